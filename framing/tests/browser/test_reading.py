"""Reading a story in a real browser: by mouse, by keyboard, on a phone, without JavaScript."""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from framing.models import AnalysisRun
from framing.tests.browser.conftest import PHONE
from framing.tests.factories import AnalysisRunFactory, ComparisonFactory, TermHitFactory
from reports.tests.factories import ArticleFactory, StoryFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("browser")]


@pytest.fixture
def reading(faultless, live_server, story) -> Page:
    faultless.goto(f"{live_server.url}/stories/{story.slug}/")
    return faultless


def test_click_on_a_mark_opens_its_card_and_names_it_in_the_address(reading, siege):
    reading.locator(f"#m{siege.pk}").click()

    expect(reading.locator("#mark-card .card-term")).to_have_text("siege")
    expect(reading.locator(f"#m{siege.pk}")).to_have_class(re.compile("is-open"))
    assert reading.url.endswith(f"/marks/{siege.pk}/")
    expect(reading.locator("#live")).to_have_text("siege: own voice")


def test_reloaded_card_is_still_open(reading, siege):
    reading.locator(f"#m{siege.pk}").click()
    expect(reading.locator("#mark-card .card-term")).to_have_text("siege")

    reading.reload()

    expect(reading.locator("#mark-card .card-term")).to_have_text("siege")
    expect(reading.locator(f"#m{siege.pk}")).to_be_in_viewport()


def test_card_leads_to_its_counterpart_in_the_other_report(reading, siege):
    reading.locator(f"#m{siege.pk}").click()
    reading.locator("#mark-card .card-label", has_text="siege").nth(1).click()

    expect(reading.locator("#mark-card .card-source")).to_contain_text("The Daily")
    expect(reading.locator(".column.source-2 .mark.is-open")).to_have_text("siege")


def test_keys_walk_through_the_marks_and_open_and_close_the_card(reading, siege):
    for _ in range(2):
        reading.keyboard.press("j")
    expect(reading.locator(f"#m{siege.pk}")).to_be_focused()
    expect(reading.locator("#mark-place")).to_have_text("mark 2 of 8")

    reading.keyboard.press("Enter")
    expect(reading.locator("#mark-card .card-term")).to_have_text("siege")
    reading.keyboard.press("Escape")

    expect(reading.locator("#mark-card .card-term")).to_have_count(0)
    expect(reading.locator(f"#m{siege.pk}")).to_be_focused()
    assert "/marks/" not in reading.url


def test_slash_goes_to_search_and_question_mark_lists_the_keys(reading):
    reading.keyboard.press("/")
    expect(reading.locator("#site-search")).to_be_focused()
    reading.keyboard.press("?")
    expect(reading.locator("#keys")).to_be_hidden()

    reading.locator("h1").click()
    reading.keyboard.press("?")
    expect(reading.locator("#keys")).to_be_visible()


def test_legend_filters_without_leaving_the_page_and_back_undoes_it(reading):
    quoted = reading.locator(".text .mark-quoted")
    expect(quoted).to_have_count(1)

    reading.locator("#legend-quoted").click()
    expect(quoted).to_have_count(0)
    assert "hide=quoted" in reading.url
    expect(reading.locator("#legend-quoted")).to_be_focused()

    reading.go_back()
    expect(quoted).to_have_count(1)


def test_what_was_opened_stays_open_when_the_legend_filters(reading):
    table = reading.locator("#overview-table")
    table.locator("summary").click()
    reading.locator("#legend-quoted").click()
    expect(reading.locator(".text .mark-quoted")).to_have_count(0)

    expect(table).to_have_attribute("open", "")


def test_columns_are_chosen_by_checkboxes(reading):
    reading.locator(".column-choice summary").click()
    reading.locator(".column-choice input").nth(1).uncheck()
    reading.locator(".column-choice button").click()

    expect(reading.locator(".column")).to_have_count(1)
    assert "columns=" in reading.url


def test_theme_is_kept(reading):
    reading.locator("[data-toggle-theme]").click()
    expect(reading.locator("html")).to_have_attribute("data-theme", "dark")

    reading.reload()

    expect(reading.locator("html")).to_have_attribute("data-theme", "dark")


def test_search_swaps_the_list_and_can_be_shared(faultless, live_server, story):
    faultless.goto(live_server.url)
    faultless.locator("#find-words").fill("fishermen")
    faultless.keyboard.press("Enter")

    expect(faultless.locator("mark.found").first).to_have_text("Fishermen")
    assert faultless.url.endswith("?q=fishermen")


def test_story_shows_the_marks_as_soon_as_the_analysis_is_done(faultless, live_server):
    run = AnalysisRunFactory(revision=ArticleFactory(story=StoryFactory(slug="soon")).latest_revision, queued=True)
    faultless.goto(f"{live_server.url}/stories/soon/")
    expect(faultless.locator(".run-status")).to_be_visible()

    TermHitFactory(run=run, phrase="siege")
    figures = AnalysisRunFactory.build(revision=None, release=None).figures
    AnalysisRun.objects.filter(pk=run.pk).update(state="done", finished_at=timezone.now(), figures=figures)

    expect(faultless.locator(".text .mark-own")).to_have_text("siege", timeout=8000)
    expect(faultless.locator(".run-status")).to_have_count(0)


def test_open_card_stays_when_another_report_is_analysed_meanwhile(faultless, live_server, story, siege):
    run = AnalysisRunFactory(revision=ArticleFactory(story=story).latest_revision, queued=True)
    faultless.goto(f"{live_server.url}/stories/{story.slug}/")
    faultless.locator(f"#m{siege.pk}").click()
    expect(faultless.locator("#mark-card .card-term")).to_have_text("siege")

    figures = AnalysisRunFactory.build(revision=None, release=None).figures
    AnalysisRun.objects.filter(pk=run.pk).update(state="done", finished_at=timezone.now(), figures=figures)

    expect(faultless.locator(f"#run-status-{run.revision.article_id}")).to_have_count(0, timeout=8000)
    expect(faultless.locator("#mark-card .card-term")).to_have_text("siege")
    expect(faultless.locator(f"#m{siege.pk}")).to_have_class(re.compile("is-open"))
    faultless.locator("#mark-card .card-label", has_text="siege").nth(1).click()
    expect(faultless.locator("#mark-card .card-source")).to_contain_text("The Daily")
    faultless.keyboard.press("Escape")
    expect(faultless.locator("#mark-card .card-term")).to_have_count(0)


def test_card_that_comes_after_the_page_has_renewed_itself_is_shown(faultless, live_server, story, siege):
    run = AnalysisRunFactory(revision=ArticleFactory(story=story).latest_revision, queued=True)
    faultless.goto(f"{live_server.url}/stories/{story.slug}/")
    held = []
    faultless.route("**/marks/*/", lambda route: held.append(route), times=1)
    faultless.locator(f"#m{siege.pk}").click()

    figures = AnalysisRunFactory.build(revision=None, release=None).figures
    AnalysisRun.objects.filter(pk=run.pk).update(state="done", finished_at=timezone.now(), figures=figures)
    expect(faultless.locator(f"#run-status-{run.revision.article_id}")).to_have_count(0, timeout=8000)
    held.pop().continue_()

    expect(faultless.locator("#mark-card .card-term")).to_have_text("siege")
    expect(faultless.locator(f"#m{siege.pk}")).to_have_class(re.compile("is-open"))


def test_phone_shows_one_text_and_a_card_that_leaves_its_mark_in_sight(faultless, live_server, story, siege):
    faultless.set_viewport_size(PHONE)
    faultless.goto(f"{live_server.url}/stories/{story.slug}/")
    columns = faultless.locator(".column")
    expect(columns.nth(0)).to_be_visible()
    expect(columns.nth(1)).to_be_hidden()

    faultless.locator(f"#m{siege.pk}").click()
    expect(faultless.locator("#mark-card .card-term")).to_have_text("siege")
    mark, card = faultless.locator(f"#m{siege.pk}").bounding_box(), faultless.locator("#mark-card").bounding_box()
    assert mark["y"] + mark["height"] <= card["y"]

    faultless.locator("#mark-card .card-label", has_text="siege").nth(1).click()
    expect(columns.nth(1)).to_be_visible()
    expect(columns.nth(0)).to_be_hidden()


def test_phone_folds_the_overview_so_that_the_text_comes_soon(faultless, live_server, story):
    ComparisonFactory(story=story)
    faultless.set_viewport_size(PHONE)
    faultless.goto(f"{live_server.url}/stories/{story.slug}/")

    expect(faultless.locator(".strip").first).to_be_hidden()
    assert faultless.locator(".text").first.bounding_box()["y"] < 1.5 * PHONE["height"]

    faultless.locator("#overview > summary").click()
    expect(faultless.locator(".strip").first).to_be_visible()


def test_phone_filter_stays_in_the_report_on_screen(faultless, live_server, story):
    faultless.set_viewport_size(PHONE)
    faultless.goto(f"{live_server.url}/stories/{story.slug}/")
    columns = faultless.locator(".column")
    faultless.locator(".switcher label").nth(1).click()
    expect(columns.nth(1)).to_be_visible()

    faultless.locator("#legend-own").click()

    expect(faultless.locator(".text .mark-own")).to_have_count(0)
    expect(columns.nth(1)).to_be_visible()
    expect(columns.nth(0)).to_be_hidden()


@pytest.mark.parametrize("path", ["/", "/stories/{}/", "/articles/", "/sources/", "/lexicon/", "/method/", "/sign-in/"])
def test_nothing_runs_over_the_edge_of_a_small_phone(faultless, live_server, story, path):
    faultless.set_viewport_size(PHONE)
    path = path.format(story.slug)
    path = f"/articles/{story.articles.first().pk}/" if path == "/articles/" else path

    faultless.goto(live_server.url + path)

    assert faultless.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0


def test_everything_works_without_javascript(browser: Browser, live_server, story, siege):
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{live_server.url}/stories/{story.slug}/")
    page.locator("#legend-quoted").click()
    expect(page.locator(".text .mark-quoted")).to_have_count(0)

    page.locator(f"#m{siege.pk}").click()

    expect(page.locator("#mark-card .card-term")).to_have_text("siege")
    expect(page.locator(".text .mark-quoted")).to_have_count(0)
    page.locator(".card-close").click()
    expect(page.locator("#mark-card .card-term")).to_have_count(0)
    page.context.close()
