"""Whether one article gives two figures for one thing: 12 dead above, 14 people died below."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from workbench.domain.readings import Check, Comparator, Finding
from workbench.nlp.checks.change_words import sign_of
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
from workbench.nlp.words import word_set

_KEPT = 6
_WINDOW = 80
_SHARED_MIN, _ALIKE = 3, 0.6
_VALUES_MAX = 3
_RATIO_MAX = 3
_FATES = {
    "dead": "dead died dies killed deaths fatalities perished killing kills lives drowned",
    "hurt": "injured hurt wounded injuries injuring wounding injures hospitalised hospitalized",
    "missing": "missing unaccounted",
    "held": "arrested detained arrests arresting detaining",
    "saved": "rescued rescuing saved",
    "moved": "evacuated displaced homeless evacuating displacing",
    "freed": "freed released freeing",
}
_FATE_OF = {word: fate for fate, words in _FATES.items() for word in words.split()}
_FATE = "|".join(sorted(_FATE_OF, key=len, reverse=True))
_AFTER = re.compile(
    r"^(?: [a-z]+ly| also| who)?(?P<aux>(?: (?:were|was|are|have|had|has|be|been|being|got|left))*)"
    rf"(?: [a-z]+ly)? (?P<fate>{_FATE})(?P<rest>[ ,.;:)”\"]|$)(?P<next>[a-z0-9]*)"
)
_AND_FATE = re.compile(
    rf"^ (?:dead|killed|injured|wounded|hurt|missing) (?:and|or) (?P<fate>{_FATE})\b"
)
_BEFORE = re.compile(
    rf"\b(?:(?P<fate>killing|kills|killed|injuring|injures|injured|wounding|wounded|arresting|arrested"
    r"|detained|detaining|rescued|rescuing|evacuated|displaced|displacing|evacuating|freed|released)"
    r"|(?P<toll>death toll|toll)(?: (?:from|in|of)(?: [a-z’'-]+){1,5})?(?: (?:of|at|to|was|is|stood at|stands at|reached|now))+"
    r"|(?P<lives>claimed the lives of|deaths of|cost the lives of))(?: (?:all|the|a))? $"
)
# A verb in the active says what those counted did; "12 soldiers killed a man" tells of one death.
_OBJECTLESS = word_set("in by when after and on at as during near outside while since is or but")
_PARTICIPLES = word_set(
    "killed injured hurt wounded arrested detained rescued evacuated displaced freed released"
)
_PERSONS = word_set("people persons victims others dead deaths fatalities lives casualties")
_OTHERS = re.compile(r"\b(?:another|other|others|more|additional|further|extra|remaining|second)\b")
_SOME_OF = re.compile(
    r"\b(?:including|of whom|of them|of those|among them|among whom|among those|of which|each)\b"
)
_SOME_OF_AFTER = re.compile(r"^ of (?:them|whom|those|these|the|its|his|her|their)\b")
_UPDATE = re.compile(
    r"\b(?:rose|risen|rises|rising|climbed|climbing|increased|updated|revised|earlier|initial"
    r"|initially|at first|previously|originally|first reports|preliminary|so far|latest|now"
    r"|no longer|up from|down from|claimed|claims|conflicting|disputed|estimate|estimated"
    r"|estimates|believed|feared|expected|average|every|per|each"
    r"|corrected|correction|mistakenly|wrongly|instead of|rather than|not|never|more than"
    r"|compared|when he|when she|later|already|by then|goal|target|planned|plans)\b"
)
_SUPPOSED = re.compile(r"\b(?:could|may|might|would|should|if|unless|hopes?|wants?)\b")


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
            fate = _fate_of(statement, quantity)
            mention = _Mention(statement, quantity, fate)
            if fate:
                fates.setdefault((fate, _who(quantity)), []).append(mention)
            else:
                yield from _compare_things(things, mention)
    for mentions in fates.values():
        yield from _compare_fates(mentions)


def _is_exact(statement: Statement, quantity: Quantity) -> bool:
    """Return whether an amount states a whole figure as it stands, not a part, bound or change."""
    if quantity.kind not in (Kind.COUNT, Kind.MONEY) or quantity.upper is not None:
        return False
    if quantity.comparator is not Comparator.EXACTLY or quantity.number <= 1:
        return False
    before, end = statement.before(quantity, 30), max(quantity.phrase_end, quantity.end_char)
    around = before[-14:] + statement.lowered[quantity.start_char : end + 12]
    return not (
        sign_of(statement, quantity)
        or _OTHERS.search(around)
        or _SOME_OF.search(before)
        or _SOME_OF_AFTER.match(statement.lowered[end : end + 12])
        or _SUPPOSED.search(statement.before(quantity, 40) + statement.after(quantity, 25))
        or _UPDATE.search(statement.before(quantity, 110) + statement.after(quantity, 110))
    )


def _fate_of(statement: Statement, quantity: Quantity) -> str:
    """Return what befell those counted ("dead", "hurt"); empty where the words name no fate."""
    if quantity.kind is not Kind.COUNT:
        return ""
    if quantity.noun in _FATE_OF:
        return _FATE_OF[quantity.noun]
    after = _AFTER.match(statement.lowered[quantity.phrase_end : quantity.phrase_end + 60])
    if after and _is_passive(after):
        return _FATE_OF[after["fate"]]
    before = _BEFORE.search(statement.before(quantity))
    if before is None:
        return ""
    return _FATE_OF[before["fate"]] if before["fate"] else "dead"


def _is_passive(after: re.Match[str]) -> bool:
    if after["fate"] not in _PARTICIPLES or after["aux"].split()[-1:] not in (
        [],
        ["have"],
        ["had"],
    ):
        return True
    return after["rest"] != " " or after["next"] in _OBJECTLESS


def _who(quantity: Quantity) -> str:
    return "people" if not quantity.noun or quantity.noun in _PERSONS else quantity.noun


def _compare_fates(mentions: list[_Mention]) -> Iterator[Finding]:
    """Yield a finding for the first two figures that differ; many differing ones are many events."""
    values = {mention.quantity.number for mention in mentions}
    if not 1 < len(values) <= _VALUES_MAX:
        return
    first = mentions[0]
    for mention in mentions[1:]:
        if mention.quantity.number == first.quantity.number:
            continue
        if mention.statement is first.statement or not _same_event(first, mention):
            continue
        yield _finding(first, mention)
        return


def _same_event(first: _Mention, second: _Mention) -> bool:
    if not _comparable(first, second) or not same_scene(first.statement, second.statement):
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


def _compare_things(
    seen: dict[tuple[str, str], list[_Mention]], mention: _Mention
) -> Iterator[Finding]:
    """Yield a finding where an earlier mention says nearly the same words with another figure."""
    quantity = mention.quantity
    if quantity.kind is Kind.COUNT and not quantity.noun:
        return
    mentions = seen.setdefault((quantity.key, quantity.noun), [])
    for other in mentions[-_KEPT:]:
        if other.quantity.number != quantity.number and _same_words(other, mention):
            yield _finding(other, mention)
            return
    mentions.append(mention)


def _same_words(first: _Mention, second: _Mention) -> bool:
    if first.statement is second.statement or not same_scene(first.statement, second.statement):
        return False
    if not _comparable(first, second):
        return False
    if times_of(first.statement) != times_of(second.statement):
        return False
    if other_subject(first.statement, first.quantity, second.statement, second.quantity):
        return False
    one = stems_around(first.statement, first.quantity, _WINDOW)
    other = stems_around(second.statement, second.quantity, _WINDOW)
    shared = len(one & other)
    return shared >= _SHARED_MIN and shared >= _ALIKE * min(len(one), len(other))


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
