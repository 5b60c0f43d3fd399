"""Publish a lexicon file as a release."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from framing.analysis.examples import problems_of_all
from framing.analysis.lexicon import LexiconError, load_lexicon
from framing.services.aliases import load_aliases
from framing.services.demo import load_starter_lexicon
from framing.services.releases import ReleaseRefused, publish_release, told_reason
from reports.text.parse import load_parser


class Command(BaseCommand):
    help = (
        "Publish a lexicon file (default: the starter lexicon) as the next release; an unchanged one changes nothing."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", nargs="?", type=Path, help="A lexicon in TOML.")
        parser.add_argument("--reason", default="", help="Why this release is made; readers see it.")

    def handle(self, *, file: Path | None, reason: str, **options: Any) -> None:
        is_new = load_starter_lexicon() if file is None else self._publish(file, reason)
        self.stdout.write(
            "A new release is published." if is_new else "The current release holds exactly this lexicon."
        )
        if file is None and load_aliases():
            self.stdout.write("The starter table of aliases is loaded.")

    def _publish(self, file: Path, reason: str) -> bool:
        try:
            lexicon = load_lexicon(file.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, LexiconError) as error:
            raise CommandError(f"{file}: {error}") from error
        failing = {code: found for code, found in problems_of_all(lexicon, load_parser()).items() if found}
        if failing:
            told = "\n".join(f"{code}: {problem.message}" for code, found in failing.items() for problem in found)
            raise CommandError(f"{file}: nothing is published while examples fail.\n{told}")
        try:
            given = told_reason(reason or f"Published from the file {file.name}.")
        except ReleaseRefused as refused:
            raise CommandError(refused.message) from refused
        return publish_release(lexicon=lexicon, reason=given)[1]
