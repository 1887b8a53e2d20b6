"""Unclear verdicts of a list question, judged by a language model one report at a time, and checked."""

import re
import time
from collections.abc import Sequence
from dataclasses import replace

from assistant.chat import Chat, NoText, Trouble
from assistant.evidence import sections_in
from assistant.gate import judge
from assistant.prompting import to_be_judged
from assistant.reply import Asked
from assistant.statements import spoken
from assistant.topics import Topic
from assistant.types import Choice, Evidence, Scope
from assistant.verdict import Judged
from assistant.verdicts import doubtful
from corpus.types import Report, Span

VERDICT = re.compile(r"\s*(yes|no)[.。]?\s*\n+(.+)", re.IGNORECASE | re.DOTALL)
QUOTATION = "“”\"'「」『』 \t\r\n"
# Shorter words stand in every report; longer ones are no quote but a copy.
SHORTEST_QUOTE, LONGEST_QUOTE = 4, 300


class SecondOpinion:
    """The model's say on the unclear verdicts of one question.

    A report that is judged before the time is over has its verdict from the model only where the model quotes words
    that stand in the sections meant, in a sentence that the program itself holds to be near. `trouble` says why the
    model was not asked any more.
    """

    def __init__(self, chat: Chat, evidence_tokens: int, most: int) -> None:
        self._chat = chat
        self._evidence_tokens = evidence_tokens
        self._left = most
        self._deadline = time.monotonic() + chat.endpoint.timeout
        self.trouble: Trouble | None = None

    def settled(self, asked: Asked, topic: Topic, scope: Scope, judged: Sequence[Judged]) -> list[Judged]:
        """The verdicts, those that were unclear as the model judged them; in the same order."""
        return [self._settled(asked, topic, scope, j) if j.choice is Choice.UNCLEAR else j for j in judged]

    def _settled(self, asked: Asked, topic: Topic, scope: Scope, judged: Judged) -> Judged:
        if self._left <= 0 or self.trouble is not None or time.monotonic() > self._deadline:
            return judged
        self._left -= 1
        spans = [section.span for section in sections_in(judged.report, scope)]
        prompt = to_be_judged(topic.text, judged.report, spans, asked.words, self._evidence_tokens)
        try:
            said = self._chat.whole(prompt)
        except NoText as error:
            self.trouble = error.trouble
            return judged
        return self._checked(asked, topic, scope, judged, said)

    def _checked(self, asked: Asked, topic: Topic, scope: Scope, judged: Judged, said: str) -> Judged:
        """The model's verdict if its quote holds, else the verdict as it was."""
        match = VERDICT.fullmatch(spoken(said))
        if match is None:
            return judged
        quote = match[2].strip(QUOTATION)
        evidence = _quoted(asked, topic, scope, judged.report, quote)
        if evidence is None:
            return judged
        claim = asked.words.say("quote_claim", agency=asked.words.agency(judged.report.agency), quote=quote)
        if not judge(claim, [evidence]).accepted:
            return judged
        choice = Choice.YES if match[1].lower() == "yes" else Choice.NO
        reason = asked.words.say("verdict_by_model", model=self._chat.model, quote=quote)
        return replace(judged, choice=choice, reason=reason, evidence=(evidence,))


def _quoted(asked: Asked, topic: Topic, scope: Scope, report: Report, quote: str) -> Evidence | None:
    """Where the quote stands word for word in a sentence of the sections meant that is near to the topic."""
    if not SHORTEST_QUOTE <= len(quote) <= LONGEST_QUOTE:
        return None
    near = [scored.sentence for scored in doubtful(asked, topic, scope, report)]
    for section in sections_in(report, scope):
        at = report.text.find(quote, section.start, section.end)
        span = Span(at, at + len(quote))
        if at >= 0 and topic.share(report.search.slice_of(span)) > 0 and any(span.overlap(other) for other in near):
            return Evidence(report, section.number, span)
    return None
