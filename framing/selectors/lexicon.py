"""The released lexicon, arranged for reading: what is counted, and where each term stands with its curators."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from framing.analysis.lexicon import ContrastSet, Entry, Lexicon
from framing.models import Draft, Term

_MARKED = re.compile(r"\[\[(.+?)\]\]")


@dataclass(frozen=True, slots=True)
class Label:
    """An entry with the state of its row on the curators' desk."""

    entry: Entry
    state: Term.State
    draft: Draft | None = None


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


def codes_by_topic(lexicon: Lexicon) -> dict[str, list[str]]:
    """The codes of the sets of each topic."""
    topics: dict[str, list[str]] = {}
    for found in lexicon.contrast_sets:
        topics.setdefault(found.topic, []).append(found.code)
    return topics


def sets_to_choose(lexicon: Lexicon) -> dict[str, str]:
    """The referent and topic of each set by its code, in the order of the referents."""
    named = {
        found.code: f"{found.referent} ({found.topic})" if found.topic else found.referent
        for found in lexicon.contrast_sets
    }
    return dict(sorted(named.items(), key=lambda item: item[1].lower()))


def tags_of(lexicon: Lexicon) -> list[str]:
    """Every tag that an entry bears, in the order of the alphabet."""
    return sorted({tag for entry in lexicon.entries for tag in entry.tags})


def overdue_terms(lexicon: Lexicon, today: date) -> list[Entry]:
    """The entries whose owners wanted to look at them again by now, the longest overdue first."""
    overdue = [
        (entry.review_on, entry.code, entry) for entry in lexicon.entries if entry.review_on and entry.review_on < today
    ]
    return [entry for _, _, entry in sorted(overdue, key=lambda row: row[:2])]


def label_sets(
    lexicon: Lexicon,
    states: Mapping[str, Term.State],
    *,
    q: str = "",
    topic: str = "",
    category: str = "",
    state: str = "",
    tag: str = "",
    draft: str = "",
    drafts: Mapping[str, Draft] | None = None,
) -> list[LabelSet]:
    """The sets that hold an entry as asked, each with all such entries, by topic and referent."""
    words = q.lower().split()
    kept: dict[str, list[Label]] = {}
    for entry in lexicon.entries:
        label = Label(entry, states.get(entry.code, Term.State.LIVE), (drafts or {}).get(entry.code))
        contrast_set = lexicon.set_of(entry)
        fits = (not topic or contrast_set.topic == topic) and (not category or entry.category == category)
        fits = fits and (not tag or tag in entry.tags) and (not draft or (label.draft is not None) == (draft == "open"))
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
    said = f"{entry.why} {entry.used_by} {entry.objected_by} {entry.sense}"
    prose = f"{entry.term} {forms} {contrast_set.referent} {said}".lower()
    return all(word in prose for word in words)
