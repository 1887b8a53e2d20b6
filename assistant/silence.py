"""How a list question asks for those that say nothing of a matter: 通篇没说, 一个字都没提, says nothing whatsoever about, makes no reference to;
and how a report leaves a section empty."""

import re

_ADVERBS = r"(?:完全|根本|压根儿?|丝毫|从来?|始终|通篇|全文|全篇|只字|(?:一个?|半个?)字(?:都|也)?|[一半]句(?:话)?(?:都|也)?|一点儿?|从头到尾|自始至终|都|也|就|并|均|还|尚)*"
_OF_SAYING = (
    r"(?:有)?(?:专门|单独|明确|怎么|曾)?(?:提(?!供|出|高|升|前|交|醒|速|请|示|级|取|倡|议|案)|写(?!明|清)|说(?!明|清|服)|讲(?!清|明)|谈(?!妥|成|拢)|涉及|出现|列(?!入|为|支)|介绍)"
    r"(?:到|过|及|了|起)*"
)
_NOTHING = r"(?:nothing|not (?:a|one) (?:single )?(?:word|line|thing|sentence)|no words?)"
_NO_WORD = r"(?:mentions?|references?|allusions?|information|figures?|data|details?|statements?)"
SILENT = re.compile(
    rf"{_ADVERBS}(?:没有?|未曾?|不曾|不(?=提(?!供|出|高|升|前|交)|谈(?!妥|成|拢)|讲)){_OF_SAYING}|(?:看|找|见|查|读|瞧)不[到见](?:有|任何)*(?:关于|有关)?"
    rf"|\b(?:say(?:s|ing)?|said|ha(?:s|ve|d|ving)|contain(?:s|ed|ing)?|with|giv(?:es?|ing)|gave|offer(?:s|ed|ing)?|writ(?:es?|ing)|wrote) (?:absolutely |simply |literally )*{_NOTHING}(?: (?:at all|whatsoever|whatever|to say))* (?:about|on|of|regarding|concerning)\b"
    rf"|\b(?:mak(?:es?|ing)|made|contain(?:s|ed|ing)?|giv(?:es?|ing)|gave|provid(?:es?|ed|ing)|offer(?:s|ed|ing)?|ha(?:s|ve|d)|includ(?:es?|ed|ing)|with) no {_NO_WORD} (?:to|on|about|of|regarding|concerning)\b"
    r"|\b(?:giv(?:es?|ing)|gave|stat(?:es?|ed|ing)|provid(?:es?|ed|ing)|publish(?:es|ed|ing)?|print(?:s|ed|ing)?|contain(?:s|ed|ing)?) no (?=(?:[\w-]+ ){0,5}?(?:percentages?|figures?|numbers?|rates?|shares?|data)\b)"
    rf"|\black(?:s|ed|ing)? (?:any |all )?{_NO_WORD} (?:of|on|to|about)\b|\b(?:skip(?:s|ped)?|leav(?:es?|ing) out|left out|omit(?:s|ted)?)\b(?: the (?:topic|subject|matter|issue) of)?|\bunmentioned\b",
    re.IGNORECASE,
)
# That there is none of what the words behind it name: 没有创新举措, no problems at all.
NONE_OF = re.compile(r"没(?:有)?(?:任何|什么|啥|存在的?)*(?=问题|困难|不足|短板|改革|创新|下一步|打算|计划|(?:关于|有关|专门的?)?[^,，。;?？没有]{2,12}?(?:的)?(?:章节|[一这]一?[章节]))|\b(?:no|not any|without(?: any)?) (?=(?:\w+ )?(?:problem|difficult|shortcoming|weakness|challenge|reform|innovat|next step|plan|(?:section|chapter|part|heading) (?:on|about|for))\w*)", re.IGNORECASE)
# The whole text of a section that says nothing, in the search text's form: 无。 本年度暂无此类情况。
EMPTY = re.compile(
    r"\W*(?:(?:本年度?|本报告期内?|我[局委厅办]|目前|暂时|截至目前|均|都|\d{4}年度?)\W*)*(?:暂?无|没有|未发现)"
    r"(?:存在|突出|明显|其他|任何|相关|此类|该类|特殊|特别|重大|需要|说明|情况|问题|困难|不足|改革|创新|方式|举措|措施|建议|[的和与及])*\W*"
)
