"""Lists of articles as files: CSV and JSON Lines, read row by row, with what had to be guessed."""

import codecs
import csv
import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbench.domain.articles import TEXT_MAX
from workbench.domain.errors import InvalidInputError, UnreadableFileError
from workbench.domain.imports import COLUMNS

_DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
_CHUNK = 1_000_000
# A cell holds an article at most; csv's own limit is a sixteenth of one, and counts characters.
_CELL_MAX = TEXT_MAX * 2


@dataclass(frozen=True)
class TableRow:
    """Row *number*, from 1 without the header: its cells by column, or why it cannot be read."""

    number: int
    cells: dict[str, str]
    fault: str = ""


class Table:
    """A list in a file: how it is written, and its rows, read anew each time they are asked for.

    Raises UnreadableFileError or InvalidInputError, `field` "file", when it is no such list.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._encoding, self.encoding = _encoding_of(data)
        start = next((line for line in self._lines() if line.strip()), "").lstrip()
        if not start:
            raise UnreadableFileError("The file has no rows in it.", field="file")
        if start.startswith("["):
            raise InvalidInputError(
                "The file holds one JSON list. Write JSON Lines: one object a line, without"
                " brackets around them.",
                field="file",
            )
        self.is_json = start.startswith("{")
        self._delimiter = "" if self.is_json else _delimiter_of(start)
        self.unknown: Sequence[str] = ()
        if not self.is_json:
            self._check_header()

    @property
    def form(self) -> str:
        """Return how the list is written, in words: "CSV with semicolons, Windows-1252"."""
        kind = "JSON Lines" if self.is_json else f"CSV with {_DELIMITERS[self._delimiter]}"
        return f"{kind}, {self.encoding}"

    def rows(self) -> Iterator[TableRow]:
        """Yield the rows in order; raise InvalidInputError where a CSV file breaks off."""
        return self._json_rows() if self.is_json else self._csv_rows()

    def _lines(self) -> io.TextIOWrapper:
        # newline="": csv must see line ends inside quotation marks as they are.
        return io.TextIOWrapper(io.BytesIO(self._data), encoding=self._encoding, newline="")

    def _records(self) -> Iterator[tuple[int, list[str]]]:
        """Yield the line on which each record begins, and its cells; empty lines are none."""
        csv.field_size_limit(_CELL_MAX)
        reader = csv.reader(self._lines(), delimiter=self._delimiter, strict=True)
        begins = 1
        try:
            for cells in reader:
                if any(cells):
                    yield begins, cells
                begins = reader.line_num + 1
        except csv.Error as error:
            raise InvalidInputError(
                f"The row that begins on line {begins:,} cannot be read: {error}. Look for a"
                " quotation mark that is not closed.",
                field="file",
            ) from error

    def _check_header(self) -> None:
        header = next(self._records())[1]
        names = [_column(each) for each in header]
        known = [each for each in names if each in COLUMNS]
        if not {"text", "url"} & set(known):
            raise InvalidInputError(
                "The first row must name the columns, at least one of text and url. Known are: "
                + ", ".join(COLUMNS)
                + ".",
                field="file",
            )
        if len(set(known)) < len(known):
            raise InvalidInputError("The first row names a column twice.", field="file")
        self._names = names
        self.unknown = [each.strip()[:40] for each in header if _column(each) not in COLUMNS]

    def _csv_rows(self) -> Iterator[TableRow]:
        records = self._records()
        next(records)
        for number, (line, cells) in enumerate(records, 1):
            if len(cells) != len(self._names):
                fault = (
                    f"Line {line:,}: the row has {len(cells)} cells, the header has"
                    f" {len(self._names)}."
                )
                yield TableRow(number, {}, fault)
                continue
            pairs = zip(self._names, cells, strict=True)
            yield TableRow(number, {name: cell for name, cell in pairs if name in COLUMNS})

    def _json_rows(self) -> Iterator[TableRow]:
        lines = ((at, line) for at, line in enumerate(self._lines(), 1) if line.strip())
        for number, (at, line) in enumerate(lines, 1):
            try:
                yield TableRow(number, _object_in(line))
            except ValueError as error:
                yield TableRow(number, {}, f"Line {at:,}: {error}.")
            except RecursionError:
                yield TableRow(number, {}, f"Line {at:,}: it is nested too deeply.")


def _object_in(line: str) -> dict[str, str]:
    """Return the known members of the object in *line*; raise ValueError with what is wrong."""
    try:
        found = json.loads(line.rstrip())
    except json.JSONDecodeError as error:
        raise ValueError(f"no JSON ({error.msg}, character {error.pos + 1:,})") from error
    if not isinstance(found, dict):
        raise ValueError("no JSON object")  # noqa: TRY004  # one error for whatever is no row
    cells = {_column(name): each for name, each in found.items() if each is not None}
    for name in COLUMNS:
        if not isinstance(cells.get(name, ""), str):
            raise ValueError(f"{name} must be a text")  # noqa: TRY004  # one error for whatever is no row
    return {name: cells[name] for name in COLUMNS if name in cells}


def _column(name: str) -> str:
    return name.strip().lower().replace(" ", "_").replace("-", "_")


def _delimiter_of(header: str) -> str:
    """Return what parts the cells: what gives the header most columns that are known."""

    def known(delimiter: str) -> int:
        cells = header.rstrip("\r\n").split(delimiter)
        return sum(_column(each.strip().strip('"')) in COLUMNS for each in cells)

    return max(_DELIMITERS, key=known)


def _encoding_of(data: bytes) -> tuple[str, str]:
    """Return the encoding of *data* for Python and in words; raise where it is no text."""
    for mark, encoding, words in _MARKS:
        if data.startswith(mark):
            _check(data, encoding, words)
            return encoding, words
    if b"\0" in data:
        raise UnreadableFileError(
            "This file holds no text but data of a program. Save the list as CSV (UTF-8) and add"
            " that.",
            field="file",
        )
    if _is(data, "utf-8"):
        return "utf-8", "UTF-8"
    _check(data, "cp1252", "UTF-8 nor Windows-1252")
    return "cp1252", "read as Windows-1252, since it is no UTF-8: look at its accents"


def _check(data: bytes, encoding: str, words: str) -> None:
    if not _is(data, encoding):
        raise UnreadableFileError(
            f"The letters of this file are not {words}. Save it as CSV in UTF-8 and add that.",
            field="file",
        )


def _is(data: bytes, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        for start in range(0, len(data), _CHUNK):
            decoder.decode(data[start : start + _CHUNK])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True
