"""Words of time in a text, joined where they belong together; no parse is needed (docs/method.md, "Sequence")."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reports.extraction.times.patterns import ATOM
from reports.extraction.times.readers import Atom, read
from reports.extraction.times.values import (
    CalendarDate,
    Day,
    DayOffset,
    Edge,
    Period,
    Role,
    TimeExpression,
    TimeOfDay,
    Unit,
    Weekday,
)
from reports.extraction.times.words import NUMBERS, WEEKDAYS
from reports.text.spans import Span

#: Words between the beginning of an expression and the word that makes it one.
REACH = 6
#: Characters between two expressions that can be one ("at 4 a.m. local time, on Tuesday").
LONGEST_JOINT = 24

# "In the early hours of Tuesday morning" is over before what is called a morning begins.
_SMALL_HOURS = 6 * 60

_WORD = re.compile(r"\w+")
_TRIGGER_WORDS = """
    monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun january
    february march april may june july august september october november december jan feb mar apr aug sep sept
    oct nov dec today yesterday tomorrow tonight overnight morning afternoon evening night nightfall dawn
    daybreak sunrise sunset dusk darkness dark lunchtime noon midday midnight weekend weekends weekday weekdays
    christmas eve o clock gmt utc am pm hour hours minute minutes second seconds day days week weeks fortnight
    fortnights month months year years nights decade decades century moments small midmorning midafternoon hrs
"""
_TRIGGERS = frozenset(_TRIGGER_WORDS.split()) | {f"{day}s" for day in WEEKDAYS}
_OPENING_WORDS = """
    every each once twice on at the new boxing may last next this that early late mid in since until by before
    after from during between over within for through throughout into around about shortly just a an soon
    roughly nearly almost past half quarter ten twenty earlier later under some at least most more less barely
    only up one sometime midway first lasting coming christmas couple moments
"""
_OPENERS = frozenset(_OPENING_WORDS.split()) | {word.split()[0] for word in NUMBERS if word}
_STARTERS = _TRIGGERS | _OPENERS
_JOINT = re.compile(
    r"[ ,(]*(?:(?:on|at|in|of|the|by|around|about|early|late|and|local time|time|or so|shortly|just|before|after)"
    r"[ ,(]+)*"
)
_EDGE = re.compile(
    r"(?i:\b(since|until|till|before|after|as of|through|by|no later than|following|up to|prior to))"
    r"(?: (?:at least|about|around|early|late|the|then|this|just))? (?:on )?$"
)
_EDGES = {"since": Edge.SINCE, "as of": Edge.SINCE, "before": Edge.BEFORE, "prior to": Edge.BEFORE}
_EDGES |= {"after": Edge.AFTER, "following": Edge.AFTER}
_MONTH_EDGE = re.compile(
    r"(?i:\b(?:in|since|until|till|by|before|after|from|during|through|throughout|of|to|and))"
    r"(?: (?:early|late|mid))?[ -]$"
)
_DETERMINER = re.compile(r"(?i:\b(?:the|a|an|his|her|its|their|our|both|these|those|earlier|recent|of|for|by)|'s) $")
# Words behind an expression that show that no noun follows which it would belong to.
_NOT_A_NOUN = """
    and or in on at to by for with after before when that as from of the a an but near while said says who which where
    amid despite against over under between around about until since during because if is was were are has had have will
    would could may might his her its their it he she they we local not then
"""
_NOUN_AHEAD = re.compile(rf"(?:'s\b|'(?= ))|-[a-z]| (?!(?:{'|'.join(_NOT_A_NOUN.split())})\b)[a-z]+")

_NAMED_DAY = re.compile(r"\b(?:Good|Black|Ash|Bloody|Easter|Palm|Super|Cyber|Holy|Maundy|Shrove|Giving) $")
# "On the night shift", "the morning papers": nouns of parts of the day that name no time.
_SHIFT = re.compile(r" (?:shifts?|trains?|bus|flights?|sky|news|papers?|editions?|newsletter|rush|prayers|trading)\b")


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    atom: Atom


def find_times(folded: str, start: int = 0, end: int | None = None) -> tuple[TimeExpression, ...]:
    """The words of time of a folded text in text order, without overlap; linear in its length."""
    stop = len(folded) if end is None else end
    joined = _joined(folded, list(_atoms(folded, start, stop)))
    return tuple(expression for found in joined if (expression := _expression(folded, found)))


def _atoms(folded: str, start: int, end: int) -> Iterator[_Found]:
    words = list(_WORD.finditer(folded, start, end))
    near = -1
    wanted = []
    for index in range(len(words) - 1, -1, -1):
        word = words[index].group().lower()
        if word in _TRIGGERS or word[0].isdigit():
            near = index
        if near >= 0 and near - index <= REACH and (word in _STARTERS or word[0].isdigit()):
            wanted.append(words[index].start())
    reached = start
    for place in reversed(wanted):
        if place < reached:
            continue
        match = ATOM.match(folded, place, end)
        if match and match.lastgroup and (atom := read(match.lastgroup, match.group())):
            yield _Found(place, match.end(), atom)
            reached = match.end()


def _joined(folded: str, found: Sequence[_Found]) -> list[_Found]:
    made: list[_Found] = []
    for one in found:
        last = made[-1] if made else None
        both = last and _together(folded, last, one)
        if last and both:
            made[-1] = _Found(last.start, one.end, both)
        else:
            made.append(one)
    return made


def _together(folded: str, first: _Found, second: _Found) -> Atom | None:
    """What two neighbours say as one; None where each stands for itself."""
    if second.start - first.end > LONGEST_JOINT or Role.MOMENT not in (first.atom.role, second.atom.role):
        return None
    if first.atom.role is not second.atom.role or not _JOINT.fullmatch(folded, first.end, second.start):
        return None
    joint = folded[first.end : second.start]
    if " and " in joint and (first.atom.day or not first.atom.time):
        return None
    day = _one_day(first.atom.day, second.atom.day)
    if day is None and (first.atom.day or second.atom.day):
        return None
    time = _one_time(first.atom.time, second.atom.time, joint)
    if time is None and (first.atom.time or second.atom.time):
        return None
    return Atom(day, time, is_hint=day is None and first.atom.is_hint and second.atom.is_hint)


def _one_day(first: Day | None, second: Day | None) -> Day | None:
    if first is None or second is None:
        return first or second
    pair = (first, second) if isinstance(first, Weekday) else (second, first)
    if isinstance(pair[0], Weekday):
        # The date says more than the name of its day; the week says which day of that name is meant.
        if isinstance(pair[1], CalendarDate) and pair[1].day:
            return pair[1]
        if isinstance(pair[1], Period) and pair[1].unit is Unit.WEEK:
            return replace(pair[0], week=pair[1].offset)
        if isinstance(pair[1], DayOffset):
            return pair[1]
    return None


def _one_time(first: TimeOfDay | None, second: TimeOfDay | None, joint: str) -> TimeOfDay | None:
    if first is None or second is None:
        return first or second
    if first.is_clock and second.is_clock:
        # "4:15 a.m. (0115 GMT)": the one with a zone says the moment.
        if "(" in joint and (second.zone or first.zone):
            return second if second.zone else first
        return None
    if first.is_clock or second.is_clock:
        clock, part = (first, second) if first.is_clock else (second, first)
        # "four o'clock in the afternoon"
        if not part.low <= clock.low <= part.high and part.low <= clock.low + 720 <= part.high:
            return replace(clock, low=clock.low + 720, high=clock.high + 720)
        return clock
    if first.high <= _SMALL_HOURS:
        return first
    low, high = max(first.low, second.low), min(first.high, second.high)
    return TimeOfDay(low, high) if low < high else second


def _expression(folded: str, found: _Found) -> TimeExpression | None:
    atom, text = found.atom, folded[found.start : found.end]
    before = folded[max(found.start - 24, 0) : found.start]
    if atom.needs_edge and not _MONTH_EDGE.search(before):
        return None
    if _NAMED_DAY.search(before) or re.fullmatch(r"(?:This|Last|Next|Today) (?:Week|Month|Year|Show)", text):
        # Good Friday, Black Monday and "This Week" are names.
        return None
    if atom.is_hint and atom.day is None:
        # A part of the day or "early" beside nothing: "the morning newsletter", "an early vote".
        return None
    edge = _edge(before, text, atom) if atom.role is Role.MOMENT else Edge.AT
    attributive = atom.role is Role.MOMENT and _is_attributive(folded, found, before)
    return TimeExpression(Span(found.start, found.end), text, atom.day, atom.time, edge, atom.role, attributive)


def _edge(before: str, text: str, atom: Atom) -> Edge:
    if isinstance(atom.day, CalendarDate) and atom.day.last_year is not None and not text.lower().startswith("the"):
        return Edge.AT
    own = re.match(r"(?i:(since|until|till|by|before|after)) (?=\d{4})", text)
    found = own or _EDGE.search(before)
    if not found:
        return Edge.AT
    return _EDGES.get(found[1].lower(), Edge.UNTIL)


def _is_attributive(folded: str, found: _Found, before: str) -> bool:
    ahead = _NOUN_AHEAD.match(folded, found.end)
    if not ahead:
        return False
    if ahead.group().startswith("'") or _SHIFT.match(folded, found.end):
        return True
    return bool(_DETERMINER.search(before))
