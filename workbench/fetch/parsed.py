"""What reading a file or page brings: its text, and what it says about itself."""

from dataclasses import dataclass
from datetime import date


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
