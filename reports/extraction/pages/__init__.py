"""PURE: the HTML of a page in, the report that stands on it out."""

from reports.extraction.pages.reading import read_page

__all__ = ["read_page"]
