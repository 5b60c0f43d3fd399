"""One analysis per revision, release and engine, and the hits it found."""

from django.db import models
from django.db.models import F, Q

from framing.models.lexicon import LexiconRelease
from reports.models import ArticleRevision
from reports.models.statements import inside_text


class RunState(models.TextChoices):
    """Where a piece of stored work stands; shared by analyses and comparisons."""

    QUEUED = "queued", "waiting"
    RUNNING = "running", "being analysed"
    DONE = "done", "analysed"
    FAILED = "failed", "failed"


class Run(models.Model):
    """Work that a worker does once: queued, leased while running, then done or failed with a reason."""

    State = RunState

    state = models.CharField(max_length=10, choices=RunState, default=RunState.QUEUED)
    attempts = models.PositiveIntegerField(default=0)
    queued_at = models.DateTimeField(auto_now_add=True)
    lease_until = models.DateTimeField(null=True, help_text="Until then the worker that runs it has it for itself.")
    finished_at = models.DateTimeField(null=True)
    failure_code = models.CharField(max_length=40, blank=True)
    failure_message = models.CharField(max_length=400, blank=True)

    class Meta:
        abstract = True

    @property
    def is_settled(self) -> bool:
        """Whether nothing more will happen unless somebody asks."""
        return self.state in {RunState.DONE, RunState.FAILED}


def run_constraints(prefix: str) -> list[models.BaseConstraint]:
    """The rules every run table states about its states."""
    return [
        models.CheckConstraint(
            condition=~Q(state="running") | Q(lease_until__isnull=False), name=f"{prefix}_running_has_a_lease"
        ),
        models.CheckConstraint(
            condition=~Q(state="done") | Q(finished_at__isnull=False), name=f"{prefix}_done_has_a_time"
        ),
        models.CheckConstraint(
            condition=Q(state="failed") & ~Q(failure_code="") | ~Q(state="failed") & Q(failure_code=""),
            name=f"{prefix}_failure_states_its_reason",
        ),
    ]


class AnalysisRun(Run):
    """The analysis of one revision with one lexicon release by one engine version, with its corrections so far."""

    revision = models.ForeignKey(ArticleRevision, on_delete=models.CASCADE, related_name="runs")
    release = models.ForeignKey(LexiconRelease, on_delete=models.PROTECT, related_name="runs")
    engine = models.CharField(max_length=80)
    corrections = models.PositiveIntegerField(
        default=0, help_text="How many corrections of the article's quotations it took in, the first ones by number."
    )
    is_rescoring = models.BooleanField(
        default=False, help_text="Whether its release was published over a text that was analysed before."
    )
    figures = models.JSONField(
        default=dict, help_text="Words by voice, own-voice hits, rate and interval; see figures.py."
    )
    sentences = models.JSONField(default=list, help_text="[zone, start, end] of each sentence, in text order.")
    voices = models.JSONField(default=list, help_text="[voice, start, end] where the voice is not the outlet's own.")
    wordings = models.JSONField(
        default=list, help_text="Wording that may set the text apart: [start, end, zone, voice, score, key, reasons]."
    )
    problems = models.JSONField(default=list, help_text="Rows of {code, message, start, end}.")

    class Meta:
        ordering = ["-pk"]
        permissions = [("retry_analysis", "Can start a failed analysis again")]
        constraints = [
            models.UniqueConstraint(
                fields=["revision", "release", "engine", "corrections"],
                name="analysis_once_per_revision_release_engine_corrections",
            ),
            *run_constraints("analysis"),
        ]
        indexes = [
            models.Index(fields=["state", "lease_until"], name="analysis_state"),
            models.Index(fields=["release", "state"], condition=Q(is_rescoring=True), name="analysis_rescoring"),
        ]

    def __str__(self) -> str:
        return f"analysis of revision {self.revision_id}, {self.state}"


class TermHit(models.Model):
    """One occurrence of a lexicon term, with its voice and the reason why it counts or not."""

    run = models.ForeignKey(AnalysisRun, on_delete=models.CASCADE, related_name="hits")
    revision = models.ForeignKey(ArticleRevision, on_delete=models.CASCADE, related_name="hits")
    entry = models.CharField(max_length=120, help_text="Code of the entry in the release of the run.")
    contrast_set = models.CharField(max_length=80)
    term = models.CharField(max_length=120)
    text = models.CharField(max_length=200, help_text="The words as the outlet wrote them.")
    category = models.CharField(max_length=30)
    intensity = models.PositiveSmallIntegerField()
    valence = models.SmallIntegerField(default=0)
    zone = models.CharField(max_length=20)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    voice = models.CharField(max_length=10)
    speaker = models.CharField(max_length=200, blank=True)
    is_counted = models.BooleanField()
    is_ambiguous = models.BooleanField(default=False)
    reason = models.CharField(max_length=300)

    class Meta:
        ordering = ["run", "start", "-end", "entry"]
        indexes = [
            models.Index(fields=["entry", "voice"], name="hit_entry_voice"),
            models.Index(fields=["revision", "start"], name="hit_revision_start"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["run", "start", "end", "entry"], name="hit_once_per_run_span_and_entry"),
            models.CheckConstraint(condition=Q(start__lt=F("end")), name="hit_span_not_empty"),
            models.CheckConstraint(
                condition=Q(voice__in=["own", "quoted", "indirect", "scare", "name"]), name="hit_voice_is_one_of_five"
            ),
            models.CheckConstraint(condition=Q(is_counted=False) | Q(voice="own"), name="only_own_voice_counts"),
            models.CheckConstraint(condition=Q(intensity__range=(1, 3)), name="hit_intensity_from_1_to_3"),
        ]
        triggers = [inside_text("hit_inside_text")]

    def __str__(self) -> str:
        return f"{self.text} ({self.voice})"
