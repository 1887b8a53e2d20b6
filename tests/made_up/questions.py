"""Questions over made-up reports, with their truth, in the schema of `askreports eval`.

    python -m tests.made_up.questions OUT --count 200 --seed 31

writes `OUT/reports` and `OUT/questions.yaml`. The truth comes from what was written into the reports, never
from what the program makes of them. Every question is asked in Chinese and in English.
"""

import argparse
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path
from random import Random
from typing import Any

import yaml

from assistant.evaluate import QuestionFile
from tests.made_up import made_up
from tests.made_up.agencies import draw_agency
from tests.made_up.known import Known, Printed, Scope, in_english, kind_of, romanised
from tests.made_up.types import PARTS, RETOLD, MadeUp
from tests.made_up.wording import themes, words

LANGUAGES = ("zh", "en")
SCOPED, NEGATIVES, DOUBLES, COUNTS, FIGURES, COMPARED, MISSING = 20, 10, 14, 14, 40, 16, 10
MOST_TRIES = 2_000
Truth = dict[str, Any]


def main() -> None:
    """Write the reports and their questions."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path, help="folder to write reports and questions.yaml to")
    parser.add_argument("--count", type=int, default=200, help="made-up reports (default 200)")
    parser.add_argument("--seed", type=int, default=31)
    parser.add_argument("--part", choices=(*PARTS, RETOLD), default="measuring")
    asked = parser.parse_args()
    reports = made_up(asked.count, asked.seed, asked.part)
    content = questions(reports, asked.seed, asked.part)
    folder = asked.out / "reports"
    folder.mkdir(parents=True, exist_ok=True)
    for report in reports:
        (folder / report.name).write_bytes(report.content)
    text = yaml.safe_dump(content.model_dump(mode="json", exclude_defaults=True), allow_unicode=True, sort_keys=False)
    (asked.out / "questions.yaml").write_text(text, encoding="utf-8")
    print(f"{len(reports)} reports and {len(content.questions)} questions in {asked.out}")


def questions(reports: Sequence[MadeUp], seed: int, part: str) -> QuestionFile:
    """The questions over a collection; the same arguments give the same questions."""
    maker = Maker(Known(reports), Random(f"{seed}/{part}/questions"), part)
    asked = [*maker.lists(), *maker.conditions(), *maker.figures(), *maker.unanswerable()]
    return QuestionFile.model_validate({"bars": words("questions")["bars"], "questions": asked})


class Maker:
    """Draws what is asked about, and words it in both languages."""

    def __init__(self, known: Known, rng: Random, part: str) -> None:
        self.known = known
        self.rng = rng
        self.part = "measuring" if part == RETOLD else part
        self._numbers = {name: count(1) for name in ("list", "count", "figure", "compare", "none")}
        self._english = {report.truth.agency: in_english(report) for report in known.reports}

    # Lists

    def lists(self) -> Iterator[Truth]:
        """Every theme over all reports; then themes within a place, a kind, a year; then how many."""
        for theme in themes("problems"):
            yield from self._theme(theme["id"], None, "list")
        for theme in themes("measures"):
            files, unclear = self.known.doing(theme["id"]), self.known.nearly_doing(theme["id"])
            spans = self.known.sentences(theme["id"], files, problem=False)
            yield from self._list("measure", ["measure"], (files, unclear), {"x": theme["id"]}, spans)
        for scope in self._drawn(self.known.scopes(), SCOPED):
            yield from self._theme(self._named_in(scope), scope, "list")
        for scope in self._drawn(self.known.scopes(), NEGATIVES):
            yield from self._negative(self._named_in(scope), scope)
        for named, within in self._countable():
            yield from self._theme(named, within, "count")

    def conditions(self) -> Iterator[Truth]:
        """Two problems at once, or one without the other."""
        seen: set[tuple[str, str]] = set()
        for _ in range(MOST_TRIES):
            x, y = (theme["id"] for theme in self.rng.sample(themes("problems"), 2))
            files = self.known.naming(x) & self.known.naming(y)
            if len(files) < 2 or (y, x) in seen or (x, y) in seen:
                continue
            seen.add((x, y))
            yield from self._double("both" if len(seen) % 2 else "but_not", x, y)
            if len(seen) == DOUBLES:
                return

    def _double(self, name: str, x: str, y: str) -> Iterator[Truth]:
        known, (first, second) = self.known, (self.known.naming(x), self.known.naming(y))
        wanted = first & second if name == "both" else first - second
        wanted -= known.nearly_naming(y) if name == "but_not" else frozenset()
        maybe = (first | known.nearly_naming(x)) & (second | known.nearly_naming(y))
        unclear = maybe - wanted if name == "both" else (first | known.nearly_naming(x)) - wanted - second
        spans = [*known.sentences(x, wanted, problem=True)]
        spans += known.sentences(y, wanted, problem=True) if name == "both" else []
        tags = ["two-conditions", *(["negative"] if name == "but_not" else [])]
        yield from self._list(name, tags, (wanted, unclear), {"x": x, "y": y}, spans)

    def _theme(self, theme: str, scope: Scope | None, name: str) -> Iterator[Truth]:
        within = scope.files if scope else self.known.files
        files, unclear = self.known.naming(theme) & within, self.known.nearly_naming(theme) & within
        spans = self.known.sentences(theme, files, problem=True)
        tags = ["problems", *([f"by-{scope.what}"] if scope else [])]
        yield from self._list(name, tags, (files, unclear), {"x": theme}, spans, scope)

    def _negative(self, theme: str, scope: Scope) -> Iterator[Truth]:
        """A report without any problems says nothing either way."""
        named, near = self.known.naming(theme), self.known.nearly_naming(theme)
        files = (scope.files & self.known.with_problems) - named - near
        unclear = scope.files - files - named
        yield from self._list("negative", ["negative", f"by-{scope.what}"], (files, unclear), {"x": theme}, [], scope)

    def _list(
        self, name: str, tags: list[str], truth: tuple[frozenset[str], frozenset[str]],
        about: dict[str, str], spans: Sequence[tuple[str, str]], scope: Scope | None = None,
    ) -> Iterator[Truth]:  # fmt: skip
        files, unclear = truth
        if not files:
            return
        wordings = {language: self._worded(name, language, about, scope) for language in LANGUAGES}
        common: Truth = {"kind": "list", "tags": tags, "files": sorted(files), "unclear": sorted(unclear)}
        common["spans"] = [{"file": file, "text": text} for file, text in spans]
        if name == "count":
            common["count"] = len(files)
        yield from self._pair("count" if name == "count" else "list", wordings, {**common, "status": "answered"})

    def _worded(self, name: str, language: str, about: dict[str, str], scope: Scope | None) -> str:
        shown = {slot: self._called(theme, language) for slot, theme in about.items()}
        where = ""
        if scope:
            frame = words("questions")["scope"][scope.what][language]
            where = frame.format(**{scope.what: scope.zh if language == "zh" else scope.en})
        return self._phrase(name, language, scope=where, **shown)

    def _called(self, theme: str, language: str) -> str:
        """What a theme is called in a question of this part."""
        if self.part == "measuring":
            return str(words("questions")["themes"][theme][LANGUAGES.index(language)])
        return str(next(t[language] for kind in ("problems", "measures") for t in themes(kind) if t["id"] == theme))

    def _named_in(self, scope: Scope) -> str:
        """A theme that a report of the scope names."""
        named = [t["id"] for t in themes("problems") if self.known.naming(t["id"]) & scope.files]
        return str(self.rng.choice(named or [themes("problems")[0]["id"]]))

    def _countable(self) -> list[tuple[str, Scope | None]]:
        """Themes and scopes of which nobody can argue about the number."""
        scopes: list[Scope | None] = [None, *self.known.scopes()]
        sure = [
            (theme["id"], scope)
            for theme in themes("problems")
            for scope in scopes
            for within in [scope.files if scope else self.known.files]
            if len(self.known.naming(theme["id"]) & within) > 1 and not self.known.nearly_naming(theme["id"]) & within
        ]
        return self._drawn(sure, COUNTS)

    # Figures

    def figures(self) -> Iterator[Truth]:
        """One figure; then two agencies side by side."""
        printed = self.known.figures()
        for one in self._drawn(printed, FIGURES):
            yield from self._figure("figure", [one], [])
        for one in self._drawn(printed, COMPARED):
            others = [other for other in printed if _comparable(one, other)]
            if others:
                yield from self._figure("compare", [one, self.rng.choice(others)], [])

    def _figure(self, name: str, asked: Sequence[Printed], tags: list[str]) -> Iterator[Truth]:
        first, last = asked[0], asked[-1]
        wordings = {
            language: self._phrase(
                name, language, agency=self._agency(first.agency, language), year=str(first.year),
                agency2=self._agency(last.agency, language), year2=str(last.year),
                indicator=words("questions")["indicators"][first.indicator][language],
            )
            for language in LANGUAGES
        }  # fmt: skip
        spans = [{"file": file, "text": one.value + one.unit} for one in asked for file in one.files[:1]]
        files = sorted({file for one in asked for file in one.files})
        truth: Truth = {"kind": name, "status": "answered", "tags": tags, "files": files, "spans": spans}
        yield from self._pair(name, wordings, {**truth, "values": [one.value for one in asked]})

    def _agency(self, name: str, language: str) -> str:
        return name if language == "zh" else self._english[name]

    # What the reports do not answer

    def unanswerable(self) -> Iterator[Truth]:
        """Topics that no report has; agencies, years and figures that are missing."""
        for topic in words("questions")["absent"]:
            # Sentences of the generator or names of licensing items may have the words after all.
            if any(word in report.text for word in topic["never"] for report in self.known.reports):
                continue
            wordings = {language: self._phrase("list", language, scope="", x=topic[language]) for language in LANGUAGES}
            yield from self._pair("none", wordings, {"kind": "list", "status": "not_found", "tags": ["absent-topic"]})
        printed = self._drawn(self.known.figures(), 2 * MISSING)
        for one in printed[:MISSING]:
            yield from self._missing("wrong-year", one, year=self._other_year(one.agency))
        for one in printed[MISSING:]:
            yield from self._missing("missing-detail", one, indicator=self._other_indicator(one))
        for one in printed[:MISSING]:
            yield from self._elsewhere(one)

    def _missing(self, tag: str, one: Printed, year: int | None = None, indicator: str = "") -> Iterator[Truth]:
        shown = words("questions")["indicators"][indicator or one.indicator]
        wordings = {
            language: self._phrase(
                "figure", language, agency=self._agency(one.agency, language), year=str(year or one.year),
                indicator=shown[language],
            )
            for language in LANGUAGES
        }  # fmt: skip
        yield from self._pair("none", wordings, {"kind": "figure", "status": "not_found", "tags": [tag]})

    def _elsewhere(self, one: Printed) -> Iterator[Truth]:
        """The same figure of an agency that has no report."""
        agency = draw_agency(self.rng, "guangdong", one.year)
        while agency.name in self.known.agencies or agency.name.endswith("分局"):
            agency = draw_agency(self.rng, "guangdong", one.year)
        kind = words("questions")["kinds"][kind_of(agency.name)]["en"]
        local = [romanised(place) for place in agency.place.chain[1:]]
        names = {"zh": agency.name, "en": " ".join([*dict.fromkeys(local), kind])}
        shown = words("questions")["indicators"][one.indicator]
        wordings = {
            language: self._phrase(
                "figure", language, agency=names[language], year=str(one.year), indicator=shown[language]
            )
            for language in LANGUAGES
        }
        yield from self._pair("none", wordings, {"kind": "figure", "status": "not_found", "tags": ["wrong-agency"]})

    def _other_year(self, agency: str) -> int:
        # The year before is often compared with; it is left out on both sides.
        years = self.known.years[agency]
        return self.rng.choice([y for y in range(2014, 2027) if not {y - 1, y, y + 1} & years])

    def _other_indicator(self, one: Printed) -> str:
        told = {f.indicator for r in self.known.reports if r.truth.agency == one.agency for f in r.truth.figures}
        return str(self.rng.choice([name for name in words("questions")["indicators"] if name not in told]))

    # Words

    def _pair(self, name: str, wordings: dict[str, str], truth: Truth) -> Iterator[Truth]:
        number = next(self._numbers[name])
        ids = {language: f"{name}-{language}-{number:03d}" for language in LANGUAGES}
        for language, other in (("zh", "en"), ("en", "zh")):
            asked = {"id": ids[language], "question": wordings[language], "language": language, "pair": ids[other]}
            yield {**asked, **truth}

    def _phrase(self, name: str, language: str, **slots: str) -> str:
        return str(self.rng.choice(words("questions")[name][self.part][language])).format(**slots)

    def _drawn(self, found: Sequence[Any], most: int) -> list[Any]:
        return self.rng.sample(list(found), min(most, len(found)))


def _comparable(a: Printed, b: Printed) -> bool:
    return a.agency != b.agency and a.indicator == b.indicator and a.value != b.value


if __name__ == "__main__":
    main()
