"""What was decided about the reports of a story that becomes part of another goes along with them.

Each decision in force is made once more in the log of the story that is left, with its own number there, so that it can
be taken back there; a merge that is taken back takes those back. See docs/method.md, "Decisions about claims".
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from framing.models import ClaimDecision, ReferentDecision
from framing.models.decisions import LONGEST_REASON, MOST_DECISIONS, StoryDecision
from framing.selectors.decision_log import last_number_of
from framing.selectors.decision_places import contradicted
from framing.services.story_decisions import Wanted
from reports.models import Article, Story
from reports.services.story_holding import StoryChangeRefused

LOGS: Mapping[str, type[ClaimDecision] | type[ReferentDecision]] = {
    "claims": ClaimDecision,
    "referents": ReferentDecision,
}
#: Characters of a title in the reason of a decision that was taken along.
LONGEST_TITLE = 120


@dataclass(slots=True)
class _Log:
    """One log of the story that is left, as it grows."""

    about: str
    in_force: list[StoryDecision]
    waiting: list[StoryDecision]

    def has(self, wanted: Wanted) -> bool:
        return any(wanted.is_said_by(row) for row in self.in_force)


def take_along(*, into: Story, merged: Story, by: User | None = None) -> dict[str, list[list[Any]]]:
    """The decisions of ``merged`` that hold in ``into`` from now on: rows of [log, number there, number here] under
    ``taken``, and under ``left`` of [log, number there, number of the decision here that it contradicts].

    Taken are those in force about reports that stand in ``into``, unless it says the same already. Both stories are
    held by whoever asks. Raises :class:`StoryChangeRefused` before anything is stored.
    """
    with transaction.atomic():
        logs = [_log(about, into, merged) for about in LOGS]
        _refuse_without_room(into, sum(len(log.waiting) for log in logs))
        number = last_number_of(into)
        told: dict[str, list[list[Any]]] = {"taken": [], "left": []}
        rows = sorted(((row, log) for log in logs for row in log.waiting), key=lambda pair: pair[0].number)
        for row, log in rows:
            if other := contradicted(row.kind, row.places, log.in_force):
                told["left"].append([log.about, row.number, other.number])
                continue
            number += 1
            log.in_force.append(_made_again(row, into, number, reason=_reason(row, merged), decided_by=by))
            told["taken"].append([log.about, row.number, number])
    return told


def give_back(*, story: Story, taken: Sequence[Sequence[Any]], by: User | None = None) -> None:
    """Take back in ``story`` what was taken along, unless somebody did; where it was taken from it holds again."""
    with transaction.atomic():
        number = last_number_of(story)
        for about, model in LOGS.items():
            numbers = [row[2] for row in taken if row[0] == about]
            for row in model.objects.filter(story=story, number__in=numbers, undoings=None).order_by("number"):
                number += 1
                _made_again(row, story, number, decided_by=by, undoes=row)


def _log(about: str, into: Story, merged: Story) -> _Log:
    """What waits is in force there, about a report that stands here, and not said here."""
    here: list[StoryDecision] = list(LOGS[about].objects.in_force_for(into))
    there = list(LOGS[about].objects.in_force_for(merged))
    log = _Log(about, here, [])
    named = {place["article"] for row in there for place in row.places}
    standing = set(Article.objects.filter(story=into, pk__in=named).values_list("pk", flat=True)) if named else set()
    for row in there:
        if any(place["article"] in standing for place in row.places) and not log.has(_wanted(row)):
            log.waiting.append(row)
    return log


def _wanted(row: StoryDecision) -> Wanted:
    return Wanted(row.kind, row.places, row.own_values())


def _refuse_without_room(into: Story, more: int) -> None:
    together = last_number_of(into) + more if more else 0
    if together > MOST_DECISIONS:
        message = f"Together they would have {together} decisions about claims and referents; a story may have"
        raise StoryChangeRefused("other", f"{message} {MOST_DECISIONS}. Take some of them back first.")


def _reason(row: StoryDecision, merged: Story) -> str:
    title = merged.title if len(merged.title) <= LONGEST_TITLE else f"{merged.title[: LONGEST_TITLE - 1]}…"
    told = f"Taken along from “{title}”, decision {row.number} there{f': {row.reason}' if row.reason else '.'}"
    return told if len(told) <= LONGEST_REASON else f"{told[: LONGEST_REASON - 1]}…"


def _made_again(row: StoryDecision, story: Story, number: int, **values: Any) -> StoryDecision:
    """The same decision as another row."""
    columns = {"kind": row.kind, "places": row.places, **row.own_values(), **values}
    made = type(row)(**columns | {"story": story, "number": number})
    made.save(force_insert=True)
    return made
