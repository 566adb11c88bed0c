"""The rules' word classes read from a trained tagger (Penn tags with universal classes)."""

from workbench.nlp import words
from workbench.nlp.tags import Tag

_PENN = {
    "NN": Tag.NOUN,
    "NNS": Tag.NOUN,
    "NNP": Tag.NAME,
    "NNPS": Tag.NAME,
    "PRP": Tag.PRONOUN,
    "EX": Tag.PRONOUN,
    "PRP$": Tag.POSSESSIVE,
    "POS": Tag.POSSESSIVE,
    "DT": Tag.DETERMINER,
    "PDT": Tag.DETERMINER,
    "CC": Tag.COORDINATOR,
    "CD": Tag.NUMBER,
    "JJ": Tag.ADJECTIVE,
    "JJR": Tag.ADJECTIVE,
    "JJS": Tag.ADJECTIVE,
    "RB": Tag.ADVERB,
    "RBR": Tag.ADVERB,
    "RBS": Tag.ADVERB,
    "RP": Tag.ADVERB,
    "UH": Tag.ADVERB,
    "MD": Tag.FINITE,
    "VBZ": Tag.FINITE,
    "VBP": Tag.FINITE,
    "VBD": Tag.FINITE,
    "VBN": Tag.PARTICIPLE,
    "VB": Tag.PARTICIPLE,
    "VBG": Tag.ING,
    "TO": Tag.TO,
    "HYPH": Tag.ADJECTIVE,
    "WP": Tag.RELATIVE,
    "WDT": Tag.RELATIVE,
    "WP$": Tag.RELATIVE,
    "WRB": Tag.RELATIVE,
}
_MARKS = (
    (words.QUOTE_MARKS, Tag.QUOTE),
    (words.STRONG_MARKS, Tag.STRONG),
    (words.TERMINATORS, Tag.STOP),
    (frozenset({","}), Tag.COMMA),
    (frozenset({"not", "n't", "never"}), Tag.NOT),
)
_FIXED = {word: tag for group, tag in reversed(_MARKS) for word in group}


def tagged(penn: str, universal: str, lower: str) -> Tag:
    """Return the class of a word (in lower case) that a tagger gave these two classes."""
    found = _FIXED.get(lower) if penn != "HYPH" else None
    if found is None:
        found = _by_word(penn, universal, lower) or _PENN.get(penn)
    return _by_letters(lower) if found is None else found


def _by_word(penn: str, universal: str, lower: str) -> Tag | None:
    """Return the class of a word whose Penn tag alone does not tell it."""
    if lower == "that":
        return _that(penn)
    if penn == "IN":
        return Tag.SUBORDINATOR if universal == "SCONJ" else Tag.PREPOSITION
    if lower in words.NUMBER_WORDS and penn != "NNP":
        return Tag.NUMBER
    return Tag.PRONOUN if penn == "DT" and universal == "PRON" else None


def _by_letters(lower: str) -> Tag:
    if any(letter.isdigit() for letter in lower):
        return Tag.NUMBER
    return Tag.NOUN if any(letter.isalpha() for letter in lower) else Tag.STRONG


def _that(tag: str) -> Tag:
    if tag == "DT":
        return Tag.DETERMINER
    return Tag.ADVERB if tag == "RB" else Tag.THAT
