"""What was written: sources, stories, articles, their revisions, the statements in them, and what editors added."""

from reports.models.articles import Article, ArticleRevision
from reports.models.corrections import QuoteCorrection
from reports.models.primary import PrimaryText
from reports.models.sources import Source
from reports.models.statements import Claim, Mention, Quantity, Quote
from reports.models.stories import Story

__all__ = [
    "Article",
    "ArticleRevision",
    "Claim",
    "Mention",
    "PrimaryText",
    "Quantity",
    "Quote",
    "QuoteCorrection",
    "Source",
    "Story",
]
