"""The logs of what editors decided about a story, which share one numbering."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic

from django.db.models import Exists, F, Max, OuterRef
from django.db.models.functions import Coalesce, Greatest

from framing.analysis.readings import in_one_line
from framing.models import ClaimDecision, ReferentDecision
from framing.models.decisions import Row
from reports.models import Article, Story
from reports.selectors.story_addresses import stories_leading_to

LOGS = (ClaimDecision, ReferentDecision)
#: Kinds of decisions that say what is the same.
TOGETHER = frozenset(["join", "confirm", "merge"])
_ARTICLE = re.compile(r"^(?:the|an?|this|that|these|those|its|his|her|their|our)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """The words of one place as the decision remembers them."""

    source: str
    words: str


@dataclass(frozen=True, slots=True)
class DecisionLine(Generic[Row]):
    """One row of a log."""

    decision: Row
    places: tuple[PlaceLine, ...]
    is_undone: bool

    @property
    def is_split(self) -> bool:
        return self.decision.kind == "split"

    @property
    def wordings(self) -> list[str]:
        """What it calls the same, each once and without an article; empty where it says nothing of the kind."""
        if self.decision.undoes_id or self.decision.kind not in TOGETHER:
            return []
        return list(
            {text.casefold(): text for text in (_ARTICLE.sub("", place.words) for place in self.places)}.values()
        )


def last_number(story: int | OuterRef | F) -> Coalesce:
    """The number of the newest decision on a story, undoings included, for use in a query; 0 without one."""
    return Coalesce(Greatest(*(model.objects.last_number(story) for model in LOGS)), 0)


def last_number_of(story: Story) -> int:
    """The same in one query of its own."""
    known = Story.objects.filter(pk=story.pk).annotate(decided=last_number(story.pk))
    return known.values_list("decided", flat=True).get()


def last_numbers() -> dict[int, int]:
    """The number of the newest decision by story, of all that have one; in two queries."""
    found: dict[int, int] = {}
    for model in LOGS:
        for story, number in model.objects.order_by().values_list("story_id").annotate(Max("number")):
            found[story] = max(number, found.get(story, 0))
    return found


def decision_log(model: type[Row], story: Story) -> list[DecisionLine[Row]]:
    """Every decision of one kind on the story, the newest first; in two queries."""
    undone = Exists(model._default_manager.filter(undoes=OuterRef("pk")))
    rows = model._default_manager.filter(story=story).annotate(is_undone=undone)
    decisions = list(rows.select_related("decided_by", "undoes").order_by("-number"))
    articles = {place["article"] for decision in decisions for place in decision.places}
    sources = dict(Article.objects.filter(pk__in=articles).values_list("pk", "source__name")) if articles else {}
    return [_line(decision, sources) for decision in decisions]


def merged_logs(model: type[Row], story: Story) -> list[tuple[Story, list[DecisionLine[Row]]]]:
    """What was decided about stories before they became part of this one; what was taken along is in its own log."""
    logs = [(merged, decision_log(model, merged)) for merged in stories_leading_to(story)]
    return [(merged, lines) for merged, lines in logs if lines]


def decision_of(model: type[Row], story: Story, number: int) -> Row | None:
    """The decision of this story with that number."""
    return model._default_manager.select_related("story").filter(story=story, number=number).first()


def _line(decision: Row, sources: Mapping[int, str]) -> DecisionLine[Row]:
    places = tuple(
        PlaceLine(sources.get(place["article"], "a report that is gone"), in_one_line(place["words"]))
        for place in decision.places
    )
    return DecisionLine(decision, places, bool(getattr(decision, "is_undone", False)))
