"""Settled disputes as sentences that a model can be trained on."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from framing.analysis.candidates.fitting import Kind
from framing.management.training_data import marked_texts
from framing.models import Dispute
from framing.tests.curation import DisputeFactory
from framing.tests.factories import AnalysisRunFactory, TermHitFactory
from reports.tests.factories import PARAGRAPHS, ArticleFactory, StoryFactory

pytestmark = pytest.mark.django_db


def exported():
    out, err = StringIO(), StringIO()
    call_command("export_disputes", stdout=out, stderr=err)
    return [json.loads(line) for line in out.getvalue().splitlines()], err.getvalue()


def dispute(phrase="broke", **fields):
    return DisputeFactory(hit=TermHitFactory(run=AnalysisRunFactory(), phrase=phrase), **fields)


def test_mark_that_stands_is_loaded_and_one_that_fell_is_plain():
    stands, fell = dispute(declined=True), dispute(accepted=True)

    records, told = exported()

    start = PARAGRAPHS[0].index("broke")
    assert [record["id"] for record in records] == [f"dispute-{stands.pk}", f"dispute-{fell.pk}"]
    assert [record["label"] for record in records] == ["loaded", "plain"]
    assert records[0]["spans"] == [{"start": start, "end": start + 5}]
    assert records[1] | {"group": ""} == {
        "id": f"dispute-{fell.pk}",
        "text": PARAGRAPHS[0],
        "label": "plain",
        "spans": [],
        "group": "",
    }
    assert told == "2 sentences\n"


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"accepted": True, "fault": Dispute.Fault.VOICE},
        {"accepted": True, "fault": Dispute.Fault.OTHER},
        {"declined": True, "fault": Dispute.Fault.VOICE},
    ],
)
def test_what_says_nothing_about_the_word_is_left_out(fields):
    dispute(**fields)

    assert exported() == ([], "0 sentences\n")


def test_other_marks_of_the_sentence_that_count_are_spans_too():
    fell = dispute(accepted=True)
    TermHitFactory(run=fell.hit.run, phrase="the lower wall", entry="x.wall")
    TermHitFactory(run=fell.hit.run, phrase="night of rain", entry="x.rain", voice="quoted")
    TermHitFactory(run=fell.hit.run, phrase="Mara Quill", entry="x.mara")

    ((record,), _) = exported()

    assert record["label"] == "loaded"
    assert [record["text"][span["start"] : span["end"]] for span in record["spans"]] == ["the lower wall"]


def test_sentences_of_one_story_are_never_parted():
    article = ArticleFactory(story=StoryFactory())
    in_story = TermHitFactory(run=AnalysisRunFactory(revision=article.latest_revision), phrase="broke")
    DisputeFactory(hit=in_story, accepted=True)
    alone = dispute(accepted=True)

    groups = [record["group"] for record in exported()[0]]

    assert groups == [f"story-{article.story_id}", f"article-{alone.revision.article_id}"]


def test_training_reads_what_was_exported(tmp_path: Path):
    dispute(declined=True)
    dispute(accepted=True)
    path = tmp_path / "disputes.jsonl"
    path.write_text("\n".join(json.dumps(record) for record in exported()[0]), encoding="utf-8")

    texts = list(marked_texts(path, Kind.LABELLED))

    assert [text.label for text in texts] == [True, False]
    assert [span.of(texts[0].text) for span in texts[0].spans] == ["broke"]
