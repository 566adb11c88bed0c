"""Which amounts of a sentence are the parts of another: after a colon, "of whom", "in all"."""

import re
from decimal import Decimal

from workbench.domain.readings import Comparator
from workbench.nlp.checks.change_words import is_named_change
from workbench.nlp.checks.statements import Statement
from workbench.nlp.quantities import Kind, Quantity
from workbench.nlp.words import word_set

_LEAD_MAX, _GAP_MAX, _PARTS_MAX = 70, 60, 12
_TWO = 2
_CONSISTS = r"(?:,| is| are| was| were|)"
# After the total these open its parts, all of them: they must come to it.
_OPENS_ALL = re.compile(
    r"^[^:;.]{0,60}(?::|—|–| - | -- |\(|, namely,?"
    rf"|{_CONSISTS} (?:made up of|comprising|comprises|comprised|consisting of|consists of)) ?$"
)
# These open only some of them: they may come to less, never to more.
_OPENS_SOME = re.compile(
    r"\b(?:including|of whom|of which|of those|among them|among whom|among those)\b[^:;.]{0,25}$"
)
_COMMA_ONLY = re.compile(r"^(?: [a-z’'-]{1,25}){0,8},(?: (?:of them|all told))? ?$")
_HAS = re.compile(
    r"^(?: [a-z’'-]{1,25}){0,3} (?:has|have|had|with|were|are|included?|comprised?) $"
)
_JOINT = re.compile(
    r"^[^:;.()]{0,50}?(?:, and|,| and| plus|;)(?: (?:the other|another|a further|with))? ?$"
)
_LOOSE_JOINT = re.compile(r"^[^:;.()]{0,50}?(?:, and|,| and| plus|;)(?: [a-z’'-]{1,25}){0,4} ?$")
_OPENS_LOOSELY = re.compile(r"(?::|—|–| - | -- |\()(?: ?[a-z’'-]{1,25}){0,5} ?\(?$")
_ANY_JOINT = re.compile(r"^[^:.]{0,50}?(?:,| and\b|;|\))[^:.]{0,40}$")
_NEARLY = Decimal("0.7"), Decimal("1.45")
_CLOSING = re.compile(r"\b(?:and|plus)\b")
_CLOSES = re.compile(r"^[^,:;()]{0,60}?(?:[.),]|$|\n| - |–|—)")
_GOES_ON = 30
_SINGULARS = re.compile(r"\b(?:one|an?) (?:man|woman|boy|girl|child|baby|adult|teenager)\b")
_PLACED = re.compile(r"^(?: [a-z]{1,25})? (?:in|from|at|for|to|on) ")
_GROUP = re.compile(r"^ (?:of (?:them|whom) )?(?:(?:were|are|was) )?([a-z]{1,25})\b")
_OF_THE = re.compile(r"\b(?:of|among) (?:the|those|these|its|their|all) (?:[a-z]{1,25} ){0,2}$")
_SUMMING_UP = re.compile(
    r"\b(?:a total of|totall?ing|a combined|adding up to|which makes|making"
    r"|bringing the (?:total|number|toll) to) (?:[a-z]{1,25} ){0,2}$"
)
_EVERYBODY = re.compile(r"\ball (?:of )?(?:the |its |their )?$")
_IN_ALL = re.compile(r"^(?: [a-z]{1,25}){0,3} (?:in all|in total|altogether|all told)\b")
_KINDS = word_set(
    "men women boys girls children adults babies infants males females teenagers pensioners"
    " civilians soldiers policemen police officers guards passengers pilots crew sailors teachers"
    " pupils students nurses doctors republicans democrats seniors juniors"
)
_PERSONS = word_set(
    "people persons dead deaths victims casualties fatalities survivors passengers members others"
    " hostages prisoners detainees suspects refugees migrants residents civilians workers employees"
    " students guests visitors delegates patients volunteers applicants players staff"
)
# Pairs of groups that share nobody.
_DISJOINT = (
    {"men", "women"},
    {"boys", "girls"},
    {"males", "females"},
    {"adults", "children"},
    {"adults", "minors"},
    {"civilians", "soldiers"},
    {"guilty", "innocent"},
)


def can_total(statement: Statement, quantity: Quantity) -> bool:
    """Return whether an amount may be the sum of others: exact, more than one, no change."""
    return (
        quantity.kind in (Kind.COUNT, Kind.MONEY)
        and quantity.upper is None
        and quantity.comparator is Comparator.EXACTLY
        and quantity.number > 1
        and not is_named_change(statement, quantity)
    )


def parts_after(statement: Statement, i: int) -> list[Quantity]:
    """Return the parts that follow the amount at *i* where its words open them; else none."""
    quantities = statement.quantities
    if i + _TWO >= len(quantities):
        return []
    total, first = quantities[i], quantities[i + 1]
    lead = statement.between(total, first)
    if len(lead) > _LEAD_MAX or not _is_part(total, first):
        return []
    opens = _OPENS_ALL.search(lead) or _OPENS_SOME.search(lead)
    if opens or _COMMA_ONLY.search(lead) or _HAS.search(lead):
        parts = _run(statement, i, _JOINT)
        if _is_closed(statement, parts) and (opens or _are_plainly(statement, total, parts, lead)):
            return parts
    return _loose_parts(statement, i, lead)


def _run(statement: Statement, i: int, joint: re.Pattern[str]) -> list[Quantity]:
    """Return the amounts after *i* that *joint* links to each other, the first in any case."""
    total = statement.quantities[i]
    parts = [statement.quantities[i + 1]]
    for quantity in statement.quantities[i + 2 : i + _PARTS_MAX]:
        gap = statement.between(parts[-1], quantity)
        if len(gap) > _GAP_MAX or not joint.match(gap) or not _is_part(total, quantity):
            break
        parts.append(quantity)
    return parts


def _loose_parts(statement: Statement, i: int, lead: str) -> list[Quantity]:
    """Return amounts after a colon or bracket that come near the one at *i*, whatever links them.

    That several amounts all but come to another by chance is rare.
    """
    total = statement.quantities[i]
    if not _OPENS_LOOSELY.search(lead):
        return []
    parts = _run(statement, i, _ANY_JOINT)
    alike = total.kind is Kind.MONEY or {part.noun for part in parts} <= {"", total.noun} | _KINDS
    return parts if len(parts) >= _TWO and alike and _comes_near(total, parts) else []


def _comes_near(total: Quantity, parts: list[Quantity]) -> bool:
    return _NEARLY[0] <= sum(part.number for part in parts) / total.number <= _NEARLY[1]


def only_some(statement: Statement, total: Quantity, first: Quantity) -> bool:
    """Return whether the words between a total and its first part open only some of the parts."""
    return _OPENS_SOME.search(statement.between(total, first)) is not None


def counted_total(statement: Statement, i: int, parts: list[Quantity]) -> Quantity | None:
    """Return what the parts after *i* come to: 30 of "30 seats in two towns: 12 in A …"."""
    total = statement.quantities[i]
    if total.number != len(parts):
        return total
    before = statement.quantities[i - 1] if i else None
    if before is None or not can_total(statement, before) or not _is_part(before, parts[0]):
        return None
    return before if len(statement.between(before, total)) <= _LEAD_MAX else None


def parts_before(statement: Statement, i: int) -> list[Quantity]:
    """Return the parts before the amount at *i* where its words sum them up: "…, 30 in all"."""
    quantities = statement.quantities
    total, parts = quantities[i], [quantities[i - 1]]
    sums_up = _SUMMING_UP.search(statement.before(total)) or _IN_ALL.match(statement.after(total))
    near = len(statement.between(parts[0], total)) <= _LEAD_MAX
    everybody = len(quantities) > _TWO and _EVERYBODY.search(statement.before(total))
    if not ((sums_up or everybody) and near and _is_part(total, parts[0])):
        return []
    for j in range(i - 2, max(-1, i - _PARTS_MAX), -1):
        gap = statement.between(quantities[j], parts[0])
        if len(gap) > _GAP_MAX or not _LOOSE_JOINT.match(gap) or not _is_part(total, quantities[j]):
            break
        parts.insert(0, quantities[j])
    closed = len(parts) > 1 and _CLOSING.search(statement.between(parts[-2], parts[-1]))
    return parts if closed and (sums_up or _comes_near(total, parts)) else []


def groups_of(statement: Statement, i: int) -> list[Quantity]:
    """Return both parts of "of the 20, 12 were men and nine were women", else none."""
    total = statement.quantities[i]
    if not can_total(statement, total) or not _OF_THE.search(statement.before(total)):
        return []
    parts = [q for q in statement.quantities[i + 1 : i + 3] if _is_part(total, q)]
    return parts if _share_nobody(statement, parts) else []


def _is_part(total: Quantity, part: Quantity) -> bool:
    return (
        part.kind is total.kind
        and part.upper is None
        and part.comparator is Comparator.EXACTLY
        and (part.kind is Kind.COUNT or part.key == total.key)
    )


def _is_closed(statement: Statement, parts: list[Quantity]) -> bool:
    """Return whether the list ends with "and" and nothing more of it follows."""
    if len(parts) < _TWO or not _CLOSING.search(statement.between(parts[-2], parts[-1])):
        return False
    last = parts[-1]
    after = statement.after(last, 90)
    further = [
        q.start_char
        for q in statement.quantities
        if q.start_char > last.end_char and q.kind is last.kind
    ]
    goes_on = bool(further) and further[0] - last.phrase_end < _GOES_ON
    return _CLOSES.match(after) is not None and not _SINGULARS.search(after) and not goes_on


def _are_plainly(statement: Statement, total: Quantity, parts: list[Quantity], lead: str) -> bool:
    """Return whether parts that only a comma or "has" leads to are plainly those of the total."""
    if _share_nobody(statement, parts):
        return True
    if _HAS.search(lead) or _is_placed(statement, total):
        return False
    nouns = {part.noun for part in parts}
    if total.noun in _PERSONS and nouns <= _KINDS and total.noun not in nouns:
        return True
    return all(_is_placed(statement, part) for part in parts)


def _share_nobody(statement: Statement, parts: list[Quantity]) -> bool:
    """Return whether two parts name groups of which nobody is in both: men and women."""
    groups = {_group(statement, part) for part in parts}
    return len(parts) == _TWO and any(groups == pair for pair in _DISJOINT)


def _group(statement: Statement, part: Quantity) -> str:
    if part.noun:
        return part.noun
    match = _GROUP.match(statement.after(part))
    return match[1] if match else ""


def _is_placed(statement: Statement, part: Quantity) -> bool:
    """Return whether a part is told apart by a place or use alone: "10 in Lyon"."""
    return not part.noun and _PLACED.match(statement.after(part)) is not None
