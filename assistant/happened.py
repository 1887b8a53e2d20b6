"""Whether something went wrong at an agency, in the words of the reports."""

from assistant import wording
from assistant.evidence import narrowed
from assistant.incidents import Said, asked_of
from assistant.quoting import MOST_CLAIMS, say_quotes, unlike
from assistant.reply import Asked, Reply, partly
from assistant.terms import incident_topic, said_of
from assistant.types import Evidence, Status
from corpus.repair import simplify


def what_happened(asked: Asked) -> Reply | None:
    """Whether something went wrong at an agency: the sentences that say so, or that it did not; None where none is asked for."""
    question = simplify(asked.understood.question)
    found = asked_of(question) if wording.YES_OR_NO.search(question) or wording.WHY.search(question) else ()
    if not found:
        return None
    told: dict[Said, list[Evidence]] = {Said.HAPPENED: [], Said.DENIED: []}
    subject = incident_topic(asked.understood.topic, found, asked.vocabulary)
    patterns = [alternative.pattern for group in subject.groups for alternative in group.alternatives]
    for report in asked.reports:
        for passage in asked.library.contents.of_report[report.id]:
            for sentence in passage.sentences:
                said = said_of(subject, report.search.slice_of(sentence))
                if said in told:
                    told[said].append(Evidence(report, passage.section, narrowed(report, sentence, subject)))
    happened = {one.report.id for one in told[Said.HAPPENED]}
    denied = [one for one in told[Said.DENIED] if one.report.id not in happened] if asked.understood.of_each else []
    chosen = unlike([*told[Said.HAPPENED], *denied] or told[Said.DENIED])
    if not chosen:
        return None
    told_in = [sum(bool(pattern.search(one.report.search.slice_of(one.span))) for pattern in patterns) for one in chosen]
    chosen = [one for one, words in zip(chosen, told_in, strict=True) if words == max(told_in)][:MOST_CLAIMS]
    reply = Reply(Status.ANSWERED)
    say_quotes(asked, reply, chosen)
    return partly(reply, asked)
