"""Arranging: reports of a story or of the list of all reports are moved, split off, confirmed; stories merged."""

from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from reports.forms.stories import PlacingForm, ReasonForm, RenameForm
from reports.models import Story, StoryChange
from reports.selectors.report_lines import Stood, stories_found
from reports.selectors.story_arranging import MOST_OFFERS, Arranging, arranging_chosen, arranging_of, merge_preview
from reports.selectors.story_changes import change_log, change_of
from reports.services.story_changes import move_reports, pin_reports, split_reports, unpin_reports
from reports.services.story_holding import StoryChangeRefused
from reports.services.story_merging import merge_stories
from reports.services.story_naming import close_story, open_to_proposals, rename_story
from reports.services.story_undoing import undo_change
from reports.views.story_desk import require_story_editor
from reports.views.upload import typed


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def story_arrange(request: HttpRequest, slug: str) -> HttpResponse:
    """The reports of a story to move, split off and confirm; its name; whether it is open; stories to merge."""
    user, sent = require_story_editor(request), typed(request)
    story = get_object_or_404(Story, slug=slug)
    do = sent.get("do", "") if sent else ""
    placing = PlacingForm(sent if sent and do not in ABOUT_STORY else None)
    naming = RenameForm(sent if do == "rename" else None, initial={"title": story.title})
    form: forms.Form = naming if do == "rename" else ReasonForm(sent)
    if sent and do in ABOUT_STORY and _is_done(form, lambda: _change_story(do, story, form, user)):
        messages.success(request, TOLD[do])
        story.refresh_from_db()
        return redirect("reports:story_arrange", slug=story.slug)
    if sent and do in ABOUT_REPORTS and (made := _changed(do, placing, user)):
        messages.success(request, _told(made))
        return redirect("reports:story_arrange", slug=slug)
    arranging = arranging_of(story, _plain(placing["q"].value()), _plain(placing["to"].value()))
    shown = _shown(arranging, placing, do) | {"story": story, "naming": naming}
    shown["refused"] = form.non_field_errors() if do in ABOUT_STORY else ()
    shown |= _merging(story, _plain(request.GET.get("merge"))[:80])
    return render(request, "reports/story_arrange.html", shown, status=_status(sent, do))


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def reports_place(request: HttpRequest) -> HttpResponse:
    """The same with reports ticked in the list of all reports."""
    user, sent = require_story_editor(request), typed(request)
    placing = PlacingForm(sent) if sent else PlacingForm()
    do = sent.get("do", "") if sent else ""
    if sent and do in ABOUT_REPORTS and (made := _changed(do, placing, user)):
        messages.success(request, _told(made))
        return redirect("reports:story_arrange", slug=made[-1].story.slug)
    given = PlacingForm(sent or request.GET)
    given.is_valid()
    numbers = [one.article for one in given.cleaned_data.get("report") or ()]
    arranging = arranging_chosen(numbers, _plain(placing["q"].value()), _plain(placing["to"].value()))
    shown = _shown(arranging, placing, do)
    if not sent:
        shown["ticked"] = {line.stood for line in arranging.reports}
    return render(request, "reports/reports_place.html", shown, status=_status(sent, do))


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def story_merge(request: HttpRequest, slug: str) -> HttpResponse:
    """What merging another story into this one would come to, and doing it."""
    user, sent = require_story_editor(request), typed(request)
    story = get_object_or_404(Story, slug=slug)
    other = get_object_or_404(Story, slug=_plain((sent or request.GET).get("other"))[:120])
    form = ReasonForm(sent)
    if story == other:
        raise Http404("A story is not merged into itself.")

    def merge() -> object:
        reason = form.cleaned_data["reason"]
        return merge_stories(into=story, merged=other, reason=reason, merged_by=user)

    if sent and _is_done(form, merge):
        messages.success(request, f"“{other.title}” is part of this story now; its address leads here.")
        return redirect("reports:story_changes", slug=story.slug)
    shown = {"story": story, "other": other, "preview": merge_preview(story, other), "form": form}
    return render(request, "reports/story_merge.html", shown, status=422 if sent else 200)


@require_safe
@login_required
def story_changes(request: HttpRequest, slug: str) -> HttpResponse:
    """What people and the machine did with a story, the newest first."""
    story = get_object_or_404(Story, slug=slug)
    return render(request, "reports/story_changes.html", {"log": change_log(story, request.GET.get("page"))})


@require_POST
@login_required
def story_change_undo(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Take one change back and go to the log, which says so, or why not."""
    user, story = require_story_editor(request), get_object_or_404(Story, slug=slug)
    change = change_of(story, pk)
    if change is None:
        raise Http404("This story has no such change.")
    try:
        undo_change(change=change, undone_by=user)
    except StoryChangeRefused as refused:
        messages.error(request, refused.message)
    else:
        messages.success(request, "The change is taken back. The stories are being compared again.")
        story = Story.every.get(pk=story.pk)
    return redirect("reports:story_changes", slug=story.slug)


ABOUT_REPORTS = ("move", "split", "confirm", "release")
ABOUT_STORY = ("rename", "close", "open")
TOLD = {
    "rename": "The story has its new name. Its earlier addresses lead here.",
    "close": "The story is closed: the machine places no report in it any more.",
    "open": "The story is open: the machine may place reports in it.",
}


def _changed(do: str, form: PlacingForm, user: User) -> Sequence[StoryChange]:
    """The changes that were made; none where they were refused, which then stands at its field."""
    made: Sequence[StoryChange] = ()

    def change() -> None:
        nonlocal made
        given = form.cleaned_data
        reports, reason = given["report"], given["reason"]
        made = _change_reports(do, reports, given, reason, user)

    _is_done(form, change)
    return made


def _change_reports(
    do: str, reports: Sequence[Stood], given: dict[str, Any], reason: str, user: User
) -> Sequence[StoryChange]:
    if do == "move":
        target = Story.objects.filter(slug=given["to"]).first() if given["to"] else None
        if target is None:
            raise StoryChangeRefused("to", "Choose the story that they belong to.")
        return move_reports(reports=reports, to=target, reason=reason, moved_by=user)
    if do == "split":
        return split_reports(reports=reports, title=given["title"], reason=reason, split_by=user)
    if do == "confirm":
        return pin_reports(reports=reports, reason=reason, pinned_by=user)
    return unpin_reports(reports=reports, reason=reason, unpinned_by=user)


def _change_story(do: str, story: Story, form: forms.Form, user: User) -> None:
    if do == "rename":
        given = form.cleaned_data
        rename_story(story=story, title=given["title"], slug=given["slug"], reason=given["reason"], renamed_by=user)
    elif do == "close":
        close_story(story=story, closed_by=user)
    else:
        open_to_proposals(story=story, opened_by=user)


def _is_done(form: forms.Form, work: Callable[[], object]) -> bool:
    """Whether the work was done; where it was refused, that stands at its field."""
    if form.is_bound and not form.is_valid():
        return False
    try:
        work()
    except StoryChangeRefused as refused:
        field = "report" if refused.field == "reports" else refused.field
        form.add_error(field if field in form.fields else None, refused.message)
        return False
    return True


def _told(made: Sequence[StoryChange]) -> str:
    count = sum(len(change.details["reports"]) for change in made)
    reports, story = f"{count} report{'' if count == 1 else 's'}", made[-1].story.title
    if made[-1].kind in {StoryChange.Kind.MOVED, StoryChange.Kind.SPLIT}:
        return f"{reports} moved to “{story}”. The stories are being compared again."
    if made[-1].kind == StoryChange.Kind.PINNED:
        return f"{reports} confirmed: the machine will not move what a person placed."
    return f"{reports} let go: the machine may propose another story."


def _shown(arranging: Arranging, form: PlacingForm, do: str) -> dict[str, Any]:
    ticked = set(form.data.getlist("report")) if form.is_bound else set()  # type: ignore[attr-defined]
    return {"arranging": arranging, "form": form, "ticked": ticked, "do": do, "chosen": form["to"].value() or ""}


def _plain(asked: str | None) -> str:
    """Words to look for, without what no database can be asked for."""
    return (asked or "").replace("\x00", "")


def _merging(story: Story, words: str) -> dict[str, Any]:
    """Stories that could be merged into this one: those with the words, once some were asked for."""
    found = stories_found(words, but=[story.pk], most=MOST_OFFERS) if words.strip() else []
    return {"merge_words": words, "merge_offers": found}


def _status(sent: object, do: str) -> int:
    return 422 if sent and do != "find" else 200
