"""What stands in a question and is no word of it: markup, marks of citations, place-holders, endless rows of letters."""

import re

# No word of any language; what is read of one takes time by the square of its length.
LONGEST_WORD = 60
NOISE = re.compile(
    r"<(script|style)\b[^<>]*>.*?</\1\s*>|</?[A-Za-z][A-Za-z0-9]*(?:\s[^<>]*)?/?>|<!--.*?-->"
    r"|\[\d{1,3}\]|(?<!\d)%[sdif](?![A-Za-z])|\$?\{\w*\}|\ufffd"
    rf"|[A-Za-z]{{{LONGEST_WORD},}}",
    re.IGNORECASE | re.DOTALL,
)
# What only goes on from a turn before, or answers one; without it there is nothing to look for. Possessive: endless rows of such words take no time.
GOES_ON = re.compile(
    r"(?:[\s\W_]|没有|没|有|那么?|这|呢|吗|嘛|吧|啊|呀|哦|噢|嗯|唔|哈|嘿|好的?|行|可以|是的?|不是|不|对|错|了|继续|接着|下一页|更多|再来|还有|然后|还|再|又|而且|但是|所以|为什么|为何|怎么|多少|几|谁|什么|哪里|哪些|哪个|何时)++"
    r"|(?!.*\bwhat(?:'?s| is| comes)? next\b)\W*(?:(?:and|but|or|so|then|also|now|the|a|an|is|it|ok(?:ay)?|yes|no|yeah|nope|sure|well|hm+|uh|um|oh|show|me|more|next|again|continue|go|on|what|about|why|how|who|which|where|when|else|many|much|this|that|these|those|them|they|here|there|please)\b\W*)++",
    re.IGNORECASE,
)


def goes_on(question: str) -> bool:
    """Whether a question has no word of its own and only goes on from another.

    >>> goes_on("and?"), goes_on("那呢？"), goes_on("没有"), goes_on("show more"), goes_on("花都呢"), goes_on("what next?")
    (True, True, True, True, False, False)
    """
    return GOES_ON.fullmatch(question.strip()) is not None


def without_noise(question: str) -> str:
    """A question without what is no word of it; empty where nothing is left that could be one.

    >>> without_noise("<script>alert(1)</script> 花都的申请量"), without_noise("[1] [2] 花都申请量[7]"), without_noise("？？？")
    ('花都的申请量', '花都申请量', '')
    """
    words = re.sub(r" {2,}", " ", NOISE.sub(" ", question)).strip()
    return words if any(character.isalnum() for character in words) else ""
