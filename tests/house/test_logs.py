"""A server error is logged by where it happened, without what was in it."""

from __future__ import annotations

import logging
import logging.config
import sys

import pytest
from django.conf import settings

SECRET = "Key (email)=(kerstin@fyren.example) already exists."


def _failure() -> logging.LogRecord:
    """A record of an exception that came of another, as a database's error reaches the log."""
    try:
        try:
            raise KeyError(SECRET)
        except KeyError as error:
            raise ValueError(f"again: {SECRET}") from error
    except ValueError:
        return logging.LogRecord("django.request", logging.ERROR, "", 0, "Internal Server Error", (), sys.exc_info())


@pytest.fixture
def formatter() -> logging.Formatter:
    """What the server's log is written with."""
    configured = logging.config.DictConfigurator(settings.LOGGING)
    name = settings.LOGGING["handlers"]["stderr"]["formatter"]
    return configured.configure_formatter(dict(settings.LOGGING["formatters"][name]))  # type: ignore[no-any-return]


def test_a_server_error_is_told_without_its_words(formatter: logging.Formatter) -> None:
    told = formatter.format(_failure())
    assert told.startswith("ERROR django.request Internal Server Error\n")
    assert "kerstin" not in told
    assert "builtins.KeyError" in told
    assert "builtins.ValueError" in told
    assert f"{__file__}:" in told
    assert "in _failure" in told


def test_nor_with_those_that_another_formatter_left(formatter: logging.Formatter) -> None:
    """The positive control: the plain formatter shows the words, and keeps them on the record."""
    record = _failure()
    assert "kerstin" in logging.Formatter().format(record)
    assert "kerstin" not in formatter.format(record)


def test_every_handler_uses_it() -> None:
    used = {handler["formatter"] for handler in settings.LOGGING["handlers"].values()}
    assert used == {"without_content"}
    assert settings.LOGGING["formatters"]["without_content"]["()"] == "fyren.house.logs.WithoutContent"
