"""How Chinese characters are read: the one door to pypinyin."""

from pypinyin import Style, lazy_pinyin, pinyin


def toned(character: str) -> list[str]:
    """Every reading of a character with its tone: 條 → tiáo."""
    return [str(said) for said in pinyin(character, style=Style.TONE, heteronym=True)[0]]


def syllables(name: str) -> list[str]:
    """The usual reading of each character, without tones: 花都 → hua, dou."""
    return [str(said) for said in lazy_pinyin(name)]


def choices(name: str) -> list[list[str]]:
    """Every reading of each character, without tones."""
    return [[str(said) for said in each] for each in pinyin(name, style=Style.NORMAL, heteronym=True)]
