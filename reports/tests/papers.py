"""Files of every format, built by hand: small honest ones, and the pieces from which hostile ones are made."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable, Sequence

HEADLINE = "Harbour bridge closes for repairs"
LEAD = "The bridge over the Orla was closed on Tuesday, the port office said, and will stay shut for three weeks."
SECOND = "Lorries are sent over the northern dam, which adds an hour to the way to the docks."
REPORT = f"{HEADLINE}\n\nBy Ana Pell\n\n{LEAD}\n\n{SECOND}\n"

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OFFICE = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)
CONTENT_TYPES = b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def packed(members: Iterable[tuple[str | zipfile.ZipInfo, bytes]]) -> bytes:
    """A ZIP archive."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def stored(members: Iterable[tuple[str, bytes]]) -> bytes:
    """A ZIP archive that packs nothing."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return stream.getvalue()


def word_paragraphs(*texts: str) -> str:
    return "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in texts)


def docx(body: str, *, before: str = "", parts: Sequence[tuple[str, bytes]] = ()) -> bytes:
    """A Word document with that inside its body."""
    return packed([("[Content_Types].xml", CONTENT_TYPES), ("word/document.xml", word(body, before)), *parts])


def word(body: str, before: str = "") -> bytes:
    return f"{before}<w:document {WORD}><w:body>{body}</w:body></w:document>".encode()


def odt(body: str, *, before: str = "", parts: Sequence[tuple[str, bytes]] = ()) -> bytes:
    """An OpenDocument text with that inside its body."""
    content = (
        f"{before}<office:document-content {OFFICE}><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    ).encode()
    mimetype = b"application/vnd.oasis.opendocument.text"
    return packed([("mimetype", mimetype), ("content.xml", content), *parts])


def pdf_objects(objects: Sequence[bytes], *, trailer: str = "") -> bytes:
    """A PDF of these objects, the first being the catalogue."""
    out, places = bytearray(b"%PDF-1.5\n"), []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += f"trailer << /Size {len(objects) + 1} /Root 1 0 R {trailer}>>\nstartxref\n{start}\n%%EOF".encode()
    return bytes(out)


def pdf_stream(content: bytes, *, compressed: bool = False) -> bytes:
    if not compressed:
        return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content)
    small = zlib.compress(content)
    return b"<< /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (len(small), small)


def pdf(pages: Sequence[Sequence[tuple[float, float, float, str]]], *, about: str = "", catalogue: str = "") -> bytes:
    """A PDF of pages of lines, each with left and base line from the lower left corner, height of the type, words."""
    count = len(pages)
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(count))
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {catalogue}>>".encode(),
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, lines in enumerate(pages):
        shown = "".join(
            f"/F1 {size} Tf 1 0 0 1 {left} {base} Tm ({_escaped(words)}) Tj\n" for left, base, size, words in lines
        )
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> "
            f"/Contents {5 + 2 * number} 0 R >>".encode(),
            pdf_stream(f"BT\n{shown}ET".encode("cp1252")),
        ]
    if about:
        objects.append(about.encode())
    return pdf_objects(objects, trailer=f"/Info {len(objects)} 0 R " if about else "")


def _escaped(words: str) -> str:
    return words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def simple_pdf(**more: str) -> bytes:
    """One page with headline, byline and two lines."""
    lines = [(60, 740, 24, HEADLINE), (60, 710, 10, "By Ana Pell"), (60, 680, 10, LEAD), (60, 650, 10, SECOND)]
    return pdf([lines], **more)


def eml(body: bytes = b"", headers: str = "", subject: str = HEADLINE) -> bytes:
    """An e-mail."""
    return (
        f"From: Coast Agency <desk@coast.example>\r\nSubject: {subject}\r\nDate: Tue, 12 Mar 2024 09:05:00 +0100\r\n"
        f"{headers}\r\n"
    ).encode() + (body or f"{LEAD}\r\n\r\n{SECOND}\r\n".encode())


def mhtml(page: bytes, address: str) -> bytes:
    """A web page as browsers save it."""
    part = f"--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Location: {address}\r\n\r\n".encode()
    return eml(part + page + b"\r\n--b--\r\n", 'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n')


def html(body: str = f"<h1>{HEADLINE}</h1><p>{LEAD}</p><p>{SECOND}</p>", head: str = "") -> bytes:
    """A page with one report on it."""
    start = f"<!DOCTYPE html><html><head><title>{HEADLINE}</title>{head}</head><body><article>"
    return f"{start}{body}</article></body></html>".encode()


def many_members(count: int) -> bytes:
    """An archive of that many empty files, written without the library, which would take seconds."""
    out, directory = bytearray(), bytearray()
    for number in range(count):
        name = b"%06d.txt" % number
        directory += struct.pack(
            "<4sHHHHHHLLLHHHHHLL", b"PK\x01\x02", 20, 20, 0, 0, 0, 0, 0, 0, 0, len(name), 0, 0, 0, 0, 0, len(out)
        )
        directory += name
        out += struct.pack("<4sHHHHHLLLHH", b"PK\x03\x04", 20, 0, 0, 0, 0, 0, 0, 0, len(name), 0) + name
    end = struct.pack("<4sHHHHLLH", b"PK\x05\x06", 0, 0, count & 0xFFFF, count & 0xFFFF, len(directory), len(out), 0)
    return bytes(out + directory + end)
