"""What kind of claim a stretch makes, in the order in which a desk would check it."""

from collections.abc import Callable

from workbench.domain.claims import ClaimKind
from workbench.nlp import kind_words, words
from workbench.nlp.amounts import CHANGE, number_words
from workbench.nlp.causes import CAUSE
from workbench.nlp.duties import DUTY, RULE
from workbench.nlp.passages import Passage
from workbench.nlp.phrases import Sign, phrase_at
from workbench.nlp.rankings import ranking_words
from workbench.nlp.tags import Tag
from workbench.nlp.verb_groups import is_practice, tells_event

# Comparatives that date, number or add rather than compare.
_NO_COMPARATIVE = words.word_set(
    "more less fewer earlier later further longer older younger former latter upper inner outer"
    " other lesser better"
)
_COMPARATIVE_ENDS = ("er", "worse")
_DEGREES = words.word_set("far much substantially considerably significantly slightly even")
# "As soon as", "as many as 40" tell a time and an amount.
_NO_MEASURE = words.word_set("soon long far well many much few little such")
_AMOUNTS = words.word_set("more less fewer")


def find_kind(passage: Passage, start: int, end: int, *, verb: int | None, says: bool) -> ClaimKind:
    """Return the kind of the words from *start* to *end*.

    *says* tells that the stretch reports what somebody said. Where several fit, the first of
    ranking, quantity, causation, rule, comparison, quote, event, state is taken; but the number
    in a duty ("must report it within 72 hours") is part of the rule, and a law that is only
    mentioned in what happened ("the council passed a law") makes no rule of it.
    """
    for kind, find in _FIRST_TOLD:
        if find(passage, start, end):
            return kind
    event = tells_event(passage, start, end, verb)
    if not event and (rule_words(passage, start, end) or is_practice(passage, start, end, verb)):
        return ClaimKind.RULE
    if comparison_words(passage, start, end):
        return ClaimKind.COMPARISON
    if says:
        return ClaimKind.QUOTE
    return ClaimKind.EVENT if event else ClaimKind.STATE


def duty_words(passage: Passage, start: int, end: int) -> str:
    """Return the words that say what must or may be done; empty when none do."""
    return _first(passage, start, end, DUTY)


def change_words(passage: Passage, start: int, end: int) -> str:
    """Return the words that say a measured thing rose or fell; empty when none do."""
    return _first(passage, start, end, CHANGE)


def cause_words(passage: Passage, start: int, end: int) -> str:
    """Return the words that say one thing brought about another; empty when none do."""
    return _first(passage, start, end, CAUSE)


def rule_words(passage: Passage, start: int, end: int) -> str:
    """Return the words that tell of a law, duty or procedure; empty when none do."""
    return _first(passage, start, end, RULE)


def comparison_words(passage: Passage, start: int, end: int) -> str:
    """Return the words that set one thing against another; empty when none do."""
    return _first(passage, start, end, COMPARISON)


def _first(passage: Passage, start: int, end: int, sign: Sign) -> str:
    for i in passage.places_in(sign, start, end):
        length = sign.at(passage, i, end)
        if length:
            return passage.text(i, i + length)
    return ""


def comparison_at(passage: Passage, i: int, end: int) -> int:
    """Return how many words from *i* on set one thing against another."""
    lower = passage.lower(i)
    if lower == "than":
        return int(not _counts(passage, i))
    if lower == "same" and passage.lower(i + 2) == "as" and i + 2 < end:
        return 3
    if lower in kind_words.COMPARISON_WORDS:
        return 1
    if lower == "as":
        return _as_much_as(passage, i, end) or phrase_at(
            passage, i, end, kind_words.COMPARISON_PHRASES
        )
    if _is_comparative(passage, i):
        return 1
    return phrase_at(passage, i, end, kind_words.COMPARISON_PHRASES)


def _as_much_as(passage: Passage, i: int, end: int) -> int:
    """Return the length of "as popular as": not "as soon as", "as many as 40"."""
    alike = passage.tag(i + 1) == Tag.ADJECTIVE and passage.lower(i + 1) not in _NO_MEASURE
    return 3 if alike and passage.lower(i + 2) == "as" and i + 2 < end else 0


_MAY_COMPARE = (
    words.word_set("than same as")
    | kind_words.COMPARISON_WORDS
    | frozenset(kind_words.COMPARISON_PHRASES)
)


def _may_compare(passage: Passage) -> list[int]:
    return [
        i
        for i, lower in enumerate(passage.lowers)
        if lower in _MAY_COMPARE or lower.endswith(_COMPARATIVE_ENDS)
    ]


COMPARISON = Sign(comparison_at, _may_compare)


def _is_comparative(passage: Passage, i: int) -> bool:
    """Return whether a tagger calls a word a comparative and it says more than "a larger part"."""
    lower, before = passage.lower(i), passage.lower(i - 1)
    if not lower.endswith(_COMPARATIVE_ENDS):
        return False
    after = passage.token(i + 1)
    if passage.penn[i] not in ("JJR", "RBR") or after[:1].isupper() or after == "part":
        return False  # "lower Egypt", "the greater part"
    return before in _DEGREES or not (before == "a" or lower in _NO_COMPARATIVE)


def _counts(passage: Passage, i: int) -> bool:
    """Return whether "than" bounds a number or a choice: "more than a day", "rather than"."""
    before, after = passage.lower(i - 1), passage.lower(i + 1)
    return before in ("rather", "other") or (before in _AMOUNTS and after in ("a", "an", "one"))


# In the order in which a desk would check them; a rise without a number comes after its cause.
_FIRST_TOLD: tuple[tuple[ClaimKind, Callable[[Passage, int, int], str]], ...] = (
    (ClaimKind.RANKING, ranking_words),
    (ClaimKind.RULE, duty_words),
    (ClaimKind.QUANTITY, number_words),
    (ClaimKind.CAUSATION, cause_words),
    (ClaimKind.QUANTITY, change_words),
)
