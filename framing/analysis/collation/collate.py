"""The statements that several texts carry (docs/method.md, "Same words, several reports")."""

from collections.abc import Iterable, Mapping, Sequence

from framing.analysis.collation.candidates import Reading, reading_of
from framing.analysis.collation.columns import Column, collation_of
from framing.analysis.collation.edits import edits_of
from framing.analysis.collation.groups import groups_of
from framing.analysis.collation.reasons import reasons_of
from framing.analysis.collation.speakers import speaker_of
from framing.analysis.collation.values import Statement, Utterance, Witness


def collated(utterances: Iterable[Utterance], texts: Mapping[str, str]) -> tuple[Statement, ...]:
    """The statements carried by two texts or more; what stands in one text alone is not among them.

    ``texts`` are the texts by witness key, in the order of the witnesses. Primary texts come first in every statement;
    statements come in the order in which the first of their articles carries them.
    """
    readings = [reading_of(utterance, texts[utterance.key]) for utterance in utterances]
    groups = groups_of([reading for reading in readings if reading.norms])
    order = {key: number for number, key in enumerate(texts)}
    statements = [statement for group in groups if (statement := _statement(group, texts, order))]
    return tuple(sorted(statements, key=lambda statement: _first_place(statement, order)))


def _first_place(statement: Statement, order: Mapping[str, int]) -> tuple[int, int]:
    first = next(witness for witness in statement.witnesses if not witness.is_primary)
    return order[first.key], min(span.start for span in first.spans)


def _statement(group: Sequence[Reading], texts: Mapping[str, str], order: Mapping[str, int]) -> Statement | None:
    """None when no two texts are left: what one text prints twice is no statement of several."""
    readings = sorted(group, key=_base_first)
    collation, repeated = collation_of(readings[0], readings[1:])
    laid = collation.readings
    keys = sorted({reading.key for reading in laid}, key=lambda key: (not _is_primary(laid, key), order[key]))
    if len(keys) < 2 or all(_is_primary(laid, key) for key in keys):
        return None
    in_order = [laid[number] for number in _in_order(collation.columns)]
    witnesses = tuple(_witness(key, in_order, repeated) for key in keys)
    speaker, anonymous = speaker_of([reading.utterance for reading in laid])
    is_quoted = any(not (witness.is_primary or witness.is_reported) for witness in witnesses)
    return Statement(
        speaker=speaker,
        anonymous=anonymous,
        form="quoted" if is_quoted else "reported",
        witnesses=witnesses,
        edits=edits_of(collation, keys, texts),
        reasons=reasons_of(collation, in_order, repeated),
    )


def _in_order(columns: Sequence[Column]) -> list[int]:
    """The numbers of the readings laid out, by their first words."""
    found = (number for column in columns for number, _ in column.places.values())
    return list(dict.fromkeys(found))


def _base_first(reading: Reading) -> tuple[object, ...]:
    """Primary texts first, then quoted words, then the longest."""
    return (not reading.utterance.is_primary, reading.utterance.is_reported, *reading.rank)


def _is_primary(readings: Sequence[Reading], key: str) -> bool:
    return any(reading.key == key and reading.utterance.is_primary for reading in readings)


def _witness(key: str, laid: Sequence[Reading], repeated: Sequence[Reading]) -> Witness:
    own = [reading for reading in laid if reading.key == key]
    numbers = {reading.utterance.number for reading in [*own, *repeated] if reading.key == key}
    return Witness(
        key=key,
        is_primary=_is_primary(own, key),
        numbers=tuple(sorted(numbers)),
        spans=tuple(span for reading in own for span in reading.spans),
        is_reported=all(reading.utterance.is_reported for reading in own),
    )
