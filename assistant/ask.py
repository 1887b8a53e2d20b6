"""The whole way from question to answer."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.asides import is_thanks
from assistant.cited_rows import cited_rows
from assistant.compare import compare
from assistant.concepts import Family, ToldConcepts
from assistant.dialect import written_chinese
from assistant.evidence import reports_in
from assistant.facts import fact
from assistant.figures import figure
from assistant.gap import gap
from assistant.glossary import parallel_pairs
from assistant.halves import in_full
from assistant.layout import laid_out
from assistant.listing import Listed, listed
from assistant.lists import list_reports
from assistant.meant import Meanings, asked_topic
from assistant.meta import meta
from assistant.noise import goes_on, without_noise
from assistant.own_words import language_of, without_courtesy
from assistant.plain_words import in_plain_words
from assistant.readings import readings
from assistant.refuse import not_found
from assistant.remarks import Remarks
from assistant.reply import Asked, Reply, tell_the_removed, within_the_scope
from assistant.row_answers import row_answer
from assistant.shown import shown_by
from assistant.spelling import Lexicon, Spelled
from assistant.summary import summary
from assistant.swapped import tells_of
from assistant.talk import handed_on, repeats
from assistant.told_by_others import is_of_body
from assistant.told_years import with_told_years
from assistant.types import Answer, Kind, Language, Scope, Status, Timing, Understood
from assistant.vocabulary import Vocabulary
from assistant.words import words_in
from corpus.errors import WrongCall
from corpus.settings import Settings
from corpus.types import Report
from index.library import Library
from index.model import Encoder
from index.search import sentence_scores

if TYPE_CHECKING:
    from assistant.model import Model

ANSWERED_BY: dict[Kind, Callable[[Asked], Reply]] = {
    Kind.LOOKUP: in_full(fact),
    Kind.FIGURE: in_full(figure),
    Kind.COMPARE: compare,
    Kind.LIST: list_reports,
    Kind.SUMMARY: in_full(summary),
    Kind.META: meta,
    Kind.OTHER: not_found,
}
LONGEST_QUESTION = 2000


class Assistant:
    """Answers questions from one opened index."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._vocabulary = Vocabulary(library.concordance)
        self._lexicon = _lexicon(library, self._vocabulary)
        self._figures: tuple[str, tuple[Listed, ...]] | None = None
        library.encoder.align(parallel_pairs())
        library.encoder.load()
        self._meanings = Meanings(library.encoder)
        self._told, self._remarks = self._read(library)
        self._model = _model(library.settings)

    @classmethod
    def open(cls, settings: Settings, encoder: Encoder | None = None) -> "Assistant":
        """Open the store that the settings name.

        Raises:
            UnusableStore, UnusableModel: with the mend.
            WrongCall: when the settings of a language model name none; told before the store is opened.
        """
        _model(settings)
        return cls(Library(settings, encoder))

    def _read(self, library: Library) -> tuple[ToldConcepts, Remarks]:
        """What the sentences of a library tell, and what they say of problems."""
        readers = self._meanings.readers
        return ToldConcepts(library, readers), Remarks(library, readers[Family.PROBLEMS])

    def reports(self) -> tuple[Report, ...]:
        """The reports of the index, in order of file."""
        return _reports(self.library)

    def figures(self) -> tuple[Listed, ...]:
        """Every figure of the index, by agency, year, file and place; made once for a state of the index."""
        fingerprint = self.library.contents.fingerprint
        if self._figures is None or self._figures[0] != fingerprint:
            self._figures = (fingerprint, listed(self.library.contents.entries))
        return self._figures[1]

    def ask(self, question: str, narrowed: Scope = Scope(), previous: Understood | None = None) -> Answer:
        """Answer one question.

        Args:
            narrowed, previous: as in `answers`.

        Raises:
            WrongCall: when the question is empty.
        """
        *_, answer = self.answers(question, narrowed, previous)
        return answer

    def answers(
        self, question: str, narrowed: Scope = Scope(), previous: Understood | None = None
    ) -> Iterator[Answer]:
        """The answer as it comes to be: with a language model it grows by one statement at a time; the last is whole.

        Args:
            narrowed: agencies, years and section types that the user set beside the question.
            previous: what the turn before was understood to ask, in a conversation.

        Raises:
            WrongCall: when the question is empty.
        """
        started = time.perf_counter()
        typed = question.strip()
        question, is_cut = typed[:LONGEST_QUESTION], len(typed) > LONGEST_QUESTION
        if not question:
            raise WrongCall("The question is empty: type what you want to know about the reports.")
        library, vocabulary = self._latest()
        read = without_noise(question)
        if is_thanks(question) or not read or (previous is None and goes_on(read)):
            said = "thanked" if is_thanks(question) else "nothing_asked"
            yield replace(_replied_without_reading(said, question, library, previous), timing=Timing(round((time.perf_counter() - started) * 1000, 2)))
            return
        spelled = self._spelled(without_courtesy(read))
        asked, reply = self._replied(readings(spelled.text, _reports(library), narrowed, previous), previous, library, vocabulary)
        if is_cut:
            reply.lines.insert(0, asked.words.say("cut_short", count=LONGEST_QUESTION))
        if spelled.is_changed:
            reply.lines.insert(0, asked.words.say("understood_as", question=spelled.text))
        extractive = replace(_answer(asked, reply, previous), question=question)
        for answer in self._model.answers(asked, extractive) if self._model is not None else (extractive,):
            elapsed = round((time.perf_counter() - started) * 1000, 2)
            yield replace(answer, timing=Timing(elapsed))

    def _replied(self, meant: Sequence[Understood], previous: Understood | None, library: Library, vocabulary: Vocabulary) -> tuple[Asked, Reply]:
        """The reply to the first of several readings of a question that the reports tell; to the question's own where they tell none."""
        replied = list[tuple[Asked, Reply]]()
        for understood in meant:
            understood = in_plain_words(understood, [report.agency for report in _reports(library)], library.encoder)
            asked = self._asked(with_told_years(understood, library), library, vocabulary)
            reply = not_found(asked) if self._is_out_of_scope(asked) else _checked(asked, gap(asked) or row_answer(asked) or ANSWERED_BY[asked.understood.kind](asked))
            if understood.joined and previous is not None and repeats([citation.evidence for citation in reply.draft.citations], previous):
                continue
            if understood.of_body and not is_of_body(understood.of_body, [*_quoted(reply), *_rows(asked, reply)]):
                continue
            if understood.of_item and not _is_of_item(asked, reply):
                reply = not_found(asked)
            reply = within_the_scope(reply, asked)
            replied.append((asked, reply))
            if reply.status is not Status.NOT_FOUND:
                return asked, reply
        return replied[-1]

    def _spelled(self, question: str) -> Spelled:
        """The question in written Chinese, its typing errors set right."""
        return self._lexicon.respelled(written_chinese(question), language_of(question))

    def _latest(self) -> tuple[Library, Vocabulary]:
        """What the store holds now; an answer keeps to what it began with, whatever index runs do meanwhile."""
        library = self.library.latest()
        if library is not self.library:
            self.library, self._vocabulary = library, Vocabulary(library.concordance)
            self._lexicon = _lexicon(library, self._vocabulary)
            self._told, self._remarks = self._read(library)
        return library, self._vocabulary

    def _asked(self, understood: Understood, library: Library, vocabulary: Vocabulary) -> Asked:
        subject = asked_topic(_in_the_language_of_its_topic(understood), understood.topic, vocabulary, self._meanings)
        in_scope = (
            () if self._asks_only_for_the_missing(understood) else reports_in(_reports(library), understood.scope)
        )
        in_scope = [report for report in in_scope if _is_of_its_year(report, understood)]
        meanings = sentence_scores(library, understood.topic or understood.question)
        words = words_in(understood.language)
        opinion = self._model.opinion() if self._model is not None else None
        return Asked(library, understood, subject, words, tuple(in_scope), vocabulary, meanings, self._meanings, self._told, self._remarks, opinion)

    def _asks_only_for_the_missing(self, understood: Understood) -> bool:
        """Every agency, or every year, that the question names is missing from the collection, or from the user's scope."""
        scope, outside = understood.scope, understood.outside
        return bool(
            outside.no_agency
            or (outside.no_year and (outside.years or understood.missing_years))
            or (understood.missing_agencies and not scope.agencies) or (understood.missing_years and not scope.years)
        )

    def _is_out_of_scope(self, asked: Asked) -> bool:
        return not asked.reports


def _is_of_item(asked: Asked, reply: Reply) -> bool:
    """Whether a reply is of the item that a turn puts in place of another, and no number of the whole."""
    shown = shown_by(reply.figures, asked.library)
    quotes = _quoted(reply)
    return tells_of(asked.understood.of_item, shown.row if shown else "", shown.column if shown else "", quotes, asked.understood.language)


def _quoted(reply: Reply) -> list[str]:
    return [citation.evidence.report.search.slice_of(citation.evidence.span) for citation in reply.draft.citations]


def _rows(asked: Asked, reply: Reply) -> list[str]:
    """The row of a reply's number, with the number behind it."""
    shown = shown_by(reply.figures, asked.library)
    return [f"{shown.row} {reply.figures[0].figure.value}"] if shown and shown.row else []


def _model(settings: Settings) -> "Model | None":
    """The language model of the settings; without one nothing of it is imported."""
    if not settings.llm_base_url:
        return None
    from assistant.model import Model

    return Model(settings)


def _in_the_language_of_its_topic(understood: Understood) -> Understood:
    """A turn in Chinese may go on with the matter of one in English, whose words are read as such."""
    goes_on_in_english = understood.standalone and " " in understood.topic and understood.topic.isascii()
    return replace(understood, language=Language.ENGLISH) if goes_on_in_english else understood


def _is_of_its_year(report: Report, understood: Understood) -> bool:
    """Whether a report is of the year that the question names for its agency, where it names one."""
    years = {year for agency, year in understood.pairs if agency == report.agency}
    return not years or bool(years & set(report.metadata.years))


def _lexicon(library: Library, vocabulary: Vocabulary) -> Lexicon:
    return Lexicon(sorted({report.agency for report in _reports(library) if report.agency}), vocabulary)


def _reports(library: Library) -> tuple[Report, ...]:
    return tuple(entry.report for entry in library.contents.entries)


def _checked(asked: Asked, reply: Reply) -> Reply:
    """The reply with what the gate took out named; one that it left no claim is no answer."""
    if reply.draft.refused and not reply.draft.claims and reply.status is not Status.NOT_FOUND and not reply.verdicts:
        empty = not_found(asked)
        empty.draft.refused = reply.draft.refused
        return tell_the_removed(empty, asked.words)
    return tell_the_removed(reply, asked.words)


def _replied_without_reading(said: str, question: str, library: Library, previous: Understood | None) -> Answer:
    """A line to what asks for nothing, as thanks or signs alone; the matter stays for the next turn."""
    language = language_of(question)
    words = words_in(language)
    line, nearest = words.say(said), (words.say("suggest_meta"),) if _reports(library) else ()
    understood = replace(previous, standalone="", subject="") if previous is not None else None
    index = library.contents.fingerprint
    return Answer(question, language, Kind.OTHER, Status.NOT_FOUND, line, Scope(), understood, lines=(line,), suggestions=nearest, index=index)


def _answer(asked: Asked, reply: Reply, previous: Understood | None) -> Answer:
    understood = asked.understood
    found = reply.status is not Status.NOT_FOUND
    lines = laid_out(reply.lines, asked.words)
    figures = cited_rows(reply, understood.question) if found else ()
    answer = Answer(
        question=understood.question,
        language=understood.language,
        kind=understood.kind,
        status=reply.status,
        text="\n".join(lines),
        lines=tuple(lines),
        scope=understood.scope,
        claims=tuple(reply.draft.claims) if found else (),
        citations=tuple(reply.draft.citations) if found else (),
        verdicts=reply.verdicts,
        ledger=reply.ledger,
        terms=reply.terms,
        figures=figures,
        suggestions=reply.suggestions,
        index=asked.library.contents.fingerprint,
    )
    named = replace(understood, subject=asked.named_topic())
    return replace(answer, understood=handed_on(answer, named, previous, shown_by(reply.figures if found else (), asked.library)))
