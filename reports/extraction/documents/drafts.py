"""From what a format gives, paragraphs and fields, to the document with its zones."""

import re
from dataclasses import dataclass, field, replace

from reports.extraction.documents.dates import date_in
from reports.extraction.documents.values import DocumentRefused, Evidence, ExtractedDocument, Found
from reports.extraction.language import language_of
from reports.text.fold import normalised
from reports.text.furniture import same_title
from reports.text.intake import MAXIMUM_CHARACTERS, TextRefused, admitted
from reports.text.paragraphs import paragraphs
from reports.text.problems import Problem
from reports.text.spans import Span
from reports.text.zones import Zone, ZoneSpan, find_zones

BETWEEN_PARAGRAPHS = "\n\n"
LONGEST_FIELD = 300
#: Characters with all blanks and everything around the report; nobody waits for more to be cleaned.
MOST_RAW = 5 * MAXIMUM_CHARACTERS
#: A headline of more words is a paragraph that a program styled as one.
MOST_HEADLINE_WORDS = 40
MOST_WORDS_OF_A_SITE = 6
TITLE_WITHIN = 6

_SPACES = re.compile(r"\s+")
_NEVER_TEXT = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff\ufffc]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_BY = re.compile(r"^(?:(?:written|reported|story|words|report) )?by:? ", re.IGNORECASE)
_SITE_BEFORE_STROKE = re.compile(r"^(?P<site>[^\W\d_][\w .&'’-]{2,40}?) ?/")
_ADDRESS_LINE = re.compile(
    r"(?:https?://)?(?:www\.)?(?P<host>[\w-]+(?:\.[\w-]+)*\.[a-z]{2,12})(?:/\S*)?", re.IGNORECASE
)
_PLATFORMS = re.compile(
    r"(?:^|\.)(?:x|t|twitter|facebook|fb|instagram|youtube|youtu|telegram|whatsapp|linkedin|tiktok|google|apple|bit)\.\w+$"
)
_MEDIUM = re.compile(
    r"\b(?:News|Press|Agency|Times|Post|Tribune|Herald|Gazette|Chronicle|Radio|Television|TV|Magazine|Journal|Daily|Wire)\b"
)


@dataclass(frozen=True, slots=True)
class Draft:
    """What a format gave: ``paragraphs`` in reading order, without the headline when that is known by itself.

    Fields win over what the words tell; properties of the file and the sender are taken when the words tell nothing.
    ``captions`` are the numbers of paragraphs that the document itself marks as such.
    """

    kind: str
    paragraphs: tuple[str, ...]
    headline: Found | None = None
    byline: Found | None = None
    published_at: Found | None = None
    site: Found | None = None
    url: Found | None = None
    title_property: Found | None = None
    author_property: Found | None = None
    date_property: Found | None = None
    sender: Found | None = None
    captions: frozenset[int] = frozenset()
    problems: tuple[Problem, ...] = field(default=())


def clean(words: str) -> str:
    """One line of text: blanks in a row are one, what is no text is gone, lone surrogates are marked as broken."""
    words = _SURROGATE.sub("\ufffd", _NEVER_TEXT.sub("", words))
    return " ".join(_SPACES.sub(" ", normalised(words).text).split())


def found(words: str | None, by: Evidence) -> Found | None:
    """A finding, when there are words in it and it is short enough to be a field."""
    value = clean(words or "")
    return Found(value, by) if value and len(value) <= LONGEST_FIELD and any(map(str.isalnum, value)) else None


def names_a_medium(words: str) -> bool:
    """Whether the words can be the name of a paper, an agency or a station."""
    return (
        bool(_MEDIUM.search(words.title() if words.isupper() else words)) and len(words.split()) <= MOST_WORDS_OF_A_SITE
    )


def flowing(text: str) -> tuple[str, ...]:
    """The paragraphs of a text whatever parts them, each on one line."""
    text = normalised(text).text
    return tuple(clean(span.of(text)) for span in paragraphs(text))


def document_from(draft: Draft) -> ExtractedDocument:
    """The document of a draft; raises :class:`DocumentRefused` when there is no report in it."""
    numbered = [(clean(words), number in draft.captions) for number, words in enumerate(draft.paragraphs)]
    pieces = [(words, is_caption) for words, is_caption in numbered if words]
    if not pieces:
        raise DocumentRefused("empty", "This document holds no words of a report. Bring the report itself.")
    headline = _headline(draft, pieces)
    if headline:
        pieces.insert(0, (headline.value, False))
    text = BETWEEN_PARAGRAPHS.join(words for words, _ in pieces)
    refuse_length(len(text))
    try:
        text = admitted(text).text
    except TextRefused as refused:
        raise DocumentRefused(refused.code, refused.message) from refused
    lead = Span(0, len(headline.value)) if headline else None
    zones = _marked(find_zones(text, headline=lead), pieces)
    return _with_readings(replace(draft, headline=headline), text, zones)


def _headline(draft: Draft, pieces: list[tuple[str, bool]]) -> Found | None:
    """The headline that the format gave, or the title property when it stands among the first lines, too."""
    if draft.headline and len(draft.headline.value.split()) <= MOST_HEADLINE_WORDS:
        return draft.headline
    title = draft.title_property
    for place, (words, _) in enumerate(pieces[:TITLE_WITHIN]):
        if title and same_title(words, title.value):
            pieces.pop(place)
            return title
    return None


def _marked(zones: tuple[ZoneSpan, ...], pieces: list[tuple[str, bool]]) -> tuple[ZoneSpan, ...]:
    """With the captions that the document itself marks."""
    captions: set[int] = set()
    start = 0
    for words, is_caption in pieces:
        if is_caption:
            captions.add(start)
        start += len(words) + len(BETWEEN_PARAGRAPHS)
    return tuple(ZoneSpan(Zone.CAPTION, one.span) if one.span.start in captions else one for one in zones)


def refuse_length(count: int, *, most: int = MAXIMUM_CHARACTERS) -> None:
    """Refuse what is too long to be a report; ``most`` is larger before blanks and furniture are left out."""
    if count > most:
        raise DocumentRefused(
            "too_long",
            f"This document has {count:,} characters or more; a report may have {MAXIMUM_CHARACTERS:,}. "
            "Bring the report alone, or cut the document into its reports.",
        )


def _with_readings(draft: Draft, text: str, zones: tuple[ZoneSpan, ...]) -> ExtractedDocument:
    """With what the words themselves tell, where no field of the document told it."""
    made = ExtractedDocument(
        text=text,
        zones=zones,
        kind=draft.kind,
        headline=draft.headline or found(_first(Zone.HEADLINE, text, zones), Evidence.READ),
        byline=draft.byline
        or found(_BY.sub("", _first(Zone.BYLINE, text, zones)), Evidence.READ)
        or draft.author_property,
        published_at=draft.published_at or _printed_date(text, zones) or draft.date_property,
        site=draft.site
        or _site_of_dateline(_first(Zone.DATELINE, text, zones))
        or draft.sender
        or _site_of_address(text, zones),
        url=draft.url,
        problems=draft.problems,
    )
    language, confidence = language_of(made.body or text)
    return replace(made, language=language, language_confidence=confidence)


def _first(zone: Zone, text: str, zones: tuple[ZoneSpan, ...]) -> str:
    return next((one.span.of(text) for one in zones if one.zone is zone), "")


def _printed_date(text: str, zones: tuple[ZoneSpan, ...]) -> Found | None:
    """A date on a line of its own or beside the byline; one inside the body tells of the event."""
    for one in zones:
        if one.zone in {Zone.BOILERPLATE, Zone.BYLINE, Zone.DATELINE} and (day := date_in(one.span.of(text))):
            return Found(day, Evidence.READ)
    return None


def _site_of_address(text: str, zones: tuple[ZoneSpan, ...]) -> Found | None:
    """The only address that stands on a line of its own beside the report: most often that of the site."""
    lines = (one.span.of(text) for one in zones if one.zone is Zone.BOILERPLATE)
    hosts = {match["host"].lower() for line in lines if (match := _ADDRESS_LINE.fullmatch(line))}
    sites = sorted(host for host in hosts if not _PLATFORMS.search(host))
    return Found(sites[0], Evidence.GUESSED) if len(sites) == 1 else None


def _site_of_dateline(dateline: str) -> Found | None:
    match = _SITE_BEFORE_STROKE.match(dateline)
    return Found(match["site"], Evidence.READ) if match and _MEDIUM.search(match["site"]) else None
