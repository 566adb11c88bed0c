"""What a verb introduces by the words behind it, where the parser gave it no clause of its own."""

from workbench.nlp import verbs, words
from workbench.nlp.labels import Relation
from workbench.nlp.passages import Range
from workbench.nlp.tags import NOMINAL, VERBAL, Tag
from workbench.nlp.tree_reader import Reader

# So far (words) behind a verb of saying "that" may stand; behind one with a hearer, next to him.
_TO_THAT = 12
_TO_HEARER = 5
# A subject behind a verb of saying may be so many words long.
_TO_FINITE = 12
# What is said in so many words is a clause, though no verb of it is known.
_CLAUSE_MIN = 5
_SAY = words.word_set("say says said")
_BEFORE_SAY = NOMINAL | {Tag.ADVERB}
_HEARER = frozenset({Tag.NOUN, Tag.NAME, Tag.PRONOUN, Tag.DETERMINER, Tag.ADJECTIVE})
_OPENS_STATEMENT = frozenset(
    {Tag.NOUN, Tag.NAME, Tag.ADJECTIVE, Tag.DETERMINER, Tag.NUMBER, Tag.POSSESSIVE, Tag.ADVERB}
)
# "left him": an object tells that a verb is no participle.
_BEHIND_PAST = frozenset({Tag.PRONOUN, Tag.DETERMINER, Tag.NAME, Tag.POSSESSIVE})
_IN_SUBJECT = frozenset(
    {
        Tag.NOUN,
        Tag.NAME,
        Tag.ADJECTIVE,
        Tag.DETERMINER,
        Tag.NUMBER,
        Tag.POSSESSIVE,
        Tag.PREPOSITION,
        Tag.QUOTE,
    }
)


def that_clause(reader: Reader, at: int) -> Range | None:
    """Return what begins with "that" soon after a verb of saying, wherever the parser hung it."""
    passage = reader.passage
    high = passage.sentence_of(at)[1]
    hearer = passage.lower(at) in verbs.HEARER_VERBS
    for i in range(at + 1, min(at + _TO_THAT, high)):
        if passage.lower(i) != "that":
            continue
        beside_hearer = hearer and i - at <= _TO_HEARER and passage.tag(i - 1) in NOMINAL
        opens = passage.tag(i) == Tag.THAT or reader.relation(i) == Relation.MARK
        if opens or beside_hearer:
            return reader.trimmed(i, high)
    return None


def from_that(reader: Reader, at: int, content: Range) -> Range:
    """Return a content from the "that" right behind the verb and its hearer on.

    "told the crews that A fell and that B rose": the parser may have kept only B.
    """
    passage = reader.passage
    i = at + 1
    while i < content[0] and i - at <= _TO_HEARER and passage.tag(i) in _HEARER:
        i += 1
    opens = i < content[0] and passage.lower(i) == "that" and passage.tag(i) == Tag.THAT
    return (i, content[1]) if opens else content


def bare_statement(reader: Reader, at: int) -> Range | None:
    """Return the rest of the sentence behind "said" and its subject, if it can be a clause."""
    passage = reader.passage
    subject = reader.own_subject(at)
    aside = passage.tag(at - 1) == Tag.COMMA and subject is not None and subject < at
    if passage.lower(at) not in _SAY or not (aside or passage.tag(at - 1) in _BEFORE_SAY):
        return None
    if passage.tag(at + 1) not in _OPENS_STATEMENT or passage.tag(at - 2) == Tag.QUOTE:
        return None
    if passage.lower(at + 1) in words.DAYS:
        return None
    high = passage.sentence_of(at)[1]
    finite = any(passage.tag(i) in VERBAL for i in range(at + 2, high))
    return reader.trimmed(at + 1, high) if finite or high - at > _CLAUSE_MIN else None


def that_next(reader: Reader, at: int) -> Range | None:
    """Return what begins with "that" right behind a verb: "has shown that …"."""
    if reader.passage.lower(at + 1) != "that":
        return None
    return reader.trimmed(at + 1, reader.passage.sentence_of(at)[1])


def bare_clause(reader: Reader, at: int) -> Range | None:
    """Return what was said where its subject was taken for an object: "admitted trams may fail".

    A noun phrase right behind a verb of saying that a finite verb follows is a subject.
    """
    passage = reader.passage
    i = at + 1
    while i - at <= _TO_FINITE and passage.tag(i) in _IN_SUBJECT:
        i += 1
    past = passage.tag(i) == Tag.PAST and passage.tag(i + 1) in _BEHIND_PAST
    finite = passage.tag(i) == Tag.FINITE or past
    if i == at + 1 or not finite or passage.tag(i - 1) not in NOMINAL | {Tag.QUOTE}:
        return None
    if passage.lower(at) in verbs.HEARER_VERBS or passage.tag(at + 1) == Tag.PREPOSITION:
        return None
    return reader.trimmed(at + 1, passage.sentence_of(at)[1])
