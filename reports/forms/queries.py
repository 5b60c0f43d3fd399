"""What the query string of a list may ask; whatever makes no sense counts as not asked."""

from typing import Any

from django import forms


class Query(forms.Form):
    """A form whose mistakes are passed over in silence: an odd link still opens a page."""

    def asked(self) -> dict[str, Any]:
        """Each field's value; empty where nothing, or nothing sensible, was asked."""
        self.is_valid()
        return {name: self.cleaned_data.get(name) or "" for name in self.fields}
