"""Claims and mentions as decisions name them, and what earlier decisions say of them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from framing.analysis.readings import in_one_line
from framing.models import AnalysisRun
from framing.models.decisions import Row, StoryDecision
from framing.selectors.runs import newest_finished_runs
from reports.models import ArticleRevision, Story
from reports.models.statements import Found

Place = Mapping[str, Any]
#: The stored findings of some analyses by revision.
Finder = Callable[[Sequence[AnalysisRun]], Mapping[int, Sequence[Found]]]
#: In every log this kind says that its first place is not what the others are.
SPLIT = "split"
#: What tells one place from another: its report, and its span in one text or its words in any.
Identity = tuple[object, ...]


@dataclass(frozen=True, slots=True, order=True)
class Named:
    """A claim or mention by its report, text and span, which outlive another numbering."""

    article: int
    revision: int
    start: int
    end: int

    @property
    def name(self) -> str:
        return f"{self.article}-{self.revision}-{self.start}-{self.end}"


def named(text: str) -> Named | None:
    """What a form names; None for anything else."""
    parts = text.split("-")
    if len(parts) != 4 or not all(part.isascii() and part.isdigit() and len(part) < 16 for part in parts):
        return None
    return Named(*map(int, parts))


def places_of(story: Story, names: Iterable[Named], found_by: Finder) -> list[dict[str, Any]]:
    """Those that stand in the story's newest texts as they are analysed now, in the order given."""
    wanted = list(names)
    texts = ArticleRevision.objects.filter(article__story=story, article__latest_revision__isnull=False)
    newest = {row.pk: row for row in texts.filter(pk__in={one.revision for one in wanted}).select_related("article")}
    current = {pk: row for pk, row in newest.items() if row.article.latest_revision_id == pk}
    runs = list(newest_finished_runs(list(current)).values())
    rows = found_by(runs) if runs else {}
    known = {Named(current[pk].article_id, pk, one.start, one.end) for pk, found in rows.items() for one in found}
    return [
        {
            "article": one.article,
            "revision": one.revision,
            "start": one.start,
            "end": one.end,
            "words": current[one.revision].text[one.start : one.end],
        }
        for one in wanted
        if one in known
    ]


def words_of(names: Iterable[Named]) -> dict[Named, str]:
    """Their words in whatever text they were named from, newest or not."""
    wanted = list(names)
    texts = ArticleRevision.objects.filter(pk__in={one.revision for one in wanted}).values_list("pk", "article", "text")
    known = {(article, pk): text for pk, article, text in texts}
    return {
        one: in_one_line(known[one.article, one.revision][one.start : one.end])
        for one in wanted
        if (one.article, one.revision) in known
    }


def touching(places: Sequence[Place], decisions: Iterable[Row]) -> Row | None:
    """The first of the decisions that names any of the places."""
    ours = {key for place in places for key in _identities(place)}
    return next(
        (row for row in decisions if any(key in ours for place in row.places for key in _identities(place))), None
    )


def contradicted(kind: str, places: Sequence[Place], in_force: Sequence[Row]) -> Row | None:
    """The decision in force that a new one would contradict, through others too: together with what was split off, or
    split off from what was put together."""
    whole = _Together()
    for row in in_force:
        if row.kind != SPLIT:
            whole.put(row.places)
    if kind == SPLIT:
        return next((row for row in in_force if row.kind != SPLIT and _parts(whole, places, row)), None)
    whole.put(places)
    splits = (row for row in in_force if row.kind == SPLIT)
    return next((row for row in splits if whole.is_parted_by(row.places)), None)


def _parts(whole: "_Together", places: Sequence[Place], row: StoryDecision) -> bool:
    """Whether a split parts what was put together, and this decision is one that put it there."""
    is_parted = whole.is_parted_by(places)
    return is_parted and any(whole.of(place) == whole.of(places[0]) for place in row.places)


class _Together:
    """Which places are one by the decisions put in."""

    def __init__(self) -> None:
        self._parents: dict[Identity, Identity] = {}

    def put(self, places: Sequence[Place]) -> None:
        for place in places:
            self._unite(self.of(places[0]), self.of(place))

    def is_parted_by(self, places: Sequence[Place]) -> bool:
        """Whether the first of the places is one with any other."""
        for place in places:
            self.of(place)  # made known: a root may change while another is looked up
        return any(self.of(place) == self.of(places[0]) for place in places[1:])

    def of(self, place: Place) -> Identity:
        """The one that stands for all that are one with this; a span and its words are two names of one place."""
        by_span, by_words = _identities(place)
        self._unite(by_span, by_words)
        return self._root(by_span)

    def _unite(self, one: Identity, other: Identity) -> None:
        one, other = self._root(one), self._root(other)
        if one != other:
            self._parents[other] = one

    def _root(self, key: Identity) -> Identity:
        while (parent := self._parents.get(key, key)) != key:
            key = parent
        return key


def _identities(place: Place) -> tuple[Identity, Identity]:
    span = (place["article"], place["revision"], place["start"], place["end"])
    return span, (place["article"], in_one_line(place["words"]).casefold())
