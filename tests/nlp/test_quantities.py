import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.readings import Comparator
from workbench.nlp.quantities import Kind, find_quantities
from workbench.nlp.scoring.number_styles import spelt

# Pieces that meet in news, and some that break readers: other digits, long digits, odd spaces.
PIECES = st.sampled_from(
    [
        *("12", "1,200", "3.5", "1.2.3", "2016", "007", "9" * 40, "1,2,3", "½", "١٢", "１２", "²"),
        *("five", "twenty-five", "a", "dozen", "half", "two thirds", "one in five", "hundred"),
        *("million", "bn", "m", "k", "%", "per cent", "percentage points", "$", "US$", "€", "£"),
        *("people", "dead", "miles", "years old", "each", "a head", "per 100,000", "votes"),
        *("more than", "at least", "about", "up to", "between", "and", "to", "from", "or more"),
        *("-", "–", "/", ":", ".", ",", "(", ")", "’", "'", "#", "+44", "İ", "ß", "\u200f", "\n"),
        *("May", "Monday", "Boeing", "section", "a.m.", "st", "The", "in", "of", "\x00", "\ud7ff"),
    ]
)
JOINTS = st.sampled_from(["", " ", "  ", "\u00a0"])
PIECED = st.lists(st.tuples(PIECES, JOINTS), max_size=25).map(
    lambda pairs: "".join(piece + joint for piece, joint in pairs)
)


def only(text):
    quantities = find_quantities(text)
    assert len(quantities) == 1, quantities
    return quantities[0]


@pytest.mark.parametrize(
    ("words", "number", "kind", "unit"),
    [
        ("1,200 seats", 1200, Kind.COUNT, "seats"),
        ("1 200 000 euros", 1_200_000, Kind.MONEY, "euros"),
        ("1.2 million voters", 1_200_000, Kind.COUNT, "voters"),
        ("40m people", 40_000_000, Kind.COUNT, "people"),
        ("$3.5bn", 3_500_000_000, Kind.MONEY, "$"),
        ("US$ 50,000", 50_000, Kind.MONEY, "US$"),
        ("€40m", 40_000_000, Kind.MONEY, "€"),
        ("£2k", 2_000, Kind.MONEY, "£"),
        ("Rs 50 crore", 500_000_000, Kind.MONEY, "Rs"),
        ("200 Canadian dollars", 200, Kind.MONEY, "Canadian dollars"),
        ("twenty-five boats", 25, Kind.COUNT, "boats"),
        ("two hundred and fifty thousand bees", 250_000, Kind.COUNT, "bees"),
        ("a dozen eggs", 12, Kind.COUNT, "eggs"),
        ("half a dozen eggs", 6, Kind.COUNT, "eggs"),
        ("half a million trees", 500_000, Kind.COUNT, "trees"),
        ("two and a half million trees", 2_500_000, Kind.COUNT, "trees"),
        ("three-quarters of a million trees", 750_000, Kind.COUNT, "trees"),
        ("5 percent", 5, Kind.PERCENT, "percent"),
        ("5 %", 5, Kind.PERCENT, "%"),
        ("five per cent", 5, Kind.PERCENT, "per cent"),
        ("12 3/4%", Decimal("12.75"), Kind.PERCENT, "%"),
        ("3 percentage points", 3, Kind.POINTS, "percentage points"),
        ("2½ hours", Decimal("2.5"), Kind.MEASURE, "hours"),
        ("12 square miles", 12, Kind.MEASURE, "square miles"),
        ("30°C", 30, Kind.MEASURE, "°C"),
        ("a 20-minute walk", 20, Kind.MEASURE, "minute"),
        ("a 22-year-old baker", 22, Kind.MEASURE, "year"),
        ("a 100m race", 100, Kind.MEASURE, "m"),
        ("three quarters", Decimal("0.75"), Kind.SHARE, ""),
        ("one in five", Decimal("0.2"), Kind.SHARE, ""),
        ("nine out of 10 doctors", Decimal("0.9"), Kind.SHARE, ""),
        ("half of them", Decimal("0.5"), Kind.SHARE, ""),
        ("a quarter of voters", Decimal("0.25"), Kind.SHARE, ""),
    ],
)
def test_an_amount_is_read_with_its_unit(words, number, kind, unit):
    quantity = only(words)
    assert (quantity.number, quantity.kind, quantity.unit) == (number, kind, unit)


@pytest.mark.parametrize(
    ("words", "per"),
    [
        ("$50 each", "each"),
        ("£12 a head", "a head"),
        ("40 miles per hour", "per hour"),
        ("5 deaths per 100,000", "per 100,000"),
        ("12 people a day", "a day"),
    ],
)
def test_an_amount_for_each_of_something_is_a_rate(words, per):
    quantity = find_quantities(words)[0]
    assert (quantity.kind, quantity.per) == (Kind.RATE, per)


def test_those_of_whom_something_is_said_are_no_rate():
    assert find_quantities("six winners, each receiving a cup")[0].kind is Kind.COUNT


def test_a_year_earlier_makes_no_rate():
    assert only("from $7.4bn a year earlier").kind is Kind.MONEY


@pytest.mark.parametrize(
    ("words", "comparator"),
    [
        ("over 1,000 days", Comparator.OVER),
        ("more than 12 boats", Comparator.OVER),
        ("at least a dozen boats", Comparator.AT_LEAST),
        ("no fewer than 12 boats", Comparator.AT_LEAST),
        ("50 or more boats", Comparator.AT_LEAST),
        ("nearly $5m", Comparator.ABOUT),
        ("some 200 boats", Comparator.ABOUT),
        ("up to 30 boats", Comparator.AT_MOST),
        ("no more than 30 boats", Comparator.AT_MOST),
        ("fewer than nine boats", Comparator.UNDER),
        ("12 boats", Comparator.EXACTLY),
        ("twice as many as the 12 boats", Comparator.EXACTLY),
    ],
)
def test_the_words_before_and_after_bound_an_amount(words, comparator):
    assert only(words).comparator is comparator


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("10 to 12 people", 10, 12),
        ("10-12 %", 10, 12),
        ("between 10 and 12 ships", 10, 12),
        ("10 to 12 million people", 10_000_000, 12_000_000),
        ("$10-$12 million", 10_000_000, 12_000_000),
        ("two or three days", 2, 3),
    ],
)
def test_a_range_is_one_amount_with_two_ends(words, low, high):
    quantity = only(words)
    assert (quantity.number, quantity.upper) == (low, high)


def test_from_one_to_another_is_two_amounts():
    assert [quantity.number for quantity in find_quantities("from 10 to 12 ships")] == [10, 12]


@pytest.mark.parametrize(
    "words",
    [
        "in 2016",
        "between 2010 and 2014",
        "on May 7, 2015",
        "on 12 June",
        "at 10:35 a.m.",
        "at 5 pm",
        "won 3-1",
        "an 80-19 vote",
        "call 555-1234 or +44 20 7946 0958",
        "a Boeing 747",
        "the G20",
        "Channel 4",
        "section 12",
        "the 21st",
        "version 4.0.1",
        "COVID-19",
        "on 9/11",
        "the 1970s",
        "the '90s",
        "one of them",
        "a quarter earlier",
        "the first half of the match",
        "٢٥ people",
        "9" * 30 + " people",
    ],
)
def test_what_is_no_amount_is_left_alone(words):
    assert find_quantities(words) == []


@pytest.mark.parametrize("words", ["Omar Said, 24, a baker", "a boy aged 24", "at age 24 she"])
def test_an_age_is_a_measure_in_years(words):
    quantity = only(words)
    assert (quantity.number, quantity.kind, quantity.key) == (24, Kind.MEASURE, "years")


@pytest.mark.parametrize(
    ("words", "noun"),
    [
        ("12 people dead", "people"),
        ("12 young asylum seekers rescued", "seekers"),
        ("12 dead miners", "miners"),
        ("12 dead and many hurt", ""),
        ("17 American sailors", "sailors"),
        ("1.4 million common shares", "shares"),
        ("12 of the boats", ""),
    ],
)
def test_the_noun_is_the_head_of_what_is_counted(words, noun):
    assert only(words).noun == noun


@given(PIECED)
def test_any_text_gives_amounts_that_quote_it_in_order(text):
    quantities = find_quantities(text)
    end = 0
    for quantity in quantities:
        assert text[quantity.start_char : quantity.end_char] == quantity.quote
        assert end <= quantity.start_char < quantity.end_char <= quantity.phrase_end <= len(text)
        assert quantity.number.is_finite()
        end = quantity.end_char
    assert quantities == find_quantities(text)


@given(st.text(max_size=200))
def test_no_text_is_too_odd_to_read(text):
    for quantity in find_quantities(text):
        assert text[quantity.start_char : quantity.end_char] == quantity.quote


@given(st.integers(2101, 10**12))
def test_a_number_in_digits_means_the_same_with_and_without_commas(number):
    assert only(f"They built {number} homes.").number == number
    assert only(f"They built {number:,} homes.").number == number


@given(st.integers(2, 99), st.sampled_from(["", " thousand", " million", " billion"]))
def test_a_number_in_words_means_the_same_as_in_digits(number, scale):
    assert only(f"{spelt(number)}{scale} homes").number == only(f"{number}{scale} homes").number


@given(st.decimals("0.1", "999.9", places=1), st.sampled_from([("m", 6), ("bn", 9), ("k", 3)]))
def test_a_short_multiplier_is_applied_exactly(mantissa, scale):
    letter, power = scale
    assert only(f"${mantissa}{letter}").number == mantissa * 10**power


def test_endless_lists_of_digits_hide_no_amount_after_them():
    text = "1," * 50_000 + " " + "five " * 2_000 + "a" * 50_000
    assert len(find_quantities(text)) == len(re.findall("five", text))
