"""Taking in a report: what is stored, what is refused, and that nothing is left behind."""

import pytest

from reports.models import Article, ArticleRevision, Source
from reports.services.ingest import submit_article
from reports.signals import revision_stored
from reports.tests.factories import SourceFactory, StoryFactory
from reports.text.intake import MAXIMUM_CHARACTERS, TextRefused

pytestmark = pytest.mark.django_db

REPORT = """Ferry returns to Brennick after engine fault

The evening ferry turned back to Brennick on Tuesday with 40 passengers on board, the harbour office said.

“Nobody was hurt and everybody is at home,” harbour master Edda Roon told reporters.
"""
GERMAN = """Fähre kehrt nach Motorschaden zurück

Die Abendfähre ist am Dienstag mit vierzig Fahrgästen an Bord in den Hafen zurückgekehrt, teilte das Hafenamt mit.
"""
OTHER_LANGUAGES = {
    GERMAN: "de",
    "港口大门因暴雨关闭两天\n\n港务局周一表示，老港口大门将关闭至周三。没有人受伤。\n\n渔民协会要求赔偿。": "zh",
    "大雨で港の門が閉鎖\n\n港湾局は大雨のため旧港の門を閉鎖すると発表した。\n\n漁業者は補償を求めている。": "ja",
    "إغلاق بوابة الميناء\n\nقال مكتب الميناء يوم الاثنين إن البوابة القديمة ستبقى مغلقة بسبب الأمطار.": "ar",
}
BAD_TEXTS = {
    "empty": "",
    "only_blanks": " \n\t\n ",
    "no_letters": "12 34 56 — 78, 90!",
    "binary": "PK\x03\x04\x00\x00report" + "\x01\x02" * 50,
    "nul_byte": "Ferry returns\n\nThe ferry\x00 turned back to the harbour on Tuesday.",
    "lone_surrogate": "Ferry returns\n\nThe ferry \ud800 turned back to the harbour.",
    "five_megabytes": "The ferry turned back. " * 230_000,
    "arabic": "عاد القارب إلى الميناء يوم الثلاثاء وعلى متنه أربعون راكبا بعد عطل في المحرك",
    "only_a_headline": "Ferry returns to Brennick after engine fault",
}


def test_report_is_stored_with_headline_zones_and_digest():
    article = submit_article(source=SourceFactory(), text=REPORT)

    revision = article.latest_revision
    assert article.headline == "Ferry returns to Brennick after engine fault"
    assert revision.number == 1
    assert revision.text_length == len(revision.text)
    assert [zone for zone, _, _ in revision.zones] == ["headline", "body", "body"]


def test_same_text_again_is_the_same_article():
    source = SourceFactory()

    first, second = (submit_article(source=source, text=REPORT) for _ in range(2))

    assert first == second
    assert ArticleRevision.objects.count() == 1


def test_changed_text_at_the_same_address_is_a_new_revision():
    source, address = SourceFactory(), "https://daily.example/ferry"

    first = submit_article(source=source, text=REPORT, url=address)
    second = submit_article(source=source, text=REPORT.replace("40", "44"), url=address)

    assert first == second
    assert list(second.revisions.values_list("number", flat=True)) == [1, 2]
    assert "44" in second.latest_revision.text


def test_same_text_of_two_sources_is_two_articles():
    one, other = (submit_article(source=SourceFactory(), text=REPORT) for _ in range(2))

    assert one != other


def test_headline_of_its_own_field_stands_first_and_is_the_headline():
    article = submit_article(source=SourceFactory(), text=REPORT.split("\n\n", 1)[1], headline="Ferry is back")

    assert article.headline == "Ferry is back"
    assert article.latest_revision.text.startswith("Ferry is back\n\nThe evening ferry")


def test_story_chosen_by_a_person_is_kept_as_their_decision():
    article = submit_article(source=SourceFactory(), text=REPORT, story=StoryFactory())

    assert article.placement == Article.Placement.PERSON


@pytest.mark.parametrize("text", BAD_TEXTS.values(), ids=BAD_TEXTS.keys())
def test_bad_text_is_refused_in_words_and_nothing_is_stored(text):
    source = SourceFactory()

    with pytest.raises(TextRefused) as refused:
        submit_article(source=source, text=text)

    assert refused.value.message.endswith((".", "first.", "English."))
    assert not Article.objects.exists()
    assert Source.objects.count() == 1


@pytest.mark.parametrize(("text", "language"), [(REPORT, "en"), *OTHER_LANGUAGES.items()], ids=lambda value: value[:6])
def test_a_report_is_kept_with_its_language_whatever_it_is(text, language):
    article = submit_article(source=SourceFactory(), text=text)

    assert (article.language, article.latest_revision.language) == (language, language)
    assert [zone for zone, _, _ in article.latest_revision.zones][:2] == ["headline", "body"]


def test_a_new_text_may_be_in_another_language():
    source, address = SourceFactory(), "https://daily.example/ferry"

    submit_article(source=source, text=GERMAN, url=address)
    article = submit_article(source=source, text=REPORT, url=address)

    assert article.language == "en"
    assert list(article.revisions.values_list("language", flat=True)) == ["de", "en"]


def test_longest_text_is_still_taken():
    text = REPORT + "The ferry turned back. " * ((MAXIMUM_CHARACTERS - len(REPORT)) // 23)

    assert submit_article(source=SourceFactory(), text=text).latest_revision.text_length > MAXIMUM_CHARACTERS * 0.99


def test_direction_marks_are_dropped_and_the_editor_is_told():
    article = submit_article(source=SourceFactory(), text=REPORT.replace("Tuesday", "\u202eTuesday\u202c"))

    revision = article.latest_revision
    assert "\u202e" not in revision.text
    assert [problem["code"] for problem in revision.problems] == ["direction_marks_removed"]


def test_every_new_revision_is_announced_once(django_capture_on_commit_callbacks):
    heard = []

    def listen(revision_id, **kwargs):
        heard.append(revision_id)

    revision_stored.connect(listen)
    source = SourceFactory()
    articles = [submit_article(source=source, text=REPORT) for _ in range(2)]
    revision_stored.disconnect(listen)

    assert heard == [articles[0].latest_revision_id]
