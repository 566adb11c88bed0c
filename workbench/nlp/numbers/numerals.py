"""Written numbers as exact decimals: "1,200", "3.5 bn", "twenty-five", "two thirds", "½"."""

import math
import re
from dataclasses import dataclass
from decimal import Decimal

from workbench.nlp.numbers.lists import GLYPHS, ONES, PARTS, SCALES, TENS

# Longer than any amount in the news; more digits are an identifier.
_DIGITS_MAX = 18
_DOZEN = 12
# Above this a whole that a share is taken of is round: 20, 100, 1,000.
_ROUND_FROM = 12
_HALF = Decimal("0.5")

_ONE = "|".join(sorted((name for name in ONES if name != "zero"), key=len, reverse=True))
_DIGIT_WORDS = "|".join(name for name, value in ONES.items() if 1 <= value <= 9)  # noqa: PLR2004 - one digit
_SMALL = rf"(?:(?:{'|'.join(TENS)})(?:[- ](?:{_DIGIT_WORDS})\b)?|(?:{_ONE})\b)"
_HUNDREDS = rf"(?:(?:an? |{_SMALL} )hundred(?:(?: and)? {_SMALL})?|{_SMALL})"
_BIG = r"(?:thousand|lakh|million|crore|billion|trillion)"
# Smaller numbers may only follow one of these: "two thousand five", not "two five".
_AFTER_BIG = r"(?:(?<=thousand)|(?<=lakh)|(?<=million)|(?<=crore)|(?<=billion)|(?<=trillion))"
_AND = r"(?:, | and | )"
_SPELT = re.compile(
    rf"(?:an? {_BIG}\b|{_HUNDREDS}(?:[ -]{_BIG}\b)?)"
    rf"(?:{_AFTER_BIG}{_AND}{_HUNDREDS}[ -]{_BIG}\b){{0,4}}"
    rf"(?:{_AFTER_BIG}{_AND}{_HUNDREDS}\b)?(?: and a half\b)?"
)
_DOZENS = re.compile(rf"(?:(an?|half a|{_SMALL}) )?dozen\b")
_HALF_A = re.compile(rf"half an? ({_BIG}|hundred)\b")
_FRACTION = re.compile(rf"(an?|one|{_SMALL})[- ]({'|'.join(PARTS)})\b")
_RATIO = re.compile(rf"({_SMALL}|[1-9]) (?:in|of|out of)(?: every)? ({_SMALL}|[1-9][0-9]{{0,5}})\b")
_SCALE_AFTER = re.compile(
    r"[ -]?(hundred|thousand|lakh|million|crore|billion|trillion|mn|bn|tn|[kmb])\b"
)
_MILLIONS_OF = re.compile(r"(?: [a-z]+)? [a-z]+s\b| people\b")
_OF_A = re.compile(r" of a (million|billion|trillion)\b")
_PLAIN = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}")
_SPACED = re.compile(r"[0-9]{1,3}(?:[ \u00a0\u2009\u202f][0-9]{3}){1,5}(?![0-9,.]?[0-9])")
_MIXED = re.compile(r"[ -]([0-9])/([0-9]{1,2})(?![0-9/])")
_NUMERAL = re.compile(r"[0-9]++(?:[.,:/][0-9]++)*+")


@dataclass(frozen=True)
class Numeral:
    """A written number: where it ends, its value, and the size of its last place ("1.2m": 100000).

    `digits` is what was written where it was written in digits alone; `scale` is what a following
    "million" or "k" multiplied by; `share` marks a part of a whole ("two thirds", "one in five").
    """

    end: int
    number: Decimal
    place: Decimal
    digits: str = ""
    scale: Decimal = Decimal(1)
    share: bool = False


def read_numeral(text: str, start: int, *, money: bool = False) -> Numeral | None:
    """Return the number that begins at *start* of *text* (lower case), or None when none does.

    *money* tells that a currency sign stands before it, so that "40m" is 40 million.
    """
    if text[start] in GLYPHS:
        above, below = GLYPHS[text[start]]
        return Numeral(start + 1, Decimal(above) / Decimal(below), Decimal(1), share=True)
    if "0" <= text[start] <= "9":
        return _read_ratio(text, start) or _read_digits(text, start, money=money)
    return (
        _read_ratio(text, start)
        or _read_fraction(text, start)
        or _read_dozens(text, start)
        or _read_spelt(text, start)
    )


def skip_numeral(text: str, start: int) -> int:
    """Return where the digits at *start* end, with points, colons and strokes between them."""
    match = _NUMERAL.match(text, start)
    return match.end() if match else start + 1


def _read_digits(text: str, start: int, *, money: bool) -> Numeral | None:
    end = skip_numeral(text, start)
    digits = text[start:end]
    spaced = _SPACED.match(text, start)
    if spaced and spaced.end() > end:
        end, digits = spaced.end(), re.sub(r"\s", ",", spaced[0])
    plain = digits.replace(",", "")
    if len(plain) > _DIGITS_MAX or not (_PLAIN.fullmatch(digits) or _GROUPED.fullmatch(digits)):
        return None
    number, place = Decimal(plain), _last_place(plain)
    if text[end : end + 1] in GLYPHS and text[end : end + 1]:
        above, below = GLYPHS[text[end]]
        return Numeral(end + 1, number + Decimal(above) / Decimal(below), Decimal("0.1"))
    mixed = _MIXED.match(text, end)
    if mixed and 0 < int(mixed[1]) < int(mixed[2]):
        number += Decimal(mixed[1]) / Decimal(mixed[2])
        end, place, digits = mixed.end(), Decimal("0.1"), ""
    return _scaled(text, Numeral(end, number, place, digits), money=money)


def _last_place(plain: str) -> Decimal:
    """Return the size of the last stated place; of two or more zeros at the end one is stated."""
    _, _, after = plain.partition(".")
    if after:
        return Decimal(1).scaleb(-len(after))
    zeros = len(plain) - len(plain.rstrip("0"))
    return Decimal(10) ** max(0, zeros - 1)


def _scaled(text: str, numeral: Numeral, *, money: bool = False) -> Numeral:
    """Return the number with a following "million", "bn" or "k" applied."""
    match = _SCALE_AFTER.match(text, numeral.end)
    if match is None or (len(match[1]) == 1 and match.end() - match.start() > 1):
        return numeral  # "20 m" is a length
    if match[1] == "m" and not money and _MILLIONS_OF.match(text, match.end()) is None:
        return numeral  # "100m" is a length; "40m people" is not
    factor = Decimal(10) ** SCALES[match[1]]
    return Numeral(match.end(), numeral.number * factor, numeral.place * factor, scale=factor)


def _read_spelt(text: str, start: int) -> Numeral | None:
    half = _HALF_A.match(text, start)
    if half:
        scale = Decimal(10) ** SCALES[half[1]]
        return Numeral(half.end(), scale * _HALF, scale / 10, scale=scale)
    match = _SPELT.match(text, start)
    if match is None:
        return None
    words = match[0].removesuffix(" and a half")
    number = _value(words)
    last = words.split()[-1]
    unit = Decimal(10) ** SCALES[last] if last in SCALES else Decimal(1)
    if words != match[0]:
        number += unit * _HALF
    numeral = Numeral(match.end(), number, max(unit / 10, Decimal(1)), scale=unit)
    if words != match[0]:
        return _scaled(text, numeral)
    return numeral


def _value(words: str) -> Decimal:
    """Return the number that words say: "two hundred and fifty thousand" is 250000."""
    total = group = 0
    for word in re.split(r"[ ,-]+", words):
        if word in ("a", "an"):
            group = 1
        elif word in SCALES:
            scale = 10 ** SCALES[word]
            group = max(group, 1) * scale
            if scale > 100:  # noqa: PLR2004 - a hundred multiplies within its group
                total, group = total + group, 0
        else:
            group += ONES.get(word, 0) or TENS.get(word, 0)
    return Decimal(total + group)


def _read_dozens(text: str, start: int) -> Numeral | None:
    match = _DOZENS.match(text, start)
    if match is None:
        return None
    many = match[1] or "a"
    times = _HALF if many.startswith("half") else _value(many)
    return Numeral(match.end(), times * _DOZEN, Decimal(1))


def _read_fraction(text: str, start: int) -> Numeral | None:
    match = _FRACTION.match(text, start)
    if match is None:
        return None
    above, below = _value(match[1]), PARTS[match[2]]
    if above >= below or math.gcd(int(above), below) > 1:
        return None  # "two quarters" are half a year
    share = above / Decimal(below)
    of_a = _OF_A.match(text, match.end())
    if of_a:
        scale = Decimal(10) ** SCALES[of_a[1]]
        return Numeral(of_a.end(), share * scale, scale / 10, scale=scale)
    return Numeral(match.end(), share, Decimal("0.05"), share=True)


def _read_ratio(text: str, start: int) -> Numeral | None:
    match = _RATIO.match(text, start)
    if match is None:
        return None
    above, below = (
        Decimal(side) if side.isdigit() else _value(side) for side in (match[1], match[2])
    )
    # "Two in 2016" and "one in 30 minutes" are no shares; "one in five" and "3 in 100" are.
    if not 0 < above < below or (below > _ROUND_FROM and below % 10):
        return None
    return Numeral(match.end(), above / below, Decimal("0.05"), share=True)
