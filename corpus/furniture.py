"""Page furniture: the lines of a web page that are not the report, and the metadata they hold."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.repair import legible
from corpus.types import Furniture

# Possessive: a line of a hundred thousand spaces is gone through once.
BULLET = r"[•·●○*\-–>›»\s]*+"
ANYWHERE = re.compile(
    rf"^{BULLET}(?:"
    r"(?:您)?(?:现在|当前)?(?:的)?(?:所在)?位置\s*[:：].*|首页\s*[>›»].*|"
    r"[【\[]?\s*打印\s*[】\]]?.*|[【\[]\s*字[体号]\s*[:：].*|字[体号]\s*[:：].*|"
    r"(?:浏览|访问|点击|阅读)(?:次数|量|数)\s*[:：].*|"
    r"(?:发布)?(?:时间|日期)\s*[:：]\s*\d{4}-\d{1,2}-\d{1,2}.*|"
    r"(?:信息)?(?:来源|发布机构|稿源)\s*[:：].{0,40}|"
    r"(?:索引号|分类|主题分类|成文日期|发布日期|生成日期|废止日期|有效性|文号|主题词|名称|统一编号|文件编号)\s*[:：].{0,80}|"
    r"听全文|分享到.*|扫一扫.*|打开\s*[·•].*|关注\s*[·•].*|EN|English|简体|繁体|繁體|无障碍.*|长者.*版|"
    r"请使用tab.*|返回(?:上一级|顶部|首页|列表).*|读屏专用.*|退出服务.*|归档时间\s*[:：].*|"
    r"【?关闭(?:窗口|本页)?】?|收藏|上一篇.*|下一篇.*|相关(?:文件|附件|链接|新闻|阅读|文章)\s*[:：]?|扫码.*|"
    r"(?:主办|承办|版权所有|网站标识码|粤ICP备|.?ICP备|.?公网安备).*"
    r")\s*$",
    re.IGNORECASE,
)
LONGEST_LINE = 200
# A row of links at the top or the foot of a page: 网站首页 | 无障碍浏览 | 智能问答.
LINKS = re.compile(
    rf"^{BULLET}(?:[^|｜,，。;；:：\d]{{2,10}}[|｜]\s*)*(?:网站|返回)?(?:首页|主页|无障碍(?:浏览|阅读)?|智能(?:问答|机器人|搜索)|网站地图|站点地图|联系我们|关于我们|设为首页|加入收藏|长者(?:模式|助手)|政务微[信博]|移动客户端)\s*"
    r"(?:[|｜][^|｜,，。;；:：\d]{2,10})+[|｜]?\s*$|^[^|｜,，。;；:：\d]{2,10}(?:[|｜][^|｜,，。;；:：\d]{2,10})*[|｜]\s*(?:网站地图|联系我们|智能问答|无障碍(?:浏览|阅读)?|加入收藏)\s*$"
)
DATE_LINE = re.compile(r"(?:时间|日期)\s*[:：]\s*(\d{4}-\d{1,2}-\d{1,2})")
SOURCE_LINE = re.compile(r"(?:来源|发布机构|稿源)\s*[:：]\s*([^\s:：]{4,30})")
NAME_LINE = re.compile(r"(?:^|\n)[^\S\n]*(?:信息)?(?:名称|标题)\s*[:：]\s*(\S[^\n]{3,90}?)\s*(?:\n|$)")
NUMBER_LINE = re.compile(r"(?:文号|文件编号)\s*[:：]\s*(\S[^\n]{3,30}?号)")
CRUMBS = re.compile(r"(?:位置\s*[:：]\s*|(?=(?:网站)?首页\s*(?:[>›»/]|-+|→)))(.+)")
CRUMB_MARK = re.compile(r"\s*(?:[>›»/]+|-{1,2}>?|→|\\)\s*")
ADDRESS = re.compile(r"https?://[^\s\"'<>)）】]+")


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """What the furniture says of the page, empty where it says nothing."""

    published: str = ""
    source: str = ""
    breadcrumb: tuple[str, ...] = ()
    address: str = ""
    title: str = ""
    document_number: str = ""


def without_furniture(source: str) -> tuple[str, tuple[Furniture, ...]]:
    """The text as a reader sees it, and what was taken out; put back at its offsets it gives the source."""
    kept: list[str] = []
    taken: list[Furniture] = []
    length = 0
    for line, is_furniture in _marked(source.splitlines(keepends=True)):
        if is_furniture:
            taken.append(Furniture(line, length))
        else:
            kept.append(line)
            length += len(line)
    return "".join(kept), _joined(taken)


def page_metadata(furniture: tuple[Furniture, ...]) -> PageMetadata:
    """Date, source, breadcrumb and address out of the page furniture."""
    text = legible("\n".join(piece.text for piece in furniture))
    crumbs = CRUMBS.search(text)
    return PageMetadata(
        published=_first(DATE_LINE, text),
        source=_first(SOURCE_LINE, text),
        breadcrumb=tuple(c.strip() for c in CRUMB_MARK.split(crumbs[1]) if c.strip()) if crumbs else (),
        title=_first(NAME_LINE, text),
        document_number=_first(NUMBER_LINE, text),
        address=(found[0] if (found := ADDRESS.search(text)) else ""),
    )


def restored(text: str, furniture: tuple[Furniture, ...]) -> str:
    """The source again: proof that nothing but declared furniture was taken out."""
    parts, at = [], 0
    for piece in furniture:
        parts += [text[at : piece.at], piece.text]
        at = piece.at
    return "".join([*parts, text[at:]])


def _marked(lines: list[str]) -> Iterator[tuple[str, bool]]:
    marks = [is_furniture(line) for line in lines]
    first = next((i for i, line in enumerate(lines) if line.strip() and not marks[i]), len(lines))
    last = next((i for i in range(len(lines) - 1, -1, -1) if lines[i].strip() and not marks[i]), -1)
    for i, line in enumerate(lines):
        blank_at_edge = not line.strip() and not first < i < last
        yield line, marks[i] or blank_at_edge


def is_furniture(line: str) -> bool:
    """Whether a line is furniture, also in traditional characters and with readings in it."""
    if not line.strip() or len(line) > LONGEST_LINE:
        return False
    return any(pattern.match(line) or (not line.isascii() and pattern.match(legible(line))) for pattern in (ANYWHERE, LINKS))


def _joined(taken: list[Furniture]) -> tuple[Furniture, ...]:
    joined: list[Furniture] = []
    for piece in taken:
        if joined and joined[-1].at == piece.at:
            joined[-1] = Furniture(joined[-1].text + piece.text, piece.at)
        else:
            joined.append(piece)
    return tuple(joined)


def _first(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return found[1] if found else ""
