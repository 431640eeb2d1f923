"""The room as a Django app."""

from django.apps import AppConfig


class DetectionConfig(AppConfig):
    """Settings of the room."""

    name = "fyren.detection"
    label = "detection"
