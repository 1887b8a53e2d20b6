"""What stands around the body: title, opening, signature, web furniture, notices, a second document."""

from dataclasses import dataclass
from random import Random

from corpus.types import SectionType
from tests.made_up.plan import Plan
from tests.made_up.wording import words
from tests.made_up.writer import NUMERALS, Block, PlainNote, Writer

CHINESE_DIGITS = "〇一二三四五六七八九"
WEB = ("txt", "html")


@dataclass(frozen=True, slots=True)
class Page:
    """Who is named where, and how: drawn so that at least one place names the agency."""

    agency: str
    title: str
    full_title: bool
    signed: bool
    furniture: bool
    review: bool


def draw_page(plan: Plan, writer: Writer) -> Page:
    """The page of a report; the words of its title are shared by twins, its furniture is not."""
    rng, own = writer.rng, plan.draws("page")
    short = plan.has("agency_short")
    agency = short_name(plan) if short else plan.agency.name
    hidden = plan.has("agency_in_breadcrumb") or plan.has("agency_in_first_sentence") or plan.has("agency_in_file_name")
    full_title = rng.random() < 0.7 and not hidden and not plan.has("agency_in_signature") and not short
    untitled = plan.has("no_title") or plan.has("agency_in_first_sentence")
    signed = not hidden and (not full_title or untitled or rng.random() < 0.85)
    review = plan.skeleton == "free" and not untitled and rng.random() < 0.3
    furniture = plan.has("agency_in_breadcrumb") or plan.format == "html" or own.random() < 0.4
    genre = "review" if review else {"guangdong": "licence"}.get(plan.skeleton, plan.skeleton)
    title = writer.fill(rng.choice(words("skeleton")["titles"][genre]))
    if not full_title and not plan.has("title_in_metadata"):
        title = title.removeprefix(plan.agency.name).replace(plan.agency.name, "").removeprefix("关于")
    return Page(agency, title, full_title, signed, furniture and plan.format.startswith(WEB), review)


def short_name(plan: Plan) -> str:
    """The agency without its city: 花都区教育局, 花都公安分局."""
    agency = plan.agency
    if agency.kind == "police" and agency.place.district.endswith("区"):
        return agency.place.district.removesuffix("区") + "公安分局"
    return agency.name.removeprefix(agency.place.city)


def assembled(plan: Plan, writer: Writer, page: Page) -> list[Block]:
    """All blocks of the page in order; the body is in the writer."""
    own = plan.draws("page")
    body, writer.blocks = writer.blocks, []
    signature = _signature(plan, page, writer.rng)
    top, bottom = _furniture(plan, page, own)
    blocks = [
        *([Block("spam", own.choice(words("page")["spam"]))] if plan.has("spam") else []),
        *top,
        *(_announcement(plan, page, writer) if plan.has("two_documents") else []),
        *(_notice(plan, own) if plan.has("notice") else []),
        *_titles(plan, page, writer),
        _opening(plan, page, writer),
        *body,
        *signature,
        *bottom,
    ]
    return _bilingual(blocks, own) if plan.has("bilingual") else blocks


def _titles(plan: Plan, page: Page, writer: Writer) -> list[Block]:
    if plan.has("no_title") or plan.has("agency_in_first_sentence") or plan.has("title_in_metadata"):
        return []
    marked = writer.mark(page.title, PlainNote("title"))
    if plan.has("title_twice"):
        return [Block("title", marked), Block("title", page.title)]
    if plan.has("title_broken"):
        at = 1 + page.title.find("行政许可") if "行政许可" in page.title else len(page.title) // 2
        cut = at + 3 if "行政许可" in page.title else at
        return [Block("title", marked[: cut + 1]), Block("title", marked[cut + 1 :])]
    return [Block("title", marked)]


def _opening(plan: Plan, page: Page, writer: Writer) -> Block:
    genre = {"guangdong": "licence"}.get(plan.skeleton, plan.skeleton)
    template = writer.rng.choice(words("skeleton")["openings"][genre][plan.part])
    if plan.has("agency_in_first_sentence"):
        template = template.replace("{自称}", "{全称}")
    period = writer.fill(words("skeleton")["period"]) if plan.has("dropped") else ""
    return Block("opening", period + writer.fill(template))


def _signature(plan: Plan, page: Page, rng: Random) -> list[Block]:
    year, month, day = plan.year + 1, rng.randint(1, 3), rng.randint(1, 28)
    chinese = "".join(CHINESE_DIGITS[int(digit)] for digit in str(year)) + f"年{NUMERALS[month - 1]}月{_day(day)}日"
    date = rng.choice((f"{year}年{month}月{day}日", f"{year}年{month}月{day}日", chinese))
    if page.signed:
        return [Block("signature", page.agency), Block("signature", date)]
    return [Block("signature", date)] if rng.random() < 0.5 else []


def _day(day: int) -> str:
    tens, ones = divmod(day, 10)
    return ("" if tens == 0 else "十" if tens == 1 else NUMERALS[tens - 1] + "十") + (
        NUMERALS[ones - 1] if ones else ""
    )


def _furniture(plan: Plan, page: Page, own: Random) -> tuple[list[Block], list[Block]]:
    kept = words("page")
    published = f"{plan.year + 1}-{own.randint(1, 6):02d}-{own.randint(1, 28):02d}"
    named = not any(plan.has(f"agency_in_{where}") for where in ("signature", "first_sentence", "file_name"))
    slots = {
        "{全称}": page.agency if named else "",
        "{题}": page.title if page.full_title or plan.has("title_in_metadata") else "",
        "{发布}": published,
        "{归档}": f"{plan.year + 3}-01-{own.randint(10, 28)}",
        "{索引}": f"{own.randint(100, 999)}{own.randint(10_000, 99_999)}-{own.randint(1, 9)}/{plan.year + 1}-00{own.randint(100, 999)}",
    }
    top = own.choice(kept["top"]) if page.furniture else []
    bottom = own.choice(kept["bottom"]) if page.furniture else []
    if plan.has("title_in_metadata"):
        top = kept["metadata_only"]
    return [_line(line, slots) for line in top], [_line(line, slots) for line in bottom]


def _line(line: str, slots: dict[str, str]) -> Block:
    for slot, value in slots.items():
        line = line.replace(slot, value)
    return Block("furniture", line)


def _announcement(plan: Plan, page: Page, writer: Writer) -> list[Block]:
    lines = words("page")["announcement"][plan.part]
    signed = page.signed or page.full_title
    date = f"{plan.year + 1}年{writer.rng.randint(4, 6)}月{writer.rng.randint(1, 28)}日"
    found = []
    for line in lines:
        named = line.replace("{公告日}", date).replace("{全称}", page.agency if signed else plan.agency.self_name)
        found.append(Block("announcement", writer.fill(named)))
    return found


def _notice(plan: Plan, own: Random) -> list[Block]:
    """Ten numbered points that are no sections."""
    kept = words("page")["notice"]
    form = own.choice(("{}、", "{}.", "chinese"))
    points = own.sample(kept[plan.part], 10)
    lines = [
        (f"{NUMERALS[i]}、" if form == "chinese" else form.format(i + 1)) + f"{point}；"
        for i, point in enumerate(points)
    ]
    return [Block("notice", line) for line in (own.choice(kept["title"]), *lines)]


def _bilingual(blocks: list[Block], own: Random) -> list[Block]:
    english = words("page")["english"]
    found: list[Block] = []
    for block in blocks:
        found.append(block)
        if block.role == "title":
            found.append(Block("english", english["title"]))
        elif block.role == "paragraph":
            kind = block.type if block.type.value in english else SectionType.OTHER
            found.append(Block("english", own.choice(english[kind.value])))
    return found
