"""Features as they are stored: the arrays in a row of bytes, the words for reasons as JSON."""

import struct
from datetime import datetime
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reports.grouping.values import ReportFeatures, Told

#: Raised when stored features would be read otherwise than they were written; older ones are made anew.
LAYOUT = 1

# Layout, digest, then how many words, pairs, rows of quoted words and numbers of the vector follow.
_HEAD = struct.Struct("<Hq4I")
_LEAD, _NAME = 1, 2


def packed(features: ReportFeatures) -> bytes:
    """The arrays of the features; language, moment and words for reasons are stored beside them."""
    vector = np.zeros(0) if features.vector is None else features.vector
    flags = features.in_lead * _LEAD + features.is_name * _NAME
    lengths = (len(features.words), len(features.pairs), len(features.quoted), len(vector))
    return b"".join(
        [
            _HEAD.pack(LAYOUT, features.digest, *lengths),
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
    return len(stored) >= _HEAD.size and int(_HEAD.unpack_from(stored)[0]) == LAYOUT


def unpacked(stored: bytes | memoryview, *, told: Told, language: str, moment: datetime | None) -> ReportFeatures:
    """The features from what :func:`packed` made of them."""
    _, digest, words, pairs, quoted, size = _HEAD.unpack_from(stored)
    place = _HEAD.size

    def taken(kind: str, count: int) -> NDArray[Any]:
        nonlocal place
        array = np.frombuffer(stored, dtype=kind, count=count, offset=place)
        place += array.nbytes
        return array

    terms, counts, flags = taken("<u4", words), taken("u1", words), taken("u1", words)
    paired, pair_counts = taken("<u4", pairs), taken("u1", pairs)
    return ReportFeatures(
        words=terms,
        counts=counts,
        in_lead=(flags & _LEAD).astype(np.bool_),
        is_name=(flags & _NAME).astype(np.bool_),
        pairs=paired,
        pair_counts=pair_counts,
        quoted=taken("<u4", quoted),
        told=told,
        digest=digest,
        language=language,
        moment=moment,
        vector=taken("<f2", size).astype(np.float32) if size else None,
    )


def told_as_json(told: Told) -> dict[str, Any]:
    """The words for reasons as stored."""
    return {"names": list(told.names), "numbers": list(told.numbers), "words": list(told.words), "place": told.place}


def told_from_json(row: dict[str, Any]) -> Told:
    """The words for reasons from what :func:`told_as_json` made of them."""
    names, numbers, words = (tuple(row.get(key, ())) for key in ("names", "numbers", "words"))
    return Told(names, numbers, words, str(row.get("place", "")))
