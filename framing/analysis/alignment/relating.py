"""What the reports of one group of claims have to do with one another, and why the engine says so."""

from collections.abc import Mapping, Sequence
from itertools import combinations

from framing.analysis.alignment.differing import A_CHOICE_FROM, DISTANT
from framing.analysis.alignment.grouping import Group
from framing.analysis.alignment.linking import Link, Links, by_score
from framing.analysis.alignment.readings import Reading
from framing.analysis.alignment.values import Difference, Relation
from framing.analysis.alignment.words import is_content, stem_of_word, weight_of_all
from reports.extraction.claims.values import Certainty

#: From here on two claims say the same; below it they are related. A starting value.
SAME_FROM = 0.5
#: And the score from which two claims that found one another among many do; a starting value.
SURE_FROM = 0.65
#: What two claims have to share before one can contradict the other; starting values.
CONTRADICTION_LINK = 0.6
CONTRADICTION_WORDS = 0.7
#: Share of the lighter claim's words beside names that two claims have in common where neither event nor figure is,
#: and where both roles are filled otherwise; starting values.
SHARED_BESIDE_NAMES = 0.1
SHARED_WITH_OTHER_ROLES = 0.1
#: From here on the words of two claims meet one another in meaning as well as any they find elsewhere: no mere topic.
WORDS_MEET_FROM = 0.0

_OPPOSITES = """
    accept:reject accept:refuse approve:reject approve:block pass:reject pass:fail win:lose rise:fall rise:drop
    gain:lose retain:lose increase:decrease grow:shrink raise:lower raise:cut strengthen:weaken convict:acquit
    confirm:deny admit:deny survive:die succeed:fail agree:refuse allow:ban allow:forbid uphold:overturn back:oppose
    support:oppose welcome:condemn praise:condemn obey:defy
"""
OPPOSITES = frozenset(frozenset(pair.split(":")) for pair in _OPPOSITES.split())


def relation_of(group: Group, links: Links, differences: Sequence[Difference], claims: Mapping[str, int]) -> Relation:
    """The relation of a group; claims that a person joined are at least the same claim.

    ``claims`` tells how many claims each report makes.
    """
    if len(group.keys) < 2:
        return Relation.ONLY_IN
    pairs = [(a, b) for a, b in combinations(group.readings, 2) if a.key != b.key]
    found = [links.made(a, b) for a, b in pairs]
    if any(contradict(link) for link in found):
        return Relation.CONTRADICTS
    if not group.is_fixed and _sameness(found, links, claims) < SAME_FROM:
        return Relation.RELATED
    return Relation.DIFFERS if differences else Relation.SAME


def _on_common_ground(link: Link) -> bool:
    """Whether more than names and nearness in meaning speaks for one claim: words of the reports that topic alone
    does not bring together."""
    likeness = link.likeness
    if link.is_quoted or likeness.telling_figure or likeness.figures > 0:
        return True
    if likeness.words_apart is not None and likeness.words_apart >= WORDS_MEET_FROM:
        return True
    own, other = link.first.words - link.first.names, link.second.words - link.second.names
    lighter = min(weight_of_all(own), weight_of_all(other))
    shared = weight_of_all(own & other)
    if max(likeness.agent, likeness.patient) < 0:
        # Others do something else to others: the event alone does not make it one claim.
        return shared >= SHARED_WITH_OTHER_ROLES * lighter
    return likeness.event > 0 or likeness.predicate or shared >= SHARED_BESIDE_NAMES * lighter


def _sameness(found: Sequence[Link], links: Links, claims: Mapping[str, int]) -> float:
    """How sure it is, on the mean over the pairs of reports, that they say the same.

    Two claims that found one another among many others say the same although their sentences say more, if more than
    topic speaks for it; otherwise the sentences as wholes have to agree.
    """
    sure: dict[frozenset[str], float] = {}
    for link in found:
        pair = frozenset((link.first.key, link.second.key))
        had_a_choice = min(claims[key] for key in pair) >= A_CHOICE_FROM
        is_sure = had_a_choice and _on_common_ground(link)
        sure[pair] = max(sure.get(pair, 0.0), _sure(link.score) if is_sure else 0.0)
    if min(sure.values()) >= SAME_FROM:
        # The sentences, which are dear to compare, can only add to it.
        return min(sure.values())
    best = dict(sure)
    for link in found:
        pair = frozenset((link.first.key, link.second.key))
        best[pair] = max(best[pair], links.sameness(link))
    return sum(best.values()) / len(best)


def _sure(score: float) -> float:
    """A score on a scale on which claims that found one another say the same from :data:`SAME_FROM` on."""
    return score * SAME_FROM / SURE_FROM


def contradict(link: Link) -> bool:
    """Whether two claims cannot both be so: one says it of the same deed and people, the other that it is not so."""
    first, second, likeness = link.first.claim, link.second.claim, link.likeness
    if first.certainty is not Certainty.ASSERTED or second.certainty is not Certainty.ASSERTED:
        return False
    if first.stance in DISTANT or second.stance in DISTANT:
        return False
    roles = likeness.agent, likeness.patient
    if link.score < CONTRADICTION_LINK or max(roles) <= 0 or min(roles) < 0:
        return False
    sentences = link.first.sentence, link.second.sentence
    if any(sentence.asks for sentence in sentences):
        return False
    if likeness.polarity_differs:
        # A "not" that stands in both sentences may only be parsed otherwise in one.
        if all(sentence.negates for sentence in sentences):
            return False
        return likeness.predicate and likeness.words_short >= CONTRADICTION_WORDS
    opposite = frozenset((first.predicate.key, second.predicate.key)) in OPPOSITES
    return opposite and min(roles) > 0 and not link.first.numbers ^ link.second.numbers


def score_of(group: Group, links: Links) -> float | None:
    """The score of the weakest report of the group: how well its best claim fits one of another report."""
    if len(group.keys) < 2:
        return None
    if group.is_fixed:
        return 1.0
    best: dict[str, float] = {}
    for a, b in combinations(group.readings, 2):
        if a.key != b.key:
            score = links.score(a, b)
            best[a.key], best[b.key] = max(best.get(a.key, 0.0), score), max(best.get(b.key, 0.0), score)
    return round(min(best.values()), 3)


def reasons_of(group: Group, relation: Relation, links: Links, texts: dict[str, str]) -> tuple[str, ...]:
    """Why the claims of several reports were joined, in words for readers."""
    if relation is Relation.ONLY_IN:
        return ()
    found = [links.made(a, b) for a, b in combinations(group.readings, 2) if a.key != b.key]
    best = by_score(found)[0]
    reasons = _of_link(best, texts)
    if group.is_fixed:
        reasons.insert(0, "an editor put them together")
    if relation is Relation.RELATED:
        reasons.append("their sentences say different things about it")
    if relation is Relation.CONTRADICTS:
        told = next(link for link in found if contradict(link))
        is_denied = told.likeness.polarity_differs
        reasons.append(
            "one says that it is so, the other that it is not" if is_denied else "they tell opposite outcomes"
        )
    return tuple(reasons)


def _of_link(link: Link, texts: dict[str, str]) -> list[str]:
    reasons = []
    first, second = link.first, link.second
    if link.is_quoted:
        reasons.append("the same quoted words")
    if link.likeness.event > 0 and first.claim.event:
        reasons.append(f"same event: {first.claim.event.replace('_', ' ').lower()}")
    names = _shared_names(first, second, texts)
    if names:
        reasons.append(f"both name {' and '.join(names)}")
    own, other = (frozenset(filter(is_content, one.words)) for one in (first, second))
    if own & other:
        fewest = min(len(own), len(other))
        reasons.append(f"{len(own & other)} of {fewest} content words shared")
    if link.likeness.figures > 0:
        reasons.append("a figure agrees")
    return reasons


def _shared_names(first: Reading, second: Reading, texts: dict[str, str]) -> list[str]:
    """Up to three names as the first report prints them, in its order."""
    shared = first.names & second.names
    span = first.claim.span
    printed: list[str] = []
    found = set()

    for word in span.of(texts[first.key]).split():
        bare = word.strip(".,;:!?()[]\"“”'‘’").removesuffix("’s").removesuffix("'s")
        stem = stem_of_word(bare) if bare else ""
        if stem in shared and stem not in found and bare[:1].isupper():
            found.add(stem)
            printed.append(bare)
    return printed[:3]
