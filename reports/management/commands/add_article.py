"""Take in one report from a text file."""

from argparse import ArgumentTypeError
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db.models import Field, Model, Q

from reports.forms.fields import moment_in
from reports.models import Article, Source, Story
from reports.services.uploads import upload_report
from reports.text.intake import TextRefused, decoded


class Command(BaseCommand):
    help = "Take in one report: a text file in UTF-8 as pasted from its page, headline first."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--source", required=True, help="Name of the outlet; a new one is added.")
        parser.add_argument(
            "--story", default="", help="Title or slug of the story; a new title opens one, none proposes one."
        )
        parser.add_argument("--url", default="", help="Where the report stands.")
        parser.add_argument("--published", type=_moment, help="When it was published, e.g. 2026-03-04T18:20+00:00.")

    def handle(
        self, *, file: Path, source: str, story: str, url: str, published: datetime | None, **options: Any
    ) -> None:
        source, story = " ".join(source.split()), story.strip()
        _insist(Source, name=source)
        _insist(Article, url=url)
        if story:
            _insist(Story, title=story)
        try:
            stored = Story.objects.filter(Q(slug=story) | Q(title=story)).order_by("pk").first() if story else None
            report: dict[str, Any] = {
                "source": None,
                "new_source": source,
                "story": stored,
                "new_story": "" if stored else story,
            }
            report |= {"text": decoded(file.read_bytes()), "headline": "", "url": url, "published_at": published}
            article = upload_report(report=report | {"as_version": True}, by=None).article
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror}") from error
        except TextRefused as refused:
            raise CommandError(f"{file}: {refused.message}") from refused
        self.stdout.write(f"Stored as article {article.pk}: {article.headline}")


def _insist(model: type[Model], **values: str) -> None:
    """Refuse in words what the columns of the model cannot hold."""
    for name, value in values.items():
        try:
            cast("Field[Any, Any]", model._meta.get_field(name)).clean(value, None)
        except ValidationError as error:
            raise CommandError(f"{model.__name__} {name}: {' '.join(error.messages)}") from error


def _moment(value: str) -> datetime:
    try:
        moment = datetime.fromisoformat(value)
        return moment_in(moment if moment.tzinfo else moment.replace(tzinfo=UTC), zone_name="UTC")
    except ValidationError as error:
        raise ArgumentTypeError(" ".join(error.messages)) from error
    except ValueError as error:
        raise ArgumentTypeError(f"{value!r} is not a date and time such as 2026-03-04T18:20+00:00") from error
