"""What kind of claim a stretch makes, in the order in which a desk would check it."""

from collections.abc import Callable

from workbench.domain.claims import ClaimKind
from workbench.nlp import verbs, words
from workbench.nlp.amounts import number_words
from workbench.nlp.passages import Passage
from workbench.nlp.rankings import ranking_words
from workbench.nlp.tags import Tag

_STATE_VERBS = words.word_set(
    "is are was were 's 're has have had am be remains remain belongs belong contains contain"
    " includes include consists consist means mean exists exist seems seem appears appear knows"
    " know knew believes believe wants want owns own lives live lived stands stand stood"
    " represents represent views view considered considers known supports support opposes oppose"
    " needs need does do included remained contained owned belonged can could may might would"
    " shows showed"
)
_PRESENT_BE = words.word_set("is are 's 're am be")
_VERB_GROUP = 6
# Between an auxiliary and its participle: "were successfully re-elected", "has not been".
_INSIDE_GROUP = words.word_set("re - been be known")


def find_kind(passage: Passage, start: int, end: int, *, verb: int | None, says: bool) -> ClaimKind:
    """Return the kind of the words from *start* to *end*.

    *says* tells that the stretch reports what somebody said. Where several fit, the first of
    ranking, quantity, causation, rule, comparison, quote, event, state is taken.
    """
    tests = (
        (ClaimKind.RANKING, ranking_words),
        (ClaimKind.QUANTITY, number_words),
        (ClaimKind.CAUSATION, cause_words),
        (ClaimKind.RULE, rule_words),
        (ClaimKind.COMPARISON, comparison_words),
    )
    for kind, find in tests:
        if find(passage, start, end):
            return kind
    if says:
        return ClaimKind.QUOTE
    return ClaimKind.EVENT if _is_event(passage, end, verb) else ClaimKind.STATE


def cause_words(passage: Passage, start: int, end: int) -> str:
    """Return the words that say one thing brought about another; empty when none do."""
    return _first(passage, start, end, cause_at)


def rule_words(passage: Passage, start: int, end: int) -> str:
    """Return the words that tell of a law, duty or procedure; empty when none do."""
    return _first(passage, start, end, rule_at)


def comparison_words(passage: Passage, start: int, end: int) -> str:
    """Return the words that set one thing against another; empty when none do."""
    return _first(passage, start, end, comparison_at)


def _first(passage: Passage, start: int, end: int, at: Callable[[Passage, int, int], int]) -> str:
    for i in range(start, end):
        length = at(passage, i, end)
        if length:
            return passage.text(i, i + length)
    return ""


def cause_at(passage: Passage, i: int, end: int) -> int:
    """Return how many words from *i* on say that one thing brought about another."""
    lower = passage.lower(i)
    if lower in words.CAUSE_WORDS:
        needed = words.CAUSE_NEEDS.get(lower)
        if needed is None:
            return 1
        if passage.lower(i + 1) == needed and i + 1 < end:
            return 2
    return _phrase_at(passage, i, end, words.CAUSE_PHRASES)


def rule_at(passage: Passage, i: int, end: int) -> int:
    """Return how many words from *i* on tell of a law, duty or procedure."""
    if passage.lower(i) in words.RULE_WORDS and passage.tag(i) != Tag.NAME:
        return 1
    return _phrase_at(passage, i, end, words.RULE_PHRASES)


def comparison_at(passage: Passage, i: int, end: int) -> int:
    """Return how many words from *i* on set one thing against another."""
    if passage.lower(i) == "than":
        return 1
    if passage.lower(i) == "same" and passage.lower(i + 2) == "as" and i + 2 < end:
        return 3
    return _phrase_at(passage, i, end, words.COMPARISON_PHRASES)


def _phrase_at(
    passage: Passage, i: int, end: int, phrases: dict[str, tuple[tuple[str, ...], ...]]
) -> int:
    """Return the length of the phrase (known by its first word) that stands at *i*, or 0."""
    for phrase in phrases.get(passage.lower(i), ()):
        if tuple(passage.words_in(i, min(end, i + len(phrase)))) == phrase:
            return len(phrase)
    return 0


def _is_event(passage: Passage, end: int, verb: int | None) -> bool:
    """Return whether the verb tells what happened or was done rather than what is the case.

    "was closed" happened, "is closed" and "was closing" are the case; "has closed" happened.
    """
    if verb is None:
        return False
    lower = passage.lower(verb)
    if lower not in _STATE_VERBS:
        return passage.tag(verb) in (Tag.PAST, Tag.ING) or verbs.is_past_like(lower)
    last = lower
    for i in range(verb + 1, min(end, verb + _VERB_GROUP)):
        tag = passage.tag(i)
        if passage.lower(i) in _INSIDE_GROUP or tag in (Tag.ADVERB, Tag.NOT):
            last = passage.lower(i) if passage.lower(i) in ("be", "been") else last
            continue
        if tag == Tag.ING:
            return False
        return tag in (Tag.PARTICIPLE, Tag.PAST) and last not in _PRESENT_BE
    return False
