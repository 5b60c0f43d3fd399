"""Headlines side by side: every word is there once, in its part or beside it."""

import pytest

from framing.selectors.choices import Choice
from framing.selectors.pages import story_page
from framing.tests.factories import AnalysisRunFactory, TermHitFactory
from framing.tests.headline_stories import ACTIVE, headline_story, headlined
from reports.tests.factories import ArticleFactory, StoryFactory

pytestmark = pytest.mark.django_db


def grid_of(story, choice=None):
    return story_page(story, choice or Choice()).headlines


def said(words):
    return "".join(segment.text for segment in words.segments)


def parts(row):
    return [[(said(words), words.is_part) for words in cell.words] for cell in row.cells]


def test_headline_is_laid_out_by_its_parts_with_the_other_words_in_their_place():
    story, _, _ = headline_story()

    active, passive = grid_of(story).rows

    assert parts(active) == [
        [("Karsan jets", True), (" ", False)],
        [("hit", True), (" ", False)],
        [("depot", True), (" near Orla ", False)],
        [("after raid", True)],
    ]
    assert parts(passive) == [
        [],
        [("bombed", True), (" in Orla, minister says", False)],
        [("Depot", True), (" ", False)],
        [],
    ]


def test_words_of_a_row_in_the_order_of_the_text_are_the_headline():
    story, runs, _ = headline_story()

    for row, run in zip(grid_of(story).rows, runs, strict=True):
        stretches = [said(words) for cell in row.cells for words in cell.words]
        headline = run.revision.text.split("\n")[0]

        assert sorted("".join(stretches)) == sorted(headline)
        assert all(stretch in headline for stretch in stretches)


def test_what_a_headline_does_not_name_is_said():
    story, _, _ = headline_story()

    _, passive = grid_of(story).rows

    assert passive.wording == "passive"
    assert [cell.missing for cell in passive.cells] == ["no actor named", "", "", "none given"]


def test_referent_of_several_headlines_is_one_thread_with_the_way_to_its_passages():
    story, _, comparison = headline_story()
    number = comparison.release.number

    grid = grid_of(story, Choice(release=number))
    active, passive = grid.rows

    assert [(thread.number, thread.name, thread.report_count) for thread in grid.threads] == [(1, "Orla depot", 2)]
    assert grid.threads[0].href == f"/stories/{story.slug}/labels/3/?release={number}"
    assert active.cells[2].threads == passive.cells[2].threads == grid.threads
    assert active.cells[0].threads == ()


def test_without_a_comparison_there_are_no_threads():
    story, _, comparison = headline_story()
    comparison.delete()

    assert grid_of(story).threads == ()


def test_headline_without_parts_stands_whole():
    story, _, _ = headline_story()
    headlined(story, "Orla in brief")
    AnalysisRunFactory(revision=ArticleFactory(story=story).latest_revision, queued=True)

    _, _, unparted, waiting = grid_of(story).rows

    assert unparted.cells == waiting.cells == ()
    assert said(unparted.whole.words[0]) == "Orla in brief"


def test_marks_stay_in_the_parts():
    story, runs, _ = headline_story()
    hit = TermHitFactory(run=runs[0], phrase="raid", zone="headline")

    reason = grid_of(story).rows[0].cells[3]

    assert [segment.mark.href for segment in reason.words[0].segments if segment.mark] == [
        f"/stories/{story.slug}/marks/{hit.pk}/"
    ]


@pytest.mark.parametrize("wrong", [("hit", "hit", None, None), (None, "hit", "hit depot", None)])
def test_parts_never_overlap(wrong):
    story = StoryFactory()
    headlined(story, ACTIVE[0], wrong)
    headlined(story, *ACTIVE)

    row = grid_of(story).rows[0]

    assert "".join(said(words) for cell in row.cells for words in cell.words) == ACTIVE[0]


def test_no_blank_stands_between_the_words_and_the_numbers_behind_them():
    story = StoryFactory()
    headlined(story, *ACTIVE)
    headlined(story, *ACTIVE)

    cells = grid_of(story).rows[0].cells

    whole = ["".join(map(said, cell.words)) for cell in cells]
    assert ["".join(map(said, cell.tight_words)) for cell in cells] == [words.rstrip() for words in whole]
    assert any(words.endswith(" ") for words in whole)


def test_one_headline_or_none_with_parts_is_no_grid():
    one, none = StoryFactory(), StoryFactory()
    headlined(one, *ACTIVE)
    headlined(none, "Orla in brief")
    headlined(none, "Weather")

    assert grid_of(one) is None
    assert grid_of(none) is None
