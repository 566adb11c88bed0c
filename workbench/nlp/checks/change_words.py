"""The words that say an amount is how much something rose or fell by."""

import re

from workbench.nlp.checks.statements import Statement
from workbench.nlp.quantities import Quantity

_RISE = (
    r"rose|rise|rises|rising|risen|increased|increase|increases|increasing|grew|grow|grows|grown"
    r"|growing|growth|climbed|climb|climbs|climbing|jumped|jump|jumps|jumping|soared|soar|soaring"
    r"|surged|surge|surging|gained|gain|gains"
    r"|(?<!made )(?<!make )(?<!makes )(?<!making )up|higher|advanced|leapt|leaped|swelled"
    r"|expanded|expansion|hike|hiked|uptick|raised|raise|raising|lifted|boosted|boost"
)
_FALL = (
    r"fell|fall|falls|falling|fallen|dropped|drop|drops|dropping|declined|decline|declines"
    r"|declining|decreased|decrease|decreases|shrank|shrunk|shrinking|plunged|plunge|plunging"
    r"|slid|slipped|slumped|slump|tumbled|tumble|plummeted|down|lower|lowered|reduced|reduction"
    r"|cut|cuts|cutting|slashed|trimmed|contracted|sank|lost|loss"
)
_CHANGE = rf"(?:(?P<up>{_RISE})|(?P<down>{_FALL}))"
_HEDGE = (
    r"(?:by|of|about|around|nearly|almost|roughly|over|some|more|than|less|at|least|just|up|to"
    r"|a|an|another|approximately|only|under|fewer|close|sharply|steeply|further|even|as|much)"
)
# "Cut its lending rate by": what was changed may stand between the verb and "by".
_OBJECT = r"(?: (?:its|the|their|his|her|our|a|an) [a-z-]{1,20}(?: [a-z-]{1,20}){0,2}(?= by ))"
_LEADS = re.compile(rf"\b{_CHANGE}{_OBJECT}?(?: {_HEDGE}){{0,5}} $")
_FOLLOWS = re.compile(
    rf"(?:[ -](?:annual|year-on-year|overall|net|total))?[ -](?!lost\b|gained\b){_CHANGE}\b"
)
_THAN = re.compile(
    r" (?:(?P<up>more|higher|larger|bigger|greater|above)"
    r"|(?P<down>less|fewer|lower|smaller|below))\b"
)
_NAMED = re.compile(
    r"\b(?:a|an) (?:[a-z]{1,15} )?(?:rise|increase|jump|gain|growth|surge|hike|fall|drop|decline"
    r"|decrease|reduction|plunge|slump|cut) of (?:[a-z]{1,15} ){0,3}$"
)
_BY = re.compile(rf"\bby(?: {_HEDGE}){{0,4}} $")
_PLUS = re.compile(r"[(, ][+−-]$")
_MOVES = re.compile(
    r"\b(?:(?P<up>rose|risen|increased|grew|grown|climbed|jumped|soared|surged)"
    r"|(?P<down>fell|fallen|dropped|declined|decreased|shrank|plunged|slumped|tumbled|plummeted))"
    r"(?: [a-z]{1,15}ly)? (?:from|to)(?: (?:about|around|nearly|almost|just|over|some|an?))? $"
)
_REACH = 70


def sign_of(statement: Statement, quantity: Quantity) -> int:
    """Return 1 where an amount is the size of a rise, -1 of a fall, 0 where it is neither."""
    match = (
        _LEADS.search(statement.before(quantity, _REACH))
        or _FOLLOWS.match(statement.lowered, quantity.end_char, statement.end)
        or _THAN.match(statement.lowered, quantity.end_char, statement.end)
    )
    if match is None:
        return 0
    return 1 if match["up"] else -1


def moves_before(statement: Statement, quantity: Quantity) -> re.Match[str] | None:
    """Return the verb of "rose from" or "fell to" that leads to an amount; None where none does.

    The places of the match are those of the text.
    """
    start = max(statement.start, quantity.start_char - _REACH)
    return _MOVES.search(statement.lowered, start, quantity.start_char)


def is_size_of_change(statement: Statement, quantity: Quantity) -> bool:
    """Return whether an amount beside two others is the step between them: "by 5 %", "(5 %)"."""
    if _BY.search(statement.before(quantity)):
        return True
    in_brackets = statement.before(quantity, 1) == "(" and statement.after(quantity, 1) == ")"
    return in_brackets or _PLUS.search(statement.before(quantity, 3)) is not None


def is_named_change(statement: Statement, quantity: Quantity) -> bool:
    """Return whether an amount is introduced as "a rise of" or "a drop of" that much."""
    return _NAMED.search(statement.before(quantity, _REACH)) is not None
