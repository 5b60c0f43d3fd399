"""Whole analyses of demo reports, as a diff to read: what the engine finds there changes only on purpose."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from framing.analysis.agency import Harm
from framing.analysis.article import Analyser, Analysis
from framing.analysis.comparison import ComparisonResult, compared
from framing.analysis.interchange import figures_record
from framing.lexicons import load_starter_aliases, starter_lexicon
from reports.extraction.claims import Claim
from reports.extraction.mentions import Mention
from reports.extraction.quantities import Quantity
from reports.extraction.quotes import Quote
from reports.text.encoding import load_encoder
from reports.text.parse import load_parser
from reports.text.zones import find_zones

DEMO = Path(__file__).resolve().parents[2] / "reports" / "demo"
GOLDEN = Path(__file__).parent / "golden"
ARTICLES = [
    "varga-aid-ship/harbour-voice",
    "varga-aid-ship/northgate-wire",
    "karsa-air-strikes/federal-ledger",
    "karsa-air-strikes/miresh-tribune",
    "dunmere-rail-strike/daily-anvil",
    "laume-crossing/sterling-post",
    "arden-abortion-bill/federal-ledger",
    "coranda-election/coranda-herald",
    "kestria-clean-power-act/sterling-post",
    "varga-aid-ship/meridian-courier",
]
STORIES = ["karsa-air-strikes", "dunmere-rail-strike"]
# Written for the traps of quotation: marks over paragraphs, names in marks, reports of reports, broken marks.
TEXTS = Path(__file__).parent / "texts"
TRAPS = ["long-quotation", "quoted-names", "reports-of-reports", "broken-marks"]


@pytest.fixture(scope="module")
def analyser() -> Analyser:
    return Analyser(load_parser(), starter_lexicon())


def summary_of(found: Analysis) -> dict[str, object]:
    """What a reader of the diff wants to see: words, not offsets."""
    text = found.text
    return {
        "zones": [f"{zone.zone}: {zone.span.of(text)[:40]}" for zone in found.zones],
        "quotes": [
            f"{quote.kind}: {quote.span.of(text)[:60]} | {_speaker(quote)} | {quote.cue and quote.cue.text}"
            + "".join(f" | passed on by {relay}" for relay in quote.relayed_by)
            + (f" | {quote.channel}" if quote.channel else "")
            for quote in found.quotes
        ],
        "terms": [f"{hit.text} | {hit.entry.code} | {hit.zone} | {hit.reason}" for hit in found.hits],
        "quantities": [_quantity(quantity, text) for quantity in found.quantities],
        "claims": [_claim(claim, text) for claim in found.claims],
        "harms": [_harm(harm) for harm in found.harms],
        "mentions": _chains(found.mentions),
        "sentences": len(found.sentences),
        "figures": figures_record(found.figures),
        "problems": [problem.code for problem in found.problems],
    }


def _speaker(quote: Quote) -> str:
    if quote.speaker is None:
        return "nobody"
    anonymous = ", anonymous" if quote.anonymous else ""
    return f"{quote.speaker.name or quote.speaker.text} ({quote.speaker.how}, {quote.speaker.confidence}{anonymous})"


def _quantity(quantity: Quantity, text: str) -> str:
    bounds = "to".join("…" if bound is None else f" {bound:g} " for bound in (quantity.low, quantity.high)).strip()
    whole = "" if quantity.part_of is None else f" | part of {quantity.part_of + 1}"
    which = f" | {quantity.unit} | {quantity.counted} | {quantity.population}"
    return f"{quantity.span.of(text)} | {quantity.comparator} {bounds}{which}{whole}"


def _claim(claim: Claim, text: str) -> str:
    roles = " > ".join(slot.text[:30] if slot else "–" for slot in (claim.agent, claim.patient))
    how = f"{claim.voice}, {claim.certainty}, {claim.polarity}"
    return f"{claim.span.of(text)[:80]} | {claim.event} | {roles} | {how}"


def _harm(harm: Harm) -> str:
    roles = " > ".join(slot.text[:30] if slot else "–" for slot in (harm.agent, harm.patient))
    return f"{harm.predicate.text} | {harm.event} | {harm.form} | {roles} | {harm.agent_first_named}"


def _chains(mentions: Sequence[Mention]) -> list[str]:
    """A line for each chain: what its first mention is, and every wording in order."""
    chains: dict[int, list[Mention]] = {}
    for mention in mentions:
        chains.setdefault(mention.chain, []).append(mention)
    return [
        f"{found[0].kind}: " + " = ".join(f"{one.text[:50]} ({one.form}, {one.voice})" for one in found)
        for _, found in sorted(chains.items())
    ]


@pytest.mark.parametrize("name", ARTICLES)
def test_analysis_of_demo_report_is_unchanged(analyser, golden, name):
    text = (DEMO / f"{name}.txt").read_text(encoding="utf-8")

    found = analyser.analyse(text, find_zones(text))

    golden(GOLDEN / f"{name.replace('/', '.')}.json", summary_of(found))


def test_analysis_is_the_same_again(analyser):
    text = (DEMO / f"{ARTICLES[0]}.txt").read_text(encoding="utf-8")

    assert summary_of(analyser.analyse(text, find_zones(text))) == summary_of(analyser.analyse(text, find_zones(text)))


@pytest.mark.parametrize("story", STORIES)
def test_labels_of_demo_story_are_unchanged(analyser, golden, story):
    texts = {path.stem: path.read_text(encoding="utf-8") for path in sorted((DEMO / story).glob("*.txt"))}
    analyses = {key: analyser.analyse(text, find_zones(text)) for key, text in texts.items()}

    found = compared(analyses, starter_lexicon(), encoder=load_encoder(), aliases=load_starter_aliases())

    golden(GOLDEN / f"{story}.json", {"referents": _labels(found), "crossings": _crossings(found)})


def _labels(found: ComparisonResult) -> list[str]:
    """A line for each referent that several reports speak of: what each of them calls it, in order."""
    return [
        f"{found.referents[table.referent].kind}: {found.referents[table.referent].name} | "
        + " | ".join(f"{key}: {', '.join(use.text for use in uses)}" for key, uses in table.cells.items())
        for table in found.label_tables
        if len(table.cells) > 1
    ]


def _crossings(found: ComparisonResult) -> list[str]:
    return [
        f"{one.text} | {one.kind} | {', '.join(one.owned_by)} | {', '.join(one.attributed_by)}"
        for one in found.label_crossings
    ]


@pytest.mark.parametrize("name", TRAPS)
def test_analysis_of_text_with_traps_is_unchanged(analyser, golden, name):
    text = (TEXTS / f"{name}.txt").read_text(encoding="utf-8")

    golden(GOLDEN / f"{name}.json", summary_of(analyser.analyse(text, find_zones(text))))
