"""All checks of an article's numbers against each other, in one pass over its sentences."""

from collections.abc import Iterator
from itertools import pairwise

from workbench.domain.readings import Finding
from workbench.nlp.checks.changes import find_change_findings
from workbench.nlp.checks.contradictions import find_contradictions
from workbench.nlp.checks.mentions import mentions_in
from workbench.nlp.checks.named_lists import find_named_list_findings
from workbench.nlp.checks.rates import find_rate_findings, says_each
from workbench.nlp.checks.shares import find_listed_share_findings, find_share_findings
from workbench.nlp.checks.slips import find_slip_findings
from workbench.nlp.checks.statements import Statement, joined, statements_of
from workbench.nlp.checks.sums import find_sum_findings
from workbench.nlp.quantities import Quantity

_NEAR = 4


def find_number_findings(text: str, quantities: list[Quantity]) -> list[Finding]:
    """Return where figures of *text* do not fit together, by where their first place starts.

    *quantities* are those that find_quantities gives for the same text. Takes time linear in the
    length of the text.
    """
    statements = list(statements_of(text, quantities))
    findings = [finding for statement in statements for finding in _alone(statement)]
    for first, second in pairwise(statements):
        if second.start - first.end <= _NEAR and says_each(second):
            findings += find_rate_findings(joined(first, second))
    findings += find_listed_share_findings(statements)
    mentions = list(mentions_in(statements))
    findings += find_slip_findings(mentions)
    findings += find_contradictions(mentions)
    return sorted(findings, key=_order)


def _alone(statement: Statement) -> Iterator[Finding]:
    yield from find_share_findings(statement)
    yield from find_sum_findings(statement)
    yield from find_named_list_findings(statement)
    yield from find_change_findings(statement)
    yield from find_rate_findings(statement)


def _order(finding: Finding) -> tuple[int, int, str]:
    first = finding.places[0]
    return first.start_char, first.end_char, finding.check
