"""Outlets that publish; a person who is quoted is a speaker, never a source."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.urls import reverse


class Source(models.Model):
    """An outlet whose reports are compared."""

    name = models.CharField(max_length=120)
    slug = models.SlugField(max_length=80, unique=True)
    homepage = models.URLField(blank=True)
    country = models.CharField(max_length=80, blank=True)
    language = models.CharField(max_length=12, default="en", help_text="BCP 47 tag of the language it mainly writes.")
    note = models.CharField(
        max_length=400, blank=True, help_text="One sentence a reader should know: owner, kind, reach."
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(Lower("name"), name="source_name_once_whatever_its_case"),
            models.CheckConstraint(condition=~Q(name=""), name="source_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("framing:source_detail", args=[self.slug])
