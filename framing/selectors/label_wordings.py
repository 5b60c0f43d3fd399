"""Wording that some reports of a story have and not all of them: something to look at, nothing of it is counted."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from framing.analysis.wordings import NOWHERE_ELSE
from framing.selectors.alias_pages import new_draft_address
from framing.selectors.claim_cells import VOICES
from framing.selectors.label_cells import Stored
from framing.selectors.report_places import ReportPlaces
from framing.selectors.reports import Report
from framing.selectors.story_frames import StoryFrame
from reports.text.fold import fold
from reports.text.zones import Zone

#: So many wordings of a report stand open, the highest scores first; the others are folded away.
MOST_SHOWN = 12
#: Letters of the sentence on each side of a wording.
REACH = 48
#: The longest sentence that an address carries into a form.
LONGEST_CARRIED = 300
# What a quotation ends with and its words do not.
_CLOSING = " ,.;:"


@dataclass(frozen=True, slots=True)
class WordingPlace:
    """One place of a wording in words, ``href`` is its sentence in Read; the stretch is that of the sentence."""

    start: int
    end: int
    words: str
    href: str


@dataclass(frozen=True, slots=True)
class WordingView:
    """One wording in one voice with each of its places, the strongest first; its own stretch is that of the first.

    ``others`` says how many other reports have it, ``story`` is the slug of the story.
    """

    text: str
    voice: str
    start: int
    end: int
    others: str
    reasons: tuple[str, ...]
    spots: tuple[WordingPlace, ...]
    places: ReportPlaces
    story: str

    @property
    def voice_words(self) -> str:
        return VOICES.get(self.voice, self.voice)

    @property
    def first(self) -> WordingPlace:
        return self.spots[0]

    @property
    def more_spots(self) -> tuple[WordingPlace, ...]:
        return self.spots[1:]

    @property
    def is_only_here(self) -> bool:
        """Whether no other report has it."""
        return self.others == NOWHERE_ELSE

    @property
    def printed(self) -> str:
        """The words as they stand in the sentence, with the comma of a quotation."""
        return self.places.text[self.start : self.end]

    @property
    def before(self) -> str:
        """Whole words of its sentence right before it."""
        cut = max(self.first.start, self.start - REACH)
        words = self.places.text[cut : self.start]
        return words if cut == self.first.start else f"… {words.partition(' ')[2]}"

    @property
    def after(self) -> str:
        """Whole words of its sentence right behind it."""
        cut = min(self.first.end, self.end + REACH)
        words = self.places.text[self.end : cut]
        return words if cut == self.first.end else f"{words.rpartition(' ')[0]} …"

    @property
    def draft_address(self) -> str:
        """The form in which a curator makes an entry of the lexicon of it."""
        return new_draft_address(self.text, sentence=self._sentence, story=self.story)

    @property
    def suggest_address(self) -> str:
        """The form in which a reader puts it to the curators."""
        given = {"term": self.text, "sentence": self._sentence, "url": self.places.report.article.url}
        return f"{reverse('framing:suggest')}?{urlencode({key: value for key, value in given.items() if value})}"

    @property
    def _sentence(self) -> str:
        words = " ".join(self.places.text[self.first.start : self.first.end].split())
        return words if len(words) <= LONGEST_CARRIED else ""


@dataclass(frozen=True, slots=True)
class ReportWordings:
    """The wordings of one report, the highest scores first; ``href`` narrows the section to this report."""

    report: Report
    found: tuple[WordingView, ...]
    href: str
    is_alone: bool

    @property
    def shown(self) -> tuple[WordingView, ...]:
        """Those that stand open."""
        return self.found if self.is_alone else self.found[:MOST_SHOWN]

    @property
    def rest(self) -> tuple[WordingView, ...]:
        """Those that are folded away."""
        return () if self.is_alone else self.found[MOST_SHOWN:]

    @property
    def rest_start(self) -> int:
        """The place of the first one of the rest."""
        return len(self.shown) + 1


@dataclass(frozen=True, slots=True)
class WordingsView:
    """The wordings of the reports asked for, in the order of the tab; ``compared`` counts all reports compared."""

    reports: tuple[ReportWordings, ...]
    compared: int
    is_narrowed: bool
    whole_address: str

    @property
    def count(self) -> int:
        return sum(len(one.found) for one in self.reports)

    @property
    def is_pair(self) -> bool:
        """Whether there is one other report, which then has none of them."""
        return self.compared == 2


def wordings_of(frame: StoryFrame, places: Mapping[int, ReportPlaces], query: Mapping[str, str]) -> WordingsView | None:
    """What the comparison that is shown has of them, None where it has none at all.

    Of the query of the page they follow the ``report`` and the words ``q``, and keep the rest in their links.
    """
    stored = frame.shown.wordings if frame.shown else {}
    if not any(stored.values()):
        return None
    words = fold(query.get("q", "")).casefold()
    reports = [one for one in frame.reports if str(one.article.pk) in stored]
    asked = [one for one in reports if str(one.article.pk) == query.get("report")] or reports
    is_narrowed = len(asked) < len(reports)
    made = []
    for one in asked:
        rows = [row for row in stored[str(one.article.pk)] if words in fold(row["text"]).casefold()]
        found = _views(rows, places[one.article.pk], frame.story.slug) if one.article.pk in places else ()
        href = _address(frame.path, {**query, "report": str(one.article.pk)})
        made.append(ReportWordings(one, found, href, is_narrowed))
    whole = {name: value for name, value in query.items() if name != "report"}
    return WordingsView(tuple(made), len(stored), is_narrowed, _address(frame.path, whole))


def _address(path: str, query: Mapping[str, str]) -> str:
    return f"{path}{f'?{urlencode(query)}' if query else ''}#wordings"


def _views(rows: Iterable[Stored], places: ReportPlaces, story: str) -> tuple[WordingView, ...]:
    """The same words in the same voice once, by their highest score; what does not stand in the text is passed over."""
    sentences = places.report.run.sentences if places.report.run else []
    starts = [start for _, start, _ in sentences]
    groups: dict[tuple[str, str], list[Stored]] = {}
    for row in sorted(rows, key=lambda row: (-row["score"], row["start"])):
        if places.text[row["start"] : row["end"]] == row["text"]:
            groups.setdefault((fold(row["text"]).casefold().rstrip(_CLOSING), row["voice"]), []).append(row)
    found = []
    for (_, voice), same in groups.items():
        first, (others, *reasons) = same[0], same[0]["reasons"]
        spots = tuple(_place(row, places, sentences, starts) for row in same)
        text, stretch = first["text"].rstrip(_CLOSING), (first["start"], first["end"])
        found.append(WordingView(text, voice, *stretch, others, tuple(reasons), spots, places, story))
    return tuple(found)


def _place(
    row: Stored, places: ReportPlaces, sentences: Sequence[Sequence[Any]], starts: Sequence[int]
) -> WordingPlace:
    words = places.words(row["start"])
    number = bisect_right(starts, row["start"]) - 1
    if number < 0 or row["start"] >= sentences[number][2]:
        return WordingPlace(row["start"], row["end"], words, f"{places.address}#r{places.key}")
    _, start, end = sentences[number]
    # The headline has no sentences of its own in Read.
    anchor = f"r{places.key}" if row["zone"] == Zone.HEADLINE else f"s{places.key}-{number}"
    return WordingPlace(start, max(end, row["end"]), words, f"{places.address}#{anchor}")
