"""Who says something by the commas and the words beside a verb, whatever a parser made of them."""

from workbench.nlp import words
from workbench.nlp.passages import Passage
from workbench.nlp.tags import NOMINAL, VERBAL, Tag
from workbench.nlp.tree_reader import Reader

# So many words may stand between commas behind a name, and between a subject and its verb.
_ASIDE_MAX = 24
_GROUP_MAX = 4
_PHRASE_MAX = 12
_IN_PHRASE = frozenset(
    {Tag.NAME, Tag.NOUN, Tag.ADJECTIVE, Tag.DETERMINER, Tag.NUMBER, Tag.POSSESSIVE}
)
_ENDS_ASIDE = VERBAL | {Tag.QUOTE, Tag.STOP, Tag.RELATIVE, Tag.STRONG}
_OPENS_ASIDE = frozenset({Tag.DETERMINER, Tag.POSSESSIVE, Tag.NUMBER, Tag.NOUN, Tag.ADJECTIVE})
_IN_GROUP = frozenset({Tag.ADVERB, Tag.NOT, Tag.FINITE})


def subject_by_marks(reader: Reader, at: int) -> int | None:
    """Return the head of whom the marks around a verb of saying make its subject, or None.

    "Ann Lee" in "In May, Ann Lee, a pilot, said", "the pilot" in "The quay, the pilot said, …".
    """
    passage = reader.passage
    i = at - 1
    while i > at - _GROUP_MAX and passage.tag(i) in _IN_GROUP and not _is_capital(passage, i):
        i -= 1
    if passage.tag(i) == Tag.COMMA:
        return _before_aside(passage, i)
    return _between(reader, i, at) if passage.tag(i) in NOMINAL else None


def _is_capital(passage: Passage, at: int) -> bool:
    return passage.token(at)[:1].isupper()


def _before_aside(passage: Passage, comma: int) -> int | None:
    """Return the name before the aside that a comma closes, where it begins a sentence or part."""
    low = passage.sentence_of(comma)[0]
    for i in range(comma - 1, max(low, comma - _ASIDE_MAX), -1):
        if passage.tag(i) in _ENDS_ASIDE:
            return None
        opens = passage.token(i) == "," and passage.tag(i + 1) in _OPENS_ASIDE
        if opens and _is_capital(passage, i - 1) and _begins(passage, i - 1, low):
            return i - 1
    return None


def _begins(passage: Passage, at: int, low: int) -> bool:
    """Return whether only capitalized words stand between a word and a comma or the beginning."""
    while at >= low and _is_capital(passage, at):
        at -= 1
    return at < low or passage.tag(at) == Tag.COMMA


def _between(reader: Reader, last: int, verb: int) -> int | None:
    """Return the head of a noun phrase between a comma, or "as", and the verb behind it."""
    passage = reader.passage
    low = passage.sentence_of(verb)[0]
    i = last
    while i > low and last - i < _PHRASE_MAX and _is_in_phrase(passage, i):
        i -= 1
    if i <= low or not (passage.token(i) == "," or passage.lower(i) == "as") or i == last:
        return None
    head = last
    for _ in range(_PHRASE_MAX):
        up = reader.tree.heads[head]
        if not i < up < verb or up == head:
            break
        head = up
    return head


def _is_in_phrase(passage: Passage, at: int) -> bool:
    if passage.lower(at) == "of" or passage.tag(at) == Tag.PRONOUN:
        return True
    return passage.tag(at) in _IN_PHRASE and passage.lower(at) not in words.DAYS
