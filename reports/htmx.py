"""Which template answers an htmx request; shared by both apps."""

from django.http import HttpRequest
from django.views.decorators.vary import vary_on_headers
from django_htmx.middleware import HtmxDetails


class HtmxHttpRequest(HttpRequest):
    """A request as ``HtmxMiddleware`` leaves it."""

    htmx: HtmxDetails


#: Caches must keep page and partial apart; every view that uses ``template_for`` carries this.
vary_on_htmx = vary_on_headers("HX-Request", "HX-Boosted", "HX-History-Restore-Request")


def template_for(request: HtmxHttpRequest, page: str, *, partial: str) -> str:
    """The partial for an htmx swap, the page for everyone else."""
    htmx = request.htmx
    return partial if htmx and not htmx.boosted and not htmx.history_restore_request else page
