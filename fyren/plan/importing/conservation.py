"""The promise of the import, checked: every non-space character of the source lands exactly once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from fyren.base.documents import SourceLine
from fyren.plan.importing.result import ParsedPlan, TitleSource, public_json


class WordingLost(Exception):
    """Raised when an import would lose or double a character: a fault in the import, so nothing may be saved."""


def check_conservation(lines: Sequence[SourceLine], parsed: ParsedPlan) -> None:
    """Count the characters of the source and of everything found, independently of how it was found.

    Raises:
        WordingLost: they differ; the message names characters and numbers, not text.
    """
    source = _count(line.text for line in lines)
    landed = _count(landed_texts(public_json(parsed), with_title=parsed.title_source is TitleSource.DOCUMENT))
    if source != landed:
        lost, extra = source - landed, landed - source
        raise WordingLost(f"lost {sum(lost.values())} characters, doubled {sum(extra.values())}")
    _check_spans(lines, parsed)


def landed_texts(public: dict[str, Any], *, with_title: bool) -> Iterator[str]:
    """Every text of the public JSON that stands for source text; mentions are quotes and do not count."""
    if with_title:
        yield public["title"]
    for section in public["sections"]:
        yield from (section["number"], section["title"], *section["paragraphs"])
    for area in public["development_areas"]:
        yield from (area["number"], area["title"], area["long_title"], area["introduction"])
        for item in area["focus_areas"]:
            yield from (item["number"], item["text"])
        yield from area["unnumbered_aims"]
    yield public["closing"]
    for row in (*public["removed"], *public["unresolved"]):
        yield row["text"]


def _count(texts: Iterable[str]) -> Counter[str]:
    counter: Counter[str] = Counter()
    for text in texts:
        counter.update("".join(text.split()))
    return counter


def _check_spans(lines: Sequence[SourceLine], parsed: ParsedPlan) -> None:
    """Spans must cover each line's characters once, in order."""
    texts = {line.number: line.text for line in lines}
    covered: dict[int, list[str]] = {}
    position: dict[int, int] = {}
    for span in parsed.spans:
        if span.start < position.get(span.line, 0):
            raise WordingLost(f"spans overlap on line {span.line}")
        position[span.line] = span.end
        covered.setdefault(span.line, []).append(texts[span.line][span.start : span.end])
    for number, text in texts.items():
        if "".join(text.split()) != "".join("".join(covered.get(number, [])).split()):
            raise WordingLost(f"spans do not cover line {number}")
