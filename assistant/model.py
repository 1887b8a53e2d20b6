"""The language model of the settings and what it is asked: to judge what is unclear, and to word the answer."""

from collections.abc import Iterator

from assistant.chat import Chat, Endpoint
from assistant.reply import Asked
from assistant.second_opinion import SecondOpinion
from assistant.types import Answer
from assistant.written import Writer, without_a_model
from corpus.settings import Settings


class Model:
    """One configured language model."""

    def __init__(self, settings: Settings) -> None:
        """Call nobody yet.

        Raises:
            WrongCall: when the settings name no model or no address.
        """
        self._settings = settings
        self._chat = Chat(Endpoint.of(settings))
        self._writer = Writer(self._chat, settings.llm_evidence_tokens)

    def opinion(self) -> SecondOpinion:
        """A say on the unclear verdicts of one question."""
        return SecondOpinion(self._chat, self._settings.llm_evidence_tokens, self._settings.llm_verdicts)

    def answers(self, asked: Asked, extractive: Answer) -> Iterator[Answer]:
        """The answer as the model words it; one that failed over the verdicts is not called again for the words."""
        if asked.opinion is not None and asked.opinion.trouble is not None:
            line = asked.words.say(f"unwritten_{asked.opinion.trouble.value}", model=self._chat.model)
            yield without_a_model(extractive, line)
            return
        yield from self._writer.answers(extractive)
