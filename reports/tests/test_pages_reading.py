"""What is read from pages of many shapes; all prose is invented."""

import json

import pytest

from reports.extraction.documents.values import DocumentRefused, Evidence, ExtractedDocument
from reports.extraction.pages import read_page
from reports.text.zones import Zone

HEADLINE = "Harbour bridge in Varnholm stays closed for another month"
PARAGRAPHS = (
    "The council of Varnholm said on Monday that the harbour bridge would stay closed for at least another month.",
    "Engineers found cracks in two of its pillars during the yearly inspection, the report handed to the mayor says.",
    "“We will not open it before every bolt has been looked at,” said Ilse Brandvik, who leads the works.",
    "Shop owners on the island complained that they had lost half of their customers since the start of the year.",
)
TEASERS = "".join(f'<li><a href="/{n}">Other story number {n} about the lake</a></li>' for n in range(8))


def page(body: str, *, head: str = "", title: str = "") -> bytes:
    return f"<!doctype html><html><head><title>{title}</title>{head}</head><body>{body}</body></html>".encode()


def paragraphs(*lines: str) -> str:
    return "".join(f"<p>{line}</p>" for line in lines or PARAGRAPHS)


def linked_data(**fields: object) -> str:
    node = {"@context": "https://schema.org", "@type": "NewsArticle", **fields}
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


def words_of(document: ExtractedDocument, zone: Zone) -> list[str]:
    return [found.span.of(document.text) for found in document.zones if found.zone is zone]


def test_the_report_is_told_from_what_surrounds_it() -> None:
    body = (
        f"<nav><ul>{TEASERS}</ul></nav><main><article><h1>{HEADLINE}</h1>{paragraphs()}</article></main>"
        f'<aside class="related"><h3>Read more</h3><ul>{TEASERS}</ul></aside><footer>© Varnholm Courier</footer>'
    )

    document = read_page(page(body))

    assert document.body == "\n\n".join(PARAGRAPHS)
    assert words_of(document, Zone.HEADLINE) == [HEADLINE]
    assert document.kind == "html"
    assert document.language == "en"


def test_zones_follow_the_structure_of_the_page() -> None:
    body = (
        f'<article><h1>{HEADLINE}</h1><p class="standfirst">Cracks in two pillars alarm the engineers of the town.</p>'
        '<p class="byline">By Jonna Edvall</p>'
        "<figure><img src=a.jpg><figcaption>The bridge in March, seen from the island.</figcaption></figure>"
        f"<p>VARNHOLM (AP) - {PARAGRAPHS[0]}</p>{paragraphs(*PARAGRAPHS[1:])}</article>"
    )

    document = read_page(page(body))

    assert [found.zone for found in document.zones] == [
        Zone.HEADLINE,
        Zone.STANDFIRST,
        Zone.BYLINE,
        Zone.CAPTION,
        Zone.DATELINE,
        *[Zone.BODY] * 4,
    ]
    assert words_of(document, Zone.CAPTION) == ["The bridge in March, seen from the island."]
    assert words_of(document, Zone.DATELINE)[0].startswith("VARNHOLM (AP)")
    assert document.body.startswith(PARAGRAPHS[0])


def test_stated_facts_come_before_printed_ones() -> None:
    head = linked_data(
        headline=HEADLINE,
        author=[{"@type": "Person", "name": "Jonna Edvall"}, {"@type": "Person", "name": "Per Holt"}],
        datePublished="2026-03-04T18:20:00+01:00",
        dateModified="2026-03-06T09:00:00+01:00",
        publisher={"@type": "Organization", "name": "Varnholm Courier"},
    )
    body = f"<article><h1>{HEADLINE}</h1><p class=byline>By Somebody Else</p>{paragraphs()}</article>"

    document = read_page(page(body, head=head), url="https://courier.example/bridge")

    assert document.byline is not None
    assert document.byline.value == "Jonna Edvall; Per Holt"
    assert document.byline.by is Evidence.STATED
    assert document.published_at is not None
    assert document.published_at.value == "2026-03-04T18:20:00+01:00"
    assert document.site is not None
    assert document.site.value == "Varnholm Courier"
    assert document.url is not None
    assert document.url.value == "https://courier.example/bridge"


def test_a_node_that_is_only_pointed_to_is_found_in_the_graph() -> None:
    graph = {
        "@graph": [
            {"@type": "Person", "@id": "#p1", "name": "Jonna Edvall"},
            {"@type": ["Article", "NewsArticle"], "headline": HEADLINE, "author": {"@id": "#p1"}},
        ]
    }
    head = f'<script type="application/ld+json"><!-- {json.dumps(graph)} --></script>'

    document = read_page(page(f"<h1>{HEADLINE}</h1>{paragraphs()}", head=head))

    assert document.byline is not None
    assert document.byline.value == "Jonna Edvall"


@pytest.mark.parametrize(
    ("title", "site"),
    [
        (f"{HEADLINE} | Varnholm Courier", "Varnholm Courier"),
        (f"{HEADLINE} - Varnholm Courier - News", "Varnholm Courier"),
        (f"Varnholm Courier: {HEADLINE}", "Varnholm Courier"),
        (HEADLINE, ""),
    ],
)
def test_the_headline_has_no_name_of_the_site(title: str, site: str) -> None:
    head = f'<meta property="og:site_name" content="{site}"><meta property="og:title" content="{title}">'

    document = read_page(page(f"<h1>{HEADLINE}</h1>{paragraphs()}", head=head, title=title))

    assert document.headline is not None
    assert document.headline.value == HEADLINE


def test_a_heading_of_the_site_is_no_headline() -> None:
    head = '<meta property="og:site_name" content="Varnholm Courier">'
    body = f"<h1>Varnholm Courier</h1><h2>{HEADLINE}</h2>{paragraphs()}"

    document = read_page(page(body, head=head, title=f"{HEADLINE} | Varnholm Courier"))

    assert document.headline is not None
    assert document.headline.value == HEADLINE


def test_without_any_mark_the_first_line_is_the_headline() -> None:
    lines = "<br><br>".join(("News / Coast / Bridges", HEADLINE, *PARAGRAPHS))

    document = read_page(page(f"<div>{lines}</div>"))

    assert document.headline is not None
    assert (document.headline.value, document.headline.by) == (HEADLINE, Evidence.READ)
    assert document.body == "\n\n".join(PARAGRAPHS)


def test_quoted_posts_belong_to_the_report_and_teasers_do_not() -> None:
    post = '<blockquote class="twitter-tweet"><p>The bridge again? My boat is for rent.</p></blockquote>'
    teaser = '<p><a href="/x">READ MORE: Ferry timetable of the summer is out now</a></p>'
    letter = "<p>Sign up for our free newsletter and get the news of the coast in your inbox.</p>"
    inserted = post + teaser + letter
    body = f"<article><h1>{HEADLINE}</h1>{paragraphs(*PARAGRAPHS[:2])}{inserted}{paragraphs(*PARAGRAPHS[2:])}</article>"

    document = read_page(page(body))

    assert "My boat is for rent" in document.body
    assert "Ferry timetable" not in document.text
    assert "newsletter" not in document.text


def test_a_paragraph_printed_for_two_widths_of_screen_counts_once() -> None:
    wide, narrow = f'<div class="wide">{paragraphs()}</div>', f'<div class="narrow">{paragraphs()}</div>'
    body = f"<article><h1>{HEADLINE}</h1>{wide}{narrow}</article>"

    document = read_page(page(body))

    assert document.body.count(PARAGRAPHS[0]) == 1


def test_comments_of_readers_are_left_out() -> None:
    comments = "".join(f"<p>Nobody asked me, and I have lived on the island for {n} years.</p>" for n in range(3))
    section = f'<section id="comments"><h3>Comments</h3>{comments}</section>'
    body = f"<article><h1>{HEADLINE}</h1>{paragraphs()}</article>{section}"

    document = read_page(page(body))

    assert "Nobody asked me" not in document.text


def test_soft_hyphens_go_and_no_break_spaces_stay() -> None:
    line = "The harbour\u00a0bridge was built in 1962 by the ship\u00adyard of the town, the archive says."

    document = read_page(page(f"<article><h1>{HEADLINE}</h1>{paragraphs(*PARAGRAPHS, line)}</article>"))

    assert "harbour\u00a0bridge was built in 1962 by the shipyard of the town" in document.body


def test_text_stated_as_data_stands_in_for_a_page_that_shows_none() -> None:
    head = linked_data(headline=HEADLINE, articleBody="\n".join(PARAGRAPHS))

    document = read_page(page("<div id=app></div><p>Loading the page of the Courier</p>", head=head))

    assert document.body == "\n\n".join(PARAGRAPHS)
    assert [problem.code for problem in document.problems] == ["body_from_data"]


def test_a_page_that_hides_everything_until_its_script_runs_is_read() -> None:
    document = read_page(page(f'<div style="display: none"><h1>{HEADLINE}</h1>{paragraphs()}</div>'))

    assert document.body == "\n\n".join(PARAGRAPHS)


def test_a_page_inside_one_form_is_read() -> None:
    document = read_page(page(f'<form id="aspnetForm"><div><h1>{HEADLINE}</h1>{paragraphs()}</div></form>'))

    assert PARAGRAPHS[1] in document.body


def test_a_live_page_says_so() -> None:
    head = f'<script type="application/ld+json">{{"@type": "LiveBlogPosting", "headline": "{HEADLINE}"}}</script>'

    document = read_page(page(f"<article><h1>{HEADLINE}</h1>{paragraphs(*PARAGRAPHS)}</article>", head=head))

    assert "live_blog" in [problem.code for problem in document.problems]


@pytest.mark.parametrize(
    ("html", "code"),
    [
        (b"", "empty"),
        (b"   \n ", "empty"),
        (b"<html><body></body></html>", "no_report"),
        (page("<h1>Harbour news</h1>" + f"<ul>{TEASERS}</ul>"), "no_report"),
        (page(f"<h1>{HEADLINE}</h1><p>{PARAGRAPHS[0]}</p><p>Subscribe now to continue reading.</p>"), "paywall"),
        (
            page("<h1>Before you continue to the Courier</h1><button>Accept all</button><p>Manage cookies</p>"),
            "consent_page",
        ),
        (page("<noscript>Please enable JavaScript to read this page.</noscript><div id=root></div>"), "needs_script"),
        (page("<h1>Access denied</h1><p>Please verify you are a human.</p>"), "blocked"),
        (page("<h1>404</h1><p>The page you were looking for cannot be found.</p>"), "not_found"),
    ],
)
def test_a_page_without_a_report_is_refused_with_its_reason(html: bytes, code: str) -> None:
    with pytest.raises(DocumentRefused) as refused:
        read_page(html)

    assert refused.value.code == code
    assert refused.value.message.endswith(".")


def test_a_long_list_at_the_end_belongs_to_the_report() -> None:
    items = "".join(f"<li>Pier {number}: closed until autumn</li>" for number in range(1, 9))

    document = read_page(page(f"<article><h1>{HEADLINE}</h1>{paragraphs()}<ul>{items}</ul></article>"))

    assert "Pier 7: closed until autumn" in document.body
