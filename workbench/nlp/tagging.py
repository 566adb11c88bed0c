"""Word classes by rule: enough to tell where a clause has its verb, for text without a tagger."""

from enum import IntEnum

from workbench.nlp import verbs, words


class Tag(IntEnum):
    """What a word does in its clause, as far as rules without a tagger can tell."""

    NOUN = 0
    NAME = 1
    PRONOUN = 2
    DETERMINER = 3
    POSSESSIVE = 4
    PREPOSITION = 5
    COORDINATOR = 6
    SUBORDINATOR = 7
    RELATIVE = 8
    THAT = 9
    FINITE = 10
    PAST = 11
    PARTICIPLE = 12
    ING = 13
    BASE = 14
    TO = 15
    NOT = 16
    NUMBER = 17
    ADVERB = 18
    COMMA = 19
    STRONG = 20
    QUOTE = 21
    STOP = 22
    ADJECTIVE = 23


NOMINAL = frozenset({Tag.NOUN, Tag.NAME, Tag.PRONOUN, Tag.NUMBER})
# What may stand before a noun: a verb form after one of these is an adjective or a noun.
BEFORE_NOUN = frozenset({Tag.DETERMINER, Tag.POSSESSIVE, Tag.ADJECTIVE, Tag.NUMBER})
# What may follow a verb but not a plural noun that looks like one.
AFTER_VERB = frozenset(
    {
        Tag.DETERMINER,
        Tag.POSSESSIVE,
        Tag.PRONOUN,
        Tag.NUMBER,
        Tag.NAME,
        Tag.ADVERB,
        Tag.THAT,
        Tag.TO,
        Tag.NOT,
        Tag.PREPOSITION,
        Tag.ING,
        Tag.QUOTE,
        Tag.ADJECTIVE,
        Tag.NOUN,
        Tag.COMMA,
        Tag.STOP,
    }
)
PLURAL_SUBJECTS = frozenset(
    {"people", "children", "men", "women", "police", "they", "we", "you", "i", "who", "which"}
)
_ADJECTIVE_ENDS = ("ous", "ful", "ive", "ical", "able", "ible", "less", "ish", "ic", "ary")
_ADJECTIVES = frozenset(
    "new old other own former local public main several national international foreign general"
    " high low large small big long short young early late major minor recent current official"
    " political economic military social chinese russian american british french german central"
    " western eastern northern southern senior special total different similar open full free"
    " human private common strong next previous additional able available likely numerous"
    " various certain whole entire red white black blue green good bad great best worst first"
    " last only sole second third further many few more most less least own same such".split()
)
_SHORT_WORDS = 3

_CLOSED_TAGS: dict[str, Tag] = {}
for _group, _tag in (
    (frozenset({"that"}), Tag.THAT),
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
    (frozenset({"not", "n't", "never"}), Tag.NOT),
    (frozenset({"to"}), Tag.TO),
    (frozenset({","}), Tag.COMMA),
    (words.STRONG_MARKS, Tag.STRONG),
    (words.QUOTE_MARKS, Tag.QUOTE),
    (words.TERMINATORS, Tag.STOP),
    (_ADJECTIVES, Tag.ADJECTIVE),
    (frozenset({"'s", "’s", "'", "’"}), Tag.POSSESSIVE),
    (
        frozenset("also now then just still already however often soon again later almost".split()),
        Tag.ADVERB,
    ),
):
    _CLOSED_TAGS.update(dict.fromkeys(_group - _CLOSED_TAGS.keys(), _tag))
del _group, _tag

_IS_BEFORE = frozenset("he she it that there here who what this where how".split())


def tag_words(tokens: list[str]) -> list[Tag]:
    """Return one Tag a token of a paragraph, in time that grows with its length alone."""
    lowers = [token.lower().replace("’", "'") for token in tokens]
    tags = [_first_guess(token, lower) for token, lower in zip(tokens, lowers, strict=True)]
    _settle_capitals(tokens, lowers, tags)
    _join_hyphens(tokens, tags)
    for at in range(len(tokens)):
        tags[at] = _in_context(lowers, tags, at)
    return tags


def _first_guess(token: str, lower: str) -> Tag:
    closed = _CLOSED_TAGS.get(lower)
    if closed is not None:
        return Tag.NAME if lower == "us" and token == "US" else closed
    if any(letter.isdigit() for letter in token):
        return Tag.NUMBER
    if token[0].isupper():
        return Tag.NAME
    return _open_class(lower)


def _open_class(lower: str) -> Tag:
    if lower in verbs.PARTICIPLES_ONLY:
        return Tag.PARTICIPLE
    if verbs.is_past_like(lower):
        return Tag.PAST
    if verbs.is_ing(lower):
        return Tag.ING
    if lower in verbs.CLEAR_S_FORMS or lower in verbs.OTHER_S_FORMS or lower in verbs.BASES:
        return Tag.BASE
    if lower.endswith("ly") and len(lower) > _SHORT_WORDS:
        return Tag.ADVERB
    if lower.endswith(_ADJECTIVE_ENDS):
        return Tag.ADJECTIVE
    return Tag.NOUN


def _settle_capitals(tokens: list[str], lowers: list[str], tags: list[Tag]) -> None:
    """Give a capitalised word at a sentence's start the class it has in lower case.

    After another capital ("Officials Say") or before one ("New Zealand") it stays a name.
    """
    for at, token in enumerate(tokens):
        following = tokens[at + 1] if at + 1 < len(tokens) else ""
        if tags[at] == Tag.ADJECTIVE and token[0].isupper() and following[:1].isupper():
            tags[at] = Tag.NAME  # "Central Bank", "New York"
        if not (token[0].isupper() and tags[at] == Tag.NAME):
            continue
        opens = at == 0 or tags[at - 1] in (Tag.STOP, Tag.QUOTE, Tag.STRONG)
        follows_capital = at + 1 < len(tokens) and tokens[at + 1][0].isupper()
        if opens and not follows_capital:
            guess = _open_class(lowers[at])
            if guess in (Tag.ING, Tag.PAST, Tag.ADVERB):
                tags[at] = guess
        elif opens and lowers[at].endswith("ly") and lowers[at] not in _NAMES_IN_LY:
            tags[at] = Tag.ADVERB


def _join_hyphens(tokens: list[str], tags: list[Tag]) -> None:
    """Make names of the parts of "Cheung Chung - tai", whose last part has no capital."""
    for at in range(1, len(tokens) - 1):
        if tokens[at] == "-" and tags[at - 1] == Tag.NAME and tokens[at + 1].isalpha():
            if tokens[at + 1].lower() not in _CLOSED_TAGS:
                tags[at] = tags[at + 1] = Tag.NAME


_NAMES_IN_LY = frozenset({"italy", "july", "emily", "kelly", "sally", "molly", "billy", "family"})


def _in_context(lowers: list[str], tags: list[Tag], at: int) -> Tag:
    tag, lower = tags[at], lowers[at]
    before = _before(tags, at)
    if lower in ("'s", "'d"):
        return _clitic(lowers, at)
    if tag == Tag.PAST:
        return _past(lowers, tags, at, before)
    if tag == Tag.BASE:
        return _present(lowers, tags, at, before)
    if tag == Tag.ING and before in BEFORE_NOUN:
        return Tag.NOUN
    if tag == Tag.FINITE:
        return _auxiliary(lowers, tags, at, before)
    if tag == Tag.THAT:
        return _that(lowers, tags, at)
    return tag


def _before(tags: list[Tag], at: int) -> Tag | None:
    """Return the class of the nearest word to the left that is no adverb or negation."""
    while at > 0 and tags[at - 1] in (Tag.ADVERB, Tag.NOT):
        at -= 1
    return tags[at - 1] if at else None


def _clitic(lowers: list[str], at: int) -> Tag:
    if lowers[at] == "'d":
        return Tag.FINITE
    return Tag.FINITE if at and lowers[at - 1] in _IS_BEFORE else Tag.POSSESSIVE


def _after_auxiliary(lowers: list[str], tags: list[Tag], at: int) -> bool:
    """Return whether an auxiliary stands within three words to the left, with no noun between."""
    for left in range(at - 1, max(-1, at - 4), -1):
        if tags[left] == Tag.FINITE and lowers[left] in _AUX_AND_MODAL:
            return True
        if lowers[left] in words.NON_FINITE_AUX:
            return True
        if tags[left] not in (Tag.ADVERB, Tag.NOT, Tag.PARTICIPLE):
            return False
    return False


_AUX_AND_MODAL = words.AUXILIARIES | words.MODALS | {"'s", "'d"}


def _past(lowers: list[str], tags: list[Tag], at: int, before: Tag | None) -> Tag:
    lower = lowers[at]
    if before in (Tag.DETERMINER, Tag.POSSESSIVE):
        return Tag.ADJECTIVE
    if lower in verbs.PAST_ONLY and before != Tag.TO:
        return Tag.FINITE
    if before == Tag.TO or _after_auxiliary(lowers, tags, at):
        return Tag.PARTICIPLE
    if before in (Tag.PREPOSITION, Tag.ADJECTIVE):
        return Tag.ADJECTIVE
    return Tag.PAST


def _present(lowers: list[str], tags: list[Tag], at: int, before: Tag | None) -> Tag:
    lower = lowers[at]
    if before == Tag.TO or _after_auxiliary(lowers, tags, at):
        return Tag.PARTICIPLE
    if before in (Tag.DETERMINER, Tag.POSSESSIVE, Tag.ADJECTIVE, Tag.PREPOSITION, None):
        return Tag.NOUN
    after = tags[at + 1] if at + 1 < len(tags) else Tag.STOP
    if after not in AFTER_VERB:
        return Tag.NOUN
    if lower in verbs.OTHER_S_FORMS:
        return _rare_third_person(lowers, tags, at, after)
    if lower in verbs.CLEAR_S_FORMS:
        return _third_person(lowers, tags, at, after)
    return _plain_form(lowers, tags, at)


def _third_person(lowers: list[str], tags: list[Tag], at: int, after: Tag) -> Tag:
    subject = _left_word(lowers, tags, at)
    plural = subject.endswith("s") and not subject.endswith(("ss", "us", "is"))
    named = at > 0 and tags[at - 1] in (Tag.NAME, Tag.NUMBER)
    if plural and not named:
        return Tag.NOUN
    if after in (Tag.NOUN, Tag.STOP, Tag.COMMA) and lowers[at] not in verbs.SAY_FORMS:
        return Tag.FINITE if named or subject in words.SUBJECT_PRONOUNS else Tag.NOUN
    return Tag.FINITE


def _rare_third_person(lowers: list[str], tags: list[Tag], at: int, after: Tag) -> Tag:
    """Tell "the Council rates the group" from "interest rates": only a clear frame makes a verb."""
    subject = _left_word(lowers, tags, at)
    framed = after in (Tag.TO, Tag.DETERMINER, Tag.POSSESSIVE, Tag.THAT, Tag.PRONOUN)
    named = _before(tags, at) in (Tag.NAME, Tag.RELATIVE) or subject in words.SUBJECT_PRONOUNS
    return Tag.FINITE if framed and named else Tag.NOUN


def _plain_form(lowers: list[str], tags: list[Tag], at: int) -> Tag:
    """Return whether a base form is the verb of a plural subject ("analysts expect")."""
    if lowers[at] not in verbs.CLEAR_BASES or at == 0:
        return Tag.NOUN
    subject = _left_word(lowers, tags, at)
    plural = subject.endswith("s") and not subject.endswith(("ss", "us", "is", "'s"))
    if subject in PLURAL_SUBJECTS or (plural and tags[at - 1] in (Tag.NOUN, Tag.ADVERB, Tag.NAME)):
        return Tag.FINITE
    return Tag.NOUN


def _left_word(lowers: list[str], tags: list[Tag], at: int) -> str:
    while at > 0 and tags[at - 1] in (Tag.ADVERB, Tag.NOT):
        at -= 1
    return lowers[at - 1] if at else ""


def _auxiliary(lowers: list[str], tags: list[Tag], at: int, before: Tag | None) -> Tag:
    if (
        before == Tag.TO
        or lowers[at] in ("have", "do", "had")
        and _after_auxiliary(lowers, tags, at)
    ):
        return Tag.PARTICIPLE
    # "in May", "a can", "the will": a noun after an article.
    if lowers[at] in ("may", "can", "will", "might", "must") and before in (
        Tag.DETERMINER,
        Tag.POSSESSIVE,
        Tag.PREPOSITION,
    ):
        return Tag.NOUN
    return Tag.FINITE


def _that(lowers: list[str], tags: list[Tag], at: int) -> Tag:
    """Tell "said that" and "the man that" from "that man" and "that is"."""
    after = tags[at + 1] if at + 1 < len(tags) else Tag.STOP
    if at == 0 or tags[at - 1] in (Tag.PREPOSITION, Tag.STOP, Tag.QUOTE):
        return Tag.DETERMINER if after in (Tag.NOUN, Tag.ADJECTIVE) else Tag.PRONOUN
    return Tag.THAT
