"""The words that say an amount is how much something rose or fell by."""

import re

from workbench.nlp.checks.statements import Statement
from workbench.nlp.quantities import Quantity

_RISE = (
    r"rose|rise|rises|rising|risen|increased|increase|increases|increasing|grew|grow|grows|grown"
    r"|growing|growth|climbed|climb|climbs|climbing|jumped|jump|jumps|jumping|soared|soar|soaring"
    r"|surged|surge|surging|gained|gain|gains|(?<!made )(?<!make )(?<!makes )(?<!making )up|higher|advanced|leapt|leaped|swelled|expanded"
    r"|expansion|hike|hiked|uptick"
)
_FALL = (
    r"fell|fall|falls|falling|fallen|dropped|drop|drops|dropping|declined|decline|declines"
    r"|declining|decreased|decrease|decreases|shrank|shrunk|shrinking|plunged|plunge|plunging"
    r"|slid|slipped|slumped|slump|tumbled|tumble|plummeted|down|lower|reduced|reduction|cut"
    r"|contracted|sank|lost|loss"
)
_CHANGE = rf"(?:(?P<up>{_RISE})|(?P<down>{_FALL}))"
_HEDGE = (
    r"(?:by|of|about|around|nearly|almost|roughly|over|some|more|than|less|at|least|just|up|to"
    r"|a|an|another|approximately|only|under|fewer|close|sharply|steeply|further|even|as|much)"
)
_LEADS = re.compile(rf"\b{_CHANGE}(?: {_HEDGE}){{0,5}} $")
_FOLLOWS = re.compile(rf"(?:[ -](?:annual|year-on-year|overall|net|total))?[ -]{_CHANGE}\b")


def sign_of(statement: Statement, quantity: Quantity) -> int:
    """Return 1 where an amount is the size of a rise, -1 of a fall, 0 where it is neither."""
    match = _LEADS.search(statement.before(quantity, 60)) or _FOLLOWS.match(
        statement.lowered, quantity.end_char, statement.end
    )
    if match is None:
        return 0
    return 1 if match["up"] else -1
