"""The curators' desk and the list of drafts."""

import pytest
from django.urls import reverse

from framing.models import Draft
from framing.tests.curation import DisputeFactory, DraftFactory, entry_table
from framing.tests.factories import LEXICON, CuratorFactory, ReleaseFactory
from reports.tests.factories import ReaderFactory

pytestmark = pytest.mark.django_db
JUNK = ["", "'", "%00", "x" * 500, "-1", "٣", "<b>"]


@pytest.fixture
def curator(client):
    ReleaseFactory()
    curator = CuratorFactory()
    client.force_login(curator)
    return curator


def terms(client, **asked):
    page = client.get(reverse("framing:draft_list"), asked)
    return sorted(draft.entry["term"] for draft in page.context["page"])


def draft_of(term, **fields):
    own = {name: fields.pop(name) for name in ("state", "note", "kind", "opened_by", "contrast_set") if name in fields}
    code = f"gate_closure.{term}"
    return DraftFactory(code=code, entry=entry_table(code, term) | fields, **own)


def test_desk_shows_what_waits_for_this_person(client, curator):
    draft_of("mine", opened_by=curator)
    draft_of("theirs")
    draft_of("own_review", opened_by=curator, state=Draft.State.IN_REVIEW)
    draft_of("review", state=Draft.State.IN_REVIEW)
    draft_of("suggested", state=Draft.State.SUGGESTED)
    DisputeFactory()

    page = client.get(reverse("framing:desk"))

    heaps = {heap.name: [draft.entry["term"] for draft in heap.drafts] for heap in page.context["heaps"]}
    assert heaps == {"review": ["review"], "mine": ["mine"], "suggested": ["suggested"], "approved": []}
    assert "1 open dispute<" in page.text


def test_empty_desk_says_what_to_do(client, curator):
    page = client.get(reverse("framing:desk")).text

    for words in ("Nothing of others waits", "You have no draft open", "Nobody has suggested", "Nothing waits"):
        assert words in page


def test_desk_tells_the_entries_to_look_at_again(client):
    content = LEXICON.format(number=1).replace('term = "siege"', 'term = "siege"\nreview_on = 2020-01-31')
    ReleaseFactory(content=content)
    client.force_login(CuratorFactory())

    assert "1 entry to look at again" in client.get(reverse("framing:desk")).text


def test_link_in_the_header_says_how_many_wait(client, curator):
    draft_of("review", state=Draft.State.IN_REVIEW)
    draft_of("own", state=Draft.State.IN_REVIEW, opened_by=curator)
    draft_of("suggested", state=Draft.State.SUGGESTED)

    page = client.get(reverse("framing:method")).text

    assert '2<span class="visually-hidden"> waiting</span>' in page


def test_reader_sees_no_link_to_the_desk(client, curator):
    client.force_login(ReaderFactory())

    page = client.get(reverse("framing:lexicon_list")).text

    assert reverse("framing:desk") not in page
    assert reverse("framing:suggest") in page
    assert reverse("framing:suggestions") in page


def test_drafts_are_found_by_every_filter(client, curator):
    draft_of("lockout", note="Two reports use it.", tags=["work"], owner="Night desk", review_on="2020-01-31")
    draft_of("barrier", category="euphemism", state=Draft.State.SUGGESTED, contrast_set=None)
    new_set = {"code": "quay", "referent": "The quay", "kind": "place", "topic": "shipping"}
    DraftFactory(
        code="quay.wall", entry=entry_table("quay.wall", "wall") | {"contrast_set": "quay"}, contrast_set=new_set
    )
    draft_of("gone", state=Draft.State.DECLINED)

    assert terms(client) == ["barrier", "gone", "lockout", "wall"]
    assert terms(client, state="open") == ["barrier", "lockout", "wall"]
    assert terms(client, state="declined") == ["gone"]
    assert terms(client, topic="harbour") == ["barrier", "gone", "lockout"]
    assert terms(client, topic="shipping") == ["wall"]
    assert terms(client, set="quay") == ["wall"]
    assert terms(client, category="euphemism") == ["barrier"]
    assert terms(client, tag="work") == ["lockout"]
    assert terms(client, owner="night") == ["lockout"]
    assert terms(client, overdue="on") == ["lockout"]
    assert terms(client, q="reports LOCK") == ["lockout"]
    assert terms(client, q="nowhere") == []


@pytest.mark.parametrize(("asked", "told"), [({}, "No draft yet"), ({"q": "nowhere"}, "No draft fits")])
def test_empty_list_says_why(client, curator, asked, told):
    assert told in client.get(reverse("framing:draft_list"), asked).text


@pytest.mark.parametrize("junk", JUNK)
def test_an_odd_query_opens_the_list(client, curator, junk):
    names = ("q", "state", "topic", "set", "category", "tag", "owner", "overdue", "page")

    assert client.get(reverse("framing:draft_list"), dict.fromkeys(names, junk)).status_code == 200


@pytest.mark.parametrize("made", [1, 12])
@pytest.mark.parametrize(("name", "queries"), [("desk", 18), ("draft_list", 10)])
def test_pages_cost_the_same_at_any_length(client, curator, made, name, queries, django_assert_num_queries):
    for state in (Draft.State.DRAFT, Draft.State.SUGGESTED, Draft.State.IN_REVIEW):
        DraftFactory.create_batch(made, state=state)
    DraftFactory.create_batch(made, opened_by=curator)
    DraftFactory.create_batch(made, approved=True)
    client.get(reverse(f"framing:{name}"))

    with django_assert_num_queries(queries):
        client.get(reverse(f"framing:{name}"))
