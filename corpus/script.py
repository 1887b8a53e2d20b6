"""Chinese characters: which they are, and traditional in simplified. The one door to OpenCC."""

import re
import unicodedata
from functools import lru_cache

from opencc import OpenCC

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹ"
# Halves of characters, as a shell gives for bytes that are no UTF-8; OpenCC takes none.
SURROGATE = re.compile("[\ud800-\udfff]")


def simplify(text: str) -> str:
    """A question or a term in the search text's form: half-width, simplified characters."""
    return to_simplified(unicodedata.normalize("NFKC", text))


def to_simplified(text: str) -> str:
    """Simplified characters, everything else as it is."""
    return _converted("t2s", text)


def mainland_wording(text: str) -> str:
    """Taiwan wording in mainland words and characters (資訊孤島 or 资讯孤岛 → 信息孤岛)."""
    return _converted("tw2sp", _converted("s2t", unicodedata.normalize("NFKC", text)))


def _converted(direction: str, text: str) -> str:
    converted: str = converter(direction).convert(SURROGATE.sub("\ufffd", text))
    return converted


@lru_cache(maxsize=4)
def converter(direction: str) -> OpenCC:
    """OpenCC's converter for a direction such as `t2s`."""
    return OpenCC(direction)
