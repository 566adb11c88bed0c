"""Web pages to the article in them; runs in the child process only."""

import codecs
import logging
import re
from datetime import date

from lxml import etree
from trafilatura import bare_extraction
from trafilatura.settings import Document

from workbench.domain.errors import TooLargeError, UnreadableFileError
from workbench.fetch.parsed import ReadDocument
from workbench.fetch.plain import named_encoding

# Shorter than the shortest news item: a login wall, a cookie notice, a page built by script.
TEXT_MIN = 200
# Ten times what the fullest news pages have; the parser's time grows with the square of it.
MARKS_MAX = 50_000
_HEAD = 4_096
_META = re.compile(rb"<meta[^>]{0,300}charset\s*=\s*[\"']?\s*([a-zA-Z0-9_-]{2,30})", re.IGNORECASE)
_XML_START = re.compile(r"^\s*<\?xml[^>]*>")
_LANGUAGE = re.compile(r"<html\b[^>]{0,500}?\blang\s*=\s*[\"']?([a-zA-Z]{2,3})\b", re.IGNORECASE)
# The day that the page names as its own, never one that is guessed from its text.
_DATES = {"extensive_search": False, "original_date": True}
_TABLE_RULE = re.compile(r"\|(?:\s*-{3,}\s*\|)+")


def read_page(data: bytes, *, charset: str = "") -> ReadDocument:
    """Return the article of a web page: its paragraphs, title, author, day and site name.

    Menus, teasers, comments and cookie notices are dropped (trafilatura); *charset* is what the
    server said. Raises UnreadableFileError for a page with almost no text and TooLargeError for one
    of more than MARKS_MAX tags.
    """
    html = _decoded(data, charset)
    if html.count("<") > MARKS_MAX:
        raise TooLargeError(
            "The page is built of more parts than are read at once. Copy the text you need and"
            " paste it instead."
        )
    # trafilatura reports odd pages in its log; the answer says what the editor needs.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    # Precision first: menu lines taken for text become claims that somebody has to dismiss.
    found = _extracted(html, precise=True) or _extracted(html, precise=False)
    if found is None:
        raise UnreadableFileError(
            "Almost no text was found on the page. It may want a sign-in or build itself by"
            " script. Open it in a browser, copy the text and paste it instead."
        )
    return ReadDocument(
        text=_paragraphs(found.text or ""),
        title=found.title or "",
        author=", ".join((found.author or "").split("; ")),
        published_on=_day(found.date or ""),
        language=_language(html),
        outlet=found.sitename or "",
    )


def _extracted(html: str, *, precise: bool) -> Document | None:
    """Return trafilatura's document where it holds enough text for an article."""
    try:
        found = bare_extraction(
            html,
            with_metadata=True,
            include_comments=False,
            favor_precision=precise,
            date_extraction_params=_DATES,
        )
    except (ValueError, etree.LxmlError):
        # Markup that the parser gives up on is a page without text, which the caller says.
        return None
    if isinstance(found, Document) and len(found.text or "") >= TEXT_MIN:
        return found
    return None


def _decoded(data: bytes, charset: str) -> str:
    """Return the page as text, as browsers choose: mark, server, page, UTF-8, Windows-1252."""
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    try:
        html = data.decode("utf-8")
    except UnicodeDecodeError:
        said = _META.search(data[:_HEAD])
        named = charset or (named_encoding(said[1].decode("ascii")) if said else "")
        usable = "cp1252" if named in {"", "utf-8"} else named
        html = data.decode(usable, errors="replace")
    # The parser refuses text that still names an encoding.
    return _XML_START.sub("", html, count=1)


def _paragraphs(text: str) -> str:
    """Return trafilatura's lines as paragraphs, its table rows as cells parted by tabs."""
    blocks = []
    for line in text.split("\n"):
        if not line.strip() or _TABLE_RULE.fullmatch(line.strip()):
            continue
        if line.startswith("|"):
            blocks.append("\t".join(cell.strip() for cell in line.strip().strip("|").split("|")))
        else:
            blocks.append(line.removeprefix("- "))
    return "\n\n".join(blocks)


def _language(html: str) -> str:
    found = _LANGUAGE.search(html[: _HEAD * 4])
    return found[1].lower() if found else ""


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
