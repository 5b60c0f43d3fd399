"""What each fact about a report rests on, as pages tell it."""

from datetime import UTC, datetime

import pytest
from django.template.loader import render_to_string

from reports.templatetags.provenance import is_day_only, is_time_guessed, provenance_gaps, provenance_of
from reports.tests.factories import ArticleFactory, SourceFactory

pytestmark = pytest.mark.django_db


def test_facts_are_told_in_order_and_guesses_are_marked():
    article = ArticleFactory(
        provenance={"published_at": "guessed", "headline": "stated", "byline": "missing", "odd": "x"}
    )

    facts = provenance_of(article)

    assert [(fact.name, fact.told, fact.is_guess) for fact in facts] == [
        ("Headline", "stated by the document", False),
        ("Byline", "not known", True),
        ("Time of publication", "a guess", True),
    ]


def test_a_report_from_before_origins_were_stored_tells_nothing():
    assert provenance_of(ArticleFactory(provenance={})) == []


@pytest.mark.parametrize(
    ("fields", "gaps"),
    [
        ({}, []),
        ({"published_at": None}, ["time of publication not known"]),
        ({"provenance": {"published_at": "guessed"}}, ["time of publication is a guess"]),
    ],
)
def test_what_is_missing_is_said(fields, gaps):
    assert provenance_gaps(ArticleFactory(**fields)) == gaps


def test_outlet_that_nobody_has_looked_at_is_said():
    article = ArticleFactory(source=SourceFactory(is_confirmed=False))

    assert provenance_gaps(article) == ["outlet not confirmed"]


def test_time_is_a_guess_only_where_it_is_stored_as_one():
    assert is_time_guessed(ArticleFactory(provenance={"published_at": "guessed"}))
    assert not is_time_guessed(ArticleFactory(provenance={"published_at": "stated"}))
    assert not is_time_guessed(object())


def test_hour_that_nobody_gave_is_not_told():
    known = {"published_at": datetime(2026, 3, 2, 12, tzinfo=UTC)}
    day = ArticleFactory(provenance={"published_at": "person", "published_time": "missing"}, **known)
    hour = ArticleFactory(provenance={"published_at": "person"}, **known)

    told = [render_to_string("components/source_time.html", {"article": one}).strip() for one in (day, hour)]

    assert is_day_only(day)
    assert not is_day_only(hour)
    assert told[0] == '<time datetime="2026-03-02">2 Mar</time>, hour not given'
    assert "2 Mar 12:00 UTC" in told[1]
