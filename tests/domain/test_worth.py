"""Weights of worth: whole thousandths, read and written exactly; what other weights would make."""

import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.errors import InvalidInputError
from workbench.domain.worth import (
    WEIGHT_MAX,
    WeightSet,
    own_words,
    read_weight,
    rejudged,
    weight_text,
)

WEIGHTS = st.integers(-WEIGHT_MAX, WEIGHT_MAX)
NAMES = ("states a number", "hedges", "compares", "judges")


@pytest.mark.parametrize(
    ("written", "weight"),
    [
        ("", None),
        (" ", None),
        ("0", 0),
        ("0.25", 250),
        ("-1.5", -1500),
        ("−0.005", -5),
        ("+5", 5000),
        ("-5.000", -5000),
        ("03", 3000),
    ],
)
def test_a_weight_is_read_in_thousandths(written, weight):
    assert read_weight(written, field="w") == weight


@pytest.mark.parametrize(
    "written", ["much", "5.001", "0.1234", ".5", "1,5", "1e1", "--1", "٣", "100", "NaN", "-6"]
)
def test_what_is_no_weight_is_refused_with_its_bounds(written):
    with pytest.raises(InvalidInputError, match="from −5 to 5") as raised:
        read_weight(written, field="w-hedges")
    assert raised.value.field == "w-hedges"


@given(WEIGHTS)
def test_a_weight_is_written_as_it_is_read(weight):
    assert read_weight(weight_text(weight), field="w") == weight


@given(WEIGHTS, st.dictionaries(st.sampled_from(NAMES), WEIGHTS))
def test_a_set_is_read_as_it_was_written_and_holds_no_floats(bias, weights):
    base = WeightSet("shipped 1", 100, dict.fromkeys(NAMES, 500))
    kept = WeightSet("desk 5 on shipped 1", bias, dict(base.weights) | weights)
    text = kept.own_text(base)
    if not text:
        assert (kept.bias, kept.weights) == (base.bias, base.weights)
        return
    assert base.with_own(text, kept.version) == kept
    turned = WeightSet("x", bias, dict(reversed(kept.weights.items())))
    assert text == turned.own_text(base)
    assert not any(isinstance(each, float) for each in json.loads(text).get("weights", {}).values())


def test_own_weights_are_told_one_a_line():
    base = WeightSet("shipped 1", 100, {"hedges": -200, "judges": -300})
    own = WeightSet("typed", -1_500, {"hedges": 250, "judges": -300}).own_text(base)
    assert own_words(own) == "starting point: -1.5\nhedges: 0.25"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The Lantern Desk",
        "3",
        "null",
        "{}",
        '{"weights": {}}',
        '{"weights": {"a": "x"}}',
        '{"weights": [1]}',
        '{"bias": true}',
        '{"name": 1}',
    ],
)
def test_any_other_setting_is_told_as_it_is(text):
    assert own_words(text) == text


def test_what_a_desk_never_weighed_follows_the_next_release():
    first = WeightSet("shipped 1", -100, {"hedges": -200, "judges": -300})
    text = WeightSet("typed", -100, {"hedges": 700, "judges": -300}).own_text(first)
    second = WeightSet("shipped 2", -150, {"hedges": -250, "judges": -350, "compares": 50})
    now = second.with_own(text, "desk 5 on shipped 2")
    assert now.bias == -150
    assert now.weights == {"hedges": 700, "judges": -350, "compares": 50}


def logistic(value):
    return 1 / (1 + math.exp(-value))


def judged(bias, weights):
    """What a claim of which every predicate holds is kept with: worth and shares."""
    total = (bias + sum(weights.values())) / 1000
    worth = logistic(total)
    shares = [
        (name, round(1000 * (worth - logistic(total - weight / 1000))))
        for name, weight in weights.items()
    ]
    return round(1000 * worth), shares


SMALL = st.integers(-1000, 1000)
SETS = st.fixed_dictionaries(dict.fromkeys(NAMES, SMALL))


@given(SMALL, SETS, SMALL, SETS)
def test_other_weights_make_about_what_judging_anew_would(bias, weights, new_bias, new_weights):
    # A weight of nothing, or next to it, leaves no share to reckon from.
    weights = {name: weight if abs(weight) > 200 else 200 for name, weight in weights.items()}
    worth, shares = judged(bias, weights)
    old, new = WeightSet("shipped 1", bias, weights), WeightSet("typed", new_bias, new_weights)
    anew, _ = judged(new_bias, new_weights)
    spread = 0.3 if not 20 < worth < 980 else 0.05
    assert abs(rejudged(worth, shares, old, new) - anew) <= 1000 * spread


@given(SMALL, SETS)
def test_the_same_weights_change_nothing(bias, weights):
    worth, shares = judged(bias, weights)
    kept = WeightSet("shipped 1", bias, weights)
    assert abs(rejudged(worth, shares, kept, kept) - worth) <= 1


def test_a_predicate_that_nobody_weighs_now_adds_nothing():
    old = WeightSet("shipped 1", 0, {"hedges": -500})
    worth, shares = judged(0, {"hedges": -500})
    assert rejudged(worth, shares, old, WeightSet("typed", 0, {})) == 500
