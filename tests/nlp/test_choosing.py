"""The chooser: the best set of stretches that do not overlap, statements around them."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.nlp.choosing import Chooser, shipped_chooser
from workbench.nlp.stretches import Form, Stretch

CHOOSER = Chooser("test", {}, (), least=0.3, least_statement=0.4)
SPANS = st.tuples(st.integers(0, 12), st.integers(1, 6)).map(lambda p: (p[0], p[0] + p[1]))
SCORED = st.lists(st.tuples(SPANS, st.floats(0, 1)), max_size=9, unique_by=lambda each: each[0])


def clauses(scored):
    return [Stretch(*span, Form.MAIN) for span, _ in scored], [score for _, score in scored]


def overlap(one, other):
    return one.start < other.end and other.start < one.end


@given(SCORED)
def test_no_two_chosen_clauses_overlap_and_none_is_below_the_least(scored):
    stretches, scores = clauses(scored)
    chosen = CHOOSER.choose(stretches, scores)
    assert all(scores[at] > CHOOSER.least for at in chosen)
    pairs = itertools.combinations(chosen, 2)
    assert not any(overlap(stretches[a], stretches[b]) for a, b in pairs)


@given(SCORED)
def test_no_other_set_has_more_above_the_least(scored):
    stretches, scores = clauses(scored)
    gain = sum(scores[at] - CHOOSER.least for at in CHOOSER.choose(stretches, scores))
    best = 0.0
    for size in range(len(scored) + 1):
        for some in itertools.combinations(range(len(scored)), size):
            pairs = itertools.combinations(some, 2)
            if not any(overlap(stretches[a], stretches[b]) for a, b in pairs):
                best = max(best, sum(scores[at] - CHOOSER.least for at in some))
    assert gain == pytest.approx(best)


def test_a_statement_wraps_a_claim_but_does_not_repeat_it():
    inner = Stretch(0, 8, Form.MAIN)
    wide, same = Stretch(0, 12, Form.STATEMENT), Stretch(0, 9, Form.STATEMENT)
    assert CHOOSER.choose([inner, wide], [0.9, 0.5]) == [0, 1]
    assert CHOOSER.choose([inner, same], [0.9, 0.5]) == [0]
    assert CHOOSER.choose([inner, wide], [0.9, 0.39]) == [0]


def test_the_shipped_nets_score_between_0_and_1_and_know_their_traits():
    chooser = shipped_chooser()
    plain, odd = chooser.scores([{"always": 1.0, "form main": 1.0}, {"no such trait": 1.0}])
    assert 0 < plain < 1
    assert 0 < odd < 1
    assert {"always", "length", "form main", "form statement"} <= set(chooser.traits)
    assert chooser.scores([]) == []
