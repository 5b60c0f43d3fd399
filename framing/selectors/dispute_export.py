"""Settled disputes as marked sentences, to train an installation's own candidate model on.

What they say of a sentence: docs/method.md, "Disputes".
"""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet

from framing.models import Dispute, TermHit
from framing.selectors.disputes import cut_at_mark
from framing.selectors.runs import newest_finished_runs
from reports.text.spans import Span

#: What an accepted dispute says about the word itself; the other faults are about voice, or about anything.
NOT_LOADED = frozenset([Dispute.Fault.SENSE, Dispute.Fault.NAME, Dispute.Fault.TERM])
# Rows read at once.
_BATCH = 200


def dispute_records() -> Iterator[dict[str, Any]]:
    """One record for each settled dispute that tells whether a word is loaded there, in the order in which they came.

    The sentence is loaded where the mark stands or where another mark that counts stands in it, else plain.
    """
    settled = _settled()
    for number in range(0, settled.count(), _BATCH):
        rows = list(settled[number : number + _BATCH])
        runs = newest_finished_runs([row.revision_id for row in rows])
        for row in rows:
            run = runs.get(row.revision_id)
            yield _record(row, _others(row, run.pk) if run else [])


def _settled() -> QuerySet[Dispute]:
    declined = Dispute.objects.filter(state=Dispute.State.DECLINED).exclude(fault=Dispute.Fault.VOICE)
    accepted = Dispute.objects.filter(state=Dispute.State.ACCEPTED, fault__in=NOT_LOADED)
    return (declined | accepted).select_related("revision__article").order_by("pk")


def _record(dispute: Dispute, others: list[Span]) -> dict[str, Any]:
    before, words, _ = cut_at_mark(dispute.sentence, dispute.text, dispute.revision.text[: dispute.start])
    begin = dispute.start - len(before)
    spans = [Span(len(before), len(before) + len(words))] if dispute.state == Dispute.State.DECLINED else []
    whole = Span(begin, begin + len(dispute.sentence))
    spans += [other.shifted(-begin) for other in others if whole.contains(other)]
    article = dispute.revision.article
    return {
        "id": f"dispute-{dispute.pk}",
        "text": dispute.sentence,
        "label": "loaded" if spans else "plain",
        "spans": [{"start": span.start, "end": span.end} for span in sorted(spans)],
        "group": f"story-{article.story_id}" if article.story_id else f"article-{article.pk}",
    }


def _others(dispute: Dispute, run_id: int) -> list[Span]:
    """The marks beside the disputed one that count."""
    hits = TermHit.objects.filter(run=run_id, is_counted=True).exclude(start__lt=dispute.end, end__gt=dispute.start)
    return [Span(start, end) for start, end in hits.values_list("start", "end").distinct()]
