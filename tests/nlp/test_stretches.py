"""Which stretches claims are chosen among: what was said is never barred by that it was said."""

import pytest

from workbench.nlp.extract import extract
from workbench.nlp.labels import tree_of
from workbench.nlp.passages import passages_of
from workbench.nlp.pipeline import load
from workbench.nlp.stretches import Form
from workbench.nlp.tree_proposals import candidates

SAID = "The Merrow Harbour Board said on Tuesday that ferries carried 412,000 passengers in 2021."
QUOTED = '"We lost nine boats in the storm," the chair, Ines Calder, told reporters.'


def stretches_in(text):
    (passage,) = passages_of(load("shipped")(text))
    stretches, _, _ = candidates(passage, tree_of(passage))
    return [(each.form, passage.text(each.start, each.end)) for each in stretches]


def test_only_the_statement_holds_both_the_verb_of_saying_and_what_was_said():
    both = [form for form, words in stretches_in(SAID) if "said" in words and "ferries" in words]
    assert both == [Form.STATEMENT]


def test_a_clause_that_begins_in_a_quotation_ends_with_it():
    begun = [words for _, words in stretches_in(QUOTED) if words.startswith("We lost")]
    assert begun
    assert not any("chair" in words for words in begun)


@pytest.mark.parametrize("tail", ["", " That is a record."])
def test_what_somebody_said_is_a_claim_inside_their_statement(tail):
    claims = {claim.quote: claim for claim in extract(SAID + tail)}
    inner = claims["ferries carried 412,000 passengers in 2021"]
    assert inner.claimant == "Merrow Harbour Board"
    assert SAID[:-1] in claims
