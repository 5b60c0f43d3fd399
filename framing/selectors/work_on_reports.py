"""What people have done with a report on our side: while there is something, the report is not taken out again."""

from framing.models import ClaimDecision, Dispute, ReferentDecision


def work_on_revision(*, article_id: int, revision_id: int) -> str:
    """What somebody did with this text, in words; empty when nobody did anything."""
    if Dispute.objects.filter(revision=revision_id).exists():
        return "a reader disputes a mark in it"
    for log in (ClaimDecision, ReferentDecision):
        if log.objects.filter(places__contains=[{"revision": revision_id}]).exists():
            return "an editor decided about what it says"
    return ""
