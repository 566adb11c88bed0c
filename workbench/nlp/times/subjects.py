"""Who a sentence speaks of: the surnames before its verb, and the countries those are from."""

import re
from collections.abc import Collection, Mapping

from workbench.nlp.times.countries import COUNTRIES, home_countries, is_of_country
from workbench.nlp.times.statements import Statement
from workbench.nlp.times.vocabulary import MONTHS, WEEKDAYS, listed

_NAME = re.compile(r"\b[A-Z][a-z][\w'’-]*(?:\s+[A-Z][a-z][\w'’-]*){0,3}")
_NO_NAMES = frozenset(
    {name.title() for name in (*MONTHS, *WEEKDAYS)}
    | set(
        listed(
            "The A An In On At After Before He She They It But And His Her Their Its Since "
            "For With When While As By From Last Next This That Then Now Earlier Later "
            "Meanwhile Also President Prime Minister Mr Mrs Ms Dr Sir King Queen Prince "
            "Princess Pope Chancellor Secretary State Foreign First Both"
        )
    )
)
# After these another one is spoken of: "officials said Bergmann would travel".
_REPORTS = re.compile(
    r"\b(?:said|says|told|announced|confirmed|reported|reports|according to|added|wrote)\b"
)
_TITLES = (
    r"president|leader|minister|premier|chancellor|king|queen|prince|princess|pope|senator|star"
    r"|singer|monarch|governor|mayor|player|striker|pair|two|politician|official|writer|director"
)
_DEEDS = (
    r"visit|trip|tour|journey|meeting|talks|summit|concert|show|speech|address|interview|match"
    r"|game|flight|launch|appearance"
)
# A sentence that begins so speaks of the one just named.
_STANDS_FOR = re.compile(
    r"(?:He|She|They|His|Her|Their|It|Its)\b"
    r"|(?:On|In|At|Last|Earlier|This|Late)\s[^,.;:]{1,30},?\s(?:he|she|they)\b"
    rf"|The\s(?:[0-9]{{1,3}}-year|(?P<which>(?:[\w'’-]+\s){{0,3}}(?:{_TITLES}|{_DEEDS})\b))"
)
_NAMED_BEFORE = 300
_WORD = re.compile(r"\b(?:U\.S\.|[A-Z][\w-]+)")
# From a country to the one who is from there: "Kenya’s president ", " Prime Minister Anna ".
_IS_FROM = re.compile(
    r"(?P<owner>['’]s)?\s(?:(?:[A-Z][\w'’.-]*|foreign|prime|vice|"
    rf"{_TITLES}),?\s){{0,4}}"
)
_NEAR = 48


def names_in(words: str) -> frozenset[str]:
    """Return the last word of each run of capitalised words that can be a name."""
    out = set()
    for found in _NAME.finditer(words):
        parts = [part.removesuffix("'s").removesuffix("’s") for part in found.group().split()]
        kept = [part for part in parts if part not in _NO_NAMES and not is_of_country(part)]
        if kept and " ".join(kept) not in COUNTRIES and kept[-1] not in COUNTRIES:
            out.add(kept[-1])
    return frozenset(out)


def subjects(
    text: str, sentence: Statement, until: int, homes: Mapping[str, Collection[str]]
) -> frozenset[str]:
    """Return the surnames in the first *until* characters of a sentence, its subject.

    Where a pronoun or "the president", "the visit" stands for it, those just before the sentence;
    "the Kenyan leader" stands for none who, by *homes*, is from elsewhere.
    """
    head = sentence.words[:until]
    reports = list(_REPORTS.finditer(head))
    names = names_in(head[reports[-1].end() :]) if reports else frozenset()
    names = names or names_in(head)
    stands_for = _STANDS_FOR.match(sentence.words)
    which = "" if stands_for is None else stands_for["which"] or ""
    theirs = {land for word in which.split() for land in home_countries(word)}
    names = frozenset(name for name in names if name not in which)
    if names or stands_for is None:
        return names
    before = names_in(text[max(0, sentence.start_char - _NAMED_BEFORE) : sentence.start_char])
    return frozenset(
        name for name in before if not theirs or not homes.get(name) or theirs & set(homes[name])
    )


def homes_of(text: str, wanted: Collection[str]) -> dict[str, set[str]]:
    """Return the countries that the text says the *wanted* are from: "Chinese President Xi"."""
    homes: dict[str, set[str]] = {}
    last: tuple[int, frozenset[str], bool] | None = None
    for found in _WORD.finditer(text):
        word = found.group()
        lands = home_countries(word)
        if lands:
            last = (found.end(), lands, word in COUNTRIES)
        elif word in wanted and last is not None and found.start() - last[0] <= _NEAR:
            joint = _IS_FROM.fullmatch(text, last[0], found.start())
            if joint is not None and (joint["owner"] or not last[2]):
                homes.setdefault(word, set()).update(last[1])
    return homes
