"""Records of the command ``group``: a line of JSON read into features, or an error for its author."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, NoReturn

from reports.extraction.language import is_english, language_to_store
from reports.grouping.features import features_of, meaning_text
from reports.grouping.values import ReportFeatures
from reports.text.encoding import load_encoder
from reports.text.intake import TextRefused, admitted
from reports.text.zones import Zone, find_zones

LONGEST_LINE = 20_000_000
#: Of a date without a time, as in 2026-03-04.
LENGTH_OF_A_DAY = 10


@dataclass(frozen=True, slots=True)
class Read:
    """What became of one line: features, or what is wrong with it."""

    id: str | int | None
    features: ReportFeatures | None = None
    code: str = ""
    message: str = ""


class _Refused(ValueError):
    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


def read_line(line: bytes) -> Read:
    """The features of the report on that line; loads the sentence model when a report in English needs it."""
    key: str | int | None = None
    try:
        record = _record(line)
        key = record["id"]
        return Read(key, _features(record))
    except (_Refused, TextRefused) as error:
        return Read(key, None, error.code, str(error))


def _record(line: bytes) -> dict[str, Any]:
    if len(line) > LONGEST_LINE:
        raise _Refused("too_large", f"A record may have {LONGEST_LINE:,} bytes; this one has {len(line):,}.")
    try:
        record = json.loads(line, parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise _Refused("not_json", f"This line is not JSON in UTF-8: {error}.") from error
    if not isinstance(record, dict):
        raise _Refused("not_an_object", "A record is one JSON object on one line.")
    if not isinstance(record.get("id"), str | int) or isinstance(record["id"], bool):
        raise _Refused("no_id", "A record needs an “id”, a string or a whole number.")
    return record


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON value")


def _features(record: dict[str, Any]) -> ReportFeatures:
    headline, body = _headline_and_body(record)
    language = str(record.get("language") or "") or language_to_store(body or headline)
    language = "en" if is_english(language) else language
    vector = load_encoder()(meaning_text(headline, body), ())[0] if language == "en" else None
    return features_of(headline, body, language=language, moment=_moment(record), vector=vector)


def _headline_and_body(record: dict[str, Any]) -> tuple[str, str]:
    fields = {name: record.get(name) or "" for name in ("headline", "body", "text")}
    for name, value in fields.items():
        if not isinstance(value, str):
            raise _Refused("not_text", f"“{name}” has to be a string.")
    is_split = bool(fields["headline"] or fields["body"])
    if bool(fields["text"]) == is_split:
        raise _Refused("empty", "A record needs “headline”, “body” or both, or else “text”, with words in it.")
    if is_split:
        # A report whose words did not come with it still belongs to a story, by its headline.
        headline, body = (_plain(fields[name]) for name in ("headline", "body"))
        return headline, body
    text = admitted(fields["text"]).text
    zones = find_zones(text)
    parts = {zone: [one.span.of(text) for one in zones if one.zone is zone] for zone in (Zone.HEADLINE, Zone.BODY)}
    return " ".join(parts[Zone.HEADLINE]), "\n\n".join(parts[Zone.BODY]) or text


def _plain(words: str) -> str:
    return admitted(words).text if words.strip() else ""


def _moment(record: dict[str, Any]) -> datetime | None:
    """The time of publication in UTC: a day alone is its noon; None where it is missing or cannot be read."""
    given = str(record.get("published_at") or "").strip()
    try:
        time = datetime.fromisoformat(given)
        time = time.replace(hour=12) if len(given) <= LENGTH_OF_A_DAY else time
        return time.replace(tzinfo=UTC) if time.tzinfo is None else time.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
