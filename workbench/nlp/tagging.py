"""Word classes by rule: enough to tell where a clause has its verb, for text without a tagger."""

from collections.abc import Callable
from functools import lru_cache

from workbench.nlp import verbs, words
from workbench.nlp.tags import BEFORE_NOUN, NOT_AFTER_VERB, Tag
from workbench.nlp.words import word_set

_ADJECTIVE_ENDS = ("ous", "ful", "ive", "ical", "able", "ible", "less", "ish", "ic", "ary")
_NOT_PLURAL = ("ss", "us", "is", "'s")
_SHORT_WORD = 3
_NAMES_IN_LY = word_set("italy july emily kelly sally molly billy family")
_PLURAL_SUBJECTS = word_set("people children men women police they we you i who which")
_BEFORE_IS = word_set("he she it that there here who what this where how")
_BEFORE_CAPITAL = frozenset({Tag.STOP, Tag.QUOTE, Tag.STRONG})
# The news repeats its words: so many are remembered with what they look like by themselves.
_WORDS_KEPT = 20_000
_NO_VERB_AFTER = (BEFORE_NOUN - {Tag.NUMBER}) | {Tag.PREPOSITION}
_CLITICS = word_set("'s 'd")
_PLANS = word_set("plans aims")
_NOUNS_TOO = word_set("may can will might must")
_AUXILIARIES = words.AUXILIARIES | words.MODALS | {"'s", "'d"}
_AUXILIARY_REACH = 3

_GROUPS: tuple[tuple[frozenset[str], Tag], ...] = (
    (word_set("that"), Tag.THAT),
    (words.RELATIVES, Tag.RELATIVE),
    (words.SUBORDINATORS, Tag.SUBORDINATOR),
    (words.PREPOSITIONS, Tag.PREPOSITION),
    (words.DETERMINERS, Tag.DETERMINER),
    (words.POSSESSIVES, Tag.POSSESSIVE),
    (words.SUBJECT_PRONOUNS | words.OTHER_PRONOUNS, Tag.PRONOUN),
    (words.NUMBER_WORDS, Tag.NUMBER),
    (words.COORDINATORS, Tag.COORDINATOR),
    (words.AUXILIARIES | words.MODALS, Tag.FINITE),
    (words.NON_FINITE_AUX, Tag.PARTICIPLE),
    (word_set("not n't never"), Tag.NOT),
    (word_set("to"), Tag.TO),
    (word_set(","), Tag.COMMA),
    (words.STRONG_MARKS, Tag.STRONG),
    (words.QUOTE_MARKS, Tag.QUOTE),
    (words.TERMINATORS, Tag.STOP),
    (words.ADJECTIVES, Tag.ADJECTIVE),
    (word_set("'s '"), Tag.POSSESSIVE),
    (words.ADVERBS, Tag.ADVERB),
)
# The first group that holds a word has it.
_CLOSED = {word: tag for group, tag in reversed(_GROUPS) for word in group}


def tag_words(tokens: list[str], lowers: list[str]) -> list[Tag]:
    """Return one Tag a token of a paragraph, in time that grows with its length alone.

    *lowers* are the tokens in lower case, with straight apostrophes.
    """
    tags = [_first_guess(token, lower) for token, lower in zip(tokens, lowers, strict=True)]
    for at, token in enumerate(tokens):
        if token[0].isupper():
            _settle_capital(tokens, lowers, tags, at)
    _join_hyphens(tokens, lowers, tags)
    for at in range(len(tokens) - 1):
        if lowers[at] in ("because", "as") and lowers[at + 1] == "of":
            tags[at] = Tag.PREPOSITION
    for at, lower in enumerate(lowers):
        settle = _clitic if lower in _CLITICS else _SETTLED.get(tags[at])
        if settle is not None:
            tags[at] = settle(lowers, tags, at)
    return tags


@lru_cache(_WORDS_KEPT)
def _first_guess(token: str, lower: str) -> Tag:
    closed = _CLOSED.get(lower)
    if closed is not None:
        return Tag.NAME if token == "US" else closed  # noqa: S105  # a word of the text
    if not token.isalpha() and any(letter.isdigit() for letter in token):
        return Tag.NUMBER
    return Tag.NAME if token[0].isupper() else _open_class(lower)


def _open_class(lower: str) -> Tag:
    if lower in verbs.PARTICIPLES_ONLY:
        return Tag.PARTICIPLE
    if verbs.is_past_like(lower):
        return Tag.PAST
    if verbs.is_ing(lower):
        return Tag.ING
    if lower in verbs.PRESENT_FORMS:
        return Tag.BASE
    if lower.endswith("ly") and len(lower) > _SHORT_WORD:
        return Tag.ADVERB
    return Tag.ADJECTIVE if lower.endswith(_ADJECTIVE_ENDS) else Tag.NOUN


def _settle_capital(tokens: list[str], lowers: list[str], tags: list[Tag], at: int) -> None:
    """Give a capitalised word at a sentence's start the class it has in lower case.

    Before another capital ("New Zealand", "Officials Say") it stays or becomes a name.
    """
    capital_follows = at + 1 < len(tokens) and tokens[at + 1][0].isupper()
    if tags[at] == Tag.ADJECTIVE and capital_follows:
        tags[at] = Tag.NAME
    opens = at == 0 or tags[at - 1] in _BEFORE_CAPITAL
    if not opens or tags[at] != Tag.NAME:
        return
    guess = _open_class(lowers[at])
    adverb = guess == Tag.ADVERB and lowers[at] not in _NAMES_IN_LY
    if adverb or (guess in (Tag.ING, Tag.PAST) and not capital_follows):
        tags[at] = guess


def _join_hyphens(tokens: list[str], lowers: list[str], tags: list[Tag]) -> None:
    """Make names of the parts of "Wai-ching", whose last part has no capital."""
    for at in range(1, len(tokens) - 1):
        joins = tokens[at] == "-" and tags[at - 1] == Tag.NAME and tokens[at + 1].isalpha()
        if joins and lowers[at + 1] not in _CLOSED:
            tags[at] = tags[at + 1] = Tag.NAME


def _left(tags: list[Tag], at: int) -> int:
    """Return the place of the nearest word to the left that is no adverb or negation, or -1."""
    at -= 1
    while at >= 0 and tags[at] in (Tag.ADVERB, Tag.NOT):
        at -= 1
    return at


def _before(tags: list[Tag], at: int) -> Tag | None:
    left = _left(tags, at)
    return tags[left] if left >= 0 else None


def _after(tags: list[Tag], at: int) -> Tag:
    return tags[at + 1] if at + 1 < len(tags) else Tag.STOP


def _clitic(lowers: list[str], _: list[Tag], at: int) -> Tag:
    if lowers[at] == "'d" or (at and lowers[at - 1] in _BEFORE_IS):
        return Tag.FINITE
    return Tag.POSSESSIVE


def _after_auxiliary(lowers: list[str], tags: list[Tag], at: int) -> bool:
    """Return whether an auxiliary stands just to the left, with only its own group between."""
    for left in range(at - 1, max(-1, at - 1 - _AUXILIARY_REACH), -1):
        if lowers[left] in words.NON_FINITE_AUX:
            return True
        if tags[left] == Tag.FINITE and lowers[left] in _AUXILIARIES:
            return True
        if tags[left] not in (Tag.ADVERB, Tag.NOT, Tag.PARTICIPLE):
            return False
    return False


def _past(lowers: list[str], tags: list[Tag], at: int) -> Tag:
    before = _before(tags, at)
    if before in (Tag.DETERMINER, Tag.POSSESSIVE):
        return Tag.ADJECTIVE
    if lowers[at] in verbs.PAST_ONLY and before != Tag.TO:
        return Tag.FINITE
    if before == Tag.TO or _after_auxiliary(lowers, tags, at):
        return Tag.PARTICIPLE
    return Tag.ADJECTIVE if before in (Tag.PREPOSITION, Tag.ADJECTIVE) else Tag.PAST


def _present(lowers: list[str], tags: list[Tag], at: int) -> Tag:
    before = _before(tags, at)
    if before == Tag.TO or _after_auxiliary(lowers, tags, at):
        return Tag.PARTICIPLE
    if before is None or before in _NO_VERB_AFTER:
        return Tag.NOUN
    if _after(tags, at) in NOT_AFTER_VERB:
        return Tag.NOUN
    if lowers[at] in verbs.OTHER_S_FORMS:
        finite = _is_rare_third_person(lowers, tags, at)
    elif lowers[at] in verbs.CLEAR_S_FORMS:
        finite = _is_third_person(lowers, tags, at)
    else:
        finite = _is_plain_form(lowers, tags, at)
    return Tag.FINITE if finite else Tag.NOUN


def _is_plural(word: str) -> bool:
    return word.endswith("s") and not word.endswith(_NOT_PLURAL)


def _is_third_person(lowers: list[str], tags: list[Tag], at: int) -> bool:
    subject = lowers[_left(tags, at)]
    named = at > 0 and tags[at - 1] in (Tag.NAME, Tag.NUMBER, Tag.ING)
    if _is_plural(subject) and not named:
        return False
    if _after(tags, at) in (Tag.NOUN, Tag.STOP, Tag.COMMA) and lowers[at] not in verbs.SAY_FORMS:
        return named or subject in words.SUBJECT_PRONOUNS
    return True


def _is_rare_third_person(lowers: list[str], tags: list[Tag], at: int) -> bool:
    """Tell "the Council rates the group" from "interest rates": only a clear frame makes a verb."""
    subject = _left(tags, at)
    if lowers[at] in _PLANS and _after(tags, at) == Tag.TO:
        return not _is_plural(lowers[subject])
    framed = _after(tags, at) in (
        Tag.TO,
        Tag.DETERMINER,
        Tag.POSSESSIVE,
        Tag.THAT,
        Tag.PRONOUN,
    )
    named = tags[subject] in (Tag.NAME, Tag.RELATIVE)
    return framed and (named or lowers[subject] in words.SUBJECT_PRONOUNS)


def _is_plain_form(lowers: list[str], tags: list[Tag], at: int) -> bool:
    """Return whether a base form is the verb of a plural subject ("analysts expect")."""
    if lowers[at] not in verbs.CLEAR_BASES:
        return False
    subject = lowers[_left(tags, at)]
    if subject in _PLURAL_SUBJECTS:
        return True
    return _is_plural(subject) and tags[at - 1] in (Tag.NOUN, Tag.ADVERB, Tag.NAME)


def _ing(_: list[str], tags: list[Tag], at: int) -> Tag:
    return Tag.NOUN if _before(tags, at) in BEFORE_NOUN else Tag.ING


def _auxiliary(lowers: list[str], tags: list[Tag], at: int) -> Tag:
    before = _before(tags, at)
    again = lowers[at] in ("have", "do", "had") and _after_auxiliary(lowers, tags, at)
    if before == Tag.TO or again:
        return Tag.PARTICIPLE
    # "in May", "a can", "the will": a noun after an article.
    noun = before in (Tag.DETERMINER, Tag.POSSESSIVE, Tag.PREPOSITION)
    return Tag.NOUN if noun and lowers[at] in _NOUNS_TOO else Tag.FINITE


def _that(_: list[str], tags: list[Tag], at: int) -> Tag:
    """Tell "said that" and "the man that" from "that man" and "that is"."""
    if at == 0 or tags[at - 1] in (Tag.PREPOSITION, Tag.STOP, Tag.QUOTE):
        return Tag.DETERMINER if _after(tags, at) in (Tag.NOUN, Tag.ADJECTIVE) else Tag.PRONOUN
    return Tag.THAT


# How the words of these classes are settled by what stands around them.
_SETTLED: dict[Tag, Callable[[list[str], list[Tag], int], Tag]] = {
    Tag.ING: _ing,
    Tag.PAST: _past,
    Tag.BASE: _present,
    Tag.FINITE: _auxiliary,
    Tag.THAT: _that,
}
