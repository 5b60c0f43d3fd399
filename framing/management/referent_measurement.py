"""What ``manage.py bench`` measures of referents: grouping the mentions of five reports, and the page of twenty."""

import time
from collections.abc import Iterator

from django.urls import reverse

from framing.analysis.alignment import aligned
from framing.analysis.article import Analyser
from framing.analysis.comparison import analysed_report, statements_of
from framing.analysis.labels import label_tables
from framing.analysis.referents import referents_of
from framing.lexicons import load_starter_aliases, starter_lexicon
from framing.management.measurements import bench_story, demo_text, page_served
from reports.text.encoding import fresh_encoder
from reports.text.parse import load_parser
from reports.text.zones import find_zones

#: What the product promises; printed beside the figures.
MOST_SECONDS_OF_FIVE = 1.0
MOST_MILLISECONDS_OF_A_PAGE = 120
WORDS = 900
REPORTS_OF_A_PAGE = 20


def grouping() -> Iterator[str]:
    """Five reports: all the work from their mentions and claims to referents with labels."""
    analyser = Analyser(load_parser(), starter_lexicon())
    texts = [demo_text(WORDS, offset=5 * number) for number in range(5)]
    reports = [
        analysed_report(f"{number}", analyser.analyse(text, find_zones(text))) for number, text in enumerate(texts)
    ]
    quotes = {report.key: report.quotes for report in reports}
    statements = statements_of(quotes, {report.key: report.text for report in reports})
    encoder = fresh_encoder()
    groups = aligned(reports, statements, encoder=encoder).groups
    began = time.process_time()
    found = referents_of(
        reports, groups, statements, starter_lexicon(), aliases=load_starter_aliases(), encoder=encoder
    )
    label_tables(reports, found.referents, starter_lexicon())
    seconds = time.process_time() - began
    mentions = sum(len(report.mentions) for report in reports)
    yield f"referents of 5 reports of {WORDS} words with {mentions} mentions: {seconds:.2f} s of processor time"
    yield f"  (at most {MOST_SECONDS_OF_FIVE:.1f} s), {len(found.referents)} referents"


def labels_page(rounds: int) -> Iterator[str]:
    """The Labels page of twenty reports: queries and server time, median over the rounds."""
    story = bench_story(REPORTS_OF_A_PAGE)
    served = page_served(reverse("framing:story_labels", args=[story.slug]), rounds)
    yield f"labels of {REPORTS_OF_A_PAGE} reports of {WORDS} words: status {served.status}, {served.kilobytes:.0f} kB"
    yield f"  {served.queries} queries, {served.milliseconds:.0f} ms server time, median of {rounds}"
    yield f"  (at most {MOST_MILLISECONDS_OF_A_PAGE})"
