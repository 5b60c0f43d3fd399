"""What a reader chose to see of a story or an article: which reports, and which marks."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.http import QueryDict

from framing.models import TermHit
from framing.selectors.pins import number_asked

#: Reports that fit beside each other.
MOST_COLUMNS = 4
DEFAULT_COLUMNS = 3
_LONGEST_ID = 15

#: The shapes of marks in the order of the legend: "plain" ones are the outlet's own and do not count, as the ordinary
#: name in its set or a denied term; "unclear" ones have a sense the context did not settle.
SHAPES = {
    "own": "own voice",
    "plain": "own, not counted",
    "quoted": "quoted",
    "indirect": "reported",
    "scare": "scare quotes",
    "name": "in a name",
    "unclear": "unclear sense",
}
CLASSES = {
    "actor_label": "actors",
    "event_label": "events",
    "violent_verb": "violent verbs",
    "euphemism": "euphemisms",
    "justification": "justifications",
    "alignment_label": "alignments",
    "intensifier": "intensifiers",
    "state_label": "states",
    "doubt_marker": "doubt markers",
}
ONLY_OWN = frozenset(SHAPES) - {"own"}
#: Marked only on request: they are no terms of the lexicon.
CANDIDATES = "candidates"
#: Hidden like a class of marks: what leads from a sentence to the same claim in other reports.
LINKS = "links"


def shape_of(hit: TermHit) -> str:
    """How a hit is drawn: by its voice, as unclear, or as plain where the outlet's own word does not count."""
    if hit.is_ambiguous:
        return "unclear"
    return "plain" if hit.voice == "own" and not hit.is_counted else hit.voice


@dataclass(frozen=True, slots=True)
class Choice:
    """Ids of the articles chosen as columns (none: as the page thinks best), shapes and classes that are hidden, and
    "links" among them, whether wording that the lexicon does not hold is marked too, and the number of an earlier
    release and of an earlier text of an article (0: as it is now)"""

    columns: tuple[int, ...] = ()
    hidden: frozenset[str] = frozenset()
    with_candidates: bool = False
    release: int = 0
    revision: int = 0

    @classmethod
    def asked(cls, query: QueryDict) -> "Choice":
        """The choice in a query string; whatever makes no sense is passed over."""
        given = [part for value in query.getlist("columns") for part in value.split(",")]
        ids = [int(part) for part in given if part.isascii() and part.isdigit() and len(part) <= _LONGEST_ID]
        names = {part for value in query.getlist("hide") for part in value.split(",")}
        hidden = frozenset(names & (SHAPES.keys() | CLASSES.keys() | {LINKS}))
        text = query.get("revision", "")
        revision = int(text) if text.isascii() and text.isdigit() and len(text) <= _LONGEST_ID else 0
        with_candidates = CANDIDATES in query.getlist("show")
        return cls(tuple(dict.fromkeys(ids)), hidden, with_candidates, number_asked(query), revision)

    def shows(self, hit: TermHit) -> bool:
        """Whether a hit is drawn as a mark."""
        return shape_of(hit) not in self.hidden and hit.category not in self.hidden

    @property
    def with_links(self) -> bool:
        """Whether sentences lead to the same claim in other reports."""
        return LINKS not in self.hidden

    def toggled(self, name: str) -> "Choice":
        """The same with one shape or class shown instead of hidden, or hidden instead of shown."""
        return replace(self, hidden=self.hidden ^ {name})

    def with_column(self, article_id: int) -> "Choice":
        """The same with one more report among the columns, in place of the last one where there is no room."""
        if not self.columns or article_id in self.columns:
            return self
        return replace(self, columns=(*self.columns[: MOST_COLUMNS - 1], article_id))

    @property
    def query(self) -> str:
        """As a query string with its question mark; empty when nothing was chosen."""
        pairs = [("columns", str(pk)) for pk in self.columns] + [("hide", name) for name in sorted(self.hidden)]
        pairs += [("show", CANDIDATES)] if self.with_candidates else []
        pairs += [("release", str(self.release))] if self.release else []
        pairs += [("revision", str(self.revision))] if self.revision else []
        return f"?{urlencode(pairs)}" if pairs else ""


@dataclass(frozen=True, slots=True)
class LegendItem:
    """One shape or class with the number of its marks, and the address that shows or hides it."""

    name: str
    words: str
    count: int
    is_shown: bool
    address: str


@dataclass(frozen=True, slots=True)
class Legend:
    """The filters over the marks of the reports shown; ``reset`` is empty when nothing is hidden, ``candidates`` and
    ``links`` are None where there are none; ``wire_count`` counts stretches that other reports print, too."""

    shapes: tuple[LegendItem, ...]
    classes: tuple[LegendItem, ...]
    candidates: LegendItem | None
    only_own: str
    reset: str
    links: LegendItem | None = None
    wire_count: int = 0


def legend_of(
    hits: Iterable[TermHit],
    choice: Choice,
    path: str,
    *,
    candidate_count: int = 0,
    link_count: int = 0,
    wire_count: int = 0,
) -> Legend:
    """Every shape and class that occurs, and those that are hidden."""
    counted = list(hits)

    def items(words: dict[str, str], counts: Counter[str]) -> tuple[LegendItem, ...]:
        return tuple(
            LegendItem(name, said, counts[name], name not in choice.hidden, path + choice.toggled(name).query)
            for name, said in words.items()
            if counts[name] or name in choice.hidden
        )

    only_own = replace(choice, hidden=ONLY_OWN | (choice.hidden & {LINKS}), with_candidates=False)
    other = replace(choice, with_candidates=not choice.with_candidates)
    candidates = LegendItem(CANDIDATES, "candidates", candidate_count, choice.with_candidates, path + other.query)
    links = LegendItem(LINKS, "claims", link_count, choice.with_links, path + choice.toggled(LINKS).query)
    return Legend(
        shapes=items(SHAPES, Counter(map(shape_of, counted))),
        classes=items(CLASSES, Counter(hit.category for hit in counted)),
        candidates=candidates if candidate_count or choice.with_candidates else None,
        only_own="" if choice == only_own else path + only_own.query,
        reset=path + replace(choice, hidden=frozenset()).query if choice.hidden else "",
        links=links if link_count else None,
        wire_count=wire_count,
    )
