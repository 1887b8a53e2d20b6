"""Times that a question tells by others: the year before 2023 is 2022, July to September the third quarter."""

import re

from assistant.over_time import asks_change

# The year before one that is named.
BEFORE_ZH = re.compile(r"(?<![比较跟和与同])(20\d\d)年度?的?(?:[前上头]一年|上年)度?")
BEFORE_EN = re.compile(r"\b(?:in |during |for )?(?:the )?(?:year|twelve months|12 months) (?:before|prior to|preceding) (20\d\d)\b", re.IGNORECASE)
# Where another year is told: in its 2023 report, 在2020年的报告里.
SOURCE = re.compile(
    r",? ?(?:as )?(?:(?:quoted|given|told|printed|stated|reported|cited|mentioned|shown|according to) )?\b(?:in|by) (?:its|the|their) (?:\w+ )?(?P<en>20\d\d) (?:annual )?report\b|在?(?P<zh>20\d\d)年度?的?(?:[那这]一?[份个篇])?(?:年度)?(?:报告|年报|总结)[里中上]",
    re.IGNORECASE,
)
YEAR_BEFORE = re.compile(r"[前上头]一年(?!以来)(?:度)?|\b(?:previous|prior|preceding) year(?:'s)?\b|\byear (?:before|earlier)\b", re.IGNORECASE)
YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
# The months of a quarter, with its number.
MONTH_ZH = {1: "一", 3: "三", 4: "四", 6: "六", 7: "七", 9: "九", 10: "十", 12: "十二"}
MONTH_EN = {1: "jan", 3: "mar", 4: "apr", 6: "june?", 7: "july?", 9: "sept?", 10: "oct", 12: "dec"}
QUARTERS_ZH = {
    number: re.compile(rf"(?<![\d一二三四五六七八九十])(?:{first}|{MONTH_ZH[first]})月?份?(?:到|至|-|—|~)(?:{first + 2}|{MONTH_ZH[first + 2]})月份?")
    for number, first in enumerate((1, 4, 7, 10), 1)
}
QUARTERS_EN = {
    number: re.compile(rf"\b{MONTH_EN[first]}[a-z]*\.?(?: to | through | until |\s?[-–—/]\s?){MONTH_EN[first + 2]}[a-z]*\b\.?", re.IGNORECASE)
    for number, first in enumerate((1, 4, 7, 10), 1)
}
Q_AND_NUMBER, HAN = re.compile(r"\bq([1-4])\b", re.IGNORECASE), re.compile(r"[\u4e00-\u9fff]")
ORDER_ZH, ORDER_EN = " 一二三四", ("", "first", "second", "third", "fourth")


def with_times_said(text: str) -> str:
    """A question in the search text's form with such times in plain words.

    >>> with_times_said("东莞7到9月办完几件"), with_times_said("How many did they get the year before 2023?")
    ('东莞第三季度办完几件', 'How many did they get in 2022?')
    """
    for number, months in QUARTERS_ZH.items():
        text = months.sub(f"第{ORDER_ZH[number]}季度", text)
    for number, months in QUARTERS_EN.items():
        text = months.sub(f"{ORDER_EN[number]} quarter", text)
    if not HAN.search(text):
        text = Q_AND_NUMBER.sub(lambda quarter: f"{ORDER_EN[int(quarter[1])]} quarter", text)
    text = BEFORE_ZH.sub(lambda year: f"{int(year[1]) - 1}年", text)
    text = BEFORE_EN.sub(lambda year: f"in {int(year[1]) - 1}", text)
    return _of_the_year_told(text)


def _of_the_year_told(text: str) -> str:
    """A question that names the report that tells of another year, with that year alone."""
    source = SOURCE.search(text)
    if source is None or asks_change(text):
        return text
    rest = f"{text[: source.start()]} {text[source.end() :]}" if source["en"] else f"{text[: source.start()]}{text[source.end() :]}"
    rest = re.sub(r"\s+(?=[?.!,])", "", rest).strip()
    told = int(source["en"] or source["zh"])
    if years := [int(year) for year in YEAR.findall(rest)]:
        # What is to come is told by that report itself.
        return rest if max(years) < told else text
    before = YEAR_BEFORE.search(rest)
    if before is None:
        return text
    return (rest[: before.start()] + (f"{told - 1}年" if source["zh"] else f"{told - 1}") + rest[before.end() :])
