"""The room as a Django app."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """Settings of the room."""

    name = "fyren.reports"
    label = "reports"
