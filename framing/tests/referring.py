"""Small reports for the tests of referents: mentions are found in a text by their words, one after the other."""

from collections.abc import Sequence
from dataclasses import dataclass

from framing.analysis.alignment.values import AnalysedReport, ClaimGroup, Member, Relation
from framing.analysis.entries import Entry
from framing.analysis.lexicon import Lexicon
from framing.analysis.referents import Place, Referents, referents_of
from framing.analysis.scoring import Hit
from reports.extraction.claims.values import Claim, Slot
from reports.extraction.mentions import LinkReason, Mention, MentionForm, MentionKind, MentionLink
from reports.text.spans import Span
from reports.text.voice import Voice
from reports.text.zones import Zone

GROUP, ACTOR, PLACE, EVENT, OBJECT = (
    MentionKind.GROUP,
    MentionKind.ACTOR,
    MentionKind.PLACE,
    MentionKind.EVENT,
    MentionKind.OBJECT,
)
NO_LEXICON = Lexicon((), ())


@dataclass(frozen=True)
class Told:
    """A mention before its place in a text is known."""

    words: str
    kind: MentionKind = GROUP
    key: str = ""
    name: str | None = None
    nation: str | None = None
    chain: int | None = None
    plural: bool = False
    form: MentionForm | None = None
    modifiers: tuple[str, ...] = ()
    links: tuple[MentionLink, ...] = ()


def name(words: str, kind: MentionKind = GROUP, **fields) -> Told:
    """A mention by a name; titles before it are not part of the name."""
    fields.setdefault("name", words)
    fields.setdefault("key", fields["name"].lower())
    return Told(words, kind, **fields)


def noun(words: str, kind: MentionKind = GROUP, **fields) -> Told:
    """A mention by a noun phrase, whose last word is its head."""
    last = words.lower().split()[-1]
    fields.setdefault("key", last.removesuffix("s"))
    return Told(words, kind, **fields)


def report(key: str, text: str, *told: Told, **fields) -> AnalysedReport:
    """A report with these mentions, in the order of the text; each has a chain of its own unless it says otherwise."""
    mentions, start = [], 0
    for number, one in enumerate(told):
        start = text.index(one.words, start)
        mentions.append(_mention(one, number, start, text.count(". ", 0, start)))
        start += 1
    return AnalysedReport(key, text, mentions=tuple(mentions), **fields)


def _mention(told: Told, number: int, start: int, sentence: int) -> Mention:
    span = Span(start, start + len(told.words))
    head = told.words.rindex(told.words.split()[-1])
    form = told.form or (MentionForm.NAME if told.name else MentionForm.NOMINAL)
    return Mention(
        span=span,
        head=Span(start + head, span.end),
        text=told.words,
        kind=told.kind,
        form=form,
        key=told.key,
        zone=Zone.BODY,
        sentence=sentence,
        voice=Voice.OWN,
        chain=number if told.chain is None else told.chain,
        name=told.name,
        nation=told.nation,
        modifiers=told.modifiers,
        is_plural=told.plural,
        is_definite=told.words.lower().startswith("the ") or told.name is not None,
        links=told.links,
    )


def link(other: int, reason: LinkReason = LinkReason.SAME_HEAD, confidence: float = 0.9) -> MentionLink:
    """A tie to an earlier mention."""
    return MentionLink(other, reason, confidence)


def claim(text: str, predicate: str, *, agent: str = "", patient: str = "", event: str | None = None) -> Claim:
    """A claim over the whole text whose slots are filled by these words."""
    return Claim(
        Span(0, len(text)),
        Zone.BODY,
        0,
        0,
        Voice.OWN,
        _slot(text, predicate),
        event=event,
        agent=_slot(text, agent) if agent else None,
        patient=_slot(text, patient) if patient else None,
    )


def _slot(text: str, words: str) -> Slot:
    start = text.index(words)
    return Slot(Span(start, start + len(words)), words, words.lower().removeprefix("the "))


def same(*keys: str, claim: int = 0) -> ClaimGroup:
    """One claim that these reports make alike, the one at this place in each."""
    return ClaimGroup(Relation.SAME, tuple(Member(key, (claim,)) for key in keys))


def hit(found: AnalysedReport, words: str, contrast_set: str) -> Hit:
    """A mark of the lexicon on these words."""
    start = found.text.index(words)
    entry = Entry(f"{contrast_set}.{words}".replace(" ", "_"), contrast_set, words)
    return Hit(Span(start, start + len(words)), words, entry, Zone.BODY, Voice.OWN, None, True, "", ambiguous=False)


def group(*reports: AnalysedReport, groups: Sequence[ClaimGroup] = (), **fields) -> Referents:
    """The referents of these reports."""
    return referents_of(reports, groups, fields.pop("statements", ()), NO_LEXICON, **fields)


def labels(found: Referents, *reports: AnalysedReport) -> list[set[str]]:
    """The words of each referent, in the order of the referents."""
    by_key = {one.key: one for one in reports}
    return [{by_key[place.key].mentions[place.mention].text for place in one.mentions} for one in found.referents]


def proposed(found: Referents) -> set[frozenset[str]]:
    """The names of the referents that may be one."""
    return {frozenset([found.referents[one.first].name, found.referents[one.second].name]) for one in found.proposals}


def of(found: Referents, place: Place) -> int:
    """The place of the referent that a mention is in."""
    return next(number for number, one in enumerate(found.referents) if place in one.mentions)
