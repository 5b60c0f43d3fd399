"""Which texts repeat one another, and what in them is agency copy (docs/method.md, "Copies")."""

from reports.extraction.copies.agencies import agency_of
from reports.extraction.copies.comparing import compared
from reports.extraction.copies.reading import CopyText, copy_text
from reports.extraction.copies.signatures import METHOD, Signature, minhash_of
from reports.extraction.copies.values import AgencyMark, AgencyRole, CopyKind, Likeness, Stretch

__all__ = [
    "METHOD",
    "AgencyMark",
    "AgencyRole",
    "CopyKind",
    "CopyText",
    "Likeness",
    "Signature",
    "Stretch",
    "agency_of",
    "compared",
    "copy_text",
    "minhash_of",
]
