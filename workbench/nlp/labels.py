"""Dependency labels of two schemes under one set of names, and a passage's tree by word.

Universal Dependencies (the shipped pipeline) hang a copular clause on its predicate and a
prepositional phrase on its noun; the scheme of spaCy's own English pipelines (ClearNLP) hangs
them on the verb and the preposition. Rules read `Relation` and need not know which it was.
"""

from dataclasses import dataclass
from enum import IntEnum, auto
from functools import cached_property

import numpy as np

from workbench.nlp.passages import Passage


class Relation(IntEnum):
    """What a word is to its head."""

    ROOT = auto()
    SUBJECT = auto()
    OBJECT = auto()
    PREDICATE = auto()
    REPORTED = auto()
    OPEN_COMPLEMENT = auto()
    ADVERBIAL = auto()
    RELATIVE = auto()
    PARTICIPLE = auto()
    APPOSITION = auto()
    CONJUNCT = auto()
    COORDINATOR = auto()
    PARATAXIS = auto()
    OBLIQUE = auto()
    NOMINAL_MODIFIER = auto()
    PREPOSITION_OBJECT = auto()
    AUXILIARY = auto()
    COPULA = auto()
    MARK = auto()
    CASE = auto()
    NUMBER = auto()
    ADJECTIVE = auto()
    ADVERB = auto()
    DETERMINER = auto()
    POSSESSIVE = auto()
    NAME_PART = auto()
    PUNCTUATION = auto()
    OTHER = auto()


_NAMES = {
    Relation.ROOT: "ROOT root",
    Relation.SUBJECT: "nsubj nsubj:pass nsubj:outer csubj csubj:pass nsubjpass csubjpass",
    Relation.OBJECT: "obj iobj dobj dative",
    Relation.PREDICATE: "attr acomp oprd",
    Relation.REPORTED: "ccomp",
    Relation.OPEN_COMPLEMENT: "xcomp pcomp",
    Relation.ADVERBIAL: "advcl advcl:relcl",
    Relation.RELATIVE: "acl:relcl relcl",
    Relation.PARTICIPLE: "acl",
    Relation.APPOSITION: "appos",
    Relation.CONJUNCT: "conj",
    Relation.COORDINATOR: "cc cc:preconj preconj",
    Relation.PARATAXIS: "parataxis list discourse",
    Relation.OBLIQUE: "obl obl:tmod obl:agent obl:unmarked obl:npmod npadvmod agent",
    Relation.NOMINAL_MODIFIER: "nmod nmod:tmod nmod:unmarked nmod:npmod nmod:desc",
    Relation.PREPOSITION_OBJECT: "pobj",
    Relation.AUXILIARY: "aux aux:pass auxpass",
    Relation.COPULA: "cop",
    Relation.MARK: "mark",
    Relation.CASE: "case prep prt compound:prt",
    Relation.NUMBER: "nummod quantmod",
    Relation.ADJECTIVE: "amod",
    Relation.ADVERB: "advmod neg",
    Relation.DETERMINER: "det predet det:predet",
    Relation.POSSESSIVE: "nmod:poss poss",
    Relation.NAME_PART: "flat flat:name flat:foreign compound fixed nn goeswith",
    Relation.PUNCTUATION: "punct",
}
_RELATIONS = {name: relation for relation, names in _NAMES.items() for name in names.split()}


@dataclass(frozen=True)
class Tree:
    """The dependency tree of a passage; all numbers count its words.

    `heads[i]` is the head of the word *i*, itself for a root. A head outside the passage makes
    the word a root: paragraphs are read one by one.
    """

    heads: list[int]
    relations: list[Relation]

    @cached_property
    def children(self) -> list[list[int]]:
        """Return, for each word, its dependents in reading order."""
        out: list[list[int]] = [[] for _ in self.heads]
        for at, head in enumerate(self.heads):
            if head != at:
                out[head].append(at)
        return out

    @cached_property
    def upward(self) -> list[int]:
        """Return the words that have dependents, each after its dependents."""
        down = [at for at, head in enumerate(self.heads) if head == at]
        for at in down:  # it grows while it is read
            down += self.children[at]
        return [at for at in reversed(down) if self.children[at]]

    def places(self, wanted: Relation) -> list[int]:
        """Return the words in a relation, in order."""
        return [at for at, relation in enumerate(self.relations) if relation == wanted]

    def child(self, at: int, *wanted: Relation) -> int | None:
        """Return the first dependent of *at* in one of the wanted relations, or None."""
        for child in self.children[at]:
            if self.relations[child] in wanted:
                return child
        return None


def tree_of(passage: Passage) -> Tree | None:
    """Return the passage's tree, or None where no parser has read its Doc."""
    return passage.once(_read_tree)


def _read_tree(passage: Passage) -> Tree | None:
    doc = passage.doc
    if not doc.has_annotation("DEP"):
        return None
    word_at = {token: word for word, token in enumerate(passage.index)}
    # spaCy gives the distance of a head from its token, and labels by number.
    distances, labels = doc.to_array(["HEAD", "DEP"])[passage.index].T
    named = {label: relation_of(doc.vocab.strings[label]) for label in set(labels.tolist())}
    tokens = zip(passage.index, distances.astype(np.int64).tolist(), strict=True)
    heads = [word_at.get(at + distance, word_at[at]) for at, distance in tokens]
    relations = [
        Relation.ROOT if head == word else named[label]
        for word, (head, label) in enumerate(zip(heads, labels.tolist(), strict=True))
    ]
    return Tree(heads, relations)


def relation_of(label: str) -> Relation:
    """Return the relation of a label; an unknown subtype ("obl:arg") counts as its main type."""
    found = _RELATIONS.get(label) or _RELATIONS.get(label.partition(":")[0])
    return Relation.OTHER if found is None else found
