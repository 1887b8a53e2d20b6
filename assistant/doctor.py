"""Checks of the installation: model, store, catalogue against vectors and texts, language model; each with its mend."""

from dataclasses import dataclass
from enum import IntEnum

from corpus.catalogue import Catalogue, Entry, Snapshot
from corpus.errors import AskReportsError
from corpus.settings import Settings
from corpus.types import Span
from index.agreement import Agreement, agreement
from index.generations import STATE_KEY, Generation
from index.library import Contents, check_format, check_model, vectors_folder
from index.model import Encoder
from index.store import VectorStore

MOST_NAMED = 8
CHECK_ADDRESS = "check ASKREPORTS_LLM_BASE_URL, which mostly ends in /v1"
# What an endpoint did instead of listing its models, and the mend.
MODEL_TROUBLES = {
    "slow": ("does not answer in time", "see whether the server is up and not overloaded"),
    "unreachable": ("cannot be reached", "start the server, or check ASKREPORTS_LLM_BASE_URL"),
    "key": ("does not accept the key", "check ASKREPORTS_LLM_API_KEY"),
    "address": ("has no list of models", CHECK_ADDRESS),
    "busy": ("is too busy", "try again later, or raise the server's limits"),
    "server": ("fails", "see the server's own log"),
    "refused": ("refuses to list its models", CHECK_ADDRESS),
    "broken": ("answers with something else than a list of models", CHECK_ADDRESS),
}


class Health(IntEnum):
    """How well a part is; the number is the exit status it calls for."""

    WELL = 0
    FELL_SHORT = 1
    UNUSABLE = 2


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check found, and the mend where something is wrong."""

    check: str
    health: Health
    found: str
    mend: str = ""


def examine(settings: Settings, encoder: Encoder | None = None) -> list[Finding]:
    """Run every check; what one finds broken does not keep the next from running.

    Args:
        encoder: the settings' model where it is loaded already.
    """
    encoder, model = _model(settings, encoder)
    snapshot, store = _store(settings, encoder)
    checks = (model, store, _vectors(settings, snapshot), _texts(snapshot), _unreadable(snapshot), language_model(settings))
    return [finding for finding in checks if finding is not None]


def _model(settings: Settings, encoder: Encoder | None) -> tuple[Encoder | None, Finding]:
    try:
        encoder = encoder or Encoder(settings)
        encoder.load()
    except AskReportsError as error:
        return None, _unusable("model", error)
    found = f"{encoder.name} ({encoder.fingerprint}), {encoder.precision}"
    return encoder, Finding("model", Health.WELL, found)


def _store(settings: Settings, encoder: Encoder | None) -> tuple[Snapshot | None, Finding]:
    try:
        catalogue = Catalogue.existing(settings.store, settings.catalogue)
        snapshot = catalogue.snapshot()
        check_format(catalogue, settings)
        if encoder is not None:
            check_model(catalogue, encoder, settings)
    except AskReportsError as error:
        return None, _unusable("store", error)
    passages = sum(len(entry.passages) for entry in snapshot.entries)
    found = f"{settings.store}: {len(snapshot.entries)} reports, {passages} passages"
    if not snapshot.entries:
        return snapshot, Finding("store", Health.FELL_SHORT, found, "run `askreports index` with a folder of reports")
    return snapshot, Finding("store", Health.WELL, found)


def _vectors(settings: Settings, snapshot: Snapshot | None) -> Finding | None:
    """The vectors must be those of the catalogue's reports, all of them and no others."""
    if snapshot is None:
        return None
    try:
        generation = Generation.of(snapshot.state.get(STATE_KEY, ""))
        if generation is None:
            return Finding("vectors", Health.FELL_SHORT, "none yet", "run `askreports index`")
        found = agreement(
            snapshot.entries, VectorStore(vectors_folder(settings) / generation.name), tuple(generation.spare)
        )
    except AskReportsError as error:
        return _unusable("vectors", error)
    if found.missing or found.stray:
        return Finding("vectors", Health.FELL_SHORT, _difference(snapshot, found), "run `askreports index`: it mends them")
    spare = f"; also those of reports removed since: {len(generation.spare)}" if generation.spare else ""
    return Finding("vectors", Health.WELL, f"{found.agreed}, those of the catalogue{spare}")


def _difference(snapshot: Snapshot, found: Agreement) -> str:
    files = [entry.report.file for entry in snapshot.entries if entry.report.id in set(found.lacking)]
    missing = f"{found.missing} are missing, of {', '.join(files)}" if files else ""
    stray = f"{found.stray} belong to no report of the catalogue" if found.stray else ""
    return "; ".join(part for part in (missing, stray) if part)


def _texts(snapshot: Snapshot | None) -> Finding | None:
    """Sections must partition their report's text; passages, sentences and figures must lie inside."""
    if snapshot is None:
        return None
    broken = [entry.report.file for entry in snapshot.entries if not _is_sound(entry)]
    if broken:
        mend = "take the store's folder away and run `askreports index` again"
        return Finding("texts", Health.FELL_SHORT, f"offsets leave the text or its sections in {', '.join(broken)}", mend)
    figures = sum(len(entry.figures) for entry in snapshot.entries)
    return Finding("texts", Health.WELL, f"sections, passages and {figures} figures lie in their reports' text")


def _is_sound(entry: Entry) -> bool:
    report = entry.report
    spans = [section.span for section in report.sections]
    joins = [0, *(span.end for span in spans)] == [*(span.start for span in spans), len(report.text)]
    return joins and all(
        0 <= inner.start < inner.end and spans[number].holds(inner)
        for number, inner in [
            *((p.section, Span(p.start, p.end)) for p in entry.passages),
            *((p.section, sentence) for p in entry.passages for sentence in p.sentences),
            *((f.section, Span(f.start, f.end)) for f in entry.figures),
        ]
    )


def _unreadable(snapshot: Snapshot | None) -> Finding | None:
    """Files that index runs could not read; without a catalogue nobody knows."""
    if snapshot is None:
        return None
    try:
        files = Contents.of(snapshot).unreadable
    except AskReportsError as error:
        return _unusable("files", error)
    if files:
        mend = "mend or remove them and run `askreports index` again"
        return Finding("files", Health.FELL_SHORT, f"could not be read: {', '.join(files)}", mend)
    return Finding("files", Health.WELL, "none that could not be read")


def language_model(settings: Settings) -> Finding:
    """Whether the endpoint answers and has the model; without one nothing of it is imported."""
    check = "language model"
    if not settings.llm_base_url:
        return Finding(check, Health.WELL, "not configured: answers are in the words of the reports")
    from assistant.chat import Chat, Endpoint, NoText

    try:
        chat = Chat(Endpoint.of(settings))
    except AskReportsError as error:
        return _unusable(check, error)
    address, model = chat.endpoint.address, chat.model
    try:
        offered = chat.models()
    except NoText as error:
        found, mend = MODEL_TROUBLES[error.trouble.value]
        return Finding(check, Health.FELL_SHORT, f"{address} {found}; answers are in the words of the reports", mend)
    if model not in offered:
        named = ", ".join(offered[:MOST_NAMED]) or "none"
        mend = "set ASKREPORTS_LLM_MODEL to one of these"
        return Finding(check, Health.FELL_SHORT, f"{address} does not offer {model}, but: {named}", mend)
    return Finding(check, Health.WELL, f"{model} at {address}")


def _unusable(check: str, error: AskReportsError) -> Finding:
    """An error of the program is one sentence: the thing and the reason, then the mend after the last colon that stands in no brackets."""
    text, depth = str(error), 0
    for at in range(len(text) - 1, 0, -1):
        depth += (text[at] == ")") - (text[at] == "(")
        if depth == 0 and text.startswith(": ", at):
            return Finding(check, Health.UNUSABLE, text[:at], text[at + 2 :])
    return Finding(check, Health.UNUSABLE, text)
