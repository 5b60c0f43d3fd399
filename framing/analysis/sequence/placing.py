"""Events of several reports on one clock (docs/method.md, "Sequence")."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from framing.analysis.alignment.values import AnalysedReport, ClaimGroup
from framing.analysis.sequence.answering import answers_in
from framing.analysis.sequence.belonging import Told, times_told
from framing.analysis.sequence.checking import conflicts_of
from framing.analysis.sequence.days import Tense, shifted
from framing.analysis.sequence.likeness import Likeness
from framing.analysis.sequence.reading import Against, Anchor, Read, Reason, read_against
from framing.analysis.sequence.values import Chronology, Event, Moment, Tally
from reports.extraction.times import TimeExpression
from reports.extraction.times.values import Base, DayOffset, Edge, Period, Shift

#: Sentences back to the moment that "two hours later" counts from.
LATER_REACH = 3
#: Sentences back to the day that a clock time without a day belongs to.
CLOCK_REACH = 6


def sequence_of(reports: Sequence[AnalysedReport], groups: Sequence[ClaimGroup]) -> Chronology:
    """Every claim with a time that its words and the time of publication place, and where reports do not meet."""
    group_of = {
        (member.key, claim): number
        for number, group in enumerate(groups)
        for member in group.members
        for claim in member.claims
    }
    events: list[Event] = []
    tallies: list[Tally] = []
    for report in reports:
        told = times_told(report)
        moments = _Report(report, told).moments()
        placed = sorted(moments, key=lambda number: (report.claims[number].span, number))
        events += [
            Event(report.key, number, group_of.get((report.key, number)), moments[number], order)
            for order, number in enumerate(placed, start=1)
        ]
        reasons = Counter(one.reason.value for number, one in enumerate(told) if number not in moments)
        tallies.append(Tally(report.key, len(told), len(moments), tuple(reasons.most_common())))
    places = {report.key: number for number, report in enumerate(reports)}
    events.sort(key=lambda one: (one.moment.earliest, one.moment.latest, places[one.key], one.order))
    answers = answers_in(reports, group_of)
    return Chronology(
        events=tuple(events),
        conflicts=conflicts_of(events, groups, answers, Likeness(reports)),
        unplaced=tuple(_unplaced(tallies)),
        answers=answers,
        tallies=tuple(tallies),
    )


def _unplaced(tallies: Iterable[Tally]) -> Iterable[str]:
    for tally in tallies:
        missing = tally.claims - tally.placed
        if missing:
            why = "; ".join(f"{count} {'have' if count > 1 else 'has'} {reason}" for reason, count in tally.reasons)
            yield f"{tally.key}: {missing} of {tally.claims} claims are not placed: {why}"


class _Report:
    """The claims of one report on their way to a moment, in text order."""

    def __init__(self, report: AnalysedReport, told: Sequence[Told]) -> None:
        self.report = report
        self.told = told
        self.read: dict[int, Read] = {}
        self.text: dict[int, TimeExpression] = {}
        self.anchors: list[tuple[int, Anchor]] = []

    def moments(self) -> Mapping[int, Moment]:
        """The moment of each claim that can be placed, by its place in the report."""
        order = sorted(range(len(self.told)), key=lambda number: self.report.claims[number].span)
        later = [number for number in order if not self._place(number)]
        for number in later:
            self._place_from_claim(number)
        for number in order:
            self._tell_other(number)
        return {number: self._moment(number, read) for number, read in self.read.items()}

    def _moment(self, number: int, read: Read) -> Moment:
        words, found = self.text[number], read.stretch
        text = words.text if " … " in words.text else words.span.of(self.report.text)
        return Moment(found.earliest, found.latest, found.precision, words.span, text, read.how)

    def _place(self, number: int) -> bool:
        """Places a claim by its own words; False where it counts from a claim that may stand further on."""
        one = self.told[number]
        if one.words is None:
            return True
        if one.counts_from is not None:
            return False
        self._keep(number, one.words, read_against(one.words, self._against(number, one, self._anchor(number, one))))
        return True

    def _against(self, number: int, one: Told, anchor: Anchor | None) -> Against:
        said = None
        if one.said is not None and one.is_quoted:
            read = read_against(one.said, Against(self.report.published_at))
            said = Anchor(read.stretch, one.said.text) if isinstance(read, Read) else None
        return Against(self.report.published_at, one.tense, one.is_quoted, said, anchor)

    def _anchor(self, number: int, one: Told) -> Anchor | None:
        """The last moment told before that is near enough to be counted from."""
        day = one.words.day if one.words else None
        from_event = isinstance(day, Shift | DayOffset | Period) and day.base is Base.EVENT
        if not from_event and day is not None:
            return None
        reach = LATER_REACH if from_event else CLOCK_REACH
        if not self.anchors or self.report.claims[number].sentence - self.anchors[-1][0] > reach:
            return None
        return self.anchors[-1][1]

    def _keep(self, number: int, words: TimeExpression, read: Read | Reason) -> None:
        one = self.told[number]
        if isinstance(read, Reason):
            one.reason = read
            return
        self.read[number] = read
        self.text[number] = words
        if words.edge is not Edge.AT or not read.stretch.is_of_days or (words.time and words.time.is_night):
            return
        if one.tense is not Tense.FUTURE and not one.is_quoted:
            # Further on the day is named by the words that named it first.
            known = self.anchors[-1][1].words if words.day is None and self.anchors else words.text
            self.anchors.append((self.report.claims[number].sentence, Anchor(read.stretch, known)))

    def _place_from_claim(self, number: int) -> None:
        one = self.told[number]
        base = self.read.get(one.counts_from) if one.counts_from is not None else None
        words = self.text.get(one.counts_from) if one.counts_from is not None else None
        if one.words is None or base is None or words is None:
            one.reason = Reason.NO_BASE
            return
        self._keep(
            number, one.words, read_against(one.words, self._against(number, one, Anchor(base.stretch, words.text)))
        )

    def _tell_other(self, number: int) -> None:
        """Places the claim behind "two days after" where this one has a moment of its own and that one has none."""
        one = self.told[number]
        if one.tells is None or number not in self.read:
            return
        words, other = one.tells
        if other in self.read or not isinstance(words.day, Shift) or self.told[other].words is not None:
            return
        back = replace(words.day, direction=-words.day.direction)
        try:
            stretch = shifted(back, self.read[number].stretch)
        except OverflowError:
            return
        turned = "before" if back.direction < 0 else "after"
        length = words.text.rsplit(" ", 1)[0]
        self.read[other] = Read(stretch, f"{length} {turned} “{self.text[number].text}”; {self.read[number].how}")
        self.text[other] = words
