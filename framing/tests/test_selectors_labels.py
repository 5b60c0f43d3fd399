"""The rows of the label matrix, made from what a comparison stored, and the passages of a referent."""

import re

import pytest

from framing.selectors.label_cells import Spot, StoredReferent, stored_referents
from framing.selectors.label_crossings import MOST_LISTED, MOST_REPORTS, spots_of
from framing.selectors.label_passages import PassageMaker
from framing.selectors.label_rows import lead_of, zone_of
from framing.selectors.labels import AskedLabels, labels_page
from framing.selectors.referent_page import AskedReferent, confidence_words, referent_page
from framing.selectors.report_places import places_in
from framing.selectors.story_frames import story_frame
from framing.tests.factories import AnalysisRunFactory
from framing.tests.label_stories import TOLD, comparison_in, labels_story
from reports.models import Article
from reports.tests.factories import ArticleFactory, StoryFactory

pytestmark = pytest.mark.django_db
LEAD = (20, 60)


def page_of(story, **asked):
    return labels_page(story, AskedLabels(**asked))


def stored_in(story) -> list[StoredReferent]:
    frame = story_frame(story, "/", wanted=["referents", "proposals"])
    return stored_referents(frame.shown.referents, frame.reports)


def row_of(story, number, **asked):
    page = page_of(story, **asked)
    return next(row for row in page.rows if row.number == number)


def mention(start, *, zone="body", voice="own", number=1):
    return [number, start, start + 4, zone, voice, None]


def changed(story, number, **values):
    comparison = comparison_in(story)
    comparison.referents[number - 1] |= values
    comparison.save()
    return story


def cells_of(story, *labels):
    """The same labels in every report."""
    return {str(article.pk): list(labels) for article in Article.objects.filter(story=story)}


def label(text, *mentions, is_name=False):
    return {"key": text.lower(), "text": text, "is_name": is_name, "mentions": list(mentions)}


def test_referent_of_reports_that_are_gone_is_left_out():
    story = changed(labels_story(referents=9), 3, cells={"987654": [label("siege", mention(1))]})

    assert [one.number for one in stored_in(story)] == [1, 2, 4, 5, 6, 7, 8, 9]


def test_plain_names_are_one_wording():
    story = labels_story(referents=9)
    both = cells_of(story, label("TDU", mention(40), is_name=True), label("Dockers", mention(50), is_name=True))
    changed(story, 5, cells=both)

    found = next(one for one in stored_in(story) if one.number == 5)

    assert found.is_shared
    assert not found.is_telling


def test_mentions_are_counted_with_pronouns_and_own_ones_apart():
    found = next(one for one in stored_in(labels_story(referents=9)) if one.number == 2)

    assert found.mention_count == sum(map(len, (TOLD[1].even, TOLD[1].odd)))
    assert found.own_count == 8


@pytest.mark.parametrize(
    ("mentions", "place"),
    [
        ([mention(30), mention(0, zone="headline")], "headline"),
        ([mention(80), mention(20)], "lead"),
        ([mention(80), mention(60)], ""),
        ([mention(10, zone="standfirst")], "standfirst"),
        ([mention(70, zone="caption")], "caption"),
        ([mention(70, zone="caption"), mention(90)], ""),
    ],
)
def test_zone_is_the_most_prominent_place(mentions, place):
    assert zone_of(mentions, LEAD) == place


def test_text_without_body_has_no_lead():
    article = ArticleFactory(story=StoryFactory(), revision="Only a headline")
    AnalysisRunFactory(revision=article.latest_revision)
    (report,) = story_frame(article.story, "/").reports

    assert lead_of(report) == (0, 0)


def test_own_voice_leads_and_the_others_follow_by_number():
    story = labels_story(referents=9)
    voices = ["quoted", "quoted", "own", "indirect", "quoted", "indirect"]
    spots = [mention(40 + at, voice=voice, number=at) for at, voice in enumerate(voices)]
    changed(story, 6, cells=cells_of(story, label("raiders", *spots)))

    use = row_of(story, 6).cells[0].uses[0]

    assert [(one.voice, one.count) for one in use.voices] == [("own", 1), ("quoted", 3), ("indirect", 2)]
    assert use.words.startswith("1 own voice, 3 quoted, 2 reported")


def test_two_reports_of_one_source_are_one_source_to_what_is_only_here():
    story = labels_story(referents=9)
    first, second = Article.objects.filter(story=story).order_by("published_at", "pk")
    Article.objects.filter(pk=second.pk).update(source=first.source, url="https://daily.example/second")

    row = row_of(story, 5)

    assert not any(use.is_only_here for cell in row.cells for use in cell.uses)


def test_crossing_names_one_report_and_counts_the_others():
    row = row_of(labels_story(4, referents=9), 2)

    owned = next(use for cell in row.cells for use in cell.uses if use.is_owned_crossing)

    assert owned.crossing.startswith("own voice here, a speaker’s word in The Daily")
    assert owned.crossing.endswith("and 1 more")


def test_equal_differences_are_told_apart_by_own_mentions():
    story = labels_story(referents=9)
    comparison = comparison_in(story)
    for row in comparison.referents:
        row["difference"] = 1.0
    comparison.save()

    assert page_of(story).rows[0].number == 2


def test_difference_of_few_mentions_or_few_reports_does_not_come_first():
    story = labels_story(referents=9)
    ranked = sorted((one for one in stored_in(story) if one.is_telling), key=lambda one: one.own_count)
    few, many = ranked[0], ranked[-1]
    comparison = comparison_in(story)
    for row in comparison.referents:
        row["difference"] = {few.number: 0.31, many.number: 0.3}.get(row["number"], 0)
    comparison.save()

    assert few.own_count < many.own_count
    assert [row.number for row in page_of(story).rows[:2]] == [many.number, few.number]


def test_no_page_of_the_list_beyond_the_last():
    page = page_of(labels_story(referents=9), page=40)

    assert page.listed.number == 1
    assert page.rest_count == 3


def test_address_of_the_page_keeps_what_was_asked():
    story = labels_story(referents=9)

    assert page_of(story).address == f"/stories/{story.slug}/labels/"
    assert page_of(story, kind="group", sort="name").address.endswith("/labels/?kind=group&sort=name")


def test_crossings_stand_in_their_rank_with_a_few_reports_each():
    story = labels_story(12, referents=9)
    rows = comparison_in(story).referents
    ranks = {(row["name"], one["label"], one["kind"]): one["rank"] for row in rows for one in row["crossings"]}

    kinds = page_of(story).crossings
    first = kinds[0].shown

    assert [kind.kind for kind in kinds] == ["owned_and_attributed", "each_attributes", "both_own"]
    found = [ranks[one.referent, one.text, "owned_and_attributed"] for one in first]
    assert found == sorted(found)
    assert all(len(one.sides) <= 2 * MOST_REPORTS and one.more_reports for one in first)
    assert [side.report.position for side in first[0].sides] == sorted(side.report.position for side in first[0].sides)


def test_crossings_beyond_the_most_are_counted():
    story = labels_story(referents=9)
    comparison = comparison_in(story)
    both = [int(key) for key in comparison.referents[0]["cells"]]
    many = [
        {"kind": "both_own", "rank": n, "label": f"w{n}", "key": f"w{n}", "owned_by": both, "attributed_by": []}
        for n in range(MOST_LISTED + 5)
    ]
    for row in comparison.referents:
        row["crossings"] = []
    comparison.referents[0]["crossings"] = many
    comparison.save()

    (kind,) = page_of(story).crossings

    assert (len(kind.shown), len(kind.listed), kind.unlisted_count) == (0, MOST_LISTED, 5)
    assert re.fullmatch(r"own voice in The Daily \d+ and The Daily \d+", kind.listed[0].where)


def test_line_of_a_crossing_names_a_few_reports_and_counts_the_others():
    kinds = page_of(labels_story(12, referents=40)).crossings

    assert re.search(r"own voice in [^;]+, [^;]+ and 4 more; a speaker’s word in .* 4 more", kinds[0].listed[0].where)


def passages_in(story, *spots):
    frame = story_frame(story, "/")
    article = frame.reports[0].article.pk
    return PassageMaker(places_in(frame.reports, "/read/")).passages(article, spots)


def test_mentions_of_one_sentence_are_one_passage():
    story = labels_story(referents=9)
    found = next(one for one in stored_in(story) if one.number == 1)
    page = referent_page(story, 1, AskedReferent())
    article = page.reports[0].report.article.pk

    (spot, *_) = spots_of(found, article)
    (passage,) = passages_in(story, spot, spot._replace(start=spot.start + 4, number=99, voice="quoted"))

    assert [mark.voice for mark in passage.voices] == ["own", "quoted"]
    assert passage.text == "People at the quay saw the harbour guards that morning."


def test_words_around_stand_in_where_no_sentence_is_stored():
    story = StoryFactory()
    for _ in range(2):
        AnalysisRunFactory(revision=ArticleFactory(story=story).latest_revision, sentences=[])
    text = Article.objects.filter(story=story).first().latest_revision.text
    at = text.index("siege")
    (passage,) = passages_in(story, Spot(1, at, at + 5, "body", "quoted", "Fishermen"))

    assert "siege of the small boats" in passage.text
    assert passage.href == f"/read/#r{Article.objects.filter(story=story).order_by('pk').first().pk}"
    assert passage.place == "paragraph 3 of 4"


def test_speaker_with_a_page_is_linked():
    frame = story_frame(labels_story(referents=9), "/")
    spots = [Spot(1, 40, 44, "body", "quoted", "Mara Quill"), Spot(2, 41, 44, "body", "quoted", "somebody else")]

    maker = PassageMaker(places_in(frame.reports, "/read/"), ["mara-quill"])
    (passage,) = maker.passages(frame.reports[0].article.pk, spots)

    assert [(one.name, one.key) for one in passage.speakers] == [("Mara Quill", "mara-quill"), ("somebody else", "")]


def test_links_between_the_same_words_are_told_once_and_the_surest_first():
    story = labels_story(4, referents=9)

    page = referent_page(story, 1, AskedReferent())

    confidences = [one.confidence for one in page.links]
    assert confidences == sorted(confidences, reverse=True)
    told = [(one.first.text, one.second.text, one.second.report.article.pk, one.reason) for one in page.links]
    assert len(set(told)) == len(told)


@pytest.mark.parametrize(("confidence", "words"), [(1.0, "sure"), (0.9, "sure"), (0.89, "likely"), (0.2, "uncertain")])
def test_confidence_is_told_in_a_word(confidence, words):
    assert confidence_words(confidence) == words


def test_referent_of_a_comparison_that_is_not_there_yet_is_none():
    assert referent_page(StoryFactory(), 1, AskedReferent()) is None
