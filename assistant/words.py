"""The wording of answers: templates of `prompts/`, filled strictly."""

import re
import string
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import cast

import yaml

from assistant.named_agency import english_name
from assistant.types import Language
from corpus.places import by_name, in_english
from corpus.types import Report, SectionType

MONTHS = "January February March April May June July August September October November December".split()


class TemplateError(ValueError):
    """A template is missing, or a name in it was not given, or one was given that it does not have."""


@dataclass(frozen=True, slots=True)
class Words:
    """All templates of one language."""

    language: Language
    templates: dict[str, str]
    sections: dict[str, str]
    indicators: dict[str, str]
    units: dict[str, str]

    def say(self, template: str, **values: object) -> str:
        """Fill a template; a missing or an unknown name is an error.

        Raises:
            TemplateError: with the template's name.
        """
        if template not in self.templates:
            raise TemplateError(f"no template {template!r} in {self.language}")
        return _filled(template, self.templates[template], values)

    def agency(self, name: str) -> str:
        """An agency in the reader's language, the original in brackets."""
        if self.language is Language.CHINESE or not english_name(name):
            return name
        return self.say("agency", english=english_name(name), agency=name)

    def short_agency(self, name: str) -> str:
        """An agency that was named in full before: a branch without the bureau above it, without the original."""
        return english_name(name).partition(" of the ")[0] if self.language is Language.ENGLISH else name

    def with_short_names(self, lines: Sequence[str], agencies: Sequence[str]) -> list[str]:
        """The lines with each agency named in full, original in brackets, where it comes first, and short after that."""
        short = {self.agency(name): self.short_agency(name) for name in agencies if self.agency(name) != name}
        # Two agencies that would be called the same keep their names.
        short = {full: name for full, name in short.items() if list(short.values()).count(name) == 1}
        if not short:
            return list(lines)
        pattern = re.compile("|".join(re.escape(full) for full in sorted(short, key=lambda full: (-len(full), full))))
        named: set[str] = set()

        def once(match: re.Match[str]) -> str:
            before = match[0] in named
            named.add(match[0])
            return short[match[0]] if before else match[0]

        return [pattern.sub(once, line) for line in lines]

    def place(self, name: str) -> str:
        """A place in the reader's language; the name itself where the gazetteer has it not."""
        known = by_name().get(name, ()) if self.language is Language.ENGLISH else ()
        return in_english(known[0].short) if known else name

    def date(self, year: int, month: int, day: int | None) -> str:
        """A date as this language writes it: 9 November 2017, 2017年11月9日."""
        if self.language is Language.CHINESE:
            return f"{year}年{month}月" + (f"{day}日" if day else "")
        return f"{day} {MONTHS[month - 1]} {year}" if day else f"{MONTHS[month - 1]} {year}"

    def years(self, report: Report) -> str:
        """The year a report covers, or the first and the last; empty when it is not known."""
        years = report.metadata.years
        if not years:
            return ""
        return str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}"

    def years_of(self, years: Iterable[int]) -> str:
        """Years in order, those that follow each other as a range: 2017–2020, 2022."""
        runs: list[list[int]] = []
        for year in sorted(set(years)):
            if runs and year == runs[-1][-1] + 1:
                runs[-1].append(year)
            else:
                runs.append([year])
        shown = [f"{run[0]}–{run[-1]}" if len(run) > 2 else self.templates["year_join"].join(map(str, run)) for run in runs]
        return self.templates["year_join"].join(shown)

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

    def measured(self, value: str, unit: str) -> str:
        """A value with its unit as the source prints them; a unit that has a set translation in that, the original in brackets.

        Of one thing the singular is said: `case|cases`.
        """
        if unit not in self.units:
            return value + unit
        one, _, many = self.units[unit].partition("|")
        return self.say("measured", value=value, english=one if value in ("1", "一") else many or one, unit=unit)

    def join(self, parts: list[str]) -> str:
        return self.templates["list_join"].join(parts)

    def marks(self, numbers: tuple[int, ...]) -> str:
        return "".join(self.say("mark", n=n) for n in numbers)


@dataclass(frozen=True, slots=True)
class Prompt:
    """What is said to a language model: the rules, then the question with its material."""

    system: str
    user: str


def prompt_of(name: str, language: Language, **values: object) -> Prompt:
    """A prompt of `prompts/`, filled; the rules and the question together take exactly the given names.

    Raises:
        TemplateError: when a name is missing or unknown.
    """
    parts = _prompt_parts(name, language)
    system, user = (_names(part) for part in parts)
    if system | user != set(values):
        raise TemplateError(f"{name!r} wants {sorted(system | user)}, was given {sorted(values)}")
    of_system, of_user = ({key: values[key] for key in sorted(names)} for names in (system, user))
    return Prompt(_filled(name, parts[0], of_system), _filled(name, parts[1], of_user))


@lru_cache(maxsize=8)
def _prompt_parts(name: str, language: Language) -> tuple[str, str]:
    content = yaml.safe_load(files("prompts").joinpath(f"{name}.{language.value}.yaml").read_text(encoding="utf-8"))
    if set(content) != {"system", "user"}:
        raise TemplateError(f"{name!r} in {language} has {sorted(content)}, not a system and a user part")
    return content["system"], content["user"]


def _names(pattern: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(pattern) if name is not None}


def _filled(template: str, pattern: str, values: Mapping[str, object]) -> str:
    wanted = _names(pattern)
    if wanted != set(values):
        raise TemplateError(f"{template!r} wants {sorted(wanted)}, was given {sorted(values)}")
    return "".join(
        literal + (agreeing(str(values[name]), forms or "") if name is not None else "")
        for literal, name, forms, _ in string.Formatter().parse(pattern)
    )


def agreeing(value: str, forms: str) -> str:
    """The form that agrees with a number: `one|many` or `none|one|many`, where # is the number; without forms the value.

    >>> agreeing("1", "report|reports"), agreeing("0", "none|1|#"), agreeing("4", "none|1|#")
    ('report', 'none', '4')
    """
    if not forms:
        return value
    *none, one, many = forms.split("|")
    chosen = none[0] if none and value == "0" else one if value == "1" else many
    return chosen.replace("#", value)


@lru_cache(maxsize=2)
def words_in(language: Language) -> Words:
    """The templates of a language."""
    text = files("prompts").joinpath(f"answers.{language.value}.yaml").read_text(encoding="utf-8")
    content = yaml.safe_load(text)
    sections = cast(dict[str, str], content.pop("sections"))
    indicators = cast(dict[str, str], content.pop("indicators"))
    units = cast(dict[str, str], content.pop("units"))
    return Words(language, cast(dict[str, str], content), sections, indicators, units)
