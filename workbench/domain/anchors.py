"""What became of marked passages when the text they stand in was replaced by a newer one.

A passage is found again by its exact words, what stands before and after them, and their place in
the order of the text (the selectors of the W3C Web Annotation model). What could be in two places
is put in neither: it is gone, and the possible places are for somebody to choose from.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from workbench.domain.alignment import Alignment, Gap
from workbench.domain.anchor_places import Found, Searched
from workbench.domain.sentences import (
    folded,
    sentence_around,
    sentences_of,
    telling_words,
    weight_of,
)

Span = tuple[int, int]
PLACES_MAX = 5
# From so many characters on the same words are no coincidence.
_LONG = 100
# Below this share of common words the rest of a sentence is another sentence's.
_SAME_SENTENCE = 0.5
# So much of two sentences, passage and all, is in both where only a word or two was edited.
_MOSTLY_SAME = 0.7
# A sentence that was cut or made longer: nearly all of the shorter is in the longer one.
_ALL_THERE = 0.9
_CUT = 0.35
# A place that is nearer than another by less than this is no nearer.
_ABOUT = 0.35
# From this share on it is enough for words that read differently altogether.
_SURELY_SAME = 0.6
# Of a changed passage at least this share of its words, by length, stands in both texts.
_CHANGED_SHARE = 0.5
_LONGER = 3
# A sentence that was moved whole has at least so many characters to be told from others.
_WHOLE_SENTENCE = 20


class AnchorState(StrEnum):
    """What became of a passage; `meaning` is the line shown to editors."""

    KEPT = "kept"
    MOVED = "moved"
    CHANGED = "changed"
    GONE = "gone"

    @property
    def meaning(self) -> str:
        """Return one line that tells this state from the others."""
        return _MEANINGS[self]


_MEANINGS = {
    AnchorState.KEPT: "the same words at their place",
    AnchorState.MOVED: "the same words, and only they, at another place",
    AnchorState.CHANGED: "other words at the same place",
    AnchorState.GONE: "nothing in the newer text is surely this passage",
}


@dataclass(frozen=True)
class Outcome:
    """What became of one passage.

    `span` is its first character in the newer text and the one behind its last; None when it is
    gone. `context_changed` says that the rest of its sentence reads differently. `places` are
    where else it could be, likeliest first, at most PLACES_MAX.
    """

    state: AnchorState
    span: Span | None = None
    context_changed: bool = False
    places: tuple[Span, ...] = ()


GONE = Outcome(AnchorState.GONE)


def re_anchor(old_text: str, new_text: str, spans: Sequence[Span]) -> list[Outcome]:
    """Return what became of each of *spans*, (start, end) in *old_text*, in *new_text*.

    Takes time that grows with length, some seconds for ten million characters.
    """
    return _Anchoring(old_text, new_text, spans).outcomes()


@dataclass(frozen=True)
class _Fit:
    """How the sentence around a place fits the one around the passage, both without its words.

    It is the `same`; or `like` it by so much of the shorter, 0 to 1, None where there is none, and
    `close` by so much of the longer; or an `other` sentence of the old text, letter for letter.
    `whole` says that there is nothing but the passage.
    """

    same: bool
    like: float | None
    close: float
    other: bool = False
    whole: bool = False


class _Anchoring:
    def __init__(self, old: str, new: str, spans: Sequence[Span]) -> None:
        self.old, self.new = old, new
        self.spans = spans
        self.laid = Alignment(old, new, spans)
        self._others: frozenset[str] | None = None

    def outcomes(self) -> list[Outcome]:
        found: dict[Span, Outcome] = {}
        unsure: dict[Span, Found | None] = {}
        for span in dict.fromkeys(self.spans):
            stayed = self.laid.stayed(*span)
            if stayed is not None:
                found[span] = Outcome(AnchorState.KEPT, (stayed, stayed + span[1] - span[0]))
                continue
            there = corresponding(self.laid, span)
            kept = self._kept(span, there)
            if kept is None or kept.context_changed:
                unsure[span] = there
            else:
                found[span] = kept
        if unsure:
            searched = Searched(self.laid, unsure)
            found |= {span: self._decided(span, there, searched) for span, there in unsure.items()}
        _leave_no_doubles(found)
        return [found[each] for each in self.spans]

    def _kept(self, span: Span, there: Found | None) -> Outcome | None:
        """Return that the passage is where it was, when its words are there and surely its own."""
        if there is None or self.new[slice(*there.span)] != self.old[slice(*span)]:
            return None
        fit = self._fit(span, there.span)
        if fit.same:
            return Outcome(AnchorState.KEPT, there.span)
        if fit.other or not (span[1] - span[0] >= _LONG or self._same_sentence(span, there, fit)):
            return None
        return Outcome(AnchorState.KEPT, there.span, context_changed=True)

    def _same_sentence(self, span: Span, there: Found, fit: _Fit) -> bool:
        """Return whether the sentence around the words may be theirs, edited."""
        nearness = self._nearness(span, there.span)
        if nearness >= _MOSTLY_SAME or fit.like is None:
            return nearness >= _SAME_SENTENCE
        # All of the rest may stand in the old one: it was cut in two, or made longer.
        cut = fit.like >= _ALL_THERE and fit.close >= _CUT
        return fit.close >= _SAME_SENTENCE or cut

    def _fit(self, span: Span, place: Span) -> _Fit:
        old_at, new_at = sentence_around(self.old, *span), sentence_around(self.new, *place)
        old_before, new_before = self.old[old_at[0] : span[0]], self.new[new_at[0] : place[0]]
        old_after, new_after = self.old[span[1] : old_at[1]], self.new[place[1] : new_at[1]]
        same = folded(old_before) == folded(new_before) and folded(old_after) == folded(new_after)
        whole = not (old_before.strip() or new_before.strip()) and same
        if same:
            return _Fit(same=True, like=1.0, close=1.0, whole=whole)
        ours = telling_words(f"{old_before} {old_after}")
        theirs = telling_words(f"{new_before} {new_after}")
        least, most = sorted((weight_of(ours), weight_of(theirs)))
        common = weight_of(ours & theirs)
        return _Fit(
            same=False,
            like=common / least if least else None,
            close=common / most if most else 0.0,
            other=self._is_other(new_at),
        )

    def _is_other(self, sentence: Span) -> bool:
        """Return whether a sentence of the new text stood in the old one, letter for letter."""
        if self._others is None:
            gaps = self.laid.gaps
            found = (sentences_of(self.old, each.old_start, each.old_end) for each in gaps)
            self._others = frozenset(each for sentences in found for each in sentences)
        return self.new[slice(*sentence)].strip() in self._others

    def _decided(self, span: Span, there: Found | None, searched: Searched) -> Outcome:
        """Return what became of a passage whose sentence is not where it was, as it was."""
        elsewhere = searched.free(span)
        sure = [place for place in elsewhere if self._surely_moved(span, place)]
        if len(sure) == 1 and not searched.stood_twice(span):
            return Outcome(AnchorState.MOVED, sure[0])
        here = self._kept(span, there) or self._changed(span, there)
        likely = searched.likely(span)
        if here is None and not sure:
            here = self._moved_in_changed(span, elsewhere)
        if here is not None and here.span is not None and not sure:
            others = [*elsewhere, *likely, *searched.like_sentence(span)]
            if not self._rivalled(span, here.span, others):
                return here
        possible = [*sure, *([here.span] if here and here.span else []), *elsewhere, *likely]
        if there is not None and there.share >= _CHANGED_SHARE:
            possible.append(there.span)
        return replace(GONE, places=_first([*possible, *searched.taken(span)]))

    def _moved_in_changed(self, span: Span, elsewhere: Sequence[Span]) -> Outcome | None:
        """Return that the words stand anew in one place only, in a sentence much like theirs."""
        if len(elsewhere) != 1:
            return None
        fit = self._fit(span, elsewhere[0])
        if fit.other or fit.close < _SURELY_SAME:
            return None
        return Outcome(AnchorState.MOVED, elsewhere[0], context_changed=not fit.same)

    def _rivalled(self, span: Span, own: Span, places: Sequence[Span]) -> bool:
        """Return whether another of *places* is about as near to the passage's old sentence."""
        at = sentence_around(self.new, *own)
        least = max(self._nearness(span, own) - _ABOUT, _CHANGED_SHARE)
        return any(
            self._nearness(span, place) >= least
            for place in places
            if place[1] <= at[0] or place[0] >= at[1]
        )

    def _nearness(self, span: Span, place: Span) -> float:
        """Return how much of the sentences around the two, by the length of words, is in both."""
        ours = telling_words(self.old[slice(*sentence_around(self.old, *span))])
        theirs = telling_words(self.new[slice(*sentence_around(self.new, *place))])
        most = max(weight_of(ours), weight_of(theirs))
        return weight_of(ours & theirs) / most if most else 0.0

    def _surely_moved(self, span: Span, place: Span) -> bool:
        """Return whether the words stand there in their own sentence, which others cannot be."""
        fit = self._fit(span, place)
        # With nothing else in the sentence the words themselves must be telling.
        telling = not fit.whole or span[1] - span[0] >= _WHOLE_SENTENCE
        return fit.same and (telling or self._same_around(span, place))

    def _same_around(self, span: Span, place: Span) -> bool:
        """Return whether what stands around the two is the same for a few words."""
        reach = _WHOLE_SENTENCE
        before = self.old[max(0, span[0] - reach) : span[0]]
        after = self.old[span[1] : span[1] + reach]
        return (
            before == self.new[max(0, place[0] - reach) : place[0]]
            or after == self.new[place[1] : place[1] + reach]
        )

    def _changed(self, span: Span, there: Found | None) -> Outcome | None:
        if there is None or self.new[slice(*there.span)] == self.old[slice(*span)]:
            return None
        fit = self._fit(span, there.span)
        if fit.other:
            return None
        if fit.like is None or fit.whole:
            fits = there.share >= _SURELY_SAME
        elif there.share >= _CHANGED_SHARE:
            fits = fit.like >= _SAME_SENTENCE
        else:
            ratio = (there.span[1] - there.span[0]) / (span[1] - span[0])
            fits = fit.close >= _SURELY_SAME and 1 / _LONGER <= ratio <= _LONGER
        if not fits:
            return None
        return Outcome(AnchorState.CHANGED, there.span, context_changed=not fit.same)


def corresponding(laid: Alignment, span: Span) -> Found | None:
    """Return the place in the order of the new text that *span* of the old one has there."""
    gap = laid.gap_at(span[0])
    first, last = gap.old.within(*span)
    if first == last:
        return None
    inside = [each for each in range(first, last) if gap.forth[each] >= 0]
    before, after = gap.run_before(first), gap.run_from(last)
    low = 0 if before is None else min(first - before.a, before.length) + before.b
    high = len(gap.new.texts) if after is None else after.b + max(0, last - after.a)
    free_before = first - (0 if before is None else min(first, before.a + before.length))
    free_after = (len(gap.old.texts) if after is None else max(last, after.a)) - last
    if inside:
        begin = _edge(gap.forth[inside[0]] - low, inside[0] - first, free_before)
        finish = _edge(high - gap.forth[inside[-1]] - 1, last - 1 - inside[-1], free_after)
        start, end = gap.forth[inside[0]] - begin, gap.forth[inside[-1]] + 1 + finish
    elif free_before or free_after or low >= high:
        return None
    else:
        start, end = low, high
    ours, theirs = (first, last), (start, end)
    return Found(_characters(laid, gap, span, ours, theirs), _share(gap, ours, theirs, inside))


def _edge(between: int, replaced: int, outside: int) -> int:
    """Return how many of the new words *between* belong to the passage at one of its edges.

    None when none of its own were *replaced* there; all when none *outside* of it were.
    """
    if not replaced:
        return 0
    return min(between, replaced if outside else max(replaced * _LONGER, _LONGER))


def _characters(laid: Alignment, gap: Gap, span: Span, ours: Span, theirs: Span) -> Span:
    """Return the characters of the new words, cut inside a word where the span was.

    Space at an end of the span is counted in where the new text has the same there.
    """
    start, end = gap.new.starts[theirs[0]], gap.new.ends[theirs[1] - 1]
    old_start, old_end = gap.old.starts[ours[0]], gap.old.ends[ours[1] - 1]
    space = laid.old[span[0] : max(span[0], old_start)]
    if gap.forth[ours[0]] == theirs[0] and laid.new.endswith(space, 0, start):
        start += span[0] - old_start
    space = laid.old[min(old_end, span[1]) : span[1]]
    if gap.forth[ours[1] - 1] == theirs[1] - 1 and laid.new.startswith(space, end):
        end += span[1] - old_end
    return start, end


def _share(gap: Gap, ours: Span, theirs: Span, inside: Iterable[int]) -> float:
    """Return how much of the passage, by the length of its words, stands in both."""
    common = _weight(gap.old.texts[each] for each in inside)
    whole = max(_weight(gap.old.texts[slice(*ours)]), _weight(gap.new.texts[slice(*theirs)]), 1)
    return common / whole


def _weight(words: Iterable[str]) -> int:
    return sum(len(each) for each in words if each[0].isalnum())


def _first(places: Iterable[Span]) -> tuple[Span, ...]:
    return tuple(dict.fromkeys(places))[:PLACES_MAX]


def _leave_no_doubles(found: dict[Span, Outcome]) -> None:
    """Make gone all passages of which two different ones would be at one and the same place."""
    by_place: dict[Span, list[Span]] = defaultdict(list)
    for span, outcome in found.items():
        if outcome.span is not None:
            by_place[outcome.span].append(span)
    for place, spans in by_place.items():
        if len(spans) < 2:  # noqa: PLR2004  # two at one place
            continue
        kept = [each for each in spans if found[each].state is AnchorState.KEPT]
        for span in spans:
            if len(kept) != 1 or span != kept[0]:
                found[span] = replace(GONE, places=_first([place, *found[span].places]))
