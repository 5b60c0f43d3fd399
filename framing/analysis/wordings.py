"""Wording that stands in some of the reports of one event and not in all of them.

What all reports write sets none of them apart; what only some write is worth a look. Nothing here is counted
(docs/method.md, "Wording that sets reports apart").
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from framing.analysis.alignment.values import AnalysedReport
from framing.analysis.candidates.values import Candidate
from reports.extraction.values import Quote, QuoteKind
from reports.text.fold import fold
from reports.text.spans import Span
from reports.text.voice import WORD, Voice

#: The longest stretch in quotation marks that is shown as a wording; longer ones are statements.
LONGEST_FRAGMENT = 5
#: Wordings of one report that a comparison keeps, the highest scores first.
MOST_WORDINGS_OF_A_REPORT = 40

#: What is told of a wording that none of the others has.
NOWHERE_ELSE = "no other report has it"

#: Letters of a title that is cut short, and of the parts that a hyphen joins before a word.
LONGEST_SHORTENED = 4
LONGEST_JOINED = 40

_JOINED_BEFORE = re.compile(r"(?:\w+[-‑])+$")
_JOINED_BEHIND = re.compile(r"(?:[-‑]\w+)+")
_VOICES = {QuoteKind.SCARE: Voice.SCARE}


def wordings_apart(reports: Sequence[AnalysedReport]) -> Mapping[str, tuple[Candidate, ...]]:
    """By report the wordings, in text order, that at least one of the others does without.

    A single report has none: nothing can be set apart from it.
    """
    if len(reports) < 2:
        return {}
    words = {report.key: _words_of(report.text) for report in reports}
    apart = {}
    for report in reports:
        others = [found for key, found in words.items() if key != report.key]
        found = [_with_reason(one, others) for one in _proposed(report) if not _is_everywhere(one, others)]
        found = sorted(found, key=lambda one: (-one.score, one.span))[:MOST_WORDINGS_OF_A_REPORT]
        apart[report.key] = tuple(sorted(found, key=lambda one: one.span))
    return apart


def _words_of(text: str) -> str:
    """The words in small letters with one space around each, so that a whole phrase can be looked up."""
    return f" {' '.join(WORD.findall(fold(text).lower()))} "


def _proposed(report: AnalysedReport) -> Iterable[Candidate]:
    """The words with the highest scores, and short quotations, which the report chose to give word for word."""
    fragments = list(_fragments(report.quotes, report))
    taken = [one.span for one in fragments]
    yield from fragments
    for one in report.wordings:
        whole = _whole_words(one, report.text)
        if not _is_shortened(whole, report.text) and not any(whole.span.overlaps(span) for span in taken):
            taken.append(whole.span)
            yield whole


def _whole_words(wording: Candidate, text: str) -> Candidate:
    """With the rest of a word that a hyphen joins: the parser parts "anti-terror"."""
    before = _JOINED_BEFORE.search(text[max(0, wording.span.start - LONGEST_JOINED) : wording.span.start])
    behind = _JOINED_BEHIND.match(text, wording.span.end)
    joined = len(before.group()) if before else 0
    span = Span(wording.span.start - joined, behind.end() if behind else wording.span.end)
    return wording if span == wording.span else replace(wording, span=span, text=span.of(text))


def _is_shortened(wording: Candidate, text: str) -> bool:
    """Whether it is a title cut short: "Maj." """
    end = wording.span.end
    return wording.text.istitle() and len(wording.text) <= LONGEST_SHORTENED and text[end : end + 1] == "."


def _fragments(quotes: Iterable[Quote], report: AnalysedReport) -> Iterable[Candidate]:
    for quote in quotes:
        for span in quote.fragments:
            text = span.of(report.text)
            words = WORD.findall(fold(text).lower())
            if 0 < len(words) <= LONGEST_FRAGMENT:
                voice = _VOICES.get(quote.kind, Voice.QUOTED)
                zone = next((zone.zone for zone in report.zones if zone.span.contains(span)), None)
                if zone is not None:
                    yield Candidate(span, text, 1.0, ("in quotation marks here",), zone, voice, " ".join(words))


def _is_everywhere(wording: Candidate, others: Sequence[str]) -> bool:
    return all(_has(wording, words) for words in others)


def _has(wording: Candidate, words: str) -> bool:
    """Whether a report has the words, or the head word in any form that begins like its dictionary form."""
    phrase = f" {' '.join(WORD.findall(fold(wording.text).lower()))} "
    return phrase in words or bool(re.search(rf" {re.escape(wording.key)}(?:e?s|e?d|ing|ly)? ", words))


def _with_reason(wording: Candidate, others: Sequence[str]) -> Candidate:
    count = sum(_has(wording, words) for words in others)
    told = NOWHERE_ELSE if not count else f"{count} of {len(others)} other reports have it"
    return replace(wording, reasons=(told, *wording.reasons))
