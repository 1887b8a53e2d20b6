"""The three skeletons: which sections follow one another, and what their headings say."""

from corpus.types import SectionType
from tests.made_up.sections import enumerate_sentences, innovations, next_steps, overview, plain, problems, themes_of
from tests.made_up.wording import words
from tests.made_up.writer import NUMERALS, Writer

SIX = (
    SectionType.LAWFUL,
    SectionType.DISCLOSURE,
    SectionType.SUPERVISION,
    SectionType.EFFECTS,
    SectionType.INNOVATION,
    SectionType.STANDARDS,
)
GUANGDONG_LAYOUTS = ("six_in_overview", "six_in_overview", "six_in_overview", "six_apart", "six_apart", "flat")


class Parts:
    """Counts the headings of the first level and prints their numerals, right or wrong."""

    def __init__(self, writer: Writer) -> None:
        self.writer = writer
        self.count = 0
        drawn = writer.rng.choice(("first", "all")) if writer.plan.has("unnumbered") else ""
        self.bare = drawn
        self.wrong = writer.rng.choice(("digit", "repeated"))

    def open(self, kind: SectionType, heading: str) -> None:
        """Open a part with the next numeral."""
        self.count += 1
        own = not self.writer.plan.has("glued") or kind in (SectionType.PROBLEMS, SectionType.NEXT_STEPS)
        self.writer.head(1, kind, heading, self._prefix(kind), "own" if own else "glued")

    def _prefix(self, kind: SectionType) -> str:
        if self.bare == "all" or (self.bare == "first" and self.count == 1):
            return ""
        wrong = self.writer.plan.has("wrong_numeral") and self.count >= 3 and kind != SectionType.PROBLEMS
        if wrong and self.wrong == "digit":
            return f"{self.count}、"
        return f"{NUMERALS[self.count - 1 - (wrong and self.wrong == 'repeated')]}、"


def write_body(writer: Writer) -> None:
    """All sections of the report, in its skeleton."""
    {"guangdong": _guangdong, "shanghai": _shanghai, "free": _free}[writer.plan.skeleton](writer)
    writer.flush()


def _heading(writer: Writer, name: str) -> str:
    return writer.draw(words("skeleton")["headings"][name])


def _guangdong(writer: Writer) -> None:
    parts, layout = Parts(writer), writer.rng.choice(GUANGDONG_LAYOUTS)
    writer.styles.add(layout)
    parts.open(SectionType.OVERVIEW, _heading(writer, "overview"))
    if layout == "six_apart" and writer.rng.random() < 0.5:
        _subheads(writer, SectionType.OVERVIEW)
    else:
        overview(writer)
    if layout == "six_apart":
        # The container's own type is nobody's business: it holds no text.
        parts.open(SectionType.LAWFUL, _heading(writer, "implementation"))
    for kind in SIX:
        if writer.rng.random() < 0.93:
            _one_of_six(writer, parts, kind, layout)
    _close(writer, parts, with_problems=0.9)


def _one_of_six(writer: Writer, parts: Parts, kind: SectionType, layout: str) -> None:
    skeleton = words("skeleton")
    if layout == "flat":
        parts.open(kind, _heading(writer, kind.value))
    elif writer.style.chapter == "aspect":
        writer.head(2, kind, skeleton["aspects"][kind.value][0], "", "aspect")
    else:
        missing = writer.plan.has("first_missing") and kind is SIX[0]
        writer.head(
            2, kind, _heading(writer, kind.value), "" if missing else chapter(writer, SIX.index(kind)), _layout(writer)
        )
    if kind is SectionType.INNOVATION:
        innovations(writer)
    else:
        plain(writer, kind)


def chapter(writer: Writer, index: int) -> str:
    """（一） or (一)."""
    return f"（{NUMERALS[index]}）" if writer.style.wide_brackets else f"({NUMERALS[index]})"


def _layout(writer: Writer) -> str:
    return "run_in" if writer.style.chapter == "aspect" else writer.style.chapter


def _subheads(writer: Writer, kind: SectionType) -> None:
    """Two or three chapters of the part's own type."""
    named = words("skeleton")["subheadings"][kind.value][writer.plan.part]
    for index, said in enumerate(named[: writer.rng.randint(2, 3)]):
        writer.head(2, kind, said, chapter(writer, index), _layout(writer))
        if kind is SectionType.OVERVIEW and index == 0:
            overview(writer)
        else:
            plain(writer, kind)


def _shanghai(writer: Writer) -> None:
    parts = Parts(writer)
    parts.open(SectionType.OVERVIEW, _heading(writer, "overview"))
    overview(writer)
    for name, kind in (
        ("handling", SectionType.LAWFUL),
        ("after", SectionType.SUPERVISION),
        ("reform", SectionType.INNOVATION),
    ):
        parts.open(kind, _heading(writer, name))
        if kind is SectionType.INNOVATION:
            innovations(writer)
        elif writer.rng.random() < 0.45:
            _subheads(writer, kind)
        elif kind is SectionType.LAWFUL and writer.rng.random() < 0.5:
            _aspects(writer)
        else:
            plain(writer, kind)
    _close(writer, parts, with_problems=0.65)


def _aspects(writer: Writer) -> None:
    """事项办件情况。…: run-in words of the part's own type."""
    named = words("skeleton")["subheadings"]["lawful"][writer.plan.part]
    for said in named:
        end = "。" if said.endswith("情况") else "方面。"
        writer.paragraph(writer.enumerated(said, end) + writer.sentence("lawful") + writer.more())


def _close(writer: Writer, parts: Parts, with_problems: float) -> None:
    themes = themes_of(writer)
    if writer.rng.random() < with_problems:
        parts.open(SectionType.PROBLEMS, _heading(writer, "problems"))
        problems(writer, themes)
    else:
        themes = []
    if writer.rng.random() < 0.95:
        parts.open(SectionType.NEXT_STEPS, _heading(writer, "next_steps"))
        next_steps(writer, themes)


def _free(writer: Writer) -> None:
    parts = Parts(writer)
    named = list(words("skeleton")["free_headings"][writer.plan.part])
    writer.rng.shuffle(named)
    for said in named[: writer.rng.randint(4, 6)]:
        parts.open(SectionType.OTHER, said)
        names = ["free", *["more"] * min(8, writer.richness)]
        enumerate_sentences(writer, [writer.sentence(name) for name in names])
        innovations(writer, role="other", most=2)
