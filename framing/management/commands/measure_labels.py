"""Measure now which labels set one source apart; workers do so every few minutes."""

from typing import Any

from django.core.management.base import BaseCommand

from framing.services.distinctive import measure_labels


class Command(BaseCommand):
    help = "Measure over all stories which labels set one source apart for one referent; the last result is replaced."

    def handle(self, **options: Any) -> None:
        found = measure_labels()
        told = "Another process is measuring; its result will be as new." if found is None else f"{found} labels found."
        self.stdout.write(told)
