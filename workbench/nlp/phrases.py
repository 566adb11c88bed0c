"""Set phrases of several words, found by their first word."""

from workbench.nlp.passages import Passage

Phrases = dict[str, tuple[tuple[str, ...], ...]]


def phrase_at(passage: Passage, i: int, end: int, phrases: Phrases) -> int:
    """Return the length of the phrase (known by its first word) that stands at *i*, or 0."""
    for phrase in phrases.get(passage.lower(i), ()):
        if tuple(passage.words_in(i, min(end, i + len(phrase)))) == phrase:
            return len(phrase)
    return 0
