"""Misspellings: how far two words are apart, and keys by which near words meet without comparing all with all."""

from __future__ import annotations

from itertools import combinations

_KEY_LETTERS = 6  # keys are made of a word's beginning; the distance itself looks at all of it


def allowance(length: int) -> int:
    """How many slips a word of so many letters may hold: none up to four, one up to seven, then two."""
    if length <= 4:
        return 0
    return 1 if length <= 7 else 2


def distance(left: str, right: str, most: int) -> int:
    """Letters left out, put in, exchanged or turned about between two words; `most + 1` when more than `most`.

    Optimal string alignment, the restricted Damerau-Levenshtein distance.
    """
    if abs(len(left) - len(right)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, letter in enumerate(left, start=1):
        two_before, before, row = before, row, [i]
        for j, other in enumerate(right, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == right[j - 2] and left[i - 2] == other:
                cost = min(cost, two_before[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)


def near_keys(word: str) -> set[str]:
    """Keys that two words within their allowance of each other share: their beginnings with letters left out.

    For every pair within the allowance of the shorter one at least one key is common; the opposite does not hold, so
    the distance is to be taken of those that meet.
    """
    beginning = word[:_KEY_LETTERS]
    keys = {beginning}
    for slips in range(1, allowance(len(word)) + 1):
        for left_out in combinations(range(len(beginning)), slips):
            keys.add("".join(sign for place, sign in enumerate(beginning) if place not in left_out))
    return keys
