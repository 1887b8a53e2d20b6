"""The command line: one JSON document on standard output, one line for an error, the contract's exit statuses."""

import csv
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest
from openpyxl import load_workbook

from assistant.cli import run
from corpus.catalogue import Catalogue, Changes
from corpus.settings import PROJECT, Settings
from corpus.types import Report
from tests.calling import Ended, call, is_one_line
from tests.stored import damage
from tests.texts import write_report

HUADU = "广州市公安局花都区分局"
SILOS = "which agencies cited data silos as a problem"
COMMANDS = ["index", "ask", "reports", "show", "figures", "eval", "serve", "doctor"]
Calling = Callable[..., Ended]


@pytest.fixture
def askreports(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Calling:
    """Runs the command line within this process, which has the libraries loaded already."""

    def run_here(store: Path, *arguments: str, stdin: str = "", **environment: str) -> Ended:
        monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(stdin.encode()), encoding="utf-8"))
        for name, value in {"ASKREPORTS_STORE": str(store), **environment}.items():
            monkeypatch.setenv(name, value)
        status = run(arguments)
        told = capfd.readouterr()
        return Ended(arguments, status, told.out, told.err)

    return run_here


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """A folder with one small report."""
    write_report(tmp_path / "in" / "花都.txt", HUADU, 2023)
    return tmp_path / "in"


def test_ask_writes_one_document_and_nothing_else(settings: Settings) -> None:
    ended = call(settings.store, "ask", SILOS, "--json")
    answer = json.loads(ended.stdout)
    assert ended.returncode == 0 and ended.stderr == ""
    assert {v["file"]: v["verdict"] for v in answer["verdicts"]}["lechang-service-data-2019.txt"] == "yes"
    assert len(answer["verdicts"]) == 5
    assert answer["written_by"] == "extractive" and answer["index"]


def test_a_file_of_questions_gives_one_document_a_line(askreports: Calling, settings: Settings, tmp_path: Path) -> None:
    lines = ["花都区分局2023年行政许可申请量是多少？", "", "佛山市公安局2022年受理了多少件？"]
    (tmp_path / "questions.txt").write_text("\ufeff" + "\r\n".join(lines), encoding="utf-8")
    ended = askreports(settings.store, "ask", "--input", str(tmp_path / "questions.txt"), "--json")
    answers = [json.loads(line) for line in ended.stdout.splitlines()]
    assert [answer["status"] for answer in answers] == ["answered", "not_found"]
    assert [answer["question"] for answer in answers] == [lines[0], lines[2]]


def test_a_conversation_keeps_what_was_asked(askreports: Calling, settings: Settings) -> None:
    turns = "花都区分局2023年的受理量是多少？\n那海珠呢？\n"
    ended = askreports(settings.store, "ask", "--input", "-", "--conversation", "--json", stdin=turns)
    first, second = (json.loads(line) for line in ended.stdout.splitlines())
    assert "736253" in first["answer"] and "865310" in second["answer"]


def test_lines_without_conversation_stand_alone(askreports: Calling, settings: Settings) -> None:
    turns = "花都区分局2023年的受理量是多少？\n那海珠呢？\n"
    ended = askreports(settings.store, "ask", "--input", "-", "--json", stdin=turns)
    assert "865310" not in json.loads(ended.stdout.splitlines()[1])["answer"]


def test_an_answer_for_people_shows_the_quote_the_verdicts_and_the_ledger(
    askreports: Calling, settings: Settings
) -> None:
    ended = askreports(settings.store, "ask", SILOS)
    assert "信息孤岛" in ended.stdout and "[1]" in ended.stdout
    assert ended.stdout.count("police") >= 1 and "with_section 4" in ended.stdout


def test_scope_options_narrow_the_answer(askreports: Calling, settings: Settings) -> None:
    ended = askreports(
        settings.store, "ask", "哪些单位提到一窗通办？", "--agency", "花都", "--agency", "海珠", "--json"
    )
    scope = json.loads(ended.stdout)["scope"]
    assert scope["agencies"] == [HUADU, "广州市公安局海珠区分局"]


@pytest.mark.parametrize(
    ("options", "there"),
    [
        (["--agency", "佛山"], "乐昌市政务服务数据管理局"),
        (["--year", "1999"], "2019"),
        (["--section", "weather"], "next_steps"),
    ],
)
@pytest.mark.parametrize("command", [["ask", "受理量"], ["figures"]])
def test_an_unknown_scope_is_a_wrong_call_that_names_what_is_there(
    settings: Settings, capfd: pytest.CaptureFixture[str], command: list[str], options: list[str], there: str
) -> None:
    assert run([*command, *options, "--store", str(settings.store)]) == 2
    told = capfd.readouterr()
    assert told.out == "" and is_one_line(told.err) and there in told.err


def test_reports_lists_what_each_has_and_lacks(askreports: Calling, settings: Settings) -> None:
    listed = json.loads(askreports(settings.store, "reports", "--json").stdout)["reports"]
    missing = {report["file"]: report["sections_missing"] for report in listed}
    assert len(listed) == 5
    assert missing["huadu-police-2023.txt"] == []
    assert "problems" in missing["guangzhou-police-approvals-2017-2022.txt"]


def test_show_gives_the_text_and_sections_that_partition_it(
    askreports: Calling, settings: Settings, reports: dict[str, Report]
) -> None:
    shown = json.loads(askreports(settings.store, "show", "jiangmen-police-2020.txt", "--json").stdout)
    assert shown["text"] == reports["jiangmen"].text
    assert "".join(shown["text"][s["start"] : s["end"]] for s in shown["sections"]) == shown["text"]
    assert json.loads(askreports(settings.store, "show", shown["id"], "--json").stdout) == shown


def test_show_of_an_unknown_report_is_one_line(askreports: Calling, settings: Settings) -> None:
    ended = askreports(settings.store, "show", "foshan.txt")
    assert ended.returncode == 2 and is_one_line(ended.stderr) and "foshan.txt" in ended.stderr


def test_figures_are_slices_of_their_reports(
    askreports: Calling, settings: Settings, reports: dict[str, Report]
) -> None:
    rows = json.loads(askreports(settings.store, "figures", "--agency", "海珠", "--json").stdout)["figures"]
    text = reports["haizhu"].text
    assert ("不予受理量", "49", "份") in [(row["indicator"], row["value"], row["unit"]) for row in rows]
    assert all(text[row["start"] : row["end"]] == row["quote"] for row in rows)
    assert {row["file"] for row in rows} == {"haizhu-police-2024.txt"}


def test_figures_of_a_section_type_come_from_it_alone(askreports: Calling, settings: Settings) -> None:
    rows = json.loads(askreports(settings.store, "figures", "--section", "problems", "--json").stdout)["figures"]
    assert rows and {row["section"] for row in rows} == {"problems"}


def test_figures_go_into_a_spreadsheet_as_numbers_and_text(
    askreports: Calling, settings: Settings, tmp_path: Path
) -> None:
    ended = askreports(settings.store, "figures", "--csv", str(tmp_path / "f.csv"), "--xlsx", str(tmp_path / "f.xlsx"))
    assert ended.returncode == 0 and ended.stdout == ""
    with (tmp_path / "f.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    sheet = load_workbook(tmp_path / "f.xlsx").active
    assert sheet.max_row == len(rows) + 1
    heading = [cell.value for cell in sheet[1]]
    amounts = [sheet.cell(line, heading.index("amount") + 1).value for line in range(2, sheet.max_row + 1)]
    assert 865310 in amounts and "865310" in [row["value"] for row in rows]


def test_figures_that_do_not_add_up_are_flagged_with_both_numbers_and_printed_as_they_are(
    askreports: Calling, tmp_path: Path
) -> None:
    path = write_report(tmp_path / "in" / "report.txt", HUADU, 2023, received=500)
    path.write_text(path.read_text(encoding="utf-8").replace("不予受理量0件", "不予受理量7件"), encoding="utf-8")
    assert askreports(tmp_path / "store", "index", str(path)).returncode == 0
    rows = json.loads(askreports(tmp_path / "store", "figures", "--json").stdout)["figures"]
    told = "受理量 500 + 不予受理量 7 = 507 ≠ 申请量 500"
    assert [row["indicator"] for row in rows if row["flags"] == [told]] == ["申请量", "受理量", "不予受理量"]
    askreports(tmp_path / "store", "figures", "--csv", str(tmp_path / "f.csv"))
    assert told in (tmp_path / "f.csv").read_text(encoding="utf-8-sig")


def test_text_that_looks_like_a_formula_stays_text(askreports: Calling, tmp_path: Path) -> None:
    write_report(tmp_path / "in" / "=cmd|calc!A1.txt", HUADU, 2023)
    assert askreports(tmp_path / "store", "index", str(tmp_path / "in")).returncode == 0
    askreports(tmp_path / "store", "figures", "--csv", str(tmp_path / "f.csv"), "--xlsx", str(tmp_path / "f.xlsx"))
    sheet = load_workbook(tmp_path / "f.xlsx").active
    assert sheet["A2"].data_type == "s" and sheet["A2"].value == "=cmd|calc!A1.txt"
    cells = [cell for row in csv.reader((tmp_path / "f.csv").open(encoding="utf-8-sig", newline="")) for cell in row]
    assert "'=cmd|calc!A1.txt" in cells and not any(cell.startswith("=") for cell in cells)


def test_a_file_that_cannot_be_written_is_one_line(askreports: Calling, settings: Settings, tmp_path: Path) -> None:
    ended = askreports(settings.store, "figures", "--csv", str(tmp_path / "none" / "f.csv"))
    assert ended.returncode == 2 and is_one_line(ended.stderr)


def test_index_tells_what_it_did_and_exits_1_for_a_file_it_could_not_read(shelf: Path, tmp_path: Path) -> None:
    (shelf / "坏.txt").write_bytes(b"PK\x03\x04" + b"\0" * 500)
    ended = call(tmp_path / "store", "index", str(shelf), "--json")
    done = json.loads(ended.stdout)
    assert ended.returncode == 1
    assert (done["added"], [failure["file"] for failure in done["failed"]]) == (1, ["坏.txt"])
    assert {"added", "updated", "unchanged", "removed", "duplicates", "failed", "passages", "seconds"} <= set(done)
    assert ended.stderr.splitlines()[-1].startswith("坏.txt: is a ")
    listed = json.loads(call(tmp_path / "store", "reports", "--json").stdout)["reports"]
    assert [report["file"] for report in listed] == ["花都.txt"]


@pytest.mark.parametrize(
    "command", [["ask", SILOS], ["reports"], ["show", "x"], ["figures"], ["eval"], ["serve"]], ids=lambda c: c[0]
)
def test_without_a_store_every_command_says_so_and_makes_none(
    askreports: Calling, tmp_path: Path, command: list[str]
) -> None:
    ended = askreports(tmp_path / "store", *command)
    assert ended.returncode == 2 and ended.stdout == ""
    assert is_one_line(ended.stderr) and "askreports index" in ended.stderr
    assert not (tmp_path / "store").exists()


def test_a_store_of_another_model_is_refused_and_kept(askreports: Calling, shelf: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    assert askreports(store, "index", str(shelf)).returncode == 0
    catalogue = Catalogue.existing(store, "")
    catalogue.apply(Changes(state={"model": "0123456789abcdef"}))
    for command in (["ask", "受理量是多少"], ["index", str(shelf)]):
        ended = askreports(store, *command)
        assert ended.returncode == 2 and is_one_line(ended.stderr) and "ASKREPORTS_MODEL" in ended.stderr
    assert [known.file for known in catalogue.known()] == ["花都.txt"]


def test_a_port_in_use_is_one_line(settings: Settings) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        ended = call(settings.store, "serve", "--port", str(taken.getsockname()[1]))
    assert ended.returncode == 2 and is_one_line(ended.stderr) and "--port" in ended.stderr


def test_the_doctor_finds_the_five_reports_well(askreports: Calling, settings: Settings) -> None:
    ended = askreports(settings.store, "doctor", "--json")
    found = json.loads(ended.stdout)
    assert ended.returncode == 0 and found["ok"]
    assert {"model", "store", "vectors", "language model"} <= {check["name"] for check in found["checks"]}


def test_the_doctor_finds_vectors_that_are_missing_and_says_the_mend(
    askreports: Calling, shelf: Path, tmp_path: Path
) -> None:
    store = tmp_path / "store"
    askreports(store, "index", str(shelf))
    damage(Settings(store=store), "花都.txt", "both")
    ended = askreports(store, "doctor", "--json")
    (vectors,) = [check for check in json.loads(ended.stdout)["checks"] if check["name"] == "vectors"]
    assert ended.returncode == 1 and not vectors["ok"]
    assert "花都.txt" in vectors["found"] and "askreports index" in vectors["mend"]


def test_the_doctor_without_a_store_exits_2_and_makes_none(askreports: Calling, tmp_path: Path) -> None:
    ended = askreports(tmp_path / "store", "doctor")
    assert ended.returncode == 2 and "askreports index" in ended.stdout
    assert not (tmp_path / "store").exists()


def test_eval_exits_1_under_a_bar_and_0_above(askreports: Calling, settings: Settings, tmp_path: Path) -> None:
    question = "questions:\n  - {question: 花都区分局2023年行政许可申请量是多少？, status: answered, values: ['%s']}\n"
    for value, status in (("736253", 0), ("123", 1)):
        file = tmp_path / "questions.yaml"
        file.write_text("bars: {figure_exact: 0.9}\n" + question % value, encoding="utf-8")
        ended = askreports(settings.store, "eval", str(file), "--json")
        assert ended.returncode == status
        (metric,) = [m for m in json.loads(ended.stdout)["metrics"] if m["name"] == "figure_exact"]
        assert metric["reached"] is (status == 0)


def test_eval_writes_a_page_keeps_a_run_and_compares_with_it(
    askreports: Calling, settings: Settings, tmp_path: Path
) -> None:
    file, kept, page = tmp_path / "questions.yaml", tmp_path / "run.json", tmp_path / "page.html"
    file.write_text("questions:\n  - {question: 花都区分局2023年行政许可申请量是多少？, status: answered}\n", encoding="utf-8")
    assert askreports(settings.store, "eval", str(file), "--save", str(kept)).returncode == 0
    ended = askreports(settings.store, "eval", str(file), "--against", str(kept), "--html", str(page))
    assert ended.returncode == 0 and "worse: 0" in ended.stdout and "better: 0" in ended.stdout
    assert "736253" in page.read_text(encoding="utf-8")
    ended = askreports(settings.store, "eval", str(file), "--against", str(file))
    assert ended.returncode == 2 and is_one_line(ended.stderr) and "no saved run" in ended.stderr


def test_eval_of_what_is_no_question_file_is_one_line(askreports: Calling, settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text("- 1\n", encoding="utf-8")
    ended = askreports(settings.store, "eval", str(tmp_path / "x.yaml"))
    assert ended.returncode == 2 and is_one_line(ended.stderr)


@pytest.mark.parametrize(
    "arguments",
    [["ask"], ["ask", "  "], ["ask", "问", "--bogus"], ["bogus"], ["ask", "问", "--year", "去年"], ["ask", "问", "--input", "x"],
     ["ask", "--input", "/no/such/file"], ["show"], ["index", "/no/such/folder"], ["serve", "--port", "99999"]],
    ids=" ".join,
)  # fmt: skip
def test_a_wrong_call_is_one_line_and_status_2(
    settings: Settings, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.setenv("ASKREPORTS_STORE", str(settings.store))
    assert run(arguments) == 2
    told = capfd.readouterr()
    assert told.out == "" and is_one_line(told.err)


def test_a_setting_that_does_not_fit_is_one_line(askreports: Calling, settings: Settings) -> None:
    ended = askreports(settings.store, "reports", ASKREPORTS_PORT="abc")
    assert ended.returncode == 2 and is_one_line(ended.stderr) and "ASKREPORTS_PORT=abc" in ended.stderr


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_and_takes_a_store(capfd: pytest.CaptureFixture[str], command: str) -> None:
    assert run([command, "--help"]) == 0
    assert "--store" in capfd.readouterr().out


def test_help_loads_no_big_library() -> None:
    code = "import sys, assistant.cli; print(sorted({'torch', 'chromadb', 'gradio', 'llama_index.core'} & set(sys.modules)))"
    loaded = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, check=True)
    assert loaded.stdout.strip() == "[]"
    assert call(Path("none"), "--help").returncode == 0


def test_a_reader_that_stops_early_gets_no_traceback(settings: Settings) -> None:
    environment = {**os.environ, "PYTHONPATH": str(PROJECT), "ASKREPORTS_STORE": str(settings.store)}
    process = subprocess.Popen(
        [sys.executable, "-m", "assistant.cli", "figures", "--json"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment,
    )  # fmt: skip
    assert process.stdout is not None and process.stderr is not None
    process.stdout.close()
    assert b"Traceback" not in process.stderr.read()
    process.wait(timeout=60)


def test_ctrl_c_is_quiet(settings: Settings) -> None:
    environment = {**os.environ, "PYTHONPATH": str(PROJECT), "ASKREPORTS_STORE": str(settings.store)}
    process = subprocess.Popen(
        [sys.executable, "-m", "assistant.cli", "ask", "--input", "-", "--json"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment,
        # Where the tests run behind a shell's &, they and their children are deaf to it.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )  # fmt: skip
    time.sleep(1.5)
    process.send_signal(signal.SIGINT)
    said, complained = process.communicate(timeout=60)
    assert (process.returncode, said, complained) == (130, b"", b"")


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("ASKREPORTS_LIMITS", "x", "ASKREPORTS_LIMITS: is a group of settings"),
        ("ASKREPORTS_LIMITS__PAGES", "x", "ASKREPORTS_LIMITS__PAGES=x: "),
        ("ASKREPORTS_LLM_RETRIES", "99", "ASKREPORTS_LLM_RETRIES=99: "),
    ],
)
def test_a_setting_that_cannot_be_used_is_told_by_its_variable(askreports: Calling, tmp_path: Path, name: str, value: str, said: str) -> None:
    ended = askreports(tmp_path / "store", "reports", **{name: value})
    assert ended.returncode == 2 and is_one_line(ended.stderr) and ended.stderr.startswith(said)
