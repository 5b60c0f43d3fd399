"""Which phrases speak of nothing that reports could call differently (docs/method.md, "Mentions")."""

from collections.abc import Sequence

from reports.extraction.claims.tree import Tree
from reports.extraction.mentions.chains import Chains
from reports.extraction.mentions.crediting import is_credit
from reports.extraction.mentions.describing import Draft
from reports.extraction.mentions.idle import ANYONE, DONE, EVERYDAY, IDLE, IN_PHRASES, UNSPECIFIC
from reports.extraction.mentions.reading import Reading
from reports.extraction.mentions.values import MentionForm, MentionKind
from reports.text.voice import Voice, VoiceMap
from reports.text.zones import Zone

# As these a phrase says what something is.
_TELLING = frozenset(["attr", "appos", "oprd", "ROOT"])
_DESCRIBING = frozenset(["ADJ", "VERB"])
_FINITE = frozenset(["MD", "VBZ", "VBP", "VBD"])


def is_idle(draft: Draft, tree: Tree) -> bool:
    """Whether a noun speaks of nothing that reports name differently, or says of no kind of thing which one it is."""
    if draft.form is MentionForm.NAME:
        return (draft.kind is MentionKind.OTHER and draft.key in IDLE) or is_credit(draft, tree)
    if draft.form is not MentionForm.NOMINAL:
        return False
    if draft.key in IDLE or tree.words[draft.bounds[0]] in UNSPECIFIC:
        return True
    if draft.kind is MentionKind.OTHER and (draft.key in EVERYDAY or _is_bare(draft)):
        return True
    if any(tree.tags[place] in _FINITE for place in range(draft.bounds[0], draft.head)):
        return True  # A clause that the parser takes for a phrase.
    return draft.key in IN_PHRASES and _is_in_phrase(draft, tree)


def _is_bare(draft: Draft) -> bool:
    """Whether a noun of no kind stands without anything that says which one is meant."""
    return not (draft.is_definite or draft.modifiers or draft.nation)


def _is_in_phrase(draft: Draft, tree: Tree) -> bool:
    """Whether a noun stands alone behind a preposition or a verb: "with fire", "face justice"."""
    if draft.bounds[1] - draft.bounds[0] > 1 or draft.is_plural:
        return False
    relation = tree.deps[draft.head]
    return relation == "pobj" or (relation == "dobj" and draft.key in DONE)


def is_passing(number: int, drafts: Sequence[Draft], chains: Chains, reading: Reading, voices: VoiceMap) -> bool:
    """Whether a mention that no other is tied to is told in passing, and none of a referent.

    A pronoun that stands for nobody, anybody in somebody's mouth, and a thing told only by its use ("a lawn mower").
    """
    draft = drafts[number]
    if draft.form is MentionForm.PRONOUN:
        return not chains.links.get(number)
    if draft.form is not MentionForm.NOMINAL or draft.is_definite or draft.is_plural or draft.nation:
        return False
    if number in chains.links or len(chains.members[chains.of(number)]) > 1:
        return False
    if draft.kind is MentionKind.ACTOR:
        is_anyone = draft.key in ANYONE and not draft.modifiers and draft.count is None
        return is_anyone and voices.at(draft.head_span).voice is Voice.QUOTED
    return draft.kind is MentionKind.OTHER and _is_plain_thing(draft, reading, voices)


def _is_plain_thing(draft: Draft, reading: Reading, voices: VoiceMap) -> bool:
    """Whether nothing but "a" and nouns stand beside a noun of no kind, in the midst of a sentence."""
    paragraph = reading.paragraphs[draft.block]
    tree = paragraph.tree
    is_one = tree.words[draft.bounds[0]] in {"a", "an"}
    if not is_one or paragraph.zone is Zone.HEADLINE or tree.deps[draft.root] in _TELLING or draft.proper:
        return False
    if any(tree.pos[place] in _DESCRIBING for place in range(draft.bounds[0], draft.head)):
        return False
    return voices.at(draft.head_span).voice is not Voice.SCARE
