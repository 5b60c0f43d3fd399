"""Primary texts: what may be attached to a story, how often, and how it is withdrawn."""

import pytest

from reports.models import PrimaryText
from reports.models.primary import LONGEST_WITHDRAWAL_REASON, MAXIMUM_CHARACTERS, MOST_LIVE
from reports.services.primary_texts import PrimaryTextRefused, attach_primary_text, withdraw_primary_text
from reports.signals import primary_texts_changed
from reports.tests.factories import EditorFactory, PrimaryTextFactory, StoryFactory

pytestmark = pytest.mark.django_db

GIVEN = {
    "kind": "statement",
    "speaker": "Mara Quill",
    "text": "We closed it before anybody was hurt.",
    "url": "https://works.brennick.example/notices/gate",
}


@pytest.fixture
def heard():
    """The stories for which the signal was sent."""
    stories = []

    def hear(story_id, **kwargs):
        stories.append(story_id)

    primary_texts_changed.connect(hear)
    yield stories
    primary_texts_changed.disconnect(hear)


def test_attached_text_is_stored_as_given_and_told(heard):
    story, editor = StoryFactory(), EditorFactory()

    stored = attach_primary_text(story=story, added_by=editor, **GIVEN)

    stored.refresh_from_db()
    assert (stored.text, stored.speaker_key, stored.added_by) == (GIVEN["text"], "mara-quill", editor)
    assert stored.text_length == len(GIVEN["text"])
    assert heard == [story.pk]


def test_text_is_normalised_like_a_report():
    stored = attach_primary_text(
        story=StoryFactory(), **GIVEN | {"text": "\r\n We closed it.\r\nCafe\u0301 \n", "speaker": " Mara \n Quill "}
    )

    assert stored.text == "We closed it.\nCafé"
    assert stored.speaker == "Mara Quill"


def test_same_text_again_gives_the_one_that_is_there(heard):
    story = StoryFactory()

    first, second = (attach_primary_text(story=story, **GIVEN) for _ in range(2))

    assert first == second
    assert heard == [story.pk]


def test_withdrawn_text_can_be_attached_again():
    story = StoryFactory()
    first = attach_primary_text(story=story, **GIVEN)
    withdraw_primary_text(primary_text=first, reason="Wrong story.")

    assert attach_primary_text(story=story, **GIVEN) != first


def test_document_needs_no_address():
    assert attach_primary_text(story=StoryFactory(), **GIVEN | {"kind": "document", "url": " "}).url == ""


@pytest.mark.parametrize(
    ("change", "field", "words"),
    [
        ({"kind": "rumour"}, "kind", "statement, post, transcript, letter, document"),
        ({"speaker": " "}, "speaker", "who said or wrote it"),
        ({"speaker": "Q" * 201}, "speaker", "201 characters; it may have 200"),
        ({"url": ""}, "url", "only a document may have none"),
        ({"url": "javascript:alert(1)"}, "url", "no web address"),
        ({"url": f"https://a.example/{'a' * 500}"}, "url", "it may have 500"),
        ({"text": " \n"}, "text", "no words"),
        ({"text": "..."}, "text", "no words"),
        ({"text": "a" * (MAXIMUM_CHARACTERS + 1)}, "text", "100,001 characters; it may have 100,000"),
        ({"text": "\u0958" * 60_000}, "text", "120,000 characters; it may have 100,000"),  # each is two once normalised
        ({"text": "We\x00closed it"}, "text", "binary file"),
        ({"text": "We \ud800 closed it"}, "text", "broken characters"),
    ],
)
def test_what_cannot_be_attached_is_refused_in_words(change, field, words, heard):
    with pytest.raises(PrimaryTextRefused) as refused:
        attach_primary_text(story=StoryFactory(), **GIVEN | change)

    assert refused.value.field == field
    assert words in refused.value.message
    assert not PrimaryText.objects.exists()
    assert heard == []


def test_text_of_two_speakers_is_refused():
    story = StoryFactory()
    attach_primary_text(story=story, **GIVEN)

    with pytest.raises(PrimaryTextRefused, match="as the words of Mara Quill") as refused:
        attach_primary_text(story=story, **GIVEN | {"speaker": "Edda Roon"})

    assert refused.value.field == "text"


def test_story_is_full_at_twenty():
    story = StoryFactory()
    PrimaryTextFactory.create_batch(MOST_LIVE, story=story)

    with pytest.raises(PrimaryTextRefused, match="20 primary texts already"):
        attach_primary_text(story=story, **GIVEN)


def test_longest_text_is_taken():
    assert attach_primary_text(story=StoryFactory(), **GIVEN | {"text": "a " * (MAXIMUM_CHARACTERS // 2)}).pk


def test_withdrawing_keeps_the_text_and_says_why(heard):
    primary, editor = PrimaryTextFactory(), EditorFactory()

    withdrawn = withdraw_primary_text(primary_text=primary, reason=" It was\nanother gate. ", withdrawn_by=editor)

    assert not withdrawn.is_live
    assert (withdrawn.withdrawal_reason, withdrawn.withdrawn_by) == ("It was another gate.", editor)
    assert list(PrimaryText.objects.live()) == []
    assert heard == [primary.story_id]


def test_withdrawing_twice_keeps_the_first_reason(heard):
    primary = PrimaryTextFactory()

    withdraw_primary_text(primary_text=primary, reason="First.")
    again = withdraw_primary_text(primary_text=primary, reason="Second.")

    assert again.withdrawal_reason == "First."
    assert len(heard) == 1


@pytest.mark.parametrize("reason", ["", " ", "a" * (LONGEST_WITHDRAWAL_REASON + 1)])
def test_withdrawing_needs_a_reason_of_some_words(reason):
    with pytest.raises(PrimaryTextRefused) as refused:
        withdraw_primary_text(primary_text=PrimaryTextFactory(), reason=reason)

    assert refused.value.field == "reason"
