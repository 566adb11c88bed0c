"""Durations against the "since" of the sentence beside: "over 1,000 days at home. He … since 2020".

What it sees: one sentence says how long something has lasted up to now or was spent up to now; the
next, in the same paragraph, speaks on of the same one (a pronoun, a name or noun of the first) and
says since when, in a year's figures; both tell of one state (at home, held, shut, away, waiting,
going on). Only a length that cannot fit is asked about: a shorter one may be a
part of the time.
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from workbench.domain.readings import Finding
from workbench.nlp.times.check_duration import too_long
from workbench.nlp.times.check_range import OTHER
from workbench.nlp.times.meaning import TimeWords
from workbench.nlp.times.spans_stated import is_longer_than, length_of
from workbench.nlp.times.statements import Statement

# How far (characters) "since" may stand from its date, and a state from either.
_SINCE_REACH = 80
_STATE_REACH = 110
_GAP = re.compile(r"[ \t\u00a0]{1,3}")
_PRONOUN = re.compile(r"(?:He|She|They|It|His|Her|Their|Its|We|I)\b(?!['’]s\b(?! been| not))")
_OPENING = re.compile(r"(?:(?:The|This|That|These|Those)\s)?(?P<noun>[\w-]{2,30})")
_COMPARATORS = re.compile(
    r"(?:\b(?:more|less|fewer|no|not|than|at|least|well|just|over|about|around|nearly|almost|some"
    r"|roughly|now|already|a|an|total|of)\s){0,6}$"
)
# What stands before a length that lasts, or was spent, up to now; "since" parts begin here.
_LASTED = re.compile(
    r"(?:\b(?:after|having|has|have|had)|['’](?:ve|s|d))\s(?:(?:now|already|been)\s){0,2}"
    r"(?:(?:spent|spending|waited|waiting|lasted|lasting|gone|going|endured|enduring|served"
    r"|serving)\s(?:for\s)?)$"
    r"|(?:\b(?:has|have)|['’]ve|\b(?:it|he|she)['’]s)\s[^,;:—]{0,70}(?:\bfor|\bbeen)\s$"
    r"|\bafter\s$|^for\s$"
)
_GOES_WITH_AFTER = re.compile(
    r"\s(?:of|without|in|at|away|on|as|under|behind|abroad|out|inside|outside|with|alone)\b"
)
_PASSED = re.compile(r"\s(?:have|has)\s(?:now\s|already\s)?(?:passed|elapsed|gone by)\b")
_PRESENT = re.compile(
    r"\b(?:is|are|has|have|remains?|returns?|now)\b|\b(?:he|she|it|who|they)['’](?:s|re|ve)\b"
)
_SINCE = re.compile(r"\bsince\b[^.;:—\"“”]*$")
_FROM = re.compile(r"\bfrom\s(?:early\s|late\s|mid-)?$")
_ONWARD = re.compile(r"\s(?:on|onwards?)\b")
_GOES_ON = re.compile(
    r"\b(?:has|have|had|remain\w*|stay\w*|kept|keeps?|keeping)\b|['’](?:ve|s|d)\b"
)
# A comparison or a change "since" a date says nothing of how long a state has lasted.
_COMPARED = re.compile(
    r"\b(?:first|last time|highest|lowest|worst|best|biggest|largest|most|record|fell|fallen|rose"
    r"|risen|grown|dropped|doubled|tripled|times|twice|several|two|three|four|five|once|again)\b"
)
_OLDER = timedelta(31)
_CLAUSE_ENDS = re.compile(r"[,;:.—–()]")
_GONE_ON = r"lasted|lasting|gone on|going on|continued|dragged on|raged|under way|underway"
# States by the words that tell of them. What is said "since" a date must end with one of them:
# "held without trial since 2021" may be a part of the years "behind bars".
_STATES = tuple(
    re.compile(rf"\b(?:{words})(?P<rest>\b.*)", re.DOTALL)
    for words in (
        (
            r"home|remain\w*|stay\w*|indoors|countr(?:y|ies)|nation|borders?|isolat\w+|quarantine"
            r"|(?:not|n['’]t|never) (?:left|travell?ed|gone abroad|been abroad)"
        ),
        (
            r"jail\w*|prison|custody|detention|detained|held|behind bars|cells?|captiv\w+"
            r"|hostages?|imprison\w+"
        ),
        r"shut|closed|closure|empty|idle|boarded up|locked|unused|derelict",
        r"exile|absen(?:t|ce)|away|out of sight|hiding|missing|seen|in public",
        r"wait\w*|without(?: one| it| any)?",
        _GONE_ON,
    )
)
_GOES_ON_BY_NAME = re.compile(rf"\b(?:{_GONE_ON})(?P<rest>\b.*)", re.DOTALL)
_NOTHING_MORE = re.compile(r"(?:\s(?:there|so|ever|now|alone|abroad|of sight|on|for one|for it))?")
# So near (characters) before "since" a name makes a state narrower: "in a Moscow jail since 2021".
_NAME_REACH = 24
_NAME = re.compile(r"\b[A-Z]")


def neighbour_findings(
    text: str, published_on: date | None, sentences: Sequence[Statement]
) -> Iterator[Finding]:
    """Yield the lengths that the date in the sentence beside theirs does not leave room for."""
    if published_on is None:
        return
    for one, two in itertools.pairwise(sentences):
        if _GAP.fullmatch(text, one.end_char, two.start_char) and _speaks_on(one, two):
            for lasting, dated in ((one, two), (two, one)):
                found = _compared(text, published_on, lasting, dated)
                if found is not None:
                    yield found


def _speaks_on(one: Statement, two: Statement) -> bool:
    """Return whether the second sentence opens with a pronoun or with a word of the first."""
    if _PRONOUN.match(two.words):
        return True
    opening = _OPENING.match(two.words)
    if opening is None:
        return False
    if opening.group() == opening["noun"] and opening["noun"][0].islower():
        return False
    return re.search(rf"\b{re.escape(opening['noun'])}\b", one.words) is not None


def _compared(
    text: str, published_on: date, lasting: Statement, dated: Statement
) -> Finding | None:
    since = _since(text, published_on, dated)
    if since is None or _tells_of_past(published_on, lasting):
        return None
    words_of_date, first, until_now = since
    for words in lasting.durations():
        stated = length_of(text, words)
        state = _lasting_state(text, lasting, words)
        if stated is None or state is None:
            continue
        alike = _is_one_state(state, until_now) or _is_named_state(state, until_now, dated)
        if alike and is_longer_than(stated, (published_on - first).days):
            return too_long(text, first, published_on, words, words_of_date)
    return None


def _tells_of_past(published_on: date, lasting: Statement) -> bool:
    """Return whether a sentence is not of now: it names an older day, or neither now nor lately.

    "returned on Monday after 900 days away" is as good as "is back after 900 days away".
    """
    days = [each.period.last for each in lasting.dates() if each.period and each.period.last]
    if any(day < published_on - _OLDER for day in days):
        return True
    return not days and _PRESENT.search(lasting.words.lower()) is None


def _lasting_state(text: str, lasting: Statement, words: TimeWords) -> str | None:
    """Return the words for what lasted so long up to now; None for any other length."""
    if "-" in words.quote[-8:] or words.anchored:
        return None  # "a two-year deal" and "the past two years" name another stretch
    before = lasting.before(text, words)
    after = lasting.after(text, words)[:_STATE_REACH]
    rest = _CLAUSE_ENDS.split(after, maxsplit=1)[0]
    if _PASSED.match(after):
        return rest
    bare = _COMPARATORS.sub("", before[-_STATE_REACH:])
    lasted = _LASTED.search(bare)
    if lasted is None or OTHER.search(bare[-60:]):
        return None
    if lasted.group() == "after " and not _GOES_WITH_AFTER.match(after):
        return None
    if lasted.group() == "for " and not _GOES_ON.search(after):
        return None
    return f"{lasted.group()} {after if lasted.group() == 'for ' else rest}"


def _since(text: str, published_on: date, dated: Statement) -> tuple[TimeWords, date, str] | None:
    """Return the date from which a state has lasted, its first day, and the words for the state."""
    for each in dated.dates():
        first = _first_day(each, published_on)
        begins = _lead_start(text, dated, each)
        if first is None or begins is None or _is_named(text, dated, begins):
            continue
        if any(begins <= other.start_char < each.start_char for other in dated.times):
            continue
        state = text[max(dated.start_char, begins - _STATE_REACH) : begins].lower().rstrip(" ,")
        if not state:
            after = dated.after(text, each)[:_STATE_REACH].lstrip(" ,")
            state = _CLAUSE_ENDS.split(after, maxsplit=1)[0]
        goes_on = _GOES_ON.search(state)
        if goes_on is not None and not _COMPARED.search(state):
            return each, first, state[goes_on.start() :]
    return None


def _is_named(text: str, dated: Statement, begins: int) -> bool:
    """Return whether a name stands just before "since", but for the sentence's first word."""
    return _NAME.search(text, max(dated.start_char + 1, begins - _NAME_REACH), begins) is not None


def _first_day(words: TimeWords, published_on: date) -> date | None:
    """Return the first day of a date that needs no article's day to be known and is past."""
    known = words.period
    if words.anchored or known is None or known.last is None or known.last > published_on:
        return None
    return known.first


def _lead_start(text: str, dated: Statement, words: TimeWords) -> int | None:
    """Return where the "since" before a date begins, or the "from" of "from January 2020 on"."""
    before = dated.before(text, words)[-_SINCE_REACH:]
    since = _SINCE.search(before)
    if since is None and _ONWARD.match(text, words.end_char):
        since = _FROM.search(before)
    return None if since is None else words.start_char - len(before) + since.start()


def _is_one_state(one: str, two: str) -> bool:
    """Return whether both stretches tell of one state, the second ending with it."""
    return any(state.search(one) and _ends_with(state, two) for state in _STATES)


def _is_named_state(one: str, two: str, dated: Statement) -> bool:
    """Return whether the second names what lasts: "of the blockade. The blockade has gone on"."""
    opening = _OPENING.match(dated.words)
    if opening is None or _PRONOUN.match(dated.words):
        return False
    return _ends_with(_GOES_ON_BY_NAME, two) and opening["noun"].lower() in one.split()


def _ends_with(state: re.Pattern[str], words: str) -> bool:
    found = None
    at = 0
    while (later := state.search(words, at)) is not None:
        found, at = later, later.start("rest")
    return found is not None and _NOTHING_MORE.fullmatch(found["rest"]) is not None
