"""Score `find_times` on TimeML files: dates and durations found, and their values right."""

import re
from collections.abc import Callable, Iterator
from dataclasses import astuple, dataclass, field
from datetime import date
from hashlib import sha256
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
    the same days, or are as long, in another notation ("1949-XX" is "1949", "2000-W7" is
    "2000-W07", "198" is "198X", "P2Y6M" is "P2.5Y"). A mark and an expression pair only once.

    TempEval-3's own measure counts expressions of all four types; a value is then right only when
    it is the mark's letter for letter. `all_marked`, `all_found` and `all_valued` are its counts.
    """

    marked: int = 0
    found: int = 0
    touching: int = 0
    exact: int = 0
    valued: int = 0
    exact_valued: int = 0
    same_days: int = 0
    all_marked: int = 0
    all_found: int = 0
    all_valued: int = 0

    def plus(self, other: "Figures") -> "Figures":
        """Return the counts of both together."""
        mine, others = astuple(self), astuple(other)
        return Figures(*(one + two for one, two in zip(mine, others, strict=True)))

    def f1(self, hits: int) -> float:
        """Return the harmonic mean of precision and recall for so many hits; 0 where none."""
        return 2 * hits / (self.marked + self.found) if self.marked + self.found else 0.0

    @property
    def value_f1(self) -> float:
        """Return F1 where a hit overlaps and has the same value."""
        return self.f1(self.valued)

    @property
    def published_value_f1(self) -> float:
        """Return TempEval-3's value F1 (UzZaman et al., 2013, section 4): all types, relaxed."""
        both = self.all_marked + self.all_found
        return 2 * self.all_valued / both if both else 0.0

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
        held_out = is_held_out(path.name, group, place)
        halves[held_out] = halves[held_out].plus(figures)
        if progress is not None:
            progress(number, len(paths))
    overall = halves[True].plus(halves[False])
    return DateScore(overall, by_folder, halves[False], halves[True], len(paths))


def is_held_out(name: str, group: str, place: int) -> bool:
    """Return whether nobody looked at the errors in the file at *place* (0 first) of its folder.

    AQUAINT and every second file of TimeBank were read when the rules were first written, and
    when they were revised the half of all files whose names have an even SHA-256.
    """
    read_later = sha256(name.encode()).digest()[0] % 2 == 0
    return group != "AQUAINT" and place % 2 == 1 and not read_later


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
    of_all = pair_up(file, found, frozenset(TimeType))
    return Figures(
        marked=sum(mark.type in _SCORED for mark in file.marks),
        found=len(_counted(file, found)),
        touching=len(pairs),
        exact=sum(_is_exact(mark, words) for mark, words in pairs),
        valued=len(same),
        exact_valued=sum(_is_exact(mark, words) for mark, words in same),
        same_days=sum(_names_same_days(mark.value, words.value) for mark, words in pairs),
        all_marked=len(file.marks),
        all_found=len(found),
        all_valued=sum(mark.value == words.value for mark, words in of_all),
    )


_PART_OF_DAY = re.compile(r"T.*$")
_OPEN_PARTS = re.compile(r"(?:-XX)+$")
_SHORT_WEEK = re.compile(r"-W(\d)$")
_OPEN_DECADE = re.compile(r"^(\d{3})X$")
# Years, months, weeks, days of a length; decades are written P1E, P1DE or P10Y.
_LENGTH = re.compile(r"P(?:(\d+(?:\.\d+)?)Y)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+)D?E)?")


def _names_same_days(one: str, other: str) -> bool:
    return _plain(one) == _plain(other)


def _plain(value: str) -> str:
    """Return a value without hour, open parts or a week's missing nought; lengths in months."""
    if value[:1].isdigit():
        value = _OPEN_PARTS.sub("", _PART_OF_DAY.sub("", value))
        return _OPEN_DECADE.sub(r"\1", _SHORT_WEEK.sub(r"-W0\1", value)).upper()
    length = _LENGTH.fullmatch(value)
    if length is None or value == "P":
        return value.upper()
    years, months, decades = (float(part or 0) for part in length.groups())
    return f"{years * 12 + months + decades * 120:g} months"


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


def pair_up(
    file: TimeFile, found: list[TimeWords], types: frozenset[str] = _SCORED
) -> Iterator[tuple[Marked, TimeWords]]:
    """Yield each mark of *types* with our expression that overlaps it, the same value first."""
    left = list(found)
    for mark in file.marks:
        if mark.type not in types:
            continue
        touching = [words for words in left if _overlap(mark, words)]
        if touching:
            best = max(touching, key=lambda words: words.value.lower() == mark.value.lower())
            left.remove(best)
            yield mark, best
