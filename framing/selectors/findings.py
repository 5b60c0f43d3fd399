"""What shown analyses found: quantities, claims, acts of harm, mentions; a query for each at any number of reports."""

from collections.abc import Sequence
from typing import TypeVar

from django.db.models import Model

from framing.models import AnalysisRun, HarmReport
from reports.models import Claim, Mention, Quantity

Row = TypeVar("Row", bound=Model)


def quantities_by_revision(runs: Sequence[AnalysisRun]) -> dict[int, list[Quantity]]:
    """The quantities that each of these runs found, in text order, by revision; number 1 comes first."""
    return _by_revision(Quantity, runs)


def claims_by_revision(runs: Sequence[AnalysisRun]) -> dict[int, list[Claim]]:
    """The claims that each of these runs found, in text order, by revision; number 1 comes first."""
    return _by_revision(Claim, runs)


def harms_by_revision(runs: Sequence[AnalysisRun]) -> dict[int, list[HarmReport]]:
    """The acts of harm that each of these runs found, in text order, by revision; number 1 comes first."""
    return _by_revision(HarmReport, runs)


def mentions_by_revision(runs: Sequence[AnalysisRun]) -> dict[int, list[Mention]]:
    """The mentions that each of these runs found, in text order, by revision; number 1 comes first."""
    return _by_revision(Mention, runs)


def _by_revision(model: type[Row], runs: Sequence[AnalysisRun]) -> dict[int, list[Row]]:
    asked = {run.revision_id: (run.engine, run.corrections) for run in runs}
    rows: dict[int, list[Row]] = {key: [] for key in asked}
    for row in model._default_manager.filter(revision__in=asked).order_by("revision", "number"):
        found: object = row
        key = found.revision_id  # type: ignore[attr-defined]  # each of these models has one
        if (found.engine, found.corrections) == asked[key]:  # type: ignore[attr-defined]
            rows[key].append(row)
    return rows
