"""One question's answer against its truth: a score for each thing that can be right."""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal

from assistant.evaluation.places import places
from assistant.evaluation.questions import Question, TrueSpan
from assistant.types import Answer, Choice, Citation, Claim, Evidence, FigureRow, Kind, Status
from corpus.repair import simplify
from corpus.types import Report, Span

# A citation holds a true span when it has half of it, or lies by half inside it: quotes are cut at
# clauses, and where a clause ends is a matter of taste.
ENOUGH = 0.5
NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
SUM = re.compile(rf"({NUMBER.pattern}%?(?:\s*[+−÷]\s*{NUMBER.pattern}%?)+)\s*=\s*({NUMBER.pattern})")
ROUNDING = 0.00501
YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)年")
QUOTED = re.compile(r"“([^“”…]{4,})”|「([^「」…]{4,})」")
LATIN_WORDS = re.compile(r"\b[A-Za-z]{2,}\b")
CHINESE = re.compile(r"[\u4e00-\u9fff]")
# What must be one for an answer to be wholly right.
DECISIVE = (
    "status",
    "right_refusal",
    "list_exact",
    "count_exact",
    "figure_exact",
    "citation_recall",
    "claims_supported",
    "language_right",
)


def scores(question: Question, answer: Answer) -> dict[str, float]:
    """Every score that applies to the question, each from 0 to 1; `right` is 1 when nothing is amiss."""
    found = dict(_scores(question, answer))
    return {"right": float(not amiss(question, found)), **found}


def amiss(question: Question, found: dict[str, float]) -> list[str]:
    """The decisive scores that are not 1, by name."""
    # A list that truly has no yes is as good a "nobody" as a refusal, whatever its status; and a report
    # that says a thing twice may be cited for either.
    spared = {"status"} if not question.is_answerable else {"citation_recall"} if question.kind is Kind.LIST else set()
    return [name for name in DECISIVE if found.get(name, 1) < 1 and name not in spared]


def said_yes(answer: Answer) -> set[str]:
    """The files of the reports that a list answer says yes of."""
    return {verdict.report.file for verdict in answer.verdicts if verdict.choice is Choice.YES}


def is_cited(span: TrueSpan, answer: Answer) -> bool:
    """Whether one of the citations holds a true span."""
    return any(cites(citation.evidence.report, citation.evidence.span, span) for citation in answer.citations)


def is_true(question: Question, citation: Citation) -> bool:
    """Whether a citation holds a true span, one that may be cited as well, or, in a report that may be cited, a true value."""
    evidence = citation.evidence
    if any(cites(evidence.report, evidence.span, span) for span in (*question.spans, *question.also)):
        return True
    quote = simplify(evidence.quote)
    return evidence.report.file in question.files and any(_stands_in(simplify(v), quote) for v in question.values)


def cites(report: Report, span: Span, truth: TrueSpan) -> bool:
    """Whether a span of a report holds the true words."""
    if report.file != truth.file:
        return False
    return any(
        place.overlap(span) >= ENOUGH * min(place.end - place.start, span.end - span.start) and span.end > span.start
        for place in places(report.text, truth.text)
    )


def _scores(question: Question, answer: Answer) -> Iterator[tuple[str, float]]:
    refused = answer.status is Status.NOT_FOUND
    yield "status", float(answer.status.value == question.status)
    yield "answer_rate", float(not refused)
    if question.language:
        yield "language_right", float(_in_language(question.language, answer))
    if answer.claims:
        yield "claims_supported", _share(_is_supported(claim, answer.citations) for claim in answer.claims)
    if not question.is_answerable:
        nobody = answer.kind is Kind.LIST and not said_yes(answer)
        yield "right_refusal", float(refused or nobody)
        return
    yield "wrong_refusal", float(refused)
    if question.kind is Kind.LIST:
        yield from _list_scores(question, answer)
    if question.values or question.computed:
        yield from _figure_scores(question, answer)
    if question.spans:
        yield "citation_recall", _share(is_cited(span, answer) for span in question.spans)
        if stated := _stated(question, answer):
            yield "citation_precision", _share(is_true(question, citation) for citation in stated)


def _stated(question: Question, answer: Answer) -> list[Citation]:
    """The citations that something is stated by: not those of verdicts in doubt, nor of reports that may be either way."""
    cited = {n for claim in answer.claims for n in claim.citations}
    return [one for one in answer.citations if one.n in cited and one.evidence.report.file not in question.unclear]


def _list_scores(question: Question, answer: Answer) -> Iterator[tuple[str, float]]:
    """Reports that may be either way are left out on both sides."""
    said, wanted = said_yes(answer) - set(question.unclear), set(question.files)
    precision, recall = precision_recall(len(said & wanted), len(said), len(wanted))
    yield "list_exact", float(said == wanted)
    yield "list_precision", precision
    yield "list_recall", recall
    yield "list_f1", harmonic(precision, recall)
    if question.count is not None:
        # The number of reports, whichever they are; and the answer must say the number it counted.
        told = _stands_in(str(len(said_yes(answer))), answer.text)
        yield "count_exact", float(len(said) == question.count and told)


def precision_recall(right: int, given: int, true: int) -> tuple[float, float]:
    """Precision and recall; of nothing given where nothing is true both are 1, else an empty side counts 0."""
    if not given and not true:
        return 1.0, 1.0
    return (right / given if given else 0.0), (right / true if true else 0.0)


def harmonic(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _figure_scores(question: Question, answer: Answer) -> Iterator[tuple[str, float]]:
    """Exact: every value in a claim that cites a report which prints it, every computed one in a claim.

    How many reports there are is no report's claim: there the answer's text counts.
    """
    printed = all(_is_claimed(question, value, answer) for value in question.values)
    of_collection = question.kind is Kind.META
    claimed = simplify(answer.text if of_collection else " ".join(claim.text for claim in answer.claims))
    yield "figure_exact", float(printed and all(is_worked_out(simplify(value), claimed) for value in question.computed))
    if answer.figures:
        right = [any(_is_row_of(question, value, row) for value in question.values) for row in answer.figures]
        yield "figure_precision", _share(right)


def is_worked_out(value: str, text: str) -> bool:
    """Whether a text has a computed value, or shows it to more decimals than the value has (86.34% for 86.3).

    A value without decimals and without a percent sign is a count, which nothing else rounds to.
    """
    if _stands_in(value, text):
        return True
    number, sign = value.rstrip("%").replace(",", ""), value.endswith("%")
    if not re.fullmatch(r"\d+(?:\.\d+)?", number) or not ("." in number or sign):
        return False
    wanted = Decimal(number)
    shown = (match for match in NUMBER.finditer(text) if not sign or text[match.end() : match.end() + 1] == "%")
    return any(Decimal(match[0].replace(",", "")).quantize(wanted, ROUND_HALF_UP) == wanted for match in shown)


def _is_claimed(question: Question, value: str, answer: Answer) -> bool:
    owners, citations = _owners(question, value), {citation.n: citation for citation in answer.citations}
    for claim in answer.claims:
        cited = [citations[n].evidence for n in claim.citations if n in citations]
        mine = [evidence for evidence in cited if not owners or evidence.report.file in owners]
        said = " ".join([claim.text, *(evidence.quote for evidence in mine if question.kind is not Kind.FIGURE)])
        if mine and _stands_in(simplify(value), simplify(said)):
            return True
    return False


def _owners(question: Question, value: str) -> set[str]:
    """The reports that print the value: those whose true span has it, else all that the question names; none: any."""
    spans = {span.file for span in question.spans if _stands_in(simplify(value), simplify(span.text))}
    return spans or set(question.files)


def _is_supported(claim: Claim, citations: Sequence[Citation]) -> bool:
    """Whether the quotes of a claim hold its numbers and the words it quotes.

    A number that the claim works out from such numbers, and shows how, is supported when the sum is right; a year, when the section of a
    quote names it, as the head of a table's column does.
    """
    quotes = simplify("".join("".join(c.evidence.quote.split()) for c in citations if c.n in claim.citations))
    text = claim.text
    for name in {c.evidence.report.file for c in citations if c.n in claim.citations}:
        text = text.replace(name, " ")
    text = simplify(text)
    quoted = ("".join("".join(match).split()) for match in QUOTED.findall(text))
    known = set(NUMBER.findall(quotes))
    known |= {year for c in citations if c.n in claim.citations for year in YEAR.findall(_section_of(c.evidence))}
    known |= set(worked_out(text, known))
    return bool(quotes) and all(w in quotes for w in quoted) and all(n in known for n in NUMBER.findall(text))


def _section_of(evidence: Evidence) -> str:
    """The search text of the section that a quote stands in."""
    section = evidence.report.sections[evidence.section]
    return evidence.report.search.slice_of(Span(section.start, section.end))


def worked_out(text: str, known: set[str]) -> Iterator[str]:
    """Results of the sums shown in a text (`606 − 263 = 343`) that follow from known numbers, or from such results."""
    known = set(known)
    for shown, result in SUM.findall(text):
        operands, signs = NUMBER.findall(shown), re.findall(r"[+−÷]", shown)
        if not set(operands) <= known:
            continue
        first, *others = (float(operand.replace(",", "")) for operand in operands)
        for sign, operand in zip(signs, others, strict=True):
            first = first + operand if sign == "+" else first - operand if sign == "−" else first / (operand or 1)
        told = float(result.replace(",", ""))
        # A ratio may be shown as a percentage; all are rounded to two places.
        if any(abs(told - value) <= ROUNDING for value in (first, 100 * first if "÷" in signs else first)):
            known.add(result)
            yield result


def _in_language(language: str, answer: Answer) -> bool:
    """Whether the answer says that it is in the language, and is: agencies and quotes stay Chinese in both."""
    own = QUOTED.sub("", answer.text)
    latin = len(LATIN_WORDS.findall(own))
    written = latin > 1 if language == "en" else len(CHINESE.findall(own)) > latin
    return answer.language.value == language and written


def _is_row_of(question: Question, value: str, row: FigureRow) -> bool:
    owners = _owners(question, value)
    return _same(value, row.figure.value) and (not owners or row.report.file in owners)


def _same(value: str, other: str) -> bool:
    return simplify(value).rstrip("%") == simplify(other).rstrip("%")


def _stands_in(value: str, text: str) -> bool:
    """The value as a whole number, not as a part of a longer one."""
    return re.search(rf"(?<![\d.])(?<!\d,){re.escape(value)}(?!\d|\.\d|,\d{{3}}(?!\d))", text) is not None


def _share(flags: Iterable[bool]) -> float:
    counted = list(flags)
    return sum(counted) / len(counted)
