"""Figures of a report with what they count (docs/method.md, "Quantities")."""

from reports.extraction.quantities.finding import find_quantities
from reports.extraction.quantities.values import Comparator, Quantity

__all__ = ["Comparator", "Quantity", "find_quantities"]
