"""Analysed reports side by side: who is called what, which terms change voice, who speaks, what all say."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from framing.analysis.aliases import NO_ALIASES, AliasTable
from framing.analysis.alignment import AnalysedReport, ClaimGroup, Decision, aligned
from framing.analysis.article import Analysis
from framing.analysis.candidates.values import Candidate
from framing.analysis.collation.collate import collated
from framing.analysis.collation.values import PrimaryText, Statement, Utterance
from framing.analysis.emphasis import Emphasis, emphasis_of
from framing.analysis.entries import ContrastSet
from framing.analysis.labels import LabelCrossing, LabelTable, label_crossings, label_tables
from framing.analysis.ledger import LedgerRow, ledger_of
from framing.analysis.lexicon import Lexicon
from framing.analysis.referents import Proposal, Referent, ReferentDecision, referents_of
from framing.analysis.scoring import Hit
from framing.analysis.sequence import Chronology, sequence_of
from framing.analysis.wordings import wordings_apart
from reports.extraction.name_table import joined_names
from reports.extraction.quotes import Quote, QuoteKind
from reports.extraction.values import Confidence
from reports.text.encoding import Encoder
from reports.text.spans import Span
from reports.text.voice import WORD, Voice

#: Voices in which a term is somebody else's in a report: put into a mouth, reported, or held at a distance.
ATTRIBUTED = frozenset({Voice.QUOTED, Voice.INDIRECT, Voice.SCARE})
NO_CHRONOLOGY = Chronology((), ())


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
    """What the comparison brought out; keys of the mappings are article ids, and of primary texts in statements."""

    crossings: tuple[Crossing, ...]
    labels: tuple[LabelRow, ...]
    speakers: tuple[SpeakerRow, ...]
    statements: tuple[Statement, ...] = ()
    claims: tuple[ClaimGroup, ...] = ()
    quantities: tuple[LedgerRow, ...] = ()
    emphasis: Mapping[str, tuple[Emphasis, ...]] = field(default_factory=dict)
    chronology: Chronology = NO_CHRONOLOGY
    referents: tuple[Referent, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    #: The labels of each referent, in their order.
    label_tables: tuple[LabelTable, ...] = ()
    label_crossings: tuple[LabelCrossing, ...] = ()
    #: By report: wording that at least one of the others does without.
    wordings: Mapping[str, tuple[Candidate, ...]] = field(default_factory=dict)
    #: What stopped the work where a limit was met, in words.
    problems: tuple[str, ...] = ()


def compared(
    analyses: Mapping[str, Analysis],
    lexicon: Lexicon,
    *,
    primary_texts: Sequence[PrimaryText] = (),
    published: Mapping[str, datetime | None] | None = None,
    encoder: Encoder | None = None,
    aliases: AliasTable = NO_ALIASES,
    every_mention: bool = False,
) -> ComparisonResult:
    """The comparison of two or more analysed reports, by article id; the order of the reports is kept.

    ``published`` has the time of publication of each, where it is known; ``encoder`` is the sentence model that claims
    are compared with, without which fewer of them are found again in other words. ``every_mention`` says that people
    marked the mentions, so that each is put somewhere.
    """
    times = published or {}
    reports = [analysed_report(key, found, times.get(key)) for key, found in analyses.items()]
    return laid_side_by_side(
        reports, lexicon, primary_texts=primary_texts, encoder=encoder, aliases=aliases, every_mention=every_mention
    )


def analysed_report(key: str, found: Analysis, published_at: datetime | None = None) -> AnalysedReport:
    """An analysis as comparisons read it."""
    return AnalysedReport(
        key=key,
        text=found.text,
        zones=found.zones,
        sentences=found.sentences,
        hits=found.hits,
        quotes=found.quotes,
        quantities=found.quantities,
        claims=found.claims,
        harms=found.harms,
        mentions=found.mentions,
        wordings=found.wordings,
        published_at=published_at,
    )


def laid_side_by_side(
    reports: Sequence[AnalysedReport],
    lexicon: Lexicon,
    *,
    primary_texts: Sequence[PrimaryText] = (),
    decisions: Sequence[Decision] = (),
    referent_decisions: Sequence[ReferentDecision] = (),
    encoder: Encoder | None = None,
    aliases: AliasTable = NO_ALIASES,
    every_mention: bool = False,
) -> ComparisonResult:
    """The comparison of what was found earlier; stored rows come in through this door, with what editors decided."""
    labels = {report.key: tuple(hit for hit in report.hits if is_label(hit)) for report in reports}
    quoted = {report.key: report.quotes for report in reports}
    texts = {report.key: report.text for report in reports}
    statements = statements_of(quoted, texts, primary_texts)
    alignment = aligned(reports, statements, decisions, encoder)
    found = referents_of(
        reports,
        alignment.groups,
        statements,
        lexicon,
        aliases=aliases,
        decisions=referent_decisions,
        encoder=encoder,
        every_mention=every_mention,
    )
    tables = label_tables(reports, found.referents, lexicon)
    return ComparisonResult(
        crossings=crossings_of(labels, lexicon),
        labels=labels_of(labels, lexicon),
        speakers=speakers_of(quoted, texts),
        statements=statements,
        claims=alignment.groups,
        quantities=ledger_of(reports, alignment.groups),
        emphasis=emphasis_of(reports, alignment.groups),
        chronology=sequence_of(reports, alignment.groups),
        referents=found.referents,
        proposals=found.proposals,
        label_tables=tables,
        label_crossings=label_crossings(reports, tables),
        wordings=wordings_apart(reports),
        problems=alignment.problems + found.problems,
    )


def statements_of(
    quotes: Mapping[str, Iterable[Quote]], texts: Mapping[str, str], primary_texts: Sequence[PrimaryText] = ()
) -> tuple[Statement, ...]:
    """The statements that several reports carry; quotes keep their number in their report, counted from 0."""
    utterances = [
        _utterance(key, number, quote, block)
        for key, found in quotes.items()
        for number, (quote, block) in enumerate(_with_blocks(found, texts[key]))
        if quote.kind is not QuoteKind.SCARE
    ]
    originals = [
        Utterance(one.key, 0, (Span(0, len(one.text)),), one.speaker, bool(one.speaker), is_primary=True)
        for one in primary_texts
        if one.text
    ]
    every = {one.key: one.text for one in primary_texts} | dict(texts)
    return collated([*originals, *utterances], every)


def _with_blocks(quotes: Iterable[Quote], text: str) -> Iterable[tuple[Quote, int]]:
    """Each quote with the number of its paragraph: how many lines with words begin before it."""
    starts: list[int] = []
    place = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            starts.append(place)
        place += len(line)
    return ((quote, bisect_right(starts, quote.span.start)) for quote in quotes)


def _utterance(key: str, number: int, quote: Quote, block: int) -> Utterance:
    speaker = quote.speaker
    return Utterance(
        key=key,
        number=number,
        spans=quote.fragments or (quote.span,),
        speaker=(speaker.name or speaker.text) if speaker else None,
        # A name that a weak rule found must not keep equal words apart.
        is_named=bool(speaker and speaker.name and speaker.confidence is Confidence.HIGH),
        anonymous=quote.anonymous,
        is_reported=not quote.fragments,
        block=block,
    )


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
    spoken_by = (quote.speaker for found in quotes.values() for quote in found)
    joined = joined_names(speaker.name for speaker in spoken_by if speaker and speaker.name)
    for key, found in quotes.items():
        for quote in found:
            if quote.kind == "scare" or quote.speaker is None:
                continue
            named = quote.speaker.name or quote.speaker.text
            who = (joined.get(named, named), quote.anonymous)
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
