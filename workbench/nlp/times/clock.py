"""Times of day: "5 p.m. EST, Nov. 6", "10:30", "noon Thursday"."""

import re
from datetime import date

from workbench.nlp.times.calendar_days import add_days
from workbench.nlp.times.meaning import Meaning, Spot, TimeType
from workbench.nlp.times.relative import named_day
from workbench.nlp.times.vocabulary import ONES, TEENS, WEEKDAYS


def clock(parts: re.Match[str], spot: Spot) -> Meaning | None:
    """Resolve "5 p.m. EST, Nov. 6", "10:30", "noon Thursday": the hour on its day."""
    time = _time_of(parts)
    if time is None:
        return None
    day = _day_of_clock(parts, spot)
    value = "XXXX-XX-XX" if day is None else day.isoformat()
    return Meaning(TimeType.TIME, f"{value}T{time}", anchored=True)


def _time_of(parts: re.Match[str]) -> str | None:
    if parts["named"]:
        return "24:00" if parts["named"] == "midnight" else "12:00"
    if parts["oclock"]:
        words = parts["oclock"]
        hour = int(words) if words.isdigit() else ONES.get(words) or TEENS[words]
        return f"{hour:02d}:00" if hour <= 12 else None  # noqa: PLR2004 - hours of a clock face
    hour = int(parts["hour"] or parts["hours"])
    minute = int(parts["minute"] or parts["minutes"] or 0)
    if parts["half"]:
        if not 1 <= hour <= 12:  # noqa: PLR2004 - hours of a clock face
            return None
        hour = hour % 12 + (12 if parts["half"].startswith("p") else 0)
    return f"{hour:02d}:{minute:02d}"


def _day_of_clock(parts: re.Match[str], spot: Spot) -> date | None:
    published = spot.published_on
    if published is None:
        return None
    if parts["deictic"]:
        return add_days(published, {"yesterday": -1, "tomorrow": 1}.get(parts["deictic"], 0))
    if parts["weekday"]:
        return named_day(WEEKDAYS[parts["weekday"].rstrip(".")], "", published, spot)
    return None
