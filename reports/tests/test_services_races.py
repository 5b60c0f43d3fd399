"""Two people or two workers at the same moment: neither makes a double, neither is refused."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from time import sleep

import pytest
from django.db import connection, transaction

from reports.models import Source, Story
from reports.services import stories
from reports.services.ingest import submit_article
from reports.services.sources import add_source
from reports.services.stories import open_story, propose_story
from reports.tests.factories import SourceFactory

pytestmark = pytest.mark.django_db(transaction=True)

FERRY = (
    "Ferry Aurora returns to Brennick after engine fault\n\n"
    "The ferry Aurora turned back to Brennick on Monday with forty passengers after an engine fault."
)


def _at_once(*works):
    """What the works answer that are begun together, each on a connection of its own."""
    start = Barrier(len(works))

    def done(work):
        start.wait(timeout=10)
        try:
            return work()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(works)) as threads:
        return list(threads.map(done, works))


def _slowly(work):
    """The same work whose transaction stays open a while, as one that also stores a report does."""

    def done():
        with transaction.atomic():
            found = work()
            sleep(0.3)
        return found

    return done


def test_new_outlet_named_twice_at_once_is_one():
    first, second = _at_once(*[_slowly(lambda: add_source(name="Brennick Mail"))] * 2)

    assert first == second == Source.objects.get()


def test_two_stories_of_one_title_opened_at_once_get_two_addresses():
    _at_once(*[_slowly(lambda: open_story(title="Harbour gate shut"))] * 2)

    assert set(Story.objects.values_list("slug", flat=True)) == {"harbour-gate-shut", "harbour-gate-shut-2"}


def test_two_first_reports_of_one_event_placed_at_once_stand_in_one_story(monkeypatch):
    best = stories.best_story

    def taking_its_time(*args):
        proposal = best(*args)
        sleep(0.3)
        return proposal

    monkeypatch.setattr(stories, "best_story", taking_its_time)
    articles = [submit_article(source=SourceFactory(), text=FERRY) for _ in range(2)]

    first, second = _at_once(*[lambda article=article: propose_story(article=article) for article in articles])

    assert first == second == Story.objects.get()
