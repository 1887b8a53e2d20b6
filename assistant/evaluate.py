"""A question file → metrics, and each question's answer beside its truth: the door to `assistant/evaluation`."""

from assistant.evaluation.against import SavedRun, compare, load_run, save_run
from assistant.evaluation.metrics import Group, Metric, groups, metrics
from assistant.evaluation.page import write_page
from assistant.evaluation.questions import Question, QuestionFile, TrueSpan, contradictions, load_questions, untrue
from assistant.evaluation.record import record
from assistant.evaluation.run import Answering, Outcome, evaluate

__all__ = [
    "Answering",
    "Group",
    "Metric",
    "Outcome",
    "Question",
    "QuestionFile",
    "SavedRun",
    "TrueSpan",
    "compare",
    "contradictions",
    "evaluate",
    "groups",
    "load_questions",
    "load_run",
    "metrics",
    "record",
    "save_run",
    "untrue",
    "write_page",
]
