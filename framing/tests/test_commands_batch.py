"""The batch commands as other programs call them: JSON lines in and out, no database, errors in their place."""

import io
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from framing.management import batch
from framing.management.commands.analyse import Command as Analyse
from framing.management.commands.analyse import analysed
from framing.management.commands.compare import compared_record

ROOT = Path(__file__).resolve().parents[2]
SEEDS = ROOT.parent / "shared" / "seeds"
BODY = (
    "The regime said on Monday that the harbour was closed.\n\n“This is a siege,” said Edda Roon of the fishing board."
)
REPORT = {"id": "a", "headline": "Harbour closed by the junta", "body": BODY}


def _answers(records, answer=analysed, **options):
    lines = [record if isinstance(record, bytes) else json.dumps(record).encode() for record in records]
    return [json.loads(line) for line, _ in batch.answers(lines, answer, options.get("toml"), options.get("jobs", 1))]


def _manage(*words, given=b""):
    """The command in a process of its own, with no database and no broker in its environment."""
    environment = {
        "PATH": "/usr/bin:/bin",
        "ENV_FILE": "none",
        "PYTHONUTF8": "1",
        "DJANGO_SETTINGS_MODULE": "config.settings",
    }
    return subprocess.run(
        [sys.executable, "manage.py", *words], cwd=ROOT, input=given, capture_output=True, env=environment, check=False
    )


def test_analysis_has_every_field_of_the_contract():
    (answer,) = _answers([REPORT])

    assert list(answer) == [
        *("id", "engine", "lexicon", "zones", "sentences", "quotes", "terms", "candidates", "quantities", "claims"),
        *("agency", "mentions", "figures", "problems", "labels"),
    ]
    assert {"own_words", "quoted_words", "indirect_words", "own_hits", "rate_per_1000", "interval"} <= set(
        answer["figures"]
    )


def test_every_span_is_the_verbatim_slice_of_its_field():
    (answer,) = _answers([REPORT])

    assert answer["terms"]
    for found in [
        *answer["terms"],
        *answer["mentions"],
        *[quote["speaker"] for quote in answer["quotes"] if quote["speaker"]],
    ]:
        assert REPORT[found["field"]][found["start"] : found["end"]] == found["text"]


def test_spans_are_into_the_text_as_it_was_given():
    given = "Cafe\u0301 closed\r\n\r\nThe \u200fregime shut the cafe\u0301 on Monday evening, owners of the place said."

    (answer,) = _answers([{"id": 1, "text": given, "language": "en"}])

    assert [given[t["start"] : t["end"]] for t in answer["terms"] if t["term"] == "regime"] == ["regime"]
    assert answer["problems"][-1]["code"] == "direction_marks_removed"


def test_records_are_answered_in_order_and_an_error_stands_in_its_place():
    records = [REPORT, b"{not json", {"id": "b"}, {**REPORT, "id": "c"}]

    answers = _answers(records)

    assert [answer["id"] for answer in answers] == ["a", None, "b", "c"]
    assert [answer["error"]["code"] for answer in answers if "error" in answer] == ["not_json", "empty"]


@pytest.mark.parametrize(
    ("record", "code"),
    [
        ([], "not_an_object"),
        ({"body": BODY}, "no_id"),
        ({"id": 1, "body": 5}, "not_text"),
        ({"id": 1, "body": ""}, "empty"),
        ({"id": 1, "body": BODY, "text": BODY}, "empty"),
        ({"id": 1, "body": "x" * 5_000_000}, "too_long"),
        ({"id": 1, "body": "1 2 3 … !"}, "no_letters"),
        ({"id": 1, "body": "The har\x00bour"}, "binary"),
        (b'{"id": 1, "body": "The \\ud800 harbour was closed."}', "lone_surrogates"),
        (b'{"id": 1, "body": "\xff\xfe"}', "not_json"),
        (
            {"id": 1, "body": "Le port est resté fermé lundi pour la deuxième journée, a dit la mairie de la ville."},
            "not_english",
        ),
        (b"[" * 100_000, "not_json"),
        (b'{"id": NaN, "body": "x"}', "not_json"),
    ],
)
def test_bad_record_is_answered_with_its_code_and_words(record, code):
    (answer,) = _answers([record])

    assert answer["error"]["code"] == code
    assert answer["error"]["message"]


@pytest.mark.parametrize(
    "body", ['"' * 10_000 + " said the mayor.", "“" * 5_000 + "He said" + "”" * 5_000, "«„“”‚‘’»" * 500 + " he said"]
)
def test_thousands_of_quotation_marks_are_survived(body):
    (answer,) = _answers([{"id": 1, "body": body, "language": "en"}])

    assert "error" not in answer


def test_sentence_alone_is_a_body():
    (answer,) = _answers([{"id": 1, "sentences": True, "body": "The regime closed the harbour"}])

    assert [zone["zone"] for zone in answer["zones"]] == ["body"]


def test_number_of_processes_changes_no_byte():
    records = [{**REPORT, "id": number} for number in range(6)]
    given = b"".join(json.dumps(record).encode() + b"\n" for record in records)

    one, two = (_manage("analyse", "--jobs", jobs, given=given) for jobs in ("1", "2"))

    assert one.returncode == two.returncode == 0, one.stderr.decode()
    assert one.stdout == two.stdout
    assert len(one.stdout.splitlines()) == 6


def test_one_bad_record_ends_the_run_with_status_one_and_answers_the_others():
    given = b"nonsense\n" + json.dumps(REPORT).encode() + b"\n"

    run = _manage("analyse", given=given)

    assert run.returncode == 1
    assert [("error" in json.loads(line)) for line in run.stdout.splitlines()] == [True, False]


def test_lexicon_file_replaces_the_starter_lexicon(tmp_path):
    file = tmp_path / "own.toml"
    file.write_text(
        '[[contrast_set]]\ncode = "gate"\nreferent = "Gate"\nkind = "object"\n'
        '[[entry]]\ncode = "gate.harbour"\ncontrast_set = "gate"\nterm = "harbour"\n',
        encoding="utf-8",
    )

    (answer,) = _answers([REPORT], toml=file.read_text(encoding="utf-8"))

    assert {term["entry"] for term in answer["terms"]} == {"gate.harbour"}


def test_ordinary_names_are_labels_and_no_terms(tmp_path):
    entries = "".join(
        f'[[entry]]\ncode = "gate.{term}"\ncontrast_set = "gate"\nterm = "{term}"\n{more}'
        for term, more in (("harbour", "plain = true\n"), ("quay", ""))
    )
    toml = f'[[contrast_set]]\ncode = "gate"\nreferent = "Gate"\nkind = "object"\n{entries}'
    record = {"id": "a", "body": "The harbour of Brennick was closed on Monday, and boats stayed at the quay."}

    (answer,) = _answers([record], toml=toml)

    assert [term["text"] for term in answer["terms"]] == ["quay"]
    assert [(label["text"], label["counted"]) for label in answer["labels"]] == [("harbour", False)]
    labelled = [mention["text"] for mention in answer["mentions"] if mention["referent"] == "Gate"]
    assert labelled == ["The harbour of Brennick", "the quay"]
    assert answer["figures"]["own_hits"] == 1


def test_lexicon_that_cannot_be_read_stops_the_command_in_words(tmp_path, capsys):
    file = tmp_path / "own.toml"
    file.write_text('[[entry]]\ncode = "X"\n', encoding="utf-8")

    run = _manage("analyse", "--lexicon", str(file), given=b"")

    assert run.returncode == 1
    assert b"own.toml" in run.stderr
    assert b"Traceback" not in run.stderr


def test_comparison_tells_what_crosses():
    owned = {
        "id": "o",
        "body": "The military regime closed the harbour of Brennick on Monday, and boats stayed at the quay.",
    }
    said = {"id": "s", "body": "“The military regime closed the harbour of Brennick,” said Edda Roon on Monday."}

    (answer,) = _answers([{"id": "c", "articles": [owned, said]}], answer=compared_record)

    crossing = next(row for row in answer["crossings"] if row["term"] == "regime")
    assert (crossing["owned_by"], crossing["attributed_by"]) == (["o"], ["s"])


def test_given_mentions_are_partitioned_exactly():
    record = {"id": "c", "articles": [REPORT, {**REPORT, "id": "b"}]}
    places = [("a", 4, 10), ("b", 4, 10), ("a", 33, 44)]
    record["mentions"] = [
        {"id": f"m{n}", "article_id": key, "field": "body", "start": start, "end": end}
        for n, (key, start, end) in enumerate(places)
    ]

    (answer,) = _answers([record], answer=compared_record)

    assert sorted(m["mention_id"] for group in answer["referents"] for m in group["mentions"]) == ["m0", "m1", "m2"]
    assert [len(group["mentions"]) for group in answer["referents"]] == [2, 1]


MOORINGS = "The harbour of Brennick will stay closed until the Navy-backed divers have looked at every mooring."
SHORTENED = MOORINGS.replace("Navy-backed ", "")
SPEECH = {"id": "speech", "speaker": "Edda Roon", "text": f"Cafe\u0301 owners, friends.\r\n\r\n{MOORINGS}"}


def _carriers():
    bodies = [
        f"“{MOORINGS}” Edda Roon said.",
        f"The fishing board met on Monday. “{SHORTENED}” said Edda Roon.",
    ]
    return [{"id": number, "language": "en", "body": body} for number, body in enumerate(bodies, start=1)]


def test_statement_of_two_reports_and_a_primary_text():
    record = {"id": "c", "articles": _carriers(), "primary_texts": [SPEECH]}

    (answer,) = _answers([record], answer=compared_record)

    (statement,) = answer["quotes"]
    assert statement["speaker"] == "Edda Roon"
    assert [w.get("primary_id") or w.get("article_id") for w in statement["witnesses"]] == ["speech", 1, 2]
    assert [w["quote_ids"] for w in statement["witnesses"]] == [[], ["q1"], ["q1"]]
    assert [(e["op"], e["class"], e["marked"], e["texts"]["2"]) for e in statement["edits"] if e["op"] != "equal"] == [
        ("only_in", "wording", False, "")
    ]
    given = {"speech": SPEECH["text"], **{str(article["id"]): article["body"] for article in record["articles"]}}
    for witness in statement["witnesses"]:
        key = str(witness.get("primary_id") or witness.get("article_id"))
        slices = "".join(given[key][span["start"] : span["end"]] for span in witness["spans"])
        assert "".join(edit["texts"][key] for edit in statement["edits"]) == slices


@pytest.mark.parametrize(
    ("primary_texts", "code"),
    [
        ("speech", "primary_texts"),
        ([5], "primary_texts"),
        ([{"text": "Friends."}], "primary_texts"),
        ([{"id": "p"}], "primary_texts"),
        ([{"id": "p", "text": " "}], "primary_texts"),
        ([{"id": "p", "text": "Friends.", "speaker": 5}], "primary_texts"),
        ([{"id": "p", "text": "x " * 60_000}], "too_long"),
        ([{"id": "p", "text": "1 2 3"}], "no_letters"),
        ([SPEECH, SPEECH], "duplicate_id"),
        ([{**SPEECH, "id": "1"}], "duplicate_id"),
        ([{**SPEECH, "id": str(number)} for number in range(100, 121)], "primary_texts"),
    ],
)
def test_bad_primary_text_is_answered_with_its_code(primary_texts, code):
    record = {"id": "c", "articles": _carriers(), "primary_texts": primary_texts}

    (answer,) = _answers([record], answer=compared_record)

    assert answer["error"]["code"] == code


def test_page_for_people_shows_the_witnesses_under_each_other(tmp_path):
    for article in _carriers():
        (tmp_path / f"{article['id']}.txt").write_text(f"Harbour closed\n\n{article['body']}\n", "utf-8")
    files = [str(tmp_path / name) for name in ("1.txt", "2.txt")]

    run = _manage("compare", *files, "--html", str(tmp_path / "out.html"))

    assert run.returncode == 0, run.stderr.decode()
    page = (tmp_path / "out.html").read_text(encoding="utf-8")
    assert '<td class="strip-wording">Navy-backed</td>' in page
    assert "Headlines, part by part" in page
    assert "not here, without a mark" in page
    assert "only in 1.txt: 1 stretch" in page


@pytest.mark.parametrize(
    ("record", "code"),
    [
        ({"id": 1}, "articles"),
        ({"id": 1, "articles": [REPORT]}, "articles"),
        ({"id": 1, "articles": [REPORT, REPORT]}, "duplicate_id"),
        ({"id": 1, "articles": [REPORT, {"id": "b", "body": ""}]}, "empty"),
        ({"id": 1.5, "articles": [REPORT, {**REPORT, "id": "b"}]}, "no_id"),
        *(
            ({"id": 1, "articles": [REPORT, {**REPORT, "id": "b"}], "mentions": mentions}, "mentions")
            for mentions in (
                5,
                True,
                {"id": 1},
                [{"id": 1}],
                [{"id": 1, "article_id": "a", "field": "body", "start": 0.5, "end": 3.5}],
                [{"id": 1, "article_id": "a", "field": "body", "start": "0", "end": 3}],
                [{"id": 1, "article_id": "a", "field": "body", "start": 3, "end": 3}],
                [{"id": [1], "article_id": "a", "field": "body", "start": 0, "end": 3}],
            )
        ),
    ],
)
def test_bad_comparison_is_answered_with_its_code(record, code):
    (answer,) = _answers([record], answer=compared_record)

    assert answer["error"]["code"] == code


def test_id_that_json_cannot_hold_is_not_repeated():
    (answer,) = _answers([b'{"id": 1e999, "body": "x"}'])

    assert answer["id"] is None
    assert answer["error"]["code"] == "no_id"


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize(("ending", "status"), [("leave", 128 + signal.SIGPIPE), ("interrupt", 128 + signal.SIGINT)])
def test_run_that_is_cut_short_ends_in_silence(tmp_path, jobs, ending, status):
    records = tmp_path / "many.jsonl"
    records.write_text("".join(json.dumps({**REPORT, "id": n, "body": BODY * 20}) + "\n" for n in range(150)), "utf-8")
    command = [sys.executable, "manage.py", "analyse", "--jobs", jobs, str(records)]

    def heard() -> None:
        """What runs behind a shell has interrupts ignored, and hands that on."""
        signal.signal(signal.SIGINT, signal.default_int_handler)

    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, cwd=ROOT, **pipes, start_new_session=True, preexec_fn=heard) as run:
        run.stdout.readline()
        if ending == "interrupt":
            os.killpg(run.pid, signal.SIGINT)
        run.stdout.close()
        told = run.stderr.read()

    assert run.returncode == status
    assert b"Traceback" not in told


def test_missing_file_is_told_in_words(tmp_path):
    run = _manage("compare", str(tmp_path / "no.txt"), str(tmp_path / "none.txt"))

    assert run.returncode == 1
    assert b"No such file" in run.stderr
    assert b"Traceback" not in run.stderr


def test_page_for_people_holds_both_texts_and_its_own_styles(tmp_path):
    words = {"a.txt": "The military regime closed the harbour & the pier.", "b.txt": "“It is a siege,” said Ada Roon."}
    for name, said in words.items():
        (tmp_path / name).write_text(f"Harbour closed\n\n{said} The boats stayed at the quay all day.", "utf-8")

    run = _manage("compare", str(tmp_path / "a.txt"), str(tmp_path / "b.txt"), "--html", str(tmp_path / "out.html"))

    assert run.returncode == 0, run.stderr.decode()
    page = (tmp_path / "out.html").read_text(encoding="utf-8")
    assert json.loads(run.stdout)["id"] == "a.txt b.txt"
    assert 'class="mark mark-own"' in page
    assert "the harbour &amp; the pier" in page
    assert 'href="data:text/css;base64,' in page
    assert "<script" not in page


def test_page_for_people_wants_text_files():
    run = _manage("compare", "--html", "out.html")

    assert run.returncode == 1
    assert b"two or more text files" in run.stderr


def test_command_reads_standard_input(monkeypatch, capfdbinary):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(json.dumps(REPORT).encode())))

    Analyse().handle(files=[], jobs=1, lexicon=None)

    assert json.loads(capfdbinary.readouterr().out)["id"] == "a"


@pytest.fixture(scope="module")
def seeds():
    if not SEEDS.is_dir():
        pytest.skip(f"{SEEDS} is missing: the two real reports are not in the repository")
    run = _manage("compare", str(SEEDS / "shafaq.txt"), str(SEEDS / "presstv.txt"))
    assert run.returncode == 0, run.stderr.decode()
    return json.loads(run.stdout), {path.name: path.read_text(encoding="utf-8") for path in SEEDS.glob("*.txt")}


def test_real_reports_occupation_is_owned_in_one_and_said_in_the_other(seeds):
    comparison, _ = seeds
    voices = {
        article["id"]: {term["voice"] for term in article["terms"] if "occupation" in term["text"].lower()}
        for article in comparison["articles"]
    }

    assert voices == {"shafaq.txt": {"quoted"}, "presstv.txt": {"own"}}
    assert any(
        row["owned_by"] == ["presstv.txt"] and row["attributed_by"] == ["shafaq.txt"] for row in comparison["crossings"]
    )


def test_real_reports_resistance_in_a_name_is_not_counted(seeds):
    comparison, texts = seeds

    for article in comparison["articles"]:
        for term in article["terms"]:
            before, after = texts[article["id"]][: term["start"]], texts[article["id"]][term["end"] :]
            if term["text"] == "Resistance" and (before.endswith("Islamic ") or after.startswith(" in Iraq")):
                assert not term["counted"]


def test_real_reports_furniture_is_not_in_the_body(seeds):
    comparison, texts = seeds
    body = {
        article["id"]: [texts[article["id"]][z["start"] : z["end"]] for z in article["zones"] if z["zone"] == "body"]
        for article in comparison["articles"]
    }

    assert all(len(paragraphs) > 10 for paragraphs in body.values())
    for paragraphs in body.values():
        assert not any("SHARE" in paragraph or "www." in paragraph or "Live" in paragraph for paragraph in paragraphs)
        assert not any(paragraph.count("/") > 1 or len(paragraph.split()) < 6 for paragraph in paragraphs)


def test_real_reports_statement_is_one_quotation_here_and_two_there(seeds):
    comparison, texts = seeds
    statement = comparison["quotes"][0]
    wording = [edit for edit in statement["edits"] if edit["class"] == "wording"]

    assert [len(witness["quote_ids"]) for witness in statement["witnesses"]] == [1, 2]
    assert [(edit["op"], edit["marked"], edit["texts"]["presstv.txt"]) for edit in wording] == [
        ("only_in", False, "")
    ] * 2
    assert all("sponsor" in edit["touches"] for edit in wording)
    assert {"style", "transliteration", "punctuation", "edge", "equal"} <= {e["class"] for e in statement["edits"]}
    for witness in statement["witnesses"]:
        key = witness["article_id"]
        slices = "".join(texts[key][span["start"] : span["end"]] for span in witness["spans"])
        assert "".join(edit["texts"][key] for edit in statement["edits"]) == slices
