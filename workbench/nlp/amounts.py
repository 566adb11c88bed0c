"""Words that state an amount: numbers that count or measure, not dates, labels or names."""

import re

from workbench.nlp import words
from workbench.nlp.inflections import forms_of
from workbench.nlp.passages import Passage
from workbench.nlp.phrases import Sign
from workbench.nlp.subject_of import subject_of
from workbench.nlp.tags import Tag

_NUMERAL = re.compile(r"[$€£¥]?\d[\d,.]*(?:[- ]?[a-z%]{1,12}\S*)?")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
_YEAR = re.compile(r"(?:18|19|20)\d\d")
# What a number after one of these tells apart from others of its kind, and counts nothing.
_LABELS = words.MONTHS | words.word_set(
    "no. article section number # chapter page season episode volume part phase stage grade room"
    " gate flight route highway district ward act scene figure table version op. op opus unit"
    " appendix paragraph clause schedule annex exhibit channel platform lane world type day court"
    " ["
)
_NAMED = words.MONTHS | words.DAYS
_CLOCK = words.word_set("a.m. p.m. am pm gmt utc")
# So small that it points rather than counts ("one of them"), unless the context says so.
_SMALL = words.word_set("one")
_COUNTING = words.word_set("only least over about around nearly almost by than")
# "The two" are known already; "every two hours" says how a thing is done.
_KNOWN = words.word_set("the these those other")
_FEW = words.word_set("two three four five six seven eight nine ten")
# "A quarter past six", "610 AD".
_AFTER_LABEL = words.word_set("past ad bc bce a.d. b.c.")
_CLOCK_PARTS = words.word_set("quarter half minutes")
_CLOCKED = re.compile(r"\d{1,2}(?::\d\d(?:am|pm)?|\.\d\d(?:am|pm)|am|pm)")
_OLD_YEAR = re.compile(r"1[0-7]\d\d")
_BEFORE_EARLY = words.word_set("in until since")
_ROUGHLY = words.word_set("about around circa c. ca.")
_EARLY_YEAR = re.compile(r"[2-9]\d\d")
_BEFORE_YEAR = words.word_set("in since by until from before after")
_COUNTED = frozenset({Tag.NOUN, Tag.ADJECTIVE})
_LENGTHS = words.word_set("day week month year decade century decades centuries months years weeks")
_DASHES = words.word_set("- – —")
# In "a two-year ban" the number still counts.
_UNIT_WORDS = words.UNITS | words.word_set(
    "year month week day hour minute second decade century mile kilometre kilometer metre meter"
    " foot feet inch yard pound dollar euro ton tonne acre degree point percentage fold thirds"
    " third quarter quarters fifths member seat person man strong storey story and one"
    " two three four five six seven eight nine"
)
# What a number counts.
_COUNTABLE = words.UNITS | words.MULTIPLES
_NTH = words.ORDINALS | {"tenth"}
_WORDED = _NTH | _LENGTHS | {"single"}
_COUNTS_ALONE = _WORDED | {"per", "%", "percent", "twice"}
# What follows one of these is money, whatever a tagger makes of it: "£88million".
_SIGNS = words.word_set("$ € £ ¥ us$ nz$ a$ c$")
_DURING = words.word_set("for over than within")
_COUNTS = words.word_set("number numbers majority")
_TRENDS = words.word_set("increase decrease rise fall drop decline growth reduction surge")
_FACTORS = forms_of("double halve triple quadruple")
_AMOUNTING = forms_of("increase decrease decline dwindle") | _FACTORS
_MOVES = (
    _AMOUNTING
    | forms_of("drop climb surge soar plunge jump slip")
    | words.word_set(
        "rise rises rose risen rising fall falls fell fallen falling grow grows grew grown growing"
        " shrink shrinks shrank going go went"
    )
)
_MEASURED = words.word_set(
    "number numbers rate rates price prices cost costs share shares level levels sales profit"
    " profits income wages rent rents population output temperature temperatures turnout demand"
    " supply value figure figures spending revenue debt unemployment inflation"
)
_VERBAL = frozenset({Tag.FINITE, Tag.PAST, Tag.PARTICIPLE, Tag.ING})
_OBJECT = frozenset(
    {Tag.DETERMINER, Tag.POSSESSIVE, Tag.NOUN, Tag.NAME, Tag.PRONOUN, Tag.ADJECTIVE, Tag.TO}
)
_NTH_REACH = 7
_HALVES = words.word_set("first second latter last other")
_FRACTION_OF = words.word_set("a one two three")


def number_words(passage: Passage, start: int, end: int) -> str:
    """Return the words that state an amount; a year, date, clock time or label is none."""
    for i in passage.places_in(AMOUNT, start, end):
        length = amount_at(passage, i, start)
        if length:
            return passage.text(i, min(end, i + length))
    return ""


def states_amount(passage: Passage, start: int, end: int) -> bool:
    """Return whether the words from *start* to *end* state an amount."""
    if passage.places_in(_amounts_within, start + 1, end):
        return True
    return start < end and bool(passage.places_in(AMOUNT, start, start + 1))


def _amounts_within(passage: Passage) -> list[int]:
    """Return where amounts begin that are amounts also in a stretch that begins before them."""
    return [i for i in passage.places(AMOUNT) if amount_at(passage, i, i - 1)]


def amount_at(passage: Passage, i: int, start: int) -> int:
    """Return how many words from *i* on state an amount, in a stretch from *start*; 0 for none."""
    lower = passage.lower(i)
    if passage.tag(i) == Tag.NUMBER and _is_amount(passage, i, start):
        return 2
    if lower in _WORDED:
        return int(_is_worded(passage, i))
    if lower[:1].isdigit() and passage.lower(i - 1) in _SIGNS:
        return 1
    per_cent = lower == "per" and passage.lower(i + 1) == "cent"
    return int(per_cent or lower in ("%", "percent", "twice"))


def _may_count(passage: Passage) -> list[int]:
    return [
        i
        for i, (lower, tag) in enumerate(zip(passage.lowers, passage.tags, strict=True))
        if tag == Tag.NUMBER or lower in _COUNTS_ALONE or lower[:1].isdigit()
    ]


# What is no amount in a stretch that begins with it is none in one that begins before.
AMOUNT = Sign(lambda passage, i, _: amount_at(passage, i, i), _may_count)


def change_at(passage: Passage, i: int, end: int) -> int:
    """Return how many words from *i* on tell that a measured thing rose or fell; 0 for none."""
    lower = passage.lower(i)
    if lower in _COUNTS:
        counted = lower == "majority" or passage.tag(i - 1) == Tag.ADJECTIVE
        return 2 if counted and passage.lower(i + 1) == "of" and i + 1 < end else 0
    if lower in _TRENDS and passage.tag(i) == Tag.NOUN:
        return 2 if passage.lower(i + 1) == "in" and i + 1 < end else 0
    if lower not in _MOVES or passage.tag(i) not in _VERBAL:
        return 0
    if lower in _FACTORS:
        return 1
    if passage.tag(i + 1) in _OBJECT:
        return 0
    subject = subject_of(passage, i)
    measured = subject is not None and passage.lower(subject) in _MEASURED
    return int(measured or lower in _AMOUNTING)


CHANGE = Sign(change_at, _COUNTS | _TRENDS | _MOVES)


def is_year(token: str) -> bool:
    """Return whether a token is a year between 1800 and 2099."""
    return _YEAR.fullmatch(token) is not None


def is_date(passage: Passage, i: int) -> bool:
    """Return whether a word is a month, a weekday or a year."""
    lower, token = passage.lower(i), passage.token(i)
    if lower in words.MONTHS:
        return token[0].isupper()
    return lower in words.DAYS or is_year(token)


def dates(passage: Passage) -> list[int]:
    """Return the months, weekdays and years of a passage."""
    likely = (i for i, lower in enumerate(passage.lowers) if lower[:1] in "12" or lower in _NAMED)
    return [i for i in likely if is_date(passage, i)]


def _is_worded(passage: Passage, i: int) -> bool:
    """Return whether "a single vote", "for decades", "a tenth of it" states an amount."""
    lower, before = passage.lower(i), passage.lower(i - 1)
    if lower == "single":
        return before in ("a", "one") and passage.tag(i + 1) == Tag.NOUN
    if lower in _NTH:
        return (before in ("a", "one") and passage.lower(i + 1) == "of") or _is_nth(passage, i)
    return before in _DURING or (before == "a" and passage.lower(i - 2) in _DURING)


def _is_nth(passage: Passage, i: int) -> bool:
    """Return whether "the third spill since 2015" counts how often something happened."""
    owned = passage.tag(i - 1) in (Tag.DETERMINER, Tag.POSSESSIVE)
    return owned and "since" in passage.words_in(i + 1, i + _NTH_REACH)


def _points_back(passage: Passage, i: int) -> bool:
    """Return whether a number names things known already or a person: "the two", "every hour"."""
    before, after = passage.lower(i - 1), passage.lower(i + 1)
    if after == "-" and passage.lower(i + 4) == "old" and passage.lower(i + 2) == "year":
        return passage.tag(i + 5) == Tag.NAME or passage.tag(i - 1) == Tag.POSSESSIVE
    if "year-old" in passage.lower(i):
        return passage.tag(i + 1) == Tag.NAME or passage.tag(i - 1) == Tag.POSSESSIVE
    if (after, passage.lower(i + 2)) == ("year", "old"):
        return before in _KNOWN
    if passage.lower(i) not in _FEW:
        return False
    known = before in _KNOWN and after not in _COUNTABLE
    return known or (before == "every" and after in words.UNITS)


def _tells_apart(passage: Passage, i: int) -> bool:
    """Return whether a number says of which sort a thing is, or ends a span of years or a citation.

    "A two-state solution", "in 1890–91", "512–511 BC", "as told elsewhere [12]".
    """
    after, beyond = passage.lower(i + 1), passage.lower(i + 2)
    if after == "]":
        return True
    if after in _DASHES:
        if passage.lower(i + 3) in _AFTER_LABEL:
            return True
        sort = passage.penn[i + 2 : i + 3] == ["NN"] and beyond not in _UNIT_WORDS
        return sort and after == "-" and passage.lower(i) in words.NUMBER_WORDS
    return passage.lower(i - 1) in _DASHES and is_year(passage.token(i - 2))


def _is_amount(passage: Passage, i: int, start: int) -> bool:
    lower, before, after = passage.lower(i), passage.lower(i - 1), passage.lower(i + 1)
    if before in _LABELS or after in words.MONTHS or (before, passage.lower(i - 2)) == (".", "no"):
        return False
    clock = before == "past" and passage.lower(i - 2) in _CLOCK_PARTS
    if clock or after in _AFTER_LABEL or _points_back(passage, i) or _tells_apart(passage, i):
        return False
    if lower in _SMALL:
        return after in _COUNTABLE or before in _COUNTING
    if lower in words.NUMBER_WORDS:
        # "the first half of the year" is a time, "half of the year" an amount of it.
        timed = lower == "half" and before in _HALVES
        whole = not timed and (lower not in ("third", "quarter") or before in _FRACTION_OF)
        return whole and not (lower == "third" and after == "-")
    return _is_counted(passage, i, start)


def _is_counted(passage: Passage, i: int, start: int) -> bool:
    token, after = passage.token(i), passage.lower(i + 1)
    if _NUMERAL.fullmatch(token.lower()) is None or _ORDINAL.fullmatch(token.lower()):
        return False
    if _CLOCKED.fullmatch(token.lower()) or _is_old_year(passage, i):
        return False
    if is_year(token):
        return after in words.UNITS
    if passage.tag(i - 1) == Tag.NAME and i > start and passage.lower(i - 1) not in words.MONEY:
        return after in _COUNTABLE  # else a name: "Boeing 747"
    return after not in _CLOCK


def _is_old_year(passage: Passage, i: int) -> bool:
    """Return whether a number is a year before 1800, or one after a day: "April 6, 884"."""
    dated = passage.lower(i - 1) == "," and passage.lower(i - 3) in words.MONTHS
    if dated and passage.tag(i - 2) == Tag.NUMBER:
        return True
    return _is_early_year(passage, i) or (_spans(passage, i - 1) and _is_early_year(passage, i - 2))


def _spans(passage: Passage, i: int) -> bool:
    return passage.lower(i) in _DASHES or passage.lower(i) == "and"


def _is_early_year(passage: Passage, i: int) -> bool:
    """Return whether a number after "in", "until", "March of" is a year before 1800."""
    before, two_before = passage.lower(i - 1), passage.lower(i - 2)
    if before in _ROUGHLY:
        before = two_before
    if before == "of" and two_before in words.MONTHS:
        return True
    token = passage.token(i)
    if _OLD_YEAR.fullmatch(token):
        told = before in _BEFORE_YEAR or (
            passage.lower(i + 1) in _DASHES
            and _OLD_YEAR.fullmatch(passage.token(i + 2)) is not None
        )
    else:
        early = before in _BEFORE_EARLY or (before, passage.lower(i + 1)) == ("by", ",")
        told = early and _EARLY_YEAR.fullmatch(token) is not None
    return told and passage.tag(i + 1) not in _COUNTED
