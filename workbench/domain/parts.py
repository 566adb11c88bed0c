"""The parts of a claim as a desk keeps and edits them: how each is written, read and bounded."""

import re
from dataclasses import replace
from decimal import Decimal

from workbench.domain.errors import InvalidInputError
from workbench.domain.readings import ParsedClaim
from workbench.domain.text import ensure_at_most

# In characters; what the columns of a claim hold.
NUMBER_MAX = 40
UNIT_MAX = 60
PERIOD_MAX = 200
PLACE_MAX = 200
QUOTED_MAX = 1_000

# Digits with or without commas between thousands; a minus sign and decimals may stand around them.
_NUMBER = re.compile(r"[-−]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?")


def read_number(text: str) -> Decimal | None:
    """Return the number that an editor wrote; None for an empty text.

    Raises InvalidInputError for anything but digits, with commas between thousands or without.
    """
    written = text.strip()
    if not written:
        return None
    if not _NUMBER.fullmatch(written):
        raise InvalidInputError("Write the number as digits, 1,200 or 1.5.", field="number")
    if len(written) > NUMBER_MAX:
        raise InvalidInputError(
            f"Write the number with at most {NUMBER_MAX} characters.", field="number"
        )
    return Decimal(written.replace(",", "").replace("−", "-"))


def number_text(number: Decimal) -> str:
    """Return *number* exactly, in plain digits: no exponent, no thousands, no zeros at the end."""
    text = format(number, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def number_shown(text: str) -> str:
    """Return a number in plain digits as people read it, with commas between thousands."""
    whole, dot, rest = text.removeprefix("-").partition(".")
    sign = "−" if text.startswith("-") else ""
    return f"{sign}{int(whole):,}{dot}{rest}" if whole else text


def check_parts(parts: ParsedClaim) -> None:
    """Raise InvalidInputError, naming the field, when *parts* are not fit to be kept."""
    period = parts.period
    if parts.comparator is not None and parts.number is None:
        raise InvalidInputError(
            f"“{parts.comparator}” goes with a number. Write the number, or choose “not said”.",
            field="comparator",
        )
    if parts.number is not None and not _fits(parts.number):
        raise InvalidInputError(
            f"Write the number with at most {NUMBER_MAX} characters.", field="number"
        )
    if period is not None and period.first and period.last and period.last < period.first:
        raise InvalidInputError(
            "The last day lies before the first. Correct one of them.", field="period_last_on"
        )
    for text, limit, field in _texts(parts):
        ensure_at_most(text, limit, field=field)


def _texts(parts: ParsedClaim) -> tuple[tuple[str, int, str], ...]:
    return (
        (parts.unit, UNIT_MAX, "unit"),
        (parts.period.words if parts.period is not None else "", PERIOD_MAX, "period_words"),
        (parts.place, PLACE_MAX, "place"),
        (parts.quoted_words, QUOTED_MAX, "quoted_words"),
    )


def _fits(number: Decimal) -> bool:
    # The exponent is looked at first: writing out 1E+999999 would take a megabyte.
    if not number.is_finite() or abs(number.adjusted()) > NUMBER_MAX:
        return False
    return len(number_text(number)) <= NUMBER_MAX


def kept_of(parts: ParsedClaim) -> ParsedClaim:
    """Return what a desk keeps of parts that were found in a text, where nobody can be asked.

    Texts are one line each; a part too long for its field is no part, and goes.
    """
    number = parts.number if parts.number is not None and _fits(parts.number) else None
    period = parts.period
    if period is not None:
        turned = period.first and period.last and period.last < period.first
        words = _short(period.words, PERIOD_MAX)
        period = None if turned or not words else replace(period, words=words)
    return ParsedClaim(
        number=number,
        unit=_short(parts.unit, UNIT_MAX),
        comparator=parts.comparator if number is not None else None,
        period=period,
        place=_short(parts.place, PLACE_MAX),
        quoted_words=_short(parts.quoted_words, QUOTED_MAX),
    )


def _short(text: str, limit: int) -> str:
    line = " ".join(text.split())
    return line if len(line) <= limit else ""


def parts_within(parts: ParsedClaim, quote: str) -> ParsedClaim:
    """Return those of a claim's parts whose words stand in *quote*, a stretch of the claim.

    A number stays when it stands there in digits; with it go its comparator and its unit.
    """
    digits = number_text(parts.number) if parts.number is not None else ""
    here = bool(digits) and any(
        re.search(rf"(?<![\d.,]){re.escape(each)}(?![\d]|[.,]\d)", quote)
        for each in {digits, number_shown(digits)}
    )
    period = parts.period
    return ParsedClaim(
        number=parts.number if here else None,
        unit=parts.unit if here else "",
        comparator=parts.comparator if here else None,
        period=period if period is not None and period.words and period.words in quote else None,
        place=parts.place if parts.place in quote else "",
        quoted_words=parts.quoted_words if parts.quoted_words in quote else "",
    )
