"""The room as a Django app."""

from django.apps import AppConfig


class IndicatorsConfig(AppConfig):
    """Settings of the room."""

    name = "fyren.indicators"
    label = "indicators"
