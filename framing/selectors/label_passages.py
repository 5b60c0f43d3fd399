"""The sentences around the mentions of a referent, each with its place, its voice and the way to the report."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from framing.analysis.segments import Segment, segmented
from framing.selectors.claim_cells import VOICES
from framing.selectors.label_cells import Spot
from framing.selectors.report_places import ReportPlaces
from framing.selectors.reports import Report
from reports.models.statements import speaker_key_of
from reports.text.spans import Span
from reports.text.zones import Zone

# How far the words around a mention reach where no sentence is stored.
_REACH = 90


@dataclass(frozen=True, slots=True)
class MentionMark:
    """A mention as it is drawn in its sentence."""

    start: int
    end: int
    voice: str

    @property
    def words(self) -> str:
        return VOICES.get(self.voice, self.voice)


@dataclass(frozen=True, slots=True)
class SpeakerLink:
    """Whose word it is; ``key`` leads to the speaker's page and is empty for somebody without one."""

    name: str
    key: str


@dataclass(frozen=True, slots=True)
class PassageView:
    """One sentence with every mention of the referent in it."""

    segments: tuple[Segment[MentionMark], ...]
    place: str
    href: str
    voices: tuple[MentionMark, ...]
    speakers: tuple[SpeakerLink, ...]

    @property
    def text(self) -> str:
        return "".join(segment.text for segment in self.segments)


class PassageMaker:
    """Cuts sentences out of the reports of one story; ``named`` are the keys of the speakers that have a page."""

    def __init__(self, places: Mapping[int, ReportPlaces], named: Iterable[str] = ()):
        self._places, self._named = places, frozenset(named)
        self._starts: dict[int, list[int]] = {}

    def passages(self, article: int, spots: Iterable[Spot]) -> tuple[PassageView, ...]:
        """The sentences of the mentions in text order, each once."""
        places = self._places.get(article)
        if places is None:
            return ()
        groups: dict[Span, list[Spot]] = {}
        for spot in sorted(spots, key=lambda spot: (spot.start, -spot.end)):
            number = self._sentence(places.report, spot)
            groups.setdefault(_span_of(places, number, spot), []).append(spot)
        return tuple(self._passage(places, span, found) for span, found in groups.items())

    def _passage(self, places: ReportPlaces, span: Span, spots: Sequence[Spot]) -> PassageView:
        marks = [MentionMark(spot.start, spot.end, spot.voice) for spot in spots]
        first, number = spots[0], self._sentence(places.report, spots[0])
        anchor = f"r{places.key}" if number is None or first.zone == Zone.HEADLINE else f"s{places.key}-{number}"
        speakers = dict.fromkeys(spot.speaker for spot in spots if spot.speaker)
        return PassageView(
            segments=segmented(places.text, span, marks),
            place=places.words(first.start),
            href=f"{places.address}#{anchor}",
            voices=tuple({mark.voice: mark for mark in marks}.values()),
            speakers=tuple(map(self._speaker, speakers)),
        )

    def _speaker(self, name: str) -> SpeakerLink:
        key = speaker_key_of(name)
        return SpeakerLink(name, key if key in self._named else "")

    def _sentence(self, report: Report, spot: Spot) -> int | None:
        """The place of its sentence among those of the report; None where it is in none."""
        sentences = report.run.sentences if report.run else []
        key = report.article.pk
        if key not in self._starts:
            self._starts[key] = [start for _, start, _ in sentences]
        number = bisect_right(self._starts[key], spot.start) - 1
        return number if number >= 0 and spot.start < sentences[number][2] else None


def _span_of(places: ReportPlaces, number: int | None, spot: Spot) -> Span:
    if number is None or not places.report.run:
        return Span(max(0, spot.start - _REACH), min(len(places.text), spot.end + _REACH))
    _, start, end = places.report.run.sentences[number]
    return Span(start, max(end, spot.end))
