"""Score `find_times` on TimeML files: dates and durations found, and their values right."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from lxml import etree

from workbench.domain.errors import InvalidInputError
from workbench.nlp.times import TimeType, TimeWords, find_times

_SCORED = frozenset({"DATE", "DURATION"})


@dataclass(frozen=True)
class Marked:
    """A TIMEX3 of a file's body: its characters, type and value."""

    start_char: int
    end_char: int
    type: str
    value: str


@dataclass(frozen=True)
class TimeFile:
    """A TimeML file read: its body, the day it was written, and its marks in reading order."""

    name: str
    text: str
    written_on: date | None
    marks: tuple[Marked, ...]


@dataclass(frozen=True)
class Figures:
    """Counts over files, and the measures that follow from them, each between 0 and 1.

    `marked` and `found` are the DATE and DURATION expressions of the files and of ours; `touching`
    are pairs whose characters overlap, `exact` those with the same characters, `valued` those that
    overlap and have the same value, `exact_valued` both; `same_days` also counts values that name
    the same days in another notation ("1949-XX" is "1949", "2000-W7" is "2000-W07"). A mark and
    an expression pair only once.
    """

    marked: int = 0
    found: int = 0
    touching: int = 0
    exact: int = 0
    valued: int = 0
    exact_valued: int = 0
    same_days: int = 0

    def plus(self, other: "Figures") -> "Figures":
        """Return the counts of both together."""
        return Figures(
            self.marked + other.marked,
            self.found + other.found,
            self.touching + other.touching,
            self.exact + other.exact,
            self.valued + other.valued,
            self.exact_valued + other.exact_valued,
            self.same_days + other.same_days,
        )

    def f1(self, hits: int) -> float:
        """Return the harmonic mean of precision and recall for so many hits; 0 where none."""
        return 2 * hits / (self.marked + self.found) if self.marked + self.found else 0.0

    @property
    def value_f1(self) -> float:
        """Return F1 where a hit overlaps and has the same value."""
        return self.f1(self.valued)

    @property
    def same_days_f1(self) -> float:
        """Return F1 where a hit overlaps and names the same days, however its value is written."""
        return self.f1(self.same_days)

    @property
    def strict_value_f1(self) -> float:
        """Return F1 where a hit has the same characters and the same value."""
        return self.f1(self.exact_valued)

    @property
    def span_f1(self) -> float:
        """Return F1 where a hit overlaps, whatever its value."""
        return self.f1(self.touching)

    @property
    def strict_span_f1(self) -> float:
        """Return F1 where a hit has the same characters, whatever its value."""
        return self.f1(self.exact)

    @property
    def value_accuracy(self) -> float:
        """Return the share of overlapping pairs with the same value; 0 where none overlaps."""
        return self.valued / self.touching if self.touching else 0.0


@dataclass(frozen=True)
class DateScore:
    """Figures over all files, and apart for each folder that holds files ("TimeBank", …).

    `read_for_rules` are the files whose errors were looked at when the rules were written;
    `held_out` are the others and are the honest figure.
    """

    overall: Figures = field(default_factory=Figures)
    by_folder: dict[str, Figures] = field(default_factory=dict)
    read_for_rules: Figures = field(default_factory=Figures)
    held_out: Figures = field(default_factory=Figures)
    files: int = 0


def score_dates(folder: Path, progress: Callable[[int, int], None] | None = None) -> DateScore:
    """Return how well DATE and DURATION expressions of the `.tml` files below *folder* are read.

    *progress* is called with files done and files in all. Raises InvalidInputError when the folder
    holds no such file or one that is no TimeML. The sets are those of TempEval-3 (UzZaman et al.,
    2013); values are compared without regard to case.
    """
    paths = sorted(folder.rglob("*.tml"))
    if not paths:
        raise InvalidInputError(f"There is no TimeML file (.tml) in “{folder}”.", field="folder")
    by_folder: dict[str, Figures] = {}
    halves = {True: Figures(), False: Figures()}
    counted: dict[str, int] = {}
    for number, path in enumerate(paths, 1):
        group = path.parent.name
        place = counted.get(group, 0)
        counted[group] = place + 1
        figures = score_file(read_time_file(path))
        by_folder[group] = by_folder.get(group, Figures()).plus(figures)
        held_out = is_held_out(group, place)
        halves[held_out] = halves[held_out].plus(figures)
        if progress is not None:
            progress(number, len(paths))
    overall = halves[True].plus(halves[False])
    return DateScore(overall, by_folder, halves[False], halves[True], len(paths))


def is_held_out(group: str, place: int) -> bool:
    """Return whether nobody looked at the errors in the file at *place* (0 first) of its folder.

    AQUAINT and every second file of TimeBank were read while the rules were written.
    """
    return group != "AQUAINT" and place % 2 == 1


def read_time_file(path: Path) -> TimeFile:
    """Return a TimeML file's body with its marks; raise InvalidInputError when it is none."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.parse(str(path), parser).getroot()
    except etree.XMLSyntaxError as error:
        raise InvalidInputError(f"“{path.name}” is no well-formed XML: {error}.") from error
    body = root.find("TEXT")
    if body is None:
        raise InvalidInputError(f"“{path.name}” is no TimeML: it has no TEXT.")
    pieces: list[str] = []
    marks: list[Marked] = []
    _walk(body, pieces, marks)
    marks.sort(key=lambda mark: (mark.start_char, mark.end_char))
    return TimeFile(path.name, "".join(pieces), _written_on(root), tuple(marks))


def _walk(node: "etree._Element", pieces: list[str], marks: list[Marked], start: int = 0) -> int:
    """Append the words below *node* to *pieces* and its TIMEX3 to *marks*; return where it ends."""
    pieces.append(node.text or "")
    at = start + len(pieces[-1])
    for child in node:
        at = _walk(child, pieces, marks, at)
        pieces.append(child.tail or "")
        at += len(pieces[-1])
    if node.tag == "TIMEX3":
        marks.append(Marked(start, at, node.get("type", ""), node.get("value", "")))
    return at


def _written_on(root: "etree._Element") -> date | None:
    for mark in root.iter("TIMEX3"):
        if mark.get("functionInDocument") == "CREATION_TIME":
            try:
                return date.fromisoformat(mark.get("value", "")[:10])
            except ValueError:
                return None  # a creation time without a whole day anchors nothing
    return None


def score_file(file: TimeFile) -> Figures:
    """Return the counts of one file."""
    found = find_times(file.text, file.written_on)
    pairs = list(pair_up(file, found))
    same = [(mark, words) for mark, words in pairs if mark.value.lower() == words.value.lower()]
    return Figures(
        marked=sum(mark.type in _SCORED for mark in file.marks),
        found=len(_counted(file, found)),
        touching=len(pairs),
        exact=sum(_is_exact(mark, words) for mark, words in pairs),
        valued=len(same),
        exact_valued=sum(_is_exact(mark, words) for mark, words in same),
        same_days=sum(_names_same_days(mark.value, words.value) for mark, words in pairs),
    )


_PART_OF_DAY = re.compile(r"T.*$")
_OPEN_PARTS = re.compile(r"(?:-XX)+$")
_SHORT_WEEK = re.compile(r"-W(\d)$")


def _names_same_days(one: str, other: str) -> bool:
    return _plain(one) == _plain(other)


def _plain(value: str) -> str:
    """Return a value without hour, open parts or a week's missing nought; durations stay."""
    if value[:1].isdigit():
        value = _OPEN_PARTS.sub("", _PART_OF_DAY.sub("", value))
    return _SHORT_WEEK.sub(r"-W0\1", value).upper()


def _is_exact(mark: Marked, words: TimeWords) -> bool:
    return (mark.start_char, mark.end_char) == (words.start_char, words.end_char)


def _counted(file: TimeFile, found: list[TimeWords]) -> list[TimeWords]:
    """Return our expressions that count: DATE and DURATION, and others on top of such a mark."""
    scored = [mark for mark in file.marks if mark.type in _SCORED]
    return [
        words
        for words in found
        if words.type in (TimeType.DATE, TimeType.DURATION)
        or any(_overlap(mark, words) for mark in scored)
    ]


def _overlap(mark: Marked, words: TimeWords) -> bool:
    return mark.start_char < words.end_char and words.start_char < mark.end_char


def pair_up(file: TimeFile, found: list[TimeWords]) -> Iterator[tuple[Marked, TimeWords]]:
    """Yield each scored mark with the expression of ours that overlaps it, the same value first."""
    left = list(found)
    for mark in file.marks:
        if mark.type not in _SCORED:
            continue
        touching = [words for words in left if _overlap(mark, words)]
        if touching:
            best = max(touching, key=lambda words: words.value.lower() == mark.value.lower())
            left.remove(best)
            yield mark, best
