"""What a document weighs on its way: compressed once, the same bytes every time."""

from __future__ import annotations

import gzip
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache

import brotli

_QUALITY = 10  # the last step would save 2 % and take three times as long
_KEPT = 32  # the languages, twice over: the checks compress what the tree then holds


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
