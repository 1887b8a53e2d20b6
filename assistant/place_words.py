"""Short names of places that are ordinary words too, and letters that are a place's only across words: when they are names.

延长, 资源 and 合作 are counties; 改革深化[和政]策 names none.
"""

import re
from collections.abc import Collection

from assistant.functions import words_of_functions
from assistant.glossary import ordinary_words
from corpus.words import is_word, spans

SHORT = 2
# Ordinary words that the dictionary does not have as such.
FURTHER_WORDS = frozenset("城中 城北 中方 市中 市北 市南 路南 海北 三台 五台 二道 三门 上高 爱民 新民 回民 名山 水城 大观 兴业 政和 定远".split())
BODY = re.compile(r"局|委|厅|[支大总]队")
KINDS_OF_PLACE = "省市区县局委厅"
BEFORE = re.compile(r"(?:^|[,;。?!、:“”\s]|那么?|在|和|与|及|跟|同|比较?|对比|看看|关于)$")
# What stands behind the name of a place of the collection, and behind that of any other one.
BEHIND_OWN = re.compile(r"$|[,;。?!、:\s]|的|呢|和|与|及|跟|同|比|有|是|在|怎|如何|提|说|今年|去年|19\d\d|20\d\d|[^,;。?!、]{0,6}?(?:局|委|厅|公安)")
BEHIND = re.compile(r"呢|怎么样|19\d\d|20\d\d|的(?:报告|下一步|申请量|受理量|办结量)|[^,;。?!、的]{0,6}?(?:局|委员会|厅)")


def is_name(text: str, start: int, end: int, own: Collection[str], known: Collection[str], well_known: bool) -> bool:
    """Whether letters that are a place's short name stand there as a name.

    Args:
        own: short and full names of the collection's places.
        known: all names of places.
        well_known: whether it is a place that people mean first, a city or province.
    """
    name = text[start:end]
    read_into = not _begins_an_agency(text, end) and not _cut_as_words(text, start, end, known)
    if read_into or (name not in own and _runs_on(text, end)):
        return False
    words = ordinary_words()
    if well_known or (name not in words and name not in FURTHER_WORDS):
        return True
    before = _before(text, start, known)
    if name in own:
        return before and bool(BEHIND_OWN.match(text, end))
    return before and not words.get(name, False) and bool(BEHIND.match(text, end))


def _begins_an_agency(text: str, end: int) -> bool:
    """Whether what an agency does and its body stand behind a name, so that no word reaches into it: 宁波[人社局]."""
    function = words_of_functions().match(text, end)
    return function is not None and BODY.match(text, function.end()) is not None


def _cut_as_words(text: str, start: int, end: int, known: Collection[str]) -> bool:
    """Whether no word reaches beyond the name, or only such as are put together from names: 上海浦东."""
    for first, last in spans(text):
        if first < end and last > start and (first < start or last > end):
            if first < start < last < end or start < first < end < last:
                return False
            rest = (text[first:start], text[end:last])
            if any(part and part not in known for part in rest):
                return False
    return True


def _runs_on(text: str, end: int) -> bool:
    """Whether the last letter makes a word with a lone letter behind it, so that none of them is a name: [上][海岛]."""
    lone = any(first == end and last == end + 1 for first, last in spans(text))
    return lone and text[end] not in KINDS_OF_PLACE and is_word(text[end - 1 : end + 1])


def _before(text: str, start: int, known: Collection[str]) -> bool:
    """Whether a name can begin here: behind nothing, a joint, or the name of another place."""
    if BEFORE.search(text[:start]):
        return True
    return any(text[max(0, start - length) : start] in known for length in range(2, min(12, start) + 1))
