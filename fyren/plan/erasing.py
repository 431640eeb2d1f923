"""A piece of wording taken out of a plan, and out of the import that the plan came from. Pure.

Pieces are the same when their words are: an edition that was made from another may differ in white space.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from fyren.plan.importing.labels import Mention
from fyren.plan.importing.result import ParsedPlan, Removed
from fyren.plan.structure import PlanStructure


def is_same(text: str, words: str) -> bool:
    """Whether a piece of wording says the words and nothing else."""
    return bool(words.split()) and text.split() == words.split()


def paths_of(structure: PlanStructure, words: str) -> list[str]:
    """Where in a plan the words stand as a piece of their own."""
    return list(dict.fromkeys(path for path, text in structure.texts() if is_same(text, words)))


def lineage(changes: Iterable[tuple[int, str, str]], words: str) -> list[int]:
    """The keys of the logged changes (key, was, became; latest first) that hold the words, or an earlier version of
    the same piece."""
    texts, found = {_folded(words)}, []
    for key, was, became in changes:
        if texts & {_folded(was), _folded(became)} - {""}:
            found.append(key)
        if _folded(became) in texts and was:
            texts.add(_folded(was))
    return found


@dataclass(frozen=True, slots=True)
class Erasing:
    """Words that are to go, and the mark that shall stand in their place."""

    words: str
    mark: str

    def of(self, text: str) -> str:
        """A piece of wording, or the mark."""
        return self.mark if is_same(text, self.words) else text

    def structure(self, old: PlanStructure) -> PlanStructure:
        """The plan with the mark wherever the words stood; the same when they stand nowhere in it.

        Names quoted from the words go too, unless something that is left says them.
        """
        new = replace(
            old,
            title=self.of(old.title),
            sections=tuple(
                replace(section, title=self.of(section.title), paragraphs=tuple(map(self.of, section.paragraphs)))
                for section in old.sections
            ),
            development_areas=tuple(
                replace(
                    area,
                    title=self.of(area.title),
                    long_title=self.of(area.long_title),
                    blocks=tuple(replace(block, text=self.of(block.text)) for block in area.blocks),
                )
                for area in old.development_areas
            ),
            closing=self.of(old.closing),
        )
        if new == old:
            return old
        kept: dict[str, Any] = {kind.value: tuple(self.names(new, getattr(old, kind.value))) for kind in Mention}
        return replace(new, **kept)

    def names(self, left: PlanStructure, names: Iterable[str]) -> Iterator[str]:
        """The names but for those that only the words said. `left` is the plan without them."""
        gone = _folded(self.words)
        stands = _folded("\n".join(text for _path, text in left.texts()))
        return (name for name in names if _folded(name) not in gone or _folded(name) in stands)

    def imported(
        self, lines: list[dict[str, Any]], parsed: dict[str, Any], corrections: dict[str, Any]
    ) -> tuple[list[dict[str, Any]], dict[str, Any], dict[str, Any]]:
        """The three columns of a published import without the words; lines, positions and reasons stay.

        What was left out of the plan and repeats the words, such as a running header or a row of the contents, is
        emptied as well.
        """
        before = ParsedPlan.from_json(parsed)
        left = self.structure(before.structure)
        paths = set(paths_of(before.structure, self.words))
        repeated = {f"removed/{n}" for n, row in enumerate(before.removed) if self._is_repeated(row)}
        if left == before.structure and not repeated:
            return lines, parsed, corrections
        removed = tuple(replace(row, text="") if self._is_repeated(row) else row for row in before.removed)
        gaps: dict[int, list[tuple[int, int]]] = {}
        for span in before.spans:
            if span.path in paths | repeated:
                gaps.setdefault(span.line, []).append((span.start, span.end))
        cut = [{**line, "text": with_gaps(line["text"], gaps.get(line["number"], ()))} for line in lines]
        kept = {**parsed, **replace(before, structure=left, removed=removed).to_json()}
        return cut, kept, self._decisions(left, corrections)

    def _is_repeated(self, row: Removed) -> bool:
        """Whether a line outside the plan says the words, or several of them in a row."""
        text, words = _folded(row.text), _folded(self.words)
        return bool(words) and (words in text or (" " in text and text in words))

    def _decisions(self, left: PlanStructure, value: Any) -> Any:
        """A reviewer's decisions without the words, and without the names that only the words said."""
        if isinstance(value, dict):
            return {key: self._decisions(left, each) for key, each in value.items()}
        if isinstance(value, list):
            names = [each for each in value if isinstance(each, str)]
            kept = set(self.names(left, names))
            return [self._decisions(left, each) for each in value if not isinstance(each, str) or each in kept]
        return self.of(value) if isinstance(value, str) else value


def with_gaps(text: str, gaps: Iterable[tuple[int, int]]) -> str:
    """The text with spaces in the gaps, so that every other character keeps its place."""
    for start, end in gaps:
        if start < end:
            text = text[:start] + " " * (end - start) + text[end:]
    return text


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
