"""Files of every format: their words, their zones, and what they say about themselves."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.extraction.documents import DocumentRefused, Evidence, ReadLimits, as_json, from_json, read_document
from reports.extraction.documents.kinds import KIND_OF_SUFFIX, kind_of
from reports.tests import papers
from reports.tests.papers import HEADLINE, LEAD, REPORT, SECOND
from reports.text.intake import admitted
from reports.text.zones import Zone

HONEST = {
    "a.txt": REPORT.encode(),
    "a.html": papers.html(),
    "a.pdf": papers.simple_pdf(),
    "a.docx": papers.docx(papers.word_paragraphs(HEADLINE, LEAD, SECOND)),
    "a.odt": papers.odt("".join(f"<text:p>{words}</text:p>" for words in (HEADLINE, LEAD, SECOND))),
    "a.rtf": b"{\\rtf1\\ansi " + "\\par ".join((HEADLINE, LEAD, SECOND)).encode() + b"}",
    "a.eml": papers.eml(),
    "a.mhtml": papers.mhtml(papers.html(), "https://coast.example/bridge"),
}


def read(payload, name="a.txt", **more):
    return read_document(payload, name=name, **more)


def refusal(payload, name="a.txt", **more):
    with pytest.raises(DocumentRefused) as refused:
        read(payload, name, **more)
    return refused.value


def zones_of(document):
    return [(one.zone, one.span.of(document.text)) for one in document.zones]


# --- every format -----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("name", sorted(HONEST))
def test_report_is_found_in_every_format(name):
    document = read(HONEST[name], name)

    assert document.headline.value == HEADLINE
    assert document.body == f"{LEAD}\n\n{SECOND}"
    assert document.language == "en"
    assert document.problems == ()


@pytest.mark.parametrize("name", sorted(HONEST))
def test_format_is_told_by_the_bytes_without_any_name(name):
    assert kind_of(HONEST[name]).kind == ("email" if name == "a.mhtml" else read(HONEST[name], name).kind)


@pytest.mark.parametrize("name", sorted(HONEST))
def test_text_may_be_stored_as_it_is(name):
    text = read(HONEST[name], name).text

    assert admitted(text).text == text


@pytest.mark.parametrize("name", sorted(HONEST))
def test_record_of_a_document_gives_it_back(name):
    document = read(HONEST[name], name)

    assert from_json(as_json(document)) == document


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.odt", "a.rtf", "a.html"])
def test_name_that_promises_another_format_is_told(name):
    document = read(HONEST[name], "report.txt")

    assert document.headline.value == HEADLINE
    assert document.problems[0].code == "name_says_other"


def test_limits_of_size_are_told_in_words():
    refused = refusal(REPORT.encode(), limits=ReadLimits(file_bytes=10))

    assert refused.code == "too_large"
    assert "MB" in refused.message


def test_record_tells_the_day_and_the_moment():
    record = as_json(read(papers.eml(), "a.eml"))

    assert record["published_at"] == "2024-03-12"
    assert record["published_moment"] == "2024-03-12T09:05:00+01:00"
    assert record["evidence"]["published_at"] == "stated"
    assert record["evidence"]["url"] == "missing"


# --- text -------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_characters_of_a_text_file_are_found(charset):
    text = REPORT + "The café’s owner said “no” on the Übersee quay.\n"

    assert "café’s owner said “no” on the Übersee" in read(text.encode(charset)).body


def test_charset_that_a_server_states_is_believed():
    text = "Мост через Орлу закрыт\n\nМост через реку Орла закрыли во вторник, сообщила администрация порта города.\n"

    document = read(text.encode("koi8-r"), media_type="text/plain; charset=koi8-r")

    assert document.headline.value == "Мост через Орлу закрыт"
    assert document.language == "ru"


def test_guessed_charset_is_told():
    assert [one.code for one in read((REPORT + "A café.\n").encode("cp1252")).problems] == ["encoding_guessed"]


def test_lines_that_are_broken_at_a_width_are_joined():
    wrapped = (
        f"{HEADLINE}\n\nThe bridge over the Orla was closed on Tuesday after an\n"
        "inspection found cracks in two of its piers, the port\noffice said on its page.\n"
    )

    assert "after an inspection found cracks in two of its piers, the port office said" in read(wrapped.encode()).body


def test_byline_date_and_site_are_read_from_the_lines():
    text = f"{HEADLINE}\n\nBy Ana Pell\n\nPublished: 12 March 2024, 18:20 GMT\n\nCoast News/ {LEAD}\n\n{SECOND}\n"

    document = read(text.encode())

    assert document.byline.value == "Ana Pell"
    assert document.byline.by is Evidence.READ
    assert document.published_at.value == "2024-03-12T18:20:00+00:00"
    assert document.site.value == "Coast News"


@pytest.mark.parametrize(
    ("lines", "site"),
    [
        ("www.coast-news.example", "coast-news.example"),
        ("www.coast.example\n\ntwitter.com/coast", "coast.example"),
        ("coast.example\n\nriver.example", None),
        ("twitter.com/coast", None),
    ],
)
def test_only_address_beside_the_report_hints_at_its_site(lines, site):
    document = read(f"{HEADLINE}\n\n{LEAD}\n\n{SECOND}\n\n{lines}\n".encode())

    assert (document.site and (document.site.value, document.site.by)) == (site and (site, Evidence.GUESSED))


def test_binary_data_is_refused():
    assert refusal(b"The bridge\x00 is closed" * 20).code == "binary"


def test_feed_is_no_report():
    assert refusal(b'<?xml version="1.0"?><rss><channel/></rss>', "feed.xml").code == "unsupported"


# --- office documents -------------------------------------------------------------------------------------------------
def test_headline_is_found_by_its_style():
    styles = f'<w:styles {papers.WORD}><w:style w:styleId="Tytul"><w:name w:val="Title"/></w:style></w:styles>'
    titled = f'<w:p><w:pPr><w:pStyle w:val="Tytul"/></w:pPr><w:r><w:t>{HEADLINE}</w:t></w:r></w:p>'
    payload = papers.docx(
        papers.word_paragraphs("COAST AGENCY FOREIGN DESK") + titled + papers.word_paragraphs(LEAD, SECOND),
        parts=[("word/styles.xml", styles.encode())],
    )

    assert read(payload, "a.docx").headline.value == HEADLINE


def test_tracked_changes_are_read_as_accepted():
    changed = (
        '<w:p><w:r><w:t xml:space="preserve">Lorries take the </w:t></w:r>'
        '<w:ins><w:r><w:t xml:space="preserve">northern </w:t></w:r></w:ins>'
        "<w:del><w:r><w:delText>southern </w:delText></w:r></w:del>"
        "<w:moveFrom><w:r><w:t>old </w:t></w:r></w:moveFrom>"
        "<w:r><w:t>dam for now, the port office said on Wednesday.</w:t></w:r></w:p>"
    )

    document = read(papers.docx(papers.word_paragraphs(HEADLINE, LEAD) + changed), "a.docx")

    assert document.body.endswith("Lorries take the northern dam for now, the port office said on Wednesday.")
    assert [one.code for one in document.problems] == ["tracked_changes"]


def test_hidden_text_instructions_and_notes_are_left_out():
    body = (
        papers.word_paragraphs(HEADLINE)
        + "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>SECRET</w:t></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>"
        + f'<w:r><w:t>{LEAD}</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r></w:p>'
    )

    assert read(papers.docx(body), "a.docx").body == LEAD


def test_text_box_is_read_once():
    box = "<w:txbxContent>" + papers.word_paragraphs(SECOND) + "</w:txbxContent>"
    anchored = (
        '<w:p><w:r><mc:AlternateContent xmlns:mc="urn:mc">'
        f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )

    document = read(papers.docx(papers.word_paragraphs(HEADLINE, LEAD) + anchored), "a.docx")

    assert document.body == f"{LEAD}\n\n{SECOND}"


def test_properties_of_a_file_are_taken_unless_a_program_wrote_them():
    core = (
        '<cp:coreProperties xmlns:cp="urn:cp" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:d="http://purl.org/dc/terms/">'
        "<dc:title>{}</dc:title><dc:creator>{}</dc:creator><d:created>2024-03-12T09:05:00Z</d:created></cp:coreProperties>"
    )

    def with_core(title, author):
        part = ("docProps/core.xml", core.format(title, author).encode())
        return read(papers.docx(papers.word_paragraphs(HEADLINE, LEAD, SECOND), parts=[part]), "a.docx")

    said, by_program = with_core(HEADLINE, "Ana Pell"), with_core("Microsoft Word - report.docx", "Windows User")

    assert (said.headline.by, said.byline.by) == (Evidence.STATED, Evidence.STATED)
    assert said.published_at.value == "2024-03-12T09:05:00+00:00"
    assert said.published_at.by is Evidence.GUESSED
    assert (by_program.headline.by, by_program.byline) == (Evidence.READ, None)


def test_day_of_the_template_that_a_library_fills_is_no_day():
    core = '<c xmlns:d="http://purl.org/dc/terms/"><d:created>{}</d:created></c>'

    def made(when):
        part = ("docProps/core.xml", core.format(when).encode())
        return read(papers.docx(papers.word_paragraphs(HEADLINE, LEAD, SECOND), parts=[part]), "a.docx").published_at

    assert made("2013-12-23T23:15:00Z") is None
    assert made("2013-12-23T08:15:00Z").by is Evidence.GUESSED


def test_notes_comments_and_deleted_words_of_an_open_document_are_left_out():
    body = (
        "<text:tracked-changes><text:changed-region><text:p>Deleted.</text:p></text:changed-region></text:tracked-changes>"
        f'<text:h text:outline-level="1">{HEADLINE}</text:h>'
        f"<text:p>{LEAD}<text:note><text:note-body><text:p>A note.</text:p></text:note-body></text:note></text:p>"
        f'<text:p>Lorries<text:s text:c="3"/>are sent<text:tab/>over the <text:span>northern dam.</text:span></text:p>'
    )

    document = read(papers.odt(body), "a.odt")

    assert document.headline.value == HEADLINE
    assert document.body == f"{LEAD}\n\nLorries are sent over the northern dam."
    assert [one.code for one in document.problems] == ["tracked_changes"]


def test_protected_open_document_is_refused_in_words():
    manifest = b'<manifest xmlns="urn:m"><file-entry><encryption-data/></file-entry></manifest>'

    refused = refusal(papers.odt("", parts=[("META-INF/manifest.xml", manifest)]), "a.odt")

    assert refused.code == "encrypted"


def test_rich_text_gives_characters_fields_and_no_pictures_or_links():
    link = b'{\\field{\\*\\fldinst{HYPERLINK "https://coast.example/x"}}{\\fldrslt the owner}}'
    payload = (
        rb"{\rtf1\ansi\ansicpg1252{\info{\title Harbour bridge closes for repairs}{\author Ana Pell}"
        rb"{\creatim\yr2024\mo3\dy12\hr9\min5}}"
        + HEADLINE.encode()
        + rb"\par The caf\'e9 on the \ldblquote quay\rdblquote  is \u55357?\u56832? open, "
        + link
        + rb" said on Tuesday morning.\par {\pict\pngblip "
        + b"89504e47" * 1_000
        + rb"}}"
    )

    document = read(payload, "a.rtf")

    assert document.body == "The café on the “quay” is 😀 open, the owner said on Tuesday morning."
    assert (document.headline.by, document.byline.value) == (Evidence.STATED, "Ana Pell")
    assert document.published_at.value == "2024-03-12T09:05:00"


# --- messages ---------------------------------------------------------------------------------------------------------
def test_message_gives_subject_moment_and_sender():
    document = read(papers.eml(subject="Fwd: Re: =?utf-8?b?SGFyYm91ciBicmlkZ2UgY2xvc2Vz?="), "a.eml")

    assert document.headline.value == "Harbour bridge closes"
    assert document.published_at.value == "2024-03-12T09:05:00+01:00"
    assert document.site.value == "Coast Agency"
    assert document.site.by is Evidence.GUESSED


def test_attachments_and_signature_are_left_out():
    body = (
        b"--b\r\nContent-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        b"The caf=E9 on the quay is closed, the port office said on Tues=\r\nday morning.\r\n\r\n"
        b"-- \r\nCoast Agency\r\n"
        b"--b\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename=a.pdf\r\n\r\n"
        b"xx\r\n--b--\r\n"
    )

    document = read(papers.eml(body, "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n"), "a.eml")

    assert document.body == "The café on the quay is closed, the port office said on Tuesday morning."
    assert [one.code for one in document.problems] == ["attachments_left_out"]


def test_message_of_html_alone_is_read():
    hidden = "<style>p {}</style><script>x()</script>"
    body = f"{hidden}<p>{LEAD}</p><p>Lorries <b>are</b>\nsent.<br>Buses, too.</p>".encode()

    document = read(papers.eml(body, "Content-Type: text/html; charset=utf-8\r\n"), "a.eml")

    assert document.body == f"{LEAD}\n\nLorries are sent.\n\nBuses, too."


def test_saved_page_tells_its_address():
    document = read(HONEST["a.mhtml"], "a.mhtml")

    assert document.kind == "mhtml"
    assert document.url.value == "https://coast.example/bridge"


# --- what is refused, and any bytes at all ----------------------------------------------------------------------------
def test_picture_is_called_a_picture():
    refused = refusal(b"\x89PNG\r\n\x1a\n" + bytes(100), "photo.txt")

    assert refused.code == "unsupported"
    assert "picture" in refused.message


def test_zones_of_a_text_file_keep_their_order():
    zones = zones_of(read(REPORT.encode()))

    assert zones[:2] == [(Zone.HEADLINE, HEADLINE), (Zone.BYLINE, "By Ana Pell")]


@given(
    st.binary(max_size=400),
    st.sampled_from(["", *sorted(KIND_OF_SUFFIX)]),
    st.sampled_from(["", *(content[:60] for content in HONEST.values())]),
)
@settings(max_examples=150, deadline=None)
def test_any_bytes_under_any_name_give_a_document_or_a_refusal(payload, suffix, start):
    try:
        document = read((start or b"") + payload, f"file{suffix}")
    except DocumentRefused as refused:
        document = None
        told = (refused.code, refused.message)
    if document is None:
        assert all(told)
    else:
        assert from_json(as_json(document)) == document
        assert admitted(document.text).text == document.text
