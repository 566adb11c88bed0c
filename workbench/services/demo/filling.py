"""The demo desk's week as a list of steps, each a transaction of its own at its own time.

Whoever runs the steps sets the clock and opens the transaction; the verbs are those of every desk,
so that the history tells what was really done.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from workbench.domain.claims import ClaimEdit, ClaimStatus
from workbench.domain.verdicts import Answer, VerdictDraft
from workbench.models import Article, Claim, Editor
from workbench.services import (
    articles,
    claims,
    desk,
    editors,
    evidence,
    holds,
    publications,
    verdicts,
)
from workbench.services.demo.people import ADMIN, EDITOR, PEOPLE, REVIEWER
from workbench.services.demo.stories import HELD, MERGED, STORIES
from workbench.services.demo.story import Ruling, Story
from workbench.services.demo.texts import ARTICLES, MISSION, DemoArticle
from workbench.services.evidence import EvidenceDraft
from workbench.services.extraction import propose

DESK_NAME = "The Lantern Desk"
# The week ends yesterday evening, whatever the hour of the day is now.
DAYS = 6
_MINUTE, _HOUR, _DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


@dataclass(frozen=True)
class Step:
    """Something to do in one transaction, when the clock stands at `at`."""

    at: datetime
    do: Callable[[], object]


class Filling:
    """A new desk and what is done on it; `now` is when the demo opens, an aware time in UTC."""

    def __init__(self, now: datetime) -> None:
        self._now = now
        self._opened = now.replace(hour=0, minute=0, second=0, microsecond=0) - DAYS * _DAY
        self._people: dict[str, Editor] = {}
        self._articles: dict[str, Article] = {}
        self._claims: dict[tuple[str, str], Claim] = {}

    def steps(self) -> Iterator[Step]:
        """Yield all steps in the order of their times."""
        found = [
            Step(self._opened + 8 * _HOUR, self._found_desk),
            *(self._arrival(day, each) for day, each in enumerate(ARTICLES)),
            *(step for story in STORIES for step in self._course(story)),
            Step(self._opened + 3 * _DAY + 15 * _HOUR, self._merge),
            Step(self._now, self._hold),
        ]
        yield from sorted(found, key=lambda each: each.at)

    def _found_desk(self) -> None:
        desk.found_desk()
        desk.change_settings({"name": DESK_NAME}, actor=None)
        for each in PEOPLE:
            person = editors.add_editor(each.name, each.email, each.role, actor=None)
            editors.set_password(person, each.password, actor=person)
            self._people[each.email] = person

    def _arrival(self, day: int, article: DemoArticle) -> Step:
        at = self._opened + day * _DAY + 8 * _HOUR + 40 * _MINUTE
        draft = article.draft(at.date())
        proposals = propose(draft)

        def take_in() -> None:
            actor = self._people[EDITOR.email]
            self._articles[article.key] = articles.take_in(draft, proposals, actor=actor)

        return Step(at, take_in)

    def _worker(self, story: Story) -> Editor:
        return self._people[REVIEWER.email if story.article == MISSION else EDITOR.email]

    def _second(self, story: Story) -> Editor:
        return self._people[ADMIN.email if story.article == MISSION else REVIEWER.email]

    def _course(self, story: Story) -> Iterator[Step]:
        """Yield the steps of one claim, each later than the one before."""
        at = self._opened + story.days * _DAY + story.hour * _HOUR
        if story.dismissal:
            yield Step(at, partial(self._dismiss, story))
            return
        yield Step(at, partial(self._accept, story))
        if story.pieces:
            yield Step(at + 10 * _MINUTE, partial(self._split, story))
            return
        yield Step(at + 5 * _MINUTE, partial(self._reword, story))
        for item in story.evidence:
            at += 15 * _MINUTE
            yield Step(at, partial(self._attach, story, item))
        for ruling in story.rulings:
            at += 20 * _MINUTE
            yield Step(at, partial(self._record, story, ruling))
            if not (story.last_unsigned and ruling is story.rulings[-1]):
                at += 2 * _HOUR
                yield Step(at, partial(self._answer, story, ruling))
        if story.published:
            yield from self._aftermath(story, at)

    def _aftermath(self, story: Story, at: datetime) -> Iterator[Step]:
        yield Step(at + 10 * _MINUTE, partial(self._publish, story, ""))
        if story.correction is not None:
            item, ruling, reason = story.correction
            at += _DAY
            yield Step(at, partial(self._attach, story, item))
            yield Step(at + 10 * _MINUTE, partial(self._record, story, ruling))
            yield Step(at + 50 * _MINUTE, partial(self._answer, story, ruling))
            yield Step(at + 55 * _MINUTE, partial(self._publish, story, reason))
        if story.withdrawal:
            yield Step(at + 2 * _DAY, partial(self._withdraw, story))

    def _claim(self, article: str, words: str) -> Claim:
        key = (article, words)
        if key not in self._claims:
            self._claims[key] = self._find_or_mark(self._articles[article], words)
        return self._claims[key]

    def _find_or_mark(self, article: Article, words: str) -> Claim:
        """Return the open claim on exactly *words*, else the closest around them, else a new one.

        What the extractor proposes may change with its rules; the demo's week does not.
        """
        revision = article.newest
        open_ = {ClaimStatus.PROPOSED, ClaimStatus.ACCEPTED}
        around = [
            each
            for each in articles.spans_of(revision)
            if each.claim.status in open_
            and (each.quote == words or (words in each.quote and not each.claim.status_note))
            and each.claim not in self._claims.values()
        ]
        if around:
            return min(around, key=lambda each: len(each.quote)).claim
        story = next(each for each in STORIES if each.words == words)
        return claims.add_by_hand(
            claims.find_mark(revision, words), story.kind, actor=self._worker(story)
        )

    def _accept(self, story: Story) -> None:
        claim = self._claim(story.article, story.words)
        if claim.status is ClaimStatus.PROPOSED:
            claims.accept(claim, actor=self._worker(story))

    def _dismiss(self, story: Story) -> None:
        claim = self._claim(story.article, story.words)
        claims.dismiss(claim, story.dismissal, actor=self._worker(story))

    def _split(self, story: Story) -> None:
        claims.split(
            self._claim(story.article, story.words), story.pieces, actor=self._worker(story)
        )

    def _reword(self, story: Story) -> None:
        claim = self._claim(story.article, story.words)
        wanted = ClaimEdit(
            wording=story.wording,
            kind=story.kind,
            claimant=story.claimant,
            claimant_type=story.claimant_type,
            claimed_on=claim.claimed_on,
        )
        claims.edit(claim, wanted, rev=claim.rev, actor=self._worker(story))

    def _attach(self, story: Story, item: EvidenceDraft) -> None:
        claim = self._claim(story.article, story.words)
        evidence.attach(claim, item, actor=self._worker(story))

    def _record(self, story: Story, ruling: Ruling) -> None:
        claim = self._claim(story.article, story.words)
        rating = next(r for r in desk.current_scale().ratings if r.label == ruling.rating)
        draft = VerdictDraft(
            rating_id=rating.id,
            summary=ruling.summary,
            evidence_ids=tuple(each.id for each in evidence.evidence_of(claim)),
            replaces=verdicts.count_of(claim),
        )
        verdicts.record(claim, draft, actor=self._worker(story))

    def _answer(self, story: Story, ruling: Ruling) -> None:
        claim = self._claim(story.article, story.words)
        verdict = verdicts.newest_verdict(claim)
        if verdict is None:
            msg = "the demo records a verdict before it is answered"
            raise RuntimeError(msg)
        verdicts.answer(
            claim,
            Answer.RETURNED if ruling.returned else Answer.SIGNED,
            verdict_number=verdict.number,
            digest=verdict.content_digest,
            comment=ruling.returned,
            actor=self._second(story),
        )

    def _publish(self, story: Story, reason: str) -> None:
        claim = self._claim(story.article, story.words)
        verdict = verdicts.get_newest(claim)
        publications.publish(
            claim,
            verdict_number=verdict.number,
            digest=verdict.content_digest,
            reason=reason,
            actor=self._second(story),
        )

    def _withdraw(self, story: Story) -> None:
        claim = self._claim(story.article, story.words)
        publications.withdraw(claim, story.withdrawal, actor=self._second(story))

    def _merge(self) -> None:
        article, words, other, other_words = MERGED
        claim = self._find_or_mark(self._articles[article], words)
        claims.merge(claim, self._claim(other, other_words), actor=self._people[EDITOR.email])

    def _hold(self) -> None:
        holds.take(self._claim(*HELD), actor=self._people[REVIEWER.email])
