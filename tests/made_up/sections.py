"""What stands inside the sections: sentences, lists, tables, problems, steps, innovations."""

from collections.abc import Callable, Mapping
from typing import Any

from corpus.types import SectionType
from tests.made_up.tables import item_list, tables
from tests.made_up.wording import themes, words
from tests.made_up.writer import CIRCLED, NUMERALS, POINTS, ErrorNote, Writer

ENUMERATIONS: dict[str, Callable[[int], str]] = {
    "yi_shi": lambda index: f"{NUMERALS[index]}是",
    "di_yi": lambda index: f"第{NUMERALS[index]}，",
    "circled": lambda index: CIRCLED[index],
}
Theme = Mapping[str, Any]


def overview(writer: Writer) -> None:
    """Counts of items and cases, with tables, lists and planted errors where the plan has them."""
    if writer.plan.has("arithmetic_error"):
        _planted_error(writer)
        return
    writer.paragraph(writer.sentence("items") + (writer.sentence("overview") if writer.richness > 1 else ""))
    writer.paragraph(writer.sentence("volumes"))
    if writer.richness > 1:
        writer.paragraph(writer.sentence("overview") + writer.sentence("overview"))
    tables(writer)
    if writer.plan.has("item_list"):
        item_list(writer)


def plain(writer: Writer, kind: SectionType) -> None:
    """Sentences of a section's pool: run on, as numbered paragraphs, or 一是…二是…."""
    said = [writer.sentence(kind.value) for _ in range(writer.rng.randint(1, 2) + min(writer.richness, 4))]
    enumerate_sentences(writer, [*said, *([writer.more()] if writer.richness > 3 else [])])


def enumerate_sentences(writer: Writer, said: list[str]) -> None:
    """Sentences as one paragraph, two, numbered ones, or an enumeration."""
    form = writer.rng.choice(("run", "run", "halves", "halves", "numbered", "yi_shi", *ENUMERATIONS))
    if form == "run" or len(said) == 1:
        writer.paragraph("".join(said))
    elif form == "halves":
        writer.paragraph("".join(said[: len(said) // 2]))
        writer.paragraph("".join(said[len(said) // 2 :]))
    elif form == "numbered":
        writer.flush()
        for index, sentence in enumerate(said):
            writer.paragraph(writer.enumerated(_point(writer, index), sentence))
    else:
        writer.styles.add(form)
        writer.paragraph("".join(writer.enumerated(ENUMERATIONS[form](i), s) for i, s in enumerate(said)))


def themes_of(writer: Writer) -> list[Theme]:
    """Two to five problems, none near another, so that each report's truth is plain."""
    drawn: list[Theme] = []
    wanted = writer.rng.randint(2, 5)
    for theme in writer.rng.sample(themes("problems"), len(themes("problems"))):
        if len(drawn) < wanted and not any(_near(theme, other) for other in drawn):
            drawn.append(theme)
    return drawn


def problems(writer: Writer, drawn: list[Theme]) -> None:
    """The problems section in one of its layouts."""
    said = [_said(theme, writer, theme[writer.plan.telling], "problem") for theme in drawn]
    layouts = ("chapters", "chapters", "labels", "points", "aspects", *ENUMERATIONS)
    layout = "chapters" if writer.plan.has("first_missing") else writer.rng.choice(layouts)
    if layout != "chapters" or writer.rng.random() < 0.4:
        writer.paragraph(writer.sentence("problems_lead"))
    _listed(writer, said, layout, "problem")


def next_steps(writer: Writer, drawn: list[Theme]) -> None:
    """Remedies of the problems named, and other measures."""
    said = [_said(t, writer, t["remedy"][writer.plan.part], "next_step") for t in drawn if writer.rng.random() < 0.8]
    measures = _measures(writer, writer.rng.randint(1, 3))
    said += [_said(theme, writer, theme[writer.plan.telling], "next_step") for theme in measures]
    writer.rng.shuffle(said)
    writer.paragraph(writer.sentence("next_lead"))
    _listed(writer, said, writer.rng.choice(("chapters", "chapters", "labels", "points", *ENUMERATIONS)), "next")


def innovations(writer: Writer, role: str = "innovation", most: int = 4) -> None:
    """Measures of the year; now and then a problem's remedy, which is no problem there."""
    drawn = _measures(writer, writer.rng.randint(1, most))
    said = [_said(theme, writer, theme[writer.plan.telling], role) for theme in drawn]
    if writer.rng.random() < 0.5:
        theme = writer.rng.choice(themes("problems"))
        said.append(_said(theme, writer, theme["remedy"][writer.plan.part], role))
    pool = "free" if role == "other" else "innovation"
    if role == "innovation" and len(said) > 2 and writer.rng.random() < 0.35:
        _headlines(writer, said)
        return
    form = writer.rng.choice(("plain", *ENUMERATIONS))
    writer.paragraph(writer.sentence(pool) + (writer.sentence(pool) if writer.richness > 1 else ""))
    if form == "plain":
        writer.paragraph("".join(f"{say()}。" for say in said))
    else:
        writer.styles.add(form)
        writer.paragraph(_run_on(writer, said, form))
    if writer.richness > 3:
        writer.paragraph(writer.more())


def _measures(writer: Writer, count: int) -> list[Theme]:
    """Measures that this report has not named yet, as far as they go."""
    left = [theme for theme in themes("measures") if theme["id"] not in writer.said]
    drawn = writer.rng.sample(left, min(count, len(left)))
    writer.said.update(theme["id"] for theme in drawn)
    return drawn


def _headlines(writer: Writer, said: list[Callable[[], str]]) -> None:
    """1.持续深化便民措施 on a line of its own, then its text."""
    named = words("skeleton")["subheadings"]["innovation"][writer.plan.part]
    level = len(writer.path) + 1
    for index, headline in enumerate(named):
        if level == 2:
            prefix = f"（{NUMERALS[index]}）" if writer.style.wide_brackets else f"({NUMERALS[index]})"
        else:
            prefix = _point(writer, index)
        writer.head(level, SectionType.INNOVATION, headline, prefix, "own")
        share = said[index :: len(named)]
        writer.paragraph("".join(f"{say()}。" for say in share) + writer.sentence("innovation"))


def _said(theme: Theme, writer: Writer, phrasings: list[str], role: str) -> Callable[[], str]:
    """The phrase, to be written where its section is known."""
    phrase = writer.rng.choice(phrasings)
    return lambda: writer.mention(phrase, theme["id"], role)


def _listed(writer: Writer, said: list[Callable[[], str]], layout: str, what: str) -> None:
    """Phrases as chapters, under labels, as points, as aspects, or in one paragraph."""
    writer.styles.add(f"{what}_{layout}")
    detail = f"{what if what == 'next' else 'problems'}_detail"
    if layout == "chapters":
        _chapters(writer, said, detail)
    elif layout == "labels":
        _labelled(writer, said, detail, words("sentences")[f"{what if what == 'next' else 'problem'}_labels"])
    elif layout in ("points", "aspects"):
        for index, say in enumerate(said):
            lead = _point(writer, index) if layout == "points" else ""
            opened = writer.enumerated(lead, f"{say()}。") if lead else _aspect(writer, index) + f"{say()}。"
            writer.paragraph(opened + writer.sentence(detail))
    else:
        writer.paragraph(_run_on(writer, said, layout) + writer.sentence(detail))


def _chapters(writer: Writer, said: list[Callable[[], str]], detail: str) -> None:
    kind, missing = writer.type, writer.plan.has("first_missing") and detail == "problems_detail"
    own_line = writer.rng.random() < 0.3 and not missing
    for index, say in enumerate(said):
        numeral = f"（{NUMERALS[index]}）" if writer.style.wide_brackets else f"({NUMERALS[index]})"
        prefix = "" if missing and index == 0 else numeral
        writer.head(2, kind, say, prefix, "own" if own_line else "sentence")
        writer.paragraph("".join(writer.sentence(detail) for _ in range(min(2, writer.richness))))


def _labelled(writer: Writer, said: list[Callable[[], str]], detail: str, labels: Mapping[str, list[str]]) -> None:
    """General headings with the phrases under them: （一）硬件设施存在短板 … 一是…；二是…。"""
    kind, groups = writer.type, [said[: len(said) // 2 + 1], said[len(said) // 2 + 1 :]]
    named = writer.rng.sample(labels[writer.plan.part], 2)
    for index, group in enumerate(group for group in groups if group):
        prefix = f"（{NUMERALS[index]}）" if writer.style.wide_brackets else f"({NUMERALS[index]})"
        writer.head(2, kind, named[index], prefix, writer.rng.choice(("own", "run_in")))
        writer.paragraph(_run_on(writer, group, "yi_shi") + writer.sentence(detail))


def _run_on(writer: Writer, said: list[Callable[[], str]], form: str) -> str:
    parts = [writer.enumerated(ENUMERATIONS[form](index), say()) for index, say in enumerate(said)]
    return "；".join(parts) + "。"


def _aspect(writer: Writer, index: int) -> str:
    names = ("工作机制", "人员设施", "服务质效", "改革推进", "协调联动")
    return writer.enumerated(names[index], "方面。")


def _point(writer: Writer, index: int) -> str:
    return POINTS[writer.style.point].format(index + 1)


def _near(one: Theme, other: Theme) -> bool:
    return one["id"] in other["near"] or other["id"] in one["near"]


def _planted_error(writer: Writer) -> None:
    """Figures that do not add up, or a wrong percentage; printed wrong wherever they are printed."""
    values, rng = writer.numbers.values, writer.rng
    drawn = rng.random()
    if drawn < 0.5:
        pool, indicator = ("errors_accepted", "受理量") if drawn < 0.25 else ("errors_sum", "审批同意量")
        wrong = values[indicator] + rng.randint(11, 900)
        note = ErrorNote("sum", f"{indicator}{values[indicator]}")
        values[indicator] = wrong
    else:
        right = values["全程网办率"]
        pool, note = "errors_percentage", ErrorNote("percentage", f"全程网办率{right:.2f}%")
        values["全程网办率"] = right - rng.uniform(2, 9)
    sentence = writer.sentence(pool)
    writer.paragraph(writer.mark(sentence, note) + writer.sentence("overview"))
