"""One delivered piece: what was found in it, put right and stored, left out, tried again, taken back."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from reports.forms.items import MOST_ZONES, ItemForm
from reports.models import DeliveredItem
from reports.models.deliveries import FILE_OF_ROWS
from reports.selectors import items as stored
from reports.selectors.deliveries import next_to_look_at, place_in_delivery
from reports.services.deliveries import drop_item, retry_item
from reports.services.delivery_items import ItemRefused, State
from reports.services.keeping import Answers, foreseen, keep_item
from reports.services.undoing import can_be_undone, undo_item, undoing_in_words
from reports.text.intake import TextRefused
from reports.views.deliveries import settled_item
from reports.views.upload import HEADLINE_FAULTS, require_uploader, typed

NEXT = "next"


@require_safe
@never_cache
@login_required
def item_detail(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """What was found, in a form that stores it; for a piece that is settled, what became of it."""
    require_uploader(request)
    item = _item(pk, number)
    return _page(request, item, _form(item) if item.state == State.FOUND else None)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def item_keep(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Store the report as the form has it; what is refused comes back as it was typed."""
    user = require_uploader(request)
    item, data = _item(pk, number), typed(request)
    if data is None:
        return redirect("reports:item_detail", pk, number)
    if item.state != State.FOUND:
        return _told(request, item, _settled_words(item))
    form = _form(item, data)
    if form.is_valid():
        try:
            keep_item(item=item, by=user, answers=Answers(**form.given()))
        except TextRefused as refused:
            form.add_error("headline" if refused.code in HEADLINE_FAULTS else None, refused.message)
        except ItemRefused as refused:
            form.add_error("source" if refused.code == "no_source" else None, refused.message)
        else:
            return _after(item, to_next=NEXT in data)
    return _page(request, item, form, status=422)


@require_POST
@login_required
def item_drop(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Leave the piece out."""
    user = require_uploader(request)
    item = _item(pk, number)
    try:
        drop_item(item=item, by=user)
    except ItemRefused as refused:
        return _told(request, item, refused.message)
    return _after(item, to_next=NEXT in request.POST)


@require_POST
@login_required
def item_retry(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Read a piece that failed once more."""
    require_uploader(request)
    item = _item(pk, number)
    try:
        retry_item(item=item)
    except ItemRefused as refused:
        return _told(request, item, refused.message)
    return redirect("reports:delivery_detail", pk)


@require_POST
@login_required
def item_undo(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Take the stored report out again, or bring back what was left out."""
    require_uploader(request)
    item = _item(pk, number)
    try:
        undo_item(item=item)
    except ItemRefused as refused:
        return _told(request, item, refused.message)
    messages.success(request, f"“{stored.title_of(item)}” waits for a decision again. {undoing_in_words(item)}")
    return redirect("reports:item_detail", pk, number)


def _item(pk: int, number: int) -> DeliveredItem:
    rows = DeliveredItem.objects.defer("payload").select_related(
        "delivery__source", "delivery__story", "delivery__delivered_by", "article__source", "article__story", "revision"
    )
    item = rows.filter(delivery=pk, number=number, number__gt=FILE_OF_ROWS).first()
    if item is None:
        raise Http404("There is no such piece in this delivery.")
    return item


def _form(item: DeliveredItem, data: Any = None) -> ItemForm:
    known = stored.known_texts(item)
    preset = {"story_slug": stored.chosen_story(item), "source_slug": stored.chosen_source(item)}
    return ItemForm(data, item=item, known=known, **preset)


def _page(request: HttpRequest, item: DeliveredItem, form: ItemForm | None, *, status: int = 200) -> HttpResponse:
    shown: dict[str, Any] = {
        "item": item,
        "delivery": item.delivery,
        "title": stored.title_of(item),
        "kind": stored.KINDS.get(item.found.get("kind", ""), ""),
        "form": form,
        "place": place_in_delivery(item),
        "can_be_undone": can_be_undone(item),
        "settled": settled_item(item.delivery, request.GET.get("settled", "")),
        "zone_names": [(zone.value, name, key) for key, (zone, name) in enumerate(stored.ZONE_NAMES.items(), start=1)],
    }
    if item.found:
        zones = form.zones if form else [row["zone"] for row in item.found.get("zones", [])]
        shown |= {
            "facts": stored.facts_of(item),
            "stretches": stored.stretches_of(item, zones),
            "known": stored.known_texts(item),
            "foreseen": foreseen(item) if form and item.likeness else None,
            "proposed": stored.proposed_stories(item),
            "language": item.found.get("language", "und"),
            "most_zones": MOST_ZONES,
        }
    return render(request, "reports/item_detail.html", shown, status=status)


def _after(item: DeliveredItem, *, to_next: bool) -> HttpResponseRedirect:
    following = next_to_look_at(item) if to_next else None
    if following:
        address = reverse("reports:item_detail", args=[item.delivery_id, following.number])
    else:
        address = reverse("reports:delivery_detail", args=[item.delivery_id])
    return HttpResponseRedirect(f"{address}?settled={item.number}")


def _told(request: HttpRequest, item: DeliveredItem, words: str) -> HttpResponse:
    messages.warning(request, words)
    return redirect("reports:item_detail", item.delivery_id, item.number)


def _settled_words(item: DeliveredItem) -> str:
    if item.state == State.KEPT:
        return "This report is stored already; somebody else was faster, or you pressed twice."
    return f"This piece is {item.get_state_display()}, so nothing was stored."
