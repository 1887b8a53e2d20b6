"""A language model's text → its statements, each with the numbers it cites; also while the text is still coming."""

import re
from dataclasses import dataclass

ONE_MARK = r"[\[［【]\s*\d{1,3}(?:\s*[,，、;；–-]\s*\d{1,3})*\s*[\]］】]"
MARKS = re.compile(rf"(?:\s*{ONE_MARK})+")
CLOSING = re.compile(r"[。．.!！?？;；,，、]*")
# Marks after which the text has gone on: no further mark can join them.
PASSED = re.compile(rf"(?:\s*{ONE_MARK})+[。．.!！?？;；,，、]*\s*(?=[^\s\[［【。．.!！?？;；,，、])")
BULLET = re.compile(r"^\s*(?:[-*•·>]\s+|#{1,6}\s+|\d{1,2}[.)]\s+|\d{1,2}、)+")
EMPHASIS = re.compile(r"\*\*|__|`+")
SENTENCE_END = re.compile(r"(?<=[。！？!?])[”’」』)）\"]*|(?<=[.])\s+(?=[A-Z\u3400-\u9fff“\"(])")
ABBREVIATED = re.compile(r"(?:\b(?:Nos?|Dr|Mr|Mrs|Ms|St|Art|vs|cf|etc|approx|e\.g|i\.e)|\b[A-Z])\.$")
NUMBER = re.compile(r"\d+")
RANGE = re.compile(r"(\d{1,3})\s*[–-]\s*(\d{1,3})")
SAYS_SOMETHING = re.compile(r"[^\W_]")
LONGEST_RANGE = 50
THOUGHT, THOUGHT_END = "<think>", "</think>"


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence that a model wrote, and the numbers of the evidence that it cites for it."""

    text: str
    numbers: tuple[int, ...]


def statements(text: str) -> list[Statement]:
    """The statements of a text; a sentence is cited by the next marks on its line.

    >>> statements("- **Huadu** accepted 5 [1], Haizhu 6 [2][3].")
    [Statement(text='Huadu accepted 5', numbers=(1,)), Statement(text='Haizhu 6', numbers=(2, 3))]
    """
    return [statement for line in spoken(text).splitlines() for statement in _of_line(line)]


def settled(text: str) -> str:
    """The part of a growing text whose statements cannot change any more.

    >>> settled("甲局受理5件[1]。乙局受理6件[2")
    '甲局受理5件[1]。'
    """
    body = spoken(text)
    line = body.rfind("\n") + 1
    passed = [match.end() for match in PASSED.finditer(body, line)]
    return body[: passed[-1] if passed else line]


def spoken(text: str) -> str:
    """What a model says after it has thought aloud; nothing while it still thinks."""
    if THOUGHT_END in text:
        return text.rpartition(THOUGHT_END)[2]
    return "" if text.lstrip().startswith(THOUGHT) else text


def _of_line(line: str) -> list[Statement]:
    line = EMPHASIS.sub("", BULLET.sub("", line))
    found: list[Statement] = []
    at = 0
    for marks in MARKS.finditer(line):
        closing = CLOSING.match(line, marks.end())
        found += _sentences(line[at : marks.start()], _numbers(marks[0]))
        at = closing.end() if closing else marks.end()
    return found + _sentences(line[at:], ())


def _sentences(text: str, numbers: tuple[int, ...]) -> list[Statement]:
    pieces: list[str] = []
    for piece in SENTENCE_END.split(text):
        if pieces and ABBREVIATED.search(pieces[-1]):
            pieces[-1] = f"{pieces[-1]} {piece}"
        else:
            pieces.append(piece.strip())
    return [Statement(" ".join(piece.split()), numbers) for piece in pieces if SAYS_SOMETHING.search(piece)]


def _numbers(marks: str) -> tuple[int, ...]:
    """The cited numbers in order, each once; 1-3 stands for 1, 2 and 3."""
    for first, last in RANGE.findall(marks):
        if int(first) < int(last) <= int(first) + LONGEST_RANGE:
            between = ",".join(str(n) for n in range(int(first), int(last) + 1))
            marks = re.sub(rf"{first}\s*[–-]\s*{last}", between, marks)
    return tuple(dict.fromkeys(int(number) for number in NUMBER.findall(marks)))
