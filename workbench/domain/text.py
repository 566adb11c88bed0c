"""Text as it comes in from forms, files and command lines, made storable without changing words."""

import re

from workbench.domain.errors import InvalidInputError

# The largest number that canonical JSON holds (RFC 8785), and so the largest a record can have.
NUMBER_MAX = 2**53 - 1


def clean(text: str) -> str:
    """Return *text* with LF line ends and without NUL or half characters (lone surrogates).

    PostgreSQL cannot store NUL and UTF-8 cannot hold a lone surrogate; everything else stays.
    """
    unified = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    return unified.encode("utf-8", "replace").decode("utf-8")


def one_line(text: str) -> str:
    """Return *text* cleaned, its outer white space removed and inner line ends made spaces."""
    return " ".join(clean(text).split("\n")).strip()


# Marks that cannot be seen and turn the reading direction of what follows them.
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_END_OF_TURN, _END_OF_ISOLATE, _ISOLATE = "\u202c", "\u2069", "\u2068"
_ISOLATES = frozenset("\u2066\u2067\u2068")


def turning_marks(text: str) -> list[str]:
    """Return the marks in *text* that turn the reading direction, each once: "U+202E"."""
    return sorted({f"U+{ord(mark):04X}" for mark in _TURNING.findall(text)})


def turns_ended(text: str) -> str:
    """Return *text* with every turn of the reading direction in it ended before its end.

    So it can stand in a sentence and turn none of the other words (Unicode Standard Annex 9: an
    end that ends nothing of the text's own would end what surrounds it). Nothing is taken away.
    """
    if text.isascii():
        return text
    begun: list[str] = []
    before = 0
    for mark in _TURNING.findall(text):
        if mark == _END_OF_TURN:
            if begun and begun[-1] == _END_OF_TURN:
                begun.pop()
        elif mark == _END_OF_ISOLATE:
            before += _END_OF_ISOLATE not in begun
            while begun and begun.pop() != _END_OF_ISOLATE:
                continue
        else:
            begun.append(_END_OF_ISOLATE if mark in _ISOLATES else _END_OF_TURN)
    return _ISOLATE * before + text + "".join(reversed(begun))


def ensure_at_most(text: str, limit: int, *, field: str) -> None:
    """Raise InvalidInputError, naming *field*, when *text* has more than *limit* characters."""
    if len(text) > limit:
        raise InvalidInputError(f"Write at most {limit:,} characters.", field=field)


def number_in(text: str) -> int | None:
    """Return the record's number that *text* is in ASCII digits, or None when it is none.

    int() alone would take signs, underscores and other scripts' digits, and more than a database
    can hold.
    """
    if not (text.isascii() and text.isdigit() and len(text) <= len(str(NUMBER_MAX))):
        return None
    number = int(text)
    return number if number <= NUMBER_MAX else None
