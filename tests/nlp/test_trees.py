"""Clauses and claims off hand-made trees, in both schemes of dependency labels."""

import pytest
import spacy
from spacy.tokens import Doc

from workbench.nlp.claim_finder import register_extensions
from workbench.nlp.clauses import ClauseType
from workbench.nlp.labels import Relation, tree_of
from workbench.nlp.paragraphs import Paragraph
from workbench.nlp.passages import PARAGRAPHS_KEY, passages_of
from workbench.nlp.proposals import propose
from workbench.nlp.tree_clauses import Reach, core_clauses, tree_clauses

VOCAB = spacy.blank("en").vocab

# "The board sold 40 boats on Friday , which angered the crew ." in each scheme:
# word, tag, class, head, label.
UNIVERSAL = """
The DT DET 1 det
board NN NOUN 2 nsubj
sold VBD VERB 2 ROOT
40 CD NUM 4 nummod
boats NNS NOUN 2 obj
on IN ADP 6 case
Friday NNP PROPN 2 obl
, , PUNCT 9 punct
which WDT PRON 9 nsubj
angered VBD VERB 4 acl:relcl
the DT DET 11 det
crew NN NOUN 9 obj
. . PUNCT 2 punct
"""
CLEAR = """
The DT DET 1 det
board NN NOUN 2 nsubj
sold VBD VERB 2 ROOT
40 CD NUM 4 nummod
boats NNS NOUN 2 dobj
on IN ADP 2 prep
Friday NNP PROPN 5 pobj
, , PUNCT 4 punct
which WDT PRON 9 nsubj
angered VBD VERB 4 relcl
the DT DET 11 det
crew NN NOUN 9 dobj
. . PUNCT 2 punct
"""
# "Ferrier said the mill was derelict": the head is the adjective in one scheme, the copula in
# the other.
SAID_UNIVERSAL = """
Ferrier NNP PROPN 1 nsubj
said VBD VERB 1 ROOT
the DT DET 3 det
mill NN NOUN 5 nsubj
was VBD AUX 5 cop
derelict JJ ADJ 1 ccomp
. . PUNCT 1 punct
"""
SAID_CLEAR = """
Ferrier NNP PROPN 1 nsubj
said VBD VERB 1 ROOT
the DT DET 3 det
mill NN NOUN 4 nsubj
was VBD AUX 1 ccomp
derelict JJ ADJ 4 acomp
. . PUNCT 1 punct
"""


def passage_of(table):
    register_extensions()
    rows = [line.split() for line in table.strip().splitlines()]
    words = [row[0] for row in rows]
    spaces = [following not in (",", ".") for following in [*words[1:], "."]]
    doc = Doc(
        VOCAB,
        words=words,
        spaces=spaces,
        tags=[row[1] for row in rows],
        pos=[row[2] for row in rows],
        heads=[int(row[3]) for row in rows],
        deps=[row[4] for row in rows],
    )
    doc.user_data[PARAGRAPHS_KEY] = [Paragraph(0, len(doc.text))]
    (passage,) = passages_of(doc)
    return passage


@pytest.mark.parametrize("table", [UNIVERSAL, CLEAR], ids=["universal", "clear"])
def test_a_clause_is_the_same_in_both_schemes(table):
    passage = passage_of(table)
    clauses = core_clauses(passage, tree_of(passage))
    assert [(each.type, passage.text(each.start, each.end)) for each in clauses] == [
        (ClauseType.MAIN, "The board sold 40 boats on Friday"),
        (ClauseType.RELATIVE, "angered the crew"),
    ]
    assert passage.text(*clauses[0].subject) == "The board"


@pytest.mark.parametrize("table", [UNIVERSAL, CLEAR], ids=["universal", "clear"])
def test_the_whole_extent_takes_in_what_the_core_leaves(table):
    passage = passage_of(table)
    extents = {
        each.reach: passage.text(each.clause.start, each.clause.end)
        for each in tree_clauses(passage, tree_of(passage))
        if each.head == 2
    }
    assert extents[Reach.CORE] == "The board sold 40 boats on Friday"
    assert extents[Reach.WHOLE] == "The board sold 40 boats on Friday, which angered the crew"


@pytest.mark.parametrize("table", [SAID_UNIVERSAL, SAID_CLEAR], ids=["universal", "clear"])
def test_what_was_said_has_its_speaker_in_both_schemes(table):
    passage = passage_of(table)
    made = propose(passage)
    claimants = {
        passage.doc[each.start : each.end].text: each.claimant and each.claimant.words
        for each in made.found
    }
    assert claimants["the mill was derelict"] == "Ferrier"


def test_a_label_of_an_unknown_subtype_counts_as_its_main_type():
    passage = passage_of(UNIVERSAL.replace("obl", "obl:arg"))
    assert tree_of(passage).relations[6] is Relation.OBLIQUE


def test_without_a_parser_there_is_no_tree(read_passage):
    assert tree_of(read_passage("The ferry left.")) is None
