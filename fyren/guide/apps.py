"""The room as a Django app."""

from django.apps import AppConfig


class GuideConfig(AppConfig):
    """Settings of the room."""

    name = "fyren.guide"
    label = "guide"
