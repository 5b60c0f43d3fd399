"""Stories whose headlines are cut into parts, stored as analyses and comparisons store them."""

from collections.abc import Mapping, Sequence
from typing import Any

from framing.analysis.headline_records import KEY, headline_record
from framing.models import AnalysisRun, Comparison
from framing.tests.factories import AnalysisRunFactory, ComparisonFactory
from reports.extraction.parted_headlines import PartedHeadline, Wording
from reports.models import Story
from reports.tests.factories import ArticleFactory, StoryFactory
from reports.text.spans import Span

BODY = "The depot stands by the river. It was built a hundred years ago."
ACTIVE = ("Karsan jets hit depot near Orla after raid", ("Karsan jets", "hit", "depot", "after raid"), "active")
PASSIVE = ("Depot bombed in Orla, minister says", (None, "bombed", "Depot", None), "passive")


def headlined(story: Story, headline: str, parts: Sequence[str | None] = (), wording: str = "active") -> AnalysisRun:
    """An analysed report with that headline; actor, verb, target, reason by their words, where it has any."""
    text = f"{headline}\n\n{BODY}"
    article = ArticleFactory(story=story, revision=text)
    sentences = [["headline", 0, len(headline)], ["body", len(headline) + 2, len(text)]]
    run: AnalysisRun = AnalysisRunFactory(revision=article.latest_revision, sentences=sentences)
    if parts:
        spans = [Span(text.index(words), text.index(words) + len(words)) if words else None for words in parts]
        actor, verb, target, reason = spans
        assert verb is not None, "a headline with parts has a verb"
        run.figures |= {KEY: headline_record(PartedHeadline(verb, Wording(wording), actor, target, reason))}
        run.save()
    return run


def referent(number: int, name: str, places: Mapping[AnalysisRun, str]) -> dict[str, Any]:
    """A referent that headlines speak of in these words, with a mention in the first one's text beside them."""
    cells = {}
    for place, (run, words) in enumerate(places.items(), start=1):
        text = run.revision.text
        start = text.index(words)
        mentions = [[place, start, start + len(words), "headline", "own", None]]
        mentions.append([place + 50, text.index("The depot"), text.index(" stands"), "body", "own", None])
        cells[str(run.revision.article_id)] = [{"key": words, "text": words, "is_name": False, "mentions": mentions}]
    row = {"number": number, "name": name, "kind": "object", "standing": "proposed", "key": "", "set": None}
    return row | {"difference": 0.0, "cells": cells, "directions": {}, "links": [], "crossings": []}


def headline_story(count: int = 2) -> tuple[Story, list[AnalysisRun], Comparison]:
    """Reports with an active and a passive headline by turns, all of which name the depot; compared."""
    story: Story = StoryFactory()
    runs = [headlined(story, *(PASSIVE if number % 2 else ACTIVE)) for number in range(count)]
    words = {run: "Depot" if number % 2 else "depot" for number, run in enumerate(runs)}
    referents = [referent(3, "Orla depot", words), referent(4, "Karsan jets", {runs[0]: "Karsan jets"})]
    comparison: Comparison = ComparisonFactory(story=story, referents=referents)
    return story, runs, comparison
