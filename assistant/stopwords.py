"""Words that say nothing, or little, of a topic."""

from functools import lru_cache
from importlib.resources import files

import yaml

from assistant.glossary import stems
from assistant.types import Language


@lru_cache(maxsize=4)
def stopwords(language: Language) -> frozenset[str]:
    """Words of a question that say nothing of its topic; the English ones as stems."""
    return _listed(language.value, language)


@lru_cache(maxsize=4)
def soft_words(language: Language) -> frozenset[str]:
    """Words that every report has and that say little of a topic; the English ones as stems."""
    return _listed(f"soft_{language.value}", language)


def _listed(key: str, language: Language) -> frozenset[str]:
    content = yaml.safe_load(files("assistant").joinpath("stopwords.yaml").read_text(encoding="utf-8"))
    listed = str(content[key]).split()
    return frozenset(listed if language is Language.CHINESE else (s for word in listed for s in stems(word)))
