"""What each command writes: tables for people, or one JSON document; what went wrong with single files on standard error."""

import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.output import write_json
from corpus.sources import SIDE_FILE

if TYPE_CHECKING:
    from assistant.answer_json import Json
    from index.build import IndexRun


def write_run(run: "IndexRun", as_json: bool) -> None:
    content = asdict(run)
    if as_json:
        write_json(content)
    else:
        from assistant.tables import show_run

        show_run(content)
    if not (run.added or run.updated or run.unchanged or run.moved or run.duplicates or run.failed):
        print("No file was found under the paths named: name a report file or a folder of reports.", file=sys.stderr)
    for moved in run.moved:
        print(f"{moved.file}: was {moved.was}, the content is the same.", file=sys.stderr)
    for copy in run.duplicates:
        how = "is the same page as" if copy.near else "has the same content as"
        print(f"{copy.file}: {how} {copy.of}; left out.", file=sys.stderr)
    for failure in run.failed:
        left = "what it says there is left out" if Path(failure.file).name == SIDE_FILE else "not indexed"
        print(f"{failure.file}: {failure.reason}; {left}.", file=sys.stderr)


def write_answer(answer: "Json", as_json: bool, number: int | None) -> None:
    """One answer; `number` counts the lines of a question file, None for a single question."""
    if as_json:
        write_json(answer, indent=None if number is not None else 2)
        return
    from assistant.tables import console, show_answer

    if number is not None:
        console().print(f"{'' if number == 0 else chr(10)}» {answer['question']}")
    if answer["standalone"]:
        console().print(f"  ({answer['standalone']})")
    show_answer(answer)


def write_evaluation(run: "Json", as_json: bool) -> None:
    if as_json:
        write_json(run)
        return
    from assistant.tables import show_changes, show_groups, show_metrics

    show_metrics(run["metrics"], len(run["questions"]))
    show_groups(run["groups"])
    if "against" in run:
        show_changes(run["against"])


def write_figures(rows: "list[Json]", csv: Path | None, xlsx: Path | None, as_json: bool) -> None:
    if csv is not None or xlsx is not None:
        from assistant.spreadsheet import write_csv, write_workbook

        if csv is not None:
            write_csv(rows, csv)
        if xlsx is not None:
            write_workbook(rows, xlsx)
    if as_json:
        write_json({"figures": rows})
    elif csv is None and xlsx is None:
        from assistant.tables import show_figures

        show_figures(rows)
    else:
        print(f"{len(rows)} figures written.", file=sys.stderr)
