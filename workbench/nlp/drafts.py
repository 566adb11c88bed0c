"""Clauses in the making: what is open while a sentence's segments are read from left to right."""

from dataclasses import dataclass, field

from workbench.nlp import words
from workbench.nlp.clauses import Clause, ClauseType
from workbench.nlp.passages import Passage, Range
from workbench.nlp.segments import Segment
from workbench.nlp.tags import LEADING_MARKS, Tag

# An interrupted clause is given from its verb on, when more than this share interrupts it.
_INTERRUPTION_MAX = 0.5
# Two marks may stand between a clause and the quotation mark that closes its last words.
_CLOSING_REACH = 2


@dataclass
class Draft:
    """A clause that may still grow; `resumed` is where it goes on after an interruption."""

    start: int
    end: int
    type: ClauseType
    verb: int | None = None
    opener: str = ""
    subject: Range | None = None
    resumed: int | None = None
    interruption: int = 0

    def take(self, segment: Segment) -> None:
        """Let the clause reach to the end of *segment*."""
        self.end = segment.end

    def complete(self, passage: Passage, segment: Segment, *, direct: bool) -> None:
        """Give the clause the verb in *segment*; *direct* says that nothing stands between."""
        if not direct:
            self.interruption = segment.start - self.end
            self.resumed = segment.start
        if passage.lower(self.start) == "according" and not segment.bare:
            self.start, self.resumed, self.interruption = segment.start, None, 0
        self.subject = self._subject(segment, direct=direct)
        self.verb, self.end = segment.verb, segment.end

    def _subject(self, segment: Segment, *, direct: bool) -> Range:
        verb = segment.verb
        if verb is None or segment.bare:
            return self.subject or (self.start, self.end)
        if segment.opener_tag == Tag.COORDINATOR:
            return self.start, verb  # "Smith | and Jones met": one subject
        return (segment.start, verb) if direct else (self.start, self.end)

    def clause(self, passage: Passage) -> Clause:
        """Return the finished clause, trimmed of marks."""
        start = self.start
        length = self.end - self.start
        if self.resumed is not None and self.interruption > _INTERRUPTION_MAX * length:
            start = self.resumed
        while start < self.end and passage.tag(start) in LEADING_MARKS:
            start += 1
        end = with_closing_mark(passage, start, self.end)
        return Clause(start, end, self.type, self.verb, self.opener, self.subject)


def with_closing_mark(passage: Passage, start: int, end: int) -> int:
    """Return the end after the quotation mark that closes what was opened inside, if it follows."""
    opened = len(passage.places_in(_marks, start, end))
    if opened % 2 == 0:
        return end
    closing = passage.places_in(_marks, end, end + _CLOSING_REACH)
    return closing[0] + 1 if closing else end


def _marks(passage: Passage) -> list[int]:
    return [i for i, token in enumerate(passage.tokens) if token in words.QUOTE_MARKS]


@dataclass
class Reading:
    """A sentence read so far: its clauses, the last main one and the one that may still grow."""

    passage: Passage
    drafts: list[Draft] = field(default_factory=list)
    main: Draft | None = None
    current: Draft | None = None

    @property
    def pending(self) -> Draft | None:
        """Return the main clause that still waits for its verb."""
        return self.main if self.main is not None and self.main.verb is None else None

    def open(self, segment: Segment, kind: ClauseType, *, main: bool = False) -> Draft:
        """Begin a clause with *segment*; *main* says that later verbs may be its own."""
        draft = Draft(segment.start, segment.end, kind, segment.verb, segment.opener)
        if segment.verb is not None and segment.verb > segment.start:
            draft.subject = (segment.start, segment.verb)
        elif segment.bare and self.main is not None:
            draft.subject = self.main.subject
        self.drafts.append(draft)
        self.current = draft
        if main:
            self.main = draft
        return draft

    def open_participle(self, segment: Segment) -> None:
        """Begin a participle clause at its -ing form; its subject is the main clause's."""
        draft = self.open(segment, ClauseType.PARTICIPLE)
        draft.start = segment.start if segment.participle is None else segment.participle
        draft.verb = segment.participle
        draft.subject = self.main.subject if self.main is not None else None

    def complete(self, pending: Draft, segment: Segment) -> None:
        """Give the waiting clause its verb; what stood between stays inside its span."""
        pending.complete(self.passage, segment, direct=self.current is pending)
        self.current = pending
