"""How questions are worded: the patterns that tell kind, section and frame, Chinese and English."""

import re

from assistant.several import WITH_THOSE_WITHIN
from assistant.silence import SILENT
from corpus.types import SectionType


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


AGENCY_ZH = r"(?:公安机关|单位|部门|机关|机构|局|分局|报告|地区|地方|城市|区县|区|市|县|政府|公安局|份报告|家)"
AGENCY_EN = (
    r"(?:agenc(?:y|ies|ys|yies)|reports?|bureaus?|bureaux|departments?|branch(?:es)?|authorit(?:y|ies)|offices?|units?|"
    r"organi[sz]ations?|bodies|districts?|cit(?:y|ies)|places?|governments?|forces?|psbs?|documents?)"
)
OF_KIND_EN = r"(?:(?:of )?(?:the |these |those |all )?(?:five |\d+ )?(?:police |public security |local |district |city |government |annual |other )*)"

COUNT_OF_AGENCIES = _any(
    rf"(?<![这那前后上])(?:多少|几)(?:个|家|份)?(?:公安|政府|行政|市直|区|市)?{AGENCY_ZH}(?!行政许可)(?!受理|申请|办结)(?<!市(?=场|民))",
    rf"有(?:多少|几)(?:个|家|份)(?:{AGENCY_ZH}(?!行政许可))?(?=[^项件宗条人台]{{0,12}}?(?:提|谈|讲|存在|打算|计划|反映|说|写|承认|用|设|开|推|建|实行|没|将|遇到|面临|公布|公开))",
    r"(?:单位|部门|机关|机构)(?:里|中|当中|里头)?(?:一共|总共|共)?有(?:几|多少)[个家](?=[?。!,，\s]|$|交|写|发|提|说|讲|有报告)",
    rf"(?:多大|多高|多少|什么)?(?:比例|百分比|百分之几|几成)的(?:公安|政府|行政)?{AGENCY_ZH}|{AGENCY_ZH}(?:占(?:了)?(?:多少|几成|百分之几)|的比例|的占比)",
    rf"\bwhat (?:share|proportion|percentage|percent|fraction) of (?:all )?(?:the |these |those )?{OF_KIND_EN}{AGENCY_EN}\b",
    rf"\bhow many {OF_KIND_EN}{AGENCY_EN}\b",
    rf"\bnumber of {OF_KIND_EN}{AGENCY_EN}\b",
    r"\bhow many of (?:them|these|those|the five)\b",
)
# Agencies in the plural, and words that name an agency rather than a place.
AGENCIES = _any(r"哪(?:些|几)(?:个|家)?(?:单位|机关|部门|机构)", r"\bwhich (?:agencies|bureaus|departments|authorities|offices)\b")
AGENCY = _any(r"局|公安|委|厅|处|所|办|队|中心|分局", r"\b(?:bureau|police|administration|branch|department|commission|brigade|authority|office)\b")
LIST = _any(
    rf"哪(?:些|几)(?:个|家|份)?(?:公安|政府|行政|市直|区级|市级)?{AGENCY_ZH}",
    rf"哪(?:个|家|一?份|间)(?:公安|政府)?{AGENCY_ZH}",
    r"哪(?:些|几[个家份]|一?[个家份])(?:里面|里头|当中|之中|里|中)(?=[^,，。?？]{2})",
    r"哪(?:些|几[个家份]|个|家|份)(?:当年|曾经?|完全|根本|压根儿?|通篇|从头到尾|一直|始终|明确|公开|专门|还|就)*(?:没有|没|未|不|都|有|提到|提及|提出|存在|打算|计划|反映|说|写|承认|把|将|在|用|推|设|开|建|采)",
    rf"(?<=的){AGENCY_ZH}(?:都|分别)?(?:有|是)(?:哪些|谁|哪几[个家份])",
    rf"(?<=的){AGENCY_ZH}(?:有没有|有吗|有么|有(?=[?。!\s]*$))",
    r"(?:有没有|是否有|有无)(?:任何|哪个|哪些)?(?:单位|机关|部门|机构|分局|报告)",
    r"(?:有没有|是否有|有无|有)(?:任何)?哪一?[家个份](?!.{0,4}(?:年|季度|月|环节|领域))|哪一?[家个](?:单位|局)?的(?:报告|年报)",
    r"(?<=的)(?:单位|部门|机关|机构|局|分局|报告)[?。!\s]*$",
    r"(?:^|[,，;；:：。\s]|里|里面|里头|当中|中|家|单位|局|有|有没有|还有)谁(?=(?![是的来去给负签牵主管])[^,，。?？]{0,12}?(?:过|了|在|着|给|把|没|不|还))",
    r"(?:^|[,，;；:：。\s]|里|里面|里头|当中|中|家|单位|局|有|还有)谁的(?=[^,，。?？]{1,16}?(?:被|遭|没|未|曾|过|了|还))",
    r"哪(?:些|个|家|几个)\s*(?:agenc|bureau|report|department|psb|unit)\w*",
    r"哪些(?:办事|服务|政务|业务|受理)*(?:大厅|窗口|网点|中心)|(?:哪里|哪儿)的|(?<=[^问题措施做法计划打算]的)(?:有|是)(?:哪些|谁|哪几[个家])(?=[?。!\s]*$)",
    r"^\s*whose\b|^\s*(?:which|what) (?:service |government |approval |licensing )?(?:halls?|counters?|windows?|cent(?:re|er)s?|buildings?|guides?|lines?|hotlines?)\b",
    r"^\s*where (?:do|does|are|is|can|were|was|have|has)\b(?!.{0,40}\b(?:located|find (?:the|it|them)|get (?:the|it|them))\b)",
    rf"^\s*(?:are|is) (?:there )?(?:any )?(?:{OF_KIND_EN})(?:agenc(?:y|ies|ys|yies)|reports?|bureaus?|departments?)\b",
    r"[-–—,:]\s*(?:who|which ones?)\s*\??\s*$|\banywhere\s*\??\s*$",
    rf"(?:所有|全部|每一?[个家份]|各[个家]?)(?:的)?(?:公安|政府|行政)?{AGENCY_ZH}(?:是不是|是否|有没有)?(?:都|均|全)(?!.*(?:什么|哪|多少|几|怎|如何))",
    rf"(?:是不是|是否)(?:所有|全部|每一?[个家份]|各[个家]?)(?:的)?(?:公安|政府|行政)?{AGENCY_ZH}",
    rf"(?:有|是否有|有没有)(?:没有)?(?:任何|哪个|哪些)?{AGENCY_ZH}(?:提到|提及|提出|反映|存在|打算|计划|把|将|采用|说|没有)",
    r"谁(?:提到|提及|提出|反映|承认|抱怨|讲到|面临|遇到|存在|开展|推行|认为|觉得|打算|计划|把|将|没有|没|还|说|采用|推出|用|有|设|在|都)|边(?:啲|个|间|几个)(?:局|单位|部门|分局|报告)?",
    rf"\b(?:which|what) {OF_KIND_EN}{AGENCY_EN}\b",
    r"\bwhich (?:one|ones|of (?:them|these|those|the))\b",
    r"(?:^|,|[-–—:])\s*(?:so |and |ok |okay )?who (?:all )?(?:was|were|got|has been|have been|had been) (?!appointed|named|chosen|tasked|assigned|selected|invited|involved|consulted|hired|needed|required|supposed|behind\b|when\b)(?=taken to court|\w{2,}(?:ed|ught|ung|hit|found)\b)",
    r"(?:^|,|[-–—:])\s*(?:so |and |ok |okay )?who(?:(?: all| else)? (?:is|are|was|were)|'s) (?=(?!doing)[a-z]+ing\b)",
    r"(?:^|,|[-–—:])\s*(?:so |and |ok |okay )?who(?: all| else)? (?!is\b|was\b|are the\b|signed|heads?|leads?|led\b|runs?\b|wrote|built|developed|designed|created|funded|paid|supervis|oversees|oversaw|operates?|maintains?|checks?\b|inspects?|pays?\b)(?:(?:ha[sd]|have|do|does|did|are|were|will|would|can|could|sa(?:y|ys|id)|mention\w*|report(?:s|ed)?|stat(?:e|es|ed)|cit(?:e|es|ed)|plan(?:s|ned)?|intend(?:s|ed)?|wants?|wanted|admits?|admitted|complain(?:s|ed)?|concede[sd]?|describe[sd]?|names?|named|lists?|listed|uses?|used|offers?|offered|ran)\b|(?=[a-z]+\b))",
    rf"\b(?:list|name|show|find|give me|tell me) (?:me )?(?:all |every |each |any |the )*{OF_KIND_EN}{AGENCY_EN}(?: (?:in|from|within|among|of)\b[^,;?]{{0,60}}?)? (?:that|which|who\b|with|where|whose|citing|mention|having|planning|using|reporting|without)",
    rf"\b(?:are|is) there any {OF_KIND_EN}{AGENCY_EN}\b",
    rf"\b(?:did|do|does|has|have) any(?:one| {OF_KIND_EN}{AGENCY_EN}| of them)\b",
    rf"^\s*(?:do|does|did|have|has|are|is|were|was) (?:all|every|each|both|most)(?: of (?:the|these|those))? ?{OF_KIND_EN}(?:{AGENCY_EN}|one)\b",
    r"^\s*(?:do|does|did|have|has|are|is) (?:every(?:one|body)|they all)\b",
    rf"^\s*{OF_KIND_EN}{AGENCY_EN} (?:that\b|which\b|with\b|without\b|where\b|who\b|whose\b|(?=[a-z]{{3,}}ing\b))",
    rf"^\s*any {OF_KIND_EN}{AGENCY_EN}\b",
)
# Those that are asked for, of whom it is denied; of their systems, staff or applicants it is a problem like any other.
THEY_EN = r"\b(?:agenc(?:y|ies)|bureaus?|departments?|authorit(?:y|ies)|offices?|reports?|districts?|cities|provinces?|branch(?:es)?|regulators?|ones?|of (?:them|these|those|the \w+))|^\s*(?:and |but |so )?(?:who|which)"
NEGATIVE = _any(
    r"(?:哪些|哪几?[个家份]|谁|单位|部门|机关|分局|报告|局|边个|边啲)(?:单位|部门|报告)?(?:的)?(?:报告)?(?:的)?(?:问题|困难|不足)?(?:部分|章节|一节)?(?:里面|里头|当中|里|中)?(?:都)?(?:没有?|未曾?|不|冇|并未)(?!予|同意|批|能?按[时期]|有?(?:地方|地儿|钱|人手|法子|办法|空|位置|车位|场地)(?:[^,。]{0,2}[停坐站放用办]|[?。!]|$))",
    r"(?:通篇|全文|全篇|从头到尾|自始至终|压根儿?|根本|只字)(?:都|也)?(?:没有?|未|不)(?:有)?(?:专门|单独|明确)?(?:提|写|说|讲|涉及|出现|谈|见)",
    r"(?:^|[,，。\s])(?:没有?|未)(?:有)?(?:[向给对跟为][^,，。?？]{1,8}?)?(?:写|提|说|讲|谈|涉及|公布|列|出现|搞|推行|实行|用|开展)[^,，。?？]{1,20}的(?:又|都)?(?:是|有)(?:哪|谁)",
    r"(?:报告|单位|部门|机关|分局|局|家|份)(?:里|中)?(?:都)?(?:没提|没有提|未提|只字未提|没写|没说)",
    rf"\b(?:say|says|said|saying|has|have|had|having|contains?|containing|with|gives?|offers?|offering|write|writes|wrote) (?:absolutely |simply )?(?:nothing(?: at all| to say)?|not a (?:single )?word|no word) (?:about|on|of|regarding)\b|\b(?:do|does|did)(?: not|n'?t) (?:mention|cite|report|discuss|address|refer)\b|(?:{THEY_EN})(?: (?:that|which|who|still|actually|also|simply|just|clearly|explicitly|openly|ever|even))* do(?:es)?(?: not|n'?t)\b|\bwith no\b|\bnot? mention|\bha(?:ve|s|d) no (?:plans?|intention)\b|\bwithout (?:complaining|mentioning|any mention)\b|\bdo(?:es)? not complain\b",
    rf"(?:{THEY_EN}) (?:(?:that|which|who|still|actually|also|simply|just|clearly|explicitly|openly|ever|even) )*(?:do|does|did|have|has|had|is|are|was|were)(?: not|n'?t)\b(?= (?:any |have |using |doing |offering |running |planning |mention|cite|report|plan|say|use|list|include|contain|talk|refer|describe|discuss|offer|give|provide|state|a\b|the\b))",
    rf"{AGENCY_EN} (?:without|that never|that fail|which never|never)\b",
    SILENT.pattern,
    r"\bnever (?:mention|cite|say|refer|report|talk)|\b(?:is|are|stays?|remains?|keeps?) silent (?:about|on)\b|只字不提|避而不谈",
    r"\b(?:makes?|made|with) no mention\b|\bfail(?:s|ed)? to mention\b|\bomits?\b",
    # What lacks people or means has a problem.
    rf"{AGENCY_EN} (?:that |which |who )?lack(?:s|ed|ing)?\b(?! (?:\w+ ){{0,3}}?(?:staff\w*|people|personnel|workers?|manpower|hands|money|funds?|funding|budgets?|space|room|premises|equipment|devices|training|skills?|skilled|expertise|experience\w*|knowledge|experts?|specialists?|professionals?|capacity|powers?|authority|clarity|clear|legal|unified|uniform|standards?|rules?|resources?|inspectors?|officers?|talents?|reviewers?|windows?|coordination|cooperation|interfaces?)\b)",
)
# In the second half of a question: "… but do not plan …".
PART_NEGATIVE = _any(
    r"^(?:但|却|又|也|还)*(?:是)?(?:都)?(?:没有?|未|不(?!予|同意|少|仅|同|断)|冇)",
    r"^\s*not\b|^\s*(?:do|does|did|has|have|is|are)(?: not|n'?t)\b|^\s*(?:but |yet )?without\b|\b(?:no mention|not mention\w*|never)\b",
)
# Behind these words a question tells of what reports say, and no longer of what they do not.
TELLS_THAT = _any(
    r"(?<!\d )(?<!\ba )(?<!\bone )(?<!single )(?<!another )(?<!which )(?<!what )(?<!agency )(?<!annual )(?<!their )(?<!the )(?<!these )(?<!those )(?<!of )(?<!any )(?<!all )(?<!many )(?<!list )(?<!every )\b(?:mention|cite|complain|say|said|report|admit|note|state|describe|acknowledge|feel|believe|gripe|grumble|moan|lament|bemoan|regret|worry|worri|warn|claim|argue|protest|concede|confess|indicate|point(?:s|ed|ing)? out|find|found)(?:s|d|ed|ing|es)?\b"
    r"(?: (?:that|about|of|how|where))?(?= (?!nothing\b|no\b|not\b|d(?:o|oes|id)\b|d(?:o|oes|id)n))",
    r"反映(?!的)|抱怨|认为|承认|指出|觉得|(?<!不)嫌",
    r"\b(?:systems?|platforms?|windows?|items?|data|staff|rules?|applicants?|people|equipment|machines?|\w+(?:ments|ties|ings|ers)) (?:that|which|who|whose|where)\b",
)
# … of which these ask for the words themselves, whatever is said of the thing.
NAMES = _any(SILENT.pattern, r"提到|提及|提过|谈到|写到|(?:没有?|未|不)(?:有)?提(?!供|出|高|升|前)", r"\b(?:mention\w*|refer(?:s|red|ring)? to|talk(?:s|ed|ing)? (?:about|of)|silent (?:about|on))\b")
META = _any(
    r"(?:有|收录|收了|包含|一共|总共|库里|收集|涵盖|覆盖|手上|装了|存了).{0,6}(?:多少|几)(?:份|篇|个)?(?:报告|文件|文档|年报|材料)",
    r"(?<![这那前后上哪])(?:多少|几)(?:份|篇)(?:报告|文件|文档|年报)[?。!\s]*$",
    r"(?:(?<!的)有|收录|包含|涵盖|覆盖|包括|收)(?:了)?(?:哪些|哪几份|哪几个|什么)(?:份)?(?:报告|文件|文档|年报|单位|机关|部门|年份|年度|机构)(?:的报告|的年报)?[?。!\s]*$",
    r"(?:哪些|哪几|什么)(?:个)?(?:年份|年度|年)(?:的报告|的数据|的年报)?[?。!\s]*$",
    r"(?:哪些|哪几份|什么|哪几个(?:单位|机关))(?:的)?(?:报告|年报)[?。!\s]*$|年度?的?(?:报告|年报)(?:都)?(?:有|是)(?:哪些|哪几份|什么)[?。!\s]*$",
    r"(?:报告|资料|数据)(?:库|集)?.{0,6}(?:涵盖|覆盖|包括|来自).{0,6}(?:哪些|什么|哪几)",
    r"(?:最早|最新|最近|最旧|最晚)(?:的)?(?:一份)?(?:的)?(?:报告|年报)",
    r"(?:你|系统|资料库|数据库|库里|这里).{0,8}(?:有|收录).{0,4}(?:什么|哪些)(?:报告|资料|文件)",
    r"\bhow many (?:different |annual )?(?:reports|documents|files)\b(?! (?:mention|cite|say|plan|describe|refer|do not|don|that|have|report|contain|use))",
    r"\b(?:which|what) (?:annual )?(?:reports|documents|files)\b.{0,30}\b(?:do you have|are there|are (?:in|available|loaded|indexed|included)|have you|can (?:i|you)|exist)",
    r"\b(?:which|what) years?\b.{0,40}\b(?:cover|have|available|included|reports?|there|collection)",
    rf"\b(?:which|what) {OF_KIND_EN}{AGENCY_EN}\b.{{0,20}}\b(?:are (?:there|in|covered|included|available|represented)|do you (?:have|cover)|covered)\b(?!.*\b(?:mention|cite|plan)\b)",
    rf"\bhow many {OF_KIND_EN}{AGENCY_EN}\b.{{0,20}}\b(?:are there|do you (?:have|cover)|are (?:in|covered|included))\b",
    rf"^\s*(?:list|show)(?: me)? (?:all )?(?:the )?{OF_KIND_EN}{AGENCY_EN}(?: you have| in the collection)?[.?!\s]*$",
    r"\bwhat(?:'s| is) in (?:the|this|your) (?:collection|database|corpus|library)|\bwhat do you (?:have|cover)\b",
    r"\b(?:oldest|newest|latest|earliest|most recent) (?:report|document)\b|\breport\b.{0,20}\b(?:oldest|newest|latest|earliest|most recent)\b|\bwhat can i ask\b|报告.{0,6}(?<!里有)(?:几|多少)份(?=[?。!\s]*$|[,，]\s*(?:都|分别|各)?是?(?:谁|哪))|报告.{0,4}(?:是)?哪(?:一)?(?:个)?年",
    r"\b(?:which|what) (?:reports|documents) and (?:which|what) agencies\b|\breports? (?:in|does) the (?:collection|database|corpus)\b",
)
# What is said out of courtesy before a question and behind it.
COURTESY = _any(
    r"^(?:(?:你好|您好|嗨|哈喽|请问|麻烦(?:您|你)?|劳驾|不好意思|打扰(?:一下|了)?|(?:想|跟您|向您)?请教(?:一下)?|我?(?:很)?想(?:要)?(?:问|了解|知道|咨询)(?:一下)?|(?:请|帮|帮我|请帮我|麻烦帮我)(?:查|看|找|问)(?:一下|一查|看|下)?|(?:请)?告诉我)[,，。!！:：\s]*)+",
    r"^(?:(?:hi|hello|hey|dear)\b(?: there| all| team| sir| madam)?+|i hope (?:you are|you're|this finds you) (?:doing )?well|good (?:morning|afternoon|evening)|excuse me|please|pls|plz|kindly|(?:i was |i am |i'm |just )*wondering (?:whether|if)|(?:(?:could|can|would|will) you|you (?:could|can|might)) (?:please |possibly |kindly |perhaps )*(?:(?:tell|show|give|let)(?: me| us)(?: know)?(?! about))?|(?:please )?tell me(?! about)|i(?:'d| would) (?:like|love) to (?:know|ask|find out)|i want to know|do you (?:happen to )?know|quick question|[,.!:–—\-\s])+(?=\S)",
    r"[,，。.!！\s]*(?:谢谢|多谢|感谢)(?:了|你|您|啦)*[!！。.\s]*$|[,，。;；\s]*(?:请|麻烦)?(?:给我|帮我)?(?:分点|分条|简单|简要)?(?:列|说|讲|挑|举)(?:出|上)?[几一二两三四五](?:条|点|个)(?:就行|就好|即可|吧|出来)?[。.?？!！\s]*$|[,.;\s]*(?:please )?(?:keep it (?:brief|short)|in brief|briefly|in a few (?:points|lines|words))[.?!\s]*$|[,.!–—\s]*(?<=[?.!,–—\s])(?:(?:many |so )?thanks?(?: you| a lot| in advance| so much| very much)*|cheers|please|pls|plz)[!.\s]*$",
)
# When a report was signed or published.
DATED = _any(
    r"落款|(?:报告|年报).{0,8}(?:日期|哪一?天|几号|几月几[日号])|(?:报告|年报).{0,6}(?:什么时候|何时|哪天).{0,4}(?:写|发布|公布|签|出|发|报送|公开)",
    r"\b(?:when|what date|which day)\b.{0,50}\breports?\b.{0,30}\b(?:signed|dated|published|issued|written|released)\b|\bdate of .{0,50}\breports?\b|\breport'?s? (?:date|dated)\b|\breports? (?:was |is )?dated\b",
)
# Talk that asks nothing of the reports, and words to the program itself.
TALK = _any(
    r"^\s*(?:你好|您好|嗨|哈喽|谢谢|多谢|再见|早上好|下午好|晚上好|在吗|你是谁|你叫什么|你会什么|你能做什么|测试)[呀啊吗哈!！。?？，,\s]*$",
    r"^\s*(?:hello|hi|hey|thanks|thank you|bye|goodbye|good (?:morning|afternoon|evening)|who are you|what are you|what can you do|test)\b[\s!.?]*$",
    r"(?:忽略|无视|忘记|忘掉|不要理会)[^,，。]{0,6}(?:之前|以前|先前|前面|以上|上面|上述)[^,，。]{0,6}(?:指令|指示|提示|规则|设定)|系统提示词",
    r"\b(?:ignore|disregard|forget) (?:(?:all|any|the|your|of) )*(?:previous|prior|above|earlier|preceding) (?:instructions?|prompts?|rules?)\b|\bsystem prompt\b",
)
META_OF_ONE = _any(
    r"报告(?:一共|总共)?(?:有)?(?:几|多少)份|(?:几|多少)份.{0,8}报告|报告.{0,4}(?:是)?哪(?:一)?(?:个)?年|哪(?:些|几)年的报告",
    r"\bhow many (?:annual )?reports\b|\b(?:which|what) years?\b.{0,30}\breports?\b|\breports?\b.{0,20}\b(?:which|what) year\b",
)
# An open question: what was done, how.
OPEN = _any(
    r"怎么|怎样|如何|什么|哪些|咩|讲一下|说一下|情况|做了|点样",
    r"\bhow\b|\bwhat\b|\bdescribe\b|\btell\b|\bin terms of\b",
)
# What asks for a reason, a place, a person or a yes or no asks for no figure, even beside an indicator's name.
YES_OR_NO = _any(r"[吗嘛]|(?<![什怎那这多])么(?=[?？。!\s]*$)|有没有|是不是|是否|有无", r"^\s*(?:do|does|did|is|are|was|were|has|have|had|can)\b")
WHY = _any(r"为什么|为何|为啥|什么原因|原因是|因为什么|怎么会|怎么(?:就|还|一直|仍|却|都)?(?:没(?!有?问题)|未|不能|不)|何以", r"\bwhy\b|\bhow come\b|\b(?:for what|on which|on what) (?:reasons?|grounds?)\b|\bwhat (?:is|was|were|are) the (?:reasons?|grounds?)\b")
WHO = _any(r"(?<![^\s])谁|是谁|由谁|哪位|负责人", r"^\s*who\b(?! (?:are|is) (?:all|the)? ?(?:agencies|bureaus))|\bwhose name\b")
NO_FIGURE = _any(
    r"原因|为什么|为何|为啥|理由|依据|如何|怎么|怎样|咋|(?:什么|啥)(?:情况|事|样)|谁|哪|是否|有没有|有无|什么时候|何时|啥时候?",
    r"\b(?:why|how come|who|whom|when|where|which|reason|in what way)\b|\bhow (?!many|much|long|large|big|often|high|fast|far|about)|^\s*(?:does|did|do|is|are|was|were|has|have|can)\b|\bwhat (?!(?:is|was|were|are) the\b|about\b|'s the\b)",
)
COMPARE = _any(
    r"比较|对比|相比|差多少|相差|差距|差异|区别|谁.{0,8}?(?:多|少|高|低|快|慢)|哪个(?:更)?(?:多|少|高|低)|哪边|更(?:多|少|高|低)|比.{1,20}(?:多|少|高|低)",
    r"各(?:是|有|为)?多少|分别(?:是|有|为)?(?:多少|几|什么)|各自",
    r"\bcompar\w*|\bversus\b|\bvs\b|\bdifference\b|\bdiffer\b|\bmore\b.{1,60}\bthan\b|\b(?:higher|lower|fewer|less|larger|bigger|smaller|better)\b.{0,60}\b(?:than|between|,|or)\b|\brespectively\b|\beach\b(?! other\b)|\bagainst\b|\bgap\b|\bside by side\b|\bgap between\b",
    r"\bwho (?:had|has|got|received|accepted|approved|handled) (?:more|fewer|less)\b|\bwhich (?:is|was|had|has) (?:more|higher|lower|bigger)\b",
)
# What sounds like a comparison and compares no numbers, where those are asked for that something is true of.
NO_COMPARISON = _any(
    r"最多跑|最大限度",
    r"\bagainst\b|\beach\b|\bgaps?\b|\b(?:or|and) (?:more|fewer|less)\b|\b(?:lower|higher)[- ](?:level|tier|ups?|authorit)\w*|\bat (?:the very )?(?:least|most)\b|\bmost of\b|(?<!\bthe )\bmost (?:people|things|services|items|cases|applicants|applications)\b",
)
MOST = _any(r"最(?:多|高|大|快|长)|第一多|居首|\b(?:most|highest|largest|biggest|greatest|maximum|top|fastest)\b")
LEAST = _any(r"最(?:少|低|小|慢|短)|垫底|\b(?:least|lowest|smallest|fewest|minimum|slowest)\b")
AVERAGE = _any(r"平均(?:每一?[家个份]|值|数|是|为|有|下来|多少)|均值|平均$", r"\b(?:average|mean)\b")
# 加一块, 合在一起, 凑一块儿: several taken together.
PUT_TOGETHER = r"(?:加|合|凑|算|并|拢|摞)(?:到|在)?(?:一块儿?|一起|一处|一道|起来|拢来)|总起来|拢共|合共"
TOTAL = _any(rf"合计|{PUT_TOGETHER}|总和|一共|总共|之和|加总|\b(?:sum|summed)\b|\btotal (?:of|number|across|for all|for the)\b|\bin total\b|\btotal\b[^,;?]{{0,40}}?\b(?:of|for|across|over|by) (?:all|every)\b|\btogether\b|\bcombined\b|\badd(?:ed|ing)?(?: \w+){{0,2}} up\b|\boverall\b|\ball told\b")
# An order of the agencies by a number; from the lowest up where it says so.
RANK = _any(r"排名|排序|排列|排一下|排个|排行|名次|前(?:几|[一二两三四五六七八九十\d]+)(?:名|位|强|家)|从(?:高|大|多)[到至](?:低|小|少)|从(?:低|小|少)[到至](?:高|大|多)|[升降]序", r"\b(?:rank|ranks|ranking|ranked|sort|sorted|league table|top (?:\d+|two|three|four|five)|(?:high(?:est)?|large(?:st)?|most) to (?:low(?:est)?|small(?:est)?|least|fewest)|(?:low(?:est)?|small(?:est)?|least|fewest) to (?:high(?:est)?|large(?:st)?|most)|(?:ascending|descending)|in order of|order(?:ed)? (?:the \w+ |them |all )?by)\b")
RANK_UP = _any(r"从(?:低|小|少)[到至](?:高|大|多)|升序", r"\b(?:low(?:est)?|small(?:est)?|least|fewest) to (?:high(?:est)?|large(?:st)?|most)\b|\bascending\b")
# With an indicator taken out of the question (平均受理量, total refusals).
AVERAGE_OF = _any(r"平均|均值")
TOTAL_OF = _any(r"\btotals?\b|\baltogether\b|总[计和]|总数|总量")
ABOVE_AVERAGE = _any(r"[高大多]于(?:.{0,6})(?:平均|均值)|超(?:过|出)(?:.{0,6})(?:平均|均值)|平均(?:值|数|水平)?以上", r"\b(?:above|over|exceed\w*|beat\w*|higher than|(?:more|larger|higher)\b[^,;?]{0,30}?\bthan) (?:the |that )?(?:average|mean)\b")
BELOW_AVERAGE = _any(r"[低小少]于(?:.{0,6})(?:平均|均值)|不(?:到|足)(?:.{0,6})(?:平均|均值)|平均(?:值|数|水平)?以下", r"\b(?:below|under|(?:lower|less|fewer|smaller)\b[^,;?]{0,30}?\bthan) (?:the |that )?(?:average|mean)\b")
# How many times as many; more or fewer by what share.
TIMES_AS_MANY = _any(r"[几多少]+倍", r"\bhow many times\b.{0,40}\b(?:as|more|larger|bigger|higher|than|that of)\b")
BY_WHAT_SHARE = _any(r"比.{1,24}(?:多|少|高|低)(?:出|了)?.{0,8}(?:百分之|几成|百分比)", r"\bby (?:what|how many|how much) (?:percent\w*|per cent)\b(?! points?)|\bwhat (?:percent\w*|per cent) (?:more|fewer|less|higher|lower|larger|smaller)\b")
# Every number that there is.
ALL_FIGURES = _any(
    r"(?:所有|全部|全体|一切|各项|有哪些|有什么)(?:的)?(?:数字|数据|指标|数值)(?:都)?(?:列出来|是多少|是什么|给我|列表|有哪些|一览)?[?。!！\s]*$|(?:数字|数据|指标)(?:一览|总表|汇总|列表)",
    r"\b(?:all|every) (?:of )?(?:the |its |their )?(?:figures?|numbers?|indicators?|statistics|stats)\b(?!.{0,12}\b(?:of|for|on) (?:applications|cases|items))|\b(?:figures|numbers|indicators|statistics|stats) (?:for|of|from) (?:all|every|everyone|everybody|each)\b|\btable of (?:the )?(?:figures|indicators)\b",
)
FIGURE = _any(
    r"多少(?!年)|(?<![那这前后某好哪])几(?:件|项|个|条|台|家|人|次|届|期|宗|份|枚|天|小时|分钟|面|封|类|名|成|多)|百分之|百分比|比例|占比|率是|率为|率有|率多|数量|几成|多大(?:面积)?|多长时间|多久|第几",
    r"\bhow (?:many|much|long|large|big|often|high|fast)\b|\bnumber of\b|\bwhat (?:percentage|percent|share|proportion|portion|fraction|rate|number)\b|\bpercentage\b|\brate\b|\bhow far\b|\bratio\b|\bwhat was the (?:average|total)\b|\bcount of\b|\baverage\b",
    r"\bwhat floor area\b|\bin how many\b",
)
# With an indicator named, these ask for its number too.
TARGET = _any(r"目标(?:是|为|有)|\b(?:what|which) (?:[\w-]+ ){0,3}(?:targets?|goals?)\b")
# What share of the reports a list has, asked behind it or before.
SHARE_WORDS = r"(?:它们|他们|这些单位|这些报告)?(?:一共|总共|共)?占(?:了|全部|所有|总数|报告)*的?(?:多大|多少|多高|几成|百分之[几多]少?)的?(?:比例|比重|百分比)?|占比(?:是|有|为)?(?:多少|多大|多高)"
SHARE_OF_AGENCIES = _any(
    SHARE_WORDS,
    rf"(?:多大|多高|多少|什么)(?:的)?(?:比例|百分比)的?(?:公安|政府|行政)?{AGENCY_ZH}|(?:百分之[几多]少?|几成)的?{AGENCY_ZH}|{AGENCY_ZH}的?(?:比例|占比)",
    r"\bwhat (?:share|proportion|percentage|percent|per cent|fraction) of\b",
)
# What is asked of what is not as it should be, without the word for a problem.
NOT_DONE_WELL = (
    r"(?:哪里|哪儿|哪(?:些|个|几个)?(?:地方|方面|环节|工作)|什么(?:地方|方面|工作)?|有啥)(?:还|也|都|工作)?(?:没有?|未能?|不|不够)(?:做|干|办|搞|抓|落实)?(?:得|能)?(?:好|到位|行|足|完善|理想|扎实|如意)(?:的)?(?:地方|方面)?"
    r"|(?:做|干|办|抓|搞)得(?:还)?(?:不|差|欠)(?:好|够|足|行|到位|理想|妥)?(?:的)?(?:地方|方面|环节)?|没(?:做|干|办|搞|抓)好(?:的)?(?:地方|方面|工作|事)?|薄弱(?:环节|点|之处|的地方)|软肋|(?:哪些|什么|啥)(?:短处|欠账|欠缺|差距|毛病|痛点|难点|苦衷|苦水)",
    r"\bwhat(?:'s| is| was| has| had| went| goes| did| does| do| are| were)?(?: still| not|n't| gone| going| they| it| the \w+)*(?: do| did| done)? (?:wrong|badly|poorly)\b|\bwhat(?:'s| is| was|ever)? ?(?:did|does|do|is|was)?(?:n't| not) (?:work|working|go|going|gone)(?: so| as| too)?(?: well| right| smoothly)?\b"
    r"|\bfall(?:s|ing)? short\b|\bfell short\b|\b(?:weak|sore|pain|trouble) (?:spots?|points?)\b|\bnot (?:doing|done|going|working) (?:so |too |very )?well\b|\b(?:needs?|room for|could do with) improv\w+\b",
)
SUMMARY = _any(
    *NOT_DONE_WELL,
    r"概括|总结|概述|归纳|综述|介绍(?:一下)?|简述|梳理|要点|讲讲|谈谈|说说",
    r"(?:报告|年报)(?:里面?|中)?(?:主要|都|大概|大致|具体)*(?:讲|说|写|谈|提|包括|包含)(?:了|到了?|的是)?(?:些)?(?:什么|啥|哪些(?:内容|方面|东西)?)(?=[?。!\s]*$)|(?:主要|大致|大概)内容",
    r"(?:有|存在|面临|遇到)(?:了)?(?:什么|哪些|哪几[个项点方面]+|边啲|咩)(?:主要|突出|具体|的)*(?:问题|困难|不足|短板|措施|做法|举措|计划|打算|安排|成效|创新|亮点|建议|困难)",
    r"(?:什么|哪些|哪几[个项点条])(?:主要|突出|具体)?(?:问题|困难|不足|短板|措施|做法|举措|计划|打算|创新|亮点|成效|建议)",
    r"(?:问题|困难|不足|下一步|措施|打算|计划|创新|做法|工作|情况|成效|标准化|监管|公开)(?:主要)?(?:是什么|有哪些|有什么|如何|怎么样|怎样|讲了什么|说了什么|系咩|是?咩)",
    r"(?:下一步|下步|明年|今后|之后|接下来).{0,10}(?:怎么|什么|哪些|如何|点做|干什么|干啥|做啥|要做|打算|计划|安排)",
    r"\bsummar\w*|\boverview\b|\boutline\b|\bgist\b|\bkey points\b|\bmain points\b|\bdescribe\b|\bin brief\b|\btell me about\b",
    r"\bwhat (?:does|do|did|is|was) .{0,60}\breports? (?:say|tell|contain|cover|about)\b[\s?.!]*$|\bwhat(?:'s| is) in .{0,40}\breports?\b[\s?.!]*$",
    r"^\s*how (?:did|does|has|have|is|was) .{0,40}?\b(?:perform(?:ed)?|do|doing|done|fare|get on)(?: (?:in|during|for|over|that year).{0,12})?[\s?.!]*$",
    r"\bwhat (?:are|were|was|is) (?:the |its |their |his )?(?:main |key |major |biggest |chief |two |three )?(?:problems?|difficult\w+|challenges?|issues?|shortcomings?|measures?|next steps?|plans?|innovations?|achievements?|results?|effects?|weakness\w*)",
    r"\bwhat (?:problems?|difficult\w+|challenges?|issues?|shortcomings?|measures?|steps|next steps|plans?|innovations?|innovative \w+|achievements?|weaknesses)\b",
    r"\b(?:what|how) (?:do|does|did|will|is|are|was|were) .{1,60}\b(?:plan|plans|intend|planning|do next|going to do|propose|innovate|next)\b",
    r"\bwhat(?:'?s| is| are)? (?:their |its |the )?(?:next|coming)\b|\bnext steps?\b|\bplans? for\b|\bwhat next\b",
)
# A summary of the whole where no section is named.
WHOLE = _any(
    r"概括|总结|概述|归纳|简述|介绍|内容|(?:报告|年报)(?:里面?|中)?(?:主要|都|大概|大致|具体)*(?:讲|说|写|谈|提|包括|包含)",
    r"summar|overview|\breports? (?:say|tell|contain|cover|about)\b|\bin .{0,40}\breports?\b|\b(?:perform(?:ed)?|do|doing|done|fare|get on)\b",
)
# Kinds of section that a question names. A list question is limited to them; so is a summary.
SECTION_WORDS: tuple[tuple[SectionType, re.Pattern[str]], ...] = (
    (
        SectionType.PROBLEMS,
        _any(
            *NOT_DONE_WELL,
            r"(?:碰到|碰上|遇上|撞上|摆出来?|承认|坦承|讲|说|列)(?:了|的|过|自己|自身|哪些|什么|啥|些|几个|一些|具体|主要)*(?:难处|苦处|难题|短板|不足|缺点|毛病|麻烦|问题|困难)|难处",
            r"(?:存在|面临|遇到|有|什么|哪些|主要|列为|作为|当作|视为|列入|突出|自身|提出|反映|讲|个)(?:的|了|着|主要|突出|两个|几个|些)*(?:问题|困难|不足|短板|难题|难点|挑战)",
            r"(?:提出|反映|讲到|讲过|承认|抱怨|写到|说到|自认)(?:了|自己|自身|到|过)*.{2,40}(?:问题|困难|不足|短板|难题)",
            r"(?:存在|面临|遇到)(?:了|着|过)*.{2,24}的(?:问题|困难|不足|短板|难题)",
            r"(?:问题|困难|不足|短板|难点)(?:以及|[和与及、])(?:主要|突出)?(?:问题|困难|不足|短板|难点|对策|打算|下一步|措施|改进)|(?:报告|年报)(?:里面?|中)的(?:主要|突出)?(?:问题|困难|不足|短板)",
            r"(?:问题|困难|不足|短板)(?:和困难|与?不足|这一?块|部分|章节|一章|一节|是什么|有哪些|有什么|里|中|清单)|的(?:问题|困难|不足|短板)[?。!\s]*$|问题系咩|^问题",
            r"\b(?:problems?|difficult(?:y|ies)|challenges?|shortcomings?|weakness(?:es)?|obstacles?|deficienc(?:y|ies)|drawbacks?|issues?(?! (?:an?|the|their|its|electronic|licen[cs]es?|permits?|certificates?|approvals?)\b)|complain(?:s|ed|ing)? (?:about|that)|(?:gripe[sd]?|griping|grumbl\w+|moan\w*|lament\w*) (?:about|that|over)|struggl\w+|troubles?|troubled|headaches?|failings?|admit\w*|conced\w+|own(?:s|ed|ing)? up to|suffer\w*|hamper\w*|hinder\w*|plagued|short of|shortages?|bottlenecks?|(?:hurts?|holds?|held) (?:them|it) ?(?:back)?)\b",
        ),
    ),
    (
        SectionType.NEXT_STEPS,
        _any(
            r"(?:明年|来年|下一?年|\d年)度?(?:准备|打算|要|想|将)(?:做|干|搞|抓|推)|下一?步|下一年|下一阶段|打算|计划(?!单列)|今后|明年|将来|未来|接下来|准备(?:怎|要|做|如何|靠|通过)|要做什么|(?:说|表示|提出)了?(?:要|会(?!议)|想要?)(?=[^求问请])|改进措施|对策|应对措施|整改打算|点做",
            r"\b(?:next step|next year|plans?(?: to| for| on|ning)?|planned|intends?|intended|going to|aims? to|future|propose[sd]?|next|(?<!written )(?<!signed )(?<!'s )(?<!false )promise[sd]?(?= (?:to|more|new|better|further|additional|stricter|an?|\w+ing)\b|\s*[?.]?$)|pledge[sd]? to|upcoming|will do|what will|(?:want|wants|wanting|hopes?|mean|means) to do)\b",
        ),
    ),
    (SectionType.INNOVATION, _any(r"(?:改革)?创新(?:方式|举措|做法|情况|措施|部分|工作|亮点)?", r"\b(?:reforms? (?:or|and|nor) )?innovat\w+(?: (?:or|and|nor) reforms?)?")),
    (SectionType.STANDARDS, _any(r"标准化", r"\bstandardi[sz]\w+")),
    (SectionType.DISCLOSURE, _any(r"公开公示|公示公开|信息公开|政务公开", r"\bdisclos\w+|\bpublicity and disclosure\b|\bopenness\b|\btransparency\b")),
    (SectionType.SUPERVISION, _any(
        r"(?:批后|证后|事后|(?:发证|批准|审批|许可|拿证|发完?了?证|批完?了?证?|办完?了?证)(?:以后|之后|后)的?)(?:(?:是|都|又)?(?:怎么|怎样|如何)(?:管|监管|监督)(?:理|的)?|监督管理|监管|监督)(?:上|情况|工作|措施|方面|这一?块)?|监督管理|监管(?:上|情况|工作|措施|方面|这一?块)|监督(?:上|情况|工作|方面|这一?块)|(?:监管|监督)(?=(?:都|主要|具体)*(?:做|干|搞|抓|怎))|事中事后监管",
        r"\bsupervis\w+(?: of)?(?: the| its| their)? (?:licen[cs]e|permit|certificate)[- ]?holders\b|\b(?:supervis\w+|oversight|checks?|follow[- ]up) (?:after|once) (?:the |a |its )?(?:approval|licen[cs]\w+|permits?|issu\w+)(?: (?:is|are|was|were|has been|have been)? ?(?:issued|granted|given|handed out))?|\bsupervis\w+|\boversight\b|\bmonitoring\b")),
    (SectionType.EFFECTS, _any(r"实施效果|成效|效果(?:如何|怎么样|情况)", r"\b(?:implementation )?effects?\b|\bresults? achieved\b|\bachieve(?:d|s|ments?)?\b|\bimplementation results?\b")),
    (SectionType.LAWFUL, _any(r"依法实施", r"\blawful\w*|\baccording to law\b|\blegal implementation\b")),
    (SectionType.OVERVIEW, _any(r"基本情况|总体情况|概况", r"\boverview section\b|\bbasic (?:situation|information|facts)\b|\bgeneral situation\b")),
)
# What is only planned or promised, from which a question sets apart what is done.
NOT_ONLY_PLANNED = _any(
    r"[,，]?(?:而)?不(?:是)?(?:只|光|仅)(?:是|仅|在|停留在|停在)?(?:打算|计划|下一步|明年|嘴上|口头)[^,，。;?？]*",
    r",?\s*\b(?:as opposed to|rather than|instead of|(?:and )?not) (?:just|only|merely|simply) (?:plan|promis|intend|say|talk|hop)\w*[^,.;?]*",
)
# Words of a section that mean none: what was solved, or not found, or is set apart.
NO_SECTION = _any(
    r"(?<![没未难能法])(?:解决|化解|破解|攻克|克服)(?:了|过|掉|好)?[^,。;?？]{0,8}?(?:问题|困难|难题|难点|毛病)|(?:问题|毛病|差错|纰漏)(?:都|也)?(?:没有?|未)(?:查|找|挑|发现|出)",
    NOT_ONLY_PLANNED.pattern,
    # The time that was promised for a case.
    r"\b(?:times?|deadlines?|limits?|turnarounds?|periods?|days|dates?|hours)(?: that)?(?: it| they| an agency)?(?: had| have| has)?(?: been)? promised\b|\bpromised (?:times?|deadlines?|limits?|turnarounds?|periods?|days|dates?|hours)\b|\b(?:it|they|its|their) (?:had |have |has )?(?:itself |themselves )?promised(?=\s*[?.]|$)",
)
HARD_SECTIONS = (SectionType.PROBLEMS, SectionType.NEXT_STEPS)
# Both what is done and what is planned: use or plan, 在用或者打算用.
DONE_OR_PLANNED = _any(
    r"(?:在|已经?|正在)[用做搞推开建办]?(?:了)?(?:或者?|还是|以及|和)(?:正?在|将来)?(?:打算|计划|准备|将要|想)[要用做搞推开建办]*|(?:打算|计划|准备)[用做搞推开建办]*(?:或者?|和)(?:已经?|正?在)[用做搞推开建办]*了?",
    r"\b(?:us(?:e[sd]?|ing)|ha(?:s|ve|d)|do(?:es|ing)?|did|offer(?:s|ed|ing)?|introduc(?:e[sd]?|ing)|adopt(?:s|ed|ing)?|run(?:s|ning)?|start(?:s|ed|ing)?|launch(?:es|ed|ing)?) (?:it )?or (?:at least )?(?:(?:is|are|was|were) )?(?:plan(?:s|ned|ning)?|intend(?:s|ed|ing)?|propos(?:e[sd]?|ing))(?: (?:to|on)(?: (?:use|adopt|introduce|have|offer|using|adopting))?)?\b",
    r"\b(?:plan(?:s|ned|ning)?|intend(?:s|ed|ing)?)(?: to)? or (?:already )?(?:us(?:e[sd]?|ing)|ha(?:s|ve)|adopt(?:s|ed|ing)?)\b",
)
# The frame around a topic, to be taken away before its terms are looked for.
FRAME = _any(
    SILENT.pattern,
    NOT_ONLY_PLANNED.pattern,
    r"\b(?:(?:that|who|which) )?(?:never|(?:do|does|did)(?: not|n't))(?= (?:(?:even|once|ever|so much as) )*(?:mention|cite|say|refer|report|talk|speak|write|discuss|touch)\w*)|\b(?:are|is|were|was|stay\w*|remain\w*|keeps?) (?:entirely |completely |totally )?silent (?:about|on)\b",
    WITH_THOSE_WITHIN.pattern,
    r"\b(?:handed in|submitted|filed|turned in|sent in|put out|published) (?:an? |their |its |the |annual |yearly |licensing )*reports?\b",
    r"[这那](?:里面|里头|当中|里边)|(?:靠|通过)(?=[^,。;]{1,8}来(?:补|弥补|解决|应对|缓解))|来(?:补|弥补|解决|应对|缓解)(?=的|[?。!\s]|$)",
    r"(?:都)?(?:交|写|发|提交|公布|公开|发布)(?:上来)?(?:了|过)?(?:年度|年)?(?:报告|年报)(?:了)?(?=[?。!,，\s]|$|的)",
    r"\b(?:the )?(?:annual )?reports? only\b|\bonly (?:in |among )?(?:the |these )?reports\b|,? ?\b(?:openly|directly|explicitly|rightly|wrongly|willingly|frankly) or not\b,?",
    r"[,.;:?]?\s*\b(?:list|name) (?:them|those|these)(?: all)?\s*[.?!]*$|[,;:?]\s*(?:and )?which (?:are they|ones?)\s*[.?!]*$",
    r"(?:通篇|全文|全篇|从头到尾|自始至终|压根儿?)(?:都|也)?(?:(?:没有?|未|不)(?:有)?(?:专门|单独|明确)?(?:提|写|说|讲|涉及|出现|谈|见)(?:到|过|及)?)?|(?:这|那)一?(?:块|部分|方面)",
    rf"[,，]?(?:{SHARE_WORDS})[?？]?\s*$",
    r"(?:是)?(?:依据|根据|按照|依照|遵照)(?=《)|(?<=》)(?:的(?:规定|要求))?(?:来)?(?:编写|编制|撰写|起草|写|公布|作出)(?:的)?",
    r"(?:是|被)?(?:列为|作为|当作|当成|看成|看作|视为|列入|算作)(?:存在的|主要|一个|一项)*(?:问题|困难|不足|短板)(?:(?:写|提|说|讲|列|摆)(?:了)?(?:出来|进去|出))?",
    r"(?:存在|面临|遇到)(?:的|着|了|哪些|什么)?(?:主要|突出)?(?:问题|困难|不足|短板)(?:和困难|与不足|是什么|有哪些)?",
    r"(?:下一步|下步|今后|接下来)(?:的)?(?:工作)?(?:措施|计划|打算|安排|建议|有什么|要|将)?",
    r"(?:分别|各)?(?:是|有|为)?(?:多少|几多)(?:个(?!人)|件|项(?!目)|宗|份|台|家|人次|人|条|次|天|小时|分钟)?|百分之(?:几|多少)",
    DONE_OR_PLANNED.pattern,
    r"(?:打算|计划|准备)?(?:在)?(?:明年|来年|下一年)(?:度)?(?:就|里|内)?(?:要|打算|计划|准备|将)?",
    r"(?:把(?:这个|这|它|此)?)?(?:当|当成|当作)(?:了|成)?(?:个|一个|是)?问题(?:来)?(?:讲|说|提|写|列)(?:了|出来|过|的)*|(?:都)?在?(?:叫苦|诉苦|吐槽|犯愁)|提到(?:了)?(?:这个|这一)(?:难题|问题|情况)",
    r"^\s*的?单位(?:里面?|里头|中)?(?:有|的)?(?=\s)|在报告(?:里面?|中)|[,，]?\s*(?:都|分别)是(?:谁|哪[些几]?[个家]?)(?=[?。!\s]*$)|(?:,|\s)+and which(?: ones?| of them)?(?=\s*[?.]?\s*$)",
    r"作为(?:一种|一个|其)?.{0,8}(?:方式|手段|途径|渠道)",
    r"(?:在|里)?(?:报告)?(?:的)?问题部分(?:里|中)?|(?:反映|承认|讲到|抱怨)(?:了|自己|自身|到|过)*(?:存在)?|(?:这一|的)(?:困难|短板|不足|难题)",
    r"\b(?:who |agencies |which )?(?:list|lists|include|includes|put)\b(?=.{2,60}\bamong\b)|\bamong (?:its|their|the) (?:problems|shortcomings|difficulties|weaknesses)\b",
    r"\bwhose (?:problems?|difficulties|shortcomings) includes?\b|\breport(?:s|ed)? (?:having )?problems? with\b|\bproblems? with\b",
    r"(?:\b(?:list|nam|describ|report|rais|flagg|treat|regard|giv|see|view|cit)\w*(?: (?:them|it|this|these|that))? |\b)as (?:a|an|one of (?:the|its|their)) (?:main |major |key )?(?:problem|difficulty|challenge|issue|shortcoming|obstacle)s?\b",
    r"\b(?:how many|how much|how long|what percentage|what percent|what share|number of|in total)\b",
    r"\b(?:cited?|cites|citing|mention\w*|complain(?:s|ed|ing)?|gripe[sd]?|griping|grumbl\w+|moan\w*|lament\w*|planned|planning|plans? to|plan on|intends? to|intend\w*|next steps?|next year|going to|aims? to|propose[sd]? to|expects? to|hopes? to|want\w* to)\b",
    r"(?:这|那)?[两三四五六七八九十\d]+[份家个](?:报告|单位|机关)?(?:里面?|当中|中)",
    r"(?:有|是)?(?:什么|哪些|何)?(?:共同|相同|不同|相似|类似)(?:之处|点|的地方|方面)|异同|共性|\b(?:have |has )?(?:anything |something )?in common\b|\bsimilarit\w+",
    r"^\s*who (?:built|developed|designed|created|funded|paid for|leads?|led|runs?|ran|oversees|oversaw|operates?|maintains?)\b|\b(?:and|,) by whom\b",
    r"\bbr(?:eak|oken) (?:\w+ )?down\b|\bturn(?:s|ed)? out\b|\b(?:switched|turned) on\b|\breal conditions?\b",
    r"\b(?:respectively|compare|comparison|versus|vs)\b|\bin terms of\b|\bwith regard to\b|\bin respect of\b|\bwhen it comes to\b",
    r"\b(?:what|how) (?:has|have|had|did|does|do)\b.{0,40}?\b(?:achieved?|accomplish(?:ed)?|handled?)\b",
)
# From 2050 on a number is no year where something is counted with it; any other number of four digits is one where 年 follows.
YEAR = re.compile(
    r"(?<!\d)(20[0-4]\d|19\d\d|20[5-9]\d(?!\s*(?:个|人|台|家|次|条|元|多|余|万|亿|applications?|items?|cases?|people|windows?|permits?|licen[cs]es?))|[1-9]\d{3}(?=年))"
    r"(?!\d|件|项|宗|份)(?:年度?)?",
    re.IGNORECASE,
)
SHORT_YEAR = re.compile(r"(?<![\d年])([12]\d)(?:年(?!来|内|以|前|后|间|多(?![多少出批办收了几发]))度?|(?=(?:和|与|跟|及|、|到|至|/)(?:20)?[12]\d年))")
YEAR_SPAN = re.compile(r"(20\d\d)\s*年?\s*(?:-|—|–|~|至|到|to|through|until|(?<=between 20\d\d )and)\s*(20\d\d)(?:年度?)?")
# The report on a year, rather than something of that year.
REPORT_OF = r"{year}\s*年?(?:度|版)?的?(?:年度)?(?:工作)?(?:(?:行政)?(?:许可|审批)(?:实施)?(?:和|与|及)?(?:监督管理|监管)?(?:情况|工作)*的?)?(?:报告|年报)|\breports? (?:for|of|in|from|on) {year}|{year} (?:(?:annual|yearly|licensing|permit|administrative|approval|supervision|work) )*report"
FOLLOW_UP = _any(
    r"^\s*(?:那(?!些|个|么多)|那么|还有|另外|再|然后|而|至于|咁|换成|同样)|(?:呢|咧)[?？。!\s]*$|^(?:他们|它们|他|它|她|佢|佢哋|该|这些|[这那](?:里面|里头|当中|里边)|这个|其|上述|以上|只看|只要|只有|仅)",
    r"^\s*(?:and|what about|how about|but|or|also|then|so|same|only|just|now)\b|\b(?:of those|of them|of these|those ones|the same|they|them|their|its?|theirs|there)\b|\bthe (?:year before|previous year|following year|next year|other one|others)\b",
)
ENGLISH_FUNCTION_WORDS = frozenset(
    "the of in which what how who did does do is are was were many much and for to with report reports agencies agency list compare by than as a an any there when where why".split()
)
