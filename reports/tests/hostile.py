"""Files that were made, or went wrong, so that whoever reads them suffers; all of them are built when the tests run."""

import io
import stat
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass

from reports.tests import papers
from reports.tests.papers import HEADLINE, LEAD, REPORT

MB = 1_000_000
SURVIVED = "read"


@dataclass(frozen=True, slots=True)
class Hostile:
    """A file with a name, how it is built, and the codes with which it may be refused (or that it is read)."""

    name: str
    build: Callable[[], bytes]
    outcomes: frozenset[str]


CORPUS: dict[str, Hostile] = {}


def hostile(name: str, *outcomes: str) -> Callable[[Callable[[], bytes]], Callable[[], bytes]]:
    def kept(build: Callable[[], bytes]) -> Callable[[], bytes]:
        CORPUS[build.__name__] = Hostile(name, build, frozenset(outcomes))
        return build

    return kept


# --- archives ---------------------------------------------------------------------------------------------------------
@hostile("reports.zip", "bomb")
def flat_zip_bomb() -> bytes:
    return papers.packed([("report.txt", bytes(150 * MB))])


@hostile("reports.zip", "bomb")
def zip_bomb_of_many_members() -> bytes:
    once = b"The bridge is closed. " * 40_000
    return papers.packed([(f"{number}.txt", once) for number in range(150)])


@hostile("reports.zip", "archive")
def nested_zip() -> bytes:
    content = REPORT.encode()
    for depth in range(40):
        content = papers.packed([(f"{depth}.zip", content)])
    return content


@hostile("reports.zip", "bomb")
def overlapping_members() -> bytes:
    """Twenty directory entries that all point to one packed kernel."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("0.txt", bytes(range(256)) * 4_000)
        first = archive.infolist()[0]
        for number in range(1, 20):
            again = zipfile.ZipInfo(f"{number}.txt")
            for field in ("header_offset", "CRC", "compress_size", "file_size", "compress_type", "flag_bits"):
                setattr(again, field, getattr(first, field))
            archive.filelist.append(again)
        archive._didModify = True
    return stream.getvalue()


@hostile("reports.zip", "too_many_members")
def hundred_thousand_members() -> bytes:
    return papers.many_members(100_000)


@hostile("reports.zip", "encrypted")
def encrypted_zip() -> bytes:
    content = bytearray(papers.packed([("report.txt", REPORT.encode())]))
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


@hostile("reports.zip", SURVIVED)
def names_that_leave_the_folder() -> bytes:
    names = ["../../../../etc/passwd", "/etc/shadow", "C:\\Windows\\system.ini", "..\\..\\evil.txt", "a/../../b.txt"]
    return papers.packed([(name, REPORT.encode()) for name in names])


@hostile("reports.zip", "link")
def symbolic_links() -> bytes:
    link = zipfile.ZipInfo("report.txt")
    link.create_system = 3
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    return papers.packed([(link, b"/etc/passwd")])


@hostile("reports.zip", "unreadable")
def damaged_zip() -> bytes:
    return papers.packed([("report.txt", REPORT.encode())])[:-30]


@hostile("reports.zip", "unreadable")
def zip_whose_member_is_damaged() -> bytes:
    content = bytearray(papers.packed([("report.txt", REPORT.encode())]))
    content[50:60] = bytes(10)
    return bytes(content)


# --- office documents -------------------------------------------------------------------------------------------------
def _laughs(root: str) -> str:
    lines = ['<!ENTITY lol0 "lol">']
    lines += [f'<!ENTITY lol{n} "{f"&lol{n - 1};" * 10}">' for n in range(1, 12)]
    return f'<?xml version="1.0"?><!DOCTYPE {root} [{"".join(lines)}]>'


@hostile("report.docx", "entities", "unreadable")
def docx_billion_laughs() -> bytes:
    return papers.docx(papers.word_paragraphs(HEADLINE, "&lol11;"), before=_laughs("w:document"))


@hostile("report.docx", "entities", "unreadable")
def docx_quadratic_entities() -> bytes:
    before = f'<!DOCTYPE w:document [<!ENTITY a "{"a" * 100_000}">]>'
    return papers.docx(papers.word_paragraphs(HEADLINE, "&a;" * 20_000), before=before)


@hostile("report.docx", "entities", "unreadable")
def docx_external_entity_file() -> bytes:
    before = '<!DOCTYPE w:document [<!ENTITY secret SYSTEM "file:///etc/passwd">]>'
    return papers.docx(papers.word_paragraphs(HEADLINE, LEAD, "&secret;"), before=before)


@hostile("report.docx", "entities", "unreadable")
def docx_external_entity_network() -> bytes:
    before = (
        '<!DOCTYPE w:document SYSTEM "http://127.0.0.1:9/evil.dtd" [<!ENTITY % x SYSTEM "http://127.0.0.1:9/x"> %x;]>'
    )
    return papers.docx(papers.word_paragraphs(HEADLINE, LEAD), before=before)


def _zeroes(count: int) -> bytes:
    """Deflated zeroes of any number: the same piece again and again."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    piece = packer.compress(bytes(10 * MB)) + packer.flush(zlib.Z_FULL_FLUSH)
    return piece * (count // (10 * MB)) + packer.flush()


def _with_bomb_part(name: str, first: list[tuple[str, bytes]]) -> bytes:
    """A package in which one part says that it has a few bytes and unpacks to a gigabyte."""
    content = _zeroes(1_000 * MB)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for other, words in first:
            archive.writestr(other, words)
        info = zipfile.ZipInfo(name)
        archive.writestr(info, content, zipfile.ZIP_STORED)
    made = bytearray(stream.getvalue())
    size, packed = (1_000 * MB).to_bytes(4, "little"), len(content).to_bytes(4, "little")
    local = made.index(name.encode()) - 30
    central = made.rindex(name.encode()) - 46
    made[local + 8 : local + 10] = made[central + 10 : central + 12] = b"\x08\x00"
    made[local + 18 : local + 26] = made[central + 20 : central + 28] = packed + size
    return bytes(made)


@hostile("report.docx", "bomb")
def docx_with_a_gigabyte_part() -> bytes:
    return _with_bomb_part("word/document.xml", [("[Content_Types].xml", papers.CONTENT_TYPES)])


@hostile("report.odt", "bomb")
def odt_with_a_gigabyte_part() -> bytes:
    return _with_bomb_part("content.xml", [("mimetype", b"application/vnd.oasis.opendocument.text")])


@hostile("report.odt", "entities", "unreadable")
def odt_billion_laughs() -> bytes:
    return papers.odt(f"<text:p>{HEADLINE}</text:p><text:p>&lol11;</text:p>", before=_laughs("office:document-content"))


@hostile("report.odt", "unreadable")
def odt_nested_30_000_levels() -> bytes:
    return papers.odt("<text:span>" * 30_000 + LEAD + "</text:span>" * 30_000)


@hostile("report.odt", "bomb")
def odt_nested_100_000_levels() -> bytes:
    return papers.odt("<text:span>" * 100_000 + LEAD + "</text:span>" * 100_000)


@hostile("report.docx", SURVIVED)
def docx_tables_in_tables() -> bytes:
    inner = papers.word_paragraphs(HEADLINE, LEAD)
    for _ in range(50):
        inner = f"<w:tbl><w:tr><w:tc>{inner}</w:tc></w:tr></w:tbl>"
    return papers.docx(papers.word_paragraphs(HEADLINE, LEAD) + inner)


@hostile("report.docx", "too_long")
def docx_with_300_000_paragraphs() -> bytes:
    return papers.docx("".join(f"<w:p><w:r><w:t>{number} word</w:t></w:r></w:p>" for number in range(300_000)))


@hostile("report.docx", "unreadable")
def docx_without_a_text() -> bytes:
    return papers.packed([("[Content_Types].xml", papers.CONTENT_TYPES), ("word/document.xml", b"<a/>")])


@hostile("report.docx", "encrypted")
def docx_with_a_password() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600)


# --- PDF --------------------------------------------------------------------------------------------------------------
@hostile("report.pdf", "too_many_pages")
def pdf_of_10_000_pages() -> bytes:
    return papers.pdf([[(60, 700, 10, LEAD)]] * 10_000)


@hostile("report.pdf", "scanned")
def pdf_that_claims_a_billion_pages() -> bytes:
    catalogue, page = b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>"
    return papers.pdf_objects([catalogue, b"<< /Type /Pages /Kids [3 0 R] /Count 1000000000 >>", page])


@hostile("report.pdf", "scanned")
def pdf_whose_pages_run_in_a_circle() -> bytes:
    nodes = [f"<< /Type /Pages /Kids [{1 + n % 9 + 1} 0 R 2 0 R] /Count 40 >>".encode() for n in range(1, 10)]
    return papers.pdf_objects([b"<< /Type /Catalog /Pages 2 0 R >>", *nodes])


@hostile("report.pdf", "scanned", "crashed", "too_much_memory")
def pdf_with_a_stream_bomb() -> bytes:
    inner = zlib.compress(zlib.compress(bytes(400 * MB), 9), 9)
    bomb = b"<< /Filter [/FlateDecode /FlateDecode] /Length %d >>\nstream\n%s\nendstream" % (len(inner), inner)
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>"
    tree = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
    return papers.pdf_objects([b"<< /Type /Catalog /Pages 2 0 R >>", tree, page, bomb])


@hostile("report.pdf", "unreadable")
def truncated_pdf() -> bytes:
    content = papers.simple_pdf()
    return content[: len(content) // 2]


@hostile("report.pdf", "encrypted")
def encrypted_pdf() -> bytes:
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [] /Count 0 >>"]
    objects.append(
        b"<< /Filter /Standard /V 1 /R 2 /P -44 /O <%s> /U <%s> >>" % (b"3a" * 32, b"5b" * 32),
    )
    return papers.pdf_objects(objects, trailer="/Encrypt 3 0 R /ID [<00><00>] ")


@hostile("report.pdf", SURVIVED)
def pdf_with_script_and_attachments() -> bytes:
    return papers.simple_pdf(
        catalogue="/OpenAction << /S /JavaScript /JS (app.launchURL\\('http://127.0.0.1:9'\\)) >> "
        "/Names << /EmbeddedFiles << /Names [(a.exe) << /F (a.exe) >>] >> >> "
        "/AA << /O << /S /Launch /F (calc.exe) >> >> "
    )


@hostile("report.pdf", "scanned")
def pdf_without_text() -> bytes:
    return papers.pdf([[]] * 3)


@hostile("report.pdf", SURVIVED)
def pdf_full_of_single_letters() -> bytes:
    lines = [(10 + n % 500, 10 + (n * 7) % 800, 6, "x") for n in range(6_000)]
    return papers.pdf([lines] * 5)


# --- RTF --------------------------------------------------------------------------------------------------------------
@hostile("report.rtf", SURVIVED)
def rtf_nested_100_000_levels() -> bytes:
    return b"{\\rtf1 " + b"{" * 100_000 + LEAD.encode() + b"}" * 100_001


@hostile("report.rtf", "empty")
def rtf_with_a_binary_bomb() -> bytes:
    return b"{\\rtf1 {\\pict\\bin4000000000 " + b"\xff\xfe{}" * 100_000 + b"}" + LEAD.encode() + b"}"


@hostile("report.rtf", SURVIVED, "empty")
def rtf_with_unclosed_links() -> bytes:
    return b"{\\rtf1 " + b"{\\field{\\*\\fldinst{" * 20_000 + LEAD.encode() + b"}"


@hostile("report.rtf", SURVIVED)
def rtf_of_lone_surrogates() -> bytes:
    return b"{\\rtf1 " + LEAD.encode() + b"\\par " + b"\\u-10240? " * 500 + b"}"
