"""Referents, labels and crossings as the batch commands write them."""

from hypothesis import given, settings
from hypothesis import strategies as st

from framing.analysis.comparison import ComparisonResult
from framing.analysis.labels import label_crossings, label_tables
from framing.analysis.records import Document, document_of
from framing.analysis.referent_records import (
    Mentions,
    label_crossings_compared,
    proposals_compared,
    referents_compared,
)
from framing.analysis.referents import Place, Proposal, Referent, ReferentLink, Tie
from framing.tests.labelling import NO_WORDS, QUOTED, mention, report
from reports.extraction.mentions import MentionKind
from reports.text.spans import Span

BODIES = {
    "a": "The guards closed the gate. The raiders came later, people said.",
    "b": "“The guards” came, and a crew  of dockers left.\r\nRaiders closed the gate.",
}


def documents() -> dict[str, Document]:
    return {key: document_of({"id": key, "body": body, "language": "en"}) for key, body in BODIES.items()}


def found_in(words: dict[str, list[str]], voice=QUOTED):
    """Mentions of these words, those of the second article in another's voice."""
    texts = {key: document.text for key, document in documents().items()}
    return {
        key: tuple(
            mention(one, start=texts[key].index(one), **({"voice": voice} if key == "b" else {})) for one in said
        )
        for key, said in words.items()
    }


WORDS = {"a": ["The guards", "The raiders", "the gate"], "b": ["The guards", "a crew", "Raiders", "the gate"]}


def compared(mentions, groups: list[list[Place]], **values) -> ComparisonResult:
    reports = [_report(key, found) for key, found in mentions.items()]
    referents = tuple(
        Referent(f"referent {number}", MentionKind.GROUP, tuple(places), tuple(values.get("links", ())))
        for number, places in enumerate(groups)
    )
    tables = label_tables(reports, referents, NO_WORDS)
    return ComparisonResult(
        (),
        (),
        (),
        referents=referents,
        proposals=values.get("proposals", ()),
        label_tables=tables,
        label_crossings=label_crossings(reports, tables),
    )


def _report(key, found):
    return type(report(key))(key, documents()[key].text, mentions=found)


GUARDS = [Place("a", 0), Place("a", 1), Place("b", 0), Place("b", 2)]


def test_referent_names_its_mentions_with_place_and_words() -> None:
    mentions = found_in(WORDS)

    (row, *_) = referents_compared(compared(mentions, [GUARDS]), Mentions(mentions, documents()))

    assert (row["id"], row["name"], row["kind"], row["standing"]) == ("r1", "referent 0", "group", "proposed")
    assert row["mentions"][0] == {
        "article_id": "a",
        "mention_id": "m1",
        "field": "body",
        "start": 0,
        "end": 10,
        "text": "The guards",
        "voice": "own",
    }
    assert [one["mention_id"] for one in row["mentions"]] == ["m1", "m2", "m1", "m3"]
    for said in row["mentions"]:
        assert BODIES[said["article_id"]][said["start"] : said["end"]] == said["text"]


def test_labels_stand_by_article_with_the_ids_of_their_mentions() -> None:
    mentions = found_in(WORDS)

    (row, *_) = referents_compared(compared(mentions, [GUARDS]), Mentions(mentions, documents()))

    assert row["labels"]["a"] == [
        {"text": "guards", "key": "guard", "is_name": False, "voices": {"own": 1}, "mention_ids": ["m1"]},
        {"text": "raiders", "key": "raider", "is_name": False, "voices": {"own": 1}, "mention_ids": ["m2"]},
    ]
    assert [use["voices"] for use in row["labels"]["b"]] == [{"quoted": 1}, {"quoted": 1}]
    assert (row["difference"], row["directions"]["a"]["interval"]) == (0.0, None)


def test_link_tells_what_it_ties_and_why() -> None:
    mentions = found_in(WORDS)
    link = ReferentLink(GUARDS[0], GUARDS[2], Tie.SAME_WORDS, "the same words", 0.9)

    (row, *_) = referents_compared(compared(mentions, [GUARDS], links=[link]), Mentions(mentions, documents()))

    assert row["links"] == [
        {
            "first": {"article_id": "a", "mention_id": "m1"},
            "second": {"article_id": "b", "mention_id": "m1"},
            "tie": "same_words",
            "reason": "the same words",
            "confidence": 0.9,
        }
    ]


def test_mention_that_no_referent_has_stands_alone() -> None:
    mentions = found_in(WORDS)

    rows = referents_compared(compared(mentions, [GUARDS]), Mentions(mentions, documents()))

    assert [row["id"] for row in rows] == ["r1", "r2", "r3", "r4"]
    assert [row["name"] for row in rows[1:]] == ["the gate", "a crew", "the gate"]
    assert all((len(row["mentions"]), row["kind"]) == (1, "group") for row in rows[1:])


def test_crossing_of_a_label_has_the_keys_of_other_crossings() -> None:
    mentions = found_in(WORDS)

    (first, *_) = label_crossings_compared(compared(mentions, [GUARDS]), Mentions(mentions, documents()))

    assert {"term", "entry", "referent", "owned_by", "attributed_by", "hits", "kind"} <= set(first)
    assert (first["kind"], first["referent"], first["referent_id"]) == ("owned_and_attributed", "referent 0", "r1")
    assert (first["owned_by"], first["attributed_by"]) == (["a"], ["b"])
    assert first["hits"]["b"][0]["voice"] == "quoted"


def test_proposals_point_at_referents() -> None:
    mentions = found_in(WORDS)
    first, second = Place("a", 0), Place("b", 0)
    found = compared(mentions, [[first], [second]], proposals=(Proposal(0, 1, ("same role",), 0.5),))

    assert proposals_compared(found, Mentions(mentions, documents())) == [
        {"first": "r1", "second": "r2", "reasons": ["same role"], "confidence": 0.5}
    ]


def test_given_mentions_keep_their_ids_and_their_places() -> None:
    given = [
        {"id": 71, "article_id": "b", "field": "body", "start": 0, "end": 12},
        {"id": "x", "article_id": "a", "field": "body", "start": 4, "end": 10},
    ]
    spans = {
        key: tuple(
            mention(documents()[key].text[span.start : span.end], start=span.start)
            for one in given
            if one["article_id"] == key
            for span in [documents()[key].span_of("body", one["start"], one["end"])]
        )
        for key in BODIES
    }

    rows = referents_compared(compared(spans, [[Place("a", 0), Place("b", 0)]]), Mentions(spans, documents(), given))

    assert [[one["mention_id"] for one in row["mentions"]] for row in rows] == [["x", 71]]
    assert [one["text"] for one in rows[0]["mentions"]] == ["guards", "“The guards”"]
    assert rows[0]["mentions"][1]["start"] == 0


def spans_in(text: str) -> st.SearchStrategy[Span]:
    """Stretches of a few characters of the text."""
    starts = st.integers(0, len(text) - 2)
    return st.tuples(starts, st.integers(1, 12)).map(lambda pair: Span(pair[0], min(sum(pair), len(text))))


@settings(max_examples=50)
@given(st.data())
def test_every_mention_stands_in_exactly_one_referent(data: st.DataObject) -> None:
    texts = {key: document.text for key, document in documents().items()}
    mentions, given_records = {}, []
    for key, text in texts.items():
        spans = data.draw(st.lists(spans_in(text), max_size=6))
        mentions[key] = tuple(_given_mention(text, span) for span in spans)
        for number, span in enumerate(spans):
            where = documents()[key].place_of(span)
            given_records.append({"id": f"{key}{number}", "article_id": key} | where)
    places = [Place(key, n) for key, found in mentions.items() for n in range(len(found))]
    groups = [[place for place in places if data.draw(st.booleans())] for _ in range(2)]

    rows = referents_compared(compared(mentions, groups), Mentions(mentions, documents(), given_records))

    ids = [one["mention_id"] for row in rows for one in row["mentions"]]
    assert sorted(ids) == sorted(record["id"] for record in given_records)
    assert len({row["id"] for row in rows}) == len(rows)


def _given_mention(text: str, span: Span):
    words = text[span.start : span.end]
    made = mention("x")
    return type(made)(
        span,
        span,
        words,
        made.kind,
        made.form,
        words.strip().lower() or "x",
        made.zone,
        0,
        made.voice,
        0,
    )
