"""The pages of labels across stories: what sets one source apart, where each use stands, keyness of one source."""

from html import unescape

import pytest
from django.urls import reverse

from framing.analysis.distinctive import z_of
from framing.models import LabelUse
from framing.selectors import label_uses_page
from framing.services.distinctive import measure_labels
from framing.tests.label_rows import MEASURED, PEOPLE, TEXT, DistinctiveLabelFactory, LabelUseFactory, told
from framing.tests.label_stories import labels_story
from framing.views import distinctive as views
from reports.models import Mention
from reports.tests.factories import ArticleFactory, SourceFactory, StoryFactory

pytestmark = pytest.mark.django_db
LIST, USES = "/labels/", "/labels/uses/"
SWAP = {"HX-Request": "true"}
JUNK = ["x" * 10_000, "a\x00b", "-1", "1e9", "９", "'; --", "\U0010ffff", ""]


@pytest.fixture
def stories():
    return StoryFactory.create_batch(3)


@pytest.fixture
def measured(stories):
    """The first source says "angry mob" for whom the second calls fishermen."""
    mob, fish = SourceFactory(name="Quay Post"), SourceFactory(name="Lower Town Mail")
    told(mob, {"angry mob": 4, "fishermen": 1}, stories=stories)
    told(fish, {"fishermen": 6}, stories=stories)
    measure_labels()
    return mob, fish


def address(page, words):
    """The address behind the first link with these words."""
    before = page[: page.index(f">{words}<")]
    return unescape(before[before.rindex('href="') + 6 :].partition('"')[0])


def test_list_tells_by_referent_and_source_what_sets_it_apart(client, measured):
    page = client.get(LIST).text

    assert "People who protest at the gate" in page
    assert "Set apart from the others by" in page
    assert page.index("angry mob</span><small>more often") < page.index("fishermen</span><small>less often")
    assert "12 of 15" in page
    assert "0 of 18" in page
    assert "at least 3 own-voice uses in 2 reports" in page
    for word in ("slant", "wrong", "omitted"):
        assert word not in page


@pytest.mark.parametrize(
    ("query", "labels"),
    [
        ("?source=quay-post", 1),
        ("?source=nowhere", 0),
        ("?referent=set:gate_protesters", 2),
        ("?referent=other", 0),
        ("?way=more", 1),
        ("?way=less", 1),
        ("?way=odd", 2),
        ("?page=99", 2),
    ],
)
def test_list_is_narrowed(client, query, labels):
    DistinctiveLabelFactory(source__name="Quay Post", source__slug="quay-post")
    DistinctiveLabelFactory(source__slug="other-one", z=-2.5)

    assert client.get(LIST + query).context["page"].paginator.count == labels


def test_kind_of_a_referent_is_that_of_its_mentions(client):
    labels_story(2, referents=4)
    use = LabelUse.objects.get(referent_key="name:ada lind", label_key="embattled mayor")
    DistinctiveLabelFactory(referent_key="name:ada lind", source=use.source)
    DistinctiveLabelFactory(referent_key="set:gate_protesters", source=use.source)
    DistinctiveLabelFactory(referent_key="set:nobody", source=use.source)
    assert Mention.objects.exists()

    def keys(kind):
        return [one.key for one in client.get(f"{LIST}?kind={kind}").context["referents"]]

    assert (keys("actor"), keys("group"), keys("other")) == (["name:ada lind"], ["set:gate_protesters"], ["set:nobody"])
    assert client.get(LIST).context["kinds"] == [("actor", "people"), ("group", "groups"), ("other", "other")]


def test_without_labels_there_is_not_enough_text_to_say(client):
    assert "Not enough text to say" in client.get(LIST).text
    LabelUseFactory(own=2)

    page = client.get(LIST).text

    assert "1 source calls 1 people, things and events" in page or "1 source" in page
    assert "2 times in 1 story" in page
    assert "No label fits" in client.get(LIST + "?way=more").text


def test_example_of_the_empty_list_is_named_as_invented_and_adds_up(client):
    page = client.get(LIST).text

    assert "an invented example" in page
    assert f"more often, z {z_of(12, 15, 1, 18):.1f}" in page
    LabelUseFactory()
    DistinctiveLabelFactory()
    assert "invented example" not in client.get(LIST).text


def test_swap_has_the_same_markup_as_the_page(client, measured):
    part = client.get(LIST, headers=SWAP).text

    assert part.startswith('<div class="distinctive-labels" id="distinctive-labels"')
    assert part.strip() in client.get(LIST).text


@pytest.mark.parametrize("junk", JUNK)
def test_an_odd_query_opens_the_list(client, measured, junk):
    asked = dict.fromkeys(["source", "referent", "kind", "way", "page"], junk)

    assert client.get(LIST, asked).status_code == 200
    assert client.get(USES, asked | {"label": junk, "side": junk, "shared": junk}).status_code == 404


@pytest.mark.parametrize("rows", [1, 12])
def test_list_costs_the_same_at_any_size(client, rows, django_assert_num_queries):
    for number in range(rows):
        DistinctiveLabelFactory(referent_key=f"set:{number}")

    with django_assert_num_queries(5):
        client.get(LIST)


def test_count_opens_every_use_it_counts(client, measured):
    page = client.get(LIST).text
    of_source, of_others = address(page, "12 of 15"), address(page, 'fishermen<sup class="num">18</sup>')

    uses = client.get(of_source)
    others = client.get(of_others)

    assert sum(report.use.own for report in uses.context["reports"]) == 12
    assert sum(report.use.own for report in others.context["reports"]) == 18
    assert "by all sources but Quay Post" in others.text
    assert '<span class="shape-own">angry mob</span><span class="soft"> stood at the gate' in uses.text
    for story in StoryFactory._meta.model.objects.filter(label_uses__isnull=False):
        assert story.title in uses.text


def test_passages_are_the_own_voice_mentions_that_the_comparison_holds(client):
    labels_story(2, referents=4, slug="gate")

    page = client.get(USES, {"referent": "set:gate_protesters", "label": "mob"})

    (report,) = page.context["reports"]
    assert [passage.text for passage in report.passages] == ["a mob", "the mob", "the mob"]
    assert report.more_count == 1
    assert "People at the quay saw </span>" in page.text


def test_text_that_changed_since_shows_no_passage(client):
    use = LabelUseFactory()
    LabelUse.objects.update(first=0, text="nowhere to be found")

    page = client.get(USES, {"referent": PEOPLE, "label": use.label_key}).text

    assert "Its text has changed since" in page


def test_uses_are_paged_with_what_was_asked(client, monkeypatch):
    monkeypatch.setattr(views, "USES_ON_A_PAGE", 1)
    LabelUseFactory.create_batch(2)

    page = unescape(client.get(USES, {"referent": PEOPLE, "label": "angry mob", "page": 2}).text)

    assert f'href="?referent={PEOPLE.replace(":", "%3A")}&label=angry+mob&page=1"' in page


@pytest.mark.parametrize("rows", [1, 12])
def test_uses_cost_the_same_at_any_size(client, rows, django_assert_num_queries):
    LabelUseFactory.create_batch(rows)

    with django_assert_num_queries(4):
        client.get(USES, {"referent": PEOPLE, "label": "angry mob"})


def test_long_passages_are_cut_at_whole_words():
    text = "word " * 100 + "angry mob " + "other " * 100
    revision = ArticleFactory(revision=text).latest_revision
    start = revision.text.index("angry")

    passage = label_uses_page.passage_at(revision, label_uses_page.Span(start, start + 9))

    assert passage.left.startswith("…\u00a0word ")
    assert passage.right.endswith("other\u00a0…")
    assert passage.text == "angry mob"


def labels_of(source):
    return reverse("framing:source_labels", args=[source.slug])


def test_source_shows_what_it_calls_whom_in_shared_stories(client, measured):
    mob, fish = measured
    told(mob, {"angry mob": 50}, stories=StoryFactory.create_batch(2))  # nobody else tells of these

    page = client.get(labels_of(mob))

    (referent,) = page.context["key_referents"]
    assert (referent.name, referent.stories, referent.of, referent.others_of) == (
        "People who protest at the gate",
        3,
        15,
        18,
    )
    assert [(label.text, label.contrast.uses, label.contrast.others) for label in referent.labels] == [
        ("angry mob", 12, 0),
        ("fishermen", 3, 18),
    ]
    assert "more often than the others: " in page.text
    assert "times their odds (" in page.text
    assert "in 3 stories; z " in page.text
    counted = client.get(referent.labels[0].address).context["reports"]
    assert sum(report.use.own for report in counted) == 12
    others = client.get(referent.labels[1].others_address).context["reports"]
    assert {report.use.source for report in others} == {fish}


def test_one_shared_story_gives_plain_counts(client):
    mob, story = SourceFactory(), StoryFactory()
    told(mob, {"angry mob": 9}, stories=[story])
    told(SourceFactory(), {"fishermen": 9}, stories=[story])

    page = client.get(labels_of(mob)).text

    assert "One story: plain counts" in page
    assert "more often than the others" not in page


def test_below_the_minimum_nothing_is_said_of_a_source(client):
    mob, story = SourceFactory(), StoryFactory()
    told(mob, {"angry mob": 2}, stories=[story])
    told(SourceFactory(), {"fishermen": 9}, stories=[story])

    page = client.get(labels_of(mob))

    assert page.context["key_referents"] == []
    assert "Not enough text to say" in page.text
    assert "angry mob" not in page.text


def test_name_of_a_referent_is_counted_and_called_its_name(client, stories):
    lind, names = SourceFactory(), {"referent_key": "name:ada lind", "referent_name": "Ada Lind"}
    told(lind, {"embattled mayor": 3, "Lind": 1, "Ada Lind": 1}, stories=stories, **names)
    told(SourceFactory(), {"Ada Lind": 5}, stories=stories, **names)

    (referent,) = client.get(labels_of(lind)).context["key_referents"]

    assert [(label.text, label.is_name, label.contrast.uses) for label in referent.labels] == [
        ("embattled mayor", False, 9),
        ("Ada Lind", True, 6),
    ]
    assert len(client.get(referent.labels[1].address).context["reports"]) == 6


def test_referents_of_a_source_are_paged(client, stories):
    mob, other = SourceFactory.create_batch(2)
    for number in range(11):
        told(mob, {"angry mob": 3}, stories=stories[:1], referent_key=f"set:{number}")
        told(other, {"fishermen": 3}, stories=stories[:1], referent_key=f"set:{number}")

    assert "Referents, page 1 of 2" in client.get(labels_of(mob)).text
    assert len(client.get(labels_of(mob) + "?page=2").context["key_referents"]) == 1
    assert client.get(labels_of(mob) + "?page=odd").status_code == 200


def test_source_page_asks_for_its_labels_and_links_to_them(client, measured):
    mob, _ = measured

    page = client.get(mob.get_absolute_url()).text

    assert f'hx-get="{labels_of(mob)}" hx-trigger="load" hx-target="#source-labels"' in page
    assert f'<a href="{labels_of(mob)}">See its labels</a>' in page
    assert "angry mob" not in page


def test_source_without_reports_has_labels_to_ask_for_nowhere(client):
    source = SourceFactory()

    assert "source-labels" not in client.get(source.get_absolute_url()).text
    assert "Not enough text to say" in client.get(labels_of(source)).text
    assert client.get("/sources/nowhere/labels/").status_code == 404


@pytest.mark.parametrize("rows", [1, 12])
def test_labels_of_a_source_cost_four_queries_at_any_size(client, rows, stories, django_assert_num_queries):
    mob, other = SourceFactory.create_batch(2)
    for number in range(rows):
        told(mob, {"angry mob": 3}, stories=stories[:2], referent_key=f"set:{number}")
        told(other, {"fishermen": 3}, stories=stories[:2], referent_key=f"set:{number}")

    with django_assert_num_queries(5):
        client.get(labels_of(mob))


def test_referents_that_set_the_source_apart_come_first(client, stories):
    mob, other = SourceFactory.create_batch(2)
    for key in ("set:a", "set:b"):
        told(mob, {"angry mob": 4}, stories=stories, referent_key=key)
        told(other, {"fishermen": 4}, stories=stories, referent_key=key)
    DistinctiveLabelFactory(source=mob, referent_key="set:b")

    assert [one.key for one in client.get(labels_of(mob)).context["key_referents"]] == ["set:b", "set:a"]


def test_pages_only_read(client):
    assert client.post(LIST).status_code == client.post(USES).status_code == 405
    assert reverse("framing:distinctive_labels") == LIST


def test_moment_of_the_measurement_is_told(client):
    DistinctiveLabelFactory()

    assert f'datetime="{MEASURED:%Y-%m-%dT%H:%M:%S}+00:00"' in client.get(LIST).text
    assert TEXT.startswith("Gate shut")
