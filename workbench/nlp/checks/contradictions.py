"""Whether one article gives two figures for one thing: 12 dead above, 14 people died below."""

import re
from collections.abc import Iterable, Iterator

from workbench.domain.readings import Check, Comparator, Finding
from workbench.nlp.checks.change_words import sign_of
from workbench.nlp.checks.fates import fate_of, who
from workbench.nlp.checks.mentions import Mention
from workbench.nlp.checks.statements import Statement
from workbench.nlp.checks.working import make_finding, quoted, shown, span_of
from workbench.nlp.numbers.lists import ONES, TENS
from workbench.nlp.quantities import Kind, Quantity

_KEPT = 6
# How many telling words two mentions must share, and what part of the fewer: a noun that is
# counted tells more than a currency.
_COUNT_SHARED, _COUNT_ALIKE = 2, 0.5
_MONEY_SHARED, _MONEY_ALIKE = 3, 0.6
_COUNT_RATIO, _MONEY_RATIO = 3, 2
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
_ONE_OF_SEVERAL = re.compile(
    r"\b(?:one|another|a|an) (?!total )(?:[a-z]{1,20} ){1,3}(?:in|of|among|with) $"
)
# "Ten of the 18": how many there were of whom some are told of; another ten may be of others.
_WHOLE_OF_SOME = re.compile(
    rf"\b(?:[0-9]+|{'|'.join([*ONES, *TENS])}) of (?:the|its|their|those|these) $"
)
_DEFINITE = re.compile(r"\b(?:the|these|those|all) $")
_BACK_MAX = 250
_SUPPOSED = re.compile(r"\b(?:could|may|might|would|should|if|unless|hopes?|wants?|not|never)\b")


# A mention and what befell those it counts, if anything.
_Thing = tuple[Mention, str]


def find_contradictions(mentions: Iterable[Mention]) -> Iterator[Finding]:
    """Yield a finding for two exact figures that an article gives for one thing.

    One thing means: the same fate of the same sort of people, or the same noun in nearly the same
    words. Updates, estimates, parts of a number, other days and other places are no contradiction.
    """
    fates: dict[tuple[str, str], list[Mention]] = {}
    things: dict[tuple[str, str], list[_Thing]] = {}
    for mention in mentions:
        quantity = mention.quantity
        if not _is_exact(mention.statement, quantity):
            continue
        fate = fate_of(mention.statement, quantity)
        if fate:
            fates.setdefault((fate, who(quantity)), []).append(mention)
        if quantity.noun or quantity.kind is Kind.MONEY:
            things.setdefault((quantity.key, quantity.noun), []).append((mention, fate))
    for same_fate in fates.values():
        yield from _compare_fates(same_fate)
    for same_noun in things.values():
        yield from _compare_things(same_noun)


def _is_exact(statement: Statement, quantity: Quantity) -> bool:
    """Return whether an amount states a whole figure as it stands, not a part, bound or change."""
    if quantity.kind not in (Kind.COUNT, Kind.MONEY) or quantity.upper is not None:
        return False
    if quantity.comparator is not Comparator.EXACTLY or quantity.number <= 1:
        return False
    before, end = statement.before(quantity, 30), max(quantity.phrase_end, quantity.end_char)
    after = statement.lowered[end : min(statement.end, end + 12)]
    of = statement.after(quantity, 12)
    around = before[-14:] + statement.lowered[quantity.start_char : end] + after
    return not (
        sign_of(statement, quantity)
        or _OTHERS.search(around)
        or _SOME_OF.search(before)
        or before.endswith(" from ")
        or _ONE_OF_SEVERAL.search(before)
        or _WHOLE_OF_SOME.search(before)
        or _SOME_OF_AFTER.match(of)
        or _SUPPOSED.search(statement.before(quantity))
        or _UPDATE.search(statement.before(quantity, 110) + statement.after(quantity, 110))
    )


def _compare_fates(mentions: list[Mention]) -> Iterator[Finding]:
    """Yield a finding for the first two figures that differ although they tell of one event."""
    kept: list[Mention] = []
    for mention in mentions:
        for other in kept:
            if _same_event(other, mention):
                yield _finding(other, mention)
                return
        if len(kept) < _KEPT:
            kept.append(mention)


def _same_event(first: Mention, second: Mention) -> bool:
    """Return whether two figures differ and yet, by day, place and words, tell of one event."""
    return (
        _differ(first, second)
        and first.scene.is_past == second.scene.is_past
        and first.scene.may_be(second.scene)
        and bool(first.scene.stems & second.scene.stems)
    )


def _differ(first: Mention, second: Mention) -> bool:
    """Return whether two sentences give different figures that may yet be meant for one.

    A figure many times the other is of the whole, and the other of a part.
    """
    low, high = sorted((first.quantity.number, second.quantity.number))
    most = _COUNT_RATIO if first.quantity.kind is Kind.COUNT else _MONEY_RATIO
    return first.scene is not second.scene and low < high <= low * most


def _compare_things(things: list[_Thing]) -> Iterator[Finding]:
    """Yield a finding where two mentions say nearly the same words with different figures.

    Three figures or more in the same words are a list: of prices, of results, of sentences passed.
    """
    differing = [
        (other, mention)
        for i, (mention, fate) in enumerate(things)
        for other, other_fate in things[max(0, i - _KEPT) : i]
        # Two fates were compared already; one alone tells both apart, unless "the" joins them.
        if not (fate and other_fate)
        and _is_one_thing(other, mention, by_words=not (fate or other_fate))
    ]
    values = {mention.quantity.number for pair in differing for mention in pair}
    if len(values) == 2:  # noqa: PLR2004 - one figure against one other
        yield _finding(*differing[0])


def _is_one_thing(first: Mention, second: Mention, *, by_words: bool) -> bool:
    if not _differ(first, second) or not first.scene.may_be(second.scene):
        return False
    return _refers_back(first, second) or (by_words and _is_alike(first, second))


def _is_alike(first: Mention, second: Mention) -> bool:
    """Return whether two mentions say nearly the same words of nobody else and no other day."""
    if first.scene.times != second.scene.times or first.has_other_names(second):
        return False
    shared = len(first.stems & second.stems)
    if first.quantity.kind is Kind.COUNT:
        least, alike = _COUNT_SHARED, _COUNT_ALIKE
    else:
        least, alike = _MONEY_SHARED, _MONEY_ALIKE
    return shared >= least and shared >= alike * min(len(first.stems), len(second.stems))


def _refers_back(first: Mention, second: Mention) -> bool:
    """Return whether the second figure, just after the first, stands with "the" for the same."""
    definite = _DEFINITE.search(second.statement.before(second.quantity, 10)) is not None
    distance = second.quantity.start_char - first.quantity.end_char
    once = _DEFINITE.search(first.statement.before(first.quantity, 10)) is None
    return definite and once and second.quantity.noun != "" and distance <= _BACK_MAX


def _finding(first: Mention, second: Mention) -> Finding:
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
