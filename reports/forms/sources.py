"""What editors write about an outlet, and what the list of outlets can be asked."""

from typing import Any, cast

from django import forms

from reports.extraction.language import NAMES, language_name
from reports.forms.fields import ChoiceBySlug
from reports.forms.queries import Query
from reports.models import Source
from reports.selectors.source_desk import STATES, others_to_choose

_LONGEST_LIST = 8_000


class SourceDeskQuery(Query):
    """Which outlets."""

    q = forms.CharField(max_length=80, required=False, label="Words")
    state = forms.ChoiceField(choices=STATES, required=False)


def language_choices() -> list[tuple[str, str]]:
    """English first, then every language that is told apart, by name."""
    return [("en", "English"), *sorted(NAMES.items(), key=lambda row: row[1])]


class SourceForm(forms.Form):
    """One outlet; whether names and domains are free is found out when it is stored."""

    name = forms.CharField(max_length=120, label="Name", help_text="As it calls itself.")
    names = forms.CharField(
        required=False,
        max_length=_LONGEST_LIST,
        label="Other names",
        help_text="One a line: short forms, former names, its own script. Reports under any of them are its.",
        widget=forms.Textarea(attrs={"rows": 4, "spellcheck": "false"}),
    )
    domains = forms.CharField(
        required=False,
        max_length=_LONGEST_LIST,
        label="Domains",
        help_text="One a line, like news.example.org; subdomains belong to it, too. Reports from there are its.",
        widget=forms.Textarea(attrs={"rows": 4, "spellcheck": "false", "autocapitalize": "off"}),
    )
    homepage = forms.URLField(
        required=False,
        max_length=200,
        assume_scheme="https",
        label="Homepage",
        error_messages={"invalid": "This is no web address. Copy it from the browser: https://…"},
    )
    country = forms.CharField(required=False, max_length=80, label="Country")
    language = forms.ChoiceField(choices=language_choices, label="Mainly writes in")
    ownership = forms.CharField(
        required=False,
        max_length=400,
        label="Who owns or pays for it",
        help_text="One plain sentence that the outlet itself would sign.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    note = forms.CharField(
        required=False,
        max_length=400,
        label="What a reader should know",
        help_text="One sentence: its kind and reach. It stands on the outlet’s page.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    is_agency = forms.BooleanField(required=False, label="A news agency: others print its reports")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = cast(forms.ChoiceField, self.fields["language"])
        stored, known = self.initial.get("language", "en"), language_choices()
        # A tag that names a country, too, stays as it is.
        field.choices = known if stored in dict(known) else [(stored, f"{language_name(stored)} ({stored})"), *known]

    def given(self) -> dict[str, Any]:
        """The single values, as the services take them; ask is_valid first."""
        typed = self.cleaned_data
        fields = ("homepage", "country", "language", "ownership", "note", "is_agency")
        return {"name": " ".join(typed["name"].split())} | {field: typed[field] for field in fields}

    def lines(self, field: str) -> list[str]:
        """The lines of a list field that are not blank."""
        return [line.strip() for line in self.cleaned_data[field].splitlines() if line.strip()]


def initial_of(source: Source) -> dict[str, Any]:
    """What the form shows of a stored outlet."""
    fields = ("name", "homepage", "country", "language", "ownership", "note", "is_agency")
    shown = {field: getattr(source, field) for field in fields}
    shown["names"] = "\n".join(name.name for name in source.names.all())
    shown["domains"] = "\n".join(domain.domain for domain in source.domains.all())
    return shown


class SourceMergeForm(forms.Form):
    """Which other row is the same outlet."""

    kept = ChoiceBySlug(queryset=Source.objects.all(), label="It is the same as", empty_label="Choose the outlet")

    def __init__(self, *args: Any, source: Source, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = cast(ChoiceBySlug, self.fields["kept"])
        field.queryset = others_to_choose(source)
        field.required = True
