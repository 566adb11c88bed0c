"""Whose a document is: "the ministry's report", "a letter from Ann Lee", "Lee issued a notice"."""

from dataclasses import replace

from workbench.nlp import words
from workbench.nlp.claimants import claimant_mention
from workbench.nlp.mentions import Mention
from workbench.nlp.nouns import DOCUMENTS
from workbench.nlp.passages import Passage, Range
from workbench.nlp.tags import VERBAL, Tag

_MADE = words.word_set(
    "authored commissioned compiled completed conducted drafted filed issued led posted prepared"
    " presented produced published released sent submitted tweeted written"
)
_MAKES = _MADE | words.word_set("wrote writes publishes issues releases posts")
_BETWEEN = frozenset({Tag.ADJECTIVE, Tag.NOUN, Tag.NUMBER, Tag.DETERMINER, Tag.NAME})
_BEFORE_VERB = frozenset({Tag.FINITE, Tag.ADVERB})
_NAMING = frozenset({Tag.NAME, Tag.NOUN, Tag.ADJECTIVE})
_IN_NAME = _NAMING | {Tag.DETERMINER}
_ENDS_NAME = VERBAL | {Tag.COMMA, Tag.STOP, Tag.STRONG, Tag.QUOTE, Tag.RELATIVE, Tag.THAT}
# So many words may stand between a document and what tells whose it is, and name that.
_REACH = 6
_NAME_MAX = 10


def document_mentions(passage: Passage) -> list[Mention]:
    """Return the documents of a passage whose author stands beside them, in order."""
    out = []
    for at in passage.places(DOCUMENTS):
        author = _author(passage, at)
        if author is not None:
            words_of = passage.lower(at)
            out.append(Mention(words_of, passage.char(at), definite=True, author=author))
    return out


def _author(passage: Passage, at: int) -> Mention | None:
    """Return who made the document at a word, where the words around it tell."""
    for way in (_owner, _maker_behind, _maker_before, _speaker_in):
        found = way(passage, at)
        mention = claimant_mention(passage, found) if found is not None else None
        if mention is not None and not mention.is_pronoun:
            return replace(mention, start_char=passage.char(at), speaks=False)
    return None


def _start_of(passage: Passage, at: int) -> int:
    """Return the word before which the words for a document begin: "the 74-page" is passed over."""
    i = at - 1
    while i > at - _REACH and passage.tag(i) in _BETWEEN:
        i -= 1
    return i


def _owner(passage: Passage, at: int) -> Range | None:
    """Return "the ministry" before "'s annual report"."""
    end = _start_of(passage, at)
    if passage.lower(end) not in ("'s", "'"):
        return None
    return _named_before(passage, end)


def _named_before(passage: Passage, end: int) -> Range | None:
    """Return the name, or the noun with its article, that ends before a word."""
    start = end
    while start > 0 and end - start < _NAME_MAX and passage.tag(start - 1) in _NAMING:
        start -= 1
    if start == end:
        return None
    named = any(passage.tag(i) == Tag.NAME for i in range(start, end))
    if passage.tag(start - 1) == Tag.DETERMINER:
        return start - 1, end
    return (start, end) if named else None


def _maker_behind(passage: Passage, at: int) -> Range | None:
    """Return "the DNR" behind "a timeline released by", "a report, by"."""
    i = at + 1
    i += passage.tag(i) == Tag.COMMA
    made = passage.lower(i) in _MADE
    while made and i - at < _REACH and passage.lower(i) != "by":
        if passage.tag(i) in (Tag.COMMA, Tag.STOP):
            return None
        i += 1
    if passage.lower(i) not in ("by", "from"):
        return None
    end = start = i + 1
    while end - start < _NAME_MAX and passage.tag(end) not in _ENDS_NAME:
        end += 1
    return (start, end) if end > start else None


def _maker_before(passage: Passage, at: int) -> Range | None:
    """Return "Lee" before "has issued a notice"."""
    verb = _start_of(passage, at)
    if passage.lower(verb) not in _MAKES or passage.tag(verb) == Tag.NOUN:
        return None
    end = verb
    while end > 0 and verb - end < _REACH and passage.tag(end - 1) in _BEFORE_VERB:
        end -= 1
    return _named_before(passage, end)


def _speaker_in(passage: Passage, at: int) -> Range | None:
    """Return "the ministry" in "In a letter to the crews, the ministry said"."""
    before = _start_of(passage, at)
    if passage.lower(before) != "in":
        return None
    low, high = passage.sentence_of(at)
    comma = at + 1
    while comma < min(high, at + _NAME_MAX) and passage.tag(comma) != Tag.COMMA:
        comma += 1
    end = comma + 1
    while end < min(high, comma + _NAME_MAX) and passage.tag(end) in _IN_NAME:
        end += 1
    told = passage.tag(comma) == Tag.COMMA and passage.tag(end) in VERBAL and before == low
    return (comma + 1, end) if told and end > comma + 1 else None
