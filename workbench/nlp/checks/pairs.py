"""Two amounts of which one became the other: "from 50 to 70", "to $5m from $3m", "up from"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from workbench.nlp.checks.change_words import is_named_change, sign_of
from workbench.nlp.checks.statements import Statement
from workbench.nlp.numbers.lists import SCALES
from workbench.nlp.quantities import Kind, Quantity

_LOOK = 4
_GAP_MAX, _THEN_MAX = 110, 45
_ROLE = re.compile(
    r"\b(from|to|compared with|compared to|against|versus|up on|down on|was|were|stood at|now"
    r"|now at|reached)[ ]+"
    r"(?:(?:an?|the|its|their|just|only|about|around|nearly|almost|roughly|over|some|more|than"
    r"|less|fewer|under|at|least|record|revised|estimated|previous|initial|low|high|of|level"
    r"|total|figure|loss|profit|income)[ ]+){0,5}$"
)
_ROLES = {
    "from": "from",
    "to": "to",
    "was": "was",
    "were": "was",
    "stood at": "was",
    "now": "now",
    "now at": "now",
    "reached": "now",
}
_BECAME = {("from", "to"), ("was", "now")}
_MORE_THAN = re.compile(
    r"(?:%|per[ -]?cent|percent|points) (?:more|fewer|less|higher|lower|larger|smaller|above"
    r"|below|on|over)"
    r"(?: than)?(?: (?:the|those|its|their|last|year['’]s)){0,3} $"
)
_SCALE = re.compile(r"(thousand|million|billion|trillion|mn|bn|tn|[km])\b")
_BARE_MAX = 1_000
_APART_MAX = 100
_LENDING = frozenset({Kind.PERCENT, Kind.MEASURE, Kind.MONEY})
_PAUSE = re.compile(r"[,(–—-]")
_BREAKS = re.compile(r"[;:]|\bwhile\b|\bwhereas\b|\band (?:\w+ ){1,4}(?:rose|fell|grew|dropped)\b")

# An amount and the word that leads to it: "from", "to", "than" or none.
_Placed = tuple[Quantity, str]


@dataclass(frozen=True)
class Pair:
    """What an amount was (`old`) and what it became (`new`); `start` and `end` hold both."""

    old: Quantity
    new: Quantity

    @property
    def start(self) -> int:
        """Return where the earlier written of both begins, in characters."""
        return min(self.old.start_char, self.new.start_char)

    @property
    def end(self) -> int:
        """Return where the later written of both ends, in characters."""
        return max(self.old.end_char, self.new.end_char)

    def holds(self, quantity: Quantity) -> bool:
        """Return whether *quantity* is one of both."""
        return quantity.start_char in (self.old.start_char, self.new.start_char)


def pairs_in(statement: Statement) -> Iterator[Pair]:
    """Yield what became what in a sentence, each amount in at most one pair."""
    quantities = statement.quantities
    roles = [_role(statement, quantity) for quantity in quantities]
    taken: set[int] = set()
    for find in (_from_to, _to_from):
        for i, j in _nearest_first(len(quantities)):
            if taken & {i, j} or not _near(statement, quantities[i], quantities[j]):
                continue
            pair = find(statement, (quantities[i], roles[i]), (quantities[j], roles[j]))
            if pair is not None:
                taken |= {i, j}
                yield pair
    for i in range(2, len(quantities)):
        if not taken & {i - 2, i - 1} and (summed_up := _then(statement, i)):
            taken |= {i - 2, i - 1}
            yield summed_up


def _nearest_first(number: int) -> Iterator[tuple[int, int]]:
    """Yield the places of two amounts out of *number*, those next to each other first."""
    for distance in range(1, _LOOK):
        for i in range(number - distance):
            yield i, i + distance


def _then(statement: Statement, i: int) -> Pair | None:
    """Return the two amounts before the one at *i* where that is "a rise of" so much."""
    old, new, change = statement.quantities[i - 2 : i + 1]
    if not is_named_change(statement, change) or not _near(statement, old, new):
        return None
    gap = statement.between(new, change)
    apart = len(gap) > _THEN_MAX or not _PAUSE.search(gap)
    if apart or _role(statement, old) == "than":
        return None
    both = _alike(old, new)
    return Pair(*both) if both else None


def _role(statement: Statement, quantity: Quantity) -> str:
    before = statement.before(quantity, 60)
    match = _ROLE.search(before)
    if match is None:
        return "than" if _MORE_THAN.search(before) else ""
    return _ROLES.get(match[1], "than")


def _near(statement: Statement, first: Quantity, second: Quantity) -> bool:
    gap = statement.between(first, second)
    return len(gap) <= _GAP_MAX and _BREAKS.search(gap) is None


def _from_to(_: Statement, first: _Placed, second: _Placed) -> Pair | None:
    if (first[1], second[1]) not in _BECAME:
        return None
    both = _alike(first[0], second[0])
    return Pair(*both) if both else None


def _to_from(statement: Statement, first: _Placed, second: _Placed) -> Pair | None:
    if first[1] == "from" or second[1] not in ("from", "than"):
        return None
    if first[1] != "to" and sign_of(statement, first[0]):
        return None  # how much it rose is not what it became
    both = _alike(second[0], first[0])
    return Pair(*both) if both else None


def _alike(old: Quantity, new: Quantity) -> tuple[Quantity, Quantity] | None:
    """Return both where they may be compared; "from 3 to 4 per cent" lends 3 the unit of 4."""
    if old.upper is not None or new.upper is not None or Kind.SHARE in (old.kind, new.kind):
        return None
    if old.key == new.key and old.kind == new.kind and old.per == new.per:
        return _scaled_alike(old, new)
    if old.kind is Kind.COUNT and (not old.noun or not new.noun) and new.kind is Kind.COUNT:
        return _scaled_alike(old, new)
    if old.kind is Kind.COUNT and not old.noun and new.kind in _LENDING:
        return _scaled_alike(replace(old, kind=new.kind, key=new.key, unit=new.unit), new)
    if new.kind is Kind.COUNT and not new.noun and old.kind in _LENDING:
        return old, replace(new, kind=old.kind, key=old.key, unit=old.unit)
    return None


def _scaled_alike(old: Quantity, new: Quantity) -> tuple[Quantity, Quantity]:
    """Return both; "from 3 to 4 million" means 3 million."""
    scale = _SCALE.search(new.quote.lower())
    bare = old.number < _BARE_MAX and _SCALE.search(old.quote.lower()) is None
    if scale is None or not bare:
        return old, new
    factor = Decimal(10) ** SCALES[scale[1]]
    number = old.number * factor
    if not new.number <= number * _APART_MAX or not number <= new.number * _APART_MAX:
        return old, new
    return replace(old, number=number, place=old.place * factor), new
