"""Load the demo once."""

from pathlib import Path
from typing import Any

from django.apps import apps
from django.core.management.base import BaseCommand

from framing.services.demo import load_demo


class Command(BaseCommand):
    help = (
        "Load the demo stories, the starter lexicon and the demo accounts; an installation with articles is left alone."
    )

    def handle(self, **options: Any) -> None:
        stored = load_demo(Path(apps.get_app_config("reports").path) / "demo")
        if stored:
            self.stdout.write(f"The demo is loaded: {stored} articles; their analysis begins with the worker.")
