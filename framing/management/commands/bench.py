"""Measure on this machine what the product promises to be fast."""

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from framing.management.measurements import (
    analysis_against_parse,
    collation,
    story_page,
    worker_memory_and_start,
)
from reports.models import Article


class Command(BaseCommand):
    help = "Measure analysis against bare parse, collation, worker start and memory, and the story page."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--rounds", type=int, default=15, help="How often each is measured; the median is told.")

    def handle(self, *, rounds: int, **options: Any) -> None:
        if not settings.DATABASES["default"].get("NAME"):
            raise CommandError("No database: run `make bench`, which lends one.")
        call_command("migrate", verbosity=0, interactive=False)
        if Article.objects.exists():
            raise CommandError("This database holds articles; the bench wants an empty one. Run `make bench`.")
        for lines in (analysis_against_parse(rounds), collation(rounds), story_page(rounds), worker_memory_and_start()):
            for line in lines:
                self.stdout.write(line)
        call_command("flush", verbosity=0, interactive=False)
