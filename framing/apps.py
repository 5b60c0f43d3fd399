"""The app of how reports were worded."""

from django.apps import AppConfig


class FramingConfig(AppConfig):
    name = "framing"

    def ready(self) -> None:
        from framing import checks, receivers  # noqa: F401 - importing connects the receivers and registers the checks
