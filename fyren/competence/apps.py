"""The room as a Django app."""

from django.apps import AppConfig


class CompetenceConfig(AppConfig):
    """Settings of the room."""

    name = "fyren.competence"
    label = "competence"
