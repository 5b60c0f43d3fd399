"""Stories in which one statement stands in several reports, stored as a comparison stores it."""

from typing import Any

from framing.models import AnalysisRun, Comparison
from framing.tests.factories import AnalysisRunFactory, ComparisonFactory
from reports.models import Article, PrimaryText, Quote, Story
from reports.models.statements import speaker_key_of
from reports.tests.factories import ArticleFactory, PrimaryTextFactory, QuoteFactory, StoryFactory

WHOLE = "“We closed it before anybody was hurt,” said Mara Quill. She said the gate stays shut for nine days."
PART = "“We closed it before anybody,” Mara Quill claimed. A clerk, who asked not to be named, spoke of floods."
HEADLINE = "Council shuts the old harbour gate"


def quoted(run: AnalysisRun, words: str, speaker: str = "Mara Quill", **values: Any) -> Quote:
    """A quotation of these words in the text of the run, its speaker where the text has one."""
    text = run.revision.text
    start, place = text.index(words), text.index(speaker) if speaker else None
    values = {"speaker_name": speaker, "cue_start": None, "cue_end": None, "cue_text": "said"} | values
    known = values.setdefault("speaker_text", speaker)
    values.setdefault("speaker_key", "" if values.get("is_anonymous") else speaker_key_of(values["speaker_name"]))
    return QuoteFactory(
        revision=run.revision,
        number=run.revision.quotes.count() + 1,
        start=start,
        end=start + len(words),
        speaker_start=place if known else None,
        speaker_end=place + len(speaker) if known and place is not None else None,
        **values,
    )


def report_in(story: Story, body: str) -> AnalysisRun:
    """An analysed report of the story with one body paragraph."""
    article: Article = ArticleFactory(story=story, revision=f"{HEADLINE}\n\n{body}")
    return AnalysisRunFactory(revision=article.latest_revision)


def statement(quotes: list[Quote], primary: PrimaryText | None = None, **values: Any) -> dict[str, Any]:
    """The stored statement: every quotation has "We closed it before anybody", those that go on say "was hurt"."""
    witnesses: list[dict[str, Any]] = []
    edits: list[dict[str, Any]] = [_edit("equal", "equal"), _edit("only_in", "wording")]
    if primary:
        at = primary.text.index("We closed")
        _add(witnesses, edits, {"primary": primary.pk, "key": primary.key, "quotes": []}, primary.text, at, at + 35)
    for quote in quotes:
        key = str(quote.revision.article_id)
        row = {"article": quote.revision.article_id, "key": key, "quotes": [quote.number]}
        _add(witnesses, edits, row, quote.revision.text, quote.start, quote.end)
    edits.append(_edit("equal", "punctuation") | {"texts": {row["key"]: "" for row in witnesses}})
    row = {"speaker": "Mara Quill", "anonymous": False, "form": "quoted", "reasons": ["the same speaker"]}
    return row | {"witnesses": witnesses, "edits": edits} | values


def compared_story(reports: int = 2, *, with_primary: bool = False, slug: str = "") -> Story:
    """A story whose reports give one statement, the odd ones whole, the others without its last words."""
    story: Story = StoryFactory(**({"slug": slug} if slug else {}))
    runs = [report_in(story, PART if number % 2 else WHOLE) for number in range(reports)]
    quotes = [
        quoted(run, "We closed it before anybody" if number % 2 else "We closed it before anybody was hurt")
        for number, run in enumerate(runs)
    ]
    for number, run in enumerate(runs):
        if number % 2:
            clerk = {"speaker_name": "", "is_anonymous": True, "stance": "neutral"}
            quoted(run, "spoke of floods", "A clerk", kind="indirect", fragments=[], **clerk)
        else:
            quoted(run, "the gate stays shut for nine days", kind="indirect", fragments=[], relayed_by=["Radio Quay"])
    primary = PrimaryTextFactory(story=story) if with_primary else None
    if reports > 1:
        ComparisonFactory(story=story, statements=[statement(quotes, primary)])
    return story


def comparison_in(story: Story) -> Comparison:
    """The stored comparison of the story."""
    return Comparison.objects.get(story=story)


def _edit(op: str, cls: str) -> dict[str, Any]:
    return {"op": op, "class": cls, "marked": False, "touches": [], "texts": {}, "spans": {}}


def _add(
    witnesses: list[dict[str, Any]], edits: list[dict[str, Any]], row: dict[str, Any], text: str, start: int, end: int
) -> None:
    shared = start + len("We closed it before anybody")
    witnesses.append(row | {"spans": [[start, end]], "reported": False})
    for edit, (first, last) in zip(edits, ((start, shared), (shared, end)), strict=True):
        edit["texts"][row["key"]] = text[first:last]
        edit["spans"][row["key"]] = [[first, last]] if first < last else []
