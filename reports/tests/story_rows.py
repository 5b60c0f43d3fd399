"""Rows for tests of what editors do with stories; every name and text here is invented."""

import factory
from django.contrib.auth.models import Permission
from django.utils import timezone

from reports.models import Article, Story, StoryAddress, StoryChange, StoryProposal
from reports.selectors.report_lines import Stood
from reports.tests.factories import ArticleFactory, EditorFactory, StoryFactory


class ArrangerFactory(EditorFactory):
    """An editor who may place reports in stories, whatever an emptied database has left of the groups."""

    @factory.post_generation
    def place_right(self, create, extracted, **kwargs):
        self.user_permissions.add(Permission.objects.get(content_type__app_label="reports", codename="place_article"))


class StoryAddressFactory(factory.django.DjangoModelFactory):
    """An address that a story once had."""

    class Meta:
        model = StoryAddress

    story = factory.SubFactory(StoryFactory)
    slug = factory.Sequence(lambda n: f"gate-of-old-{n + 1}")


class StoryChangeFactory(factory.django.DjangoModelFactory):
    """A story that was closed to proposals."""

    class Meta:
        model = StoryChange

    story = factory.SubFactory(StoryFactory)
    kind = StoryChange.Kind.CLOSED
    changed_by = factory.SubFactory(EditorFactory)


class StoryProposalFactory(factory.django.DjangoModelFactory):
    """A report that may belong to a story; ``merge`` and ``split`` make the other kinds."""

    class Meta:
        model = StoryProposal

    kind = StoryProposal.Kind.PLACE
    story = factory.SubFactory(StoryFactory)
    article = factory.LazyFunction(lambda: proposed(StoryFactory(is_title_proposed=True)))
    score = 0.37
    reasons = factory.LazyFunction(lambda: ["same names", "3 hours apart"])

    class Params:
        merge = factory.Trait(kind="merge", article=None, other=factory.SubFactory(StoryFactory))
        split = factory.Trait(kind="split", article=factory.LazyAttribute(lambda row: proposed(row.story)))
        rejected = factory.Trait(state="rejected", decided_at=factory.LazyFunction(timezone.now))


def proposed(story, **fields):
    """A report that the machine placed, with what it said of it."""
    machine = {"placement": "proposed", "placement_score": 0.41, "placement_reason": "same names"}
    return ArticleFactory(story=story, **machine | fields)


def stood(*articles):
    """The reports as they stand now."""
    return [Stood(article.pk, article.story_id) for article in articles]


def standing():
    """Where every report stands and by whom, and what every story is called and leads to."""
    articles = Article.objects.order_by("pk").values_list(
        "pk", "story", "placement", "placement_score", "placement_reason"
    )
    stories = Story.every.order_by("pk").values_list("pk", "title", "slug", "merged_into", "takes_proposals")
    return list(articles), list(stories)
