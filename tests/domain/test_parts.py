"""The parts of a claim: numbers read and written exactly, limits told beside the field."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.claims import ClaimEdit, ClaimKind
from workbench.domain.errors import InvalidInputError
from workbench.domain.parts import (
    NUMBER_MAX,
    check_parts,
    kept_of,
    number_shown,
    number_text,
    parts_within,
    read_number,
)
from workbench.domain.readings import NOTHING_PARSED, Comparator, ParsedClaim, Period

NUMBERS = st.decimals(-(10**15), 10**15, places=4)


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("", None),
        ("  ", None),
        ("1200", "1200"),
        ("1,200", "1200"),
        ("1,234,567.50", "1234567.50"),
        ("1.5", "1.5"),
        ("-3", "-3"),
        ("−3", "-3"),
        ("007", "7"),
    ],
)
def test_a_number_is_read_from_digits(written, number):
    assert read_number(written) == (None if number is None else Decimal(number))


@pytest.mark.parametrize(
    "written", ["twelve", "1,20", "1.2.3", "1e5", "٣", "12 000", ".5", "5.", "NaN", "0x1", "1_000"]
)
def test_what_is_no_number_is_refused_with_an_example(written):
    with pytest.raises(InvalidInputError, match=r"as digits, 1,200 or 1\.5") as raised:
        read_number(written)
    assert raised.value.field == "number"


def test_a_number_longer_than_the_desk_keeps_is_refused():
    with pytest.raises(InvalidInputError, match="at most 40 characters"):
        read_number("9" * (NUMBER_MAX + 1))
    with pytest.raises(InvalidInputError, match="at most 40 characters"):
        check_parts(ParsedClaim(number=Decimal("1E+999999")))


@given(NUMBERS)
def test_a_number_is_kept_exactly(number):
    text = number_text(number)
    assert Decimal(text) == number
    assert "E" not in text
    assert not text.endswith(".")
    assert read_number(text) == number


@given(NUMBERS)
def test_a_number_as_shown_is_read_as_the_same(number):
    assert read_number(number_shown(number_text(number))) == number


@pytest.mark.parametrize(
    ("number", "text", "shown"),
    [
        (Decimal("1.2") * 1_000_000, "1200000", "1,200,000"),
        (Decimal("1E+3"), "1000", "1,000"),
        (Decimal("-0.0"), "0", "0"),
        (Decimal("4.50"), "4.5", "4.5"),
        (Decimal("-1234.5"), "-1234.5", "−1,234.5"),
    ],
)
def test_a_number_has_one_way_to_be_written(number, text, shown):
    assert number_text(number) == text
    assert number_shown(text) == shown


def test_a_comparator_without_a_number_is_refused():
    with pytest.raises(InvalidInputError, match="“over” goes with a number") as raised:
        ClaimEdit("W", ClaimKind.STATE, parts=ParsedClaim(comparator=Comparator.OVER))
    assert raised.value.field == "comparator"


def test_a_period_that_ends_before_it_begins_is_refused():
    period = Period("", date(2026, 3, 2), date(2026, 3, 1))
    with pytest.raises(InvalidInputError, match="last day lies before the first") as raised:
        ClaimEdit("W", ClaimKind.STATE, parts=ParsedClaim(period=period))
    assert raised.value.field == "period_last_on"


@pytest.mark.parametrize(
    ("field", "parts"),
    [
        ("unit", ParsedClaim(unit="u" * 61)),
        ("period_words", ParsedClaim(period=Period("p" * 201))),
        ("place", ParsedClaim(place="p" * 201)),
        ("quoted_words", ParsedClaim(quoted_words="q" * 1_001)),
    ],
)
def test_a_part_longer_than_its_field_is_refused_when_typed_and_dropped_when_found(field, parts):
    with pytest.raises(InvalidInputError) as raised:
        check_parts(parts)
    assert raised.value.field == field
    assert kept_of(parts) == NOTHING_PARSED


TEXTS = st.text(max_size=250)
DAYS = st.none() | st.dates()


@given(
    st.builds(
        ParsedClaim,
        number=st.none() | st.decimals(allow_nan=True, allow_infinity=True),
        unit=TEXTS,
        comparator=st.none() | st.sampled_from(Comparator),
        period=st.none() | st.builds(Period, TEXTS, DAYS, DAYS),
        place=TEXTS,
        quoted_words=TEXTS,
    )
)
def test_whatever_is_found_in_a_text_is_fit_to_be_kept_and_edited(found):
    kept = kept_of(found)
    check_parts(kept)
    assert kept_of(kept) == kept


def test_a_stretch_of_a_claim_keeps_the_parts_whose_words_stand_in_it():
    parts = ParsedClaim(
        number=Decimal(1200),
        unit="berths",
        comparator=Comparator.OVER,
        period=Period("since March", date(2026, 3, 1)),
        place="Jovenbruck",
        quoted_words="at long last",
    )
    first = parts_within(parts, "over 1,200 berths in Jovenbruck")
    assert (first.number, first.comparator, first.unit) == (Decimal(1200), "over", "berths")
    assert (first.place, first.period, first.quoted_words) == ("Jovenbruck", None, "")
    second = parts_within(parts, "has built “at long last” since March, 11,200 or 1,200.5 of them")
    assert second == ParsedClaim(period=parts.period, quoted_words="at long last")
    assert parts_within(NOTHING_PARSED, "anything") == NOTHING_PARSED
