"""Real Celery workers poll a feed of a real server and store its reports, though one of them is killed on the way."""

import time
from collections.abc import Iterator

import pytest
from django.utils import timezone

from framing.tests.workers import kill, running_worker
from reports.models import Article, DeliveredItem, Feed
from reports.services.delivery_sweep import sweep_deliveries
from reports.services.feeds import add_feed
from reports.tests.factories import PARAGRAPHS, SourceFactory
from reports.tests.serving import Answer, Site, serving

pytestmark = [pytest.mark.worker, pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("worker")]
HEADLINES = ("Council shuts the old harbour gate", "Rain breaks the lower wall at Brennick")


@pytest.fixture
def site(settings) -> Iterator[Site]:
    """An outlet with rules, a feed and two reports."""
    with serving() as running:
        settings.FETCH_PRIVATE_HOSTS = [f"127.0.0.1:{running.port}"]
        today = timezone.now().isoformat()
        links = "".join(
            f"<item><title>{line}</title><link>{running.address(f'/{n}')}</link><pubDate>{today}</pubDate></item>"
            for n, line in enumerate(HEADLINES)
        )
        feed = f'<rss version="2.0"><channel><title>The Gate</title>{links}</channel></rss>'
        running.routes["/robots.txt"] = Answer(b"User-agent: *\nDisallow: /private/", media_type="text/plain")
        running.routes["/feed.xml"] = Answer(feed.encode(), media_type="application/rss+xml")
        for n, line in enumerate(HEADLINES):
            running.routes[f"/{n}"] = Answer(page(line))
        yield running


def page(headline: str) -> bytes:
    body = "".join(f"<p>{words}</p>" for words in PARAGRAPHS)
    head = f"<html lang=en><head><title>{headline}</title></head>"
    return f"{head}<body><article><h1>{headline}</h1>{body}</article>".encode()


def wait_until(is_so, seconds: float = 90) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end and not is_so():
        time.sleep(0.1)
    return is_so()


def surroundings(site: Site) -> dict[str, str]:
    return {"FETCH_PRIVATE_HOSTS": f"127.0.0.1:{site.port}", "FETCH_HOST_SECONDS": "1", "RUN_LEASE": "3"}


def test_feed_is_polled_and_its_reports_are_stored(site: Site) -> None:
    feed = add_feed(source=SourceFactory(), address=site.address("/feed.xml"), keeps_at_once=True)

    with running_worker(**surroundings(site)):
        wait_until(lambda: Article.objects.count() == 2)

    assert set(Article.objects.values_list("headline", flat=True)) == set(HEADLINES)
    assert {article.source for article in Article.objects.all()} == {feed.source}
    assert site.paths()[0] == "/robots.txt"
    assert sorted(site.paths()) == ["/0", "/1", "/feed.xml", "/robots.txt"]
    feed.refresh_from_db()
    assert (feed.last_result, feed.failures) == ("2 new reports.", 0)


def test_page_that_a_killed_worker_was_fetching_is_fetched_by_the_next(site: Site) -> None:
    def hangs(running: Site) -> Iterator[bytes]:
        running.over.wait(60)
        yield b"late"

    site.routes["/0"] = Answer(pieces=hangs)
    add_feed(source=SourceFactory(), address=site.address("/feed.xml"), keeps_at_once=True)
    with running_worker(**surroundings(site)) as worker:
        assert wait_until(lambda: "/0" in site.paths())
        kill(worker)
    assert DeliveredItem.objects.filter(state="fetching").exists()
    site.routes["/0"] = Answer(page(HEADLINES[0]))
    time.sleep(3.5)  # its lease ends

    with running_worker(**surroundings(site)):
        sweep_deliveries()
        wait_until(lambda: sweep_deliveries() == 0 and Article.objects.count() == 2)

    assert Article.objects.count() == 2
    assert Feed.objects.get().failures == 0
