"""The outlets on the desk: what a form stores, what it refuses, and two rows that are one."""

import pytest
from django.urls import reverse

from reports.models import Article, Source, SourceDomain, SourceName
from reports.selectors.choices import source_called
from reports.selectors.source_matching import source_of
from reports.services.keeping import keep_delivery
from reports.services.source_curation import SourceRefused, change_source, merge_sources
from reports.services.sources import add_source
from reports.signals import sources_merged
from reports.tests.deliveries import DeliveredItemFactory, document, found
from reports.tests.factories import (
    ArticleFactory,
    EditorFactory,
    FeedFactory,
    ReaderFactory,
    SourceFactory,
    StoryFactory,
)

pytestmark = pytest.mark.django_db
GIVEN = {"name": "Brennick Post", "homepage": "", "country": "Brennia", "language": "en", "ownership": "", "note": ""}


def changed(source, *, names=(), domains=(), **given):
    return change_source(
        source=source, given=GIVEN | {"is_agency": False} | given, names=names, domains=domains, by=EditorFactory()
    )


@pytest.fixture
def editor(client):
    editor = EditorFactory()
    client.force_login(editor)
    return editor


def test_names_and_domains_are_stored_in_one_form():
    source = changed(
        SourceFactory(),
        names=["The  Post", "the post", "Brennick Post"],
        domains=["https://www.Post.example/a?b", "post.example"],
    )

    assert [name.name for name in source.names.all()] == ["The Post"]
    assert [domain.domain for domain in source.domains.all()] == ["post.example"]


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"name": "the daily mirror of brennick"}, "name"),
        ({"names": ["The Mirror"]}, "names"),
        ({"domains": ["mirror.example"]}, "domains"),
        ({"domains": ["no domain"]}, "domains"),
        ({"domains": ["127.0.0.1"]}, "domains"),
        ({"names": [f"Name {number}" for number in range(21)]}, "names"),
    ],
)
def test_what_another_outlet_has_is_refused_and_nothing_is_stored(given, field):
    other = SourceFactory(name="The Daily Mirror of Brennick")
    SourceName.objects.create(source=other, name="The Mirror")
    SourceDomain.objects.create(source=other, domain="mirror.example")
    source = changed(SourceFactory(), names=["Kept"], domains=["kept.example"])

    with pytest.raises(SourceRefused) as refused:
        changed(source, **({"names": ["Kept"], "domains": ["kept.example"]} | given))

    assert list(refused.value.faults) == [field]
    source.refresh_from_db()
    assert source.name == "Brennick Post"
    assert [name.name for name in source.names.all()] == ["Kept"]


def test_saving_confirms_an_outlet_that_came_in_with_a_report():
    source = SourceFactory(is_confirmed=False)

    changed(source)

    source.refresh_from_db()
    assert source.is_confirmed
    assert source.confirmed_by is not None


def test_an_outlet_is_found_by_its_other_names():
    source = changed(SourceFactory(), names=["The Post"])

    assert source_called("the POST") == source
    assert add_source(name="The Post") == source
    assert Source.objects.count() == 1


@pytest.mark.parametrize(("stored", "written"), [("Quay Post", "The Quay Post"), ("The Quay Post", "quay post")])
def test_an_outlet_is_matched_with_and_without_its_article(stored, written):
    source = SourceFactory(name=stored)

    match = source_of(document(site=None), named=written)

    assert (match.source, match.name) == (source, stored)


def test_an_outlet_of_the_very_name_comes_before_one_with_another_article():
    bare, whole = SourceFactory(name="Quay Post"), SourceFactory(name="The Quay Post")

    assert [source_of(document(), named=name).source for name in ("quay post", "the quay post")] == [bare, whole]


def test_merging_moves_everything_and_has_stories_compared_anew():
    kept, gone = SourceFactory(), SourceFactory(name="post.example", is_confirmed=False)
    SourceDomain.objects.create(source=gone, domain="post.example")
    story = StoryFactory()
    article = ArticleFactory(source=gone, story=story, placement=Article.Placement.PERSON)
    heard = []
    sources_merged.connect(lambda sender, story_ids, **_: heard.extend(story_ids), weak=False, dispatch_uid="heard")

    merge_sources(gone=gone, kept=kept, by=None)

    sources_merged.disconnect(dispatch_uid="heard")
    article.refresh_from_db()
    assert article.source == kept
    assert [domain.domain for domain in kept.domains.all()] == ["post.example"]
    assert source_called("post.example") == kept
    assert heard == [story.pk]
    assert not Source.objects.filter(pk=gone.pk).exists()


def test_merging_takes_along_what_waits_for_a_decision():
    kept, gone = SourceFactory(), SourceFactory()
    outlet = {"source": gone.pk, "name": gone.name, "by": "guessed", "how": "from the domain quay.example"}
    item = DeliveredItemFactory(looked_at=True, found=found(outlet=outlet))

    merge_sources(gone=gone, kept=kept, by=None)

    assert keep_delivery(delivery=item.delivery, by=None) == (1, 0)
    assert Article.objects.get().source == kept


def test_two_outlets_with_a_report_at_one_address_are_not_merged():
    first, second = (ArticleFactory(url="https://post.example/a") for _ in range(2))

    with pytest.raises(SourceRefused, match="at the same address"):
        merge_sources(gone=second.source, kept=first.source, by=None)

    assert Source.objects.filter(pk=second.source_id).exists()


def test_outlet_is_not_merged_into_itself():
    source = SourceFactory()

    with pytest.raises(SourceRefused, match="another outlet"):
        merge_sources(gone=source, kept=source, by=None)


@pytest.mark.parametrize("rows", [1, 12])
def test_list_costs_the_same_however_long_it_is(client, editor, django_assert_num_queries, rows):
    for source in SourceFactory.create_batch(rows):
        SourceDomain.objects.create(source=source, domain=f"{source.slug}.example")
        ArticleFactory(source=source)

    client.get(reverse("reports:source_desk"))
    with django_assert_num_queries(9):
        page = client.get(reverse("reports:source_desk"))

    assert page.text.count('<li class="record">') == rows


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"state": "new"}, ["Newcomer"]),
        ({"state": "owner"}, ["Newcomer", "Wire One"]),
        ({"state": "agency"}, ["Wire One"]),
        ({"q": "old-post"}, ["Old Post"]),
        ({"q": "altes"}, ["Old Post"]),
        ({"q": "\x00"}, ["Newcomer", "Old Post", "Wire One"]),
        ({"state": "nonsense"}, ["Newcomer", "Old Post", "Wire One"]),
    ],
)
def test_list_is_narrowed(client, editor, asked, found):
    SourceFactory(name="Newcomer", is_confirmed=False)
    old = SourceFactory(name="Old Post", ownership="A trust.")
    SourceName.objects.create(source=old, name="Altes Blatt")
    SourceDomain.objects.create(source=old, domain="old-post.example")
    SourceFactory(name="Wire One", is_agency=True)

    page = client.get(reverse("reports:source_desk"), asked)

    assert [source.name for source in page.context["page"]] == found


def test_form_keeps_what_was_typed_and_says_what_is_wrong(client, editor):
    SourceFactory(name="Taken")
    source = SourceFactory()

    page = client.post(
        reverse("reports:source_edit", args=[source.slug]),
        {"name": "Taken", "language": "en", "domains": "post.example", "note": "A weekly."},
    )

    assert page.status_code == 422
    assert "Taken has this name already." in page.text
    assert "post.example" in page.text
    assert "A weekly." in page.text


def test_pages_of_an_outlet_store_confirm_and_merge(client, editor):
    client.post(reverse("reports:source_new"), {"name": "New Post", "language": "fr", "domains": "new.example"})
    made = Source.objects.get(name="New Post")
    other = SourceFactory(is_confirmed=False)

    client.post(reverse("reports:source_confirm", args=[other.slug]))
    other.refresh_from_db()
    client.post(reverse("reports:source_merge", args=[other.slug]), {"kept": made.slug})

    assert (made.language, made.is_confirmed, made.confirmed_by) == ("fr", True, editor)
    assert other.is_confirmed
    assert not Source.objects.filter(pk=other.pk).exists()


@pytest.mark.parametrize("kept", ["", "gone", "\x00"])
def test_merging_with_nothing_is_told(client, editor, kept):
    source = SourceFactory()

    page = client.post(reverse("reports:source_merge", args=[source.slug]), {"kept": kept})

    assert page.status_code == 422
    assert Source.objects.filter(pk=source.pk).exists()


def test_what_a_merge_would_move_is_shown_first_and_nothing_moves(client, editor):
    kept, gone = SourceFactory(name="Quay Post"), SourceFactory(name="post.example")
    SourceDomain.objects.create(source=gone, domain="post.example")
    SourceName.objects.create(source=gone, name="The Post")
    FeedFactory(source=gone, title="Newest of the Post")
    ArticleFactory.create_batch(6, source=gone, story=StoryFactory())
    DeliveredItemFactory(looked_at=True, found=found(outlet={"source": gone.pk, "name": gone.name, "by": "guessed"}))

    page = client.get(reverse("reports:source_merge", args=[gone.slug]), {"kept": kept.slug})

    merge = page.context["merge"]
    assert page.status_code == 200
    assert (merge.report_count, merge.story_count, merge.waiting_count, merge.more_count) == (6, 1, 1, 1)
    assert merge.names == ["post.example", "The Post"]
    for told in ("Newest of the Post", "post.example, The Post", "It cannot be taken back.", "and 1 more"):
        assert told in page.text
    assert gone.articles.count() == 6


def test_a_merge_that_cannot_be_is_told_before_it_is_tried(client, editor):
    kept, gone = (ArticleFactory(url="https://post.example/a").source for _ in range(2))
    address = reverse("reports:source_merge", args=[gone.slug])

    before, tried = client.get(address, {"kept": kept.slug}), client.post(address, {"kept": kept.slug})

    assert (before.status_code, tried.status_code) == (200, 422)
    for page in (before, tried):
        assert "Both have a report at the same address" in page.text
        assert 'method="post"' not in page.text.partition("<main")[2]


def test_a_merge_with_nothing_chosen_leads_back_to_the_outlet(client, editor):
    source = SourceFactory()
    address = reverse("reports:source_merge", args=[source.slug])

    assert client.get(address).url == reverse("reports:source_edit", args=[source.slug])
    assert client.get(address, {"kept": source.slug}).status_code == 422


@pytest.mark.parametrize("rows", [1, 12])
def test_a_merge_is_shown_at_the_same_cost_however_much_would_move(client, editor, django_assert_num_queries, rows):
    kept, gone = SourceFactory(), SourceFactory()
    ArticleFactory.create_batch(rows, source=gone)
    FeedFactory.create_batch(rows, source=gone)
    address = reverse("reports:source_merge", args=[gone.slug])

    client.get(address, {"kept": kept.slug})
    with django_assert_num_queries(18):
        client.get(address, {"kept": kept.slug})


def test_readers_are_told_whom_the_pages_are_for(client):
    client.force_login(ReaderFactory())
    source = SourceFactory()

    for name, args in (("source_desk", []), ("source_new", []), ("source_edit", [source.slug])):
        assert client.get(reverse(f"reports:{name}", args=args)).status_code == 403


def test_a_tag_that_names_a_country_is_kept(client, editor):
    source = SourceFactory(language="en-GB")
    address = reverse("reports:source_edit", args=[source.slug])

    page = client.get(address)
    client.post(address, {"name": source.name, "language": "en-GB"})

    source.refresh_from_db()
    assert "English (en-GB)" in page.text
    assert source.language == "en-GB"
