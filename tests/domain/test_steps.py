"""The tables of steps: complete, closed, and the only way from state to state."""

import itertools

import pytest

from workbench.domain.claims import CLAIM_STEPS, CLOSED, ClaimStatus
from workbench.domain.errors import IllegalStepError
from workbench.domain.verdicts import PUBLICATION_STEPS, PublicationState

TABLES = {
    ClaimStatus: (CLAIM_STEPS, ClaimStatus.PROPOSED),
    PublicationState: (PUBLICATION_STEPS, PublicationState.PUBLISHED),
}
PAIRS = [
    (current, wanted) for states in TABLES for current, wanted in itertools.product(states, states)
]


@pytest.mark.parametrize("states", TABLES)
def test_every_state_has_its_row_and_can_be_reached(states):
    table, first = TABLES[states]
    assert set(table) == set(states)
    reached, waiting = {first}, [first]
    while waiting:
        new = table[waiting.pop()] - reached
        reached |= new
        waiting += new
    assert reached == set(states)


@pytest.mark.parametrize(("current", "wanted"), PAIRS)
def test_a_step_is_taken_exactly_where_the_table_has_it(current, wanted):
    table, _ = TABLES[type(current)]
    if wanted in table[current]:
        assert current.step_to(wanted) is wanted
    else:
        with pytest.raises(IllegalStepError) as raised:
            current.step_to(wanted)
        said = raised.value.sentence
        assert current.value.replace("_", " ") in said
        assert all(each.value.replace("_", " ") in said for each in table[current])


def test_nothing_is_published_but_what_was_signed_off():
    before = {state for state, steps in CLAIM_STEPS.items() if ClaimStatus.PUBLISHED in steps}
    assert before == {ClaimStatus.SIGNED_OFF}


def test_nothing_is_signed_off_but_what_was_judged():
    before = {state for state, steps in CLAIM_STEPS.items() if ClaimStatus.SIGNED_OFF in steps}
    assert before == {ClaimStatus.JUDGED}


def test_a_merged_or_split_claim_stays_so():
    assert CLAIM_STEPS[ClaimStatus.MERGED] == CLAIM_STEPS[ClaimStatus.SPLIT] == frozenset()
    assert {ClaimStatus.MERGED, ClaimStatus.SPLIT} < CLOSED


def test_a_withdrawn_publication_comes_back_only_as_a_correction():
    assert PUBLICATION_STEPS[PublicationState.WITHDRAWN] == {PublicationState.CORRECTED}
