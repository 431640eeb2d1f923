"""The base as a Django app."""

from django.apps import AppConfig


class BaseConfig(AppConfig):
    """History and search tables, and the components every page is made of."""

    name = "fyren.base"
    label = "base"
