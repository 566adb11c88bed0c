"""A sentence cut at every place where a clause could begin; what each piece holds."""

from dataclasses import dataclass
from itertools import pairwise

from workbench.nlp import verbs, words
from workbench.nlp.passages import Passage, Range
from workbench.nlp.tags import BEFORE_NOUN, MARKS, NOMINAL, OPENERS, VERBAL, Tag

_ING_OPENERS = words.word_set(
    "after before by while when without since despite from in upon for with of on through"
)
_BEFORE_PAST = NOMINAL | {Tag.ADVERB, Tag.COMMA, Tag.NOT, Tag.STRONG, Tag.POSSESSIVE}
_OPENS_SPEECH = NOMINAL | BEFORE_NOUN
_BEFORE_VERB = frozenset({Tag.ADVERB, Tag.NOT})
_OBJECTS = _OPENS_SPEECH | {Tag.THAT, Tag.QUOTE}
_BEFORE_OPENER = frozenset({Tag.COMMA, Tag.STRONG, Tag.COORDINATOR})
_CUTTING = OPENERS | {Tag.STRONG, Tag.COMMA}
# Brackets with fewer words than this stay inside their clause.
_ASIDE_WORDS = 8
# How far (words) the verb of a reported clause may stand behind the verb of saying.
_VERB_AHEAD = 14


@dataclass
class Segment:
    """A piece of a sentence between two places where a clause could begin.

    `start` is the first word after its openers. `comma` says that a comma or a stronger mark
    stands before it, `hard` that it is a stronger mark. `verb` is its first finite verb, `bare`
    says that this verb opens it, `participle` is its opening -ing form.
    """

    start: int
    end: int
    opener: str = ""
    opener_tag: Tag | None = None
    comma: bool = False
    hard: bool = False
    verb: int | None = None
    bare: bool = False
    participle: int | None = None


def segments_of(passage: Passage, sentence: Range) -> list[Segment]:
    """Return the segments of one sentence, in order, without those that hold nothing."""
    start, end = sentence
    cuts = [start, *passage.places_in(_cuts, start + 1, end), end]
    out: list[Segment] = []
    for low, high in pairwise(cuts):
        segment = _segment(passage, low, high)
        if segment.end > segment.start:
            out.append(segment)
        elif out and segment.opener and not segment.comma:
            out[-1].end = segment.start  # "the year before,": an opener that opens nothing
    return out


def _cuts(passage: Passage) -> list[int]:
    """Return the words at which a clause could begin, wherever its sentence begins."""
    said = {i + 1 for i in passage.places(verbs.REPORTING_FORMS)}
    likely = passage.quote_edges | said
    return [
        i
        for i, tag in enumerate(passage.tags)
        if (tag in _CUTTING or i in likely) and _is_cut(passage, i)
    ]


def _is_cut(passage: Passage, i: int) -> bool:
    tag, before = passage.tag(i), passage.tag(i - 1)
    if i in passage.quote_edges:
        return True
    if tag == Tag.STRONG:
        return not _is_inner_mark(passage, i)
    if tag == Tag.COMMA:
        return not (before == Tag.NUMBER and passage.tag(i + 1) == Tag.NUMBER)
    if tag in OPENERS:
        return before not in _BEFORE_OPENER
    return _opens_unmarked_speech(passage, i)


def _is_inner_mark(passage: Passage, i: int) -> bool:
    """Return whether a dash joins a word ("six - member") or a bracket holds a few words."""
    token = passage.token(i)
    if token == "-":  # noqa: S105  # a mark of the text
        return passage.tag(i + 1) in (Tag.NOUN, Tag.ADJECTIVE)
    if token in ("(", "["):
        return any(passage.token(j) in (")", "]") for j in range(i + 1, i + _ASIDE_WORDS))
    if token in (")", "]"):
        return any(passage.token(j) in ("(", "[") for j in range(i - _ASIDE_WORDS + 1, i))
    return False


def _opens_unmarked_speech(passage: Passage, i: int) -> bool:
    """Return whether *i* opens what was said, right after a finite verb of saying.

    "said fishermen noticed": a nominal must follow, and a finite verb before the next mark.
    """
    verb = i - 1
    if passage.tag(verb) not in VERBAL or passage.lower(verb) not in verbs.REPORTING_FORMS:
        return False
    if passage.lower(verb) in verbs.HEARER_VERBS:
        return False
    return passage.tag(i) in _OPENS_SPEECH and _verb_ahead(passage, i)


def _verb_ahead(passage: Passage, i: int) -> bool:
    for j in range(i, i + _VERB_AHEAD):
        if passage.tag(j) in VERBAL:
            return True
        if passage.tag(j) in (Tag.STOP, Tag.STRONG, Tag.RELATIVE, Tag.SUBORDINATOR):
            return False
    return False


def _segment(passage: Passage, low: int, high: int) -> Segment:
    segment = Segment(low, high)
    i = low
    while i < high and passage.tag(i) in MARKS:
        segment.comma = True
        segment.hard = segment.hard or passage.tag(i) != Tag.COMMA
        i += 1
    while i < high and passage.tag(i) in OPENERS and not _is_pronoun(passage, i):
        if passage.tag(i) != Tag.COORDINATOR or not segment.opener:
            segment.opener, segment.opener_tag = passage.lower(i), passage.tag(i)
        i += 1
        if segment.opener_tag == Tag.RELATIVE:
            break
    segment.start = i
    segment.end = _without_marks(passage, i, high)
    _find_verb(passage, segment)
    return segment


def _is_pronoun(passage: Passage, i: int) -> bool:
    return passage.tag(i) == Tag.THAT and passage.tag(i - 1) == Tag.COMMA


def _without_marks(passage: Passage, low: int, high: int) -> int:
    while high > low and passage.tag(high - 1) in MARKS:
        if passage.token(high - 1) in (")", "]"):
            break
        high -= 1
    return high


def _find_verb(passage: Passage, segment: Segment) -> None:
    start, end = segment.start, segment.end
    first = start
    while first < end and passage.tag(first) in _BEFORE_VERB:
        first += 1
    if first < end and passage.tag(first) == Tag.ING:
        segment.participle = first
    elif passage.lower(first) in _ING_OPENERS and passage.tag(first + 1) == Tag.ING:
        segment.participle = first + 1
    segment.verb = _finite_verb(passage, start, end)
    segment.bare = segment.verb is not None and segment.verb <= first


def _finite(passage: Passage) -> list[int]:
    return [i for i, tag in enumerate(passage.tags) if tag == Tag.FINITE]


def _past(passage: Passage) -> list[int]:
    return [i for i, tag in enumerate(passage.tags) if tag == Tag.PAST]


def _finite_verb(passage: Passage, start: int, end: int) -> int | None:
    """Return the finite verb of a stretch: a certain one, or a past form before it."""
    certain = next(iter(passage.places_in(_finite, start, end)), None)
    likely = [
        i
        for i in passage.places_in(_past, start, end if certain is None else certain)
        if _past_is_finite(passage, i, start, only=certain is None)
    ]
    for i in likely[:-1]:
        # "Photos released of the scene showed bodies": the one with an object is the verb.
        if passage.tag(i + 1) != Tag.PREPOSITION:
            return i
    return likely[-1] if likely else certain


def _past_is_finite(passage: Passage, i: int, start: int, *, only: bool) -> bool:
    """Return whether a past form is finite; *only* says that no certain verb follows it.

    "The men arrested on Friday were freed": a certain verb follows, and no object stands between.
    """
    if passage.lower(i + 1) == "by":
        return False
    after = passage.tag(i + 1)
    if i == start:
        return after != Tag.STOP
    if passage.tag(i - 1) not in _BEFORE_PAST:
        return False
    has_object = after in _OBJECTS
    return only or has_object or passage.lower(i) in verbs.SAY_FORMS
