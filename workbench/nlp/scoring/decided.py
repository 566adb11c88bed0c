"""A desk's own decisions as marks: what it accepted, dismissed and has not looked at."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workbench.domain.claims import ClaimCandidate
from workbench.nlp.scoring.marks import MarkedArticle
from workbench.nlp.scoring.spans import Span, match, share


@dataclass(frozen=True)
class _Place:
    start_char: int
    end_char: int


@dataclass(frozen=True)
class Kept:
    """Of the proposals that the desk has decided on, how many it accepted and dismissed."""

    accepted: int
    dismissed: int

    @property
    def share(self) -> float:
        """Return the share accepted, 0 where nothing proposed was decided."""
        return share(self.accepted, self.accepted + self.dismissed)


def count_kept(read: Iterable[tuple[MarkedArticle, Sequence[ClaimCandidate]]]) -> Kept:
    """Return how the desk decided on what is proposed, over articles and their proposals."""
    accepted = dismissed = 0
    for article, proposals in read:
        marks = len(article.first)
        places: list[Span] = [*article.first, *_places(article.dismissed)]
        for _, number in match(proposals, places):
            accepted += number < marks
            dismissed += number >= marks
    return Kept(accepted, dismissed)


def without_undecided(
    article: MarkedArticle, proposals: Sequence[ClaimCandidate]
) -> Sequence[ClaimCandidate]:
    """Return the proposals without those that wait for the desk: they count for nothing yet."""
    if not article.undecided:
        return proposals
    decided: list[Span] = [*article.first, *article.second, *_places(article.dismissed)]
    waiting = {
        i
        for i, number in match(proposals, [*decided, *_places(article.undecided)])
        if number >= len(decided)
    }
    return [each for i, each in enumerate(proposals) if i not in waiting]


def _places(spans: Iterable[tuple[int, int]]) -> list[_Place]:
    return [_Place(start, end) for start, end in spans]
