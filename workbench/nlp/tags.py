"""The word classes that the rules tell apart, and the sets of them that rules ask for."""

from enum import IntEnum, auto


class Tag(IntEnum):
    """What a word does in its clause, as far as rules can tell.

    FINITE is a verb form that is surely finite, PAST one that may be a past tense or a
    participle, BASE one that may be a noun. THAT is the word that opens a clause.
    """

    NOUN = auto()
    NAME = auto()
    PRONOUN = auto()
    DETERMINER = auto()
    POSSESSIVE = auto()
    PREPOSITION = auto()
    COORDINATOR = auto()
    SUBORDINATOR = auto()
    RELATIVE = auto()
    THAT = auto()
    FINITE = auto()
    PAST = auto()
    PARTICIPLE = auto()
    ING = auto()
    BASE = auto()
    TO = auto()
    NOT = auto()
    NUMBER = auto()
    ADVERB = auto()
    ADJECTIVE = auto()
    COMMA = auto()
    STRONG = auto()
    QUOTE = auto()
    STOP = auto()


NOMINAL = frozenset({Tag.NOUN, Tag.NAME, Tag.PRONOUN, Tag.NUMBER})
# What may stand before a noun: a verb form after one of these is an adjective or a noun.
BEFORE_NOUN = frozenset({Tag.DETERMINER, Tag.POSSESSIVE, Tag.ADJECTIVE, Tag.NUMBER})
VERBAL = frozenset({Tag.FINITE, Tag.PAST})
OPENERS = frozenset({Tag.COORDINATOR, Tag.SUBORDINATOR, Tag.RELATIVE, Tag.THAT})
# Marks that no claim begins with; only a full stop inside a quotation ends one.
MARKS = frozenset({Tag.COMMA, Tag.STRONG, Tag.QUOTE, Tag.STOP})
# Those that are passed over before a stretch.
LEADING_MARKS = MARKS - {Tag.STOP}
# What never follows a verb directly: after one of these a word that looks like one is a noun.
NOT_AFTER_VERB = frozenset(
    {
        Tag.FINITE,
        Tag.PAST,
        Tag.BASE,
        Tag.PARTICIPLE,
        Tag.COORDINATOR,
        Tag.SUBORDINATOR,
        Tag.RELATIVE,
        Tag.STRONG,
    }
)
