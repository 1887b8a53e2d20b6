"""Whether a figure is above or below the bar that a question sets."""

import re

from assistant import wording
from assistant.bars import bar_in, sets_a_bar
from assistant.reply import Asked, Reply

NEGATED = re.compile(r"没有?(?!有)|不(?!予|同意|少于|低于|超过|足|到)|未|\b(?:not|never|fail\w*)\b|n't\b", re.IGNORECASE)


def say_whether(asked: Asked, reply: Reply) -> None:
    """Before one figure that a question asks to be above or below a bar, whether it is."""
    question = asked.understood.question
    amount = reply.figures[0].figure.amount if len(reply.figures) == 1 else None
    if amount is not None and wording.YES_OR_NO.search(question) and sets_a_bar(question) and not NEGATED.search(question):
        reply.lines.insert(0, asked.words.say("bar_yes" if bar_in(question).fits(amount) else "bar_no"))
