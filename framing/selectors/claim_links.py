"""Which sentences of a story's reports make the same claim, and what is said of each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from framing.analysis.alignment.values import Relation
from framing.analysis.sentence_groups import Belonging, GroupedClaim, groups_by_sentence, in_order_of_appearance
from framing.analysis.strips import Look
from framing.models import Comparison
from framing.selectors.claim_groups import DIMENSIONS
from framing.selectors.reports import Report
from reports.models import Claim, Story
from reports.text.spans import Span

Group = Mapping[str, Any]
Looks = Mapping[int, Look]
ALONE = "only in this report"
CONTRADICTS = "contradicts, check"


@dataclass(frozen=True, slots=True)
class ClaimLinks:
    """By article: its sentences with claims, by their number, and how many of them it shares with whom, by name.

    ``path`` is what stands before the anchor of a group, ``clauses`` the first words of a report for each group.
    """

    path: str
    looks: Mapping[int, Looks]
    shared_with: Mapping[int, Mapping[str, int]]
    clauses: Mapping[int, Mapping[int, GroupedClaim]]


def claim_links_of(
    story: Story, comparison: Comparison | None, reports: Sequence[Report], *, release: int = 0
) -> ClaimLinks | None:
    """The groups of a finished comparison laid on the sentences of its reports, in one query; None without claims."""
    if comparison is None or not comparison.claims:
        return None
    groups: dict[int, Group] = {row["number"]: row for row in comparison.claims}
    alone = frozenset(number for number, row in groups.items() if row["relation"] == Relation.ONLY_IN)
    compared = [report for report in reports if report.run]
    names = {report.article.pk: report.source.name for report in compared}
    claims = _grouped_claims(groups.values(), compared)
    found = {
        report.article.pk: groups_by_sentence(
            report.revision.text if report.revision else "", claims.get(report.article.pk, ()), alone
        )
        for report in compared
    }
    fills = in_order_of_appearance(found.values())
    address = reverse("framing:story_claims", args=[story.slug])
    return ClaimLinks(
        path=f"{address}?release={release}" if release else address,
        looks={
            article: {number: _look(article, one, groups, fills, names) for number, one in sentences.items()}
            for article, sentences in found.items()
        },
        shared_with={article: _shared_with(article, found[article].values(), groups, names) for article in found},
        clauses={article: _first_clauses(claims.get(article, ())) for article in found},
    )


def _first_clauses(claims: Iterable[GroupedClaim]) -> dict[int, GroupedClaim]:
    """By group the clause that a report makes it with first."""
    first: dict[int, GroupedClaim] = {}
    for claim in sorted(claims, key=lambda claim: (claim.span.start, -claim.span.end)):
        first.setdefault(claim.group, claim)
    return first


def _grouped_claims(groups: Iterable[Group], reports: Sequence[Report]) -> dict[int, list[GroupedClaim]]:
    """The stored claims that belong to a group, by article."""
    group_of = {
        (member["article"], number): group["number"]
        for group in groups
        for member in group["members"]
        for number in member["claims"]
    }
    article_of = {
        (run.revision_id, run.engine, run.corrections): report.article.pk for report in reports if (run := report.run)
    }
    rows = Claim.objects.filter(revision__in=[key[0] for key in article_of]).order_by()
    placed = rows.values_list("revision_id", "engine", "corrections", "number", "sentence", "start", "end")
    found: dict[int, list[GroupedClaim]] = {}
    for revision, engine, corrections, number, sentence, start, end in placed:
        article = article_of.get((revision, engine, corrections), 0)
        if group := group_of.get((article, number)):
            found.setdefault(article, []).append(GroupedClaim(sentence, group, Span(start, end)))
    return found


def _look(
    article: int, belonging: Belonging, groups: Mapping[int, Group], fills: Mapping[int, int], names: Mapping[int, str]
) -> Look:
    if belonging.is_alone:
        return Look(None, belonging.groups, ALONE)
    return Look(fills[belonging.leading], belonging.groups, words_of(article, groups[belonging.leading], names))


def words_of(article: int, group: Group, names: Mapping[int, str]) -> str:
    """What the other reports of a group do with the claim of this one: "in 2 other reports: differs in number"."""
    others = _others(article, group)
    where = f"in {names.get(others[0], '1 other report')}" if len(others) == 1 else f"in {len(others)} other reports"
    if group["relation"] == Relation.CONTRADICTS:
        return f"{where}: {CONTRADICTS}"
    if group["relation"] != Relation.DIFFERS:
        return f"{where}: {'the same' if group['relation'] == Relation.SAME else 'related'}"
    mine = [row for row in group["differences"] if str(article) in row["spans"]]
    respects = _listed(row["dimension"] for row in mine or group["differences"])
    if mine or len(others) == 1:
        return f"{where}: differs{respects}"
    return f"{where}, which differ{respects}"


def _listed(dimensions: Iterable[str]) -> str:
    """What follows "differs": nothing, or " in number, time and cause"."""
    names = list(dict.fromkeys(DIMENSIONS.get(dimension, dimension) for dimension in dimensions))
    if not names:
        return ""
    return f" in {', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else f" in {names[0]}"


def _shared_with(
    article: int, sentences: Iterable[Belonging], groups: Mapping[int, Group], names: Mapping[int, str]
) -> dict[str, int]:
    """How many sentences have a counterpart in each other report, in the order of the reports."""
    counts = dict.fromkeys(names, 0)
    for sentence in sentences:
        if not sentence.is_alone:
            for other in {other for number in sentence.groups for other in _others(article, groups[number])}:
                counts[other] = counts.get(other, 0) + 1
    return {names[other]: count for other, count in counts.items() if count and other in names}


def _others(article: int, group: Group) -> list[int]:
    return [member["article"] for member in group["members"] if member["article"] != article]
