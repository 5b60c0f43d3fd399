"""To which group of claims each sentence of a report belongs (docs/method.md, "Emphasis")."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from reports.text.spans import Span, merged


@dataclass(frozen=True, slots=True)
class GroupedClaim:
    """A claim with the place of its sentence and the number of its group."""

    sentence: int
    group: int
    span: Span


@dataclass(frozen=True, slots=True)
class Belonging:
    """The groups of one sentence, most words first; ``is_alone`` where none of them has a claim of another report."""

    groups: tuple[int, ...]
    is_alone: bool

    @property
    def leading(self) -> int:
        return self.groups[0]


def groups_by_sentence(text: str, claims: Iterable[GroupedClaim], alone: Collection[int]) -> dict[int, Belonging]:
    """By sentence; beside a group that other reports carry, those of this report ``alone`` do not count."""
    by_sentence: dict[int, list[GroupedClaim]] = {}
    for claim in claims:
        by_sentence.setdefault(claim.sentence, []).append(claim)
    found = {}
    for sentence, inside in by_sentence.items():
        ordered = _by_words(text, inside)
        shared = tuple(group for group in ordered if group not in alone)
        found[sentence] = Belonging(shared or ordered, not shared)
    return found


def in_order_of_appearance(reports: Iterable[Mapping[int, Belonging]]) -> dict[int, int]:
    """The groups that lead a sentence shared with others, numbered from 0 as a reader meets them."""
    numbered: dict[int, int] = {}
    for report in reports:
        for sentence in sorted(report):
            if not report[sentence].is_alone:
                numbered.setdefault(report[sentence].leading, len(numbered))
    return numbered


def _by_words(text: str, claims: Sequence[GroupedClaim]) -> tuple[int, ...]:
    """The groups by the words they have, each word in the shortest claim it stands in."""
    if len(claims) == 1:
        return (claims[0].group,)
    words: dict[int, int] = {}
    taken: tuple[Span, ...] = ()
    for claim in sorted(claims, key=lambda claim: (len(claim.span), claim.span)):
        covered = sum(_word_count(text, span.start, span.end) for span in taken if claim.span.contains(span))
        words[claim.group] = words.get(claim.group, 0) + max(_word_count(text, *_ends(claim.span)) - covered, 0)
        taken = merged([*taken, claim.span])
    return tuple(sorted(words, key=lambda group: (-words[group], group)))


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _word_count(text: str, start: int, end: int) -> int:
    return text.count(" ", start, end) + 1
