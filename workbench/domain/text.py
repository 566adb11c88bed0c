"""Text as it comes in from forms, files and command lines, made storable without changing words."""

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
