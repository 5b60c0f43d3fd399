"""The mentions of all reports of a story, grouped by what they speak of."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from framing.analysis.aliases import NO_ALIASES, AliasTable
from framing.analysis.alignment.encoding import Encoder
from framing.analysis.alignment.values import AnalysedReport, ClaimGroup
from framing.analysis.collation.values import Statement
from framing.analysis.lexicon import Lexicon
from framing.analysis.referents.barring import apart, bars
from framing.analysis.referents.clusters import Clusters, Join
from framing.analysis.referents.describing import as_link, links_within, referent_of
from framing.analysis.referents.evidence import Evidence, named_evidence
from framing.analysis.referents.items import Item, items_of
from framing.analysis.referents.readings import readings_of
from framing.analysis.referents.roles import Roles
from framing.analysis.referents.scoring import Features
from framing.analysis.referents.values import Referent, ReferentDecision, Referents, Tie
from reports.extraction.mentions.values import MentionForm

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Bools = NDArray[np.bool_]

#: Mentions of all reports that are compared; the last ones of long reports are left alone. A choice.
MOST_MENTIONS = 4_000
#: From here on evidence by name joins at once; calibrated.
SURE_FROM = 0.8
#: From here on groups join; calibrated for pairs of which four in five are right.
JOIN_FROM = 0.5
#: The same where each mention that people marked has to go somewhere; calibrated.
JOIN_GIVEN_FROM = 0.2
#: The same description in two reports, or of two chains that their report leaves apart. A starting value.
SAME_SORT = 0.9


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
) -> Referents:
    """Every mention is in exactly one referent; those of one report alone are referents, too.

    ``every_mention`` groups mentions that people gave: then doubtful ties join as well, since each has to go somewhere.
    """
    del lexicon  # the hits of the reports carry their entries
    if not any(report.mentions for report in reports):
        return Referents()
    work = _Work(reports, aliases, encoder, every_mention=every_mention)
    work.gather(groups, statements)
    return work.referents()


class _Work:
    """One grouping while it is made."""

    def __init__(
        self, reports: Sequence[AnalysedReport], aliases: AliasTable, encoder: Encoder | None, *, every_mention: bool
    ) -> None:
        most = MOST_MENTIONS // max(1, len(reports))
        self._reports = {report.key: report for report in reports}
        made = items_of(readings_of(reports, most, aliases))
        self._items, self._sorts = made.items, made.sorts
        self._every = every_mention
        self._features = Features(self._sorts, encoder)
        self._roles = Roles(reports, self._items)
        self._evidence: dict[tuple[int, int], list[Evidence]] = defaultdict(list)
        self._clusters: Clusters | None = None
        self.problems: list[str] = []

    def gather(self, groups: Iterable[ClaimGroup], statements: Iterable[Statement]) -> None:
        """Everything that speaks for two items being one, and what keeps them apart."""
        for one in (
            *named_evidence(self._items, self._stands),
            *self._roles.aligned(groups),
            *self._roles.speaking(statements),
            *self._roles.same_events(),
        ):
            self._evidence[min(one.first, one.second), max(one.first, one.second)].append(one)
        self._clusters = self._grown()

    def _stands(self, item: Item) -> bool:
        """Whether an item stands for its country: a capital or a people only where it acts."""
        if item.first.state is None:
            return False
        return self._every or not (item.first.is_seat or item.first.is_people) or item.number in self._roles.acting

    def _grown(self) -> Clusters:
        import numpy as np

        sorts = np.array([item.sort for item in self._items])
        places = np.ix_(sorts, sorts)
        same = sorts[:, None] == sorts[None, :]
        pronoun = np.array([item.first.mention.form is MentionForm.PRONOUN for item in self._items])
        mute = pronoun[:, None] | pronoun[None, :]
        scores = np.where(same & ~mute, np.float32(SAME_SORT), self._features.scores()[places])
        tied = (self._features.named[places] | same) & ~mute
        barred = self._barred(places)
        for (first, second), found in self._evidence.items():
            scores[first, second] = scores[second, first] = max(scores[first, second], combined(found))
            tied[first, second] = tied[second, first] = True
        clusters = Clusters(scores, tied, barred, [len(item.readings) for item in self._items])
        self._join_chains(clusters)
        self._join_sure(clusters)
        clusters.grow(JOIN_GIVEN_FROM if self._every else JOIN_FROM)
        return clusters

    def _barred(self, places: "tuple[NDArray[np.int64], ...]") -> "Bools":
        import numpy as np

        if self._every:
            return np.zeros((len(self._items), len(self._items)), dtype=bool)
        barred = apart(self._sorts, self._features)[places]
        for first, second in bars(list(self._reports.values()), self._items, self._roles):
            barred[first, second] = barred[second, first] = True
        return barred

    def _join_chains(self, clusters: Clusters) -> None:
        """What one report itself ties firmly is one from the beginning."""
        first_of: dict[tuple[int, int], int] = {}
        for item in self._items:
            first = first_of.setdefault(item.chain, item.number)
            if first != item.number:
                clusters.join(clusters.group_of(first), clusters.group_of(item.number), Join(first, item.number, 1.0))

    def _join_sure(self, clusters: Clusters) -> None:
        ranked = sorted((-combined(found), pair) for pair, found in self._evidence.items())
        for negative, (first, second) in ranked:
            if -negative < SURE_FROM:
                return
            one, other = clusters.group_of(first), clusters.group_of(second)
            if one != other and not clusters.barred[one, other]:
                clusters.join(one, other, Join(first, second, -negative))

    def referents(self) -> Referents:
        """The referents, those of the most reports and mentions first."""
        assert self._clusters is not None, "gather comes first"
        joins: dict[int, list[Join]] = defaultdict(list)
        for join in self._clusters.joins:
            joins[self._clusters.group_of(join.first)].append(join)
        found = []
        for numbers in self._clusters.groups():
            items = [self._items[number] for number in numbers]
            links = [as_link(self._reason(join), self._items) for join in joins[numbers[0]] if self._crosses(join)]
            found.append(referent_of(items, [*links_within(items, self._reports), *links]))
        return Referents(tuple(sorted(found, key=_rank)), (), tuple(self.problems))

    def _crosses(self, join: Join) -> bool:
        return self._items[join.first].chain != self._items[join.second].chain

    def _reason(self, join: Join) -> Evidence:
        """What spoke for a join most."""
        pair = min(join.first, join.second), max(join.first, join.second)
        found = self._evidence.get(pair)
        if found:
            best = max(found, key=lambda one: one.confidence)
            return Evidence(*pair, best.tie, best.reason, combined(found))
        one, other = (self._items[number].first for number in pair)
        shared = sorted(one.words & other.words)
        if one.head == other.head:
            return Evidence(*pair, Tie.SAME_HEAD, f"both speak of “{one.mention.key}”", join.score)
        told = f"words in common: {', '.join(shared)}" if shared else f"“{one.label}” and “{other.label}” sound alike"
        return Evidence(*pair, Tie.SAME_WORDS if shared else Tie.LIKENESS, told, join.score)


def combined(found: Sequence[Evidence]) -> float:
    """What several pieces of evidence say together; of one kind the strongest counts, but each aligned pair anew."""
    best: dict[tuple[Tie, str], float] = {}
    for one in found:
        key = (one.tie, one.reason if one.tie is Tie.SAME_ROLE else "")
        best[key] = max(best.get(key, 0.0), one.confidence)
    doubt = 1.0
    for confidence in best.values():
        doubt *= 1 - confidence
    return round(1 - doubt, 4)


def _rank(referent: Referent) -> tuple[object, ...]:
    reports = {place.key for place in referent.mentions}
    return (-len(reports), -len(referent.mentions), referent.mentions[0])
