"""Calendar dates resolved: days, weeks, months, years, decades, centuries."""

import re
from collections.abc import Callable
from datetime import date

from workbench.nlp.times.calendar_days import make_day, week_value
from workbench.nlp.times.meaning import Meaning, Spot, TimeType
from workbench.nlp.times.tense import direction, leans_ahead
from workbench.nlp.times.vocabulary import (
    MONTHS,
    ONES,
    ORDINALS,
    TEENS,
    TENS,
    number_of,
)

Resolve = Callable[[re.Match[str], Spot], Meaning | None]
# Years written with two figures up to this many years after the article's are of its century.
_AHEAD_OF_ARTICLE = 10
_MONTHS_IN_YEAR = 12
# A month named without a year lies at most so many days from the article's day.
_FAR_AHEAD = 270
# A month so many months ahead is meant where nothing but the last such month speaks against it.
_SOON = 3
_NEAR = 120
_VERY_NEAR = 40


def dated(value: str, *, anchored: bool = False) -> Meaning:
    """Return a DATE of that value."""
    return Meaning(TimeType.DATE, value, anchored=anchored)


def relative(value: str) -> Meaning:
    """Return a DATE of that value which the article's day was needed for."""
    return dated(value, anchored=True)


def month_number(words: str) -> int:
    """Return 1 to 12 for a month's name or abbreviation."""
    return MONTHS[words.rstrip(".")]


def day_number(words: str) -> int:
    """Return the number of "14", "14th" or "fourteenth"."""
    return ORDINALS.get(words) or int(words.rstrip("stndrh"))


def iso_day(parts: re.Match[str], _spot: Spot) -> Meaning | None:
    """Resolve "2022-09-14"."""
    day = make_day(int(parts["year"]), int(parts["month"]), int(parts["day"]))
    return None if day is None else dated(day.isoformat())


def slashed_day(parts: re.Match[str], spot: Spot) -> Meaning | None:
    """Resolve "14/09/2022"; where either number may be the month, only the year is known."""
    year = whole_year(parts["year"], spot.published_on)
    one, two = int(parts["one"]), int(parts["two"])
    readings = {make_day(year, one, two), make_day(year, two, one)} - {None}
    if not readings:
        return None
    (day, *others) = readings
    return dated(f"{year:04d}-XX-XX" if others or day is None else day.isoformat())


def nine_eleven(_parts: re.Match[str], _spot: Spot) -> Meaning | None:
    """Resolve "9/11", which in news is the attacks of 2001 and no 9 November."""
    return dated("2001-09-11")


def whole_year(words: str, published_on: date | None) -> int:
    """Return the year with its century; two figures are of the last hundred years or so."""
    year = int(words)
    if len(words) > 2:  # noqa: PLR2004 - two figures
        return year
    if published_on is None:
        return year + (1900 if year >= 50 else 2000)  # noqa: PLR2004 - the POSIX rule is 69; news looks back further
    newest = published_on.year + _AHEAD_OF_ARTICLE
    return newest - (newest - year) % 100


def _year_of(parts: re.Match[str], spot: Spot) -> int | None:
    """Return the year that stands with a date, "last year" reckoned; None when none stands."""
    if parts["year"]:
        return int(parts["year"])
    if parts["side"] and spot.published_on:
        return side_year(parts["side"], spot.published_on)
    return None


def side_year(side: str, published_on: date) -> int:
    """Return the year that "last", "this" or "next" year is."""
    return published_on.year + {"last": -1, "this": 0, "next": 1}[side]


def day_in_month(parts: re.Match[str], spot: Spot) -> Meaning | None:
    """Resolve "14 September 2022", "Wednesday, Sept. 14", "September 14-16"; no "31 June"."""
    month, day = month_number(parts["month"]), day_number(parts["day"])
    until = day_number(parts["until"]) if parts["until"] else 0
    year = _year_of(parts, spot)
    anchored = not parts["year"]
    if year is None:
        if make_day(2000, month, day) is None:
            return None
        if spot.published_on is None:
            return dated(f"XXXX-{month:02d}-{day:02d}", anchored=True)
        first = _nearest_day(month, day, spot)
    else:
        first = make_day(year, month, day)
    if first is None:
        return None
    last = make_day(first.year, month, until) if until > day else None
    span = None if last is None else (first, last)
    return Meaning(TimeType.DATE, first.isoformat(), anchored=anchored, span=span)


def week_of(parts: re.Match[str], spot: Spot) -> Meaning | None:
    """Resolve "the week of March 6" to the ISO week that day lies in."""
    year = _year_of(parts, spot)
    number = month_number(parts["month"] or parts["name"])
    day = day_number(parts["day"] or parts["number"])
    first = _nearest_day(number, day, spot) if year is None else make_day(year, number, day)
    return None if first is None else dated(week_value(first), anchored=not parts["year"])


def _nearest_day(month: int, day: int, spot: Spot) -> date | None:
    """Return the day of that month nearest to the article's; far ones by the tense beside them."""
    published = spot.published_on
    if published is None:
        return None
    days = [
        made
        for year in (published.year - 1, published.year, published.year + 1)
        if (made := make_day(year, month, day)) is not None
    ]
    if not days:
        return None
    nearest = min(days, key=lambda each: abs((each - published).days))
    way = direction(spot)
    far = abs((nearest - published).days)
    if far <= _VERY_NEAR or (far <= _NEAR and (way == 0 or (way > 0) == (nearest > published))):
        return nearest
    past = [each for each in days if each <= published]
    ahead = [each for each in days if each > published]
    if ahead and way > 0 and (ahead[0] - published).days <= _FAR_AHEAD:
        return ahead[0]
    return past[-1] if past else days[0]


def month(parts: re.Match[str], spot: Spot) -> Meaning | None:
    """Resolve "September 2022", "mid-March", "last May", "Sept. '21"."""
    number = month_number(parts["month"])
    year = _year_of(parts, spot)
    if parts["short"]:
        year = whole_year(parts["short"], spot.published_on)
    if parts["spelt"]:
        rest = number_of(parts["spelt"].removeprefix("nineteen").strip(" -\n\t"))
        year = None if rest is None else 1900 + int(rest)
    if parts["which"] in ("each", "every"):
        return Meaning(TimeType.SET, f"XXXX-{number:02d}")
    if year is not None:
        return dated(f"{year:04d}-{number:02d}", anchored=not parts["year"])
    if spot.published_on is None:
        return dated(f"XXXX-{number:02d}", anchored=True)
    year = _year_of_month(number, parts["which"], spot, spot.published_on)
    return dated(f"{year:04d}-{number:02d}", anchored=True)


def _year_of_month(number: int, which: str | None, spot: Spot, published: date) -> int:
    if which in ("last", "past", "previous"):
        return published.year - (number >= published.month)
    if which in ("next", "coming", "upcoming"):
        return published.year + (number <= published.month)
    if which in ("this", "current"):
        return published.year
    behind = (published.month - number) % _MONTHS_IN_YEAR
    ahead = (number - published.month) % _MONTHS_IN_YEAR
    past_year = published.year - (number > published.month)
    future_year = published.year + (number < published.month)
    if not ahead or behind <= 1:
        return past_year
    way = direction(spot)
    if way > 0 and ahead * 30 <= _FAR_AHEAD:
        return future_year
    leans = way == 0 or leans_ahead(spot)
    return future_year if leans and ahead <= _SOON else past_year


def year(parts: re.Match[str], spot: Spot) -> Meaning | None:
    """Resolve "1998", "fiscal 1989", "2010-15"; None where the figures count something."""
    number = int(parts["year"])
    cue = (parts["cue"] or "").strip()
    if not cue and not parts["phase"] and not _is_year(number, spot):
        return None
    if parts["noun"] and spot.compared:
        named = spot.quarter if parts["noun"] == "quarter" else spot.compared
        return dated(f"{number:04d}{named[4:]}", anchored=True)
    span = None
    if parts["until"]:
        span = _year_span(number, parts["until"])
        if span is None:
            return None
    return Meaning(TimeType.DATE, f"{number:04d}", span=span)


def _year_span(first: int, until: str) -> tuple[date, date] | None:
    last = int(until) if len(until) > 2 else first // 100 * 100 + int(until)  # noqa: PLR2004 - two figures
    if last < first and len(until) == 2:  # noqa: PLR2004 - "1999-00"
        last += 100
    start, end = make_day(first, 1, 1), make_day(last, 12, 31)
    return (start, end) if start and end and first < last <= first + 200 else None


# Before figures these words mean a year even where a plural follows: "the 1998 elections".
_CUED = re.compile(
    r"(?:^|[^\w])(?:in|since|of|from|by|until|till|before|after|between|during|through|late|early"
    r"|mid|the|year|its|his|her|their|fiscal|throughout|circa|c\.)[\s-]+$"
)
_COUNTS = re.compile(
    r"(?:[$€£¥#~+×x*/=<>-]|\b(?:no\.?|about|over|nearly|almost|some|least|most|us|under|number"
    r"|flight|route|highway|page|room"
    r"|than|approximately|roughly|every|only|exactly|another))\s*$"
)
_COUNTED = re.compile(
    r"\s(?:people|men|women|children|years?|days?|miles?|metres?|meters?|feet|tons?|tonnes?"
    r"|barrels?|points?"
    r"|hours?|times|jobs|shares|troops|soldiers|workers|employees|degrees|calories|dollars"
    r"|pounds|euros|yen"
    r"|km|kg|m|mg|gmt|hours|mhz|mb|words|square|cubic|percent|per|or more|other|more|such|new"
    r"|local|[a-z]{4,}s)(?![^\W_])"
)
_MODERN = (1900, 2060)
_OLDEST = 1000


def _is_year(number: int, spot: Spot) -> bool:
    before = spot.before[-24:]
    if before.endswith(("post-", "pre-")):
        return True
    if _COUNTS.search(before):
        return False
    cued = _CUED.search(before) is not None
    counted = _COUNTED.match(spot.after) is not None
    if _MODERN[0] <= number <= _MODERN[1]:
        return cued or not counted
    return number >= _OLDEST and cued and not counted and _in_before(before)


def _in_before(before: str) -> bool:
    return (
        re.search(r"\b(?:in|since|of|from|by|until|before|after|around|circa|year|c\.)\s+$", before)
        is not None
    )


def fiscal_short(parts: re.Match[str], spot: Spot) -> Meaning | None:
    """Resolve "FY2019" and "FY19"."""
    return dated(f"{whole_year(parts['year'], spot.published_on):04d}")


def decade(parts: re.Match[str], spot: Spot) -> Meaning | None:
    """Resolve "the 1990s", "the '90s", "the nineties" to a value such as "199X"."""
    if parts["decade"]:
        return dated(f"{parts['decade'][:3]}X")
    tens = int(parts["short"]) if parts["short"] else TENS[parts["word"].removesuffix("ies") + "y"]
    if parts["word"] and not parts.group().startswith("the") and not parts["phase"]:
        return None  # "in her nineties" is an age
    return dated(f"{whole_year(str(tens), spot.published_on) // 10:03d}X")


def century(parts: re.Match[str], _spot: Spot) -> Meaning | None:
    """Resolve "the 20th century" to "19"; before our era to the century's TIMEX3 form."""
    words = parts["number"]
    number = ORDINALS[words] if words in ORDINALS else day_number(words)
    if not 1 <= number <= 21:  # noqa: PLR2004 - later centuries are no news
        return None
    if parts["era"] and parts["era"].startswith("b"):
        return dated(f"BC{number - 1:02d}")
    return dated(f"{number - 1:02d}")


def spelt_year(parts: re.Match[str], spot: Spot) -> Meaning | None:
    """Resolve "nineteen ninety-seven" and "two thousand and one"."""
    if parts["hundred"]:
        century_years = {"nineteen": 1900, "eighteen": 1800}[parts["hundred"]]
        rest = number_of(parts["rest"]) or 0
        return dated(f"{century_years + (0 if parts['rest'] == 'hundred' else int(rest)):04d}")
    small = ONES.get(parts["small"] or "", 0) + TEENS.get(parts["small"] or "", 0)
    if not small and "year" not in parts.group():
        return None  # "two thousand" counts
    if _COUNTED.match(spot.after):
        return None
    return dated(f"{2000 + small:04d}")
