"""A run as one HTML page that needs nothing else: plots, and every question's answer beside its truth."""

from collections.abc import Iterable
from html import escape
from pathlib import Path

from assistant.answer_json import Json
from assistant.evaluation.against import write_text
from assistant.evaluation.names import LOWER_IS_BETTER, METRICS, NEUTRAL
from assistant.evaluation.page_questions import element_id, question_block
from assistant.evaluation.plots import Bar, bar_plot, histogram

FOLDER = Path(__file__).parent
HEADLINES = ("right", "list_f1", "figure_exact", "citation_recall", "right_refusal", "wrong_refusal")
TABLE = (
    "right", "status", "list_f1", "count_exact", "figure_exact", "citation_recall", "citation_precision",
    "right_refusal", "wrong_refusal", "hit@5", "ndcg@10", "median_ms",
)  # fmt: skip
LANGUAGES = {"zh": "Chinese", "en": "English"}
POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"


def write_page(content: Json, path: Path) -> None:
    """Write the page of a run.

    Raises:
        WrongCall: when the file cannot be written.
    """
    write_text(page(content), path)


def page(content: Json) -> str:
    """The page of a run's document, with all that it needs inside."""
    title = f"Evaluation of {content['file']}"
    parts = (
        _head(content),
        _against(content.get("against")),
        _plots(content),
        _table(content["groups"]),
        _questions(content["questions"]),
    )
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        f"<title>{escape(title)}</title><style>{_own('page.css')}</style></head>"
        f"<body><main>{''.join(parts)}</main><script>{_own('page.js')}</script></body></html>\n"
    )


def _own(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")


def _head(content: Json) -> str:
    metrics = {metric["name"]: metric for metric in content["metrics"]}
    cards = "".join(_card(metrics[name]) for name in HEADLINES if name in metrics)
    under = [metric["name"] for metric in content["metrics"] if not metric["reached"]]
    verdict = f"Under its bar: {', '.join(under)}" if under else "Every bar is reached."
    return (
        f"<header><h1>{escape(content['file'])}</h1>"
        f'<p class="faint">{len(content["questions"])} questions · index {escape(content["index"])}</p>'
        f'<p class="{"bad" if under else "good"} verdict">{escape(verdict)}</p><div class="cards">{cards}</div></header>'
    )


def _card(metric: Json) -> str:
    bar = "" if metric["bar"] is None else f"bar {metric['bar']:g}"
    tone = "" if metric["reached"] else " bad"
    return (
        f'<div class="card{tone}" title="{escape(METRICS[metric["name"]])}"><b>{metric["value"]:.3f}</b>'
        f"<span>{escape(_words(metric['name']))}</span><small>{bar}</small></div>"
    )


def _plots(content: Json) -> str:
    rates = [_rate(m) for m in content["metrics"] if not m["name"].endswith("_ms") and m["name"] not in NEUTRAL]
    kinds = [
        Bar(f"{group['kind'] or 'all'}, {LANGUAGES.get(group['language'], group['language'])}", group["values"]["right"],
            group["language"], hint=f"{group['questions']} questions")
        for group in content["groups"]
    ]  # fmt: skip
    times = [entry["answer"]["ms"] for entry in content["questions"]]
    return (
        f'<div class="plots"><section><h2>Metrics and their bars</h2>{bar_plot(rates)}</section>'
        f"<section><h2>Wholly right, by kind and language</h2>{bar_plot(kinds)}"
        f"<h2>Question to answer</h2>{histogram(times, 'ms')}</section></div>"
    )


def _rate(metric: Json) -> Bar:
    name = metric["name"]
    tone = "bad" if not metric["reached"] else "low" if name in LOWER_IS_BETTER else "plain"
    return Bar(_words(name), metric["value"], tone, metric["bar"], METRICS.get(name, ""))


def _table(groups: Iterable[Json]) -> str:
    head = "".join(f'<th title="{escape(METRICS[name])}">{escape(_words(name))}</th>' for name in TABLE)
    rows = "".join(_row(group) for group in groups)
    return (
        f'<section><h2>By kind and language</h2><div class="scroll"><table><thead><tr><th>kind</th><th>language</th>'
        f"<th>questions</th>{head}</tr></thead><tbody>{rows}</tbody></table></div></section>"
    )


def _row(group: Json) -> str:
    values = group["values"]
    cells = "".join(f"<td>{_number(name, values[name]) if name in values else ''}</td>" for name in TABLE)
    whole = "" if group["kind"] else ' class="whole"'
    return (
        f"<tr{whole}><th>{escape(group['kind'] or 'all')}</th><td>{escape(group['language'])}</td>"
        f"<td>{group['questions']}</td>{cells}</tr>"
    )


def _number(name: str, value: float) -> str:
    return f"{value:.0f}" if name.endswith("_ms") else f"{value:.3f}"


def _against(changes: Json | None) -> str:
    if changes is None:
        return ""
    rows = "".join(
        f"<tr><th>{escape(_words(c['name']))}</th><td>{c['before']:g}</td><td>{c['now']:g}</td>"
        f'<td class="{_tone(c)}">{c["change"]:+g}</td></tr>'
        for c in changes["metrics"]
    )
    moved = rows or '<tr><td colspan="4">no metric moved</td></tr>'
    apart = "".join(
        f'<p class="faint">{name}: {escape(", ".join(changes[name]))}</p>' for name in ("new", "gone") if changes[name]
    )
    return (
        '<section id="against"><h2>Against the saved run</h2><div class="plots"><div class="scroll"><table>'
        f"<thead><tr><th>metric</th><th>before</th><th>now</th><th>change</th></tr></thead><tbody>{moved}</tbody></table>"
        f"</div><div>{_moved('Worse', changes['worse'])}{_moved('Better', changes['better'])}{apart}</div></div></section>"
    )


def _tone(change: Json) -> str:
    if change["name"] in NEUTRAL:
        return ""
    return "bad" if (change["change"] > 0) == (change["name"] in LOWER_IS_BETTER) else "good"


def _moved(title: str, changes: list[Json]) -> str:
    links = "".join(
        f'<li><a href="#{element_id(c["id"] or c["question"])}">{escape(c["question"])}</a> '
        f'<span class="faint">{escape(change_words(c))}</span></li>'
        for c in changes
    )
    return f"<h3>{title}: {len(changes)}</h3><ul>{links}</ul>"


def change_words(change: Json) -> str:
    """What moved in one question: `figure_exact 1 → 0`."""
    return ", ".join(f"{name} {_end(old)} → {_end(new)}" for name, (old, new) in change["scores"].items())


def _end(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}".rstrip("0").rstrip(".")


def _questions(entries: list[Json]) -> str:
    choices = (
        ("kind", dict.fromkeys(entry["kind"] for entry in entries)),
        ("language", dict.fromkeys(entry["language"] for entry in entries)),
        ("tag", dict.fromkeys(sorted({tag for entry in entries for tag in entry["tags"]}))),
    )
    selects = "".join(
        f'<label>{name} <select data-filter="{name}"><option value="">all</option>'
        + "".join(f'<option value="{escape(value)}">{escape(value)}</option>' for value in values)
        + "</select></label>"
        for name, values in choices
    )
    return (
        '<section><h2>Questions</h2><form class="filters">'
        '<label>answer <select data-filter="right"><option value="">all</option>'
        '<option value="no">wrong</option><option value="yes">right</option></select></label>'
        f'{selects}<label class="words">words <input type="search" data-filter="words"></label>'
        f'<output class="faint"></output></form>{"".join(question_block(entry) for entry in entries)}</section>'
    )


def _words(name: str) -> str:
    return name.replace("_", " ")
