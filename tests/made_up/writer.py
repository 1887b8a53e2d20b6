"""Writes one report block by block and notes the truth as it goes."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from corpus.types import SectionType
from tests.made_up.agencies import items_of
from tests.made_up.amounts import draw_numbers
from tests.made_up.marks import marked
from tests.made_up.plan import Plan
from tests.made_up.wording import filled, pool, words

NUMERALS = "一二三四五六七八九十"
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"
HIDING = ("agency_in_signature", "agency_in_breadcrumb", "agency_in_first_sentence", "agency_in_file_name")
POINTS = {"dot": "{}.", "comma": "{}、", "bracket": "{}）", "brackets": "（{}）"}
FEW, SMALL, MIDDLE, LARGE = (1, 4), (5, 29), (31, 980), (1_000, 98_000)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, table or line of the page; `rows` only for a table."""

    role: str
    text: str
    type: SectionType = SectionType.OTHER
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class SectionNote:
    """A section with the marks of its headings, from the top down."""

    type: SectionType
    path: tuple[int, ...]
    optional: bool


@dataclass(frozen=True, slots=True)
class MentionNote:
    """A theme said as `problem`, `next_step`, `innovation` or `other`, under the heading of a mark."""

    theme: str
    phrasing: str
    role: str
    type: SectionType
    heading: int


@dataclass(frozen=True, slots=True)
class FigureNote:
    """A figure whose unit stands in mark `unit`."""

    indicator: str
    unit: int
    of: str
    in_table: bool


@dataclass(frozen=True, slots=True)
class ErrorNote:
    """A planted error."""

    kind: str
    expected: str


@dataclass(frozen=True, slots=True)
class PlainNote:
    """A mark that only has to be found again: a title, a unit."""

    what: str


Note = SectionNote | MentionNote | FigureNote | ErrorNote | PlainNote


@dataclass(frozen=True, slots=True)
class Style:
    """How one report prints its headings and names itself; drawn once."""

    wide_brackets: bool
    chapter: str
    chapter_end: str
    point: str
    glue: str
    self_name: str
    year: str
    richness: int


def draw_style(plan: Plan, rng: Random) -> Style:
    """The style of a report."""
    hidden = any(plan.has(damage) for damage in (*HIDING, "agency_short"))
    called = plan.agency.self_name
    names = [called] * 7 + ([] if hidden else [plan.agency.name, plan.agency.short, "本单位"])
    return Style(
        wide_brackets=rng.random() < 0.6,
        chapter="glued" if plan.has("glued") else rng.choice(("own", "own", "run_in", "colon", "aspect")),
        chapter_end=rng.choice(("", "", "。")),
        point=rng.choice(tuple(POINTS)),
        glue=rng.choice((" ", " ", "　") if plan.skeleton == "free" else ("", " ", "　")),
        self_name=rng.choice(names),
        year=rng.choice(("{}年", "{}年", "{}年度")),
        richness=rng.choice((1, 2, 2, 3, 3, 4, 6)),
    )


class Writer:
    """The report so far. A heading opens a section; what is written next belongs to it."""

    def __init__(self, plan: Plan, rng: Random, extra: int = 0) -> None:
        self.plan = plan
        self.rng = rng
        self.style = draw_style(plan, rng)
        self.richness = self.style.richness + extra
        self.numbers = draw_numbers(rng)
        self.items = items_of(plan.agency)
        self.blocks: list[Block] = []
        self.notes: list[Note] = []
        self.path: list[int] = []
        self.type = SectionType.OTHER
        self.styles: set[str] = set()
        self.said: set[str] = set()
        self._used: set[str] = set()
        self._pending = ""
        self._typos_left = 2

    # Words

    def sentence(self, name: str) -> str:
        """A sentence of a pool not used yet in this report, slots filled; of `more` where the pool is spent."""
        fresh = [line for line in pool(name, self.plan.part) if line not in self._used]
        if not fresh:
            return self.sentence("more") if name != "more" else self.fill(self.rng.choice(pool(name, self.plan.part)))
        line = self.rng.choice(fresh)
        self._used.add(line)
        return self.fill(line)

    def more(self) -> str:
        """Sentences about single licensing items, one to four: what makes a report long."""
        return "".join(self.sentence("more") for _ in range(min(4, max(1, self.richness - 3))))

    def fill(self, template: str) -> str:
        return filled(template, self.rng, self._slot)

    def draw(self, named: dict[str, list[str]]) -> str:
        """One of the words of this part, or of those that both parts share."""
        return self.rng.choice([*named.get("common", []), *named[self.plan.part]])

    def _slot(self, name: str) -> str:
        if ":" in name:
            indicator, unit = name.split(":")
            return self.figure(indicator, unit)
        plan, rng = self.plan, self.rng
        page = words("page")
        values: dict[str, Callable[[], str]] = {
            "年": lambda: rng.choice((f"{plan.year}年", self.style.year.format(plan.year), "本年度")),
            "年度": lambda: self.style.year.format(plan.year),
            "年号": lambda: str(plan.year),
            "首年": lambda: str(plan.year - 4),
            "明年": lambda: f"{plan.year + 1}年",
            "上年": lambda: f"{plan.year - 1}年",
            "我局": lambda: self.style.self_name,
            "自称": lambda: self.style.self_name,
            "全称": lambda: plan.agency.name,
            "地": lambda: plan.agency.place.district or plan.agency.place.city,
            "事项": lambda: rng.choice(self.items),
            "平台": lambda: rng.choice(page["platforms"][plan.part]),
            "法": lambda: rng.choice(page["laws"][plan.part]),
            "文号": lambda: (
                f"{rng.choice(('粤府办', '粤办函', '国办发'))}〔{plan.year - rng.randint(0, 2)}〕{rng.randint(2, 60)}号"
            ),
            "少": lambda: str(rng.randint(*FEW)),
            "小": lambda: str(rng.randint(*SMALL)),
            "中": lambda: str(rng.randint(*MIDDLE)),
            "大": lambda: str(rng.randint(*LARGE)),
            "率": lambda: f"{rng.uniform(1, 90):.2f}",
            "高": lambda: f"{rng.uniform(81, 100):.2f}",
            "元": lambda: f"{rng.randint(20_000, 30_000_000):{rng.choice((',', ''))}}" + rng.choice(("", ".9", ".50")),
            "号": lambda: str(rng.randint(1_000_000, 9_999_999)),
        }
        return values[name]()

    # Marks

    def note(self, note: Note) -> int:
        self.notes.append(note)
        return len(self.notes) - 1

    def mark(self, text: str, note: Note) -> str:
        return marked(text, self.note(note))

    def figure(self, indicator: str, unit: str, of: str = "", in_table: bool = False) -> str:
        """A figure of the report's own numbers with its unit."""
        return self.figure_of(self.numbers.show(indicator), indicator, self.numbers.unit(unit), (of, in_table))

    def figure_of(self, value: str, indicator: str, unit: str, where: tuple[str, bool], gap: str = "") -> str:
        """A figure with its unit; `where` is the licensing item it counts and whether it stands in a table."""
        unit_mark = self.note(PlainNote("unit"))
        number = self.mark(value, FigureNote(indicator, unit_mark, *where))
        return number + gap + marked(unit, unit_mark)

    def mention(self, text: str, theme: str, role: str) -> str:
        return self.mark(text, MentionNote(theme, text, role, self.type, self.path[-1] if self.path else -1))

    # Blocks

    def paragraph(self, text: str) -> None:
        """A paragraph of the section, glued to its heading where that is run in."""
        self.blocks.append(Block("paragraph", self._pending + text, self.type))
        self._pending = ""

    def block(self, role: str, text: str) -> None:
        self.flush()
        self.blocks.append(Block(role, text, self.type))

    def table(self, rows: list[tuple[str, ...]]) -> None:
        self.flush()
        self.blocks.append(Block("table", "", self.type, tuple(rows)))

    def flush(self) -> None:
        """A run-in heading that nothing followed stands on a line of its own."""
        if self._pending:
            self.blocks.append(Block("heading", self._pending.strip(), self.type))
            self._pending = ""

    def head(self, level: int, kind: SectionType, said: str | Callable[[], str], prefix: str, layout: str) -> None:
        """Open a section at a level: `said` is the heading after its numeral, `layout` where its text goes."""
        self.flush()
        number = self.open(level, kind, optional=False)
        text = said() if callable(said) else self._with_typo(said)
        end = {"run_in": "。", "aspect": "方面。", "sentence": "。"}.get(
            layout, self.style.chapter_end if level == 2 else ""
        )
        heading = marked(prefix + text + end, number)
        self.styles.add(f"heading_{layout}")
        if layout == "own":
            self.blocks.append(Block("heading", heading, self.type))
        else:
            self._pending = heading + {"colon": "：", "glued": self.style.glue}.get(layout, "")

    def open(self, level: int, kind: SectionType, optional: bool) -> int:
        """A new section's mark; `optional` ones leave the path as it is."""
        number = len(self.notes)
        path = (*self.path[: level - 1], number)
        self.note(SectionNote(kind, path, optional))
        if not optional:
            self.path, self.type = list(path), kind
        return number

    def enumerated(self, marker: str, text: str) -> str:
        """一是…: words that a reader may take for a heading of the same type, and need not."""
        number = self.open(len(self.path) + 1, self.type, optional=True)
        return marked(marker + text, number)

    def _with_typo(self, heading: str) -> str:
        if not self.plan.has("heading_typo") or not self._typos_left:
            return heading
        for right, wrong in words("skeleton")["typos"].items():
            if right in heading:
                self._typos_left -= 1
                return heading.replace(right, wrong)
        return heading
