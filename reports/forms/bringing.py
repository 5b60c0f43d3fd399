"""What a person brings at once: files, an address, a batch of rows; and what holds for all of it."""

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from reports.forms.fields import ChoiceBySlug
from reports.models import Source, Story

#: What the drop zone offers to choose; the reader looks at the bytes, not at the name.
SUFFIXES = ".html,.htm,.mhtml,.mht,.pdf,.docx,.odt,.rtf,.txt,.eml,.zip"


class ManyFilesInput(forms.ClearableFileInput):
    """A file input that takes many."""

    allow_multiple_selected = True
    template_name = "django/forms/widgets/input.html"


class ManyFilesField(forms.FileField):
    """Any number of files, in the order in which they were chosen; empty ones are told later, one by one."""

    widget = ManyFilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        """The files; none is no fault of this field."""
        return [one for one in (data if isinstance(data, list | tuple) else [data]) if one]


class BringInForm(forms.Form):
    """Files or an address, with the outlet and the story of all of them."""

    documents = ManyFilesField(required=False, label="Files", widget=ManyFilesInput(attrs={"accept": SUFFIXES}))
    address = forms.URLField(
        max_length=2000,
        required=False,
        label="Address of a report",
        assume_scheme="https",
        error_messages={"invalid": "This is no web address. Copy it from the browser: https://…"},
        help_text="It is fetched once, as robots.txt of that site allows.",
    )
    source = ChoiceBySlug(queryset=Source.objects.all(), label="Outlet of all of them", empty_label="As found in each")
    story = ChoiceBySlug(queryset=Story.objects.all(), label="Story of all of them", empty_label="Propose one for each")

    prefix = "bring"  # its outlet and story stand on one page with those of a pasted report

    def __init__(self, *args: Any, sources: Sequence[Source], stories: Sequence[Story], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, rows in (("source", sources), ("story", stories)):
            field = cast(ChoiceBySlug, self.fields[name])
            field.choices = [("", field.empty_label), *((row.slug, str(row)) for row in rows)]

    def clean(self) -> dict[str, Any]:
        """Something must be brought."""
        given = super().clean() or self.cleaned_data
        if not given.get("documents") and not given.get("address") and "address" not in self.errors:
            self.add_error(
                "documents", ValidationError("Choose at least one file, or give an address.", code="nothing")
            )
        return given


class BatchForm(forms.Form):
    """A file of rows."""

    file = forms.FileField(
        label="File of rows",
        help_text="JSON lines or CSV, in UTF-8.",
        allow_empty_file=True,
        error_messages={"required": "Choose the file.", "missing": "Choose the file."},
        widget=forms.FileInput(attrs={"accept": ".jsonl,.ndjson,.json,.csv,.tsv,.txt"}),
    )

    def clean_file(self) -> UploadedFile:
        """The file, when it is not too large."""
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > settings.UPLOAD_BATCH_MB * 1_000_000:
            said = (
                f"This file has {(file.size or 0) / 1_000_000:,.0f} MB; a batch may have {settings.UPLOAD_BATCH_MB} MB."
            )
            raise ValidationError(f"{said} Cut it into several files.", code="too_large")
        return file
