"""The conversation as markup: questions, answers, tables, suggestions, example questions."""

from collections.abc import Sequence

from assistant.asides import is_thanks
from assistant.types import EXTRACTIVE, Answer, Scope, Status
from assistant.web.citations import answer_text
from assistant.web.examples import examples_of
from assistant.web.figures import figure_table
from assistant.web.markup import Html, element, together
from assistant.web.session import Turn, Turns
from assistant.web.tables import no_reports
from assistant.web.verdicts import ledger_line, verdict_table
from assistant.web.words import Words, words_in
from corpus.types import Report


def conversation(turns: Turns, words: Words, reports: Sequence[Report] = ()) -> Html:
    """All turns; while there is none, example questions about the reports, or that there are no reports yet."""
    shown = together(_turn(number, turn, words) for number, turn in enumerate(turns))
    label = words("conversation.label")
    log = element("div", shown, class_="turns", role="log", aria_live="polite", aria_label=label)
    return log if turns else together([log, examples(reports, words)])


def examples(reports: Sequence[Report], words: Words) -> Html:
    """Questions to start from, one of each kind; without reports how to add some."""
    questions = examples_of(reports, words)
    if not questions:
        return no_reports(words)
    return element("section", _ask_buttons(words("examples.title"), questions), class_="examples")


def _turn(number: int, turn: Turn, words: Words) -> Html:
    asked = element(
        "div", turn.question, class_="question", aria_label=words("conversation.asked"), role="heading", aria_level=2
    )
    return element("article", asked, _reply(number, turn, words), class_="turn")


def _reply(number: int, turn: Turn, words: Words) -> Html:
    if turn.answer is not None:
        return answer_card(turn.answer, number)
    if turn.error:
        return element("div", _status("failed", words), element("p", turn.error), class_="answer failed", role="alert")
    return element("div", words("conversation.pending"), class_="answer pending")


def answer_card(answer: Answer, turn: int) -> Html:
    """An answer in its own language: the text, what was understood, the tables, the suggestions."""
    words = words_in(answer.language)
    return element(
        "div",
        _status(answer.status, words) if not _is_courtesy(answer) else Html(""),
        _standalone(answer, words),
        element("div", answer_text(answer, turn, words), class_="answer-text"),
        _written_by(answer, words),
        _understood(answer, words) if not _is_courtesy(answer) else Html(""),
        _tables(answer, turn, words),
        _suggestions(answer, words),
        class_=f"answer {answer.status}",
        lang=answer.language,
    )


def _is_courtesy(answer: Answer) -> bool:
    """Whether an answer only returns thanks: nothing was asked, so nothing was found or not."""
    return is_thanks(answer.question)


def _standalone(answer: Answer, words: Words) -> Html:
    """A turn of a conversation as a question that needs no turn before it."""
    if answer.understood is None or not answer.understood.standalone:
        return Html("")
    return element("p", words("conversation.standalone", question=answer.understood.standalone), class_="standalone")


def _written_by(answer: Answer, words: Words) -> Html:
    """Who words the answer, where it is a language model, and that it still does."""
    if answer.written_by == EXTRACTIVE:
        return Html()
    if not answer.whole:
        return element("p", words("written.growing", model=answer.written_by), class_="faint growing")
    return element("p", words("written.by", model=answer.written_by), class_="faint written")


def _status(status: str, words: Words) -> Html:
    return element("span", words(f"status.{status}"), class_=f"status {status}")


def _tables(answer: Answer, turn: int, words: Words) -> Html:
    parts: list[Html] = []
    if answer.ledger is not None:
        parts.append(ledger_line(answer, answer.ledger, words))
    if answer.verdicts:
        parts.append(verdict_table(answer, turn, words))
    if answer.figures:
        parts.append(figure_table(answer, turn, words))
    return together(parts)


def _suggestions(answer: Answer, words: Words) -> Html:
    if not answer.suggestions:
        return Html()
    title = words("suggestions.title") if answer.status is Status.NOT_FOUND else words("suggestions.next")
    return element("section", _ask_buttons(title, answer.suggestions), class_="suggestions")


def _ask_buttons(title: str, questions: tuple[str, ...]) -> Html:
    buttons = (element("button", question, type="button", data_ask=question) for question in questions)
    return together([element("h3", title), element("div", together(buttons), class_="ask-buttons")])


def _understood(answer: Answer, words: Words) -> Html:
    parts = [words(f"understood.{answer.kind}"), *_scope(answer.scope, words)]
    understood = answer.understood
    if understood is not None and understood.subject:
        parts.append(words("understood.topic", topic=understood.subject))
    if understood is not None:
        missing = (*understood.missing_agencies, *map(str, understood.missing_years))
        parts += [words("understood.missing", names=words.listed(missing))] if missing else []
    return element("p", f"{words('understood.title')} ", " · ".join(parts), _terms(answer, words), class_="understood")


def _scope(scope: Scope, words: Words) -> list[str]:
    sections = tuple(words(f"section.{kind}") for kind in scope.sections)
    parts = (scope.agencies, tuple(map(str, scope.years)), sections)
    return [words.listed(part) for part in parts if part] or [words("understood.everything")]


def _terms(answer: Answer, words: Words) -> Html:
    named = tuple(words("understood.term", term=term.term, reports=term.reports) for term in answer.terms)
    if not named:
        return Html()
    return element("span", f"{words('understood.terms')} ", words.listed(named), class_="terms", lang="zh")
