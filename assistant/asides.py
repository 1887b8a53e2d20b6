"""What a turn says of the talk itself and not of the reports: a correction, a wish for another form, a new subject, thanks."""

import re
from dataclasses import dataclass

LETTER = re.compile(r"[A-Za-z0-9\u3400-\u9fff]")
# Another subject: what was said before no longer counts.
NEW_SUBJECT = re.compile(
    r"^\s*(?:(?:我)?(?:再|还)?(?:想)?(?:换|问)(?:一?个|下|到)?(?:别的|新的?|其他的?|另外的?|另)?(?:一?个)?(?:问题|话题|主题)|(?:另外?一?个|新的?|下一个|别的)(?:问题|话题))(?:吧|问)?\s*[:：,，。.!！;；—–-]+"
    r"|^\s*(?:ok(?:ay)?|now|and|so|well)?[,\s]*(?:a |an |my |the |on to a |let'?s (?:change|switch) (?:the )?|change of |changing (?:the )?)?(?:new|next|other|another|different|separate|unrelated)? ?(?:question|subject|topic)\s*[:：,，.!;—–-]+",
    re.IGNORECASE,
)
# The turn before was taken the wrong way; what follows is meant.
MEANT_ZH = r"(?:我)?(?:想)?(?:问|说|指|要|看|查)的?(?:其实|应该)?(?:不是[^,，。]{1,20}[,，]\s*)?(?:而)?是(?!否)|我(?:其实|应该)?是(?:想)?(?:问|说|指|要)|(?:我)?(?:应该|其实)(?:问|说|指)?(?:的)?是(?!否)"
MEANT_EN = r"i (?:actually )?(?:meant|mean|was asking|asked|am asking|was referring|want(?:ed)?)(?: about| for| to ask about| to)?|i'm asking (?:about|for)|make (?:it|that)|rather"
CORRECTION = re.compile(
    rf"^\s*(?:啊|哦|呃|抱歉|对不起)?[,，。\s]*(?:不是的?|不对|不不|错了|(?:搞|弄|说|问|打)错了?|你?理解错了?|不是这个(?:意思)?|我不是这个意思)(?:[,，。.!！;；:：、\s]+|(?={MEANT_ZH}))(?:应该)?(?:是(?!否))?"
    rf"|^\s*不是[^,，。？?]{{1,20}}[,，。;；]\s*(?=而?是|{MEANT_ZH})(?:而?是(?!否))?"
    r"|^\s*(?:(?:oh|oops|sorry|apologies|my mistake|no+|nope|wrong(?: one)?|not (?:that|this|it)(?: one)?|that'?s (?:not (?:it|what i (?:meant|asked)(?: for)?)|wrong))(?:\s*[,，.;:!—–-]+\s*|\s+(?=i mean|i was|i'm ask|sorry|not |rather)))+"
    r"|^\s*not [^,;.?]{1,40}[,;]\s*(?:but )?",
    re.IGNORECASE,
)
MEANT = re.compile(rf"^\s*(?:{MEANT_ZH})\s*[:：]?|^\s*(?:{MEANT_EN})\b\s*", re.IGNORECASE)
NOT_THE_OTHER = re.compile(r"\s*[,，]\s*(?:而?不是|not )[^,，?？]{1,40}(?=[?？。.!！\s]*$)", re.IGNORECASE)
# How the answer should look, or that it should come again.
FORM_ZH = (
    r"(?:第[一二三四五六七八九十\d]+(?:个|点|条|项|段)?)?(?:能不能|可以|可否|能|请|麻烦)?(?:你|您)?(?:再|更)?(?:说|讲|答|写|列|解释)?(?:得|的)?(?:再|更)?(?:具体|详细|仔细|清楚|展开|简短|简单|简洁|简略|精简|短)(?:一?[点些]|一下|说(?:明|说)?|讲讲?|解释(?:一下)?)*(?:吗|吧)?"
    r"|(?:请|麻烦)?(?:只要|只用|就|用)?一(?:两)?句话(?:概括|总结|说明|说|回答|讲)?(?:一下|即可|就行|就好|就可以了?)?"
    r"|(?:的|把|请|给我?|给出|看看?|引用|出示|只要|我要)*(?:原文|原话|原句|出处)(?:是什么|怎么说的?|呢|给我|列出来|发我|贴出来|看看?)?"
    r"|(?:请)?(?:都|把(?:它们|他们|这些)?|帮我)?(?:列(?:一下|出来|个表|成表格?|举一下)|用表格(?:列出)?|分点(?:列出|说明|回答)?)(?:吧|呗)?"
    r"|(?:请|麻烦)?(?:你)?(?:再|重新|重复)(?:说|讲|答|回答|来|念)?(?:一?[遍次下])|换(?:个|一种)说法"
)
FORM_EN = (
    r"(?:(?:can|could|would|will) you |please |just |only |and |but |now |(?:i )?(?:want|need|like) (?:it |that )?)*(?:"
    r"(?:put|say|give|tell|show|answer|explain|summari[sz]e|write|repeat)?(?: (?:it|that|this|them|me))*\s*(?:in|as|with) (?:one|a|a single|two|a few|bullet|short|brief|other|simple|plain|more|a table|table)(?: short| bullet| brief| single| few)?(?: (?:sentences?|lines?|words?|points?|list|details?|form))?"
    r"|in (?:more |full |greater |some )?(?:details?|full|brief|short)|(?:make it |keep it |be )?(?:a bit |a little |much )?(?:more )?(?:brief(?:ly|er)?|short(?:er)?|concise(?:ly)?|specific|detailed|precise)"
    r"|(?:quote|show|give|cite|see)?(?: me)?(?: (?:the|its|their))? ?(?:original|exact|full|precise|verbatim|source)(?: (?:words?|wording|text|quotes?|sentences?|passages?))?|(?:word for word|verbatim)"
    r"|(?:(?:give|tell|show) me |with )?(?:some )?(?:more|further) details?(?: (?:on|about|of) (?:that|this|it|them|those)(?: (?:one|point))?)?|elaborate(?: on (?:that|this|it))?|tell me more(?: about (?:that|this|it|them))?"
    r"|(?:say|repeat|tell)(?: (?:it|that|this|me))* (?:again|once more)|repeat(?: (?:it|that|this))?|once more|again|(?:list|show|name) (?:them|those|these)(?: all)?|the (?:first|second|third|last) (?:one|point)"
    r")(?: please| again| for me)*"
)
FORM_ALONE = re.compile(rf"^[\s,，]*(?:的)?(?:(?:{FORM_ZH})[\s,，]*)+[?？。.!！\s]*$|^\s*(?:{FORM_EN})[\s,]*(?:please)?[?.!\s]*$", re.IGNORECASE)
FORM_BESIDE = re.compile(
    r"[,，]\s*(?:只要|请|就)?(?:用)?一句话(?:概括|说|回答|就行|即可)*(?=[?？。.!！\s]*$)|[,，]\s*(?:请)?(?:给|引用|要)?(?:出)?(?:原文|原话)(?=[?？。.!！\s]*$)|[,，]?\s*(?:请)?(?:说|讲)?(?:得)?(?:再)?(?:具体|详细|简短)(?:一?[点些])(?=[?？。.!！\s]*$)"
    r"|[,\s]+(?:please )?in (?:one|a single|a|two|a few) (?:short |brief )?(?:sentences?|words?|lines?)(?=[?.!\s]*$)|[,\s]+(?:briefly|in brief|in (?:more )?detail|verbatim|word for word|as a list|in bullet points)(?=[?.!\s]*$)",
    re.IGNORECASE,
)
# The matter of the turn before, in a word that would name a section.
THAT_MATTER_ZH = re.compile(r"(?:这个|这种|这类|这样的|该|同样的|相同的|类似的|那个|那种)(?:问题|困难|情况|做法|措施)")
THAT_MATTER_EN = re.compile(r"\b(?:that|this|the same|such an?|those|these) (?:problems?|issues?|difficult(?:y|ies)|practices?|measures?|thing)\b", re.IGNORECASE)
# The repeats are possessive: 谢 and 谢谢 would else be tried in every way.
THANKS = re.compile(
    r"^\s*(?:(?:好的?|行|嗯+|哦|噢|喔|明白了?|知道了|懂了|了解了?|清楚了|收到|没事了?|没有?(?:别的|其他)?(?:问题)?了|可以了|很好|太好了|非常|十分|真是|太|谢谢?(?:你|您)?(?:的(?:帮助|解答|回答))?(?:了|啦|哈)?|多谢(?:晒|了)?|感谢(?:你|您)?(?:的(?:帮助|解答|回答))?|唔该(?:晒)?|辛苦(?:了|你了|您了)?|再见|拜拜|不用了|就这样|厉害)[,，。.!！~\s]*)++$"
    r"|^\s*(?:(?:ok(?:ay)?|great|good|nice|perfect|cool|fine|alright|all right|got it|i see|understood|right|excellent|wonderful|(?:many |so |very )?thanks?(?: you| a lot| a million| so much| very much| again| for (?:your|the|that)(?: help| answers?)?)*|thx|cheers|much appreciated|that'?s (?:all|it|great|helpful|useful|enough)|no (?:more|further) questions?|bye|goodbye|that (?:helps|helped)|(?:for )?now|very helpful)[,.!\s]*)++$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Said:
    """A turn without its asides; `is_new` begins another subject; `is_form` says how the answer should look and no more."""

    text: str
    is_new: bool = False
    is_form: bool = False


def said_in(turn: str) -> Said:
    """Read the asides of a turn that has a turn before it.

    >>> said_in("不是，我问的是海珠").text, said_in("no, I meant Haizhu").text, said_in("in one sentence").is_form
    ('海珠', 'Haizhu', True)
    """
    fresh = without_new_subject(turn)
    text = _corrected(fresh)
    text = THAT_MATTER_EN.sub("it", _cut(THAT_MATTER_ZH, text))
    form = FORM_ALONE.match(text) is not None
    return Said(text if form else _cut(FORM_BESIDE, text), is_new=fresh != turn, is_form=form)


def without_new_subject(turn: str) -> str:
    """A turn without the words that another subject begins: New question: …, 换个问题，…"""
    return _cut(NEW_SUBJECT, turn)


def is_thanks(turn: str) -> bool:
    """Whether a turn thanks, agrees or takes leave and asks for nothing."""
    return THANKS.match(turn) is not None


def _corrected(text: str) -> str:
    """What is meant, of a turn that sets the one before right."""
    bare = _cut(MEANT, _cut(CORRECTION, text))
    return bare if bare == text else _cut(NOT_THE_OTHER, bare)


def _cut(pattern: re.Pattern[str], text: str) -> str:
    """The text without a pattern; the whole where hardly a letter would be left."""
    bare = pattern.sub("", text).strip()
    return bare if len(LETTER.findall(bare)) > 1 else text
