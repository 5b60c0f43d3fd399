"""The labels of each referent in each report."""

from collections.abc import Mapping, Sequence

from framing.analysis.alignment.values import AnalysedReport
from framing.analysis.labels.directions import Loads, direction_of, loads_of
from framing.analysis.labels.measures import divergence, diversity
from framing.analysis.labels.values import OWN_VOICES, LabelTable, LabelUse
from framing.analysis.labels.wording import is_plain_name, is_variant, without_placing, wording_of
from framing.analysis.lexicon import Lexicon
from framing.analysis.referents.values import Place, Referent
from reports.extraction.mentions.values import Mention, MentionForm, MentionKind
from reports.text.voice import Voice

# All plain names of a referent are one label when labels are counted: which of them is printed is no other wording.
_NAMED = ""


def label_tables(
    reports: Sequence[AnalysedReport], referents: Sequence[Referent], lexicon: Lexicon
) -> tuple[LabelTable, ...]:
    """One table for each referent, in their order; the words of a mention have the valence of the lexicon's hits."""
    del lexicon  # the hits of the reports carry their entries
    by_key = {report.key: report for report in reports}
    loads = {report.key: loads_of(report) for report in reports}
    return tuple(_table(number, referent, by_key, loads) for number, referent in enumerate(referents))


def _table(
    number: int, referent: Referent, reports: Mapping[str, AnalysedReport], loads: Mapping[str, Loads]
) -> LabelTable:
    by_report: dict[str, list[Place]] = {}
    for place in referent.mentions:
        by_report.setdefault(place.key, []).append(place)
    cells, pronouns, directions = {}, {}, {}
    for key in reports:
        found = by_report.get(key)
        if not found:
            continue
        mentions = reports[key].mentions
        labelled, unlabelled = _parted(found, mentions)
        if labelled:
            cells[key] = _cell(referent, labelled, mentions)
            own = (place.mention for place in labelled if mentions[place.mention].voice in OWN_VOICES)
            directions[key] = direction_of(own, loads[key], referent.contrast_set)
        if unlabelled:
            pronouns[key] = tuple(unlabelled)
    counts = {key: own_counts(cell) for key, cell in cells.items()}
    return LabelTable(
        referent=number,
        cells=cells,
        directions=directions,
        difference=divergence(list(counts.values())),
        diversity={key: diversity(found) for key, found in counts.items()},
        pronouns=pronouns,
    )


def own_counts(cell: Sequence[LabelUse]) -> dict[str, int]:
    """Own-voice mentions by label in one report; plain names count together."""
    counts: dict[str, int] = {}
    for use in cell:
        if use.own:
            key = _NAMED if use.is_name else use.key
            counts[key] = counts.get(key, 0) + use.own
    return counts


def _parted(places: Sequence[Place], mentions: Sequence[Mention]) -> tuple[list[Place], list[Place]]:
    """The mentions with a label and those without, both in text order."""
    ordered = sorted(places, key=lambda place: (mentions[place.mention].span.start, place.mention))
    labelled = [place for place in ordered if mentions[place.mention].form is not MentionForm.PRONOUN]
    return labelled, [place for place in ordered if mentions[place.mention].form is MentionForm.PRONOUN]


def _cell(referent: Referent, places: Sequence[Place], mentions: Sequence[Mention]) -> tuple[LabelUse, ...]:
    """The labels of one report in order of first appearance."""
    texts: dict[str, str] = {}
    found: dict[str, list[Place]] = {}
    for place in places:
        wording = wording_of(mentions[place.mention])
        assert wording is not None, "pronouns were parted from the mentions with a label"
        texts.setdefault(wording.key, wording.text)
        found.setdefault(wording.key, []).append(place)
    return tuple(_use(referent, key, texts[key], uses, mentions) for key, uses in found.items())


def _use(referent: Referent, key: str, text: str, places: Sequence[Place], mentions: Sequence[Mention]) -> LabelUse:
    said = [mentions[place.mention] for place in places]
    voices = {voice: sum(one.voice is voice for one in said) for voice in Voice}
    return LabelUse(key, text, tuple(places), voices, is_name=_is_name(referent, text, said))


def _is_name(referent: Referent, text: str, said: Sequence[Mention]) -> bool:
    """Whether the label is the plain name: of a person any form of it, of others one that is theirs in other letters.

    Where a place lies and of what kind it is ("northern", "the capital") is no other name for it, but "besieged" tells
    more. "Gulf of A" and "Gulf of B" are two labels for one water, a surname is no other label than the full name.
    """
    if any(mention.form is not MentionForm.NAME for mention in said):
        return False
    if not any(mention.kind is MentionKind.ACTOR for mention in said):
        text = without_placing(text)
    if not is_plain_name(text):
        return False
    return referent.kind is MentionKind.ACTOR or is_variant(text, without_placing(referent.name))
