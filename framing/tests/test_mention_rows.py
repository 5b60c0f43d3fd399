"""Rows of mentions give back the values they were made of."""

import pytest

from framing.services.mention_rows import LONGEST_KEY, found_mention, mention_row
from framing.tests.factories import AnalysisRunFactory
from reports.extraction.mentions import LinkReason, Mention, MentionForm, MentionKind, MentionLink
from reports.models import Mention as StoredMention
from reports.tests.factories import TEXT
from reports.text.spans import Span
from reports.text.voice import Voice
from reports.text.zones import Zone

pytestmark = pytest.mark.django_db

START = TEXT.index("The town council of Brennick")
BARE = Mention(
    span=Span(START, START + 28),
    head=Span(START + 9, START + 16),
    text="The town council of Brennick",
    kind=MentionKind.GROUP,
    form=MentionForm.NOMINAL,
    key="council",
    zone=Zone.BODY,
    sentence=1,
    voice=Voice.OWN,
    chain=3,
)
WHOLE = Mention(
    span=Span(START + 20, START + 28),
    head=Span(START + 20, START + 28),
    text="Brennick",
    kind=MentionKind.PLACE,
    form=MentionForm.NAME,
    key="brennick",
    zone=Zone.BODY,
    sentence=1,
    voice=Voice.QUOTED,
    chain=4,
    name="Brennick",
    speaker="Mara Quill",
    nation="us",
    modifiers=("old", "harbour"),
    is_plural=True,
    is_definite=True,
    links=(MentionLink(0, LinkReason.APPOSITION, 0.9), MentionLink(2, LinkReason.DEFINITE, 0.55)),
)


@pytest.mark.parametrize("mention", [BARE, WHOLE], ids=["bare", "whole"])
def test_a_mention_comes_back_as_it_was(mention):
    mention_row(AnalysisRunFactory(), 1, mention).save()

    assert found_mention(StoredMention.objects.get(), TEXT) == mention


def test_what_is_usual_is_not_stored():
    assert mention_row(AnalysisRunFactory(), 1, BARE).details == {}


def test_a_key_too_long_for_the_column_is_cut():
    row = mention_row(AnalysisRunFactory(), 1, Mention(**{**_values(BARE), "key": "k" * 300}))

    assert row.key == "k" * LONGEST_KEY


def _values(mention):
    return {name: getattr(mention, name) for name in Mention.__slots__}
