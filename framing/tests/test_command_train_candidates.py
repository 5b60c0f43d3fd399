"""Training on a command line: a few invented sentences in, a model to read out."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from framing.analysis.candidates.model_file import load_model
from framing.candidate_models import word_lists

LOADED = [
    "The reckless mayor bullied the town.",
    "A vile plan was shamelessly pushed.",
    "The brutal clerks crushed us.",
]
PLAIN = ["The mayor opened the bridge.", "A plan was read on the pier.", "The clerks counted the boats."]
LOUD_WORDS = ("reckless", "bullied", "vile", "shamelessly", "brutal", "crushed")


def _spans(text):
    return [{"start": text.index(word), "end": text.index(word) + len(word)} for word in LOUD_WORDS if word in text]


def _write(path, records):
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return str(path)


@pytest.fixture
def files(tmp_path):
    sentences = [
        {"id": f"{place}-{turn}", "text": text, "label": "loaded" if text in LOADED else "plain", "spans": _spans(text)}
        for turn in range(5)
        for place, text in enumerate([*LOADED, *PLAIN])
    ]
    body = " ".join([*LOADED, *PLAIN])
    articles = [{"id": f"a{turn}", "text": body, "spans": _spans(body)} for turn in range(8)]
    marked = [{"sentence": number, **_spans(text)[0]} for number, text in enumerate(LOADED)]
    sparse = [
        {
            "id": f"s{turn}",
            "title": "Mayor opens bridge",
            "sentences": [*LOADED, *PLAIN],
            "paragraphs": [[0, 3], [1, 4], [2, 5]],
            "bias_spans": marked,
        }
        for turn in range(6)
    ]
    edits = [
        {"id": f"e{n}", "biased_text": text.lower(), "biased_span": _spans(text)[0]} for n, text in enumerate(LOADED)
    ]
    return {
        "labelled": [_write(tmp_path / "labelled.jsonl", sentences)],
        "spans": [_write(tmp_path / "spans.jsonl", articles)],
        "sentences": [_write(tmp_path / "sentences.jsonl", sparse)],
        "edits": [_write(tmp_path / "edits.jsonl", edits)],
    }


def _train(out, **options):
    said = StringIO()
    call_command("train_candidates", out=out, date="2026-01-31", stdout=said, stderr=StringIO(), **options)
    return said.getvalue()


def test_model_is_written_with_its_card_and_the_same_twice(files, tmp_path):
    said = _train(tmp_path / "one.toml", data=["invented sentences, ours"], **files)
    _train(tmp_path / "two.toml", data=["invented sentences, ours"], **files)

    text = (tmp_path / "one.toml").read_text(encoding="utf-8")
    model = load_model(text, word_lists())
    assert text == (tmp_path / "two.toml").read_text(encoding="utf-8")
    assert model.card["data"] == ["invented sentences, ours"]
    assert "labelled sentences, macro-F1" in said
    assert {name for name in model.card if name.startswith("quality: ")}


def test_model_file_holds_no_word_of_the_texts(files, tmp_path):
    _train(tmp_path / "one.toml", **files)

    text = (tmp_path / "one.toml").read_text(encoding="utf-8")

    assert not [word for word in (*LOUD_WORDS, "mayor", "bridge", "clerks") if word in text]


def test_articles_and_single_sentences_are_needed_both(files, tmp_path):
    with pytest.raises(CommandError, match="both"):
        _train(tmp_path / "one.toml", labelled=files["labelled"])


def test_bad_line_is_told_with_its_number(files, tmp_path):
    bad = tmp_path / "bad.jsonl"
    bad.write_text('{"id": 1, "text": "x", "label": "plain"}\n{"id": 2}\n', encoding="utf-8")

    with pytest.raises(CommandError, match="line 2"):
        _train(tmp_path / "one.toml", labelled=[str(bad)], spans=files["spans"])


def test_file_that_is_not_there_is_told(files, tmp_path):
    with pytest.raises(CommandError, match=r"nowhere\.jsonl"):
        _train(tmp_path / "one.toml", labelled=[str(tmp_path / "nowhere.jsonl")], spans=files["spans"])
