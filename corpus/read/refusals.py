"""Texts that are no report: each refused with the reason."""

import re

from corpus.errors import UnreadableReport

HAN = re.compile(r"[\u3400-\u9fff]")
FEWEST_CHARACTERS = 60
ERROR_PAGE = re.compile(
    r"\b(?:404|403|502|503) ?(?:Not Found|Forbidden|Bad Gateway|Service (?:Temporarily )?Unavailable|错误|页面)|"
    r"Internal Server Error|页面(?:不存在|未找到|找不到|已被?删除|无法(?:访问|显示))|您?(?:要|所)?访问的页面|(?:找不到|无法访问)(?:此|该|您)?页?|"
    r"HTTP ?Status|错误代码|请求被(?:拦截|拒绝)|网站正在维护|系统(?:繁忙|维护中)|(?:开启|启用|打开|enable) ?JavaScript|访问(?:过于频繁|被(?:阻断|拒绝|拦截))|"
    r"(?:网站|云|安全)(?:防火墙|防护|狗)|安全威胁|不合法参数|安全验证|滑动验证|(?:用户|会员|账号|扫码|统一身份认证)登录|登录(?:超时|已?失效)|忘记密码|"
    r"Access Denied|Request Rejected|Bad Request|Gateway Time-?out|Just a moment|Checking your browser",
    re.IGNORECASE,
)
# An error page says what happened and where to go next; a report is longer.
LONGEST_ERROR_PAGE = 300
ATTACHMENT = re.compile(
    r"^.*(?:附件\s*[\d一二三四五]*\s*[:：.、]|\.(?:docx?|pdf|xlsx?|wps|ofd|zip|rar)\b).*$", re.MULTILINE | re.IGNORECASE
)
# What only a report has: numbered parts, or counts of what was done.
REPORT = re.compile(r"^\s*[（(]?[一二三四五六]\s*[)）、]|\d\s*(?:件|宗|项|份|%|％|人次)", re.MULTILINE)
LONGEST_ANNOUNCEMENT = 500
# Words of hijacked pages. Police reports write of gambling too, but in sentences, not in rows of keywords.
SPAM = re.compile(
    r"澳门\w{0,2}葡京|新葡京|威尼斯人|太阳城|博彩|百家乐|老虎机|时时彩|北京赛车|六合彩|彩票(?:平台|注册|网站)|送彩金|真人(?:娱乐|视讯|荷官)|"
    r"娱乐城|娱乐平台|棋牌(?:游戏|平台)|体育投注|外围投注|赌(?:场|球)网|捕鱼(?:游戏|达人)|手机版?下载|官方?网?下载|app下载|免费下载|"
    r"成人(?:视频|电影|网站)|黄色(?:网站|视频)|无码|国产精品|久久\w?热|一区二区|在线(?:观看|播放)|高清视频|激情|约炮|"
    r"代开发票|刻章办证|私服|秒批贷款|套现|加(?:我)?微信|返利|开户(?:送|平台)|注册(?:送|平台)|登录网址|备用网址",
    re.IGNORECASE,
)
KEYWORDS_A_LINE = 3
LONGEST_KEYWORD_LINE = 400
# Share of a text's characters that are spam words.
SPAM_SHARE = 0.05
FEWEST_MARKS_OF_A_REPORT = 4


def refuse_if_no_report(text: str, name: str, title: str = "") -> None:
    """Raise where a text, page furniture taken out, is not a report.

    Args:
        title: what the file calls itself, as an error page does in its title.

    Raises:
        UnreadableReport: an error page, spam, an announcement without its attachment, or too little text.
    """
    characters = len(HAN.findall(text))
    short = characters < LONGEST_ERROR_PAGE and not REPORT.search(text)
    if short and ERROR_PAGE.search(f"{title}\n{text}"):
        raise UnreadableReport(name, "is an error page")
    if is_spam(text):
        raise UnreadableReport(name, "holds spam: rows of keywords that belong to no report")
    if _only_announces(text):
        raise UnreadableReport(
            name, "only announces attachments (附件) and holds no report; read the attachment instead"
        )
    if characters < FEWEST_CHARACTERS:
        raise UnreadableReport(name, f"holds only {characters} Chinese characters, too few for a report")


def is_spam(text: str) -> bool:
    """Whether a text is made of spam, or has a line of spam keywords and no report under it."""
    if has_keyword_line(text) and len(REPORT.findall(text)) < FEWEST_MARKS_OF_A_REPORT:
        return True
    return sum(map(len, SPAM.findall(text))) > len(text) * SPAM_SHARE


def has_keyword_line(text: str) -> bool:
    """Whether a line is a row of spam keywords, as hijacked pages put before a genuine text."""
    lines = (line for line in text.splitlines() if len(line) <= LONGEST_KEYWORD_LINE and "。" not in line)
    return any(len(set(SPAM.findall(line))) >= KEYWORDS_A_LINE for line in lines)


def _only_announces(text: str) -> bool:
    rest, attachments = ATTACHMENT.subn("", text)
    return attachments > 0 and not REPORT.search(rest) and len(HAN.findall(rest)) < LONGEST_ANNOUNCEMENT
