"""One question on the page: what is true on the left, what was answered on the right."""

import re
from collections.abc import Iterable
from html import escape
from urllib.parse import quote

from assistant.answer_json import Json

MOST_CITATIONS = 20
MOST_FILES = 40


def question_block(entry: Json) -> str:
    """A question that opens to its truth, its answer and its citations."""
    badges = "".join(f'<span class="badge">{escape(_score(name, entry))}</span>' for name in entry["amiss"])
    mark = "✓" if entry["right"] else "✗"
    return (
        f'<details id="{element_id(entry["id"] or entry["question"])}" data-kind="{escape(entry["kind"])}" '
        f'data-language="{escape(entry["language"])}" data-tag="{escape(" ".join(entry["tags"]))}" '
        f'data-right="{"yes" if entry["right"] else "no"}">'
        f'<summary><span class="{"good" if entry["right"] else "bad"}">{mark}</span> '
        f'<span class="asked">{escape(entry["question"])}</span> <span class="faint">{escape(entry["kind"])}</span> {badges}'
        f'</summary><div class="beside"><div><h3>Truth</h3>{_truth(entry)}</div>'
        f"<div><h3>Answer</h3>{_answer(entry)}</div></div>{_scores(entry)}</details>"
    )


def element_id(name: str) -> str:
    """A question's anchor on the page."""
    return "q-" + quote(re.sub(r"\s+", "-", name), safe="")


def _score(name: str, entry: Json) -> str:
    value = entry["scores"][name]
    return name.replace("_", " ") + ("" if value == 0 else f" {value:.2f}")


def _truth(entry: Json) -> str:
    truth = entry["truth"]
    lines = [f"<p>{escape(truth['status'])}</p>"]
    if truth["count"] is not None:
        lines.append(f"<p>count: {truth['count']}</p>")
    for name in ("values", "computed"):
        if truth[name]:
            lines.append(f"<p>{name}: <b>{escape(', '.join(truth[name]))}</b></p>")
    lines.append(_files("reports", truth["files"], set(entry["answer"]["yes"]) if _is_list(entry) else None))
    lines.append(_files("either way", truth["unclear"], None))
    lines += [_span(span) for span in truth["spans"][:MOST_CITATIONS]]
    lines.append(_rest(len(truth["spans"])))
    if entry["after"]:
        lines.append(f'<p class="faint">after {escape(", ".join(entry["after"]))}</p>')
    return "".join(lines)


def _answer(entry: Json) -> str:
    answer, truth = entry["answer"], entry["truth"]
    lines = [
        f'<p>{escape(entry["status"])} · {escape(answer["kind"])}</p><div class="text">{escape(answer["text"])}</div>'
    ]
    if _is_list(entry):
        wanted = {*truth["files"], *truth["unclear"]}
        lines.append(_files("said yes and should not", [file for file in answer["yes"] if file not in wanted], set()))
        lines.append(_files("left unclear", answer["unclear"], None))
    lines += [_citation(citation) for citation in answer["citations"][:MOST_CITATIONS]]
    lines.append(_rest(len(answer["citations"])))
    if answer["terms"]:
        lines.append(f'<p class="faint">terms: {escape(", ".join(answer["terms"]))}</p>')
    return "".join(lines)


def _is_list(entry: Json) -> bool:
    return "list_exact" in entry["scores"]


def _files(title: str, files: list[str], right: set[str] | None) -> str:
    """Files of reports; where it is known which of them are right, the others stand out."""
    if not files:
        return ""
    shown = "".join(
        f"<li{_missed(file, right)}>{escape(file)}</li>"
        for file in sorted(files, key=lambda f: (f in (right or ()), f))[:MOST_FILES]
    )
    return f"<p>{escape(title)}: {len(files)}</p><ul class='files'>{shown}</ul>{_rest(len(files), MOST_FILES)}"


def _missed(file: str, right: set[str] | None) -> str:
    return "" if right is None or file in right else ' class="bad"'


def _span(span: Json) -> str:
    mark = '<span class="good">✓</span>' if span["cited"] else '<span class="bad">✗</span>'
    return f"<blockquote>{mark} {escape(span['text'])}<footer>{escape(span['file'])}</footer></blockquote>"


def _citation(citation: Json) -> str:
    tone = "good" if citation["true"] else "faint"
    where = [citation["file"], *citation["heading_path"], f"{citation['start']}–{citation['end']}"]
    return (
        f'<blockquote class="{tone}-edge"><span class="{tone}">[{citation["n"]}]</span> {escape(citation["quote"])}'
        f"<footer>{escape(' › '.join(where))}</footer></blockquote>"
    )


def _scores(entry: Json) -> str:
    pairs: Iterable[tuple[str, float]] = entry["scores"].items()
    said = " · ".join(f"{escape(name.replace('_', ' '))} {value:.2f}" for name, value in pairs)
    tags = f" · {escape(', '.join(entry['tags']))}" if entry["tags"] else ""
    return f'<p class="faint scores">{escape(entry["id"])}{tags} · {said} · {entry["answer"]["ms"]:.0f} ms</p>'


def _rest(count: int, shown: int = MOST_CITATIONS) -> str:
    return f'<p class="faint">and {count - shown} more, in the JSON</p>' if count > shown else ""
