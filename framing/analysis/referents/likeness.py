"""How alike the labels of a story sound, beside what all of them have in common; nothing without a sentence model."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from framing.analysis.referents.readings import MentionReading
from reports.text.encoding import Encoder

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

#: What all labels of a story mean in common is taken off their vectors, by so many labels up to the half of it: the
#: mean of a few labels is those labels themselves. A starting value.
CENTRE_AT = 20


def likenesses(sorts: Sequence[MentionReading], encoder: Encoder) -> "tuple[Floats, Floats]":
    """How near each two labels are as wholes, and how near their heads alone, from -1 to 1."""
    import numpy as np

    wholes = np.stack([encoder(_printed(one), ())[0] for one in sorts])
    heads = np.stack([encoder(_head(one), ())[0] for one in sorts])
    # Rounded, so that the last bits of a sum decide nothing.
    return np.round(_near(_centred(wholes)), 4), np.round(_near(heads), 4)


def _printed(reading: MentionReading) -> str:
    return reading.label or reading.mention.key


def _head(reading: MentionReading) -> str:
    start = reading.mention.head.start - reading.mention.span.start
    return reading.mention.text[start : start + len(reading.mention.head)] or reading.mention.key


def _near(rows: "Floats") -> "Floats":
    near: Floats = rows @ rows.T
    return near


def _centred(rows: "Floats") -> "Floats":
    import numpy as np

    off = rows - rows.mean(axis=0) * (len(rows) / (len(rows) + CENTRE_AT))
    found: Floats = off / np.maximum(np.linalg.norm(off, axis=1, keepdims=True), 1e-9)
    return found
