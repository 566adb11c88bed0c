"""Durations held against the "since" of the sentence beside; read on 16 September 2022."""

from datetime import date

import pytest

from workbench.domain.readings import Check
from workbench.nlp.times import find_date_findings, find_times

DAY = date(2022, 9, 16)


def findings(text, published_on=DAY):
    return find_date_findings(text, published_on, find_times(text, published_on))


def test_the_sum_and_both_places_are_given():
    text = (
        "After spending more than 1,500 days indoors, the king is travelling again. He was the"
        " only ruler to remain at home since the first closure began in January 2020."
    )
    (found,) = findings(text)
    assert found.check is Check.DURATION
    assert found.working == (
        "1 January 2020 to 16 September 2022 is at most 989 days (2.7 years);"
        " the text says more than 1,500 days."
    )
    assert [each.quote for each in found.places] == ["more than 1,500 days", "January 2020"]
    assert all(text[each.start_char : each.end_char] == each.quote for each in found.places)


@pytest.mark.parametrize(
    "text",
    [
        "After 40 months behind bars, she is free. She had been held since May 2021.",
        "The bridge has been shut for over 1,000 days. The bridge has been closed since May 2021.",
        "He has not been seen in public since March 2021. He has spent 30 months in hiding.",
        "The siege has now lasted 800 days. It has gone on from March 2021 on.",
        "Families have waited 14 years. They have been waiting since the flood of 2015.",
        "She flew home on Monday after 700 days in jail. She had been held since March 2021.",
        "Over 900 days have passed without a vote. They have been without one since June 2021.",
    ],
)
def test_a_length_that_the_next_sentences_date_leaves_no_room_for_is_asked_about(text):
    assert [each.check for each in findings(text)] == [Check.DURATION]


@pytest.mark.parametrize(
    "text",
    [
        # It fits.
        "After over 900 days at home, she is back. She had stayed at home since January 2020.",
        # The next sentence tells of something else, or of a part.
        "After over 1,000 days in jail, she is free. She has been a baker since 2021.",
        "He has led the party for 12 years. He has led the opposition since 2019.",
        "She has worked at the mill for 12 years. She has run the mill since 2019.",
        "After 40 months behind bars, she is free. She had been held without trial since 2021.",
        "The bridge has been shut for over 1,000 days. It has been closed to cars since May 2021.",
        "He has been in prison for 12 years. He has been in a Cork jail since May 2021.",
        "She has lived in Leeds for 12 years. She has lived alone since 2019.",
        "They have lived without heating for six years. They have been without water since 2021.",
        "After spending over 1,000 days at home, he is back. It was the first trip since 2021.",
        # Another one is spoken of, or another paragraph begins.
        "After over 1,000 days in jail, she is free. The city has been held since 2021.",
        "The bridge has been shut for over 1,000 days.\n\nIt has been closed since May 2021.",
        "The bridge has been shut for 1,000 days. A bus came. It has been closed since May 2021.",
        # The length is not one up to now.
        "He will spend 1,000 days at home. He has stayed at home since 2021.",
        "He spent 1,000 days in jail in the 1990s. He has been in jail since 2021.",
        "She flew home after 700 days in jail. She had been held since March 2021.",
        "After over 1,000 days at home, he left in May 2019. He has stayed at home since 2021.",
        # Nobody says of which year.
        "The bridge has been shut for over 1,000 days. It has been closed since May.",
    ],
)
def test_lengths_of_something_else_are_let_pass(text):
    assert findings(text) == []


def test_it_is_silent_without_the_articles_day():
    text = "The bridge has been shut for 1,000 days. It has been closed since May 2021."
    assert len(findings(text)) == 1
    assert findings(text, None) == []
