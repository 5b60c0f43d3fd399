"""The order of the groups on the tab Claims, and its long columns."""

import re

import pytest

from framing.selectors.claims import MOST_LONE
from framing.tests.claim_stories import claims_story, comparison_in
from framing.tests.test_views_claims import changed, page_of
from reports.models import Claim

pytestmark = pytest.mark.django_db


def test_group_tells_how_well_its_claims_match_only_among_its_reasons(client):
    page = page_of(client, claims_story())

    assert page.count("0.71") == 1
    assert page.index("Why it is one group") < page.index("0.71")


def test_what_contradicts_and_differs_stands_first_and_keeps_its_number(client):
    story = claims_story(3)
    comparison = comparison_in(story)
    first, rest = comparison.claims[0], comparison.claims[1:]
    relations = ["related", "same", "differs", "contradicts", "same"]
    comparison.claims = [first | {"number": 20 + at, "relation": name} for at, name in enumerate(relations)] + rest
    comparison.save()

    page = page_of(client, story)

    assert re.findall(r'class="claim-group relation-(\w+)" id="g(\d+)"', page) == [
        ("contradicts", "23"),
        ("differs", "22"),
        ("same", "21"),
        ("same", "24"),
        ("related", "20"),
    ]


def test_what_differs_only_in_who_says_it_stands_behind_other_differences(client):
    story = claims_story()
    comparison = comparison_in(story)
    first = comparison.claims[0]
    said = [first["differences"][0] | {"dimension": "attribution"}]
    comparison.claims = [first | {"number": 7, "differences": said}, first | {"number": 8}]
    comparison.save()

    assert re.findall(r'class="claim-group [\w-]+" id="g(\d+)"', page_of(client, story)) == ["8", "7"]


@pytest.mark.parametrize(("count", "folded"), [(MOST_LONE, 0), (MOST_LONE + 1, 0), (MOST_LONE + 2, 2)])
def test_long_column_of_one_report_folds_what_is_beyond_the_first_dozen(client, count, folded):
    story = claims_story()
    comparison = comparison_in(story)
    lone = next(row for row in comparison.claims if row["number"] == 3)
    comparison.claims = [lone | {"number": number} for number in range(1, count + 1)]
    comparison.save()

    page = page_of(client, story)

    before, _, after = page.partition('<details class="twin more"')
    assert (before.count('<li class="lone-claim"'), after.count('<li class="lone-claim"')) == (count - folded, folded)
    assert (f"{folded}</span> more only in" in after) == bool(folded)


def test_difference_in_who_says_it_marks_the_voice_where_nobody_is_given(client):
    story = claims_story()
    row = comparison_in(story).claims[0]["differences"][0]
    claims = Claim.objects.filter(number=1, revision__article__story=story).order_by("revision__article__published_at")
    spans = {str(claim.revision.article_id): [claim.start, claim.end] for claim in claims}

    page = page_of(client, changed(story, differences=[row | {"dimension": "attribution", "spans": spans}]))

    assert '<span class="differs"><span class="shape-own">own voice</span><sup' in page
    assert '<span class="differs"><span class="speaker-name">fishermen</span>' in page
    assert "<q>" not in page[page.index('class="claim-differences"') :].partition("</ol>")[0]
    assert re.search(r"</span><span>own voice</span></span>.*?</span><span>fishermen</span></span>", page)


def test_links_lead_to_the_first_group_of_each_relation(client):
    page = page_of(client, claims_story())

    assert re.findall(r'<a href="#(\w+)">(\d+ [\w ]+)</a>', page) == [("g1", "1 differ"), ("alone", "2 in one report")]
