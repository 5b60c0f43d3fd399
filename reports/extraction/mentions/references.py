"""What nouns and pronouns refer back to (docs/method.md, "Mentions")."""

from collections.abc import Iterator, Sequence, Set

from reports.extraction.claims.nations import NATIONS
from reports.extraction.mentions import confidences
from reports.extraction.mentions.chains import Chains
from reports.extraction.mentions.describing import Draft
from reports.extraction.mentions.reading import Reading
from reports.extraction.mentions.values import LinkReason, MentionForm, MentionKind
from reports.extraction.mentions.words import (
    BODY_WORDS,
    CONTRASTING,
    FAMILIES,
    GENERIC,
    OFFICES,
    OWNING,
    PERSONAL,
    POINTING,
    STATE_BODIES,
)
from reports.text.zones import Zone

# From the method: sentences back to what a definite phrase and a pronoun may stand for, and in which the headline is
# said again; the last so many mentions of a noun, and mentions back, that are looked at.
SENTENCES_BACK = 3
PRONOUN_SENTENCES = 1
LEAD_SENTENCES = 2
NEAREST_SAME = 12
NEAREST_MENTIONS = 60
# The same: words beside the noun that only describe ("the armed group").
MOST_DESCRIBING = 2

_SUBJECTS = frozenset(["nsubj", "nsubjpass"])


class References:
    """Looks back from one mention after the other."""

    def __init__(self, drafts: Sequence[Draft], reading: Reading, chains: Chains, labels: Set[int]) -> None:
        self._drafts = drafts
        self._reading = reading
        self._chains = chains
        # What stands beside a name that follows needs nothing before it.
        self._labels = labels
        self._heads: dict[str, list[int]] = {}
        self._holders: dict[str, list[int]] = {}

    def look_back(self, number: int) -> None:
        """Link a mention to what it refers to, where the rules find exactly one."""
        draft = self._drafts[number]
        if draft.form is MentionForm.PRONOUN:
            self._pronoun(number, draft)
        elif draft.form is MentionForm.NOMINAL:
            if number not in self._chains.links and number not in self._labels:
                self._refer(number, draft)
            known = self._heads.setdefault(draft.key, [])
            known.append(number)
            del known[:-NEAREST_SAME]
        elif draft.form is MentionForm.NAME and draft.kind is MentionKind.ACTOR:
            self.learn_offices(number, draft.modifiers)

    def _refer(self, number: int, draft: Draft) -> None:
        if self._office(number, draft):
            return
        # "The group" stands for the group named last, not for any phrase with that noun.
        if draft.is_definite and draft.kind in _BEARERS and self._definite(number, draft):
            return
        if not self._same_head(number, draft) and draft.is_definite:
            self._definite(number, draft)

    def learn_offices(self, number: int, words: Sequence[str]) -> None:
        """Keep in mind whose offices the words beside a name or in its apposition tell."""
        if "former" in words or "ex" in words:
            return
        for word in words:
            if word in OFFICES:
                holders = self._holders.setdefault(word, [])
                if all(self._chains.of(number) != self._chains.of(other) for other in holders):
                    holders.append(number)

    def _office(self, number: int, draft: Draft) -> bool:
        """ "The prime minister": the one person with that office."""
        if not draft.is_definite or draft.is_plural or draft.kind is not MentionKind.ACTOR:
            return False
        wanted = {word for word in draft.modifiers if word in OFFICES}
        if "former" in wanted or (draft.modifiers and not wanted):
            return False
        holders: dict[int, int] = {}
        for holder in self._holders.get(draft.key, ()):
            known = self._words_of(holder)
            nation = next(
                (
                    self._drafts[m].nation
                    for m in self._chains.members[self._chains.of(holder)]
                    if self._drafts[m].nation
                ),
                None,
            )
            if wanted <= known and (not draft.nation or not nation or draft.nation == nation):
                holders[self._chains.of(holder)] = holder
        if len(holders) != 1:
            return False
        last = self._last_of(next(iter(holders)), number)
        return self._chains.link(number, last, LinkReason.OFFICE, confidences.OFFICE)

    def _words_of(self, number: int) -> set[str]:
        members = self._chains.members[self._chains.of(number)]
        return {
            word
            for member in members[:NEAREST_SAME]
            for word in (self._drafts[member].key, *self._drafts[member].modifiers)
        }

    def _last_of(self, chain: int, number: int) -> int:
        members = self._chains.members[chain]
        return max((member for member in members if member < number), default=members[0])

    def _same_head(self, number: int, draft: Draft) -> bool:
        """The same noun again: "the deal", after one deal that nothing tells from this one."""
        fitting: dict[int, tuple[int, float]] = {}
        repeated: dict[int, tuple[int, float]] = {}
        near: dict[int, tuple[int, float]] = {}
        for other in self._heads.get(draft.key, ()):
            earlier = self._drafts[other]
            confidence = self._likeness(other, number)
            if not confidence or not self._chains.may_join(number, other):
                continue
            chain = self._chains.of(other)
            found = (other, max(confidence, fitting.get(chain, (other, 0.0))[1]))
            fitting[chain] = found
            if draft.sentence - earlier.sentence <= SENTENCES_BACK:
                near[chain] = found
            if earlier.is_definite and draft.is_definite and earlier.modifiers == draft.modifiers:
                repeated[chain] = found
        if not fitting:
            return False
        for candidates in (near, repeated, fitting):
            if len(candidates) == 1:
                other, confidence = next(iter(candidates.values()))
                return self._chains.link(number, other, LinkReason.SAME_HEAD, confidence)
        if draft.is_definite:
            nearest = max(other for other, _ in fitting.values())
            if draft.sentence - self._drafts[nearest].sentence <= SENTENCES_BACK:
                self._chains.link(number, nearest, LinkReason.SAME_HEAD, confidences.TWO_FIT)
        return draft.is_definite

    def _likeness(self, earlier: int, later: int) -> float:
        """How sure two phrases with one head speak of the same; 0 where a word tells them apart."""
        first, second = self._drafts[earlier], self._drafts[later]
        if first.is_plural != second.is_plural or (first.count and second.count and first.count != second.count):
            return 0.0
        if second.owner is not None and first.owner != second.owner:
            return confidences.SAME_WORDS if self._may_share(first, second) else 0.0
        ours, theirs = set(first.modifiers), set(second.modifiers)
        if (ours ^ theirs) & CONTRASTING:
            return 0.0
        alike = ours <= theirs or theirs <= ours
        if second.is_definite and second.points and second.sentence - first.sentence <= SENTENCES_BACK:
            return confidences.SAME_HEAD if alike else confidences.ADDED_WORDS
        if second.is_plural and self._chains.by_same_agent(earlier, later) and _alike_names(first, second):
            return confidences.ADDED_WORDS
        if not alike:
            return 0.0
        if self._is_headline(first) and second.sentence - first.sentence <= LEAD_SENTENCES:
            return confidences.ADDED_WORDS
        if second.is_definite:
            if theirs <= ours:
                return confidences.SAME_HEAD
            specified = second.kind is MentionKind.GROUP and bool(second.proper or second.nation)
            return confidences.ADDED_WORDS if first.is_definite and not specified else confidences.SAME_WORDS
        if second.nation and first.nation == second.nation and second.key in STATE_BODIES:
            return confidences.ADDED_WORDS
        same = ours == theirs and first.nation == second.nation and second.is_plural and second.count is None
        return confidences.SAME_WORDS if same else 0.0

    def _is_headline(self, draft: Draft) -> bool:
        """Whether the mention stands in a headline, which the lead says again."""
        return draft.block >= 0 and self._reading.paragraphs[draft.block].zone is Zone.HEADLINE

    def _may_share(self, first: Draft, second: Draft) -> bool:
        """Whether two owners may be one: a pronoun tells nothing of whom it stands for."""
        return first.owner is None or first.owner in OWNING or second.owner in OWNING

    def _definite(self, number: int, draft: Draft) -> bool:
        """ "The group": the one group within three sentences; where two fit, it is left open."""
        if draft.key not in POINTING or self._is_owned(draft) or len(draft.modifiers) > MOST_DESCRIBING:
            return False
        if draft.modifiers and (draft.kind not in _BEARERS or set(draft.modifiers) & CONTRASTING):
            return False
        fitting: dict[int, int] = {}
        for other in self._before(number, SENTENCES_BACK):
            if self._may_stand_for(draft, other) and self._chains.may_join(number, other):
                fitting.setdefault(self._chains.of(other), other)
        if len(fitting) != 1:
            return len(fitting) > 1
        other = next(iter(fitting.values()))
        reason = LinkReason.SAME_HEAD if self._drafts[other].key == draft.key else LinkReason.DEFINITE
        self._chains.link(number, other, reason, confidences.DEFINITE)
        return True

    def _before(self, number: int, sentences: int) -> Iterator[int]:
        """The mentions before one, the nearest first."""
        sentence = self._drafts[number].sentence
        for other in range(number - 1, max(number - NEAREST_MENTIONS, 0) - 1, -1):
            if sentence - self._drafts[other].sentence > sentences:
                return
            yield other

    def _is_owned(self, draft: Draft) -> bool:
        tree = self._reading.trees[draft.block]
        return tree.child(draft.root, "poss") is not None

    def _may_stand_for(self, pointing: Draft, place: int) -> bool:
        """Whether the phrase is a plain noun for what the other one is."""
        other = self._drafts[place]
        if other.form is MentionForm.PRONOUN or pointing.is_plural != other.is_plural:
            return False
        is_state = other.form is MentionForm.NAME and other.key in NATIONS
        if pointing.key in _STATES:
            return is_state
        if pointing.kind is not other.kind or is_state or (pointing.nation and pointing.nation != other.nation):
            return False
        if other.form is MentionForm.NAME:
            return pointing.kind in _BEARERS and (pointing.key in GENERIC or self._is_called(place, pointing.key))
        if pointing.key == other.key or pointing.modifiers:
            return pointing.key == other.key
        # "The operation" is no attack of the other side; "the incident" may be either.
        if (
            pointing.kind is MentionKind.EVENT
            and pointing.is_violent != other.is_violent
            and pointing.key != "incident"
        ):
            return False
        return any(pointing.key in family and other.key in family for family in FAMILIES)

    def _is_called(self, number: int, noun: str) -> bool:
        """Whether the report calls what bears a name by a noun of this family, or the name itself does."""
        families = [family for family in FAMILIES if noun in family]
        words = {word for member in self._words_of(number) for word in member.split()}
        return any(not family.isdisjoint(words) for family in families) or (
            noun in _ARMED and not words.isdisjoint(BODY_WORDS)
        )

    def _pronoun(self, number: int, draft: Draft) -> None:
        """He and she: the one person of this sentence and the one before, else the last one who acted."""
        pronoun = PERSONAL.get(draft.key)
        if pronoun is None or draft.block < 0:
            return
        fitting: dict[int, int] = {}
        for other in self._before(number, PRONOUN_SENTENCES):
            earlier = self._drafts[other]
            if pronoun == "they" and earlier.is_plural and earlier.kind is not MentionKind.GROUP:
                return  # What is not people may be meant, too.
            if earlier.block < draft.block - 1 or not self._may_be(pronoun, earlier, other):
                continue
            if self._chains.may_join(number, other):
                fitting.setdefault(self._chains.of(other), other)
        if not fitting:
            return
        if pronoun == "they":
            other = next(iter(fitting.values()))
            both = self._is_subject(draft) and self._is_subject(self._drafts[other])
            if len(fitting) == 1:
                sure = confidences.SURE if both else confidences.THEY
                self._chains.link(number, other, LinkReason.PRONOUN, sure)
            return
        if len(fitting) == 1:
            other, confidence = next(iter(fitting.values())), confidences.PRONOUN
        else:
            acting = [other for other in fitting.values() if self._is_subject(self._drafts[other])]
            if not acting:
                return
            other, confidence = acting[0], confidences.LAST_SUBJECT
        if self._chains.link(number, other, LinkReason.PRONOUN, confidence):
            self._chains.learn_gender(number, pronoun)

    def _may_be(self, pronoun: str, earlier: Draft, number: int) -> bool:
        if earlier.form is MentionForm.PRONOUN:
            return PERSONAL.get(earlier.key) == pronoun
        if pronoun == "they":
            return earlier.is_plural and earlier.kind is MentionKind.GROUP
        if earlier.kind is not MentionKind.ACTOR or earlier.is_plural:
            return False
        return self._chains.gender(number) in {None, pronoun}

    def _is_subject(self, draft: Draft) -> bool:
        return draft.block >= 0 and self._reading.trees[draft.block].deps[draft.root] in _SUBJECTS


def _alike_names(first: Draft, second: Draft) -> bool:
    """Whether neither phrase names a place or body that the other does not."""
    return first.proper <= second.proper or second.proper <= first.proper


# Kinds whose referents are mostly called by names; a plain noun stands for the name.
_BEARERS = frozenset([MentionKind.GROUP, MentionKind.ACTOR, MentionKind.PLACE])
_ARMED = frozenset(["militia", "faction", "movement"])
_STATES = frozenset(["country", "nation", "state"])
