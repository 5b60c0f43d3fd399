"""Compare articles of one event: JSON lines, or two and more text files; the format is docs/interchange.md."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser

from framing.analysis.article import Analyser
from framing.analysis.collation.values import PrimaryText
from framing.analysis.comparison import compared
from framing.analysis.interchange import analysis_record, comparison_record
from framing.analysis.records import Document, RecordError, document_of, primary_text_of
from framing.analysis.referent_records import Mentions
from framing.dossier import dossier_html, headline_of
from framing.lexicons import load_starter_aliases
from framing.management.batch import BatchCommand
from reports.extraction.parted_headlines import PartedHeadline, parted_headline
from reports.text.encoding import load_encoder
from reports.text.parse import load_parser
from reports.text.spans import Span
from reports.text.zones import Zone, ZoneSpan

MOST_ARTICLES = 50
MOST_PRIMARY_TEXTS = 20
JSON_SUFFIXES = frozenset({".json", ".jsonl"})


def compared_record(record: object, analyser: Analyser) -> dict[str, Any]:
    """The comparison of one record's articles."""
    documents = _documents(record)
    primary_texts = _primary_texts(record, documents)
    given = _mentions(record, documents)
    spans = _given_spans(given, documents) if given else {}
    found = {
        str(document.id): analyser.analyse(document.text, document.zones, given_mentions=spans.get(str(document.id)))
        for document in documents
    }
    analyses = [
        analysis_record(document, found[str(document.id)], engine=analyser.engine, lexicon=analyser.lexicon)
        for document in documents
    ]
    by_key = {str(document.id): document for document in documents}
    return comparison_record(
        record["id"],  # type: ignore[index]  # _documents has looked
        documents,
        analyses,
        compared(
            found,
            analyser.lexicon,
            primary_texts=[value for _, value in primary_texts],
            published={str(document.id): document.published_at for document in documents},
            encoder=load_encoder(),
            aliases=load_starter_aliases(),
            every_mention=bool(given),
        ),
        engine=analyser.engine,
        lexicon=analyser.lexicon,
        mentions=Mentions({key: one.mentions for key, one in found.items()}, by_key, given),
        primary_texts=[document for document, _ in primary_texts],
    )


def _documents(record: object) -> list[Document]:
    if not isinstance(record, dict) or not isinstance(record.get("id"), str | int):
        raise RecordError("no_id", "A comparison is one JSON object with an “id”, a string or a whole number.")
    articles = record.get("articles")
    if not isinstance(articles, list) or not 2 <= len(articles) <= MOST_ARTICLES:
        raise RecordError("articles", f"A comparison needs 2 to {MOST_ARTICLES} articles in “articles”.")
    documents = []
    for number, article in enumerate(articles, start=1):
        try:
            documents.append(document_of(article))
        except RecordError as error:
            raise RecordError(error.code, f"Article {number}: {error}") from error
    if len({str(document.id) for document in documents}) < len(documents):
        raise RecordError("duplicate_id", "Two articles of this comparison have the same “id”.")
    return documents


def _primary_texts(record: object, documents: list[Document]) -> list[tuple[Document, PrimaryText]]:
    given = record.get("primary_texts") or []  # type: ignore[attr-defined]  # _documents has looked
    if not isinstance(given, list) or len(given) > MOST_PRIMARY_TEXTS:
        raise RecordError("primary_texts", f"“primary_texts” has to be a list of at most {MOST_PRIMARY_TEXTS}.")
    found = []
    for number, one in enumerate(given, start=1):
        try:
            found.append(primary_text_of(one))
        except RecordError as error:
            raise RecordError(error.code, f"Primary text {number}: {error}") from error
    ids = [str(document.id) for document in [*documents, *(document for document, _ in found)]]
    if len(set(ids)) < len(ids):
        raise RecordError("duplicate_id", "A primary text has the “id” of another text of this comparison.")
    return found


def _mentions(record: object, documents: list[Document]) -> list[dict[str, Any]]:
    mentions = record.get("mentions") or []  # type: ignore[attr-defined]  # _documents has looked
    if not isinstance(mentions, list):
        raise RecordError("mentions", "“mentions” has to be a list.")
    fields = {str(document.id): document.given for document in documents}
    for mention in mentions:
        try:
            text = fields[str(mention["article_id"])][mention["field"]]
            start, end, is_named = mention["start"], mention["end"], isinstance(mention["id"], str | int)
        except (KeyError, TypeError) as error:
            raise RecordError("mentions", "A mention needs “id”, “article_id”, “field”, “start” and “end”.") from error
        if not (is_named and type(start) is type(end) is int and 0 <= start < end <= len(text)):
            raise RecordError("mentions", f"Mention {mention['id']!r} has an odd “id” or lies outside its field.")
    return mentions


def _given_spans(mentions: list[dict[str, Any]], documents: list[Document]) -> dict[str, list[Span]]:
    """The marked mentions of each document in the order in which they were given, into its combined text."""
    by_id = {str(document.id): document for document in documents}
    spans: dict[str, list[Span]] = {key: [] for key in by_id}
    for mention in mentions:
        key = str(mention["article_id"])
        spans[key].append(by_id[key].span_of(mention["field"], mention["start"], mention["end"]))
    return spans


class Command(BatchCommand):
    help = "Compare articles: JSON lines in, or two and more text files; one JSON line out. Needs no database."
    answer = staticmethod(compared_record)

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--html", type=Path, help="Write the comparison of text files as a page, too.")

    def handle(self, *, files: list[Path], html: Path | None = None, **options: Any) -> None:
        self.html = html
        self.texts: dict[str, str] = {}
        if html and (not files or any(path.suffix in JSON_SUFFIXES for path in files)):
            raise CommandError("--html wants two or more text files.")
        super().handle(files=files, **options)

    def _write(self, line: str) -> None:
        super()._write(line)
        comparison = json.loads(line)
        if self.html and "error" not in comparison:
            headlines = {one["id"]: self._headline(one) for one in comparison["articles"]}
            self.html.write_text(dossier_html(comparison, self.texts, headlines), encoding="utf-8")

    def _headline(self, analysis: dict[str, Any]) -> PartedHeadline | None:
        """The headline of one text file in its parts, which the record does not hold."""
        span = headline_of(analysis)
        zones = [ZoneSpan(Zone.HEADLINE, span)] if span else []
        return parted_headline(load_parser().parse(self.texts[analysis["id"]], zones))

    def lines(self, files: list[Path]) -> Iterator[bytes]:
        if not files or any(path.suffix in JSON_SUFFIXES for path in files):
            yield from super().lines(files)
            return
        if len(files) < 2:
            raise CommandError("Name two or more text files, or give JSON lines on standard input.")
        names = [path.name for path in files]
        ids = names if len(set(names)) == len(names) else [str(path) for path in files]
        self.texts = {key: self._words(path) for key, path in zip(ids, files, strict=True)}
        articles = [{"id": key, "text": text} for key, text in self.texts.items()]
        yield json.dumps({"id": " ".join(path.name for path in files), "articles": articles}).encode()

    def _words(self, path: Path) -> str:
        try:
            return path.read_bytes().decode("utf-8-sig")
        except OSError as error:
            raise CommandError(f"{path}: {error.strerror}") from error
        except UnicodeDecodeError as error:
            raise CommandError(f"{path}: not a text file in UTF-8 (byte {error.start})") from error
