"""What ``manage.py bench`` measures; each measurement answers with lines to print and uses the demo's own prose."""

import os
import random
import signal
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import cycle
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from framing.analysis.article import Analyser
from framing.analysis.collation.collate import collated
from framing.analysis.collation.values import Utterance
from framing.candidate_models import shipped_model
from framing.lexicons import starter_lexicon
from framing.models import AnalysisRun
from framing.services.comparison import compare_story
from framing.services.demo import load_starter_lexicon
from framing.services.scoring import run_analysis
from reports.models import Story
from reports.services.ingest import submit_article
from reports.services.sources import add_source
from reports.services.stories import open_story
from reports.text.parse import PARSED_ZONES, load_parser
from reports.text.spans import Span
from reports.text.voice import WORD
from reports.text.zones import Zone, find_zones

#: What step 1 of the product promises; printed beside the figures.
MOST_TIMES_THE_PARSE = 1.3
MOST_WORKER_MEGABYTES = 700
MOST_SECONDS_TO_FIRST_ANSWER = 10
MOST_QUERIES = 12
MOST_PAGE_MILLISECONDS = 60
#: And step 2.
MOST_COLLATION_SECONDS = 1.0


def demo_text(words: int, *, offset: int = 0) -> str:
    """An article of about that many words: a headline and paragraphs of the demo, in turn from another file each."""
    folder = Path(apps.get_app_config("reports").path) / "demo"
    files = sorted(folder.glob("*/*.txt"))
    paragraphs = [_body_paragraphs(file.read_text(encoding="utf-8")) for file in files[offset:] + files[:offset]]
    parts = ["Council weighs measure after long debate in capital"]
    turn = cycle(iter(column) for column in paragraphs if column)
    while sum(len(WORD.findall(part)) for part in parts) < words:
        parts.append(next(next(turn), "The session was adjourned in the evening."))
    return "\n\n".join(parts)


def _body_paragraphs(text: str) -> list[str]:
    return [zone.span.of(text) for zone in find_zones(text) if zone.zone is Zone.BODY]


def _median_ms(work: Callable[[], object], rounds: int) -> float:
    taken = []
    for _ in range(rounds):
        began = time.perf_counter()
        work()
        taken.append(1000 * (time.perf_counter() - began))
    return statistics.median(taken)


def analysis_against_parse(rounds: int) -> Iterator[str]:
    """The whole analysis of a 700-word article over the bare parse of the same paragraphs, taken in turn."""
    text = demo_text(700)
    zones = find_zones(text)
    analyser = Analyser(load_parser(), starter_lexicon(), shipped_model())
    paragraphs = [zone.span.of(text) for zone in zones if zone.zone in PARSED_ZONES]
    nlp = analyser.parser.nlp
    both = []
    for _ in range(rounds):
        bare = _median_ms(lambda: list(nlp.pipe(paragraphs)), 1)
        whole = _median_ms(lambda: analyser.analyse(text, zones), 1)
        both.append((whole / bare, whole, bare))
    ratio, whole, bare = (statistics.median(column) for column in zip(*both, strict=True))
    words = len(WORD.findall(Span(0, len(text)).of(text)))
    yield f"analysis of {words} words: {whole:.0f} ms, bare parse {bare:.0f} ms"
    yield f"  ratio {ratio:.2f} (at most {MOST_TIMES_THE_PARSE})"


def collation(rounds: int) -> Iterator[str]:
    """Twenty articles that carry the same fifteen statements, each in its own cut and with words of its own."""
    utterances, texts = _many_quotations(articles=20, quotations=15)
    milliseconds = _median_ms(lambda: collated(utterances, texts), rounds)
    found = collated(utterances, texts)
    witnesses = sum(len(statement.witnesses) for statement in found)
    yield f"collation of 20 articles with 15 quotations each: {len(found)} statements, {witnesses} witnesses"
    yield f"  {milliseconds / 1000:.2f} s, median of {rounds} (at most {MOST_COLLATION_SECONDS:.0f} s)"


def _many_quotations(*, articles: int, quotations: int) -> tuple[list[Utterance], dict[str, str]]:
    """Generated words: every article drops, changes and cuts some of them, the same way on every machine."""
    chance = random.Random(20)
    vocabulary = ["".join(chance.choices("abdeiklmnorstu", k=chance.randint(2, 9))) for _ in range(1500)]
    statements = [chance.choices(vocabulary, k=chance.randint(12, 60)) for _ in range(quotations)]
    utterances, texts = [], {}
    for article in range(articles):
        text = ""
        for number, statement in enumerate(statements):
            words = [chance.choice(vocabulary) if chance.random() < 0.04 else word for word in statement]
            cut = chance.randint(0, len(words) // 4)
            said = " ".join(words[cut:] if chance.random() < 0.5 else words[: len(words) - cut]) + "."
            span = Span(len(text), len(text) + len(said))
            utterances.append(Utterance(str(article), number, (span,), f"Speaker {number}", is_named=True))
            text += said + "\n\n"
        texts[str(article)] = text
    return utterances, texts


def worker_memory_and_start() -> Iterator[str]:
    """A real worker from its start to the first stored analysis, and the memory of its processes after it."""
    run = _queued_run()
    began = time.perf_counter()
    with running_worker() as pid:
        while run.state != AnalysisRun.State.DONE and time.perf_counter() - began < 60:
            time.sleep(0.05)
            run.refresh_from_db()
        seconds = time.perf_counter() - began
        megabytes = _family_megabytes(pid)
    yield f"worker: start to first analysis {seconds:.1f} s (at most {MOST_SECONDS_TO_FIRST_ANSWER}); state {run.state}"
    yield f"  memory of parent and child {megabytes:.0f} MB proportional set size (at most {MOST_WORKER_MEGABYTES})"


@contextmanager
def running_worker(processes: int = 1) -> Iterator[int]:
    """The id of a real worker with so many processes while the block runs."""
    queues = ["-Q", "ingest,analyse,compare", "-c", str(processes)]
    command = [sys.executable, "-m", "celery", "-A", "config", "worker", *queues]
    worker = subprocess.Popen(command, cwd=settings.BASE_DIR, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield worker.pid
    finally:
        worker.send_signal(signal.SIGTERM)
        worker.wait(timeout=30)


def _family_megabytes(pid: int) -> float:
    """The proportional set size of a process and its descendants: shared pages count once (Linux only)."""
    rollups = [Path(f"/proc/{member}/smaps_rollup").read_text(encoding="ascii") for member in _family(pid)]
    return sum(int(line.split()[1]) for text in rollups for line in text.splitlines() if line.startswith("Pss:")) / 1024


def family_seconds(pid: int) -> float:
    """The processor time of a process and its descendants: it says what work costs on a machine that others use too."""
    stats = [Path(f"/proc/{member}/stat").read_text(encoding="utf-8").rpartition(")")[2] for member in _family(pid)]
    return sum(int(ticks) for stat in stats for ticks in stat.split()[11:13]) / os.sysconf("SC_CLK_TCK")


def _family(pid: int) -> set[int]:
    """A process and its descendants (Linux only)."""
    parents = {}
    for status in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            parents[int(status.parent.name)] = int(status.read_text(encoding="utf-8").rpartition(")")[2].split()[1])
    family = {pid}
    while grown := {child for child, parent in parents.items() if parent in family} - family:
        family |= grown
    return family


def _queued_run() -> AnalysisRun:
    load_starter_lexicon()
    source = add_source(name="Bench Daily")
    article = submit_article(source=source, text=demo_text(700), story=open_story(title="Bench"))
    return AnalysisRun.objects.get(revision=article.latest_revision)


@dataclass(frozen=True, slots=True)
class Served:
    """How a page was answered to somebody who is not signed in."""

    status: int
    kilobytes: float
    queries: int
    milliseconds: float


def page_served(address: str, rounds: int) -> Served:
    """The page once for its queries, then for its server time, the median over the rounds."""
    settings.READING_IS_OPEN, settings.SECURE_SSL_REDIRECT = True, False
    client = Client(HTTP_HOST="localhost")
    for _ in range(3):
        client.get(address)
    with CaptureQueriesContext(connection) as queries:
        response = client.get(address)
        count = len(queries)  # the next request empties the log
    milliseconds = _median_ms(lambda: client.get(address), rounds)
    return Served(response.status_code, len(response.content) / 1000, count, milliseconds)


def bench_story(reports: int) -> Story:
    """A story with so many analysed and compared articles of 900 words of the demo's own prose."""
    load_starter_lexicon()
    story = open_story(title=f"{reports} long reports")
    began = datetime(2026, 1, 5, 8, tzinfo=UTC)
    for number in range(reports):
        article = submit_article(
            source=add_source(name=f"Bench Herald {reports}.{number + 1}"),
            text=demo_text(900, offset=5 * number),
            story=story,
            published_at=began + timedelta(hours=number),
        )
        run_analysis(run=AnalysisRun.objects.get(revision=article.latest_revision))
    compare_story(story=story)
    return story
