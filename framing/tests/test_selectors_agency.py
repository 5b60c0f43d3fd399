"""Who acts on whom, as it is shown: counts by kind of event and form that open into their places."""

import pytest
from django.template.loader import render_to_string

from framing.models import AnalysisRun, HarmReport
from framing.selectors.agency import LONGEST_WORDS, MOST_LISTED, agency_of
from framing.selectors.reports import Report
from reports.models import Article, ArticleRevision, Source, Story

HEADLINE = "Karsan jets hit depot after raid on base"
BODY = "Six people were wounded by soldiers in Velda."
TEXT = f"{HEADLINE}\n\n{BODY}"


def report(position=1, text=TEXT, name="Northgate Wire"):
    """A report of two paragraphs, not saved."""
    headline = text.index("\n\n")
    zones = [["headline", 0, headline], ["body", headline + 2, len(text)]]
    revision = ArticleRevision(pk=position, text=text, zones=zones)
    story = Story(slug="velda-raid")
    article = Article(pk=position, story=story, source=Source(name=name), latest_revision=revision)
    run = AnalysisRun(sentences=[[0, headline], [headline + 2, len(text)]])
    return Report(article=article, position=position, run=run, status=None, hits=())


def slot(words, text=TEXT):
    start = text.index(words)
    return {"start": start, "end": start + len(words), "text": words, "key": words.lower()}


def harm(**changes):
    """The passive of the second paragraph, or another row by ``changes``; not saved."""
    start = TEXT.index("Six")
    details = {"predicate": slot("wounded"), "agent": slot("soldiers"), "patient": slot("Six people")}
    details |= {"agent_first_named": "lead", "agent_voice": "own"}
    given = {"number": 1, "zone": "body", "start": start, "end": TEXT.index(" in Velda"), "sentence": 1, "voice": "own"}
    given |= {"event": "WOUND", "form": "passive_with_agent", "details": details}
    return HarmReport(**(given | changes))


def headline_harm():
    details = {"predicate": slot("hit"), "agent": slot("Karsan jets"), "patient": slot("depot")}
    details |= {"agent_first_named": "headline", "agent_voice": "own"}
    end = TEXT.index(" after")
    return harm(
        zone="headline", start=0, end=end, sentence=0, event="STRIKE", form="active_instrument", details=details
    )


def test_counts_stand_by_kind_of_event_and_form_and_are_not_added_up():
    table = agency_of([report()], {1: [harm(), harm(form="passive_agentless"), headline_harm()]})

    found = {
        event.key: [(row.words, row.cells[0].count, row.cells[0].share) for row in event.rows] for event in table.events
    }

    assert found == {
        "wound": [("passive, agent named", 1, 50.0), ("passive, no agent named", 1, 50.0)],
        "strike": [("active, a weapon or vehicle acts", 1, 100.0)],
    }


def test_act_leads_to_its_sentence_and_says_where_its_agent_is_named():
    act = agency_of([report()], {1: [harm()]}).acts[0]

    assert (act.place, act.href.partition("#")[2]) == ("paragraph 1 of 1", "s1-1")
    assert act.named_words == "agent first named in the first paragraph, own words"


@pytest.mark.parametrize(
    ("named", "words"),
    [
        (None, "not traced to a name"),
        ("headline", "agent first named in the headline, own words"),
        ("sentence", "agent first named in this very sentence (paragraph 1 of 1), own words"),
        ("paragraph 7", "agent first named in paragraph 7, own words"),
    ],
)
def test_first_naming_in_words(named, words):
    row = harm()
    row.details["agent_first_named"] = named

    assert agency_of([report()], {1: [row]}).acts[0].named_words == words


def test_act_without_any_agent_says_so():
    row = harm(form="passive_agentless")
    row.details |= {"agent": None, "agent_first_named": None}

    assert agency_of([report()], {1: [row]}).acts[0].named_words == "no agent found"


def test_words_are_cut_at_their_roles():
    act = agency_of([report()], {1: [harm()]}).acts[0]

    assert [(piece.text, piece.role) for piece in act.pieces] == [
        ("Six people", "patient"),
        (" were ", ""),
        ("wounded", "predicate"),
        (" by ", ""),
        ("soldiers", "agent"),
    ]


def test_headline_is_cut_into_who_does_what_to_whom_and_why():
    row = agency_of([report()], {1: [headline_harm()]}).headlines[0]

    assert row.act is not None
    assert (row.act.agent, row.act.predicate, row.act.patient) == ("Karsan jets", "hit", "depot")
    assert row.reason == "after raid on base"


def test_headline_that_ends_with_its_act_gives_no_reason():
    whole = headline_harm()
    whole.end = len(HEADLINE)

    assert agency_of([report()], {1: [whole]}).headlines[0].reason == ""


def test_headline_without_harm_is_told_whole():
    row = agency_of([report()], {1: [harm()]}).headlines[0]

    assert (row.act, row.words, row.reason) == (None, HEADLINE, "")


def test_report_without_analysis_is_left_aside():
    waiting = Report(article=report().article, position=1, run=None, status=None, hits=())

    assert agency_of([waiting], {}).reports == ()


def test_nothing_found_shows_nothing():
    table = agency_of([report()], {})

    assert not table.has_acts
    assert render_to_string("components/agency.html", {"agency": table}).strip() == ""


def test_no_reports_at_all_are_answered():
    assert not agency_of([], {}).has_acts


def test_long_lists_and_words_are_bounded_and_the_count_tells_all():
    long = f"{HEADLINE}\n\n{'very ' * 200}wounded"
    row = harm(start=len(HEADLINE) + 2, end=len(long))
    row.details |= {"predicate": slot("wounded", long), "agent": None, "patient": None}

    cell = agency_of([report(text=long)], {1: [row] * (MOST_LISTED + 3)}).events[0].rows[0].cells[0]

    assert (cell.count, len(cell.acts), cell.more_count) == (MOST_LISTED + 3, MOST_LISTED, 3)
    assert sum(len(piece.text) for piece in cell.acts[0].pieces) == LONGEST_WORDS + 1


def test_page_names_every_report_and_escapes_its_words():
    text = f"{HEADLINE} <b>\n\n{BODY}"
    other = report(2, text, "Harbour <Voice>")
    shifted = harm(start=text.index("Six"), end=text.index(" in Velda"))
    roles = ("predicate", "agent", "patient")
    shifted.details |= {role: slot(shifted.details[role]["text"], text) for role in roles}

    html = render_to_string(
        "components/agency.html", {"agency": agency_of([report(), other], {1: [harm()], 2: [shifted]})}
    )

    assert "Harbour &lt;Voice&gt;" in html
    assert "<b>\n" not in html
    assert (html.count('<div class="agency-one">'), html.count('<details class="agency-cell opens">')) == (2, 0)
    assert 'href="/stories/velda-raid/#s1-1"' in html or "#s1-1" in html


def test_count_above_one_opens_into_its_places():
    html = render_to_string("components/agency.html", {"agency": agency_of([report()], {1: [harm(), harm()]})})

    assert (html.count('<div class="agency-one">'), html.count('<details class="agency-cell opens">')) == (0, 1)


def test_headlines_without_harm_are_told_in_one_line():
    table = agency_of([report(), report(2)], {1: [harm()]})

    html = render_to_string("components/agency.html", {"agency": table})

    assert "None of the 2 headlines tells of an act of harm that was found." in html
    assert "agency-headlines" not in html.replace('id="agency-headlines"', "")
