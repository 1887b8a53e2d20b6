"""What became of the problems of one report in a later one of the same agency: for each the sentence there that tells it."""

import re
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from assistant.grids import BORDER
from assistant.points import points
from assistant.quotes import without_numeral
from assistant.reading import SHORTEST
from assistant.reply import Asked, Reply
from assistant.stopwords import soft_words, stopwords
from assistant.types import Evidence, Language, Status
from corpus.types import Report, SectionType, Span
from corpus.words import words

PROBLEMS = SectionType.PROBLEMS
NOT_DONE = (SectionType.PROBLEMS, SectionType.NEXT_STEPS)
# That something was done, and that it is told of the matter of the year before.
DONE = re.compile(r"已|完成|实现|解决|打通|建立|印发|制定|增加|补充|扩大|运转|启用|开通|推行|举办|组织|缩短|减少|下降|由.{1,16}(?:到|至|为)")
OF_BEFORE = re.compile(r"上一?年度?(?:报告)?(?:中|里)?(?:反映|提出|提到|存在|指出)的?")
# What a shared word, meaning and a word of doing weigh, and how much is enough.
PER_WORD, PER_DEVIATION, FOR_DOING, FOR_NAMING_IT, ENOUGH = 0.35, 0.3, 0.2, 0.5, 1.35
MOST_WORDS, NEARLY = 3, 0.75


def afterwards(asked: Asked) -> Reply | None:
    """For each of the problems that the turn before told what the reports in scope say became of it; None where they tell of none."""
    told = _problems(asked)
    found = [(problem, one) for problem in told for report in asked.reports for one in _what_became(asked, problem, report)]
    if not found:
        return None
    reply = Reply(Status.ANSWERED)
    words_of = asked.words
    report = found[0][1].report
    reply.say(words_of.say("lookup_lead_of", report=words_of.report(report)))
    for evidence in {best.span.start: best for _, best in found}.values():
        reply.quote(words_of, reply.draft.claim(words_of.say("quote_claim", agency=words_of.agency(report.agency), quote=evidence.quote), [evidence]), report)
    answered = {one.span.start for one, _ in found}
    lacking = [problem for problem in told if problem.span.start not in answered]
    if lacking:
        reply.say(words_of.say("partly_what_became", problems=words_of.join([f"“{problem.quote}”" for problem in lacking])))
        reply.status = Status.PARTIAL
    return reply


def _problems(asked: Asked) -> tuple[Evidence, ...]:
    """The quotes of problems that the turn before told, else every point of what they are in the report before those in scope."""
    about = [one for one in asked.understood.about if one.report.sections[one.section].type is PROBLEMS]
    if about:
        return tuple({(one.report.id, one.span.start): one for one in about}.values())
    first = min((report.year or 0 for report in asked.reports), default=0)
    before = [r for r in asked.collection if r.agency in asked.understood.scope.agencies and r.year is not None and r.year < first]
    return tuple(point.lead for report in sorted(before, key=lambda r: r.year or 0)[-1:] for point in points(report, (PROBLEMS,)))


def _what_became(asked: Asked, problem: Evidence, report: Report) -> list[Evidence]:
    """The sentences of a later report, two at the most, that tell best what was done about a problem; none where none is near enough."""
    said, planned = problem.report.search.slice_of(_whole(problem)), _planned_against(problem)
    candidates = [
        (passage.section, sentence, text)
        for passage in asked.library.contents.of_report[report.id]
        for sentence in passage.sentences
        if len(text := report.search.slice_of(sentence)) >= SHORTEST and not BORDER.search(text)
        if report.sections[passage.section].type not in NOT_DONE or OF_BEFORE.search(text)
    ]
    if not candidates:
        return []
    scores = _scores(asked, said, planned, [text for *_, text in candidates])
    least = max(ENOUGH, NEARLY * float(scores.max()))
    best = [candidates[at] for at in np.argsort(-scores, kind="stable")[:2] if scores[at] >= least]
    return [Evidence(report, section, without_numeral(report, sentence)) for section, sentence, _ in best]


def _whole(problem: Evidence) -> Span:
    """A problem from its first words to the next one, or to the end of its section."""
    section = problem.report.sections[problem.section]
    after = [point.lead.span.start for point in points(problem.report, (PROBLEMS,)) if point.lead.section == problem.section and point.lead.span.start > problem.span.end]
    return Span(problem.span.start, min(after, default=section.end))


def _planned_against(problem: Evidence) -> str:
    """The next step of the number that a problem has among the problems; empty where they do not go with one another."""
    leads, planned = points(problem.report, (PROBLEMS,)), points(problem.report, (SectionType.NEXT_STEPS,))
    at = next((n for n, point in enumerate(leads) if point.lead.span.start <= problem.span.start < point.lead.span.end), None)
    if at is None or len(planned) < len(leads):
        return ""
    end = planned[at + 1].lead.span.start if at + 1 < len(planned) else planned[at].lead.span.end
    return problem.report.search.slice_of(Span(planned[at].lead.span.start, max(end, planned[at].lead.span.end)))


def _scores(asked: Asked, problem: str, planned: str, texts: Sequence[str]) -> npt.NDArray[np.float64]:
    """How far each sentence tells what became of a problem, by its words and those of what was planned against it, its meaning and that something was done."""
    rows = asked.library.encoder.passages([problem, *texts])
    near = np.asarray(rows[1:] @ rows[0], np.float64)
    standard = (near - near.mean()) / (near.std() or 1.0)
    own = _telling(problem) | _telling(planned)
    shared = np.array([min(MOST_WORDS, len(own & _telling(text))) for text in texts], np.float64)
    done = np.array([FOR_DOING * bool(DONE.search(text)) + FOR_NAMING_IT * bool(OF_BEFORE.search(text)) for text in texts])
    scores: npt.NDArray[np.float64] = PER_WORD * shared + PER_DEVIATION * standard + done
    return scores


def _telling(text: str) -> set[str]:
    skipped = stopwords(Language.CHINESE) | soft_words(Language.CHINESE)
    return {word for word in words(text) if len(word) > 1 and word not in skipped and not word.isdigit()}
