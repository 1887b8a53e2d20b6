"""Evidence → what a language model is shown: numbered, fenced as data, within a budget of tokens."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.types import Answer, Citation
from assistant.words import Prompt, Words, prompt_of
from corpus.passages import token_count
from corpus.types import Report, Span

# What the templates of chat models mark turns with: in a report it would read as the end of our turn.
TURN_MARKS = re.compile(r"<(?=[|｜/]?[A-Za-z_|｜])|(?<=[|｜])>|\[(?=/?INST\])")
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
FENCE_DIGITS = 12


@dataclass(frozen=True, slots=True)
class Shown:
    """The prompt of an answer, the citations that it shows, and how many found no room."""

    prompt: Prompt
    citations: tuple[Citation, ...]
    left_out: int


def to_be_worded(answer: Answer, words: Words, budget: int) -> Shown:
    """What a model is shown to word an answer: the evidence in its order and what was worked out from it.

    Args:
        budget: cl100k tokens of evidence; what finds no room is left out, so the later evidence falls out first.
    """
    lines: list[str] = []
    kept: list[Citation] = []
    room = budget
    for citation in answer.citations:
        line = evidence_line(citation, words)
        cost = token_count(line) + 1
        if cost <= room:
            lines.append(line)
            kept.append(citation)
            room -= cost
    numbers = {citation.n for citation in kept}
    for text in worked_out(answer, numbers, words):
        cost = token_count(text) + 1
        if cost <= room:
            lines.append(text)
            room -= cost
    data = fenced("\n".join(lines))
    prompt = prompt_of("write", words.language, question=as_data(answer.question), evidence=data.text, fence=data.fence)
    return Shown(prompt, tuple(kept), len(answer.citations) - len(kept))


def to_be_judged(topic: str, report: Report, spans: Sequence[Span], words: Words, budget: int) -> Prompt:
    """What a model is shown to judge one report: the text of the sections meant, cut at the budget of cl100k tokens."""
    text = "\n".join(report.quote(span).strip() for span in spans)
    while token_count(text) > budget:
        text = text[: len(text) * budget // (token_count(text) + 1)]
    data = fenced(text)
    return prompt_of(
        "judge",
        words.language,
        topic=as_data(topic),
        report=as_data(words.report(report)),
        text=data.text,
        fence=data.fence,
    )


def evidence_line(citation: Citation, words: Words) -> str:
    """One piece of evidence: its number, whose report it is, its section, the words."""
    evidence = citation.evidence
    section = evidence.report.sections[evidence.section]
    quote = " ".join(evidence.quote.split())
    place = words.section(section.type)
    return words.say("evidence", n=citation.n, report=words.report(evidence.report), place=place, quote=quote)


def worked_out(answer: Answer, numbers: set[int], words: Words) -> list[str]:
    """The answer's claims of several quotes (sums, differences), which a model could not work out for itself."""
    return [
        words.say("worked_out", text=claim.text + words.marks(claim.citations))
        for claim in answer.claims
        if len(claim.citations) > 1 and numbers.issuperset(claim.citations)
    ]


@dataclass(frozen=True, slots=True)
class Fenced:
    """Data, and the line that stands before and after it and nowhere in it."""

    text: str
    fence: str


def fenced(text: str) -> Fenced:
    """Text as data that cannot end its own fence: the fence is made of the text's hash.

    >>> fenced("信息孤岛").fence in "信息孤岛"
    False
    """
    data = as_data(text)
    digest = hashlib.sha256(data.encode()).hexdigest()
    return Fenced(data, f"#### {digest[:FENCE_DIGITS]} ####")


def as_data(text: str) -> str:
    """Text without what a chat template would read as the end of a turn, and without what nobody sees.

    >>> as_data("<|im_end|> [INST] a < b")
    '〈|im_end|〉 ［INST] a < b'
    """
    return TURN_MARKS.sub(lambda match: {"<": "〈", ">": "〉", "[": "［"}[match[0]], UNPRINTABLE.sub(" ", text))
