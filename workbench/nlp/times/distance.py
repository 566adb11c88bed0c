"""So long before or after a day: "ten days ago", "a year earlier", "two weeks later"."""

import re
from datetime import date

from workbench.nlp.times.calendar_days import add_units, value_of
from workbench.nlp.times.dates import relative
from workbench.nlp.times.durations import so_long
from workbench.nlp.times.meaning import UNKNOWN, Meaning, Spot
from workbench.nlp.times.quarters import year_before
from workbench.nlp.times.relative import BEYOND_CALENDAR
from workbench.nlp.times.vocabulary import UNITS, number_of

_AFTER = frozenset({"hence", "from now", "later"})
_YEAR = re.compile(r"[0-9]{4}")
_MONTH = re.compile(r"[0-9]{4}-[0-9]{2}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
# What a stretch of the calendar is counted in: "two decades ago" is twenty years ago.
_COUNTED_IN = {"T": (10, "Y"), "C": (100, "Y"), "F": (2, "W"), "E": (1, "W")}


def ago(parts: re.Match[str], spot: Spot) -> Meaning | None:
    """Resolve "ten days ago", "a year earlier", "two weeks later".

    "Later" counts from the date named last; where none is named so exactly it is a DURATION.
    """
    unit = parts["unit"]
    letter = UNITS[unit if unit in UNITS else unit.removesuffix("s")]
    count = 2 if parts["count"].startswith("a couple") else number_of(parts["count"])
    way = " ".join(parts["way"].split())
    after = way in _AFTER
    if way == "later" and (count is None or not _is_named(_in_calendar(1, letter)[1], spot)):
        return so_long(count, letter)
    if count is None:
        return relative("FUTURE_REF" if after else "PAST_REF")
    count, letter = _in_calendar(count, letter)
    if letter not in UNKNOWN:
        return relative("FUTURE_REF" if after else "PAST_REF")
    if way in ("ago", "earlier") and letter == "Y" and count == 1 and spot.compared:
        return relative(year_before(spot.compared))
    base = _base_of(way, letter, spot)
    if base is None or count > BEYOND_CALENDAR:
        return relative(UNKNOWN[letter])
    day = add_units(base, letter, count if after else -count)
    return relative(UNKNOWN[letter] if day is None else value_of(day, letter))


def _in_calendar(count: float, letter: str) -> tuple[float, str]:
    factor, unit = _COUNTED_IN.get(letter, (1, letter))
    return count * factor, unit


def _is_named(letter: str, spot: Spot) -> bool:
    """Return whether the date named last is known to the day, month or year that is counted in."""
    exact = {"D": _DAY, "W": _DAY, "M": _MONTH, "Y": _YEAR}.get(letter)
    return exact is not None and spot.day is not None and exact.match(spot.named) is not None


def _base_of(way: str, letter: str, spot: Spot) -> date | None:
    """Return the day reckoned from: the article's, or for "later" and "earlier" the last named."""
    if way == "later":
        return spot.day
    if way == "earlier" and letter != "Y" and _is_named(letter, spot):
        return spot.day
    return spot.published_on


def beside(parts: re.Match[str], spot: Spot) -> Meaning | None:
    """Resolve "the year before", "the day after": beside the date named last or the article's."""
    letter, step = UNITS[parts["unit"]], -1 if parts["way"] == "before" else 1
    if letter == "Y" and step == -1 and spot.compared:
        return relative(year_before(spot.compared))
    if spot.day is not None and not _is_named(letter, spot):
        return relative(UNKNOWN[letter])
    base = spot.day or spot.published_on
    day = None if base is None else add_units(base, letter, step)
    return relative(UNKNOWN[letter] if day is None else value_of(day, letter))
