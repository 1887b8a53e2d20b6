"""How a question asks for a row of a table: which quarter, which county, the most or the least, how far apart."""

import re
from collections.abc import Callable

from assistant.grids import QUARTER

HIGH = re.compile(r"最(?:多|高|大|长|久|慢|忙|旺|热闹|红火)|居首|第一多|\b(?:most|highest|largest|biggest|greatest|busiest|longest|slowest)\b", re.IGNORECASE)
LOW = re.compile(r"最(?:少|低|小|短|快|冷清|清闲|清淡|闲|淡|惨淡)|垫底|\b(?:least|lowest|smallest|fewest|shortest|quickest|fastest|quietest|slackest)\b", re.IGNORECASE)
# The first so many of them.
FIRST = re.compile(
    r"最[多高大](?:的)?(?P<zh>[两二三四五六七八九十]|[2-9])(?:个|家|位|类|项|种)|(?:排名?|居|位列|位居)?前(?P<rank>[两二三四五六七八九十]|[2-9])(?:位|名|家|个|类|项|大|种)|"
    r"\b(?:top|first|busiest|biggest|largest) (?P<en>two|three|four|five|six|[2-9])\b|\b(?:which|what|the) (?P<which>two|three|four|five|six|[2-9]) (?:[\w-]+ ){1,4}?(?:had|have|has|got|get|saw|took|received|accepted|with|are|were) the (?:most|highest|largest|biggest)\b|\b(?P<many>two|three|four|five|six|[2-9]) (?:busiest|biggest|largest)\b",
    re.IGNORECASE,
)
# A rise or a fall that is ranked, in a column of changes.
GREW = re.compile(r"(?:增长|增加|增幅|涨幅|增速|增|涨|升)[^,，;；?？]{0,4}最|最[^,，;；?？]{0,3}(?:增长|增幅|增速)|\b(?:gr[eo]w\w*|rose|increased|growth|rise|increase)\b", re.IGNORECASE)
SHRANK = re.compile(r"(?:下降|减少|降幅|跌幅|降|跌|减)[^,，;；?？]{0,4}最|\b(?:fell|dropped|declined|decreased|shrank|fall|drop|decline|decrease)\b", re.IGNORECASE)
GAP = re.compile(
    r"相?差(?:了|距)?(?:是|有)?(?:多少|几)|差距|相差|比[^,，;；?？]{1,24}(?:多|少|高|低|大|小|增|减|升|降)|(?:谁|哪一?个).{0,6}(?:更)?[多少高低]|"
    r"\b(?:difference|gap|by how (?:many|much))\b|\b(?:more|fewer|less|higher|lower|larger|smaller)\b[^;?]*\bthan\b|\b(?:versus|vs|compared)\b",
    re.IGNORECASE,
)
OF_ALL = re.compile(r"占(?:了|到)?(?:全|总|整)|占比|\b(?:of (?:all|everything|the total|the whole)|total)\b", re.IGNORECASE)
# 那个季度 names again what was named before, and 收件 is what is done with any application.
POINTING = re.compile(r"[那这]一?[个些]|季度|(?:[两二三四五六七八九十\d]+个)?(?:县市区|区市县|县区|区县|县市|市县)|收(?:件|得|到|了|下来)|办得|的件|件数")
TIME_COLUMN = re.compile(r"用时|时长|耗时|时限|天数|工作日|办理时间")
TIME_ASKED = re.compile(r"几天|多少天|多久|用时|时长|最[慢快久长]|\b(?:days|how long|longest|shortest|slowest|quickest|fastest|time)\b", re.IGNORECASE)


def _is_a_quarter(row: str) -> bool:
    return QUARTER.search(row) is not None


def _is_no_quarter(row: str) -> bool:
    return not _is_a_quarter(row)


def _is_an_item(row: str) -> bool:
    return not _is_a_quarter(row) and not _is_a_place(row)


def _is_a_place(row: str) -> bool:
    return row.endswith(("县", "区", "市", "镇", "乡", "旗", "街道"))


# What kind of row is asked for, and the rows that are of it.
ASKED_ROWS: tuple[tuple[re.Pattern[str], Callable[[str], bool]], ...] = (
    (re.compile(r"哪(?:一|个|一个)?(?:季度|半年)|\bquarter\b", re.IGNORECASE), _is_a_quarter),
    (re.compile(r"哪(?:一|个|一个|些)?(?:区县|县区|县市区|区市县|县|区|市|镇街|镇|街道|乡镇|地方|地区)(?!直)|\b(?:county|counties|district|town|township|place)\b(?!-level)", re.IGNORECASE), _is_a_place),
    (re.compile(r"哪(?:一|个|一个|些)?(?:市直|区直|县直|职能|业务|审批)*(?:部门|单位|分?局|机关|警种|科室|处室|窗口|片区|派出所|大队)|\bwhich (?:[\w-]+ ){0,3}?(?:department|bureau|agency|unit|office|branch)\b", re.IGNORECASE), _is_no_quarter),
    (
        re.compile(
            r"(?:哪(?:一|个|几|一个)?|什么)(?:行政)?(?:事项|领域|业务|许可|审批|类别|类型|证照?)|哪一?[类种项块](?!问题|困难|不足|原因|情况|投诉|人|企业|违)|"
            r"\b(?:which|what) (?:\w+ )?(?:(?:type|kind|category|sort)s? of (?:permit|licen[cs]e|application|approval|item|case|matter)|field|item|permit|licen[cs]e)",
            re.IGNORECASE,
        ),
        _is_an_item,
    ),
)
