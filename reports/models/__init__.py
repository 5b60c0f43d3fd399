"""What was written: sources, stories, articles, their revisions, and the statements found in them."""

from reports.models.articles import Article, ArticleRevision
from reports.models.sources import Source
from reports.models.statements import Claim, Quote
from reports.models.stories import Story

__all__ = ["Article", "ArticleRevision", "Claim", "Quote", "Source", "Story"]
