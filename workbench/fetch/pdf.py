"""PDF files to text; runs in the child process only, because hostile ones are common."""

import io
import re

from pypdf import PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError, PyPdfError

from workbench.domain.articles import TEXT_MAX
from workbench.domain.errors import TooLargeError, UnreadableFileError
from workbench.fetch.lines import paragraphs_of
from workbench.fetch.parsed import ReadDocument

PAGES_MAX = 1_000
# Below so many letters, a document with pictures is a scan with a stamp on it.
_STAMP_LETTERS = 25
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\xad": "-"}
)
_NO_TITLE = re.compile(
    r"untitled.*|.*\.(?:docx?|pdf|indd|qxp|rtf|odt|pptx?|tmp)|document\d*", re.IGNORECASE
)
_PROGRAM = re.compile(r"^microsoft (?:word|powerpoint) - ", re.IGNORECASE)
_NO_AUTHOR = re.compile(
    r"(?:user|admin|administrator|owner|unknown|default|author)\d*", re.IGNORECASE
)


def read_pdf(data: bytes) -> ReadDocument:
    """Return the text of a PDF's pages as paragraphs, and its title and author where sensible.

    Raises UnreadableFileError for a protected, damaged or picture-only PDF and TooLargeError for
    one with more than PAGES_MAX pages or more text than an article holds.
    """
    try:
        reader = _opened(data)
        pages = _pages(reader)
        paragraphs = paragraphs_of(pages)
        _refuse_pictures(reader, paragraphs)
        info = reader.metadata
        title, author = (info.title or "", info.author or "") if info else ("", "")
    except LimitReachedError as error:
        raise TooLargeError(
            "The PDF unfolds to far more than its size promises and is not read. Print the pages"
            " you need to a new PDF and add that.",
            field="file",
        ) from error
    except PyPdfError as error:
        raise UnreadableFileError(
            "The PDF is damaged and cannot be read. Open it in a PDF reader, print it to a new PDF"
            " and add that.",
            field="file",
        ) from error
    return ReadDocument(
        text="\n\n".join(paragraphs), title=_sensible_title(title), author=_sensible_author(author)
    )


def _opened(data: bytes) -> PdfReader:
    """Return a reader; an owner's password that only forbids printing does not stop reading."""
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise _is_protected()
        count = len(reader.pages)
    except (DependencyError, FileNotDecryptedError) as error:
        raise _is_protected() from error
    if count > PAGES_MAX:
        raise TooLargeError(
            f"The PDF has {count:,} pages; at most {PAGES_MAX:,} are read. Print the pages you"
            " need to a new PDF and add that.",
            field="file",
        )
    return reader


def _is_protected() -> UnreadableFileError:
    return UnreadableFileError(
        "The PDF is protected by a password. Save a copy without the password and add that.",
        field="file",
    )


def _pages(reader: PdfReader) -> list[list[str]]:
    """Return the lines of each page, outer spaces off."""
    pages = []
    length = 0
    for page in reader.pages:
        text = page.extract_text().translate(_LIGATURES)
        length += len(text)
        if length > TEXT_MAX:
            raise TooLargeError(
                f"The PDF holds more than {TEXT_MAX:,} characters. Print the pages you need to a"
                " new PDF and add that.",
                field="file",
            )
        pages.append([line.strip() for line in text.strip().splitlines()])
    return pages


def _refuse_pictures(reader: PdfReader, paragraphs: list[str]) -> None:
    letters = sum(each.isalpha() for paragraph in paragraphs for each in paragraph)
    if letters >= _STAMP_LETTERS:
        return
    if any("/XObject" in (page.get("/Resources") or {}) for page in reader.pages):
        raise UnreadableFileError(
            "The PDF holds pictures of pages and no text. Have a scanner’s text recognition read"
            " it, and add the result.",
            field="file",
        )
    if not letters:
        raise UnreadableFileError("The PDF has no text in it. Choose another file.", field="file")


def _sensible_title(title: str) -> str:
    title = _PROGRAM.sub("", " ".join(title.split()))
    return "" if _NO_TITLE.fullmatch(title) else title


def _sensible_author(author: str) -> str:
    author = " ".join(author.split())
    return "" if _NO_AUTHOR.fullmatch(author) else author
