"""Quotations as they are listed."""

import time

from framing.models import AnalysisRun
from framing.selectors.quotes import lines_in_story, paragraph_of
from framing.selectors.reports import Report
from reports.models import Article, ArticleRevision, Quote

SAID = "“Ships wait.” said Mara Quill.\n\n"


def lines_of(count):
    """The lines of a report with so many paragraphs that are a quotation each."""
    rows = [["body", number * len(SAID), (number + 1) * len(SAID) - 2] for number in range(count)]
    article = Article(pk=1, latest_revision=ArticleRevision(text=SAID * count, zones=rows))
    report = Report(article=article, position=1, run=AnalysisRun(sentences=rows), status=None, hits=())
    quotes = [Quote(start=start + 1, end=start + 12, kind="direct") for _, start, _ in rows]
    return lines_in_story(report, quotes, "/")


def test_places_are_counted_among_the_paragraphs_of_the_body():
    zones = [["headline", 0, 5], ["body", 7, 20], ["caption", 22, 30], ["body", 32, 40]]
    revision = ArticleRevision(text="x" * 40, zones=zones)

    found = [paragraph_of(revision, place) for place in (0, 5, 7, 19, 20, 25, 32, 39, 40)]

    assert found == [None, None, 1, 1, None, None, 2, 2, None]


def test_line_leads_to_its_paragraph_and_sentence():
    line = lines_of(3)[2]

    assert (line.paragraph, line.href) == (3, "/#s1-2")


def test_listing_many_quotations_takes_linear_time():
    def seconds(count):
        began = time.process_time()
        lines_of(count)
        return time.process_time() - began

    short, long = seconds(1_500), seconds(6_000)

    assert long < 8 * short + 0.1
