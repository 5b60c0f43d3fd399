"""What editors decide about claims: every decision is a row of a log, and the next comparison takes it in.

See docs/method.md, "Decisions about claims".
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from framing.analysis.alignment.values import DecisionKind
from framing.models import ClaimDecision
from framing.models.decisions import LONGEST_REASON, MOST_DECISIONS, MOST_PLACES
from framing.selectors.claim_places import Named, contradicted, places_of, touching
from framing.signals import comparison_requested
from reports.models import Story

TOGETHER = frozenset([DecisionKind.JOIN, DecisionKind.CONFIRM])


class DecisionRefused(ValueError):
    """A decision that cannot be taken: ``message`` says why and what to do, ``field`` what it is about.

    ``field`` is empty where it is about the choice as a whole.
    """

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field
        self.message = message


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A decision that is about to be stored."""

    kind: DecisionKind
    places: list[dict[str, Any]]


def put_together(
    *,
    story: Story,
    claims: Sequence[Named],
    seen: int,
    is_confirmed: bool = False,
    reason: str = "",
    decided_by: User | None = None,
) -> ClaimDecision:
    """The stored decision that these claims make the same claim; the story is compared anew.

    ``is_confirmed`` says that the engine had proposed them as one group, ``seen`` is the number of the last decision
    that was shown. The same again gives the one in force. Raises :class:`DecisionRefused` before anything is stored.
    """
    kind = DecisionKind.CONFIRM if is_confirmed else DecisionKind.JOIN
    with transaction.atomic():
        decisions = _locked(story)
        places = _places(story, claims)
        if len(places) < 2:
            raise DecisionRefused("claims", "Choose at least two claims: a claim alone is together with nothing.")
        return _stored(story, decisions, [_Wanted(kind, places)], seen, reason, decided_by)[0]


def split_off(
    *,
    story: Story,
    apart: Sequence[Named],
    others: Sequence[Named],
    seen: int,
    reason: str = "",
    decided_by: User | None = None,
) -> tuple[ClaimDecision, ...]:
    """The stored decisions, one for each claim of ``apart``, that it is not what ``others`` claim.

    What stands apart stays together as far as it was. Otherwise as :func:`put_together`.
    """
    with transaction.atomic():
        decisions = _locked(story)
        split, rest = _places(story, apart), _places(story, [name for name in others if name not in apart])
        if not split:
            raise DecisionRefused("claims", "Tick the claims that do not belong with the others.")
        if not rest:
            raise DecisionRefused("claims", "Leave at least one claim unticked: the ticked ones are split from it.")
        wanted = [_Wanted(DecisionKind.SPLIT, [place, *rest]) for place in split]
        return _stored(story, decisions, wanted, seen, reason, decided_by)


def undo_decision(*, decision: ClaimDecision, undone_by: User | None = None) -> ClaimDecision:
    """The stored undo, with which the story is compared anew; a second undo of one decision gives the first.

    Raises :class:`DecisionRefused` for an undo.
    """
    if decision.undoes_id:
        raise DecisionRefused("", "An undo cannot be undone. Make the decision once more.")
    with transaction.atomic():
        known = _locked(decision.story)
        if existing := next((row for row in known if row.undoes_id == decision.pk), None):
            return existing
        wanted = _Wanted(DecisionKind(decision.kind), decision.places)
        return _logged(decision.story, len(known), wanted, decided_by=undone_by, undoes=decision)


def _locked(story: Story) -> list[ClaimDecision]:
    """Every decision of the story, which is held until the transaction ends: one editor decides at a time."""
    Story.objects.select_for_update().get(pk=story.pk)
    return list(ClaimDecision.objects.filter(story=story).order_by("number"))


def _places(story: Story, claims: Sequence[Named]) -> list[dict[str, Any]]:
    """The claims as a decision remembers them; refused where one of them is not in the story as it stands now."""
    names = list(dict.fromkeys(claims))
    if len(names) > MOST_PLACES:
        message = f"{len(names)} claims are chosen; one decision may name {MOST_PLACES}. Decide in several steps."
        raise DecisionRefused("claims", message)
    found = places_of(story, names)
    if len(found) < len(names):
        message = "Some of the chosen claims are not in this story any more: a report or its analysis has changed."
        raise DecisionRefused("claims", f"{message} Choose them anew; those that are still there are ticked.")
    return found


def _stored(
    story: Story,
    known: Sequence[ClaimDecision],
    wanted: Sequence[_Wanted],
    seen: int,
    reason: str,
    decided_by: User | None,
) -> tuple[ClaimDecision, ...]:
    reason = _reason(reason)
    undone = {row.undoes_id for row in known}
    in_force = [row for row in known if not row.undoes_id and row.pk not in undone]
    existing = [_same(one, in_force) for one in wanted]
    missing = [one for one, row in zip(wanted, existing, strict=True) if row is None]
    if missing:
        _refuse_unseen(missing, [row for row in known if row.number > seen])
        _refuse_contradiction(missing, in_force)
        if len(known) + len(missing) > MOST_DECISIONS:
            message = f"This story has {len(known)} decisions, and {MOST_DECISIONS} are as many as it may have."
            raise DecisionRefused("", f"{message} A story that needs more is better made two.")
    number, made = len(known), []
    for one, row in zip(wanted, existing, strict=True):
        if row is None:
            row = _logged(story, number, one, reason=reason, decided_by=decided_by)
            number += 1
        made.append(row)
    return tuple(made)


def _same(wanted: _Wanted, in_force: Sequence[ClaimDecision]) -> ClaimDecision | None:
    """A decision that says just this already: of a split, the first stays the first."""

    def said(kind: str, places: Sequence[Mapping[str, Any]]) -> tuple[object, ...]:
        keys = [(row["article"], row["revision"], row["start"], row["end"]) for row in places]
        return kind, keys[0] if kind == DecisionKind.SPLIT else None, frozenset(keys)

    asked = said(wanted.kind.value, wanted.places)
    return next((row for row in in_force if said(row.kind, row.places) == asked), None)


def _refuse_unseen(wanted: Sequence[_Wanted], newer: Sequence[ClaimDecision]) -> None:
    for one in wanted:
        if row := touching(one.places, newer):
            what = f"Decision {row.undoes.number} was taken back" if row.undoes else f"Decision {row.number} was made"
            message = f"{what} about some of these claims since the page was shown to you."
            raise DecisionRefused("", f"{message} Your choice is kept; look at it once more and store it again.")


def _refuse_contradiction(wanted: Sequence[_Wanted], in_force: Sequence[ClaimDecision]) -> None:
    for one in wanted:
        if row := contradicted(one.kind, one.places, in_force):
            said = "belong together" if row.kind in TOGETHER else "do not belong together"
            message = f"Decision {row.number} says of some of these claims that they {said}."
            raise DecisionRefused("", f"{message} Take it back first, or leave one of the claims out.")


def _reason(given: str) -> str:
    reason = " ".join(given.replace("\x00", "").split())
    if len(reason) > LONGEST_REASON:
        message = f"The reason has {len(reason):,} characters; it may have {LONGEST_REASON:,}."
        raise DecisionRefused("reason", message)
    return reason


def _logged(story: Story, last: int, wanted: _Wanted, **values: Any) -> ClaimDecision:
    """The next row of the log; rows are only ever added, so the last number is their count."""
    row = ClaimDecision.objects.create(
        story=story, number=last + 1, kind=wanted.kind.value, places=wanted.places, **values
    )
    comparison_requested.send(sender=ClaimDecision, story_id=story.pk)
    return row
