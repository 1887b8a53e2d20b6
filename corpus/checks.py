"""What must add up in a report, checked; what does not is told with both numbers and never corrected."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from corpus.figures.amounts import step
from corpus.types import Figure, Role

SUMS = (
    ("申请量", ("受理量", "不予受理量")),
    ("办结量", ("审批同意量", "审批不同意量")),
    ("办结量", ("按时办结量", "未按时办结量")),
)
SHARES = (
    ("全程网办率", "全程网办事项数", "行政许可事项数"),
    ("按时办结率", "按时办结量", "办结量"),
)
COUNTED = frozenset(("件", "宗", "份", "项", "条", "个", "起", "例", "笔", "宗次", "件次", ""))
# Words that say that a number is not exact.
ROUGH = frozenset("约近超逾多余")
# Figures of one statement stand together; across a report the same indicator may count something else.
NEAR = 400
# Where some are taken back or ended otherwise, the parts need not make the whole.
ENDED_OTHERWISE = re.compile(r"撤回|撤件|终止|中止|退[件回]|作废|在办|未办结")


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """A rule that the printed numbers break: the figure that is checked, those it is checked by, and their result."""

    rule: str
    checked: Figure
    by: tuple[Figure, ...]
    computed: str

    @property
    def figures(self) -> tuple[Figure, ...]:
        return (self.checked, *self.by)

    def told(self) -> str:
        """Both numbers in one line: 审批同意量 858546 + 审批不同意量 6803 = 865349 ≠ 办结量 865359."""
        sign = " + " if self.rule == "sum" else " ÷ "
        said = sign.join(f"{figure.indicator} {figure.value}" for figure in self.by)
        unit = "%" if self.rule == "share" else ""
        return f"{said} = {self.computed}{unit} ≠ {self.checked.indicator} {self.checked.value}{unit}"


def discrepancies(figures: Sequence[Figure]) -> tuple[Discrepancy, ...]:
    """Every sum and share of one report's figures that the printed numbers break, once for the same numbers."""
    exact = [figure for figure in figures if _is_exact(figure)]
    rest = any(ENDED_OTHERWISE.search(figure.indicator) for figure in figures)
    found = [*_sums(exact, rest), *_shares(exact)]
    once = {(one.rule, one.computed, *((f.indicator, f.value) for f in one.figures)): one for one in reversed(found)}
    return tuple(sorted(once.values(), key=lambda one: (one.checked.start, one.rule)))


def flags(found: Iterable[Discrepancy], figure: Figure) -> list[str]:
    """What is told of one figure: the discrepancies that it takes part in."""
    return [one.told() for one in found if any(figure.start == part.start for part in one.figures)]


def _is_exact(figure: Figure) -> bool:
    rough = any(word in ROUGH for word in figure.qualifier)
    return figure.canonical and figure.role is Role.LEVEL and figure.amount is not None and not rough


def _sums(figures: Sequence[Figure], with_rest: bool) -> Iterator[Discrepancy]:
    for whole_name, part_names in SUMS:
        for whole in _named(figures, whole_name):
            parts = [_nearest(figures, whole, name) for name in part_names]
            if whole.measure in COUNTED and all(part is not None and part.measure in COUNTED for part in parts):
                known = tuple(part for part in parts if part is not None)
                total = sum((_amount(part) for part in known), Decimal(0))
                # A rounded number (1.23万) may be off by half its last digit.
                slack = sum((_slack(part) for part in (whole, *known)), Decimal(0))
                less = with_rest and total < _amount(whole)
                if abs(total - _amount(whole)) > slack and not less:
                    yield Discrepancy("sum", whole, known, _plain(total))


def _shares(figures: Sequence[Figure]) -> Iterator[Discrepancy]:
    for rate_name, part_name, whole_name in SHARES:
        for rate in _named(figures, rate_name):
            part, whole = _nearest(figures, rate, part_name), _nearest(figures, rate, whole_name)
            if rate.measure != "%" or part is None or whole is None or not whole.amount:
                continue
            share = 100 * _amount(part) / _amount(whole)
            # Some cut where others round: one of the last printed digit is no error.
            slack = step(rate.value) + 100 * (_slack(part) + _slack(whole)) / _amount(whole)
            if abs(share - _amount(rate)) > slack:
                yield Discrepancy("share", rate, (part, whole), _plain(share.quantize(Decimal("0.01"))))


def _named(figures: Sequence[Figure], name: str) -> Iterator[Figure]:
    return (figure for figure in figures if figure.indicator == name)


def _nearest(figures: Sequence[Figure], to: Figure, name: str) -> Figure | None:
    """The figure of an indicator nearest to another, of the same subject and period; None where none is near.

    A figure that the whole report gives only one value for is near wherever it stands.
    """
    same = [f for f in _named(figures, name) if (f.subject, f.period) == (to.subject, to.period)]
    if not same:
        return None
    nearest = min(same, key=lambda figure: (abs(figure.start - to.start), figure.start))
    one_value = len({figure.amount for figure in same}) == 1
    return nearest if one_value or abs(nearest.start - to.start) <= NEAR else None


def _amount(figure: Figure) -> Decimal:
    return Decimal(str(figure.amount))


def _slack(figure: Figure) -> Decimal:
    last = step(figure.value)
    return Decimal(0) if last == 1 else last / 2


def _plain(number: Decimal) -> str:
    return f"{number:f}".rstrip("0").rstrip(".") if "." in f"{number:f}" else f"{number:f}"
