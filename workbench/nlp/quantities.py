"""Amounts that a text states: numbers that count or measure, with unit, bound and noun."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from workbench.domain.readings import Comparator
from workbench.nlp.numbers.casing import same_length_lower
from workbench.nlp.numbers.context import (
    Numeric,
    comparator_of,
    counted_noun,
    is_age,
    is_like_a_year,
    is_no_amount,
)
from workbench.nlp.numbers.lists import GLYPHS, ONES, PARTS, TENS
from workbench.nlp.numbers.numerals import Numeral, read_numeral, skip_numeral
from workbench.nlp.numbers.points import with_commas
from workbench.nlp.numbers.units import Kind, Unit, currency_before, per_after, sign_key, unit_after

__all__ = ["Kind", "Quantity", "find_quantities"]

_STARTERS = "|".join(sorted([*ONES, *TENS], key=len, reverse=True))
_PARTS = "|".join(part for part in PARTS if not part.endswith("s"))
_CANDIDATE = re.compile(
    rf"\b(?=[0-9zotfsenhad])"
    rf"(?:[0-9]|(?:{_STARTERS})\b|an?[- ](?:hundred|thousand|million|billion|trillion|lakh|crore"
    rf"|dozen|half a dozen|{_PARTS})\b|half\b|dozen\b)"
    rf"|[{''.join(GLYPHS)}]"
)
_HALF_OF = re.compile(
    r"half(?= (?:of|the|all|its|his|her|their|was|were|is|are|had|have|has|said|say|voted|went)\b)"
)
_BY_HALF = re.compile(r"half(?![\w-]| (?:an?|past|dozen|hour|million)\b)")
_BY = "by "
_SHARE_OF = re.compile(r" (?:of|more|less|fewer|higher|lower|larger|smaller)\b")
_RANGE = re.compile(r"(?: ?[-–—] ?| (?:to|or|and) )(?=([a-z]{0,3}[$€£¥₹] ?)?[0-9a-z])")
_RISING = re.compile(
    r"\b(?:from|rose|risen|up|down|fell|fallen|grew|grown|climbed|jumped|dropped|declined|by"
    r"|increased|decreased|beat|won|lost|voted|vote of) $"
)
_BETWEEN = re.compile(r"\bbetween $")
_SCORES = re.compile(
    r"[- ](?:vote|votes|win|victory|defeat|loss|draw|lead|margin|decision|scoreline|majority)\b"
)
_REACH = 16
# A range whose ends lie further apart than this many times is none: "skidded 1.74 to 123.5".
_WIDEST = 20
_TELEPHONE = re.compile(r"[0-9]++(?:[- ]?\(?[0-9]++\)?)*+")
_HYPHENS = re.compile(r"(?:[-–/][0-9]++)*+")


@dataclass(frozen=True, slots=True)
class Quantity:
    """One amount: `text[start_char:end_char] == quote`, always; the quote holds number and unit.

    `number` has its multiplier applied; `place` is the size of the last place that was stated
    (100000 for "1.2 million"), so it tells how far the number may be rounded. A range has its
    lower end as `number` and the higher as `upper`. `unit` is as written, `key` is alike for
    amounts that may be compared. `noun` is the head of what is counted, in lower case, and empty
    where the text names none; the words for it end at `phrase_end`. `per` holds the words that
    make the amount a rate ("a head").
    """

    start_char: int
    end_char: int
    quote: str
    number: Decimal
    unit: str
    comparator: Comparator
    kind: Kind
    noun: str
    key: str
    place: Decimal
    phrase_end: int
    upper: Decimal | None = None
    per: str = ""


def find_quantities(text: str) -> list[Quantity]:
    """Return the amounts of *text* in reading order; they do not overlap.

    Years, dates, times of day, telephone numbers, scores, versions, ordinals and numbers that
    belong to a name ("Boeing 747") are none. "70.000 people" are seventy thousand. Takes time
    linear in the length of the text.
    """
    return list(_iterate(text, with_commas(same_length_lower(text))))


def _iterate(text: str, lowered: str) -> Iterator[Quantity]:
    position = 0
    for match in _CANDIDATE.finditer(lowered):
        if match.start() < position:
            continue
        quantity, position = _read(text, lowered, match.start())
        if quantity is not None:
            yield quantity
            position = max(position, quantity.end_char)


def _read(text: str, lowered: str, start: int) -> tuple[Quantity | None, int]:
    """Return the amount at *start*, or None, and from where to read on."""
    if lowered[start - 1 : start] == "+":
        telephone = _TELEPHONE.match(lowered, start)
        return None, telephone.end() if telephone else start + 1
    sign_start, sign = currency_before(lowered, start)
    numeral = _numeral_at(lowered, start, money=bool(sign))
    if numeral is None:
        return None, skip_numeral(lowered, start)
    return _amount(Numeric(text, lowered, start, numeral.end), numeral, sign_start, sign)


def _numeral_at(lowered: str, start: int, *, money: bool) -> Numeral | None:
    by = lowered.startswith(_BY, max(0, start - len(_BY)))
    half = _HALF_OF.match(lowered, start) or (_BY_HALF.match(lowered, start) if by else None)
    if half:
        return Numeral(half.end(), Decimal("0.5"), Decimal("0.1"), share=True)
    numeral = read_numeral(lowered, start, money=money)
    if numeral is None or not numeral.share or _SHARE_OF.match(lowered, numeral.end):
        return numeral
    if lowered[start] in GLYPHS:
        return replace(numeral, share=False)  # "½ cup"
    # "A quarter" may be three months and "a third" the next in a row.
    return None if lowered.startswith(("a ", "an "), start) and not by else numeral


def _amount(
    at: Numeric, numeral: Numeral, sign_start: int, sign: str
) -> tuple[Quantity | None, int]:
    lowered = at.lowered
    upper = None if numeral.share else _upper_end(at, numeral)
    end = upper.end if upper else numeral.end
    one = numeral.number == 1 and upper is None
    unit = _unit(at, end, sign, numeral, one=one)
    bare = not (unit or upper or numeral.share or numeral.scale > 1)
    if is_no_amount(at, bare=bare):
        return None, _past_hyphens(lowered, numeral.end)
    whole = Numeric(at.text, lowered, sign_start, unit.end if unit else end)
    quantity = _make(whole, numeral, unit)
    if upper is not None:
        quantity = _with_upper(quantity, numeral, upper)
    return quantity, quantity.end_char


def _unit(at: Numeric, end: int, sign: str, numeral: Numeral, *, one: bool) -> Unit | None:
    lowered = at.lowered
    if sign:
        return Unit(Kind.MONEY, sign, sign_key(sign), end)
    if numeral.end == end and is_age(at):
        return Unit(Kind.MEASURE, "", "years", end)
    if numeral.share:
        return Unit(Kind.SHARE, "", Kind.SHARE, end)
    return unit_after(lowered, end, one=one)


def _whole_number(number: Decimal) -> Decimal:
    """Return the number without zeros after the point, where it is a whole one."""
    whole = number.to_integral_value()
    return whole if whole == number else number


def _past_hyphens(lowered: str, end: int) -> int:
    """Return where a run like "555-1234" or "3-1" ends whose first number ends at *end*."""
    match = _HYPHENS.match(lowered, end)
    return match.end() if match else end


def _make(whole: Numeric, numeral: Numeral, unit: Unit | None) -> Quantity:
    kind = unit.kind if unit else Kind.COUNT
    noun = counted_noun(whole.text, whole.end)
    per, per_end = per_after(whole.lowered, whole.end)
    # "Six winners, each of whom" makes no rate of the winners.
    if not per and noun.head and not whole.text.startswith(",", noun.end):
        per, _ = per_after(whole.lowered, noun.end)
        per_end = whole.end
    counts = kind == Kind.COUNT
    words = whole.text[noun.end - len(noun.head) : noun.end] if counts and noun.head else ""
    if unit is not None:
        words = _as_written(whole, unit)
    return Quantity(
        start_char=whole.start,
        end_char=per_end,
        quote=whole.text[whole.start : per_end],
        number=_whole_number(numeral.number),
        unit=words,
        comparator=comparator_of(whole),
        kind=Kind.RATE if per else kind,
        noun=noun.head,
        key=unit.key if unit else noun.head,
        place=numeral.place,
        phrase_end=max(noun.end, per_end),
        per=per,
    )


def _as_written(whole: Numeric, unit: Unit) -> str:
    """Return the unit in the text's own letters: "US$", "Days"."""
    at = whole.lowered.find(unit.words, whole.start, whole.end)
    return whole.text[at : at + len(unit.words)]


def _upper_end(at: Numeric, numeral: Numeral) -> Numeral | None:
    """Return the higher end of a range that begins with *numeral*; None where it is no range."""
    match = _RANGE.match(at.lowered, numeral.end)
    if match is None:
        return None
    sign_start, _ = currency_before(at.lowered, at.start)
    before = at.lowered[max(0, sign_start - _REACH) : sign_start]
    between = _BETWEEN.search(before) is not None
    if is_like_a_year(numeral.digits) or _RISING.search(before) or (match[0] == " and ") != between:
        return None
    upper = read_numeral(at.lowered, match.end() + len(match[1] or ""), money=bool(match[1]))
    if (
        upper is None
        or upper.share
        or not (numeral.number < upper.number <= numeral.number * _WIDEST * upper.scale)
    ):
        return None
    return None if _is_no_range(at, upper, match[0]) else upper


def _is_no_range(at: Numeric, upper: Numeral, joint: str) -> bool:
    """Return whether two numbers are a score, a date, a telephone number or a code."""
    if _SCORES.match(at.lowered, upper.end):
        return True
    after = at.lowered[upper.end : upper.end + 1]
    if after in ("-", "–", "/") and at.lowered[upper.end + 1 : upper.end + 2].isdigit():
        return True
    hyphen = joint.strip() in ("-", "–", "—")
    if not hyphen:
        return False
    measured = unit_after(at.lowered, upper.end, one=False) is not None
    counted = counted_noun(at.text, upper.end).head != ""
    return not (measured or counted or currency_before(at.lowered, at.start)[1])


def _with_upper(quantity: Quantity, numeral: Numeral, upper: Numeral) -> Quantity:
    """Return the range; "10 to 12 million" begins at 10 million."""
    number = quantity.number
    if numeral.scale == 1 and number * upper.scale < upper.number:
        number *= upper.scale
    return replace(
        quantity,
        number=_whole_number(number),
        upper=_whole_number(upper.number),
        place=max(quantity.place, upper.place),
        comparator=Comparator.AT_LEAST,
    )
