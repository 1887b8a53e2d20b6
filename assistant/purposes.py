"""What a question says beside what it asks: what its answer is for, and which other number or matter is not meant."""

import re

from assistant import wording

# 写材料要用:…, for a budget memo: …, I need the comparison base: …
AHEAD = re.compile(
    r"^[^,，:：;；。?？]{0,12}(?:要用|用的|需要|用一下|参考|备查)\s*[,，:：]\s*(?=\S)"
    r"|^(?:(?:i|we)(?:'m| am|'re| are)? (?:need|want|writing|preparing|checking|after|doing|working)\b|for (?:a|an|my|our|the)\b)[^:?]{0,60}:\s*(?=\S)",
    re.IGNORECASE,
)
# What an answer may be for.
WORK_ZH = r"(?:材料|报告|稿子?|论文|调研|课题|汇报|方案|作业|总结|新闻|台账|报表|PPT)"
WORK_EN = r"(?:slides?|reports?|memos?|notes?|brief(?:ing)?s?|papers?|articles?|stor(?:y|ies)|pieces?|audits?|presentations?|meetings?|charts?|decks?|stud(?:y|ies)|thesis|research|newsletters?|speech(?:es)?)"
# …,审计要用。 …?我在写人手方面的调研  …? Need it for a slide.
BEHIND = re.compile(
    r"[,，。;；?？!！\s]+(?:(?:我|我们|咱们?|领导|老板|主任)(?:这边)?(?:在|正在|正|要|想|得|急)*(?:写|做|搞|准备|整理|核对|填|赶)[^,，。;；?？!！多少几哪吗]{1,16}"
    rf"|(?:写|做|搞|准备|整理|填|赶|用于|供)[^,，。;；?？!！多少几哪吗]{{0,10}}{WORK_ZH}|[^,，。;；?？!！多少几哪吗]{{0,8}}(?:要用|等着用|参考|备查|急用))[。.!！~\s]*$"
    r"|(?<=[?.!;])\s*(?:(?:i|we)(?:'m| am|'re| are)? )?(?:just )?(?:need(?:ed)?|want(?:ed)?|writing|asking|preparing|checking|drafting|doing|working on|it'?s for|this is for|that'?s for|for)\b[^?]{0,80}$"
    rf"|[,–—-]\s*(?:(?:i )?need(?:ed)? (?:it|this|that) for\b|(?:it'?s |this is )?for (?:an?|my|our|the) (?:[\w-]+ ){{0,2}}{WORK_EN}\b)[^?]{{0,60}}$",
    re.IGNORECASE,
)
# …?不是申请单数  …,不要总数  … (not how many visits)  … I don't mean the new building.
NOT_MEANT = re.compile(
    r"[,，。;；?？!！(\s]+(?:我)?(?:(?:问|要|说|指|看)的?)?(?:不是(?:问|要|说|指|看)?|不要|别给(?:我)?|不含|不算|不包括|而?非)[^,，。;；?？!！]{1,16}[)。.!！喔哦啊呀哈~\s]*$"
    r"|(?<=[?.!;,–—(-])\s*(?:and |but )?(?:(?:i|we) (?:do not|don't|did not|didn't) (?:mean|want|need)|not|rather than|instead of)\b[^?.!;,()]{2,60}\)?[.!?\s]*(?:(?:pls|please|thanks|thank you)[.!\s]*)?$"
    r"|\s+(?:absolute|actual|exact|plain) (?:numbers?|figures?|counts?),? not (?:the |a )?(?:percent\w*|per cent|share|rate|ratio)[.!?\s]*$",
    re.IGNORECASE,
)
# What somebody remembers or asks a favour with, behind a question: …?我记得23年那份里提过  …? I recall it was in the report.
REMARK = re.compile(
    r"(?<=[?？])\s*(?:(?:我|我们)?(?:记得|印象|好像|听说|看到过?|见过)|据说|听说|写[^,，。?？]{0,8}(?:稿|材料|报告|文章)|(?:麻烦|拜托|谢谢|辛苦|急|在线等)).{0,60}$"
    r"|(?<=\?)\s*(?:i (?:remember|recall|think|believe|saw|heard|read|seem to)|thanks|thank you|cheers|much appreciated)\b.{0,120}$",
    re.IGNORECASE,
)
# What a question keeps must still ask.
ASKS = re.compile(r"[?？]|多少|几|哪|谁|什么|啥|怎|如何|为何|吗|\b(?:how|what|which|who|when|where|why|number of|did|does|do|is|are|was|were|has|have)\b", re.IGNORECASE)


def without_purpose(question: str) -> str:
    """A question for a number or for words without what its answer is for and what is not meant; one for agencies as it is.

    >>> without_purpose("写材料要用:盐城2022年专家库有多少位专家?不是打算扩到的数"), without_purpose("How many visits were paid? Need it for a slide.")
    ('盐城2022年专家库有多少位专家', 'How many visits were paid?')
    """
    if wording.LIST.search(question):
        return question
    text = question
    remark = REMARK.search(text)
    if remark and not ASKS.search(remark[0]) and (wording.YEAR.search(text[: remark.start()]) or not wording.YEAR.search(remark[0])):
        text = text[: remark.start()]
    for pattern in (AHEAD, BEHIND, NOT_MEANT, BEHIND):
        cut = pattern.sub("", text).strip().rstrip(" ,，;；:：(（—–-")
        text = cut if ASKS.search(cut) and len(cut) * 3 >= len(text) else text
    return text
