"""The rest of the corpus: messages, pages, text, and what claims to be one of them."""

import gzip

from reports.tests import papers
from reports.tests.hostile import CORPUS, MB, SURVIVED, hostile
from reports.tests.papers import HEADLINE, LEAD, REPORT

__all__ = ["CORPUS", "SURVIVED"]


# --- messages ---------------------------------------------------------------------------------------------------------
@hostile("report.eml", SURVIVED)
def email_of_10_000_parts() -> bytes:
    part = b"--b\r\nContent-Type: application/octet-stream\r\n\r\nxx\r\n"
    body = b"--b\r\nContent-Type: text/plain\r\n\r\n" + LEAD.encode() + b"\r\n" + part * 10_000 + b"--b--\r\n"
    return papers.eml(body, "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n")


@hostile("report.eml", "unreadable")
def email_nested_5_000_levels() -> bytes:
    head = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (number, number) for number in range(5_000)
    )
    return b"From: a@coast.example\r\nSubject: Deep\r\nMIME-Version: 1.0\r\n" + head + LEAD.encode()


@hostile("report.eml", SURVIVED)
def email_with_a_header_of_10_mb() -> bytes:
    return papers.eml(subject="=?utf-8?q?" + "=20" * (3 * MB) + "?=")


@hostile("report.eml", SURVIVED)
def email_whose_encodings_lie() -> bytes:
    headers = "Content-Type: text/plain; charset=klingon\r\nContent-Transfer-Encoding: base64\r\n"
    return papers.eml(b"%%% " + LEAD.encode() * 3, headers)


@hostile("page.mhtml", "no_page")
def saved_page_without_html() -> bytes:
    body = b"--b\r\nContent-Type: image/png\r\n\r\nxx\r\n--b--\r\n"
    return papers.eml(body, "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n")


# --- pages ------------------------------------------------------------------------------------------------------------
@hostile("page.html", "too_large")
def page_of_50_mb() -> bytes:
    return papers.html("<p>" + "x" * (50 * MB))


@hostile("page.html", "too_large", "too_many_elements")
def page_on_one_line_of_15_mb() -> bytes:
    return papers.html("<p>The bridge is closed.</p>" * (15 * MB // 28))


@hostile("page.html", "too_many_attributes")
def page_with_a_million_attributes() -> bytes:
    attributes = " ".join(f"a{number}=1" for number in range(1_000_000))
    return papers.html(f"<h1>{HEADLINE}</h1><p {attributes}>{LEAD}</p><p>{LEAD}</p>")


@hostile("page.html", SURVIVED, "no_report")
def page_nested_100_000_levels() -> bytes:
    return papers.html(f"<h1>{HEADLINE}</h1>" + "<div>" * 100_000 + f"<p>{LEAD}</p><p>{LEAD}</p>")


@hostile("page.html", SURVIVED, "too_many_elements")
def page_of_unclosed_tags() -> bytes:
    return papers.html(f"<h1>{HEADLINE}</h1><p>{LEAD}</p>" + "<b><i><p><table><tr><td><a href='x" * 30_000)


@hostile("page.html", "no_report")
def page_of_nothing_but_script() -> bytes:
    return papers.html("<script>" + "document.write('x');" * 10_000 + "</script>")


@hostile("page.html", "unsupported")
def gzip_named_as_a_page() -> bytes:
    return gzip.compress(papers.html())


@hostile("page.html", SURVIVED)
def page_in_another_charset_than_it_says() -> bytes:
    return papers.html(f"<h1>{HEADLINE}</h1><p>“{LEAD}” café</p><p>{LEAD}</p>", '<meta charset="utf-7">')


# --- text and what claims to be text ----------------------------------------------------------------------------------
@hostile("report.txt", "empty")
def empty_file() -> bytes:
    return b""


@hostile("report.txt", "empty")
def nothing_but_nuls() -> bytes:
    return bytes(100_000)


@hostile("report.txt", "binary")
def text_with_nuls() -> bytes:
    return REPORT.encode().replace(b"e", b"\x00")


@hostile("report.txt", SURVIVED)
def text_of_lone_surrogates() -> bytes:
    return REPORT.encode("utf-16") + "\ud800\udfff\ud800".encode("utf-16-le", "surrogatepass")


@hostile("report.txt", SURVIVED)
def text_in_windows_1252() -> bytes:
    return (REPORT + "The café’s owner said “no”.\n").encode("cp1252")


@hostile("report.txt", "unsupported")
def picture_named_as_text() -> bytes:
    return b"\x89PNG\r\n\x1a\n" + bytes(2_000)


@hostile("report.txt", "unsupported")
def program_named_as_text() -> bytes:
    return b"\x7fELF\x02\x01\x01" + bytes(2_000)


@hostile("report.docx", "unsupported")
def spreadsheet_named_as_report() -> bytes:
    return papers.packed([("[Content_Types].xml", papers.CONTENT_TYPES), ("xl/workbook.xml", b"<a/>")])


@hostile("page.html", SURVIVED)
def polyglot_of_pdf_and_page() -> bytes:
    return b"<!-- " + papers.simple_pdf() + b" -->" + papers.html()


@hostile("reports.zip", SURVIVED)
def polyglot_of_zip_and_pdf() -> bytes:
    return papers.packed([("report.txt", REPORT.encode())]) + papers.simple_pdf()


@hostile("report.txt", "too_long")
def text_of_19_mb() -> bytes:
    return (LEAD.encode() + b"\n\n") * (19 * MB // (len(LEAD) + 2))


@hostile("report.txt", SURVIVED)
def bait_for_expressions_spaces() -> bytes:
    return f"{HEADLINE}\n\n{LEAD}{' ' * 190_000}x\n".encode()


@hostile("report.txt", SURVIVED)
def bait_for_expressions_dots() -> bytes:
    return f"{HEADLINE}\n\n{LEAD}{'.' * 90_000}{'A.' * 45_000}\n".encode()


@hostile("report.txt", SURVIVED)
def bait_for_expressions_quotes() -> bytes:
    return f"{HEADLINE}\n\n{LEAD}{'“' * 60_000}{chr(34) * 60_000}{'(' * 60_000}\n".encode()


@hostile("report.txt", SURVIVED)
def bait_for_expressions_names() -> bytes:
    return f"By {'Ana ' * 40_000}\n\n{HEADLINE}\n\n{'A/' * 10_000} {LEAD}\n".encode()


@hostile("report.txt", "too_long")
def text_of_90_000_lines() -> bytes:
    return b"a\n" * 90_000
