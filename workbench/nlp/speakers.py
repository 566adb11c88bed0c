"""The words that name a speaker: which of them is the head, whom a relative pronoun repeats."""

from bisect import bisect_left
from typing import TYPE_CHECKING

from workbench.nlp.passages import Passage, Range
from workbench.nlp.tags import VERBAL, Tag

if TYPE_CHECKING:
    from spacy.tokens import Token

_CLIMB_MAX = 6
_NAMING = frozenset({Tag.NAME, Tag.NOUN, Tag.ADJECTIVE})
_PHRASE_ENDS = VERBAL | {
    Tag.COMMA,
    Tag.STRONG,
    Tag.PREPOSITION,
    Tag.RELATIVE,
    Tag.THAT,
    Tag.STOP,
}
_PHRASE = _NAMING | {Tag.DETERMINER, Tag.POSSESSIVE, Tag.NUMBER}
_RELATIVE_LABELS = frozenset({"acl:relcl", "relcl", "acl"})
# Words so tied to a noun stand in a clause of their own and do not name it.
_BESIDE_LABELS = _RELATIVE_LABELS | {"advcl", "parataxis", "ccomp", "advcl:relcl"}


def head_word(passage: Passage, speaker: Range) -> int:
    """Return the word on which the others of a speaker's name hang.

    With a parser's tree it is the first whose head lies outside, else the last before the first
    comma, preposition or verb; in a run of nouns and names ("spokesman Ivo Lang") the last.
    """
    at = _governor(passage, speaker)
    while at + 1 < speaker[1] and passage.tag(at) in _NAMING and passage.tag(at + 1) in _NAMING:
        at += 1
    return at


def _governor(passage: Passage, speaker: Range) -> int:
    start, end = speaker
    if not passage.doc.has_annotation("DEP"):
        at = start
        while at + 1 < end and passage.tag(at + 1) not in _PHRASE_ENDS:
            at += 1
        return at
    low, high = passage.tokens_of(start, end)
    for i in range(start, end):
        token = passage.doc[passage.index[i]]
        if not low <= token.head.i < high or token.head.i == token.i:
            return i
    return end - 1


def antecedent(passage: Passage, at: int) -> Range | None:
    """Return the words that the relative pronoun at *at* repeats: "Ann Lee" in "Ann Lee, who"."""
    named = _named_before(passage, at) if passage.lower(at) == "who" else None
    if named is not None:
        return named
    if passage.doc.has_annotation("DEP"):
        found = _governed(passage, at)
        if found is not None:
            return found
    end = at
    while end > 0 and passage.tag(end - 1) == Tag.COMMA:
        end -= 1
    start = end
    while start > 0 and passage.tag(start - 1) in _PHRASE:
        start -= 1
    return (start, end) if end > start else None


def _named_before(passage: Passage, at: int) -> Range | None:
    """Return the name right before ", who": a person, if no preposition governs it."""
    end = start = at - 1
    if passage.tag(end) != Tag.COMMA:
        return None
    while start > 0 and passage.tag(start - 1) == Tag.NAME:
        start -= 1
    governed = passage.tag(start - 1) == Tag.PREPOSITION
    return (start, end) if end > start and not governed else None


def _governed(passage: Passage, at: int) -> Range | None:
    """Return the noun on which the clause of a relative pronoun hangs, with what names it."""
    token = passage.doc[passage.index[at]]
    for _ in range(_CLIMB_MAX):
        if token.dep_ in _RELATIVE_LABELS and token.head.i < token.i:
            return _phrase(passage, token.head, at)
        token = token.head
    return None


def _phrase(passage: Passage, noun: "Token", before: int) -> Range | None:
    start = bisect_left(passage.index, noun.left_edge.i)
    end = min(bisect_left(passage.index, noun.right_edge.i + 1), before)
    for child in noun.children:
        if child.i > noun.i and child.dep_ in _BESIDE_LABELS:
            end = min(end, bisect_left(passage.index, child.left_edge.i))
    while start < end and passage.tag(start) == Tag.PREPOSITION:
        start += 1
    return (start, end) if end > start else None
