"""Claims: what a span, an edit and a state have to be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.claims import (
    CLAIMANT_MAX,
    WORDING_MAX,
    ClaimantType,
    ClaimEdit,
    ClaimKind,
    ClaimStatus,
    check_span,
)
from workbench.domain.errors import InvalidInputError


@given(st.text(min_size=1), st.data())
def test_a_span_inside_the_text_gives_exactly_its_characters(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    words = text[start:end]
    if words.strip():
        assert check_span(text, start, end) == words
    else:
        with pytest.raises(InvalidInputError, match="at least one word"):
            check_span(text, start, end)


@given(st.text(), st.integers(), st.integers())
def test_a_span_outside_the_text_is_refused(text, start, end):
    if 0 <= start < end <= len(text):
        start, end = end, start
    with pytest.raises(InvalidInputError, match="inside the article"):
        check_span(text, start, end)


@pytest.mark.parametrize("wording", ["", " ", "\n\t", "\u2003"])
def test_an_edit_needs_a_wording(wording):
    with pytest.raises(InvalidInputError) as raised:
        ClaimEdit(wording=wording, kind=ClaimKind.EVENT)
    assert raised.value.field == "wording"


@pytest.mark.parametrize("claimant_type", [None, *ClaimantType])
def test_what_a_claimant_is_may_stay_open(claimant_type):
    edit = ClaimEdit(
        wording="It sailed.",
        kind=ClaimKind.EVENT,
        claimant="Harbour office",
        claimant_type=claimant_type,
    )
    assert edit.claimant_type is claimant_type


def test_each_kind_and_state_has_words_of_its_own():
    assert len({kind.meaning for kind in ClaimKind}) == len(ClaimKind)
    assert len({status.label for status in ClaimStatus}) == len(ClaimStatus)


def test_the_open_states_say_whose_step_is_next():
    waiting = {status for status in ClaimStatus if status.waits_for}
    assert waiting == {
        ClaimStatus.PROPOSED,
        ClaimStatus.ACCEPTED,
        ClaimStatus.JUDGED,
        ClaimStatus.SIGNED_OFF,
    }


@pytest.mark.parametrize(("field", "limit"), [("wording", WORDING_MAX), ("claimant", CLAIMANT_MAX)])
def test_an_edit_is_no_longer_than_the_desk_keeps(field, limit):
    values = {
        "wording": "It sailed.",
        "kind": ClaimKind.EVENT,
        "claimant_type": ClaimantType.PERSON,
    }
    ClaimEdit(**(values | {field: "é" * limit}))
    with pytest.raises(InvalidInputError, match=f"at most {limit:,}") as raised:
        ClaimEdit(**(values | {field: "é" * (limit + 1)}))
    assert raised.value.field == field


def test_a_whole_article_is_no_claim():
    text = "word " * WORDING_MAX
    assert check_span(text, 0, WORDING_MAX) == text[:WORDING_MAX]
    with pytest.raises(InvalidInputError, match="Mark fewer words"):
        check_span(text, 0, WORDING_MAX + 1)
