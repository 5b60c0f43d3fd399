"""Wording that not all reports have, at the end of the tab Labels: by report, the highest scores first."""

import re
from html import unescape

import pytest
from django.urls import reverse

from framing.models import Comparison
from framing.selectors.label_wordings import MOST_FOLDED, MOST_SHOWN, MOST_SHOWN_OF_MANY
from framing.selectors.labels import AskedLabels, labels_page
from framing.tests.factories import CuratorFactory
from framing.tests.label_stories import comparison_in, labels_story
from framing.tests.wording_stories import REASON, long_list, store, wordings_story, written
from reports.tests.factories import ReaderFactory
from reports.text.voice import Voice

pytestmark = pytest.mark.django_db


def wordings_in(story, **asked):
    return labels_page(story, AskedLabels(**asked)).wordings


def texts_in(story, **asked):
    return [[one.text for one in (*report.shown, *report.rest)] for report in wordings_in(story, **asked).reports]


def section_of(client, story, **query):
    """The section of the tab; empty where there is none."""
    page = client.get(reverse("framing:story_labels", args=[story.slug]), query).text
    return page[page.index('id="wordings"') : page.index("</main>")] if 'id="wordings"' in page else ""


def told(html):
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def articles_of(story):
    return list(story.articles.order_by("published_at", "pk"))


def test_reports_stand_in_the_order_of_the_tab_and_the_highest_scores_first():
    assert texts_in(wordings_story(3)) == [
        ["siege", "demonstrators", "a temporary closure"],
        ["the dock cartel", "the embattled mayor"],
        ["siege", "demonstrators", "a temporary closure"],
    ]


def test_more_than_a_dozen_of_a_report_are_folded_away():
    story = wordings_story()
    first, second = articles_of(story)
    store(story, {str(first.pk): long_list(first), str(second.pk): []})

    one, other = wordings_in(story).reports

    assert len(one.shown) == MOST_SHOWN
    assert len(one.rest) == one.count - MOST_SHOWN > 0
    assert (other.shown, other.rest, other.count) == ((), (), 0)


def test_of_many_reports_a_few_stand_open_and_the_others_with_their_report_alone(client):
    story = wordings_story(MOST_FOLDED + 1)
    store(story, {str(one.pk): long_list(one) for one in articles_of(story)})

    one = wordings_in(story).reports[0]

    assert (len(one.shown), one.rest) == (MOST_SHOWN_OF_MANY, ())
    assert f"{one.count - MOST_SHOWN_OF_MANY} more of" in told(section_of(client, story))
    assert len(wordings_in(story, report=one.report.article.pk).reports[0].shown) == one.count


def test_report_asked_for_stands_alone_and_unfolded():
    story = wordings_story()
    first, second = articles_of(story)
    store(story, {str(first.pk): long_list(first), str(second.pk): []})

    view = wordings_in(story, report=first.pk)

    assert [report.report.article.pk for report in view.reports] == [first.pk]
    assert len(view.reports[0].shown) > MOST_SHOWN
    assert view.is_narrowed
    assert view.is_pair


def test_report_of_another_story_narrows_nothing():
    assert len(wordings_in(wordings_story(), report=987654).reports) == 2


def test_words_of_the_filter_narrow_the_wordings_whatever_their_capitals():
    story = wordings_story()

    assert texts_in(story, q="CARTEL") == [[], ["the dock cartel"]]
    assert wordings_in(story, q="nowhere to be found").count == 0


def test_same_words_in_the_same_voice_stand_once_with_each_of_their_places():
    story = wordings_story()
    first, _ = articles_of(story)
    (row,) = written(first, (("guards", 0.5, Voice.OWN, "no other report has it"),))
    start = first.latest_revision.text.index("guards", row["end"])
    again = row | {"start": start, "end": start + len("guards"), "score": 0.8}
    store(story, {str(first.pk): [row, again]})

    (found,) = wordings_in(story).reports[0].shown

    assert found.start == again["start"]
    assert len(found.spots) == 2
    assert len({spot.href for spot in found.spots}) == 2


def test_what_does_not_stand_in_the_text_is_passed_over():
    story = wordings_story()
    first, _ = articles_of(story)
    rows = comparison_in(story).wordings[str(first.pk)]
    store(story, {str(first.pk): [rows[0] | {"text": "other words"}, *rows[1:]]})

    assert len(wordings_in(story).reports[0].shown) == len(rows) - 1


def test_stop_that_ends_a_quotation_is_no_part_of_its_words():
    story = wordings_story()
    first, _ = articles_of(story)
    store(story, {str(first.pk): written(first, (("that morning.", 1.0, Voice.QUOTED, "no other"),))})

    (found,) = wordings_in(story).reports[0].shown

    assert found.text == "that morning"
    assert found.printed == "that morning."
    assert found.after == ""


def test_words_around_a_wording_are_whole_words_of_its_sentence():
    found = wordings_in(wordings_story()).reports[0].shown[1]

    assert (found.before, found.text, found.after) == ("People at the quay saw ", "demonstrators", " that morning.")


def test_long_sentence_is_cut_between_words():
    story = wordings_story()
    first, _ = articles_of(story)
    store(story, {str(first.pk): written(first, (("said", 0.5, Voice.OWN, "no other report has it"),))})

    (found,) = wordings_in(story).reports[0].shown

    assert found.before == "… asked the raiders about it,” Mayor Ada Lind "
    assert found.after == "."


def test_comparison_without_any_shows_nothing(client):
    assert wordings_in(labels_story(referents=9)) is None
    assert section_of(client, labels_story(referents=9)) == ""


def test_comparison_that_is_not_done_shows_nothing():
    story = wordings_story()
    Comparison.objects.filter(story=story).update(state=Comparison.State.QUEUED, attempts=0, finished_at=None)

    assert wordings_in(story) is None


def test_section_says_what_it_is_and_leads_to_the_method(client):
    section = section_of(client, wordings_story())

    assert "Nothing here is counted; a model proposes words that a reader may want to look at" in told(section)
    assert f'href="{reverse("framing:method")}#wordings"' in section
    assert 'id="wordings"' in client.get(reverse("framing:method")).text


def test_each_wording_has_its_voice_and_leads_to_its_sentence_in_read(client):
    story = wordings_story()
    first, _ = articles_of(story)

    section = section_of(client, story)

    pattern = rf'href="{story.get_absolute_url()}#s{first.pk}-\d+"><span class="shape-scare">siege</span></a>'
    assert re.search(pattern, section)
    assert re.search(r"siege in scare quotes paragraph \d+ of \d+ ", told(section))


def test_among_three_reports_it_is_said_how_many_others_have_it(client):
    section = told(section_of(client, wordings_story(3)))

    assert "1 of 2 other reports have it" in section
    assert re.search(r"the dock cartel paragraph \d+ of \d+ only here", section)


def test_of_two_reports_that_is_said_once(client):
    section = told(section_of(client, wordings_story()))

    assert "What one of the two reports writes and the other does not." in section
    assert "only here" not in section


def test_what_the_model_thinks_of_a_wording_is_not_told(client):
    story = wordings_story()
    first, _ = articles_of(story)

    assert REASON not in section_of(client, story).lower()
    assert REASON not in section_of(client, story, report=first.pk).lower()


def test_filter_that_fits_none_says_so(client):
    assert "No wording has these words." in section_of(client, wordings_story(), q="nowhere to be found")


def test_pinned_release_stays_in_every_link(client):
    story = wordings_story()
    number = comparison_in(story).release.number

    section = section_of(client, story, release=number)

    links = re.findall(r'class="wording[^"]*" href="([^"]*)"', section)
    assert len(links) == 7
    assert all(f"release={number}" in link for link in links)


def test_curator_is_led_to_a_draft_and_a_reader_with_a_role_to_a_suggestion(client):
    story = wordings_story()
    assert "wording-propose" not in section_of(client, story)

    client.force_login(ReaderFactory())
    assert f"{reverse('framing:suggest')}?term=demonstrators&amp;sentence=People+at" in section_of(client, story)

    client.force_login(CuratorFactory())
    section = section_of(client, story)

    sentence = "sentence=People+at+the+quay+saw+demonstrators+that+morning."
    assert f"{reverse('framing:draft_new')}?term=demonstrators&amp;{sentence}&amp;story={story.slug}" in section


def test_words_of_reports_are_escaped(client):
    story = wordings_story()
    first, second = articles_of(story)
    rows = written(first, (("siege", 1.0, Voice.SCARE, "<b>no</b> other"),))
    third = written(first, (("closure", 0.4, Voice.OWN, "no other report has it"),))
    store(story, {str(first.pk): rows, str(second.pk): [], "0": third})

    section = section_of(client, story)

    assert "<b>no</b>" not in section
    assert "&lt;b&gt;no&lt;/b&gt; other" in section


@pytest.mark.parametrize("reports", [2, 12])
def test_tab_costs_the_same_with_wordings(client, reports, django_assert_num_queries):
    story = wordings_story(reports)

    with django_assert_num_queries(6):
        assert section_of(client, story)
