"""In what the reports of one claim differ: only where both say something and the two do not fit."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from framing.analysis.agency.values import Harm
from framing.analysis.alignment.readings import Reading
from framing.analysis.alignment.scoring import is_comparable, overlap
from framing.analysis.alignment.values import AnalysedReport, Difference, Dimension
from framing.analysis.alignment.words import is_content, stem_of_word
from framing.analysis.collation.speakers import Kinship, kinship_of_names
from framing.analysis.scoring import Hit
from reports.extraction.claims.values import Certainty, Slot
from reports.extraction.quantities.values import Quantity
from reports.text.spans import Span
from reports.text.voice import Voice

#: Ways of passing on what somebody says that keep it at a distance.
DISTANT = frozenset(["doubt", "denial", "accusation"])

_WEEKDAY_WORDS = "monday tuesday wednesday thursday friday saturday sunday"
_WEEKDAYS = frozenset(_WEEKDAY_WORDS.split())
_MONTH_WORDS = "january february march april may june july august september october november december"
_MONTHS = frozenset(_MONTH_WORDS.split())
_TIME_WORD = re.compile(r"\d+(?::\d+)?|[^\W\d_]+")
_PRONOUN_WORDS = "he she they it we i you who which that one this these those"
_PRONOUNS = frozenset(_PRONOUN_WORDS.split())


@dataclass(frozen=True, slots=True)
class Side:
    """One report with its claims of a group."""

    report: AnalysedReport
    readings: Sequence[Reading]


Sides = Mapping[str, Side]
Found = Iterator[Difference]


def differences_of(sides: Sides) -> tuple[Difference, ...]:
    """The differences in the order of the dimensions; at most one of each."""
    found: dict[Dimension, Difference] = {}
    for look in _LOOKS:
        for difference in look(sides):
            found.setdefault(difference.dimension, difference)
    return tuple(found[dimension] for dimension in Dimension if dimension in found)


def _pairs(sides: Sides) -> Iterator[tuple[Side, Side]]:
    yield from combinations(sides.values(), 2)


def _numbers(sides: Sides) -> Found:
    for one, other in _pairs(sides):
        firsts = [quantity for reading in one.readings for quantity in reading.quantities]
        seconds = [quantity for reading in other.readings for quantity in reading.quantities]
        first, second = _unmatched(firsts, seconds), _unmatched(seconds, firsts)
        for a, b in product(first, second):
            if is_comparable(a, b) and not _adds_up(a, seconds) and not _adds_up(b, firsts):
                spans = {one.report.key: a.span, other.report.key: b.span}
                yield Difference(Dimension.NUMBER, spans, "different figures for the same count")


def _unmatched(own: Sequence[Quantity], others: Sequence[Quantity]) -> list[Quantity]:
    """Figures that the other report counts, too, and gives no number that fits."""
    found = []
    for quantity in own:
        comparable = [other for other in others if is_comparable(quantity, other)]
        if comparable and not any(overlap(quantity, other) for other in comparable):
            found.append(quantity)
    return found


def _adds_up(total: Quantity, parts: Sequence[Quantity]) -> bool:
    """Whether the figures of one unit on the other side give this one together."""
    same = [part for part in parts if part.unit == total.unit and part.low is not None and part.part_of is None]
    low = sum(part.low or 0 for part in same)
    high = sum(part.high if part.high is not None else part.low or 0 for part in same)
    fits_above = total.low is None or high >= total.low
    return len(same) > 1 and fits_above and (total.high is None or low <= total.high)


def _attribution(sides: Sides) -> Found:
    for one, other in _pairs(sides):
        a, b = _attributed(one), _attributed(other)
        if a and b and a[0] and b[0]:
            kin = kinship_of_names(a[0], b[0])
            if kin in (Kinship.NONE, Kinship.BODY):
                note = "an institution here, a person there" if kin is Kinship.BODY else "different speakers"
                yield Difference(Dimension.ATTRIBUTION, {one.report.key: a[1], other.report.key: b[1]}, note)
        elif (a and a[2] in DISTANT and _is_own(other)) or (b and b[2] in DISTANT and _is_own(one)):
            spans = {side.report.key: (_attributed(side) or ("", _place(side), ""))[1] for side in (one, other)}
            note = "the report's own words here, kept at a distance there"
            yield Difference(Dimension.ATTRIBUTION, spans, note)


def _attributed(side: Side) -> tuple[str, Span, str] | None:
    """Who says it, where that stands, and how it is passed on; None for the report's own words."""
    for reading in side.readings:
        claim = reading.claim
        who = claim.speaker or claim.attributed_by
        if claim.quote is None and not who:
            continue
        quotes = side.report.quotes
        quote = quotes[claim.quote] if claim.quote is not None and claim.quote < len(quotes) else None
        speaker = quote.speaker if quote else None
        name = who if who and who.casefold() not in _PRONOUNS else ""
        return (
            name,
            speaker.span if speaker else claim.span,
            claim.stance or (quote.cue.stance if quote and quote.cue else ""),
        )
    return None


def _is_own(side: Side) -> bool:
    return any(reading.claim.voice is Voice.OWN and not reading.claim.attributed_by for reading in side.readings)


def _place(side: Side) -> Span:
    return side.readings[0].claim.span


def _agency(sides: Sides) -> Found:
    """Who did it is named in one report and nowhere in the other."""
    for one, other in _pairs(sides):
        for a, b in product(_harms(one), _harms(other)):
            named, nameless = (a, b) if a.agent else (b, a)
            if a.event == b.event and named.agent and not nameless.agent and nameless.agent_first_named is None:
                spans = {one.report.key: a.span, other.report.key: b.span}
                yield Difference(Dimension.AGENCY, spans, "one names who did it, the other nobody")


def _harms(side: Side) -> list[Harm]:
    spans = [reading.claim.span for reading in side.readings]
    return [harm for harm in side.report.harms if any(span.contains(harm.predicate.span) for span in spans)]


def _certainty(sides: Sides) -> Found:
    told = {key: side.readings[0].claim for key, side in sides.items()}
    if len({claim.certainty for claim in told.values()}) > 1:
        words = {
            Certainty.ASSERTED: "told as a fact",
            Certainty.HEDGED: "with a reservation",
            Certainty.PLANNED: "as planned",
            Certainty.CONDITIONAL: "under a condition",
        }
        kinds = [words[kind] for kind in Certainty if any(claim.certainty is kind for claim in told.values())]
        spans = {key: claim.predicate.span for key, claim in told.items()}
        yield Difference(Dimension.CERTAINTY, spans, ", ".join(kinds))


def _labels(sides: Sides) -> Found:
    """Other entries of one contrast set within the claims."""
    used = {key: _entries(side) for key, side in sides.items()}
    for (key, own), (other_key, others) in combinations(used.items(), 2):
        for contrast_set in sorted(own.keys() & others.keys()):
            first, second = own[contrast_set], others[contrast_set]
            if not {hit.entry.code for hit in first} & {hit.entry.code for hit in second}:
                spans = {key: first[0].span, other_key: second[0].span}
                yield Difference(Dimension.LABEL, spans, f"“{first[0].text}” and “{second[0].text}”")


def _entries(side: Side) -> dict[str, list[Hit]]:
    found: dict[str, list[Hit]] = {}
    for hit in side.report.hits:
        inside = any(reading.claim.span.contains(hit.span) for reading in side.readings)
        if inside and hit.voice is not Voice.NAME and not hit.ambiguous:
            found.setdefault(hit.entry.contrast_set, []).append(hit)
    return found


def _causes(sides: Sides) -> Found:
    yield from _slots(sides, Dimension.CAUSE, "cause", "different causes are given", _share_nothing)


def _times(sides: Sides) -> Found:
    yield from _slots(sides, Dimension.TIME, "time", "different times", _other_time)


def _places(sides: Sides) -> Found:
    yield from _slots(sides, Dimension.PLACE, "place", "different places", _share_nothing)


def _slots(
    sides: Sides, dimension: Dimension, name: str, note: str, differ: Callable[[Reading, Slot, Reading, Slot], bool]
) -> Found:
    filled = {
        key: next(((reading, slot) for reading in side.readings if (slot := getattr(reading.claim, name))), None)
        for key, side in sides.items()
    }
    told = {key: found for key, found in filled.items() if found}
    for (key, (reading, slot)), (other_key, (other, other_slot)) in combinations(told.items(), 2):
        if differ(reading, slot, other, other_slot):
            yield Difference(dimension, {key: slot.span, other_key: other_slot.span}, note)


def _share_nothing(first: Reading, slot: Slot, second: Reading, other: Slot) -> bool:
    """Whether neither filler stands, if only in part, in the sentence of the other."""
    one, two = _words(slot.text), _words(other.text)
    return bool(one and two) and not one & second.sentence.words and not two & first.sentence.words


def _words(text: str) -> frozenset[str]:
    return frozenset(filter(is_content, map(stem_of_word, re.findall(r"\w+", text))))


def _other_time(first: Reading, slot: Slot, second: Reading, other: Slot) -> bool:
    """Whether two times of one kind differ: weekdays, months, years, days of one month."""
    one, two = _time(slot.text), _time(other.text)
    return any(kind in two and one[kind] != two[kind] for kind in one)


def _time(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for word in _TIME_WORD.findall(text.casefold()):
        if word in _WEEKDAYS:
            found.setdefault("weekday", word)
        elif word in _MONTHS:
            found.setdefault("month", word)
        elif re.fullmatch(r"(?:19|20)\d\d", word):
            found.setdefault("year", word)
        elif word.isdigit() and len(word) <= 2 and "month" in found:
            found.setdefault("day", word)
    return found


_LOOKS: tuple[Callable[[Sides], Found], ...] = (
    _numbers,
    _attribution,
    _agency,
    _certainty,
    _labels,
    _causes,
    _times,
    _places,
)
