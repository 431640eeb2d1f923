"""Addresses and names of the desk that a page is of, so that one template serves every publisher."""

from __future__ import annotations

from typing import Any

from django import template
from django.template.context import Context
from django.utils.translation import gettext as _

from fyren.editing.queries.desk import EMPLOYEES, Desk, desk_of

register = template.Library()


def _desk(context: Context) -> Desk:
    return desk_of(context["request"])


@register.simple_tag(takes_context=True)
def desk_url(context: Context, page: str, *args: Any) -> str:
    """The address of a page at the desk, such as "publish"."""
    return _desk(context).address(page, *map(str, args))


@register.simple_tag(takes_context=True)
def desk_name(context: Context) -> str:
    """What the desk's subject is called."""
    return _("For employees") if is_for_employees(context) else _("The guide")


@register.simple_tag(takes_context=True)
def is_for_employees(context: Context) -> bool:
    """Whether the page is of the guidance for employees."""
    return _desk(context).publisher.name == EMPLOYEES
