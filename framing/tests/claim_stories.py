"""Stories whose reports claim and count things, stored as analyses and comparisons store them."""

from typing import Any

from framing.models import AnalysisRun, Comparison
from framing.tests.factories import AnalysisRunFactory, ComparisonFactory
from reports.models import Article, Claim, Quantity, Story
from reports.tests.factories import ArticleFactory, ClaimFactory, QuantityFactory, StoryFactory

LONG = (
    "The town council of Brennick shut the old harbour gate on Monday after a night of rain.",
    "About 40 boats lie behind it, the harbour office said; 12 fishing boats and seven ferries had cargo on board.",
    "The wall was built a hundred years ago.",
)
SHORT = (
    "The council closed the harbour gate on Tuesday, fishermen said.",
    "They counted 60 boats behind the gate. The mayor had promised that it stays open.",
)
HEADLINE = "Council shuts the old harbour gate"


def report_of(story: Story, paragraphs: tuple[str, ...], **values: Any) -> AnalysisRun:
    """An analysed report with one sentence for each paragraph."""
    text = "\n\n".join((HEADLINE, *paragraphs))
    article: Article = ArticleFactory(story=story, revision=text, **values)
    sentences, start = [], 0
    for number, paragraph in enumerate(text.split("\n\n")):
        sentences.append(["body" if number else "headline", start, start + len(paragraph)])
        start += len(paragraph) + 2
    return AnalysisRunFactory(revision=article.latest_revision, sentences=sentences)


def claimed(run: AnalysisRun, words: str, *, slots: dict[str, Any] | None = None, **values: Any) -> Claim:
    """The clause ``words`` as the next claim of the run."""
    at = run.revision.text.index(words)
    row: Claim = ClaimFactory(
        revision=run.revision,
        number=run.revision.claims.count() + 1,
        words=words,
        sentence=next(number for number, (_, start, end) in enumerate(run.sentences) if start <= at < end),
        zone=next(zone for zone, start, end in run.sentences if start <= at < end),
        **values,
    )
    if slots:
        row.slots |= slots
        row.save()
    return row


def counted(run: AnalysisRun, words: str, low: float | None, high: float | None, **values: Any) -> Quantity:
    """The figure ``words`` as the next one of the run; what is no column goes into the details."""
    at, columns = run.revision.text.index(words), {field.name for field in Quantity._meta.get_fields()}
    row: Quantity = QuantityFactory(
        revision=run.revision,
        number=run.revision.quantities.count() + 1,
        words=words,
        low=low,
        high=high,
        sentence=next(number for number, (_, start, end) in enumerate(run.sentences) if start <= at < end),
        **{name: value for name, value in values.items() if name in columns},
    )
    row.details |= {name: value for name, value in values.items() if name not in columns}
    row.save()
    return row


def group(number: int, relation: str, claims: list[Claim], **values: Any) -> dict[str, Any]:
    """A stored group of claims; claims of one report are one member."""
    members: dict[int, list[int]] = {}
    for claim in claims:
        members.setdefault(claim.revision.article_id, []).append(claim.number)
    row = {"number": number, "relation": relation, "status": "proposed", "score": 0.71, "differences": []}
    row |= {"members": [{"article": key, "claims": found} for key, found in members.items()]}
    return row | {"reasons": ["the same act"], "qualifiers": [], "check_reasons": []} | values


def difference(dimension: str, note: str, *shown: tuple[Claim, str]) -> dict[str, Any]:
    """In what claims differ, with the words that show it in each."""
    spans = {}
    for claim, words in shown:
        at = claim.revision.text.index(words, claim.start)
        spans[str(claim.revision.article_id)] = [at, at + len(words)]
    return {"dimension": dimension, "note": note, "spans": spans}


def ledger_row(verdict: str, quantities: list[Quantity], note: str = "", **values: Any) -> dict[str, Any]:
    """A stored row of the ledger."""
    members: dict[int, list[int]] = {}
    for quantity in quantities:
        members.setdefault(quantity.revision.article_id, []).append(quantity.number)
    row = {"verdict": verdict, "unit": quantities[0].unit, "counted": quantities[0].counted, "note": note}
    return row | {"members": [{"article": key, "quantities": found} for key, found in members.items()]} | values


def claims_story(reports: int = 2, *, slug: str = "") -> Story:
    """A story of a shut gate: every report claims the closing, on one of two days, and something that it has alone."""
    story: Story = StoryFactory(**({"slug": slug} if slug else {}))
    runs = [report_of(story, SHORT if number % 2 else LONG) for number in range(reports)]
    closings, counts, parts, lone = [], [], [], []
    for number, run in enumerate(runs):
        if number % 2:
            closings.append(claimed(run, SHORT[0].partition(",")[0], voice="indirect", speaker_name="fishermen"))
            lone.append(claimed(run, "The mayor had promised that it stays open", certainty="planned"))
            counts.append(counted(run, "60 boats", 60, 60, comparator="eq", counted_by="fishermen"))
        else:
            closings.append(claimed(run, LONG[0].rstrip(".")))
            lone.append(claimed(run, "The wall was built a hundred years ago", is_background=True))
            counts.append(counted(run, "About 40 boats", 36, 44, speaker_name="the harbour office"))
            parts.append(counted(run, "12 fishing boats", 12, 12, comparator="eq", part_of=1))
    if reports > 1:
        days = [(claim, "on Tuesday" if number % 2 else "on Monday") for number, claim in enumerate(closings)]
        groups = [group(1, "differs", closings, differences=[difference("time", "two days", *days)])]
        only = {"score": None, "reasons": ["no other report has it"], "qualifiers": ["the other report is shorter"]}
        groups += [group(number, "only_in", [claim], **only) for number, claim in enumerate(lone, start=2)]
        shares = {"first_position": 0.1, "word_share": 0.25, "in_headline": False, "in_lead": True}
        emphasis = {
            str(claim.revision.article_id): [shares | {"claim_group": 1, "is_background": False}] for claim in closings
        }
        ledger = [ledger_row("differ", counts, "40 or 60"), *(ledger_row("only_in", [part]) for part in parts)]
        ComparisonFactory(story=story, claims=groups, quantities=ledger, emphasis=emphasis)
    return story


def comparison_in(story: Story) -> Comparison:
    """The stored comparison of the story."""
    return Comparison.objects.get(story=story)
