"""Days, months and weeks reckoned: what a TIMEX3 value covers, and steps along the calendar."""

import calendar
import re
from datetime import MAXYEAR, MINYEAR, date, timedelta

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?", re.ASCII)
_MONTH = re.compile(r"(\d{4})-(\d\d)(?:-XX)?", re.ASCII)
_YEAR = re.compile(r"(\d{4})(?:-XX)?(?:-XX)?", re.ASCII)
_PART = re.compile(r"(\d{4})-([QH])([1-4])", re.ASCII)
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?", re.ASCII)
_SEASON = re.compile(r"(\d{4})-(SP|SU|FA|WI)", re.ASCII)
_DECADE = re.compile(r"(\d{3})X?", re.ASCII)
_CENTURY = re.compile(r"(\d\d)(?:XX)?", re.ASCII)
# The northern seasons of the weather services: whole months; winter ends in the next year.
_SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_DAYS_IN = {"D": (1, 1), "W": (7, 7), "M": (28, 31), "Q": (90, 92), "Y": (365, 366)}
_LENGTHS = {"M": (30, 31), "Q": (90, 92), "Y": (365, 366), "D": (1, 1), "W": (7, 7)}


def make_day(year: int, month: int, day: int) -> date | None:
    """Return the day, or None when the calendar has no such day."""
    if not (MINYEAR <= year <= MAXYEAR and 1 <= month <= 12):  # noqa: PLR2004 - months of a year
        return None
    return date(year, month, day) if 1 <= day <= calendar.monthrange(year, month)[1] else None


def add_days(day: date, days: int) -> date | None:
    """Return the day so many days later (earlier when negative); None outside the calendar."""
    ordinal = day.toordinal() + days
    return date.fromordinal(ordinal) if 1 <= ordinal <= date.max.toordinal() else None


def add_months(day: date, months: int) -> date | None:
    """Return the same day so many months later, or the month's last where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not MINYEAR <= year <= MAXYEAR:
        return None
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def add_units(day: date, unit: str, count: float) -> date | None:
    """Return *day* moved by *count* of a unit: D, W, M, Q, Y; half years count as months."""
    if unit in ("D", "W"):
        return add_days(day, round(count * (7 if unit == "W" else 1)))
    return add_months(day, round(count * {"M": 1, "Q": 3, "Y": 12}[unit]))


def days_of_value(value: str) -> tuple[date, date] | None:
    """Return the first and last day that a TIMEX3 date value covers; None when it names no day."""
    for pattern, reckon in _RECKONERS:
        found = pattern.fullmatch(value)
        if found is not None:
            return reckon(*found.groups())
    return None


def week_value(day: date) -> str:
    """Return the ISO week that *day* lies in, as in "2022-W37"."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def quarter_value(day: date, steps: int = 0) -> str:
    """Return the quarter that lies *steps* quarters after the one of *day*."""
    year, quarter = divmod(day.year * 4 + (day.month - 1) // 3 + steps, 4)
    return f"{year:04d}-Q{quarter + 1}"


def value_of(day: date, unit: str) -> str:
    """Return the value of the day, week, month, quarter or year that *day* lies in."""
    if unit == "W":
        return week_value(day)
    if unit == "Q":
        return quarter_value(day)
    width = {"D": 10, "M": 7, "Y": 4}[unit]
    return day.isoformat()[:width]


def days_in(count: float, unit: str) -> tuple[int, int]:
    """Return the least and most days that so many units can have: 3 months are 89 to 92."""
    if unit not in _DAYS_IN:
        return (0, 1)
    if unit == "Y":
        return (int(count * 365), int(count * 366) if count <= 1 else int(count * 365.25) + 1)
    if unit == "M":
        low = int(count * 30.4) - 2
        return (max(low, int(count * 28)), int(count * 30.5) + 2)
    least, most = _LENGTHS[unit]
    return int(count * least), int(count * most)


def _day(year: str, month: str, day: str) -> tuple[date, date] | None:
    made = make_day(int(year), int(month), int(day))
    return None if made is None else (made, made)


def _months(year: int, month: int, count: int) -> tuple[date, date] | None:
    first = make_day(year, month, 1)
    after = None if first is None else add_months(first, count)
    return None if first is None or after is None else (first, after - timedelta(1))


def _month(year: str, month: str) -> tuple[date, date] | None:
    return _months(int(year), int(month), 1)


def _year(year: str) -> tuple[date, date] | None:
    return _months(int(year), 1, 12)


def _part(year: str, sort: str, number: str) -> tuple[date, date] | None:
    length = 3 if sort == "Q" else 6
    return _months(int(year), (int(number) - 1) * length + 1, length)


def _week(year: str, week: str, weekend: str | None) -> tuple[date, date] | None:
    try:
        monday = date.fromisocalendar(int(year), int(week), 1)
    except ValueError:
        return None  # such a year has no week 53
    return monday + timedelta(5 if weekend else 0), monday + timedelta(6)


def _season(year: str, season: str) -> tuple[date, date] | None:
    return _months(int(year), _SEASON_STARTS[season], 3)


def _decade(decade: str) -> tuple[date, date] | None:
    return _months(int(decade) * 10, 1, 120)


def _century(century: str) -> tuple[date, date] | None:
    return _months(int(century) * 100, 1, 1200)


_RECKONERS = (
    (_DAY, _day),
    (_MONTH, _month),
    (_YEAR, _year),
    (_PART, _part),
    (_WEEK, _week),
    (_SEASON, _season),
    (_DECADE, _decade),
    (_CENTURY, _century),
)
