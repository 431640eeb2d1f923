"""The room as a Django app."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Listens for log-ins once the models are there."""

    name = "fyren.people"
    label = "people"

    def ready(self) -> None:
        """Connect the log-in signals to the audit."""
        from fyren.people import signals  # noqa: F401
