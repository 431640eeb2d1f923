"""The room as a Django app."""

from django.apps import AppConfig


class SteeringConfig(AppConfig):
    """Settings of the room."""

    name = "fyren.steering"
    label = "steering"
