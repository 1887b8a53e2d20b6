"""The command line: every command of the contract; big libraries are imported only by the command that needs them."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from assistant.input import questions_of
from assistant.output import quiet, told, write_json
from assistant.results import write_answer, write_evaluation, write_figures, write_run
from corpus.errors import AskReportsError, WrongCall
from corpus.settings import PROJECT, REPORTS, Settings

if TYPE_CHECKING:
    from corpus.catalogue import Entry

FAILED, WRONG, INTERRUPTED = 1, 2, 130
QUESTIONS = PROJECT / "eval_questions.yaml"
# Typer names only the subclass in public: the parent is every error in how a command was called.
UsageError: type[Exception] = typer.BadParameter.__mro__[1]

app = typer.Typer(
    name="askreports",
    help="Answers questions about Chinese government reports, in Chinese and English, with exact citations, offline.",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)



def _path(text: str) -> Path:
    """A path as it was typed; an empty one, as of a variable that is not set, would be the folder one is in."""
    if not text:
        raise typer.BadParameter("it is empty; name a file or a folder")
    return Path(text)


StoreOption = Annotated[
    Path | None,
    typer.Option("--store", parser=_path, metavar="DIR", help="Folder of the index (default: ASKREPORTS_STORE, else store in the checkout)."),
]
JsonOption = Annotated[
    bool, typer.Option("--json", help="Write one JSON document to standard output, and nothing else.")
]
AgencyOption = Annotated[
    list[str] | None, typer.Option("--agency", help="Only this agency, by its name or a part of it; may be repeated.")
]
YearOption = Annotated[list[int] | None, typer.Option("--year", help="Only reports of this year; may be repeated.")]
SectionOption = Annotated[
    list[str] | None, typer.Option("--section", help="Only sections of this type; may be repeated.")
]


def main() -> None:
    """Run the command line of this process; ends it with the contract's exit status."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run one command line; every error is one line on standard error. Gives the exit status."""
    try:
        status = app(list(arguments), prog_name="askreports", standalone_mode=False)
        sys.stdout.flush()
        return int(status or 0)
    except AskReportsError as error:
        return told(str(error), WRONG)
    except UsageError as error:
        called = getattr(getattr(error, "ctx", None), "command_path", "askreports")
        message = cast(str, error.format_message())  # type: ignore[attr-defined]
        return told(f"{message.rstrip('.')}; see `{called} --help`.", WRONG)
    except (KeyboardInterrupt, typer.Abort):
        return INTERRUPTED


@app.callback(invoke_without_command=True)
def no_command(context: typer.Context) -> None:
    if context.invoked_subcommand is None:
        typer.echo(context.get_help(), err=True)
        raise typer.Exit(WRONG)


@app.command()
def index(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(parser=_path, metavar="[PATH]...", help="Files and folders (default: the five reports of the checkout)."),
    ] = None,
    prune: Annotated[bool, typer.Option("--prune", help="Drop the reports whose file is gone.")] = False,
    store: StoreOption = None,
    as_json: JsonOption = False,
) -> None:
    """Read files and folders; index what is new or changed and leave the rest alone."""
    settings = _settings(store)
    with quiet():
        from assistant.progress import progress
        from index.build import index_reports
        from index.model import Encoder

        with progress("files") as step:
            done = index_reports(settings, paths or [REPORTS], prune, Encoder(settings), step)
    write_run(done, as_json)
    if done.failed:
        raise typer.Exit(FAILED)


@app.command()
def ask(
    question: Annotated[str | None, typer.Argument(help="The question, in Chinese or English.")] = None,
    agency: AgencyOption = None,
    year: YearOption = None,
    section: SectionOption = None,
    term: Annotated[
        list[str] | None, typer.Option("--term", help="A Chinese term that stands for the topic too; may be repeated.")
    ] = None,
    without_term: Annotated[
        list[str] | None, typer.Option("--without-term", help="A term that does not; may be repeated.")
    ] = None,
    questions: Annotated[
        str | None, typer.Option("--input", metavar="FILE", help="Ask one question a line; - is standard input.")
    ] = None,
    conversation: Annotated[
        bool, typer.Option("--conversation", help="Read the lines of --input as turns of one conversation.")
    ] = False,
    store: StoreOption = None,
    as_json: JsonOption = False,
) -> None:
    """Answer a question, or one a line with --input; with --json then one JSON document a line."""
    settings = _settings(store)
    asked = questions_of(question, questions)
    with quiet():
        from assistant.answer_json import answer_json
        from assistant.ask import Assistant
        from assistant.narrow import narrowed, with_terms

        assistant = Assistant.open(settings)
        scope = narrowed(assistant.reports(), agency or [], year or [], section or [])
        scope = with_terms(scope, term or [], without_term or [])
    previous = None
    for number, line in enumerate(asked):
        with quiet():
            answer = assistant.ask(line, scope, previous)
        previous = answer.understood if conversation else None
        write_answer(answer_json(answer), as_json, number if questions is not None else None)


@app.command()
def reports(store: StoreOption = None, as_json: JsonOption = False) -> None:
    """List the reports: agency, year, title, section types found and missing, warnings."""
    entries = _entries(_settings(store))
    from assistant.answer_json import report_json

    listed = [report_json(entry.report) for entry in entries]
    if as_json:
        write_json({"reports": listed})
    else:
        from assistant.tables import show_reports

        show_reports(listed)


@app.command()
def show(
    report: Annotated[str, typer.Argument(help="A report by its id or its file name.")],
    store: StoreOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show one report: metadata and sections with offsets; with --json its text too."""
    entries = _entries(_settings(store))
    from assistant.answer_json import report_text_json

    content = report_text_json(_named(entries, report).report)
    if as_json:
        write_json(content)
    else:
        from assistant.tables import show_report

        show_report(content)


@app.command()
def figures(
    agency: AgencyOption = None,
    year: YearOption = None,
    section: SectionOption = None,
    csv: Annotated[Path | None, typer.Option("--csv", metavar="FILE", help="Write the table as CSV.")] = None,
    xlsx: Annotated[
        Path | None, typer.Option("--xlsx", metavar="FILE", help="Write the table as an Excel file.")
    ] = None,
    store: StoreOption = None,
    as_json: JsonOption = False,
) -> None:
    """The figures of the reports with their places, filtered like ask."""
    entries = _entries(_settings(store))
    from assistant.listing import listed
    from assistant.narrow import narrowed, within

    scope = narrowed([entry.report for entry in entries], agency or [], year or [], section or [])
    rows = [
        one.row()
        for one in listed(entry for entry in entries if within(scope, entry.report))
        if not scope.sections or one.report.sections[one.figure.section].type in scope.sections
    ]
    write_figures(rows, csv, xlsx, as_json)


@app.command("eval")
def evaluate(
    file: Annotated[Path, typer.Argument(help="A question file.")] = QUESTIONS,
    html: Annotated[Path | None, typer.Option("--html", metavar="FILE", help="Write a page to read answers by.")] = None,
    save: Annotated[Path | None, typer.Option("--save", metavar="FILE", help="Keep the run, to compare with.")] = None,
    against: Annotated[
        Path | None, typer.Option("--against", metavar="FILE", help="Say what changed since a kept run.")
    ] = None,
    store: StoreOption = None,
    as_json: JsonOption = False,
) -> None:
    """Run a question file and print its metrics; exits 1 if one is under its bar."""
    settings = _settings(store)
    with quiet():
        from assistant import evaluate as evaluation
        from assistant.ask import Assistant
        from assistant.progress import progress

        content = evaluation.load_questions(file)
        before = evaluation.load_run(against) if against is not None else None
        with progress("questions") as step:
            outcomes = evaluation.evaluate(Assistant.open(settings), content.questions, step)
        metrics = evaluation.metrics(outcomes, content.bars)
        run = evaluation.record(file.name, outcomes, metrics)
    if save is not None:
        evaluation.save_run(run, save)
    if before is not None:
        run["against"] = evaluation.compare(run, before)
    if html is not None:
        evaluation.write_page(run, html)
    write_evaluation(run, as_json)
    if not all(metric.reached for metric in metrics):
        raise typer.Exit(FAILED)


@app.command()
def serve(
    host: Annotated[str | None, typer.Option("--host", help="Address to listen on (default 127.0.0.1).")] = None,
    port: Annotated[
        int | None, typer.Option("--port", min=0, max=65535, help="Port to listen on (default 7860).")
    ] = None,
    store: StoreOption = None,
) -> None:
    """Start the browser app, the same as python app.py."""
    settings = _settings(store)
    with quiet():
        from assistant.web.serve import serve as serve_page

        serve_page(settings, host or settings.host, settings.port if port is None else port)


@app.command()
def doctor(store: StoreOption = None, as_json: JsonOption = False) -> None:
    """Check model, store, catalogue against vectors and language model; say what is wrong and how to mend it."""
    settings = _settings(store)
    with quiet():
        from assistant.doctor import Health, examine

        findings = examine(settings)
    checks = [{"name": f.check, "ok": f.health is Health.WELL, "found": f.found, "mend": f.mend} for f in findings]
    if as_json:
        write_json({"ok": all(check["ok"] for check in checks), "checks": checks})
    else:
        from assistant.tables import show_checks

        show_checks(checks)
    raise typer.Exit(max(finding.health for finding in findings))


def _settings(store: Path | None) -> Settings:
    return Settings.named() if store is None else Settings.named(store=store)


def _entries(settings: Settings) -> "Sequence[Entry]":
    from corpus.catalogue import Catalogue

    return Catalogue.existing(settings.store, settings.catalogue).snapshot().entries


def _named(entries: "Sequence[Entry]", name: str) -> "Entry":
    """The report of this id or file; a bare file name does where only one report has it."""
    exact = [entry for entry in entries if name in (entry.report.id, entry.report.file)]
    found = exact or [entry for entry in entries if Path(entry.report.file).name == Path(name).name]
    if len(found) == 1:
        return found[0]
    if found:
        ids = ", ".join(entry.report.id for entry in found)
        raise WrongCall(f"{name}: {len(found)} reports have this file name; name one by its id ({ids}).")
    raise WrongCall(f"{name}: no such report; `askreports reports` lists the {len(entries)} that are there.")


if __name__ == "__main__":
    main()
