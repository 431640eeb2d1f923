"""The room as a Django app."""

from django.apps import AppConfig


class EditingConfig(AppConfig):
    """Settings of the room."""

    name = "fyren.editing"
    label = "editing"
