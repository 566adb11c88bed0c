"""Phrases that rules look for: a sort of them, found once in a passage, and set ones of words."""

from collections.abc import Callable
from dataclasses import dataclass

from workbench.nlp.passages import Passage, Wanted

Phrases = dict[str, tuple[tuple[str, ...], ...]]


@dataclass(frozen=True, eq=False)
class Sign:
    """A sort of phrases that tell something: rankings, amounts, causes.

    `at(passage, i, end)` is how many words from *i* on make such a phrase, of those before *end*;
    0 for none. A later end never takes a phrase away. None begins but with a word of `first`.
    """

    at: Callable[[Passage, int, int], int]
    first: Wanted

    def __call__(self, passage: Passage) -> list[int]:
        """Return the words of a passage with which such a phrase begins, wherever it may end."""
        return [i for i in passage.places(self.first) if self.at(passage, i, passage.end)]

    def stands_in(self, passage: Passage, start: int, end: int) -> bool:
        """Return whether a range of words holds such a phrase."""
        return any(self.at(passage, i, end) for i in passage.places_in(self, start, end))


def phrase_at(passage: Passage, i: int, end: int, phrases: Phrases) -> int:
    """Return the length of the phrase (known by its first word) that stands at *i*, or 0."""
    found = phrases.get(passage.lower(i))
    if found is None:
        return 0
    following = passage.lower(i + 1)
    for phrase in found:
        if len(phrase) > 1 and phrase[1] != following:
            continue  # so for nearly all: no need to put the words together
        if tuple(passage.words_in(i, min(end, i + len(phrase)))) == phrase:
            return len(phrase)
    return 0
