"""The demo: loaded once, whole, through the services."""

import tomllib
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command

from framing.models import Draft, LexiconRelease
from framing.services.checks import check_of, run_check
from framing.services.demo import ACCOUNTS, demo_password
from framing.services.releases import current_release
from framing.tests.factories import ReleaseFactory
from reports.models import (
    Article,
    ArticleRevision,
    PrimaryText,
    QuoteCorrection,
    SharedText,
    Source,
    Story,
    StoryProposal,
    WireReading,
)
from reports.services.copies import find_copies
from reports.services.placing import place
from reports.text.voice import WORD

DEMO = Path(__file__).resolve().parents[2] / "reports" / "demo"


@pytest.mark.django_db
def test_demo_is_loaded_once(capsys):
    for _ in range(2):
        call_command("load_demo")

    table = tomllib.loads((DEMO / "stories.toml").read_text(encoding="utf-8"))
    counts = [model.objects.count() for model in (Source, Story, Article, PrimaryText)]
    assert counts == [len(table[key]) for key in ("sources", "stories", "articles", "primary_texts")]
    assert not QuoteCorrection.objects.exists()
    assert LexiconRelease.objects.count() == 1
    assert capsys.readouterr().out.count("The demo is loaded") == 1


@pytest.mark.django_db
def test_desk_of_the_demo_has_suggestions_and_a_draft_that_can_be_published(capsys):
    for _ in range(2):
        call_command("load_demo")

    states = sorted((draft.state, draft.opened_by.username) for draft in Draft.objects.all())
    assert states == [("draft", "curator"), ("suggested", "editor"), ("suggested", "reader")]
    draft = Draft.objects.get(state="draft")
    check = check_of(entry=draft.entry, contrast_set=draft.contrast_set)
    run_check(check=check)
    assert check.problems == []


@pytest.mark.django_db
def test_lexicon_that_somebody_published_stays_when_the_demo_starts_again(capsys):
    call_command("load_demo")
    ours = ReleaseFactory(number=2, reason="Our own words.")

    call_command("load_demo")

    assert current_release() == ours


@pytest.mark.django_db
def test_demo_is_not_loaded_over_a_newsroom_of_its_own(capsys):
    call_command("load_demo")
    Story.objects.filter(slug="karsa-air-strikes").delete()

    call_command("load_demo")

    assert not Story.objects.filter(slug="karsa-air-strikes").exists()


@pytest.mark.django_db
def test_each_group_has_an_account_whose_password_is_told(capsys):
    call_command("load_demo")
    call_command("demo_accounts")

    told = capsys.readouterr().out
    for username, (group, _) in ACCOUNTS.items():
        user = User.objects.get(username=username)
        assert user.check_password(demo_password(username))
        assert user.groups.get().name == group
        assert demo_password(username) in told


@pytest.mark.django_db
def test_password_that_was_changed_is_told_to_nobody(capsys):
    call_command("load_demo")
    editor = User.objects.get(username="editor")
    editor.set_password("their own words")
    editor.save()

    call_command("demo_accounts")

    assert "editor" not in capsys.readouterr().out.replace("Editor", "")


@pytest.mark.django_db
def test_every_demo_report_has_a_headline_and_a_body():
    call_command("load_demo")

    for revision in ArticleRevision.objects.select_related("article"):
        zones = [zone for zone, _, _ in revision.zones]
        assert zones.count("headline") == 1, revision.article
        assert zones.count("body") >= 4, revision.article


def test_demo_reports_have_a_readable_length():
    words = {path: len(WORD.findall(path.read_text(encoding="utf-8"))) for path in DEMO.glob("*/*.txt")}

    assert sum(count < 250 for count in words.values()) == 1  # the wire item that shows "not enough text to say"
    assert all(count <= 700 for count in words.values())


def demo_report(name: str) -> Article:
    table = tomllib.loads((DEMO / "stories.toml").read_text(encoding="utf-8"))
    row = next(row for row in table["articles"] if row["file"] == f"{name}.txt")
    return Article.objects.get(url=row["url"])


@pytest.mark.django_db
def test_two_outlets_of_the_demo_print_one_agency_report_in_whole_and_in_part():
    call_command("load_demo")
    reports = {
        name: demo_report(f"ostrel-pass-raid/{name}")
        for name in ("northgate-wire", "meridian-courier", "federal-ledger")
    }

    for article in reports.values():
        find_copies(revision_id=article.latest_revision_id)

    found = {name: WireReading.objects.get(revision__article=article) for name, article in reports.items()}
    told = {name: (reading.agency, reading.agency_role, bool(reading.uncounted)) for name, reading in found.items()}
    assert told == {
        "northgate-wire": ("Northgate Wire", "copy", False),
        "meridian-courier": ("Northgate Wire", "copy", True),
        "federal-ledger": ("Northgate Wire", "contributed", True),
    }
    kinds = SharedText.objects.filter(earlier__article=reports["northgate-wire"]).values_list("later__article", "kind")
    assert dict(kinds) == {reports["meridian-courier"].pk: "near", reports["federal-ledger"].pk: "shares"}


@pytest.mark.parametrize("order", [1, -1])
@pytest.mark.django_db
def test_two_reports_of_the_demo_are_alike_enough_to_ask_an_editor(order):
    call_command("load_demo")
    waiting = [demo_report("dunmere-bread/sterling-post"), demo_report("dunmere-bread/daily-anvil")][::order]
    assert [article.story for article in waiting] == [None, None]

    first, second = (place(article=article) for article in waiting)

    proposal = StoryProposal.objects.get()
    assert first != second
    assert (proposal.kind, proposal.article, proposal.story) == ("place", waiting[1], first)
    assert any("Kiln Lane" in reason for reason in proposal.reasons)


@pytest.mark.parametrize(
    ("primary", "report", "words"),
    [
        ("varga-aid-ship/primary/interior-ministry", "varga-aid-ship/meridian-courier", "hailed six times"),
        ("varga-aid-ship/primary/interior-ministry", "varga-aid-ship/meridian-courier", "It answered by increasing"),
        ("varga-aid-ship/primary/interior-ministry", "varga-aid-ship/harbour-voice", "was offered an escort"),
        ("varga-aid-ship/primary/interior-ministry", "varga-aid-ship/northgate-wire", "under the Closed Waters Act,"),
        (
            "karsa-air-strikes/primary/haldane-post",
            "karsa-air-strikes/federal-ledger",
            "4 facilities used by the Sudari",
        ),
        ("karsa-air-strikes/primary/haldane-post", "karsa-air-strikes/federal-ledger", "We do not seek a wider war"),
        ("karsa-air-strikes/primary/haldane-post", "karsa-air-strikes/miresh-tribune", "4 facilities used by the"),
    ],
)
def test_demo_reports_quote_the_primary_text(primary, report, words):
    for name in (primary, report):
        assert words in (DEMO / f"{name}.txt").read_text(encoding="utf-8")


@pytest.mark.django_db
def test_report_is_added_from_a_file_to_a_story_by_its_title(tmp_path, capsys):
    file = tmp_path / "ferry.txt"
    file.write_text("Ferry is back\n\nThe ferry came back to Brennick on Monday with all its passengers.", "utf-8")

    call_command(
        "add_article", str(file), "--published=2026-03-02T12:00", source="The Daily Quay", story="Ferry turns back"
    )

    article = Article.objects.get()
    assert (article.source.name, article.story.title) == ("The Daily Quay", "Ferry turns back")
    assert article.published_at.isoformat() == "2026-03-02T12:00:00+00:00"


@pytest.mark.django_db
def test_file_that_is_refused_leaves_nothing_behind(tmp_path):
    file = tmp_path / "empty.txt"
    file.write_text("", "utf-8")

    with pytest.raises(Exception, match="no text here"):
        call_command("add_article", str(file), source="The Daily Quay", story="Ferry turns back")

    assert not Story.objects.exists()
    assert not Source.objects.exists()
