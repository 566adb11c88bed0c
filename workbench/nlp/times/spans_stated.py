"""Stated lengths against the days there were: "over 1,000 days" between two dates."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from workbench.nlp.times.meaning import TimeWords
from workbench.nlp.times.vocabulary import listed

MONTH_NAMES = listed(
    "January February March April May June July August September October November December"
)
DAY_NAMES = listed("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")


class Bound(StrEnum):
    """How the words before a length bound it."""

    EXACT = "exact"
    ABOUT = "about"
    OVER = "over"
    UNDER = "under"
    NEARLY = "nearly"


_WORDS = (
    (
        Bound.OVER,
        re.compile(r"\b(?:over|more than|at least|no less than|upwards of|beyond)\s+(?:\w+\s+)?$"),
    ),
    (
        Bound.UNDER,
        re.compile(
            r"\b(?:under|less than|fewer than|at most|up to|no more than|within)\s+(?:\w+\s+)?$"
        ),
    ),
    (Bound.NEARLY, re.compile(r"\b(?:nearly|almost|close to|just under|not quite)\s+(?:\w+\s+)?$")),
    (
        Bound.ABOUT,
        re.compile(
            r"\b(?:about|around|roughly|approximately|some|circa|an estimated|or so)\s+(?:\w+\s+)?$"
        ),
    ),
)
_ABOUT_SHARE = 0.15
_NEARLY_SHARE = 0.2
_COUNT = re.compile(
    r"[0-9]|\b(?:an?|half|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|[a-z]+teen|[a-z]+ty)\b"
)
_OR_SO = re.compile(r"\s*,?\s*or so\b")
_LARGE_DAYS = 100
# From so many years on they are written beside the days.
_YEARS_FROM = 2
_DAYS_SHARE = 0.02


@dataclass(frozen=True)
class Length:
    """A stated length: least and most days, how it is bounded, and one of its units in days."""

    least: int
    most: int
    bound: Bound
    unit_days: int


def length_of(text: str, words: TimeWords) -> Length | None:
    """Return what a DURATION states, with the words that bound it; None without a number."""
    if words.days is None:
        return None
    return Length(*words.days, _bound(text, words), _unit_days(words))


def _bound(text: str, words: TimeWords) -> Bound:
    low = words.quote.lower()
    number = _COUNT.search(low)
    before = text[max(0, words.start_char - 24) : words.start_char].lower()
    before += low[: number.start()] if number else ""
    for bound, pattern in _WORDS:
        if pattern.search(before):
            return bound
    return Bound.ABOUT if _OR_SO.match(text[words.end_char : words.end_char + 12]) else Bound.EXACT


def _unit_days(words: TimeWords) -> int:
    low = words.quote.lower()
    if "decade" in low:
        return 1_826
    if "centur" in low:
        return 9_131
    if "year" in low:
        return 366
    if "month" in low or "quarter" in low:
        return 31
    if "week" in low or "fortnight" in low:
        return 7
    least = words.days[0] if words.days else 0
    return max(1, round(least * _DAYS_SHARE)) if least >= _LARGE_DAYS else 1


def fits(stated: Length, least: int, most: int) -> bool:
    """Return whether the stated length may be one of *least* to *most* days.

    A plain number may be off by one of its units, for it may be rounded or counted from the end of
    a year; "over" and "under" are taken at their word, "about" allows 15 and "nearly" 20 per cent.
    """
    slack = stated.unit_days
    if stated.bound is Bound.OVER:
        return most >= stated.least
    if stated.bound is Bound.UNDER:
        return least <= stated.most
    if stated.bound is Bound.NEARLY:
        low = min(round(stated.least * (1 - _NEARLY_SHARE)), stated.least - slack)
        return most >= low and least <= stated.most + slack // 4
    if stated.bound is Bound.ABOUT:
        slack = max(slack, round(stated.most * _ABOUT_SHARE))
    return most >= stated.least - slack and least <= stated.most + slack


def is_longer_than(stated: Length, most: int) -> bool:
    """Return whether the stated length is more than *most* days could hold."""
    if stated.bound is Bound.UNDER:
        return False
    return not fits(Length(stated.least, stated.most, stated.bound, stated.unit_days), 0, most)


def day_words(day: date) -> str:
    """Return a day as findings write it: "1 January 2020"."""
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"


def sum_words(first: date, last: date) -> str:
    """Return the days from *first* to *last* written out, with years where they are many."""
    days = (last - first).days
    count = f"{days:,} day{'' if days == 1 else 's'}"
    years = days / 365.25
    return count if years < _YEARS_FROM else f"{count} ({years:.1f} years)"
