"""How a turn asks what is done about the matter of the turns before, and about which of the points it told."""

import re

# 打算怎么解决, 准备怎么治, 有什么对策; a word or two behind it say what is to be mended.
ASKS = re.compile(
    r"(?:以后|今后|往后|将来|后头|后面|接下来|下一?步)?(?:各自|分别|都|又)?(?:打算|计划|准备|预备|想要?|将要?|要|该)(?:各自|分别|都)?(?:怎么|怎样|如何)(?:样)?(?:去)?(?!说|写|看)[^,，。;；?？]{0,6}"
    r"|(?:以后|今后|往后|将来|后头|后面|接下来|下一?步)?(?:怎么|怎样|如何)(?:各自|分别)?(?:打算|解决|应对|整改|改进|破解|缓解|克服|防|避免|杜绝|根治|治|补救?|改)[^,，。;；?？]{0,7}"
    r"|(?:以后|今后|往后|将来|接下来|下一?步|明年|来年)(?:又|都|各自)?(?:怎么|怎样|如何)(?:样)?(?:去)?[办弄搞做管改干整]"
    r"|(?:有|采取|拿出|提出|想出|想)(?:了|过)?(?:些)?(?:什么|哪些|啥)(?:样的|具体)?(?:打算|对策|办法|法子|招|应对|解决方案|改进措施)"
    r"|\bwhat (?:do|does|did|will|are|is|were|was) (?:they|it|those|these|each|(?:each|all|both|any) of (?:them|these|those))(?: each| all| both)? (?:\w+ )?(?:want|plan|planning|intend|intending|propose|proposing|mean|hope|going|aim|promise|suggest)\w*(?: to do| doing| to)?(?: (?:about|against|for|with) (?:it|that|this|these|them|those)(?: problems?| issues?)?)?"
    r"|\bhow (?:do|does|did|will|are|is) (?:they|it|those|these|each|(?:each|all|both|any) of (?:them|these|those))(?: each| all| both)? (?:plan|planning|intend|want|mean|propose|going|hope|aim)\w*(?: to| on)? [a-z]+(?:ing)?(?: with)?(?: (?:it|that|this|these|them|those)(?: problems?| issues?)?)?"
    r"|\bwhat (?:will|would|can|do|does|did|are|is) (?:they|it|the (?:bureau|agency|office))(?: going to| planning to| plan to)? (?:do|doing) (?:about|against|with)(?: (?:it|that|this|these|them|those)\b)?"
    r"|\bhow will (?:they|it|those|each(?: of them)?) [a-z]+ (?:it|that|this|these|them|those)\b|\bwhat (?:is|are|was|were|will be) (?:being )?(?:done|planned|proposed) (?:about|against|for) (?:it|that|this|these|them|those)\b"
    r"|\b(?:is|are) there (?:any )?(?:plans?|measures?|steps?)(?: to (?:have|get|do|build|open|add|make))?\b"
    r"|(?:向|请|希望|建议|要求)(?:省|市|部|上级|上面)[^,，。?？]{0,4}?(?:做|干|办|解决|支持|帮)?(?:些)?(?:什么|哪些)[^,，。?？]{0,4}"
    r"|\bwhat (?:do|does|did) (?:they|it|each of them) (?:ask|request|urge|want|expect) (?:the |their )?[a-z]+(?: [a-z]+)? to do(?: (?:about|against|for|with) (?:it|that|this|these|them|those))?"
    r"|\bwhat (?:do|does|did) (?:they|it|each of them) (?:do|ask) (?:about|against|for) (?:it|that|this|these|them)\b",
    re.IGNORECASE,
)
POINTS = r"条|个问题|个|点|项|种"
NTH = re.compile(rf"第(?P<zh>[一二三四五六七八九\d])(?:{POINTS})(?:问题|困难)?|\b(?:the )?(?P<en>first|second|third|fourth|fifth|sixth) (?:one|problem|point|issue|difficulty)\b", re.IGNORECASE)
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth")
NUMERALS = "一二三四五六七八九"


def asks_remedy(text: str) -> bool:
    """Whether a turn asks what is planned against something."""
    return ASKS.search(text) is not None


def nth_point(text: str) -> int:
    """Which of the points told before a turn means, counted from 1; 0 for none."""
    found = NTH.search(text)
    if found is None:
        return 0
    if found["en"]:
        return ORDINALS.index(found["en"].lower()) + 1
    return int(found["zh"]) if found["zh"].isdigit() else NUMERALS.index(found["zh"]) + 1
