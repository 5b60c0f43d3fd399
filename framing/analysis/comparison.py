"""Analysed reports side by side: who is called what, which terms cross from one voice to another, who speaks."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from framing.analysis.article import Analysis
from framing.analysis.entries import ContrastSet
from framing.analysis.lexicon import Lexicon
from framing.analysis.scoring import Hit
from reports.extraction.quotes import Quote
from reports.text.voice import WORD, Voice

#: Voices in which a term is somebody else's in a report: put into a mouth, reported, or held at a distance.
ATTRIBUTED = frozenset({Voice.QUOTED, Voice.INDIRECT, Voice.SCARE})


@dataclass(frozen=True, slots=True)
class Crossing:
    """One term of a set that some reports use in their own voice and others only attribute."""

    contrast_set: ContrastSet
    entry: str
    term: str
    owned_by: tuple[str, ...]
    attributed_by: tuple[str, ...]
    hits: Mapping[str, tuple[Hit, ...]]


@dataclass(frozen=True, slots=True)
class Label:
    """One entry as one report uses it for a referent."""

    entry: str
    term: str
    text: str
    first: int
    voices: Mapping[Voice, int]


@dataclass(frozen=True, slots=True)
class LabelRow:
    """The labels of one contrast set in each report that uses any of them, in order of appearance."""

    contrast_set: ContrastSet
    cells: Mapping[str, tuple[Label, ...]]


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """One speaker across the reports: words attributed and the cues that introduce them."""

    name: str
    anonymous: bool
    words: Mapping[str, int]
    cues: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class ComparisonResult:
    """What the comparison brought out; keys of the mappings are article ids."""

    crossings: tuple[Crossing, ...]
    labels: tuple[LabelRow, ...]
    speakers: tuple[SpeakerRow, ...]


def compared(analyses: Mapping[str, Analysis], lexicon: Lexicon) -> ComparisonResult:
    """The comparison of two or more analysed reports, by article id; the order of the reports is kept."""
    hits = {key: found.hits for key, found in analyses.items()}
    quotes = {key: found.quotes for key, found in analyses.items()}
    texts = {key: found.text for key, found in analyses.items()}
    return laid_side_by_side(hits, quotes, texts, lexicon)


def laid_side_by_side(
    hits: Mapping[str, Iterable[Hit]], quotes: Mapping[str, Iterable[Quote]], texts: Mapping[str, str], lexicon: Lexicon
) -> ComparisonResult:
    """The comparison of what was found earlier, by article id; stored rows come in through this door."""
    labels = {key: tuple(hit for hit in found if is_label(hit)) for key, found in hits.items()}
    return ComparisonResult(crossings_of(labels, lexicon), labels_of(labels, lexicon), speakers_of(quotes, texts))


def is_label(hit: Hit) -> bool:
    """Whether a hit tells how its referent is called: parts of names and unclear senses do not."""
    return hit.voice is not Voice.NAME and not hit.ambiguous


def crossings_of(hits: Mapping[str, Iterable[Hit]], lexicon: Lexicon) -> tuple[Crossing, ...]:
    """The terms owned in one report and only attributed in another, by code of the entry."""
    by_entry: dict[str, dict[str, list[Hit]]] = {}
    for key, found in hits.items():
        for hit in found:
            by_entry.setdefault(hit.entry.code, {}).setdefault(key, []).append(hit)
    crossings = []
    for code, by_article in sorted(by_entry.items()):
        owners = tuple(key for key, found in by_article.items() if any(hit.counted for hit in found))
        attributors = tuple(
            key for key, found in by_article.items() if key not in owners and any(h.voice in ATTRIBUTED for h in found)
        )
        if owners and attributors:
            entry = next(iter(by_article.values()))[0].entry
            kept = {key: tuple(found) for key, found in by_article.items()}
            crossings.append(Crossing(lexicon.set_of(entry), code, entry.term, owners, attributors, kept))
    return tuple(crossings)


def labels_of(hits: Mapping[str, Iterable[Hit]], lexicon: Lexicon) -> tuple[LabelRow, ...]:
    """Referent by report; sets that the most reports name come first, then by code."""
    rows: dict[str, dict[str, dict[str, list[Hit]]]] = {}
    for key, found in hits.items():
        for hit in found:
            rows.setdefault(hit.entry.contrast_set, {}).setdefault(key, {}).setdefault(hit.entry.code, []).append(hit)
    made = [
        LabelRow(
            lexicon.sets[code],
            {key: tuple(sorted(map(_label, entries.values()), key=_first)) for key, entries in cells.items()},
        )
        for code, cells in rows.items()
    ]
    return tuple(sorted(made, key=lambda row: (-len(row.cells), row.contrast_set.code)))


def _label(found: list[Hit]) -> Label:
    first = min(found, key=lambda hit: hit.span)
    voices = {voice: sum(hit.voice is voice for hit in found) for voice in Voice}
    return Label(first.entry.code, first.entry.term, first.text, first.span.start, voices)


def _first(label: Label) -> tuple[int, str]:
    return label.first, label.entry


def speakers_of(quotes: Mapping[str, Iterable[Quote]], texts: Mapping[str, str]) -> tuple[SpeakerRow, ...]:
    """Who speaks in the reports, most words first; speech that the text gives to nobody is left out."""
    words: dict[tuple[str, bool], dict[str, int]] = {}
    cues: dict[tuple[str, bool], dict[str, list[str]]] = {}
    for key, found in quotes.items():
        for quote in found:
            if quote.kind == "scare" or quote.speaker is None:
                continue
            who = (quote.speaker.name or quote.speaker.text, quote.anonymous)
            spoken = words.setdefault(who, {})
            spoken[key] = spoken.get(key, 0) + len(WORD.findall(texts[key], quote.span.start, quote.span.end))
            said = cues.setdefault(who, {}).setdefault(key, [])
            if quote.cue and quote.cue.text.lower() not in said:
                said.append(quote.cue.text.lower())
    rows = [
        SpeakerRow(name, anonymous, by_article, {key: tuple(said) for key, said in cues[name, anonymous].items()})
        for (name, anonymous), by_article in words.items()
    ]
    return tuple(sorted(rows, key=lambda row: (-sum(row.words.values()), row.name, row.anonymous)))
