"""What a report says of a number beside it, in the reader's language: that it is a target, or at least so much."""

from assistant.web.markup import Html, element
from assistant.web.words import Words
from corpus.types import Figure, Role

QUALIFIERS = {
    "at_least": ("不低于", "不少于", "至少", "以上"),
    "at_most": ("不超过", "不高于", "不多于", "至多", "最多", "以内", "以下", "之内", "内"),
    "more": ("大于", "高于", "多于", "超过", "突破", "超", "逾", "余", "多"),
    "less": ("小于", "低于", "少于", "不足", "不到"),
    "nearly": ("将近", "接近", "近"),
    "about": ("大约", "大概", "约", "左右", "上下", "来"),
}
MEANING = {said: meaning for meaning, wordings in QUALIFIERS.items() for said in wordings}
# How things stand needs no word.
ROLES = tuple(role for role in Role if role is not Role.LEVEL)


def note_of(figure: Figure, words: Words) -> str:
    """What a figure is, where it is no plain level, and what the report says beside its number; often nothing."""
    role = (words(f"role.{figure.role}"),) if figure.role in ROLES else ()
    said = tuple(word for word in figure.qualifier.split("、") if word)
    return words.listed((*role, *(_qualifier(word, words) for word in said)))


def note(figure: Figure, words: Words) -> Html:
    """The note under a figure; nothing where there is none."""
    said = note_of(figure, words)
    return element("div", said, class_="faint") if said else Html()


def _qualifier(said: str, words: Words) -> str:
    return words(f"qualifier.{MEANING[said]}", said=said) if said in MEANING else said
