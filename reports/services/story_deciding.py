"""What editors do with the "maybe" list: carry a proposal out, reject it, take either back."""

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q

from reports.models import StoryChange, StoryProposal
from reports.selectors.report_lines import Stood
from reports.services.story_changes import move_reports, split_reports
from reports.services.story_holding import StoryChangeRefused
from reports.services.story_merging import merge_stories
from reports.services.story_proposals import Kind, State, reopen
from reports.services.story_undoing import undo_change

SETTLED = "This was settled meanwhile, or the report was moved. Look at the list once more."


def accept_proposal(*, proposal: StoryProposal, decided_by: User | None = None) -> StoryChange:
    """The change of stories that carries the proposal out; a second time gives the first change.

    Raises :class:`StoryChangeRefused` where it was settled otherwise meanwhile.
    """
    with transaction.atomic():
        if proposal.state == State.ACCEPTED and (made := change_that_settled(proposal)):
            return made
        change = _carried_out(proposal, decided_by)
        if proposal.pk not in change.details["settled"]:
            raise StoryChangeRefused("", SETTLED)
    return change


def take_decision_back(*, proposal: StoryProposal, undone_by: User | None = None) -> StoryProposal:
    """The proposal, waiting again; what accepting it had changed is taken back."""
    with transaction.atomic():
        proposal = StoryProposal.objects.select_for_update(of=["self"]).get(pk=proposal.pk)
        change = change_that_settled(proposal)
        if change is not None:
            undo_change(change=change, undone_by=undone_by)
        elif proposal.state == State.REJECTED:
            reopen([proposal.pk])
        elif proposal.state != State.OPEN:
            raise StoryChangeRefused("", "What settled this is in the log of the story, and is taken back there.")
        proposal.refresh_from_db()
    return proposal


def change_that_settled(proposal: StoryProposal) -> StoryChange | None:
    """The change in force that settled it; None where it waits, or was rejected without any."""
    sides = [pk for pk in (proposal.story_id, proposal.other_id) if pk]
    about = Q(story__in=sides) | Q(other__in=sides)
    made = StoryChange.objects.filter(about, details__settled__contains=proposal.pk, undoings__isnull=True)
    return made.order_by("-pk").first()


def _carried_out(proposal: StoryProposal, by: User | None) -> StoryChange:
    reason = "; ".join(proposal.reasons)[:250]
    if proposal.kind == Kind.MERGE and proposal.other:
        return merge_stories(into=proposal.story, merged=proposal.other, reason=reason, merged_by=by)
    article = proposal.article
    if article is None:
        raise StoryChangeRefused("", SETTLED)
    stood = [Stood(article.pk, article.story_id)]
    if proposal.kind == Kind.PLACE:
        return move_reports(reports=stood, to=proposal.story, reason=reason, moved_by=by)[0]
    return split_reports(
        reports=stood, title=article.headline[:200], reason=reason, split_by=by, is_title_confirmed=False
    )[0]
