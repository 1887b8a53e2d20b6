"""The gate measured: how many true claims it accepts and how many false ones it refuses, by kind and language.

    python bench/gate.py --count 40 --seed 7 --part measuring

Claims come from the five reports, from `bench/gate_claims.yaml` (written by hand) and from made-up reports, whose truth is
known. Every false claim is made from a true one by one change: its number, indicator, agency, year, sense, the report it
cites, or an invention put in its place or added to it. What was tuned was tuned on the part `tuning`.
"""

import argparse
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Any

import yaml

# The made-up reports live with the tests, which are not installed.
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from assistant.gate import judge
from assistant.named_agency import english_name
from assistant.types import Evidence, Language
from assistant.words import words_in
from corpus.errors import UnreadableReport
from corpus.figures import figures
from corpus.indicators import instead_of
from corpus.read import read_bytes, read_report, source_files
from corpus.repair import simplify
from corpus.settings import REPORTS
from corpus.types import Figure, Report, Role, Span
from tests.made_up import made_up
from tests.made_up.types import PARTS, MadeUp, Mention
from tests.made_up.wording import themes

TRUE = "true"
# Figures taken of each report, and themes; more of one report would only repeat its templates.
OF_A_REPORT = 5
OF_A_HAND = {"true restated, a hand": "true", "negation, a hand": "false", "not said, a hand": "new"}
ENGLISH = words_in(Language.ENGLISH)


@dataclass(frozen=True, slots=True)
class Made:
    """One claim with its evidence; `kind` starts with `true` or names what is false about it."""

    kind: str
    language: str
    text: str
    evidence: Evidence

    @property
    def is_true(self) -> bool:
        return self.kind.startswith(TRUE)


@dataclass(frozen=True, slots=True)
class Told:
    """A figure of a report with the words that true and false claims about it are made of."""

    report: Report
    figure: Figure

    @property
    def evidence(self) -> Evidence:
        return Evidence(self.report, self.figure.section, self.figure.clause)


def main() -> None:
    """Make the claims, judge them, print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=40, help="made-up reports (default 40)")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--part", choices=PARTS, default="measuring")
    parser.add_argument("--wrong", action="store_true", help="print every claim that is judged wrongly")
    asked = parser.parse_args()
    made = claims(asked.count, asked.seed, asked.part)
    print(f"# {len(made)} claims, part {asked.part}, {asked.count} made-up reports, seed {asked.seed}\n")
    failed = wrong(made)
    print("\n".join(table(made, failed)))
    for one, reason in failed if asked.wrong else ():
        print(f"{one.kind} {one.language} {reason or 'accepted'} | {one.text} | {one.evidence.quote}")


def claims(count: int, seed: int, part: str) -> list[Made]:
    """Every claim of a part; the same arguments give the same claims."""
    rng = Random(f"{seed}/{part}/gate")
    printed = made_up(count, seed, part)
    made_reports = read_all(printed)
    real = real_reports()
    told = [one for report in (*real, *made_reports.values()) for one in figures_of(report, rng, printed)]
    found = [claim for one in told for claim in of_figure(one, told, rng)]
    found += [claim for report in printed for claim in of_themes(report, made_reports.get(report.name), rng)]
    found += of_written(part, real)
    found += of_a_hand(part)
    return list({(one.kind, one.text, one.evidence.report.id, one.evidence.span): one for one in found}.values())


def wrong(made: Sequence[Made]) -> list[tuple[Made, str]]:
    """Claims judged wrongly, with the gate's reason where it refused."""
    judged = [(one, judge(one.text, [one.evidence])) for one in made]
    return [(one, verdict.reason) for one, verdict in judged if verdict.accepted != one.is_true]


def shares(made: Sequence[Made], failed: Sequence[tuple[Made, str]]) -> dict[tuple[str, str], tuple[int, int]]:
    """Claims judged rightly and all claims, by kind and language."""
    wrongly = Counter((one.kind, one.language) for one, _ in failed)
    every = Counter((one.kind, one.language) for one in made)
    return {key: (total - wrongly[key], total) for key, total in sorted(every.items())}


def rates(made: Sequence[Made], failed: Sequence[tuple[Made, str]]) -> tuple[float, float, float]:
    """The share of true claims accepted, of false claims refused, and of the kind that is refused least."""
    found = shares(made, failed)
    false = sorted({kind for kind, _ in found if not kind.startswith(TRUE)})
    kinds = [_ratio([count for (kind, _), count in found.items() if kind == name]) for name in false]
    accepted = _ratio([count for (kind, _), count in found.items() if kind.startswith(TRUE)])
    return accepted, _ratio([count for (kind, _), count in found.items() if kind in false]), min(kinds)


def table(made: Sequence[Made], failed: Sequence[tuple[Made, str]]) -> Iterator[str]:
    """Markdown: a row a kind, a column a language."""
    found = shares(made, failed)
    kinds = sorted({kind for kind, _ in found}, key=lambda kind: (not kind.startswith(TRUE), kind))
    groups = [(kind, [kind]) for kind in kinds]
    groups.append(("**all true**", [kind for kind in kinds if kind.startswith(TRUE)]))
    groups.append(("**all false**", [kind for kind in kinds if not kind.startswith(TRUE)]))
    yield "| claims | zh | en | both |"
    yield "|---|---|---|---|"
    for name, members in groups:
        cells = [
            _cell([found[key] for key in found if key[0] in members and key[1] in languages])
            for languages in (("zh",), ("en",), ("zh", "en"))
        ]
        yield f"| {name} | {' | '.join(cells)} |"


def _ratio(counts: Sequence[tuple[int, int]]) -> float:
    return sum(good for good, _ in counts) / sum(total for _, total in counts)


def _cell(counts: Sequence[tuple[int, int]]) -> str:
    good, total = sum(g for g, _ in counts), sum(t for _, t in counts)
    return f"{good / total:.3f} ({good}/{total})" if total else "–"


# Reports


def read_all(printed: Sequence[MadeUp]) -> dict[str, Report]:
    """Made-up reports as the program reads them, by file; those it refuses are left out."""
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        for report in printed:
            Path(folder, report.name).write_bytes(report.content)
        for source in source_files([Path(folder)]):
            try:
                found[source.name] = read_report(source, read_bytes(source))
            except UnreadableReport:
                continue
    return found


def real_reports() -> list[Report]:
    return [read_report(source, read_bytes(source)) for source in source_files([REPORTS])]


# Figures


def figures_of(report: Report, rng: Random, printed: Sequence[MadeUp]) -> list[Told]:
    """Some figures of a report that are levels of its one year and, where the truth is known, true."""
    if report.year is None or len(report.metadata.years) != 1 or not english_name(report.agency):
        return []
    truth = next((one.truth for one in printed if one.name == report.file), None)
    known = {(f.indicator, simplify(f.value)) for f in truth.figures} if truth else None
    fitting = [
        Told(report, figure)
        for figure in figures(report)
        if figure.canonical and figure.role is Role.LEVEL and not figure.subject and figure.amount and figure.value.isascii()
        and (known is None or (figure.indicator, simplify(figure.value)) in known)
        and (truth is None or (truth.agency == report.agency and truth.year == report.year))
    ]  # fmt: skip
    return rng.sample(fitting, min(OF_A_REPORT, len(fitting)))


def of_figure(one: Told, told: Sequence[Told], rng: Random) -> Iterator[Made]:
    """True claims about a figure, then one false claim a kind, each in both languages."""
    others = [other for other in told if english_name(other.report.agency) != english_name(one.report.agency)]
    same = [o for o in told if o.report is one.report and o.figure.indicator != one.figure.indicator]
    for language in ("zh", "en"):
        yield Made("true figure", language, said(one, language, rng), one.evidence)
        if one.figure.amount and one.figure.amount >= 1000 and one.figure.value.isdigit():
            yield Made("true rounded", language, rounded(one, language), one.evidence)
        yield Made("number", language, said(replace(one, figure=replace(one.figure, value=another(one, rng))), language, rng), one.evidence)
        yield Made("year", language, said(one, language, rng, year=(one.report.year or 0) + rng.choice((-4, -3, -2, 2, 3))), one.evidence)
        if same:
            other = rng.choice(same)
            swapped = replace(one, figure=replace(one.figure, indicator=other.figure.indicator))
            alike = ("%" in other.figure.measure) == ("%" in one.figure.measure)
            if alike and other.figure.value != one.figure.value and not _kin(other, one):
                yield Made("indicator", language, said(swapped, language, rng), one.evidence)
        if others:
            other = rng.choice(others)
            yield Made("agency", language, said(one, language, rng, agency=other.report.agency), one.evidence)
            yield Made("another report", language, said(other, language, rng), one.evidence)
            if other.figure.value not in one.evidence.quote:
                own = said(other, language, rng, agency=one.report.agency, year=one.report.year)
                yield Made("another report", language, own, one.evidence)


def _kin(first: Told, second: Told) -> bool:
    """Whether one indicator may be said for the other: main items for licensing items."""
    return first.figure.indicator in instead_of(second.figure.indicator) or second.figure.indicator in instead_of(first.figure.indicator)


def said(one: Told, language: str, rng: Random, agency: str = "", year: int | None = None) -> str:
    """A figure in a sentence, as a writer of that language puts it."""
    name, when = agency or one.report.agency, year or one.report.year
    number, unit, indicator = one.figure.value, one.figure.unit, one.figure.indicator
    if language == "zh":
        frame = rng.choice(("{a}{y}年{i}为{n}{u}。", "{y}年，{a}的{i}达到{n}{u}。", "根据报告，{a}在{y}年{i}是{n}{u}。"))
        return frame.format(a=name, y=when, i=indicator, n=number, u=unit)
    spelled = f"{int(number):,}" if number.isdigit() else number
    frame = rng.choice(("{a} reported for {y}: {i}, {n}{u}.", "In {y} the figure for {i} at {a} was {n}{u}.", "{a} – {i} in {y}: {n}{u}."))
    percent = "%" if unit.strip() in ("%", "％") else ""
    return frame.format(a=english_name(name), y=when, i=ENGLISH.indicator(indicator), n=spelled, u=percent)


def rounded(one: Told, language: str) -> str:
    amount = int(one.figure.value)
    if language == "zh":
        short = f"{amount / 10_000:.1f}万" if amount >= 10_000 else f"{round(amount, -2)}"
        return f"{one.report.agency}{one.report.year}年{one.figure.indicator}约{short}{one.figure.unit}。"
    return f"In {one.report.year}, {ENGLISH.indicator(one.figure.indicator)} came to about {amount / 1000:.1f} thousand at {english_name(one.report.agency)}."


def another(one: Told, rng: Random) -> str:
    """A number like this one: a digit changed, two exchanged, or ten times as much, and not in the quote."""
    value, quote = one.figure.value, one.evidence.quote
    for _ in range(100):
        digits = list(value)
        places = [at for at, digit in enumerate(digits) if digit.isdigit()]
        at = rng.choice(places)
        digits[at] = str((int(digits[at]) + rng.randint(1, 8)) % 10)
        changed = rng.choice(("".join(digits), value + "0" if "." not in value else "".join(digits)))
        if changed not in quote and changed[0] != "0" and float(changed.replace(",", "")) > 1:
            return changed
    return value + "7"


# Themes


def of_themes(made: MadeUp, report: Report | None, rng: Random) -> Iterator[Made]:
    """Quotes of what a made-up report says of a theme, then quotes of another sentence cited to it."""
    if report is None or not english_name(report.agency):
        return
    mentions = [(m, span) for m in (*made.truth.problems, *made.truth.next_steps) if (span := _place(report, m)) is not None]
    for mention, span in rng.sample(mentions, min(OF_A_REPORT, len(mentions))):
        evidence = _evidence(report, span)
        label = {language: next((t[language] for k in ("problems", "measures") for t in themes(k) if t["id"] == mention.theme), "") for language in ("zh", "en")}
        others = [m for m, s in mentions if m.theme != mention.theme and s != span]
        names = {"zh": report.agency, "en": english_name(report.agency)}
        frames = {"zh": "{a}：“{q}”", "en": "{a} says: “{q}”"}
        for language in ("zh", "en"):
            yield Made("true quote", language, frames[language].format(a=names[language], q=evidence.quote), evidence)
            if others:
                quote = rng.choice(others).sentence
                yield Made("another quote", language, frames[language].format(a=names[language], q=quote), evidence)
            if label[language]:
                strange = {"zh": "{a}称{x}已节省财政资金一半以上。", "en": "{a} says {x} has saved half of its budget."}
                yield Made("invention", language, strange[language].format(a=names[language], x=label[language]), evidence)


def _place(report: Report, mention: Mention) -> Span | None:
    at = report.text.find(mention.sentence)
    return Span(at, at + len(mention.sentence)) if at >= 0 and mention.sentence else None


def _evidence(report: Report, span: Span) -> Evidence:
    return Evidence(report, next(s.number for s in report.sections if s.start <= span.start < s.end), span)


# Written by hand


def of_written(part: str, real: Sequence[Report]) -> list[Made]:
    """True restatements, the same turned round, inventions, and claims that cite another report."""
    content: dict[str, list[dict[str, Any]]] = yaml.safe_load(Path(__file__).with_name("gate_claims.yaml").read_text(encoding="utf-8"))
    placed = [(entry, _find(entry["quote"], real)) for entry in content[part]]
    found: list[Made] = []
    for number, (entry, evidence) in enumerate(placed):
        elsewhere = next(e for _, e in (*placed[number + 1 :], *placed) if e.span != evidence.span)
        for language, also in (("zh", "，而且"), ("en", " And ")):
            true, invented = str(entry[language]), str(entry[f"invented_{language}"])
            added = true.rstrip("。") + also + invented if language == "zh" else f"{true}{also}{invented[0].lower()}{invented[1:]}"
            name = evidence.report.agency if language == "zh" else english_name(evidence.report.agency) + ": "
            found += [
                Made("true restated", language, true, evidence),
                Made("true restated", language, name + true, evidence),
                Made("negation", language, str(entry[f"not_{language}"]), evidence),
                Made("invention", language, invented, evidence),
                Made("invention added", language, added, evidence),
                Made("another sentence", language, true, elsewhere),
            ]
    return found


def of_a_hand(part: str) -> list[Made]:
    """Claims of one hand about sentences such as reports have: carried, denied, and not said."""
    lines = Path(__file__).with_name(f"claims_{part}.jsonl").read_text(encoding="utf-8").splitlines()
    entries = [json.loads(line) for line in lines]
    with tempfile.TemporaryDirectory() as folder:
        text = "\n\n".join(["青山市行政审批局2023年行政许可实施和监督管理情况报告", "一、基本情况", *(entry["quote"] for entry in entries)])
        Path(folder, "quotes.txt").write_text(text, encoding="utf-8")
        report = read_report(source := source_files([Path(folder)])[0], read_bytes(source))
    placed = [(entry, _find(simplify(entry["quote"]), [report])) for entry in entries]
    return [
        Made(kind, language, claim, evidence)
        for entry, evidence in placed
        for language in ("zh", "en")
        for kind, told in OF_A_HAND.items()
        for claim in entry[f"{language}_{told}"]
    ]


def _find(quote: str, reports: Sequence[Report]) -> Evidence:
    for report in reports:
        at = report.search.text.find(quote)
        if at >= 0:
            return _evidence(report, report.search.original(at, at + len(quote)))
    raise ValueError(f"gate_claims.yaml: no report says {quote}")


if __name__ == "__main__":
    main()
