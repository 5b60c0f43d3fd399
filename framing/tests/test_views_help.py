"""Help where questions arise: topics, the words in plain language, the example worked through."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse

from framing.help_topics import TOPICS
from framing.reader_glossary import GROUPS
from framing.tests.factories import AnalysisRunFactory, ComparisonFactory, TermHitFactory
from framing.worked_example import worked_example
from reports.tests.factories import ArticleFactory, StoryFactory

ROOT = Path(settings.BASE_DIR)
METHOD = reverse("framing:method")
EXAMPLE = reverse("framing:method_example")
GLOSSARY = reverse("framing:glossary")
TEMPLATES = " ".join(path.read_text(encoding="utf-8") for path in (ROOT / "templates").rglob("*.html"))
ROWS = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8").splitlines()
ENTRIES = {row.split("|")[1].strip() for row in ROWS if row.startswith("| ")}
WORDS = [word for group in GROUPS for word in group.words]
ID = re.compile(r'id="([^"]+)"')


@pytest.fixture(scope="module")
def method_anchors():
    return set(ID.findall((ROOT / "templates" / "framing" / "method.html").read_text(encoding="utf-8")))


@pytest.mark.parametrize("name", TOPICS)
def test_topic_leads_to_a_part_of_the_method_and_stands_on_a_page(name, method_anchors):
    assert TOPICS[name].anchor in method_anchors
    assert f'{{% help_with "{name}" ' in TEMPLATES


def test_help_opens_without_script():
    said = render_to_string("components/help.html", {"topic": TOPICS["interval"]})

    assert said.startswith('<details class="help"><summary')
    assert f'href="{METHOD}#interval"' in said


@pytest.mark.django_db
def test_story_explains_its_signs_where_they_stand(client):
    story = StoryFactory()
    for _ in range(2):
        run = AnalysisRunFactory(revision=ArticleFactory(story=story).latest_revision)
        TermHitFactory(run=run, phrase="siege")
    ComparisonFactory(story=story)

    page = client.get(story.get_absolute_url()).text

    for name in ("voice", "strip", "interval", "enough-text"):
        assert TOPICS[name].question in page


def test_contents_of_the_method_name_every_section(method_anchors):
    page = (ROOT / "templates" / "framing" / "method.html").read_text(encoding="utf-8")

    sections = re.findall(r'<section id="([^"]+)">', page)
    listed = re.findall(r'<li><a href="#([^"]+)">', page)

    assert listed == sections


@pytest.mark.parametrize("word", WORDS, ids=lambda word: word.word)
def test_word_is_one_of_the_glossary_and_leads_into_the_method(word, method_anchors):
    entry = word.entry or word.word

    assert any(row == entry or row.startswith((f"{entry} (", f"{entry}, ")) for row in ENTRIES)
    assert not word.anchor or word.anchor in method_anchors


def test_every_word_is_told_once():
    assert len({word.slug for word in WORDS}) == len(WORDS)


@pytest.mark.django_db
def test_glossary_has_an_address_for_every_word(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        page = client.get(GLOSSARY).text

    assert {word.slug for word in WORDS} <= set(ID.findall(page))


@pytest.mark.django_db
def test_example_tells_every_figure_that_was_found(client, django_assert_num_queries):
    rated, short = worked_example().rated, worked_example().short

    with django_assert_num_queries(0):
        page = client.get(EXAMPLE).text

    assert f"{rated.own_hits} ÷ {rated.own_words} × 1,000 = <b>{rated.rate:.1f}</b>" in page
    assert f"({rated.low:.1f}–{rated.high:.1f})" in page
    assert f"only {short.own_words} own words" in page
    assert "not enough text to say" in page
    assert worked_example().figures.note in page


def test_marks_of_the_example_add_up():
    for report in worked_example().reports:
        assert sum(mark.enters_rate for mark in report.marks) == report.own_hits
        assert 1000 * report.own_hits / report.own_words == pytest.approx(report.rate, abs=0.001)


def test_texts_of_the_example_are_told_whole():
    for name, report in zip(("ostrell-chronicle", "quay-post"), worked_example().reports, strict=True):
        text = (ROOT / "framing" / "worked_example" / f"{name}.txt").read_text(encoding="utf-8")
        told = ["".join(piece.text for piece in pieces) for pieces in report.paragraphs]
        assert told == text.strip().split("\n\n")


@pytest.mark.django_db
def test_marks_of_the_example_lead_to_their_rows_and_back(client):
    page = client.get(EXAMPLE).text
    ids = set(ID.findall(page))

    assert set(re.findall(r'href="#([^"]+)"', page)) <= ids | {"main"}
