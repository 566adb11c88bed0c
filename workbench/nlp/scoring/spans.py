"""Proposed claims against readers' marks: overlap, kinds, claimants and the order of the queue.

Two spans match when their characters' intersection over union is at least one half; matching is
one to one, the best overlap first. Precision is the share of proposals that match a mark of either
reader; recall the share of the marks on which both readers agree, and which one of them finds worth
2 or more, that a proposal matches.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from workbench.domain.claims import ClaimCandidate
from workbench.nlp.scoring.marks import Mark, MarkedArticle

OVERLAP_MIN = 0.5
WORTH_MIN = 2
URGENT = 3
TOP = 5


class Span(Protocol):
    """Anything with a start and an end in characters."""

    @property
    def start_char(self) -> int:
        """Return where it starts."""

    @property
    def end_char(self) -> int:
        """Return where it ends, exclusive."""


def overlap(one: Span, two: Span) -> float:
    """Return the intersection of two spans over their union, in characters: 0 to 1."""
    shared = min(one.end_char, two.end_char) - max(one.start_char, two.start_char)
    if shared <= 0:
        return 0.0
    return shared / (max(one.end_char, two.end_char) - min(one.start_char, two.start_char))


def match(left: Sequence[Span], right: Sequence[Span]) -> list[tuple[int, int]]:
    """Return which spans of *left* match which of *right*, as numbers; each at most once.

    The best overlap is taken first and, among equals, the later span.
    """
    order = sorted(range(len(right)), key=lambda j: right[j].start_char)
    starts = [right[j].start_char for j in order]
    found = []
    for i, one in enumerate(left):
        # A match is at most twice as long, so it begins at most one length earlier.
        low = bisect_left(starts, 2 * one.start_char - one.end_char)
        high = bisect_left(starts, one.end_char)
        for j in order[low:high]:
            value = overlap(one, right[j])
            if value >= OVERLAP_MIN:
                found.append((value, i, j))
    found.sort(reverse=True)
    taken_left: set[int] = set()
    taken_right: set[int] = set()
    pairs = []
    for _, i, j in found:
        if i not in taken_left and j not in taken_right:
            taken_left.add(i)
            taken_right.add(j)
            pairs.append((i, j))
    return pairs


def same_name(one: str, two: str) -> bool:
    """Return whether two names may mean the same: equal, one within the other, or one surname."""
    one, two = one.casefold().strip(), two.casefold().strip()
    if not one or not two:
        return one == two
    return one.split()[-1] == two.split()[-1] or one in two or two in one


@dataclass(frozen=True)
class Agreement:
    """How two readers agree: F1 of the one's spans as proposals to the other, and the rest."""

    spans: int
    precision: float
    recall: float
    kind: float
    claimant: float

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall, which is the same either way round."""
        return harmonic(self.precision, self.recall)


@dataclass(frozen=True)
class SpanScore:
    """How proposals do against marks; every figure but the counts lies between 0 and 1.

    `kind` and `claimant` are shares of the agreed marks found; `average_precision` is that of the
    ranking by worth over all articles; `precision_at_top` and `worth_at_top` are means over
    articles of the share of the five best that match a mark, and one of worth 3.
    """

    proposed: int
    agreed: int
    precision: float
    recall: float
    kind: float
    claimant: float
    average_precision: float
    precision_at_top: float
    worth_at_top: float

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall."""
        return harmonic(self.precision, self.recall)


@dataclass(frozen=True)
class Judged:
    """One article's proposals compared with its marks, by number.

    `right` are the proposals that match a mark of either reader. `found` leads from an agreed
    mark (a pair of numbers, one a reader) to the proposal that matches it; `missed` are the rest.
    """

    article: MarkedArticle
    proposals: Sequence[ClaimCandidate]
    right: frozenset[int]
    found: dict[tuple[int, int], int]
    missed: tuple[tuple[int, int], ...]

    def marks(self, pair: tuple[int, int]) -> tuple[Mark, Mark]:
        """Return the two readers' marks of an agreed pair."""
        return self.article.first[pair[0]], self.article.second[pair[1]]

    def kind_right(self, pair: tuple[int, int]) -> bool:
        """Return whether the kind found is that of either reader."""
        proposal = self.proposals[self.found[pair]]
        return proposal.kind in {each.kind for each in self.marks(pair)}

    def claimant_right(self, pair: tuple[int, int]) -> bool | None:
        """Return whether the claimant is that of either reader; None where nobody names one."""
        named = self.proposals[self.found[pair]].claimant
        names = [each.claimant for each in self.marks(pair)]
        if not named and not any(names):
            return None
        return any(same_name(named, each) for each in names)

    @property
    def ranked(self) -> list[int]:
        """Return the proposals, worthiest first; equals keep the order of the text."""
        return sorted(range(len(self.proposals)), key=lambda i: -self.proposals[i].worth)

    @property
    def urgent(self) -> float | None:
        """Return which share of the top is of worth 3; None where no reader finds anything so."""
        best = [self.proposals[i] for i in self.ranked[:TOP]]
        readers = [
            [mark for mark in reader if mark.worth == URGENT]
            for reader in (self.article.first, self.article.second)
        ]
        if not best or not any(readers):
            return None
        hit = {i for marks in readers for i, _ in match(best, marks)}
        return len(hit) / len(best)


def judge_article(article: MarkedArticle, proposals: Sequence[ClaimCandidate]) -> Judged:
    """Return *proposals* compared with the marks of *article*."""
    first, second = article.first, article.second
    right = {i for reader in (first, second) for i, _ in match(proposals, reader)}
    agreed = [
        pair
        for pair in match(first, second)
        if max(first[pair[0]].worth, second[pair[1]].worth) >= WORTH_MIN
    ]
    found: dict[tuple[int, int], int] = {}
    for reader, place in ((first, 0), (second, 1)):
        for i, number in match(proposals, [reader[pair[place]] for pair in agreed]):
            found.setdefault(agreed[number], i)
    missed = tuple(pair for pair in agreed if pair not in found)
    return Judged(article, proposals, frozenset(right), found, missed)


@dataclass
class _Sums:
    proposed: int = 0
    right: int = 0
    agreed: int = 0
    found: int = 0
    kinds: int = 0
    claimants: list[bool] = field(default_factory=list)
    ranked: list[tuple[float, bool]] = field(default_factory=list)
    at_top: list[float] = field(default_factory=list)
    urgent: list[float] = field(default_factory=list)

    def add(self, judged: Judged) -> None:
        self.proposed += len(judged.proposals)
        self.right += len(judged.right)
        self.agreed += len(judged.found) + len(judged.missed)
        self.found += len(judged.found)
        self.kinds += sum(judged.kind_right(pair) for pair in judged.found)
        named = (judged.claimant_right(pair) for pair in judged.found)
        self.claimants += [each for each in named if each is not None]
        order = judged.ranked
        self.ranked += [(judged.proposals[i].worth, i in judged.right) for i in order]
        if order:
            self.at_top.append(mean([i in judged.right for i in order[:TOP]]))
        if (urgent := judged.urgent) is not None:
            self.urgent.append(urgent)


def score_spans(judged: Iterable[Judged]) -> SpanScore:
    """Return the figures over articles that every reader marked something in."""
    sums = _Sums()
    for each in judged:
        if each.article.scored:
            sums.add(each)
    return SpanScore(
        proposed=sums.proposed,
        agreed=sums.agreed,
        precision=share(sums.right, sums.proposed),
        recall=share(sums.found, sums.agreed),
        kind=share(sums.kinds, sums.found),
        claimant=mean(sums.claimants),
        average_precision=average_precision(sums.ranked),
        precision_at_top=mean(sums.at_top),
        worth_at_top=mean(sums.urgent),
    )


def agreement(articles: Iterable[MarkedArticle]) -> Agreement:
    """Return how the two readers of *articles* agree; a single reader agrees with itself."""
    first = second = both = kinds = 0
    names: list[bool] = []
    for article in articles:
        if not article.scored:
            continue
        first += len(article.first)
        second += len(article.second)
        for i, j in match(article.first, article.second):
            one, two = article.first[i], article.second[j]
            both += 1
            kinds += one.kind is two.kind
            if one.claimant or two.claimant:
                names.append(same_name(one.claimant, two.claimant))
    return Agreement(both, share(both, first), share(both, second), share(kinds, both), mean(names))


def readers_top(articles: Sequence[MarkedArticle]) -> float:
    """Return the W@5 that readers' own marks reach, ranked by their worth: the better reader's."""
    return max(
        score_spans(
            judge_article(each, [_as_proposal(each, mark) for mark in each.readers[place]])
            for each in articles
        ).worth_at_top
        for place in (0, -1)
    )


def _as_proposal(article: MarkedArticle, mark: Mark) -> ClaimCandidate:
    return ClaimCandidate(
        start_char=mark.start_char,
        end_char=mark.end_char,
        quote=article.text[mark.start_char : mark.end_char],
        kind=mark.kind,
        claimant=mark.claimant,
        worth=mark.worth / URGENT,
        reasons=(),
    )


def average_precision(ranked: Iterable[tuple[float, bool]]) -> float:
    """Return the mean, over the right ones, of the precision of all ranked down to each.

    *ranked* are scores with whether each is right; equal scores keep their order.
    """
    seen = 0
    total = 0.0
    for rank, (_, right) in enumerate(sorted(ranked, key=lambda pair: -pair[0]), start=1):
        if right:
            seen += 1
            total += seen / rank
    return share(total, seen)


def share(part: float, whole: float) -> float:
    """Return *part* of *whole*, 0 where there is no whole."""
    return part / whole if whole else 0.0


def mean(values: Sequence[float]) -> float:
    """Return the mean, 0 of nothing."""
    return share(sum(values), len(values))


def harmonic(one: float, two: float) -> float:
    """Return the harmonic mean of two shares, 0 where both are."""
    return share(2 * one * two, one + two)
