"""Years that a question leaves open on one side: the reports of 2022 and later, 2021年以前的报告."""

import re
from collections.abc import Collection

YEAR = r"(?P<{name}>20\d\d)\s*年?度?"
OPEN = re.compile(
    rf"{YEAR.format(name='zh')}\s*(?:(?:及|或|和|与)(?:其|它)?(?:(?P<later>以后|之后|往后)|(?P<earlier>以前|之前))|(?:(?P<after>以后|之后|往后|以来)|(?P<before>以前|之前))(?=的?(?:年度)?(?:报告|年报)))"
    rf"|\b(?:from |in |for |of )?(?P<en>20\d\d) (?:(?:on(?:wards?)?|(?:or|and) (?:later|after|newer|since))|(?P<or_earlier>(?:or|and) (?:earlier|before|older)))\b"
    rf"|(?<=report )(?:(?P<since>since|after|later than)|before|earlier than) (?P<report>20\d\d)\b|(?<=reports )(?:(?P<since2>since|after|later than)|before|earlier than) (?P<reports>20\d\d)\b",
    re.IGNORECASE,
)
# What does not count the year itself: 2021年以前的报告, reports after 2021.
WITHOUT_ITSELF = re.compile(r"^\D*20\d\d\s*年?度?\s*(?:之[前后]|以前)|^(?:after|before|later|earlier)", re.IGNORECASE)


def with_closed_years(text: str, known: Collection[int]) -> str:
    """A question with the years of the collection that it means in place of such words; as it is where there are none.

    >>> with_closed_years("2022年及以后的报告", (2020, 2022, 2023)), with_closed_years("reports from 2022 onwards", (2020, 2022, 2023))
    ('2022年、2023年的报告', 'reports 2022, 2023')
    """
    return OPEN.sub(lambda found: _closed(found, known), text)


def _closed(found: re.Match[str], known: Collection[int]) -> str:
    bound = int(found["zh"] or found["en"] or found["report"] or found["reports"])
    is_later = bool(found["later"] or found["after"] or found["since"] or found["since2"] or (found["en"] and not found["or_earlier"]))
    own = WITHOUT_ITSELF.search(found[0]) is None
    years = [year for year in sorted(set(known)) if (year > bound if is_later else year < bound) or (own and year == bound)]
    if not years:
        return found[0]
    return "、".join(f"{year}年" for year in years) if found["zh"] else ", ".join(map(str, years))
