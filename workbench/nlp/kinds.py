"""What kind of claim a stretch makes, in the order in which a desk would check it."""

import re

from workbench.domain.claims import ClaimKind
from workbench.nlp import verbs, words
from workbench.nlp.passages import Passage
from workbench.nlp.tagging import Tag


def find_kind(passage: Passage, start: int, end: int, *, verb: int | None, says: bool) -> ClaimKind:
    """Return the kind of the words from *start* to *end* (tokens).

    *says* tells that the stretch reports what somebody said. Where several fit, the first of
    ranking, quantity, causation, rule, comparison, quote, event, state is taken.
    """
    tests = (
        (ClaimKind.RANKING, ranking_words(passage, start, end)),
        (ClaimKind.QUANTITY, number_words(passage, start, end)),
        (ClaimKind.CAUSATION, cause_words(passage, start, end)),
        (ClaimKind.RULE, rule_words(passage, start, end)),
        (ClaimKind.COMPARISON, comparison_words(passage, start, end)),
    )
    for kind, found in tests:
        if found:
            return kind
    if says:
        return ClaimKind.QUOTE
    return ClaimKind.EVENT if _is_event(passage, start, end, verb) else ClaimKind.STATE


def is_superlative(lower: str) -> bool:
    """Return whether a word is a superlative by its ending or by the list."""
    if lower in words.RANKING_WORDS:
        return lower not in _ORDINAL
    return (
        len(lower) >= _SUPERLATIVE_MIN
        and lower.endswith("est")
        and lower not in words.NOT_SUPERLATIVE
    )


_SUPERLATIVE_MIN = 6
_ORDINAL = frozenset({"first", "last"})
_OWNED = words.DETERMINERS | words.POSSESSIVES | {"'s", "'"}
# "the first referendum" is one of a row; "the first since 1990" is a claim to rank.
_RANK_TAILS = frozenset({"since", "ever", "to", "of", "for", "in", "among", "time"})
_RANK_REACH = 6


def ranking_words(passage: Passage, start: int, end: int) -> str:
    """Return the words that rank something as first, last, only or most; empty when none do."""
    for i in range(start, end):
        length = _ranking_at(passage, i, end)
        if length:
            return passage.text(i, min(end, i + length))
    return ""


def _ranking_at(passage: Passage, i: int, end: int) -> int:
    """Return how many words from *i* on rank something; 0 for none."""
    lower, before, after = passage.lower(i), passage.lower(i - 1), passage.lower(i + 1)
    if lower in _ORDINAL | words.ORDINALS and after == "time":
        return 2
    if lower == "never" and after in ("before", "ever"):
        return 2
    if lower == "most":
        return 2 if passage.tag(i + 1) in _MOST_TAGS and before in _OWNED else 0
    if lower in _ORDINAL:
        return int(before in _OWNED and _ranks_first(passage, i, end))
    if lower in words.ORDINALS:
        return 2 if after == "place" or is_superlative(after) else 0
    if lower in ("number", "#"):
        return 2 if passage.tag(i + 1) == Tag.NUMBER and before in _TO_RANK else 0
    return int(is_superlative(lower) and _is_ranking(lower, before, after))


_MOST_TAGS = frozenset({Tag.ADJECTIVE, Tag.PAST, Tag.PARTICIPLE, Tag.NOUN})
_TO_RANK = frozenset({"to", "been", "the", "is", "was", "at", "'s", "as"})


def _is_ranking(lower: str, before: str, after: str) -> bool:
    if lower == "only":
        return before in _OWNED
    if lower == "record":
        return before not in words.ARTICLES or after in ("high", "low", "number", "turnout")
    return lower != "latest" and not (lower == "best" and after == "known")


def _ranks_first(passage: Passage, i: int, end: int) -> bool:
    """Tell "the first woman to" and "was the first" from "the first meeting will be"."""
    if not passage.token(i).islower() and i != passage.sentence_of(i)[0] + 1:
        return False  # part of a name: FIRST Global
    if passage.lower(i + 1) in words.WEAK_RANKED_NOUNS:
        return False
    if passage.lower(i - 2) in words.BE_FINITE | {"became", "become", "becomes", "be"}:
        return True
    reach = range(i + 1, min(end, i + _RANK_REACH))
    return any(passage.lower(j) in _RANK_TAILS for j in reach)


def number_words(passage: Passage, start: int, end: int) -> str:
    """Return the words that state an amount; a year, date, clock time or label is none."""
    for i in range(start, end):
        lower = passage.lower(i)
        if passage.tag(i) == Tag.NUMBER and _is_amount(passage, i, start):
            return passage.text(i, min(end, i + 2))
        if lower in ("%", "percent") or (lower == "per" and passage.lower(i + 1) == "cent"):
            return passage.text(i, i + 1)
        if lower == "twice":
            return passage.text(i, i + 1)
    return ""


_NUMERAL = re.compile(
    r"[$€£¥]?\d[\d,.]*(?:%|k|m|bn|[- ]?(?:fold|year|month|week|day|hour|minute|member|mile|point)\S*)?$"
)
_LABELS = words.MONTHS | frozenset({"no.", "article", "section", "number", "#", "chapter", "page"})
_CLOCK = frozenset({"a.m.", "p.m.", "am", "pm", "gmt", "utc"})
_SMALL = frozenset({"two", "three", "four", "2", "3", "4"})
_COUNTING = frozenset(
    {"only", "least", "over", "about", "around", "nearly", "almost", "by", "than"}
)


def _is_amount(passage: Passage, i: int, start: int) -> bool:
    lower, before, after = passage.lower(i), passage.lower(i - 1), passage.lower(i + 1)
    if before in _LABELS or after in words.MONTHS:
        return False
    if lower in _SMALL:
        return after in words.UNITS | words.MULTIPLES or before in _COUNTING
    if lower in words.NUMBER_WORDS:
        return lower not in ("third", "quarter") or before in ("a", "one", "two", "three")
    return _is_numeral_amount(passage, i, start)


def _is_numeral_amount(passage: Passage, i: int, start: int) -> bool:
    token, after = passage.token(i), passage.lower(i + 1)
    if not _NUMERAL.match(token.lower()):
        return False
    if is_year(token):
        return after in words.UNITS
    if passage.tag(i - 1) == Tag.NAME and i > start and passage.lower(i - 1) not in words.MONEY:
        return after in words.UNITS | words.MULTIPLES  # else "Boeing 747"
    return after not in _CLOCK


def is_year(token: str) -> bool:
    """Return whether a token is a year between 1800 and 2099."""
    return bool(_YEAR.match(token))


_YEAR = re.compile(r"(?:18|19|20)\d\d$")


def cause_words(passage: Passage, start: int, end: int) -> str:
    """Return the words that say one thing brought about another; empty when none do."""
    lowers = passage.words_in(start, end)
    for i, lower in enumerate(lowers):
        if lower in words.CAUSE_WORDS:
            needed = words.CAUSE_NEEDS.get(lower)
            if needed is None or lowers[i + 1 : i + 2] == [needed]:
                return passage.text(start + i, start + i + (1 if needed is None else 2))
        for phrase in words.CAUSE_PHRASES:
            if tuple(lowers[i : i + len(phrase)]) == phrase:
                return passage.text(start + i, start + i + len(phrase))
    return ""


def rule_words(passage: Passage, start: int, end: int) -> str:
    """Return the words that tell of a law, duty or procedure; empty when none do."""
    lowers = passage.words_in(start, end)
    for i, lower in enumerate(lowers):
        if lower in words.RULE_WORDS and passage.tag(start + i) != Tag.NAME:
            return passage.text(start + i, start + i + 1)
        for phrase in words.RULE_PHRASES:
            if tuple(lowers[i : i + len(phrase)]) == phrase:
                return passage.text(start + i, start + i + len(phrase))
    return ""


def comparison_words(passage: Passage, start: int, end: int) -> str:
    """Return the words that set one thing against another; empty when none do."""
    for i in range(start, end):
        if passage.lower(i) == "than":
            return passage.text(max(start, i - 1), i + 1)
        if passage.lower(i) == "compared" and passage.lower(i + 1) in ("to", "with"):
            return passage.text(i, i + 2)
        if passage.lower(i) == "same" and passage.lower(i + 2) == "as":
            return passage.text(i, i + 3)
    return ""


_STATE_VERBS = frozenset(
    "is are was were 's 're has have had am be remains remain belongs belong contains contain includes"
    " include consists consist means mean exists exist seems seem appears appear knows know knew"
    " believes believe wants want owns own lives live lived stands stand stood represents represent"
    " views view considered considers known supports support opposes oppose needs need does do"
    " included remained contained owned belonged can could may might would shows showed".split()
)


def _is_event(passage: Passage, start: int, end: int, verb: int | None) -> bool:
    if verb is None:
        return False
    if passage.lower(verb) in _STATE_VERBS:
        for i in range(verb + 1, min(end, verb + 4)):
            tag = passage.tag(i)
            if passage.lower(i) in ("re", "-"):
                continue
            if tag in (Tag.PARTICIPLE, Tag.PAST) and passage.lower(i) not in (
                "been",
                "be",
                "known",
            ):
                return True
            if tag == Tag.ING:
                return True
            if tag not in (Tag.ADVERB, Tag.NOT, Tag.PARTICIPLE):
                return False
        return False
    return (
        passage.tag(verb) == Tag.PAST
        or verbs.is_past_like(passage.lower(verb))
        or passage.tag(verb) == Tag.ING
    )
