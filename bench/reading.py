"""Reading measured against the truth of made-up reports: sections, agency, year, partition, figures.

    python bench/reading.py --count 300 --seed 7 --part measuring

Sections are counted whole: a true section is found when a section read starts at the same heading (white
space aside), and right when its type is right too. 一是…, ① and other enumerations inside a section count
neither way. A heading path is exact when every heading of it is, white space and the closing mark aside.
A report that cannot be read counts as read wrongly in everything.
"""

import argparse
import sys
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

# The made-up reports live with the tests, which are not installed.
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from corpus.errors import UnreadableReport
from corpus.figures import figures
from corpus.read import read_bytes, read_report, source_files
from corpus.types import Report, Role
from tests.made_up import MadeUp, made_up
from tests.made_up.refused import refused
from tests.made_up.types import PARTS, TrueSection

CLOSING = " 。．.：:；;，,、"
WORST = 10
SHOWN = 4


@dataclass(frozen=True, slots=True)
class Outcome:
    """What reading made of one report. Sections: right in type, of all true ones, of all found ones."""

    made_up: MadeUp
    error: str
    right: int
    true: int
    found: int
    paths: int
    agency: bool
    year: bool
    outside: int
    figures_right: int
    figures_true: int
    figures_found: int
    wrong: tuple[str, ...]

    @property
    def badness(self) -> float:
        """How wrong the report was read, for the list of the worst."""
        share = f1(self.right, self.found, self.true)
        misread = (not self.agency) + (not self.year) + (self.outside > 0)
        return (1 - share) + (1 - ratio(self.paths, self.true)) + misread


def main() -> None:
    """Write the files, read them, print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=300, help="made-up reports (default 300)")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--part", choices=PARTS, default="measuring")
    parser.add_argument("--keep", type=Path, help="folder to write the files and their truth to, and to leave them in")
    asked = parser.parse_args()
    reports = made_up(asked.count, asked.seed, asked.part)
    with tempfile.TemporaryDirectory() as folder:
        outcomes = read_all(reports, Path(folder))
    if asked.keep:
        keep(reports, asked.keep)
    print(f"# Reading {asked.count} made-up reports, part {asked.part}, seed {asked.seed}\n")
    print("\n".join([*tables(outcomes), *worst(outcomes), *refusals(asked.seed, asked.part)]))


def keep(reports: list[MadeUp], folder: Path) -> None:
    """Write the files into `folder/files` and the truths into `folder/truth`, to look at."""
    for name in ("files", "truth"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for report in reports:
        (folder / "files" / report.name).write_bytes(report.content)
        (folder / "truth" / f"{report.name}.json").write_text(report.truth.to_json(), encoding="utf-8")


def read_all(reports: list[MadeUp], folder: Path) -> list[Outcome]:
    """The outcome of every report, read from a folder without side files."""
    for report in reports:
        (folder / report.name).write_bytes(report.content)
    by_name = {source.name: source for source in source_files([folder])}
    outcomes = []
    for report in reports:
        source = by_name[report.name]
        try:
            outcomes.append(judged(report, read_report(source, read_bytes(source))))
        except UnreadableReport as error:
            outcomes.append(unread(report, error.reason))
    return outcomes


def judged(report: MadeUp, read: Report) -> Outcome:
    """One report as read, against its truth."""
    truth = report.truth
    at = starts(truth.sections, read.text)
    found = dict(found_sections(read))
    pairs = [(section, found.get(at[i])) for i, section in enumerate(truth.sections) if not section.optional]
    optional = {at[i] for i, section in enumerate(truth.sections) if section.optional}
    printed = true_numbers(report)
    taken = Counter((figure.indicator, number(figure.value)) for figure in figures(read) if figure.canonical and figure.role is Role.LEVEL)
    return Outcome(
        made_up=report,
        error="",
        right=sum(match is not None and match.type == section.type for section, match in pairs),
        true=len(pairs),
        found=sum(begin not in optional for begin in found),
        paths=sum(
            match is not None and same_path(match.heading_path, section.heading_path) for section, match in pairs
        ),
        agency=read.agency == truth.agency,
        year=read.year == truth.year,
        outside=outside_partition(read),
        figures_right=(printed & taken).total(),
        figures_true=printed.total(),
        figures_found=taken.total(),
        wrong=(*wrong_metadata(report, read), *wrong_sections(pairs), *extra_sections(found, set(at.values()))),
    )


def wrong_metadata(report: MadeUp, read: Report) -> Iterator[str]:
    if read.agency != report.truth.agency:
        yield f"agency read as “{read.agency}”"
    if read.year != report.truth.year:
        yield f"year read as {read.year}, is {report.truth.year}"


def wrong_sections(pairs: list[tuple[TrueSection, TrueSection | None]]) -> Iterator[str]:
    for section, match in pairs:
        if match is None:
            yield f"{section.heading_path[-1]}: not found"
        elif match.type != section.type:
            yield f"{section.heading_path[-1]}: typed {match.type}"
        elif not same_path(match.heading_path, section.heading_path):
            yield f"path of {section.heading_path[-1]}: " + " > ".join(match.heading_path)


def extra_sections(found: dict[int, TrueSection], true: set[int]) -> Iterator[str]:
    for begin, section in found.items():
        if begin not in true:
            yield f"no heading: {section.heading_path[-1]}"


def unread(report: MadeUp, reason: str) -> Outcome:
    """A report that was refused though it is one."""
    true = sum(not section.optional for section in report.truth.sections)
    printed = true_numbers(report).total()
    return Outcome(report, reason, 0, true, 0, 0, False, False, 0, 0, printed, 0, (f"refused: {reason}",))


def true_numbers(report: MadeUp) -> Counter[tuple[str, str]]:
    return Counter((figure.indicator, number(figure.value)) for figure in report.truth.figures)


def starts(sections: Iterable[TrueSection], text: str) -> dict[int, int]:
    """Where each true section starts in the text without white space; less than zero where it is not printed."""
    bare, places, after = compact(text), {}, 0
    for i, section in enumerate(sections):
        place = bare.find(compact(section.marker), after)
        if place < 0:
            place = bare.find(compact(section.heading_path[-1]), after)
        places[i] = place if place >= 0 else -1 - i
        after = max(after, place)
    return places


def found_sections(read: Report) -> Iterator[tuple[int, "TrueSection"]]:
    """Headed sections as read, with their start in the text without white space."""
    for section in read.sections:
        if section.heading_path:
            yield len(compact(read.text[: section.start])), TrueSection(section.type, section.heading_path, "", False)


def compact(text: str) -> str:
    return "".join(text.split())


def same_path(read: tuple[str, ...], true: tuple[str, ...]) -> bool:
    return [compact(words).rstrip(CLOSING) for words in read] == [compact(words).rstrip(CLOSING) for words in true]


def number(value: str) -> str:
    """A printed number for comparing: half-width, simplified, without commas, spaces and 余."""
    plain = unicodedata.normalize("NFKC", value).replace("萬", "万")
    return "".join(character for character in plain if character not in ", 余多\n")


def outside_partition(read: Report) -> int:
    """Characters that are in no section or in two."""
    wrong, at = 0, 0
    for section in read.sections:
        wrong += abs(section.start - at)
        at = section.end
    return wrong + abs(len(read.text) - at)


def ratio(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def f1(right: int, found: int, true: int) -> float:
    return ratio(2 * right, found + true)


def tables(outcomes: list[Outcome]) -> Iterator[str]:
    """Markdown tables: all, by damage, by format, by skeleton."""
    damages = sorted({damage for outcome in outcomes for damage in outcome.made_up.truth.damages})
    forms = sorted({outcome.made_up.truth.format for outcome in outcomes})
    kinds = sorted({outcome.made_up.truth.skeleton for outcome in outcomes})
    yield from table("reports", [("all", outcomes), ("all that were read", [o for o in outcomes if not o.error])])
    yield from table(
        "damage",
        [
            ("none", [o for o in outcomes if not o.made_up.truth.damages]),
            *((damage, [o for o in outcomes if damage in o.made_up.truth.damages]) for damage in damages),
        ],
    )
    yield from table("format", [(form, [o for o in outcomes if o.made_up.truth.format == form]) for form in forms])
    yield from table("skeleton", [(kind, [o for o in outcomes if o.made_up.truth.skeleton == kind]) for kind in kinds])


def table(what: str, rows: list[tuple[str, list[Outcome]]]) -> Iterator[str]:
    yield f"| {what} | n | read | section type F1 | paths exact | agency | year | characters outside | figures precision | recall |"
    yield "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|"
    for name, some in rows:
        yield row(name, some)
    yield ""


def row(name: str, some: list[Outcome]) -> str:
    def total(field: str) -> int:
        return sum(int(getattr(outcome, field)) for outcome in some)

    shares = (
        f1(total("right"), total("found"), total("true")),
        ratio(total("paths"), total("true")),
        ratio(total("agency"), len(some)),
        ratio(total("year"), len(some)),
    )
    numbers = (
        ratio(total("figures_right"), total("figures_found")),
        ratio(total("figures_right"), total("figures_true")),
    )
    read = sum(not outcome.error for outcome in some)
    cells = [name, str(len(some)), str(read), *(f"{share:.3f}" for share in shares), str(total("outside"))]
    return "| " + " | ".join([*cells, *(f"{share:.3f}" for share in numbers)]) + " |"


def worst(outcomes: list[Outcome]) -> Iterator[str]:
    """The worst cases that were read, and how many were not, by reason."""
    yield "| worst cases | format | damages | what was wrong |"
    yield "|---|---|---|---|"
    read = [outcome for outcome in outcomes if not outcome.error and outcome.badness > 0]
    for outcome in sorted(read, key=lambda o: (-o.badness, o.made_up.name))[:WORST]:
        truth = outcome.made_up.truth
        said = "; ".join(words.replace("\n", "")[:60] for words in outcome.wrong[:SHOWN])
        said += f"; and {len(outcome.wrong) - SHOWN} more" if len(outcome.wrong) > SHOWN else ""
        name = f"{outcome.made_up.name} {truth.agency} {truth.year}"
        yield f"| {name} | {truth.format} | {', '.join(truth.damages) or 'none'} | {said.replace('|', '/')} |"
    yield ""
    reasons = Counter(outcome.error for outcome in outcomes if outcome.error)
    for reason, count in sorted(reasons.items()):
        yield f"{count} not read: {reason}"
    yield ""


def refusals(seed: int, part: str) -> Iterator[str]:
    """What became of files that are no reports."""
    yield "| no report | refused | reason |"
    yield "|---|---|---|"
    with tempfile.TemporaryDirectory() as folder:
        for none in refused(seed, part):
            path = Path(folder, none.name)
            path.write_bytes(none.content)
            source = source_files([path])[0]
            try:
                read_report(source, read_bytes(source))
                yield f"| {none.kind} ({path.suffix}) | no | |"
            except UnreadableReport as error:
                yield f"| {none.kind} ({path.suffix}) | yes | {error.reason} |"


if __name__ == "__main__":
    main()
