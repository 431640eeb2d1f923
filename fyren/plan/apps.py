"""The room as a Django app."""

from django.apps import AppConfig


class PlanConfig(AppConfig):
    """Settings of the room."""

    name = "fyren.plan"
    label = "plan"
