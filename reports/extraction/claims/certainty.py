"""How surely a clause says what it says, whether it denies it, judges it or looks back (docs/method.md, "Claims")."""

from reports.extraction.claims.clauses import Clauses
from reports.extraction.claims.roles import Roles
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

_STATES = frozenset(["be", "end", "close", "leave", "do", "go", "remain"])


def verbs_of(clauses: Clauses, head: int, roles: Roles) -> list[int]:
    """The verbs of a predicate from its first to the deed: "failed to stop", "is expected to resign"."""
    tree = clauses.tree
    chain = [head]
    while (below := tree.child(chain[-1], "xcomp")) is not None and len(chain) < 8:
        if below < chain[-1] or below in clauses.opened or chain[-1] == roles.deed:
            break
        chain.append(below)
    return chain


def auxiliaries_of(tree: Tree, head: int) -> list[int]:
    """The auxiliaries of a verb, or those that it shares with the verb it is joined to."""
    for _ in range(8):
        own = [kid for kid in tree.kids[head] if tree.deps[kid] in {"aux", "auxpass"}]
        subject = tree.child(head, *SUBJECTS)
        if own or subject is not None or tree.deps[head] != "conj" or tree.is_finite(head):
            return own
        head = tree.heads[head]
    return []


def certainty_of(clauses: Clauses, chain: list[int], cue: int | None) -> Certainty:
    """What the words of the clause, and the opinion that reports it, leave open."""
    tree = clauses.tree
    modals = {tree.words[kid] for verb in chain for kid in auxiliaries_of(tree, verb)}
    negated = any(_negations(tree, verb) for verb in chain)
    if _is_conditional(clauses, chain[0]) or "would" in modals or ("'d" in modals and tree.tags[chain[0]] == "VB"):
        return Certainty.CONDITIONAL
    if (modals & HEDGING_MODALS and not (negated and "could" in modals)) or _is_hedged(tree, chain):
        return Certainty.HEDGED
    cue_lemma = tree.lemmas[cue] if cue is not None else ""
    if cue_lemma in HEDGING_CUES:
        return Certainty.HEDGED
    if modals & FUTURE_MODALS or _is_planned(tree, chain):
        return Certainty.PLANNED
    if cue_lemma in PLANNING_CUES and not tree.is_finite(chain[0]):
        return Certainty.PLANNED
    return Certainty.ASSERTED


def _is_conditional(clauses: Clauses, head: int) -> bool:
    tree = clauses.tree
    for kid in tree.kids[head]:
        if tree.deps[kid] == "mark" and tree.words[kid] in CONDITIONS:
            return True
        if tree.deps[kid] == "advcl":
            marks = [tree.words[mark] for mark in tree.children(kid, "mark", "advmod") if mark < kid]
            inverted = any(tree.words[aux] == "should" and aux == tree.left(kid) for aux in tree.children(kid, "aux"))
            if inverted or "if" in marks or "unless" in marks:
                return True
    return False


def _is_hedged(tree: Tree, chain: list[int]) -> bool:
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


def _is_planned(tree: Tree, chain: list[int]) -> bool:
    first = chain[0]
    if tree.has_to(first) and tree.deps[first] in {"xcomp", "ccomp"}:
        return True
    complements = [kid for kid in tree.kids[first] if tree.deps[kid] in {"xcomp", "ccomp", "acomp"} and kid > first]
    if tree.lemmas[first] == "be":
        if any(tree.words[kid] == "yet" for kid in tree.children(first, "advmod")):
            return False
        state = tree.child(first, "acomp")
        due = state is not None and tree.lemmas[state] in PLANNED_STATES and tree.child(state, "xcomp") is not None
        return due or any(tree.has_to(kid) and tree.deps[kid] == "xcomp" for kid in complements)
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


def polarity_of(clauses: Clauses, chain: list[int], cue: int | None) -> Polarity:
    """Negative where the clause or the word that reports it says that it is not so; two of them make it so again."""
    tree = clauses.tree
    count = sum(_negations(tree, verb) for verb in chain)
    count += sum(tree.lemmas[verb] in DENYING_VERBS for verb in chain[:-1])
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


def is_opinion(clauses: Clauses, bounds: Range, chain: list[int]) -> bool:
    """Whether the clause judges: "should", "we think", a word of praise or blame as statement or before a noun."""
    tree = clauses.tree
    modals = {tree.words[kid] for verb in chain for kid in auxiliaries_of(tree, verb)}
    if modals & OPINION_MODALS and tree.deps[chain[0]] != "advcl":
        return True
    subject = tree.child(chain[0], "nsubj")
    if subject is not None and tree.words[subject] in {"i", "we"} and tree.lemmas[chain[0]] in JUDGING_VERBS:
        return True
    judging = {"acomp", "attr", "amod", "advmod", "conj", "ccomp", "oprd"}
    return any(
        tree.words[place] in OPINION_WORDS
        and tree.pos[place] in {"ADJ", "ADV"}
        and tree.deps[place] in judging
        and not tree.ents[place]
        for place in range(*bounds)
    )


def is_background(clauses: Clauses, bounds: Range, chain: list[int], *, late: bool, reported: bool) -> bool:
    """Whether the clause tells what was before the event.

    It does by a past perfect that no reporting verb asks for, by "last year", "two years ago", "in recent years",
    "previously" or a year behind "in" or "since"; in the second half of a report also by "since" with a time, and by
    saying what somebody named is in general.
    """
    tree = clauses.tree
    first = chain[0]
    if (
        not reported
        and tree.tags[first] in {"VBN", "VBD"}
        and any(tree.words[kid] == "had" for kid in auxiliaries_of(tree, first))
    ):
        return True
    words = tree.words
    for place in range(*bounds):
        word = words[place]
        if word == "last" and place + 1 < bounds[1] and words[place + 1] in LAST_SPANS:
            return True
        if word in BACKGROUND_TIMES or (word == "recent" and place + 1 < len(words) and words[place + 1] == "years"):
            return True
        if word in {"previously", "formerly", "historically"} or (late and word in BACKGROUND_WORDS):
            return True
        if late and word == "since" and place + 1 < len(words) and tree.ents[place + 1] in {"DATE", "TIME"}:
            return True
        if (
            tree.tags[place] == "CD"
            and word.isdigit()
            and len(word) == 4
            and place
            and words[place - 1] in {"in", "since"}
        ):
            return True
    copula = tree.lemmas[first] == "be" and tree.tags[first] in {"VBZ", "VBP"}
    subject = tree.child(first, "nsubj")
    named = subject is not None and tree.pos[subject] == "PROPN"
    return late and not reported and copula and named and tree.child(first, "attr") is not None
