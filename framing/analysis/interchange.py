"""Analyses and comparisons as the JSON of the batch commands; the contract is docs/interchange.md."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from framing.analysis.article import Analysis
from framing.analysis.candidates.values import Candidate
from framing.analysis.claim_records import agency_given, claims_compared, claims_given, quantities_given
from framing.analysis.collation.values import Edit, Statement, Witness
from framing.analysis.comparison import ComparisonResult, Crossing, is_label
from framing.analysis.figures import Figures, ZoneFigures
from framing.analysis.labels import CrossingKind
from framing.analysis.lexicon import Lexicon
from framing.analysis.mention_records import mentions_given
from framing.analysis.records import Document
from framing.analysis.referent_records import (
    Mentions,
    label_crossings_compared,
    proposals_compared,
    referents_compared,
)
from framing.analysis.scoring import Hit
from reports.extraction.quotes import Quote
from reports.text.problems import Problem

Record = dict[str, Any]
#: How figures are rounded in JSON, so that a file reads well and stays the same on every machine.
DECIMALS = 4


def analysis_record(document: Document, found: Analysis, *, engine: str, lexicon: Lexicon) -> Record:
    """One line of ``analyse``; lists that no engine fills yet are empty."""
    return {
        "id": document.id,
        "engine": engine,
        "lexicon": lexicon.digest,
        "zones": [{"zone": str(zone.zone), **document.place_of(zone.span)} for zone in found.zones],
        "sentences": [document.place_of(sentence.span) for sentence in found.sentences],
        "quotes": [_quote(document, number, quote) for number, quote in enumerate(found.quotes, start=1)],
        "terms": [_term(document, hit, lexicon) for hit in found.hits if not hit.entry.plain],
        "candidates": [_candidate(document, candidate) for candidate in found.candidates],
        "quantities": quantities_given(found.quantities, document),
        "claims": claims_given(found.claims, document),
        "agency": agency_given(found.harms, document),
        "mentions": mentions_given(found.mentions, filter(is_label, found.hits), lexicon, document),
        "figures": figures_record(found.figures),
        "problems": [_problem(document, problem) for problem in found.problems]
        + [{"code": problem.code, "message": problem.message} for problem in document.problems],
        "labels": [_term(document, hit, lexicon) for hit in found.hits if hit.entry.plain],
    }


def figures_record(figures: Figures) -> Record:
    """The figures of one article with rates rounded; ``None`` where there is nothing to divide by."""
    interval = figures.interval
    return {
        "own_words": figures.own_words,
        "quoted_words": figures.quoted_words,
        "indirect_words": figures.indirect_words,
        "own_hits": figures.own_hits,
        "rate_per_1000": None if figures.rate_per_1000 is None else round(figures.rate_per_1000, DECIMALS),
        "interval": None if interval is None else [round(bound, DECIMALS) for bound in interval],
        "by_zone": {str(zone): _zone_figures(counted) for zone, counted in figures.by_zone.items()},
    }


def _zone_figures(counted: ZoneFigures) -> Record:
    return {"own_words": counted.own_words, "own_hits": counted.own_hits}


def _problem(document: Document, problem: Problem) -> Record:
    place = document.place_of(problem.span) if problem.span else {}
    return {"code": problem.code, "message": problem.message, **place}


def _quote(document: Document, number: int, quote: Quote) -> Record:
    speaker, cue = quote.speaker, quote.cue
    return {
        "id": f"q{number}",
        "kind": str(quote.kind),
        **document.place_of(quote.span),
        "fragments": [document.place_of(fragment) for fragment in quote.fragments],
        "speaker": speaker
        and {
            **document.place_of(speaker.span),
            "text": document.words_of(speaker.span),
            "name": speaker.name,
            "how": str(speaker.how),
            "confidence": str(speaker.confidence),
        },
        "anonymous": quote.anonymous,
        "cue": cue and {**document.place_of(cue.span), "text": document.words_of(cue.span), "stance": str(cue.stance)},
        "channel": quote.channel,
        "relayed_by": list(quote.relayed_by),
    }


def _term(document: Document, hit: Hit, lexicon: Lexicon) -> Record:
    return {
        **document.place_of(hit.span),
        "text": document.words_of(hit.span),
        "term": hit.entry.term,
        "entry": hit.entry.code,
        "referent": lexicon.set_of(hit.entry).referent or None,
        "category": str(hit.entry.category),
        "intensity": hit.entry.intensity,
        "valence": hit.entry.valence,
        "voice": str(hit.voice),
        "speaker": hit.speaker,
        "counted": hit.counted,
        "reason": hit.reason,
        "zone": str(hit.zone),
        "ambiguous": hit.ambiguous,
    }


def _candidate(document: Document, candidate: Candidate) -> Record:
    return {
        **document.place_of(candidate.span),
        "text": document.words_of(candidate.span),
        "score": round(candidate.score, DECIMALS),
        "reasons": list(candidate.reasons),
        "voice": str(candidate.voice),
        "zone": str(candidate.zone),
        "key": candidate.key,
    }


def comparison_record(
    record_id: object,
    documents: Sequence[Document],
    analyses: Sequence[Record],
    result: ComparisonResult,
    *,
    engine: str,
    lexicon: Lexicon,
    mentions: Mentions,
    primary_texts: Sequence[Document] = (),
) -> Record:
    """One line of ``compare``; ``mentions`` are those of the analyses, or the given ones."""
    by_id = {str(document.id): document for document in documents}
    texts = by_id | {str(document.id): document for document in primary_texts}
    return {
        "id": record_id,
        "engine": engine,
        "lexicon": lexicon.digest,
        "articles": [_with_wordings(analysis, result, by_id) for analysis in analyses],
        "referents": referents_compared(result, mentions),
        "quotes": [_statement(statement, texts) for statement in result.statements],
        "crossings": [
            *(_crossing(crossing, by_id) for crossing in result.crossings),
            *label_crossings_compared(result, mentions),
        ],
        "proposals": proposals_compared(result, mentions),
        "speakers": [
            {"name": row.name, "anonymous": row.anonymous, "words": dict(row.words), "cues": _lists(row.cues)}
            for row in result.speakers
        ],
        **claims_compared(result, by_id),
    }


def _with_wordings(analysis: Record, result: ComparisonResult, documents: Mapping[str, Document]) -> Record:
    """The analysis with the wordings that set the report apart behind the other candidates."""
    key = str(analysis["id"])
    known = {(one["field"], one["start"], one["end"]) for one in analysis["candidates"]}
    added = [_candidate(documents[key], one) | {"apart": True} for one in result.wordings.get(key, ())]
    kept = [one for one in added if (one["field"], one["start"], one["end"]) not in known]
    return analysis | {"candidates": [*analysis["candidates"], *kept]}


def _statement(statement: Statement, documents: Mapping[str, Document]) -> Record:
    return {
        "speaker": statement.speaker,
        "anonymous": statement.anonymous,
        "form": statement.form,
        "reasons": list(statement.reasons),
        "witnesses": [_witness(witness, documents[witness.key]) for witness in statement.witnesses],
        "edits": [_edit(edit, documents) for edit in statement.edits],
    }


def _witness(witness: Witness, document: Document) -> Record:
    numbers = () if witness.is_primary else witness.numbers
    return {
        "primary_id" if witness.is_primary else "article_id": document.id,
        "quote_ids": [f"q{number + 1}" for number in numbers],
        "spans": [document.place_of(span) for span in witness.spans],
        "reported": witness.is_reported,
    }


def _edit(edit: Edit, documents: Mapping[str, Document]) -> Record:
    return {
        "op": str(edit.op),
        "class": str(edit.cls),
        "marked": edit.marked,
        "touches": list(edit.touches),
        "texts": {key: "".join(documents[key].words_of(span) for span in edit.spans[key]) for key in edit.texts},
        "spans": {key: [documents[key].place_of(span) for span in spans] for key, spans in edit.spans.items()},
    }


def _lists(cells: Mapping[str, Iterable[str]]) -> dict[str, list[str]]:
    return {key: list(values) for key, values in cells.items()}


def _crossing(crossing: Crossing, documents: Mapping[str, Document]) -> Record:
    return {
        "term": crossing.term,
        "entry": crossing.entry,
        "kind": str(CrossingKind.OWNED_AND_ATTRIBUTED),
        "referent": crossing.contrast_set.referent or None,
        "owned_by": [documents[key].id for key in crossing.owned_by],
        "attributed_by": [documents[key].id for key in crossing.attributed_by],
        "hits": {
            key: [
                {**documents[key].place_of(hit.span), "voice": str(hit.voice), "speaker": hit.speaker} for hit in hits
            ]
            for key, hits in crossing.hits.items()
        },
    }
