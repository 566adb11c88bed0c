"""A sentence cut at every place where a clause could begin; what each piece holds."""

from dataclasses import dataclass

from workbench.nlp import verbs, words
from workbench.nlp.passages import Passage, Range
from workbench.nlp.tagging import BEFORE_NOUN, NOMINAL, Tag

_VERB_TAGS = frozenset({Tag.FINITE, Tag.PAST})
_OPENERS = frozenset({Tag.COORDINATOR, Tag.SUBORDINATOR, Tag.RELATIVE, Tag.THAT})
_LINKS = frozenset({"and", "but", "or", "nor", "yet", "so", "then", ";"})
_ING_OPENERS = frozenset(
    "after before by while when without since despite from in upon for with of on through".split()
)


@dataclass
class Segment:
    """A piece of a sentence between two places where a clause could begin.

    `start` is the first word after its openers. `comma` says that a comma (or a stronger mark)
    stands before it, `hard` that it is a stronger mark. `verb` is its first finite verb, `bare`
    that this verb opens it, `participle` its opening -ing form.
    """

    start: int
    end: int
    opener: str = ""
    opener_tag: Tag | None = None
    comma: bool = False
    hard: bool = False
    verb: int | None = None
    participle: int | None = None

    @property
    def bare(self) -> bool:
        """Return whether it opens with its verb, so that its subject stands elsewhere."""
        return self.verb is not None and self.bare_from <= self.start

    bare_from: int = -1


def segments_of(passage: Passage, sentence: Range) -> list[Segment]:
    """Return the segments of one sentence, in order, without those that hold nothing."""
    cuts = _cuts(passage, sentence)
    out: list[Segment] = []
    for low, high in zip(cuts, [*cuts[1:], sentence[1]], strict=True):
        segment = _segment(passage, low, high)
        if segment.end > segment.start:
            out.append(segment)
        elif out and segment.opener and not segment.comma:
            out[-1].end = segment.start  # "the year before,": an opener that opens nothing
    return out


def _cuts(passage: Passage, sentence: Range) -> list[int]:
    start, end = sentence
    edges = {low for low, _ in passage.quotes} | {high for _, high in passage.quotes}
    cuts = [start]
    for i in range(start + 1, end):
        if i in edges or _is_cut(passage, i):
            cuts.append(i)
    return cuts


def _is_cut(passage: Passage, i: int) -> bool:
    tag, before = passage.tag(i), passage.tag(i - 1)
    if tag == Tag.STRONG:
        return not _glued(passage, i)
    if tag == Tag.COMMA:
        return not (before == Tag.NUMBER and passage.tag(i + 1) == Tag.NUMBER)
    if tag in _OPENERS:
        return before not in (Tag.COMMA, Tag.STRONG, Tag.COORDINATOR)
    if tag == Tag.ING:
        return passage.lower(i - 1) in _ING_OPENERS - {"of"} and False
    return _is_zero_that(passage, i)


def _glued(passage: Passage, i: int) -> bool:
    """Return whether a dash or bracket stands inside a word or number ("six - member")."""
    token = passage.token(i)
    if token == "-":
        return passage.tag(i) == Tag.NAME or passage.tag(i + 1) in (Tag.NOUN, Tag.ADJECTIVE)
    if token in ("(", "["):
        return any(passage.token(j) in (")", "]") for j in range(i + 1, i + _ASIDE_WORDS))
    if token in (")", "]"):
        return any(passage.token(j) in ("(", "[") for j in range(i - _ASIDE_WORDS + 1, i))
    return False


_ASIDE_WORDS = 8


def _is_zero_that(passage: Passage, i: int) -> bool:
    """Return whether *i* opens what was said, right after a finite verb of saying.

    "said fishermen noticed", "told reporters the ship": a nominal must follow, and a finite verb
    after it before the next mark.
    """
    verb = i - 1
    if passage.lower(verb) in verbs.HEARER_VERBS or passage.tag(verb) not in _VERB_TAGS:
        return False
    if passage.lower(verb) not in verbs.REPORTING_FORMS:
        return False
    if passage.tag(i) not in NOMINAL | BEFORE_NOUN | {Tag.QUOTE}:
        return False
    return _finite_ahead(passage, i)


_AHEAD = 14


def _finite_ahead(passage: Passage, i: int) -> bool:
    for j in range(i, i + _AHEAD):
        tag = passage.tag(j)
        if tag in _VERB_TAGS:
            return True
        if tag in (Tag.STOP, Tag.STRONG, Tag.RELATIVE, Tag.SUBORDINATOR):
            return False
    return False


def _segment(passage: Passage, low: int, high: int) -> Segment:
    segment = Segment(low, high)
    i = low
    while i < high and (passage.tag(i) in (Tag.COMMA, Tag.STRONG, Tag.QUOTE, Tag.STOP)):
        segment.comma = True
        segment.hard = segment.hard or passage.tag(i) != Tag.COMMA
        i += 1
    while i < high and passage.tag(i) in _OPENERS and not _pronoun_use(passage, i):
        if passage.tag(i) != Tag.COORDINATOR or not segment.opener:
            segment.opener, segment.opener_tag = passage.lower(i), passage.tag(i)
        i += 1
        if segment.opener_tag == Tag.RELATIVE:
            break
    segment.start = i
    segment.end = _trim(passage, i, high)
    _find_verb(passage, segment)
    return segment


def _pronoun_use(passage: Passage, i: int) -> bool:
    return passage.tag(i) == Tag.THAT and passage.tag(i - 1) == Tag.COMMA


def _trim(passage: Passage, low: int, high: int) -> int:
    while high > low and passage.tag(high - 1) in (Tag.COMMA, Tag.STRONG, Tag.QUOTE, Tag.STOP):
        if passage.tag(high - 1) == Tag.STRONG and passage.token(high - 1) in (")", "]"):
            break
        high -= 1
    return high


def _find_verb(passage: Passage, segment: Segment) -> None:
    start, end = segment.start, segment.end
    first = start
    while first < end and passage.tag(first) in (Tag.ADVERB, Tag.NOT):
        first += 1
    if passage.tag(first) == Tag.ING and first < end:
        segment.participle = first
    elif passage.lower(first) in _ING_OPENERS and passage.tag(first + 1) == Tag.ING:
        segment.participle = first + 1
    segment.verb = _finite_verb(passage, start, end)
    segment.bare_from = start if segment.verb is not None and segment.verb <= first else end


def _finite_verb(passage: Passage, start: int, end: int) -> int | None:
    """Return the finite verb of a stretch: a certain one, else a past form that can be finite."""
    certain = next((i for i in range(start, end) if passage.tag(i) == Tag.FINITE), None)
    limit = end if certain is None else certain
    likely = [
        i
        for i in range(start, limit)
        if passage.tag(i) == Tag.PAST and _past_is_finite(passage, i, start, certain)
    ]
    for i in likely[:-1]:
        # "Photos released of the scene showed bodies": the one with an object is the verb.
        if passage.tag(i + 1) != Tag.PREPOSITION:
            return i
    return likely[-1] if likely else certain


def _past_is_finite(passage: Passage, i: int, start: int, certain: int | None) -> bool:
    after = passage.tag(i + 1)
    if i == start:
        return passage.lower(i + 1) != "by" and after != Tag.STOP
    if passage.tag(i - 1) not in NOMINAL | {
        Tag.ADVERB,
        Tag.COMMA,
        Tag.NOT,
        Tag.STRONG,
        Tag.POSSESSIVE,
    }:
        return False
    if passage.lower(i + 1) == "by":
        return False
    # "The men arrested on Friday were freed": a certain verb follows and no object stands between.
    object_follows = after in BEFORE_NOUN | NOMINAL | {Tag.THAT, Tag.QUOTE}
    return certain is None or object_follows or passage.lower(i) in verbs.SAY_FORMS


def starts_with_link(passage: Passage, i: int) -> bool:
    """Return whether the word at *i* merely ties a clause to the one before."""
    return passage.lower(i) in _LINKS or passage.lower(i) in words.COORDINATORS
