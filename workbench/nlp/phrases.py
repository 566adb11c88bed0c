"""Noun phrases that claim something by themselves: "their first talks since the start of the war"."""

from workbench.nlp import words
from workbench.nlp.clauses import Clause
from workbench.nlp.kinds import is_superlative
from workbench.nlp.passages import Passage, Range
from workbench.nlp.tagging import Tag

_LEFT = frozenset({Tag.ADJECTIVE, Tag.NUMBER, Tag.ADVERB})
_LEFT_MAX = 4
_RIGHT_MAX = 24
_RIGHT_ENDS = frozenset(
    {
        Tag.COMMA,
        Tag.STRONG,
        Tag.STOP,
        Tag.QUOTE,
        Tag.FINITE,
        Tag.RELATIVE,
        Tag.THAT,
        Tag.COORDINATOR,
    }
)
_TAILS = frozenset(
    "since in of among at on ever during for to within from between under by".split()
)
# A phrase that is more than this share of its clause says no more than the clause does.
_SHARE_MAX = 0.65


def ranked_phrases(passage: Passage, clauses: list[Clause]) -> list[Range]:
    """Return noun phrases that rank something and say within what, as ranges of tokens."""
    out: list[Range] = []
    for i in range(passage.at, passage.end):
        if not _ranks(passage, i) or (out and i < out[-1][1]):
            continue
        phrase = _phrase(passage, i)
        if phrase is not None and _is_part(phrase, clauses):
            out.append(phrase)
    return out


def _ranks(passage: Passage, i: int) -> bool:
    lower = passage.lower(i)
    if lower in ("first", "last"):
        return passage.lower(i + 1) not in words.WEAK_RANKED_NOUNS | words.TIME_WORDS
    if lower == "most":
        return passage.tag(i + 1) == Tag.ADJECTIVE
    return is_superlative(lower) and lower not in ("only", "record", "latest")


def _phrase(passage: Passage, i: int) -> Range | None:
    start = _phrase_start(passage, i)
    if passage.lower(start) not in words.DETERMINERS | words.POSSESSIVES and not _possessed(
        passage, start, i
    ):
        return None
    end = i + 1
    while end < passage.end and end - i < _RIGHT_MAX and passage.tag(end) not in _RIGHT_ENDS:
        end += 1
    tail = next((j for j in range(i + 1, end) if passage.lower(j) in _TAILS), None)
    if tail is None and end > i + 1 and _set_off(passage, start, end):
        return start, end
    return (start, end) if tail is not None and tail + 1 < end else None


def _set_off(passage: Passage, start: int, end: int) -> bool:
    """Return whether commas or a full stop stand on both sides, or somebody's name owns it."""
    return passage.tag(start - 1) == Tag.COMMA and passage.tag(end) in (Tag.COMMA, Tag.STOP)


def _phrase_start(passage: Passage, i: int) -> int:
    """Return where the phrase around the ranking word *i* starts: "the | country | 's | largest"."""
    start = i
    while start > passage.at and i - start < _LEFT_MAX and passage.tag(start - 1) in _LEFT:
        start -= 1
    if passage.lower(start - 1) in ("'s", "'") and start > passage.at:
        start -= 1
        while start > passage.at and passage.tag(start - 1) in (Tag.NAME, Tag.NOUN, Tag.ADJECTIVE):
            start -= 1
    if start > passage.at and passage.tag(start - 1) in (Tag.DETERMINER, Tag.POSSESSIVE):
        start -= 1
    return start


def _possessed(passage: Passage, start: int, i: int) -> bool:
    return any(passage.lower(j) == "'s" for j in range(start, i))


def _is_part(phrase: Range, clauses: list[Clause]) -> bool:
    """Return whether the phrase is clearly less than the smallest clause that holds it."""
    holding = [c.end - c.start for c in clauses if c.start <= phrase[0] and phrase[1] <= c.end]
    return not holding or phrase[1] - phrase[0] <= _SHARE_MAX * min(holding)
