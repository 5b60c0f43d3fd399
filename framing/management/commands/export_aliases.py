"""Write the alias table in force."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from framing.services.alias_import import exported_aliases


class Command(BaseCommand):
    help = "Write the alias table in force as CSV; to import it changes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", nargs="?", type=Path, help="Where to; without one it is printed.")

    def handle(self, *, file: Path | None, **options: Any) -> None:
        if file is None:
            self.stdout.write(exported_aliases(), ending="")
            return
        try:
            file.write_text(exported_aliases(), encoding="utf-8", newline="")
        except OSError as error:
            raise CommandError(f"{file}: {error}") from error
