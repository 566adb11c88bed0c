"""Where the exact words of passages, or words like them, stand in what is new in a text."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from workbench.domain.alignment import Alignment, Words
from workbench.domain.sentences import sentence_around

Span = tuple[int, int]
# Passages are looked for by so many of their words at once.
_KEY = 3
# Words that stand in more places than this tell nothing of any.
_MOST_PLACES = 64
# So many characters are looked through for places that belong to other passages already.
_LOOKED_THROUGH = 200_000_000
_TAKEN_SHOWN = 3
_LIKELY_SHARE = 0.5
_LIKELY_SHOWN = 2


@dataclass(frozen=True)
class Found:
    """A place in the new text, and the share of the passage's words that stands in both."""

    span: Span
    share: float


@dataclass(frozen=True)
class _Wanted:
    """A passage that is looked for: its words, and how its first whole one lies in it."""

    span: Span
    words: tuple[str, ...]
    offset: int
    sentence: tuple[str, ...]


class Searched:
    """What is new in a text, searched once for all passages that are not where they were."""

    def __init__(self, laid: Alignment, spans: Iterable[Span]) -> None:
        self.laid = laid
        self._left = _LOOKED_THROUGH
        wanted = {span: _wanted(laid, span) for span in spans}
        self._wanted = {span: each for span, each in wanted.items() if each is not None}
        found = self._wanted.values()
        pieces = {piece for each in found for piece in _pieces(each.words)}
        pieces |= {piece for each in found for piece in _pieces(each.sentence)}
        self._new = _places((each.new for each in laid.gaps), pieces)
        self._old = _places((each.old for each in laid.gaps), pieces)

    def free(self, span: Span) -> list[Span]:
        """Return where exactly the passage's words stand anew: not where they always stood."""
        wanted = self._wanted.get(span)
        if wanted is None:
            return []
        found = []
        for number, word in self._new.get(wanted.words[:_KEY], ()):
            gap = self.laid.gaps[number]
            place = _exact(self.laid.new, gap.new.starts[word], wanted, self.laid.old)
            if place is not None and not self._stood(number, word, word + len(wanted.words)):
                found.append(place)
        return found

    def stood_twice(self, span: Span) -> bool:
        """Return whether the old text had the same words elsewhere too, and lost them there."""
        wanted = self._wanted[span]
        for number, word in self._old.get(wanted.words[:_KEY], ()):
            gap = self.laid.gaps[number]
            place = _exact(self.laid.old, gap.old.starts[word], wanted, self.laid.old)
            if place is None or place == span:
                continue
            if -1 in gap.forth[word : word + len(wanted.words)]:
                return True
        return False

    def likely(self, span: Span) -> list[Span]:
        """Return the stretches of what is new that are of words much like the passage's."""
        wanted = self._wanted.get(span)
        return [] if wanted is None else list(self._alike(wanted.words))

    def like_sentence(self, span: Span) -> list[Span]:
        """Return the stretches of what is new that are much like the passage's sentence."""
        wanted = self._wanted.get(span)
        return [] if wanted is None else list(self._alike(wanted.sentence))

    def _alike(self, words: tuple[str, ...]) -> Iterator[Span]:
        if len(words) <= _KEY:
            return
        votes: Counter[tuple[int, int]] = Counter()
        for at, piece in enumerate(_pieces(words)):
            for number, word in self._new.get(piece, ()):
                votes[number, max(0, word - at)] += 1
        least = _LIKELY_SHARE * (len(words) - _KEY + 1)
        for (number, word), count in votes.most_common(_LIKELY_SHOWN):
            new = self.laid.gaps[number].new
            last = min(word + len(words), len(new.ends)) - 1
            if count >= least and not self._stood(number, word, last + 1):
                yield new.starts[word], new.ends[last]

    def _stood(self, number: int, first: int, last: int) -> bool:
        """Return whether new words are old ones that stayed together."""
        before = self.laid.gaps[number].back[first:last]
        return before[0] >= 0 and before == list(range(before[0], before[0] + len(before)))

    def taken(self, span: Span) -> list[Span]:
        """Return some places of the same words, be they others' or not; what is cheap to find."""
        return list(self._taken(span))

    def _taken(self, span: Span) -> Iterator[Span]:
        quote = self.laid.old[slice(*span)]
        at = -1
        for _ in range(_TAKEN_SHOWN):
            if self._left <= 0:
                return
            before, at = at, self.laid.new.find(quote, at + 1)
            self._left -= (len(self.laid.new) if at < 0 else at) - max(before, 0)
            if at < 0:
                return
            yield at, at + len(quote)


def _wanted(laid: Alignment, span: Span) -> _Wanted | None:
    """Return what is looked for: the whole words of the passage; None when it has none."""
    gap = laid.gap_at(span[0])
    first, last = gap.old.within(*span)
    if first < last and gap.old.starts[first] < span[0]:
        first += 1
    if first < last and gap.old.ends[last - 1] > span[1]:
        last -= 1
    if first >= last:
        return None
    words = tuple(gap.old.texts[first:last])
    around = slice(*gap.old.within(*sentence_around(laid.old, *span)))
    return _Wanted(span, words, gap.old.starts[first] - span[0], tuple(gap.old.texts[around]))


def _pieces(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Return the runs of words that a passage is found by."""
    return [words[at : at + _KEY] for at in range(max(1, len(words) - _KEY + 1))]


def _places(
    texts: Iterable[Words], pieces: set[tuple[str, ...]]
) -> dict[tuple[str, ...], list[tuple[int, int]]]:
    """Return where each of *pieces* stands: the number of the gap and of the word in it."""
    by_length: dict[int, set[tuple[str, ...]]] = defaultdict(set)
    for piece in pieces:
        by_length[len(piece)].add(piece)
    found: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    for number, words in enumerate(texts):
        for length, those in by_length.items():
            for at in range(len(words.texts) - length + 1):
                here = tuple(words.texts[at : at + length])
                if here in those and len(found[here]) <= _MOST_PLACES:
                    found[here].append((number, at))
    return {piece: places for piece, places in found.items() if len(places) <= _MOST_PLACES}


def _exact(text: str, first: int, wanted: _Wanted, old: str) -> Span | None:
    start = first - wanted.offset
    end = start + wanted.span[1] - wanted.span[0]
    same = start >= 0 and text[start:end] == old[slice(*wanted.span)]
    return (start, end) if same else None
