"""The app of what was written."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "reports"
