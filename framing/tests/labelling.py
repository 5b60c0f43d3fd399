"""Small reports for the tests of labels: a text of mentions, each with its words, its form and its voice."""

from collections.abc import Iterable, Sequence
from typing import Any

from framing.analysis.alignment.values import AnalysedReport
from framing.analysis.entries import ContrastSet, Entry, Slot
from framing.analysis.labels import LabelTable, label_tables
from framing.analysis.lexicon import Lexicon
from framing.analysis.referents import Place, Referent
from framing.analysis.scoring import Hit
from reports.extraction.mentions import Mention, MentionForm, MentionKind
from reports.text.spans import Span
from reports.text.voice import Voice
from reports.text.zones import Zone

NO_WORDS = Lexicon((), ())
OWN, QUOTED, INDIRECT, SCARE, NAME = Voice.OWN, Voice.QUOTED, Voice.INDIRECT, Voice.SCARE, Voice.NAME


def mention(words: str, head: str = "", *, start: int = 0, **values: Any) -> Mention:
    """A noun phrase in the outlet's own voice; its head is the last word where no other is given."""
    last = head or words.split()[-1]
    at = start + words.rindex(last)
    given: dict[str, Any] = {
        "kind": MentionKind.GROUP,
        "form": MentionForm.NOMINAL,
        "key": last.lower().rstrip("s"),
        "zone": Zone.BODY,
        "sentence": 0,
        "voice": OWN,
        "chain": 0,
    }
    return Mention(Span(start, start + len(words)), Span(at, at + len(last)), words, **(given | values))


def report(key: str, *uses: str | tuple[str, Voice] | Mention, **values: Any) -> AnalysedReport:
    """A report that consists of these mentions; words alone are in its own voice."""
    text, mentions = "", []
    for use in uses:
        words, voice = (use, OWN) if isinstance(use, str) else use if isinstance(use, tuple) else (use.text, use.voice)
        start = len(text)
        if isinstance(use, Mention):
            head = Span(start + use.head.start - use.span.start, start + use.head.end - use.span.start)
            other = {name: getattr(use, name) for name in ("kind", "form", "key", "speaker", "name")}
            made = Mention(
                Span(start, start + len(words)), head, words, zone=use.zone, sentence=0, voice=voice, chain=0, **other
            )
        else:
            made = mention(words, start=start, voice=voice)
        mentions.append(made)
        text += words + ". "
    return AnalysedReport(key, text, mentions=tuple(mentions), **values)


def referent(reports: Iterable[AnalysedReport], **values: Any) -> Referent:
    """One referent with all mentions of the reports."""
    places = tuple(Place(one.key, number) for one in reports for number in range(len(one.mentions)))
    return Referent(**({"name": "the gate crew", "kind": MentionKind.GROUP, "mentions": places} | values))


def table(*reports: AnalysedReport, **values: Any) -> LabelTable:
    """The labels of the one referent that all mentions of the reports speak of."""
    return label_tables(reports, [referent(reports, **values)], NO_WORDS)[0]


def texts(found: LabelTable, key: str) -> list[str]:
    """The labels of a report as printed, in order."""
    return [use.text for use in found.cells[key]]


def hit(made: AnalysedReport, words: str, valence: int, slot: Slot = Slot.SELF, *, counted: bool = True) -> Hit:
    """A mark on the words in a report."""
    start = made.text.index(words)
    entry = Entry("gate.word", "gate", words.lower(), valence=valence, slot=slot)
    voice = OWN if counted else QUOTED
    return Hit(Span(start, start + len(words)), words, entry, Zone.BODY, voice, None, counted, "", ambiguous=False)


def lexicon(hits: Sequence[Hit]) -> Lexicon:
    """A lexicon of the entries of these marks."""
    entries = {one.entry.code: one.entry for one in hits}
    return Lexicon((ContrastSet("gate", "Gate"),), tuple(entries.values()))
