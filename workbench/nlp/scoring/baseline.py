"""What anybody could do without us: every sentence of six words or more is a claim."""

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from workbench.domain.claims import ClaimCandidate, ClaimKind

if TYPE_CHECKING:
    from spacy.language import Language

WORDS_MIN = 6
# A longer sentence is no more worth than one of so many words.
_WORDS_FULL = 100


@cache
def _splitter() -> "Language":
    import spacy

    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    return nlp


def naive_sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield the sentences of *text* as (start, end) in characters.

    A line is read by itself; spaCy's rule-based splitter cuts it at full stops, question marks and
    exclamation marks.
    """
    start = 0
    lines = text.split("\n")
    for line, doc in zip(lines, _splitter().pipe(lines), strict=True):
        for sentence in doc.sents:
            if sentence.text.strip():
                yield start + sentence.start_char, start + sentence.end_char
        start += len(line) + 1


def naive_claims(text: str) -> list[ClaimCandidate]:
    """Return every sentence of six words or more as a claim, worth more the longer it is.

    One with a digit is a quantity, any other an event; nobody is named as its claimant.
    """
    return [
        ClaimCandidate(
            start_char=start,
            end_char=end,
            quote=text[start:end],
            kind=ClaimKind.QUANTITY if has_digit(text[start:end]) else ClaimKind.EVENT,
            claimant="",
            worth=naive_worth(text[start:end]),
            reasons=(),
        )
        for start, end in naive_sentences(text)
        if len(text[start:end].split()) >= WORDS_MIN
    ]


def naive_worth(sentence: str) -> float:
    """Return a worth from 0 to 1 by length in words alone."""
    return min(1.0, len(sentence.split()) / _WORDS_FULL)


def has_digit(sentence: str) -> bool:
    """Return whether a sentence holds a digit."""
    return any(sign.isdigit() for sign in sentence)
