"""The laws of pages and partials, for every address that answers a swap; one table for both apps."""

import re
from pathlib import Path
from typing import NamedTuple

import pytest
from django.conf import settings
from django.urls import reverse
from pytest_django.asserts import assertTemplateNotUsed, assertTemplateUsed

from framing.tests.claim_stories import claims_story
from framing.tests.curation import (
    AliasSetFactory,
    CandidateHitFactory,
    DisputeFactory,
    DraftFactory,
    DryRunFactory,
    DryRunHitFactory,
)
from framing.tests.factories import AnalysisRunFactory, CuratorFactory, EditorFactory, ReleaseFactory, TermHitFactory
from framing.tests.label_rows import DistinctiveLabelFactory, told
from framing.tests.label_stories import labels_story
from framing.tests.referent_stories import referents_story
from framing.tests.statements import compared_story
from reports.tests.deliveries import DeliveredItemFactory, DeliveryFactory
from reports.tests.factories import ArticleFactory, SourceFactory, StoryFactory
from reports.tests.story_rows import StoryProposalFactory

pytestmark = pytest.mark.django_db
SWAP = {"HX-Request": "true"}


class Row(NamedTuple):
    """A URL name, the arguments of an address made for the test, the partial, and the id of its root."""

    name: str
    arguments: object
    partial: str
    root: str
    for_editors: bool = False
    for_curators: bool = False


def _nothing() -> list[object]:
    ReleaseFactory()
    return []


def _release() -> list[object]:
    release = ReleaseFactory()
    AnalysisRunFactory(release=release, is_rescoring=True, queued=True)
    return [release.number]


def _apart() -> list[object]:
    DistinctiveLabelFactory()
    return []


def _called() -> list[object]:
    stories = StoryFactory.create_batch(2)
    source, other = SourceFactory.create_batch(2)
    told(source, {"angry mob": 3}, stories=stories)
    told(other, {"fishermen": 3}, stories=stories)
    return [source.slug]


def _impact() -> list[object]:
    DryRunFactory(impact=True, base=ReleaseFactory())
    DraftFactory(approved=True)
    return []


def _hit():
    article = ArticleFactory(story=StoryFactory())
    return TermHitFactory(run=AnalysisRunFactory(revision=article.latest_revision), phrase="siege")


def _story() -> list[object]:
    return [_hit().revision.article.story.slug]


def _article() -> list[object]:
    return [_hit().revision.article_id]


def _mark() -> list[object]:
    hit = _hit()
    return [hit.revision.article.story.slug, hit.pk]


def _article_mark() -> list[object]:
    hit = _hit()
    return [hit.revision.article_id, hit.pk]


def _candidate() -> list[object]:
    candidate = CandidateHitFactory(run=_hit().run)
    return [candidate.revision.article.story.slug, candidate.pk]


def _article_candidate() -> list[object]:
    candidate = CandidateHitFactory(run=_hit().run)
    return [candidate.revision.article_id, candidate.pk]


def _queue() -> list[object]:
    CandidateHitFactory()
    return []


def _dispute() -> list[object]:
    DisputeFactory()
    return []


def _compared() -> list[object]:
    return [compared_story().slug]


def _named() -> list[object]:
    return [referents_story().slug]


def _claimed() -> list[object]:
    return [claims_story().slug]


def _labelled() -> list[object]:
    return [labels_story(referents=9).slug]


def _referent() -> list[object]:
    return [labels_story(referents=9).slug, 1]


def _quote() -> list[object]:
    return [compared_story().articles.first().pk, 1]


def _draft() -> list[object]:
    return [_drafted().pk]


def _tried() -> list[object]:
    trial = DryRunFactory(finished=True, draft=_drafted())
    DryRunHitFactory(dry_run=trial)
    return [trial.draft_id]


def _draft_list() -> list[object]:
    _drafted()
    return []


def _aliases() -> list[object]:
    AliasSetFactory(names=("Harbour Guard", "HGD"))
    return []


def _maybe() -> list[object]:
    StoryProposalFactory()
    return []


def _report() -> list[object]:
    _article()
    return []


def _drafted():
    ReleaseFactory()
    return DraftFactory()


def _delivery() -> list[object]:
    delivery = DeliveryFactory()
    for row in ({}, {"looked_at": True}, {"failed": True}):
        DeliveredItemFactory(delivery=delivery, **row)
    return [delivery.pk]


PAGES = [
    Row("framing:story_list", _nothing, "framing/_story_list.html", "story-list"),
    Row("framing:story_read", _story, "framing/_story_read.html", "story-read"),
    Row("framing:mark_card", _mark, "framing/_mark_card.html", "mark-card"),
    Row("framing:dispute_open", _article_mark, "framing/_dispute_open.html", "dispute-open", for_curators=True),
    Row("framing:dispute_list", _dispute, "framing/_dispute_list.html", "dispute-list", for_curators=True),
    Row("framing:candidate_card", _candidate, "framing/_mark_card.html", "mark-card"),
    Row("framing:article_candidate_card", _article_candidate, "framing/_mark_card.html", "mark-card"),
    Row("framing:candidate_list", _queue, "framing/_candidate_list.html", "candidate-list", for_curators=True),
    Row("framing:comparison_status", _story, "framing/_comparison_status.html", "comparison-status"),
    Row("framing:article_detail", _article, "framing/_article_detail.html", "article-detail"),
    Row("framing:article_mark_card", _article_mark, "framing/_mark_card.html", "mark-card"),
    Row("framing:lexicon_list", _nothing, "framing/_lexicon_list.html", "lexicon-list"),
    Row("framing:release_detail", _release, "framing/_release_progress.html", "release-progress"),
    Row("framing:impact", _impact, "framing/_impact.html", "impact", for_curators=True),
    Row("framing:story_quotes", _compared, "framing/_story_quotes.html", "story-quotes"),
    Row("framing:story_labels", _labelled, "framing/_story_labels.html", "story-labels"),
    Row("framing:referent_detail", _referent, "framing/_referent_detail.html", "referent-detail"),
    Row("framing:story_claims", _claimed, "framing/_story_claims.html", "story-claims"),
    Row("framing:story_numbers", _claimed, "framing/_story_numbers.html", "story-numbers"),
    Row("framing:story_figures", _claimed, "framing/_story_figures.html", "story-figures"),
    Row("framing:story_sequence", _claimed, "framing/_story_sequence.html", "story-sequence"),
    Row("framing:claims_decide", _claimed, "framing/_claims_decide.html", "claims-decide", for_editors=True),
    Row("framing:referents_decide", _named, "framing/_referents_decide.html", "referents-decide", for_editors=True),
    Row("framing:quote_correct", _quote, "framing/_quote_correct.html", "quote-correct", for_editors=True),
    Row("framing:draft_list", _draft_list, "framing/_draft_list.html", "draft-list", for_curators=True),
    Row("framing:distinctive_labels", _apart, "framing/_distinctive_labels.html", "distinctive-labels"),
    Row("framing:source_labels", _called, "framing/_source_labels.html", "source-labels"),
    Row("framing:alias_list", _aliases, "framing/_alias_list.html", "alias-list", for_curators=True),
    Row("reports:source_desk", _nothing, "reports/_source_desk.html", "source-desk", for_editors=True),
    Row("reports:story_desk", _maybe, "reports/_story_desk.html", "story-desk", for_editors=True),
    Row("reports:article_list", _report, "reports/_article_list.html", "article-list", for_editors=True),
    Row("framing:draft_check", _draft, "framing/_draft_check.html", "draft-check", for_curators=True),
    Row("framing:draft_trial", _tried, "framing/_draft_trial.html", "draft-trial", for_curators=True),
    Row("reports:delivery_detail", _delivery, "reports/_delivery_detail.html", "delivery-detail", for_editors=True),
    # Several states may stand on one page, so the id of this one ends in the id of its article.
    Row("framing:run_status", _article, "framing/_run_status.html", r"run-status-\d+"),
]


@pytest.fixture(params=PAGES, ids=lambda row: row.name)
def row(request) -> Row:
    return request.param


@pytest.fixture
def url(row, client) -> str:
    if row.for_editors or row.for_curators:
        client.force_login(CuratorFactory() if row.for_curators else EditorFactory())
    return reverse(row.name, args=row.arguments())


def settled(html: str) -> str:
    """Without the token that differs in every answer."""
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", html)


def test_page_contains_exactly_what_the_swap_returns(client, url):
    page, swap = client.get(url), client.get(url, headers=SWAP)

    assert page.status_code == 200
    assertTemplateUsed(page, "base.html")
    assert settled(swap.text).strip() in settled(page.text)


def test_swap_is_the_root_element_alone_with_its_id(client, url, row):
    swap = client.get(url, headers=SWAP)
    text = swap.text.strip()

    assertTemplateNotUsed(swap, "base.html")
    assertTemplateUsed(swap, row.partial)
    assert re.search(rf'id="{row.root}"', text.partition(">")[0])
    tag = re.match(r"<(\w+)", text).group(1)
    assert text.endswith(f"</{tag}>")
    assert len(re.findall(rf"<{tag}\b", text)) == len(re.findall(rf"</{tag}>", text))


@pytest.mark.parametrize("extra", [{}, {"HX-History-Restore-Request": "true"}, {"HX-Boosted": "true"}])
def test_only_a_swap_gets_the_partial_alone(client, url, extra):
    response = client.get(url, headers=SWAP | extra)

    (assertTemplateUsed if extra else assertTemplateNotUsed)(response, "base.html")


def test_caches_keep_page_and_partial_apart(client, url):
    vary = client.get(url).headers["Vary"]

    for header in ("HX-Request", "HX-Boosted", "HX-History-Restore-Request"):
        assert header in vary


def test_every_partial_with_an_address_is_in_the_table():
    folder = Path(settings.BASE_DIR) / "templates"
    partials = {path.relative_to(folder).as_posix() for path in folder.glob("*/_*.html")}

    assert partials == {row.partial for row in PAGES}


def test_every_part_that_asks_again_says_to_those_who_listen_what_came():
    """By the line that the page's script reads out, or the words that the workbench's script compares."""
    parts = [path.read_text(encoding="utf-8") for path in (Path(settings.BASE_DIR) / "templates").rglob("*.html")]
    asking = [part for part in parts if 'hx-trigger="every' in part]

    assert len(asking) >= 7
    assert [part[:80] for part in asking if not re.search("data-announce=|data-check-words", part)] == []


def test_every_swap_names_its_target_and_has_an_address(client, url):
    for tag in re.findall(r"<[^>]*\shx-get=[^>]*>", client.get(url).text):
        assert "hx-target=" in tag, tag
        assert "hx-swap=" in tag, tag
        if tag.startswith("<a "):
            assert re.search(r'\shref="([^"]*)"', tag).group(1) == re.search(r'hx-get="([^"]*)"', tag).group(1)


def test_pages_hold_no_inline_script_style_or_handler(client, url):
    page = client.get(url).text

    assert not re.search(r"<style|\sstyle=|\son[a-z]+=\"|<script(?![^>]*\bsrc=)", page)
