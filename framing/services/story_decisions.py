"""What all logs of decisions about a story share: one numbering, one editor at a time, refusals that lose nothing.

See docs/method.md, "Decisions about claims".
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic

from django.contrib.auth.models import User
from django.db import transaction

from framing.models.decisions import LONGEST_REASON, MOST_DECISIONS, Row, StoryDecision
from framing.selectors.decision_log import last_number_of
from framing.selectors.decision_places import SPLIT, Finder, Named, Place, contradicted, places_of, touching
from framing.signals import comparison_requested
from reports.models import Story


class DecisionRefused(ValueError):
    """A decision that cannot be taken: ``message`` says why and what to do, ``field`` what it is about.

    ``field`` is empty where it is about the choice as a whole.
    """

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field
        self.message = message


@dataclass(frozen=True, slots=True)
class Wanted:
    """A decision that is about to be stored; ``values`` are columns that only some logs have."""

    kind: str
    places: Sequence[Place]
    values: Mapping[str, Any] = field(default_factory=dict)

    def is_said_by(self, row: StoryDecision) -> bool:
        """Whether a row says just this already: of a split, the first stays the first."""
        return (
            self.kind == row.kind
            and _keys(self.kind, self.places) == _keys(row.kind, row.places)
            and all(getattr(row, name) == value for name, value in self.values.items())
        )


@dataclass(frozen=True, slots=True)
class Log(Generic[Row]):
    """One log of a story, held until the transaction ends; ``last`` is the newest number in any of its logs.

    ``things`` is what its decisions are about, in the words of a refusal.
    """

    model: type[Row]
    story: Story
    rows: tuple[Row, ...]
    last: int
    things: str

    @property
    def in_force(self) -> list[Row]:
        """What is neither an undo nor undone."""
        undone = {row.undoes_id for row in self.rows}
        return [row for row in self.rows if not row.undoes_id and row.pk not in undone]

    def after(self, number: int) -> list[Row]:
        """What was decided after that decision, undoings included."""
        return [row for row in self.rows if row.number > number]


def locked_log(model: type[Row], story: Story, things: str) -> Log[Row]:
    """The log of the story, which is held until the transaction ends: one editor decides at a time."""
    Story.objects.select_for_update().get(pk=story.pk)
    rows = model._default_manager.filter(story=story).select_related("undoes").order_by("number")
    return Log(model, story, tuple(rows), last_number_of(story), things)


def standing_places(log: Log[Row], names: Sequence[Named], found_by: Finder, field: str) -> list[dict[str, Any]]:
    """The places as a decision remembers them; refused where one is not in the story as it stands now."""
    asked = list(dict.fromkeys(names))
    found = places_of(log.story, asked, found_by)
    if len(found) < len(asked):
        message = f"Some of the chosen {log.things} are not in this story any more: a report or its analysis"
        raise DecisionRefused(field, f"{message} has changed. Choose them anew; those that are still there are ticked.")
    return found


def store(
    log: Log[Row], wanted: Sequence[Wanted], *, seen: int, reason: str, decided_by: User | None
) -> tuple[Row, ...]:
    """The stored decisions, of those that are in force already the rows there are; the story is compared anew.

    ``seen`` is the number of the last decision that was shown. Raises :class:`DecisionRefused` before anything is
    stored.
    """
    reason = _reason(reason)
    existing = [next((row for row in log.in_force if one.is_said_by(row)), None) for one in wanted]
    missing = [one for one, row in zip(wanted, existing, strict=True) if row is None]
    if missing:
        _refuse_unseen(missing, log, seen)
        _refuse_contradiction(missing, log)
        if log.last + len(missing) > MOST_DECISIONS:
            message = f"This story has {log.last} decisions, and {MOST_DECISIONS} are as many as it may have."
            raise DecisionRefused("", f"{message} A story that needs more is better made two.")
    number, made = log.last, []
    for one, row in zip(wanted, existing, strict=True):
        if row is None:
            number += 1
            row = _logged(log, number, one, reason=reason, decided_by=decided_by)
        made.append(row)
    return tuple(made)


def undo_decision(*, decision: Row, undone_by: User | None = None) -> Row:
    """The stored undo, with which the story is compared anew; a second undo of one decision gives the first.

    Raises :class:`DecisionRefused` for an undo.
    """
    if decision.undoes_id:
        raise DecisionRefused("", "An undo cannot be undone. Make the decision once more.")
    with transaction.atomic():
        log = locked_log(type(decision), decision.story, "")
        if existing := next((row for row in log.rows if row.undoes_id == decision.pk), None):
            return existing
        wanted = Wanted(decision.kind, decision.places, decision.own_values())
        return _logged(log, log.last + 1, wanted, decided_by=undone_by, undoes=decision)


def _keys(kind: str, places: Sequence[Place]) -> tuple[object, frozenset[tuple[int, ...]]]:
    keys = [(row["article"], row["revision"], row["start"], row["end"]) for row in places]
    return keys[0] if kind == SPLIT else None, frozenset(keys)


def _refuse_unseen(wanted: Sequence[Wanted], log: Log[Row], seen: int) -> None:
    newer = log.after(seen)
    for one in wanted:
        if row := touching(one.places, newer):
            what = f"Decision {row.undoes.number} was taken back" if row.undoes else f"Decision {row.number} was made"
            message = f"{what} about some of these {log.things} since the page was shown to you."
            raise DecisionRefused("", f"{message} Your choice is kept; look at it once more and store it again.")


def _refuse_contradiction(wanted: Sequence[Wanted], log: Log[Row]) -> None:
    """Refused also for what follows of earlier ones of those that are stored together."""
    in_force = log.in_force
    for one in wanted:
        if row := contradicted(one.kind, one.places, in_force):
            said = "do not belong together" if row.kind == SPLIT else "belong together"
            message = f"Decision {row.number} says of some of these {log.things} that they {said}."
            raise DecisionRefused("", f"{message} Take it back first, or leave one of the {log.things} out.")
        in_force.append(log.model(kind=one.kind, places=list(one.places)))


def _reason(given: str) -> str:
    reason = " ".join(given.replace("\x00", "").split())
    if len(reason) > LONGEST_REASON:
        message = f"The reason has {len(reason):,} characters; it may have {LONGEST_REASON:,}."
        raise DecisionRefused("reason", message)
    return reason


def _logged(log: Log[Row], number: int, wanted: Wanted, **values: Any) -> Row:
    """A new row of the log; rows are only ever added."""
    columns = {"kind": wanted.kind, "places": list(wanted.places), **wanted.values, **values}
    row = log.model._default_manager.create(story=log.story, number=number, **columns)
    comparison_requested.send(sender=log.model, story_id=log.story.pk)
    return row
