"""Marked articles: a folder of texts and of what one or two readers marked in them."""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from workbench.domain.claims import ClaimKind
from workbench.domain.errors import InvalidInputError

TEXTS = "articles"
PARTICULARS = "articles.jsonl"
DISMISSED = "dismissed.jsonl"
UNDECIDED = "undecided.jsonl"
READERS_MAX = 2
WORTHS = (1, 2, 3)
_NO_READERS = frozenset({PARTICULARS, DISMISSED, UNDECIDED})


@dataclass(frozen=True)
class Mark:
    """A claim that a reader marked: characters of the article's text, end exclusive.

    `worth` is 1 to 3, 3 what a desk would look at first; `claimant` is empty where the article
    speaks in its own voice.
    """

    start_char: int
    end_char: int
    kind: ClaimKind
    worth: int
    claimant: str


@dataclass(frozen=True)
class MarkedArticle:
    """An article's text with the marks of each reader, in the order of the reader's file.

    `dismissed` and `undecided` are spans that a desk turned down or has not looked at yet.
    """

    name: str
    text: str
    published_on: date | None
    readers: tuple[tuple[Mark, ...], ...]
    dismissed: tuple[tuple[int, int], ...] = ()
    undecided: tuple[tuple[int, int], ...] = ()

    @property
    def first(self) -> tuple[Mark, ...]:
        """Return the first reader's marks."""
        return self.readers[0]

    @property
    def second(self) -> tuple[Mark, ...]:
        """Return the other reader's marks; a single reader stands for both."""
        return self.readers[-1]

    @property
    def scored(self) -> bool:
        """Return whether every reader marked something: only then is the article scored."""
        return all(self.readers)


@dataclass(frozen=True)
class MarkedFolder:
    """All articles by name, the names of the readers' files, and how many marks had no article."""

    articles: tuple[MarkedArticle, ...]
    readers: tuple[str, ...]
    without_article: int


def read_marked(folder: Path, readers: Sequence[str] = ()) -> MarkedFolder:
    """Return the marked articles of *folder*.

    It holds articles/NAME.txt, for their days articles.jsonl (article, published_on), and one or
    two readers' files, by default all other *.jsonl. A line of those is a mark: article, kind,
    worth, and either quote (nth where it is not the first of its kind) with speaker, or start and
    end in characters with speaker_at or speaker. dismissed.jsonl and undecided.jsonl may stand
    beside them, as a desk's decisions are written. Raises InvalidInputError naming file and line.
    """
    texts = _texts(folder)
    names = _reader_names(folder, readers)
    marks: list[dict[str, list[Mark]]] = []
    strays = 0
    for name in names:
        found: dict[str, list[Mark]] = defaultdict(list)
        for row in _rows(folder / name):
            if row.article in texts:
                found[row.article].append(_mark(row, texts[row.article]))
            else:
                strays += 1
        marks.append(found)
    days = _days(folder)
    dismissed, undecided = (_spans(folder / name, texts) for name in (DISMISSED, UNDECIDED))
    articles = tuple(
        MarkedArticle(
            name=name,
            text=texts[name],
            published_on=days.get(name),
            readers=tuple(tuple(each.get(name, ())) for each in marks),
            dismissed=tuple(dismissed.get(name, ())),
            undecided=tuple(undecided.get(name, ())),
        )
        for name in sorted(texts)
    )
    return MarkedFolder(articles, names, strays)


@dataclass(frozen=True)
class _Row:
    """One line of a file: where it stands and what it holds."""

    path: Path
    number: int
    values: dict[str, Any]

    @property
    def article(self) -> str:
        return self.text("article")

    def fault(self, what: str) -> InvalidInputError:
        return InvalidInputError(f"{self.path.name}, line {self.number}: {what}")

    def text(self, name: str, *, default: str | None = None) -> str:
        value = self.values.get(name, default)
        if not isinstance(value, str):
            raise self.fault(f"“{name}” is missing or is no text. Write it as a text.")
        return value

    def whole(self, name: str, *, default: int | None = None) -> int:
        value = self.values.get(name, default)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.fault(f"“{name}” is missing or is no whole number. Write one.")
        return value


def _texts(folder: Path) -> dict[str, str]:
    if not (folder / TEXTS).is_dir():
        raise InvalidInputError(
            f"{folder.name or folder} has no folder “{TEXTS}”. Put each article there as NAME.txt."
        )
    texts = {path.stem: _read(path) for path in sorted((folder / TEXTS).glob("*.txt"))}
    if not texts:
        raise InvalidInputError(f"The folder “{TEXTS}” holds no .txt file. Put the articles there.")
    return texts


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise InvalidInputError(
            f"{path.name} is not in UTF-8 (byte {error.start + 1:,} is no part of a character)."
            " Save it as text in UTF-8."
        ) from error
    except OSError as error:
        raise InvalidInputError(f"{path.name} cannot be read: {error.strerror}.") from error


def _reader_names(folder: Path, asked: Sequence[str]) -> tuple[str, ...]:
    found = sorted(each.name for each in folder.glob("*.jsonl") if each.name not in _NO_READERS)
    missing = [name for name in asked if not (folder / name).is_file()]
    if missing:
        raise InvalidInputError(
            f"There is no file {missing[0]} in the folder; there are: {', '.join(found) or 'none'}."
        )
    names = tuple(asked) or tuple(found)
    if not names:
        raise InvalidInputError(
            "The folder holds no reader’s marks. Put them beside “articles” as NAME.jsonl."
        )
    if len(names) > READERS_MAX:
        raise InvalidInputError(
            f"Two readers are compared, and there are {len(names)}: {', '.join(names)}."
            " Name the two with --reader."
        )
    return names


def _rows(path: Path) -> Iterator[_Row]:
    # Cut at line feeds only: a quote may hold the other characters that splitlines() cuts at.
    for number, line in enumerate(_read(path).split("\n"), start=1):
        if not line.strip():
            continue
        try:
            values = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise InvalidInputError(
                f"{path.name}, line {number}: this is not JSON ({error}). Write one object a line."
            ) from error
        if not isinstance(values, dict):
            raise InvalidInputError(
                f"{path.name}, line {number}: this is no object. Write one in {{}} a line."
            )
        yield _Row(path, number, values)


def _days(folder: Path) -> dict[str, date]:
    path = folder / PARTICULARS
    if not path.exists():
        return {}
    days = {}
    for row in _rows(path):
        text = row.values.get("published_on") or ""
        if not text:
            continue
        try:
            days[row.article] = date.fromisoformat(text)
        except (TypeError, ValueError) as error:
            raise row.fault("“published_on” is no day. Write it as YYYY-MM-DD.") from error
    return days


def _mark(row: _Row, text: str) -> Mark:
    start, end = _span(row, text)
    try:
        kind = ClaimKind(row.text("kind"))
    except ValueError as error:
        kinds = ", ".join(each.value for each in ClaimKind)
        raise row.fault(f"“kind” is none of {kinds}.") from error
    worth = row.whole("worth")
    if worth not in WORTHS:
        raise row.fault("“worth” must be 1, 2 or 3.")
    return Mark(start, end, kind, worth, _claimant(row, text))


def _span(row: _Row, text: str) -> tuple[int, int]:
    if "start" in row.values:
        start, end = row.whole("start"), row.whole("end")
        if not 0 <= start < end <= len(text):
            raise row.fault(
                f"{start} to {end} is no stretch of {row.article}.txt, which has {len(text):,}"
                " characters. Count from 0, end after the last."
            )
        return start, end
    quote, nth = row.text("quote"), row.whole("nth", default=1)
    at = -1
    for _ in range(nth if quote else 0):
        at = text.find(quote, at + 1)
        if at < 0:
            break
    if at < 0:
        raise row.fault(
            f"“{quote[:60]}” does not stand in {row.article}.txt"
            + (f" {nth} times" if nth > 1 else "")
            + ". Copy it letter for letter."
        )
    return at, at + len(quote)


def _claimant(row: _Row, text: str) -> str:
    place = row.values.get("speaker_at")
    if not place:
        return row.text("speaker", default="")
    match place:
        case [int(start), int(end)] if 0 <= start < end <= len(text):
            return text[start:end]
    raise row.fault(f"“speaker_at” is no [start, end] within {row.article}.txt.")


def _spans(path: Path, texts: dict[str, str]) -> dict[str, list[tuple[int, int]]]:
    """Return the spans of a file that may be absent, by article."""
    out: dict[str, list[tuple[int, int]]] = defaultdict(list)
    if path.exists():
        for row in _rows(path):
            if row.article in texts:
                out[row.article].append(_span(row, texts[row.article]))
    return out
