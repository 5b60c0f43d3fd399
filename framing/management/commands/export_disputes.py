"""Settled disputes as JSON lines, for ``train_candidates --labelled``."""

import json
from typing import Any

from django.core.management.base import BaseCommand

from framing.selectors.dispute_export import dispute_records


class Command(BaseCommand):
    help = (
        "Print settled disputes as JSON lines: {id, text, label: loaded | plain, spans: [{start, end}], group}. "
        "Sentences whose dispute was about voice, or accepted for another reason than the word, are left out."
    )

    def handle(self, **options: Any) -> None:
        count = 0
        for record in dispute_records():
            self.stdout.write(json.dumps(record, ensure_ascii=False))
            count += 1
        self.stderr.write(f"{count} sentence{'' if count == 1 else 's'}")
