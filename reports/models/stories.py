"""One event as covered by several sources."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse


class Story(models.Model):
    """An event and the articles that report it."""

    title = models.CharField(max_length=200)
    slug = models.SlugField(max_length=120, unique=True)
    place = models.CharField(max_length=120, blank=True)
    summary = models.CharField(max_length=400, blank=True, help_text="One neutral sentence for the list of stories.")
    is_title_proposed = models.BooleanField(
        default=False, help_text="The title was taken from the first report and no editor has confirmed it."
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name_plural = "stories"
        constraints = [models.CheckConstraint(condition=~Q(title=""), name="story_has_a_title")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("framing:story_read", args=[self.slug])
