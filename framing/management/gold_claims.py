"""Aligned claims held against gold: which pairs were joined rightly, and what was said of them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from framing.analysis.alignment.values import AnalysedReport, ClaimGroup, Relation
from framing.management.gold_tally import Tally, fits, likeness, matched
from framing.management.gold_texts import SIDES, GoldClaim, GoldStory
from reports.text.spans import Span

#: Relations by which two claims are said to be one; ``related`` ones are only shown near each other.
JOINING = frozenset({Relation.SAME, Relation.DIFFERS, Relation.CONTRADICTS})
_WORDS_SHOWN = 110


@dataclass(frozen=True, slots=True)
class Pair:
    """A clause of each report; ``entry`` is the place of the gold entry or found group that pairs them."""

    a: Span
    b: Span
    entry: int

    def fits(self, other: "Pair") -> bool:
        """Whether the clauses of both reports share half of the shorter one."""
        return fits(self.a, other.a) and fits(self.b, other.b)

    def weight(self, other: "Pair") -> float:
        """How much alike two pairs are that fit, 0 where they do not."""
        return likeness(self.a, other.a) + likeness(self.b, other.b) if self.fits(other) else 0.0


def claim_tally(
    story: GoldStory, reports: Mapping[str, AnalysedReport], groups: Sequence[ClaimGroup], tally: Tally
) -> None:
    """Counts the found pairs, the relations and differences told of them, and the near misses that were joined."""
    found = list(_found_pairs(reports, groups))
    wanted = [pair for pair in _gold_pairs(story.claims) if not story.claims[pair.entry].is_doubtful]
    allowed = list(_allowed_pairs(story.claims))
    right = [pair for pair in found if any(pair.fits(gold) for gold in wanted)]
    neutral = [pair for pair in found if any(pair.fits(gold) for gold in allowed)]
    false = [pair for pair in found if pair not in right and pair not in neutral]
    partners = matched(right, wanted, lambda one, gold: one.weight(gold))
    tally.counts.update(
        {
            "claims.right": len(right),
            "claims.false": len(false),
            "claims.found": len(partners),
            "claims.gold": len(wanted),
        }
    )
    for gold in wanted:
        if gold not in partners:
            tally.errors.append(f"claim missed ({_why(gold, reports, groups)}): {_words(story, gold)}")
    for pair in false:
        relation = groups[pair.entry].relation
        tally.errors.append(f"claim false ({relation}): {_words(story, pair)}")
    _relations(story, groups, partners, tally)
    _contradictions(story, groups, found, tally)
    _near_misses(story, false, tally)


def _why(gold: Pair, reports: Mapping[str, AnalysedReport], groups: Sequence[ClaimGroup]) -> str:
    """What became of a pair that was not found: a clause that is no claim, a weaker relation, another partner."""
    for side, span in zip(SIDES, (gold.a, gold.b), strict=True):
        if not any(fits(claim.span, span) for claim in reports[side].claims):
            return f"no claim in {side}"
    if any(pair.fits(gold) for pair in _found_pairs(reports, groups, frozenset({Relation.RELATED}))):
        return str(Relation.RELATED)
    if any(pair.fits(gold) for pair in _found_pairs(reports, groups)):
        return "one claim for several pairs"
    return "apart"


def _found_pairs(
    reports: Mapping[str, AnalysedReport], groups: Sequence[ClaimGroup], relations: frozenset[Relation] = JOINING
) -> Iterator[Pair]:
    for place, group in enumerate(groups):
        if group.relation not in relations:
            continue
        members = {
            member.key: [reports[member.key].claims[claim].span for claim in member.claims] for member in group.members
        }
        for a, b in product(members.get("a", ()), members.get("b", ())):
            yield Pair(a, b, place)


def _gold_pairs(claims: Iterable[GoldClaim]) -> Iterator[Pair]:
    for place, claim in enumerate(claims):
        for a, b in product(claim.clauses["a"], claim.clauses["b"]):
            yield Pair(a, b, place)


def _allowed_pairs(claims: Sequence[GoldClaim]) -> Iterator[Pair]:
    """Pairs that are not asked for and not held against anybody: doubtful ones, and repetitions of one claim."""
    for place, claim in enumerate(claims):
        others = [other for other in claims if other is claim or (claim.name and other.name == claim.name)]
        sides = {
            side: [span for other in others for span in (*other.clauses[side], *other.also[side])] for side in SIDES
        }
        for a, b in product(sides["a"], sides["b"]):
            yield Pair(a, b, place)


def _relations(story: GoldStory, groups: Sequence[ClaimGroup], partners: Mapping[Pair, Pair], tally: Tally) -> None:
    for gold, pair in partners.items():
        claim, group = story.claims[gold.entry], groups[pair.entry]
        is_right = claim.relation is group.relation
        tally.counts.update({"relation.gold": 1, "relation.right": int(is_right)})
        tally.counts[f"relation.{claim.relation}.as.{group.relation}"] += 1
        dimensions = {str(difference.dimension) for difference in group.differences}
        tally.counts.update(
            {
                "dimensions.right": len(dimensions & claim.dimensions),
                "dimensions.false": len(dimensions - claim.dimensions),
                "dimensions.found": len(dimensions & claim.dimensions),
                "dimensions.gold": len(claim.dimensions),
            }
        )
        if not is_right or dimensions != claim.dimensions:
            wanted = f"{claim.relation} {', '.join(sorted(claim.dimensions))}".strip()
            said = f"{group.relation} {', '.join(sorted(dimensions))}".strip()
            tally.errors.append(f"claim called “{said}” instead of “{wanted}”: {_words(story, gold)}")


def _contradictions(story: GoldStory, groups: Sequence[ClaimGroup], found: Sequence[Pair], tally: Tally) -> None:
    """A group said to contradict is wrong unless one of its pairs fits a gold pair that does."""
    places = [place for place, claim in enumerate(story.claims) if claim.relation is Relation.CONTRADICTS]
    gold = [pair for pair in _gold_pairs(story.claims) if pair.entry in places]
    for place, group in enumerate(groups):
        pairs = [pair for pair in found if pair.entry == place]
        if group.relation is not Relation.CONTRADICTS or not pairs:
            continue
        is_wrong = not any(pair.fits(other) for pair in pairs for other in gold)
        tally.counts.update({"contradicts.said": 1, "contradicts.wrong": int(is_wrong)})
        if is_wrong:
            tally.errors.append(f"no contradiction: {_words(story, pairs[0])}")


def _near_misses(story: GoldStory, false: Sequence[Pair], tally: Tally) -> None:
    for miss in story.near_misses:
        pair = Pair(miss.clauses["a"], miss.clauses["b"], 0)
        is_joined = any(pair.fits(other) for other in false)
        tally.counts.update({"near_misses.gold": 1, "near_misses.joined": int(is_joined)})
        if is_joined:
            tally.errors.append(f"near miss joined ({miss.why}): {_words(story, pair)}")


def _words(story: GoldStory, pair: Pair) -> str:
    return " ‖ ".join(
        span.of(story.texts[side]).replace("\n", " ")[:_WORDS_SHOWN]
        for side, span in zip(SIDES, (pair.a, pair.b), strict=True)
    )
