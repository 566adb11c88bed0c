"""The days that a claim speaks of: its dates with the words before them ("since", "between")."""

import itertools
import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, timedelta

from workbench.domain.readings import Period
from workbench.nlp.times.calendar_days import make_day
from workbench.nlp.times.find import find_times
from workbench.nlp.times.meaning import TimeType, TimeWords

_BETWEEN_ENDS = re.compile(
    r"\s*(?:,\s*)?(?:and|to|until|till|through|up to|[-–—])\s+(?:(?:in|on)\s+)?"
    r"|\s?[-–—]\s?",
    re.IGNORECASE,
)
_OPENS_RANGE = re.compile(r"\b(?:between|from)\s+$", re.IGNORECASE)
_LEAD = re.compile(
    r"\b(?P<word>since|ever since|until|till|up to|before|after|by|from|in|on|during|over"
    r"|throughout|within|at|for)"
    r"\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_ONWARD = re.compile(r"\s+(?:on|onwards?|and beyond)\b", re.IGNORECASE)
_A_DAY = timedelta(1)
_A_WEEK = 7
# So many characters before an expression its preposition is looked for.
_BACK = 16
_NO_DAYS = ("PRESENT_REF", "PAST_REF", "FUTURE_REF")


def period_of(
    text: str,
    start_char: int,
    end_char: int,
    published_on: date | None,
    times: Sequence[TimeWords] | None = None,
) -> Period | None:
    """Return the days that `text[start_char:end_char]` speaks of, or None when it names no time.

    `words` are the article's own, with "since", "between … and …" and the like; a day that they
    leave open is None, as are both where relative words have no article's day to stand on.
    *times* are those of the whole text where the caller has them (by start); else they are found.
    """
    if times is None:
        times = find_times(text, published_on)
    at = bisect_left(times, start_char, key=lambda each: each.start_char)
    inside: list[TimeWords] = []
    while at < len(times) and times[at].end_char <= end_char:
        if times[at].type is not TimeType.SET and times[at].value not in _NO_DAYS:
            inside.append(times[at])
        at += 1
    candidates = [
        *(_range(text, start_char, one, two) for one, two in itertools.pairwise(inside)),
        *(_bounded(text, start_char, each) for each in inside),
        *(_plain(text, start_char, each) for each in inside if each.period is not None),
        *(_plain(text, start_char, each) for each in inside if _is_unresolved(each)),
    ]
    return next((each for each in candidates if each is not None), None)


def _is_unresolved(words: TimeWords) -> bool:
    return words.period is None and words.anchored


def range_between(text: str, one: TimeWords, two: TimeWords) -> tuple[date, date] | None:
    """Return the first and last day of "between 2010 and 2015", "from Monday to Friday", "2010-15".

    None when the two expressions do not form one range or run backwards.
    """
    if one.period is None or two.period is None or two.start_char - one.end_char > _BACK:
        return None
    joint = text[one.end_char : two.start_char]
    if not _BETWEEN_ENDS.fullmatch(joint):
        return None
    opened = _OPENS_RANGE.search(text[max(0, one.start_char - _BACK) : one.start_char])
    if not opened and joint.strip().lower() == "and":
        return None
    first, last = one.period.first, two.period.last
    if first is None or last is None:
        return None
    if one.anchored and first > last:
        first = _moved_before(first, last, whole_year=not two.anchored)
    return (first, last) if first <= last else None


def _moved_before(first: date, last: date, *, whole_year: bool) -> date:
    """Return the beginning of a range moved back before its end.

    "from Friday to Monday" begins in the week before; "between May and July 2021" takes the year
    from its end.
    """
    if not whole_year:
        return first - timedelta(_A_WEEK) if (first - last).days <= _A_WEEK else first
    moved = make_day(last.year, first.month, first.day)
    if moved is not None and moved > last:
        moved = make_day(last.year - 1, first.month, first.day)
    return moved or first


def _range(text: str, start_char: int, one: TimeWords, two: TimeWords) -> Period | None:
    days = range_between(text, one, two)
    if days is None and not _is_unknown_range(text, one, two):
        return None
    lead = _OPENS_RANGE.search(text, max(start_char, one.start_char - _BACK), one.start_char)
    begins = lead.start() if lead else one.start_char
    return Period(text[begins : two.end_char], *(days or ()))


def _is_unknown_range(text: str, one: TimeWords, two: TimeWords) -> bool:
    """Return whether "from Monday to Friday" stands there with no article's day to resolve it."""
    if one.period is not None or two.period is not None:
        return False
    opened = _OPENS_RANGE.search(text[max(0, one.start_char - _BACK) : one.start_char])
    joint = text[one.end_char : two.start_char][: 2 * _BACK]
    return opened is not None and _BETWEEN_ENDS.fullmatch(joint) is not None


def _bounded(text: str, start_char: int, words: TimeWords) -> Period | None:
    """Return the open period of "since X", "until X", "after X", "from X onwards"."""
    lead = _LEAD.search(text, max(start_char, words.start_char - _BACK), words.start_char)
    if lead is None or words.type is TimeType.DURATION:
        return None
    word = lead["word"].lower()
    onward = _ONWARD.match(text, words.end_char) if word == "from" else None
    known = words.period
    first = None if known is None else known.first
    last = None if known is None else known.last
    quote = text[lead.start() : onward.end() if onward else words.end_char]
    if word in ("since", "ever since") or onward:
        return Period(quote, first, None)
    if word == "after":
        return Period(quote, None if last is None else last + _A_DAY, None)
    if word in ("until", "till", "up to", "by"):
        return Period(quote, None, last)
    if word == "before":
        return Period(quote, None, None if first is None else first - _A_DAY)
    return None


def _plain(text: str, start_char: int, words: TimeWords) -> Period:
    lead = _LEAD.search(text, max(start_char, words.start_char - _BACK), words.start_char)
    begins = lead.start() if lead else words.start_char
    known = words.period
    quote = text[begins : words.end_char]
    return Period(quote) if known is None else Period(quote, known.first, known.last)
