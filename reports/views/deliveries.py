"""What came in: the list of deliveries, and one delivery with its pieces while workers read them."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import HttpResponseStopPolling

from reports.htmx import HtmxHttpRequest, template_for, vary_on_htmx
from reports.models import DeliveredItem, Delivery
from reports.selectors import deliveries as stored
from reports.services.keeping import keep_delivery
from reports.services.undoing import can_be_undone
from reports.views.upload import require_uploader

PARTIAL = "reports/_delivery_detail.html"


@require_safe
@login_required
def delivery_list(request: HtmxHttpRequest) -> HttpResponse:
    """The deliveries, newest first: one's own, all, or those of feeds."""
    user = require_uploader(request)
    asked = request.GET.get("whose", "mine")
    whose = asked if asked in dict(stored.WHOSE) else ""
    rows = stored.deliveries_of(whose, user)
    page = Paginator(rows, stored.DELIVERIES_ON_A_PAGE).get_page(request.GET.get("page"))
    lines = [(delivery, stored.name_of(delivery)) for delivery in page]
    asked_again = {"whose": whose or "all"}
    shown = {"page": page, "lines": lines, "whose": whose, "choices": stored.WHOSE, "asked": asked_again}
    return render(request, "reports/delivery_list.html", shown)


@require_safe
@never_cache
@vary_on_htmx
@login_required
def delivery_detail(request: HtmxHttpRequest, pk: int) -> HttpResponse:
    """The pieces with their states; the answer to a poll ends the polling once everything was read."""
    require_uploader(request)
    delivery = delivery_or_404(pk)
    if stored.is_looked_at(delivery):
        return redirect("reports:batch_looked_at", pk)
    progress = stored.progress_of(delivery)
    template = template_for(request, "reports/delivery_detail.html", partial=PARTIAL)
    if template == PARTIAL and request.GET.get("seen") == progress.sign and not progress.is_settled:
        return HttpResponse(status=204)  # htmx swaps nothing and asks again: nobody hears the same state twice
    page = Paginator(stored.items_of(delivery), stored.ITEMS_ON_A_PAGE).get_page(request.GET.get("page"))
    shown = {"delivery": delivery, "name": stored.name_of(delivery), "progress": progress, "page": page}
    if template != PARTIAL:
        shown["settled"] = settled_item(delivery, request.GET.get("settled", ""))
    response = render(request, template, shown)
    if template == PARTIAL and progress.is_settled:
        response.status_code = HttpResponseStopPolling.status_code
    return response


@require_POST
@login_required
def delivery_keep(request: HtmxHttpRequest, pk: int) -> HttpResponse:
    """Store every piece of which everything is known."""
    user = require_uploader(request)
    delivery = delivery_or_404(pk)
    kept, refused = keep_delivery(delivery=delivery, by=user)
    if kept:
        messages.success(request, f"{kept} {'report is' if kept == 1 else 'reports are'} stored. Analysis follows.")
    if refused:
        told = "One report" if refused == 1 else f"{refused} reports"
        messages.warning(request, f"{told} could not be stored; each says why.")
    if not kept and not refused:
        messages.info(request, "Nothing here is complete; open a report and fill in what is missing.")
    return redirect("reports:delivery_detail", pk)


def delivery_or_404(pk: int) -> Delivery:
    """The delivery with what its pages show of it."""
    delivery = stored.delivery_with_all(pk).first()
    if delivery is None:
        raise Http404("There is no such delivery.")
    return delivery


def settled_item(delivery: Delivery, number: str) -> DeliveredItem | None:
    """The piece that was decided about just now, for the message above the page with its way back."""
    if not number.isdecimal() or len(number) > 6:
        return None
    items = delivery.items.defer("payload").select_related("article__source", "article__story", "revision")
    item = items.filter(number=int(number)).first()
    return item if item and can_be_undone(item) else None
