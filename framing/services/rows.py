"""Between the values of the engine and the rows of the database, both ways."""

from typing import Any

from framing.analysis.article import Analysis
from framing.analysis.collation.values import Edit, Statement, Witness
from framing.analysis.collation.values import PrimaryText as GivenText
from framing.analysis.comparison import ATTRIBUTED, Crossing, LabelRow, SpeakerRow
from framing.analysis.entries import Entry
from framing.analysis.headline_records import KEY, headline_record
from framing.analysis.interchange import figures_record
from framing.analysis.scoring import Hit
from framing.models import AnalysisRun, TermHit
from reports.extraction.quotes import Cue, QuoteKind, Speaker
from reports.extraction.quotes import Quote as FoundQuote
from reports.extraction.values import Confidence, SpeakerLink
from reports.models import PrimaryText, Quote
from reports.models.statements import speaker_key_of
from reports.text.spans import Span
from reports.text.voice import Voice
from reports.text.zones import Zone

#: What a label cell counts; parts of names are no labels.
COUNTED_VOICES = (Voice.OWN, *sorted(ATTRIBUTED))


def figures_stored(found: Analysis) -> dict[str, Any]:
    """What an analysis keeps as its figures: those of its text, and the parts of its headline where it has any."""
    figures = figures_record(found.figures)
    return figures | {KEY: headline_record(found.headline)} if found.headline else figures


def hit_row(run: AnalysisRun, hit: Hit) -> TermHit:
    """The row of one hit, not saved yet."""
    return TermHit(
        run=run,
        revision_id=run.revision_id,
        entry=hit.entry.code,
        contrast_set=hit.entry.contrast_set,
        term=hit.entry.term,
        text=_fit(hit.text, TermHit, "text"),
        category=str(hit.entry.category),
        intensity=hit.entry.intensity,
        valence=hit.entry.valence,
        zone=str(hit.zone),
        start=hit.span.start,
        end=hit.span.end,
        voice=str(hit.voice),
        speaker=_fit(hit.speaker, TermHit, "speaker"),
        is_counted=hit.counted,
        is_ambiguous=hit.ambiguous,
        reason=_fit(hit.reason, TermHit, "reason"),
    )


def found_hit(row: TermHit, entry: Entry) -> Hit:
    """The value a row was made of."""
    return Hit(
        span=Span(row.start, row.end),
        text=row.text,
        entry=entry,
        zone=Zone(row.zone),
        voice=Voice(row.voice),
        speaker=row.speaker or None,
        counted=row.is_counted,
        reason=row.reason,
        ambiguous=row.is_ambiguous,
    )


def quote_row(run: AnalysisRun, number: int, quote: FoundQuote) -> Quote:
    """The row of one quote, not saved yet."""
    speaker, cue = quote.speaker, quote.cue
    return Quote(
        revision_id=run.revision_id,
        engine=run.engine,
        corrections=run.corrections,
        number=number,
        kind=str(quote.kind),
        zone=str(quote.zone),
        start=quote.span.start,
        end=quote.span.end,
        fragments=[[fragment.start, fragment.end] for fragment in quote.fragments],
        speaker_start=speaker.span.start if speaker else None,
        speaker_end=speaker.span.end if speaker else None,
        speaker_text=_fit(speaker.text if speaker else None, Quote, "speaker_text"),
        speaker_name=_fit(speaker.name if speaker else None, Quote, "speaker_name"),
        speaker_key=speaker_key_of(speaker.name) if speaker and speaker.name and not quote.anonymous else "",
        speaker_how=str(speaker.how) if speaker else "",
        speaker_confidence=str(speaker.confidence) if speaker else "",
        relayed_by=list(quote.relayed_by),
        is_anonymous=quote.anonymous,
        cue_start=cue.span.start if cue else None,
        cue_end=cue.span.end if cue else None,
        cue_text=_fit(cue.text if cue else None, Quote, "cue_text"),
        stance=str(cue.stance) if cue else "",
        channel=_fit(quote.channel, Quote, "channel"),
    )


def found_quote(row: Quote) -> FoundQuote:
    """The value a row was made of."""
    speaker = cue = None
    if row.speaker_start is not None and row.speaker_end is not None:
        speaker = Speaker(
            Span(row.speaker_start, row.speaker_end),
            row.speaker_text,
            row.speaker_name or None,
            SpeakerLink(row.speaker_how or SpeakerLink.STATED),
            Confidence(row.speaker_confidence or Confidence.HIGH),
        )
    if row.cue_start is not None and row.cue_end is not None:
        cue = Cue(Span(row.cue_start, row.cue_end), row.cue_text, row.stance)
    return FoundQuote(
        kind=QuoteKind(row.kind),
        span=Span(row.start, row.end),
        fragments=tuple(Span(start, end) for start, end in row.fragments),
        speaker=speaker,
        anonymous=row.is_anonymous,
        cue=cue,
        channel=row.channel or None,
        zone=Zone(row.zone),
        relayed_by=tuple(row.relayed_by),
    )


def crossing_json(crossing: Crossing) -> dict[str, Any]:
    """A crossing as it is stored with its comparison."""
    return {
        "contrast_set": crossing.contrast_set.code,
        "referent": crossing.contrast_set.referent,
        "entry": crossing.entry,
        "term": crossing.term,
        "owned_by": [int(key) for key in crossing.owned_by],
        "attributed_by": [int(key) for key in crossing.attributed_by],
        "hits": {key: [[hit.span.start, hit.span.end] for hit in hits] for key, hits in crossing.hits.items()},
    }


def label_json(row: LabelRow) -> dict[str, Any]:
    """A row of labels as it is stored with its comparison."""
    cells = {
        key: [
            {"entry": label.entry, "term": label.term, "text": label.text, "first": label.first}
            | {str(voice): label.voices[voice] for voice in COUNTED_VOICES}
            for label in labels
        ]
        for key, labels in row.cells.items()
    }
    found = row.contrast_set
    return {"contrast_set": found.code, "referent": found.referent, "kind": str(found.kind), "cells": cells}


def speaker_json(row: SpeakerRow) -> dict[str, Any]:
    """A speaker as it is stored with its comparison."""
    cues = {key: list(said) for key, said in row.cues.items()}
    return {"name": row.name, "anonymous": row.anonymous, "words": dict(row.words), "cues": cues}


def given_text(row: PrimaryText) -> GivenText:
    """A primary text as comparisons take it in."""
    return GivenText(row.key, row.speaker, row.text)


def statement_json(statement: Statement) -> dict[str, Any]:
    """A statement with its witnesses and edits as it is stored with its comparison."""
    return {
        "speaker": statement.speaker,
        "anonymous": statement.anonymous,
        "form": statement.form,
        "reasons": list(statement.reasons),
        "witnesses": [_witness_json(witness) for witness in statement.witnesses],
        "edits": [_edit_json(edit) for edit in statement.edits],
    }


def _witness_json(witness: Witness) -> dict[str, Any]:
    """Quotations by the number of their row, which counts from 1; a primary text has none."""
    whose = {"primary": int(witness.key.partition(":")[2])} if witness.is_primary else {"article": int(witness.key)}
    return whose | {
        "key": witness.key,
        "quotes": [] if witness.is_primary else [number + 1 for number in witness.numbers],
        "spans": [[span.start, span.end] for span in witness.spans],
        "reported": witness.is_reported,
    }


def _edit_json(edit: Edit) -> dict[str, Any]:
    return {
        "op": str(edit.op),
        "class": str(edit.cls),
        "marked": edit.marked,
        "touches": list(edit.touches),
        "texts": dict(edit.texts),
        "spans": {key: [[span.start, span.end] for span in spans] for key, spans in edit.spans.items()},
    }


def _fit(words: str | None, model: type[TermHit] | type[Quote], column: str) -> str:
    """The words, cut to what the column holds; spans keep the whole."""
    field = model._meta.get_field(column)
    return (words or "")[: getattr(field, "max_length", None)]
