"""Articles with one date error planted in each, for every date check, and their sound twins."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from workbench.domain.readings import Check
from workbench.nlp.scoring import planted_date_words as words
from workbench.nlp.scoring import planted_event_words as event_words
from workbench.nlp.scoring.planted import Planted
from workbench.nlp.scoring.planted_date_edits import plant_edits
from workbench.nlp.times.spans_stated import DAY_NAMES as _DAYS
from workbench.nlp.times.spans_stated import MONTH_NAMES as _MONTHS
from workbench.nlp.times.vocabulary import listed

_SHORT_MONTHS = listed("Jan. Feb. March April May June July Aug. Sept. Oct. Nov. Dec.")
_SHORT_DAYS = listed("Mon Tue Wed Thu Fri Sat Sun")
_DAYS_IN = {"D": 1, "M": 30.44, "Y": 365.25}
_PARAGRAPH_END = re.compile(r"(?<=[.!?”\"])(?=\n|$)")


@dataclass(frozen=True)
class _Passage:
    """A passage to put into an article, wrong or sound."""

    check: Check
    words: str
    sound: bool


def plant(text: str, published_on: date | None, rng: Random) -> Iterator[Planted]:
    """Yield the article with one date error at a time, each kind in turn, and the sound twins.

    Real sentences are edited where the article has some that can be made wrong; every kind also
    comes as an inserted passage drawn from many constructions. Without *published_on* nothing is
    planted, as most errors are errors only on some day. The same *rng* state gives the same
    articles.
    """
    if published_on is None:
        return
    yield from plant_edits(text, published_on, rng)
    for draw in (_since, _neighbour, _range, _ranked, _age, _weekday, _order):
        state = rng.getstate()
        for sound in (False, True):
            rng.setstate(state)
            yield _inserted(text, draw(published_on, rng, sound=sound), published_on, rng)


def _inserted(text: str, passage: _Passage, published_on: date, rng: Random) -> Planted:
    """Return the article with a passage as a paragraph of its own, after one of its paragraphs."""
    ends = [found.start() for found in _PARAGRAPH_END.finditer(text)] or [len(text)]
    at = rng.choice(ends)
    put = f"\n\n{passage.words}"
    start = at + 2
    whole = f"{text[:at]}{put}{text[at:]}"
    return Planted(passage.check, whole, start, at + len(put), published_on, sound=passage.sound)


def _fields(day: date, rng: Random) -> dict[str, object]:
    name, other = rng.sample(words.PEOPLE, 2)
    return {
        "name": name,
        "surname": name.split()[-1],
        "other": other,
        "other_surname": other.split()[-1],
        "thing": rng.choice(words.THINGS),
        "country": rng.choice(words.COUNTRIES),
        "year": day.year,
        "month": _MONTHS[day.month - 1],
        "short_month": _SHORT_MONTHS[day.month - 1],
        "day": day.day,
        "ordinal": _ordinal(day.day),
    }


def _ordinal(number: int) -> str:
    last = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if 11 <= number <= 13 else last}"  # noqa: PLR2004 - eleventh to thirteenth


def _days_before(published_on: date, unit: str, rng: Random) -> date:
    least, most = {"D": (150, 1_500), "M": (200, 1_500), "Y": (2_500, 15_000)}[unit]
    return published_on - timedelta(rng.randint(least, most))


def _off(right: float, rng: Random, *, more: bool) -> int:
    """Return a number that is wrong by a quarter or more, and by at least three."""
    share = rng.uniform(0.25, 1.2) if more else -rng.uniform(0.3, 0.7)
    wrong = right * (1 + share)
    return max(1, round(max(wrong, right + 4) if more else min(wrong, right - 4)))


def _since(published_on: date, rng: Random, *, sound: bool) -> _Passage:
    sentence, unit, over = rng.choice(words.SINCE)
    day = _days_before(published_on, unit, rng)
    fields = _fields(day, rng)
    edge = day if "{day}" in sentence else day.replace(day=1)
    right = (published_on - edge).days / _DAYS_IN[unit]
    more = over or right < 12 or rng.random() < 0.7  # noqa: PLR2004 - too little to take away from
    wrong = _off(right + 1, rng, more=more)
    if unit == "Y":
        right = published_on.year - day.year
    fits = int(right * 0.8) if over else round(right)
    return _Passage(Check.DURATION, sentence.format(n=fits if sound else wrong, **fields), sound)


def _neighbour(published_on: date, rng: Random, *, sound: bool) -> _Passage:
    """Return a length and, in the next sentence, the date from which it is said to last."""
    sentences, unit = rng.choice(words.NEIGHBOURS)
    day = _days_before(published_on, unit, rng)
    right = (published_on - day).days / _DAYS_IN[unit]
    wrong = _off(right + 2, rng, more=True)
    n = int(right * 0.8) if sound else wrong
    return _Passage(Check.DURATION, sentences.format(n=n, **_fields(day, rng)), sound)


def _range(published_on: date, rng: Random, *, sound: bool) -> _Passage:
    sentence = rng.choice(words.RANGES)
    last = published_on.year - rng.randint(1, 30)
    length = rng.randint(4, 25)
    fields = _fields(published_on, rng)
    n = length if sound else _off(length + 1, rng, more=True)
    filled = sentence.format(n=n, y1=last - length, y2=last, **fields)
    return _Passage(Check.DURATION, filled, sound)


def _ranked(published_on: date, rng: Random, *, sound: bool) -> _Passage:
    sentence = rng.choice(words.RANKED)
    day = _days_before(published_on, "Y", rng)
    right = published_on.year - day.year
    more = "more than" in sentence or right < 12 or rng.random() < 0.6  # noqa: PLR2004 - too little to take away from
    wrong = _off(right + 1, rng, more=more)
    fits = right - 1 if "more than" in sentence else right
    fields = _fields(day, rng)
    return _Passage(Check.RANKED_SPAN, sentence.format(n=fits if sound else wrong, **fields), sound)


def _age(published_on: date, rng: Random, *, sound: bool) -> _Passage:
    sentence = rng.choice(event_words.AGES)
    day = published_on - timedelta(rng.randint(22 * 365, 80 * 365))
    right = (
        published_on.year
        - day.year
        - ((published_on.month, published_on.day) < (day.month, day.day))
    )
    wrong = right + rng.choice((-1, 1)) * rng.randint(3, 12)
    fields = _fields(day, rng)
    return _Passage(Check.AGE, sentence.format(n=right if sound else wrong, **fields), sound)


def _weekday(published_on: date, rng: Random, *, sound: bool) -> _Passage:
    sentence = rng.choice(event_words.WEEKDAYS)
    day = published_on - timedelta(rng.randint(1, 3_000))
    named = day.weekday() if sound else (day.weekday() + rng.randint(1, 6)) % 7
    fields = _fields(day, rng)
    filled = sentence.format(weekday=_DAYS[named], short_weekday=_SHORT_DAYS[named], **fields)
    return _Passage(Check.WEEKDAY, filled, sound)


def _order(published_on: date, rng: Random, *, sound: bool) -> _Passage:
    first, earlier, other = rng.choice(event_words.ORDERS)
    past = published_on - timedelta(rng.randint(1, 60))
    months = rng.randint(1, 5)
    ahead = _MONTHS[(published_on.month - 1 + months) % 12]
    said = rng.choice(
        (
            f"{past.day} {_MONTHS[past.month - 1]}",
            f"{_MONTHS[past.month - 1]} {past.day}",
            _DAYS[(published_on - timedelta(rng.randint(1, 5))).weekday()],
        )
    )
    filled = " ".join((first, other if sound else earlier))
    fields = _fields(past, rng)
    return _Passage(Check.ORDER_OF_EVENTS, filled.format(ahead=ahead, past=said, **fields), sound)
