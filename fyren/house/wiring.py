"""The one place where adapters meet ports."""


def wire() -> None:
    """Register every room's adapters."""
