"""Figures measured against the truth of made-up reports: indicator, value and unit; planted errors; false flags.

    python bench/figures.py --count 300 --seed 7 --part measuring

A figure is right when indicator, value and unit are those printed; white space and the forms of the same
character (full-width, traditional) aside. Changes and targets are no figures of the year and count neither
way. A planted error is flagged when a discrepancy of its kind names its indicator. A false flag is any other
discrepancy; its share is of all reports without a planted error. Few reports have one by chance, so flags
are also counted in the same reports with an error planted in each that can have one.
"""

import argparse
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

# The made-up reports live with the tests, which are not installed.
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.reading import number, ratio
from corpus.checks import Discrepancy, discrepancies
from corpus.errors import UnreadableReport
from corpus.figures import figures
from corpus.read import read_bytes, read_report, source_files
from corpus.repair import simplify
from corpus.types import Figure, Report, Role
from tests.made_up import MadeUp, made_up
from tests.made_up.types import PARTS, PlantedError, TrueFigure

WORST = 15
SHOWN = 4
KINDS = {"sum": "sum", "percentage": "share"}
Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was found in one report: figures right, true and found; errors planted and flagged; false flags."""

    made_up: MadeUp
    right: int
    true: int
    found: int
    items: int
    items_right: int
    planted: int
    flagged: int
    false: tuple[str, ...]
    missed: tuple[Key, ...]
    wrong: tuple[Key, ...]

    @property
    def badness(self) -> int:
        return len(self.missed) + len(self.wrong) + 3 * len(self.false) + 3 * (self.planted - self.flagged)


def main() -> None:
    """Write the files, read them, print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=300, help="made-up reports (default 300)")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--part", choices=PARTS, default="measuring")
    asked = parser.parse_args()
    outcomes = outcomes_of(made_up(asked.count, asked.seed, asked.part))
    planted = outcomes_of(made_up(asked.count, asked.seed, asked.part, errors=True))
    print(f"# Figures of {asked.count} made-up reports, part {asked.part}, seed {asked.seed}\n")
    print("\n".join([*tables(outcomes), *flag_tables(outcomes, planted), *worst(outcomes), *missed_flags(planted)]))


def outcomes_of(reports: Sequence[MadeUp]) -> list[Outcome]:
    """The outcome of every report, read from a folder without side files."""
    with tempfile.TemporaryDirectory() as folder:
        for report in reports:
            Path(folder, report.name).write_bytes(report.content)
        by_name = {source.name: source for source in source_files([Path(folder)])}
        outcomes = []
        for report in reports:
            source = by_name[report.name]
            try:
                outcomes.append(judged(report, read_report(source, read_bytes(source))))
            except UnreadableReport:
                outcomes.append(unread(report))
    return outcomes


def judged(report: MadeUp, read: Report) -> Outcome:
    """One report as read, against its truth."""
    taken = [figure for figure in figures(read) if figure.canonical and figure.role is Role.LEVEL]
    true = Counter(true_key(figure) for figure in report.truth.figures)
    found = Counter(key(figure) for figure in taken)
    of_items = Counter((*true_key(figure), simplify(figure.of)) for figure in report.truth.figures if figure.of)
    found_items = Counter((*key(figure), simplify(figure.subject)) for figure in taken if figure.subject)
    told = discrepancies(figures(read))
    errors = report.truth.errors
    return Outcome(
        made_up=report,
        right=(true & found).total(),
        true=true.total(),
        found=found.total(),
        items=of_items.total(),
        items_right=(of_items & found_items).total(),
        planted=len(errors),
        flagged=sum(any(is_of(one, error) for one in told) for error in errors),
        false=tuple(one.told() for one in told if not any(is_of(one, error) for error in errors)),
        missed=tuple((true - found).elements()),
        wrong=tuple((found - true).elements()),
    )


def unread(report: MadeUp) -> Outcome:
    """A report that was refused though it is one: all its figures are missed."""
    true = tuple(true_key(figure) for figure in report.truth.figures)
    items = sum(bool(figure.of) for figure in report.truth.figures)
    return Outcome(report, 0, len(true), 0, items, 0, len(report.truth.errors), 0, (), true, ())


def is_of(one: Discrepancy, error: PlantedError) -> bool:
    return one.rule == KINDS[error.kind] and any(error.expected.startswith(part.indicator) for part in one.figures)


def true_key(figure: TrueFigure) -> Key:
    # Readings and line ends stand within a damaged unit.
    return (figure.indicator, number(figure.value), re.sub(r"\s|\([^)]*\)", "", simplify(figure.unit)))


def key(figure: Figure) -> Key:
    return (figure.indicator, number(figure.value), simplify(figure.unit))


def tables(outcomes: list[Outcome]) -> Iterator[str]:
    """Markdown tables: all, by damage, by format, by skeleton."""
    damages = sorted({damage for outcome in outcomes for damage in outcome.made_up.truth.damages})
    forms = sorted({outcome.made_up.truth.format for outcome in outcomes})
    kinds = sorted({outcome.made_up.truth.skeleton for outcome in outcomes})
    whole = [o for o in outcomes if not o.made_up.truth.damages]
    yield from table("reports", [("all", outcomes)])
    by_damage = [(name, [o for o in outcomes if name in o.made_up.truth.damages]) for name in damages]
    yield from table("damage", [("none", whole), *by_damage])
    yield from table("format", [(form, [o for o in outcomes if o.made_up.truth.format == form]) for form in forms])
    yield from table("skeleton", [(kind, [o for o in outcomes if o.made_up.truth.skeleton == kind]) for kind in kinds])


def table(what: str, rows: list[tuple[str, list[Outcome]]]) -> Iterator[str]:
    yield f"| {what} | n | figures | precision | recall | of items | with their item |"
    yield "|---|--:|--:|--:|--:|--:|--:|"
    for name, some in rows:
        right, true, found = total(some, "right"), total(some, "true"), total(some, "found")
        items = total(some, "items")
        shares = f"{ratio(right, found):.3f} | {ratio(right, true):.3f} | {items}"
        yield f"| {name} | {len(some)} | {true} | {shares} | {ratio(total(some, 'items_right'), items):.3f} |"
    yield ""


def total(some: list[Outcome], field: str) -> int:
    return sum(int(getattr(outcome, field)) for outcome in some)


def flag_tables(outcomes: list[Outcome], planted: list[Outcome]) -> Iterator[str]:
    """Planted errors flagged and false flags, by chance and with an error in each report that can have one."""
    yield "| collection | reports | errors planted | flagged | reports without an error | of them flagged | other flags where one was planted |"
    yield "|---|--:|--:|--:|--:|--:|--:|"
    for name, some in (("as drawn", outcomes), ("an error in each", planted)):
        sound = [outcome for outcome in some if not outcome.planted]
        spoiled = [outcome for outcome in some if outcome.planted]
        errors, flagged = total(some, "planted"), total(some, "flagged")
        share = f"{flagged} ({ratio(flagged, errors):.3f})"
        false = sum(bool(outcome.false) for outcome in sound)
        beside = sum(len(outcome.false) for outcome in spoiled)
        sound_share = f"{false} ({false / max(1, len(sound)):.3f})"
        yield f"| {name} | {len(some)} | {errors} | {share} | {len(sound)} | {sound_share} | {beside} |"
    yield ""


def worst(outcomes: list[Outcome]) -> Iterator[str]:
    """The worst reports with what was missed and what was wrong."""
    yield "| worst cases | format | damages | missed | wrong | false flags |"
    yield "|---|---|---|---|---|---|"
    bad = [outcome for outcome in outcomes if outcome.badness]
    for outcome in sorted(bad, key=lambda o: (-o.badness, o.made_up.name))[:WORST]:
        truth = outcome.made_up.truth
        cells = [outcome.made_up.name, truth.format, ", ".join(truth.damages) or "none"]
        yield "| " + " | ".join([*cells, said(outcome.missed), said(outcome.wrong), "; ".join(outcome.false)]) + " |"
    yield ""


def said(keys: tuple[Key, ...]) -> str:
    shown = "; ".join(f"{name} {value}{unit}" for name, value, unit in keys[:SHOWN])
    return shown + (f"; and {len(keys) - SHOWN} more" if len(keys) > SHOWN else "")


def missed_flags(planted: list[Outcome]) -> Iterator[str]:
    """Planted errors that nothing was said of, and flags where nothing was planted."""
    for outcome in planted:
        truth = outcome.made_up.truth
        for error in truth.errors if outcome.flagged < outcome.planted else ():
            yield f"not flagged: {outcome.made_up.name} {', '.join(truth.damages)}: {error.sentence[:80]!r}"
        for flag in outcome.false:
            yield f"false flag: {outcome.made_up.name} {', '.join(truth.damages)}: {flag}"


if __name__ == "__main__":
    main()
