"""What editors write about a feed."""

from typing import Any, cast

from django import forms

from reports.forms.fields import ChoiceBySlug
from reports.models import Feed, Source
from reports.selectors.choices import sources_by_name


class FeedForm(forms.Form):
    """One feed; whether its address may be asked is found out when it is stored."""

    address = forms.CharField(
        max_length=2000,
        label="Address",
        help_text="Of the feed, or of a page that names it: https://…",
        widget=forms.URLInput(attrs={"autocapitalize": "off", "spellcheck": "false"}),
    )
    source = ChoiceBySlug(
        queryset=Source.objects.all(),
        label="Outlet",
        empty_label="Choose the outlet",
        help_text="Every report of the feed is given to it.",
    )
    keeps_at_once = forms.BooleanField(
        required=False,
        label="Store its reports without waiting for an editor",
        help_text="They can still be taken out for a day. Without this each one waits to be looked at.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = cast(ChoiceBySlug, self.fields["source"])
        field.queryset = sources_by_name()
        field.required = True
        field.error_messages["required"] = "Choose the outlet, or add it to the list first."

    def given(self) -> dict[str, Any]:
        """What was typed, as the services take it; ask is_valid first."""
        return {name: self.cleaned_data[name] for name in ("address", "source", "keeps_at_once")}


def initial_of(feed: Feed) -> dict[str, Any]:
    """What the form shows of a stored feed."""
    return {"address": feed.url, "source": feed.source.slug, "keeps_at_once": feed.keeps_at_once}
