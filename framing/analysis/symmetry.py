"""Whether a lexicon treats the sides of each matter alike: what a reader who suspects it would count.

Pure counting over the entries, and, when hits are given, over how often they were found. Nothing here corrects a
lexicon; findings are words for its curators and readers (docs/method.md, "Symmetry").
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from framing.analysis.entries import Category, ContrastSet, Entry
from framing.analysis.lexicon import Lexicon, one_sided_mirrors

# A set needs two labels before it shows a choice (docs/method.md, "Symmetry").
FEWEST_LABELS = 2
# Entries of one valence in a topic for each of the other, above which the topic is told as leaning.
TOPIC_LEAN = 4.0
# Topics with fewer labels with a valence are too small for that proportion to say anything.
FEWEST_FOR_LEAN = 10
# Intensity by which a word against and a word in favour may differ before the pair is told.
WIDEST_GAP = 1
# Fewer mentions of a referent, and one hit moves the rate of a pair by fifty in a thousand.
FEWEST_MENTIONS = 20
VALENCES = (-1, 0, 1)
TOLD_VALENCE = {-1: "against", 0: "without a side", 1: "in favour"}


@dataclass(frozen=True, slots=True)
class Side:
    """The labels of one valence in a set; ``hits`` is None when no counts were given."""

    valence: int
    entries: tuple[str, ...]
    mean_intensity: float | None
    hits: int | None


@dataclass(frozen=True, slots=True)
class SetBalance:
    """The labels of one contrast set, side by side: against, without a side, in favour."""

    code: str
    referent: str
    topic: str
    sides: tuple[Side, Side, Side]
    plain: int

    @property
    def labels(self) -> int:
        """How many labels the set has."""
        return sum(len(side.entries) for side in self.sides)

    @property
    def is_one_sided(self) -> bool:
        """Whether all labels have the same valence, so that the set shows no choice between sides."""
        return sum(bool(side.entries) for side in self.sides) < FEWEST_LABELS


@dataclass(frozen=True, slots=True)
class MirrorPair:
    """Two entries that mirror each other; rates are hits per 1,000 mentions of their referents by any label, None below
    ``FEWEST_MENTIONS`` or without counts."""

    codes: tuple[str, str]
    terms: tuple[str, str]
    intensities: tuple[int, int]
    valences: tuple[int, int]
    rates: tuple[float | None, float | None]
    is_mutual: bool


@dataclass(frozen=True, slots=True)
class TopicCoverage:
    """What the lexicon holds on one topic."""

    topic: str
    sets: int
    entries: int
    plain: int
    valences: Mapping[int, int]
    categories: Mapping[Category, int]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a curator should look at; ``code`` names the case, ``place`` the set, entry or topic."""

    code: str
    place: str
    message: str


@dataclass(frozen=True, slots=True)
class SymmetryReport:
    """The whole report, every part in the order of its codes."""

    sets: tuple[SetBalance, ...]
    pairs: tuple[MirrorPair, ...]
    topics: tuple[TopicCoverage, ...]
    findings: tuple[Finding, ...]


def symmetry_report(lexicon: Lexicon, hits: Mapping[str, int] | None = None) -> SymmetryReport:
    """The report over a lexicon; ``hits`` are finds by code of the entry, in whatever texts the caller chose."""
    by_set: dict[str, list[Entry]] = {found.code: [] for found in lexicon.contrast_sets}
    for entry in lexicon.entries:
        by_set[entry.contrast_set].append(entry)
    sets = tuple(_balance(found, by_set[found.code], hits) for found in lexicon.contrast_sets)
    pairs = _pairs(lexicon, by_set, hits)
    topics = _topics(lexicon, by_set)
    findings = (*_set_findings(sets), *_mirror_findings(lexicon, pairs), *_topic_findings(topics))
    return SymmetryReport(sets, pairs, topics, findings)


def _balance(found: ContrastSet, entries: Iterable[Entry], hits: Mapping[str, int] | None) -> SetBalance:
    labels = tuple(entries)
    against, without, favour = (_side(valence, labels, hits) for valence in VALENCES)
    plain = sum(entry.plain for entry in labels)
    return SetBalance(found.code, found.referent, found.topic, (against, without, favour), plain)


def _side(valence: int, entries: Iterable[Entry], hits: Mapping[str, int] | None) -> Side:
    there = [entry for entry in entries if entry.valence == valence]
    mean = sum(entry.intensity for entry in there) / len(there) if there else None
    found = None if hits is None else sum(hits.get(entry.code, 0) for entry in there)
    return Side(valence, tuple(entry.code for entry in there), mean, found)


def _pairs(
    lexicon: Lexicon, by_set: Mapping[str, list[Entry]], hits: Mapping[str, int] | None
) -> tuple[MirrorPair, ...]:
    """Each pair once, under its first code; a one-sided mirror is a pair too, told as not mutual."""
    entries = {entry.code: entry for entry in lexicon.entries}
    named = sorted(tuple(sorted((code, entry.mirror))) for code, entry in entries.items() if entry.mirror)
    pairs = []
    for first, second in dict.fromkeys((one, other) for one, other in named):
        one, other = entries[first], entries[second]
        pairs.append(
            MirrorPair(
                (first, second),
                (one.term, other.term),
                (one.intensity, other.intensity),
                (one.valence, other.valence),
                (_rate(one, by_set, hits), _rate(other, by_set, hits)),
                one.mirror == second and other.mirror == first,
            )
        )
    return tuple(pairs)


def _rate(entry: Entry, by_set: Mapping[str, list[Entry]], hits: Mapping[str, int] | None) -> float | None:
    if hits is None:
        return None
    mentions = sum(hits.get(label.code, 0) for label in by_set[entry.contrast_set])
    return 1000 * hits.get(entry.code, 0) / mentions if mentions >= FEWEST_MENTIONS else None


def _topics(lexicon: Lexicon, by_set: Mapping[str, list[Entry]]) -> tuple[TopicCoverage, ...]:
    sets: dict[str, list[str]] = {}
    for found in lexicon.contrast_sets:
        sets.setdefault(found.topic, []).append(found.code)
    covered = []
    for topic, codes in sorted(sets.items()):
        entries = [entry for code in codes for entry in by_set[code]]
        valences, categories = Counter(e.valence for e in entries), Counter(e.category for e in entries)
        covered.append(
            TopicCoverage(
                topic,
                len(codes),
                len(entries),
                sum(entry.plain for entry in entries),
                {valence: valences[valence] for valence in VALENCES},
                {category: categories[category] for category in Category},
            )
        )
    return tuple(covered)


def _set_findings(sets: Iterable[SetBalance]) -> Iterable[Finding]:
    for found in sets:
        if found.labels < FEWEST_LABELS:
            yield Finding("few_labels", found.code, f"the set “{found.referent}” has {_labels(found.labels)}; add one")
        elif found.is_one_sided:
            valence = next(side.valence for side in found.sides if side.entries)
            yield Finding(
                "one_sided",
                found.code,
                f"all {found.labels} labels of “{found.referent}” are {TOLD_VALENCE[valence]}; add what others say",
            )


def _labels(count: int) -> str:
    return "no label" if not count else "one label" if count == 1 else f"{count} labels"


def _mirror_findings(lexicon: Lexicon, pairs: Iterable[MirrorPair]) -> Iterable[Finding]:
    for problem in one_sided_mirrors(lexicon.entries):
        yield Finding("one_sided_mirror", problem.message.split("”")[0].split("“")[1], problem.message)
    for pair in pairs:
        both = f"“{pair.terms[0]}” and “{pair.terms[1]}”"
        gap = abs(pair.intensities[0] - pair.intensities[1])
        # A charge and the kind word against it differ by nature; two charges, one for each side, have no reason to.
        if gap > (0 if pair.valences[0] == pair.valences[1] else WIDEST_GAP):
            told = f"{both} mirror each other with intensity {pair.intensities[0]} and {pair.intensities[1]}"
            yield Finding("uneven_mirror", pair.codes[0], f"{told}; make them alike or say why not")
    named = {code for pair in pairs for code in pair.codes}
    for entry in lexicon.entries:
        if entry.category is Category.ALIGNMENT_LABEL and not entry.plain and entry.code not in named:
            told = f"the alignment label “{entry.term}” has no mirror; name what others call the other side"
            yield Finding("no_mirror", entry.code, told)


def _topic_findings(topics: Iterable[TopicCoverage]) -> Iterable[Finding]:
    for topic in topics:
        against, favour = topic.valences[-1], topic.valences[1]
        if against + favour >= FEWEST_FOR_LEAN and max(against, favour) > TOPIC_LEAN * min(against, favour):
            yield Finding(
                "leaning_topic",
                topic.topic,
                f"the topic “{topic.topic}” has {against} labels against and {favour} in favour of what they name",
            )
