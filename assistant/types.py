"""What goes from question to answer."""

from dataclasses import dataclass, field, replace
from enum import StrEnum

from corpus.types import Figure, Report, SectionType, Span

# Who words an answer where no language model does.
EXTRACTIVE = "extractive"


class Language(StrEnum):
    """The language of a question, and so of its answer."""

    CHINESE = "zh"
    ENGLISH = "en"


class Kind(StrEnum):
    """What a question asks for."""

    LOOKUP = "lookup"
    FIGURE = "figure"
    COMPARE = "compare"
    LIST = "list"
    SUMMARY = "summary"
    META = "meta"
    OTHER = "other"


class Status(StrEnum):
    """Whether the reports answer the question."""

    ANSWERED = "answered"
    PARTIAL = "partial"
    NOT_FOUND = "not_found"


class Choice(StrEnum):
    """What one report says on a list question."""

    YES = "yes"
    NO = "no"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Scope:
    """Where an answer is looked for: canonical agencies, report years, section types; an empty one means all.

    `with_terms` and `without_terms` are the Chinese terms that the user added to a topic, or struck.
    """

    agencies: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    sections: tuple[SectionType, ...] = ()
    with_terms: tuple[str, ...] = ()
    without_terms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """The first number that a turn was answered with: its indicator, and its row and column among those beside it, empty where it stands in none."""

    indicator: str
    row: str = ""
    column: str = ""
    rows: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outside:
    """What a question names and the collection has, but not the scope that the user set beside it.

    `no_agency` and `no_year`: the question names some, and none of them lies within that scope.
    """

    agencies: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    no_agency: bool = False
    no_year: bool = False

    @property
    def named(self) -> bool:
        """Whether there is any."""
        return bool(self.agencies or self.years)


@dataclass(frozen=True, slots=True)
class Understood:
    """What a question was understood to ask; the next turn of a conversation starts from it.

    `question` is as it was asked, of a turn that only goes on with the one before the words of that, of one that asks for the
    next page the one whose list it is. `topic` is what is asked about, freed from its frame,
    in the search text's form. `missing_agencies` and `missing_years` are named in the question and not in
    the collection, `told_years` those that no report is on but one of another year tells. `indicators` are canonical names. `subject` is the topic as people would say it.
    `standalone` is a turn of a conversation as a question that needs no turn before it, else empty.
    `page` counts the pages of a long list from 0. `named` are the agencies of the turns on one matter, the last named last;
    `holders` those that a list found; `earlier` the turn whose matter goes on where this one found nothing; `best_year` the year that it found to be highest or lowest.
    `mends` asks what is done about the topic, or about the `nth` of the points told before; `about` are the quotes that told the matter
    of the turn before, and `found` those that this one found.
    `leaves_plans_out` is of a list that is to have only what was done. `leans_on` is the question of the turn before, where a turn in
    words of its own is read together with it; `of_each` asks it of each of those that a list found. `shown` is the number that the
    answer gave, `ranked` are the agencies and years of its numbers, the highest first, and `years_named` those of the turns on one
    matter. `afterwards` asks what became of the matter in a later report. `joined` says the matter of the turn before
    in its own words. `given` are the numbers that the turns before leave to be compared, `between` the two whose difference is asked for. An answer is to be of `of_item`, or a number of the body `of_body`. `by_place` are agencies that only their place names.
    `narrowed` is the scope that the user set beside the question, `outside` what that leaves out of what the question names.
    """

    question: str
    language: Language
    kind: Kind
    scope: Scope
    topic: str
    indicators: tuple[str, ...] = ()
    missing_agencies: tuple[str, ...] = ()
    missing_years: tuple[int, ...] = ()
    told_years: tuple[int, ...] = ()
    negative: bool = False
    count: bool = False
    subject: str = ""
    standalone: str = ""
    pairs: tuple[tuple[str, int], ...] = ()
    page: int = 0
    named: tuple[str, ...] = ()
    holders: tuple[str, ...] = ()
    earlier: "Understood | None" = None
    best_year: int | None = None
    leaves_plans_out: bool = False
    mends: bool = False
    nth: int = 0
    leans_on: str = ""
    of_each: bool = False
    shown: Shown | None = None
    ranked: tuple[tuple[str, int], ...] = ()
    years_named: tuple[int, ...] = ()
    afterwards: bool = False
    joined: bool = False
    of_item: str = ""
    of_body: str = ""
    by_place: tuple[str, ...] = ()
    narrowed: Scope = Scope()
    outside: Outside = Outside()
    given: "tuple[FigureRow, ...]" = field(default=(), compare=False)
    between: "tuple[FigureRow, ...]" = field(default=(), compare=False)
    about: "tuple[Evidence, ...]" = field(default=(), compare=False)
    found: "tuple[Evidence, ...]" = field(default=(), compare=False)

    @property
    def scope_named(self) -> Scope:
        """The scope as the question names it, whatever the user's leaves out."""
        outside, scope = self.outside, self.scope
        agencies = outside.agencies if outside.no_agency else (*scope.agencies, *outside.agencies)
        years = outside.years if outside.no_year else (*scope.years, *outside.years)
        return replace(scope, agencies=agencies, years=years)

    @property
    def is_literal(self) -> bool:
        """Whether a list question means the user's own words; problems are worded freely."""
        return self.kind is Kind.LIST and SectionType.PROBLEMS not in self.scope.sections


@dataclass(frozen=True, slots=True)
class Evidence:
    """The exact words that carry a claim: `report.text[span.start:span.end]`."""

    report: Report
    section: int
    span: Span
    score: float = 0.0

    @property
    def quote(self) -> str:
        return self.report.quote(self.span)


@dataclass(frozen=True, slots=True)
class Citation:
    """A numbered piece of evidence, as an answer shows it."""

    n: int
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement of an answer with the numbers of its citations."""

    text: str
    citations: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one report says on a list question, and why.

    Where that rests on a figure that is worked out, `working` shows it, and `also` are the citations beside the first.
    """

    report: Report
    choice: Choice
    score: float
    reason: str
    citation: int | None = None
    also: tuple[int, ...] = ()
    working: str = ""

    @property
    def citations(self) -> tuple[int, ...]:
        """All its citations."""
        return (self.citation, *self.also) if self.citation is not None else ()


@dataclass(frozen=True, slots=True)
class Ledger:
    """How many reports were in scope, read, matched, and which lack the section asked about.

    `yes`, `no`, `unclear` count the reports that have the section; with `without_section` and
    `unreadable` they make up `in_scope`.
    """

    reports: int
    in_scope: int
    with_section: int
    yes: int
    no: int
    unclear: int
    without_section: tuple[str, ...] = ()
    unreadable: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """A Chinese term that stands for the topic, where it comes from, and how many reports have it."""

    term: str
    source: str
    reports: int


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure behind an answer, with its citation."""

    report: Report
    figure: Figure
    citation: int


@dataclass(frozen=True, slots=True)
class Timing:
    """How long an answer took, in milliseconds."""

    total: float = 0.0


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer; `assistant.answer_json` gives it the contract's form.

    `text` is its `lines`, one under the other; a line that states a claim begins with a dash or a
    number, one under another point with spaces and a dash. An answer is not
    `whole` as long as a language model is wording it.
    """

    question: str
    language: Language
    kind: Kind
    status: Status
    text: str
    scope: Scope
    understood: Understood | None = None
    claims: tuple[Claim, ...] = ()
    citations: tuple[Citation, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    ledger: Ledger | None = None
    terms: tuple[Term, ...] = ()
    figures: tuple[FigureRow, ...] = ()
    suggestions: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    written_by: str = EXTRACTIVE
    timing: Timing = field(default_factory=Timing)
    index: str = ""
    whole: bool = True
