"""Whether shares that belong to one whole come to more than all of it."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import pairwise

from workbench.domain.readings import Check, Comparator, Finding
from workbench.nlp.checks.change_words import sign_of
from workbench.nlp.checks.statements import Statement
from workbench.nlp.checks.working import make_finding, quoted, span_of, written
from workbench.nlp.quantities import Kind, Quantity

_ALL = Decimal(100)
# Where shares come to more than this, several answers were allowed.
_HIGHEST = Decimal(190)
# Three or more in a list that come to little more than a whole were most likely meant to be one.
_SLIGHTLY_MORE = Decimal(135)
_ROUNDING = Decimal("0.5")
# How far "about 40 per cent" and "a third" may be off, as a part of themselves.
_LOOSE = Decimal("0.05")
_GAP_MAX, _ELLIPSIS_WORDS = 80, 5
_CUE_BEFORE = 60
_LISTED_MIN, _LINE_MAX, _INTRODUCTION = 3, 90, 160
# One person or thing can do only one of these.
_EXCLUSIVE = re.compile(
    r"\b(?:back(?:s|ed|ing)?|vot(?:e|es|ed|ing)|support(?:s|ed|ing)?|prefer(?:s|red)?"
    r"|favou?r(?:s|ed)?|cho(?:se|ose|oses)|pick(?:ed)?|opt(?:ed)?|oppos(?:e|es|ed)|abstained"
    r"|undecided|against|reject(?:ed)?|disagreed?|went to|goes to|go to|belong(?:s|ed)? to"
    r"|came from|come from|comes from|owned by|held by|owns?|holds?|identif(?:y|ied) as"
    r"|described themselves|unsure|not sure|don't know|no opinion|neither|leads?|leading"
    r"|trails?|trailing|beats?"
    r"|ahead of|behind|won|win|poll(?:s|ed)?|split|divided|breakdown|made up|make up|makes up"
    r"|consist(?:s|ed)? of|compris(?:e|es|ed|ing)|rest|remaining|remainder|were (?:men|women"
    r"|children|white|black)|are (?:men|women|children|white|black)|spent|spends?"
    r"|accounts? for|accounted for|wants?|wanted|would like|do not mind|don't mind|do not care"
    r"|results?|first-round|round|exit polls?|candidates?|ballot|count|no preference"
    r"|approved?|disapproved?"
    r"|of the (?:vote|votes|total|electorate|ballots|budget|money))\b"
)
_MOVES = re.compile(r"\b(?:from|to|by)(?: (?:just|about|only|nearly|over))? $")
# What only one of two can have: "52 % of the vote, while her opponent received 51 %".
_OF_VOTES = re.compile(
    r" of (?:the )?(?:votes?|seats|ballots)(?: cast)?,?(?: [a-z’'-]{1,20}){1,6} $"
)
_VERSUS = re.compile(r" to (?:[a-z’'-]+ )?$")
_LEADING = re.compile(
    r"\b(?:leads?|leading|led|trails?|trailing|beats?|beat|beating|won|wins?|winning|ahead|behind"
    r"|defeat(?:ed|s|ing)?|lost|victory|vote|voted|poll|polls|survey|margin|over|passed|approved"
    r"|rejected)\b"
)
# Another day, another group or another question: another whole.
_OTHER_WHOLE = re.compile(
    r"\b(?:on|among|amongst|aged|ago|earlier|later|previous|previously|last|now|today|then|since"
    r"|compared|than|versus|also|both|agreed|tax|discount|interest|(?:in|by|for) (?:\d{4}|january"
    r"|february|march|april|may|june|july|august|september|october|november|december))\b"
)
_SPENDS = re.compile(r"\b(?:spends?|spent|spending|goes|go|went)\b")
_LINE_BREAK = re.compile(r"[ \t\r]*\n[\s•*·–-]*")
_OF = re.compile(r" of (?:the |all |its |their |his |her |our |a |those )?([a-z]+)")
# A thing, not people, of whom each may be several things at once.
_OF_ONE_THING = re.compile(
    r" of (?:the|its|their|all) [a-z]{2,20}[^s\W] (?:is|was|goes|went|will) "
)
_GOES = re.compile(r" (?:is|was|goes|went|will|to|for|on)\b")
_PERSONS = (
    r"(?:voters|people|residents|respondents|adults|women|men|children|students|pupils|patients"
    r"|workers|employees|members|households|families|citizens|americans|britons|europeans"
    r"|republicans|democrats|teachers|doctors|nurses|drivers|users|customers|parents|teenagers"
    r"|pensioners|farmers|companies|schools|hospitals|inhabitants|passengers|prisoners|refugees"
    r"|migrants|electorate|population|delegates|deputies|lawmakers|participants|applicants"
    r"|shareholders|officers|soldiers|those (?:polled|surveyed|asked|questioned|interviewed))"
)
_OF_PERSONS = re.compile(rf"\sof (?:[a-z]{{1,20}} ){{0,3}}{_PERSONS}\b")
_IMPOSSIBLE_AFTER = re.compile(
    r"[ -](?:turnout|share|stake|majority|chance|probability|likelihood|literacy"
    r"|unemployment rate)\b"
)
_IMPOSSIBLE_BEFORE = re.compile(
    r"\b(?:turnout|literacy|market share|share of the vote|unemployment|probability|jobless rate)"
    r" (?:[a-z]{1,20} ){0,4}$"
)
_INTRODUCES = re.compile(
    r"\b(?:share|shares|vote|votes|results?|poll|survey|breakdown|split|answers?|respondents|voters"
    r"|where the money|how)\b"
)


def find_share_findings(statement: Statement) -> Iterator[Finding]:
    """Yield findings on shares in one sentence: several that exceed the whole, or one alone."""
    shares = [q for q in statement.quantities if _is_share(statement, q)]
    for run in _runs(statement, shares):
        if _belong_together(statement, run) and _exceeds(run):
            yield _sum_finding(statement, run)
    for share in shares:
        if share.key == Kind.PERCENT and share.number > _ALL and _is_impossible(statement, share):
            yield make_finding(
                Check.SHARES,
                statement.text,
                [span_of(share)],
                question=f"Can {quoted(share, statement.text)} be right for a part of a whole?",
                working=f"{written(share.number)} % > 100 %.",
            )


def find_listed_share_findings(statements: Iterable[Statement]) -> Iterator[Finding]:
    """Yield findings on shares that stand one a line under words that call them shares."""
    run: list[Statement] = []
    spacing = ""
    for statement in statements:
        if run:
            between = statement.text[run[-1].end : statement.start]
            goes_on = _is_line(statement) and _LINE_BREAK.fullmatch(between) is not None
            # Lines of one list stand equally far apart.
            if not goes_on or (len(run) > 1 and between.count("\n") != spacing.count("\n")):
                yield from _listed(run)
                run = []
            spacing = between
        if _is_line(statement):
            run.append(statement)
    yield from _listed(run)


def _is_share(statement: Statement, quantity: Quantity) -> bool:
    if quantity.kind not in (Kind.PERCENT, Kind.SHARE) or quantity.upper is not None:
        return False
    return sign_of(statement, quantity) == 0


def _other_whole(statement: Statement, gap: str) -> bool:
    """Return whether words between two shares lead to another whole than the first one's."""
    gap = gap.removesuffix("on ")
    if _SPENDS.search(statement.words):
        gap = gap.replace(" on ", " ")
    return _OTHER_WHOLE.search(gap) is not None


def _percent(quantity: Quantity) -> Decimal:
    return quantity.number * _ALL if quantity.kind is Kind.SHARE else quantity.number


def _runs(statement: Statement, shares: list[Quantity]) -> Iterator[list[Quantity]]:
    """Yield the longest runs of two or more shares that stand near each other."""
    run: list[Quantity] = []
    for share in shares:
        gap = statement.between(run[-1], share) if run else ""
        if run and (len(gap) > _GAP_MAX or _other_whole(statement, gap)):
            if len(run) > 1:
                yield run
            run = []
        run.append(share)
    if len(run) > 1:
        yield run


def _belong_together(statement: Statement, run: list[Quantity]) -> bool:
    """Return whether shares that stand near each other are of one whole and exclude each other."""
    if _wholes(statement, run) > 1 or _other_whole(statement, statement.after(run[-1])):
        return False
    if len(run) == 2 and _are_rivals(statement, run):  # noqa: PLR2004 - two rivals
        return True
    if any(_MOVES.search(statement.before(share, 20)) for share in run):
        return False  # what something rose from, to or by is no part of it
    brief = all(
        len(statement.between(first, second).split()) <= _ELLIPSIS_WORDS
        for first, second in pairwise(run)
    )
    if len(run) >= _LISTED_MIN and (brief or _is_divided(statement, run)):
        percents = all(share.kind is Kind.PERCENT for share in run)
        if _is_divided(statement, run) or (percents and _total(run) <= _SLIGHTLY_MORE):
            return True
    exclusive = _EXCLUSIVE.search(_around(statement, run)) is not None
    return exclusive and (brief or len(run) >= _LISTED_MIN)


def _are_rivals(statement: Statement, run: list[Quantity]) -> bool:
    """Return whether two shares are those of two who compete: "leads by 52 % to 46 %"."""
    gap = statement.between(*run)
    if _OF_VOTES.match(gap):
        return True
    leading = _LEADING.search(statement.before(run[0], _CUE_BEFORE)) is not None
    return leading and _VERSUS.search(gap) is not None


def _is_divided(statement: Statement, run: list[Quantity]) -> bool:
    """Return whether one thing is said to go several ways: "40 % of it is sold, 30 % is …"."""
    if not _OF_ONE_THING.match(statement.lowered, run[0].end_char, statement.end):
        return False
    return all(_GOES.match(statement.lowered, share.end_char, statement.end) for share in run[1:])


def _around(statement: Statement, run: list[Quantity]) -> str:
    start = max(statement.start, run[0].start_char - _CUE_BEFORE)
    return statement.lowered[start : min(statement.end, run[-1].end_char + _CUE_BEFORE)]


def _wholes(statement: Statement, run: list[Quantity]) -> int:
    """Return how many different things the shares are said to be "of"."""
    found = (_OF.match(statement.lowered, share.end_char, statement.end) for share in run)
    return len({match[1] for match in found if match})


def _exceeds(run: list[Quantity]) -> bool:
    loose = [q for q in run if q.kind is Kind.SHARE or q.comparator is Comparator.ABOUT]
    allowed = _ALL + _ROUNDING * (len(run) + 1) + _total(loose) * _LOOSE
    return allowed < _total(run) <= _HIGHEST


def _total(shares: list[Quantity]) -> Decimal:
    return sum(map(_percent, shares), Decimal(0))


def _sum_finding(statement: Statement, run: list[Quantity]) -> Finding:
    total = _total(run)
    working = " + ".join(f"{written(_percent(share))} %" for share in run)
    return make_finding(
        Check.SHARES,
        statement.text,
        [span_of(share) for share in run],
        question=f"If these shares belong to one whole, why are they {written(total)} % together?",
        working=f"{working} = {written(total)} %, more than 100 %.",
    )


def _is_impossible(statement: Statement, share: Quantity) -> bool:
    return (
        _OF_PERSONS.match(statement.lowered, share.end_char, statement.end) is not None
        or _IMPOSSIBLE_AFTER.match(statement.lowered, share.end_char, statement.end) is not None
        or (
            _IMPOSSIBLE_BEFORE.search(statement.before(share, 60)) is not None
            and not statement.after(share).startswith((" of ", " above", " higher"))
        )
    )


def _is_line(statement: Statement) -> bool:
    return (
        len(statement.quantities) == 1
        and statement.end - statement.start <= _LINE_MAX
        and _is_share(statement, statement.quantities[0])
    )


def _listed(run: list[Statement]) -> Iterator[Finding]:
    if len(run) < _LISTED_MIN:
        return
    first = run[0]
    introduction = first.lowered[max(0, first.start - _INTRODUCTION) : first.start]
    shares = [statement.quantities[0] for statement in run]
    if _INTRODUCES.search(introduction) and _exceeds(shares):
        yield _sum_finding(first, shares)
