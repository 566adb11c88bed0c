"""What reading a file or page brings: its text, and what it says about itself."""

from dataclasses import dataclass
from datetime import date

from workbench.domain.articles import TEXT_MAX
from workbench.domain.errors import TooLargeError


@dataclass(frozen=True)
class ReadDocument:
    """The text of a document, normalised, and its own word on where it comes from.

    Everything but `text` may be empty; `published_on` is the day the document itself names;
    `language` is a hint (a subtag such as "en"), not a finding.
    """

    text: str
    title: str = ""
    author: str = ""
    published_on: date | None = None
    language: str = ""
    outlet: str = ""


def check_length(text: str) -> None:
    """Raise TooLargeError when *text* is longer than an article may be."""
    if len(text) > TEXT_MAX:
        raise TooLargeError(
            f"The text has {len(text):,} characters; at most {TEXT_MAX:,} are taken in at once."
            " Take it in as several articles.",
            field="file",
        )
