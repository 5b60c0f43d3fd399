"""Measure on this machine what the product promises to be fast."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from framing.management.alignment_measurement import alignment
from framing.management.copies_measurement import copies
from framing.management.ingest_measurement import ingest
from framing.management.matching_measurement import matching
from framing.management.measurements import (
    analysis_against_parse,
    collation,
    worker_memory_and_start,
)
from framing.management.pages_measurement import pages
from framing.management.placing_measurement import OPEN, placing
from framing.management.referent_measurement import grouping, labels_page
from framing.management.rescoring_measurement import rescoring
from reports.models import Article

#: Corpora in which a release is measured, unless others are named; the promise is for 100,000 articles.
ARTICLES = (1_000, 4_000)


class Command(BaseCommand):
    help = (
        "Measure analysis, matching, collation, alignment, referents, story pages, worker start and memory, "
        "a report's way in, a release's rescoring, copies among many reports, and the placing of reports in stories."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--rounds", type=int, default=15, help="How often each is measured; the median is told.")
        parser.add_argument(
            "--articles",
            type=int,
            nargs="*",
            default=ARTICLES,
            help="Sizes of the corpora that a release and copies are measured in.",
        )
        parser.add_argument(
            "--open",
            dest="open_",
            type=int,
            nargs="*",
            default=OPEN,
            help="Numbers of open reports among which one more is placed.",
        )
        parser.add_argument(
            "--browser", default="", help="Path of the Chromium in which pages are measured; else it is looked for."
        )
        parser.add_argument(
            "--only", choices=["pages", "ingest", "rescoring", "copies", "stories"], help="Measure nothing else."
        )

    def handle(
        self, *, rounds: int, articles: Sequence[int], open_: Sequence[int], only: str | None, **options: Any
    ) -> None:
        if not settings.DATABASES["default"].get("NAME"):
            raise CommandError("No database: run `make bench`, which lends one.")
        call_command("migrate", verbosity=0, interactive=False)
        call_command("collectstatic", verbosity=0, interactive=False)  # pages name their files by contents
        if Article.objects.exists():
            raise CommandError("This database holds articles; the bench wants an empty one. Run `make bench`.")
        of_many = {
            "pages": pages(rounds, options["browser"]),
            "ingest": ingest(max(1, rounds // 3)),
            "rescoring": rescoring(articles),
            "copies": copies(articles),
            "stories": placing(open_),
        }
        lines = of_many[only] if only else chain.from_iterable(of_many.values())
        for line in chain(() if only else _of_one_text_or_story(rounds), lines):
            self.stdout.write(line)
            self.stdout.flush()


def _of_one_text_or_story(rounds: int) -> Iterator[str]:
    yield from analysis_against_parse(rounds)
    yield from matching(max(1, rounds // 3))
    yield from collation(rounds)
    yield from alignment()
    yield from grouping()
    yield from labels_page(rounds)
    yield from worker_memory_and_start()
    call_command("flush", verbosity=0, interactive=False)
