"""The alias table on the desk: its sets, one set with its history, a new one, and putting one out of force."""

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from framing.alias_forms import KIND_CHOICES, STATES, AliasForm, AliasQuery, initial_of
from framing.analysis.aliases import AliasSet, same_spelling
from framing.analysis.aliases.sets import KINDS, LONGEST_CODE, LONGEST_NAME, LONGEST_NOTE, plain_line
from framing.htmx import HtmxHttpRequest, template_for, vary_on_htmx
from framing.models import AliasSet as AliasSetRow
from framing.selectors import aliases as stored
from framing.selectors.alias_pages import MOST_CARRIED, history_of, lines_of
from framing.services.aliases import (
    AliasConflict,
    AliasRefused,
    Changed,
    add_set,
    change_set,
    free_code,
    retire_set,
)
from reports.models import Story
from reports.views.upload import typed


def require_alias_curator(request: HttpRequest) -> User:
    """The signed-in curator; everybody else is told whom the page is for."""
    if not request.user.has_perm(stored.RIGHT_TO_CHANGE):
        raise PermissionDenied("The table of aliases is kept by curators.")
    return cast(User, request.user)


@require_safe
@vary_on_htmx
@login_required
def alias_list(request: HtmxHttpRequest) -> HttpResponse:
    """Every set with its names and how often reports use it, narrowed by words, kind and state."""
    require_alias_curator(request)
    asked = AliasQuery(request.GET).asked()
    page = Paginator(stored.sets_asked(asked), stored.SETS_ON_A_PAGE).get_page(request.GET.get("page"))
    table = stored.alias_table()
    shown: dict[str, Any] = {"asked": asked, "page": page, "lines": lines_of(page, table), "edition": table.edition}
    shown |= {"kinds": KIND_CHOICES, "states": STATES, "is_narrowed": any(asked.values())}
    template = template_for(request, "framing/alias_list.html", partial="framing/_alias_list.html")
    return render(request, template, shown)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def alias_new(request: HtmxHttpRequest) -> HttpResponse:
    """The form of a new set, filled in from the query string; what is refused comes back as it was typed."""
    user, data = require_alias_curator(request), typed(request)
    if data is None:
        return _new_page(request, AliasForm(initial=_asked(request)))
    form = AliasForm(data)
    if form.is_valid():
        try:
            made = add_set(**form.given(), by=user, story=_story(form))
        except AliasRefused as refused:
            return _new_page(request, _with_faults(form, refused), shared=refused.shared)
        return _after(request, str(made.change.code if made.change else ""), made, "is in the table now")
    return _new_page(request, form)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def alias_edit(request: HtmxHttpRequest, code: str) -> HttpResponse:
    """One set with its use, its history and its form; names of the query string stand in the form already."""
    user, data = require_alias_curator(request), typed(request)
    row = _row(code)
    if data is None:
        return _set_page(request, row, _stored_form(request, row))
    form = AliasForm(data)
    if not form.is_valid():
        return _set_page(request, row, form, status=422)
    try:
        given = form.given() | {"code": row.code}
        made = change_set(**given, seen=form.seen_edition, by=user, story=_story(form))
    except AliasConflict as conflict:
        return _conflict(request, row, form, conflict)
    except AliasRefused as refused:
        return _set_page(request, row, _with_faults(form, refused), status=422, shared=refused.shared)
    return _after(request, row.code, made, "is changed")


@require_POST
@login_required
def alias_retire(request: HtmxHttpRequest, code: str) -> HttpResponse:
    """One set out of force; what is refused is told on its page."""
    user, row, form = require_alias_curator(request), _row(code), AliasForm(request.POST)
    if not form.is_valid():
        return _set_page(request, row, form, status=422)
    try:
        made = retire_set(code=row.code, seen=form.seen_edition, by=user, reason=form.cleaned_data["reason"])
    except AliasRefused as refused:
        told = refused.message.replace("What you typed is kept; compare", "Nothing was stored; compare")
        return _set_page(request, row, _stored_form(request, row), status=409, fault=told)
    return _after(request, row.code, made, "is retired")


def _row(code: str) -> AliasSetRow:
    if len(code) > LONGEST_CODE or "\x00" in code:
        raise Http404("There is no such set.")
    return get_object_or_404(AliasSetRow.objects.prefetch_related("aliases"), code=code)


def _asked(request: HttpRequest) -> dict[str, Any]:
    """What an address fills in: names, kind, note, story; the code is made from the first name where none is given."""
    names, kind = _names_asked(request), request.GET.get("kind", "")
    code = plain_line(request.GET.get("code", ""))[:LONGEST_CODE]
    found = {"names": "\n".join(names), "note": plain_line(request.GET.get("note", ""))[:LONGEST_NOTE]}
    found |= {"kind": kind if kind in KINDS else "group", "story": request.GET.get("story", "")[:80]}
    return found | {"code": code or (free_code(names[0], stored.alias_table()) if names else "")}


def _names_asked(request: HttpRequest) -> list[str]:
    given = [plain_line(name)[:LONGEST_NAME] for name in request.GET.getlist("name")[: 2 * MOST_CARRIED]]
    return list(dict.fromkeys(name for name in given if name))


def _stored_form(request: HttpRequest, row: AliasSetRow) -> AliasForm:
    """The form as the set is stored, with the names that the address adds."""
    one = stored.value_of(row)
    more = [name for name in _names_asked(request) if not any(same_spelling(name, own) for own in one.names)]
    initial = initial_of(one, stored.last_number_of(row.code))
    initial |= {"names": "\n".join([*one.names, *more]), "story": request.GET.get("story", "")[:80]}
    return AliasForm(initial=initial)


def _new_page(request: HtmxHttpRequest, form: AliasForm, **more: Any) -> HttpResponse:
    """The form of a new set; where a set has one of the names of the address, a way to it."""
    names = [] if form.is_bound else _names_asked(request)
    known = stored.alias_table().find(names[0]) if names else None
    others = "&".join(part for part in request.GET.urlencode().split("&") if part.startswith(("name=", "story=")))
    shown = {"form": form, "known": known, "known_query": others} | more
    return render(request, "framing/alias_new.html", shown, status=422 if form.is_bound else 200)


def _set_page(
    request: HtmxHttpRequest, row: AliasSetRow, form: AliasForm, *, status: int = 200, **more: Any
) -> HttpResponse:
    """The whole page of a set, with the form as it was typed where it was."""
    page = Paginator(stored.changes_of(row.code), stored.CHANGES_ON_A_PAGE).get_page(request.GET.get("page"))
    line = lines_of([row], stored.alias_table())[0]
    shown: dict[str, Any] = {"row": row, "line": line, "form": form, "page": page}
    shown |= {"history": history_of(row.code, page), "labels": stored.labels_of(row.code)}
    shown |= {"stories": stored.stories_of(row.code), "added_count": 0 if form.is_bound else _added(form, row)}
    return render(request, "framing/alias_edit.html", shown | more, status=status)


def _added(form: AliasForm, row: AliasSetRow) -> int:
    """How many names the address added to those that are stored."""
    return len(str(form.initial["names"]).splitlines()) - len(row.aliases.all())


def _conflict(request: HtmxHttpRequest, row: AliasSetRow, form: AliasForm, conflict: AliasConflict) -> HttpResponse:
    """What was typed with what is stored now beside it; to save it again goes over what is stored."""
    data = request.POST.copy()
    data["seen"] = str(stored.last_number_of(row.code))
    again = AliasForm(data)
    again.is_valid()
    now: AliasSet | None = conflict.stored
    return _set_page(request, _row(row.code), again, status=409, conflict=conflict.message, stored_now=now)


def _with_faults(form: AliasForm, refused: AliasRefused) -> AliasForm:
    for fault in refused.faults:
        form.add_error(fault.field if fault.field in form.fields else None, fault.message)
    return form


def _story(form: AliasForm) -> Story | None:
    slug = form.cleaned_data.get("story")
    return Story.objects.filter(slug=slug).first() if slug else None


def _after(request: HttpRequest, code: str, made: Changed, told: str) -> HttpResponseRedirect:
    if made.change is None:
        messages.info(request, "Nothing differs from what was stored.")
    else:
        messages.success(request, f"“{code}” {told} (edition {made.change.number}). {reached_in_words(made)}")
    address = reverse("framing:alias_edit", args=[code])
    return redirect(address)


def reached_in_words(made: Changed) -> str:
    """How many stories are compared anew, for a message."""
    if not made.story_count:
        return "No compared story uses these names."
    stories = "1 story is" if made.story_count == 1 else f"{made.story_count:,} stories are"
    rest = " The older ones follow when they are compared again." if made.is_cut else ""
    return f"{stories} compared anew.{rest}"
