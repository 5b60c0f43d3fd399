"""Counting the labels of a story anew where other words than before count in another report."""

from collections.abc import Iterable

from framing.models import AnalysisRun
from framing.selectors.comparisons import comparison_status_of
from framing.services.referent_rows import store_label_uses
from framing.signals import label_count_requested
from reports.models import Article, Story


def ask_for_label_counts(*, articles: Iterable[int]) -> None:
    """Have the labels of the stories of these reports counted anew."""
    stories = Article.objects.filter(pk__in=list(articles), story__isnull=False).values_list("story", flat=True)
    for story_id in sorted(set(stories)):
        label_count_requested.send(sender=Story, story_id=story_id)


def count_labels_again(*, story: Story) -> int | None:
    """The labels of the story's present comparison stored again with wire text counted once; how many rows there are.

    None without a comparison: the one that is made will count them.
    """
    comparison = comparison_status_of(story).result
    if comparison is None:
        return None
    runs = AnalysisRun.objects.filter(revision__in=comparison.revisions, engine=comparison.engine)
    loaded = runs.select_related("revision__article").defer("revision__text", "revision__search", "revision__words")
    return store_label_uses(comparison=comparison, runs=loaded)
