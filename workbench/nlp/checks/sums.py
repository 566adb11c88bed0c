"""Whether parts come to their total: "12 people, five men and eight women", "the three: A, B"."""

import re
from collections.abc import Iterator
from decimal import Decimal

from workbench.domain.readings import Check, Comparator, Finding
from workbench.nlp.checks.change_words import sign_of
from workbench.nlp.checks.statements import Statement
from workbench.nlp.checks.working import make_finding, quoted, shown, span_of, written
from workbench.nlp.quantities import Kind, Quantity

_LEAD_MAX, _GAP_MAX, _PARTS_MAX = 70, 60, 12
# After the total these open its parts, closed: they must come to it.
_OPENS_ALL = re.compile(
    r"^[^:;.]{0,60}(?::|—|–| - | -- |\(|, namely,?|, made up of|, comprising|, consisting of) ?$"
)
_IS_TOTAL = re.compile(r"\b(?:a total of|in total|in all|altogether|totall?ing|all told)\b")
# These open only some of them: they may come to less, never to more.
_OPENS_SOME = re.compile(
    r"\b(?:including|of whom|of them|of which|of those|among them|among whom|among those)\b[^:;.]{0,25}$"
)
_COMMA_ONLY = re.compile(r"^(?: [a-z’'-]+){0,8},(?: (?:of them|all told))? ?$")
_JOINT = re.compile(
    r"^[^:;.()]{0,50}?(?:, and|,| and| plus|;)(?: (?:the other|another|a further|with))? ?$"
)
_CLOSES = re.compile(r"^[^,:;()]{0,60}?(?:[.),]|$|\n)")
_GOES_ON = 30
_SEX_OR_AGE = frozenset(
    "men women boys girls children adults babies infants males females teenagers pensioners"
    " civilians soldiers policemen police officers guards passengers pilots crew sailors teachers"
    " pupils students nurses doctors republicans democrats seniors juniors".split()
)
_PERSONS = frozenset(
    "people persons dead deaths victims casualties fatalities survivors passengers members others"
    " hostages prisoners detainees suspects refugees migrants residents civilians workers employees"
    " students guests visitors delegates patients volunteers applicants players staff".split()
)
# Groups that share nobody.
_APART = (
    {"men", "women"},
    {"boys", "girls"},
    {"males", "females"},
    {"adults", "children"},
    {"adults", "minors"},
    {"civilians", "soldiers"},
    {"guilty", "innocent"},
)
_OF_THE = re.compile(r"\b(?:of|among) (?:the|those|these|its|their|all) (?:[a-z]+ ){0,2}$")
_WERE = re.compile(r" (?:of them )?(?:were|are|was) ([a-z]+)\b")
_SINGULARS = re.compile(r"\b(?:one|an?) (?:man|woman|boy|girl|child|baby|adult|teenager)\b")
_PLACE_PART = re.compile(r"^(?: [a-z]+)? (?:in|from|at|for|to|on) ")
_TOTAL_AFTER = re.compile(
    r"\b(?:a total of|totall?ing|for a total of|making|bringing the (?:total|number|toll) to"
    r"|which makes|or|=|adding up to|a combined) (?:[a-z]+ ){0,2}$"
)
_IN_ALL = re.compile(r"^(?: [a-z]+){0,3} (?:in all|in total|altogether|all told)\b")
_NAMED_LIST = re.compile(r"(?: [a-z]+){0,4} ?(?::|—|–) ?([^:;.!?()\n]{5,240})[.\n]")
_LIST_ITEM = re.compile(r"(?:the )?[A-Z][^\W\d_]*(?:[ -](?:of |the |de |al-)?[A-Z][^\W\d_]*){0,4}")
_LIST_SPLIT = re.compile(r", and |, | and ")
_COUNTED_MIN, _COUNTED_MAX = 2, 9


def find_sum_findings(statement: Statement) -> Iterator[Finding]:
    """Yield findings on parts that do not come to their total, and counts that miss their list."""
    yield from _groups_of(statement)
    used: set[int] = set()
    for i, total in enumerate(statement.quantities):
        if i in used or not _can_total(statement, total):
            continue
        parts = _parts_after(statement, i)
        if len(parts) > 1:
            used.update(range(i, i + len(parts) + 1))
            whole = _counts_parts(statement, i, parts)
            if whole is not None:
                yield from _compare(statement, whole, parts, exact=not _only_some(statement, i))
        elif finding := _named_list(statement, total):
            yield finding
    yield from _total_at_the_end(statement)


def _can_total(statement: Statement, quantity: Quantity) -> bool:
    counts = quantity.kind in (Kind.COUNT, Kind.MONEY)
    return (
        counts
        and quantity.upper is None
        and quantity.comparator is Comparator.EXACTLY
        and quantity.number > 1
        and sign_of(statement, quantity) == 0
    )


def _only_some(statement: Statement, i: int) -> bool:
    lead = statement.between(statement.quantities[i], statement.quantities[i + 1])
    return _OPENS_SOME.search(lead) is not None


def _parts_after(statement: Statement, i: int) -> list[Quantity]:
    """Return the parts that follow the amount at *i* where its words open them; else none."""
    quantities = statement.quantities
    if i + 2 >= len(quantities):
        return []
    total, first = quantities[i], quantities[i + 1]
    lead = statement.between(total, first)
    if len(lead) > _LEAD_MAX or not _is_part(total, first):
        return []
    opens = _OPENS_ALL.search(lead) or _OPENS_SOME.search(lead)
    apposed = _COMMA_ONLY.search(lead) is not None
    if not (opens or apposed):
        return []
    parts = [first]
    for quantity in quantities[i + 2 : i + _PARTS_MAX]:
        gap = statement.between(parts[-1], quantity)
        if len(gap) > _GAP_MAX or not _JOINT.match(gap) or not _is_part(total, quantity):
            break
        parts.append(quantity)
    if not _is_closed(statement, parts):
        return []
    return parts if opens or _are_kinds_of(statement, total, parts) else []


def _counts_parts(statement: Statement, i: int, parts: list[Quantity]) -> Quantity | None:
    """Return the total: "30 seats in three towns: 12 in A, …" counts the towns just before them."""
    total = statement.quantities[i]
    if total.number != len(parts):
        return total
    before = statement.quantities[i - 1] if i else None
    if before is None or not _can_total(statement, before) or not _is_part(before, parts[0]):
        return None
    return before if len(statement.between(before, total)) <= _LEAD_MAX else None


def _is_part(total: Quantity, part: Quantity) -> bool:
    return (
        part.kind == total.kind
        and part.upper is None
        and part.comparator is Comparator.EXACTLY
        and (part.kind is Kind.COUNT or part.key == total.key)
    )


def _is_closed(statement: Statement, parts: list[Quantity]) -> bool:
    """Return whether the list ends with "and" and nothing more of it follows."""
    if len(parts) < 2:  # noqa: PLR2004 - one part is no list
        return False
    joint = statement.between(parts[-2], parts[-1])
    if not re.search(r"\b(?:and|plus)\b", joint):
        return False
    after = statement.after(parts[-1], 90)
    further = [
        q.start_char
        for q in statement.quantities
        if q.start_char > parts[-1].end_char and q.kind is parts[-1].kind
    ]
    goes_on = bool(further) and further[0] - parts[-1].phrase_end < _GOES_ON
    return _CLOSES.match(after) is not None and _SINGULARS.search(after) is None and not goes_on


def _are_kinds_of(statement: Statement, total: Quantity, parts: list[Quantity]) -> bool:
    """Return whether parts that only a comma leads to are plainly those of the total."""
    if total.noun and total.noun not in _PERSONS and total.noun not in _SEX_OR_AGE:
        return all(_is_placed(statement, part) for part in parts)
    nouns = {part.noun for part in parts}
    if nouns <= _SEX_OR_AGE and total.noun not in nouns:
        return True
    return all(_is_placed(statement, part) for part in parts)


def _is_placed(statement: Statement, part: Quantity) -> bool:
    """Return whether a part is told apart by a place alone: "10 in Lyon"."""
    return not part.noun and _PLACE_PART.match(statement.after(part)) is not None


def _compare(
    statement: Statement, total: Quantity, parts: list[Quantity], *, exact: bool
) -> Iterator[Finding]:
    number = sum((part.number for part in parts), Decimal(0))
    places = [total.place, *(part.place for part in parts)]
    slack = max(places) * len(parts) / 2 if max(places) > 1 else Decimal(0)
    if number <= total.number + slack and (not exact or number >= total.number - slack):
        return
    working = " + ".join(shown(part) for part in parts)
    relation = "not" if exact else "more than"
    yield make_finding(
        Check.SUM,
        statement.text,
        [span_of(total), *(span_of(part) for part in parts)],
        question=(
            f"Do the parts belong to {quoted(total, statement.text)}?"
            f" Together they are {shown(total, number)}."
        ),
        working=f"{working} = {shown(total, number)}, {relation} {shown(total)}.",
    )


def _groups_of(statement: Statement) -> Iterator[Finding]:
    """Yield a finding where "of the 20, 12 were men and nine were women" exceeds the whole."""
    quantities = statement.quantities
    for i, total in enumerate(quantities[:-2]):
        if not _can_total(statement, total) or not _OF_THE.search(statement.before(total)):
            continue
        parts = [q for q in quantities[i + 1 : i + 3] if _is_part(total, q)]
        groups = {_group(statement, part) for part in parts}
        if len(parts) == 2 and any(groups == both for both in _APART):  # noqa: PLR2004 - two groups
            yield from _compare(statement, total, parts, exact=False)


def _group(statement: Statement, part: Quantity) -> str:
    match = _WERE.match(statement.after(part))
    group = match[1] if match else part.noun
    return group


def _total_at_the_end(statement: Statement) -> Iterator[Finding]:
    """Yield a finding where "… and 9 in C, a total of 30" does not come to its total."""
    quantities = statement.quantities
    for i in range(2, len(quantities)):
        total = quantities[i]
        if not _can_total(statement, total) or not (
            _TOTAL_AFTER.search(statement.before(total))
            and (
                _IS_TOTAL.search(statement.before(total))
                or "making" in statement.before(total)
                or "bringing" in statement.before(total)
            )
            or _IN_ALL.match(statement.after(total))
        ):
            continue
        parts = _parts_before(statement, i)
        if len(parts) > 1:
            yield from _compare(statement, total, parts, exact=True)


def _parts_before(statement: Statement, i: int) -> list[Quantity]:
    quantities = statement.quantities
    total, parts = quantities[i], [quantities[i - 1]]
    if len(statement.between(parts[0], total)) > _LEAD_MAX or not _is_part(total, parts[0]):
        return []
    for j in range(i - 2, max(-1, i - _PARTS_MAX), -1):
        gap = statement.between(quantities[j], parts[0])
        if len(gap) > _GAP_MAX or not _JOINT.match(gap) or not _is_part(total, quantities[j]):
            break
        parts.insert(0, quantities[j])
    closed = len(parts) > 1 and "and" in statement.between(parts[-2], parts[-1])
    return parts if closed else []


def _named_list(statement: Statement, total: Quantity) -> Finding | None:
    """Return a finding where "the three states: A, B, C and D" names more or fewer than it counts."""
    if not (total.noun and _COUNTED_MIN <= total.number <= _COUNTED_MAX):
        return None
    match = _NAMED_LIST.match(
        statement.text, total.phrase_end, min(len(statement.text), statement.end + 1)
    )
    if match is None:
        return None
    items = _LIST_SPLIT.split(match[1].strip())
    named = all(_LIST_ITEM.fullmatch(item.strip()) for item in items)
    if not named or len(items) < _COUNTED_MIN or " and " not in match[1]:
        return None
    if len(items) == total.number:
        return None
    return make_finding(
        Check.SUM,
        statement.text,
        [span_of(total), match.span(1)],
        question=f"Does the list name {quoted(total, statement.text)}? It names {len(items)}.",
        working=f"{', '.join(item.strip() for item in items)}: {len(items)}, not {written(total.number)}.",
    )
