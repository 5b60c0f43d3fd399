"""What becomes of a correction: another analysis that takes it in, other figures, another comparison."""

import pytest
from django.utils import timezone

from framing.models import AnalysisRun, Comparison
from framing.models.analysis import RunState
from framing.selectors.choices import Choice
from framing.selectors.comparisons import comparison_status_of
from framing.selectors.concordance import hits_of_entry
from framing.selectors.pages import article_page
from framing.selectors.runs import quotes_of
from framing.services import scoring
from framing.services.comparison import compare_story
from framing.services.scoring import request_analysis, retry_analysis, run_analysis
from framing.services.sweeps import sweep
from framing.signals import analysis_requested, comparison_requested
from framing.tests.factories import ReleaseFactory
from reports.models import Quote
from reports.services.corrections import add_quote, correct_quote, undo_correction
from reports.services.ingest import submit_article
from reports.services.primary_texts import attach_primary_text, withdraw_primary_text
from reports.tests.factories import SourceFactory, StoryFactory

pytestmark = pytest.mark.django_db

REPORT = """Harbour gate at Brennick stays closed

The closure of the gate began on Monday, and a mob stood at the gate until the evening.

“This is a siege of the small boats and of nobody else,” said Edda Roon, who sells fish on the lower quay.

The works department has the keys. Mara Quill leads it.
"""
OTHER = """Boats lie behind the gate

The closure of the harbour gate went on for a second day.

“This is a siege of the small boats and nobody else,” said Edda Roon on Monday.
"""
SAID = "This is a siege of the small boats and of nobody else"


@pytest.fixture
def story():
    ReleaseFactory()
    return StoryFactory()


@pytest.fixture
def article(story):
    return analysed(submit_article(source=SourceFactory(), text=REPORT, story=story))


@pytest.fixture
def asked():
    """What is asked for while the test runs, by kind."""
    heard = {"runs": [], "stories": []}

    def hear_run(run_id, **kwargs):
        heard["runs"].append(run_id)

    def hear_story(story_id, **kwargs):
        heard["stories"].append(story_id)

    analysis_requested.connect(hear_run)
    comparison_requested.connect(hear_story)
    yield heard
    analysis_requested.disconnect(hear_run)
    comparison_requested.disconnect(hear_story)


def analysed(article):
    """The article with every run of it done."""
    for run in AnalysisRun.objects.filter(revision__article=article, state=RunState.QUEUED).order_by("pk"):
        run_analysis(run=run)
    article.refresh_from_db()
    return article


def newest_run(article):
    """The run that was asked for last."""
    return AnalysisRun.objects.filter(revision=article.latest_revision).latest("pk")


def quote_in(article, words=SAID):
    """The quotation of the newest run that has those words."""
    text = article.latest_revision.text
    return next(q for q in quotes_of(newest_run(article)) if words in text[q.start : q.end])


def change(quote, **changes):
    """A correction of that quotation, everything else as it is shown."""
    shown = {"kind": quote.kind, "start": quote.start, "end": quote.end, "speaker_name": quote.speaker}
    return correct_quote(quote=quote, **shown | {"is_anonymous": quote.is_anonymous} | changes)


def test_correction_is_taken_in_by_another_run_while_the_first_stays_readable(article, asked):
    first = newest_run(article)

    change(quote_in(article), speaker_name="Mara Quill")

    second = newest_run(article)
    assert asked["runs"] == [second.pk]
    assert (first.corrections, second.corrections, second.state) == (0, 1, RunState.QUEUED)
    page = article_page(article, Choice())
    assert page.report.run == first
    assert [quote.speaker_name for quote, _ in page.quote_lines] == ["Edda Roon"]

    analysed(article)

    page = article_page(article, Choice())
    assert page.report.run == second
    (quote,) = page.quotes
    assert (quote.speaker_name, quote.speaker_key, quote.speaker_how) == ("Mara Quill", "mara-quill", "corrected")
    assert (quote.cue_text, quote.stance) == ("said", "neutral")
    assert Quote.objects.filter(revision=article.latest_revision).count() == 2


def test_voices_marks_and_figures_follow(article):
    before = newest_run(article)
    assert before.figures["own_hits"] == 2

    change(quote_in(article), removed=True)
    analysed(article)

    after = newest_run(article)
    assert after.figures["own_hits"] == 3
    assert after.figures["own_words"] > before.figures["own_words"]
    assert after.hits.get(text="siege").voice == "own"
    assert not quotes_of(after).exists()


def test_added_quotation_has_a_voice_too(article):
    start = REPORT.index("a mob stood")
    add_quote(
        revision=article.latest_revision,
        kind="indirect",
        start=start,
        end=start + len("a mob stood at the gate"),
        speaker_name="Mara Quill",
    )
    analysed(article)

    run = newest_run(article)
    hit = run.hits.get(text="mob")
    assert (hit.voice, hit.speaker, hit.is_counted) == ("indirect", "Mara Quill", False)
    assert [quote.number for quote in quotes_of(run)] == [1, 2]


def test_undo_restores_what_the_engine_found(article):
    first = newest_run(article)
    correction = change(quote_in(article), kind="scare")
    analysed(article)

    undo_correction(correction=correction)
    analysed(article)

    last = newest_run(article)
    unlike = {"id", "corrections"}
    assert last.corrections == 2
    for one, other in zip(quotes_of(first).values(), quotes_of(last).values(), strict=True):
        assert {k: v for k, v in one.items() if k not in unlike} == {k: v for k, v in other.items() if k not in unlike}
    assert (last.figures, last.voices) == (first.figures, first.voices)


def test_corrections_survive_another_engine_and_another_release(article, monkeypatch):
    change(quote_in(article), speaker_name="Mara Quill")
    analysed(article)
    monkeypatch.setattr(scoring, "current_engine", lambda: "9.9.9+other")

    ReleaseFactory()
    request_analysis(revision=article.latest_revision)
    analysed(article)

    run = newest_run(article)
    assert (run.engine, run.corrections, run.state) == ("9.9.9+other", 1, RunState.DONE)
    assert quotes_of(run).get().speaker_name == "Mara Quill"


def test_correction_while_the_analysis_runs_is_taken_in_by_the_next_one(story, monkeypatch):
    article = analysed(submit_article(source=SourceFactory(), text=REPORT, story=story))
    quote = quote_in(article)
    correction = change(quote, speaker_name="Mara Quill")
    at_work = newest_run(article)
    store = scoring._store

    def storing(run, found):
        undo_correction(correction=correction)  # between reading and storing
        store(run, found)

    monkeypatch.setattr(scoring, "_store", storing)
    run_analysis(run=at_work)
    monkeypatch.undo()

    at_work.refresh_from_db()
    assert (at_work.corrections, quotes_of(at_work).get().speaker_name) == (1, "Mara Quill")
    analysed(article)
    last = quotes_of(newest_run(article)).get()
    assert (last.corrections, last.speaker_name) == (2, "Edda Roon")


def test_lost_analysis_of_a_correction_is_asked_for_by_the_sweep(article, asked):
    change(quote_in(article), kind="mixed")
    AnalysisRun.objects.filter(corrections=1).delete()
    asked["runs"].clear()

    sweep()

    run = newest_run(article)
    assert (run.corrections, asked["runs"]) == (1, [run.pk])


def test_failed_analysis_of_a_correction_can_be_tried_again(article):
    change(quote_in(article), kind="mixed")
    AnalysisRun.objects.filter(corrections=1).update(
        state=RunState.FAILED, failure_code="engine_error", finished_at=timezone.now()
    )

    again = retry_analysis(article=article)

    assert (again.corrections, again.state) == (1, RunState.QUEUED)
    analysed(article)
    assert quotes_of(newest_run(article)).get().kind == "mixed"


def test_correction_before_the_first_release_waits_for_it(asked):
    article = submit_article(source=SourceFactory(), text=REPORT)
    start = REPORT.index(SAID)
    add_quote(revision=article.latest_revision, kind="scare", start=start, end=start + len(SAID), speaker_name="")
    assert asked["runs"] == []
    ReleaseFactory()

    sweep()

    assert newest_run(article).corrections == 1


ADDRESS = "https://daily.example/gate"


def rewritten(article, text):
    """The article with another text at its address, analysed."""
    submit_article(source=article.source, text=text, url=article.url)
    article.refresh_from_db()
    return analysed(article)


@pytest.fixture
def corrected(story):
    """An article whose quotation was given to Mara Quill."""
    article = analysed(submit_article(source=SourceFactory(), text=REPORT, story=story, url=ADDRESS))
    change(quote_in(article), speaker_name="Mara Quill")
    return analysed(article)


def test_correction_follows_its_words_into_a_changed_text(corrected):
    article = rewritten(corrected, REPORT.replace("The closure", "Late on Monday it rained. The closure"))

    run = newest_run(article)
    assert (article.revisions.count(), run.corrections, run.problems) == (2, 1, [])
    assert quote_in(article).speaker_name == "Mara Quill"


def test_correction_that_finds_no_place_in_a_changed_text_is_a_problem_of_its_run(corrected):
    article = rewritten(corrected, REPORT.replace(SAID, "It is a siege and nothing else will ever be"))

    run = newest_run(article)
    assert [problem["code"] for problem in run.problems] == ["correction_lost"]
    assert SAID in run.problems[0]["message"]
    assert quotes_of(run).get().speaker_name == "Edda Roon"


def test_correction_of_an_earlier_text_can_be_undone_in_the_newest_one(corrected):
    article = rewritten(corrected, REPORT.replace("until the evening", "until the night"))
    (correction,) = corrected.revisions.get(number=1).corrections.all()

    undo_correction(correction=correction)
    analysed(article)

    run = newest_run(article)
    assert (run.revision.number, run.corrections) == (2, 2)
    assert quote_in(article).speaker_name == "Edda Roon"


@pytest.fixture
def compared(article):
    """A story of two reports that carry one statement with different words, compared."""
    analysed(submit_article(source=SourceFactory(), text=OTHER, story=article.story))
    compare_story(story=article.story)
    return article.story


def test_statement_of_two_reports_is_stored_with_witnesses_and_edits(compared):
    one, other = compared.articles.order_by("pk")

    (statement,) = compare_story(story=compared).statements

    assert (statement["speaker"], statement["form"]) == ("Edda Roon", "quoted")
    assert [(w["article"], w["key"], w["quotes"]) for w in statement["witnesses"]] == [
        (one.pk, str(one.pk), [1]),
        (other.pk, str(other.pk), [1]),
    ]
    for report in (one, other):
        text, key = report.latest_revision.text, str(report.pk)
        (witness,) = (w for w in statement["witnesses"] if w["key"] == key)
        spans = [tuple(span) for edit in statement["edits"] for span in edit["spans"][key]]
        assert all(witness["spans"][0][0] <= start < end <= witness["spans"][-1][1] for start, end in spans)
        joined = "".join(edit["texts"][key] for edit in statement["edits"])
        assert joined == "".join(text[start:end] for start, end in witness["spans"])
    assert {edit["op"] for edit in statement["edits"]} == {"equal", "only_in"}


def test_primary_text_is_a_witness_of_another_comparison(compared, asked):
    primary = attach_primary_text(
        story=compared,
        kind="transcript",
        speaker="Edda Roon",
        text=f"Thank you. {SAID}, and it will be so tomorrow.",
        url="https://quay.example/roon",
    )
    assert asked["stories"] == [compared.pk]

    comparison = compare_story(story=compared)

    assert Comparison.objects.count() == 2
    assert comparison.primary_texts == [primary.pk]
    first = comparison.statements[0]["witnesses"][0]
    assert (first["primary"], first["key"], first["quotes"]) == (primary.pk, primary.key, [])
    assert set(comparison.statements[0]["edits"][0]["texts"]) >= {primary.key}
    assert comparison_status_of(compared).result == comparison


def test_withdrawn_primary_text_brings_back_the_comparison_without_it(compared, asked):
    before = compare_story(story=compared)
    primary = attach_primary_text(
        story=compared, kind="document", speaker="Edda Roon", text=f"{SAID}, and it will be so tomorrow."
    )
    compare_story(story=compared)
    asked["stories"].clear()

    withdraw_primary_text(primary_text=primary, reason="It is a draft.")

    assert asked["stories"] == [compared.pk]
    assert compare_story(story=compared) == before
    assert comparison_status_of(compared).result == before


def test_story_whose_comparison_with_a_primary_text_was_lost_is_asked_for(compared, asked):
    attach_primary_text(story=compared, kind="document", speaker="Edda Roon", text=SAID)
    asked["stories"].clear()

    sweep()
    compare_story(story=compared)
    sweep()

    assert asked["stories"] == [compared.pk]


def test_comparison_takes_in_the_newest_analysis_and_waits_for_it(compared):
    before = compare_story(story=compared)
    article = compared.articles.order_by("pk").first()

    change(quote_in(article), speaker_name="Mara Quill")
    assert compare_story(story=compared) == before
    assert comparison_status_of(compared).standing == "done"

    analysed(article)
    assert comparison_status_of(compared).standing == "pending"
    after = compare_story(story=compared)
    assert after != before
    assert {row["name"] for row in after.speakers} == {"Edda Roon", "Mara Quill"}
    assert comparison_status_of(compared).result == after


def test_concordance_counts_only_the_newest_analysis(article):
    run = newest_run(article)
    change(quote_in(article), removed=True)
    analysed(article)

    (hit,) = hits_of_entry("gate_closure.siege", run.release)

    assert (hit.run, hit.voice) == (newest_run(article), "own")
