"""The list of all reports: found by words in any language, narrowed, sorted, ticked."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from reports.tests.factories import ArticleFactory, ReaderFactory, RevisionFactory, SourceFactory, StoryFactory
from reports.tests.story_rows import ArrangerFactory, StoryProposalFactory, proposed

pytestmark = pytest.mark.django_db
LIST = reverse("reports:article_list")


@pytest.fixture
def editor(client):
    person = ArrangerFactory()
    client.force_login(person)
    return person


def listed(client, **query):
    page = client.get(LIST, query)
    return [article.headline for article in page.context["page"]]


def written(headline, text, language="en", **fields):
    article = ArticleFactory(headline=headline, language=language, revision=False, **fields)
    RevisionFactory(article=article, text=f"{headline}\n\n{text}", language=language)
    return article


def test_words_are_found_by_the_language_of_the_text(client, editor):
    written("Gate", "The wardens closed the gates of the town.")
    written("Tor", "Die Wärter schlossen das Tor der Stadt.", language="de")
    written("Old", "A gate was closing.", language="nl")

    assert listed(client, q="closing") == ["Old", "Gate"]
    assert listed(client, q="Wärter") == ["Tor"]
    assert listed(client, q="Wärters") == []
    assert listed(client, q='"closed the gates"') == ["Gate"]
    assert listed(client, q="gate") == ["Old", "Gate"]


def test_only_the_newest_text_of_a_report_is_found(client, editor):
    article = written("Gate", "The wardens sang.")
    RevisionFactory(article=article, text="Gate\n\nThe wardens slept.")

    assert listed(client, q="sang") == []
    assert listed(client, q="slept") == ["Gate"]


def test_headline_is_found_by_a_part_of_a_word(client, editor):
    ArticleFactory(headline="Lighthouse goes dark")

    assert listed(client, q="lighth") == ["Lighthouse goes dark"]


def test_list_is_narrowed_by_what_is_known(client, editor):
    source = SourceFactory()
    ArticleFactory(headline="None", source=source)
    proposed(StoryFactory(), headline="Machine")
    ArticleFactory(headline="Person", story=StoryFactory(), agency="Northgate Wire")
    ArticleFactory(headline="Tor", language="de")
    StoryProposalFactory(article=proposed(StoryFactory(), headline="Maybe"))

    assert listed(client, source=source.slug) == ["None"]
    assert listed(client, state="none") == ["Tor", "None"]
    assert listed(client, state="proposed") == ["Maybe", "Machine"]
    assert listed(client, state="person") == ["Person"]
    assert listed(client, state="maybe") == ["Maybe"]
    assert listed(client, language="other") == ["Tor"]
    assert listed(client, language="de") == ["Tor"]
    assert listed(client, copy="1") == ["Person"]


def test_days_are_those_of_publication_or_else_of_coming_in(client, editor):
    for day in (1, 2, 3):
        ArticleFactory(headline=f"Day {day}", published_at=datetime(2026, 3, day, 23, 30, tzinfo=UTC))
    ArticleFactory(headline="Unknown", published_at=None)

    assert listed(client, first="2026-03-02", last="2026-03-02") == ["Day 2"]
    assert listed(client, last="2026-03-01") == ["Day 1"]
    assert "Unknown" in listed(client, first="2026-03-02")


def test_list_is_sorted_as_asked(client, editor):
    ArticleFactory(headline="B", source__name="Beta", published_at=datetime(2026, 3, 2, tzinfo=UTC))
    ArticleFactory(headline="A", source__name="Alpha", published_at=datetime(2026, 3, 1, tzinfo=UTC))

    assert listed(client) == ["B", "A"]
    assert listed(client, sort="oldest") == ["A", "B"]
    assert listed(client, sort="stored") == ["A", "B"]
    assert listed(client, sort="source") == ["A", "B"]


def test_report_in_another_language_says_that_it_is_not_analysed(client, editor):
    ArticleFactory(headline="Tor", language="de")

    page = client.get(LIST).text

    assert '<span class="tag">German: not analysed</span>' in page
    assert 'lang="de">Tor' in page


def test_nothing_found_and_nothing_stored_are_told(client, editor):
    assert "No report yet" in client.get(LIST).text
    assert "No report fits" in client.get(LIST, {"q": "nowhere"}).text


@pytest.mark.parametrize(
    "query", ["q=%00", "q=" + "a" * 9000, "q=%22%27%28", "source=%00", "first=x", "language=%00", "page=-1", "sort=x"]
)
def test_odd_questions_are_answered(client, editor, query):
    ArticleFactory()

    assert client.get(f"{LIST}?{query}").status_code == 200


@pytest.mark.parametrize("rows", [1, 12])
@pytest.mark.parametrize("query", [{}, {"q": "gate", "state": "person", "sort": "source"}])
def test_list_costs_as_many_queries_at_any_length(client, editor, django_assert_num_queries, rows, query):
    for _ in range(rows):
        ArticleFactory(story=StoryFactory())

    with django_assert_num_queries(9):
        client.get(LIST, query)


def test_only_editors_see_it(client):
    assert client.get(LIST).url.startswith("/sign-in/")
    client.force_login(ReaderFactory())
    assert client.get(LIST).status_code == 403
