"""The room as a Django app."""

from django.apps import AppConfig


class CooperationConfig(AppConfig):
    """Settings of the room."""

    name = "fyren.cooperation"
    label = "cooperation"
