"""How it was worded, in the admin pages: releases, runs and hits are read-only."""

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from framing.models import AnalysisRun, Comparison, ContrastSet, LexiconRelease, Referent, Term, TermHit
from framing.services.scoring import retry_analysis
from reports.admin import EvidenceAdmin


@admin.register(Referent)
class ReferentAdmin(admin.ModelAdmin):
    list_display = ["name", "kind"]
    list_filter = ["kind"]
    search_fields = ["name"]


@admin.register(ContrastSet)
class ContrastSetAdmin(admin.ModelAdmin):
    list_display = ["code", "referent", "topic", "term_count"]
    list_filter = ["topic", "referent__kind"]
    list_select_related = ["referent"]
    search_fields = ["code", "referent__name", "topic"]
    autocomplete_fields = ["referent"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[ContrastSet]:
        return super().get_queryset(request).annotate(term_count=Count("terms"))

    @admin.display(ordering="term_count", description="terms")
    def term_count(self, contrast_set: ContrastSet) -> int:
        return contrast_set.term_count  # type: ignore[attr-defined]  # annotated above


@admin.register(Term)
class TermAdmin(admin.ModelAdmin):
    list_display = ["term", "contrast_set", "category", "intensity", "state", "edited_at"]
    list_filter = ["state", "category", "intensity", "contrast_set__topic"]
    list_select_related = ["contrast_set__referent"]
    search_fields = ["term", "code"]
    autocomplete_fields = ["contrast_set"]
    readonly_fields = ["state", "edited_by", "reviewed_by", "edited_at"]

    def view_on_site(self, obj: Term) -> str:
        return obj.get_absolute_url()


@admin.register(LexiconRelease)
class LexiconReleaseAdmin(EvidenceAdmin):
    list_display = ["number", "reason", "set_count", "entry_count", "published_at", "published_by"]
    list_select_related = ["published_by"]
    search_fields = ["reason", "digest"]
    date_hierarchy = "published_at"


class RunAdmin(EvidenceAdmin):
    """Stored work with its state."""

    list_filter = ["state", "release", "engine", "queued_at"]
    search_fields = ["failure_code", "failure_message"]


@admin.register(AnalysisRun)
class AnalysisRunAdmin(RunAdmin):
    list_display = [
        "article",
        "state",
        "attempts",
        "release",
        "engine",
        "corrections",
        "finished_at",
        "failure_code",
        "hits",
    ]
    list_select_related = ["revision__article", "release"]
    search_fields = [*RunAdmin.search_fields, "revision__article__headline"]
    actions = ["start_again"]

    @admin.display(ordering="revision__article__headline")
    def article(self, run: AnalysisRun) -> str:
        return format_html('<a href="{}">{}</a>', run.revision.article.get_absolute_url(), run.revision.article)

    @admin.display(description="hits")
    def hits(self, run: AnalysisRun) -> str:
        return format_html(
            '<a href="{}?run__id__exact={}">show</a>', reverse("admin:framing_termhit_changelist"), run.pk
        )

    @admin.action(description="Start the failed ones again", permissions=["retry"])
    def start_again(self, request: HttpRequest, runs: QuerySet[AnalysisRun]) -> None:
        for run in runs.select_related("revision__article__latest_revision"):
            retry_analysis(article=run.revision.article)

    def has_retry_permission(self, request: HttpRequest) -> bool:
        """Whether the person may start failed analyses again."""
        return request.user.has_perm("framing.retry_analysis")


@admin.register(TermHit)
class TermHitAdmin(EvidenceAdmin):
    list_display = ["text", "term", "voice", "is_counted", "zone", "source", "reason"]
    list_filter = ["voice", "is_counted", "is_ambiguous", "category", "intensity", "zone", "revision__article__source"]
    list_select_related = ["revision__article__source"]
    search_fields = ["text", "term", "entry", "speaker"]
    show_full_result_count = False

    @admin.display(description="source")
    def source(self, hit: TermHit) -> str:
        return hit.revision.article.source.name


@admin.register(Comparison)
class ComparisonAdmin(RunAdmin):
    list_display = ["story", "state", "attempts", "release", "engine", "finished_at", "failure_code"]
    list_select_related = ["story", "release"]
    search_fields = [*RunAdmin.search_fields, "story__title"]
