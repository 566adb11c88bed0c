"""Who is said to have said what, and what they are said to think or want, in a passage."""

from dataclasses import replace

from workbench.nlp import report_rules
from workbench.nlp.clauses import Clause
from workbench.nlp.labels import Tree, tree_of
from workbench.nlp.passages import Passage
from workbench.nlp.report import Report, say_verb
from workbench.nlp.report_rules import within
from workbench.nlp.report_trees import according_to, speaker_of, tree_reports

__all__ = ["Report", "find_attributions", "find_reports", "say_verb"]


def find_reports(passage: Passage, clauses: list[Clause]) -> list[Report]:
    """Return the statements that a passage reports, in order of their content."""
    return [each for each in find_attributions(passage, clauses) if not each.stance]


def find_attributions(passage: Passage, clauses: list[Clause]) -> list[Report]:
    """Return the statements and stances of a passage in order of their content.

    A stance is what somebody thinks, wants or speaks of: it takes a parser's tree to find one.
    """
    out = report_rules.rule_reports(passage, clauses)
    tree = tree_of(passage)
    if tree is None:
        authorities = report_rules.according_to(passage)
    else:
        out = _merged(passage, tree, out)
        authorities = according_to(passage, tree)
    out = report_rules.joined(out)
    out += report_rules.carried_on(passage, out)
    return sorted(out + authorities, key=lambda report: report.content)


def _merged(passage: Passage, tree: Tree, by_rule: list[Report]) -> list[Report]:
    """Return the reports read off the tree, with what only the rules on words found.

    Quotation marks are surer than a parser about where a statement ends.
    """
    out = {report.cue: report for report in tree_reports(passage, tree)}
    for report in by_rule:
        if any(within(report.content, o.content) and not o.stance for o in out.values()):
            continue
        known = out.get(report.cue)
        if known is None or (known.stance and report.content in passage.quotes):
            speaker = _speaker(passage, tree, report)
            out[report.cue] = replace(report, speaker=speaker)
        elif not known.stance and report.content in passage.quotes and not within(report.content, known.content):
            whole = report.whole if known.whole is None else _joint(known.whole, report.whole)
            out[report.cue] = replace(known, content=report.content, whole=whole)
    return list(out.values())


def _speaker(passage: Passage, tree: Tree, report: Report) -> "tuple[int, int] | None":
    if report.cue is None:
        return report.speaker
    found = speaker_of(passage, tree, report.cue)
    if found is None or within(found, report.content):
        return report.speaker
    return found


def _joint(one, two):
    return one if two is None else (min(one[0], two[0]), max(one[1], two[1]))
