"""Tables of figures and lists of licensing items inside a report."""

from tests.made_up.amounts import shown
from tests.made_up.writer import Writer

COUNTED = ("申请量", "受理量", "不予受理量", "办结量", "审批同意量", "审批不同意量", "网上受理量")
TABLES = ("table_pipe", "table_cells", "table_glued", "table_box")
REAL_TABLES = ("html", "docx", "pdf")


def tables(writer: Writer) -> None:
    """The figures as a table: where the plan has one, and now and then as a real table of the format."""
    damaged = any(writer.plan.has(name) for name in TABLES)
    wanted = writer.plan.format in REAL_TABLES and writer.rng.random() < 0.4
    if not damaged and not wanted:
        return
    writer.styles.add("table")
    writer.paragraph("具体情况见下表：")
    rows: list[tuple[str, ...]] = [("指标", "数量", "备注")]
    for indicator in writer.rng.sample(COUNTED, 5):
        rows.append((indicator, writer.figure(indicator, "件", in_table=True), writer.rng.choice(("", "", "含网上"))))
    writer.table(rows)


def item_list(writer: Writer) -> None:
    """1、建筑工程施工许可：申请310件，办结308件 — a numbered list whose lines are no sections."""
    chosen = list(dict.fromkeys(writer.rng.choice(writer.items) for _ in range(7)))
    for index, item in enumerate(chosen):
        applied = writer.rng.randint(3, 4_000)
        unit = writer.numbers.unit("件")
        asked = writer.figure_of(shown(applied, writer.numbers.form), "申请量", unit, (item, False))
        done = writer.figure_of(
            shown(applied - writer.rng.randint(0, 2), writer.numbers.form), "办结量", unit, (item, False)
        )
        end = "。" if index == len(chosen) - 1 else "；"
        writer.block("item", f"{index + 1}、{item}：申请{asked}，办结{done}{end}")
