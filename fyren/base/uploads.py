"""Taking files in, but no more than may be.

A server must not fill its disk to learn that a file is too large.
"""

from __future__ import annotations

from typing import Any

from django.core.files.uploadhandler import FileUploadHandler, StopUpload, TemporaryFileUploadHandler
from django.http import HttpRequest

from fyren.base.screening import without_controls

OTHER_FIELDS = 64 * 1024  # what a form may hold beside its file, with the boundaries between its parts


def declares_too_much(request: HttpRequest, limit: int) -> bool:
    """True when the body, by its own account, is larger than the largest file; it is then not read at all."""
    try:
        declared = int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return True
    return declared > limit + OTHER_FIELDS


class StopAtLimit(FileUploadHandler):
    """Stops reading the body when a file has grown past the limit, whatever was declared."""

    def __init__(self, request: HttpRequest, limit: int) -> None:
        super().__init__(request)
        self.limit = limit
        self.size = 0
        self.is_exceeded = False

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Hand the chunk on to the next handler while there is room."""
        self.size += len(raw_data)
        if self.size > self.limit:
            self.is_exceeded = True
            raise StopUpload(connection_reset=True)
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Leave the file to the next handler."""


def limit_upload(request: HttpRequest, limit: int) -> StopAtLimit:
    """Let the request's file go to a temporary file, up to the limit. Before anything has read the body."""
    guard = StopAtLimit(request, limit)
    handlers: list[Any] = [guard, TemporaryFileUploadHandler(request)]
    request.upload_handlers = handlers
    return guard


def clean_name(file_name: str) -> str:
    """A file's name without folders and control characters, at most 255 characters with its ending kept."""
    name = without_controls(file_name, one_line=True).replace("\\", "/").rpartition("/")[2].strip() or "dokument"
    stem, dot, ending = name.rpartition(".")
    return name if len(name) <= 255 else f"{stem[: 254 - len(ending)]}{dot}{ending}"[:255]
