"""PURE: the bytes of a file in, one document out; every format a newsroom is sent."""

from reports.extraction.documents.archives import Member, unpacked
from reports.extraction.documents.limits import ReadLimits
from reports.extraction.documents.reading import read_document
from reports.extraction.documents.records import as_json, from_json
from reports.extraction.documents.values import DocumentRefused, Evidence, ExtractedDocument, Found

__all__ = [
    "DocumentRefused",
    "Evidence",
    "ExtractedDocument",
    "Found",
    "Member",
    "ReadLimits",
    "as_json",
    "from_json",
    "read_document",
    "unpacked",
]
