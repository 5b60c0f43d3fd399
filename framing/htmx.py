"""Which template answers an htmx request; the same for both apps."""

from reports.htmx import HtmxHttpRequest, template_for, vary_on_htmx

__all__ = ["HtmxHttpRequest", "template_for", "vary_on_htmx"]
