"""From a passage to proposed claims: clauses, phrases and statements, each judged."""

from dataclasses import dataclass

from workbench.domain.claims import ClaimKind, Reason
from workbench.nlp.checkable import is_heading, why_left_out
from workbench.nlp import verbs
from workbench.nlp.clause_rules import RULES
from workbench.nlp.clauses import Clause, ClauseType, FinderChoice, choose_finder
from workbench.nlp.kinds import find_kind
from workbench.nlp.claimants import claimant_mention
from workbench.nlp.names import Mention
from workbench.nlp.passages import Passage, Range
from workbench.nlp.phrases import ranked_phrases
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
    spans: dict[Range, Found] = {}
    for report in reports:
        _add(spans, _statement(passage, report))
    for clause in clauses:
        if not why_left_out(passage, clause) and not _introduces(passage, clause, reports):
            _add(spans, _clause_claim(passage, clause, reports))
    for phrase in ranked_phrases(passage, clauses):
        _add(spans, _judged(passage, phrase, reports, kind_type=None, verb=None))
    return sorted(spans.values(), key=lambda found: (found.start, -found.end))


def _introduces(passage: Passage, clause: Clause, reports: list[Report]) -> bool:
    """Return whether a clause is no more than "X said" before or after what was said."""
    verb = say_verb(passage, clause)
    if verb is None:
        return False
    return any(
        report.whole
        and report.whole[0] <= clause.start < report.whole[1]
        and not (report.content[0] <= clause.start and clause.end <= report.content[1])
        for report in reports
    )


def _add(spans: dict[Range, Found], found: Found | None) -> None:
    if found is not None:
        spans.setdefault((found.start, found.end), found)


def _statement(passage: Passage, report: Report) -> Found | None:
    if report.whole is None:
        return None
    start, end = report.whole
    speaker = claimant_mention(passage, report.speaker) if report.speaker else None
    proposal = Proposal(start, end, ClaimKind.QUOTE, None, None, attributed=True, quoted=False)
    worth, reasons = judge(passage, proposal)
    return Found(start, end, ClaimKind.QUOTE, worth, reasons, speaker)


def _clause_claim(passage: Passage, clause: Clause, reports: list[Report]) -> Found:
    verb = say_verb(passage, clause)
    says = verb is not None and passage.lower(verb) not in verbs.FINDING_FORMS
    found = _judged(
        passage,
        (clause.start, clause.end),
        reports,
        kind_type=clause.type,
        verb=clause.verb,
        says=says,
    )
    if found.kind == ClaimKind.QUOTE and found.claimant is None and clause.subject is not None:
        return Found(
            found.start,
            found.end,
            found.kind,
            found.worth,
            found.reasons,
            claimant_mention(passage, clause.subject),
        )
    return found


def _judged(
    passage: Passage,
    span: Range,
    reports: list[Report],
    *,
    kind_type: ClauseType | None,
    verb: int | None,
    says: bool = False,
) -> Found:
    start, end = span
    kind = find_kind(passage, start, end, verb=verb, says=says)
    report = _innermost(reports, span)
    speaker = claimant_mention(passage, report.speaker) if report and report.speaker else None
    quoted = any(low <= start and end <= high for low, high in passage.quotes)
    proposal = Proposal(
        start, end, kind, kind_type, verb, attributed=speaker is not None, quoted=quoted
    )
    worth, reasons = judge(passage, proposal)
    return Found(start, end, kind, worth, reasons, speaker)


def _innermost(reports: list[Report], span: Range) -> Report | None:
    holding = [r for r in reports if r.content[0] <= span[0] and span[1] <= r.content[1]]
    return min(holding, key=lambda r: r.content[1] - r.content[0], default=None)
