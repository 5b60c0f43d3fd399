"""What editors decide about referents: every decision is a row of a log, and the next comparison takes it in.

A decision names mentions that stand for all others: see docs/method.md, "Decisions about referents".
"""

from collections.abc import Sequence

from django.contrib.auth.models import User
from django.db import transaction

from framing.analysis.referents.values import ReferentDecisionKind as Kind
from framing.models import ReferentDecision
from framing.models.decisions import MOST_PLACES
from framing.models.referents import LONGEST_NAME
from framing.selectors.decision_places import Named, Place
from framing.selectors.findings import mentions_by_revision
from framing.selectors.mention_places import one_of_each_report, one_of_each_wording, spread
from framing.services.story_decisions import DecisionRefused, Log, Wanted, locked_log, standing_places, store
from reports.models import Story

FIELD = "mentions"


def merge_referents(
    *, story: Story, mentions: Sequence[Named], seen: int, reason: str = "", decided_by: User | None = None
) -> ReferentDecision:
    """The stored decision that these mentions speak of one referent; the story is compared anew.

    ``seen`` is the number of the last decision that was shown. The same again gives the one in force. Raises
    :class:`DecisionRefused` before anything is stored.
    """
    return _together(Kind.MERGE, story, mentions, seen, reason, decided_by)


def confirm_referent(
    *, story: Story, mentions: Sequence[Named], seen: int, reason: str = "", decided_by: User | None = None
) -> ReferentDecision:
    """The same of mentions that the engine had proposed as one referent."""
    return _together(Kind.CONFIRM, story, mentions, seen, reason, decided_by)


def split_referent(
    *,
    story: Story,
    apart: Sequence[Named],
    others: Sequence[Named],
    seen: int,
    reason: str = "",
    decided_by: User | None = None,
) -> tuple[ReferentDecision, ...]:
    """The stored decisions that the mentions of ``apart`` are one referent, if they are several, and not the others'.

    Otherwise as :func:`merge_referents`.
    """
    with transaction.atomic():
        log = _locked(story)
        split, rest = _places(log, apart), _places(log, [name for name in others if name not in set(apart)])
        if not split:
            raise DecisionRefused(FIELD, "Tick the words that speak of somebody or something else.")
        if not rest:
            raise DecisionRefused(FIELD, "Leave something unticked: what is ticked is split from it.")
        kept = spread(split, MOST_PLACES)
        wanted = [Wanted(Kind.MERGE.value, kept)] if len(kept) > 1 else []
        wanted.append(Wanted(Kind.SPLIT.value, [kept[0], *one_of_each_wording(rest, MOST_PLACES - 1)]))
        return store(log, wanted, seen=seen, reason=reason, decided_by=decided_by)


def rename_referent(
    *, story: Story, mentions: Sequence[Named], name: str, seen: int, reason: str = "", decided_by: User | None = None
) -> ReferentDecision:
    """The stored decision that the referent of these mentions is shown by this name; otherwise as the others."""
    with transaction.atomic():
        log = _locked(story)
        places = _places(log, mentions)
        if not places:
            raise DecisionRefused(FIELD, "Choose whom or what to name.")
        values = {"name": _name(name)}
        # Few stand for all: a name is no word on what else belongs to it, so that the rest can still be split off.
        wanted = Wanted(Kind.RENAME.value, one_of_each_report(places, MOST_PLACES), values)
        return store(log, [wanted], seen=seen, reason=reason, decided_by=decided_by)[0]


def _together(
    kind: Kind, story: Story, mentions: Sequence[Named], seen: int, reason: str, decided_by: User | None
) -> ReferentDecision:
    with transaction.atomic():
        log = _locked(story)
        found = _places(log, mentions)
        if len(found) < 2:
            raise DecisionRefused(FIELD, "Tick at least two mentions: one alone is together with nothing.")
        kept = one_of_each_wording(found, MOST_PLACES)
        wanted = Wanted(kind.value, kept if len(kept) > 1 else spread(found, 2))
        return store(log, [wanted], seen=seen, reason=reason, decided_by=decided_by)[0]


def _locked(story: Story) -> Log[ReferentDecision]:
    return locked_log(ReferentDecision, story, "mentions")


def _places(log: Log[ReferentDecision], mentions: Sequence[Named]) -> Sequence[Place]:
    return standing_places(log, mentions, mentions_by_revision, FIELD)


def _name(given: str) -> str:
    name = " ".join(given.replace("\x00", "").split())
    if not name:
        raise DecisionRefused("name", "Write the name that the pages should show.")
    if len(name) > LONGEST_NAME:
        raise DecisionRefused("name", f"The name has {len(name):,} characters; it may have {LONGEST_NAME:,}.")
    return name
