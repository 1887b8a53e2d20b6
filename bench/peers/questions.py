"""Collections and their questions: reports with a question file, and made-up reports with their themes."""

from collections.abc import Callable, Iterator
from pathlib import Path

from assistant import evaluate
from assistant.types import Kind
from bench.peers.work import Question, TrueSpan, Work, text_name
from corpus.errors import UnreadableReport
from corpus.read import read_bytes, read_report, source_files
from corpus.settings import Settings
from tests.made_up import MadeUp, Truth, made_up
from tests.made_up.known import is_copy
from tests.made_up.types import Mention
from tests.made_up.wording import themes, told

WORDINGS = {
    "problems": (("zh", "哪些单位把{}列为存在的问题？"), ("en", "Which agencies name {} as a problem?")),
    "measures": (("zh", "哪些报告提到{}？"), ("en", "Which reports mention {}?")),
}
SAID_OF: dict[str, Callable[[Truth], tuple[Mention, ...]]] = {
    "problems": lambda truth: truth.problems,
    "measures": lambda truth: truth.next_steps + truth.innovations + truth.others,
}


def reports_asked(questions: Path, reports: Path, folder: Path, model: Path) -> Work:
    """The reports of a folder with the answerable questions that stand alone and have a truth to be found."""
    loaded = evaluate.load_questions(questions).questions
    asked = tuple(_question(one) for one in loaded if _can_be_asked(one))
    return _work(f"{reports.name}, {questions.stem}", reports, folder, model, asked, {})


def _can_be_asked(question: evaluate.Question) -> bool:
    """Follow-up turns are left out: no peer here has a conversation."""
    if question.after or question.status == "not_found":
        return False
    return bool(question.files) if question.kind is Kind.LIST else bool(question.spans)


def _question(one: evaluate.Question) -> Question:
    return Question(
        id=one.name,
        text=one.question,
        language=one.language or "",
        is_list=one.kind is Kind.LIST,
        files=one.files,
        unclear=one.unclear,
        spans=tuple(TrueSpan(span.file, span.text) for span in one.spans),
    )


def made_up_reports(count: int, seed: int, part: str, folder: Path, model: Path) -> Work:
    """Made-up reports of a part: for each theme that at least one names, who names it, in two languages."""
    reports = made_up(count, seed, part)
    sources = folder / "sources"
    sources.mkdir(parents=True)
    for report in reports:
        (sources / report.name).write_bytes(report.content)
    questions = tuple(question for kind in WORDINGS for question in _theme_questions(kind, reports))
    printed = {report.name: report.text for report in reports}
    return _work(f"{count} made-up reports, {part} part, seed {seed}", sources, folder, model, questions, printed)


def _theme_questions(kind: str, reports: list[MadeUp]) -> Iterator[Question]:
    copies = {report.name for report in reports if is_copy(report)}
    said = {report.name: [told(m.theme, m.phrasing) for m in SAID_OF[kind](report.truth)] for report in reports}
    for theme in themes(kind):
        surely = [name for name, tells in said.items() if any(theme["id"] in one.surely for one in tells)]
        files = tuple(name for name in surely if name not in copies)
        maybe = [name for name, tells in said.items() if any(theme["id"] in one.arguably for one in tells)]
        # What a mirror copied is the report once more; it counts neither way, whoever names it.
        unclear = tuple(name for name in (*surely, *maybe) if name not in files)
        for language, wording in WORDINGS[kind] if files else ():
            text = wording.format(theme[language])
            yield Question(f"{theme['id']}-{language}", text, language, True, files, unclear)


def _work(
    name: str, sources: Path, folder: Path, model: Path, questions: tuple[Question, ...], printed: dict[str, str]
) -> Work:
    """Write each report's text beside, as AskReports reads it; of one it cannot read, as it was printed."""
    settings = Settings()
    texts = folder / "texts"
    texts.mkdir(parents=True)
    files = []
    for source in source_files([sources], settings.limits):
        try:
            text = read_report(source, read_bytes(source, settings.limits), settings.limits).text
        except UnreadableReport:
            text = printed[source.name]
        (texts / text_name(source.name)).write_bytes(text.encode("utf-8"))
        files.append(source.name)
    return Work(name, texts, sources, model, tuple(files), questions)
