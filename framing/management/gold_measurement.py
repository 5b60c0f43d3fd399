"""What the engine finds in the gold pairs held against what a reader marked (docs/method.md, "Our own gold")."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from framing.analysis.agency.values import Form, Harm
from framing.analysis.alignment.values import AnalysedReport, ClaimGroup
from framing.analysis.ledger import LedgerRow
from framing.management.gold_claims import claim_tally
from framing.management.gold_figures import STEPS, quantity_tally, row_tally
from framing.management.gold_tally import Shares, Tally, likeness, matched, share, shares_of
from framing.management.gold_texts import SIDES, GoldHarm, GoldStory


@dataclass(frozen=True, slots=True)
class Found:
    """What the engine found in the two reports of a story, under the keys a and b."""

    reports: Mapping[str, AnalysedReport]
    groups: Sequence[ClaimGroup]
    rows: Sequence[LedgerRow]


def tally_of(story: GoldStory, found: Found) -> Tally:
    """All counts of what was marked in one story, with a line for each thing that went wrong."""
    tally = Tally()
    if "claims" in story.marked:
        claim_tally(story, found.reports, found.groups, tally)
    if "quantities" in story.marked:
        quantity_tally(story, found.reports, tally)
    if "ledger" in story.marked:
        row_tally(story, found.reports, found.rows, tally)
    for side in SIDES if "harms" in story.marked else ():
        _count_harms(story, side, found.reports[side].harms, tally)
    return Tally(tally.counts, [f"{story.slug}: {line}" for line in tally.errors])


def _count_harms(story: GoldStory, side: str, harms: Sequence[Harm], tally: Tally) -> None:
    text = story.texts[side]
    golds = [gold for gold in story.harms if gold.side == side]
    sure, doubtful = ([gold for gold in golds if gold.is_doubtful is wanted] for wanted in (False, True))

    def weigh(place: int, gold: int) -> float:
        one, other = harms[place], sure[gold]
        same = likeness(one.predicate.span, other.span)
        return same and same + (one.form is other.form)

    partners = matched(list(range(len(harms))), list(range(len(sure))), weigh)
    for place, gold in enumerate(sure):
        if place not in partners:
            tally.errors.append(f"harm missed in {side}: {_words(text, gold)} ({gold.form})")
            continue
        form = harms[partners[place]].form
        tally.counts.update({"forms.found": 1, "forms.right": int(form is gold.form)})
        if form is not gold.form:
            tally.errors.append(f"harm called {form} instead of {gold.form} in {side}: {_words(text, gold)}")
    tally.counts["forms.gold"] += len(sure)
    _count_passives(text, side, harms, sure, doubtful, tally)


def _count_passives(
    text: str, side: str, harms: Sequence[Harm], sure: Sequence[GoldHarm], doubtful: Sequence[GoldHarm], tally: Tally
) -> None:
    passives = [gold for gold in sure if gold.form is Form.PASSIVE_AGENTLESS]
    found = [harm for harm in harms if harm.form is Form.PASSIVE_AGENTLESS]
    partners = matched(
        list(range(len(found))),
        list(range(len(passives))),
        lambda place, gold: likeness(found[place].predicate.span, passives[gold].span),
    )
    rest = [harm for place, harm in enumerate(found) if place not in partners.values()]
    # A second find inside the words of one gold predicate ("shot and killed") is the same event, not a false one.
    known = [*doubtful, *passives]
    false = [harm for harm in rest if not any(harm.predicate.span.overlaps(gold.span) for gold in known)]
    tally.counts.update(
        {
            "passives.right": len(partners),
            "passives.found": len(partners),
            "passives.false": len(false),
            "passives.gold": len(passives),
        }
    )
    tally.errors += [f"passive false in {side}: “{harm.span.of(text)[:90]}” ({harm.predicate.text})" for harm in false]


def _words(text: str, gold: GoldHarm) -> str:
    start, end = max(0, gold.span.start - 40), min(len(text), gold.span.end + 20)
    return f"“{text[start : gold.span.start]}[{gold.span.of(text)}]{text[gold.span.end : end]}”".replace("\n", " ")


def figures_of(counts: Mapping[str, int]) -> Iterator[str]:
    """The lines of the report: each figure with the counts it is made of."""
    yield _line("claim pairs", shares_of(counts, "claims"), counts, "claims")
    yield _part("relation right", counts, "relation.right", "relation.gold")
    for key in sorted(key for key in counts if ".as." in key):
        yield f"    {key.removeprefix('relation.').replace('.as.', ' called '):<32} {counts[key]}"
    yield _line("dimensions", shares_of(counts, "dimensions"), counts, "dimensions")
    yield _part("contradictions wrong", counts, "contradicts.wrong", "contradicts.said")
    yield _part("near misses joined", counts, "near_misses.joined", "near_misses.gold")
    for step, label in zip(STEPS, ("quantities, span", " + value", " + unit", " + population"), strict=True):
        yield _line(label, shares_of(counts, f"quantities.{step}"), counts, f"quantities.{step}")
    yield _part("ledger: compared", counts, "ledger.found", "ledger.gold")
    yield _part("ledger: verdict right", counts, "ledger.verdict_right", "ledger.gold")
    yield _part("ledger: not in gold", counts, "ledger.rows_not_in_gold", "ledger.rows")
    yield _line("agentless passives", shares_of(counts, "passives"), counts, "passives")
    yield _part("harm found", counts, "forms.found", "forms.gold")
    yield _part("form right", counts, "forms.right", "forms.found")


def _line(label: str, shares: Shares, counts: Mapping[str, int], name: str) -> str:
    right, false = counts.get(f"{name}.right", 0), counts.get(f"{name}.false", 0)
    found, gold = counts.get(f"{name}.found", 0), counts.get(f"{name}.gold", 0)
    figures = f"P {_number(shares.precision)}  R {_number(shares.recall)}  F1 {_number(shares.f1)}"
    return f"{label:<24} {figures}   (P {right} of {right + false}, R {found} of {gold})"


def _part(label: str, counts: Mapping[str, int], part: str, whole: str) -> str:
    return (
        f"{label:<24} {_number(share(counts.get(part, 0), counts.get(whole, 0)))}"
        f"   ({counts.get(part, 0)} of {counts.get(whole, 0)})"
    )


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"
