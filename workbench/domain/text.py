"""Text as it comes in from forms, files and command lines, made storable without changing words."""


def clean(text: str) -> str:
    """Return *text* with LF line ends and without NUL or half characters (lone surrogates).

    PostgreSQL cannot store NUL and UTF-8 cannot hold a lone surrogate; everything else stays.
    """
    unified = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    return unified.encode("utf-8", "replace").decode("utf-8")


def one_line(text: str) -> str:
    """Return *text* cleaned, its outer white space removed and inner line ends made spaces."""
    return " ".join(clean(text).split("\n")).strip()
