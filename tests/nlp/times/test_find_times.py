"""What single expressions of time mean, read on Friday 16 September 2022."""

from datetime import date

import pytest

from workbench.nlp.times import TimeType, find_times

DAY = date(2022, 9, 16)


def read(text, published_on=DAY):
    return [(found.quote, found.value) for found in find_times(text, published_on)]


def only(text, published_on=DAY):
    (found,) = find_times(text, published_on)
    return found


@pytest.mark.parametrize(
    "words",
    [
        "14 September 2022",
        "14th September 2022",
        "the 14th of September, 2022",
        "14 Sept. 2022",
        "14 Sep 2022",
        "September 14, 2022",
        "Sept. 14, 2022",
        "September 14th 2022",
        "Wednesday, 14 September 2022",
        "Wednesday 14 September 2022",
        "Wed. Sept. 14, 2022",
        "Wednesday, September 14, 2022",
        "2022-09-14",
        "2022/09/14",
        "14/09/2022",
        "9/14/2022",
        "2022-09-14T08:30:00Z",
        "14 SEPTEMBER 2022",
    ],
)
def test_a_day_is_the_same_in_whatever_form_it_is_written(words):
    found = only(f"The court sat on {words} in Leeds.")
    assert found.value == "2022-09-14"
    assert found.period.first == found.period.last == date(2022, 9, 14)
    assert not found.anchored


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The president spoke on Wednesday.", "2022-09-14"),
        ("The court ruled Friday.", "2022-09-16"),
        ("They met on Saturday.", "2022-09-10"),
        ("She said last Friday that it was over.", "2022-09-09"),
        ("The court will rule on Tuesday.", "2022-09-20"),
        ("The vote is scheduled for Monday.", "2022-09-19"),
        ("They meet next Tuesday.", "2022-09-20"),
        ("He came yesterday.", "2022-09-15"),
        ("He comes tomorrow.", "2022-09-17"),
        ("It closed the day before yesterday.", "2022-09-14"),
        ("He said on Wednesday that they will go.", "2022-09-14"),
        ("Prices fell last week.", "2022-W36"),
        ("Prices fell last month.", "2022-08"),
        ("Prices fell last year.", "2021"),
        ("Prices will fall next year.", "2023"),
        ("The bridge opened in August.", "2022-08"),
        ("The bridge opened in November.", "2021-11"),
        ("The bridge will open in November.", "2022-11"),
        ("The bridge opened last May.", "2022-05"),
        ("It shut five months ago.", "2022-04"),
        ("It shut ten days ago.", "2022-09-06"),
        ("It shut two weeks ago.", "2022-W35"),
        ("It shut three years ago.", "2019"),
        ("It shut a decade ago.", "2012"),
        ("It shut last summer.", "2022-SU"),
        ("It grew in the third quarter.", "2022-Q3"),
        ("It grew in the fourth quarter.", "2021-Q4"),
        ("It closed over the weekend of rain.", "2022-W36-WE"),
        ("It will close over the weekend.", "2022-W37-WE"),
        ("It closed this past weekend.", "2022-W36-WE"),
        ("Sales were at a high for the year.", "2022"),
        ("Sales fell for most of the year.", "2022"),
        ("It began in this century.", "20"),
        ("It ended in the last century.", "19"),
    ],
)
def test_relative_words_are_resolved_against_the_articles_day(text, value):
    found = only(text)
    assert found.value == value
    assert found.anchored
    assert found.period is not None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They met on Wednesday.", "XXXX-WXX-3"),
        ("They met yesterday.", "XXXX-XX-XX"),
        ("They met last year.", "XXXX"),
        ("They met on 14 September.", "XXXX-09-14"),
        ("They met in May.", "XXXX-05"),
        ("They met two weeks ago.", "XXXX-WXX"),
        ("They met in the third quarter.", "XXXX-Q3"),
    ],
)
def test_without_the_articles_day_nothing_is_guessed(text, value):
    found = only(text, None)
    assert (found.value, found.period) == (value, None)


@pytest.mark.parametrize(
    ("published_on", "text", "value"),
    [
        (date(2022, 1, 3), "It burned on 30 December.", "2021-12-30"),
        (date(2021, 12, 30), "The law takes effect on 1 January.", "2022-01-01"),
        (date(2022, 1, 10), "It rained in December.", "2021-12"),
        (date(2022, 3, 1), "They met on 29 February 2020.", "2020-02-29"),
    ],
)
def test_days_without_a_year_near_new_year_are_of_the_right_one(published_on, text, value):
    assert only(text, published_on).value == value


@pytest.mark.parametrize(
    "text",
    [
        "On 31 June 2022 nothing happened.",
        "On June 31, 2022, nothing happened.",
        "On 29 February 2023 nothing happened.",
        "The number 2022-13-45 is a label.",
        "It cost 99/99/2022 of it.",
    ],
)
def test_a_day_that_no_calendar_has_is_no_date(text):
    assert read(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "It may rain and they march on.",
        "Theresa May resigned.",
        "April Jones and June Carter sang.",
        "He came second in the race.",
        "The Sunday Times reported it.",
        "They sat in the sun and wed.",
        "A 69-year-old man was hurt.",
        "He is 45 years old.",
        "It costs $5 a year.",
        "About 2000 people came, and 1999 houses burned.",
        "Room 1984 is on flight 2001.",
        "The fall of the wall and the spring of hope.",
        "He watched 60 Minutes.",
        "Three quarters of the voters agreed.",
        "Half of it is 3.14 or 10-12.",
    ],
)
def test_words_that_only_look_like_time_are_left_alone(text):
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "quote", "value"),
    [
        ("since the 9/11 attacks", "9/11", "2001-09-11"),
        ("in the 1990s", "the 1990s", "199X"),
        ("in the ’90s", "the ’90s", "199X"),
        ("in the early 1980s", "the early 1980s", "198X"),
        ("in the nineties", "the nineties", "199X"),
        ("in the 19th century", "the 19th century", "18"),
        ("in mid-March", "mid-March", "2022-03"),
        ("in Q3 2021", "Q3 2021", "2021-Q3"),
        ("the third quarter of 1990", "the third quarter of 1990", "1990-Q3"),
        ("in fiscal 2020", "fiscal 2020", "2020"),
        ("in FY21", "FY21", "2021"),
        ("in nineteen ninety-seven", "nineteen ninety-seven", "1997"),
        ("in the summer of 2021", "the summer of 2021", "2021-SU"),
        ("on Christmas Day 2020", "Christmas Day 2020", "2020-12-25"),
        ("on Good Friday 2022", "Good Friday 2022", "2022-04-15"),
        ("on Thanksgiving 2021", "Thanksgiving 2021", "2021-11-25"),
        ("in the season 2019-20", "2019-20", "2019"),
        ("everyone now agrees", "now", "PRESENT_REF"),
        ("he recently left", "recently", "PAST_REF"),
        ("in the near future", "the near future", "FUTURE_REF"),
        ("at 10:30 GMT", "10:30 GMT", "XXXX-XX-XXT10:30"),
        ("at 5 p.m. EST on Thursday", "5 p.m. EST on Thursday", "2022-09-15T17:00"),
        ("on Tuesday morning", "Tuesday morning", "2022-09-13TMO"),
        ("every Friday", "every Friday", "XXXX-WXX-5"),
        ("every four years", "every four years", "P4Y"),
        ("the paper appears daily", "daily", "P1D"),
    ],
)
def test_special_forms_are_known(text, quote, value):
    assert read(f"It was so {text}.") == [(quote, value)]


@pytest.mark.parametrize(
    ("text", "value", "days"),
    [
        ("spent over 1,000 days at home", "P1000D", (1000, 1000)),
        ("a two-day visit", "P2D", (2, 2)),
        ("for twenty-five years", "P25Y", (9125, 9132)),
        ("for half a century", "P50Y", (18250, 18263)),
        ("for two decades", "P20Y", (7300, 7306)),
        ("for 12 to 18 months", "P12M", (362, 551)),
        ("for three years and four months", "P3Y4M", (1214, 1220)),
        ("for a fortnight", "P2W", (14, 14)),
        ("for several months", "PXM", None),
        ("in recent years", "PXY", None),
        ("for years", "PXY", None),
        ("for 72 hours", "PT72H", (3, 3)),
    ],
)
def test_durations_say_their_least_and_most_days(text, value, days):
    found = only(f"They {text}.")
    assert (found.type, found.value, found.days) == (TimeType.DURATION, value, days)


def test_the_past_years_end_on_the_articles_day():
    found = only("It fell in the past three years.")
    assert (found.period.first, found.period.last) == (date(2019, 9, 16), DAY)
    assert found.anchored


def test_a_numeric_date_that_may_be_read_two_ways_keeps_only_its_year():
    assert only("It was on 04/05/2022.").value == "2022-XX-XX"


def test_digits_of_other_scripts_are_left_alone():
    assert read("It was in ٢٠٢٢ and in २०२२.") == []


def test_a_letter_that_grows_in_lower_case_does_not_shift_the_places():
    text = "İİİ met in May 2020."
    (found,) = find_times(text, DAY)
    assert text[found.start_char : found.end_char] == found.quote == "May 2020"


@pytest.mark.parametrize(
    "text",
    [
        "It opposes any step that may further disrupt trade.",
        "That may be so.",
        "THAT MAY HURT TRADE AND THIS MAY NOT.",
        "She said that May would resign.",
        "They march 12 miles, and 20 march on.",
        "That august body of 12 sat down, and the sun rose.",
        "It would mar 3 games.",
        "They wed. He sat. The sun. A second visit, every second house.",
        "It watches goods that fall in price and shares that spring back.",
    ],
)
def test_small_words_that_only_look_like_months_and_days_are_no_time(text):
    assert find_times(text, DAY) == []


@pytest.mark.parametrize(
    ("text", "quote", "value"),
    [
        ("They sat 5 May 2020 in court.", "5 May 2020", "2020-05-05"),
        ("The rest came in that May and left.", "that May", "2022-05"),
        ("That March, he left.", "That March", "2022-03"),
        ("That fall, she left.", "That fall", "2022-FA"),
        ("It was in that spring they met.", "that spring", "2022-SP"),
        ("It may end in May 2020.", "May 2020", "2020-05"),
    ],
)
def test_months_and_seasons_beside_such_words_are_still_read(text, quote, value):
    assert [(each.quote, each.value) for each in find_times(text, DAY)] == [(quote, value)]
