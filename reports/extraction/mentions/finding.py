"""Every mention of one report, and which of them speak of the same."""

from collections.abc import Sequence

from reports.extraction.claims.tree import Tree, trees_of
from reports.extraction.mentions.chains import Chains
from reports.extraction.mentions.describing import Describer, Draft
from reports.extraction.mentions.leaving import is_idle, is_passing
from reports.extraction.mentions.linking import linked
from reports.extraction.mentions.reading import Reading
from reports.extraction.mentions.spotting import Spotter
from reports.extraction.mentions.values import Mention, MentionForm, MentionKind, MentionLink
from reports.extraction.quotes import Quote
from reports.text.parse import ParsedText
from reports.text.spans import Span
from reports.text.voice import VoiceMap
from reports.text.zones import Zone

# From the method: mentions of one report; what stands behind the last one is not looked at.
MOST_MENTIONS = 600
# The same: mentions around one, and letters of a noun.
MOST_NESTED = 6
SHORTEST_NOUN = 2


def find_mentions(
    parsed: ParsedText,
    quotes: Sequence[Quote],
    voices: VoiceMap,
    given: Sequence[Span] | None = None,
    trees: Sequence[Tree] | None = None,
) -> tuple[Mention, ...]:
    """The mentions in text order; with ``given`` spans exactly one for each of them, in their order.

    ``trees`` are those of :func:`trees_of`, where they are at hand.
    """
    reading = Reading(parsed, trees or trees_of(parsed))
    describer, spotter = Describer(reading), Spotter(reading)
    for block, verb in spotter.headline_verbs():
        describer.learn_verb(block, verb)
    drafts = [describer.given(span) for span in given] if given is not None else _found(spotter, describer, reading)
    order = sorted(range(len(drafts)), key=lambda number: (drafts[number].span.start, -drafts[number].span.end, number))
    ordered = [drafts[number] for number in order]
    chains = linked(ordered, reading, voices)
    if given is None:
        kept = [number for number in range(len(drafts)) if not is_passing(number, ordered, chains, reading, voices)]
    else:
        kept = sorted(range(len(drafts)), key=order.__getitem__)
    return _mentions(ordered, kept, chains, reading, voices)


def _mentions(
    ordered: Sequence[Draft], kept: Sequence[int], chains: Chains, reading: Reading, voices: VoiceMap
) -> tuple[Mention, ...]:
    """The mentions that are kept, in the order asked for; links and chains are counted anew."""
    place_of = {number: place for place, number in enumerate(kept)}
    links: dict[int, list[MentionLink]] = {}
    for later, found in chains.links.items():
        for link in found:
            if later in place_of and link.other in place_of:
                ends = sorted((place_of[later], place_of[link.other]))
                links.setdefault(ends[1], []).append(MentionLink(ends[0], link.reason, link.confidence))
    numbers: dict[int, int] = {}
    mentions: list[Mention] = []
    for place, number in enumerate(kept):
        chain = numbers.setdefault(chains.of(number), len(numbers))
        mentions.append(_mention(ordered[number], chain, tuple(links.get(place, ())), reading, voices))
    return tuple(mentions)


def _found(spotter: Spotter, describer: Describer, reading: Reading) -> list[Draft]:
    """The mentions that the report has, in text order, the longer one first."""
    drafts: list[Draft] = []
    for block in range(len(reading.trees)):
        drafts += _useful([describer.of(block, bounds, head) for bounds, head in spotter.in_block(block)], reading)
        if len(drafts) >= MOST_MENTIONS:
            break
    return drafts[:MOST_MENTIONS]


def _useful(drafts: list[Draft], reading: Reading) -> list[Draft]:
    """The mentions of a paragraph in order, without those that speak of nothing in particular.

    A name inside a longer phrase for the same, and the words of a title inside a person's name go, too.
    """
    kept: list[Draft] = []
    around: list[Draft] = []
    for draft in sorted(drafts, key=lambda draft: (draft.span.start, -draft.span.end)):
        around = [other for other in around if other.span.end > draft.span.start][-MOST_NESTED:]
        if draft.form is MentionForm.NOMINAL and len(draft.key) < SHORTEST_NOUN:
            continue
        if is_idle(draft, reading.trees[draft.block]):
            continue
        if not any(_says_it_already(other, draft) for other in around):
            kept.append(draft)
            around.append(draft)
    return kept


def _says_it_already(outer: Draft, draft: Draft) -> bool:
    if not outer.span.contains(draft.span) or outer.form is not MentionForm.NAME:
        return False
    if draft.form is MentionForm.NAME and outer.key == draft.key:
        return True
    return outer.kind is MentionKind.ACTOR and draft.kind not in {MentionKind.ACTOR, MentionKind.PLACE}


def _mention(draft: Draft, chain: int, links: tuple[MentionLink, ...], reading: Reading, voices: VoiceMap) -> Mention:
    voice = voices.at(draft.span)
    zone = reading.parsed.blocks[draft.block].zone if draft.block >= 0 else Zone.BODY
    return Mention(
        span=draft.span,
        head=draft.head_span,
        text=draft.span.of(reading.parsed.text),
        kind=draft.kind,
        form=draft.form,
        key=draft.key,
        zone=zone,
        sentence=draft.sentence,
        voice=voice.voice,
        chain=chain,
        name=draft.name,
        speaker=voice.speaker,
        nation=draft.nation,
        modifiers=draft.modifiers,
        is_plural=draft.is_plural,
        is_definite=draft.is_definite,
        links=links,
    )
