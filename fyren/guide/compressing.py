"""What a document weighs on its way: compressed once, the same bytes every time."""

from __future__ import annotations

import gzip
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache

import brotli

_KEPT = 32  # the languages, twice over: the checks compress what the tree then holds


@dataclass(frozen=True, slots=True)
class Compressed:
    """A file as brotli and as gzip."""

    brotli: bytes
    gzip: bytes


@lru_cache(maxsize=_KEPT)
def compressed(data: bytes) -> Compressed:
    """The file compressed as far as it goes."""
    return Compressed(
        brotli.compress(data, mode=brotli.MODE_TEXT, quality=11, lgwin=22),
        gzip.compress(data, compresslevel=9, mtime=0),
    )


def compress_all(files: Sequence[bytes]) -> list[Compressed]:
    """Each file compressed; on as many processors as there are, since the compressors let go of Python meanwhile."""
    with ThreadPoolExecutor() as pool:
        return list(pool.map(compressed, files))
