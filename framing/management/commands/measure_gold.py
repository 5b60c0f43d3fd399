"""Hold claims, figures and agency against the pairs of reports that a reader marked; needs no database."""

from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from framing.analysis.article import Analyser
from framing.analysis.comparison import analysed_report, compared
from framing.analysis.records import document_of
from framing.lexicons import starter_lexicon
from framing.management.batch import MOST_JOBS
from framing.management.gold_measurement import Found, figures_of, tally_of
from framing.management.gold_tally import Tally
from framing.management.gold_texts import SIDES, GoldError, GoldStory, story_in
from reports.text.encoding import load_encoder
from reports.text.parse import load_parser

GOLD = Path(__file__).resolve().parents[2] / "tests" / "gold"
DEV, HELD_OUT = "dev", "held_out"


class Command(BaseCommand):
    help = "Measure claims, figures and agency on our own gold (docs/method.md, “Our own gold”). Needs no database."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--part", choices=[DEV, HELD_OUT], default=DEV, help="Which part of the gold (dev).")
        parser.add_argument("--errors", action="store_true", help="List every miss and false find with its words.")
        parser.add_argument("--open", action="store_true", help="Let --errors show words of the held-out part.")
        parser.add_argument(
            "--jobs",
            type=int,
            choices=range(1, MOST_JOBS + 1),
            default=1,
            metavar="N",
            help="Number of processes (the output stays the same).",
        )

    def handle(self, *, part: str, errors: bool, jobs: int, **options: Any) -> None:
        if errors and part == HELD_OUT and not options["open"]:
            raise CommandError("What is read here can no longer be measured on: add --open to read it all the same.")
        try:
            stories = [story_in(folder) for folder in sorted((GOLD / part).iterdir())]
        except (OSError, GoldError) as error:
            raise CommandError(f"The gold cannot be read: {error}") from error
        total = Tally()
        for tally in _tallies(stories, jobs):
            total.add(tally)
        self.stdout.write(f"{part}: {len(stories)} pairs of reports, engine {_analyser().engine}")
        for line in [*figures_of(total.counts), *(total.errors if errors else ())]:
            self.stdout.write(line)


def _tallies(stories: Iterable[GoldStory], jobs: int) -> Iterator[Tally]:
    if jobs == 1:
        yield from map(measured, stories)
        return
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        yield from pool.map(measured, stories)


def measured(story: GoldStory) -> Tally:
    """The counts of one story, analysed as ``compare`` does it."""
    analyser = _analyser()
    documents = {side: document_of({"id": side, "text": story.texts[side]}) for side in SIDES}
    if any(documents[side].text != story.texts[side] for side in SIDES):
        raise CommandError(f"{story.slug}: a text changes when it is taken in, so that no place in it can be compared.")
    analyses = {side: analyser.analyse(document.text, document.zones) for side, document in documents.items()}
    result = compared(analyses, analyser.lexicon, encoder=load_encoder())
    reports = {side: analysed_report(side, found) for side, found in analyses.items()}
    return tally_of(story, Found(reports, result.claims, result.quantities))


@cache
def _analyser() -> Analyser:
    return Analyser(load_parser(), starter_lexicon())
