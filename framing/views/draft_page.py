"""The page of one draft: its form, what is wrong, its trial, its steps and its history."""

import json
from typing import Any, cast

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse, QueryDict
from django.shortcuts import render

from framing.analysis.entries import Entry
from framing.analysis.merging import MergeRow, merge_rows
from framing.analysis.proposals import entry_digest, faults_in
from framing.analysis.tables import entry_of
from framing.draft_forms import DraftForm, TomlForm, initial_of
from framing.htmx import HtmxHttpRequest
from framing.models import Draft
from framing.selectors.draft_history import differences_of, entry_at, steps_of
from framing.selectors.draft_steps import steps_for
from framing.selectors.drafts import RIGHT_TO_EDIT
from framing.selectors.lexicon import topics_of
from framing.selectors.trials import HITS_ON_A_PAGE, hits_of_trial, trial_cards, trial_of
from framing.services.draft_looks import Look, look_at
from framing.services.draft_rules import live_entry, live_lexicon
from framing.services.drafts import is_outdated
from framing.services.releases import current_release

#: Codes that a field offers; a longer list is no help and slows the page.
MOST_OFFERED = 500


def require_curator(request: HtmxHttpRequest) -> User:
    """The signed-in curator; everybody else is told whom the page is for."""
    if not request.user.has_perm(RIGHT_TO_EDIT):
        raise PermissionDenied("The desk is for curators. You can suggest a term instead.")
    return cast(User, request.user)


def stored_form(draft: Draft) -> DraftForm:
    """The form as the draft was saved."""
    return DraftForm(
        initial=initial_of(draft.entry, draft.contrast_set) | {"note": draft.note, "version": draft.version}
    )


def typed_form(draft: Draft, data: QueryDict) -> tuple[DraftForm, dict[str, Any], dict[str, Any] | None]:
    """The form as it was sent, with the tables of entry and set that it means."""
    form = DraftForm(data)
    entry, contrast_set = form.tables()
    if draft.kind != Draft.Kind.NEW:
        entry["code"] = draft.code
    form.take_faults(form.own_faults())
    return form, entry, contrast_set


def look_at_form(draft: Draft, form: DraftForm, entry: dict[str, Any], contrast_set: dict[str, Any] | None) -> Look:
    """What is wrong with what was typed; the faults stand beside their fields from then on."""
    if form.faults:  # what cannot be read is not there yet, so that a proof would be one of another wording
        form.take_faults(faults_in(entry))
        return Look(form.listed_faults)
    look = look_at(draft=draft, entry=entry, contrast_set=contrast_set)
    form.take_faults(look.faults)
    return look


def draft_page(
    request: HtmxHttpRequest,
    draft: Draft,
    *,
    form: DraftForm | None = None,
    look: Look | None = None,
    toml: TomlForm | None = None,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    """The whole workbench, with the form as it was typed where it was."""
    user, old = cast(User, request.user), is_outdated(draft)
    stored = look_at(draft=draft, entry=draft.entry, contrast_set=draft.contrast_set)
    if form is None:
        form = stored_form(draft)
        form.take_faults(stored.faults)
    shown = {
        "draft": draft,
        "form": form,
        "look": look or stored,
        "toml": toml,
        "is_outdated": old,
        "entry": entry_of(draft.entry),
    }
    live = live_entry(draft.code)
    live_set = live_lexicon().sets.get(str(draft.entry.get("contrast_set")))
    shown |= {"rebase_rows": rows_against_live(draft) if old else (), "live": live}
    shown["differences"] = differences_of(draft, live, live_set)
    may_pass = draft.kind == Draft.Kind.RETIRE or not stored.count
    shown["steps"] = steps_for(draft, user, may_pass=may_pass, is_outdated=old)
    shown |= offers(draft) | trial_shown(request, draft) | {"history": steps_of(draft.code)} | more
    return render(request, "framing/draft_edit.html", shown, status=status)


def offers(draft: Draft) -> dict[str, Any]:
    """What the fields for codes offer."""
    lexicon = live_lexicon()
    own = lexicon.sets.get(str(draft.entry.get("contrast_set")))
    near = [entry.code for entry in lexicon.entries if own is None or lexicon.set_of(entry).topic == own.topic]
    return {
        "known_sets": lexicon.contrast_sets[:MOST_OFFERED],
        "known_topics": topics_of(lexicon),
        "known_codes": near[:MOST_OFFERED],
        "own_set": own,
    }


def trial_shown(request: HtmxHttpRequest, draft: Draft) -> dict[str, Any]:
    """The newest trial of the draft and a page of its hits."""
    trial = trial_of(draft, current_release())
    if trial is None:
        return {"trial": None}
    change = request.GET.get("change", trial.first_change)
    change = change if change in trial.counts else ""
    hits = hits_of_trial(trial.run, change)
    page = Paginator(hits, HITS_ON_A_PAGE).get_page(request.GET.get("page"))
    return {"trial": trial, "change": change, "hits": page, "cards": trial_cards(page, draft.entry)}


def conflict_shown(
    stored: Draft, version: int, *, entry: dict[str, Any], contrast_set: dict[str, Any] | None, note: str
) -> dict[str, Any]:
    """Their wording beside mine, which began from that version, and mine as one value that the next form carries."""
    rows = list(merge_rows(entry_of(stored.entry), entry_of(entry), entry_at(stored, version)))
    if stored.contrast_set != contrast_set:
        rows.append(MergeRow("set", _set_in_words(stored.contrast_set), _set_in_words(contrast_set), prefers_mine=True))
    if stored.note != note:
        rows.append(MergeRow("note", stored.note, note, prefers_mine=True))
    mine = json.dumps({"entry": entry, "contrast_set": contrast_set, "note": note}, ensure_ascii=False)
    return {"conflict": stored, "conflict_rows": rows, "mine": mine}


def rows_against_live(draft: Draft) -> tuple[MergeRow, ...]:
    """The fields in which the draft differs from what is live now."""
    live = live_entry(draft.code)
    return merge_rows(live, entry_of(draft.entry), _base_of_live(draft)) if live else ()


def _base_of_live(draft: Draft) -> Entry | None:
    """The entry that the draft was begun from, where its log has it."""
    entry = entry_at(draft, 1)
    return entry if entry and entry_digest(entry) == draft.base_digest else None


def _set_in_words(table: dict[str, Any] | None) -> str:
    return ", ".join(f"{key}: {value}" for key, value in table.items()) if table else "as it is live"
