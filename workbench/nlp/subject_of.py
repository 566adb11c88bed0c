"""The word that a verb is said of, by the tree where a parser has read the Doc, else by order."""

from bisect import bisect_left

from workbench.nlp import words
from workbench.nlp.labels import Relation, relation_of
from workbench.nlp.passages import Passage
from workbench.nlp.tags import Tag

_BACK = 6
_UP = 4
_SKIPPED = frozenset({Tag.ADVERB, Tag.NOT, Tag.TO})
_HELPERS = words.AUXILIARIES | words.MODALS | words.NON_FINITE_AUX
# The subject of a verb that has none of its own is that of the verb it hangs on, or the noun.
_SHARED = frozenset(
    {Relation.CONJUNCT, Relation.OPEN_COMPLEMENT, Relation.ADVERBIAL, Relation.AUXILIARY}
)
_RELATIVES = words.RELATIVES | {"that"}
_OF_NOUN = frozenset({Relation.PARTICIPLE, Relation.RELATIVE})


def subject_of(passage: Passage, verb: int) -> int | None:
    """Return the head word of the subject of *verb*, or None where none is found."""
    token = passage.doc[passage.index[verb]]
    if not token.dep_:
        return _before(passage, verb)
    for _ in range(_UP):
        own = next((c for c in token.children if relation_of(c.dep_) == Relation.SUBJECT), None)
        relation = relation_of(token.dep_)
        if own is not None and not (relation in _OF_NOUN and own.lower_ in _RELATIVES):
            return _word(passage, own.i)
        if relation in _OF_NOUN:
            return _word(passage, token.head.i)
        if relation not in _SHARED:
            return None
        token = token.head
    return None


def _word(passage: Passage, token: int) -> int | None:
    """Return a token of the Doc as a word of the passage, None outside it."""
    at = bisect_left(passage.index, token)
    return at if at < passage.end and passage.index[at] == token else None


def _before(passage: Passage, verb: int) -> int | None:
    """Return the noun or pronoun that stands before the verb and its helpers."""
    for i in range(verb - 1, max(-1, verb - _BACK), -1):
        if passage.tag(i) not in _SKIPPED and passage.lower(i) not in _HELPERS:
            nominal = passage.tag(i) in (Tag.NOUN, Tag.NAME, Tag.PRONOUN, Tag.RELATIVE, Tag.THAT)
            return i if nominal else None
    return None
