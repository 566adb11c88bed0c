"""What a text has named before: "the quarter", "a year earlier", "that day" lean on it."""

import re
from datetime import date

from workbench.domain.readings import Period
from workbench.nlp.times.meaning import Spot, TimeType, TimeWords

# A quarter or day named so many characters before still stands for "the quarter", "that day".
_REACH = 1_500
_REPORTED = 330
_NEARLY_OVER = 31
_NAMES_QUARTER = frozenset({"quarter", "short_quarter", "which_unit", "the_unit"})
_SENTENCE_END = re.compile(r"[.!?]['’”\"]?\s+['‘“\"]?[A-Z]")
# Figures "for the nine months", "in the first half", "for the year" are not one quarter's.
_OF_SEVERAL_MONTHS = re.compile(
    r"(?:the )?first (?:six|nine|6|9) months|the (?:six|nine|12|6|9) months"
    r"|the (?:full |fiscal )?year"
)
# "after a flat second quarter", "up from the second quarter": not the one in the news.
_COMPARED_WITH = re.compile(
    r"\b(?:after|before|from|than|since|until|with|over|unlike|following)\s+"
    r"(?:(?:an?|the|its|their)\s+)?(?:[a-z]+\s+)?$"
)


class Named:
    """The quarter in the news, the span last reported on and the day last named."""

    def __init__(self, published_on: date | None) -> None:
        """Start with nothing named, in an article of *published_on*."""
        self.published_on = published_on
        self.quarter, self.quarter_at = "", -_REACH
        self.said, self.said_at = "", -_REACH
        self.day: date | None = None
        self.day_at = -_REACH
        self.day_value = ""

    def spot(self, text: str, low: str, span: tuple[int, int]) -> Spot:
        """Return the place with what may be leant on there."""
        start, end = span
        near_day = self.day if start - self.day_at <= _REACH else None
        return Spot(
            text,
            low,
            start,
            end,
            self.published_on,
            self.quarter if start - self.quarter_at <= _REACH else "",
            near_day,
            self._compared(text, start),
            "" if near_day is None else self.day_value,
        )

    def _compared(self, text: str, start: int) -> str:
        """Return the span that "a year earlier" is one year before, or "" when none was named.

        Figures of several months or a year count until the next quarter is named; a quarter that
        is older than the one in the news counts in its own sentence only.
        """
        if start - self.said_at > _REACH:
            return ""
        if "-Q" not in self.said or self.said == self.quarter:
            return self.said
        in_sentence = _SENTENCE_END.search(text, self.said_at, start) is None
        return self.said if in_sentence else self.quarter

    def note(self, words: TimeWords, family: str, before: str) -> None:
        """Remember what was named, after the lower-case words *before*."""
        if family in _NAMES_QUARTER and "-Q" in words.value and self._is_reported(words.period):
            self._note_quarter(words, before)
        elif family in ("duration", "the_unit", "half_year"):
            self._note_several_months(words)
        if words.type is TimeType.DATE and words.period is not None and words.period.first:
            self.day, self.day_at = words.period.first, words.start_char
            self.day_value = words.value

    def _note_quarter(self, words: TimeWords, before: str) -> None:
        """Note what was said last, and keep the quarter in the news where it is only compared."""
        self.said, self.said_at = words.value, words.end_char
        stale = words.start_char - self.quarter_at > _REACH
        if stale or words.value >= self.quarter or _COMPARED_WITH.search(before) is None:
            self.quarter = words.value
        if words.value == self.quarter:
            self.quarter_at = words.start_char

    def _note_several_months(self, words: TimeWords) -> None:
        if self.published_on is None:
            return
        if "-H" in words.value and self._is_reported(words.period):
            self.said, self.said_at = words.value, words.end_char
        elif _OF_SEVERAL_MONTHS.fullmatch(" ".join(words.quote.lower().split())):
            near = words.start_char - self.quarter_at <= _REACH
            self.said = self.quarter[:4] if near else str(self.published_on.year)
            self.said_at = words.end_char

    def _is_reported(self, period: Period | None) -> bool:
        """Return whether a quarter began within the last year and is over, or nearly."""
        if period is None or period.first is None or period.last is None:
            return False
        if self.published_on is None:
            return False
        begun = (self.published_on - period.first).days
        return begun <= _REPORTED and (period.last - self.published_on).days <= _NEARLY_OVER
