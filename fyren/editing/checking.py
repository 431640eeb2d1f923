"""What a piece of the guide must be before it is saved: what its kind says, and without personal identity numbers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pydantic
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from fyren.base.forms import refuse_personal_numbers
from fyren.detection import content as told
from fyren.detection.pack_files import Kind as Told
from fyren.editing.queries.desk import EMPLOYEES, GUIDE
from fyren.guide.content import DoorText, Language, Order, Service, ServiceWords, Settings, Source, TopicText
from fyren.guide.pack_files import SOURCE_LANGUAGE, Kind
from fyren.publishing.items import Body, ItemName, texts_in

_OF_GUIDE: Mapping[str, pydantic.TypeAdapter[Any]] = {
    Kind.SERVICE: pydantic.TypeAdapter(Service),
    Kind.SERVICE_WORDS: pydantic.TypeAdapter(ServiceWords),
    Kind.LANGUAGE: pydantic.TypeAdapter(Language),
    Kind.SETTINGS: pydantic.TypeAdapter(Settings),
    Kind.DOOR: pydantic.TypeAdapter(DoorText),
    Kind.TOPIC: pydantic.TypeAdapter(TopicText),
    Kind.ORDER: pydantic.TypeAdapter(Order),
    Kind.SOURCE: pydantic.TypeAdapter(Source),
}

_OF_EMPLOYEES: Mapping[str, pydantic.TypeAdapter[Any]] = {
    Told.PROFESSION_TEXT: pydantic.TypeAdapter(told.ProfessionText),
    Told.PARTICULAR_TEXT: pydantic.TypeAdapter(told.ParticularText),
    Told.SETTINGS: pydantic.TypeAdapter(told.Settings),
}
_SHAPES = {GUIDE: _OF_GUIDE, EMPLOYEES: _OF_EMPLOYEES}


def check_body(name: ItemName, body: Body, publisher: str = GUIDE) -> None:
    """See that a body can be what its kind says.

    Raises:
        ValidationError: it cannot, or a text of it holds a personal identity number.
    """
    for text in texts_in(body):
        refuse_personal_numbers(text)
    shape = _SHAPES[publisher].get(name.kind)
    if shape is None:
        return
    filled = {"name": "-", "does": "-"} if _leans_on_source(name) else {}
    known = {key: value for key, value in body.items() if value not in ("", None)}
    try:
        shape.validate_python({**filled, **known})
    except pydantic.ValidationError as error:
        places = [".".join(map(str, each["loc"])) or each["msg"] for each in error.errors()]
        said = _("Something is missing or cannot be read: %(places)s.")
        raise ValidationError(said % {"places": ", ".join(places)}) from error


def _leans_on_source(name: ItemName) -> bool:
    """Words about a service that a translation lacks are said in Swedish."""
    return name.kind == Kind.SERVICE_WORDS and name.language != SOURCE_LANGUAGE
