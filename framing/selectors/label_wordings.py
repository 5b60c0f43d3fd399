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
#: Of more reports than :data:`MOST_FOLDED` so many stand open, and the others stand with their report alone.
MOST_SHOWN_OF_MANY = 5
MOST_FOLDED = 4
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
    """The wordings of one report, the highest scores first: those that stand open, those that are folded away.

    ``href`` leads to this report alone, with all of the ``count``.
    """

    report: Report
    shown: tuple[WordingView, ...]
    rest: tuple[WordingView, ...]
    count: int
    href: str

    @property
    def rest_start(self) -> int:
        """The place of the first one of the rest."""
        return len(self.shown) + 1

    @property
    def more_count(self) -> int:
        """How many stand with the report alone."""
        return self.count - len(self.shown) - len(self.rest)


@dataclass(frozen=True, slots=True)
class WordingsView:
    """The wordings of the reports asked for, in the order of the tab; ``compared`` counts all reports compared."""

    reports: tuple[ReportWordings, ...]
    compared: int
    is_narrowed: bool
    whole_address: str

    @property
    def count(self) -> int:
        return sum(one.count for one in self.reports)

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
    reports = [one for one in frame.reports if str(one.article.pk) in stored and one.article.pk in places]
    asked = [one for one in reports if str(one.article.pk) == query.get("report")] or reports
    is_narrowed = len(asked) < len(reports)
    most = None if is_narrowed else MOST_SHOWN if len(reports) <= MOST_FOLDED else MOST_SHOWN_OF_MANY
    made = []
    for one in asked:
        its_places = places[one.article.pk]
        groups = _grouped(stored[str(one.article.pk)], its_places.text, query.get("q", ""))
        found = _views(groups[:most] if most == MOST_SHOWN_OF_MANY else groups, its_places, frame.story.slug)
        href = _address(frame.path, {**query, "report": str(one.article.pk)})
        rest = () if most is None else found[most:]
        made.append(ReportWordings(one, found[:most], rest, len(groups), href))
    whole = {name: value for name, value in query.items() if name != "report"}
    return WordingsView(tuple(made), len(stored), is_narrowed, _address(frame.path, whole))


def _address(path: str, query: Mapping[str, str]) -> str:
    return f"{path}{f'?{urlencode(query)}' if query else ''}#wordings"


def _grouped(rows: Iterable[Stored], text: str, q: str) -> list[list[Stored]]:
    """The same words in the same voice together, the highest score first; what is not in the text is passed over."""
    asked = fold(q).casefold()
    groups: dict[tuple[str, str], list[Stored]] = {}
    for row in sorted(rows, key=lambda row: (-row["score"], row["start"])):
        words = fold(row["text"]).casefold().rstrip(_CLOSING)
        if asked in words and text[row["start"] : row["end"]] == row["text"]:
            groups.setdefault((words, row["voice"]), []).append(row)
    return list(groups.values())


def _views(groups: Iterable[Sequence[Stored]], places: ReportPlaces, story: str) -> tuple[WordingView, ...]:
    sentences = places.report.run.sentences if places.report.run else []
    starts = [start for _, start, _ in sentences]
    found = []
    for same in groups:
        first = same[0]
        spots = tuple(_place(row, places, sentences, starts) for row in same)
        text, stretch = first["text"].rstrip(_CLOSING), (first["start"], first["end"])
        found.append(WordingView(text, first["voice"], *stretch, first["reasons"][0], spots, places, story))
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
