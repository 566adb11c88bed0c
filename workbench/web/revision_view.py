"""What the pages of an article's revisions show: gathered once, only laid out by the templates."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from flask import url_for

from workbench.domain.anchors import AnchorState
from workbench.domain.claims import CLOSED
from workbench.domain.text_diff import Change, changes_between
from workbench.models import Appearance, AppearanceChange, Article, ArticleRevision, Claim
from workbench.services import appearances, articles, readings, revisions
from workbench.services.revisions import Became, RevisionLine
from workbench.web.article_page import CLAIM_WEIGHT, ArticlePage, page_href, page_of
from workbench.web.reading import Segment, segments_of

# A page of a difference holds so many changed stretches, or as many as have so many characters.
CHANGES_SHOWN = 80
CHANGES_CHARS = 60_000
# So many claims that read differently are listed beside it; the queue has them all.
LISTED_MAX = 100
_AROUND = 60


def revision_href(revision: ArticleRevision, start: int, *, claim_id: int | None = None) -> str:
    """Return the address of the page of a revision that holds a character, or of a claim there."""
    # "from" is no name that Python lets stand before an equals sign.
    page: dict[str, Any] = {"from": start} if start else {}
    return url_for(
        "revisions.show",
        _anchor=None if claim_id is None else f"span-{claim_id}",
        article_id=revision.article_id,
        number=revision.number,
        **page,
    )


class RevisionView:
    """One revision of an article, the page of it that holds character *at*."""

    def __init__(self, article: Article, revision: ArticleRevision, at: int) -> None:
        self.article = article
        self.revision = revision
        self._at = at

    @cached_property
    def lines(self) -> list[RevisionLine]:
        """Return all revisions of the article, newest first."""
        return revisions.list_revisions(self.article)

    @property
    def line(self) -> RevisionLine:
        """Return when, by whom and how this one came."""
        return next(each for each in self.lines if each.number == self.revision.number)

    @cached_property
    def page(self) -> ArticlePage:
        """Return the page that is shown."""
        marks = [(start, CLAIM_WEIGHT) for start in readings.starts_of(self.revision)]
        return page_of(self.revision.text, self._at, marks)

    @cached_property
    def segments(self) -> list[Segment]:
        """Return the text of the page, cut where claims begin and end."""
        start, end = self.page.start, self.page.end
        spans = articles.spans_of(self.revision, start=start, end=end)
        return segments_of(self.revision.text, spans, start=start, end=end)

    def href(self, start: int | None) -> str | None:
        """Return the address of the page that starts at a character, if there is one."""
        return None if start is None else revision_href(self.revision, start)


class ChangesView:
    """What reads differently from revision *old* to *new*, from the changed stretch *skip* on."""

    def __init__(
        self, article: Article, old: ArticleRevision, new: ArticleRevision, skip: int
    ) -> None:
        self.article = article
        self.old, self.new = old, new
        self._skip = skip

    @cached_property
    def lines(self) -> list[RevisionLine]:
        """Return all revisions of the article, newest first."""
        return revisions.list_revisions(self.article)

    @cached_property
    def _all(self) -> list[Change]:
        return changes_between(self.old.text, self.new.text)

    @property
    def count(self) -> int:
        """Return how many stretches changed."""
        return len(self._all)

    @cached_property
    def shown(self) -> list[Change]:
        """Return the changed stretches of the page."""
        shown: list[Change] = []
        characters = 0
        for each in self._all[self._skip : self._skip + CHANGES_SHOWN]:
            characters += sum(len(part.text) for part in each.parts)
            if shown and characters > CHANGES_CHARS:
                break
            shown.append(each)
        return shown

    @property
    def first(self) -> int:
        """Return the number of the first stretch shown."""
        return self._skip + 1

    @property
    def last(self) -> int:
        """Return the number of the last stretch shown."""
        return self._skip + len(self.shown)

    @property
    def start_href(self) -> str | None:
        """Return the address of the first page where this is a later one."""
        return self._href(0) if self._skip else None

    @property
    def more_href(self) -> str | None:
        """Return the address of the page behind, if any."""
        return self._href(self.last) if 0 < self.last < self.count else None

    def _href(self, skip: int) -> str:
        return url_for(
            "revisions.changes",
            article_id=self.article.id,
            number=self.new.number,
            since=self.old.number,
            skip=skip or None,
        )

    @cached_property
    def outcomes(self) -> list[Became]:
        """Return what became of each claim, where the two are neighbours."""
        if self.new.number != self.old.number + 1:
            return []
        return revisions.outcomes_in(self.new)

    @property
    def counts(self) -> list[tuple[AnchorState, int]]:
        """Return how many claims each outcome has."""
        counts = Counter(each.state for each in self.outcomes)
        return [(state, counts[state]) for state in AnchorState if counts[state]]

    @cached_property
    def listed(self) -> list[Became]:
        """Return the claims that did not simply stay, as many as are listed."""
        return [
            each
            for each in self.outcomes
            if each.state is not AnchorState.KEPT or each.context_changed
        ][:LISTED_MAX]

    def place_href(self, became: Became) -> str:
        """Return the address of a claim's place in the newer text, or in the older when gone."""
        here, revision = (became.now, self.new) if became.now else (became.before, self.old)
        return revision_href(revision, here.start_char, claim_id=became.claim.id)


@dataclass(frozen=True)
class PossiblePlace:
    """A place where a claim could be now, with what stands around it."""

    start: int
    before: str
    words: str
    after: str


@dataclass(frozen=True)
class ShownChange:
    """A change of the article at a claim's place, as the claim's page shows it."""

    id: int
    number: int
    state: AnchorState
    before: Appearance
    became: Appearance | None
    context_changed: bool
    changes_href: str
    places: list[PossiblePlace]


def shown_changes(claim: Claim) -> list[ShownChange]:
    """Return the changes at the claim's places that nobody has seen; none for a closed claim."""
    if claim.status in CLOSED:
        return []
    return [_shown(each) for each in appearances.unseen_of(claim)]


def _shown(change: AppearanceChange) -> ShownChange:
    revision, text = change.revision, change.revision.text
    newest = revision.article.newest.id == revision.id
    return ShownChange(
        id=change.id,
        number=revision.number,
        state=change.outcome,
        before=change.appearance,
        became=change.became,
        context_changed=bool(change.became and change.became.context_changed),
        changes_href=url_for(
            "revisions.changes", article_id=revision.article_id, number=revision.number
        ),
        places=[
            PossiblePlace(
                start,
                text[max(0, start - _AROUND) : start],
                text[start:end],
                text[end : end + _AROUND],
            )
            for start, end in (change.places if newest and change.became_id is None else [])
        ],
    )


def standing_href(place: appearances.Place) -> str:
    """Return the address of where a claim stands now, or stood in the last text that had it."""
    here = place.standing
    if not place.gone:
        return page_href(place.article.id, here.start_char, claim_id=here.claim_id)
    return revision_href(here.revision, here.start_char, claim_id=here.claim_id)
