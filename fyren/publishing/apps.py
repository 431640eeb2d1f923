"""The room as a Django app."""

from django.apps import AppConfig


class PublishingConfig(AppConfig):
    """Settings of the room."""

    name = "fyren.publishing"
    label = "publishing"
