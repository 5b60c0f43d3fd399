"""The one door: bytes with a name in, the report inside them out."""

from dataclasses import replace
from email.message import Message

from reports.extraction.documents.drafts import Draft, document_from
from reports.extraction.documents.kinds import NAMES, Kind, kind_of
from reports.extraction.documents.limits import ReadLimits, megabytes
from reports.extraction.documents.messages import email_draft, page_of
from reports.extraction.documents.plain import text_draft
from reports.extraction.documents.rtf_document import rtf_draft
from reports.extraction.documents.values import DocumentRefused, ExtractedDocument
from reports.text.intake import TextRefused, admitted
from reports.text.problems import Problem
from reports.text.zones import ZoneSpan

CONFIDENCE_DIGITS = 4


def read_document(
    payload: bytes, *, name: str, media_type: str = "", url: str = "", limits: ReadLimits | None = None
) -> ExtractedDocument:
    """The report in a file or an answer of a server; raises :class:`DocumentRefused`, whatever the bytes are.

    What cannot be answered at all (memory, time, a crash inside a library) is for the process around it to bear.
    """
    limits = limits or ReadLimits()
    if len(payload) > limits.file_bytes:
        raise DocumentRefused(
            "too_large",
            f"This file has {megabytes(len(payload))}; {megabytes(limits.file_bytes)} are read. "
            "Bring the report alone.",
        )
    kind = kind_of(payload, name=name, media_type=media_type)
    try:
        document = _storable(_read(payload, kind.kind, charset=_charset(media_type), url=url, limits=limits))
    except (DocumentRefused, MemoryError):
        raise
    except TextRefused as refused:
        raise DocumentRefused(refused.code, refused.message) from refused
    except Exception as error:  # damaged files make the libraries raise whatever they like
        raise DocumentRefused(
            "unreadable",
            f"This looks like {NAMES[kind.kind]}, but it is damaged and cannot be read. Save or send it again, "
            "or paste its text.",
        ) from error
    confidence = round(document.language_confidence, CONFIDENCE_DIGITS)
    return _with_promise(replace(document, language_confidence=confidence), kind)


def _read(payload: bytes, kind: str, *, charset: str, url: str, limits: ReadLimits) -> ExtractedDocument:
    if kind == "zip":
        raise DocumentRefused("archive", "This is an archive. Bring it as an archive, or unpack it first.")
    if kind == "html":
        return _page(payload, url=url, charset=charset)
    if kind == "mhtml":
        page, charset, address = page_of(payload)
        return replace(_page(page, url=url or address, charset=charset), kind="mhtml")
    return document_from(_draft(payload, kind, charset=charset, limits=limits))


def _storable(document: ExtractedDocument) -> ExtractedDocument:
    """The document with its text as it will be stored; raises :class:`TextRefused` when it cannot be."""
    content = admitted(document.text)
    if content.text == document.text:
        return document
    zones = tuple(ZoneSpan(one.zone, content.from_given(one.span)) for one in document.zones)
    return replace(document, text=content.text, zones=zones)


def _draft(payload: bytes, kind: str, *, charset: str, limits: ReadLimits) -> Draft:
    """The libraries are loaded when the first file needs them: most processes read one or two formats."""
    if kind == "pdf":
        from reports.extraction.documents.pdf import pdf_draft

        return pdf_draft(payload, limits=limits)
    if kind == "docx":
        from reports.extraction.documents.docx_document import docx_draft

        return docx_draft(payload, limits=limits)
    if kind == "odt":
        from reports.extraction.documents.odt_document import odt_draft

        return odt_draft(payload, limits=limits)
    if kind == "rtf":
        return rtf_draft(payload)
    return email_draft(payload) if kind == "email" else text_draft(payload, charset=charset)


def _page(payload: bytes, *, url: str, charset: str) -> ExtractedDocument:
    from reports.extraction.pages import read_page

    return read_page(payload, url=url, charset=charset)


def _charset(media_type: str) -> str:
    """The charset parameter of a media type."""
    if "charset" not in media_type.lower():
        return ""
    message = Message()
    message["Content-Type"] = media_type[:200].replace("\r", " ").replace("\n", " ")
    return str(message.get_param("charset", "") or "")


def _with_promise(document: ExtractedDocument, kind: Kind) -> ExtractedDocument:
    """With a problem when the name of the file promises another format."""
    if not kind.promised:
        return document
    said = f"By its name or type this would be {NAMES[kind.promised]}; it is {NAMES[kind.kind]} and was read as one."
    return replace(document, problems=(Problem("name_says_other", said), *document.problems))
