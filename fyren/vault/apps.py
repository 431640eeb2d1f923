"""The room as a Django app."""

from django.apps import AppConfig


class VaultConfig(AppConfig):
    """Settings of the room."""

    name = "fyren.vault"
    label = "vault"
