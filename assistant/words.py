"""The wording of answers: templates of `prompts/`, filled strictly."""

import string
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import cast

import yaml

from assistant.agencies import english_name
from assistant.types import Language
from corpus.types import Report, SectionType


class TemplateError(ValueError):
    """A template is missing, or a name in it was not given, or one was given that it does not have."""


@dataclass(frozen=True, slots=True)
class Words:
    """All templates of one language."""

    language: Language
    templates: dict[str, str]
    sections: dict[str, str]
    indicators: dict[str, str]

    def say(self, template: str, **values: object) -> str:
        """Fill a template; a missing or an unknown name is an error.

        Raises:
            TemplateError: with the template's name.
        """
        if template not in self.templates:
            raise TemplateError(f"no template {template!r} in {self.language}")
        pattern = self.templates[template]
        wanted = {name for _, name, _, _ in string.Formatter().parse(pattern) if name is not None}
        if wanted != set(values):
            raise TemplateError(f"{template!r} wants {sorted(wanted)}, was given {sorted(values)}")
        return pattern.format(**{name: str(value) for name, value in values.items()})

    def agency(self, name: str) -> str:
        """An agency in the reader's language, the original in brackets."""
        if self.language is Language.CHINESE or not english_name(name):
            return name
        return self.say("agency", english=english_name(name), agency=name)

    def years(self, report: Report) -> str:
        """The year a report covers, or the first and the last; empty when it is not known."""
        years = report.metadata.years
        if not years:
            return ""
        return str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}"

    def report(self, report: Report) -> str:
        """A report by agency and year."""
        name = self.agency(report.agency) if report.agency else report.file
        years = self.years(report)
        return self.say("report", agency=name, year=years) if years else name

    def asked_agency(self, name: str) -> str:
        """An agency as a question in this language would name it."""
        return name if self.language is Language.CHINESE else english_name(name) or name

    def section(self, kind: SectionType) -> str:
        return self.sections[kind.value]

    def indicator(self, name: str) -> str:
        """An indicator's set translation, or its words in the source."""
        return self.indicators.get(name, name)

    def join(self, parts: list[str]) -> str:
        return self.templates["list_join"].join(parts)

    def marks(self, numbers: tuple[int, ...]) -> str:
        return "".join(self.say("mark", n=n) for n in numbers)


@lru_cache(maxsize=2)
def words_in(language: Language) -> Words:
    """The templates of a language."""
    text = files("prompts").joinpath(f"answers.{language.value}.yaml").read_text(encoding="utf-8")
    content = yaml.safe_load(text)
    sections = cast(dict[str, str], content.pop("sections"))
    indicators = cast(dict[str, str], content.pop("indicators"))
    return Words(language, cast(dict[str, str], content), sections, indicators)
