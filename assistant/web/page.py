"""The page: what happens when one of its parts is used."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import gradio as gr

from assistant.narrow import with_terms
from assistant.types import Language, Scope
from assistant.web.conversation import conversation
from assistant.web.layout import Parts
from assistant.web.session import Desk, Dialogue, Turn, citation_of
from assistant.web.source import empty_panel, report_panel, source_panel
from assistant.web.wording import Updates, scope_title, worded
from assistant.web.words import words_in
from corpus.types import SectionType


@dataclass(frozen=True, slots=True)
class Cited:
    """The citation whose source is open: citation `n` of a turn."""

    turn: int
    n: int


@dataclass(frozen=True, slots=True)
class Page:
    """Joins the parts of the page to the desk that answers; every method answers one event of the browser.

    `language` is the interface's, as the language control names it.
    """

    parts: Parts
    desk: Desk

    def open(self, remembered: str, request: gr.Request) -> Updates:
        """A visitor comes: the interface in the language chosen last time, else in the browser's."""
        language = remembered or preferred_language(request.headers.get("accept-language", ""))
        return self.speak(language, Dialogue(), None, "", [], [], [], [], [])

    def speak(
        self,
        language: str,
        dialogue: Dialogue,
        cited: Cited | None,
        opened: str,
        agencies: list[str],
        years: list[int],
        sections: list[str],
        added: list[str],
        struck: list[str],
    ) -> Updates:
        """Everything in a language; what is open stays open. Gradio passes every input on its own."""
        reports, words = self.desk.reports(), words_in(Language(language or Language.CHINESE))
        return {
            **worded(self.parts, reports, words),
            self.parts.top.remembered: language,
            self.parts.asking.conversation: conversation(dialogue.turns, words, reports),
            self.parts.asking.source: self.source(dialogue, cited, language),
            self.parts.asking.filters.frame: self.narrow(language, agencies, years, sections, added, struck),
            self.parts.reports.report: self.report(opened, language),
        }

    def enter(
        self,
        language: str,
        dialogue: Dialogue,
        agencies: list[str],
        years: list[int],
        sections: list[str],
        added: list[str],
        struck: list[str],
        event: gr.EventData,
    ) -> Updates:
        """Show the question that was written or clicked at once, behind those that wait. Nothing happens for an empty one."""
        asked = str(event.question).strip()
        if not asked:
            return {}
        dialogue.enter(Turn(asked, narrowed=scope_of(agencies, years, sections, added, struck)))
        return self.told(language, dialogue)

    def answer(self, language: str, dialogue: Dialogue) -> Iterator[Updates]:
        """The question that has waited longest with its answer as it comes to be; nothing of a conversation that is over."""
        turn = dialogue.waiting()
        if turn is not None:
            yield from self._growing(turn, language, dialogue)
        # What was shown last may be of a conversation that was over by then.
        yield self.told(language, dialogue)

    def _growing(self, turn: Turn, language: str, dialogue: Dialogue) -> Iterator[Updates]:
        try:
            for state in self.desk.turns(turn.question, turn.narrowed, dialogue.before(turn)):
                if not dialogue.put(turn, state):
                    return
                turn = state
                yield self.told(language, dialogue)
        finally:
            # A question that broke the program must not hold up those behind it.
            if turn.pending:
                words = words_in(Language(language or Language.CHINESE))
                dialogue.put(turn, replace(turn, error=words("conversation.broken")))

    def told(self, language: str, dialogue: Dialogue) -> Updates:
        """The conversation as it stands."""
        return {self.parts.asking.conversation: conversation(dialogue.turns, words_in(Language(language or Language.CHINESE)), self.desk.reports())}

    def restart(self, language: str, dialogue: Dialogue) -> Updates:
        """A new conversation; the filters stay, and questions that wait are given up."""
        dialogue.restart()
        asking = self.parts.asking
        return {**self.told(language, dialogue), asking.cited: None, asking.source: self.source(dialogue, None, language)}

    def cite(self, dialogue: Dialogue, language: str, event: gr.EventData) -> Updates:
        """Open the source of the citation that was clicked."""
        cited = Cited(int(event.turn), int(event.n))
        return {self.parts.asking.cited: cited, self.parts.asking.source: self.source(dialogue, cited, language)}

    def show(self, language: str, event: gr.EventData) -> Updates:
        """Open the report that was clicked."""
        opened = str(event.report)
        return {self.parts.reports.opened: opened, self.parts.reports.report: self.report(opened, language)}

    def narrow(
        self,
        language: str,
        agencies: list[str],
        years: list[int],
        sections: list[str],
        added: list[str],
        struck: list[str],
    ) -> Updates:
        """Name the chosen scope over the filters."""
        title = scope_title(scope_of(agencies, years, sections, added, struck), words_in(Language(language or Language.CHINESE)))
        return gr.update(label=title)

    def source(self, dialogue: Dialogue, cited: Cited | None, language: str) -> str:
        """The source panel for a citation, for none, or for one that the conversation no longer has."""
        words = words_in(Language(language or Language.CHINESE))
        if cited is None:
            return empty_panel(words("source.empty"))
        citation = citation_of(dialogue.turns, cited.turn, cited.n)
        return empty_panel(words("source.gone")) if citation is None else source_panel(citation, cited.turn, words)

    def report(self, opened: str, language: str) -> str:
        """The panel of the report that is open, if any."""
        words = words_in(Language(language or Language.CHINESE))
        if not opened:
            return empty_panel(words("report.empty"))
        found = next((report for report in self.desk.reports() if report.id == opened), None)
        return empty_panel(words("report.gone")) if found is None else report_panel(found, words)


def scope_of(
    agencies: Sequence[str], years: Sequence[int], sections: Sequence[str], added: Sequence[str], struck: Sequence[str]
) -> Scope:
    """The scope that the five filters name."""
    kinds = tuple(SectionType(kind) for kind in sections)
    return with_terms(Scope(tuple(agencies), tuple(years), kinds), added, struck)


def preferred_language(accepted: str) -> Language:
    """The first of the browser's languages (`Accept-Language`) that the interface has; else English."""
    for preference in accepted.lower().split(","):
        code = preference.strip()[:2]
        if code in list(Language):
            return Language(code)
    return Language.ENGLISH
