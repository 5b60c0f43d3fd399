"""Two people or two workers at the same moment: neither makes a double, neither is refused."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from time import sleep

import pytest
from django.db import connection, transaction

from reports.models import Article, PrimaryText, Quote, QuoteCorrection, Source, Story, ZoneCorrection
from reports.models.primary import MOST_LIVE
from reports.services import placing
from reports.services.corrections import CorrectionRefused, correct_quote, undo_correction
from reports.services.delivery_items import ItemRefused
from reports.services.ingest import submit_article
from reports.services.keeping import keep_item
from reports.services.primary_texts import PrimaryTextRefused, attach_primary_text
from reports.services.sources import add_source
from reports.services.stories import open_story, propose_story
from reports.services.story_holding import StoryChangeRefused
from reports.services.story_merging import merge_stories
from reports.services.undoing import undo_item
from reports.services.zone_corrections import correct_zones
from reports.tests.deliveries import known
from reports.tests.factories import (
    PrimaryTextFactory,
    QuoteCorrectionFactory,
    QuoteFactory,
    SourceFactory,
    StoryFactory,
)

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
    best = placing.likeliest_stories

    def taking_its_time(*args, **options):
        proposal = best(*args, **options)
        sleep(0.3)
        return proposal

    monkeypatch.setattr(placing, "likeliest_stories", taking_its_time)
    articles = [submit_article(source=SourceFactory(), text=FERRY) for _ in range(2)]

    first, second = _at_once(*[lambda article=article: propose_story(article=article) for article in articles])

    assert first == second == Story.objects.get()


def test_two_editors_who_correct_one_quotation_at_once_are_one_correction_and_a_refusal():
    quote = QuoteFactory()
    shown = {"kind": "mixed", "start": quote.start, "end": quote.end}

    def corrected_to(name):
        def done():
            try:
                return correct_quote(quote=Quote.objects.get(pk=quote.pk), speaker_name=name, **shown)
            except CorrectionRefused as refused:
                return refused.message

        return done

    made = _at_once(_slowly(corrected_to("Mara Quill")), _slowly(corrected_to("Fishermen")))

    assert [row.number for row in QuoteCorrection.objects.all()] == [1]
    assert sum(isinstance(answer, str) and "Correction 1 has changed this quotation" in answer for answer in made) == 1


def test_two_editors_who_correct_two_quotations_at_once_leave_both_rows_in_order():
    quote = QuoteFactory()
    other = QuoteFactory(revision=quote.revision, start=quote.end + 2, end=quote.end + 9)

    def corrected(one):
        shown = {"kind": "mixed", "start": one.start, "end": one.end, "speaker_name": one.speaker}
        return lambda: correct_quote(quote=Quote.objects.get(pk=one.pk), **shown)

    _at_once(_slowly(corrected(quote)), _slowly(corrected(other)))

    assert sorted(row.number for row in QuoteCorrection.objects.all()) == [1, 2]


def test_a_quotation_and_zones_corrected_at_once_share_the_numbers():
    quote = QuoteFactory()
    shown = {"kind": "mixed", "start": quote.start, "end": quote.end, "speaker_name": quote.speaker}
    wanted = [zone for zone, _, _ in quote.revision.zones]
    wanted[-1] = "caption"

    _at_once(
        _slowly(lambda: correct_quote(quote=Quote.objects.get(pk=quote.pk), **shown)),
        _slowly(lambda: correct_zones(revision=quote.revision, wanted=wanted, shown=0)),
    )

    numbers = [row.number for model in (QuoteCorrection, ZoneCorrection) for row in model.objects.all()]
    assert sorted(numbers) == [1, 2]


def test_the_same_zones_stored_twice_at_once_are_one_correction():
    revision = QuoteFactory().revision
    wanted = [zone for zone, _, _ in revision.zones]
    wanted[-1] = "caption"

    first, second = _at_once(*[_slowly(lambda: correct_zones(revision=revision, wanted=wanted, shown=0))] * 2)

    assert first == second == ZoneCorrection.objects.get()


def test_correction_undone_twice_at_once_has_one_undo():
    correction = QuoteCorrectionFactory()

    first, second = _at_once(*[_slowly(lambda: undo_correction(correction=correction))] * 2)

    assert first == second


def test_two_primary_texts_for_the_last_place_at_once_are_one_and_a_refusal():
    story = StoryFactory()
    PrimaryTextFactory.create_batch(MOST_LIVE - 1, story=story)
    given = {"story": story, "kind": "document", "speaker": "Mara Quill"}

    def attached(text):
        def done():
            try:
                return attach_primary_text(text=text, **given)
            except PrimaryTextRefused as refused:
                return refused.message

        return _slowly(done)

    answers = _at_once(attached("We closed it."), attached("We opened it."))

    assert sum(isinstance(answer, str) for answer in answers) == 1
    assert PrimaryText.objects.live().count() == MOST_LIVE


@pytest.mark.parametrize("turn", range(4))
def test_report_that_is_taken_out_while_its_story_is_merged_waits_for_it(turn):
    item, into = known(), StoryFactory()
    article = keep_item(item=item, by=None).article
    story = StoryFactory(is_title_proposed=True)
    Article.objects.filter(pk=article.pk).update(story=story, placement=Article.Placement.PROPOSED)

    def undone():
        try:
            return undo_item(item=item)
        except ItemRefused as refused:
            return refused.code

    def merged():
        try:
            return merge_stories(into=into, merged=story).kind
        except StoryChangeRefused as refused:
            return refused.message

    answers = _at_once(undone, merged)

    assert answers in [["worked_on", "merged"], [None, "This story is gone."]]
