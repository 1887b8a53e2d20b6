"""The level of place that a question limits the agencies to: 市级的单位, county-level offices, are city-level rather than provincial."""

import re
from collections.abc import Sequence

from assistant.named_agency import taken_apart

PROVINCE, CITY, COUNTY = 1, 2, 3
CHINESE = {"省": PROVINCE, "市": CITY, "地市": CITY, "地": CITY, "州": CITY, "县": COUNTY, "区": COUNTY, "区县": COUNTY, "县区": COUNTY}
LEVEL_ZH = r"(?P<zh>区县|县区|地市|[省市地州县区])(?:一)?级"
BODY_ZH = r"(?:单位|部门|机关|机构|局|报告|这[几些]家?|那[几些]家?|[几两三四五]家)"
LEVEL_EN = r"(?P<{}>province|provincial|city|municipal|prefecture|county|district)(?:[- ]level)?"
BODY_EN = r"(?:agenc(?:y|ies)|bureaus?|departments?|offices?|authorit(?:y|ies)|bodies|body|reports?|ones?|units?|administrations?|commissions?)"
INSTEAD = r"(?:,? ?(?:rather than|not|instead of|as opposed to|而不是|不是|,?不算|,?不要)\s*(?:an? |the )?(?:provincial|province|city|municipal|county|district|省级|市级|县级|区级)(?:[- ]level)?(?: ones?)?(?:的)?)?"
LEVEL = re.compile(
    rf"(?:(?<=哪些)|(?<=哪几个)|(?<=哪几家)|(?<=只看)|(?<=所有)|(?<=几个)|(?<=几家)|(?<=其中)|(?<=这里面)|^|(?<=[,，。:：\s]))(?:的|是)?{LEVEL_ZH}(?:的)?{BODY_ZH}(?:的|里面?|当中|中)?{INSTEAD}"
    rf"|{LEVEL_ZH.replace('zh', 'zh2')}的{BODY_ZH}(?=里|中|当中|[,，]?有?(?:哪|谁|几|多少)|都)(?:里面?|当中|中)?{INSTEAD}"
    rf"|(?:^|(?<=那)|(?<=是)|(?<=属于)|(?<=有)|(?<=只看)|(?<=几个)|(?<=几家)|(?<=里面)|(?<=其中)|(?<=当中)){LEVEL_ZH.replace('zh', 'zh3')}的?(?=[?？。,，呢\s]|[有是]?(?:几|多少|哪)|$){INSTEAD}"
    rf"|\b(?P<lead>which|what|how many|any|all|only|just|every|do|the|of) {LEVEL_EN.format('en')} {BODY_EN}\b{INSTEAD}"
    rf"|\b(?P<are>(?:are|is|were)(?: (?:at|of|on))?) (?:the |an? )?{LEVEL_EN.format('en2')}(?: {BODY_EN}| level)?(?=\s*[?.!,]|\s*$|,? (?:rather|not|instead|as opposed)){INSTEAD}"
    rf"|^{LEVEL_EN.format('en3')} {BODY_EN}(?= only\b|[:,])(?: only)?"
    rf"|^{LEVEL_EN.format('en4')}(?=[\s?.]*$)",
    re.IGNORECASE,
)
OF_WORD = {"province": PROVINCE, "provincial": PROVINCE, "city": CITY, "municipal": CITY, "prefecture": CITY, "county": COUNTY, "district": COUNTY}


def of_level(question: str, agencies: Sequence[str]) -> tuple[str, ...]:
    """Agencies of the level that a question limits itself to, none where it does not, or where there are none."""
    found = LEVEL.search(question)
    if found is None:
        return ()
    wanted = _level(found)
    return tuple(name for name in agencies if max((place.level for place in taken_apart(name).own), default=0) == wanted)


def without_level(question: str) -> str:
    """A question with a plain word for agencies in place of those of a level.

    >>> without_level("哪些市级单位提到培训"), without_level("How many of those are city-level rather than provincial?")
    ('哪些单位提到培训', 'How many of those agencies?')
    """
    return LEVEL.sub(lambda found: "单位" if not found[0].isascii() else f"{found['lead']} agencies" if found["lead"] else "agencies", question, count=1)


def _level(found: re.Match[str]) -> int:
    chinese = found["zh"] or found["zh2"] or found["zh3"]
    if chinese:
        return CHINESE[chinese]
    return OF_WORD[(found["en"] or found["en2"] or found["en3"] or found["en4"]).lower()]
