"""What can be said of a stretch of a report that speaks of somebody or something (docs/method.md, "Mentions")."""

import re
from dataclasses import dataclass

from reports.extraction.claims.lemmas import LARGE_NUMBERS, SMALL_NUMBERS, digits_of
from reports.extraction.claims.names import folded_name
from reports.extraction.claims.nations import NATIONS
from reports.extraction.claims.tree import Range, Tree
from reports.extraction.events import HARM
from reports.extraction.events.words import NOUN_OF
from reports.extraction.mentions.heads import VERBS, head_in, label_before
from reports.extraction.mentions.kinds import kind_of_name, kind_of_noun, kind_of_pronoun
from reports.extraction.mentions.names import Named
from reports.extraction.mentions.nationality import nation_of, nation_of_words
from reports.extraction.mentions.reading import Reading, words_of
from reports.extraction.mentions.values import MentionForm, MentionKind
from reports.extraction.mentions.words import (
    DEFINITES,
    DEMONSTRATIVES,
    FEMALE_TITLES,
    KINDS_OF_BODIES,
    KINDS_OF_NAMES,
    MALE_TITLES,
    MANY,
    NAMED_PLACES,
    PLACES,
    SEATS,
    SEVERAL,
    SHORT_TITLES,
)
from reports.text.people import FEMALE_NOUNS, MALE_NOUNS
from reports.text.spans import Span

_PLURAL = frozenset(["NNS", "NNPS"])
_CONTENT = frozenset(["NOUN", "PROPN", "ADJ", "VERB", "ADV", "X"])
_SILENT_WORDS = """
    be have do not also very so such more most other own about around at least nearly approximately another almost
    as well up than first-ever number series
"""
_SILENT_LEMMAS = frozenset(_SILENT_WORDS.split())
_YEAR = re.compile(r"(?:19|20)\d\d")
_LEADING = frozenset(["PUNCT", "SPACE", "CCONJ", "SYM"])


@dataclass(slots=True)
class Draft:
    """A mention on its way: its tokens and what was read from them; outside the parse ``block`` is -1."""

    span: Span
    head_span: Span
    block: int
    bounds: Range
    head: int
    kind: MentionKind
    form: MentionForm
    key: str
    name: str | None = None
    nation: str | None = None
    modifiers: tuple[str, ...] = ()
    is_plural: bool = False
    is_definite: bool = False
    count: str | None = None
    gender: str | None = None
    #: "This", "those": what was just spoken of.
    points: bool = False
    is_violent: bool = False
    owner: str | None = None
    #: Names among the modifiers.
    proper: frozenset[str] = frozenset()
    sentence: int = 0
    #: The word by which the phrase hangs in the parse.
    root: int = -1


class Describer:
    """Describes stretches of one report, found or given."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        #: By paragraph the verb of a headline, which the tagger may have taken for a noun.
        self._verbs: dict[int, int] = {}

    def learn_verb(self, block: int, token: int) -> None:
        """Keep in mind that a word is a verb, whatever the tagger made of it."""
        self._verbs[block] = token

    def given(self, span: Span) -> Draft:
        """The description of a stretch that somebody marked, wherever it stands."""
        found = self._reading.tokens_of(span)
        draft = self._unparsed(span) if found is None else self._parsed(span, *found)
        if not draft.key:
            # A lone mark or space has no lemma; it is compared as it stands.
            draft.key = span.of(self._reading.parsed.text).lower() or "-"
        return draft

    def _parsed(self, span: Span, block: int, bounds: Range) -> Draft:
        """The description of the words that a marked stretch touches; of a word cut short the part inside."""
        start, end = bounds
        tree = self._reading.trees[block]
        while start + 1 < end and tree.pos[start] in _LEADING:
            start += 1
        while end - 1 > start and (tree.pos[end - 1] in _LEADING or tree.words[end - 1] in {"'s", "'"}):
            end -= 1
        draft = self.of(block, (start, end))
        draft.head_span = _inside(draft.head_span, span)
        draft.span = span
        return draft

    def of(self, block: int, bounds: Range, head: int | None = None) -> Draft:
        """The description of a range of tokens."""
        tree = self._reading.trees[block]
        if head is None:
            head = self._beside_name(block, bounds, head_in(tree, bounds))
        named = self._reading.names.at(block, head) or self._name_of_kind(block, bounds, head)
        if named is not None and named.start >= bounds[0] - 1 and not _is_attribute(tree, named, head, bounds):
            return self._named(block, bounds, head, named)
        if tree.pos[head] == "PRON" and bounds[1] - bounds[0] <= 2:
            return self._pronoun(block, bounds, head)
        if (tree.pos[head] in VERBS and not _is_gerund_noun(tree, head)) or head == self._verbs.get(block):
            return self._verbal(block, bounds, head)
        return self._nominal(block, bounds, head)

    def _beside_name(self, block: int, bounds: Range, head: int) -> int:
        """The head, or the name right behind it which it only describes: "the engineer Ada Muster"."""
        named = self._reading.names.at(block, head + 1) if head + 1 < bounds[1] else None
        described = named is not None and label_before(self._reading.trees[block], named) == head
        return named.end - 1 if named is not None and described and named.end <= bounds[1] else head

    def _name_of_kind(self, block: int, bounds: Range, head: int) -> Named | None:
        """The name that a noun only says what bears: "the Quiet Front movement", "Harl base", "the town of Orla"."""
        tree = self._reading.trees[block]
        word = tree.words[head]
        if head <= bounds[0] or (word not in KINDS_OF_NAMES and word not in PLACES):
            return None
        if word in NAMED_PLACES and tree.words[bounds[0]] == "the" and tree.words[head + 1 : head + 2] == ["of"]:
            behind = self._reading.names.at(block, head + 2) if head + 2 < bounds[1] else None
            return behind if behind is not None and not self._reading.names.nation(behind.folded) else None
        named = self._reading.names.at(block, head - 1)
        if named is None or named.start < bounds[0] or self._reading.names.label_of(named) == "NORP":
            return None
        if word in KINDS_OF_NAMES:
            is_country = word in KINDS_OF_BODIES and self._reading.names.label_of(named) == "GPE"
            return None if is_country or tree.child(head, "poss") else named
        if self._reading.names.nation(named.folded) or tree.child(head, "poss"):
            return None
        folded = self._reading.paragraphs[block].folded(named.start, head + 1)
        return Named(named.start, head + 1, folded, "FAC", titled=False)

    def _draft(self, block: int, bounds: Range, head: int, kind: MentionKind, form: MentionForm, key: str) -> Draft:
        span = self._reading.span_of(block, bounds)
        head_span = self._reading.span_of(block, (head, head + 1))
        draft = Draft(span, head_span, block, bounds, head, kind, form, key, root=head)
        draft.sentence = self._reading.sentence_at(span.start)
        return draft

    def _named(self, block: int, bounds: Range, head: int, named: Named) -> Draft:
        reading, tree = self._reading, self._reading.trees[block]
        label = reading.names.label_of(named)
        start, end = max(named.start, bounds[0]), min(named.end, bounds[1])
        name = " ".join(reading.paragraphs[block].words(start, end).split())
        key = named.folded if (start, end) == (named.start, named.end) else folded_name(name)
        root = head
        if (label == "PERSON" or named.titled) and named.start <= head < named.end:
            head = end - 1
        kind = kind_of_name("PERSON" if named.titled else label, tree.words[end - 1])
        if not named.start <= head < named.end:
            kind = kind_of_noun(tree.lemmas[head], is_plural=False, event=None)
        elif key in SEATS:
            kind = MentionKind.GROUP
        elif key in NATIONS:
            kind = MentionKind.GROUP if label == "NORP" else MentionKind.PLACE
        draft = self._draft(block, bounds, head, kind, MentionForm.NAME, key)
        draft.name, draft.root = name, root
        draft.gender = _gender(tree, bounds[0], start)
        draft.is_definite = True
        draft.is_plural = tree.tags[head] in _PLURAL and not (key in NATIONS and label != "NORP")
        self._belongings(draft, (start, end))
        return draft

    def _pronoun(self, block: int, bounds: Range, head: int) -> Draft:
        word = self._reading.trees[block].words[head]
        kind = kind_of_pronoun(word, MentionForm.PRONOUN)
        draft = self._draft(block, bounds, head, kind, MentionForm.PRONOUN, word)
        draft.is_definite, draft.is_plural = True, word in MANY
        return draft

    def _verbal(self, block: int, bounds: Range, head: int) -> Draft:
        tree = self._reading.trees[block]
        if tree.lemmas[head] == "be":
            state = tree.child(head, "acomp", "attr", "oprd")
            if state is not None and bounds[0] <= state < bounds[1]:
                head = state
        key = self._reading.lemma(block, head)
        draft = self._draft(block, bounds, head, MentionKind.ACTION, MentionForm.VERBAL, key)
        draft.modifiers = self._modifiers(block, bounds, (head, head + 1), None)
        return draft

    def _nominal(self, block: int, bounds: Range, head: int) -> Draft:
        tree = self._reading.trees[block]
        key = self._reading.lemma(block, head)
        word = tree.words[head]
        event = tree.event(head) if word in NOUN_OF else None
        draft = self._draft(block, bounds, head, MentionKind.OTHER, MentionForm.NOMINAL, key)
        draft.is_plural = tree.tags[head] in _PLURAL or key in SEVERAL or word in MANY
        draft.is_definite = tree.words[bounds[0]] in DEFINITES
        draft.points = tree.words[bounds[0]] in DEMONSTRATIVES
        draft.is_violent = event in HARM
        self._read_around(draft, tree)
        draft.kind = kind_of_noun(key, is_plural=draft.is_plural, event=event)
        if draft.kind is MentionKind.OTHER and key != tree.lemmas[head]:
            draft.kind = kind_of_noun(tree.lemmas[head], is_plural=draft.is_plural, event=event)
        self._belongings(draft, (head, head + 1))
        return draft

    def _read_around(self, draft: Draft, tree: Tree) -> None:
        """What the words that hang on the head say of it: owner, count, that it is known, that it is several."""
        start, end = draft.bounds
        for kid in tree.kids[draft.head]:
            relation = tree.deps[kid]
            if relation == "conj":
                draft.is_plural = draft.is_plural or kid < end
            elif start <= kid < draft.head:
                if relation == "poss":
                    draft.owner = self._reading.paragraphs[draft.block].folded(kid, kid + 1)
                    draft.is_definite = True
                elif relation == "nummod" and draft.count is None:
                    draft.count = _digits(tree.words[kid])
                elif tree.words[kid] in DEFINITES:
                    draft.is_definite = True
        if "PROPN" in tree.pos[start:end]:
            draft.proper = frozenset(
                tree.words[place] for place in range(start, end) if place != draft.head and tree.pos[place] == "PROPN"
            )

    def _belongings(self, draft: Draft, core: Range) -> None:
        """The country, and the other words of a phrase around its head or name."""
        found = nation_of(self._reading.paragraphs[draft.block], self._reading.names, draft.bounds, core)
        if found is not None:
            draft.nation = found[0]
        draft.modifiers = self._modifiers(draft.block, draft.bounds, core, found[1] if found else None)

    def _modifiers(self, block: int, bounds: Range, core: Range, nation: Range | None) -> tuple[str, ...]:
        tree = self._reading.trees[block]
        lemmas: list[str] = []
        for place in range(*bounds):
            if core[0] <= place < core[1] or (nation and nation[0] <= place < nation[1]):
                continue
            word = tree.words[place]
            if tree.pos[place] in _CONTENT and word.rstrip(".") not in SHORT_TITLES:
                lemma = self._modifier(block, place)
                if lemma and (lemma not in _SILENT_LEMMAS or tree.pos[place] == "PROPN"):
                    lemmas.append(lemma)
            elif _YEAR.fullmatch(word):
                lemmas.append(word)
        return tuple(lemmas)

    def _modifier(self, block: int, place: int) -> str:
        """The lemma of a word beside the head; of a country's name or adjective its key."""
        tree = self._reading.trees[block]
        if tree.texts[place][0].isupper():
            folded = folded_name(tree.words[place])
            return self._reading.names.nation(folded) or self._reading.lemma(block, place)
        lemma = self._reading.lemma(block, place)
        return lemma if any(letter.isalnum() for letter in lemma) else ""

    def _unparsed(self, span: Span) -> Draft:
        """The description of a stretch outside the parsed zones, by its words alone."""
        text = span.of(self._reading.parsed.text)
        places = words_of(text)
        start, end = places[-1] if places else (0, len(span))
        word = text[start:end] or text
        head = Span(span.start + start, span.start + max(end, start + 1))
        capital = bool(places) and all(text[first].isupper() for first, _ in places)
        name = " ".join(text.split()) if capital else None
        key = folded_name(name) if name else folded_name(word)
        form = MentionForm.NAME if name else MentionForm.NOMINAL
        kind = MentionKind.OTHER if name else kind_of_noun(key, is_plural=False, event=None)
        draft = Draft(span, head, -1, (0, 0), -1, kind, form, key or folded_name(text), name=name)
        draft.modifiers = tuple(folded_name(text[first:last]) for first, last in places[:-1]) if not name else ()
        draft.nation = nation_of_words(name) if name else None
        draft.sentence = self._reading.sentence_at(span.start)
        return draft


def _is_attribute(tree: Tree, named: Named, head: int, bounds: Range) -> bool:
    """Whether the name in a phrase only describes what follows it, though the parser hangs the phrase on it."""
    return (
        head == named.end - 1
        and head + 1 < bounds[1]
        and tree.pos[head + 1] == "NOUN"
        and tree.heads[head + 1] == head
        and tree.deps[head + 1] in {"appos", "nmod"}
        and bounds[1] == head + 2
    )


def _is_gerund_noun(tree: Tree, head: int) -> bool:
    """ "The bombing", "their killing": a determiner or owner makes the verb a noun."""
    return tree.tags[head] == "VBG" and any(
        kid < head and tree.deps[kid] in {"det", "poss", "amod"} for kid in tree.kids[head]
    )


def _gender(tree: Tree, start: int, end: int) -> str | None:
    """He or she, by the title or office before a name."""
    for word in tree.texts[max(start - 1, 0) : end]:
        if word in MALE_TITLES or word.lower() in MALE_NOUNS:
            return "he"
        if word in FEMALE_TITLES or word.lower() in FEMALE_NOUNS:
            return "she"
    return None


def _digits(word: str) -> str | None:
    """How many a word says there are, as digits."""
    value = SMALL_NUMBERS.get(word, LARGE_NUMBERS.get(word))
    return str(value) if value is not None else digits_of(word)


def _inside(head: Span, span: Span) -> Span:
    start, end = max(head.start, span.start), min(head.end, span.end)
    return Span(start, end) if start < end else span
