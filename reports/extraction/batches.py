"""Reports as rows of a file: JSON lines or CSV, read line by line, with what is wrong told by line and column."""

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from reports.extraction.documents import Evidence, ExtractedDocument, Found
from reports.extraction.documents.drafts import Draft, document_from, flowing, found
from reports.text.intake import MAXIMUM_CHARACTERS, TextRefused, decoded

#: Every column that is read; the rest of a row is left alone.
COLUMNS = ("id", "source", "url", "published_at", "byline", "headline", "body", "text", "story", "language")
#: Longest value of each column that is a fact about the report.
LONGEST = {"id": 300, "source": 120, "url": 500, "byline": 200, "headline": 300, "story": 200, "language": 12}
EARLIEST_YEAR = 1605
LATEST_YEAR = 2100
_ADDRESS = re.compile(r"https?://[^\s/]+\.[^\s]+", re.IGNORECASE)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True)
class BatchRow:
    """One report: the line it begins on, its facts by column, and its words."""

    line: int
    given: Mapping[str, str]
    words: str


@dataclass(frozen=True, slots=True)
class RowFault:
    """What is wrong in one line; ``column`` is empty when it is the whole row."""

    line: int
    column: str
    message: str
    name: str = ""

    def __str__(self) -> str:
        return f"line {self.line:,}{f', {self.column}' if self.column else ''}: {self.message}"


@dataclass(frozen=True, slots=True)
class Batch:
    """The rows that can be read, and what is wrong with the others."""

    rows: tuple[BatchRow, ...]
    faults: tuple[RowFault, ...]


class BatchRefused(ValueError):
    """A file that is no batch at all; ``message`` says why and what to do."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class _Wrong(ValueError):
    def __init__(self, column: str, message: str) -> None:
        super().__init__(message)
        self.column = column
        self.message = message


def read_batch(content: bytes, *, name: str = "", most: int = 10_000, latest: datetime | None = None) -> Batch:
    """The rows of a file of JSON lines or CSV; raises :class:`BatchRefused` when it is neither, or has too many.

    A row that says it was published after ``latest`` is a fault.
    """
    try:
        text = decoded(content)
    except TextRefused as refused:
        raise BatchRefused(refused.message) from refused
    if not text.strip():
        raise BatchRefused("There is nothing in this file. The example on this page shows what a row looks like.")
    lines = _json_rows(text) if is_json_lines(text, name=name) else _csv_rows(text)
    rows: list[BatchRow] = []
    faults: list[RowFault] = []
    seen: dict[str, int] = {}
    for line, record in lines:
        if len(rows) + len(faults) >= most:
            raise BatchRefused(f"This file has more than {most:,} rows. Cut it into several files.")
        try:
            row = _row(line, record)
            _refuse_ahead(row, latest)
            _refuse_double(row, seen)
            rows.append(row)
        except _Wrong as wrong:
            faults.append(RowFault(line, wrong.column, wrong.message, _name_of(record)))
    if not rows and not faults:
        raise BatchRefused("There are column names in this file, and no rows below them.")
    return Batch(tuple(rows), tuple(faults))


def is_json_lines(text: str, *, name: str = "") -> bool:
    """Whether the text is JSON lines and not CSV: by the name of its file, else by its first sign."""
    lowered = name.lower()
    if lowered.endswith((".jsonl", ".ndjson", ".json")):
        return True
    return not lowered.endswith((".csv", ".tsv")) and text.lstrip().startswith(("{", "["))


def document_of_row(given: Mapping[str, Any], words: str) -> ExtractedDocument:
    """The document that a row tells of; its facts are stated, what it does not say is read from its words."""
    headline = found(given.get("headline"), Evidence.STATED)
    published, url = str(given.get("published_at", "")), str(given.get("url", ""))
    draft = Draft(
        kind="text",
        paragraphs=flowing(words),
        headline=headline,
        byline=found(given.get("byline"), Evidence.STATED),
        published_at=Found(published, Evidence.STATED) if published else None,
        url=Found(url, Evidence.STATED) if url else None,
        site=found(given.get("source"), Evidence.STATED),
    )
    return document_from(draft)


def _json_rows(text: str) -> Iterator[tuple[int, Any]]:
    if text.lstrip().startswith("["):
        raise BatchRefused("This file is one JSON list. Write one object a line, without commas between them.")
    for line, words in enumerate(text.split("\n"), start=1):
        if words.strip():
            yield line, _parsed(words)


def _parsed(words: str) -> Any:
    try:
        return json.loads(words)
    except (ValueError, RecursionError) as error:
        place = f" (sign {error.colno})" if isinstance(error, json.JSONDecodeError) else ""
        return _Wrong("", f"This line is no JSON object{place}. Each report stands on one line by itself.")


def _csv_rows(text: str) -> Iterator[tuple[int, Any]]:
    csv.field_size_limit(2 * MAXIMUM_CHARACTERS)
    first = text.split("\n", 1)[0]
    separator = max((",", ";", "\t"), key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    header: list[str] = []
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            if not header:
                raise BatchRefused("The first line of this file cannot be read as column names.") from error
            # Behind an open quotation mark nobody knows where the next row begins.
            yield line, _Wrong("", f"From here on the rows cannot be told apart ({error}). Check its quotation marks.")
            return
        if not header:
            header = _header(cells)
        elif any(cell.strip() for cell in cells):
            yield line, _record(header, cells)


def _header(cells: Sequence[str]) -> list[str]:
    names = [cell.strip().lower() for cell in cells]
    if not {"body", "text"} & set(names):
        raise BatchRefused(
            "The first line names no column “body” or “text”, so there are no words to read. "
            f"Name the columns there: {', '.join(COLUMNS)}."
        )
    twice = next((name for name in COLUMNS if names.count(name) > 1), "")
    if twice:
        raise BatchRefused(f"The first line names the column “{twice}” twice. Keep one of them.")
    return names


def _record(header: Sequence[str], cells: Sequence[str]) -> Any:
    if len(cells) > len(header):
        said = f"This row has {len(cells)} cells; the first line names {len(header)} columns."
        return _Wrong("", f"{said} Put cells with commas into quotation marks.")
    return dict(zip(header, cells, strict=False))


def _row(line: int, record: Any) -> BatchRow:
    if isinstance(record, _Wrong):
        raise record
    if not isinstance(record, dict):
        raise _Wrong("", "This line is no JSON object. Write one with the names of the columns.")
    values = {column: _words(column, record.get(column)) for column in COLUMNS}
    if values["body"].strip() and values["text"].strip():
        raise _Wrong("text", "A row has “body” (with a headline beside it) or “text” (with all in it), not both.")
    words = values.pop("text") or values["body"]
    is_whole = not values.pop("body").strip()
    if not words.strip():
        raise _Wrong("body", "There are no words of the report here.")
    if len(words) > MAXIMUM_CHARACTERS:
        raise _Wrong("body", f"It has {len(words):,} characters; a report may have {MAXIMUM_CHARACTERS:,}.")
    if not is_whole and not values["headline"].strip():
        raise _Wrong("headline", "A row with “body” needs the headline. With the headline inside, call it “text”.")
    given = {column: " ".join(value.split()) for column, value in values.items() if value.strip()}
    _check(given)
    return BatchRow(line, given, words)


def _words(column: str, value: Any) -> str:
    if value is None:
        return ""
    if column == "id" and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        raise _Wrong(column, "Write it as words, in quotation marks.")
    if "\x00" in value or any("\ud800" <= sign <= "\udfff" for sign in value):
        raise _Wrong(column, "It holds broken characters. Save the file again as UTF-8 text.")
    return value


def _check(given: Mapping[str, str]) -> None:
    for column, most in LONGEST.items():
        if len(given.get(column, "")) > most:
            raise _Wrong(column, f"It has {len(given[column]):,} characters; {most:,} fit.")
    if not given.get("source"):
        raise _Wrong("source", "Name the outlet that published this report.")
    if given.get("url") and not _ADDRESS.fullmatch(given["url"]):
        raise _Wrong("url", "This is no web address. It begins with https:// or http://.")
    if given.get("language") and not _LANGUAGE.fullmatch(given["language"]):
        raise _Wrong("language", "Write the tag of a language, such as en or pt-BR.")
    if given.get("published_at"):
        _check_moment(given["published_at"])


def _check_moment(value: str) -> None:
    wrong = _Wrong("published_at", "Write the day like 2026-03-04, or the time like 2026-03-04T18:20+01:00.")
    try:
        year = (date.fromisoformat(value) if len(value) <= 10 else datetime.fromisoformat(value)).year
    except ValueError:
        raise wrong from None
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        raise _Wrong("published_at", f"The year {year} cannot be right.")


def _refuse_ahead(row: BatchRow, latest: datetime | None) -> None:
    value = row.given.get("published_at", "")
    if not value or latest is None:
        return
    moment = datetime.fromisoformat(value)  # a day is its first moment
    if (moment if moment.tzinfo else moment.replace(tzinfo=UTC)) > latest:
        raise _Wrong("published_at", f"{value} has not come yet. Check the date.")


def _refuse_double(row: BatchRow, seen: dict[str, int]) -> None:
    key = row.given.get("id", "")
    if key and key in seen:
        raise _Wrong("id", f"Line {seen[key]:,} has this id already.")
    if key:
        seen[key] = row.line


def _name_of(record: Any) -> str:
    if not isinstance(record, dict):
        return ""
    name = next((record[key][:300] for key in ("headline", "id", "url") if isinstance(record.get(key), str)), "")
    return str(name.encode("utf-8", "replace").decode("utf-8"))  # halves of signs stand on no page
