"""Pairs of reports with what a reader marked in them (docs/method.md, "Our own gold"), read from their folder."""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from framing.analysis.agency.values import Form
from framing.analysis.alignment.values import Relation
from framing.analysis.ledger import Verdict
from reports.text.spans import Span

SIDES = ("a", "b")
#: What is marked in a story that does not say so itself.
MARKED = frozenset({"claims", "quantities", "ledger", "harms"})
Interval = tuple[float | None, float | None]


class GoldError(ValueError):
    """Something in a folder of gold cannot be read or does not fit its texts."""


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """Clauses of both reports that make one claim; several on one side where the other says it in one.

    Entries of one ``name`` are one claim told more than once; ``also`` holds clauses that repeat it. Pairs among all
    of these are right, but only ``clauses`` have to be found.
    """

    relation: Relation
    dimensions: frozenset[str]
    name: str | None
    clauses: Mapping[str, tuple[Span, ...]]
    also: Mapping[str, tuple[Span, ...]]
    is_doubtful: bool


@dataclass(frozen=True, slots=True)
class NearMiss:
    """Two clauses that look alike and do not make the same claim."""

    why: str
    clauses: Mapping[str, Span]


@dataclass(frozen=True, slots=True)
class GoldQuantity:
    """A figure of one report; where the format leaves a choice, every answer that is right."""

    id: str
    side: str
    span: Span
    values: tuple[Interval, ...]
    units: tuple[str, ...]
    populations: tuple[str, ...]
    counted: tuple[str, ...]
    part_of: str | None
    is_doubtful: bool


@dataclass(frozen=True, slots=True)
class GoldRow:
    """Figures of both reports that belong side by side, by their ids, and what they come to."""

    verdict: Verdict
    figures: Mapping[str, tuple[str, ...]]
    is_doubtful: bool


@dataclass(frozen=True, slots=True)
class GoldHarm:
    """The words of a predicate of harm and the form they have."""

    side: str
    span: Span
    form: Form
    is_doubtful: bool


@dataclass(frozen=True, slots=True)
class GoldStory:
    """Two reports and all that was marked in them; spans are into ``texts``.

    ``marked`` names what a reader looked for; of anything else nothing can be said.
    """

    slug: str
    texts: Mapping[str, str]
    claims: tuple[GoldClaim, ...]
    near_misses: tuple[NearMiss, ...]
    quantities: tuple[GoldQuantity, ...]
    rows: tuple[GoldRow, ...]
    harms: tuple[GoldHarm, ...]
    marked: frozenset[str] = MARKED


def story_in(folder: Path) -> GoldStory:
    """The story of one folder; raises :class:`GoldError` with the words that do not fit."""
    try:
        texts = {side: (folder / f"{side}.txt").read_text(encoding="utf-8") for side in SIDES}
        gold = tomllib.loads((folder / "gold.toml").read_text(encoding="utf-8"))
        return _story(folder.name, texts, gold)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise GoldError(f"{folder.name}: {error}") from error


def place_of(text: str, words: str, nth: int | None = None) -> Span:
    """Where verbatim words stand as whole words: their only place, or the ``nth`` of several, counted from 1."""
    starts = [found.start() for found in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]
    if (nth is None and len(starts) != 1) or (nth is not None and not 1 <= nth <= len(starts)):
        raise GoldError(f"{words!r} stands {len(starts)} times in the text, wanted {nth or 'once'}")
    start = starts[(nth or 1) - 1]
    return Span(start, start + len(words))


def _story(slug: str, texts: Mapping[str, str], gold: Mapping[str, Any]) -> GoldStory:
    story = GoldStory(
        slug=slug,
        texts=texts,
        claims=tuple(_claim(texts, entry) for entry in gold.get("claims", ())),
        near_misses=tuple(
            NearMiss(entry["why"], {side: _place(texts[side], entry[side]) for side in SIDES})
            for entry in gold.get("near_misses", ())
        ),
        quantities=tuple(_quantity(texts, entry) for entry in gold.get("quantities", ())),
        rows=tuple(
            GoldRow(
                Verdict(entry["verdict"]), {side: tuple(entry[side]) for side in SIDES}, entry.get("doubtful", False)
            )
            for entry in gold.get("ledger", ())
        ),
        harms=tuple(
            GoldHarm(
                entry["report"],
                place_of(texts[entry["report"]], entry["text"], entry.get("nth")),
                Form(entry["form"]),
                entry.get("doubtful", False),
            )
            for entry in gold.get("harms", ())
        ),
        marked=frozenset(gold.get("marked", MARKED)),
    )
    _check_ids(story)
    return story


def _place(text: str, entry: str | Mapping[str, Any]) -> Span:
    return place_of(text, entry) if isinstance(entry, str) else place_of(text, entry["text"], entry["nth"])


def _places(text: str, entries: Iterable[str | Mapping[str, Any]]) -> tuple[Span, ...]:
    return tuple(_place(text, entry) for entry in entries)


def _claim(texts: Mapping[str, str], entry: Mapping[str, Any]) -> GoldClaim:
    clauses = {side: _places(texts[side], entry[side]) for side in SIDES}
    if not all(clauses.values()) or all(len(places) > 1 for places in clauses.values()):
        raise GoldError(f"a claim has one clause on one side at least, and several on one side at most: {entry}")
    return GoldClaim(
        relation=Relation(entry["relation"]),
        dimensions=frozenset(entry.get("dimensions", ())),
        name=entry.get("claim"),
        clauses=clauses,
        also={side: _places(texts[side], entry.get(f"also_{side}", ())) for side in SIDES},
        is_doubtful=entry.get("doubtful", False),
    )


def _quantity(texts: Mapping[str, str], entry: Mapping[str, Any]) -> GoldQuantity:
    text = texts[entry["report"]]
    if missing := [words for words in entry["populations"] if words and words not in text]:
        raise GoldError(f"populations that are not in the text: {missing}")
    return GoldQuantity(
        id=entry["id"],
        side=entry["report"],
        span=place_of(text, entry["text"], entry.get("nth")),
        values=((entry.get("low"), entry.get("high")), *(_interval(pair) for pair in entry.get("or_values", ()))),
        units=tuple(entry["units"]),
        populations=tuple(entry["populations"]),
        counted=tuple(entry["counted"]),
        part_of=entry.get("part_of"),
        is_doubtful=entry.get("doubtful", False),
    )


def _interval(pair: Sequence[float | str]) -> Interval:
    low, high = (None if isinstance(end, str) else float(end) for end in pair)
    return low, high


def _check_ids(story: GoldStory) -> None:
    sides = {figure.id: figure.side for figure in story.quantities}
    if len(sides) < len(story.quantities):
        raise GoldError("an id of a quantity is used twice")
    named = [(side, figure) for row in story.rows for side in SIDES for figure in row.figures[side]]
    named += [(figure.side, figure.part_of) for figure in story.quantities if figure.part_of]
    if unknown := story.marked - MARKED:
        raise GoldError(f"marked is what nobody marks: {', '.join(sorted(unknown))}")
    if wrong := [figure for side, figure in named if sides.get(figure) != side]:
        raise GoldError(f"ids that name no quantity of that report: {wrong}")
