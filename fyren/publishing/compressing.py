"""What a document weighs on its way: compressed once, the same bytes every time."""

from __future__ import annotations

import gzip
import os
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache

import brotli
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from fyren.publishing.items import ItemName
from fyren.publishing.port import Fault

_QUALITY = 10  # the last step would save 2 % and take three times as long
_KEPT = 64  # every page of every publisher: the checks compress what the tree then holds


@dataclass(frozen=True, slots=True)
class Compressed:
    """A file as brotli and as gzip."""

    brotli: bytes
    gzip: bytes


@lru_cache(maxsize=_KEPT)
def compressed(data: bytes) -> Compressed:
    """The file compressed as far as it pays."""
    return Compressed(
        brotli.compress(data, mode=brotli.MODE_TEXT, quality=_QUALITY, lgwin=22),
        gzip.compress(data, compresslevel=9, mtime=0),
    )


def compress_all(files: Sequence[bytes]) -> list[Compressed]:
    """Each file compressed, on as many processors as there are: the compressors let go of Python meanwhile. No more at
    a time, since each takes memory."""
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        return list(pool.map(compressed, files))


def with_packed(pages: Mapping[str, bytes]) -> dict[str, bytes]:
    """Pages by path as they are and compressed."""
    files: dict[str, bytes] = {}
    for (path, html), small in zip(pages.items(), compress_all(list(pages.values())), strict=True):
        files |= {path: html, f"{path}.br": small.brotli, f"{path}.gz": small.gzip}
    return files


def too_large(pages: Mapping[ItemName, bytes], budget: int) -> list[Fault]:
    """Which pages take more than the budget, in bytes of brotli; each by what it is made of."""
    words = _("The page is {size} bytes compressed and may be {budget}. Shorten its texts.")
    small = compress_all(list(pages.values()))
    sizes = {name: len(each.brotli) for name, each in zip(pages, small, strict=True)}
    return [Fault(name, format_lazy(words, size=size, budget=budget)) for name, size in sizes.items() if size > budget]
