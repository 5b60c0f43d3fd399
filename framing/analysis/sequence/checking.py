"""Where reports give one thing times that do not meet: something to check (docs/method.md, "Sequence")."""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from framing.analysis.alignment.values import ClaimGroup, Relation
from framing.analysis.sequence.likeness import Likeness
from framing.analysis.sequence.reading import NO_ZONE
from framing.analysis.sequence.stretches import precision_of
from framing.analysis.sequence.values import Answer, Conflict, Event, Precision

#: Hours between two stretches up to which it is told that different time zones can explain them.
USUAL_ZONES = 14
#: Share of the words of the lighter claim that both must have to raise a question about their times.
LEAST_LIKENESS = 0.35
#: Events of one report in one group that are compared.
MOST_OF_ONE_REPORT = 12
_ONE_EVENT = frozenset([Relation.SAME, Relation.DIFFERS, Relation.CONTRADICTS])


def conflicts_of(
    events: Sequence[Event], groups: Sequence[ClaimGroup], answers: Iterable[Answer], likeness: Likeness
) -> tuple[Conflict, ...]:
    """Groups whose reports place them in stretches that do not meet, and pairs of acts that answer each other."""
    by_group: dict[int, dict[str, list[int]]] = {}
    for number, event in enumerate(events):
        if event.group is not None and groups[event.group].relation in _ONE_EVENT:
            by_group.setdefault(event.group, {}).setdefault(event.key, []).append(number)
    found = [
        conflict
        for group, by_report in sorted(by_group.items())
        if len(by_report) > 1 and (conflict := _apart(group, by_report, events, likeness))
    ]
    return (*found, *_answers_both_ways(answers, events))


def _apart(group: int, by_report: dict[str, list[int]], events: Sequence[Event], likeness: Likeness) -> Conflict | None:
    """The report that ends first and the one that begins last, where these two do not meet.

    Of several moments in one report the whole from the first to the last is taken.
    """
    hulls = {
        key: (
            min(events[number].moment.earliest for number in numbers),
            max(events[number].moment.latest for number in numbers),
        )
        for key, numbers in by_report.items()
    }
    first = min(hulls, key=lambda key: (hulls[key][1], key))
    last = max(hulls, key=lambda key: (hulls[key][0], key))
    gap = hulls[last][0] - hulls[first][1]
    if first == last or gap < timedelta():
        return None
    numbers = _alike(by_report[first], by_report[last], events, likeness)
    return Conflict(group, numbers, _note(gap, [events[number] for number in numbers])) if numbers else None


def _alike(first: Sequence[int], last: Sequence[int], events: Sequence[Event], likeness: Likeness) -> tuple[int, ...]:
    """Those events of both reports that tell the same by their words too: of a group that is too wide the others
    raise no question."""
    pairs = [
        (one, other)
        for one in first[:MOST_OF_ONE_REPORT]
        for other in last[:MOST_OF_ONE_REPORT]
        if likeness.of(events[one], events[other]) >= LEAST_LIKENESS
    ]
    return tuple(sorted({number for pair in pairs for number in pair}))


def _note(gap: timedelta, events: Sequence[Event]) -> str:
    apart = f"at least {_length(gap)} apart" if gap else "one ends where the other begins"
    days = any(event.moment.precision not in (Precision.MINUTE, Precision.HOUR) for event in events)
    zones_open = days or any(NO_ZONE in event.moment.how for event in events)
    if zones_open and gap <= timedelta(hours=USUAL_ZONES):
        return f"{apart}; it can be one moment in two time zones"
    return apart


def _length(gap: timedelta) -> str:
    hours = gap.total_seconds() / 3600
    if precision_of(gap) is Precision.MINUTE or hours < 1:
        count, unit = max(round(gap.total_seconds() / 60), 1), "minute"
    elif hours < 48:
        count, unit = round(hours), "hour"
    else:
        count, unit = round(hours / 24), "day"
    return f"{count} {unit}{'' if count == 1 else 's'}"


def _answers_both_ways(answers: Iterable[Answer], events: Sequence[Event]) -> Iterable[Conflict]:
    """Two groups of which one report has the first answer the second, and another the second the first."""
    said: dict[tuple[int, int], str] = {}
    told: set[tuple[int, int]] = set()
    for answer in answers:
        if answer.group is None or answer.to_group is None or answer.group == answer.to_group:
            continue
        pair = (answer.group, answer.to_group)
        said.setdefault(pair, answer.key)
        turned = (pair[1], pair[0])
        if turned in said and said[turned] != answer.key and tuple(sorted(pair)) not in told:
            told.add((min(pair), max(pair)))
            numbers = [number for number, event in enumerate(events) if event.group in pair]
            yield Conflict(
                min(pair), tuple(numbers), "each is said to answer the other, by different reports", max(pair)
            )
