"""In what the reports of one claim differ: only where both say something and the two do not fit."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, combinations, product

from framing.analysis.agency.values import Harm
from framing.analysis.alignment.readings import Reading
from framing.analysis.alignment.scoring import adds_up, is_comparable, overlap, value_of
from framing.analysis.alignment.values import AnalysedReport, Difference, Dimension
from framing.analysis.alignment.words import GRAMMAR, is_content, stem_of_word
from framing.analysis.collation.speakers import Kinship, kinship_of_names, name_words
from framing.analysis.scoring import Hit
from reports.extraction.claims.values import Certainty, Slot
from reports.extraction.quantities.values import Quantity
from reports.text.spans import Span
from reports.text.voice import Voice

#: Claims of a report from which on another one's claims had a choice among them; fewer are an excerpt. A choice.
A_CHOICE_FROM = 6
#: Figures that do not say what they count are of one count up to this factor. A starting value.
SIZE_FACTOR = 2
#: Ways of passing on what somebody says that keep it at a distance.
DISTANT = frozenset(["doubt", "denial", "accusation"])

_WEEKDAY_WORDS = "monday tuesday wednesday thursday friday saturday sunday"
_WEEKDAYS = frozenset(_WEEKDAY_WORDS.split())
_MONTH_WORDS = "january february march april may june july august september october november december"
_MONTHS = frozenset(_MONTH_WORDS.split())
_CERTAINTIES = {Certainty.HEDGED: "with a reservation", Certainty.PLANNED: "as planned"}
# Verbs that tell of now or always, which a report may as well tell of soon: "allows", "is acquiring".
_PRESENT = re.compile(r"^(?:is|are|am|has|have)\b|s$|ing$")
_TIME_WORD = re.compile(r"\d+(?::\d+)?|[^\W\d_]+")
_PRONOUN_WORDS = "he she they it we i you who which that one this these those"
_PRONOUNS = frozenset(_PRONOUN_WORDS.split())


@dataclass(frozen=True, slots=True)
class Side:
    """One report with its claims of a group."""

    report: AnalysedReport
    readings: Sequence[Reading]

    @property
    def is_excerpt(self) -> bool:
        """Whether the text is too short to tell what it says in its own words, or whom it never names."""
        return len(self.report.claims) < A_CHOICE_FROM


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
            if _is_one_count(a, b) and not adds_up(a, seconds) and not adds_up(b, firsts):
                spans = {one.report.key: a.span, other.report.key: b.span}
                yield Difference(Dimension.NUMBER, spans, "different figures for the same count")


def _is_one_count(first: Quantity, second: Quantity) -> bool:
    """Whether two figures are of one count: both say so, or the numbers are at least of one size."""
    if not is_comparable(first, second):
        return False
    if (first.counted and second.counted) or (first.population_keys and second.population_keys):
        return True
    one, other = value_of(first), value_of(second)
    return one is not None and other is not None and max(one, other) <= SIZE_FACTOR * min(one, other)


def _unmatched(own: Sequence[Quantity], others: Sequence[Quantity]) -> list[Quantity]:
    """Figures that the other report counts, too, and gives no number that fits."""
    found = []
    for quantity in own:
        comparable = [other for other in others if is_comparable(quantity, other)]
        if comparable and not any(overlap(quantity, other) for other in comparable):
            found.append(quantity)
    return found


@dataclass(frozen=True, slots=True)
class _Source:
    """Who says a claim in one report: the name, the words of it and of the phrase; no words for the report itself."""

    name: str
    words: frozenset[str]
    span: Span
    is_own: bool
    is_distant: bool


def _attribution(sides: Sides) -> Found:
    for one, other in _pairs(sides):
        first, second = _source(one), _source(other)
        note = None if one.is_excerpt or other.is_excerpt else _other_source(first, second)
        if note:
            yield Difference(Dimension.ATTRIBUTION, {one.report.key: first.span, other.report.key: second.span}, note)


def _other_source(first: _Source, second: _Source) -> str | None:
    """In what two sources differ; pronouns and what one of them may be short for do not count."""
    if first.is_own and second.is_own:
        return None
    if first.is_own or second.is_own:
        is_distant = first.is_distant or second.is_distant
        return f"the report's own words here, {'kept at a distance' if is_distant else 'as said by somebody'} there"
    if not first.words or not second.words or first.words & second.words:
        return None
    if is_short_for(first.name, second.name) or is_short_for(second.name, first.name):
        return None
    kin = kinship_of_names(first.name, second.name)
    return {Kinship.NONE: "different speakers", Kinship.BODY: "an institution here, a person there"}.get(kin)


def is_short_for(short: str, name: str) -> bool:
    """Whether one name is made of the initials of the other: "the SEC", "Securities and Exchange Commission"."""
    letters = "".join(word for word in short.split() if word.isupper()).replace(".", "")
    return len(letters) > 1 and letters == "".join(
        word[0] for word in name.replace("-", " ").split() if word[0].isupper()
    )


def _source(side: Side) -> _Source:
    """The first source that the report gives for its claims; its own words only where it gives none at all."""
    for reading in side.readings:
        claim = reading.claim
        quotes = side.report.quotes
        quote = quotes[claim.quote] if claim.quote is not None and claim.quote < len(quotes) else None
        speaker = quote.speaker if quote else None
        phrase = speaker.text if speaker else claim.speaker or claim.attributed_by or ""
        if not phrase and quote is None and claim.voice is Voice.OWN:
            continue
        name = (speaker.name if speaker else None) or phrase
        words = frozenset(name_words(f"{phrase} {name}".replace("-", " "))) - GRAMMAR
        stance = claim.stance or (quote.cue.stance if quote and quote.cue else "")
        span = speaker.span if speaker else claim.span
        return _Source(name, words, span, is_own=False, is_distant=stance in DISTANT)
    return _Source("", frozenset(), side.readings[0].claim.span, is_own=True, is_distant=False)


def _agency(sides: Sides) -> Found:
    """One names who did it where the other leaves it open; an excerpt may have named it elsewhere."""
    for one, other in _pairs(sides):
        if one.is_excerpt or other.is_excerpt:
            continue
        found = next(chain(_harm_agents(one, other), _claim_agents(one, other)), None)
        if found:
            yield Difference(Dimension.AGENCY, found, "who did it is named in one and not in the other")


def _harm_agents(one: Side, other: Side) -> Iterator[Mapping[str, Span]]:
    """Acts of harm of one class, one with an agent and one without."""
    for a, b in product(_harms(one), _harms(other)):
        if a.event == b.event and bool(a.agent) != bool(b.agent):
            yield {one.report.key: a.span, other.report.key: b.span}


def _claim_agents(one: Side, other: Side) -> Iterator[Mapping[str, Span]]:
    """Claims of one deed to the same thing, one with an agent and one without."""
    for a, b in product(one.readings, other.readings):
        if a.patient & b.patient and bool(a.claim.agent) != bool(b.claim.agent):
            yield {one.report.key: a.claim.span, other.report.key: b.claim.span}


def _harms(side: Side) -> list[Harm]:
    spans = [reading.claim.span for reading in side.readings]
    return [harm for harm in side.report.harms if any(span.contains(harm.predicate.span) for span in spans)]


def _certainty(sides: Sides) -> Found:
    """A reservation here and a fact there, or a plan here for what is done there; conditions say too little."""
    for one, other in _pairs(sides):
        first, second = one.readings[0], other.readings[0]
        kinds = {first.claim.certainty, second.claim.certainty}
        if len(kinds) == 1 or Certainty.ASSERTED not in kinds or not _are_one_deed(first, second):
            continue
        (doubt,) = kinds - {Certainty.ASSERTED}
        if doubt in first.sentence.doubts & second.sentence.doubts:
            continue
        fact = first if first.claim.certainty is Certainty.ASSERTED else second
        is_done = first.predicate == second.predicate and not _PRESENT.search(fact.claim.predicate.text)
        if doubt is Certainty.HEDGED or (doubt is Certainty.PLANNED and is_done):
            spans = {side.report.key: reading.claim.predicate.span for side, reading in ((one, first), (other, second))}
            yield Difference(Dimension.CERTAINTY, spans, f"told as a fact, {_CERTAINTIES[doubt]}")


def _are_one_deed(first: Reading, second: Reading) -> bool:
    """Whether two claims tell of the same by their verbs; a time or doubt about one verb says nothing about another."""
    event = first.claim.event
    return first.predicate == second.predicate or (event is not None and event == second.claim.event)


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
    """Whether neither filler of one deed stands, if only in part, in the sentence of the other."""
    if not _are_one_deed(first, second):
        return False
    one, two = _words(slot.text), _words(other.text)
    return bool(one and two) and not one & second.sentence.words and not two & first.sentence.words


def _words(text: str) -> frozenset[str]:
    return frozenset(filter(is_content, map(stem_of_word, re.findall(r"\w+", text))))


def _other_time(first: Reading, slot: Slot, second: Reading, other: Slot) -> bool:
    """Whether two times of one kind of one deed differ: weekdays, months, years, days of one month."""
    if not _are_one_deed(first, second):
        return False
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
