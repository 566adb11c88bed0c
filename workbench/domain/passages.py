"""Is the quoted passage in the text? Looked up letter for letter, and where that fails, nearly so.

White space, quotation marks, dashes, soft hyphens, ligatures and combining marks differ between a
page and what an editor copied from it without anybody having changed a word. So both are folded
first, and every place is given in the text as it stands. Time grows with the length of the text,
whatever the passage: a few short runs of the passage's words are looked for, and only around where
they stand is it compared word by word. (Half a second for ten million characters, one second where
the passage differs.)
"""

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from functools import cache

# From so great a share of equal words on, the place is the passage's with small differences.
LEAST_ALIKE = 0.8
# A passage shorter than this has too few words to be found in other words than its own.
LEAST_WORDS = 4
_SEED_WORDS = 3
_SEEDS = 60
_HITS_OF_A_SEED = 40
_PLACES = 3
# A number is one word, or a difference would show half of it.
_WORD = re.compile(r"\d+(?:[.,]\d+)+|\w+|[^\w\s]")
_PART = re.compile(rf"(?:{_WORD.pattern})\s*|\s+")
_QUOTES = "«»“”„‟‹›‘’‚‛`´′″＂＇"
_DASHES = "‐‑‒–—―−﹘﹣－"
_NOTHING = "\u00ad\u200b\u200c\u200d\u2060\ufeff"


class PassageOutcome(StrEnum):
    """What came of looking a passage up."""

    FOUND = "found"
    DIFFERS = "differs"
    MISSING = "missing"
    NO_TEXT = "no text"


@dataclass(frozen=True)
class PassageFound:
    """Where the passage stands: characters *start* to *end* of the text as it was given.

    `parts` reads from the passage to the text where they differ: (op, words), op being same, ins
    (only the text has it) or del (only the passage has it). `places` is how often it stands there
    letter for letter.
    """

    outcome: PassageOutcome
    start: int = 0
    end: int = 0
    places: int = 0
    parts: tuple[tuple[str, str], ...] = ()


def look_up(passage: str, text: str) -> PassageFound:
    """Return where *passage* stands in *text*, first place first; an ellipsis is taken as written.

    A passage without a word is missing; so is one of less than LEAST_WORDS words that is not there
    letter for letter.
    """
    if not text.strip():
        return PassageFound(PassageOutcome.NO_TEXT)
    wanted, there = _Folded(passage), _Folded(text)
    needle = _without_quotes(wanted.text.strip())
    if not needle:
        return PassageFound(PassageOutcome.MISSING)
    at = there.text.find(needle)
    if at >= 0:
        start, end = there.span(at, at + len(needle))
        places = there.text.count(needle)
        return PassageFound(PassageOutcome.FOUND, start, end, places)
    return _nearly(needle, there)


def _without_quotes(folded: str) -> str:
    """Return a passage without the quotation marks that an editor put around the whole of it."""
    quoted = len(folded) > 1 and folded[0] == folded[-1] == "'"
    return folded[1:-1].strip() if quoted else folded


class _Folded:
    """A text with what carries no meaning folded away, and where each character came from."""

    def __init__(self, text: str) -> None:
        self.original = text
        pieces: list[str] = []
        # Where a run of folded characters begins, and the original character it begins at: within
        # a run both go on side by side, so most texts need few runs.
        self._folded: list[int] = [0]
        self._source: list[int] = [0]
        length, after_space = 0, True
        for start, piece in _pieces(text):
            if not piece.text:
                self._mark(length, start + piece.length)
                continue
            if piece.text == " ":
                if after_space:
                    self._mark(length, start + piece.length)
                    continue
                after_space = True
            else:
                after_space = False
            self._mark(length, start)
            pieces.append(piece.text)
            length += len(piece.text)
            if len(piece.text) != piece.length:
                self._mark(length, start + piece.length)
        self.text = "".join(pieces)

    def _mark(self, folded: int, source: int) -> None:
        last = len(self._folded) - 1
        if self._source[last] + folded - self._folded[last] == source:
            return
        if self._folded[last] == folded:
            self._source[last] = source
        else:
            self._folded.append(folded)
            self._source.append(source)

    def source(self, folded: int) -> int:
        """Return the original character that the folded character *folded* came from."""
        run = bisect_right(self._folded, folded) - 1
        after = self._source[run + 1] if run + 1 < len(self._source) else len(self.original)
        return min(self._source[run] + folded - self._folded[run], max(after - 1, 0))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the original characters of the folded ones from *start* to *end*."""
        return self.source(start), self.source(end - 1) + 1


@dataclass(frozen=True)
class _Piece:
    text: str
    length: int


_COMBINING = "\u0300-\u036f"


@cache
def _unusual(composing: bool) -> re.Pattern[str]:  # noqa: FBT001  # one of two patterns, kept
    """Return what is not the same folded as it stands; everything else is copied in long runs.

    Letters beyond the basic plane are rare enough to be looked at one by one. Only where a text has
    combining marks is each letter looked at for them: that takes ten times as long.
    """
    changing = "".join(
        each
        for each in map(chr, range(0xA0, 0x10000))
        if unicodedata.normalize("NFKC", each) != each
    )
    marks = rf"{_QUOTES}\"{_DASHES}{_NOTHING}{re.escape(changing)}\U00010000-\U0010ffff"
    combined = rf"\w[{_COMBINING}]+|" if composing else ""
    return re.compile(rf"\s{{2,}}|[^\S ]|{combined}[{marks}]")


def _pieces(text: str) -> Iterator[tuple[int, _Piece]]:
    """Yield the pieces of *text* in order with where each starts: (start, folded and length)."""
    at = 0
    composing = re.search(f"[{_COMBINING}]", text) is not None
    for match in _unusual(composing).finditer(text):
        if match.start() > at:
            yield at, _Piece(text[at : match.start()], match.start() - at)
        yield match.start(), _Piece(_fold(match.group()), len(match.group()))
        at = match.end()
    if at < len(text):
        yield at, _Piece(text[at:], len(text) - at)


def _fold(found: str) -> str:
    if found.isspace():
        return " "
    if found in _NOTHING:
        return ""
    if found in _QUOTES or found == '"':
        return "'"
    if found in _DASHES:
        return "-"
    return unicodedata.normalize("NFKC", found)


def _nearly(needle: str, there: _Folded) -> PassageFound:
    """Return the place that reads most like *needle*, if any is like enough."""
    words = list(_WORD.finditer(needle))
    if len(words) < LEAST_WORDS:
        return PassageFound(PassageOutcome.MISSING)
    best, best_alike = None, LEAST_ALIKE
    wanted = [each.group().lower() for each in words]
    for start in _likely_starts(needle, words, there.text):
        window = _window(there.text, start, len(needle))
        if not window:
            continue
        # Words that stand everywhere begin no match of their own: else time grew with the square.
        match = SequenceMatcher(None, wanted, [each.group().lower() for each in window])
        blocks = [each for each in match.get_matching_blocks() if each.size]
        if not blocks:
            continue
        # Words around the passage within the window are none of its own.
        first, last = blocks[0].b, blocks[-1].b + blocks[-1].size
        same = sum(each.size for each in blocks)
        alike = 2 * same / (len(wanted) + last - first)
        if alike >= best_alike:
            best, best_alike = (window[first].start(), window[last - 1].end()), alike
    if best is None:
        return PassageFound(PassageOutcome.MISSING)
    return PassageFound(
        PassageOutcome.DIFFERS,
        *there.span(*best),
        parts=_differences(needle, there.text[best[0] : best[1]]),
    )


def _likely_starts(needle: str, words: list[re.Match[str]], text: str) -> list[int]:
    """Return where the passage would begin if one of its runs of words stands in its place."""
    last = len(words) - _SEED_WORDS
    step = max(1, last // _SEEDS)
    bucket = max(40, len(needle) // 4)
    votes: Counter[int] = Counter()
    low, searched = needle.lower(), text.lower()
    if len(searched) != len(text) or len(low) != len(needle):
        # Some letters have a longer small form: places would shift.
        low, searched = needle, text
    for index in range(0, last + 1, step):
        begin, end = words[index].start(), words[index + _SEED_WORDS - 1].end()
        places = _places_of(low[begin:end], searched)
        for at in places:
            votes[(at - begin) // bucket] += _HITS_OF_A_SEED // len(places)
    # Differences before a run of words shift it: the bucket beside it speaks for the same place.
    near = {each: votes[each - 1] + votes[each] + votes[each + 1] for each in votes}
    ranked = sorted(near, key=lambda each: (-near[each], each))[:_PLACES]
    return [each * bucket for each in ranked]


def _places_of(seed: str, text: str) -> list[int]:
    """Return where *seed* stands; nowhere where that is too often to tell one place by it."""
    places: list[int] = []
    at = text.find(seed)
    while at >= 0:
        if len(places) == _HITS_OF_A_SEED:
            return []
        places.append(at)
        at = text.find(seed, at + 1)
    return places


def _window(text: str, start: int, length: int) -> list[re.Match[str]]:
    spare = max(80, length // 3)
    return list(_WORD.finditer(text, max(0, start - spare), max(0, start + length + 2 * spare)))


def _differences(passage: str, found: str) -> tuple[tuple[str, str], ...]:
    """Return how *found* reads against *passage*, word by word, white space kept with its word."""
    old, new = (_PART.findall(each) for each in (passage, found))
    parts: list[tuple[str, str]] = []
    bare_old, bare_new = ([each.strip() for each in words] for words in (old, new))
    matcher = SequenceMatcher(None, bare_old, bare_new)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            parts.append(("same", "".join(new[c:d])))
            continue
        if b > a:
            parts.append(("del", "".join(old[a:b])))
        if d > c:
            parts.append(("ins", "".join(new[c:d])))
    return tuple(parts)
