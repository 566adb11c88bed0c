"""What an article is: text normalised once, so that offsets and digest mean the same for ever."""

import hashlib
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from workbench.domain.errors import InvalidInputError, TooLargeError
from workbench.domain.text import clean, ensure_at_most

TITLE_MAX = 500
NAME_MAX = 300
URL_MAX = 2_000
# About 300,000 words. Longer texts are cut by hand: nobody reviews a queue made from a book.
TEXT_MAX = 2_000_000
CONTEXT_CHARS = 32
# What the columns of an article hold, in characters.
PARTICULARS_MAX = {
    "title": TITLE_MAX,
    "outlet": NAME_MAX,
    "author": NAME_MAX,
    "source_url": URL_MAX,
}


def normalise(text: str) -> str:
    """Return *text* with one kind of line end, no byte-order mark, no NUL, no outer blank lines.

    Nothing else is touched: quotation marks, accents and odd spaces stay as received, because
    quotes must be found in the article letter for letter.
    """
    return clean(text).replace("\ufeff", "").strip("\n")


def digest_of(text: str) -> str:
    """Return `sha256:` and the hexadecimal SHA-256 of *text* in UTF-8."""
    return "sha256:" + hashlib.sha256(text.encode()).hexdigest()


class Way(StrEnum):
    """How a text came to the desk."""

    PASTE = "paste"
    FILE = "file"
    ADDRESS = "address"


@dataclass(frozen=True)
class ArticleDraft:
    """An article as it is taken in; `text` is normalised on the way in.

    Raises InvalidInputError for an empty text or title and for particulars longer than the desk
    keeps, TooLargeError above TEXT_MAX characters.
    """

    title: str
    text: str
    outlet: str = ""
    author: str = ""
    published_on: date | None = None
    language: str = "en"
    source_url: str = ""
    way: Way | None = None
    digest: str = field(init=False)

    def __post_init__(self) -> None:
        text = normalise(self.text)
        if not text.strip():
            raise InvalidInputError("The article has no text. Paste or choose one.", field="text")
        if len(text) > TEXT_MAX:
            raise TooLargeError(
                f"The article has {len(text):,} characters; at most {TEXT_MAX:,} are taken in at"
                " once. Take it in as several articles.",
                field="text",
            )
        if not self.title.strip():
            raise InvalidInputError("Give the article a title.", field="title")
        for name, limit in PARTICULARS_MAX.items():
            ensure_at_most(getattr(self, name), limit, field=name)
        object.__setattr__(self, "text", text)
        object.__setattr__(self, "title", self.title.strip())
        object.__setattr__(self, "digest", digest_of(text))


def title_from(text: str) -> str:
    """Return the first line of *text* that has words, shortened to a title's length."""
    for line in text.splitlines():
        if line.strip():
            words = " ".join(line.split())
            return words if len(words) <= TITLE_MAX else words[: TITLE_MAX - 1] + "…"
    return ""


def context_of(text: str, start_char: int, end_char: int) -> tuple[str, str]:
    """Return up to 32 characters before and after a span (W3C Web Annotation prefix, suffix)."""
    return (
        text[max(0, start_char - CONTEXT_CHARS) : start_char],
        text[end_char : end_char + CONTEXT_CHARS],
    )
