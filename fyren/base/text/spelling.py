"""Misspellings: how far two words are apart, and keys that gather the few words worth comparing."""

from __future__ import annotations


def allowance(length: int) -> int:
    """How many slips a word of so many letters may hold: none up to five, one up to seven, then two."""
    if length <= 5:
        return 0
    return 1 if length <= 7 else 2


def distance(left: str, right: str, most: int) -> int:
    """Letters left out, put in, exchanged or turned about between two words; `most + 1` when more than `most`.

    Optimal string alignment, the restricted Damerau-Levenshtein distance.
    """
    # Cheap refusals first: every slip changes the length by one at most, and the set of letters by two.
    if abs(len(left) - len(right)) > most or len(set(left) ^ set(right)) > 2 * most:
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


def near_key(word: str) -> str:
    """A key that gathers what is to be compared: the first letter and the length."""
    return f"{word[:1]}{len(word)}"


def near_keys_of_question(word: str) -> set[str]:
    """The keys of all words within a word's allowance that begin alike, or with its two first letters turned about."""
    most = allowance(len(word))
    lengths = range(max(1, len(word) - most), len(word) + most + 1)
    return {f"{letter}{length}" for letter in word[:2] for length in lengths}
