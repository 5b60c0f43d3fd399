"""Rows of labels across stories for tests: what reports call the people at the harbour gate."""

from datetime import UTC, datetime
from typing import Any

import factory

from framing.models import Comparison, DistinctiveLabel, LabelUse
from framing.tests.factories import ComparisonFactory
from reports.models import Source, Story
from reports.tests.factories import ArticleFactory, SourceFactory, StoryFactory

MEASURED = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)
PEOPLE = "set:gate_protesters"
TEXT = "Gate shut\n\nThe council met. {} stood at the gate all morning. Nobody left."


class LabelUseFactory(factory.django.DjangoModelFactory):
    """A report whose second sentence begins with the label; ``source`` and ``story`` are those of its article."""

    class Meta:
        model = LabelUse
        skip_postgeneration_save = True

    text = "angry mob"
    label_key = factory.LazyAttribute(lambda use: use.text.lower())
    source = factory.SubFactory(SourceFactory)
    story = factory.SubFactory(StoryFactory)
    article = factory.LazyAttribute(
        lambda use: ArticleFactory(story=use.story, source=use.source, revision=TEXT.format(f"The {use.text}"))
    )
    comparison = factory.LazyAttribute(
        lambda use: Comparison.objects.filter(story=use.story).last() or ComparisonFactory(story=use.story)
    )
    referent = 1
    referent_key = PEOPLE
    referent_name = "People who protest at the gate"
    own = 1
    first = factory.LazyAttribute(lambda use: TEXT.index("{}") + len("The "))

    @factory.post_generation
    def compared(self, create: bool, extracted: Any, **kwargs: Any) -> None:
        self.comparison.revisions = sorted({*self.comparison.revisions, self.article.latest_revision_id})
        self.comparison.save()


class DistinctiveLabelFactory(factory.django.DjangoModelFactory):
    """A label that sets its source apart."""

    class Meta:
        model = DistinctiveLabel

    source = factory.SubFactory(SourceFactory)
    referent_key = PEOPLE
    referent_name = "People who protest at the gate"
    label_key = factory.LazyAttribute(lambda row: row.text.lower())
    text = factory.Sequence(lambda n: f"angry mob {n + 1:03}")
    z = 3.2
    uses = 8
    of = 12
    others = 1
    others_of = 40
    articles = 4
    stories = 3
    other_labels = factory.LazyFunction(lambda: [["protesters", 22, "protesters"], ["fishermen", 9, "fishermen"]])
    measured_at = MEASURED


def told(source: Source, uses: dict[str, int], *, stories: list[Story], **values: object) -> None:
    """The source calls the referent so, so often in each of these stories, each label in the same report."""
    for story in stories:
        article = ArticleFactory(story=story, source=source, revision=TEXT.format(f"The {next(iter(uses))}"))
        for text, own in uses.items():
            LabelUseFactory(text=text, own=own, source=source, story=story, article=article, **values)
