"""Taking files in, but no more than may be.

A server must not fill its disk to learn that a file is too large.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any, Protocol, TypeVar

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload, TemporaryFileUploadHandler
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_protect

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


class KeepInMemory(FileUploadHandler):
    """Keeps a file in memory whatever its size. Django's own handler leaves larger ones to one that writes to disk."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """A file begins."""
        super().new_file(*args, **kwargs)
        self._held = io.BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Keep the chunk."""
        self._held.write(raw_data)

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        """The file, from its beginning."""
        self._held.seek(0)
        return InMemoryUploadedFile(
            self._held, self.field_name, self.file_name or "", self.content_type, file_size, self.charset
        )


def limit_upload(request: HttpRequest, limit: int, *, in_memory: bool = False) -> StopAtLimit:
    """Let the request's file go to a temporary file, up to the limit, or keep it in memory. Before anything has read
    the body."""
    guard = StopAtLimit(request, limit)
    keeper = KeepInMemory(request) if in_memory else TemporaryFileUploadHandler(request)
    handlers: list[Any] = [guard, keeper]
    request.upload_handlers = handlers
    return guard


class UploadForm(Protocol):
    """A form with one file."""

    def is_valid(self) -> bool:
        """True when the file can be taken."""
        ...

    def refuse_size(self) -> None:
        """Say that the file was too large to be taken in at all."""
        ...


F = TypeVar("F", bound=UploadForm)


def receive_upload(
    request: HttpRequest,
    make_form: Callable[..., F],
    limit: int,
    show: Callable[[F, int], HttpResponse],
    take: Callable[[F], HttpResponse],
    *,
    in_memory: bool = False,
) -> HttpResponse:
    """Show the form; when a file is posted that is no larger than the limit, take it.

    The token against forgery is looked for in the body, so the view that calls this is exempt: it is checked here, when
    the body is known to be small enough to be read.

    Args:
        make_form: takes what was posted and the files; called with nothing for the empty form.
        show: makes the page of a form, with the status of the answer.
        take: does what shall be done with a valid form.
        in_memory: the file is never written to disk, since it tells who somebody is. Choose a limit that memory bears.
    """
    if request.method != "POST":
        return show(make_form(), 200)

    def too_large() -> HttpResponse:
        form = make_form({})
        form.refuse_size()
        return show(form, 413)

    if declares_too_much(request, limit):
        return too_large()
    guard = limit_upload(request, limit, in_memory=in_memory)

    @csrf_protect
    def read(request: HttpRequest) -> HttpResponse:
        form = make_form(request.POST, request.FILES)
        return take(form) if form.is_valid() else show(form, 200)

    answer: HttpResponse = read(request)
    return too_large() if guard.is_exceeded else answer


def clean_name(file_name: str) -> str:
    """A file's name without folders and control characters, at most 255 characters with its ending kept."""
    name = without_controls(file_name, one_line=True).replace("\\", "/").rpartition("/")[2].strip() or "dokument"
    stem, dot, ending = name.rpartition(".")
    return name if len(name) <= 255 else f"{stem[: 254 - len(ending)]}{dot}{ending}"[:255]
