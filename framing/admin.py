"""How it was worded, in the admin pages: all read-only, since the lexicon changes by reviewed drafts."""

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from framing.models import (
    Alias,
    AliasChange,
    AliasSet,
    AnalysisRun,
    CandidateDecision,
    ClaimDecision,
    Comparison,
    ContrastSet,
    Dispute,
    Draft,
    DraftEvent,
    HarmReport,
    LexiconRelease,
    Referent,
    ReferentDecision,
    Term,
    TermHit,
)
from framing.services.scoring import retry_analysis
from reports.admin import EvidenceAdmin, StatementAdmin


@admin.register(Referent)
class ReferentAdmin(EvidenceAdmin):
    list_display = ["name", "kind"]
    list_filter = ["kind"]
    search_fields = ["name"]


@admin.register(ContrastSet)
class ContrastSetAdmin(EvidenceAdmin):
    list_display = ["code", "referent", "topic", "term_count"]
    list_filter = ["topic", "referent__kind"]
    list_select_related = ["referent"]
    search_fields = ["code", "referent__name", "topic"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[ContrastSet]:
        return super().get_queryset(request).annotate(term_count=Count("terms"))

    @admin.display(ordering="term_count", description="terms")
    def term_count(self, contrast_set: ContrastSet) -> int:
        return contrast_set.term_count  # type: ignore[attr-defined]  # annotated above


@admin.register(Term)
class TermAdmin(EvidenceAdmin):
    list_display = ["term", "contrast_set", "category", "intensity", "state", "edited_at"]
    list_filter = ["state", "category", "intensity", "contrast_set__topic"]
    list_select_related = ["contrast_set__referent"]
    search_fields = ["term", "code"]

    def view_on_site(self, obj: Term) -> str:
        return obj.get_absolute_url()


class AliasInline(admin.TabularInline):
    model = Alias
    fields = ["text", "key", "position"]
    readonly_fields = ["text", "key", "position"]
    extra = 0
    can_delete = False

    def has_add_permission(self, request: HttpRequest, obj: AliasSet | None = None) -> bool:
        """The services keep the table."""
        return False


@admin.register(AliasSet)
class AliasSetAdmin(EvidenceAdmin):
    list_display = ["code", "kind", "name_count", "retired_at"]
    list_filter = ["kind", "retired_at"]
    search_fields = ["code", "note", "aliases__text"]
    inlines = [AliasInline]

    def get_queryset(self, request: HttpRequest) -> QuerySet[AliasSet]:
        return super().get_queryset(request).annotate(name_count=Count("aliases"))

    @admin.display(ordering="name_count", description="names")
    def name_count(self, alias_set: AliasSet) -> int:
        return alias_set.name_count  # type: ignore[attr-defined]  # annotated above


@admin.register(AliasChange)
class AliasChangeAdmin(EvidenceAdmin):
    list_display = ["number", "action", "code", "changed_by", "created_at", "reason"]
    list_filter = ["action", "created_at"]
    list_select_related = ["changed_by"]
    search_fields = ["code", "reason"]


class DraftEventInline(admin.TabularInline):
    model = DraftEvent
    fields = ["number", "action", "comment", "done_by", "done_at"]
    readonly_fields = ["number", "action", "comment", "done_by", "done_at"]
    extra = 0
    can_delete = False

    def has_add_permission(self, request: HttpRequest, obj: Draft | None = None) -> bool:
        """The services keep the log."""
        return False


@admin.register(Draft)
class DraftAdmin(EvidenceAdmin):
    list_display = ["code", "kind", "state", "version", "edited_by", "reviewed_by", "edited_at", "release"]
    list_filter = ["state", "kind"]
    list_select_related = ["edited_by", "reviewed_by", "release"]
    search_fields = ["code", "note"]
    inlines = [DraftEventInline]


@admin.register(Dispute)
class DisputeAdmin(EvidenceAdmin):
    list_display = ["text", "term", "fault", "state", "reported_by", "reported_at", "answered_by"]
    list_filter = ["state", "fault"]
    list_select_related = ["reported_by", "answered_by"]
    search_fields = ["text", "term", "entry", "complaint", "answer"]


@admin.register(CandidateDecision)
class CandidateDecisionAdmin(EvidenceAdmin):
    list_display = ["key", "verdict", "decided_by", "decided_at", "draft"]
    list_filter = ["verdict"]
    list_select_related = ["decided_by", "draft"]
    search_fields = ["key", "text", "reason"]


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


@admin.register(HarmReport)
class HarmReportAdmin(StatementAdmin):
    list_display = ["words", "event", "form", "voice", "source"]
    list_filter = ["event", "form", "voice", "zone"]


@admin.register(ClaimDecision, ReferentDecision)
class DecisionAdmin(EvidenceAdmin):
    list_display = ["story", "number", "kind", "decided_by", "created_at", "reason"]
    list_filter = ["kind", "created_at"]
    list_select_related = ["story", "decided_by"]
    search_fields = ["story__title", "reason"]
