"""Many reports at once: a file of rows, looked at first, then delivered."""

from typing import Any, cast

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_safe

from reports.extraction.batches import Batch, BatchRefused
from reports.forms.bringing import BatchForm
from reports.selectors.deliveries import delivery_with_all, file_looked_at
from reports.services.batches import batch_of, deliver_batch, drop_looked_at, look_at_batch, take_batch
from reports.views.bounded_uploads import bound_uploads
from reports.views.upload import require_uploader, typed

#: Faults that the page lists; the others are counted.
FAULTS_SHOWN = 200
ROWS_SHOWN = 10
TAKE = "take"
COLUMNS = (
    ("source", "the outlet, by any name it goes by", True),
    ("headline", "needed beside body", True),
    ("body", "the words below the headline; or", True),
    ("text", "all of it, headline first, as it was pasted", True),
    ("url", "where it was published", False),
    ("published_at", "2026-03-04, or 2026-03-04T18:20+01:00", False),
    ("byline", "who wrote it", False),
    ("story", "title of its story", False),
    ("id", "yours; told where something is wrong", False),
    ("language", "its tag, such as en", False),
)
EXAMPLE_JSON = (
    '{"id": "1", "source": "The Quay Post", "headline": "Council shuts the old harbour gate", '
    '"body": "The council of Brennick shut the old gate on Monday.\\n\\nIt stays shut for nine days.", '
    '"published_at": "2026-03-04T18:20+01:00", "url": "https://quay.example/gate"}\n'
    '{"id": "2", "source": "Anvil", "text": "Gate closed\\n\\nThe old gate of Brennick was closed on Monday.", '
    '"published_at": "2026-03-04"}\n'
)
EXAMPLE_CSV = (
    "id,source,headline,body,published_at,url,story\n"
    '1,The Quay Post,Council shuts the old harbour gate,"The council of Brennick shut the old gate on Monday.\n\n'
    'It stays shut for nine days.",2026-03-04T18:20+01:00,https://quay.example/gate,\n'
    '2,Anvil,Gate closed,"The old gate of Brennick was closed on Monday.",2026-03-04,,Harbour gate of Brennick shut\n'
)


# The token is checked by the inner view: what is posted must be bounded before anything reads it.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def batch_upload(request: HttpRequest) -> HttpResponse:
    """The form; a file is looked at and told of, or taken as a delivery."""
    require_uploader(request)
    most = settings.UPLOAD_BATCH_MB
    bound_uploads(request, each_mb=most, together_mb=most, most=1)
    return _batch(request)


@require_safe
@login_required
def batch_example(request: HttpRequest, suffix: str) -> HttpResponse:
    """A file of two rows to write others like them."""
    require_uploader(request)
    content, media_type = (EXAMPLE_CSV, "text/csv") if suffix == "csv" else (EXAMPLE_JSON, "application/jsonl")
    response = HttpResponse(content, content_type=f"{media_type}; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="reports.{suffix}"'
    return response


@csrf_protect
def _batch(request: HttpRequest) -> HttpResponse:
    data = typed(request)
    if data is None:
        return _page(request, BatchForm())
    user = cast(User, request.user)
    form = BatchForm(data, request.FILES)
    if not form.is_valid():
        return _page(request, form, status=422)
    file = form.cleaned_data["file"]
    content, name = file.read(), file.name or ""
    try:
        batch = batch_of(content, name=name)
    except BatchRefused as refused:
        form.add_error("file", refused.message)
        return _page(request, form, status=422)
    if TAKE not in data:
        looked = look_at_batch(content=content, name=name, by=user) if batch.rows else None
        return _page(request, BatchForm(), **_looked(batch, name, looked.pk if looked else None))
    if not batch.rows:
        form.add_error("file", "No row of this file can be taken. “Look at it first” tells what is wrong with each.")
        return _page(request, form, status=422)
    return _taken(request, deliver_batch(batch=batch, by=user, name=name).pk, batch)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def batch_looked_at(request: HttpRequest, pk: int) -> HttpResponse:
    """A file that was looked at: what it holds once more; taken, or left out."""
    require_uploader(request)
    data, file = typed(request), file_looked_at(pk)
    if file is None:
        if data is None and not delivery_with_all(pk).exists():
            messages.warning(request, "That file is not kept any more. Choose it again.")
            return redirect("reports:batch_upload")
        return redirect("reports:delivery_detail", pk)  # somebody took it already
    if data is not None and TAKE not in data:
        drop_looked_at(delivery=pk)
        messages.success(request, f"{file.name} is left out; nothing of it is kept.")
        return redirect("reports:batch_upload")
    batch = batch_of(bytes(file.payload or b""), name=file.name)
    if data is None:
        return _page(request, BatchForm(), **_looked(batch, file.name, pk))
    take_batch(delivery=pk, batch=batch)
    return _taken(request, pk, batch)


def _looked(batch: Batch, name: str, pk: int | None) -> dict[str, Any]:
    faults, rows = batch.faults[:FAULTS_SHOWN], batch.rows[:ROWS_SHOWN]
    return {"batch": batch, "name": name, "faults": faults, "rows": rows, "looked": pk}


def _taken(request: HttpRequest, pk: int, batch: Batch) -> HttpResponse:
    messages.success(request, _counted(len(batch.rows), "is taken and being read.", "are taken and being read."))
    if batch.faults:
        messages.warning(
            request,
            _counted(
                len(batch.faults), "could not be taken; it says why below.", "could not be taken; each says why below."
            ),
        )
    return redirect("reports:delivery_detail", pk)


def _page(request: HttpRequest, form: BatchForm, *, status: int = 200, **shown: Any) -> HttpResponse:
    limits = {"rows": settings.UPLOAD_ROWS, "mb": settings.UPLOAD_BATCH_MB}
    page = {"form": form, "columns": COLUMNS, "limits": limits, **shown}
    return render(request, "reports/batch_upload.html", page, status=status)


def _counted(count: int, one: str, many: str) -> str:
    return f"{count:,} row {one}" if count == 1 else f"{count:,} rows {many}"
