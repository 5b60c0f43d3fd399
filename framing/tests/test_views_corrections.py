"""Correcting a quotation, taking a correction back, and the log."""

import re
from html import unescape

import pytest
from django.urls import reverse

from framing.models import AnalysisRun
from framing.tests.factories import AnalysisRunFactory, EditorFactory
from framing.tests.statements import compared_story
from reports.models import Quote, QuoteCorrection
from reports.tests.factories import ArticleFactory, QuoteCorrectionFactory, QuoteFactory, ReaderFactory, RevisionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def quote():
    compared_story()
    return Quote.objects.filter(kind="direct").first()


@pytest.fixture
def editor(client):
    editor = EditorFactory()
    client.force_login(editor)
    return editor


def address(quote):
    return reverse("framing:quote_correct", args=[quote.revision.article_id, quote.number])


def filled_in(client, quote, **changes):
    form = client.get(address(quote)).context["form"]
    names = ("kind", "first", "last", "speaker_name", "quote")
    return {name: form[name].value() for name in names} | {"reason": "As printed."} | changes


def number_of(client, quote, word):
    form = client.get(address(quote)).context["form"]
    return next(found.number for found in form.words if word in found.text)


def test_form_shows_the_words_numbered_and_what_is_chosen(client, quote, editor):
    page = client.get(address(quote)).text

    assert '<span class="numbered-word is-inside" data-word="2">closed<sub>2</sub></span>' in page
    assert '<option value="1" selected>1 · “We</option>' in page
    assert '<option value="7" selected>7 · hurt,”</option>' in page
    assert '<option value="Mara Quill">' in page


def test_other_bounds_are_stored_from_word_to_word(client, quote, editor):
    data = filled_in(client, quote, last=number_of(client, quote, "before"))

    response = client.post(address(quote), data)

    stored = QuoteCorrection.objects.get()
    assert response.url == reverse("framing:story_quotes", args=[quote.revision.article.story.slug])
    assert quote.revision.text[stored.start : stored.end] == "We closed it before"
    assert (stored.corrected_by, stored.reason) == (editor, "As printed.")


def test_after_saving_the_page_says_that_the_report_is_analysed_again(client, quote, editor):
    run = AnalysisRun.objects.get(revision=quote.revision)
    AnalysisRunFactory(revision=run.revision, corrections=1, queued=True)

    response = client.post(address(quote), filled_in(client, quote, kind="mixed"), follow=True)

    assert "The correction is stored. The report is being analysed again." in response.text
    assert "until then its last analysis is shown" in response.text


def test_removal_is_stored_whatever_else_was_chosen(client, quote, editor):
    client.post(address(quote), filled_in(client, quote, removed="on"))

    assert QuoteCorrection.objects.get().removed


def test_bounds_that_were_not_touched_stay_as_they_were(client, quote, editor):
    client.post(address(quote), filled_in(client, quote, speaker_name=""))

    stored = QuoteCorrection.objects.get()
    assert (stored.start, stored.end, stored.speaker_name) == (quote.start, quote.end, "")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "The quotation stands like this already."),
        ({"first": 5, "last": 2}, "The last word stands before the first one."),
        ({"speaker_name": "Ilse Nobody"}, "does not stand in this report"),
        ({"kind": "shout"}, "Select a valid choice"),
        ({"first": "x"}, "Select a valid choice"),
        ({"last": ""}, "This field is required"),
        ({"reason": "a" * 301, "kind": "mixed"}, "it may have 300"),
    ],
)
def test_refused_corrections_are_answered_and_keep_what_was_typed(client, quote, editor, changes, words):
    response = client.post(address(quote), filled_in(client, quote, **changes))

    assert response.status_code == 422
    assert words in response.text
    assert changes.get("speaker_name", changes.get("reason", "As printed.")) in response.text
    assert not QuoteCorrection.objects.exists()


def test_form_that_was_open_while_numbers_moved_still_means_its_quotation(client, quote, editor):
    data = filled_in(client, quote, kind="mixed")
    Quote.objects.filter(pk=quote.pk).update(number=77)

    client.post(address(quote), data)

    assert QuoteCorrection.objects.get().target_start == quote.start


def test_phrase_over_two_lines_is_shown_in_one_as_browsers_keep_it(client, quote, editor):
    Quote.objects.filter(pk=quote.pk).update(speaker_name="", speaker_key="", speaker_text="Mara\nQuill")

    assert filled_in(client, quote)["speaker_name"] == "Mara Quill"
    assert client.post(address(quote), filled_in(client, quote)).status_code == 422


def test_form_that_was_open_while_the_text_changed_corrects_nothing_in_the_new_one(client, quote, editor):
    data = filled_in(client, quote, kind="mixed")
    newer = RevisionFactory(article=quote.revision.article, text="Ships\n\nMara Quill let ships and boats wait there.")
    QuoteFactory(revision=newer, engine=quote.engine, number=quote.number, start=24, end=39)
    AnalysisRunFactory(revision=newer)

    response = client.post(address(quote), data)

    assert (response.status_code, "newer text" in response.text) == (422, True)
    assert not QuoteCorrection.objects.exists()


def test_quotation_that_is_not_there_is_not_found(client, quote, editor):
    assert client.get(address(quote).replace("/1/", "/99/")).status_code == 404
    assert client.get("/articles/999999/quotes/1/correct/").status_code == 404


def test_readers_may_not_correct_nor_undo(client, quote):
    client.force_login(ReaderFactory())
    undo = reverse("framing:correction_undo", args=[quote.revision.article_id, 1])

    assert client.get(address(quote)).status_code == 403
    assert client.post(address(quote), {}).status_code == 403
    assert client.post(undo).status_code == 403


def test_strangers_are_asked_to_sign_in(client, quote):
    assert client.get(address(quote)).status_code == 302


@pytest.fixture
def correction():
    article = ArticleFactory()
    AnalysisRunFactory(revision=article.latest_revision)
    QuoteFactory(revision=article.latest_revision, number=1)
    return QuoteCorrectionFactory(revision=article.latest_revision)


def log(client, correction):
    return client.get(reverse("framing:correction_log", args=[correction.revision.article_id])).text


def test_log_tells_before_after_who_and_why(client, correction):
    page = log(client, correction)

    assert page.index("Mara Quill") < page.index("the harbour office")
    assert correction.corrected_by.username in page
    assert "The notice of the office has these words." in page
    assert "Take it back" not in page


def test_editor_takes_a_correction_back_and_the_log_says_so(client, correction, editor):
    assert "Take it back" in log(client, correction)
    undo = reverse("framing:correction_undo", args=[correction.revision.article_id, correction.number])

    page = client.post(undo, follow=True).text

    assert "Correction 1 is taken back." in page
    assert "takes back" in page
    assert "Take it back" not in page
    assert client.get(undo).status_code == 405
    assert client.post(undo.replace("/1/", "/9/")).status_code == 404


def test_log_without_corrections_says_so(client):
    article = ArticleFactory()

    assert "Nothing was corrected" in client.get(reverse("framing:correction_log", args=[article.pk])).text


@pytest.mark.parametrize("count", [1, 12])
def test_log_costs_the_same_at_any_length(client, count, django_assert_num_queries):
    article = ArticleFactory()
    corrections = QuoteCorrectionFactory.create_batch(count, revision=article.latest_revision)

    with django_assert_num_queries(3):
        log(client, corrections[0])


def test_missed_quotation_is_added_from_its_paragraph(client, quote, editor):
    article = quote.revision.article
    address = reverse("framing:quote_add", args=[article.pk])
    assert "In which paragraph does it begin?" in client.get(address).text
    form = client.get(address, {"paragraph": 2}).context["form"]
    nine, days = (next(w.number for w in form.words if word in w.text) for word in ("nine", "days"))
    data = {"kind": "indirect", "first": nine, "last": days, "speaker_name": "Mara Quill", "reason": "Missed."}

    response = client.post(f"{address}?paragraph=2", data)

    stored = QuoteCorrection.objects.get()
    assert response.status_code == 302
    assert (stored.revision.text[stored.start : stored.end], stored.target_start) == ("nine days.", None)
    assert "added" in log(client, stored)


def test_addition_that_cannot_be_is_answered_in_words(client, quote, editor):
    address = reverse("framing:quote_add", args=[quote.revision.article_id])
    data = {"kind": "direct", "first": 1, "last": 3, "speaker_name": "Ilse Nobody"}

    response = client.post(f"{address}?paragraph=2", data)

    assert response.status_code == 422
    assert "does not stand in this report" in response.text
    for query in ("?paragraph=99", "?paragraph=x", "?paragraph="):
        assert "In which paragraph" in client.get(address + query).text


def test_addition_to_a_text_that_was_replaced_meanwhile_asks_for_the_paragraph_again(client, quote, editor):
    article = quote.revision.article
    page = client.get(reverse("framing:quote_add", args=[article.pk]), {"paragraph": 2}).text
    action = unescape(re.search(r'class="correct-form" action="([^"]+)"', page)[1])
    RevisionFactory(article=article, text="Ships\n\nMara Quill let ships and boats wait there.")

    response = client.post(action, {"kind": "indirect", "first": 1, "last": 2, "speaker_name": "Mara Quill"})

    assert not QuoteCorrection.objects.exists()
    assert "In which paragraph" in response.text
    assert "newer text" in response.text


def test_readers_may_not_add(client, quote):
    client.force_login(ReaderFactory())

    assert client.get(reverse("framing:quote_add", args=[quote.revision.article_id])).status_code == 403
