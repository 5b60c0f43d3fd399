"""Stored analyses as the comparison reads them: every finding of each report, in a fixed number of queries."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from framing.analysis.alignment import AnalysedReport
from framing.analysis.lexicon import Lexicon
from framing.analysis.scoring import Hit
from framing.models import AnalysisRun, TermHit
from framing.selectors.findings import (
    claims_by_revision,
    harms_by_revision,
    mentions_by_revision,
    quantities_by_revision,
)
from framing.services.claim_rows import found_claim, found_harm, found_quantity
from framing.services.mention_rows import found_mention
from framing.services.rows import found_hit, found_quote
from framing.services.wording_rows import found_wordings
from reports.extraction.values import Quote as FoundQuote
from reports.models import Quote
from reports.text.parse import PARSED_ZONES, Sentence
from reports.text.spans import Span
from reports.text.zones import Zone


def analysed_reports(runs: Sequence[AnalysisRun], lexicon: Lexicon) -> list[AnalysedReport]:
    """What each run found, in the order of the runs; the key of a report is the id of its article."""
    hits, quotes = _hits(runs, lexicon), _quotes(runs)
    quantities, claims, harms = quantities_by_revision(runs), claims_by_revision(runs), harms_by_revision(runs)
    mentions = mentions_by_revision(runs)
    return [
        AnalysedReport(
            key=str(run.revision.article_id),
            text=run.revision.text,
            zones=tuple(run.revision.zone_spans),
            sentences=_sentences(run),
            hits=tuple(hits[run.pk]),
            quotes=tuple(quotes[run.revision_id]),
            quantities=tuple(map(found_quantity, quantities[run.revision_id])),
            claims=tuple(map(found_claim, claims[run.revision_id])),
            harms=tuple(map(found_harm, harms[run.revision_id])),
            mentions=tuple(found_mention(row, run.revision.text) for row in mentions[run.revision_id]),
            wordings=found_wordings(run.wordings, run.revision.text),
            published_at=run.revision.article.published_at,
        )
        for run in runs
    ]


def _sentences(run: AnalysisRun) -> tuple[Sentence, ...]:
    """With the number of the paragraph among those with prose."""
    starts = [zone.span.start for zone in run.revision.zone_spans if zone.zone in PARSED_ZONES]
    return tuple(
        Sentence(Span(start, end), Zone(zone), max(bisect_right(starts, start) - 1, 0))
        for zone, start, end in run.sentences
    )


def _hits(runs: Sequence[AnalysisRun], lexicon: Lexicon) -> Mapping[int, list[Hit]]:
    entries = {entry.code: entry for entry in lexicon.entries}
    hits: dict[int, list[Hit]] = {run.pk: [] for run in runs}
    for hit in TermHit.objects.filter(run__in=hits).order_by("start", "-end", "entry"):
        if hit.entry in entries:  # only where the analysis with the newest release failed may one be missing
            hits[hit.run_id].append(found_hit(hit, entries[hit.entry]))
    return hits


def _quotes(runs: Sequence[AnalysisRun]) -> Mapping[int, list[FoundQuote]]:
    corrections = {run.revision_id: run.corrections for run in runs}
    quotes: dict[int, list[FoundQuote]] = {key: [] for key in corrections}
    engine = runs[0].engine if runs else ""
    for quote in Quote.objects.filter(revision__in=corrections, engine=engine).order_by("number"):
        if quote.corrections == corrections[quote.revision_id]:
            quotes[quote.revision_id].append(found_quote(quote))
    return quotes
