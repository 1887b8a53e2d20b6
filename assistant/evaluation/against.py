"""A run against a saved one: which metrics moved, and which questions got better and worse."""

import json
from collections.abc import Iterator
from pathlib import Path

from pydantic import BaseModel, ValidationError

from assistant.answer_json import Json
from assistant.evaluation.names import LOWER_IS_BETTER
from corpus.errors import WrongCall

# Scores that say how the answer came about or what it is, not how good it is.
NOT_QUALITY = frozenset(("answer_rate", "right", "hit@1", "hit@5", "ndcg@10"))
LEAST = 0.0005


class SavedMetric(BaseModel):
    """A metric of a saved run."""

    name: str
    value: float


class SavedQuestion(BaseModel):
    """A question of a saved run."""

    question: str
    id: str = ""
    status: str
    right: bool
    scores: dict[str, float]

    @property
    def name(self) -> str:
        return self.id or self.question


class SavedRun(BaseModel):
    """What is read back of a saved run."""

    metrics: tuple[SavedMetric, ...]
    questions: tuple[SavedQuestion, ...]


def load_run(path: Path) -> SavedRun:
    """Read a saved run.

    Raises:
        WrongCall: when it is not there or none.
    """
    try:
        return SavedRun.model_validate(json.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise WrongCall(f"{path}: cannot be read ({error.strerror}); name a file that --save wrote.") from error
    except (ValueError, ValidationError) as error:
        raise WrongCall(f"{path}: is no saved run; name a file that --save wrote.") from error


def save_run(content: Json, path: Path) -> None:
    """Write a run to a file.

    Raises:
        WrongCall: when the file cannot be written.
    """
    write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", path)


def write_text(text: str, path: Path) -> None:
    """Write a file of the run.

    Raises:
        WrongCall: when it cannot be written.
    """
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise WrongCall(f"{path}: cannot be written ({error.strerror}); name another file.") from error


def compare(now: Json, before: SavedRun) -> Json:
    """What changed since a saved run: metrics, and questions that are better, worse, new or gone."""
    saved = {question.name: question for question in before.questions}
    changes = list(_changes(now, saved))
    names = {entry["id"] or entry["question"] for entry in now["questions"]}
    return {
        "metrics": list(_metric_changes(now, before)),
        "better": [change for change in changes if change["by"] > 0],
        "worse": [change for change in changes if change["by"] < 0],
        "new": sorted(names - set(saved)),
        "gone": sorted(set(saved) - names),
    }


def _changes(now: Json, saved: dict[str, SavedQuestion]) -> Iterator[Json]:
    for entry in now["questions"]:
        name = entry["id"] or entry["question"]
        before = saved.get(name)
        if before is None:
            continue
        by = (entry["right"] - before.right) or _quality(entry["scores"]) - _quality(before.scores)
        if abs(by) > LEAST:
            moved = _moved(before.scores, entry["scores"])
            yield {
                "id": entry["id"],
                "question": entry["question"],
                "by": round(by, 4),
                "right": [before.right, entry["right"]],
                "status": [before.status, entry["status"]],
                "scores": moved,
            }


def _moved(before: dict[str, float], now: dict[str, float]) -> dict[str, list[float | None]]:
    names = [name for name in dict.fromkeys((*before, *now)) if before.get(name) != now.get(name)]
    return {name: [before.get(name), now.get(name)] for name in names if name != "right"}


def _quality(scores: dict[str, float]) -> float:
    """The mean of the scores, each as a thing to be high."""
    values = [1 - v if name in LOWER_IS_BETTER else v for name, v in scores.items() if name not in NOT_QUALITY]
    return sum(values) / len(values) if values else 0.0


def _metric_changes(now: Json, before: SavedRun) -> Iterator[Json]:
    saved = {metric.name: metric.value for metric in before.metrics}
    for metric in now["metrics"]:
        name, value = metric["name"], metric["value"]
        if name in saved and abs(value - saved[name]) > LEAST:
            yield {"name": name, "before": saved[name], "now": value, "change": round(value - saved[name], 4)}
