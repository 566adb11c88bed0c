"""A row of a list of articles: what it must hold, and what may become of it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from workbench.domain.articles import NAME_MAX, TITLE_MAX, URL_MAX, ArticleDraft, Way, title_from
from workbench.domain.errors import InvalidInputError
from workbench.domain.text import one_line
from workbench.domain.web_address import host_of

# What the columns of a list are called; each row has a text or an address, the rest may be empty.
COLUMNS = ("text", "url", "title", "outlet", "author", "published_on", "language", "source_url")
ROWS_MAX = 100_000
_LANGUAGE = re.compile(r"([a-z]{2,3})(?:[-_][a-z0-9-]{2,20})?", re.IGNORECASE | re.ASCII)


class RowOutcome(StrEnum):
    """What becomes of a row, or would."""

    TAKEN_IN = "taken_in"
    NEW = "new"
    SAME = "same"
    BAD = "bad"

    @property
    def label(self) -> str:
        """Return the outcome in words."""
        return _LABELS[self]


_LABELS = {
    RowOutcome.TAKEN_IN: "taken in",
    RowOutcome.NEW: "new",
    RowOutcome.SAME: "here already",
    RowOutcome.BAD: "cannot be taken in",
}


@dataclass(frozen=True)
class RowResult:
    """What became of row *number* (from 1), or would; `article_id` is the article it is.

    `why` is the sentence for the editor where there is something to say.
    """

    number: int
    outcome: RowOutcome
    title: str
    article_id: int | None = None
    why: str = ""


@dataclass(frozen=True)
class ImportRow:
    """One article of a list, checked for itself: a text, or an address it is fetched from."""

    text: str
    url: str
    title: str
    outlet: str
    author: str
    published_on: date | None
    language: str
    source_url: str

    @property
    def name(self) -> str:
        """Return what to call the row: its title, else its address or first words."""
        return self.title or self.url or title_from(self.text)

    def onto(self, draft: ArticleDraft) -> ArticleDraft:
        """Return *draft*, which was fetched, with what the row says in place of what it says."""
        return ArticleDraft(
            title=self.title or draft.title,
            text=draft.text,
            outlet=self.outlet or draft.outlet,
            author=self.author or draft.author,
            published_on=self.published_on or draft.published_on,
            language=self.language or draft.language,
            source_url=self.source_url or draft.source_url,
            way=Way.ADDRESS if self.url else Way.FILE,
        )

    def draft(self, text: str) -> ArticleDraft:
        """Return the article of a row that has its text, which is given as it is to be kept."""
        return self.onto(ArticleDraft(title=self.title or title_from(text) or "–", text=text))


def row_of(cells: Mapping[str, str]) -> ImportRow:
    """Return the row in *cells*, by column name; raise InvalidInputError that says what is wrong.

    Where a row has both, its text counts and its address is where it came from.
    """
    found = {name: one_line(cells.get(name, "")) for name in COLUMNS if name != "text"}
    text = cells.get("text", "")
    if not text.strip() and not found["url"]:
        raise InvalidInputError("The row has neither a text nor an address.")
    for name in ("url", "source_url"):
        if found[name] and (not host_of(found[name]) or len(found[name]) > URL_MAX):
            raise InvalidInputError(
                f"“{found[name][:80]}” is no address: it must begin with https:// or http://."
            )
    has_text = bool(text.strip())
    return ImportRow(
        text=text if has_text else "",
        url="" if has_text else found["url"],
        title=found["title"][:TITLE_MAX],
        outlet=found["outlet"][:NAME_MAX],
        author=found["author"][:NAME_MAX],
        published_on=_day(found["published_on"]),
        language=_language(found["language"]),
        source_url=found["source_url"] or (found["url"] if has_text else ""),
    )


def _day(text: str) -> date | None:
    if not text:
        return None
    day = text[:10] if text[10:11] in ("T", " ") else text
    try:
        return date.fromisoformat(day)
    except ValueError as error:
        raise InvalidInputError(
            f"“{text[:40]}” is no day; write it like 2022-09-16 in the column published_on."
        ) from error


def _language(text: str) -> str:
    found = _LANGUAGE.fullmatch(text)
    if text and found is None:
        raise InvalidInputError(f"“{text[:40]}” is no language; write it like en.")
    return found[1].lower() if found else ""
