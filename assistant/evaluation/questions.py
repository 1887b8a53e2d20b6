"""A question file: its schema, its reading, and what is wrong with it in one sentence each."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import ErrorDetails

from assistant.evaluation.names import METRICS
from assistant.evaluation.places import places
from assistant.types import Kind
from corpus.errors import WrongCall
from corpus.repair import simplify
from corpus.types import Report
from corpus.yaml_file import BrokenYaml, read_yaml, refusal

MOST_ERRORS = 5
READERS_GUIDE = "see docs/evaluating.md"


class TrueSpan(BaseModel):
    """Words of a report that an answer must, or may, cite, exactly as printed; only white space may differ."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    file: str
    text: str


class Question(BaseModel):
    """One question with its truth; only `question` and `status` are needed.

    `files` are the reports that must be `yes` on a list question, and those that may be cited on another;
    `unclear` may be either way. `values` are printed in the reports, `computed` is worked out from such.
    `spans` must be cited; `also` may be: a report says a thing twice, or in several sentences.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    question: str
    status: Literal["answered", "partial", "not_found"]
    id: str = ""
    language: Literal["zh", "en"] | None = None
    kind: Kind | None = None
    tags: tuple[str, ...] = ()
    pair: str = ""
    after: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    unclear: tuple[str, ...] = ()
    count: int | None = None
    values: tuple[str, ...] = ()
    computed: tuple[str, ...] = ()
    spans: tuple[TrueSpan, ...] = ()
    also: tuple[TrueSpan, ...] = ()

    @property
    def name(self) -> str:
        return self.id or self.question

    @property
    def is_answerable(self) -> bool:
        return self.status != "not_found"


class QuestionFile(BaseModel):
    """A file of questions with the bars that its metrics must reach."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    questions: tuple[Question, ...]
    bars: dict[str, float] = {}


def load_questions(path: Path) -> QuestionFile:
    """Read a question file.

    Raises:
        WrongCall: when it is not there or not of this shape, with one clause for each thing that is wrong.
    """
    try:
        content = read_yaml(path)
        file = QuestionFile.model_validate(content)
    except OSError as error:
        raise WrongCall(f"{path}: cannot be read ({error.strerror}); name a question file.") from error
    except BrokenYaml as error:
        raise WrongCall(f"{path}: is no question file ({error}); {READERS_GUIDE}.") from error
    except ValidationError as error:
        raise _refused(path, [_clause(one, content) for one in error.errors()]) from error
    wrong = list(contradictions(file))
    if wrong:
        raise _refused(path, wrong)
    return file


def contradictions(file: QuestionFile) -> Iterator[str]:
    """What a question file says against itself, a clause each."""
    ids = Counter(question.id for question in file.questions if question.id)
    yield from (f"{name}: {times} questions have this id" for name, times in ids.items() if times > 1)
    by_id = {question.id: question for question in file.questions if question.id}
    for question in file.questions:
        yield from _at_odds(question, by_id)
    yield from (f"bars: `{name}` is no metric" for name in file.bars if name not in METRICS)


def untrue(questions: Iterable[Question], reports: Sequence[Report]) -> Iterator[str]:
    """What the truth of questions says that is not in the reports, a clause each."""
    by_file = {report.file: report for report in reports}
    for question in questions:
        spans = (*question.spans, *question.also)
        named = {*question.files, *question.unclear, *(span.file for span in spans)}
        yield from (f"{question.name}: no report {file}" for file in sorted(named - set(by_file)))
        for span in spans:
            if span.file in by_file and not places(by_file[span.file].text, span.text):
                yield f"{question.name}: “{span.text}” is not in {span.file}"
        texts = [simplify(by_file[file].text) for file in question.files if file in by_file]
        for value in question.values:
            if not any(simplify(value) in text for text in texts):
                yield f"{question.name}: the value {value} is in none of its files"


def _at_odds(question: Question, by_id: Mapping[str, Question]) -> Iterator[str]:
    name = question.name
    if not question.question.strip():
        yield f"{name}: the question is empty"
    if question.pair and (question.pair not in by_id or by_id[question.pair].pair != question.id):
        yield f"{name}: its pair {question.pair} is not there or names another"
    yield from (f"{name}: follows {earlier}, which is not there" for earlier in question.after if earlier not in by_id)
    if not question.is_answerable and (question.values or question.computed or question.spans or question.count):
        yield f"{name}: is not_found and yet has values, spans or a count"
    if question.also and not question.spans:
        yield f"{name}: has words that may be cited as well (`also`) and none that must be (`spans`)"
    if set(question.files) & set(question.unclear):
        yield f"{name}: a report is both in files and in unclear"
    if question.count is not None and question.kind is Kind.LIST and question.count != len(question.files):
        yield f"{name}: its count is {question.count} and it names {len(question.files)} files"


def _refused(path: Path, clauses: Sequence[str]) -> WrongCall:
    more = f"; and {len(clauses) - MOST_ERRORS} more" if len(clauses) > MOST_ERRORS else ""
    return WrongCall(f"{path}: is no question file ({'; '.join(clauses[:MOST_ERRORS])}{more}); {READERS_GUIDE}.")


def _clause(error: ErrorDetails, content: object) -> str:
    """One error of the schema in words: which question, which field, what is wrong with it."""
    if not error["loc"]:
        return "it is not a mapping with `questions:`"
    return f"{_question_at(error['loc'], content)}{refusal(error)}"


def _question_at(place: Sequence[str | int], content: object) -> str:
    if len(place) < 2 or place[0] != "questions" or not isinstance(place[1], int) or not isinstance(content, dict):
        return ""
    entries = content["questions"]
    entry = entries[place[1]] if isinstance(entries, list) else None
    name = entry.get("id") or entry.get("question") if isinstance(entry, dict) else ""
    return f"question {place[1] + 1}{f' ({name})' if name else ''}: "
