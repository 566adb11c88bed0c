"""Firsts still to come, held against events that have been; read on Friday 16 September 2022."""

from datetime import date

import pytest

from workbench.domain.readings import Check
from workbench.nlp.times import find_date_findings, find_times

DAY = date(2022, 9, 16)


def findings(text, published_on=DAY):
    return find_date_findings(text, published_on, find_times(text, published_on))


def only(text, check):
    (found,) = findings(text)
    assert found.check is check
    assert all(text[each.start_char : each.end_char] == each.quote for each in found.places)
    return found


@pytest.mark.parametrize(
    "text",
    [
        (
            "Anna Bergmann is due to travel abroad for the first time in November."
            " Bergmann’s visit to Kenya got underway on Wednesday."
        ),
        (
            "Anna Bergmann will meet Tom Ashworth for the first time in November."
            " Bergmann met Ashworth in Vienna on 3 September."
        ),
        (
            "Anna Bergmann will give her first concert in November."
            " Bergmann played a concert in Leeds on Monday."
        ),
        (
            "Anna Bergmann will make her first trip abroad since 2020 in November."
            " Bergmann visited Kenya on 3 March 2022."
        ),
        (
            "Anna Bergmann was to travel abroad for the first time in November."
            " The three-day visit got underway on Wednesday in Kazakhstan."
        ),
    ],
)
def test_a_first_still_to_come_is_held_against_one_that_has_been(text):
    found = only(text, Check.ORDER_OF_EVENTS)
    assert len(found.places) == 2


@pytest.mark.parametrize(
    "text",
    [
        (
            "Anna Bergmann is due to travel abroad for the first time in November."
            " Tom Ashworth’s visit to Kenya got underway on Wednesday."
        ),
        (
            "Anna Bergmann is due to travel abroad for the first time in November."
            " Bergmann visited a school on Wednesday."
        ),
        (
            "Anna Bergmann is due to travel abroad as a minister for the first time in November."
            " Bergmann called off a visit to Kenya on Wednesday."
        ),
        (
            "Anna Bergmann will meet Tom Ashworth for the first time in November."
            " Bergmann met Ruth Okafor in Vienna on 3 September."
        ),
        (
            "Anna Bergmann will make her first trip abroad since April 2022 in November."
            " Bergmann visited Kenya on 3 March 2022."
        ),
    ],
)
def test_events_of_others_and_of_other_kinds_are_let_pass(text):
    assert findings(text) == []


@pytest.mark.parametrize(
    "text",
    [
        # The visit stands before the announcement; others are named behind the verbs of both.
        (
            "Anna Bergmann is abroad again.\nThe minister’s visit got underway on Wednesday in"
            " Kenya, where she met Ruth Okafor. Bergmann was scheduled to travel abroad for the"
            " first time in November for a summit in Leeds, where Tom Ashworth would speak."
        ),
        (
            "Anna Bergmann is expected to leave the country for the first time in November."
            " She arrived in Kenya on Wednesday."
        ),
        (
            "Anna Bergmann is expected to leave the country for the first time in November."
            " On Wednesday she arrived in Kenya."
        ),
        (
            "Anna Bergmann will visit Kenya for the first time in November."
            " Bergmann visited Kenya on 3 September."
        ),
        (
            "Anna Bergmann’s first public appearance is set for November."
            " Bergmann appeared on a balcony on Monday."
        ),
        (
            "Norwegian prime minister Anna Bergmann will travel abroad for the first time in"
            " November. Bergmann met Tom Ashworth in Kenya on Monday."
        ),
        (
            "Norwegian prime minister Anna Bergmann will travel abroad for the first time in"
            " November. The Norwegian leader visited Kenya on Monday."
        ),
    ],
)
def test_the_same_one_is_told_by_name_pronoun_or_title(text):
    only(text, Check.ORDER_OF_EVENTS)


@pytest.mark.parametrize(
    "text",
    [
        # Another one travelled.
        (
            "Anna Bergmann will travel abroad for the first time in November, for a summit where"
            " Tom Ashworth would speak. Ashworth visited Kenya on Wednesday."
        ),
        (
            "Tom Ashworth said Anna Bergmann would travel abroad for the first time in November."
            " Ashworth flew to Kenya on Wednesday."
        ),
        (
            "Norwegian prime minister Anna Bergmann will travel abroad for the first time in"
            " November. The Chilean leader visited Kenya on Monday."
        ),
        (
            "Anna Bergmann will travel abroad for the first time in November."
            " The delegation of the bank visited Kenya on Monday."
        ),
        # The visit was no journey abroad.
        (
            "Norwegian prime minister Anna Bergmann will travel abroad for the first time in"
            " November. Bergmann met Tom Ashworth in Norway on Monday, and arrived in Norway."
        ),
        (
            "Anna Bergmann will travel abroad for the first time in November."
            " Bergmann visited a school on Monday and spoke of Kenya."
        ),
        # The first is a narrower one.
        (
            "Anna Bergmann will make her first state visit to Kenya in November."
            " Bergmann visited Kenya on Monday."
        ),
        (
            "Anna Bergmann will visit Kenya for the first time in November."
            " Bergmann visited Chile on Monday."
        ),
        (
            "Anna Bergmann will give her first concert abroad in November."
            " Bergmann visited Kenya on Monday."
        ),
    ],
)
def test_journeys_of_others_and_narrower_firsts_are_let_pass(text):
    assert findings(text) == []


def test_the_days_between_the_two_are_written_out():
    text = (
        "Anna Bergmann is due to travel abroad for the first time in November."
        " Bergmann’s visit to Kenya got underway on Wednesday."
    )
    assert only(text, Check.ORDER_OF_EVENTS).working == (
        "14 September 2022 (“Wednesday”) is 48 days before 1 November 2022 (“November”);"
        " the text calls the later one the first."
    )
