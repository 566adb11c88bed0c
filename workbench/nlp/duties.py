"""Words that tell of a law, a duty, a right or a standing practice."""

from workbench.nlp import kind_words, words
from workbench.nlp.inflections import forms_of
from workbench.nlp.passages import Passage
from workbench.nlp.phrases import Sign, phrase_at
from workbench.nlp.tags import VERBAL, Tag

# What a law or contract does.
_COMMANDS = forms_of("require prohibit oblige") | words.word_set("forbid forbids forbade forbidden")
_ALLOWS = words.word_set("allowed permitted obliged required entitled supposed forbidden")
_OWING = words.word_set("must shall")
_RIGHTS = words.word_set("right rights power powers duty obligation")
_UNDER = words.word_set("under by")
_LAWS = words.word_set(
    "law laws rule rules act regulations statute constitution treaty contract directive ordinance"
)
_UNDER_REACH = 6
_REACH = 5
_BETWEEN = frozenset({Tag.ADVERB, Tag.NOT})
_BARE = frozenset({Tag.PARTICIPLE, Tag.BASE, Tag.ADVERB, Tag.NOT})
_IS = words.word_set("is are")
_HAVE = words.word_set("has have")
_PERIODS = words.word_set("monthly weekly daily yearly annually")
# Nouns of law that name no law here: "law and order", "the rule of law", "communist rule".
_IDLE = words.word_set("and of")
_INTENTS = words.word_set(
    "goal aim purpose objective intention idea plan mission ambition task role"
)


def duty_at(passage: Passage, i: int, end: int) -> int:
    """Return how many words from *i* on say what must, may or shall be done; 0 for none."""
    lower = passage.lower(i)
    if lower in _COMMANDS:
        return int(_commands(passage, i))
    if lower in _OWING:
        return int(_owes(passage, i, end))
    if lower in _ALLOWS or lower in _RIGHTS:
        return 2 if i + 2 < end and passage.lower(i + 1) == "to" else 0
    if lower in _IS or lower in _HAVE:
        bound = i + 2 < end and passage.lower(i + 1) == "to" and passage.tag(i + 2) in _BARE
        return 2 if bound and not _is_intent(passage, i) else 0
    if lower in _UNDER:
        return _under_law(passage, i, end)
    return phrase_at(passage, i, end, kind_words.RULE_PHRASES)


def rule_at(passage: Passage, i: int, end: int) -> int:
    """Return how many words from *i* on tell of a law, duty or procedure; 0 for none."""
    lower = passage.lower(i)
    if lower in kind_words.RULE_WORDS and passage.tag(i) != Tag.NAME:
        return 0 if lower in _LAWS and _is_idle(passage, i) else 1
    return duty_at(passage, i, end)


_MAY_OBLIGE = (
    _COMMANDS
    | _OWING
    | _ALLOWS
    | _RIGHTS
    | _IS
    | _HAVE
    | _UNDER
    | frozenset(kind_words.RULE_PHRASES)
)
DUTY = Sign(duty_at, _MAY_OBLIGE)
RULE = Sign(rule_at, _MAY_OBLIGE | kind_words.RULE_WORDS)


def _is_idle(passage: Passage, i: int) -> bool:
    """Return whether a noun of law names none: "the rule of law", "martial law", "his rules"."""
    if passage.lower(i + 1) in _IDLE or passage.tag(i) not in (Tag.NOUN, Tag.ADJECTIVE):
        return True
    reigns = passage.lower(i) == "rule" and passage.tag(i - 1) in (Tag.ADJECTIVE, Tag.NAME)
    return reigns or (passage.lower(i - 1), passage.lower(i)) == ("martial", "law")


def _is_intent(passage: Passage, i: int) -> bool:
    """Return whether "is to" tells an aim: "its goal is to grow"."""
    near = passage.words_in(i - _REACH, i)
    return passage.lower(i) in _IS and not _INTENTS.isdisjoint(near)


def _commands(passage: Passage, i: int) -> bool:
    """Return whether a verb lays down a rule: not "the iron it requires to grow"."""
    if passage.tag(i) == Tag.PARTICIPLE:
        return True
    return passage.tag(i) in VERBAL and passage.tag(i + 1) != Tag.TO


def _owes(passage: Passage, i: int, end: int) -> bool:
    """Return whether "must" lays a duty: "must have left" only supposes."""
    following = range(i + 1, min(end, i + _REACH))
    at = next((j for j in following if passage.tag(j) not in _BETWEEN), end)
    if at >= end:
        return False
    supposes = passage.lower(at) == "have" and passage.tag(at + 1) == Tag.PARTICIPLE
    return not supposes


def _under_law(passage: Passage, i: int, end: int) -> int:
    """Return the length of "under the new state law", "by law"."""
    for j in range(i + 1, min(end, i + _UNDER_REACH)):
        if passage.lower(j) in _LAWS:
            bare = j == i + 1
            return j + 1 - i if bare or passage.lower(i) == "under" else 0
        if passage.tag(j) not in (
            Tag.DETERMINER,
            Tag.ADJECTIVE,
            Tag.NOUN,
            Tag.NAME,
            Tag.POSSESSIVE,
        ):
            return 0
    return 0
