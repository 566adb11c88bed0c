"""What the words around an amount speak of, so that two mentions of one thing can be known."""

import re

from workbench.nlp.checks.statements import Statement
from workbench.nlp.numbers.lists import FUNCTION_WORDS, PLAIN_OPENERS
from workbench.nlp.quantities import Quantity
from workbench.nlp.words import word_set

_WORD = re.compile(r"[^\W\d_]{3,}")
_STEM = 6
_ENDING = re.compile(r"(?:ings?|ed|es|ers?|ors?|e|s|d)$")
_COMMON = word_set(
    "about above after again against also among amongst another around because been before being"
    " below between both could does doing down during each even ever every everyone exactly first"
    " following from further gave gets give given goes going have having here hers himself into"
    " itself just last later least less like made make makes many might more most much must near"
    " nearly never next once only other others ours over says said same seen several shall should"
    " since some something still such than that their them then there these they thing this those"
    " though three through time times told took toward under until upon used very want well went"
    " were what when where which while whom whose will with within without would year years month"
    " months week weeks days hours minutes hundred thousand million billion trillion percent"
    " people persons according officials reported report reports monday tuesday wednesday thursday"
    " friday saturday sunday january february march april june july august september october"
    " november december dollars euros pounds number total killed dead died injured wounded"
)
_NAMES_REACH = 110
_NAME = re.compile(r"(?<![\w’'-])[A-Z][\w’-]{1,30}")
_NO_NAMES = _COMMON | FUNCTION_WORDS | PLAIN_OPENERS
_TIMES = re.compile(
    r"\b(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|yesterday|today|tonight"
    r"|(?:in|since|of|by) (?:1[0-9]{3}|20[0-9]{2})|1[0-9]{3}|20[0-9]{2}|january|february|march"
    r"|april|june|july|august|september|october|november|december"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\. [0-9]{1,2}"
    r"|(?:last|next|this|previous|past)"
    r" (?:year|month|week|spring|summer|autumn|winter|quarter)"
    r"|[a-z]{1,12} (?:years?|months?|weeks?|days?) (?:ago|earlier|before|later)|earlier|previously"
    r"|a year ago|first quarter|second quarter|third quarter|fourth quarter|annual(?:ly)?)\b"
)
_PLACES = re.compile(r"\b(?:in|at|near|from|outside) (?:the )?([A-Z][\w’'-]{1,30})")


def stems_near(statement: Statement, start: int, end: int) -> frozenset[str]:
    """Return the telling words of a stretch of the text, cut to what their forms share."""
    return frozenset(
        _stem(match[0])
        for match in _WORD.finditer(statement.lowered, start, end)
        if match[0] not in _COMMON and match[0] not in FUNCTION_WORDS
    )


def _stem(word: str) -> str:
    """Return what the forms of a word share: "fine", "fined" and "fines" are "fin"."""
    bare = _ENDING.sub("", word)
    return (bare if len(bare) > 2 else word)[:_STEM]  # noqa: PLR2004 - less tells nothing


def stems_around(statement: Statement, quantity: Quantity, reach: int) -> frozenset[str]:
    """Return the telling words within *reach* characters of an amount, in its sentence."""
    return stems_near(
        statement,
        max(statement.start, quantity.start_char - reach),
        min(statement.end, quantity.end_char + reach),
    )


def other_subject(first: Statement, one: Quantity, second: Statement, other: Quantity) -> bool:
    """Return whether the names around two amounts tell them apart: each has one the other lacks."""
    names, others = _names_around(first, one), _names_around(second, other)
    return bool(names - others) and bool(others - names)


def _names_around(statement: Statement, quantity: Quantity) -> frozenset[str]:
    start = max(statement.start, quantity.start_char - _NAMES_REACH)
    end = min(statement.end, quantity.end_char + _NAMES_REACH)
    return frozenset(
        match[0]
        for match in _NAME.finditer(statement.text, start, end)
        if match[0].lower() not in _NO_NAMES
        and (match.start() > statement.start or match[0] in statement.names)
    )


def times_of(statement: Statement) -> frozenset[str]:
    """Return the words for days, months and years in a sentence."""
    return frozenset(match[0] for match in _TIMES.finditer(statement.words))


def places_of(statement: Statement) -> frozenset[str]:
    """Return the capitalised names that follow "in", "at" or "near" in a sentence."""
    found = _PLACES.finditer(statement.text, statement.start, statement.end)
    return frozenset(match[1] for match in found)


def same_scene(first: Statement, second: Statement) -> bool:
    """Return whether neither day nor place tells two sentences apart, as far as they say."""
    for tell in (times_of, places_of):
        one, other = tell(first), tell(second)
        if one and other and not one & other:
            return False
    return True
