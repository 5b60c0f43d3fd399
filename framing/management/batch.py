"""What the batch commands share: JSON lines in, one line a record out in the same order, on any number of processes."""

import json
import multiprocessing
import os
import signal
import sys
from argparse import ArgumentTypeError
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NoReturn

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from framing.analysis.article import Analyser
from framing.analysis.candidates.values import CandidateModelError
from framing.analysis.lexicon import Lexicon, LexiconError, load_lexicon
from framing.analysis.records import RecordError
from framing.candidate_models import candidate_model
from framing.lexicons import starter_lexicon
from reports.text.parse import load_parser

Record = dict[str, Any]
Answer = Callable[[object, Analyser], Record]

#: One line may hold twenty of the longest articles; longer ones are answered with an error.
LONGEST_LINE = 20_000_000
MOST_JOBS = 64
RECORDS_A_TURN = 4


class BatchCommand(BaseCommand):
    """A command over records; subclasses name the function that answers one record."""

    requires_system_checks: list[str] = []
    answer: Answer

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="*", type=Path, help="Files to read; without any, standard input.")
        parser.add_argument("--jobs", type=_jobs, default=1, help="Number of processes (the output stays the same).")
        parser.add_argument("--lexicon", type=Path, help="A lexicon file in TOML instead of the starter lexicon.")
        parser.add_argument(
            "--candidates",
            metavar="FILE|none",
            help="A candidate model instead of the one that the setting CANDIDATE_MODEL names; none for no candidates.",
        )

    def handle(
        self, *, files: list[Path], jobs: int, lexicon: Path | None, candidates: str | None = None, **options: Any
    ) -> None:
        toml = None if lexicon is None else self._lexicon_text(lexicon)
        model = settings.CANDIDATE_MODEL if candidates is None else candidates
        try:
            candidate_model(model)
        except CandidateModelError as error:
            raise CommandError(str(error)) from error
        failed = False
        try:
            for line, is_error in answers(self.lines(files), type(self).answer, toml, jobs, model):
                failed |= is_error
                self._write(line)
        except KeyboardInterrupt:
            self.stderr.write("Stopped.")
            sys.exit(128 + signal.SIGINT)
        if failed:
            sys.exit(1)

    def lines(self, files: list[Path]) -> Iterator[bytes]:
        """The records to answer, each one line of JSON."""
        if not files:
            yield from (line for line in sys.stdin.buffer if line.strip())
        for path in files:
            with self._opened(path) as lines:
                yield from (line for line in lines if line.strip())

    def _opened(self, path: Path) -> Any:
        try:
            return path.open("rb")
        except OSError as error:
            raise CommandError(f"{path}: {error.strerror}") from error

    def _lexicon_text(self, path: Path) -> str:
        try:
            text = path.read_text(encoding="utf-8")
            warnings = load_lexicon(text, examples_required=False).warnings
        except (OSError, UnicodeDecodeError, LexiconError) as error:
            raise CommandError(f"{path}: {error}") from error
        for problem in warnings[:20]:
            self.stderr.write(f"{path}: {problem.message}")
        return text

    def _write(self, line: str) -> None:
        try:
            sys.stdout.buffer.write(line.encode() + b"\n")
            sys.stdout.buffer.flush()
        except BrokenPipeError:
            # The reader has what it wanted. Python flushes once more at its end, which must not fail again.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(128 + signal.SIGPIPE)


def _jobs(value: str) -> int:
    if not value.isdigit() or not 1 <= int(value) <= MOST_JOBS:
        raise ArgumentTypeError(f"a whole number from 1 to {MOST_JOBS}, not {value!r}")
    return int(value)


def answers(
    lines: Iterable[bytes], answer: Answer, toml: str | None, jobs: int, model: str = ""
) -> Iterator[tuple[str, bool]]:
    """Each record's line of JSON and whether it is an error, in the order of the input."""
    work = ((line, answer, toml, model) for line in lines)
    if jobs == 1:
        yield from map(_answered, work)
        return
    # Ctrl-C reaches every process of the terminal: the workers leave it to this one, which ends them.
    with multiprocessing.get_context("spawn").Pool(jobs, signal.signal, (signal.SIGINT, signal.SIG_IGN)) as pool:
        yield from pool.imap(_answered, work, chunksize=RECORDS_A_TURN)


def _answered(work: tuple[bytes, Answer, str | None, str]) -> tuple[str, bool]:
    line, answer, toml, model = work
    record: object = None
    try:
        record = _read(line)
        found, is_error = answer(record, _analyser(toml, model)), False
    except RecordError as error:
        key = record.get("id") if isinstance(record, dict) else None
        key = key if isinstance(key, str | int) else None
        found, is_error = {"id": key, "error": {"code": error.code, "message": str(error)}}, True
    return _json(found), is_error


def _read(line: bytes) -> object:
    if len(line) > LONGEST_LINE:
        raise RecordError("too_large", f"A record may have {LONGEST_LINE:,} bytes; this one has {len(line):,}.")
    try:
        return json.loads(line, parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise RecordError("not_json", f"This line is not JSON in UTF-8: {error}.") from error


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON value")


def _json(found: Record) -> str:
    # Lone surrogates can only stand in an id or a message about them; they are written as escapes.
    text = json.dumps(found, ensure_ascii=False)
    return text if text.isprintable() or _is_encodable(text) else json.dumps(found)


def _is_encodable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


@cache
def _analyser(toml: str | None, model: str) -> Analyser:
    lexicon: Lexicon = starter_lexicon() if toml is None else load_lexicon(toml, examples_required=False)
    return Analyser(load_parser(), lexicon, candidate_model(model))
