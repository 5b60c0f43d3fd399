"""Decisions about referents in the comparisons that follow: over new reports, other texts and another analysis."""

import pytest

from framing.models import AnalysisRun, Comparison
from framing.selectors.decision_places import Named
from framing.services.comparison import compare_story
from framing.services.referent_decisions import confirm_referent, merge_referents, rename_referent, split_referent
from framing.services.scoring import request_analysis, run_analysis
from framing.services.story_decisions import undo_decision
from framing.tests.factories import ReleaseFactory
from reports.models import ArticleRevision, Mention
from reports.services.ingest import submit_article
from reports.tests.factories import RevisionFactory, SourceFactory, StoryFactory

pytestmark = pytest.mark.django_db
BRIGADE, RIDERS, MAYOR = "The Tarn Brigade", "Masked riders", "The mayor of Ostvale"
TEXTS = (
    "Depot of Ostvale burns\n\nThe Tarn Brigade burned the grain depot of Ostvale on Monday. The Tarn Brigade left the "
    "valley before dawn. The mayor of Ostvale asked for help.",
    "Fire in Ostvale\n\nMasked riders crossed the Vell on Monday night. A witness saw the depot in flames. Masked "
    "riders were seen again at noon. The mayor of Ostvale asked for help.",
)
THIRD = (
    "Ostvale mourns its harvest\n\nThe Tarn Brigade has burned the grain depot of Ostvale, farmers said. The brigade "
    "has come before. The mayor of Ostvale asked for help."
)
LATER = (
    "Fire in Ostvale, updated\n\nRain fell all day. Masked riders crossed the Vell on Monday night, witnesses said. "
    "The mayor of Ostvale asked for help."
)


def added(story, text):
    article = submit_article(source=SourceFactory(), text=text, story=story)
    run_analysis(run=AnalysisRun.objects.get(revision=article.latest_revision))
    return article


@pytest.fixture
def story():
    ReleaseFactory()
    story = StoryFactory()
    for text in TEXTS:
        added(story, text)
    compare_story(story=story)
    return story


def revised(article, text):
    """The report with another text, which is analysed."""
    run_analysis(run=request_analysis(revision=RevisionFactory(article=article, text=text)))


def named(story, words):
    """The mentions with these words in the newest texts of the story."""
    rows = Mention.objects.filter(revision__article__story=story).select_related("revision__article")
    return [
        Named(row.revision.article_id, row.revision_id, row.start, row.end)
        for row in rows.order_by("revision__article", "number")
        if row.revision.article.latest_revision_id == row.revision_id
        and row.revision.text[row.start : row.end].casefold() == words.casefold()
    ]


def referents_of(story):
    """The referents of the comparison that is made now: name, standing, and the words of each mention by article."""
    comparison = compare_story(story=story)
    texts = dict(ArticleRevision.objects.filter(pk__in=comparison.revisions).values_list("article", "text"))
    return [
        (
            row["name"],
            row["standing"],
            {
                (int(article), texts[int(article)][mention[1] : mention[2]])
                for article, labels in row["cells"].items()
                for label in labels
                for mention in label["mentions"]
            },
        )
        for row in comparison.referents
    ]


def holding(story, words):
    """The referent that has a mention with these words."""
    (one,) = (row for row in referents_of(story) if any(text == words for _, text in row[2]))
    return one


def words_with(story, words):
    return {text for _, text in holding(story, words)[2]}


def test_reports_call_them_two_referents_before_anybody_decides(story):
    assert RIDERS not in words_with(story, BRIGADE)


def test_merged_referents_stay_merged_with_a_new_report(story):
    merge_referents(story=story, mentions=[*named(story, BRIGADE), *named(story, RIDERS)], seen=0)

    assert words_with(story, BRIGADE) >= {BRIGADE, RIDERS}
    assert holding(story, BRIGADE)[1] == "merged"
    third = added(story, THIRD)
    assert {(third.pk, BRIGADE)} < holding(story, RIDERS)[2]


def test_merged_referents_stay_merged_in_a_later_text(story):
    merge_referents(story=story, mentions=[*named(story, BRIGADE), *named(story, RIDERS)], seen=0)

    revised(story.articles.get(pk=named(story, RIDERS)[0].article), LATER)

    assert words_with(story, BRIGADE) >= {BRIGADE, RIDERS}


def test_merged_referents_stay_merged_over_another_analysis(story):
    merge_referents(story=story, mentions=[*named(story, BRIGADE), *named(story, RIDERS)], seen=0)
    AnalysisRun.objects.all().delete()
    Mention.objects.all().delete()
    Comparison.objects.all().delete()

    for article in story.articles.all():
        run_analysis(run=request_analysis(revision=article.latest_revision))

    assert words_with(story, BRIGADE) >= {BRIGADE, RIDERS}


def test_name_and_confirmation_stay(story):
    mayors = named(story, MAYOR)
    rename_referent(story=story, mentions=mayors, name="Mayor Edda Roon", seen=0)
    confirm_referent(story=story, mentions=mayors, seen=1)

    added(story, THIRD)

    name, standing, mentions = holding(story, MAYOR)
    assert (name, standing, len(mentions)) == ("Mayor Edda Roon", "confirmed", 3)


def test_what_is_split_off_stays_apart_with_a_new_report(story):
    mayors = named(story, MAYOR)
    split_referent(story=story, apart=mayors[1:], others=mayors, seen=0)

    third = added(story, THIRD)

    found = [{article for article, words in row[2] if words == MAYOR} for row in referents_of(story)]
    assert [articles for articles in found if mayors[1].article in articles] == [{mayors[1].article}]
    assert {mayors[0].article, third.pk} in found


def test_single_mention_is_taken_out_of_its_report(story):
    brigades = named(story, BRIGADE)

    split_referent(story=story, apart=brigades[1:], others=brigades, seen=0)

    found = [row for row in referents_of(story) if any(words == BRIGADE for _, words in row[2])]
    assert [standing for _, standing, _ in found] == ["split", "split"]


def test_taken_back_everything_is_as_it_was(story):
    before = referents_of(story)
    made = merge_referents(story=story, mentions=[*named(story, BRIGADE), *named(story, RIDERS)], seen=0)
    compare_story(story=story)

    undo_decision(decision=made)

    assert referents_of(story) == before
