"""What words of time mean: the shared shapes of this package."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from workbench.domain.readings import Period


class TimeType(StrEnum):
    """The four sorts of time expression that TimeML 1.2.1 knows."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@dataclass(frozen=True)
class TimeWords:
    """Words of a text that name a time: `text[start_char:end_char] == quote`, always.

    `value` is written as in TimeML 1.2.1 (ISO 8601 with X for what is not known): "2022-09-14",
    "2022-W37", "2022-Q3", "P1000D", "PAST_REF". `period` holds the first and last day, both
    inclusive, of exactly these words, and is None when no day is known; what "since" or "until"
    before them makes of it is said by `period_of`. `days` are the least and the most days of a
    DURATION, None where its words give no number. `anchored` says that the words mean something
    only together with the article's day.
    """

    start_char: int
    end_char: int
    quote: str
    type: TimeType
    value: str
    period: Period | None
    days: tuple[int, int] | None
    anchored: bool


@dataclass(frozen=True)
class Meaning:
    """What one expression was resolved to, before its place in the text is added.

    `span` overrules the days that follow from `value` ("5-7 May", "the past three years").
    """

    type: TimeType
    value: str
    anchored: bool = False
    span: tuple[date, date] | None = None
    days: tuple[int, int] | None = None


# What a value says of each unit when the day is not known.
UNKNOWN = {
    "D": "XXXX-XX-XX",
    "W": "XXXX-WXX",
    "M": "XXXX-XX",
    "Q": "XXXX-QX",
    "Y": "XXXX",
    "T": "XXX",
    "C": "XX",
}


_WHOLE_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T.*)?")


@dataclass(frozen=True)
class Spot:
    """Where an expression stands: the text, its lower-case twin, the stretch, and what is known.

    `low` has the same length as `text`. `quarter` is the quarter whose figures the text is about,
    `compared` the quarter or year that "a year earlier" is reckoned from, `named` the value of the
    date last named and `day` its first day. All are "" or None
    where nothing near names them.
    """

    text: str
    low: str
    start: int
    end: int
    published_on: date | None
    quarter: str = ""
    day: date | None = None
    compared: str = ""
    named: str = ""

    @property
    def is_whole_day(self) -> bool:
        """Return whether the date last named is one day, not a month or a year."""
        return _WHOLE_DAY.fullmatch(self.named) is not None

    @property
    def before(self) -> str:
        """Return the lower-case words just before the expression, at most 140 characters."""
        return self.low[max(0, self.start - 140) : self.start]

    @property
    def after(self) -> str:
        """Return the lower-case words just after the expression, at most 90 characters."""
        return self.low[self.end : self.end + 90]
