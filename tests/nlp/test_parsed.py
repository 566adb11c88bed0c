from datetime import date

import pytest

from workbench.domain.readings import Comparator, Period
from workbench.nlp.parsed import find_place, parse_claim
from workbench.nlp.quantities import find_quantities


def parse(text, claim=None, *, period=None, place=""):
    claim = claim or text
    start = text.index(claim)
    return parse_claim(
        text,
        start,
        start + len(claim),
        quantities=find_quantities(text),
        period=period,
        place=place,
    )


def test_number_unit_and_bound_are_taken_from_the_claim():
    parsed = parse("The mayor spent over 1,000 days at home.", "spent over 1,000 days at home")
    assert (parsed.number, parsed.unit, parsed.comparator) == (1000, "days", Comparator.OVER)


def test_numbers_outside_the_claim_do_not_count():
    parsed = parse("Of 90 guests, 12 sang, and it rained.", "it rained")
    assert (parsed.number, parsed.unit, parsed.comparator) == (None, "", None)


def test_a_number_with_a_unit_goes_before_a_bare_one():
    parsed = parse("Of the 7, all paid 30 euros.")
    assert (parsed.number, parsed.unit) == (30, "euros")


def test_the_period_is_not_the_number():
    text = "In the past 25 years 12 bridges fell."
    period = Period("In the past 25 years", date(1999, 1, 1), date(2023, 12, 31))
    parsed = parse(text, period=period)
    assert (parsed.number, parsed.unit, parsed.period) == (12, "bridges", period)


def test_a_rate_keeps_what_it_is_taken_for():
    assert parse("Guests paid $50 a head.").unit == "$ a head"


@pytest.mark.parametrize(
    ("claim", "place"),
    [
        ("a bridge fell in Tarnhill on Monday", "Tarnhill"),
        ("two died near Port Ansel", "Port Ansel"),
        ("it opened at the Museum of Salt", "the Museum of Salt"),
        ("it opened in May in Tarnhill", "Tarnhill"),
        ("it opened in May", ""),
        ("he believes in President Okafor", ""),
        ("it happened in town", ""),
    ],
)
def test_a_place_is_a_name_after_in_at_or_near(claim, place):
    assert find_place(claim) == place


def test_the_callers_place_is_kept():
    assert parse("a bridge fell in Tarnhill", place="Corvale").place == "Corvale"


@pytest.mark.parametrize(
    ("claim", "quoted"),
    [
        ("She called it “a gift” to the town", "a gift"),
        ('She called it "a gift" to the town', "a gift"),
        ("He was “calm” and “brief”", "calm … brief"),
        ("The town's mayor's car", ""),
        ("a quote that “never ends", ""),
    ],
)
def test_quoted_words_are_those_inside_marks(claim, quoted):
    assert parse(claim).quoted_words == quoted
