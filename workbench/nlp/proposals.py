"""From a passage to proposed claims, with a parser's tree where there is one."""

from dataclasses import replace
from typing import TypeVar

from workbench.domain.readings import LeftOutWhy
from workbench.nlp.checkable import is_credit, is_heading
from workbench.nlp.choosing import shipped_chooser
from workbench.nlp.found import Found, Passed, Yield
from workbench.nlp.labels import tree_of
from workbench.nlp.passages import Passage, Range
from workbench.nlp.rule_proposals import propose_by_rules
from workbench.nlp.tree_proposals import propose_by_tree
from workbench.nlp.worth import Weights

_Each = TypeVar("_Each", Found, Passed)
__all__ = ["Found", "Passed", "Yield", "propose"]


def propose(passage: Passage, weights: Weights | None = None) -> Yield:
    """Return the claims of a passage and what was passed over, in tokens of its Doc."""
    if is_heading(passage):
        why = LeftOutWhy.BOILERPLATE if is_credit(passage) else LeftOutWhy.HEADING
        return _in_tokens(passage, Yield(passed=(Passed(0, passage.end, why),)))
    tree = tree_of(passage)
    if tree is None:
        made = propose_by_rules(passage, weights)
    else:
        made = propose_by_tree(passage, tree, weights, shipped_chooser())
    return _in_tokens(passage, made)


def _in_tokens(passage: Passage, made: Yield) -> Yield:
    spans: dict[Range, Found] = {}
    for each in made.found:
        spans.setdefault((each.start, each.end), each)
    ordered = sorted(spans.values(), key=lambda each: (each.start, -each.end))
    return Yield(
        tuple(_moved(passage, each) for each in ordered),
        tuple(_moved(passage, each) for each in made.passed),
    )


def _moved(passage: Passage, each: _Each) -> _Each:
    start, end = passage.tokens_of(each.start, each.end)
    return replace(each, start=start, end=end)
