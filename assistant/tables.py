"""What the command line shows to people: answers, reports, figures, metrics, as text and tables."""

import sys
from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table

from assistant.answer_json import Json

# Where the output is no terminal nothing says how wide it may be; lines are not broken for a file.
WIDTH_OF_A_FILE = 200
LONGEST_CELL = 120
# The metrics that fit a terminal; all of them are in the JSON.
GROUP_METRICS = (
    "right", "status", "list_f1", "list_f1_macro", "count_exact", "figure_exact", "citation_recall",
    "citation_precision", "right_refusal", "wrong_refusal", "hit@5", "ndcg@10", "median_ms",
)  # fmt: skip


def console() -> Console:
    """A console on the standard output of the moment that prints text as it stands."""
    width = None if sys.stdout.isatty() else WIDTH_OF_A_FILE
    return Console(markup=False, highlight=False, emoji=False, width=width, soft_wrap=not sys.stdout.isatty())


def show_answer(answer: Json) -> None:
    """The answer, its citations, its verdicts and what to ask instead."""
    out = console()
    out.print(answer["answer"])
    if answer["citations"]:
        out.print()
    for citation in answer["citations"]:
        place = " › ".join([_whose(citation), *citation["heading_path"]])
        out.print(f"[{citation['n']}] {place}: “{' '.join(citation['quote'].split())}”")
    if answer["verdicts"]:
        out.print()
        columns = ("agency", "year", "verdict", "score", "reason", "citation")
        out.print(_table(columns, answer["verdicts"]))
        out.print(_ledger_line(answer["ledger"]))
    for suggestion in answer["suggestions"]:
        out.print(f"→ {suggestion}")


def show_reports(reports: Sequence[Json]) -> None:
    """The reports, one a line."""
    columns = ("id", "file", "agency", "year", "title", "sections_found", "sections_missing", "warnings")
    console().print(_table(columns, reports))


def show_report(report: Json) -> None:
    """One report: its metadata, then its sections with their offsets."""
    out = console()
    for name in ("id", "file", "agency", "years", "title", "date", "address", "sections_missing", "warnings"):
        out.print(f"{name}: {_cell(report[name], len(str(report[name])))}")
    out.print()
    rows = [
        {**section, "heading": "  " * max(0, len(section["heading_path"]) - 1) + (section["heading_path"] or ["—"])[-1]}
        for section in report["sections"]
    ]
    out.print(_table(("start", "end", "type", "heading"), rows))


def show_figures(figures: Sequence[Json]) -> None:
    """The figures, one a line."""
    columns = ("file", "agency", "year", "indicator", "value", "unit", "period", "role", "section", "start", "end", "flags")
    console().print(_table(columns, figures))


def show_metrics(metrics: Sequence[Json], questions: int) -> None:
    """The metrics of an evaluation with their bars."""
    out = console()
    out.print(_table(("name", "value", "bar", "reached"), metrics))
    out.print(f"{questions} questions")


def show_groups(groups: Sequence[Json]) -> None:
    """The metrics by kind of question and language; what does not apply to a kind is left blank."""
    names = [name for name in GROUP_METRICS if any(name in group["values"] for group in groups)]
    rows = [
        {
            **{name: f"{value:.0f}" if name.endswith("_ms") else f"{value:.3f}" for name, value in group["values"].items()},
            **{key: group[key] for key in ("language", "questions")},
            "kind": group["kind"] or "all",
        }
        for group in groups
    ]
    out = console()
    out.print()
    out.print(_table(("kind", "language", "questions", *names), [dict.fromkeys(names) | row for row in rows]))


def show_changes(changes: Json) -> None:
    """What changed since a saved run: metrics, then questions, the worse ones first."""
    out = console()
    out.print()
    out.print(_table(("name", "before", "now", "change"), changes["metrics"]))
    for title in ("worse", "better"):
        out.print(f"{title}: {len(changes[title])}")
        for change in changes[title]:
            moved = ", ".join(f"{name} {_end(old)} → {_end(new)}" for name, (old, new) in change["scores"].items())
            out.print(f"  {change['id']} {change['question']}: {moved}")
    for title in ("new", "gone"):
        if changes[title]:
            out.print(f"{title}: {', '.join(changes[title])}")


def show_checks(checks: Sequence[Json]) -> None:
    """The findings of the doctor, each with its mend."""
    out = console()
    for check in checks:
        mend = f" → {check['mend']}" if check["mend"] else ""
        out.print(f"{'ok ' if check['ok'] else 'BAD'} {check['name']}: {check['found']}{mend}")


def show_run(run: Json) -> None:
    """What an index run did."""
    counts = ", ".join(f"{run[name]} {name}" for name in ("added", "updated", "unchanged", "removed"))
    parts = [f"{len(run['moved'])} moved"] if run["moved"] else []
    parts += [f"{run['repaired']} repaired"] if run["repaired"] else []
    told = counts.replace(" updated", f" updated ({', '.join(parts)})") if parts else counts
    console().print(f"{told}; {run['passages']} passages in {run['seconds']} s")


def _end(value: float | None) -> str:
    return "–" if value is None else f"{value:g}"


def _whose(row: Json) -> str:
    return f"{row['agency'] or row['file']} {row['year'] or ''}".strip()


def _ledger_line(ledger: Json | None) -> str:
    if ledger is None:
        return ""
    counts = ", ".join(
        f"{name} {ledger[name]}" for name in ("reports", "in_scope", "with_section", "yes", "no", "unclear")
    )
    missing = f"; without the section: {'、'.join(ledger['without_section'])}" if ledger["without_section"] else ""
    unread = f"; unreadable: {', '.join(ledger['unreadable'])}" if ledger["unreadable"] else ""
    return counts + missing + unread


def _table(columns: Sequence[str], rows: Iterable[Json]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in columns:
        table.add_column(column.replace("_", " "), overflow="fold")
    for row in rows:
        table.add_row(*(_cell(row[column]) for column in columns))
    return table


def _cell(value: object, longest: int = LONGEST_CELL) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    return text if len(text) <= longest else text[: longest - 1] + "…"
