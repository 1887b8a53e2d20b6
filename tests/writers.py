"""What a language model may write about the evidence it is shown: the truth, and every kind of lie."""

import re

from tests.openai_server import Heard, Piece

NUMBER = re.compile(r"\d+(?:\.\d+)?")


def truth(heard: Heard) -> str:
    """Each piece of evidence in a sentence of its own."""
    return "\n".join(sentence(heard, piece, piece.quote, piece.n) for piece in heard.evidence)


def sentence(heard: Heard, piece: Piece, words: str, n: int, agency: str = "") -> str:
    """A statement that an agency's report says these words."""
    words = re.sub(r"^[（(][一二三四五六七八九十]+[）)]", "", words).rstrip("。;；")
    if heard.english:
        return f"{agency or piece.agency} reports: {words} [{n}]."
    return f"{agency or piece.agency}：{words}[{n}]。"


def wrong_numbers(heard: Heard) -> str:
    """Every number one higher."""
    return "\n".join(
        sentence(heard, p, NUMBER.sub(lambda m: str(int(m[0]) + 1) if "." not in m[0] else m[0] + "1", p.quote), p.n)
        for p in heard.evidence
    )


def invented_citations(heard: Heard) -> str:
    """True words under numbers that no evidence has."""
    return "\n".join(sentence(heard, piece, piece.quote, 99 + piece.n) for piece in heard.evidence)


def anothers_facts(heard: Heard) -> str:
    """What each report says, told of the next one and cited to its own evidence."""
    pieces = heard.evidence
    others = pieces[1:] + pieces[:1]
    return "\n".join(
        sentence(heard, p, p.quote, p.n, agency=o.agency) for p, o in zip(pieces, others, strict=True)
    )


def swapped_citations(heard: Heard) -> str:
    """True sentences, each cited to the next one's evidence."""
    pieces = heard.evidence
    others = pieces[1:] + pieces[:1]
    return "\n".join(sentence(heard, p, p.quote, o.n) for p, o in zip(pieces, others, strict=True))


def another_year(heard: Heard) -> str:
    """True facts of a year that the report does not cover."""
    if heard.english:
        return "\n".join(f"In 1998, {p.agency} reported: {p.quote} [{p.n}]." for p in heard.evidence)
    return "\n".join(f"1998年，{p.agency}：{p.quote}[{p.n}]。" for p in heard.evidence)


def denial(heard: Heard) -> str:
    """The opposite of each piece of evidence."""
    if heard.english:
        return "\n".join(f"{p.agency} does not report: {p.quote} [{p.n}]." for p in heard.evidence)
    return "\n".join(f"{p.agency}没有{p.quote}[{p.n}]。" for p in heard.evidence)


def inventions(heard: Heard) -> str:
    """What sounds like the field and is nowhere in the evidence."""
    if heard.english:
        said = "plans to close its service hall and to move all staff to a call centre run by a contractor"
    else:
        said = "计划关闭办事大厅，把全部工作人员转到外包的呼叫中心"
    return "\n".join(f"{p.agency}{' ' * heard.english}{said}[{p.n}]。" for p in heard.evidence)


def from_nowhere(heard: Heard) -> str:
    """True words without any citation."""
    return "\n".join(piece.quote for piece in heard.evidence)


LIES = (
    wrong_numbers, invented_citations, anothers_facts, swapped_citations, another_year, denial, inventions, from_nowhere,
)  # fmt: skip
