"""Labels that set one source apart from the others when they speak of one referent.

Log-odds ratio with an informative Dirichlet prior, inside one referent (Monroe, Colaresi, Quinn 2008): the prior, which
all sources together give, keeps labels of few uses from winning by chance (docs/method.md, "Distinctive labels").
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import erfc, exp, log, sqrt

from framing.analysis.labels.wording import is_plain_name, is_variant

#: Weight of the prior: as if each side had used so many labels more, just as all sources together use them.
PRIOR_WEIGHT = 20.0
#: A label is told from this z on, in either direction: the difference is nearly two standard errors.
LEAST_Z = 1.96
#: Own-voice uses by the source, and reports of it with one, below which nothing is told of a label.
LEAST_USES = 3
LEAST_ARTICLES = 2
#: Of the labels that are told of a referent, the share that may be expected to be there by chance.
FALSE_DISCOVERY_RATE = 0.1
#: Stories that a source shares with others, below which only counts are told.
LEAST_STORIES = 2


#: All plain names of a referent count as this one label: which of them is printed is no other wording.
NAME = ""


@dataclass(frozen=True, slots=True)
class LabelCount:
    """How often one source calls the referent so in its own voice, in how many of its reports, in how many stories."""

    source: int
    label: str
    uses: int
    articles: int = 1
    stories: int = 1


@dataclass(frozen=True, slots=True)
class LabelContrast:
    """A label of one source beside all other sources: its uses among the own-voice labels of the referent, of each.

    ``z`` is above 0 where the source uses it more than the others, None where it is not measured. ``sets_apart`` says
    whether there is enough text and the difference is more than chance would bring.
    """

    source: int
    label: str
    uses: int
    of: int
    others: int
    others_of: int
    articles: int
    stories: int
    z: float | None
    sets_apart: bool = False

    @property
    def is_enough(self) -> bool:
        """Whether the source uses it often enough to be told of."""
        return self.uses >= LEAST_USES and self.articles >= LEAST_ARTICLES


def counted_label(key: str, text: str, name: str) -> str:
    """The label that a wording counts as: itself, or :data:`NAME` where it is no more than the referent's name."""
    return NAME if is_plain_name(text) and is_variant(text, name) else key


def summed(counts: Iterable[LabelCount]) -> tuple[LabelCount, ...]:
    """The same with each source and label once; reports and stories of several wordings are those of the widest."""
    found: dict[tuple[int, str], LabelCount] = {}
    for one in counts:
        known = found.get((one.source, one.label))
        found[one.source, one.label] = (
            replace(
                known,
                uses=known.uses + one.uses,
                articles=max(known.articles, one.articles),
                stories=max(known.stories, one.stories),
            )
            if known
            else one
        )
    return tuple(found.values())


@dataclass(frozen=True, slots=True)
class Odds:
    """How many times the odds of a label with the others its odds with the source are, with the 95 % interval."""

    times: float
    low: float
    high: float


def z_of(uses: int, of: int, others: int, others_of: int) -> float:
    """How far the share of a label among the labels of one side lies from that of the other, in standard errors.

    0 where a side has no labels at all, or where all labels of both are this one.
    """
    delta, error = _log_odds(uses, of, others, others_of)
    return delta / error if error else 0.0


def odds_of(uses: int, of: int, others: int, others_of: int) -> Odds | None:
    """The same difference as a ratio of odds; None where there is nothing to compare."""
    delta, error = _log_odds(uses, of, others, others_of)
    if not error:
        return None
    return Odds(exp(delta), exp(delta - LEAST_Z * error), exp(delta + LEAST_Z * error))


def _log_odds(uses: int, of: int, others: int, others_of: int) -> tuple[float, float]:
    """The difference of the log-odds and its standard error, both 0 where there is nothing to compare."""
    together = uses + others
    if not of or not others_of or not together or together == of + others_of:
        return 0.0, 0.0
    prior = PRIOR_WEIGHT * together / (of + others_of)
    own, rest = uses + prior, others + prior
    own_other, rest_other = of + PRIOR_WEIGHT - own, others_of + PRIOR_WEIGHT - rest
    # The variance with all four terms. The usual short form leaves the second and the fourth out, which holds for one
    # word among thousands; of a label that most uses of the referent have, it makes chance look like a difference.
    variance = (1 / own + 1 / own_other) + (1 / rest + 1 / rest_other)
    return log(own / own_other) - log(rest / rest_other), sqrt(variance)


def label_contrasts(counts: Iterable[LabelCount]) -> tuple[LabelContrast, ...]:
    """Every label of every source of one referent beside the other sources, the clearest first.

    ``counts`` holds each source and label once. With fewer than two sources nothing is measured.
    """
    known = [one for one in counts if one.uses]
    by_source: Counter[int] = Counter()
    by_label: Counter[str] = Counter()
    for one in known:
        by_source[one.source] += one.uses
        by_label[one.label] += one.uses
    if len(by_source) < 2:
        return ()
    measured = [_contrast(one, by_source[one.source], by_label[one.label], by_source.total()) for one in known]
    return _ordered(_judged(measured))


def distinctive_labels(counts: Iterable[LabelCount]) -> tuple[LabelContrast, ...]:
    """The labels that set a source apart from the others for one referent, the clearest first.

    Its name is counted among them and never told: it is no choice of a label.
    """
    return tuple(one for one in label_contrasts(counts) if one.sets_apart and one.label != NAME)


def keyness(counts: Iterable[LabelCount], *, source: int, stories: int) -> tuple[LabelContrast, ...]:
    """Every label of one referent, as the source and as all others use it in the ``stories`` that they share.

    ``counts`` holds what stands in these stories. Labels of which the source has no use are among the answers. In one
    story, or in none, they are plain counts without z: it would speak of that story and not of the source.
    """
    ours: dict[str, LabelCount] = {}
    others: Counter[str] = Counter()
    for one in counts:
        if one.source == source:
            ours[one.label] = one
        else:
            others[one.label] += one.uses
    of, others_of = sum(one.uses for one in ours.values()), others.total()
    measured = []
    for label in dict.fromkeys([*ours, *others]):
        mine = ours.get(label, LabelCount(source, label, 0, 0, 0))
        measured.append(_contrast(mine, of, mine.uses + others[label], of + others_of))
    if stories < LEAST_STORIES:
        return _ordered([replace(one, z=None) for one in measured])
    return _ordered(_judged(measured))


def discoveries(p_values: Sequence[float], rate: float = FALSE_DISCOVERY_RATE) -> tuple[bool, ...]:
    """Which of these hold at that rate of false discoveries (Benjamini and Hochberg 1995)."""
    ordered = sorted(p_values)
    limit = max((p for rank, p in enumerate(ordered, start=1) if p <= rate * rank / len(ordered)), default=-1.0)
    return tuple(p <= limit for p in p_values)


def _contrast(count: LabelCount, of: int, together: int, all_uses: int) -> LabelContrast:
    others, others_of = together - count.uses, all_uses - of
    return LabelContrast(
        source=count.source,
        label=count.label,
        uses=count.uses,
        of=of,
        others=others,
        others_of=others_of,
        articles=count.articles,
        stories=count.stories,
        z=z_of(count.uses, of, others, others_of),
    )


def _judged(measured: Sequence[LabelContrast]) -> list[LabelContrast]:
    """The same with what sets a source apart; only labels with enough text are tests among which chance can choose."""
    tested = [one for one in measured if one.is_enough]
    held = discoveries([erfc(abs(one.z or 0) / sqrt(2)) for one in tested])
    told = {
        (one.source, one.label) for one, holds in zip(tested, held, strict=True) if holds and abs(one.z or 0) >= LEAST_Z
    }
    return [replace(one, sets_apart=(one.source, one.label) in told) for one in measured]


def _ordered(contrasts: Iterable[LabelContrast]) -> tuple[LabelContrast, ...]:
    return tuple(sorted(contrasts, key=lambda one: (-abs(one.z or 0), -one.uses, -one.others, one.label, one.source)))
