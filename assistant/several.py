"""Where a question means several agencies of one place: 浙江这些单位, the two Shaanxi bureaus."""

import re

from assistant.functions import function_named, words_of_functions

# Several agencies of one place: 浙江这些单位, the Shaanxi bureaus.
SEVERAL = re.compile(r"\b(?:bureaus|agencies|agencys|departments|authorities|offices|branches|administrations|commissions|brigades)$", re.IGNORECASE)
SEVERAL_BEHIND = re.compile(
    r"(?:省|市)?(?:内|里|境内)?(?:的)?(?:这|那|各|所有|全部|哪|其他)(?:些|[两二三四五六七八九几])?[家个]?(?:单位|部门|机构|机关|局|报告)|(?:省|市)?(?:内|里|境内)?的?(?:这|那)?[两二三四五六七八九几](?:家|个(?:单位|部门|机构|机关|局))|(?:省|市)?的(?:单位|部门|机构|机关)(?=里|中|当中|一共|总共|共有|都|有(?:几|多少|哪))"
    r"|\s+(?:[a-z]+ ){0,2}(?:bureaus|agencies|agencys|departments|authorities|offices|reports|bodies|units)\b",
    re.IGNORECASE,
)
# … and those of the places within it: 连下面区县一起算, districts included.
_WITHIN_ZH = "(?:下面|下属|下辖|所辖|所属|辖区内?|各)*的?(?:各)?(?:区县|县区|县市区|市县区|区市县|市县|[区县])(?:级)?(?:的)?"
WITH_THOSE_WITHIN = re.compile(
    rf"[(（,，]?\s*(?:连(?:同|带)?|包括|包含|含|算上|加上)(?:其|它)?{_WITHIN_ZH}(?:单位|部门|局)?(?:也|都)?(?:一起|一并|都|也)?(?:算|计|包括)?(?:在内|进[去来]|上)?\s*(?:[)）]|(?=[,，。?？]|有|的|里|一共|总共|$))"
    rf"|(?:及|和|以及|与)(?:其|它)?(?:下面|下属|下辖|所辖|所属)的?(?:各)?(?:区县|县区|县市区|市县区|区市县|市县|[区县])"
    r"|[(,]?\s*\b(?:including|counting|together with|along with|as well as|plus|and) (?:all |any )?(?:of )?(?:its |the |their |those of its )(?:subordinate )?(?:districts?|counties)(?:(?:,| and| or) (?:districts?|counties))?(?: too| as well| included)?\b\s*[),]?"
    r"|[(,]\s*(?:its |the )?(?:districts?|counties)(?: and (?:districts|counties))? (?:included|too|as well)\b\s*[),]?",
    re.IGNORECASE,
)
REPORTS = re.compile("报告|reports", re.IGNORECASE)


def kind_behind(question: str, end: int) -> int:
    """Where the kind of agency ends that stands behind several of a place (福建三家公安), 0 where none does."""
    several = SEVERAL_BEHIND.match(question, end)
    kind = words_of_functions().match(question, several.end()) if several else None
    return kind.end() if kind else 0


def are_several(question: str, words: str, end: int) -> bool:
    """Whether words for a place and what stands behind them mean several agencies; the reports of one agency are not such."""
    behind = SEVERAL_BEHIND.match(question, end)
    return bool(SEVERAL.search(words) or WITH_THOSE_WITHIN.search(question)) or (behind is not None and not (REPORTS.search(behind[0]) and function_named(words)))
