"""What the grouping into stories reads of a report, stored once for each newest text."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from reports.models.articles import Article


class ArticleKeys(models.Model):
    """The features of an article's newest text."""

    article = models.OneToOneField(Article, on_delete=models.CASCADE, related_name="keys")
    story = models.ForeignKey(
        "reports.Story", null=True, blank=True, on_delete=models.SET_NULL, related_name="+", help_text="As placed."
    )
    moment = models.DateTimeField(help_text="Published, or brought in when that is unknown.")
    keys = ArrayField(models.BigIntegerField(), default=list, help_text="Hashes of its rarest words and names.")
    features = models.JSONField(default=dict, help_text="See reports/grouping.")

    class Meta:
        verbose_name_plural = "article keys"
        indexes = [
            GinIndex(fields=["keys"], name="article_keys"),
            models.Index(fields=["moment"], name="article_keys_moment"),
        ]

    def __str__(self) -> str:
        return f"keys of {self.article_id}"
