"""Chinese characters: which they are, and traditional in simplified. The one door to OpenCC."""

import unicodedata
from functools import lru_cache

from opencc import OpenCC

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹ"


def simplify(text: str) -> str:
    """A question or a term in the search text's form: half-width, simplified characters."""
    return to_simplified(unicodedata.normalize("NFKC", text))


def to_simplified(text: str) -> str:
    """Simplified characters, everything else as it is."""
    simplified: str = converter("t2s").convert(text)
    return simplified


def mainland_wording(text: str) -> str:
    """Taiwan wording in mainland words and characters (資訊孤島 or 资讯孤岛 → 信息孤岛)."""
    traditional = converter("s2t").convert(unicodedata.normalize("NFKC", text))
    mainland: str = converter("tw2sp").convert(traditional)
    return mainland


@lru_cache(maxsize=4)
def converter(direction: str) -> OpenCC:
    """OpenCC's converter for a direction such as `t2s`."""
    return OpenCC(direction)
