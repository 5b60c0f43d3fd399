"""Writing sources."""

from collections.abc import Iterator

from django.db import connection, transaction
from django.utils.text import slugify

from reports.models import Source, Story
from reports.selectors.choices import source_called


def add_source(
    *,
    name: str,
    homepage: str = "",
    country: str = "",
    language: str = "en",
    note: str = "",
    slug: str = "",
    ownership: str = "",
    is_agency: bool = False,
    is_confirmed: bool = True,
) -> Source:
    """The source that goes by that name, whatever its case; made when it is new, left as it is when it is not."""
    name = " ".join(name.split())
    with transaction.atomic():
        one_at_a_time(Source)
        if existing := source_called(name):
            return existing
        return Source.objects.create(
            name=name,
            slug=slug or free_slug(Source, name, longest=80),
            homepage=homepage,
            country=country,
            language=language,
            note=note,
            ownership=ownership,
            is_agency=is_agency,
            is_confirmed=is_confirmed,
        )


def one_at_a_time(model: type[Source] | type[Story]) -> None:
    """Wait until no other transaction adds such rows: what is free now is free until this one is committed."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [model._meta.db_table])


def free_slug(model: type[Source] | type[Story], words: str, *, longest: int) -> str:
    """A slug of those words that no row of the model has yet."""
    base = slugify(words)[: longest - 6].strip("-") or model.__name__.lower()
    taken = set(model.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    return next(slug for slug in _numbered(base) if slug not in taken)


def _numbered(base: str) -> Iterator[str]:
    yield base
    number = 2
    while True:
        yield f"{base}-{number}"
        number += 1
