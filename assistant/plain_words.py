"""Questions for what a section says in words that do not name it: where does it fall short, 还有哪些没做好, 今后想在哪方面发力."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from assistant import wording
from assistant.own_words import bare_of
from assistant.types import Kind, Language, Understood
from corpus.types import SectionType
from index.model import Encoder

# How users ask for a section as a whole.
ASKED = {
    SectionType.PROBLEMS: (
        "它还存在哪些问题和不足?", "哪些方面做得不好?", "有什么困难?", "工作中有哪些短板?", "What is it struggling with?", "What are its weaknesses?",
        "What problems does it have?", "What does it do badly?", "Where does it fall short?", "What difficulties did it meet?",
    ),
    SectionType.NEXT_STEPS: (
        "下一步有什么打算?", "接下来准备怎么做?", "今后要采取什么措施?", "打算怎么改进?", "往后想在哪些方面发力?", "明年的工作重点是什么?",
        "What does it plan to do next?", "How will it improve?", "What are its next steps?",
    ),
    SectionType.INNOVATION: ("有什么新做法?", "工作有哪些创新和亮点?", "What new ways of working did it try?", "What did it do that was new?"),
}  # fmt: skip
# From this nearness in meaning on, chosen on the questions of the strangers' sets: what asks for something else stays below.
ALIKE = 0.9
INSTEAD = {Language.CHINESE: "", Language.ENGLISH: "the bureau"}
LONGEST = {Language.CHINESE: 24, Language.ENGLISH: 80}


def in_plain_words(understood: Understood, agencies: Sequence[str], encoder: Encoder) -> Understood:
    """What was understood; a summary of the section that a question asks for without its name, of the agencies that it names; a turn goes on with the matter before."""
    if understood.kind is not Kind.LOOKUP or understood.standalone or understood.leans_on or understood.of_each or understood.indicators or understood.scope.sections not in ((), (SectionType.NEXT_STEPS,)) or not understood.scope.agencies:
        return understood
    bare = bare_of(understood.question, agencies, INSTEAD[understood.language])
    if not bare or wording.WHY.search(bare) or len(bare) > LONGEST[understood.language] or any(character.isdigit() for character in bare):
        return understood
    section = section_asked(bare, encoder)
    if section is None or (understood.scope.sections and understood.scope.sections != (section,)):
        return understood
    return replace(understood, kind=Kind.SUMMARY, scope=replace(understood.scope, sections=(section,)))


def section_asked(bare: str, encoder: Encoder) -> SectionType | None:
    """The section that a question without its agencies asks for as a whole; None where it asks for anything else."""
    names, vectors = _vectors(encoder)
    near = vectors @ _unit(encoder.queries([bare]))[0]
    best = int(np.argmax(near))
    return names[best] if near[best] >= ALIKE else None


@lru_cache(maxsize=2)
def _vectors(encoder: Encoder) -> tuple[tuple[SectionType, ...], NDArray[np.float32]]:
    """The ways to ask, each with its section and its vector, shape (ways, dimensions)."""
    pairs = [(section, way) for section, ways in ASKED.items() for way in ways]
    return tuple(section for section, _ in pairs), _unit(encoder.queries([way for _, way in pairs]))


def _unit(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    found: NDArray[np.float32] = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return found
