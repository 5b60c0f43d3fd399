"""The mentions of all reports of a story, grouped by what they speak of."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from framing.analysis.aliases import NO_ALIASES, AliasTable
from framing.analysis.alignment.values import AnalysedReport, ClaimGroup
from framing.analysis.alignment.weights import Weights
from framing.analysis.collation.values import Statement
from framing.analysis.lexicon import Lexicon
from framing.analysis.referents.barring import apart, bars
from framing.analysis.referents.clusters import Clusters, Join
from framing.analysis.referents.deciding import Ruling, ruling_of
from framing.analysis.referents.describing import as_link, links_within, referent_of
from framing.analysis.referents.evidence import Evidence, named_evidence, within_reason
from framing.analysis.referents.items import Item, items_of
from framing.analysis.referents.nouns import noun_evidence
from framing.analysis.referents.readings import readings_of
from framing.analysis.referents.roles import Roles
from framing.analysis.referents.scoring import Features
from framing.analysis.referents.values import Place, Proposal, Referent, ReferentDecision, Referents, Standing, Tie
from framing.analysis.referents.weighing import LIKENESS_WORTH, Pair, Weighed
from reports.extraction.mentions.values import MentionForm
from reports.text.encoding import Encoder

#: Mentions of all reports that are compared; the last ones of long reports are left alone. A choice.
MOST_MENTIONS = 4_000
#: From here on evidence by name or role joins; calibrated for pairs of which four in five are right.
SURE_FROM = 0.75
#: From here on two referents are told as possibly the same; a starting value.
PROPOSE_FROM = 0.6
#: Told with a proposal that only this keeps from being a join.
OTHER_DOERS = "the reports say that others did it"
#: Proposals of one story that are told. A choice.
MOST_PROPOSALS = 40
#: What a tie says that its own report leaves in doubt, at most.
IN_DOUBT = 0.7
#: Score from which groups of mentions that people marked join, since each has to go somewhere; calibrated.
JOIN_GIVEN_FROM = 0.2
#: The same description in two reports, or of two chains that their report leaves apart. A starting value.
SAME_SORT = 0.9

#: Where decisions of several kinds touch one referent, what merged it says more than what it was split from.
_STANDINGS = (Standing.MERGED, Standing.CONFIRMED, Standing.SPLIT)


def referents_of(
    reports: Sequence[AnalysedReport],
    groups: Sequence[ClaimGroup],
    statements: Sequence[Statement],
    lexicon: Lexicon,
    *,
    aliases: AliasTable = NO_ALIASES,
    decisions: Sequence[ReferentDecision] = (),
    encoder: Encoder | None = None,
    every_mention: bool = False,
    weights: Weights | None = None,
) -> Referents:
    """Every mention is in exactly one referent; those of one report alone are referents, too.

    ``every_mention`` groups mentions that people gave: then doubtful ties join as well, since each has to go somewhere.
    ``weights`` are tried there instead of the fitted ones.
    """
    del lexicon  # the hits of the reports carry their entries
    if not any(report.mentions for report in reports):
        return Referents()
    work = _Work(reports, aliases, encoder, ruling_of(decisions, reports), every_mention=every_mention)
    work.gather(groups, statements)
    return work.referents(work.grown(weights))


class _Work:
    """One grouping while it is made."""

    def __init__(
        self,
        reports: Sequence[AnalysedReport],
        aliases: AliasTable,
        encoder: Encoder | None,
        ruling: Ruling,
        *,
        every_mention: bool,
    ) -> None:
        most = MOST_MENTIONS // max(1, len(reports))
        self._reports = {report.key: report for report in reports}
        self._ruling = ruling
        readings = readings_of(reports, aliases)
        made = items_of([found[:most] for found in readings], ruling.loose)
        self._items, self._sorts = made.items, made.sorts
        self._rest = items_of([found[most:] for found in readings], ruling.loose).items
        self._every = every_mention
        self._encoder = encoder
        self._roles = Roles(reports, self._items)
        self._weighed = Weighed(self._items)
        self._home = {reading.place: item for item in self._items for reading in item.readings}
        self.problems = [_too_many(report, most) for report in reports if len(report.mentions) > most]
        self.problems += ruling.problems

    def gather(self, groups: Iterable[ClaimGroup], statements: Iterable[Statement]) -> None:
        """Everything by name or role that speaks for two chains being one."""
        self._weighed.take(named_evidence(self._items, self._stands))
        self._weighed.take(noun_evidence(self._items))
        self._weighed.take(self._linked())
        self._weighed.take(self._roles.aligned(groups))
        self._weighed.take(self._roles.speaking(statements))
        self._weighed.take(self._roles.same_events())

    def _stands(self, item: Item) -> bool:
        """Whether an item stands for its country: a capital or a people only where it acts."""
        if item.first.state is None:
            return False
        return self._every or not (item.first.is_seat or item.first.is_people) or item.number in self._roles.acting

    def _linked(self) -> Iterator[Evidence]:
        """Ties inside a report that it leaves in doubt itself."""
        for place, item in self._home.items():
            for link in self._reports[place.key].mentions[place.mention].links:
                other = self._home.get(Place(place.key, link.other))
                if other is not None and other.chain != item.chain:
                    reason = within_reason(link.reason)
                    yield Evidence(other.number, item.number, Tie.WITHIN, reason, min(link.confidence, IN_DOUBT))

    def grown(self, weights: Weights | None = None) -> Clusters:
        """The items in groups."""
        clusters = self._given(weights) if self._every else self._found()
        join_chains(clusters, self._items)
        self._join_decided(clusters)
        self._join_sure(clusters)
        if self._every:
            clusters.grow(JOIN_GIVEN_FROM)
        return clusters

    def _found(self) -> Clusters:
        """Before anything is joined: what engines found joins by named evidence alone, and never over a bar."""
        import numpy as np

        self._weighed.support(PROPOSE_FROM - LIKENESS_WORTH, SURE_FROM, self._encoder)
        count = len(self._items)
        sorts = np.array([item.sort for item in self._items])
        barred = apart(self._sorts)[np.ix_(sorts, sorts)]
        for first, second in bars(list(self._reports.values()), self._items, self._roles):
            barred[first, second] = barred[second, first] = True
        nothing = np.zeros((count, count), dtype=np.float32)
        clusters = Clusters(nothing, nothing > 0, barred, [len(item.readings) for item in self._items])
        for first, second, _ in self._roles.opposed():
            clusters.doubted[first, second] = clusters.doubted[second, first] = True
        return clusters

    def _given(self, weights: Weights | None) -> Clusters:
        """The same for mentions that people gave: what sounds alike joins, too, where a word or a country is shared."""
        import numpy as np

        likely, named = Features(self._sorts, self._encoder).scores(weights)
        sorts = np.array([item.sort for item in self._items])
        places = np.ix_(sorts, sorts)
        same = sorts[:, None] == sorts[None, :]
        pronoun = np.array([item.first.mention.form is MentionForm.PRONOUN for item in self._items])
        mute = pronoun[:, None] | pronoun[None, :]
        scores = np.where(same & ~mute, np.float32(SAME_SORT), likely[places])
        tied = (named[places] | same) & ~mute
        for (first, second), worth in self._weighed.pairs().items():
            scores[first, second] = scores[second, first] = max(scores[first, second], worth)
            tied[first, second] = tied[second, first] = True
        barred = np.zeros(scores.shape, dtype=bool)
        return Clusters(scores, tied, barred, [len(item.readings) for item in self._items])

    def _join_decided(self, clusters: Clusters) -> None:
        """What editors put together is one, whatever else speaks against it; what they split stays apart."""
        for first, second in [*self._decided(self._ruling.apart), *self._left_behind()]:
            one, other = clusters.group_of(first), clusters.group_of(second)
            clusters.barred[one, other] = clusters.barred[other, one] = True
        for first, second in self._decided(self._ruling.together):
            one, other = clusters.group_of(first), clusters.group_of(second)
            if one != other:
                clusters.join(one, other, Join(first, second, 1.0, is_decided=True))

    def _left_behind(self) -> Iterator[tuple[int, int]]:
        """What was split off, with what its report itself would tie it to."""
        for place in sorted(self._ruling.loose & self._home.keys()):
            chain = self._reports[place.key].mentions[place.mention].chain
            for item in self._items:
                if item.first.place.key == place.key and item.chain[1] == chain:
                    yield self._home[place].number, item.number

    def _decided(self, pairs: Iterable[tuple[Place, Place]]) -> Iterator[tuple[int, int]]:
        for one, other in pairs:
            if one in self._home and other in self._home:
                yield self._home[one].number, self._home[other].number

    def _join_sure(self, clusters: Clusters) -> None:
        sure = [(worth, pair) for pair, worth in self._weighed.pairs().items() if worth >= SURE_FROM]
        for worth, pair in sorted(sure, key=lambda one: (self._is_loose(one[1]), -one[0], one[1])):
            one, other = (clusters.group_of(number) for number in pair)
            if one != other and not (clusters.barred[one, other] or clusters.doubted[one, other]):
                clusters.join(one, other, Join(*pair, worth))

    def _is_loose(self, pair: Pair) -> bool:
        """Whether an editor split one of two off: it may join what is left when all others are where they belong."""
        return any(self._items[number].chain[1] < 0 for number in pair)

    def referents(self, clusters: Clusters) -> Referents:
        """The referents, those of the most reports and mentions first, and what may be one."""
        joins: dict[int, list[Join]] = defaultdict(list)
        for join in clusters.joins:
            joins[clusters.group_of(join.first)].append(join)
        found = []
        rest = self._rest_by_chain()
        for numbers in clusters.groups():
            items = [self._items[number] for number in numbers]
            items += [late for chain in {item.chain: None for item in items} for late in rest.pop(chain, ())]
            links = [as_link(self._reason(join), self._items) for join in joins[numbers[0]] if self._crosses(join)]
            name, standing = self._ruled(items)
            every = [*links_within(items, self._reports), *links]
            found.append((referent_of(items, every, name=name, standing=standing), numbers[0]))
        found += [(referent_of(items, links_within(items, self._reports)), -1) for items in rest.values()]
        found.sort(key=lambda one: _rank(one[0]))
        order = {clusters.group_of(first): place for place, (_, first) in enumerate(found) if first >= 0}
        referents = tuple(one for one, _ in found)
        return Referents(referents, tuple(self._proposals(clusters, order)), tuple(self.problems))

    def _rest_by_chain(self) -> dict[tuple[int, int], list[Item]]:
        """The mentions behind the limit: they go where their own report ties them, or stay alone."""
        found: dict[tuple[int, int], list[Item]] = defaultdict(list)
        for item in self._rest:
            found[item.chain].append(item)
        return found

    def _ruled(self, items: Sequence[Item]) -> tuple[str, Standing]:
        """The name that editors gave, and how the referent stands."""
        places = [reading.place for item in items for reading in item.readings]
        names = [self._ruling.names[place] for place in places if place in self._ruling.names]
        standings = {self._ruling.standing[place] for place in places if place in self._ruling.standing}
        standing = next((one for one in _STANDINGS if one in standings), Standing.PROPOSED)
        return max(names)[1] if names else "", standing

    def _proposals(self, clusters: Clusters, order: Mapping[int, int]) -> list[Proposal]:
        """Pairs of referents that may be one, the surest first."""
        best: dict[tuple[int, int], tuple[float, Pair, bool]] = {}
        for pair, worth in self._weighed.pairs().items():
            one, other = (clusters.group_of(number) for number in pair)
            if worth < PROPOSE_FROM or one == other or clusters.barred[one, other] or self._is_mute(pair):
                continue
            first, second = sorted((order[one], order[other]))
            if worth > best.get((first, second), (0.0, pair, False))[0]:
                best[first, second] = (worth, pair, bool(clusters.doubted[one, other]))
        ranked = sorted(best.items(), key=lambda found: (-found[1][0], found[0]))[:MOST_PROPOSALS]
        return [
            Proposal(first, second, (*self._weighed.reasons(pair), *([OTHER_DOERS] if is_doubted else [])), worth)
            for (first, second), (worth, pair, is_doubted) in ranked
        ]

    def _is_mute(self, pair: Pair) -> bool:
        """Whether one of two says nothing but "they": no reader could tell what is proposed."""
        return any(self._items[number].first.mention.form is MentionForm.PRONOUN for number in pair)

    def _crosses(self, join: Join) -> bool:
        return self._items[join.first].chain != self._items[join.second].chain

    def _reason(self, join: Join) -> Evidence:
        """What spoke for a join most."""
        if join.is_decided:
            return Evidence(join.first, join.second, Tie.DECISION, "an editor says that both are one", 1.0)
        pair = self._weighed.pair_of(join.first, join.second)
        found = self._weighed.strongest(pair)
        if found is not None:
            return found
        one, other = (self._items[number].first for number in (join.first, join.second))
        shared = sorted(one.words & other.words)
        if one.head == other.head:
            return Evidence(join.first, join.second, Tie.SAME_HEAD, f"both speak of “{one.mention.key}”", join.score)
        if shared:
            told = f"words in common: {', '.join(shared)}"
            return Evidence(join.first, join.second, Tie.SAME_WORDS, told, join.score)
        told = f"“{one.label}” and “{other.label}” share a country or a beginning, and are alike in the story"
        return Evidence(join.first, join.second, Tie.LIKENESS, told, join.score)


def join_chains(clusters: Clusters, items: Sequence[Item]) -> None:
    """Join what one report itself ties firmly."""
    first_of: dict[tuple[int, int], int] = {}
    for item in items:
        first = first_of.setdefault(item.chain, item.number)
        if first != item.number:
            clusters.join(clusters.group_of(first), clusters.group_of(item.number), Join(first, item.number, 1.0))


def _too_many(report: AnalysedReport, most: int) -> str:
    return f"of report {report.key} only the first {most:,} of {len(report.mentions):,} mentions are compared"


def _rank(referent: Referent) -> tuple[object, ...]:
    reports = {place.key for place in referent.mentions}
    return (-len(reports), -len(referent.mentions), referent.mentions[0])
