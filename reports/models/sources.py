"""Outlets that publish; a person who is quoted is a speaker, never a source."""

from django.conf import settings
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
    note = models.CharField(max_length=400, blank=True, help_text="One sentence a reader should know: kind, reach.")
    ownership = models.CharField(max_length=400, blank=True, help_text="Who owns or pays for it, in one sentence.")
    is_agency = models.BooleanField(default=False, help_text="Others print its reports: a news agency.")
    # Reports arrive from outlets that nobody has looked at yet; pages say so.
    is_confirmed = models.BooleanField(
        default=True, help_text="An editor has seen that this outlet is what it is called."
    )
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
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


class SourceName(models.Model):
    """Another name that an outlet goes by, in bylines, site names and datelines."""

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="names")
    name = models.CharField(max_length=120)

    class Meta:
        ordering = ["source", "name"]
        constraints = [
            models.UniqueConstraint(Lower("name"), name="other_name_once_whatever_its_case"),
            models.CheckConstraint(condition=~Q(name=""), name="other_name_is_not_empty"),
        ]

    def __str__(self) -> str:
        return self.name


class SourceDomain(models.Model):
    """A host under which an outlet publishes; its subdomains belong to it unless they are another outlet's."""

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="domains")
    domain = models.CharField(max_length=253, unique=True, help_text="In lower case, without www.")

    class Meta:
        ordering = ["source", "domain"]
        constraints = [
            models.CheckConstraint(
                condition=Q(domain__regex=r"^[a-z0-9]([a-z0-9.-]*[a-z0-9])?\.[a-z0-9-]+$"), name="domain_is_plain"
            ),
        ]

    def __str__(self) -> str:
        return self.domain
