"""Points that mark thousands are told from decimal points by what the text counts and how."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.nlp.numbers.points import with_commas
from workbench.nlp.quantities import find_quantities


def numbers(text):
    return [each.number for each in find_quantities(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("About 70.000 people marched.", [70_000]),
        ("Some 12.500 new homes were built.", [12_500]),
        ("It has 1.200.000 inhabitants.", [1_200_000]),
        ("It cost 1.250.000 euros, and 70.500 euros more later.", [1_250_000, 70_500]),
        ("The €70.000 came from 2.000 members.", [70_000, 2_000]),
        ("Of 3.400 voters, 1.125 came.", [3_400, 1_125]),
    ],
)
def test_a_point_before_three_digits_marks_thousands_where_people_are_counted(text, expected):
    assert numbers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The rate is 3.125 per cent.", [Decimal("3.125")]),
        ("Fuel cost €1.459 a litre.", [Decimal("1.459")]),
        ("It weighs 70.000 kg.", [70]),
        ("An average of 2.345 children are born.", [Decimal("2.345")]),
        ("There are 2.345 children per woman.", [Decimal("2.345")]),
        ("It rose 3.125 per cent, and 70.000 people of 1,200,000 came.", None),
        ("It fell 0.125 points.", [Decimal("0.125")]),
    ],
)
def test_a_decimal_point_stays_one_where_decimals_make_sense(text, expected):
    read = numbers(text)
    if expected is None:
        assert (read[0], read[-2:]) == (Decimal("3.125"), [70_000, 1_200_000])
    else:
        assert read == expected


def test_the_quote_keeps_the_point():
    (found,) = find_quantities("About 70.000 people marched.")
    assert (found.quote, found.number, found.noun) == ("70.000", 70_000, "people")


def test_addresses_and_versions_are_left_alone():
    for text in ("at 192.168.100.200 today", "version 1.200.3 of it", "on 12.345.678-9"):
        assert with_commas(text) == text


@given(st.text(alphabet="0123456789.,$€ peol-", max_size=40))
def test_only_points_change_and_each_to_a_comma(text):
    out = with_commas(text)
    assert len(out) == len(text)
    assert all(one == two or (one, two) == (".", ",") for one, two in zip(text, out, strict=True))
