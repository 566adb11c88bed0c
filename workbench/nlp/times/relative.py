"""Words that mean a time only beside the article's day: "yesterday", "ten days ago"."""

import re
from datetime import date, timedelta

from workbench.nlp.times.calendar_days import (
    add_days,
    add_units,
    quarter_value,
    value_of,
    week_value,
)
from workbench.nlp.times.dates import dated, relative
from workbench.nlp.times.meaning import UNKNOWN, Meaning, Spot, TimeType
from workbench.nlp.times.quarters import (
    base_quarter,
    quarter_beside,
    quarter_ended,
    value_of_quarter,
)
from workbench.nlp.times.tense import direction, looks_ahead
from workbench.nlp.times.vocabulary import (
    DAY_PARTS,
    SEASONS,
    UNITS,
    WEEKDAYS,
)

_STEPS = {
    word: step
    for step, words in (
        (-1, "last past previous preceding prior latest recent"),
        (0, "this current present"),
        (1, "next coming upcoming following"),
    )
    for word in words.split()
}

_FRIDAY = 4
# More units than any day of the calendar can be moved by and stay in it.
BEYOND_CALENDAR = 10_000


def deictic(parts: re.Match[str], spot: Spot) -> Meaning | None:
    """Resolve today, yesterday, tomorrow, tonight, and the days beside them."""
    step = {"before yesterday": -2, "after tomorrow": 2}.get(" ".join((parts["two"] or "").split()))
    if step is None:
        step = {"yesterday": -1, "tomorrow": 1}.get(parts["word"], 0)
    day = None if spot.published_on is None else add_days(spot.published_on, step)
    part = "night" if parts["word"] == "tonight" else parts["part"]
    return _day_with_part(day, part)


def _day_with_part(day: date | None, part: str | None) -> Meaning:
    value = "XXXX-XX-XX" if day is None else day.isoformat()
    if part:
        return Meaning(TimeType.TIME, f"{value}T{DAY_PARTS[part]}", anchored=True)
    return relative(value)


def this_part(parts: re.Match[str], spot: Spot) -> Meaning | None:
    """Resolve "this morning", "last night", "that evening"."""
    which = parts["which"]
    if which in ("this", "last"):
        base = spot.published_on
        step = -1 if which == "last" else 0
    else:
        base = spot.day
        step = 1 if which.endswith(("next", "following")) else 0
    return _day_with_part(None if base is None else add_days(base, step), parts["part"])


def weekday(parts: re.Match[str], spot: Spot) -> Meaning | None:
    """Resolve a weekday: the latest such day up to the article's, or the coming one."""
    number = WEEKDAYS[parts["weekday"].rstrip(".")]
    if not parts["weekday"].endswith(("day", ".")):
        return None  # "sat", "sun", "wed" without a point are other words
    if parts["which"] in ("each", "every"):
        return Meaning(TimeType.SET, f"XXXX-WXX-{number + 1}")
    published = spot.published_on
    if published is None:
        value = f"XXXX-WXX-{number + 1}"
        if parts["part"]:
            return Meaning(TimeType.TIME, f"{value}T{DAY_PARTS[parts['part']]}", anchored=True)
        return relative(value)
    if parts["week_which"]:
        monday = published - timedelta(published.weekday())
        day = add_days(monday, number + 7 * _STEPS[parts["week_which"]])
    else:
        day = named_day(number, parts["which"] or "", published, spot)
    return None if day is None else _day_with_part(day, parts["part"])


# "the following Tuesday" comes after the day named last, "next Tuesday" after the article's.
_BESIDE_NAMED = frozenset({"previous", "preceding", "prior", "following"})


def named_day(number: int, which: str, published: date, spot: Spot) -> date | None:
    """Return the day that a weekday (Monday is 0) means beside *which* and the verbs around it."""
    if which in _BESIDE_NAMED and spot.is_whole_day and spot.day is not None:
        published = spot.day
    back = (published.weekday() - number) % 7
    step = _STEPS.get(which)
    if which == "this":
        return add_days(published, number - published.weekday())
    if step == -1:
        return add_days(published, -(back or 7))
    if step == 1 or (back and not spot.after.startswith(("'s", "’s")) and looks_ahead(spot)):
        return add_days(published, 7 - back)
    return add_days(published, -back)


def weekdays(parts: re.Match[str], _spot: Spot) -> Meaning | None:
    """Resolve "on Sundays" and "every Friday" to the weekday of any week."""
    name = (parts["one"] or parts["many"]).rstrip(".").removesuffix("s" if parts["many"] else "")
    return Meaning(TimeType.SET, f"XXXX-WXX-{WEEKDAYS[name] + 1}")


# "the last week of the campaign" is none of the article's day.
_OF = re.compile(r"\s+of\b")


def _is_last_of(parts: re.Match[str], spot: Spot) -> bool:
    the = parts.group().startswith("the") or spot.before.endswith("the ")
    return the and _OF.match(spot.after) is not None


def which_unit(parts: re.Match[str], spot: Spot) -> Meaning | None:
    """Resolve "last week", "this year", "the following month", "the past decade"."""
    which, unit = parts["which"], parts["unit"]
    if unit == "period":
        return relative(base_quarter(spot)) if which == "latest" else None
    if which in ("each", "every"):
        return Meaning(TimeType.SET, f"P1{UNITS[unit]}" if unit != "decade" else "P10Y")
    if which in ("last", "next") and _is_last_of(parts, spot):
        return None
    if parts["noun"] and unit == "year" and which in ("last", "next"):
        return quarter_beside(which, spot)
    return _named_unit(which, unit, spot)


def _named_unit(which: str, unit: str, spot: Spot) -> Meaning | None:
    if unit == "weekend":
        return _weekend(_STEPS.get(which), spot)
    if unit == "century":
        return _century(_STEPS.get(which), spot)
    if unit == "decade" or which == "past":
        return _open_span(which, unit, spot)
    told = which == "next" and unit == "day" and spot.day is not None
    if told and (spot.is_whole_day or not looks_ahead(spot)):
        return _beside_last_day(which, "D", spot)  # "The next day he left", after another day
    return _unit_beside(which, UNITS[unit], spot)


def _unit_beside(which: str, letter: str, spot: Spot) -> Meaning | None:
    """Resolve a unit before, at or after the article's day, or the day named last."""
    if which in ("that", "same", "following", "previous", "preceding", "prior"):
        return _beside_last_day(which, letter, spot)
    if spot.published_on is None:
        return relative(UNKNOWN[letter])
    step = 0 if which == "latest" and letter != "Q" else _STEPS[which]
    base = spot.published_on.replace(day=1) if letter == "M" else spot.published_on
    day = add_units(base, letter, step)
    return None if day is None else relative(value_of(day, letter))


def _weekend(step: int | None, spot: Spot) -> Meaning | None:
    if spot.published_on is None:
        return relative("XXXX-WXX-WE")
    if step is None:
        # On a Friday "the weekend" is this week's unless it has been; before, the one that was.
        way, weekday_now = direction(spot), spot.published_on.weekday()
        step = 0 if weekday_now > _FRIDAY or way > 0 or (weekday_now == _FRIDAY and not way) else -1
    day = add_days(spot.published_on, 7 * step)
    return None if day is None else relative(f"{week_value(day)}-WE")


def _century(step: int | None, spot: Spot) -> Meaning | None:
    """Resolve "this century", "the next century" to the first two figures of its years."""
    if step is None:
        return None
    if spot.published_on is None:
        return relative(UNKNOWN["C"])
    return relative(f"{spot.published_on.year // 100 + step:02d}")


def _open_span(which: str, unit: str, spot: Spot) -> Meaning | None:
    """Resolve "the past year" as the year up to the article's day: a DURATION with its days."""
    letter, count = ("Y", 10) if unit == "decade" else (UNITS[unit], 1)
    step = _STEPS.get(which)
    if step is None:
        return None
    if step == 0 and spot.published_on is not None:
        return relative(f"{spot.published_on.year // 10:03d}X")
    span = None if step == 0 else span_beside(step, count, letter, spot.published_on)
    return Meaning(TimeType.DURATION, f"P{count}{letter}", anchored=True, span=span)


def span_beside(
    step: int, count: float, letter: str, published: date | None
) -> tuple[date, date] | None:
    """Return the days of so many units before (step -1) or after the article's day."""
    if published is None or letter not in "DWMQY":
        return None
    other = add_units(published, letter, step * count) if count < BEYOND_CALENDAR else None
    if other is None:
        return None
    return (other, published) if other < published else (published, other)


def _beside_last_day(which: str, letter: str, spot: Spot) -> Meaning | None:
    if letter == "D" and not spot.is_whole_day and which in ("that", "same"):
        return None  # any day, or one that no date names
    base = spot.day or spot.published_on
    if base is None or (letter in "DW" and spot.day is not None and not spot.is_whole_day):
        return relative(UNKNOWN[letter])
    step = {"that": 0, "same": 0, "following": 1, "next": 1}.get(which, -1)
    day = add_units(base, letter, step)
    return None if day is None else relative(value_of(day, letter))


def end_of(parts: re.Match[str], spot: Spot) -> Meaning | None:
    """Resolve "year-end", "the end of next week", "the start of the year"."""
    letter = UNITS[parts["unit"] or parts["in_unit"] or "year"]
    if letter not in "DWMQY":
        return None
    words = parts.group().split()
    step = next((_STEPS[word] for word in words if word in ("last", "next")), 0)
    if spot.published_on is None:
        return relative(UNKNOWN[letter])
    if letter == "Q":
        return relative(quarter_value(spot.published_on, step))
    base = spot.published_on.replace(day=1) if letter == "M" else spot.published_on
    day = add_units(base, letter, step)
    return None if day is None else relative(value_of(day, letter))


def season(parts: re.Match[str], spot: Spot) -> Meaning | None:
    """Resolve "last summer", "the winter of 2019"; a bare "fall" or "spring" is another word."""
    code, which = SEASONS[parts["season"]], parts["which"]
    if parts["year"]:
        return dated(f"{int(parts['year']):04d}-{code}")
    if which in ("each", "every"):
        return Meaning(TimeType.SET, f"XXXX-{code}")
    the = parts.group().startswith("the") and parts["season"] in ("summer", "winter", "autumn")
    if not (which or parts["phase"] or the):
        return None
    if spot.published_on is None:
        return relative(f"XXXX-{code}")
    return relative(f"{_season_year(code, which, spot):04d}-{code}")


def _season_year(code: str, which: str | None, spot: Spot) -> int:
    published = spot.published_on
    if published is None:
        return 0
    starts = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[code]
    # The season that began last on or before the article's month.
    begun = published.year - (published.month < starts)
    running = 0 <= (published.year - begun) * 12 + published.month - starts <= 2  # noqa: PLR2004 - months after its first
    if which == "last":
        return begun - running
    if which in ("next", "coming", "upcoming"):
        return begun + 1
    if which == "this":
        return begun if running or published.month > starts else published.year
    return begun + (not running and looks_ahead(spot))


_ENDED = re.compile(r"\s+end(?:ed|ing)\b")
_CLAUSE_STOP = re.compile(r"[,.;]")


def the_unit(parts: re.Match[str], spot: Spot) -> Meaning | None:
    """Resolve "the quarter", "the weekend", "for the year,", "the year ended 30 June"."""
    if parts["unit"] == "quarter":
        days = quarter_ended(spot)
        if days is None:
            return relative(base_quarter(spot))
        return Meaning(TimeType.DATE, value_of_quarter(days), anchored=True, span=days)
    if parts["unit"] == "weekend":
        return _weekend(None, spot)
    if _ENDED.match(spot.after):
        return Meaning(TimeType.DURATION, "P1Y", days=(365, 366))
    if spot.before.endswith("for ") and _CLAUSE_STOP.match(spot.after):
        return relative("XXXX" if spot.published_on is None else str(spot.published_on.year))
    return _part_of_year(spot)


_PART_OF_YEAR = re.compile(
    r"\b(?:half|parts?|months|weeks|days|quarters|rest|remainder|course|most|much)\s+of\s+$"
    r"|\b(?:high|low|up|down|far|total)\s+for\s+$"
)
_CLOSING = re.compile(r"\b(?:last|final|second|latter|closing)\b")
_NEW_YEAR_MONTHS = 3


def _part_of_year(spot: Spot) -> Meaning | None:
    """Resolve "nine months of the year", "a high for the year"; early on its end is last year's."""
    before = spot.before[-40:]
    if _PART_OF_YEAR.search(before) is None:
        return None
    published = spot.published_on
    if published is None:
        return relative("XXXX")
    early = published.month <= _NEW_YEAR_MONTHS and _CLOSING.search(before) is not None
    return relative(f"{published.year - (early and not looks_ahead(spot)):04d}")
