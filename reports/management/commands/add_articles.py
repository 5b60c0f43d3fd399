"""Take in many reports from files of JSON lines or CSV."""

import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError, CommandParser

from reports.extraction.batches import Batch, BatchRefused
from reports.models import DeliveredItem, Delivery
from reports.services.batches import batch_of, deliver_batch
from reports.services.reading import read_rows


class Command(BaseCommand):
    help = "Take in reports from JSON lines or CSV (- for standard input); columns as docs/operations.md tells."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE")
        parser.add_argument("--keep", action="store_true", help="Store what is complete at once.")
        parser.add_argument("--dry-run", action="store_true", help="Only tell what is wrong; store nothing.")
        parser.add_argument("--by", default="", metavar="NAME", help="Account whose delivery it is.")

    def handle(self, *, files: list[str], keep: bool, dry_run: bool, by: str, **options: Any) -> None:
        person = User.objects.filter(username=by).first() if by else None
        if by and person is None:
            raise CommandError(f"There is no account {by!r}.")
        failed = 0
        # A file that is broken as a whole is told before any other one is stored.
        for name, batch in [(name, self._batch(name)) for name in files]:
            for fault in batch.faults:
                self.stderr.write(f"{name}: {fault}")
            failed += len(batch.faults)
            if dry_run:
                self.stdout.write(f"{name}: {len(batch.rows):,} rows can be read, {len(batch.faults):,} cannot.")
            elif batch.rows:
                failed += self._deliver(name, batch, person, keep=keep)
        if failed:
            raise CommandError(f"{failed:,} rows failed.", returncode=1)

    def _batch(self, name: str) -> Batch:
        try:
            content = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        except OSError as error:
            raise CommandError(f"{name}: {error.strerror}") from error
        if len(content) > settings.UPLOAD_BATCH_MB * 1_000_000:
            raise CommandError(f"{name}: it has more than {settings.UPLOAD_BATCH_MB} MB. Cut it into several files.")
        try:
            return batch_of(content, name=name)
        except BatchRefused as refused:
            raise CommandError(f"{name}: {refused.message}") from refused

    def _deliver(self, name: str, batch: Batch, person: User | None, *, keep: bool) -> int:
        """Deliver the rows and tell what became of them; returns how many failed on the way."""
        delivery = deliver_batch(batch=batch, by=person, keeps_at_once=keep)
        if not keep:
            self.stdout.write(f"{name}: {len(batch.rows):,} rows wait to be looked at in delivery {delivery.pk}.")
            return 0
        while read_rows(delivery_id=delivery.pk):
            pass
        return self._tell(name, delivery)

    def _tell(self, name: str, delivery: Delivery) -> int:
        items = delivery.items.exclude(failure_code="row").order_by("number")
        kept = items.filter(state=DeliveredItem.State.KEPT)
        counts = {outcome: kept.filter(outcome=outcome).count() for outcome in ("new", "revision", "same")}
        lacking = list(items.exclude(state=DeliveredItem.State.KEPT).only("given", "failure_message", "state"))
        for item in lacking:
            why = item.failure_message or "something is missing; look at it under “What came in”"
            self.stderr.write(f"{name}: line {item.given.get('line', 0):,}: {why}")
        self.stdout.write(
            f"{name}: {counts['new']:,} stored, {counts['revision']:,} as a new text, {counts['same']:,} stored before."
        )
        return len(lacking)
