"""Retrieval on two public sets by the program's own search: Chinese → Chinese, English → Chinese.

    python bench/public_data.py --data FOLDER

FOLDER, else the environment's ASKREPORTS_PUBLIC_DATA, holds `cmrc2018_trial.json` (paragraphs with questions, SQuAD
layout, CC BY-SA 4.0) and `state_council_reports_zh_en.json` (aligned sentences). Every paragraph or sentence is
indexed as a report with one section; a report ranks by its best passage. The metrics are those of ir-measures.
"""

import argparse
import hashlib
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

# The rooms stand beside this folder when the package is not installed.
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import ir_measures
import numpy as np
from ir_measures import RR, Qrel, R, ScoredDoc, nDCG

from assistant.glossary import parallel_pairs
from assistant.terms import topic
from assistant.types import Language
from assistant.vocabulary import Vocabulary
from corpus.catalogue import Entry
from corpus.passages import passages
from corpus.repair import search_text
from corpus.settings import Settings
from corpus.types import Metadata, Report, Section, SectionType
from index.build import embedding_texts
from index.draft import Draft, opened_catalogue
from index.library import Library, vectors_folder
from index.model import Encoder
from index.search import search
from index.store import Record
from index.types import Query, Vectors

VARIABLE = "ASKREPORTS_PUBLIC_DATA"
NEAREST = 10
# Passages asked for, so that ten reports are among them.
CANDIDATES = 60
MEASURES = {"nDCG@10": nDCG @ NEAREST, "recall@10": R @ NEAREST, "MRR@10": RR @ NEAREST}
NO_METADATA = Metadata("", None, (), "", "", "", {})
Ranker = Callable[[str], list[str]]


@dataclass(frozen=True, slots=True)
class PublicSet:
    """Texts to be found, and questions with the text that each is about."""

    name: str
    texts: tuple[str, ...]
    questions: tuple[tuple[str, str], ...]
    language: Language


class RememberingEncoder(Encoder):
    """Encodes a question once and all of them together: every one is asked in several ways."""

    def __init__(self, settings: Settings, questions: Sequence[str]) -> None:
        super().__init__(settings)
        self._questions = list(dict.fromkeys(questions))
        self._known: dict[str, Vectors] = {}

    def queries(self, texts: Sequence[str]) -> Vectors:
        if not self._known:
            self._known = dict(zip(self._questions, super().queries(self._questions), strict=True))
        if all(text in self._known for text in texts):
            return np.stack([self._known[text] for text in texts])
        return super().queries(texts)

    def align(self, pairs: Sequence[tuple[str, str]]) -> None:
        super().align(pairs)
        self._known = {}


def main() -> None:
    """Index both sets, ask every question every way, print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=os.environ.get(VARIABLE), help=f"folder (default: {VARIABLE})")
    parser.add_argument("--json", type=Path, help="file for all figures")
    asked = parser.parse_args()
    if asked.data is None or not Path(asked.data).is_dir():
        sys.exit(f"The folder of the public sets is missing: name it with --data or in {VARIABLE}.")
    with tempfile.TemporaryDirectory() as folder:
        measured = {one.name: dict(_measured(one, Path(folder) / str(n))) for n, one in enumerate(_sets(asked.data))}
    if asked.json:
        asked.json.write_text(json.dumps(measured, indent=1) + "\n", encoding="utf-8")
    print("\n".join(_table(measured)))


def _sets(folder: Path) -> Iterator[PublicSet]:
    yield _paragraphs(json.loads((folder / "cmrc2018_trial.json").read_text(encoding="utf-8")))
    yield _sentences(json.loads((folder / "state_council_reports_zh_en.json").read_text(encoding="utf-8")))


def _paragraphs(content: dict[str, list[dict[str, list[dict[str, object]]]]]) -> PublicSet:
    paragraphs = [paragraph for article in content["data"] for paragraph in article["paragraphs"]]
    texts = tuple(dict.fromkeys(str(paragraph["context"]) for paragraph in paragraphs))
    questions = tuple((str(asked["question"]), str(p["context"])) for p in paragraphs for asked in _questions_of(p))
    return PublicSet("Chinese → Chinese (CMRC 2018 trial)", texts, questions, Language.CHINESE)


def _questions_of(paragraph: dict[str, object]) -> list[dict[str, object]]:
    questions = paragraph["qas"]
    assert isinstance(questions, list)
    return questions


def _sentences(content: list[dict[str, str]]) -> PublicSet:
    texts = tuple(dict.fromkeys(pair["zh"] for pair in content))
    questions = tuple((pair["en"], pair["zh"]) for pair in content)
    return PublicSet("English → Chinese (State Council work reports)", texts, questions, Language.ENGLISH)


def _measured(public: PublicSet, folder: Path) -> Iterator[tuple[str, dict[str, float]]]:
    """Each way's metrics; what is asked in English both before and after the offset."""
    settings = Settings(store=folder, candidates=CANDIDATES)
    encoder = RememberingEncoder(settings, [text for text, _ in public.questions])
    _index(public, settings, encoder)
    library = Library(settings, encoder)
    foreign = public.language is Language.ENGLISH
    yield "BM25 over character pairs", _scores(public, lambda text: _worded(library, text))
    for aligned in (False, True) if foreign else (False,):
        if aligned:
            encoder.align(parallel_pairs())
        after = ", with the offset" if aligned else ""
        yield f"vectors of passages{after}", _scores(public, lambda text: _near(library, text))
        yield (
            f"search: vectors with best sentence, and BM25{after}",
            _scores(public, lambda text: _hybrid(library, text, ())),
        )
    vocabulary = Vocabulary(library.concordance)
    terms = {text: topic(text, public.language, vocabulary, False).search_terms() for text, _ in public.questions}
    yield (
        f"search with the topic's terms, as an answer asks it{', with the offset' if foreign else ''}",
        _scores(public, lambda text: _hybrid(library, text, terms[text])),
    )


def _index(public: PublicSet, settings: Settings, encoder: Encoder) -> None:
    settings.store.mkdir(parents=True)
    draft = Draft(opened_catalogue(settings, encoder), vectors_folder(settings))
    entries = [_entry(text, settings) for text in public.texts]
    vectors = encoder.passages([text for entry in entries for text in embedding_texts(entry)])
    at, records = 0, []
    for entry in entries:
        first_sentence = at + len(entry.passages)
        for number, passage in enumerate(entry.passages):
            stop = first_sentence + len(passage.sentences)
            words = entry.report.text[passage.start : passage.end]
            records.append(
                Record(passage, SectionType.OTHER, words, vectors[at + number], vectors[first_sentence:stop])
            )
            first_sentence = stop
        at = first_sentence
    draft.add_vectors(records)
    for entry in entries:
        draft.put(entry, ())
    draft.commit()


def _entry(text: str, settings: Settings) -> Entry:
    section = Section(0, (), SectionType.OTHER, 0, 0, len(text))
    name = _name(text)
    report = Report(name, f"{name}.txt", "", text, search_text(text), (), (section,), NO_METADATA, ())
    return Entry(report, passages(report, settings.passage_tokens), ())


def _name(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:12]


def _near(library: Library, text: str) -> list[str]:
    found = library.vectors.nearest(library.encoder.queries([text])[0], Query(text), CANDIDATES)
    return [_report(library, name) for name, _ in found]


def _worded(library: Library, text: str) -> list[str]:
    scores = library.keywords.scores(text)
    listed = library.contents.passages
    best = sorted(np.flatnonzero(scores > 0).tolist(), key=lambda number: (-scores[number], listed[number].id))
    return [listed[number].report for number in best[:CANDIDATES]]


def _hybrid(library: Library, text: str, terms: tuple[str, ...]) -> list[str]:
    return [hit.passage.report for hit in search(library, Query(text, terms), CANDIDATES)]


def _report(library: Library, passage: str) -> str:
    return library.contents.passages[library.contents.position[passage]].report


def _scores(public: PublicSet, rank: Ranker) -> dict[str, float]:
    """Means over all questions of the first ten reports."""
    started = time.monotonic()
    qrels = [Qrel(str(number), _name(about), 1) for number, (_, about) in enumerate(public.questions)]
    run = [scored for number, (text, _) in enumerate(public.questions) for scored in _run(str(number), rank(text))]
    found = ir_measures.calc_aggregate(list(MEASURES.values()), qrels, run)
    print(f"{public.name}: {time.monotonic() - started:.0f} s", file=sys.stderr, flush=True)
    return {name: float(found[measure]) for name, measure in MEASURES.items()}


def _run(question: str, reports: Sequence[str]) -> Iterator[ScoredDoc]:
    for rank, report in enumerate(list(dict.fromkeys(reports))[:NEAREST]):
        yield ScoredDoc(question, report, float(-rank))


def _table(measured: dict[str, dict[str, dict[str, float]]]) -> Iterator[str]:
    yield f"| set | way | {' | '.join(MEASURES)} |"
    yield f"|---|---|{'--:|' * len(MEASURES)}"
    for name, ways in measured.items():
        for way, scores in ways.items():
            yield f"| {name} | {way} | {' | '.join(f'{scores[measure]:.3f}' for measure in MEASURES)} |"


if __name__ == "__main__":
    main()
