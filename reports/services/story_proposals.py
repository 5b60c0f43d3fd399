"""What may belong together and waits for an editor: the "maybe" list. See docs/method.md, "Stories"."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from reports.models import Article, Story, StoryProposal

Kind, State = StoryProposal.Kind, StoryProposal.State
PERSON = Article.Placement.PERSON


def propose(
    *,
    kind: StoryProposal.Kind,
    story: Story,
    article: Article | None = None,
    other: Story | None = None,
    score: float,
    reasons: Sequence[str],
) -> StoryProposal | None:
    """The proposal, waiting for an editor; None where it makes no sense as things stand.

    The same again gives the same row, with newer score and reasons while it waits. One that an editor settled stays
    settled; one that settled itself waits again.
    """
    if kind == Kind.MERGE and other is not None and other.pk < story.pk:
        story, other = other, story  # two stories may be one in whichever order they are named
    if not _makes_sense(kind, story, article, other):
        return None
    share, told = min(max(score, 0.0), 1.0), list(reasons)
    with transaction.atomic():
        rows = StoryProposal.objects.select_for_update(of=["self"])
        proposal, is_new = rows.get_or_create(
            kind=kind, story=story, article=article, other=other, defaults={"score": share, "reasons": told}
        )
        if not is_new and proposal.state in {State.OPEN, State.GONE}:
            _store(proposal, State.OPEN, score=share, reasons=told)
    return proposal


def expire_proposals(*, before: datetime) -> int:
    """Settle what waits in vain: made before that moment, or overtaken by what has happened to its reports since."""
    overtaken = Q(story__merged_into__isnull=False) | Q(other__merged_into__isnull=False)
    overtaken |= Q(kind=Kind.PLACE) & (Q(article__story=F("story")) | Q(article__placement=PERSON))
    overtaken |= Q(kind=Kind.SPLIT) & (~Q(article__story=F("story")) | Q(article__placement=PERSON))
    overtaken |= Q(kind=Kind.PLACE, story__takes_proposals=False)
    waiting = StoryProposal.objects.filter(state=State.OPEN)
    gone = waiting.filter(Q(created_at__lt=before) | overtaken).values("pk")
    return StoryProposal.objects.filter(pk__in=gone).update(state=State.GONE, decided_at=timezone.now())


def settle_placed(articles: Sequence[Article], story: Story, *, decided_by: User | None) -> list[int]:
    """Settle what waits about reports that stand in that story now; the numbers of what was settled.

    By a person's hand everything about them is settled. The machine's own settles only what it carried out.
    """
    is_persons = any(article.placement == PERSON for article in articles)
    settled = []
    for proposal in _waiting(Q(article__in=articles)):
        is_there = proposal.story_id == story.pk
        if proposal.kind == Kind.PLACE:
            state = State.ACCEPTED if is_there else State.GONE
        else:
            state = State.REJECTED if is_there else State.ACCEPTED
        if is_persons or state == State.ACCEPTED:
            _store(proposal, state, decided_by=decided_by)
            settled.append(proposal.pk)
    return settled


def settle_merged(merged: Story, into: Story, *, decided_by: User | None) -> list[int]:
    """Settle what waits about a story that was merged into another; what still makes sense is proposed of that one."""
    settled = []
    for proposal in _waiting(Q(story=merged) | Q(other=merged)):
        sides = {proposal.story_id, proposal.other_id}
        is_this = proposal.kind == Kind.MERGE and into.pk in sides
        _store(proposal, State.ACCEPTED if is_this else State.GONE, decided_by=decided_by)
        settled.append(proposal.pk)
        if not is_this and proposal.kind != Kind.SPLIT:
            _propose_of(proposal, merged, into)
    return settled


def _propose_of(proposal: StoryProposal, merged: Story, into: Story) -> None:
    """The same of the story that the merged one leads to."""
    propose(
        kind=Kind(proposal.kind),
        story=into if proposal.story == merged else proposal.story,
        article=proposal.article,
        other=into if proposal.other == merged else proposal.other,
        score=proposal.score,
        reasons=proposal.reasons,
    )


def settle_closed(story: Story) -> list[int]:
    """Settle what waits to be placed in a story that takes no proposals any more."""
    settled = []
    for proposal in _waiting(Q(kind=Kind.PLACE, story=story)):
        _store(proposal, State.GONE)
        settled.append(proposal.pk)
    return settled


def reopen(numbers: Collection[int]) -> None:
    """Let proposals wait again that a change had settled which is taken back."""
    settled = StoryProposal.objects.filter(pk__in=numbers).exclude(state=State.OPEN)
    settled.update(state=State.OPEN, decided_by=None, decided_at=None)


def reject_proposal(*, proposal: StoryProposal, decided_by: User | None = None) -> StoryProposal:
    """The proposal, which is not made again; one that is settled already stays as it is."""
    with transaction.atomic():
        locked = StoryProposal.objects.select_for_update(of=["self"]).get(pk=proposal.pk)
        if locked.state == State.OPEN:
            _store(locked, State.REJECTED, decided_by=decided_by)
    return locked


def _waiting(about: Q) -> list[StoryProposal]:
    """What waits, held until the transaction ends."""
    rows = StoryProposal.objects.select_for_update(of=["self"]).select_related("story", "other", "article")
    return list(rows.filter(about, state=State.OPEN).order_by("pk"))


def _store(
    proposal: StoryProposal, state: StoryProposal.State, *, decided_by: User | None = None, **values: Any
) -> None:
    proposal.state = state
    proposal.decided_by = decided_by
    proposal.decided_at = None if state == State.OPEN else timezone.now()
    for name, value in values.items():
        setattr(proposal, name, value)
    proposal.save(update_fields=["state", "decided_by", "decided_at", *values])


def _makes_sense(kind: StoryProposal.Kind, story: Story, article: Article | None, other: Story | None) -> bool:
    """Whether an editor could carry it out: both stories stand and are open, and no person has placed the report."""
    sides = {story.pk} | ({other.pk} if other else set())
    if Story.objects.filter(pk__in=sides, takes_proposals=True).count() < len(sides):
        return False
    if kind == Kind.MERGE:
        return len(sides) == 2
    if article is None or article.placement == PERSON:
        return False
    return (article.story_id == story.pk) is (kind == Kind.SPLIT)
