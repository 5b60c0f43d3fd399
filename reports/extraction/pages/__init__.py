"""PURE: the HTML of a page in, the report that stands on it out."""
