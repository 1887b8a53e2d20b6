"""Lines that a program broke at a fixed width are paragraphs again; lines that people ended stay."""

from random import Random

import pytest

from corpus.limits import Limits
from corpus.read.text import read_text
from corpus.read.wrapping import unwrapped

PARAGRAPHS = (
    "一、存在问题",
    "（一）信息共享难。省级系统与本地平台接口未开放，办件数据难以共享，窗口人员只能把同一信息在两个系统里重复录入，既费时又容易出错。",
    "（二）人员力量不足。2023年受理行政许可申请24540宗，比上年增加15.82%，而窗口人员由18名减至15名，高峰时段群众等候时间较长。",
    "二、下一步工作措施",
    "继续推动业务系统对接，争取上级支持增加窗口人员，完善预约服务，在三个镇街增设自助服务终端，让群众在家门口就能办事。",
)
REPORT = "\n".join(PARAGRAPHS * 3)


def _broken(text: str, width: int) -> str:
    return "\n".join(line[at : at + width] for line in text.split("\n") for at in range(0, len(line), width))


def _broken_by_columns(text: str, width: int) -> str:
    lines = []
    for line in text.split("\n"):
        kept, columns = "", 0
        for character in line:
            wide = 1 if character.isascii() else 2
            if columns + wide > width:
                lines.append(kept)
                kept, columns = "", 0
            kept, columns = kept + character, columns + wide
        lines.append(kept)
    return "\n".join(lines)


@pytest.mark.parametrize("width", [28, 33, 40])
def test_lines_of_so_many_characters_are_put_together(width: int) -> None:
    assert unwrapped(_broken(REPORT, width)) == REPORT


@pytest.mark.parametrize("width", [60, 71])
def test_lines_of_so_many_columns_are_put_together(width: int) -> None:
    assert unwrapped(_broken_by_columns(REPORT, width)) == REPORT


def _broken_raggedly(text: str, narrowest: int, widest: int) -> str:
    lines, rng = [], Random(narrowest)
    for line in text.split("\n"):
        while len(line) > widest:
            width = rng.randint(narrowest, widest)
            lines.append(line[:width])
            line = line[width:]
        lines.append(line)
    return "\n".join(lines)


@pytest.mark.parametrize(("narrowest", "widest"), [(18, 24), (29, 36)])
def test_lines_of_about_one_width_are_put_together(narrowest: int, widest: int) -> None:
    assert unwrapped(_broken_raggedly(REPORT, narrowest, widest)) == REPORT


def test_a_broken_word_is_whole_in_the_text_that_is_read() -> None:
    read = read_text(_broken(REPORT, 31).encode(), "a.txt", Limits()).text
    assert "办件数据难以共享" in read and "24540宗" in read and "\n二、下一步工作措施\n" in read


@pytest.mark.parametrize(
    "text",
    [
        REPORT,
        "\n".join(["窗口人员不足。"] * 30),
        # Sentences of one length, each on a line of its own, end where they end.
        "\n".join(["全年共受理行政许可申请量一千二百三十四件办结一千二百件。"] * 12),
        "\n".join(f"公共场所卫生许可（新证、变更、延续、注销）事项编号第{n}号，承诺时限三个工作日" + "内办结" * (n % 7) for n in range(10, 40)),
        "",
    ],
)
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert unwrapped(text) == text
