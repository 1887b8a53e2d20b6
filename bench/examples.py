"""What the reader of answers learns from questions on whole reports: what the program itself reads for them, with what of it answers.

    askreports index bench/strangers/s3/reports --store STORES/s3
    python bench/examples.py STORES s3 --questions figures > figures_of_s3.jsonl

Asks the questions of `bench/strangers/SET/figures.yaml` and prints a line a reading, as `assistant/questions/judged.jsonl` has them: the question as it
is read (`q`), the sentences or numbers as they are read (`s`), and the places of those that answer (`yes`) and of those that may be cited
(`perhaps`). Of what does not answer, the likeliest and some by chance are kept; of the reports of a list that are on it, only what is known to say so.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any
from unittest.mock import patch

# The benchmarks are not installed.
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from assistant import figure_choice, lookup, reading, second_reading
from assistant.answering import answering
from assistant.ask import Assistant
from assistant.evaluation.places import places
from assistant.evaluation.questions import Question, load_questions
from assistant.evaluation.scores import cites
from assistant.figure_reading import as_read
from assistant.types import Kind
from corpus.repair import simplify
from corpus.settings import Settings
from corpus.types import Figure, Report, Span

LIKELIEST, BY_CHANCE = 9, 4


@dataclass(frozen=True, slots=True)
class One:
    """A sentence or number as it was read for a question, as the reader was asked, and whether it answers; None where it may be cited, or is not known."""

    asked: str
    text: str
    answers: bool | None


def main() -> None:
    """Print what the reader may learn from the questions of the sets."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stores", type=Path, help="folder with a store a set")
    parser.add_argument("sets", nargs="+", help="folders of bench/strangers")
    parser.add_argument("--questions", required=True, help="the name of their file: figures, lookups, lists, turns …")
    parser.add_argument("--all", action="store_true", help="keep all that was read, to measure on")
    arguments = parser.parse_args()
    chance = Random(5)
    for name in arguments.sets:
        assistant = Assistant.open(Settings(store=arguments.stores / name))
        questions = load_questions(Path(__file__).parent / "strangers" / name / f"{arguments.questions}.yaml").questions
        for question in questions if arguments.questions != "turns" else [one for one in questions if one.after]:
            before = [one.question for one in questions if one.id in question.after]
            for asked, found in _by_wording(read_for(assistant, question, before)).items():
                kept = found if arguments.all else sampled(asked, found, chance)
                if kept:
                    print(line(asked, kept))


def read_for(assistant: Assistant, question: Question, before: Sequence[str]) -> list[One]:
    """All that was read beside a question, behind those `before` it, each text once."""
    seen: dict[tuple[str, str], One] = {}
    watching = [_sentences_of_lists] if question.kind is Kind.LIST else [_figures, _sentences]
    with ExitStack() as patched:
        for module, name, watched in (one for watch in watching for one in watch(question, seen)):
            patched.enter_context(patch.object(module, name, watched))
        previous = None
        for first in before:
            previous = assistant.ask(first, previous=previous).understood
        seen.clear()
        assistant.ask(question.question, previous=previous)
    return list(seen.values())


def _figures(question: Question, seen: dict[tuple[str, str], One]) -> Iterator[tuple[Any, str, Any]]:
    of_figures, values = figure_choice.signs, {_plain(value) for value in question.values}

    def signs(asked: Any, wanted: Any, figures: Any, ruled: Any) -> Any:
        so = figure_choice.asked_alone(asked, wanted.read_as or wanted.wording)
        of_files = [(report, number) for report, number in figures if not question.files or report.file in question.files]
        having = [(report, number) for report, number in of_files if _plain(number.value) in values]
        true = [one for one in having if _is_in_a_span(question, *one)]
        for report, number in of_files:
            # The same number elsewhere may be cited; of two in one row or sentence it is not known which is meant.
            known = (report, number) not in having or true == [(report, number)]
            _note(seen, so, as_read(report, number), (report, number) in true if known else None)
        return of_figures(asked, wanted, figures, ruled)

    yield figure_choice, "signs", signs


def _is_in_a_span(question: Question, report: Report, number: Figure) -> bool:
    spans = [place for span in question.spans if span.file == report.file for place in places(report.text, span.text)]
    return any(place.start <= number.start < place.end for place in spans)


def _sentences(question: Question, seen: dict[tuple[str, str], One]) -> Iterator[tuple[Any, str, Any]]:
    answering_among = reading.answering_among

    def among(asked: Any, scored: Any, least: float = reading.ANSWERS) -> Any:
        reports = asked.library.contents.reports
        told = [(reports[one.passage.report], one.sentence) for one in scored[: reading.MOST_READ]]
        of_files = [(report, sentence) for report, sentence in told if not question.files or report.file in question.files]
        texts = [report.search.slice_of(sentence) for report, sentence in of_files]
        beside = _wordings(asked, reading.asked_for(asked), texts)
        for (report, sentence), text in zip(of_files, texts, strict=True):
            _note(seen, beside[text], text, _answers(question, report, sentence))
        return answering_among(asked, scored, least)

    yield lookup, "answering_among", among


def _sentences_of_lists(question: Question, seen: dict[tuple[str, str], One]) -> Iterator[tuple[Any, str, Any]]:
    of_sentences = second_reading.signs

    def signs(asked: Any, topic: Any, scope: Any, judged: Any) -> Any:
        found = of_sentences(asked, topic, scope, judged)
        told = [(asked.library.contents.reports[one.passage.report], one) for one, _ in found]
        texts = [report.search.slice_of(one.sentence) for report, one in told]
        beside = _wordings(asked, simplify(second_reading.framed(asked, topic)), texts)
        for (report, one), text in zip(told, texts, strict=True):
            answers = _answers(question, report, one.sentence)
            # Of a report that is on the list only the sentences that say so are known; one that may be on it teaches nothing.
            known = answers or report.file not in (*question.files, *question.unclear)
            _note(seen, beside[text], text, answers if known else None)
        return found

    yield second_reading, "signs", signs


def _answers(question: Question, report: Report, sentence: Span) -> bool | None:
    if any(cites(report, sentence, span) for span in question.spans):
        return True
    return None if any(cites(report, sentence, span) for span in question.also) else False


def _wordings(asked: Any, question: str, texts: Sequence[str]) -> dict[str, str]:
    """A question as it is read beside each of some texts: with its names in Chinese where the text has one of them."""
    beside: dict[str, str] = {}

    class Noting:
        def likely(self, so: str, texts: Sequence[str]) -> Any:
            beside.update(dict.fromkeys(texts, so))
            return answering().likely(so, texts)

    with patch.object(reading, "answering", Noting):
        reading.likely_by_name(asked, question, texts)
    return beside


def _note(seen: dict[tuple[str, str], One], asked: str, text: str, answers: bool | None) -> None:
    before = seen.get((asked, text))
    seen[asked, text] = One(asked, text, answers if before is None or answers else before.answers)


def _by_wording(found: Sequence[One]) -> dict[str, list[One]]:
    by_wording: dict[str, list[One]] = {}
    for one in found:
        by_wording.setdefault(one.asked, []).append(one)
    return by_wording


def sampled(asked: str, found: Sequence[One], chance: Random) -> list[One]:
    """What answers, the likeliest of the rest, and some of it by chance."""
    likely = dict(zip([one.text for one in found], answering().likely(asked, [one.text for one in found]).tolist(), strict=True))
    others = sorted((one for one in found if one.answers is False), key=lambda one: -likely[one.text])
    rest = others[LIKELIEST:]
    return [*(one for one in found if one.answers), *others[:LIKELIEST], *chance.sample(rest, min(BY_CHANCE, len(rest)))]


def line(asked: str, found: Sequence[One]) -> str:
    """A line of judged examples."""
    yes, perhaps = ([at for at, one in enumerate(found) if one.answers is answers] for answers in (True, None))
    return json.dumps({"q": asked, "s": [one.text for one in found], "yes": yes, "perhaps": perhaps}, ensure_ascii=False)


def _plain(value: str) -> str:
    return simplify(value).replace(",", "").replace(" ", "")


if __name__ == "__main__":
    main()
