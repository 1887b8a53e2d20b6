"""The figures of a made-up report: values that add up, and how they are printed."""

from dataclasses import dataclass
from random import Random

APPLICATIONS = (2.2, 5.9)
# Printed in units of ten thousand only where no sum depends on them.
ROUNDED = frozenset({"网上受理量", "网上全流程办结量", "按时办结量"})
WORDS_FOR_CASES = ("件", "件", "件", "宗", "份")
FORMS = ("plain", "plain", "comma", "ten_thousands")


@dataclass(frozen=True, slots=True)
class Numbers:
    """Values by indicator, the form they are printed in, and the measure word for cases."""

    values: dict[str, float]
    form: str
    case_word: str

    def show(self, indicator: str) -> str:
        """The value as printed, without unit."""
        return shown(self.values[indicator], self.form, indicator in ROUNDED)

    def unit(self, unit: str) -> str:
        return self.case_word if unit == "件" else unit


def shown(value: float, form: str, may_round: bool = False) -> str:
    """A number in one of the printed forms.

    >>> shown(12345, "comma"), shown(12345, "ten_thousands", may_round=True), shown(99.7, "plain")
    ('12,345', '1.23万', '99.70')
    """
    if isinstance(value, float):
        return f"{value:.2f}"
    if form == "ten_thousands" and may_round and value >= 10_000:
        return f"{value / 10_000:.2f}".rstrip("0").rstrip(".") + "万"
    return f"{value:,}" if form == "comma" else str(value)


def draw_numbers(rng: Random) -> Numbers:
    """One year's figures: applications = accepted + refused, decided = approved + disapproved."""
    applied = round(10 ** rng.uniform(*APPLICATIONS))
    refused = rng.choice((0, rng.randint(1, 1 + applied // 50)))
    accepted = applied - refused
    disapproved = rng.randint(0, accepted // 60)
    main = rng.randint(12, 140)
    items = main + rng.randint(5, 2 * main)
    online = rng.randint(items // 3, items)
    values: dict[str, float] = {
        "申请量": applied,
        "受理量": accepted,
        "不予受理量": refused,
        "办结量": accepted,
        "审批同意量": accepted - disapproved,
        "审批不同意量": disapproved,
        "网上受理量": round(accepted * rng.uniform(0.1, 0.9)),
        "网上全流程办结量": round(accepted * rng.uniform(0.05, 0.6)),
        "按时办结量": accepted,
        "未按时办结量": 0,
        "行政许可事项数": items,
        "主项数": main,
        "子项数": items - main,
        "全程网办事项数": online,
        "按时办结率": 100,
        "全程网办率": 100 * online / items,
        "时限压缩率": rng.uniform(45, 96),
        "即办率": rng.uniform(30, 95),
        "进驻率": rng.uniform(80, 100),
        "满意度": rng.uniform(92, 100),
        "平均跑动次数": rng.uniform(0, 0.9),
        "公示行政许可信息条数": rng.randint(30, 30_000),
        "主动公开政府信息条数": rng.randint(40, 3_000),
        "信息公开申请量": rng.randint(3, 400),
        "双随机抽查任务数": rng.randint(2, 60),
        "投诉量": rng.randint(0, 40),
    }
    return Numbers(values, rng.choice(FORMS), rng.choice(WORDS_FOR_CASES))
