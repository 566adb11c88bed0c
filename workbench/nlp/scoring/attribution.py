"""How often the source of a reported content is found, against articles marked in PolNeAR's form.

PolNeAR (Newell, Margolin and Ruths, LREC 2018) marks every attribution of a news article as
source, cue and content, in brat's standoff form: `attributions/*.ann` beside `text/*.txt`.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.domain.errors import InvalidInputError, NotFoundError
from workbench.nlp.finders import clauses_of
from workbench.nlp.paragraphs import Paragraph, split_paragraphs
from workbench.nlp.passages import PARAGRAPHS_KEY, Passage, Range, passages_of
from workbench.nlp.pipeline import COMPONENT
from workbench.nlp.report import Report
from workbench.nlp.reports import find_attributions
from workbench.nlp.speakers import head_word
from workbench.nlp.tags import Tag

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

# Two contents belong together when they share this much of the shorter one.
_SHARED_MIN = 0.5
_HALVES = 2

Span = tuple[int, int]
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Gold:
    """A marked attribution: the characters of its sources and contents, end exclusive."""

    sources: tuple[Span, ...]
    contents: tuple[Span, ...]


@dataclass
class Tally:
    """What was counted in some articles; `right` are sources found whose head word is right."""

    articles: int = 0
    gold: int = 0
    contents_found: int = 0
    proposed: int = 0
    right: int = 0

    def add(self, other: "Tally") -> None:
        """Count what *other* counted too."""
        for name in vars(other):
            setattr(self, name, getattr(self, name) + getattr(other, name))

    @property
    def precision(self) -> float:
        """Return the share of the proposed sources that are right (0 to 1)."""
        return _ratio(self.right, self.proposed)

    @property
    def recall(self) -> float:
        """Return the share of the marked attributions whose source is found (0 to 1)."""
        return _ratio(self.right, self.gold)

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall (0 to 1)."""
        return _ratio(2 * self.right, self.proposed + self.gold)

    @property
    def content_recall(self) -> float:
        """Return the share of the marked contents that a proposed content overlaps (0 to 1)."""
        return _ratio(self.contents_found, self.gold)


@dataclass(frozen=True)
class AttributionScore:
    """The tally of all articles and of the two halves into which their names' hash parts them."""

    halves: tuple[Tally, Tally] = field(default_factory=lambda: (Tally(), Tally()))

    @property
    def all(self) -> Tally:
        """Return both halves together."""
        both = Tally()
        for half in self.halves:
            both.add(half)
        return both


def score_attribution(
    folder: Path, nlp: "Language", progress: Progress | None = None
) -> AttributionScore:
    """Return how well *nlp* finds sources in the articles of *folder*.

    *folder* holds `text/NAME.txt` and `attributions/NAME_ANNOTATOR.ann`; of several annotators
    the first by name counts. *progress*, where given, is called with the articles done and all.

    Counted are the marked attributions that have a source and stand in one sentence of the
    product's own, all contents and sources together. A proposed attribution belongs to a marked
    one when their contents share at least half of the characters of the shorter; each to at most
    one, best overlap first. Attributions inside the content of another are left out, as PolNeAR
    does not mark them. It is right when the heads of both sources are one word:
    the word that no other word of the source governs, or without a parser the last word before
    the first comma, preposition or verb. Precision asks this of every proposed attribution that
    names a source and whose content overlaps a counted one; recall of every counted one.
    Raises NotFoundError where the folder holds no such files, InvalidInputError for a bad line.
    """
    pairs = _pairs(folder)
    score = AttributionScore()
    with nlp.select_pipes(disable=[COMPONENT] if COMPONENT in nlp.pipe_names else []):
        for done, (text_file, marks_file) in enumerate(pairs, 1):
            text = text_file.read_text(encoding="utf-8")
            gold = read_gold(marks_file.read_text(encoding="utf-8"))
            score.halves[half_of(text_file.stem)].add(tally(text, gold, nlp))
            if progress is not None:
                progress(done, len(pairs))
    return score


def half_of(name: str) -> int:
    """Return 0 or 1: the half of the articles that *name* falls in, by a hash of it alone."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % _HALVES


def _pairs(folder: Path) -> list[tuple[Path, Path]]:
    out: dict[str, tuple[Path, Path]] = {}
    for marks in sorted((folder / "attributions").glob("*.ann")):
        name = marks.stem.rpartition("_")[0]
        text = folder / "text" / f"{name}.txt"
        if text.exists():
            out.setdefault(name, (text, marks))
    if not out:
        raise NotFoundError(
            f"There are no marked attributions in {folder}. It should hold the folders “text” and"
            " “attributions”."
        )
    return list(out.values())


def read_gold(lines: str) -> list[Gold]:
    """Return the attributions that have a source and a content, from the lines of a brat file."""
    spans: dict[str, tuple[Span, ...]] = {}
    events: list[str] = []
    for line in lines.splitlines():
        key, _, rest = line.partition("\t")
        if key.startswith("T"):
            spans[key] = _spans(rest)
        elif key.startswith("E"):
            events.append(rest)
    return [gold for event in events if (gold := _gold(event, spans)) is not None]


def _spans(rest: str) -> tuple[Span, ...]:
    places = rest.partition("\t")[0].partition(" ")[2]
    try:
        return tuple(
            (int(low), int(high)) for low, high in (each.split() for each in places.split(";"))
        )
    except ValueError as error:
        raise InvalidInputError(
            f"The line “{rest[:60]}” has no places. A mark is written “Source 10 24”."
        ) from error


def _gold(event: str, spans: dict[str, tuple[Span, ...]]) -> Gold | None:
    roles: dict[str, list[Span]] = {"Source": [], "Content": []}
    for part in event.split():
        role, _, key = part.partition(":")
        roles.setdefault(role.rstrip("0123456789"), []).extend(spans.get(key, ()))
    if not roles["Source"] or not roles["Content"]:
        return None
    return Gold(tuple(roles["Source"]), tuple(roles["Content"]))


def tally(text: str, gold: list[Gold], nlp: "Language") -> Tally:
    """Return what is counted in one article whose attributions are *gold*."""
    paragraphs = split_paragraphs(text)
    out = Tally(articles=1)
    open_gold = list(gold)
    for paragraph, doc in zip(paragraphs, nlp.pipe(_docs(nlp, text, paragraphs)), strict=True):
        inside = [g for g in open_gold if paragraph.start <= g.sources[0][0] < paragraph.end]
        if inside:
            for passage in passages_of(doc):
                _count(passage, paragraph.start, inside, out)
    return out


def _docs(nlp: "Language", text: str, paragraphs: list[Paragraph]) -> "Iterator[Doc]":
    for paragraph in paragraphs:
        doc = nlp.make_doc(text[paragraph.start : paragraph.end])
        doc.user_data[PARAGRAPHS_KEY] = [Paragraph(0, paragraph.end - paragraph.start)]
        yield doc


def _count(passage: Passage, offset: int, gold: list[Gold], out: Tally) -> None:
    """Add to *out* what stands in one passage, which begins at the character *offset*."""
    counted = [g for g in gold if _in_one_sentence(passage, offset, g)]
    out.gold += len(counted)
    if not counted:
        return
    clauses = clauses_of(passage)
    proposed = _proposed(passage, offset, find_attributions(passage, clauses))
    overlaps = sorted(
        (
            (-overlap, g, p)
            for g, marked in enumerate(counted)
            for p, (contents, _) in enumerate(proposed)
            if (overlap := _overlap(contents, marked.contents))
        )
    )
    out.contents_found += len({g for _, g, _ in overlaps})
    out.proposed += len({p for _, _, p in overlaps})
    used_gold: set[int] = set()
    used_proposed: set[int] = set()
    for _, g, p in overlaps:
        if g in used_gold or p in used_proposed:
            continue
        used_gold.add(g)
        used_proposed.add(p)
        source = _words(passage, offset, counted[g].sources[0])
        out.right += source is not None and head_word(passage, source) == head_word(
            passage, proposed[p][1]
        )


def _proposed(
    passage: Passage, offset: int, reports: list[Report]
) -> list[tuple[list[Span], Range]]:
    """Return the contents and speaker of each outermost attribution; one cue makes one."""
    by_cue: dict[int | Range, tuple[list[Span], Range]] = {}
    for each in reports:
        if each.speaker is None or passage.tag(each.speaker[0]) == Tag.QUOTE:
            continue  # nobody named here
        if any(_holds(other, each) for other in reports):
            continue
        contents, _ = by_cue.setdefault(
            each.content if each.cue is None else each.cue, ([], each.speaker)
        )
        contents.append(_characters(passage, offset, each.content))
    return list(by_cue.values())


def _holds(one: Report, other: Report) -> bool:
    """Return whether the attribution *other* stands inside the content of *one*.

    Where each would hold the other, the statement holds the stance.
    """
    if one.cue is None or other.cue is None or one.cue == other.cue:
        return False
    if not one.content[0] <= other.cue < one.content[1]:
        return False
    if other.content[0] <= one.cue < other.content[1]:
        return (one.stance, one.content[0] - one.content[1]) < (
            other.stance,
            other.content[0] - other.content[1],
        )
    return True


def _in_one_sentence(passage: Passage, offset: int, gold: Gold) -> bool:
    for sentence in passage.sentences:
        low, high = _characters(passage, offset, sentence)
        if low <= gold.sources[0][0] < high:
            return all(low <= a and b <= high for a, b in gold.sources + gold.contents)
    return False


def _characters(passage: Passage, offset: int, words: Range) -> Span:
    last = words[1] - 1
    return offset + passage.char(words[0]), offset + passage.char(last) + len(passage.token(last))


def _words(passage: Passage, offset: int, span: Span) -> Range | None:
    """Return the words that lie in a span of the article's characters, if any do."""
    inside = [
        i
        for i in range(passage.end)
        if offset + passage.char(i) < span[1]
        and offset + passage.char(i) + len(passage.token(i)) > span[0]
    ]
    return (inside[0], inside[-1] + 1) if inside else None


def _overlap(contents: Iterable[Span], marked: Iterable[Span]) -> float:
    """Return the share of both that two contents share; 0 below half of the shorter."""
    ours, theirs = _characters_of(contents), _characters_of(marked)
    shared = len(ours & theirs)
    if not shared or shared < _SHARED_MIN * min(len(ours), len(theirs)):
        return 0.0
    return shared / len(ours | theirs)


def _characters_of(spans: Iterable[Span]) -> set[int]:
    return {at for low, high in spans for at in range(low, high)}


def _ratio(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
