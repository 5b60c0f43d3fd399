"""The upload form answers every mistake beside its field and keeps what was typed."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from reports.forms.fields import zone_choices
from reports.forms.upload import ArticleUploadForm
from reports.tests.factories import TEXT, ArticleFactory, SourceFactory, StoryFactory
from reports.text.intake import MAXIMUM_CHARACTERS

pytestmark = pytest.mark.django_db

GERMAN = (
    "Der Stadtrat von Brennick hat am Montag nach einer Nacht mit starkem Regen das alte Hafentor geschlossen. " * 3
)


def filled(**changes):
    """What a careful editor typed, with changes."""
    typed = {"new_source": "Quay Post", "text": TEXT, "zone": "UTC"} | changes
    return ArticleUploadForm(typed)


def codes_of(form):
    """The codes of the errors by field."""
    return {name: [error.code for error in errors] for name, errors in form.errors.as_data().items()}


def test_a_careful_editor_is_understood():
    source, story = SourceFactory(), StoryFactory()

    form = filled(
        new_source="", source=source.slug, story=story.slug, url="daily.example/one", published_at="2026-03-02T06:30"
    )

    assert form.is_valid(), form.errors
    assert (form.cleaned_data["source"], form.cleaned_data["story"]) == (source, story)
    assert form.cleaned_data["url"] == "https://daily.example/one"
    assert form.cleaned_data["published_at"] == datetime(2026, 3, 2, 6, 30, tzinfo=UTC)
    assert form.cleaned_data["text"] == TEXT


def test_white_space_of_the_text_is_kept():
    form = filled(text=f"\n\n  {TEXT}  \r\n")

    assert form.is_valid()
    assert form.cleaned_data["text"] == f"\n\n  {TEXT}  \r\n"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty"),
        (" \n\t ", "empty"),
        ("a" * (MAXIMUM_CHARACTERS + 1), "too_long"),
        ("12 34 !!! 56", "no_letters"),
        (TEXT + "\x00", "binary"),
        ("\x7fELF\x02\x01\x01\x00\x00\x00" * 50, "binary"),
        (TEXT + "\ud800", "lone_surrogates"),
        ("\n" * 30_000 + "a", "too_many_lines"),
    ],
    ids=lambda value: value if len(value) < 20 and value.isidentifier() else "text",
)
def test_a_text_that_cannot_be_taken_in_says_why(text, code):
    assert codes_of(filled(text=text)) == {"text": [code]}


def test_a_text_in_another_language_is_taken():
    assert filled(text=GERMAN).is_valid()


def test_ten_thousand_quotation_marks_are_no_letters():
    assert codes_of(filled(text="“" * 10_000)) == {"text": ["no_letters"]}


def test_direction_marks_are_no_mistake():
    assert filled(text="\u200f" + TEXT).is_valid()


def test_an_outlet_must_be_named():
    assert codes_of(filled(new_source=" ")) == {"source": ["missing"]}


def test_an_unknown_choice_is_told_at_its_field():
    assert codes_of(filled(source="no-such-outlet", story="no\x00story")) == {
        "source": ["invalid_choice"],
        "story": ["null_characters_not_allowed"],
    }


def test_two_outlets_are_one_too_many():
    assert codes_of(filled(source=SourceFactory().slug)) == {"new_source": ["two_sources"]}


def test_a_new_name_that_is_stored_means_the_stored_outlet():
    source = SourceFactory(name="Quay Post")

    form = filled(new_source="  quay   POST ")

    assert form.is_valid()
    assert form.cleaned_data["source"] == source


def test_naming_the_chosen_outlet_again_is_no_mistake():
    source = SourceFactory(name="Quay Post")

    assert filled(source=source.slug, new_source="Quay post").is_valid()


def test_two_stories_are_one_too_many():
    assert codes_of(filled(story=StoryFactory().slug, new_story="Gate opened")) == {"new_story": ["two_stories"]}


def test_a_stored_address_is_refused_with_its_article():
    stored = ArticleFactory(url="https://daily.example/one", source__name="Quay Post")

    form = filled(url="https://daily.example/one")

    assert codes_of(form) == {"url": ["stored"]}
    assert form.stored_article == stored


def test_a_stored_address_is_fine_for_its_next_version():
    ArticleFactory(url="https://daily.example/one", source__name="Quay Post")

    form = filled(url="https://daily.example/one", as_version="on")

    assert form.is_valid()
    assert form.offers_version


def test_the_same_address_at_another_outlet_is_fine():
    ArticleFactory(url="https://daily.example/one")

    assert filled(url="https://daily.example/one").is_valid()


@pytest.mark.parametrize(
    ("typed", "zone", "expected"),
    [
        ("2026-03-04T18:20", "UTC", datetime(2026, 3, 4, 18, 20, tzinfo=UTC)),
        ("2026-03-04 18:20", "Asia/Tokyo", datetime(2026, 3, 4, 9, 20, tzinfo=UTC)),
        ("2026-03-04T18:20", "America/New_York", datetime(2026, 3, 4, 23, 20, tzinfo=UTC)),
        ("2026-03-04T18:20+05:30", "UTC", datetime(2026, 3, 4, 12, 50, tzinfo=UTC)),
    ],
)
def test_the_moment_is_that_of_the_zone(typed, zone, expected):
    form = filled(published_at=typed, zone=zone)

    assert form.is_valid(), form.errors
    assert form.cleaned_data["published_at"] == expected


@pytest.mark.parametrize(
    ("typed", "zone", "code"),
    [
        ("yesterday", "UTC", "not_a_time"),
        ("2026-02-31T10:00", "UTC", "not_a_time"),
        ("0001-01-01T00:00", "Asia/Tokyo", "year"),
        ("9999-12-31T23:59", "America/New_York", "year"),
        ("2026-03-29T02:30", "Europe/Berlin", "skipped_hour"),
    ],
)
def test_a_moment_that_cannot_be_is_told(typed, zone, code):
    assert codes_of(filled(published_at=typed, zone=zone)) == {"published_at": [code]}


def test_a_moment_after_tomorrow_is_told():
    later = timezone.now() + timedelta(days=3)
    expected = "future" if later.year == (timezone.now() + timedelta(days=1)).year else "year"

    assert codes_of(filled(published_at=f"{later:%Y-%m-%dT%H:%M}")) == {"published_at": [expected]}


def test_an_unknown_zone_is_told():
    assert codes_of(filled(published_at="2026-03-04T18:20", zone="Moon/Tycho")) == {"zone": ["invalid_choice"]}


def test_zones_begin_with_utc_and_are_grouped():
    first, *groups = zone_choices()

    assert first == ("UTC", "UTC")
    assert ("Europe/Berlin", "Berlin") in dict(groups)["Europe"]


def test_the_story_of_the_link_is_chosen_even_when_it_is_old(monkeypatch):
    monkeypatch.setattr("reports.selectors.choices.STORIES_OFFERED", 1)
    old, new = StoryFactory(), StoryFactory()

    form = ArticleUploadForm(story_slug=old.slug)

    assert [slug for slug, _ in form.fields["story"].choices] == ["", new.slug, old.slug]
    assert form["story"].value() == old.slug


def test_an_old_story_that_was_chosen_is_still_chosen_after_a_mistake(monkeypatch):
    monkeypatch.setattr("reports.selectors.choices.STORIES_OFFERED", 1)
    old, _ = StoryFactory(), StoryFactory()

    form = filled(story=old.slug, text="")

    assert f'<option value="{old.slug}" selected>' in str(form["story"])


def test_a_field_with_a_mistake_points_at_its_message():
    form = filled(text="")

    assert 'aria-invalid="true"' in str(form["text"])
    assert 'aria-describedby="id_text_helptext id_text_error"' in str(form["text"])
