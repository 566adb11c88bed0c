"""The words of the calendar and of counting, and the regular expressions made of them.

Every fragment is written in lower case and has a bounded length, so that the expressions built
from them read any text in time linear in its length.
"""

import re
from collections.abc import Iterable


def listed(words: str, by: str | None = None) -> list[str]:
    """Return the words of a string, split at spaces or at *by*."""
    return words.split(by)


MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        1,
    )
    for name in names.split()
}
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon",
            "tuesday tues tue",
            "wednesday wed",
            "thursday thurs thur thu",
            "friday fri",
            "saturday sat",
            "sunday sun",
        )
    )
    for name in names.split()
}
ONES = {
    word: number
    for number, word in enumerate(listed("one two three four five six seven eight nine"), 1)
}
TEENS = {
    word: number
    for number, word in enumerate(
        listed("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"),
        10,
    )
}
TENS = {
    word: number * 10
    for number, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2
    )
}
ORDINALS = {
    word: number
    for number, word in enumerate(
        listed(
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh "
            "twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth "
            "nineteenth twentieth twenty-first"
        ),
        1,
    )
}
UNITS = {
    "second": "S",
    "minute": "N",
    "hour": "H",
    "day": "D",
    "night": "D",
    "week": "W",
    "fortnight": "F",
    "weekend": "E",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "decade": "T",
    "century": "C",
    "centurie": "C",
}
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
DAY_PARTS = {
    "morning": "MO",
    "afternoon": "AF",
    "evening": "EV",
    "night": "NI",
}
# Month and day of feasts that keep their date; the others are reckoned in `feasts`.
FIXED_FEASTS = {
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "christmas": (12, 25),
    "boxing day": (12, 26),
    "new year's eve": (12, 31),
    "new year's day": (1, 1),
    "halloween": (10, 31),
    "valentine's day": (2, 14),
    "independence day": (7, 4),
    "fourth of july": (7, 4),
    "july fourth": (7, 4),
    "april fools' day": (4, 1),
    "veterans day": (11, 11),
    "armistice day": (11, 11),
}
MOVED_FEASTS = (
    "thanksgiving day",
    "thanksgiving",
    "easter sunday",
    "easter",
    "good friday",
    "palm sunday",
    "ash wednesday",
    "easter monday",
    "labor day",
    "memorial day",
    "columbus day",
    "presidents' day",
    "presidents’ day",
    "martin luther king day",
)


def any_of(words: Iterable[str]) -> str:
    """Return a group that matches any of *words*, the longest first."""
    return "(?:" + "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True)) + ")"


def branches(words: Iterable[str]) -> str:
    """Return a pattern for any of *words* that tries each letter once, however many words."""
    by_first: dict[str, list[str]] = {}
    for word in sorted(words):
        by_first.setdefault(word[:1], []).append(word[1:])
    ends = "" in by_first
    rest = [re.escape(first) + branches(by_first[first]) for first in by_first if first]
    if not rest:
        return ""
    pattern = rest[0] if len(rest) == 1 and not ends else f"(?:{'|'.join(rest)})"
    return f"{pattern}?" if ends else pattern


# White space inside an expression: spaces, or one line end in text wrapped by hand.
GAP = r"(?:[ \t\u00a0]{1,3}(?:\n[ \t]{0,4})?|\n[ \t]{0,4})"
JOIN = rf"(?:[-\u2010\u2011\u2013]|{GAP})"
DASH = r"[-\u2010\u2011\u2013\u2014]"
NOT_IN_WORD = r"(?<![^\W_])(?<!\d[.,:/])"
WORD_ENDS = r"(?![^\W_])"

_SHORT_MONTHS = "jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec"
_LONG_MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december"
)
MONTH = rf"(?:(?:{_LONG_MONTHS}){WORD_ENDS}|(?:{_SHORT_MONTHS}){WORD_ENDS}\.?)"
WEEKDAY = (
    r"(?:(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
    r"|(?:mon|tues?|wed|thurs?|thu|fri|sat|sun)\.)"
)
_NUMERAL = r"\d{1,3}(?:,\d{3}){1,2}|\d{1,6}(?:\.\d{1,2})?(?:[- ]1/2)?"
_SMALL = rf"{any_of(TENS)}(?:[- ]{any_of(ONES)})?|{any_of(TEENS)}|{any_of(ONES)}"
NUMBER_WORDS = (
    rf"(?:(?:{_SMALL}){WORD_ENDS}(?:{GAP}(?:hundred|thousand|dozen){WORD_ENDS})?"
    rf"(?:{JOIN}and{JOIN}a{JOIN}half)?|an?{GAP}(?:hundred|thousand|dozen)|half{GAP}a{GAP}dozen)"
)
COUNT = rf"(?:{_NUMERAL}|{NUMBER_WORDS})"
VAGUE = (
    rf"(?:(?:a{GAP})?few|several|many|some|a{GAP}number{GAP}of|numerous|dozens{GAP}of"
    rf"|hundreds{GAP}of|thousands{GAP}of|tens{GAP}of{GAP}thousands{GAP}of)"
)
UNIT = (
    r"(?:seconds?|minutes?|hours?|days?|nights?|weeks?|fortnights?|weekends?|months?|quarters?"
    rf"|years?|decades?|century|centuries){WORD_ENDS}"
)
YEAR = r"(?:1[0-9]\d\d|20\d\d)"
DAY_NUMBER = r"(?:[12]\d|3[01]|0?[1-9])"
DAY_OF_MONTH = rf"{DAY_NUMBER}(?:st|nd|rd|th)?{WORD_ENDS}"
ORDINAL = any_of(ORDINALS)
SEASON = any_of(SEASONS)
MODIFIER = (
    rf"(?:more{GAP}than|less{GAP}than|fewer{GAP}than|no{GAP}more{GAP}than|at{GAP}least"
    rf"|at{GAP}most|up{GAP}to|as{GAP}(?:many|long|much){GAP}as|about|around|nearly|almost"
    rf"|over|under|roughly|approximately|some|just|only|barely|within|another|well{GAP}over"
    rf"|just{GAP}over|just{GAP}under|an{GAP}estimated|exactly)"
)
PHASE = (
    rf"(?:early|earlier|mid|middle|late|later|beginning|start|end"
    rf"|(?:the{GAP})?(?:end|beginning|start|middle){GAP}of(?:{GAP}the)?)"
)


def number_of(words: str) -> float | None:
    """Return the number that COUNT words say; None for words that say none."""
    text = " ".join(words.replace("-", " ").split())
    if text[:1].isdigit():
        half = text.endswith(" 1/2")
        return float(text.removesuffix(" 1/2").replace(",", "")) + (0.5 if half else 0)
    if text in ("a", "an"):
        return 1
    if text in ("half a", "half an", "a half"):
        return 0.5
    return _spelt(text)


def _spelt(text: str) -> float | None:
    if text == "half a dozen":
        return 6
    half = text.endswith(" and a half")
    total = 0.0
    for word in text.removesuffix(" and a half").split():
        if word in ("hundred", "thousand", "dozen"):
            total = max(total, 1) * {"hundred": 100, "thousand": 1000, "dozen": 12}[word]
        elif word not in ("a", "an"):
            total += ONES.get(word, 0) + TEENS.get(word, 0) + TENS.get(word, 0)
    return (total + (0.5 if half else 0)) or None
