"""What ``manage.py bench`` measures of one report's way in: from its file to the comparison that a reader sees."""

import html
import statistics
import time
from collections.abc import Callable, Iterator

from django.core.management import call_command

from framing.management.measurements import demo_text, running_worker
from framing.selectors.comparisons import comparison_status_of
from framing.services.demo import load_starter_lexicon
from reports.models import DeliveredItem, Delivery, Source, Story
from reports.services.deliveries import Incoming, open_delivery
from reports.services.sources import add_source
from reports.services.stories import open_story

#: What the product promises for one report on an idle machine.
MOST_SECONDS = 5.0
WORDS = 700
_LONGEST_WAIT = 120.0


def ingest(rounds: int) -> Iterator[str]:
    """Saved pages brought in one after the other, each into a story that another report already stands in."""
    load_starter_lexicon()
    sources = [add_source(name=f"Bench Courier {number}") for number in (1, 2)]
    with running_worker():
        # The first one waits for the worker to start, which is measured elsewhere.
        taken = [_seconds(number, sources) for number in range(rounds + 1)][1:]
    yield f"ingest: one HTML page of {WORDS} words, from its upload to the comparison that holds it, {rounds} times"
    call_command("flush", verbosity=0, interactive=False)
    yield f"  {statistics.median(taken):.1f} s, the slowest {max(taken):.1f} s (at most {MOST_SECONDS:.0f} s)"


def _seconds(number: int, sources: list[Source]) -> float:
    story = open_story(title=f"Bench story {number}")
    _bring_in(number, sources[0], story)
    began = time.perf_counter()
    item = _bring_in(number + 1, sources[1], story)
    _until(lambda: _holds(story, item))
    return time.perf_counter() - began


def _bring_in(number: int, source: Source, story: Story) -> DeliveredItem:
    """One report from the upload on; it is stored as soon as it is read, and this waits for that."""
    piece = Incoming(name=f"report-{number}.html", payload=_page(number).encode(), media_type="text/html")
    delivery = open_delivery(kind=Delivery.Kind.FILES, pieces=[piece], source=source, story=story, keeps_at_once=True)
    item = delivery.items.get()

    def is_kept() -> bool:
        item.refresh_from_db()
        if item.state == DeliveredItem.State.FAILED:
            raise RuntimeError(item.failure_message)
        return item.state == DeliveredItem.State.KEPT

    _until(is_kept)
    return item


def _holds(story: Story, item: DeliveredItem) -> bool:
    result = comparison_status_of(story).result
    return result is not None and item.revision_id in result.revisions


def _until(is_so: Callable[[], bool]) -> None:
    began = time.perf_counter()
    while not is_so():
        if time.perf_counter() - began > _LONGEST_WAIT:
            raise RuntimeError("The worker did not finish in time; look at its log.")
        time.sleep(0.05)


def _page(number: int) -> str:
    headline, *paragraphs = demo_text(WORDS, offset=3 * number).split("\n\n")
    words = "".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in paragraphs)
    title = f"{html.escape(headline)} {number}"
    stated = "<meta property='article:published_time' content='2026-01-05T08:00:00Z'>"
    head = f"<!doctype html><html lang='en'><head><title>{title}</title>{stated}</head>"
    return f"{head}<body><article><h1>{title}</h1>{words}</article></body></html>"
