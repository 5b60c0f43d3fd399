"""Features as they are stored: the arrays in a row of bytes, the words for reasons as JSON."""

import struct
from datetime import datetime
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from reports.grouping.lengths import Lengths
from reports.grouping.values import ReportFeatures, Told

#: Raised when stored features would be read otherwise than they were written; older ones are made anew.
LAYOUT = 2

# Layout, digest, lengths; then how many words, pairs, rows of quoted words and numbers of the vector follow.
_HEAD = struct.Struct("<Hq4f4I")
_LAYOUT = struct.Struct("<H")
LEAD, NAME = 1, 2


class Opened(NamedTuple):
    """Stored features, read no further than comparing needs; ``flags`` tell words of the lead and names."""

    digest: int
    lengths: Lengths
    words: NDArray[np.uint32]
    counts: NDArray[np.uint8]
    flags: NDArray[np.uint8]
    pairs: NDArray[np.uint32]
    pair_counts: NDArray[np.uint8]
    quoted: NDArray[np.uint32]
    vector: NDArray[np.float16]


def packed(features: ReportFeatures, lengths: Lengths) -> bytes:
    """The arrays of the features; language, moment and words for reasons are stored beside them."""
    vector = np.zeros(0) if features.vector is None else features.vector
    flags = features.in_lead * LEAD + features.is_name * NAME
    counts = (len(features.words), len(features.pairs), len(features.quoted), len(vector))
    taken = (lengths.words, lengths.pairs, lengths.names, lengths.lead)
    return b"".join(
        [
            _HEAD.pack(LAYOUT, features.digest, *taken, *counts),
            features.words.astype("<u4").tobytes(),
            features.counts.astype("u1").tobytes(),
            flags.astype("u1").tobytes(),
            features.pairs.astype("<u4").tobytes(),
            features.pair_counts.astype("u1").tobytes(),
            features.quoted.astype("<u4").tobytes(),
            vector.astype("<f2").tobytes(),
        ]
    )


def is_readable(stored: bytes | memoryview) -> bool:
    """Whether :func:`unpacked` can read it."""
    return len(stored) >= _HEAD.size and int(_LAYOUT.unpack_from(stored)[0]) == LAYOUT


def opened(stored: bytes | memoryview) -> Opened:
    """The stored arrays, without a copy."""
    _, digest, *taken, words, pairs, quoted, size = _HEAD.unpack_from(stored)
    flags_at = _HEAD.size + 5 * words
    pairs_at = flags_at + words
    quoted_at = pairs_at + 5 * pairs
    read = np.frombuffer
    return Opened(
        digest,
        Lengths(*taken),
        read(stored, "<u4", words, _HEAD.size),
        read(stored, "u1", words, _HEAD.size + 4 * words),
        read(stored, "u1", words, flags_at),
        read(stored, "<u4", pairs, pairs_at),
        read(stored, "u1", pairs, pairs_at + 4 * pairs),
        read(stored, "<u4", quoted, quoted_at),
        read(stored, "<f2", size, quoted_at + 4 * quoted),
    )


def unpacked(stored: bytes | memoryview, *, told: Told, language: str, moment: datetime | None) -> ReportFeatures:
    """The features from what :func:`packed` made of them."""
    row = opened(stored)
    return ReportFeatures(
        words=row.words,
        counts=row.counts,
        in_lead=(row.flags & LEAD).astype(np.bool_),
        is_name=(row.flags & NAME).astype(np.bool_),
        pairs=row.pairs,
        pair_counts=row.pair_counts,
        quoted=row.quoted,
        told=told,
        digest=row.digest,
        language=language,
        moment=moment,
        vector=row.vector.astype(np.float32) if len(row.vector) else None,
    )


def told_as_json(told: Told) -> dict[str, Any]:
    """The words for reasons as stored."""
    return {"names": list(told.names), "numbers": list(told.numbers), "words": list(told.words), "place": told.place}


def told_from_json(row: dict[str, Any]) -> Told:
    """The words for reasons from what :func:`told_as_json` made of them."""
    names, numbers, words = (tuple(row.get(key, ())) for key in ("names", "numbers", "words"))
    return Told(names, numbers, words, str(row.get("place", "")))
