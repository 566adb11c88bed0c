"""Word documents to text; runs in the child process only."""

import io
import zipfile
import zlib
from collections.abc import Iterator

from docx import Document
from docx.opc.exceptions import OpcError
from lxml import etree

from workbench.domain.errors import TooLargeError, UnreadableFileError
from workbench.fetch.parsed import ReadDocument

MEMBERS_MAX = 5_000
UNPACKED_MAX = 100_000_000
# Text packs to a tenth; a bomb to a thousandth, and so does a small white picture.
_RATIO_MAX = 200
_RATIO_FROM = 10_000_000
_CHUNK = 1_048_576

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_PLAIN = {
    f"{_W}tab": "\t",
    f"{_W}br": "\n",
    f"{_W}cr": "\n",
    f"{_W}noBreakHyphen": "-",
}
# What a tracked change has taken out, and what only older programs would show.
_GONE = frozenset({f"{_W}del", f"{_W}moveFrom", _FALLBACK})
_PROPERTIES = frozenset({f"{_W}pPr", f"{_W}rPr", f"{_W}tblPr", f"{_W}sectPr"})


def read_word(data: bytes) -> ReadDocument:
    """Return the text of a .docx as it stands with all tracked changes accepted.

    Paragraphs are parted by an empty line; the cells of a table's row by tabs. Headers, footers,
    notes and comments are left out. Raises UnreadableFileError for a damaged or empty document
    and TooLargeError for one that unfolds to more than UNPACKED_MAX bytes.
    """
    _check_package(data)
    try:
        document = Document(io.BytesIO(data))
        properties = document.core_properties
        title, author = properties.title, properties.author
    except (OpcError, KeyError, ValueError, etree.XMLSyntaxError, zipfile.BadZipFile) as error:
        raise _is_damaged() from error
    blocks = [each for each in _blocks(document.element.body) if each.strip()]
    if not blocks:
        raise UnreadableFileError(
            "The Word document has no text in it; text in pictures is not read. Choose another"
            " file.",
            field="file",
        )
    return ReadDocument(
        text="\n\n".join(blocks), title=title.strip(), author=_sensible_author(author)
    )


def _sensible_author(author: str) -> str:
    # python-docx is what it writes itself into documents that nobody has signed.
    return "" if author in {"python-docx", "Microsoft Office User", "user", "User"} else author


def _check_package(data: bytes) -> None:
    """Refuse a package that is protected, damaged or a bomb, by its list and by unpacking it."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            members = package.infolist()
            if len(members) > MEMBERS_MAX:
                raise _is_bomb()
            if any(each.flag_bits & 1 for each in members):
                raise UnreadableFileError(
                    "The Word document is protected by a password. Save a copy without the"
                    " password and add that.",
                    field="file",
                )
            _check_sizes(members)
            _unpack_once(package, members)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        raise _is_damaged() from error


def _check_sizes(members: list[zipfile.ZipInfo]) -> None:
    """Judge by the sizes that the package declares."""
    if sum(each.file_size for each in members) > UNPACKED_MAX:
        raise _is_bomb()
    for each in members:
        if each.file_size > _RATIO_FROM and each.file_size > _RATIO_MAX * each.compress_size:
            raise _is_bomb()


def _unpack_once(package: zipfile.ZipFile, members: list[zipfile.ZipInfo]) -> None:
    """Judge by the sizes that come out, a piece at a time; the checksums are proved on the way."""
    total = 0
    for member in members:
        with package.open(member) as stream:
            while piece := stream.read(_CHUNK):
                total += len(piece)
                if total > UNPACKED_MAX:
                    raise _is_bomb()


def _is_bomb() -> TooLargeError:
    return TooLargeError(
        "The Word document unfolds to far more than its size promises and is not read. Copy the"
        " text you need into a new document and add that.",
        field="file",
    )


def _is_damaged() -> UnreadableFileError:
    return UnreadableFileError(
        "The Word document is damaged and cannot be read. Open it in Word, save it under a new"
        " name and add that.",
        field="file",
    )


def _blocks(element: etree._Element) -> Iterator[str]:
    """Yield paragraphs and table rows in the order of the page, through content controls too.

    python-docx's own walk passes over content controls and over words that a tracked change has
    put in; both are common in a newsroom's templates, so the tree is walked here.
    """
    for child in element:
        if child.tag == f"{_W}p":
            yield _text_of(child)
        elif child.tag == f"{_W}tr":
            yield _row(child)
        elif child.tag not in _GONE and child.tag not in _PROPERTIES:
            yield from _blocks(child)


def _row(row: etree._Element) -> str:
    cells = (cell for cell in row.iterchildren(f"{_W}tc"))
    return "\t".join(" ".join(_blocks(cell)).strip() for cell in cells)


def _text_of(element: etree._Element) -> str:
    pieces = []
    for child in element:
        if child.tag == f"{_W}t":
            pieces.append(child.text or "")
        elif child.tag == f"{_W}p":  # a text box hangs inside a paragraph
            pieces.append(f"\n{_text_of(child)}\n")
        elif child.tag in _PLAIN:
            pieces.append(_PLAIN[child.tag])
        elif child.tag not in _GONE and child.tag not in _PROPERTIES:
            pieces.append(_text_of(child))
    return "".join(pieces)
