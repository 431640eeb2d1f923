"""The house as a Django app: when all rooms are loaded, its adapters are wired to their ports."""

from django.apps import AppConfig


class HouseConfig(AppConfig):
    """Wires adapters to ports once."""

    name = "fyren.house"
    label = "house"

    def ready(self) -> None:
        """Fill the ports."""
        from fyren.house import wiring

        wiring.wire()
