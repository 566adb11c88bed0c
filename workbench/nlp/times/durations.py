"""How long and how often: durations, words for the present, past and future, recurring times."""

import re

from workbench.nlp.times.calendar_days import days_in
from workbench.nlp.times.dates import relative
from workbench.nlp.times.meaning import Meaning, Spot, TimeType
from workbench.nlp.times.relative import span_beside
from workbench.nlp.times.vocabulary import UNITS, number_of

_CLOCK_UNITS = {"S": "S", "N": "M", "H": "H"}
_VAGUE_CODES = {"T": "Y", "C": "E"}
_HOURS_A_DAY = 24
_YEARS_FROM = 1000
_HALF = 0.5
_HALVES = {"Y": "P6M", "D": "PT12H", "H": "PT30M"}
# Before "a year", "an hour", these tell a stretch of time from a rate ("$3 a year").
_STRETCH = re.compile(
    r"\b(?:for|in|within|over|about|around|nearly|almost|than|after|least|every|lasted"
    r"|lasting|took|takes|take|times|twice|"
    r"spent|spend|spending|quite|just|only|once|under|throughout|during|of|is|was|to)\s+$"
)
# "once a month", "three times a day" say how often.
_TIMES = re.compile(r"\b(?:once|twice|times)\s+$")
_BARE = re.compile(
    r"\b(?:for|in|within|over|of|after|by|through|several|many|into|lasted|took|take|last"
    r"|spent|follow(?:s|ed|ing)|despite|than)\s+$"
)
_OLD = re.compile(r"(?:[-\s]+olds?\b|\s+of\s+age\b)")
_NO_DURATION = re.compile(r"\s+of\s+(?:the|all|its|their|a)\b")


def duration(parts: re.Match[str], spot: Spot) -> Meaning | None:
    """Resolve "over 1,000 days", "the past three years", "two-day", "a couple of years"."""
    if _is_none(parts, spot):
        return None
    letter = _letter(parts["unit"])
    if parts["count"] in ("a", "an") and _TIMES.search(spot.before[-24:]):
        return Meaning(TimeType.SET, duration_value(1, letter))
    if parts["count"].startswith("a couple"):
        count: float | None = 2
    else:
        count = number_of(parts["count"])
    if count is None:
        return _stretch(f"P{_vague(letter)}", parts["which"], letter, None, spot)
    if parts["half"]:
        count += 0.5
    most = number_of(parts["most"]) if parts["most"] else count
    meaning = _stretch(_value(count, letter, parts), parts["which"], letter, count, spot)
    least_days, _ = _days(count, letter)
    _, most_days = _days(max(count, most or count), letter)
    plus = number_of(parts["plus"]) if parts["plus"] else None
    more = (0, 0) if plus is None else _days(plus, _letter(parts["plus_unit"]))
    days = (least_days + more[0], most_days + more[1])
    return Meaning(TimeType.DURATION, meaning.value, meaning.anchored, meaning.span, days)


def _is_none(parts: re.Match[str], spot: Spot) -> bool:
    """Return whether the words are an age, a rate, an ordinal or a fraction after all."""
    count, unit = parts["count"], parts["unit"]
    if _OLD.match(spot.after):
        return True
    if unit == "second":
        return "-" not in parts.group()
    if unit.startswith("quarter"):
        # "the 1988 quarter", "three-quarters", "a quarter": a year's quarter or a fraction.
        year = count.isdigit() and int(count) >= _YEARS_FROM
        return year or count in ("three", "1", "a", "one") or bool(_NO_DURATION.match(spot.after))
    if count in ("a", "an"):
        return parts.group()[:1] == "a" and not (
            parts["kind"] or parts["half"] or _STRETCH.search(spot.before[-24:])
        )
    return False


def _letter(unit: str) -> str:
    return UNITS[unit if unit in UNITS else unit.removesuffix("s")]


def _vague(letter: str) -> str:
    if letter in _CLOCK_UNITS:
        return f"TX{_CLOCK_UNITS[letter]}"
    return f"X{_VAGUE_CODES.get(letter, letter)}"


def _value(count: float, letter: str, parts: re.Match[str]) -> str:
    if parts["plus"]:
        plus, plus_letter = number_of(parts["plus"]), _letter(parts["plus_unit"])
        if plus is not None and (letter, plus_letter) in (("H", "N"), ("Y", "M"), ("W", "D")):
            mark = "T" if letter == "H" else ""
            return f"P{mark}{count:g}{letter}{plus:g}{_CLOCK_UNITS.get(plus_letter, plus_letter)}"
    return duration_value(count, letter)


def duration_value(count: float, letter: str) -> str:
    """Return the TIMEX3 value of so many units, as in "P3Y", "PT5H30M", "P20Y" for two decades."""
    if count == _HALF and letter in _HALVES:
        return _HALVES[letter]
    if letter == "H" and count % 1:
        return f"PT{int(count)}H{round(count % 1 * 60)}M"
    if letter in _CLOCK_UNITS:
        return f"PT{_plain(count)}{_CLOCK_UNITS[letter]}"
    factor, unit = {"T": (10, "Y"), "C": (100, "Y"), "F": (2, "W"), "E": (1, "WE")}.get(
        letter, (1, letter)
    )
    return f"P{_plain(count * factor)}{unit}"


def _plain(count: float) -> str:
    return str(int(count)) if count == int(count) else str(count)


def _days(count: float, letter: str) -> tuple[int, int]:
    factor, unit = {"T": (10, "Y"), "C": (100, "Y"), "F": (2, "W"), "E": (2, "D")}.get(
        letter, (1, letter)
    )
    if letter == "H":
        return int(count // _HOURS_A_DAY), int(-(-count // _HOURS_A_DAY))
    return days_in(count * factor, unit)


def _stretch(
    value: str, which: str | None, letter: str, count: float | None, spot: Spot
) -> Meaning:
    step = {"last": -1, "past": -1, "next": 1, "coming": 1}.get(which or "")
    if step is None:
        return Meaning(TimeType.DURATION, value)
    span = None
    if count is not None:
        factor, unit = {"T": (10, "Y"), "C": (100, "Y"), "F": (2, "W")}.get(letter, (1, letter))
        span = span_beside(step, count * factor, unit, spot.published_on)
    return Meaning(TimeType.DURATION, value, anchored=True, span=span)


def so_long(count: float | None, letter: str) -> Meaning:
    """Return the DURATION of so many units, or of some where *count* is None."""
    if count is None:
        return Meaning(TimeType.DURATION, f"P{_vague(letter)}")
    return Meaning(TimeType.DURATION, duration_value(count, letter), days=_days(count, letter))


def which_many(parts: re.Match[str], _spot: Spot) -> Meaning | None:
    """Resolve "recent years", "the coming weeks": so many units, nobody says how many.

    "In past years" and "in future years" name no stretch beside the article's day.
    """
    if parts["which"] == "future":
        return relative("FUTURE_REF")
    if parts.group().startswith("past"):
        return relative("PAST_REF")
    return Meaning(TimeType.DURATION, f"P{_vague(_letter(parts['unit']))}", anchored=True)


def long(parts: re.Match[str], _spot: Spot) -> Meaning | None:
    """Resolve "day-long" and "decades-long"."""
    letter = _letter(parts["unit"])
    if parts.group().startswith(f"{parts['unit']}s"):
        return Meaning(TimeType.DURATION, f"P{_vague(letter)}")
    return Meaning(TimeType.DURATION, duration_value(1, letter), days=_days(1, letter))


def plural(parts: re.Match[str], spot: Spot) -> Meaning | None:
    """Resolve "for years" and "weeks ago"; other bare plurals are no time expression."""
    if parts["ago"] and parts["ago"].startswith(("ahead", "to")):
        return Meaning(TimeType.DURATION, f"P{_vague(_letter(parts['unit']))}", anchored=True)
    if parts["ago"]:
        return relative("FUTURE_REF" if parts["ago"] == "later" else "PAST_REF")
    if _BARE.search(spot.before[-24:]) is None:
        return None
    return Meaning(TimeType.DURATION, f"P{_vague(_letter(parts['unit']))}")


def reference(parts: re.Match[str], _spot: Spot) -> Meaning | None:
    """Resolve "now", "recently", "soon" to the present, the past or the future as such."""
    word = " ".join(parts["word"].split())
    if word == "recently" or word.endswith((" ago", " past")):
        return relative("PAST_REF")
    return relative("FUTURE_REF" if word == "soon" or word.endswith("future") else "PRESENT_REF")


_OFTEN = {
    "daily": "P1D",
    "nightly": "P1D",
    "weekly": "P1W",
    "monthly": "P1M",
    "annually": "P1Y",
    "yearly": "P1Y",
    "hourly": "PT1H",
}


def often(parts: re.Match[str], _spot: Spot) -> Meaning | None:
    """Resolve "daily", "annually"."""
    return Meaning(TimeType.SET, _OFTEN[parts["word"]])


def every(parts: re.Match[str], _spot: Spot) -> Meaning | None:
    """Resolve "every four years", "every other week", "each day"."""
    letter = _letter(parts["unit"])
    count = (
        2
        if parts["count"] is None and " other" in parts.group()
        else number_of(parts["count"] or "a")
    )
    return None if count is None else Meaning(TimeType.SET, duration_value(count, letter))
