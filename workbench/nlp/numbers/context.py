"""What stands around a number and tells amounts from dates, times, labels, scores and versions."""

import re
from dataclasses import dataclass

from workbench.domain.readings import Comparator
from workbench.nlp.numbers.lists import (
    COMPARATORS,
    COMPARATORS_AFTER,
    FUNCTION_WORDS,
    IRREGULAR_PLURALS,
    LABELS,
    MONTHS,
    NO_PLURALS,
    NOT_ONE,
    PLAIN_OPENERS,
)

_REACH = 40
_YEAR_FIRST, _YEAR_LAST = 1000, 2100
_YEAR_DIGITS, _SHORT_YEAR_DIGITS = 4, 2
_NOUN_WORDS = 5
# Directly before digits these make them part of a word, code, address or decimal.
_GLUED_BEFORE = frozenset("/:@#_=.,’\\^+*&-‐‑–")
_MONTH_BEFORE = re.compile(rf"(?<![A-Za-z])(?i:{MONTHS})\.? $")
_MONTH_YEAR_BEFORE = re.compile(rf"(?<![A-Za-z])(?i:{MONTHS})\.?, $")
_MONTH_AFTER = re.compile(rf"(?:st|nd|rd|th)?,? (?:of )?(?i:{MONTHS})(?![a-z])(?! [a-z]+ be\b)")
_CLOCK_AFTER = re.compile(r"(?i: ?(?:[ap]\.m\b|[ap]m\b|o['’]clock|gmt\b|utc\b|noon\b|bc\b|ad\b))")
_LETTER_AFTER = re.compile(r"[^\W\d]|[@_]")
_HYPHENED = re.compile(r"[-–][0-9]")
_HYPHEN_WORD = re.compile(
    r"-(?!(?:strong|member|person|man|seat|seater|fold|plus|bed|room|page)\b)[a-z]"
)
_WORD_BEFORE = re.compile(r"([^\W\d_][\w.’'-]{0,24})[ \u00a0]$")
_COMPARATOR_OF = {
    phrase: comparator for comparator, phrases in COMPARATORS.items() for phrase in phrases
}
_COMPARATOR = re.compile(
    r"(?:^|(?<=[^a-z]))(?<!twice )(?<!times )("
    + "|".join(re.escape(phrase) for phrase in sorted(_COMPARATOR_OF, key=len, reverse=True))
    + r")(?: a| an| the)?\s?$"
)
_COMPARATOR_AFTER = re.compile(
    r" ?(" + "|".join(re.escape(phrase) for phrase in COMPARATORS_AFTER) + r")(?![a-z0-9])"
)
_NEXT_WORD = re.compile(r"[ \u00a0-]([^\W\d_][^\W\d_’'-]*)((?:['’]s|['’])?)")
# What became of those counted, said in place of a noun: "12 dead".
_OUTCOMES = frozenset({"dead", "injured", "wounded", "killed", "missing", "hurt", "arrested"})
_PERSONS = frozenset({"people", "men", "women", "children", "others", "civilians", "soldiers"})
_HALVED_TIME = re.compile(r"(?i:\b(?:first|second|other|latter|former|better) $)")
_MONTH_REACH = 12
_OPENS_SENTENCE = re.compile(r"(?:^|[.!?:”\"\n])\s*$")
_AGE_MAX = 115
_AGED = re.compile(r"(?i:\b(?:aged|age|ages) $)")
_NAME_COMMA = re.compile(r"[A-Z][\w.’'-]{1,30}, $")
_COMPARATOR_REACH = 26
_PLURAL_LENGTH = 3


@dataclass(frozen=True, slots=True)
class Numeric:
    """A number where it stands: the text, the same in lower case, and its first and last place."""

    text: str
    lowered: str
    start: int
    end: int

    @property
    def digits(self) -> str:
        """Return the number as written."""
        return self.text[self.start : self.end]

    def before(self, reach: int = _REACH) -> str:
        """Return up to *reach* characters before the number."""
        return self.text[max(0, self.start - reach) : self.start]


@dataclass(frozen=True, slots=True)
class Noun:
    """What is counted: its head in lower case (empty where none is named) and where it ends."""

    head: str
    end: int


def is_no_amount(at: Numeric, *, bare: bool) -> bool:
    """Return whether a number is a date, year, time, label, ordinal, code or score, not an amount.

    *bare* tells that neither a currency nor a unit nor a word like "million" belongs to it.
    """
    if not at.digits[0].isdigit():
        return _is_a_half_in_order(at) or (bare and _is_no_spelt_amount(at))
    if _is_glued(at) or _is_date(at):
        return True
    return bare and (_is_in_a_word(at) or _is_year(at) or _is_label(at))


def is_age(at: Numeric) -> bool:
    """Return whether a bare number is somebody's age: "Omar, 24, said", "aged 24"."""
    if not at.digits.isdigit() or int(at.digits) > _AGE_MAX:
        return False
    before = at.before()
    if _AGED.search(before):
        return True
    return _NAME_COMMA.search(before) is not None and at.text[at.end : at.end + 2] == ", "


def _is_glued(at: Numeric) -> bool:
    before = at.before(1)
    if at.digits[0] == "0" and at.digits[1:2].isdigit():
        return True
    return before in _GLUED_BEFORE or (before == "'" and len(at.digits) == _SHORT_YEAR_DIGITS)


def _is_in_a_word(at: Numeric) -> bool:
    """Return whether letters, a clock time or more digits follow at once: "3rd", "5pm", "3-1"."""
    return (
        _LETTER_AFTER.match(at.text, at.end) is not None
        or _CLOCK_AFTER.match(at.text, at.end) is not None
        or _HYPHENED.match(at.text, at.end) is not None
        or _HYPHEN_WORD.match(at.lowered, at.end) is not None
        or at.text[at.end : at.end + 1] == "/"
    )


def _is_date(at: Numeric) -> bool:
    if len(at.digits) > _YEAR_DIGITS or not at.digits.isdigit():
        return False
    pattern = _MONTH_YEAR_BEFORE if len(at.digits) == _YEAR_DIGITS else _MONTH_BEFORE
    month = pattern.search(at.before(_MONTH_REACH)) or _MONTH_BEFORE.search(at.before(_MONTH_REACH))
    if month and month[0][0].isupper():
        return True
    after = _MONTH_AFTER.match(at.text, at.end)
    return after is not None and any(letter.isupper() for letter in after[0])


def is_like_a_year(digits: str) -> bool:
    """Return whether digits alone could be a year from 1000 to 2100."""
    plain = len(digits) == _YEAR_DIGITS and digits.isdigit()
    return plain and _YEAR_FIRST <= int(digits) <= _YEAR_LAST


def _is_year(at: Numeric) -> bool:
    if not is_like_a_year(at.digits):
        return False
    bounded = comparator_of(at) is not Comparator.EXACTLY
    return not (bounded and counted_noun(at.text, at.end).head)


def _is_label(at: Numeric) -> bool:
    """Return whether the number belongs to a name: "Flight 103", "section 4", "Boeing 747"."""
    match = _WORD_BEFORE.search(at.before())
    if match is None:
        return False
    word = match[1]
    if word.lower() in LABELS:
        return True
    if word.endswith(".") or not word[0].isupper() or word.lower() in PLAIN_OPENERS:
        return False
    head = counted_noun(at.text, at.end).head
    if head and _OPENS_SENTENCE.search(at.before(), 0, match.start()):
        return False  # "Altogether 14 roads", not "Boeing 747"
    return head not in _PERSONS | _OUTCOMES


def _is_no_spelt_amount(at: Numeric) -> bool:
    lower = at.digits.lower()
    if at.before(1) in _GLUED_BEFORE or _HYPHEN_WORD.match(at.lowered, at.end):
        return True
    if lower == "one":
        following = _NEXT_WORD.match(at.text, at.end)
        return following is None or following[1].lower() in NOT_ONE
    # "Channel Four", "the Big Ten": a capital inside a sentence makes a name of it.
    named = _WORD_BEFORE.search(at.before())
    if named is None or named[1].endswith("."):
        return False
    return at.digits[0].isupper() and named[1][0].isupper()


def _is_a_half_in_order(at: Numeric) -> bool:
    """Return whether a share is one of two halves of a time or game: "the first half of"."""
    return "half" in at.digits.lower() and _HALVED_TIME.search(at.before()) is not None


def comparator_of(at: Numeric) -> Comparator:
    """Return how the words around a number bound it: "more than 12", "50 or so"; else exactly."""
    match = _COMPARATOR.search(at.lowered[max(0, at.start - _COMPARATOR_REACH) : at.start])
    if match:
        return _COMPARATOR_OF[match[1]]
    after = _COMPARATOR_AFTER.match(at.lowered, at.end)
    return COMPARATORS_AFTER[after[1]] if after else Comparator.EXACTLY


def counted_noun(text: str, end: int) -> Noun:
    """Return the noun that a number ending at *end* counts, by its plural: "12 young people"."""
    position = end
    for _ in range(_NOUN_WORDS):
        match = _NEXT_WORD.match(text, position)
        if match is None:
            break
        lower = match[1].lower()
        if lower in FUNCTION_WORDS or (lower in _OUTCOMES and position > end):
            break
        position = match.end(1)
        if is_plural(lower) and not match[2].endswith("s"):
            return Noun(lower, position)
    return Noun("", end)


def is_plural(lower: str) -> bool:
    """Return whether a word in lower case looks like a noun in the plural."""
    if lower in IRREGULAR_PLURALS:
        return True
    return (
        len(lower) > _PLURAL_LENGTH
        and lower.endswith("s")
        and not lower.endswith(("ss", "us", "is", "ous"))
        and lower not in NO_PLURALS
    )
