"""A finding as its card shows it: the question, both quotes with their places, the working."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from workbench.domain.findings import FindingState
from workbench.models import Finding
from workbench.web.article_page import ArticlePage, page_href

# So many characters of a passage stand on the card; the text has it whole.
SHOWN_CHARS = 240


@dataclass(frozen=True)
class ShownPlace:
    """A passage that is compared, and the address of its place in the text."""

    quote: str
    href: str


@dataclass(frozen=True)
class ShownFinding:
    """What the card of a finding reads; `settled_by` is empty while the question is open."""

    id: int
    rev: int
    compared: str
    question: str
    working: str
    places: tuple[ShownPlace, ...]
    state: FindingState
    note: str
    settled_by: str
    settled_at: datetime | None

    @property
    def is_open(self) -> bool:
        """Return whether nobody has answered the question."""
        return self.state is FindingState.OPEN


@dataclass(frozen=True)
class PlaceMark:
    """A place of a finding in the text, by the name that links lead to.

    `asks` is true while the finding is open.
    """

    anchor: str
    start: int
    end: int
    asks: bool


def anchor_of(finding_id: int, number: int) -> str:
    """Return the name of a place of a finding, the first being number 1."""
    return f"place-{finding_id}-{number}"


def marks_of(findings: Iterable[Finding]) -> list[PlaceMark]:
    """Return every place of *findings*, in reading order."""
    marks = [
        PlaceMark(
            anchor=anchor_of(finding.id, number),
            start=place.start_char,
            end=place.end_char,
            asks=finding.state is FindingState.OPEN,
        )
        for finding in findings
        for number, place in enumerate(finding.passages, start=1)
    ]
    return sorted(marks, key=lambda each: (each.start, -each.end, each.anchor))


def shown_finding(finding: Finding, page: ArticlePage | None = None) -> ShownFinding:
    """Return *finding* for its card on the page that shows *page* of its article, or none of it."""
    return ShownFinding(
        id=finding.id,
        rev=finding.rev,
        compared=finding.compared,
        question=finding.question,
        working=finding.working,
        places=tuple(
            ShownPlace(_shortened(each.quote), _href(finding, number, each.start_char, page))
            for number, each in enumerate(finding.passages, start=1)
        ),
        state=finding.state,
        note=finding.note,
        settled_by=finding.settled_by.name if finding.settled_by is not None else "",
        settled_at=finding.settled_at,
    )


def _href(finding: Finding, number: int, start: int, page: ArticlePage | None) -> str:
    anchor = anchor_of(finding.id, number)
    if page is not None and page.start <= start < page.end:
        return f"#{anchor}"
    return f"{page_href(finding.revision.article_id, start)}#{anchor}"


def _shortened(quote: str) -> str:
    words = " ".join(quote.split())
    return words if len(words) <= SHOWN_CHARS else words[: SHOWN_CHARS - 1].rstrip() + "…"
