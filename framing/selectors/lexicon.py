"""The released lexicon, arranged for reading: what is counted, and where each term stands with its curators."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from framing.analysis.lexicon import ContrastSet, Entry, Lexicon
from framing.models import Term

_MARKED = re.compile(r"\[\[(.+?)\]\]")


@dataclass(frozen=True, slots=True)
class Label:
    """An entry with the state of its row on the curators' desk."""

    entry: Entry
    state: Term.State


@dataclass(frozen=True, slots=True)
class LabelSet:
    """The labels of one referent side by side."""

    contrast_set: ContrastSet
    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of an example; marked where the entry must find it."""

    text: str
    is_marked: bool


def states_of_terms() -> dict[str, Term.State]:
    """The state of every term by code, in one query."""
    return {code: Term.State(state) for code, state in Term.objects.values_list("code", "state")}


def topics_of(lexicon: Lexicon) -> list[str]:
    """The subjects of a lexicon in the order of the alphabet."""
    return sorted({found.topic for found in lexicon.contrast_sets})


def label_sets(
    lexicon: Lexicon,
    states: Mapping[str, Term.State],
    *,
    q: str = "",
    topic: str = "",
    category: str = "",
    state: str = "",
) -> list[LabelSet]:
    """The sets that hold an entry as asked, each with all such entries, by topic and referent."""
    words = q.lower().split()
    kept: dict[str, list[Label]] = {}
    for entry in lexicon.entries:
        label = Label(entry, states.get(entry.code, Term.State.LIVE))
        contrast_set = lexicon.set_of(entry)
        fits = (not topic or contrast_set.topic == topic) and (not category or entry.category == category)
        if fits and (not state or label.state == state) and _has_words(entry, contrast_set, words):
            kept.setdefault(entry.contrast_set, []).append(label)
    sets = [LabelSet(lexicon.sets[code], tuple(sorted(labels, key=_by_term))) for code, labels in kept.items()]
    return sorted(sets, key=lambda found: (found.contrast_set.topic, found.contrast_set.referent.lower()))


def set_around(lexicon: Lexicon, entry: Entry, states: Mapping[str, Term.State]) -> LabelSet:
    """All labels of the entry's set, the entry among them."""
    members = (other for other in lexicon.entries if other.contrast_set == entry.contrast_set)
    labels = (Label(member, states.get(member.code, Term.State.LIVE)) for member in members)
    return LabelSet(lexicon.set_of(entry), tuple(sorted(labels, key=_by_term)))


def entry_with_code(lexicon: Lexicon, code: str) -> Entry | None:
    """The entry of that code; None when the lexicon has none."""
    return next((entry for entry in lexicon.entries if entry.code == code), None)


def pieces_of(example: str) -> list[Piece]:
    """An example sentence cut at its [[marks]]; the pieces join to the sentence without them."""
    parts = _MARKED.split(example)
    return [Piece(part, bool(number % 2)) for number, part in enumerate(parts) if part]


def _by_term(label: Label) -> tuple[str, str]:
    return label.entry.term.lower(), label.entry.code


def _has_words(entry: Entry, contrast_set: ContrastSet, words: list[str]) -> bool:
    if not words:
        return True
    forms = " ".join(form.text for form in entry.forms)
    prose = f"{entry.term} {forms} {contrast_set.referent} {entry.why} {entry.used_by} {entry.objected_by}".lower()
    return all(word in prose for word in words)
