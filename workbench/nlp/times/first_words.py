"""The words that an expression of time can begin with: at any other, the grammar is not tried."""

import re

from workbench.nlp.times.vocabulary import (
    FIXED_FEASTS,
    MONTHS,
    MOVED_FEASTS,
    ONES,
    ORDINALS,
    SEASONS,
    TEENS,
    TENS,
    UNITS,
    WEEKDAYS,
    listed,
)

_FIRST_LETTERS = re.compile(r"[a-z]+")
FIRST_WORDS = (
    frozenset(MONTHS)
    | frozenset(WEEKDAYS)
    | frozenset(day + "s" for day in WEEKDAYS)
    | frozenset(ONES)
    | frozenset(TEENS)
    | frozenset(TENS)
    | frozenset(ten.removesuffix("y") + "ies" for ten in TENS)
    | frozenset(ORDINALS)
    | frozenset(SEASONS)
    | frozenset(UNITS)
    | frozenset(unit + "s" for unit in UNITS)
    | frozenset(_FIRST_LETTERS.findall(name)[0] for name in (*FIXED_FEASTS, *MOVED_FEASTS))
    | frozenset(
        listed(
            "a an the this that these those its his her their our last next past previous "
            "preceding prior current present same coming upcoming following latest each every "
            "recent most final future more less fewer no at up as about around nearly almost over "
            "under roughly approximately some just only barely within another well exactly few "
            "several many numerous dozens hundreds thousands tens half early earlier mid middle "
            "late later beginning start end noon midday midnight fiscal calendar tax school "
            "financial today yesterday tomorrow tonight right now currently recently soon nowadays "
            "not long moment moments daily weekly monthly annually yearly nightly hourly eighteen"
        )
    )
)
