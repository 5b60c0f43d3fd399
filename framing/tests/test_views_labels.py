"""The tab of who is called what, and the page of one referent."""

import re
from html import unescape

import pytest
from django.urls import reverse

from framing.models import Comparison
from framing.selectors.labels import MOST_ROWS
from framing.tests.factories import AnalysisRunFactory, ComparisonFactory, EditorFactory
from framing.tests.label_stories import TOLD, comparison_in, labels_story
from reports.tests.factories import ArticleFactory, ReaderFactory, StoryFactory

pytestmark = pytest.mark.django_db
FORBIDDEN = ("omitted", "left out", "hid ", "buried", "wrong", "bias", "slant")
GUARDS, PROTESTERS, CLOSING, MAYOR, UNION, RAIDERS, TOWN, HOUSE, PATROL = range(1, len(TOLD) + 1)


def page_of(client, story, **query):
    response = client.get(reverse("framing:story_labels", args=[story.slug]), query)
    assert response.status_code == 200
    return response.text


def detail_of(client, story, number, **query):
    response = client.get(reverse("framing:referent_detail", args=[story.slug, number]), query)
    assert response.status_code == 200
    return response.text


def row_of(page, number):
    """The row of one referent."""
    start = page.index(f'id="ref{number}"')
    return page[start : page.index("</tr>", start)]


def told(html):
    """The words of a stretch of a page."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def labels_in(page, number):
    """For each report the labels of a referent, each with the words for whoever does not see the signs."""
    cells = re.findall(r"<td .*?</td>", row_of(page, number), re.DOTALL)
    link = r'<span class="shape-\w+">(.*?)</span>.*?<span class="visually-hidden">, (.*?)</span></a>'
    return [[tuple(map(unescape, found)) for found in re.findall(link, cell)] for cell in cells]


def names_in(page):
    """The referents in their order."""
    return [unescape(name) for name in re.findall(r'referent-name" href="[^"]*">([^<]*)</a>', page)]


def changed(story, number, **values):
    """The story with one referent changed."""
    comparison = comparison_in(story)
    comparison.referents[number - 1] |= values
    comparison.save()
    return story


def articles_of(story):
    return [article.pk for article in story.articles.order_by("published_at", "pk")]


def test_row_for_each_referent_and_column_for_each_report(client):
    page = page_of(client, labels_story(3, referents=9))

    assert sorted(names_in(page)) == sorted(one.name for one in TOLD)
    assert [len(labels_in(page, number)) for number in range(1, 10)] == [3] * 9


def test_labels_stand_in_order_of_appearance_with_count_and_voice(client):
    even, odd = labels_in(page_of(client, labels_story(referents=9)), PROTESTERS)

    assert [text for text, _ in even] == ["protesters", "demonstrators", "mob"]
    assert even[0] == ("protesters", "2 own voice")
    assert even[1] == ("demonstrators", "own voice, only here")
    assert odd[0][1].startswith("4 own voice")


def test_shape_says_whose_word_a_label_is(client):
    page = page_of(client, labels_story(referents=9))

    assert '<span class="shape-quoted">raiders</span>' in row_of(page, RAIDERS)
    assert '<span class="shape-indirect">raiders</span>' in row_of(page, RAIDERS)
    assert '<span class="shape-scare">siege</span>' in row_of(page, CLOSING)


def test_label_in_two_voices_has_its_own_first_and_the_other_beside_it(client):
    story = labels_story(referents=9)
    (first, _), row = articles_of(story), comparison_in(story).referents[CLOSING - 1]
    row["cells"][str(first)][0]["mentions"].append([900, 40, 47, "body", "quoted", "Ada Lind"])
    changed(story, CLOSING, cells=row["cells"])

    page = page_of(client, story)

    assert labels_in(page, CLOSING)[0][0][1].startswith("1 own voice, 1 quoted")
    assert '<span class="use-other"><span class="shape-quoted">quoted</span><sup>1</sup></span>' in page


def test_place_of_a_label_is_told_where_it_stands_first(client):
    story = labels_story(referents=9)
    (first, _), row = articles_of(story), comparison_in(story).referents[HOUSE - 1]
    row["cells"][str(first)][0]["mentions"].insert(0, [901, 0, 7, "headline", "own", None])
    changed(story, HOUSE, cells=row["cells"])

    page = page_of(client, story)

    assert "in the headline" in labels_in(page, HOUSE)[0][0][1]
    assert "in the lead" in labels_in(page, GUARDS)[0][0][1]


def test_only_here_is_said_of_labels_of_one_source_where_several_speak_of_it(client):
    page = page_of(client, labels_story(referents=9))

    assert "only here" in dict(labels_in(page, UNION)[1])["dock cartel"]
    assert "only here" not in dict(labels_in(page, HOUSE)[0])["old customs house"]
    assert "only here" not in dict(labels_in(page, MAYOR)[0])["Lind"]


def test_label_that_changes_voice_is_flagged_in_both_and_told_where_it_is_owned(client):
    page = page_of(client, labels_story(referents=9))
    even, odd = (dict(found) for found in labels_in(page, PROTESTERS))

    assert "a speaker’s word here, own voice in The Daily" in even["mob"]
    assert "own voice here, a speaker’s word in The Daily" in odd["mob"]
    assert row_of(page, PROTESTERS).count('class="crossing-sign"') == 2
    assert row_of(page, PROTESTERS).count('class="crossing-note"') == 1


def test_direction_has_a_bar_where_there_is_enough_and_else_the_passages_say_that_there_is_not(client):
    story = labels_story(referents=9)
    even, _ = articles_of(story)
    row = comparison_in(story).referents[PROTESTERS - 1]["directions"]
    few = {"mentions": 3, "helps": 1, "harms": 0, "interval": None, "helps_interval": None}
    changed(story, PROTESTERS, directions=row | {str(even): few})

    row, detail = row_of(page_of(client, story), PROTESTERS), detail_of(client, story, PROTESTERS)

    assert "not enough mentions to say" not in told(row)
    assert "Helping label in 1 of 3 own-voice mentions: not enough mentions to say" in told(detail)
    assert re.search(r"Harming label in 4 of 5 own-voice mentions \(\d+ to \d+ %\)", told(row))
    assert row.count("direction-bar") == 1


def test_referents_called_differently_come_first_and_the_others_are_folded(client):
    page = page_of(client, labels_story(referents=9))
    folded = page[page.index('id="rest"') :]

    assert set(names_in(folded)) == {"North Fleet", "Old customs house", "Night patrol"}
    assert "3</span> more with one wording, or in one report only" in folded


def test_tab_counts_what_the_filter_counts(client):
    page = page_of(client, labels_story(3, referents=20))
    shown = page_of(client, labels_story(3, referents=20), only="differences")

    assert re.search(r'referents called differently: </span><span class="num">17</span>', page)
    assert re.search(r'Differences <small class="num">17</small>', page)
    assert len(names_in(shown)) == 17


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ({"kind": "actor"}, ["Ada Lind"]),
        ({"q": "CARTEL"}, ["Tarn Dockers' Union"]),
        ({"q": "dockers’"}, ["Tarn Dockers' Union"]),
        ({"only": "crossings", "sort": "name"}, [TOLD[2].name, TOLD[0].name, TOLD[1].name]),
        ({"kind": "nonsense", "only": "odd", "q": "raiders", "page": "x"}, ["North Fleet"]),
    ],
)
def test_filters_leave_what_was_asked_for(client, query, names):
    assert names_in(page_of(client, labels_story(referents=9), **query)) == names


@pytest.mark.parametrize(
    ("sort", "first"), [("mentions", PROTESTERS), ("appearance", GUARDS), ("name", MAYOR), ("", GUARDS)]
)
def test_order_is_the_one_that_was_asked_for(client, sort, first):
    page = page_of(client, labels_story(referents=9), sort=sort)

    assert names_in(page)[0] == TOLD[first - 1].name


def test_choice_without_result_says_so_with_the_way_back(client):
    page = page_of(client, labels_story(referents=9), q="nowhere to be found")

    assert "No referent is of this choice." in page
    assert ">Show all</a>" in page


def test_more_rows_than_fit_stand_on_further_pages(client):
    story = labels_story(referents=MOST_ROWS + 12)

    first, second = page_of(client, story, sort="name"), page_of(client, story, sort="name", page=2)

    assert len(names_in(first)) == MOST_ROWS
    assert len(names_in(second)) == 12
    assert "?sort=name&amp;page=2#matrix" in first
    assert 'id="crossings"' not in second


def test_crossings_are_listed_by_kind_with_a_passage_of_each_report(client):
    page = page_of(client, labels_story(referents=9))
    crossings = page[page.index('id="crossings"') :]

    assert told(crossings).count("Own voice here, a speaker’s word there") == 1
    assert '“Nobody asked <mark class="mention shape-quoted">a mob</mark> about it,”' in crossings
    assert 'People at the quay saw <mark class="mention shape-own">a mob</mark> that morning.' in crossings
    assert "A speaker’s word in each" in crossings


def test_possibly_the_same_stands_beside_a_referent_with_reasons_and_is_not_joined(client):
    page = page_of(client, labels_story(referents=9))

    assert "Possibly the same as North Fleet" in told(row_of(page, GUARDS))
    assert "Possibly the same as Harbour guards" in told(row_of(page, RAIDERS))
    assert "both guard the gate" in row_of(page, GUARDS)
    assert "do=merge" not in page


def test_editor_is_led_to_the_decision(client):
    story = labels_story(referents=9)
    client.force_login(EditorFactory())

    page, detail = page_of(client, story), detail_of(client, story, GUARDS)

    decide = reverse("framing:referents_decide", args=[story.slug])
    assert f'href="{decide}?do=merge&amp;referent={GUARDS}&amp;referent={RAIDERS}"' in page
    for kind in ("confirm", "rename", "split", "merge"):
        assert f'href="{decide}?do={kind}&amp;referent={GUARDS}"' in detail


def test_confirmed_referent_says_so_and_leads_to_the_log(client):
    story = labels_story(referents=9)

    row = row_of(page_of(client, story), CLOSING)

    assert "confirmed by an editor" in row
    assert reverse("framing:referent_decisions", args=[story.slug]) in row


def test_more_than_four_reports_stand_in_a_compact_matrix_without_notes(client):
    page = page_of(client, labels_story(6, referents=9))

    assert 'class="labels-scroll is-compact"' in page
    assert "crossing-note" not in page
    assert 'class="crossing-sign"' in page


def test_words_of_reports_are_escaped(client):
    story = labels_story(referents=9)
    first, _ = articles_of(story)
    odd = {"key": '<b>"x"&', "text": "<u>mob</u>", "is_name": False, "mentions": [[1, 40, 43, "body", "own", "<i>"]]}
    changed(story, RAIDERS, cells={str(first): [odd]}, name="<script>")

    page = page_of(client, story)

    assert "<u>mob</u>" not in page
    assert "&lt;u&gt;mob&lt;/u&gt;" in page
    assert "label=%3Cb%3E%22x%22%26" in page


def test_page_never_says_more_than_what_stands_in_the_texts(client):
    page = page_of(client, labels_story(3, referents=9)).lower()

    for word in FORBIDDEN:
        assert word not in page


@pytest.mark.parametrize("size", [(2, 20), (12, 20), (2, 150)])
def test_tab_costs_the_same_at_any_size(client, size, django_assert_num_queries):
    story = labels_story(size[0], referents=size[1], uses=False)

    with django_assert_num_queries(6):
        page_of(client, story)


@pytest.mark.parametrize("reports", [2, 12])
def test_page_of_a_referent_costs_the_same_at_any_size(client, reports, django_assert_num_queries):
    story = labels_story(reports, referents=9, uses=False)

    with django_assert_num_queries(6):
        detail_of(client, story, PROTESTERS)


def test_passages_stand_by_report_with_place_voice_and_the_way_to_read(client):
    story = labels_story(referents=9)
    even, odd = articles_of(story)

    page = detail_of(client, story, PROTESTERS)

    assert f'id="passages-{even}"' in page
    assert f'id="passages-{odd}"' in page
    assert '“Nobody asked <mark class="mention shape-quoted">a mob</mark> about it,” Mayor Ada Lind said.' in page
    assert re.search(rf'href="{story.get_absolute_url()}#s{even}-2">paragraph 2 of \d+</a>', page)
    assert '<span class="speaker-name">Ada Lind</span>' in page
    assert '<mark class="mention shape-own">they</mark>' in page


def test_change_of_words_inside_a_report_is_told_turn_by_turn(client):
    page = told(detail_of(client, labels_story(referents=9), PROTESTERS))

    assert "First “protesters”, then “demonstrators”, then “mob”." in page
    assert "First “mob”, then “protesters”, then “mob” again." in page


def test_report_and_label_narrow_the_passages(client):
    story = labels_story(referents=9)
    even, odd = articles_of(story)

    page = detail_of(client, story, PROTESTERS, report=odd, label="mob")

    assert f'id="passages-{even}"' not in page
    assert page.count('class="passage"') == 4
    assert "“mob” for People who protest at the gate" in told(page)
    assert "All passages" in page


def test_label_that_is_not_there_says_so(client):
    page = detail_of(client, labels_story(referents=9), PROTESTERS, label="nowhere")

    assert "No passage is of this choice." in page


def test_reasons_of_links_stand_with_their_confidence_in_words(client):
    page = told(detail_of(client, labels_story(referents=9), GUARDS))

    assert "does the same in a claim that both reports make; likely" in page


@pytest.mark.parametrize("number", [0, 99])
def test_referent_that_is_not_there_is_not_found(client, number):
    story = labels_story(referents=9)

    assert client.get(reverse("framing:referent_detail", args=[story.slug, number])).status_code == 404


def test_release_that_never_was_is_not_found(client):
    story = labels_story(referents=9)

    assert client.get(reverse("framing:story_labels", args=[story.slug]), {"release": "999"}).status_code == 404


def test_pinned_address_keeps_its_release_in_every_link(client):
    story = labels_story(referents=9)
    number = comparison_in(story).release.number

    page = page_of(client, story, release=number)

    assert f"Figures of release {number}." in page
    links = re.findall(r'class="use[^"]*" href="([^"]*)"', page)
    assert links
    assert all(f"release={number}" in link for link in links)


def test_story_without_reports_asks_for_one(client):
    assert "No report yet" in page_of(client, StoryFactory())


def test_one_report_waits_for_another(client):
    story = StoryFactory()
    AnalysisRunFactory(revision=ArticleFactory(story=story).latest_revision)

    page = page_of(client, story)

    assert "One report so far." in page
    assert 'class="claim-filter' not in page


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({}, "Nobody and nothing was found in these reports"),
        ({"state": Comparison.State.QUEUED, "attempts": 0, "finished_at": None}, "Being compared"),
        (
            {"state": Comparison.State.FAILED, "failure_code": "out_of_time", "failure_message": "Too long."},
            "The comparison failed, so nothing can be said yet.",
        ),
    ],
)
def test_state_of_the_comparison_is_said(client, values, words):
    story = StoryFactory()
    for _ in range(2):
        AnalysisRunFactory(revision=ArticleFactory(story=story).latest_revision)
    ComparisonFactory(story=story, **values)

    assert words in page_of(client, story)


def test_reader_decides_nothing(client):
    story = labels_story(referents=9)
    client.force_login(ReaderFactory())

    assert "do=merge" not in page_of(client, story)
    assert "do=confirm" not in detail_of(client, story, GUARDS)


def test_other_tabs_lead_to_labels(client):
    story = labels_story(referents=9)

    for name in ("story_read", "story_quotes", "story_claims", "story_numbers", "story_sequence"):
        tabs = client.get(reverse(f"framing:{name}", args=[story.slug])).text
        assert f'<a href="{reverse("framing:story_labels", args=[story.slug])}">Labels<' in tabs, name
