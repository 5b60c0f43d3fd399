"""Analyse articles given as JSON lines, one analysis a line; the format is docs/interchange.md."""

from typing import Any

from framing.analysis.article import Analyser
from framing.analysis.interchange import analysis_record
from framing.analysis.records import document_of
from framing.management.batch import BatchCommand


def analysed(record: object, analyser: Analyser) -> dict[str, Any]:
    """The analysis of one article record."""
    document = document_of(record)
    found = analyser.analyse(document.text, document.zones)
    return analysis_record(document, found, engine=analyser.engine, lexicon=analyser.lexicon)


class Command(BatchCommand):
    help = "Analyse articles: JSON lines in (standard input or files), one JSON line an article out. Needs no database."
    answer = staticmethod(analysed)
