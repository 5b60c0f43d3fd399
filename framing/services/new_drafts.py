"""A label that somebody met while reading, as the draft of a new entry."""

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import User

from framing.analysis.example_marks import with_marks
from framing.models import Draft
from framing.models.curation import LONGEST_NOTE
from framing.services.candidates import free_code, set_code_of
from framing.services.draft_rules import DraftRefused
from framing.services.drafts import open_draft
from reports.text.spans import Span


def draft_for_label(
    *,
    term: str,
    by: User,
    contrast_set: str = "",
    new_set: Mapping[str, Any] | None = None,
    values: Mapping[str, Any] | None = None,
    sentence: str = "",
    note: str = "",
) -> Draft:
    """An open draft of an entry for the label, in the set with that code or in a new one; DraftRefused says why not.

    ``new_set`` holds referent, kind and topic. ``values`` are further fields of the entry. Where the label stands in
    ``sentence``, it is marked there and the entry has to match it.
    """
    term = " ".join(term.split())
    set_table = None
    if not contrast_set and new_set and new_set.get("referent"):
        set_table = {key: value for key, value in new_set.items() if value}
        set_table["code"] = contrast_set = set_code_of(str(new_set["referent"]))
    if not contrast_set:
        raise DraftRefused("contrast_set", "Choose a set, or say what a new one is about.")
    entry = dict(values or {}) | {"term": term, "contrast_set": contrast_set, "code": free_code(contrast_set, term)}
    if sentence := " ".join(sentence.split()):
        entry["matches"] = [_marked(sentence, term)]
    return open_draft(kind=Draft.Kind.NEW, entry=entry, note=note[:LONGEST_NOTE], by=by, contrast_set=set_table)


def _marked(sentence: str, term: str) -> str:
    """The sentence with the label in it marked; as it is where it is marked already or does not hold the label."""
    start = sentence.lower().find(term.lower())
    if "[[" in sentence or start < 0:
        return sentence
    return with_marks(sentence, [Span(start, start + len(term))])
