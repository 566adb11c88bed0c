"""The stretches of a text worth reading for time: those around a word that only time has."""

import re
from collections.abc import Iterator

from workbench.nlp.times.vocabulary import (
    DAY_PARTS,
    MONTHS,
    SEASONS,
    UNITS,
    WEEKDAYS,
    branches,
    listed,
)

# How far (characters) an expression may reach to either side of the word that shows it is one.
_REACH = 48
_NO_UNIT = frozenset({"second"})
_WORDS = (
    frozenset(MONTHS)
    | frozenset(WEEKDAYS)
    | frozenset(day + "s" for day in WEEKDAYS if day.endswith("day"))
    | frozenset(SEASONS)
    | frozenset(DAY_PARTS)
    | (frozenset(UNITS) - _NO_UNIT)
    | frozenset(unit + "s" for unit in UNITS)
    | frozenset(
        listed(
            "today yesterday tomorrow tonight now currently current recently recent "
            "previously formerly soon future past present nowadays moment daily weekly "
            "monthly annually yearly nightly hourly period noon midday midnight christmas "
            "easter thanksgiving halloween twenties thirties forties fifties sixties "
            "seventies eighties nineties nineteen eighteen thousand memorial labor boxing "
            "independence valentine fy am pm ago time once centuries clock"
        )
    )
)
_FIGURES = (
    r"(?:1[0-9]|20)[0-9]{2}s?(?![^\W_])|[0-9]{2}['’]?s(?![^\W_])|[0-9]{1,4}[:/-][0-9]|[0-9]{1,2}[ap]m"
    r"|fy ?[0-9]|q[1-4](?![^\W_])"
)


_TRIGGER = re.compile(rf"(?<![^\W_])(?:{branches(_WORDS)}(?![^\W_])|{_FIGURES})")


def stretches(low: str) -> Iterator[tuple[int, int]]:
    """Yield (start, end) around the words of time in lower-case text; they never overlap."""
    open_from = open_to = -1
    for word in _TRIGGER.finditer(low):
        start, end = word.start() - _REACH, word.end() + _REACH
        if start > open_to:
            if open_to > 0:
                yield _whole(low, open_from, open_to)
            open_from = start
        open_to = end
    if open_to > 0:
        yield _whole(low, open_from, open_to)


def _whole(low: str, start: int, end: int) -> tuple[int, int]:
    """Return the stretch widened to whole words, inside the text."""
    start, end = max(start, 0), min(end, len(low))
    stop = min(len(low), end + _REACH)
    while end < stop and low[end].isalnum():
        end += 1
    return start, end
