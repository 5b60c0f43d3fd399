"""The project itself as an app, so that its checks are registered."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "config"
    verbose_name = "Parallax"

    def ready(self) -> None:
        from config import checks  # noqa: F401 - importing registers the checks
