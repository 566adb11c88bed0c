"""Words that state an amount: numbers that count or measure, not dates, labels or names."""

import re

from workbench.nlp import words
from workbench.nlp.passages import Passage
from workbench.nlp.tags import Tag

_NUMERAL = re.compile(r"[$€£¥]?\d[\d,.]*(?:[- ]?[a-z%]{1,12}\S*)?")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
_YEAR = re.compile(r"(?:18|19|20)\d\d")
_LABELS = words.MONTHS | words.word_set("no. article section number # chapter page")
_CLOCK = words.word_set("a.m. p.m. am pm gmt utc")
# So small that it points rather than counts ("one of them"), unless the context says so.
_SMALL = words.word_set("one")
_COUNTING = words.word_set("only least over about around nearly almost by than")
_FRACTION_OF = words.word_set("a one two three")


def number_words(passage: Passage, start: int, end: int) -> str:
    """Return the words that state an amount; a year, date, clock time or label is none."""
    for i in range(start, end):
        length = amount_at(passage, i, start)
        if length:
            return passage.text(i, min(end, i + length))
    return ""


def amount_at(passage: Passage, i: int, start: int) -> int:
    """Return how many words from *i* on state an amount, in a stretch from *start*; 0 for none."""
    lower = passage.lower(i)
    if passage.tag(i) == Tag.NUMBER and _is_amount(passage, i, start):
        return 2
    per_cent = lower == "per" and passage.lower(i + 1) == "cent"
    return int(per_cent or lower in ("%", "percent", "twice"))


def is_year(token: str) -> bool:
    """Return whether a token is a year between 1800 and 2099."""
    return _YEAR.fullmatch(token) is not None


def is_date(passage: Passage, i: int) -> bool:
    """Return whether a word is a month, a weekday or a year."""
    lower, token = passage.lower(i), passage.token(i)
    if lower in words.MONTHS:
        return token[0].isupper()
    return lower in words.DAYS or is_year(token)


def _is_amount(passage: Passage, i: int, start: int) -> bool:
    lower, before, after = passage.lower(i), passage.lower(i - 1), passage.lower(i + 1)
    if before in _LABELS or after in words.MONTHS or (before, passage.lower(i - 2)) == (".", "no"):
        return False
    if lower in _SMALL:
        return after in words.UNITS | words.MULTIPLES or before in _COUNTING
    if lower in words.NUMBER_WORDS:
        return lower not in ("third", "quarter") or before in _FRACTION_OF
    return _is_counted(passage, i, start)


def _is_counted(passage: Passage, i: int, start: int) -> bool:
    token, after = passage.token(i), passage.lower(i + 1)
    if _NUMERAL.fullmatch(token.lower()) is None or _ORDINAL.fullmatch(token.lower()):
        return False
    if is_year(token):
        return after in words.UNITS
    if passage.tag(i - 1) == Tag.NAME and i > start and passage.lower(i - 1) not in words.MONEY:
        return after in words.UNITS | words.MULTIPLES  # else a name: "Boeing 747"
    return after not in _CLOCK
