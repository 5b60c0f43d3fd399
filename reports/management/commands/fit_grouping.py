"""Fit what each kind of evidence weighs when reports are grouped, on reports whose events people named."""

import json
from argparse import RawDescriptionHelpFormatter
from collections import defaultdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from reports.management.group_records import Read, read_line
from reports.management.grouping_fitting import fit, left_out, mean_f1, pool_of

HELP = """Fit what each kind of evidence weighs, and print the constants of reports/grouping/weights.py. Needs no
database.

REPORTS holds JSON lines as for "group", with "event", what people say a report tells of, and "pool": reports of one
pool are grouped together. The figures are B-cubed, first of pools whose weights were fitted on the others."""


class Command(BaseCommand):
    help = HELP
    requires_system_checks: list[str] = []

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        return super().create_parser(prog_name, subcommand, formatter_class=RawDescriptionHelpFormatter, **kwargs)

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("reports", type=Path, metavar="REPORTS")

    def handle(self, *, reports: Path, **options: Any) -> None:
        pools = [pool_of(name, *zip(*rows, strict=True)) for name, rows in sorted(self._pools(reports).items())]
        if len(pools) < 2:
            raise CommandError(f"{reports}: at least two pools are needed, one to fit on and one to measure.")
        figures = left_out(pools)
        for name, found in figures.items():
            self.stdout.write("# {}: precision {:.1f}, recall {:.1f}, F1 {:.1f}".format(name, *found))
        self.stdout.write(f"# mean of pools left out: F1 {sum(f1 for *_, f1 in figures.values()) / len(figures):.1f}")
        fitted = fit(pools)
        self.stdout.write(f"# mean of all pools, fitted on them: F1 {mean_f1(pools, fitted):.1f}")
        for name in ("pairs", "leads", "meaning", "one_story_from", "more_reports"):
            self.stdout.write(f"{name.upper()} = {getattr(fitted, name):g}")

    def _pools(self, path: Path) -> dict[str, list[tuple[Any, str]]]:
        pools: dict[str, list[tuple[Any, str]]] = defaultdict(list)
        try:
            with path.open("rb") as lines:
                for line in filter(bytes.strip, lines):
                    record, read = json.loads(line), read_line(line)
                    pools[str(record["pool"])].append((_features(read), str(record["event"])))
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise CommandError(f"{path}: {error!r}") from error
        return pools


def _features(read: Read) -> Any:
    if read.features is None:
        raise ValueError(read.message)
    return read.features
