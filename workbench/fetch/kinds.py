"""What a file really is, judged by its bytes, and whether it is what its name says."""

import codecs
import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath

from workbench.domain.errors import UnreadableFileError
from workbench.fetch.captions import is_subrip, is_webvtt

READ_LIST = (
    "Read are: plain text (.txt), Markdown (.md), web pages (.html), Word documents (.docx), PDF"
    " (.pdf) and subtitles (.srt, .vtt)."
)


class Kind(StrEnum):
    """A form of document that is read."""

    TEXT = "text"
    MARKDOWN = "markdown"
    PAGE = "page"
    WORD = "word"
    PDF = "pdf"
    SUBRIP = "subrip"
    WEBVTT = "webvtt"

    @property
    def label(self) -> str:
        """Return the form with its article, as a sentence needs it."""
        return _LABELS[self]


_LABELS = {
    Kind.TEXT: "plain text",
    Kind.MARKDOWN: "Markdown",
    Kind.PAGE: "a web page",
    Kind.WORD: "a Word document",
    Kind.PDF: "a PDF",
    Kind.SUBRIP: "a SubRip subtitle file",
    Kind.WEBVTT: "a WebVTT subtitle file",
}
_ENDINGS = {
    ".txt": Kind.TEXT,
    ".text": Kind.TEXT,
    ".md": Kind.MARKDOWN,
    ".markdown": Kind.MARKDOWN,
    ".html": Kind.PAGE,
    ".htm": Kind.PAGE,
    ".xhtml": Kind.PAGE,
    ".docx": Kind.WORD,
    ".pdf": Kind.PDF,
    ".srt": Kind.SUBRIP,
    ".vtt": Kind.WEBVTT,
}
_MEDIA_TYPES = {
    "text/plain": Kind.TEXT,
    "text/markdown": Kind.MARKDOWN,
    "text/html": Kind.PAGE,
    "application/xhtml+xml": Kind.PAGE,
    "text/vtt": Kind.WEBVTT,
}


# Forms of text: what lies in them is read in place, and a damaged one says in which line.
TEXTS = frozenset({Kind.TEXT, Kind.MARKDOWN, Kind.SUBRIP, Kind.WEBVTT})


@dataclass(frozen=True)
class Foreign:
    """A form of file that is not read: what to call it, and what the editor can do instead."""

    label: str
    advice: str = READ_LIST


_PICTURE = (
    "Text in pictures is not read. Type the words out, or have a scanner’s text recognition do it."
)
_PROTECTED = Foreign(
    "a document protected by a password", "Save a copy without the password and add that."
)
_OLD_WORD = Foreign(
    "a Word document in the old .doc form", "Open it in Word, save it as .docx and add that."
)
_STARTS: tuple[tuple[bytes, Foreign], ...] = (
    (b"\x89PNG\r\n", Foreign("a picture (PNG)", _PICTURE)),
    (b"\xff\xd8\xff", Foreign("a picture (JPEG)", _PICTURE)),
    (b"GIF8", Foreign("a picture (GIF)", _PICTURE)),
    (b"II*\0", Foreign("a picture (TIFF)", _PICTURE)),
    (b"MM\0*", Foreign("a picture (TIFF)", _PICTURE)),
    (b"{\\rtf", Foreign("a document in Rich Text Format", "Save it as .docx and add that.")),
    (b"\x1f\x8b\x08", Foreign("a packed file (GZIP)")),
    (b"7z\xbc\xaf\x27\x1c", Foreign("a packed file (7z)")),
    (b"Rar!\x1a\x07", Foreign("a packed file (RAR)")),
    (b"\x7fELF", Foreign("a program")),
    (b"SQLite format 3\0", Foreign("a database")),
)
_IN_ZIP: tuple[tuple[bytes, Foreign], ...] = (
    (b"xl/workbook", Foreign("an Excel workbook")),
    (b"ppt/presentation", Foreign("a PowerPoint presentation")),
    (b"mimetypeapplication/vnd.oasis", Foreign("an OpenDocument file", "Save it as .docx.")),
    (b"mimetypeapplication/epub", Foreign("an e-book")),
)
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PAGE_START = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html)\b",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(rb"<[a-zA-Z!/]")
_LOOK = 4_096
# Marks that turn the reading direction: "report\u202efdp.exe" shows as "reportexe.pdf".
_TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def clean_name(name: str) -> str:
    """Return the file's own name without folders; raise UnreadableFileError for a deceptive one."""
    own = PurePosixPath(name.replace("\\", "/")).name
    if any(each in _TURNING or unicodedata.category(each) == "Cc" for each in own):
        raise UnreadableFileError(
            "The file’s name contains invisible characters that hide its true ending. Rename the"
            " file and add it again.",
            field="file",
        )
    return own


def kind_of(data: bytes, *, name: str = "", media_type: str = "") -> Kind:
    """Return the form of *data*; a file's ending must agree with what its bytes are.

    *media_type* only tells text from Markdown and web pages where there is no ending: servers
    name the rest wrongly too often. Raises UnreadableFileError with what to do.
    """
    found = _by_content(data)
    ending = PurePosixPath(name).suffix.lower()
    named = _ENDINGS.get(ending)
    if found == _PROTECTED:
        raise UnreadableFileError(
            f"“{name or 'This file'}” is {_PROTECTED.label}. {_PROTECTED.advice}", field="file"
        )
    if named is not None:
        return _agreed(data, name, named, found)
    if isinstance(found, Foreign):
        raise UnreadableFileError(
            f"“{name or 'This file'}” is {found.label}. {found.advice}", field="file"
        )
    if ending and name:
        raise UnreadableFileError(
            f"Files that end in {ending} are not read. {READ_LIST}", field="file"
        )
    if found is Kind.TEXT:
        return _MEDIA_TYPES.get(media_type.partition(";")[0].strip().lower(), Kind.TEXT)
    return found


def _agreed(data: bytes, name: str, named: Kind, found: "Kind | Foreign") -> Kind:
    """Return the form that name and bytes agree on."""
    if found is named or (found is Kind.TEXT and named in TEXTS):
        return named
    if found in {Kind.SUBRIP, Kind.WEBVTT} and named is Kind.TEXT:
        return found
    if found is Kind.TEXT and named is Kind.PAGE and _TAG.search(data):
        return named
    if isinstance(found, Foreign):
        advice = found.advice
    elif found is Kind.TEXT:
        advice = "Check that it was saved whole and in the right form."
    else:
        right = next(ending for ending, kind in _ENDINGS.items() if kind is found)
        advice = f"If that is what you want to add, let its name end in {right}."
    verb = "is" if found is Kind.TEXT else "starts like"
    raise UnreadableFileError(
        f"“{name}” is not {named.label}: it {verb} {found.label}. {advice}", field="file"
    )


def _by_content(data: bytes) -> "Kind | Foreign":
    if data[:_LOOK].lstrip().startswith(b"%PDF-"):
        return Kind.PDF
    if data.startswith(_ZIP):
        return _by_zip(data)
    if data.startswith(_OLE):
        protected = "EncryptedPackage".encode("utf-16-le") in data
        return _PROTECTED if protected else _OLD_WORD
    for start, foreign in _STARTS:
        if data.startswith(start):
            return foreign
    return _by_words(_first_words(data))


def _by_words(start: str) -> Kind:
    """Tell forms of text apart by how they begin."""
    if _PAGE_START.match(start):
        return Kind.PAGE
    unified = start.replace("\r\n", "\n").replace("\r", "\n")
    if is_webvtt(unified):
        return Kind.WEBVTT
    return Kind.SUBRIP if is_subrip(unified) else Kind.TEXT


def _by_zip(data: bytes) -> "Kind | Foreign":
    """Tell packed documents apart by the names inside, which stand in the file unpacked."""
    if b"word/document" in data:
        return Kind.WORD
    for mark, foreign in _IN_ZIP:
        if mark in data:
            return foreign
    return Foreign("a packed file (ZIP)")


def _first_words(data: bytes) -> str:
    start = data[:_LOOK]
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return start.decode("utf-16", errors="replace").lstrip("\ufeff")
    return start.removeprefix(codecs.BOM_UTF8).decode("latin-1")
