"""Sections → passages of whole sentences under a token budget, as a LlamaIndex node parser."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import tiktoken
from llama_index.core.node_parser import NodeParser
from llama_index.core.schema import BaseNode, Document, TextNode

from corpus.repair import simplify
from corpus.sentences import CLAUSE, sentences, trimmed
from corpus.types import Passage, Report, Span

ENCODING = "cl100k_base"
SHORTEST_SENTENCE_VECTOR = 6


class SectionNodeParser(NodeParser):
    """Cuts a document that is one section into nodes of whole sentences.

    `start_char_idx` and `end_char_idx` of a node count in the document's own text.
    """

    token_budget: int = 320

    @classmethod
    def class_name(cls) -> str:
        return "SectionNodeParser"

    def _parse_nodes(self, nodes: Sequence[BaseNode], show_progress: bool = False, **kwargs: Any) -> list[BaseNode]:
        return [piece for node in nodes for piece in self._cut(node)]

    def _cut(self, node: BaseNode) -> list[BaseNode]:
        text = node.get_content()
        return [
            TextNode(
                text=text[group.start : group.end],
                start_char_idx=group.start,
                end_char_idx=group.end,
                metadata=dict(node.metadata),
            )
            for group in groups(text, self.token_budget)
        ]


def passages(report: Report, token_budget: int) -> tuple[Passage, ...]:
    """The passages of a report in order; a section that is empty but for white space has none."""
    documents = [
        Document(text=report.text[s.start : s.end], metadata={"section": s.number, "offset": s.start})
        for s in report.sections
        if report.text[s.start : s.end].strip()
    ]
    # The library's own bookkeeping looks node texts up by content; offsets are exact here already.
    nodes = SectionNodeParser(token_budget=token_budget, include_prev_next_rel=False)._parse_nodes(documents)
    return tuple(_passage(report, number, node) for number, node in enumerate(nodes))


def embedded_text(report: Report, passage: Passage) -> str:
    """What the model reads: agency, year and headings, then the passage, in the search text's form."""
    headings = " ".join(report.sections[passage.section].heading_path)
    year = f"{report.year}年" if report.year else ""
    return simplify(f"{report.metadata.agency}{year} {headings}\n") + report.search.slice_of(Span(passage.start, passage.end))


def groups(text: str, token_budget: int) -> list[Span]:
    """Runs of whole sentences, each at most `token_budget` tokens; a longer sentence is cut at commas."""
    pieces = [piece for sentence in sentences(text, 0, len(text)) for piece in _within(text, sentence, token_budget)]
    return _packed(text, pieces, token_budget)


def token_count(text: str) -> int:
    """cl100k tokens of a text."""
    return len(_encoding().encode(text, disallowed_special=()))


@lru_cache(maxsize=1)
def _encoding() -> tiktoken.Encoding:
    return tiktoken.get_encoding(ENCODING)


def _within(text: str, sentence: Span, token_budget: int) -> list[Span]:
    if token_count(text[sentence.start : sentence.end]) <= token_budget:
        return [sentence]
    pieces: list[Span] = []
    at = sentence.start
    while at < sentence.end:
        match = CLAUSE.match(text, at, sentence.end)
        stop = match.end() if match and match.end() > at else sentence.end
        pieces += _chopped(text, Span(at, stop), token_budget)
        at = stop
    packed = _packed(text, pieces, token_budget)
    return [kept for kept in (trimmed(text, span) for span in packed) if kept]


def _packed(text: str, pieces: Sequence[Span], token_budget: int) -> list[Span]:
    """Runs of neighbouring pieces, each as long as the budget allows."""
    runs: list[Span] = []
    first = 0
    while first < len(pieces):
        last = _last_fitting(text, pieces, first, token_budget)
        runs.append(Span(pieces[first].start, pieces[last].end))
        first = last + 1
    return runs


def _last_fitting(text: str, pieces: Sequence[Span], first: int, token_budget: int) -> int:
    """The last piece of the run; looked for in steps that double and halve, for counting tokens is what costs."""
    last, step = first, 1
    while step:
        next_last = last + step
        if next_last < len(pieces) and token_count(text[pieces[first].start : pieces[next_last].end]) <= token_budget:
            last, step = next_last, step * 2
        else:
            step //= 2
    return last


def _chopped(text: str, span: Span, token_budget: int) -> list[Span]:
    """A clause without any comma that is still too long, cut by length: a character has at most four bytes, so tokens."""
    if token_count(text[span.start : span.end]) <= token_budget:
        return [span]
    step = max(1, token_budget // 4)
    return [Span(at, min(at + step, span.end)) for at in range(span.start, span.end, step)]


def _passage(report: Report, number: int, node: BaseNode) -> Passage:
    assert isinstance(node, TextNode) and node.start_char_idx is not None and node.end_char_idx is not None
    offset = int(node.metadata["offset"])
    start, end = offset + node.start_char_idx, offset + node.end_char_idx
    return Passage(
        id=f"{report.id}-{number:03d}",
        report=report.id,
        section=int(node.metadata["section"]),
        start=start,
        end=end,
        sentences=tuple(sentences(report.text, start, end)),
    )
