"""A collection of made-up reports: plans → words → damages → files, with the truth beside them."""

from collections.abc import Iterator

from tests.made_up.damage import damaged
from tests.made_up.formats import file_content, print_text
from tests.made_up.marks import Printed, plain, printed
from tests.made_up.outline import write_body
from tests.made_up.page import Page, assembled, draw_page
from tests.made_up.plan import Plan, plans
from tests.made_up.types import MadeUp, Mention, PlantedError, TrueFigure, TrueSection, Truth
from tests.made_up.writer import Block, ErrorNote, FigureNote, MentionNote, PlainNote, SectionNote, Writer

SHORTEST = 1_500
EXTRAS = (0, 1, 2, 4, 7, 11)
MARKER = 30


def made_up(count: int, seed: int, part: str, errors: bool = False) -> list[MadeUp]:
    """Made-up reports with their truth; the same arguments give the same bytes.

    Args:
        count: how many.
        seed: any number.
        part: `tuning` or `measuring`; no phrasing is in both.
        errors: plant an arithmetic error in every report that can have one.
    """
    planned = plans(count, seed, part, errors)
    return [report_of(plan, planned) for plan in planned]


def report_of(plan: Plan, planned: list[Plan]) -> MadeUp:
    """The report of one plan; `planned` holds the plan whose twin it is, if it is one."""
    writer, page, undamaged = _written(plan)
    blocks = damaged(undamaged, plan)
    text = print_text(blocks, plan)
    shown = printed(text)
    twin = planned[plan.twin_of].file_name if plan.twin_of is not None else ""
    return MadeUp(plan.file_name, file_content(text, blocks, plan), shown.text, _truth(plan, writer, page, shown, twin))


def _written(plan: Plan) -> tuple[Writer, Page, list[Block]]:
    """The words of a report, written anew with more sentences until it is long enough."""
    for extra in EXTRAS:
        writer = Writer(plan, plan.draws("words"), extra)
        page = draw_page(plan, writer)
        write_body(writer)
        blocks = assembled(plan, writer, page)
        length = sum(len(plain(block.text)) for block in blocks if block.role != "english")
        if length >= SHORTEST:
            break
    return writer, page, blocks


def _truth(plan: Plan, writer: Writer, page: Page, shown: Printed, twin: str) -> Truth:
    mentions = list(_mentions(writer, shown))
    return Truth(
        agency=plan.agency.name,
        places=plan.agency.place.chain,
        year=plan.year,
        first_year=plan.year - 4 if page.review else plan.year,
        title=_title(writer, shown),
        skeleton=plan.skeleton,
        format=plan.format,
        damages=plan.damages,
        styles=tuple(sorted(writer.styles)),
        sections=tuple(_sections(writer, shown)),
        problems=tuple(mention for role, mention in mentions if role == "problem"),
        next_steps=tuple(mention for role, mention in mentions if role == "next_step"),
        innovations=tuple(mention for role, mention in mentions if role == "innovation"),
        others=tuple(mention for role, mention in mentions if role == "other"),
        figures=tuple(_figures(plan, writer, shown)),
        errors=tuple(_errors(writer, shown)),
        twin_of=twin,
    )


def _sections(writer: Writer, shown: Printed) -> Iterator[TrueSection]:
    notes = [(number, note) for number, note in enumerate(writer.notes) if isinstance(note, SectionNote)]
    for number, note in sorted(notes, key=lambda pair: shown.places[pair[0]]):
        start, end = shown.places[number]
        path = tuple(shown.words(mark) for mark in note.path)
        yield TrueSection(note.type, path, shown.text[start : end + MARKER], note.optional)


def _mentions(writer: Writer, shown: Printed) -> Iterator[tuple[str, Mention]]:
    for number, note in enumerate(writer.notes):
        if isinstance(note, MentionNote):
            heading = shown.words(note.heading) if note.heading >= 0 else ""
            yield note.role, Mention(note.theme, note.phrasing, shown.words(number), heading, note.type)


def _figures(plan: Plan, writer: Writer, shown: Printed) -> Iterator[TrueFigure]:
    for number, note in enumerate(writer.notes):
        if isinstance(note, FigureNote):
            value, unit = shown.words(number), shown.words(note.unit)
            yield TrueFigure(note.indicator, value, unit, plan.year, note.of, note.in_table)


def _errors(writer: Writer, shown: Printed) -> Iterator[PlantedError]:
    for number, note in enumerate(writer.notes):
        if isinstance(note, ErrorNote):
            yield PlantedError(note.kind, shown.words(number), note.expected)


def _title(writer: Writer, shown: Printed) -> str:
    for number, note in enumerate(writer.notes):
        if isinstance(note, PlainNote) and note.what == "title":
            return "".join(line.strip() for line in shown.words(number).splitlines())
    return ""
