"""Which words of time belong to which claim; rules on spans, no parse (docs/method.md, "Sequence")."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from framing.analysis.alignment.values import AnalysedReport
from framing.analysis.sequence.days import Tense
from framing.analysis.sequence.reading import Reason
from reports.extraction.claims.values import Certainty, Claim
from reports.extraction.times import TimeExpression, find_times
from reports.extraction.times.values import Base, Role, Shift
from reports.text.cues import SAYING
from reports.text.fold import fold
from reports.text.spans import Span
from reports.text.zones import Zone

#: Claims of one report that are read; the rest are counted and not placed.
MOST_CLAIMS = 2000
#: Characters behind "two hours after" in which the claim begins that it counts from.
NEAR_COMPLEMENT = 12

_IRREGULAR_PAST_WORDS = """
    was were had did came took went gave made said told held struck hit shot fell fled fought found got grew knew
    led left lost met paid put ran rose saw sent set sank sold spoke spread stood stole swept threw took won wrote
    began broke brought built burst caught chose cut drew drove fed felt flew froze hid kept laid let lay quit
    read rode shut shook sought spent split stuck swore thought tore understood withdrew been killed
"""
_IRREGULAR_PAST = frozenset(_IRREGULAR_PAST_WORDS.split())
_FUTURE = re.compile(
    r"\b(?:will|shall|won't|(?:would|can|may|might|should|must)(?! have)|going to|about to|"
    r"(?:plan|hope|aim|intend|vow|pledge|promise|threaten)(?:s|e?d)? to|"
    r"(?:is|are|was|were|be|been|being) (?:\w+ly )?"
    r"(?:due|expected|set|scheduled|planned|slated|likely|meant|to(?! have))|"
    r"due to|call(?:s|ed)? (?:for|an?)|expect(?:s|ed)?)\b|'ll\b"
)
_SAY = "|".join(
    sorted({verb.removesuffix("e") for verb in SAYING} - {"say", "tell", "writ", "read"}, key=len, reverse=True)
)
_SAID = re.compile(
    rf"\b(?:said|says|say|saying|told|tells|wrote|writes|read|(?:{_SAY})(?:e?d|es?|ing|s|ies|ied)?)"
    r"(?: (?:the |a |an |his |her )?[\w'-]+){0,4}?(?: in (?:a|an) [\w -]{1,40}?)?,? "
    r"(?:on |in |at |late |early |late on |early on )?$"
)
_BACK_JOINT = re.compile(r"[\s,]*(?:(?:on|in|at|since|until|by|from|the|before|after|late|early)\s+)*")
_BREAK = re.compile(r"[,;.:]")
# Characters of a claim before words that open it: "some two days after".
_OPENING = 8
_FRONT_JOINT = re.compile(r"[\s,:-]*")
_NOUN_BEFORE = re.compile(
    r"(?i:\b(?:of|behind|after|before|following|for|over|about|in|on|at|to|from|since|by|with|against|during|and)) "
    r"(?:the |a |an )?$"
)
# "These strikes are a response to raids, including one earlier today": the hour is that of the raid.
_INSIDE = re.compile(
    r"(?i:\b(?:(?:response|answer|reaction) to|(?:retaliation|reprisals?|revenge) for|retaliat\w+ for|"
    r"including|such as)\b)"
)
# "The strikes of last July" dates the strikes; "the end of May" and "the evening of 4 May" are times themselves.
_OF_NOUN = re.compile(
    r"(?<!\bend)(?<!\bstart)(?<!\bbeginning)(?<!\bmiddle)(?<!\bhalf)(?<!\bdays)(?<!\bweeks)(?<!\bhours)(?<!\brest)"
    r" of (?:the )?$"
)


@dataclass(slots=True)
class Told:
    """The words of time of one claim; ``reason`` says why there are none."""

    words: TimeExpression | None = None
    reason: Reason = Reason.NO_WORDS
    #: The claim that words like "two hours after" count from, by its place in the report.
    counts_from: int | None = None
    #: Words that tell another claim's time from this one: (words, that claim).
    tells: tuple[TimeExpression, int] | None = None
    #: Words of the sentence that say when this was said.
    said: TimeExpression | None = None
    is_quoted: bool = False
    tense: Tense = Tense.PAST


def times_told(report: AnalysedReport) -> list[Told]:
    """For each claim of the report what words of time belong to it."""
    folded = fold(report.text)
    told = [Told() for _ in report.claims]
    by_sentence: dict[int, list[int]] = {}
    for number, claim in enumerate(report.claims):
        if number >= MOST_CLAIMS:
            told[number].reason = Reason.TOO_MANY
        elif claim.sentence < len(report.sentences):
            by_sentence.setdefault(claim.sentence, []).append(number)
    for sentence, numbers in by_sentence.items():
        span = report.sentences[sentence].span
        found = find_times(folded, span.start, span.end)
        if found:
            _Sentence(report, folded, numbers, found).share_out(told)
    return told


class _Sentence:
    """The claims and the words of time of one sentence."""

    def __init__(
        self, report: AnalysedReport, folded: str, numbers: Sequence[int], found: Sequence[TimeExpression]
    ) -> None:
        self.report = report
        self.folded = folded
        self.numbers = sorted(numbers, key=lambda number: (self._span(number).start, -self._span(number).end))
        self.found = found

    def share_out(self, told: list[Told]) -> None:
        owned: dict[int, list[TimeExpression]] = {}
        said: TimeExpression | None = None
        for words, owner in self._innermost():
            number = owner if owner is not None else self._neighbour(words)
            if _leads_on(words) and (owner is None or self._opens(words, owner)):
                # "… on Monday, two days after a drone hit the base": the words place the claim before them.
                number = self._before(words)
            if self._dates_saying(words, number):
                said = said or words
                if number is not None and owner is not None:
                    told[number].reason = Reason.SAID
            elif number is not None:
                owned.setdefault(number, []).append(words)
        for number in self.numbers:
            told[number].said = said
            if number in owned:
                self._choose(number, owned[number], told[number])

    def _span(self, number: int) -> Span:
        return self.report.claims[number].span

    def _innermost(self) -> Iterable[tuple[TimeExpression, int | None]]:
        """Each expression with the smallest claim around it; claims are sorted by start, the longer one first."""
        open_claims: list[int] = []
        waiting = iter([*self.numbers])
        following = next(waiting, None)
        for words in self.found:
            while following is not None and self._span(following).start <= words.span.start:
                open_claims.append(following)
                following = next(waiting, None)
            while open_claims and self._span(open_claims[-1]).end < words.span.end:
                open_claims.pop()
            yield words, open_claims[-1] if open_claims else None

    def _neighbour(self, words: TimeExpression) -> int | None:
        """The claim that the words stand right before or behind, with nothing but a comma or preposition between."""
        starts = [self._span(number).start for number in self.numbers]
        index = bisect_right(starts, words.span.start)
        if index < len(self.numbers):
            number = self.numbers[index]
            if _FRONT_JOINT.fullmatch(self.folded, words.span.end, self._span(number).start):
                return number
        if index:
            number = max(self.numbers[:index][-3:], key=lambda one: self._span(one).end)
            end = self._span(number).end
            if end <= words.span.start and _BACK_JOINT.fullmatch(self.folded, end, words.span.start):
                return number
        return None

    def _opens(self, words: TimeExpression, number: int) -> bool:
        """Whether a claim begins with "two days after", which tells how far from it another one lies."""
        return _leads_on(words) and words.span.start - self._span(number).start <= _OPENING

    def _before(self, words: TimeExpression) -> int | None:
        """The claim that begins last before the words, or before the claim that they open."""
        ahead = [number for number in self.numbers if self._span(number).start < words.span.start - _OPENING]
        return ahead[-1] if ahead else None

    def _dates_saying(self, words: TimeExpression, number: int | None) -> bool:
        """Whether the words say when something was said, and the saying is not itself what the claim tells."""
        before = self.folded[max(words.span.start - 80, 0) : words.span.start]
        # What a sentence said before belongs to another clause.
        cue = _SAID.search(before[max(before.rfind(". "), before.rfind('"')) + 1 :])
        if not cue:
            return False
        if number is None:
            return True
        predicate = self.report.claims[number].predicate.span
        start = words.span.start - (len(before) - before.rfind(cue.group().split()[0]))
        if start < self._span(number).start:
            return True
        return start >= predicate.end

    def _choose(self, number: int, owned: Sequence[TimeExpression], told: Told) -> None:
        claim = self.report.claims[number]
        fit, reasons = [], set()
        for words in owned:
            reason = self._unfit(words, claim)
            if reason:
                reasons.add(reason)
            else:
                fit.append(words)
        if not fit:
            told.reason = Reason.NOUN if Reason.NOUN in reasons else Reason.LENGTH
            return
        fit.sort(key=lambda words: (_is_from_event(words), self._distance(words, claim)))
        chosen = fit[0]
        if chosen.day is None or chosen.time is None:
            chosen = _completed(chosen, fit[1:])
        told.words = chosen
        told.tense = tense_of(claim, self.folded, chosen.span)
        if self.folded.endswith("for ", 0, chosen.span.start):
            told.tense = Tense.FUTURE
        told.is_quoted = self._is_quoted(chosen, claim)
        for words in fit:
            complement = self._complement(words, number) if _is_from_event(words) else None
            if complement is None:
                continue
            if words is chosen:
                told.counts_from = complement
            else:
                told.tells = (words, complement)

    def _unfit(self, words: TimeExpression, claim: Claim) -> Reason | None:
        if words.role is not Role.MOMENT:
            return Reason.LENGTH
        if claim.cause and claim.cause.span.contains(words.span) and not _is_from_event(words):
            return Reason.NOUN
        if _OF_NOUN.search(self.folded, max(words.span.start - 20, 0), words.span.start):
            return Reason.NOUN
        if _INSIDE.search(self.folded, claim.predicate.span.start, max(words.span.start, claim.predicate.span.start)):
            return Reason.NOUN
        if words.is_attributive:
            # "Saturday's attack killed two" tells when; "claimed Saturday's attack" and "the man behind it" do not.
            before = self.folded[claim.span.start : words.span.start]
            if words.span.start > claim.predicate.span.start or _NOUN_BEFORE.search(before):
                return Reason.NOUN
        return None

    def _distance(self, words: TimeExpression, claim: Claim) -> int:
        predicate = claim.predicate.span
        if words.span.start >= predicate.end:
            return words.span.start - predicate.end
        return max(predicate.start - words.span.end, 0)

    def _complement(self, words: TimeExpression, number: int) -> int | None:
        """The claim that begins behind "hours after"."""
        if not _leads_on(words):
            return None
        end = words.span.end
        for other in self.numbers:
            start = self._span(other).start
            behind = end <= start <= end + NEAR_COMPLEMENT and not _BREAK.search(self.folded, end, start)
            if other != number and (behind or self._opens(words, other)):
                return other
        return None

    def _is_quoted(self, words: TimeExpression, claim: Claim) -> bool:
        quotes = self.report.quotes
        if claim.quote is None or claim.quote >= len(quotes):
            return False
        return any(fragment.contains(words.span) for fragment in quotes[claim.quote].fragments)


def _leads_on(words: TimeExpression) -> bool:
    return _is_from_event(words) and words.text.lower().endswith((" after", " before", " of"))


def _is_from_event(words: TimeExpression) -> bool:
    return isinstance(words.day, Shift) and words.day.base is Base.EVENT


def _completed(words: TimeExpression, others: Sequence[TimeExpression]) -> TimeExpression:
    """The words with a day, or a time of day, that the same claim tells in another place."""
    for other in others:
        if words.time is None and other.day is None and other.time and not _is_from_event(words):
            return replace(words, time=other.time, text=f"{words.text} … {other.text}")
        if words.day is None and other.day is not None and other.time is None and not _is_from_event(other):
            return replace(other, time=words.time, text=f"{words.text} … {other.text}")
    return words


def tense_of(claim: Claim, folded: str, words: Span) -> Tense:
    """Whether the claim tells what was or what will be at the time that ``words`` tell."""
    predicate = claim.predicate
    if claim.certainty is Certainty.PLANNED and " to have " in f"{claim.span.of(folded)} ":
        return Tense.PAST
    verbs = [word.lower() for word in predicate.text.split()]
    is_past = any(verb.endswith("ed") or verb in _IRREGULAR_PAST for verb in verbs)
    if verbs[:1] == ["to"] or _is_ahead(claim, folded, words, is_past=is_past):
        return Tense.FUTURE
    if is_past or claim.zone is Zone.HEADLINE:
        return Tense.PAST
    last = verbs[-1] if verbs else ""
    is_present = bool(verbs) and (verbs[0] in ("is", "are") or last.endswith("s"))
    # "The suit, filed late on Tuesday, names two firms": what stands before a present verb belongs to something past.
    return Tense.OPEN if is_present and words.start > predicate.span.start else Tense.PAST


def _is_ahead(claim: Claim, folded: str, words: Span, *, is_past: bool) -> bool:
    """Whether a word for what will be governs the words of time: it stands before them, or they open the clause."""
    predicate = claim.predicate.span
    found = _FUTURE.search(folded, max(claim.span.start, predicate.start - 40), predicate.end + 12)
    if not found:
        return claim.certainty is Certainty.PLANNED and not is_past
    return found.start() < words.start or words.start <= claim.span.start + _OPENING or found.start() <= words.end + 1
