"""What was written: sources, stories, articles, their texts and statements; how they came in; what editors added."""

from reports.models.articles import Article, ArticleRevision
from reports.models.copies import SharedText, TextBand, WireReading
from reports.models.corrections import QuoteCorrection, ZoneCorrection
from reports.models.deliveries import DeliveredItem, Delivery
from reports.models.feeds import Feed, FetchHost
from reports.models.grouping import ArticleKeys, GroupingKey, TermCounts
from reports.models.primary import PrimaryText
from reports.models.sources import Source, SourceDomain, SourceName
from reports.models.statements import Claim, Mention, Quantity, Quote
from reports.models.stories import Story, StoryAddress, StoryChange, StoryProposal

__all__ = [
    "Article",
    "ArticleKeys",
    "ArticleRevision",
    "Claim",
    "DeliveredItem",
    "Delivery",
    "Feed",
    "FetchHost",
    "GroupingKey",
    "Mention",
    "PrimaryText",
    "Quantity",
    "Quote",
    "QuoteCorrection",
    "SharedText",
    "Source",
    "SourceDomain",
    "SourceName",
    "Story",
    "StoryAddress",
    "StoryChange",
    "StoryProposal",
    "TermCounts",
    "TextBand",
    "WireReading",
    "ZoneCorrection",
]
