"""Fit what the features of two labels weigh, on mentions that people marked in the reports of several stories."""

import json
from argparse import RawDescriptionHelpFormatter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from framing.analysis.alignment import aligned
from framing.analysis.alignment.values import AnalysedReport
from framing.analysis.article import Analyser
from framing.analysis.comparison import analysed_report, statements_of
from framing.analysis.records import RecordError, document_of
from framing.analysis.referents import Place
from framing.lexicons import load_starter_aliases, starter_lexicon
from framing.management.referent_fitting import MarkedStory, as_code, fitted, left_out, pairs_of, without_likeness
from reports.text.encoding import load_encoder
from reports.text.intake import TextRefused
from reports.text.parse import load_parser
from reports.text.spans import Span

HELP = """Fit what the features of two labels weigh, and print the constants of weights.py. Needs no database.

STORIES holds JSON lines as for "compare", {"id", "articles": [{"id", "body"}], "mentions": [{"article_id", "start",
"end", "referent"}]}; "referent" names what people say a mention speaks of, start and end count in the body.
The figures that are printed are B-cubed, of stories whose weights were fitted on the others."""


class Command(BaseCommand):
    help = HELP
    requires_system_checks: list[str] = []

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        return super().create_parser(prog_name, subcommand, formatter_class=RawDescriptionHelpFormatter, **kwargs)

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("stories", type=Path, metavar="STORIES")

    def handle(self, *, stories: Path, **options: Any) -> None:
        analyser, encoder = Analyser(load_parser(), starter_lexicon()), load_encoder()
        aliases = load_starter_aliases()
        try:
            marked = [_story(record, analyser) for record in _records(stories)]
        except (OSError, ValueError, KeyError, TypeError, RecordError, TextRefused) as error:
            raise CommandError(f"{stories}: {error}") from error
        if len(marked) < 2:
            raise CommandError(f"{stories}: at least two stories are needed, one to fit on and one to measure.")
        figures = []
        for name, *found in left_out(marked, analyser.lexicon, aliases, encoder):
            figures.append(found)
            self.stdout.write(f"# {name}: precision {found[0]:.3f}, recall {found[1]:.3f}, F1 {found[2]:.3f}")
        means = [sum(column) / len(figures) for column in zip(*figures, strict=True)]
        self.stdout.write(f"# mean: precision {means[0]:.3f}, recall {means[1]:.3f}, F1 {means[2]:.3f}")
        pairs = [pairs_of(story, aliases, encoder) for story in marked]
        names = list(pairs[0].features)
        for constant, features in (("ONE", names), ("ONE_BY_WORDS", without_likeness(names))):
            for line in as_code(constant, fitted(pairs, features)):
                self.stdout.write(line)


def _records(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def _story(record: dict[str, Any], analyser: Analyser) -> MarkedStory:
    reports: list[AnalysedReport] = []
    referents: dict[Place, str] = {}
    for article in record["articles"]:
        document = document_of(article)
        marked = [one for one in record["mentions"] if one["article_id"] == article["id"]]
        start = document.text.index(article["body"]) if article["body"] in document.text else 0
        spans = [Span(start + one["start"], start + one["end"]) for one in marked]
        key = str(document.id)
        found = analyser.analyse(document.text, document.zones, given_mentions=spans)
        reports.append(analysed_report(key, found))
        referents |= {Place(key, place): str(one["referent"]) for place, one in enumerate(marked)}
    statements = statements_of({one.key: one.quotes for one in reports}, {one.key: one.text for one in reports})
    groups = aligned(reports, statements, (), load_encoder()).groups
    return MarkedStory(str(record["id"]), tuple(reports), groups, statements, referents)
