"""Whether one article gives two figures for one thing: 12 dead above, 14 people died below."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from workbench.domain.readings import Check, Comparator, Finding
from workbench.nlp.checks.change_words import sign_of
from workbench.nlp.checks.fates import fate_of, who
from workbench.nlp.checks.mentions import (
    other_subject,
    same_scene,
    stems_around,
    stems_near,
    times_of,
)
from workbench.nlp.checks.statements import Statement
from workbench.nlp.checks.working import make_finding, quoted, shown, span_of
from workbench.nlp.quantities import Kind, Quantity

_KEPT = 6
_WINDOW = 80
# How many telling words two mentions must share, and what part of the fewer: a noun that is
# counted tells more than a currency.
_COUNT_SHARED, _COUNT_ALIKE = 2, 0.5
_MONEY_SHARED, _MONEY_ALIKE = 3, 0.6
_RATIO_MAX = 3
_OTHERS = re.compile(r"\b(?:another|other|others|more|additional|further|extra|remaining|second)\b")
_SOME_OF = re.compile(
    r"\b(?:including|of whom|of them|of those|among them|among whom|among those|of which|each)\b"
)
_SOME_OF_AFTER = re.compile(r"^ of (?:them|whom|those|these|the|its|his|her|their)\b")
_UPDATE = re.compile(
    r"\b(?:rose|risen|rises|rising|climbed|climbing|increased|updated|revised|earlier|initial"
    r"|initially|at first|previously|originally|first reports|preliminary|so far|latest|now"
    r"|no longer|up from|down from|claim(?:s|ed)(?! the lives)|conflicting|disputed|estimates?"
    r"|estimated|believed|feared|expected|average|every|per|each"
    r"|corrected|correction|mistakenly|wrongly|instead of|rather than|more than"
    r"|compared|when he|when she|later|already|by then|goal|target|planned|plans)\b"
)
# "One study in 50 people": another study has other people.
_ONE_OF_SEVERAL = re.compile(r"\b(?:one|another|a|an) (?:[a-z]{1,20} ){1,3}(?:in|of|among|with) $")
_DEFINITE = re.compile(r"\b(?:the|these|those|all) $")
_BACK_MAX = 250
_SUPPOSED = re.compile(r"\b(?:could|may|might|would|should|if|unless|hopes?|wants?|not|never)\b")


@dataclass(frozen=True)
class _Mention:
    statement: Statement
    quantity: Quantity
    fate: str


def find_contradictions(statements: Iterable[Statement]) -> Iterator[Finding]:
    """Yield a finding for two exact figures that an article gives for one thing.

    One thing means: the same fate of the same sort of people, or the same noun in nearly the same
    words. Updates, estimates, parts of a number, other days and other places are no contradiction.
    """
    fates: dict[tuple[str, str], list[_Mention]] = {}
    things: dict[tuple[str, str], list[_Mention]] = {}
    for statement in statements:
        for quantity in statement.quantities:
            if not _is_exact(statement, quantity):
                continue
            fate = fate_of(statement, quantity)
            mention = _Mention(statement, quantity, fate)
            if fate:
                fates.setdefault((fate, who(quantity)), []).append(mention)
            if quantity.noun or quantity.kind is Kind.MONEY:
                things.setdefault((quantity.key, quantity.noun), []).append(mention)
    for mentions in fates.values():
        yield from _compare_fates(mentions)
    for mentions in things.values():
        yield from _compare_things(mentions)


def _is_exact(statement: Statement, quantity: Quantity) -> bool:
    """Return whether an amount states a whole figure as it stands, not a part, bound or change."""
    if quantity.kind not in (Kind.COUNT, Kind.MONEY) or quantity.upper is not None:
        return False
    if quantity.comparator is not Comparator.EXACTLY or quantity.number <= 1:
        return False
    before, end = statement.before(quantity, 30), max(quantity.phrase_end, quantity.end_char)
    after = statement.lowered[end : min(statement.end, end + 12)]
    around = before[-14:] + statement.lowered[quantity.start_char : end] + after
    return not (
        sign_of(statement, quantity)
        or _OTHERS.search(around)
        or _SOME_OF.search(before)
        or before.endswith(" from ")
        or _ONE_OF_SEVERAL.search(before)
        or _SOME_OF_AFTER.match(after)
        or _SUPPOSED.search(statement.before(quantity))
        or _UPDATE.search(statement.before(quantity, 110) + statement.after(quantity, 110))
    )


def _compare_fates(mentions: list[_Mention]) -> Iterator[Finding]:
    """Yield a finding for the first two figures that differ although they tell of one event."""
    kept: list[_Mention] = []
    for mention in mentions:
        same = [other for other in kept if _same_event(other, mention)]
        if any(other.quantity.number != mention.quantity.number for other in same):
            yield _finding(same[0], mention)
            return
        if len(kept) < _KEPT:
            kept.append(mention)


def _same_event(first: _Mention, second: _Mention) -> bool:
    if (
        first.statement is second.statement
        or not _comparable(first, second)
        or not same_scene(first.statement, second.statement)
    ):
        return False
    if _is_past(first.statement) != _is_past(second.statement):
        return False
    stems = [
        stems_near(mention.statement, mention.statement.start, mention.statement.end)
        for mention in (first, second)
    ]
    return len(stems[0] & stems[1]) >= 1


_PAST = re.compile(
    r"\d{4}|last|ago|january|february|march|april|june|july|august|september|october"
    r"|november|december|previous|[a-z]+\. [0-9]+|past|annual|quarter"
)


def _comparable(first: _Mention, second: _Mention) -> bool:
    """Return whether two figures lie so near that they may be meant for one; else one is a part."""
    low, high = sorted((first.quantity.number, second.quantity.number))
    return high <= low * _RATIO_MAX


def _is_past(statement: Statement) -> bool:
    """Return whether a sentence dates itself further back than this week."""
    return any(_PAST.search(time) for time in times_of(statement))


def _compare_things(mentions: list[_Mention]) -> Iterator[Finding]:
    """Yield a finding where two mentions say nearly the same words with different figures.

    Three figures or more in the same words are a list: of prices, of results, of sentences passed.
    """
    differing = [
        (other, mention)
        for i, mention in enumerate(mentions)
        for other in mentions[max(0, i - _KEPT) : i]
        if other.quantity.number != mention.quantity.number and _same_words(other, mention)
    ]
    values = {mention.quantity.number for pair in differing for mention in pair}
    if len(values) == 2:  # noqa: PLR2004 - one figure against one other
        yield _finding(*differing[0])


def _same_words(first: _Mention, second: _Mention) -> bool:
    """Return whether two mentions of a noun are of one thing: in like words, or by "the"."""
    if first.fate and second.fate:
        return False  # told apart by what befell them
    if first.statement is second.statement or not _comparable(first, second):
        return False
    if not same_scene(first.statement, second.statement):
        return False
    return _refers_back(first, second) or _is_alike(first, second)


def _is_alike(first: _Mention, second: _Mention) -> bool:
    if times_of(first.statement) != times_of(second.statement):
        return False
    if other_subject(first.statement, first.quantity, second.statement, second.quantity):
        return False
    one = stems_around(first.statement, first.quantity, _WINDOW)
    other = stems_around(second.statement, second.quantity, _WINDOW)
    shared = len(one & other)
    if first.quantity.kind is Kind.COUNT:
        least, alike = _COUNT_SHARED, _COUNT_ALIKE
    else:
        least, alike = _MONEY_SHARED, _MONEY_ALIKE
    return shared >= least and shared >= alike * min(len(one), len(other))


def _refers_back(first: _Mention, second: _Mention) -> bool:
    """Return whether the second figure, just after the first, stands with "the" for the same."""
    definite = _DEFINITE.search(second.statement.before(second.quantity, 10)) is not None
    distance = second.quantity.start_char - first.quantity.end_char
    once = _DEFINITE.search(first.statement.before(first.quantity, 10)) is None
    return definite and once and second.quantity.noun != "" and distance <= _BACK_MAX


def _finding(first: _Mention, second: _Mention) -> Finding:
    text = first.statement.text
    difference = abs(first.quantity.number - second.quantity.number)
    higher, lower = sorted(
        (first.quantity, second.quantity), key=lambda quantity: quantity.number, reverse=True
    )
    return make_finding(
        Check.CONTRADICTION,
        text,
        [span_of(first.quantity), span_of(second.quantity)],
        question=(
            f"Is it {quoted(first.quantity, text)} or {quoted(second.quantity, text)}, if both"
            " speak of one thing?"
        ),
        working=f"{shown(higher)} − {shown(lower)} = {shown(higher, difference)}.",
    )
