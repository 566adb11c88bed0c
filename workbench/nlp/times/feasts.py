"""Feasts and public days by name: "Christmas Day 2020", "last Easter", "Columbus Day"."""

import re
from datetime import date, timedelta

from workbench.nlp.times.calendar_days import add_days, make_day
from workbench.nlp.times.dates import dated
from workbench.nlp.times.meaning import Meaning, Spot
from workbench.nlp.times.vocabulary import FIXED_FEASTS


def feast(parts: re.Match[str], spot: Spot) -> Meaning | None:
    """Resolve a feast's name to its day in the year named, or the one nearest to the article."""
    name = parts["feast"]
    if parts["year"]:
        day = feast_day(name, int(parts["year"]))
        return None if day is None else dated(day.isoformat())
    published = spot.published_on
    if published is None:
        fixed = FIXED_FEASTS.get(name)
        return dated("XXXX-{:02d}-{:02d}".format(*fixed) if fixed else "XXXX-XX-XX", anchored=True)
    days = [feast_day(name, published.year + step) for step in (-1, 0, 1)]
    known = [day for day in days if day is not None]
    chosen = _feast_by_word(known, parts["which"], published)
    return None if chosen is None else dated(chosen.isoformat(), anchored=True)


def _feast_by_word(days: list[date], which: str | None, published: date) -> date | None:
    if which == "last":
        return max((day for day in days if day < published), default=None)
    if which in ("next", "coming"):
        return min((day for day in days if day > published), default=None)
    if which == "this":
        return next((day for day in days if day.year == published.year), None)
    return min(days, key=lambda day: abs((day - published).days), default=None)


# Month, weekday (Monday is 0), and which of them in the month.
_ON_WEEKDAYS = {
    "thanksgiving": (11, 3, 4),
    "thanksgiving day": (11, 3, 4),
    "labor day": (9, 0, 1),
    "memorial day": (5, 0, 5),
    "columbus day": (10, 0, 2),
    "presidents' day": (2, 0, 3),
    "presidents’ day": (2, 0, 3),
    "martin luther king day": (1, 0, 3),
}


_BESIDE_EASTER = {"ash wednesday": -46, "palm sunday": -7, "good friday": -2, "easter monday": 1}


def feast_day(name: str, in_year: int) -> date | None:
    """Return the day of a feast in a year."""
    if name in FIXED_FEASTS:
        return make_day(in_year, *FIXED_FEASTS[name])
    if name in _ON_WEEKDAYS:
        return _nth_weekday(in_year, *_ON_WEEKDAYS[name])
    easter = _easter(in_year)
    return add_days(easter, _BESIDE_EASTER.get(name, 0))


def _nth_weekday(in_year: int, in_month: int, weekday: int, number: int) -> date | None:
    """Return the month's nth such weekday, or its last where it has fewer than five."""
    first = date(in_year, in_month, 1)
    day = first + timedelta((weekday - first.weekday()) % 7 + 7 * (number - 1))
    return day if day.month == in_month else day - timedelta(7)


def _easter(in_year: int) -> date:
    """Return the western Easter Sunday (Meeus, Astronomical Algorithms, 1991)."""
    a, (b, c) = in_year % 19, divmod(in_year, 100)
    d, e = divmod(b, 4)
    f = (8 * b + 13) // 25
    h = (19 * a + b - d - f + 15) % 30
    i, k = divmod(c, 4)
    n = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * n) // 451
    in_month, day = divmod(h + n - 7 * m + 114, 31)
    return date(in_year, in_month, day + 1)
