"""What laying the reports of one story side by side brought out."""

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import models
from django.db.models import Q

from framing.models.analysis import Run, run_constraints
from framing.models.lexicon import LexiconRelease
from reports.models import Story


def is_comparable(report_count: int, primary_count: int) -> bool:
    """Whether there is something to lay side by side: two reports, or one and a primary text."""
    return report_count >= 1 and report_count + primary_count >= 2


def inputs_of(analysed: Iterable[tuple[int, int, int]]) -> tuple[int, list[tuple[int, ...]]]:
    """From rows of (revision, corrections, number of the release): the newest release, and what a digest is made of.

    Analyses of an earlier release that still stand keep its number, so that one made anew is another input.
    """
    rows = list(analysed)
    newest = max((number for *_, number in rows), default=0)
    return newest, [row[:2] if row[2] == newest else row for row in rows]


def inputs_digest_of(analysed: Iterable[tuple[int, ...]], primary_texts: Iterable[int] = ()) -> str:
    """The name of one set of revisions, each with the number of its corrections, and of primary texts in any order."""
    reports = ",".join(":".join(map(str, row)) for row in sorted(analysed))
    return hashlib.sha256(f"{reports}|{','.join(map(str, sorted(primary_texts)))}".encode()).hexdigest()


def telling_count(referents: Iterable[dict[str, Any]]) -> int:
    """How many stored referents several reports name in more than one wording; plain names of one count as one."""
    return sum(len(one["cells"]) > 1 and len(wordings_of(one["cells"])) > 1 for one in referents)


def wordings_of(cells: Mapping[Any, Iterable[Mapping[str, Any]]]) -> set[str]:
    """The wordings in the cells of a stored referent, by key; every plain name has the same, empty one."""
    return {"" if label["is_name"] else label["key"] for cell in cells.values() for label in cell}


class Comparison(Run):
    """The comparison of one set of revisions and primary texts with one lexicon release by one engine version."""

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="comparisons")
    release = models.ForeignKey(LexiconRelease, on_delete=models.PROTECT, related_name="comparisons")
    engine = models.CharField(max_length=80)
    revisions = models.JSONField(default=list, help_text="Ids of the revisions compared, sorted.")
    primary_texts = models.JSONField(default=list, blank=True, help_text="Ids of the primary texts compared, sorted.")
    inputs_digest = models.CharField(
        max_length=64, help_text="SHA-256 of the sorted revision ids, each with its corrections, and the primary texts."
    )
    crossings = models.JSONField(default=list, help_text="Terms owned in one report and attributed in another.")
    labels = models.JSONField(default=list, help_text="Referent by article: the labels in order of appearance.")
    speakers = models.JSONField(default=list, help_text="Who speaks, with words and cues by article.")
    statements = models.JSONField(
        default=list, help_text="The same words in several reports: witnesses and edits of each statement."
    )
    decisions = models.PositiveIntegerField(
        default=0, help_text="Number of the last decision about claims and referents it holds to."
    )
    claims = models.JSONField(default=list, help_text="Groups of claims: relation, members, differences, reasons.")
    quantities = models.JSONField(default=list, help_text="Rows of the ledger: verdict, members, note.")
    emphasis = models.JSONField(default=dict, help_text="By article: position and share of each group of claims.")
    chronology = models.JSONField(default=dict, help_text="Placed events, what to check, claims without a time.")
    referents = models.JSONField(default=list, help_text="Who and what the reports speak of, with their labels.")
    proposals = models.JSONField(default=list, help_text="Pairs of referents that may be one, with reasons.")
    wordings = models.JSONField(default=dict, help_text="By article: wording that not all of the reports have.")
    label_count = models.PositiveIntegerField(
        default=0, help_text="Referents that several reports name in more than one wording; kept by save()."
    )
    aliases = models.PositiveIntegerField(default=0, help_text="Edition of the alias table it was made with.")
    problems = models.JSONField(default=list, help_text="What stopped the work where a limit was met, in words.")

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["story", "inputs_digest", "release", "engine", "decisions"],
                name="comparison_once_per_inputs_release_engine_decisions",
            ),
            models.CheckConstraint(
                condition=Q(inputs_digest__regex=r"^[0-9a-f]{64}$"), name="comparison_digest_is_sha256"
            ),
            *run_constraints("comparison"),
        ]
        indexes = [models.Index(fields=["state", "lease_until"], name="comparison_state")]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Count what the tab of labels tells beside its name, so that no page reads all referents for it."""
        if "referents" in self.__dict__ and "referents" in (kwargs.get("update_fields") or ["referents"]):
            self.label_count = telling_count(self.referents)
        super().save(*args, **kwargs)

    def __str__(self) -> str:
        return f"comparison of story {self.story_id}, {self.state}"
