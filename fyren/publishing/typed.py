"""Items' bodies as typed content: read strictly, and what does not fit is told by name and place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from fyren.publishing.items import Item, ItemName

T = TypeVar("T")


class Unreadable(ValueError):
    """An item's body is not what its kind says."""

    def __init__(self, name: ItemName, error: ValidationError) -> None:
        self.name = name
        self.places = [".".join(map(str, each["loc"])) for each in error.errors()]
        super().__init__(f"{name}: {', '.join(self.places)}")


def typed(shape: type[T], item: Item, without: tuple[str, ...] = ()) -> T:
    """An item's body as its kind says.

    Args:
        without: keys of the body that are not of the shape.

    Raises:
        Unreadable: it is something else.
    """
    return read(shape, {key: value for key, value in item.body.items() if key not in without}, item.name)


def read(shape: type[T], body: Mapping[str, Any], name: ItemName) -> T:
    """A body as a shape; `name` is told when it does not fit.

    Raises:
        Unreadable: it does not.
    """
    hashable: Any = shape
    adapter: TypeAdapter[T] = _adapter(hashable)
    try:
        return adapter.validate_python(body)
    except ValidationError as error:
        raise Unreadable(name, error) from error


@cache
def _adapter(shape: Any) -> TypeAdapter[Any]:
    return TypeAdapter(shape)


def flat(body: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, str]]:
    """A tree of texts by dotted keys ("exit.button")."""
    for key, value in body.items():
        if isinstance(value, Mapping):
            yield from flat(value, f"{before}{key}.")
        else:
            yield f"{before}{key}", value
