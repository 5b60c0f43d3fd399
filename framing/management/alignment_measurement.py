"""What ``manage.py bench`` measures of aligned claims: reports of the demo's own prose, each with words of its own."""

import time
from collections.abc import Iterator, Sequence

from framing.analysis.alignment import AnalysedReport, aligned
from framing.analysis.article import Analyser
from framing.analysis.comparison import analysed_report, statements_of
from framing.lexicons import starter_lexicon
from framing.management.measurements import demo_text
from reports.text.encoding import SentenceEncoder, fresh_encoder
from reports.text.parse import load_parser
from reports.text.zones import find_zones

#: What the product promises of a comparison once its reports are analysed; printed beside the figures.
MOST_SECONDS_OF_TWO = 0.5
MOST_SECONDS_OF_TWENTY = 20.0
WORDS = 700
#: Put into each report's sentences, so that no two of them are equal and no vector is found in memory.
_OWN_WORDS = """
    northern southern eastern western central coastal inland upper lower outer inner old new small large quiet busy
    narrow broad distant
"""


def alignment() -> Iterator[str]:
    """Two reports and twenty, all the work from stored values to groups; the sentence model has seen neither before."""
    reports = _reports(len(_OWN_WORDS.split()))
    for count, most in ((2, MOST_SECONDS_OF_TWO), (len(reports), MOST_SECONDS_OF_TWENTY)):
        chosen = reports[:count]
        claims = sum(len(report.claims) for report in chosen)
        encoder = fresh_encoder()
        # What is loaded once a process is none of the work of a comparison.
        encoder("The first sentence finds the model cold.", ())
        _seconds(chosen[:2], None)
        without, first = _seconds(chosen, None), _seconds(chosen, encoder)
        yield f"alignment of {count} reports of {WORDS} words with {claims} claims: {first:.2f} s of processor time"
        yield f"  (at most {most:.1f} s), {without:.2f} s of it without the sentence model"


def _seconds(reports: Sequence[AnalysedReport], encoder: SentenceEncoder | None) -> float:
    quotes = {report.key: report.quotes for report in reports}
    statements = statements_of(quotes, {report.key: report.text for report in reports})
    began = time.process_time()
    aligned(reports, statements, encoder=encoder)
    return time.process_time() - began


def _reports(count: int) -> list[AnalysedReport]:
    analyser = Analyser(load_parser(), starter_lexicon())
    found = []
    for number, own in enumerate(_OWN_WORDS.split()[:count]):
        sentences = demo_text(WORDS, offset=number).split(". ")
        text = ". ".join(sentence.replace(" the ", f" the {own} ", 1) for sentence in sentences)
        found.append(analysed_report(f"{number:02}", analyser.analyse(text, find_zones(text))))
    return found
