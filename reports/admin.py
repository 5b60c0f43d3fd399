"""What was written, in the admin pages: evidence is read-only, curation goes through the services."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import admin
from django.db import models
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils.html import format_html

from reports.models import (
    Article,
    ArticleRevision,
    Claim,
    Mention,
    PrimaryText,
    Quantity,
    Quote,
    QuoteCorrection,
    Source,
    Story,
    StoryChange,
    StoryProposal,
    ZoneCorrection,
)
from reports.services.stories import slug_is_free
from reports.signals import publication_corrected

#: An address typed without its scheme is taken for https.
ADDRESSES: dict[Any, dict[str, Any]] = {models.URLField: {"assume_scheme": "https"}}


class EvidenceAdmin(admin.ModelAdmin):
    """Rows that no person changes: they are looked at, searched and filtered."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Source)
class SourceAdmin(admin.ModelAdmin):
    list_display = ["name", "country", "language", "article_count", "homepage"]
    list_filter = ["country", "language"]
    search_fields = ["name", "slug", "homepage"]
    formfield_overrides = ADDRESSES
    prepopulated_fields = {"slug": ["name"]}

    def get_queryset(self, request: HttpRequest) -> QuerySet[Source]:
        return super().get_queryset(request).annotate(article_count=Count("articles"))

    @admin.display(ordering="article_count", description="articles")
    def article_count(self, source: Any) -> int:
        return source.article_count


class ArticleOfStory(admin.TabularInline):
    model = Article
    fields = ("headline", "source", "placement", "published_at")
    readonly_fields = ("headline", "source", "placement", "published_at")
    show_change_link = True
    can_delete = False
    max_num = 0

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        return super().get_queryset(request).select_related("source")


class NewStoryForm(forms.ModelForm):
    """A story that is made here; its address is none that another story has or had."""

    def clean_slug(self) -> str:
        slug = str(self.cleaned_data["slug"])
        if not slug_is_free(slug, but_for=self.instance):
            raise forms.ValidationError("This is the address of another story, or was once.", code="taken")
        return slug


@admin.register(Story)
class StoryAdmin(admin.ModelAdmin):
    """Stories, merged ones too; what has a log (title, address, merges) is changed on the pages that keep it."""

    form = NewStoryForm
    list_display = ["title", "place", "article_count", "is_title_proposed", "merged_into", "created_at"]
    list_filter = ["is_title_proposed", "takes_proposals", ("merged_into", admin.EmptyFieldListFilter), "created_at"]
    list_select_related = ["merged_into"]
    search_fields = ["title", "place", "summary"]
    raw_id_fields = ["created_by"]
    inlines = [ArticleOfStory]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Story]:
        stories = Story.every.order_by("-created_at", "-pk")
        return stories.annotate(article_count=Count("articles"))

    def get_readonly_fields(self, request: HttpRequest, obj: Story | None = None) -> list[str]:
        return ["merged_into", "title", "slug", "is_title_proposed", "takes_proposals"] if obj else ["merged_into"]

    def get_prepopulated_fields(self, request: HttpRequest, obj: Story | None = None) -> dict[str, Sequence[str]]:
        return {} if obj else {"slug": ["title"]}

    @admin.display(ordering="article_count", description="articles")
    def article_count(self, story: Any) -> int:
        return story.article_count

    def view_on_site(self, obj: Story) -> str:
        return obj.get_absolute_url()


@admin.register(StoryChange)
class StoryChangeAdmin(EvidenceAdmin):
    """The log of stories, newest first."""

    date_hierarchy = "created_at"
    list_display = ["story", "kind", "other", "changed_by", "undoes", "created_at"]
    list_filter = ["kind"]
    list_select_related = ["story", "other", "changed_by", "undoes__story"]
    search_fields = ["story__title", "reason", "changed_by__username"]


@admin.register(StoryProposal)
class StoryProposalAdmin(EvidenceAdmin):
    """The maybe list, with what was settled."""

    list_display = ["kind", "story", "article", "other", "score", "state", "decided_by", "created_at"]
    list_filter = ["kind", "state"]
    list_select_related = ["story", "article", "other", "decided_by"]
    search_fields = ["story__title", "article__headline"]


class RevisionOfArticle(admin.TabularInline):
    model = ArticleRevision
    fk_name = "article"
    fields = ("number", "text_length", "digest", "stored_at", "stored_by")
    readonly_fields = ("number", "text_length", "digest", "stored_at", "stored_by")
    show_change_link = True
    can_delete = False
    max_num = 0


@admin.register(Article)
class ArticleAdmin(admin.ModelAdmin):
    list_display = ["headline", "source", "story", "placement", "published_at", "language"]
    list_filter = ["placement", "language", "source", "published_at"]
    list_select_related = ["source", "story"]
    search_fields = ["headline", "url", "byline"]
    formfield_overrides = ADDRESSES
    autocomplete_fields = ["source"]
    # Where a report stands is changed on the pages that keep the log of it.
    readonly_fields = ["story", "placement", "placement_score", "placement_reason"]
    readonly_fields += ["latest_revision", "submitted_by", "created_at"]
    date_hierarchy = "published_at"
    inlines = [RevisionOfArticle]

    def view_on_site(self, obj: Article) -> str:
        return obj.get_absolute_url()

    def save_model(self, request: HttpRequest, obj: Article, form: Any, change: Any) -> None:
        super().save_model(request, obj, form, change)
        if "published_at" in form.changed_data and obj.story_id:
            publication_corrected.send(sender=Article, story_id=obj.story_id)


@admin.register(ArticleRevision)
class ArticleRevisionAdmin(EvidenceAdmin):
    list_display = ["article", "number", "text_length", "short_digest", "stored_at"]
    list_select_related = ["article"]
    list_filter = ["stored_at", "article__source"]
    search_fields = ["article__headline", "digest"]
    exclude = ["search"]

    @admin.display(description="digest")
    def short_digest(self, revision: ArticleRevision) -> str:
        return format_html("<code>{}</code>", revision.digest[:12])


class StatementAdmin(EvidenceAdmin):
    """Spans of a revision in whatever table; the list shows the words they cover."""

    list_select_related = ["revision__article__source"]

    @admin.display(description="words")
    def words(self, row: Any) -> str:
        return row.revision.text[row.start : row.end][:120]

    @admin.display(description="source")
    def source(self, row: Any) -> str:
        return row.revision.article.source.name


@admin.register(Quote)
class QuoteAdmin(StatementAdmin):
    list_display = ["words", "kind", "speaker_name", "stance", "is_anonymous", "source"]
    list_filter = ["kind", "stance", "is_anonymous", "zone", "revision__article__source"]
    search_fields = ["speaker_name", "speaker_text", "cue_text"]


@admin.register(QuoteCorrection)
class QuoteCorrectionAdmin(StatementAdmin):
    """The log of corrections, newest first."""

    ordering = ["-pk"]
    date_hierarchy = "created_at"
    list_display = [
        "words",
        "number",
        "kind",
        "speaker_name",
        "removed",
        "undoes",
        "corrected_by",
        "created_at",
        "source",
    ]
    list_filter = ["kind", "removed", "is_anonymous", "revision__article__source"]
    list_select_related = [*StatementAdmin.list_select_related, "corrected_by", "undoes"]
    search_fields = ["speaker_name", "reason", "corrected_by__username", "revision__article__headline"]


@admin.register(ZoneCorrection)
class ZoneCorrectionAdmin(EvidenceAdmin):
    """The log of corrections of zones, newest first."""

    ordering = ["-pk"]
    date_hierarchy = "created_at"
    list_display = ["revision", "number", "undoes", "corrected_by", "created_at", "reason"]
    list_filter = ["revision__article__source"]
    list_select_related = ["revision__article", "corrected_by", "undoes"]
    search_fields = ["reason", "corrected_by__username", "revision__article__headline"]


@admin.register(PrimaryText)
class PrimaryTextAdmin(EvidenceAdmin):
    """What was attached to stories and withdrawn from them, newest first."""

    ordering = ["-pk"]
    date_hierarchy = "created_at"
    formfield_overrides = ADDRESSES
    list_display = ["speaker", "kind", "story", "text_length", "added_by", "created_at", "withdrawn_at", "withdrawn_by"]
    list_filter = ["kind", ("withdrawn_at", admin.EmptyFieldListFilter)]
    list_select_related = ["story", "added_by", "withdrawn_by"]
    search_fields = ["speaker", "text", "url", "story__title"]


@admin.register(Claim)
class ClaimAdmin(StatementAdmin):
    list_display = ["words", "event", "voice", "speaker_name", "certainty", "source"]
    list_filter = ["event", "voice", "certainty", "polarity", "is_opinion", "is_background"]
    search_fields = ["speaker_name"]


@admin.register(Quantity)
class QuantityAdmin(StatementAdmin):
    list_display = ["words", "low", "high", "unit", "counted", "population", "voice", "source"]
    list_filter = ["comparator", "voice", "counted"]
    search_fields = ["unit", "population", "speaker_name"]


@admin.register(Mention)
class MentionAdmin(StatementAdmin):
    list_display = ["words", "kind", "form", "key", "voice", "source"]
    list_filter = ["kind", "form", "voice", "zone"]
    search_fields = ["key"]
