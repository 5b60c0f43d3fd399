"""What may be done with a draft by whom, and why somebody may not."""

from dataclasses import dataclass

from django.contrib.auth.models import User

from framing.models import Draft
from framing.selectors.drafts import RIGHT_TO_EDIT, RIGHT_TO_REVIEW, editors_of


@dataclass(frozen=True, slots=True)
class Step:
    """A step as a button; ``obstacle`` says why it cannot be taken now, ``wants_comment`` that it needs words."""

    name: str
    label: str
    obstacle: str = ""
    wants_comment: bool = False


NOT_SOUND = "What is saved has problems. Mend them and save it first."
OUTDATED = "The live entry has changed; take over what you want first."
AUTHOR = "You worked on this draft, so somebody else has to approve it."
NO_RIGHT = "Your account may not approve drafts."


def steps_for(draft: Draft, user: User, *, may_pass: bool, is_outdated: bool) -> list[Step]:
    """The steps out of the draft's state, in the order of their buttons.

    ``may_pass`` is whether nothing is known to be wrong with the entry; a worker may still be reading its examples.
    """
    if not user.has_perm(RIGHT_TO_EDIT):
        return []
    unsound = OUTDATED if is_outdated else "" if may_pass else NOT_SOUND
    withdraw = Step("decline", "Withdraw") if draft.opened_by_id == user.pk else _decline()
    match draft.state:
        case Draft.State.SUGGESTED:
            return [Step("take", "Take it into work"), withdraw]
        case Draft.State.DRAFT:
            return [Step("submit", "Send to review", unsound), withdraw]
        case Draft.State.IN_REVIEW:
            return [Step("approve", "Approve", _obstacle_to_approve(draft, user) or unsound), _back(), withdraw]
        case Draft.State.APPROVED:
            return [_back(), withdraw]
    return []


def _obstacle_to_approve(draft: Draft, user: User) -> str:
    if not user.has_perm(RIGHT_TO_REVIEW):
        return NO_RIGHT
    return AUTHOR if user.pk in editors_of(draft) else ""


def _back() -> Step:
    return Step("return", "Send back", wants_comment=True)


def _decline() -> Step:
    return Step("decline", "Decline", wants_comment=True)
