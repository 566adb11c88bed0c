"""The clauses of a passage, by whichever finder its Doc allows."""

from workbench.nlp.clause_rules import find_clauses
from workbench.nlp.clauses import Clause
from workbench.nlp.labels import tree_of
from workbench.nlp.passages import Passage
from workbench.nlp.tree_clauses import core_clauses


def clauses_of(passage: Passage) -> list[Clause]:
    """Return the clauses by start: off the tree where a parser made one, else by rule."""
    tree = tree_of(passage)
    return find_clauses(passage) if tree is None else core_clauses(passage, tree)
