"""The released lexicon: its list of labels, and one entry as a dictionary prints it."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from framing.analysis.entries import MAX_ENTRY_CODE
from framing.analysis.lexicon import Entry, Lexicon, table_of
from framing.draft_forms import RetirementForm
from framing.models import Draft, LexiconRelease
from framing.queries import ConcordanceQuery, LexiconQuery
from framing.selectors.concordance import LINES, concordance, hits_of_entry, lines_of, voices_by_source, waiting_count
from framing.selectors.draft_history import history_of, steps_of
from framing.selectors.drafts import RIGHT_TO_EDIT, RIGHT_TO_SUGGEST, open_drafts_by_code
from framing.selectors.lexicon import (
    entry_with_code,
    label_sets,
    pieces_of,
    set_around,
    states_of_terms,
    tags_of,
    topics_of,
)
from framing.services.draft_rules import live_entry
from framing.services.drafts import open_draft, open_draft_of
from framing.services.releases import current_release, lexicon_of
from framing.views.draft_page import require_curator
from framing.wording import (
    category_in_words,
    conditions_in_words,
    forms_in_words,
    guard_in_words,
    leaning_in_words,
    negation_in_words,
    weight_in_words,
)
from reports.htmx import HtmxHttpRequest, template_for, vary_on_htmx
from reports.views.upload import typed

SETS_ON_A_PAGE = 60


@require_safe
@vary_on_htmx
def lexicon_list(request: HtmxHttpRequest) -> HttpResponse:
    """Labels side by side by topic, found by topic, category, state and words."""
    template = template_for(request, "framing/lexicon_list.html", partial="framing/_lexicon_list.html")
    query, release = LexiconQuery(request.GET), current_release()
    asked = query.asked()
    shown = {"query": query, "asked": asked, "release": release}
    if release:
        shown |= _sets_shown(request, lexicon_of(release), asked=asked)
    return render(request, template, shown)


@require_safe
def lexicon_entry(request: HtmxHttpRequest, code: str) -> HttpResponse:
    """One entry with the labels beside it, its rules in words, its examples and its hits."""
    release = current_release()
    entry = entry_with_code(lexicon_of(release), code) if release else None
    if release is None or entry is None:
        raise Http404("The released lexicon has no such entry.")
    asked = ConcordanceQuery(request.GET).asked()
    page = Paginator(lines_of(hits_of_entry(code, release, **asked)), LINES).get_page(request.GET.get("page"))
    shown = {"entry": entry, "release": release, "asked": asked, "page": page, "lines": concordance(page)}
    may_know = request.user.has_perm(RIGHT_TO_SUGGEST)
    shown |= {
        "draft": open_draft_of(code) if may_know else None,
        "history": steps_of(code),
        "today": timezone.localdate(),
    }
    counted = voices_by_source(code, release)
    shown |= {"voices_by_source": counted, "copied_count": sum(source.copied for source in counted)}
    shown |= {"waiting_count": waiting_count(release)} | _told(lexicon_of(release), entry)
    return render(request, "framing/lexicon_entry.html", shown)


@require_safe
def entry_history(request: HtmxHttpRequest, code: str) -> HttpResponse:
    """Every step of the drafts of an entry and every release that changed it, also when it is retired by now."""
    history = history_of(code.replace("\x00", "")[:MAX_ENTRY_CODE])
    if not history:
        raise Http404("Neither the lexicon nor a draft ever had such an entry.")
    shown = {"code": code, "history": history, "entry": live_entry(code)}
    return render(request, "framing/lexicon_history.html", shown)


@require_POST
@login_required
def entry_edit(request: HtmxHttpRequest, code: str) -> HttpResponse:
    """Open a draft of a live entry, or go to the open one."""
    user = require_curator(request)
    if (draft := open_draft_of(code)) is None:
        entry = _live_or_404(code)
        draft = open_draft(kind=Draft.Kind.CHANGE, entry=table_of(entry), note="", by=user)
    return redirect("framing:draft_edit", pk=draft.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def entry_retire(request: HtmxHttpRequest, code: str) -> HttpResponse:
    """Asks why; with a reason a draft that retires the entry is opened, which a second person approves."""
    user, entry = require_curator(request), _live_or_404(code)
    if (draft := open_draft_of(code)) is not None:
        messages.info(request, "This entry has an open draft; finish or withdraw that first.")
        return redirect("framing:draft_edit", pk=draft.pk)
    form = RetirementForm(typed(request))
    if form.is_bound and form.is_valid():
        note = form.cleaned_data["note"]
        draft = open_draft(kind=Draft.Kind.RETIRE, entry=table_of(entry), note=note, by=user)
        return redirect("framing:draft_edit", pk=draft.pk)
    shown = {"entry": entry, "form": form, "voices_by_source": voices_by_source(code, _release_or_404())}
    return render(request, "framing/lexicon_retire.html", shown, status=422 if form.is_bound else 200)


def _release_or_404() -> LexiconRelease:
    if release := current_release():
        return release
    raise Http404("No lexicon has been released.")


def _live_or_404(code: str) -> Entry:
    if entry := live_entry(code):
        return entry
    raise Http404("The released lexicon has no such entry.")


def _sets_shown(request: HtmxHttpRequest, lexicon: Lexicon, *, asked: dict[str, Any]) -> dict[str, Any]:
    drafts = open_drafts_by_code() if request.user.has_perm(RIGHT_TO_EDIT) else {}
    sets = label_sets(lexicon, states_of_terms(), drafts=drafts, **(asked if drafts else asked | {"draft": ""}))
    return {
        "page": Paginator(sets, SETS_ON_A_PAGE).get_page(request.GET.get("page")),
        "found_count": sum(len(found.labels) for found in sets),
        "topic_names": topics_of(lexicon),
        "tag_names": tags_of(lexicon),
    }


def _told(lexicon: Lexicon, entry: Entry) -> dict[str, Any]:
    return {
        "label_set": set_around(lexicon, entry, states_of_terms()),
        "category": category_in_words(entry),
        "forms": forms_in_words(entry),
        "require": conditions_in_words(entry.require),
        "forbid": conditions_in_words(entry.forbid),
        "weight": weight_in_words(entry),
        "leaning": leaning_in_words(entry),
        "matches": [pieces_of(example) for example in entry.matches],
        "ignores": entry.ignores,
        "mirror": entry_with_code(lexicon, entry.mirror) if entry.mirror else None,
        "negation": negation_in_words(entry),
        "name_guard": guard_in_words(entry),
    }
