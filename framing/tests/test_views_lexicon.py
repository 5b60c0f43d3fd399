"""The lexicon as readers see it: what is counted, and one entry as a dictionary prints it."""

import pytest
from pytest_django.asserts import assertTemplateNotUsed, assertTemplateUsed

from framing.models import Term
from framing.tests.factories import AnalysisRunFactory, ReleaseFactory, TermFactory, TermHitFactory
from framing.views import lexicon as views
from reports.tests.factories import ArticleFactory, SourceFactory

pytestmark = pytest.mark.django_db

LIST = "/lexicon/"
SIEGE = "/lexicon/gate_closure.siege/"
SWAP = {"HX-Request": "true"}
JUNK = ["x" * 10_000, "a\x00b", "-1", "1e9", "９", "'; --", "\U0010ffff", ""]


def test_without_release_the_list_says_so(client):
    response = client.get(LIST)

    assert response.status_code == 200
    assert "No lexicon has been released" in response.text


def test_labels_stand_side_by_side_by_topic(client):
    ReleaseFactory(number=7)

    page = client.get(LIST).text

    assert "Release 7" in page
    assert "3 terms in 2 sets" in page
    assert page.index("Closing of the harbour gate") < page.index(">closure</a>") < page.index(">siege</a>")
    assert f'href="{SIEGE}"' in page


def test_a_state_is_told_where_it_is_not_live(client):
    ReleaseFactory()
    TermFactory(code="gate_closure.siege", state=Term.State.RETIRED)

    page = client.get(LIST).text

    assert page.count('<span class="tag">retired</span>') == 1
    assert "1 term in 1 set" in client.get(LIST, {"state": "retired"}).text


def test_terms_that_are_not_released_are_not_shown(client):
    ReleaseFactory()
    TermFactory(term="blockade", state=Term.State.RETIRED)

    assert "blockade" not in client.get(LIST).text


def test_filters_keep_what_was_chosen(client):
    ReleaseFactory()

    page = client.get(LIST, {"q": "threat", "topic": "protest", "category": "actor_label"}).text

    assert "1 term in 1 set" in page
    assert 'value="threat"' in page
    assert '<option value="protest" selected>' in page
    assert '<option value="actor_label" selected>' in page


def test_nothing_found_is_a_designed_state(client):
    ReleaseFactory()

    page = client.get(LIST, {"q": "<nothing>"}).text

    assert "No term fits" in page
    assert "“&lt;nothing&gt;”" in page


def test_sets_are_paged(client, monkeypatch):
    monkeypatch.setattr(views, "SETS_ON_A_PAGE", 1)
    ReleaseFactory()

    page = client.get(LIST, {"page": 2}).text

    assert "Page 2 of 2" in page
    assert ">mob</a>" in page
    assert ">siege</a>" not in page


@pytest.mark.parametrize("junk", JUNK)
def test_an_odd_query_opens_the_list(client, junk):
    ReleaseFactory()

    response = client.get(LIST, dict.fromkeys(("q", "topic", "category", "state", "page"), junk))

    assert response.status_code == 200


@pytest.mark.parametrize("extra", [{}, {"HX-History-Restore-Request": "true"}, {"HX-Boosted": "true"}])
def test_only_a_swap_gets_the_piece_alone(client, extra):
    ReleaseFactory()

    response = client.get(LIST, headers=SWAP | extra)

    (assertTemplateUsed if extra else assertTemplateNotUsed)(response, "base.html")
    assert {"HX-Request", "HX-Boosted", "HX-History-Restore-Request"} <= {
        part.strip() for part in response["Vary"].split(",")
    }


def test_the_page_holds_exactly_the_piece(client):
    ReleaseFactory()

    page, swap = client.get(LIST), client.get(LIST, headers=SWAP)

    assert swap.text.strip() in page.text
    assert 'id="lexicon-list"' in swap.text.partition(">")[0]


@pytest.mark.parametrize("made", [1, 12])
def test_the_list_costs_two_queries_at_any_size(client, made, django_assert_num_queries):
    ReleaseFactory()
    TermFactory.create_batch(made)
    client.get(LIST)  # the frozen lexicon is read once a process

    with django_assert_num_queries(2):
        client.get(LIST)


def test_an_entry_reads_like_one_of_a_dictionary(client):
    ReleaseFactory()

    page = client.get(SIEGE).text

    for words in (
        "<h1>siege</h1>",
        "event label",
        "Closing of the harbour gate",
        "in order to starve somebody",
        "Fishermen of the lower quay.",
        "which speaks of repairs.",
        "Only for armies.",
        "1 May 2025",
        "speaks ill of whoever does it",
        "Directly before it stands:",
        'They called it a <mark class="entry-mark">siege</mark>.',
        "The mayor laid the first stone.",
        "No stored report has this term.",
    ):
        assert words in page
    assert 'href="https://style.example/siege" rel="noopener noreferrer nofollow external"' in page
    assert 'href="/lexicon/gate_closure.closure/"' in page


def test_a_lemma_shows_its_written_forms(client):
    ReleaseFactory()

    page = client.get("/lexicon/gate_closure.closure/").text

    assert "shutting" in page
    assert "verb, in any form" in page


def test_a_required_context_is_told(client):
    ReleaseFactory()

    page = client.get("/lexicon/gate_protesters.mob/").text

    assert "Within 8 words in the same sentence" in page
    assert "gate · quay" in page


def test_hits_stand_as_a_concordance_with_links_to_their_marks(client):
    run = AnalysisRunFactory(release=ReleaseFactory())
    hit = TermHitFactory(run=run, phrase="siege", voice="quoted")
    article = run.revision.article

    page = client.get(SIEGE).text

    assert "Fishermen called the decision “a " in page
    assert " of the small boats” and asked" in page
    assert f'href="/articles/{article.pk}/marks/{hit.pk}/#m{hit.pk}"' in page
    assert f'href="?source={article.source.slug}&amp;voice=quoted#corpus"' in page


def test_reports_that_wait_for_the_release_are_told(client):
    AnalysisRunFactory(release=ReleaseFactory())
    ArticleFactory.create_batch(2)
    ArticleFactory(revision=False)

    page = client.get(SIEGE).text

    assert "2 reports not analysed with this release yet; their hits are missing here" in page
    assert "No analysed report has this term." in page


def test_hits_are_narrowed_and_paged(client, monkeypatch):
    monkeypatch.setattr(views, "LINES", 2)
    run = AnalysisRunFactory(release=ReleaseFactory())
    TermHitFactory.create_batch(3, run=run)
    TermHitFactory(run=run, voice="scare")

    everything = client.get(SIEGE, {"page": 2}).text
    own = client.get(SIEGE, {"voice": "own", "source": run.revision.article.source.slug}).text

    assert "Page 2 of 2" in everything
    assert 'start="3"' in everything
    assert "3 hits of one source in the voice “own”" in own
    assert "voice=own&amp;source=" in own


def test_sources_of_the_table_stand_by_name(client):
    release = ReleaseFactory()
    for name in ("Quay Post", "Anvil"):
        article = ArticleFactory(source=SourceFactory(name=name))
        TermHitFactory(run=AnalysisRunFactory(revision=article.latest_revision, release=release))

    page = client.get(SIEGE).text

    assert page.index("Anvil") < page.index("Quay Post")
    source = article.source
    by_month = f'<a href="{source.get_absolute_url()}?term=gate_closure.siege#over-time">{source.name}</a>'
    assert by_month in page


@pytest.mark.parametrize("made", [1, 12])
def test_an_entry_costs_seven_queries_at_any_size(client, made, django_assert_num_queries):
    run = AnalysisRunFactory(release=ReleaseFactory())
    TermHitFactory.create_batch(made, run=run)
    client.get(SIEGE)  # the frozen lexicon is read once a process

    with django_assert_num_queries(7):
        client.get(SIEGE)


@pytest.mark.parametrize("junk", JUNK)
def test_an_odd_query_opens_the_entry(client, junk):
    TermHitFactory(run=AnalysisRunFactory(release=ReleaseFactory()))

    assert client.get(SIEGE, {"voice": junk, "source": junk, "page": junk}).status_code == 200


@pytest.mark.parametrize("code", ["no.such", "x" * 10_000, "a%00b", "%EF%BF%BD"])
def test_an_entry_that_is_not_there(client, code):
    ReleaseFactory()

    assert client.get(f"{LIST}{code}/").status_code == 404


def test_without_release_there_is_no_entry(client):
    assert client.get(SIEGE).status_code == 404


@pytest.mark.parametrize("url", [LIST, SIEGE])
def test_the_pages_only_read(client, url):
    assert client.post(url).status_code == 405
