"""The words that name a speaker: which of them is the head, whom a relative pronoun repeats."""

from workbench.nlp.passages import Passage, Range
from workbench.nlp.tags import VERBAL, Tag

_NAMING = frozenset({Tag.NAME, Tag.NOUN, Tag.ADJECTIVE})
_PHRASE_ENDS = VERBAL | {
    Tag.COMMA,
    Tag.STRONG,
    Tag.PREPOSITION,
    Tag.RELATIVE,
    Tag.THAT,
    Tag.STOP,
}


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
