"""Claims proposed by rules on words alone, for text that no parser has read."""

from dataclasses import replace

from workbench.domain.claims import ClaimKind
from workbench.domain.readings import LeftOutWhy
from workbench.nlp.checkable import why_left_out
from workbench.nlp.claimants import claimant_mention
from workbench.nlp.clause_rules import find_clauses
from workbench.nlp.clauses import Clause
from workbench.nlp.found import (
    Context,
    Found,
    Yield,
    claim,
    introduces,
    named,
    passed_over,
    says,
    statement,
)
from workbench.nlp.kinds import find_kind
from workbench.nlp.passages import Passage
from workbench.nlp.rankings import ranked_phrases
from workbench.nlp.reports import find_reports, sayer
from workbench.nlp.worth import Weights


def propose_by_rules(passage: Passage, weights: Weights | None) -> Yield:
    """Return the claims of a passage and what was passed over in it."""
    clauses = find_clauses(passage)
    reports = find_reports(passage, clauses)
    context = Context(passage, reports, weights)
    found = [statement(context, report) for report in reports if report.whole is not None]
    left: dict[Clause, LeftOutWhy] = {}
    for clause in clauses:
        why = why_left_out(passage, clause)
        if why:
            left[clause] = named(why)
        elif introduces(passage, clause, reports):
            left[clause] = LeftOutWhy.FRAME
        else:
            found.append(_clause_claim(context, clause))
    for phrase in ranked_phrases(passage, clauses):
        kind = find_kind(passage, *phrase, verb=None, says=False)
        found.append(claim(context, phrase, kind, None))
    return Yield(tuple(found), passed_over(left, left.__getitem__, found))


def _clause_claim(context: Context, clause: Clause) -> Found:
    passage = context.passage
    kind = find_kind(
        passage, clause.start, clause.end, verb=clause.verb, says=says(passage, clause)
    )
    found = claim(context, (clause.start, clause.end), kind, clause.type)
    speaker = sayer(passage, clause) if kind == ClaimKind.QUOTE else None
    if found.claimant is None and speaker is not None:
        return replace(found, claimant=claimant_mention(passage, speaker))
    return found
