"""What a passage yields: claims found in it, and stretches passed over with the reason."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from workbench.domain.claims import ClaimKind, Reason
from workbench.domain.readings import LeftOutWhy
from workbench.nlp import verbs
from workbench.nlp.claimants import claimant_mention
from workbench.nlp.clauses import Clause, ClauseType
from workbench.nlp.mentions import Mention
from workbench.nlp.passages import Passage, Range
from workbench.nlp.report import Report, say_verb
from workbench.nlp.reports import said_by
from workbench.nlp.worth import Proposal, Weights, judge

_WHY = {
    "too short": LeftOutWhy.FRAGMENT,
    "scrap": LeftOutWhy.FRAGMENT,
    "question": LeftOutWhy.QUESTION,
    "condition": LeftOutWhy.HYPOTHETICAL,
    "thanks": LeftOutWhy.INSTRUCTION,
    "forecast": LeftOutWhy.PREDICTION,
    "opinion": LeftOutWhy.OPINION,
}
# A stretch of which more than this share is claimed already was not left out.
_CLAIMED_MAX = 0.5
# "Ana Ruiz said" and the like are crumbs that nobody would ask about.
_WORDS_MIN = 4


@dataclass(frozen=True)
class Found:
    """A proposed claim in words of its passage; `claimant` is as the text names it."""

    start: int
    end: int
    kind: ClaimKind
    worth: float
    reasons: tuple[Reason, ...]
    claimant: Mention | None


@dataclass(frozen=True)
class Passed:
    """A stretch that was read and not proposed, in words of its passage."""

    start: int
    end: int
    why: LeftOutWhy


@dataclass(frozen=True)
class Yield:
    """Claims by start, no two of the same span; passed stretches by start, none overlapping."""

    found: tuple[Found, ...] = ()
    passed: tuple[Passed, ...] = ()


@dataclass(frozen=True)
class Context:
    """What every claim of a passage is judged with."""

    passage: Passage
    reports: list[Report]
    weights: Weights | None


def statement(
    context: Context, report: Report, *, kind: ClaimKind = ClaimKind.QUOTE, sure: float = 0.5
) -> Found:
    """Return the claim that somebody said something, wrapped around what was said."""
    whole = report.whole or report.content
    proposal = Proposal(*whole, kind, None, quoted=False, sure=sure)
    worth, reasons = judge(context.passage, proposal, context.weights)
    claimant = claimant_mention(context.passage, report.speaker) if report.speaker else None
    return Found(*whole, kind, worth, reasons, claimant)


def claim(
    context: Context,
    span: Range,
    kind: ClaimKind,
    clause_type: ClauseType | None,
    *,
    sure: float = 0.5,
) -> Found:
    """Return a judged claim whose claimant is whoever is reported to say these words."""
    start, end = span
    passage = context.passage
    quoted = any(low <= start and end <= high for low, high in passage.quotes)
    proposal = Proposal(start, end, kind, clause_type, quoted=quoted, sure=sure)
    worth, reasons = judge(passage, proposal, context.weights)
    speaker = said_by(context.reports, span)
    claimant = claimant_mention(passage, speaker) if speaker is not None else None
    return Found(start, end, kind, worth, reasons, claimant)


def says(passage: Passage, clause: Clause) -> bool:
    """Return whether a clause is built on a verb of saying, not of finding ("the study shows")."""
    verb = say_verb(passage, clause)
    return verb is not None and passage.lower(verb) not in verbs.FINDING_FORMS


def introduces(passage: Passage, clause: Clause, reports: list[Report]) -> bool:
    """Return whether a clause is no more than "X said" around what was said."""
    if say_verb(passage, clause) is None:
        return False
    return any(
        report.whole is not None
        and report.whole[0] <= clause.start < report.whole[1]
        and not (report.content[0] <= clause.start and clause.end <= report.content[1])
        for report in reports
    )


def named(why: str) -> LeftOutWhy:
    """Return the reason shown to editors for one that the rules give; UNLIKELY for none."""
    return _WHY.get(why, LeftOutWhy.UNLIKELY)


def passed_over(
    clauses: Iterable[Clause], why: Callable[[Clause], LeftOutWhy], found: Sequence[Found]
) -> tuple[Passed, ...]:
    """Return the clauses that no claim holds, by start, each word in at most one of them.

    *why* is asked only for the reasons of those that are returned.
    """
    claimed: set[int] = set()
    spans = {(each.start, each.end) for each in found}
    for each in found:
        if each.kind != ClaimKind.QUOTE:
            claimed.update(range(each.start, each.end))
    out: list[Passed] = []
    end = 0
    for clause in sorted(clauses, key=lambda each: (each.start, -each.end)):
        length = clause.end - clause.start
        if clause.start < end or length < _WORDS_MIN or (clause.start, clause.end) in spans:
            continue
        covered = sum(i in claimed for i in range(clause.start, clause.end))
        if covered <= _CLAIMED_MAX * length:
            out.append(Passed(clause.start, clause.end, why(clause)))
            end = clause.end
    return tuple(out)
