"""What a reading of an article gives: claims, what was left out and why, and findings."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.domain.claims import ClaimCandidate


class Comparator(StrEnum):
    """How a stated number bounds the true one."""

    EXACTLY = "exactly"
    ABOUT = "about"
    OVER = "over"
    AT_LEAST = "at least"
    UNDER = "under"
    AT_MOST = "at most"


@dataclass(frozen=True)
class Period:
    """The days a claim speaks of, first and last inclusive, and the article's words for them.

    Either day is None where the words leave it open ("since 2019" has no last day).
    """

    words: str
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True)
class ParsedClaim:
    """The parts of a claim that can be checked one by one; each is empty where it states none.

    `number` is the value with its multiplier applied ("1.2 million" is 1200000); `unit` is what
    is counted or measured, as the article words it ("days", "%", "US$"); `quoted_words` are those
    that the claim itself puts in quotation marks, without the marks.
    """

    number: Decimal | None = None
    unit: str = ""
    comparator: Comparator | None = None
    period: Period | None = None
    place: str = ""
    quoted_words: str = ""


NOTHING_PARSED = ParsedClaim()


class LeftOutWhy(StrEnum):
    """Why a statement of the article is not proposed as a claim."""

    OPINION = "opinion"
    PREDICTION = "prediction"
    QUESTION = "question"
    INSTRUCTION = "instruction or wish"
    BOILERPLATE = "boilerplate"
    HEADING = "heading"
    FRAGMENT = "too little said"
    HYPOTHETICAL = "hypothetical"
    FRAME = "only introduces another claim"
    UNLIKELY = "unlike what readers mark as claims"


@dataclass(frozen=True)
class LeftOut:
    """A stretch that was read and not proposed: `text[start_char:end_char] == quote`, always."""

    start_char: int
    end_char: int
    quote: str
    why: LeftOutWhy


class Check(StrEnum):
    """What was compared with what."""

    SHARES = "shares of a whole"
    SUM = "sum of parts"
    CHANGE = "change against its figures"
    POINTS = "per cent or percentage points"
    PER_HEAD = "rate against its parts"
    DURATION = "duration against its dates"
    WEEKDAY = "weekday against its date"
    AGE = "age against birth year"
    RANKED_SPAN = "first in a span against a named year"
    ORDER_OF_EVENTS = "order of events"
    CONTRADICTION = "two figures for one thing"
    UNIT_SLIP = "thousands, millions, billions"


@dataclass(frozen=True)
class FindingPlace:
    """Where a finding points: `text[start_char:end_char] == quote`, always."""

    start_char: int
    end_char: int
    quote: str


@dataclass(frozen=True)
class Finding:
    """A question to the editor, never a verdict: something in the article does not fit together.

    `question` is one sentence; `working` writes the sum out; `places` are the passages compared,
    in reading order, at least one.
    """

    check: Check
    question: str
    working: str
    places: tuple[FindingPlace, ...]


@dataclass(frozen=True)
class Reading:
    """All that one pass over an article's text gives, each list by where it starts."""

    claims: list["ClaimCandidate"] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
