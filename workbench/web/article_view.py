"""What an article's page shows: gathered once, so that the template only lays it out."""

from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from workbench.domain.claims import WORDING_MAX
from workbench.domain.readings import LeftOut, LeftOutWhy
from workbench.models import Appearance, Article, ArticleReading, Claim, Editor, Finding
from workbench.services import (
    appearances,
    articles,
    findings,
    reading_jobs,
    readings,
    revisions,
)
from workbench.services.revisions import RevisionLine
from workbench.web.article_page import (
    CLAIM_WEIGHT,
    FINDING_WEIGHT,
    PASSAGE_WEIGHT,
    ArticlePage,
    page_href,
    page_of,
)
from workbench.web.finding_view import ShownFinding, marks_of, shown_finding
from workbench.web.job_view import ShownJob
from workbench.web.reading import LeftMark, Segment, segments_of
from workbench.web.rows import Row, row_of

# The list beside an article holds so many claims; the queue has them all.
LISTED_MAX = 150
# So many characters of a passage stand in the list; the text has it whole.
SHOWN_CHARS = 160


@dataclass(frozen=True)
class Passage:
    """A left-out passage in the list: `in_sight` says that the text shows it under no claim."""

    number: int
    place: str
    words: str
    in_sight: bool
    too_long: bool


class ArticleView:
    """One article as *reader* sees it, the page of it that holds character *at*."""

    def __init__(self, article: Article, reader: Editor, at: int) -> None:
        self.article = article
        self.reader = reader
        self.revision = article.newest
        self._at = at

    @cached_property
    def reading(self) -> ArticleReading | None:
        """Return the reading of the revision, where one was kept."""
        return readings.find_reading(self.revision)

    @cached_property
    def revisions(self) -> list[RevisionLine]:
        """Return the article's revisions, newest first."""
        return revisions.list_revisions(self.article)

    @cached_property
    def job(self) -> ShownJob | None:
        """Return the job that reads the article, until its claims are all there."""
        if self.reading is not None:
            return None
        found = reading_jobs.find_reading_job(self.article.id)
        return ShownJob(found, self.reader) if found is not None else None

    @cached_property
    def _passages(self) -> list[tuple[int, LeftOut]]:
        """Return the passages still left out, numbered through the whole article."""
        found = readings.waiting_of(self.reading) if self.reading is not None else []
        return list(enumerate(found, start=1))

    @cached_property
    def _findings(self) -> list[Finding]:
        return list(findings.findings_of(self.revision))

    @cached_property
    def page(self) -> ArticlePage:
        """Return the page that is shown."""
        marks = [(start, CLAIM_WEIGHT) for start in readings.starts_of(self.revision)]
        marks += [
            (place.start_char, FINDING_WEIGHT) for each in self._findings for place in each.passages
        ]
        marks += [(each.start_char, PASSAGE_WEIGHT) for _, each in self._passages]
        return page_of(self.revision.text, self._at, sorted(marks))

    def _beside(self, start: int | None) -> str | None:
        return page_href(self.article.id, start) if start is not None else None

    @property
    def here(self) -> str:
        """Return the address of the page shown."""
        return page_href(self.article.id, self.page.start)

    @property
    def before(self) -> str | None:
        """Return the address of the page before, if any."""
        return self._beside(self.page.before)

    @property
    def after(self) -> str | None:
        """Return the address of the page after, if any."""
        return self._beside(self.page.after)

    @cached_property
    def spans(self) -> list[Appearance]:
        """Return where claims appear in the page, in reading order."""
        page = self.page
        return list(articles.spans_of(self.revision, start=page.start, end=page.end))

    @cached_property
    def _listed(self) -> dict[int, Claim]:
        return {each.claim_id: each.claim for each in self.spans}

    @cached_property
    def rows(self) -> list[Row]:
        """Return the claims of the page as list items, as many as are listed."""
        claims = list(islice(self._listed.values(), LISTED_MAX))
        numbers = [each.id for each in claims]
        asked, changed = findings.questioned(numbers), appearances.changed_among(numbers)
        return [
            row_of(
                each,
                self.reader,
                in_article=True,
                questioned=each.id in asked,
                changed=each.id in changed,
            )
            for each in claims
        ]

    @property
    def unlisted(self) -> int:
        """Return how many claims of the page the list leaves to the queue."""
        return max(len(self._listed) - LISTED_MAX, 0)

    @cached_property
    def _left_here(self) -> list[tuple[int, LeftOut]]:
        page = self.page
        return [
            (number, each)
            for number, each in self._passages
            if each.start_char < page.end and each.end_char > page.start
        ]

    @cached_property
    def segments(self) -> list[Segment]:
        """Return the text of the page, cut where claims and left-out passages begin and end."""
        marks = [
            LeftMark(number, each.start_char, each.end_char, each.why.value)
            for number, each in self._left_here
        ]
        page = self.page
        return segments_of(
            self.revision.text,
            self.spans,
            start=page.start,
            end=page.end,
            left_out=marks,
            places=marks_of(self._findings),
        )

    @cached_property
    def findings(self) -> list[ShownFinding]:
        """Return the findings that have a place in the page."""
        page = self.page
        return [
            shown_finding(each, page)
            for each in self._findings
            if any(
                place.start_char < page.end and place.end_char > page.start
                for place in each.passages
            )
        ]

    @cached_property
    def left_out(self) -> dict[LeftOutWhy, list[Passage]]:
        """Return what was left out of the page by the reason why, in reading order."""
        in_sight = {each.left.number for each in self.segments if each.left is not None}
        groups: dict[LeftOutWhy, list[Passage]] = {}
        for number, each in self._left_here:
            passage = Passage(
                number=number,
                place=f"{each.start_char}-{each.end_char}",
                words=_shortened(each.quote),
                in_sight=number in in_sight,
                too_long=len(each.quote) > WORDING_MAX,
            )
            groups.setdefault(each.why, []).append(passage)
        return {why: groups[why] for why in LeftOutWhy if why in groups}

    @property
    def left_out_count(self) -> int:
        """Return how many passages were left out of the page."""
        return len(self._left_here)


def _shortened(quote: str) -> str:
    words = " ".join(quote.split())
    return words if len(words) <= SHOWN_CHARS else words[: SHOWN_CHARS - 1].rstrip() + "…"
