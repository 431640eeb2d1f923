"""What the public guide weighs in each language, and what its export costs, with few services and with many."""

from __future__ import annotations

import datetime as dt
import resource
import sys
import time
from collections.abc import Mapping

from bench.site import own_process, temporary_var
from bench.timing import row
from fyren.publishing.items import Items

FEW, MANY = 80, 300
LARGEST = {FEW: 60_000, MANY: 120_000}
FIRST = 14_000  # what a first round trip brings
DAY = dt.date(2026, 11, 24)
EXPORT = "below 10 s, 200 MB"


def measure() -> None:
    """Each size of guide in a process of its own: it is its memory that is asked for."""
    for services in (FEW, MANY):
        with temporary_var() as var:
            own_process("bench.guide", var, str(services))


def _export(services: int) -> None:
    import django

    django.setup()
    from bench.guide_services import items_with
    from fyren.guide.publisher import GUIDE
    from fyren.publishing.port import tree_of
    from fyren.publishing.tree import write_tree

    items = items_with(services)
    begun, worked = time.perf_counter(), time.process_time()
    faults = GUIDE.faults(items, DAY)
    checked = time.perf_counter()
    files = tree_of(GUIDE, items, DAY)
    built = time.perf_counter()
    with temporary_var() as folder:
        write_tree(files, folder / "tree")
    ended = time.perf_counter()
    paper = _paper(items)
    printed = time.perf_counter()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"guide with {services} services, examples all but the national ones")
    for fault in faults:
        row(f"  refused: {fault.about}", "", "nothing", str(fault.why))
    _weights(files, LARGEST[services])
    parts = f"checks {checked - begun:.1f} s, build {built - checked:.1f} s, write {ended - built:.1f} s"
    row("  export of all languages", f"{ended - begun:.1f} s", EXPORT, parts)
    row("  of it posters and cards", f"{printed - ended:.1f} s", "", paper)
    row("  export, of the processors", f"{time.process_time() - worked:.1f} s", "")
    row("  export, memory at most", f"{memory} MB", EXPORT, f"{sum(map(len, files.values())) // 1024} kB in the tree")


def _paper(items: Items) -> str:
    """Write the print files once more by themselves; returns what they weigh."""
    from fyren.guide.cards import cards_of
    from fyren.guide.reading import Guide

    guide = Guide(items)
    files = [data for language in guide.languages for data in cards_of(guide, language, DAY).values()]
    return f"{len(files)} files, {sum(map(len, files)) // 1000} kB"


def _weights(files: Mapping[str, bytes], largest: int) -> None:
    """Each language's document as it is sent, and how much of the first view comes with the first round trip."""
    for path, data in sorted(files.items()):
        if path.endswith("/index.html.br"):
            code = path.partition("/")[0]
            plain = len(files[f"{code}/index.html"]) // 1000
            remark = f"{plain} kB as it is; {_first_view(code, data)}"
            row(f"  document, {code}", f"{len(data) / 1000:.1f} kB", f"at most {largest // 1000} kB", remark)


def _first_view(code: str, data: bytes) -> str:
    """What of the first view the stream's first part decodes to: the exit, 112, the languages, the doors."""
    import brotli

    from fyren.guide.content import Audience
    from fyren.guide.pack_files import Kind, national_pack
    from fyren.publishing.packs import named

    seen = brotli.Decompressor().process(data[:FIRST]).decode("utf-8", errors="ignore")
    strings = national_pack()[named(Kind.STRINGS, language=code)]
    doors = sum(strings["door"][audience] in seen for audience in Audience)
    languages = [name.key for name in national_pack() if name.kind == Kind.LANGUAGE and name.key != code]
    whole = "data-exit" in seen and "tel:112" in seen and all(f"../{each}/" in seen for each in languages)
    begin = "exit, 112 and languages" if whole else "NOT exit, 112 and languages"
    return f"first {FIRST // 1000} kB hold {begin}, {doors} of {len(Audience)} doors"


if __name__ == "__main__":
    _export(int(sys.argv[1]))
