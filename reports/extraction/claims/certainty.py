"""How surely a clause says what it says, whether it denies it, judges it or looks back (docs/method.md, "Claims")."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reports.extraction.claims.clauses import Clauses
from reports.extraction.claims.tree import SUBJECTS, Range, Tree
from reports.extraction.claims.values import Certainty, Polarity
from reports.extraction.claims.wording import (
    BACKGROUND_TIMES,
    BACKGROUND_WORDS,
    CONDITIONS,
    DENYING_VERBS,
    FUTURE_MODALS,
    HEDGING_ADJECTIVES,
    HEDGING_ADVERBS,
    HEDGING_CUES,
    HEDGING_MODALS,
    HEDGING_PASSIVES,
    HEDGING_VERBS,
    JUDGING_VERBS,
    LAST_SPANS,
    NEGATIVE_SUBJECTS,
    OPINION_MODALS,
    OPINION_WORDS,
    PLANNED_STATES,
    PLANNING_CUES,
    PLANNING_VERBS,
)

_JUDGING = frozenset(["acomp", "attr", "amod", "advmod", "conj", "ccomp", "oprd"])
#: From the method: verbs of one predicate.
LONGEST_CHAIN = 8
_STATES = frozenset(["be", "end", "close", "leave", "do", "go", "remain"])


@dataclass(frozen=True, slots=True)
class Predicate:
    """The verbs of a clause from its first to the deed ("failed to stop"), the words of their auxiliaries,
    and how many of its words negate."""

    verbs: tuple[int, ...]
    helpers: frozenset[str]
    negations: int


def predicate_of(clauses: Clauses, head: int, deed: int) -> Predicate:
    """The predicate of the clause with this head; ``deed`` is the word that says what happens."""
    tree = clauses.tree
    chain = [head]
    while chain[-1] != deed and len(chain) < LONGEST_CHAIN:
        below = tree.next_verb(chain[-1])
        if below is None or below < chain[-1] or below in clauses.opened:
            break
        chain.append(below)
    helpers = frozenset(tree.words[kid] for verb in chain for kid in _auxiliaries_of(tree, verb))
    return Predicate(tuple(chain), helpers, sum(_negations(tree, verb) for verb in chain))


def _auxiliaries_of(tree: Tree, head: int) -> list[int]:
    """The auxiliaries of a verb, or those that it shares with the verb it is joined to."""
    for _ in range(LONGEST_CHAIN):
        own = tree.children(head, "aux", "auxpass")
        if own or tree.deps[head] != "conj" or tree.child(head, *SUBJECTS) is not None or tree.is_finite(head):
            return own
        head = tree.heads[head]
    return []


def certainty_of(tree: Tree, predicate: Predicate, cue: int | None) -> Certainty:
    """What the words of the clause, and the opinion that reports it, leave open.

    "Would" is conditional, but behind a reporting verb in the past it is a "will": "said he would appeal".
    """
    chain, modals = predicate.verbs, predicate.helpers
    negated = predicate.negations > 0
    would = "would" in modals or ("'d" in modals and tree.tags[chain[0]] == "VB")
    later = would and cue is not None and tree.tags[cue] == "VBD"
    if _is_conditional(tree, chain[0]) or (would and not later):
        return Certainty.CONDITIONAL
    if (modals & HEDGING_MODALS and not (negated and "could" in modals)) or _is_hedged(tree, chain):
        return Certainty.HEDGED
    cue_lemma = tree.lemmas[cue] if cue is not None else ""
    if cue_lemma in HEDGING_CUES:
        return Certainty.HEDGED
    if later or modals & FUTURE_MODALS or _is_planned(tree, chain):
        return Certainty.PLANNED
    if cue_lemma in PLANNING_CUES and not tree.is_finite(chain[0]):
        return Certainty.PLANNED
    return Certainty.ASSERTED


def _is_conditional(tree: Tree, head: int) -> bool:
    for kid in tree.kids[head]:
        if tree.deps[kid] == "mark" and tree.words[kid] in CONDITIONS:
            return True
        if tree.deps[kid] in {"advcl", "ccomp"}:
            marks = [tree.words[mark] for mark in tree.children(kid, "mark", "advmod") if mark < kid]
            inverted = any(tree.words[aux] == "should" and aux == tree.left(kid) for aux in tree.children(kid, "aux"))
            if inverted or "if" in marks or "unless" in marks:
                return True
    return False


def _is_hedged(tree: Tree, chain: Sequence[int]) -> bool:
    for verb in chain:
        for kid in tree.kids[verb]:
            if tree.deps[kid] == "advmod" and tree.words[kid] in HEDGING_ADVERBS:
                return True
            if tree.deps[kid] in {"nsubj", "nsubjpass", "dobj", "acomp"} and (
                tree.words[kid] in HEDGING_ADJECTIVES
                or any(tree.words[below] in HEDGING_ADJECTIVES for below in tree.children(kid, "amod"))
            ):
                return True
    first = chain[0]
    if len(chain) < 2:
        return False
    return tree.lemmas[first] in HEDGING_VERBS or (tree.is_passive(first) and tree.lemmas[first] in HEDGING_PASSIVES)


def _is_planned(tree: Tree, chain: Sequence[int]) -> bool:
    first = chain[0]
    if tree.has_to(first) and tree.deps[first] in {"xcomp", "ccomp"}:
        return True
    complements = [kid for kid in tree.kids[first] if tree.deps[kid] in {"xcomp", "ccomp", "acomp"} and kid > first]
    if tree.lemmas[first] == "be":
        if any(tree.words[kid] == "yet" for kid in tree.children(first, "advmod")):
            return False
        state = tree.child(first, "acomp")
        if state is not None:
            return tree.lemmas[state] in PLANNED_STATES and tree.child(state, "xcomp") is not None
        # "Is to meet": nothing stands between.
        return first + 1 < len(tree) and tree.tags[first + 1] == "TO" and bool(complements)
    with_infinitive = any(tree.has_to(kid) for kid in complements if tree.deps[kid] == "xcomp")
    if not with_infinitive:
        return False
    if tree.lemmas[first] == "go":
        return tree.tags[first] == "VBG"
    if tree.is_passive(first):
        return tree.lemmas[first] in PLANNED_STATES
    return tree.lemmas[first] in PLANNING_VERBS


def _negations(tree: Tree, verb: int) -> int:
    count = 0
    for kid in tree.kids[verb]:
        relation, word = tree.deps[kid], tree.words[kid]
        if relation == "neg" or (relation == "advmod" and word in {"hardly", "barely", "scarcely", "never"}):
            count += 1
        elif relation in {"nsubj", "nsubjpass", "dobj", "attr", "expl"}:
            negative = relation != "expl" and (
                word in NEGATIVE_SUBJECTS
                or any(
                    tree.words[below] in {"no", "neither", "nor"} for below in tree.children(kid, "det", "neg", "cc")
                )
            )
            count += negative
        elif (relation, word) in {("preconj", "neither"), ("advmod", "yet")}:
            count += word == "neither" or any(tree.has_to(below) for below in tree.children(verb, "xcomp"))
        elif relation == "prep" and word == "without":
            count += tree.lemmas[verb] in _STATES
    return count


def polarity_of(tree: Tree, predicate: Predicate, cue: int | None) -> Polarity:
    """Negative where the clause or the word that reports it says that it is not so; two of them make it so again."""
    chain, count = predicate.verbs, predicate.negations
    count += sum(tree.lemmas[verb] in DENYING_VERBS or _is_unable(tree, verb) for verb in chain[:-1])
    last = chain[-1]
    count += tree.lemmas[last] in {"deny", "lack"}
    if cue is not None and tree.lemmas[cue] in {"deny", "refute"}:
        count += 1
    above = tree.heads[chain[0]]
    if tree.deps[chain[0]] == "pcomp" and tree.words[above] == "without":
        count += 1
    if tree.deps[chain[0]] == "conj" and any(tree.words[kid] == "nor" for kid in tree.children(above, "cc")):
        count += 1
    return Polarity.NEGATIVE if count % 2 else Polarity.POSITIVE


def _is_unable(tree: Tree, verb: int) -> bool:
    """ "Is unable to", "is unlikely to", "is not" said by the adjective."""
    state = tree.child(verb, "acomp")
    return state is not None and tree.words[state] in {"unable", "unlikely", "unwilling"}


def is_opinion(tree: Tree, bounds: Range, predicate: Predicate) -> bool:
    """Whether the clause judges: "should", "we think", a word of praise or blame as statement or before a noun."""
    first = predicate.verbs[0]
    if predicate.helpers & OPINION_MODALS and tree.deps[first] != "advcl":
        return True
    subject = tree.child(first, "nsubj")
    if subject is not None and tree.words[subject] in {"i", "we"} and tree.lemmas[first] in JUDGING_VERBS:
        return True
    words, pos, deps = tree.words, tree.pos, tree.deps
    for place in range(*bounds):
        if words[place] in OPINION_WORDS and pos[place] in {"ADJ", "ADV"} and deps[place] in _JUDGING:
            return not tree.ents[place]
    return False


def is_background(tree: Tree, bounds: Range, predicate: Predicate, *, late: bool, reported: bool) -> bool:
    """Whether the clause tells what was before the event.

    It does by a past perfect that no reporting verb asks for, by "last year", "two years ago", "in recent years",
    "previously" or a year behind "in" or "since"; in the second half of a report also by "since" with a time, and by
    saying what somebody named is in general.
    """
    first = predicate.verbs[0]
    if not reported and "had" in predicate.helpers and tree.tags[first] in {"VBN", "VBD"}:
        return True
    if any(word in _LOOKING_BACK and _looks_back(tree, place, late) for place, word in _words(tree, bounds)):
        return True
    copula = tree.lemmas[first] == "be" and tree.tags[first] in {"VBZ", "VBP"}
    if not late or reported or not copula or tree.child(first, "attr") is None:
        return False
    subject = tree.child(first, "nsubj")
    return subject is not None and tree.pos[subject] == "PROPN"


def _words(tree: Tree, bounds: Range) -> Iterator[tuple[int, str]]:
    return enumerate(tree.words[bounds[0] : bounds[1]], start=bounds[0])


def _looks_back(tree: Tree, place: int, late: bool) -> bool:  # noqa: FBT001
    """Whether a word that may tell of earlier times does so, by the word behind it."""
    word = tree.words[place]
    behind = place + 1
    if behind >= len(tree):
        return word in BACKGROUND_TIMES
    if word == "last":
        return tree.words[behind] in LAST_SPANS
    if word == "recent":
        return tree.words[behind] == "years"
    if word in {"in", "since"} and len(tree.words[behind]) == 4 and tree.words[behind].isdigit():
        return True
    if word == "since":
        return late and tree.ents[behind] in {"DATE", "TIME"}
    if word in BACKGROUND_WORDS:
        return word != "earlier" or (late and tree.words[behind] not in {"this", "today", "on", "in"})
    return word in BACKGROUND_TIMES


_LOOKING_BACK = BACKGROUND_TIMES | BACKGROUND_WORDS | {"last", "recent", "since", "in"}
