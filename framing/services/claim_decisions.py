"""What editors decide about claims: every decision is a row of a log, and the next comparison takes it in.

See docs/method.md, "Decisions about claims".
"""

from collections.abc import Sequence
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from framing.analysis.alignment.values import DecisionKind
from framing.models import ClaimDecision
from framing.models.decisions import MOST_PLACES
from framing.selectors.decision_places import Named
from framing.selectors.findings import claims_by_revision
from framing.services.story_decisions import DecisionRefused, Log, Wanted, locked_log, standing_places, store
from reports.models import Story


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
        log = locked_log(ClaimDecision, story, "claims")
        places = _places(log, claims)
        if len(places) < 2:
            raise DecisionRefused("claims", "Choose at least two claims: a claim alone is together with nothing.")
        return store(log, [Wanted(kind.value, places)], seen=seen, reason=reason, decided_by=decided_by)[0]


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
        log = locked_log(ClaimDecision, story, "claims")
        split, rest = _places(log, apart), _places(log, [name for name in others if name not in apart])
        if not split:
            raise DecisionRefused("claims", "Tick the claims that do not belong with the others.")
        if not rest:
            raise DecisionRefused("claims", "Leave at least one claim unticked: the ticked ones are split from it.")
        wanted = [Wanted(DecisionKind.SPLIT.value, [place, *rest]) for place in split]
        return store(log, wanted, seen=seen, reason=reason, decided_by=decided_by)


def _places(log: Log[ClaimDecision], claims: Sequence[Named]) -> list[dict[str, Any]]:
    count = len(set(claims))
    if count > MOST_PLACES:
        message = f"{count} claims are chosen; one decision may name {MOST_PLACES}. Decide in several steps."
        raise DecisionRefused("claims", message)
    return standing_places(log, claims, claims_by_revision, "claims")
