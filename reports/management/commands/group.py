"""Group articles into stories: JSON lines in, one {"id", "story"} a line out; the format is docs/interchange.md."""

import multiprocessing
import signal
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from reports.grouping.batch import grouped
from reports.management.group_records import Read, read_line
from reports.management.lines import jobs, json_line, write_line

RECORDS_A_TURN = 16
_NEVER = datetime.max.replace(tzinfo=UTC)


class Command(BaseCommand):
    help = "Group articles into stories: JSON lines in (standard input or files), one line out. Needs no database."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="*", type=Path, help="Files to read; without any, standard input.")
        parser.add_argument("--jobs", type=jobs, default=1, help="Number of processes (the output stays the same).")

    def handle(self, *, files: list[Path], jobs: int, **options: Any) -> None:
        try:
            answers = stories_of(list(_read(_lines(files), jobs)))
            for answer in answers:
                write_line(json_line(answer))
        except KeyboardInterrupt:
            self.stderr.write("Stopped.")
            sys.exit(128 + signal.SIGINT)
        if any("error" in answer for answer in answers):
            sys.exit(1)


def stories_of(found: list[Read]) -> list[dict[str, Any]]:
    """The answer to each record, in their order; a story has the id of its earliest report, of several the least."""
    first = {str(one.id): place for place, one in reversed(list(enumerate(found))) if one.features is not None}
    usable = [found[place] for place in first.values()]
    usable.sort(key=_in_time)
    groups = grouped([one.features for one in usable if one.features is not None])
    names = {str(one.id): str(usable[group].id) for one, group in zip(usable, groups, strict=True)}
    answers = []
    for place, one in enumerate(found):
        if one.features is None:
            answers.append(_error(one, one.code, one.message))
        elif first[str(one.id)] != place:
            answers.append(_error(one, "duplicate_id", "An earlier record has the same “id”."))
        else:
            answers.append({"id": one.id, "story": names[str(one.id)]})
    return answers


def _in_time(one: Read) -> tuple[datetime, str]:
    moment = one.features.moment if one.features else None
    return moment or _NEVER, str(one.id)


def _error(one: Read, code: str, message: str) -> dict[str, Any]:
    return {"id": one.id, "error": {"code": code, "message": message}}


def _read(lines: Iterator[bytes], jobs: int) -> Iterator[Read]:
    if jobs == 1:
        yield from map(read_line, lines)
        return
    # Ctrl-C reaches every process of the terminal: the workers leave it to this one, which ends them.
    with multiprocessing.get_context("spawn").Pool(jobs, signal.signal, (signal.SIGINT, signal.SIG_IGN)) as pool:
        yield from pool.imap(read_line, lines, chunksize=RECORDS_A_TURN)


def _lines(files: list[Path]) -> Iterator[bytes]:
    if not files:
        yield from (line for line in sys.stdin.buffer if line.strip())
    for path in files:
        try:
            with path.open("rb") as lines:
                yield from (line for line in lines if line.strip())
        except OSError as error:
            raise CommandError(f"{path}: {error.strerror}") from error
