"""From a passage to proposed claims: clauses, phrases and statements, each judged."""

from dataclasses import dataclass, replace

from workbench.domain.claims import ClaimKind, Reason
from workbench.nlp import verbs
from workbench.nlp.checkable import is_heading, why_left_out
from workbench.nlp.claimants import claimant_mention
from workbench.nlp.clause_rules import RULES
from workbench.nlp.clauses import Clause, ClauseType, FinderChoice, choose_finder
from workbench.nlp.kinds import find_kind
from workbench.nlp.names import Mention
from workbench.nlp.passages import Passage, Range
from workbench.nlp.rankings import ranked_phrases
from workbench.nlp.reports import Report, find_reports, say_verb
from workbench.nlp.worth import Proposal, judge

# The first finder whose annotation a Doc carries reads it; the last needs none.
FINDERS: tuple[FinderChoice, ...] = (RULES,)


@dataclass(frozen=True)
class Found:
    """A proposed claim in tokens of its Doc; `claimant` as the text names it, not yet resolved."""

    start: int
    end: int
    kind: ClaimKind
    worth: float
    reasons: tuple[Reason, ...]
    claimant: Mention | None


def propose(passage: Passage) -> list[Found]:
    """Return the claims proposed in a passage, by start, without two of the same span."""
    if is_heading(passage):
        return []
    clauses = choose_finder(passage, FINDERS)(passage)
    reports = find_reports(passage, clauses)
    found = [_statement(passage, r.whole, r.speaker) for r in reports if r.whole is not None]
    found += [
        _clause_claim(passage, clause, reports)
        for clause in clauses
        if not why_left_out(passage, clause) and not _introduces(passage, clause, reports)
    ]
    found += [
        _claim(passage, phrase, find_kind(passage, *phrase, verb=None, says=False), None, reports)
        for phrase in ranked_phrases(passage, clauses)
    ]
    spans: dict[Range, Found] = {}
    for each in found:
        spans.setdefault((each.start, each.end), each)
    ordered = sorted(spans.values(), key=lambda each: (each.start, -each.end))
    return [_in_tokens(passage, each) for each in ordered]


def _in_tokens(passage: Passage, found: Found) -> Found:
    start, end = passage.tokens_of(found.start, found.end)
    return replace(found, start=start, end=end)


def _introduces(passage: Passage, clause: Clause, reports: list[Report]) -> bool:
    """Return whether a clause is no more than "X said" around what was said."""
    if say_verb(passage, clause) is None:
        return False
    return any(
        report.whole is not None
        and report.whole[0] <= clause.start < report.whole[1]
        and not (report.content[0] <= clause.start and clause.end <= report.content[1])
        for report in reports
    )


def _statement(passage: Passage, whole: Range, speaker: Range | None) -> Found:
    """Return the claim that somebody said something, wrapped around what was said."""
    worth, reasons = judge(passage, Proposal(*whole, ClaimKind.QUOTE, None, quoted=False))
    claimant = claimant_mention(passage, speaker) if speaker is not None else None
    return Found(*whole, ClaimKind.QUOTE, worth, reasons, claimant)


def _clause_claim(passage: Passage, clause: Clause, reports: list[Report]) -> Found:
    verb = say_verb(passage, clause)
    says = verb is not None and passage.lower(verb) not in verbs.FINDING_FORMS
    span = clause.start, clause.end
    kind = find_kind(passage, *span, verb=clause.verb, says=says)
    found = _claim(passage, span, kind, clause.type, reports)
    if kind == ClaimKind.QUOTE and found.claimant is None and clause.subject is not None:
        return replace(found, claimant=claimant_mention(passage, clause.subject))
    return found


def _claim(
    passage: Passage,
    span: Range,
    kind: ClaimKind,
    clause_type: ClauseType | None,
    reports: list[Report],
) -> Found:
    """Return a judged claim whose claimant is whoever is reported to say these words."""
    start, end = span
    quoted = any(low <= start and end <= high for low, high in passage.quotes)
    worth, reasons = judge(passage, Proposal(start, end, kind, clause_type, quoted=quoted))
    holding = [r for r in reports if r.content[0] <= start and end <= r.content[1]]
    report = min(holding, key=lambda r: r.content[1] - r.content[0], default=None)
    speaker = report.speaker if report is not None else None
    claimant = claimant_mention(passage, speaker) if speaker is not None else None
    return Found(start, end, kind, worth, reasons, claimant)
