"""The released lexicon arranged for reading, and the concordance of an entry."""

import pytest

from framing.analysis.lexicon import load_lexicon
from framing.models import Term
from framing.selectors.concordance import CONTEXT, concordance, hits_of_entry, lines_of, voices_by_source
from framing.selectors.lexicon import entry_with_code, label_sets, pieces_of, set_around, states_of_terms, topics_of
from framing.tests.factories import LEXICON, AnalysisRunFactory, ReleaseFactory, TermFactory, TermHitFactory
from reports.tests.factories import ArticleFactory, RevisionFactory, SourceFactory

HARBOUR = load_lexicon(LEXICON.format(number=1))
SIEGE = "gate_closure.siege"


def terms_found(**asked):
    """The terms of the sets that fit, set by set."""
    return [[label.entry.term for label in found.labels] for found in label_sets(HARBOUR, {}, **asked)]


def test_sets_stand_by_topic_with_their_labels_by_term():
    assert terms_found() == [["closure", "siege"], ["mob"]]
    assert topics_of(HARBOUR) == ["harbour", "protest"]


@pytest.mark.parametrize(
    ("asked", "terms"),
    [
        ({"topic": "protest"}, [["mob"]]),
        ({"category": "event_label"}, [["closure", "siege"]]),
        ({"q": "STARVE"}, [["siege"]]),
        ({"q": "harbour gate"}, [["closure", "siege"], ["mob"]]),
        ({"q": "closing works"}, [["closure", "siege"]]),
        ({"q": "siege mob"}, []),
        ({"topic": "harbour", "category": "actor_label"}, []),
    ],
)
def test_sets_are_found(asked, terms):
    assert terms_found(**asked) == terms


def test_a_label_carries_the_state_of_its_term():
    states = {SIEGE: Term.State.RETIRED}

    (found,) = label_sets(HARBOUR, states, state="retired")

    assert [(label.entry.code, label.state) for label in found.labels] == [(SIEGE, Term.State.RETIRED)]
    assert terms_found(state="retired") == []


def test_an_entry_stands_among_its_set():
    entry = entry_with_code(HARBOUR, SIEGE)

    around = set_around(HARBOUR, entry, {})

    assert [label.entry.term for label in around.labels] == ["closure", "siege"]
    assert entry_with_code(HARBOUR, "no.such") is None


@pytest.mark.parametrize(
    ("example", "pieces"),
    [
        ("A [[mob]] stood.", [("A ", False), ("mob", True), (" stood.", False)]),
        ("[[Mob]] and [[mob]]", [("Mob", True), (" and ", False), ("mob", True)]),
        ("Nobody.", [("Nobody.", False)]),
    ],
)
def test_an_example_is_cut_at_its_marks(example, pieces):
    assert [(piece.text, piece.is_marked) for piece in pieces_of(example)] == pieces


@pytest.mark.django_db
def test_states_cost_one_query(django_assert_num_queries):
    terms = TermFactory.create_batch(3)

    with django_assert_num_queries(1):
        assert states_of_terms() == {term.code: Term.State.LIVE for term in terms}


@pytest.mark.django_db
def test_hits_are_those_of_the_newest_text_and_the_newest_run():
    release = ReleaseFactory()
    article = ArticleFactory()
    TermHitFactory(run=AnalysisRunFactory(revision=article.latest_revision, release=release))
    revision = RevisionFactory(article=article, text="Gate open\n\nThe siege is over.")
    TermHitFactory(run=AnalysisRunFactory(revision=revision, release=release, engine="test-engine 1"), nth=1)
    wanted = TermHitFactory(run=AnalysisRunFactory(revision=revision, release=release, engine="test-engine 2"), nth=3)

    assert list(hits_of_entry(SIEGE, release)) == [wanted]
    assert not hits_of_entry("gate_closure.closure", release).exists()
    assert list(hits_of_entry(SIEGE, ReleaseFactory())) == [wanted]


@pytest.mark.django_db
def test_hits_are_narrowed_by_voice_and_source():
    release = ReleaseFactory()
    run = AnalysisRunFactory(release=release)
    own, quoted = TermHitFactory(run=run, nth=1), TermHitFactory(run=run, nth=2, voice="quoted")
    other = TermHitFactory(run=AnalysisRunFactory(release=release))
    slug = own.revision.article.source.slug

    assert list(hits_of_entry(SIEGE, release, voice="quoted")) == [quoted]
    assert set(hits_of_entry(SIEGE, release, source=slug)) == {own, quoted}
    assert other in hits_of_entry(SIEGE, release, voice="own")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "phrase", "left", "right"),
    [
        ("Gate\n\nThe siege is over.\n\nMore.", "siege", "The ", " is over."),
        ("siege", "siege", "", ""),
        ("Gate\n\n“Siege” 🜁 they said", "Siege", "“", "” 🜁 they said"),
    ],
)
def test_a_line_shows_the_words_around_its_hit(text, phrase, left, right):
    hit = TermHitFactory(run__revision=RevisionFactory(text=text), phrase=phrase)

    (line,) = concordance(lines_of(hits_of_entry(SIEGE, hit.run.release)))

    assert (line.left, line.hit.text, line.right) == (left, phrase, right)


@pytest.mark.django_db
def test_a_line_is_cut_at_whole_words():
    hit = TermHitFactory(
        run__revision=RevisionFactory(text="harbour " * 60 + "siege" + " harbour" * 60), phrase="siege"
    )

    (line,) = concordance(lines_of(hits_of_entry(SIEGE, hit.run.release)))

    assert set(line.left.split()) == set(line.right.split()) == {"harbour"}
    assert len(line.left) <= CONTEXT


@pytest.mark.django_db
def test_lines_do_not_load_the_texts(django_assert_num_queries):
    run = AnalysisRunFactory()
    TermHitFactory.create_batch(12, run=run)

    with django_assert_num_queries(1):
        lines = concordance(lines_of(hits_of_entry(SIEGE, run.release)))
        names = {line.article.source.name for line in lines}

    assert len(lines) == 12
    assert names == {run.revision.article.source.name}
    assert "text" in lines[0].hit.revision.get_deferred_fields()


@pytest.mark.django_db
def test_hits_are_counted_by_source_and_voice():
    release = ReleaseFactory()
    for name in ("Quay Post", "Anvil"):
        article = ArticleFactory(source=SourceFactory(name=name))
        run = AnalysisRunFactory(revision=article.latest_revision, release=release)
        TermHitFactory(run=run, nth=1)
        for nth in (2, 3):
            TermHitFactory(run=run, nth=nth, voice="quoted")

    found = voices_by_source(SIEGE, release)

    assert [source.name for source in found] == ["Anvil", "Quay Post"]
    assert dict(found[0].counts) == {"own": 1, "quoted": 2, "indirect": 0, "scare": 0, "name": 0}
