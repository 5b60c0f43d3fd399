"""Suggestions: a word that somebody misses in the lexicon, told in a few sentences, as the beginning of a draft."""

import re
import unicodedata
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from framing.analysis.entries import MAX_PROSE, MAX_TERM, Entry, LexiconError
from framing.analysis.example_marks import with_marks
from framing.analysis.overlaps import OverlapKind
from framing.analysis.tables import entry_of
from framing.models import Draft
from framing.models.curation import LONGEST_NOTE
from framing.services.draft_looks import overlaps_of
from framing.services.draft_rules import DraftRefused, live_lexicon
from framing.services.drafts import open_draft, open_draft_of
from reports.text.spans import Span

#: Codes of words that nobody has put into a set yet begin like this.
WITHOUT_SET = "suggested"
LONGEST_ADDRESS = 500
_is_address = URLValidator(schemes=["http", "https"])


def suggest_term(
    *,
    term: str,
    by: User,
    contrast_set: str = "",
    sentence: str = "",
    why: str = "",
    url: str = "",
    is_other: bool = False,
) -> Draft:
    """The suggestion as an open draft; raises DraftRefused when the lexicon has the word or somebody suggested it.

    ``is_other`` says that the word means something else than the entries that the lexicon has.
    """
    term, sentence = " ".join(term.split()), " ".join(sentence.split())
    if not term:
        raise DraftRefused("term", "Write the wording, as it stood in the report.")
    if len(term) > MAX_TERM:
        raise DraftRefused("term", f"This has {len(term)} characters; a wording has at most {MAX_TERM}.")
    if contrast_set and contrast_set not in live_lexicon().sets:
        raise DraftRefused("contrast_set", "There is no such set; choose one or say that you don’t know.")
    code = _code(term, contrast_set)
    table = _table(code, contrast_set, term, _marked(sentence, term), why.strip())
    found = known_as(entry_of(table))
    if found and not is_other:
        raise DraftRefused("term", f"The lexicon has it already, as “{found[0].term}”.", entries=tuple(found))
    if (open_one := open_draft_of(code)) is not None:
        day = f"{open_one.opened_at:%-d %B %Y}"
        raise DraftRefused("term", f"Somebody suggested it on {day}; it waits for the curators.", draft=open_one)
    return open_draft(kind="new", entry=table, note=_note(why, url), by=by, suggested=True)


def known_as(entry: Entry) -> list[Entry]:
    """The live entries that are found on the very same words."""
    return [overlap.entry for overlap in overlaps_of(entry) if overlap.kind is OverlapKind.SAME]


def _table(code: str, contrast_set: str, term: str, sentence: str, why: str) -> dict[str, Any]:
    table: dict[str, Any] = {"code": code, "contrast_set": contrast_set, "term": term, "why": why}
    if len(sentence) > MAX_PROSE:
        raise DraftRefused("sentence", f"This has {len(sentence):,} characters; give one sentence.")
    if sentence:
        table["matches"] = [sentence]
    try:
        entry_of(table)
    except LexiconError as error:
        raise DraftRefused("why" if "why," in str(error) else "term", str(error)) from error
    return table


def _code(term: str, contrast_set: str) -> str:
    plain = unicodedata.normalize("NFKD", term).encode("ascii", "ignore").decode().lower()
    label = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:30]
    if not label:
        raise DraftRefused("term", "The lexicon holds English wordings; write it in Latin letters.")
    return f"{contrast_set or WITHOUT_SET}.{label}"


def _marked(sentence: str, term: str) -> str:
    """The sentence with the wording in it marked; unmarked where it is not in there."""
    if "[[" in sentence or not sentence:
        return sentence
    start = sentence.lower().find(term.lower())
    return with_marks(sentence, [Span(start, start + len(term))]) if start >= 0 else sentence


def _note(why: str, url: str) -> str:
    url = url.strip()
    if url and len(url) <= LONGEST_ADDRESS:
        try:
            _is_address(url)
        except ValidationError as error:
            raise DraftRefused("url", "This is no address; it begins with https://.") from error
    elif url:
        raise DraftRefused("url", f"An address has at most {LONGEST_ADDRESS} characters.")
    room = LONGEST_NOTE - len(url) - 1
    return "\n".join(filter(None, [why.strip()[:room], url]))
