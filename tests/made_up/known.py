"""What the truth of a collection of made-up reports says: who names which theme, who prints which figure."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pypinyin import lazy_pinyin

from tests.made_up.types import MadeUp, Mention
from tests.made_up.wording import themes, told, words

_Sentences = dict[str, dict[str, str]]


@dataclass(frozen=True, slots=True)
class Scope:
    """A place, a kind of agency or a year that a question is about; `files` are the reports in it."""

    what: str
    zh: str
    en: str
    files: frozenset[str]


@dataclass(frozen=True, slots=True)
class Printed:
    """A figure that a report prints once and the same throughout; twins print it too."""

    agency: str
    year: int
    indicator: str
    value: str
    unit: str
    files: tuple[str, ...]


class Known:
    """The truth of a collection, by theme and by scope.

    A page copied by a mirror is the same report once more, which an index run names as a duplicate: it has no truth of its own.
    """

    def __init__(self, reports: Sequence[MadeUp]) -> None:
        self.reports = reports = [report for report in reports if not is_copy(report)]
        self.files = frozenset(report.name for report in reports)
        self.agencies = {report.truth.agency for report in reports}
        self.years: dict[str, set[int]] = defaultdict(set)
        for report in reports:
            self.years[report.truth.agency] |= set(range(report.truth.first_year, report.truth.year + 1))
        self.with_problems = frozenset(report.name for report in reports if report.truth.problems)
        self._problems, self._near_problems = _by_theme((report.name, report.truth.problems) for report in reports)
        done = [(report.name, (*report.truth.innovations, *report.truth.others)) for report in reports]
        self._done, self._nearly_done = _by_theme(done)
        self._planned, self._nearly_planned = _by_theme((report.name, report.truth.next_steps) for report in reports)

    def naming(self, theme: str) -> frozenset[str]:
        """The reports that name the theme as a problem."""
        return frozenset(self._problems[theme])

    def nearly_naming(self, theme: str) -> frozenset[str]:
        """The reports that word a problem so that a fair judge might count it."""
        return frozenset(self._near_problems[theme]) - self.naming(theme)

    def doing(self, measure: str) -> frozenset[str]:
        """The reports that say they have put the measure into practice."""
        return frozenset(self._done[measure])

    def nearly_doing(self, measure: str) -> frozenset[str]:
        """Those that plan it, or do what may be taken for it, or use its name without more."""
        kinds = (self._nearly_done, self._planned, self._nearly_planned)
        found = {file for kind in kinds for file in kind[measure]}
        name = next(theme["zh"] for theme in themes("measures") if theme["id"] == measure)
        found |= {report.name for report in self.reports if name in report.text}
        return frozenset(found) - self.doing(measure)

    def sentences(self, theme: str, files: Iterable[str], problem: bool) -> list[tuple[str, str]]:
        """File and sentence, as printed, of the first mention of a theme in each of the reports."""
        kept = self._problems if problem else self._done
        return [(file, kept[theme][file]) for file in sorted(files)]

    def scopes(self) -> list[Scope]:
        """Provinces, cities, kinds and years with some reports, but not all."""
        places = Counter(place for report in self.reports for place in set(report.truth.places[:2]))
        found = [Scope("place", name, romanised(name), self._where(name)) for name in sorted(places)]
        for kind, named in words("questions")["kinds"].items():
            files = frozenset(r.name for r in self.reports if kind_of(r.truth.agency) == kind)
            found.append(Scope("kind", named["zh"], named["many"], files))
        for year in sorted({report.truth.year for report in self.reports}):
            # A review of several years is of none of them alone.
            files = frozenset(r.name for r in self.reports if r.truth.first_year == r.truth.year == year)
            found.append(Scope("year", str(year), str(year), files))
        return [scope for scope in found if len(scope.files) > 2]

    def figures(self) -> list[Printed]:
        """The figures of agencies as a whole that have one value in their report."""
        found: dict[tuple[str, int, str], dict[str, set[tuple[str, str]]]] = defaultdict(lambda: defaultdict(set))
        for report in self.reports:
            truth = report.truth
            if truth.first_year != truth.year or truth.errors or "two_documents" in truth.damages:
                continue
            for figure in truth.figures:
                if not figure.of and figure.indicator in words("questions")["indicators"]:
                    found[truth.agency, truth.year, figure.indicator][report.name].add((figure.value, figure.unit))
        return [
            Printed(*key, *next(iter(values)), tuple(sorted(by_file)))
            for key, by_file in sorted(found.items())
            if len(values := set().union(*by_file.values())) == 1 and self._is_whole(key, by_file)
        ]

    def _is_whole(self, key: tuple[str, int, str], by_file: dict[str, set[tuple[str, str]]]) -> bool:
        """Every report of that agency and year prints it."""
        same = {r.name for r in self.reports if (r.truth.agency, r.truth.year) == key[:2]}
        return same == set(by_file)

    def _where(self, name: str) -> frozenset[str]:
        return frozenset(report.name for report in self.reports if name in report.truth.places)


def kind_of(agency: str) -> str:
    """The kind of an agency by its name."""
    for kind in words("agencies"):
        if any(kind[level] in agency for level in ("city", "district", "shanghai") if level in kind):
            return str(kind["id"])
    raise ValueError(f"{agency}: of no kind in agencies.yaml")


def romanised(place: str) -> str:
    """A place as it is written in English: 广州市 → Guangzhou, 吉安市 → Ji'an."""
    bare = place[:-1] if len(place) > 2 and place[-1] in "省市区县" else place
    first, *others = lazy_pinyin(bare)
    return (first + "".join(f"'{word}" if word[0] in "aeo" else word for word in others)).capitalize()


def in_english(report: MadeUp) -> str:
    """An agency's name as an English report would write it."""
    truth = report.truth
    name = words("questions")["kinds"][kind_of(truth.agency)]["en"]
    local = [romanised(place) for place in truth.places[1:]] or [romanised(truth.places[0])]
    if truth.agency.endswith("分局"):
        return f"{local[-1]} Branch of the {romanised(truth.places[-2])} {name}"
    return " ".join([*dict.fromkeys(local), name])


def is_copy(report: MadeUp) -> bool:
    """Whether a mirror copied this page from another: the same report once more."""
    return "mirror" in report.truth.damages


def _by_theme(said: Iterable[tuple[str, Sequence[Mention]]]) -> tuple[_Sentences, _Sentences]:
    """Theme → file → its first sentence that tells it; the same of sentences that may be taken for it."""
    surely: _Sentences = defaultdict(dict)
    arguably: _Sentences = defaultdict(dict)
    for file, mentions in said:
        for mention in mentions:
            tells = told(mention.theme, mention.phrasing)
            for found, names in ((surely, tells.surely), (arguably, tells.arguably)):
                for theme in names:
                    found[theme].setdefault(file, mention.sentence)
    return surely, arguably
