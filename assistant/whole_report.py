"""A turn that asks for a summary of a report, whatever section the turn before was on."""

import re

from assistant import wording
from assistant.own_words import topic_in
from assistant.terms import names_a_topic
from assistant.types import Language

REPORT = re.compile(r"(?:整[份篇个]|全[文部])?(?:报告|年报)|\b(?:whole |entire |full |annual )?reports?\b", re.IGNORECASE)
SAYS = re.compile(r"(?:主要|大致|大概|都|具体)*(?:讲|说|写|谈|提)(?:了|到了?|的是)?(?:些)?(?:什么|啥)|\b(?:say|tell|contain|cover)s?\b(?: about)?", re.IGNORECASE)


def sums_up_report(bare: str, language: Language) -> bool:
    """Whether a question without the agencies it names asks what a report says as a whole, and for nothing in it.

    >>> sums_up_report("总结一下 的报告", Language.CHINESE), sums_up_report("总结一下报告里的一窗通办", Language.CHINESE)
    (True, False)
    """
    if not (REPORT.search(bare) and wording.SUMMARY.search(bare) and wording.WHOLE.search(bare)):
        return False
    if any(pattern.search(bare) for _, pattern in wording.SECTION_WORDS):
        return False
    rest = bare
    for pattern in (REPORT, SAYS, wording.SUMMARY, wording.WHOLE):
        rest = pattern.sub(" ", rest)
    return not names_a_topic(topic_in(re.sub(r"['’]s\b", " ", rest)), language)
