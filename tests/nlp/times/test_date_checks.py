"""What the date checks ask about, and what they must let pass; read on Friday 16 September 2022."""

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


def test_more_days_than_there_were_are_asked_about_with_the_sum_written_out():
    text = (
        "After over 1,000 days without a single trip, since the first closure began in"
        " January 2020, the minister is back."
    )
    found = only(text, Check.DURATION)
    assert found.working == (
        "1 January 2020 to 16 September 2022 is at most 989 days (2.7 years);"
        " the text says over 1,000 days."
    )
    assert [each.quote for each in found.places] == ["over 1,000 days", "January 2020"]


@pytest.mark.parametrize(
    "text",
    [
        "He has ruled the island for 40 years, since 1995.",
        "Since 1995, she has run the school for 15 years.",
        "Between 1990 and 2000, he spent 15 years abroad.",
        "She lived there for 9 years, from 1990 to 2010.",
        "The strike, which began in May 2022, has now lasted 14 months.",
        "Opened in 1999, the theatre has been full for 40 years.",
        "It is now 30 years since the mill burned down in 2001.",
    ],
)
def test_a_duration_that_its_dates_leave_no_room_for_is_asked_about(text):
    only(text, Check.DURATION)


@pytest.mark.parametrize(
    "text",
    [
        "He has ruled the island for 27 years, since 1995.",
        "He has ruled the island for almost 28 years, since 1995.",
        "He has ruled the island for over 20 years, since 1995.",
        "She was jailed for 12 years in the largest trial since 2019.",
        "It was the highest rise in ten years and the first since 2021.",
        "Since 2020 they have built a bridge in 40 days.",
        "Between 1990 and 2000 he spent three years abroad.",
        "The firm signed a 25-year deal, its first since 2019.",
        "The ban, in force since 2019, will last for 20 years.",
        "He served for two years before the war and has been a baker since 1990.",
        "Founded in 1950, the club has lost money for three years.",
        "She has been at home for 10 days. Since 2001 nothing has been built.",
    ],
)
def test_durations_of_something_else_are_let_pass(text):
    assert findings(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "They met on Wednesday, 15 September 2022.",
        "They met on Wednesday, Sept. 15.",
        "They met on 15 September 2022, a Wednesday.",
        "They met on Wednesday (15 September 2022).",
        "September 15, 2022, was a Wednesday.",
    ],
)
def test_a_weekday_that_is_not_the_calendars_is_asked_about(text):
    found = only(text, Check.WEEKDAY)
    assert found.working == "15 September 2022 is a Thursday; the text says Wednesday."


@pytest.mark.parametrize(
    "text",
    [
        "They met on Thursday, 15 September 2022.",
        "They met on Thursday, Sept. 15.",
        "They met on Wednesday, 3 March.",  # of which year nobody says
        "They met on Wednesday. 15 September 2022 was a bright day.",
        "They met on Wednesday and parted on 15 September 2022.",
    ],
)
def test_a_right_or_uncertain_weekday_is_let_pass(text):
    assert findings(text) == []


def test_weekdays_that_all_fit_another_year_speak_against_the_articles_day_alone():
    text = "They met on Wednesday, 15 September. They parted on Thursday, 16 September."
    assert findings(text) == []


def test_a_weekday_with_a_whole_date_needs_no_article_date():
    assert len(findings("They met on Wednesday, 15 September 2022.", None)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Anna Bergmann, 69, was born in 1960.",
        "Born in 1960, Anna Bergmann is now 69.",
        "The 69-year-old Bergmann declined to speak. Bergmann was born in 1960.",
        "Anna Bergmann (born 1960) is a 69-year-old teacher.",
        "Anna Bergmann was born in 1960. Today the 69-year-old runs a bakery.",
        "At 69, Anna Bergmann, born on 3 May 1960, is the oldest.",
        "“He took my son,” said Anna Bergmann, 69, of Leeds. Bergmann was born in 1960.",
    ],
)
def test_an_age_that_does_not_fit_the_birth_year_is_asked_about(text):
    found = only(text, Check.AGE)
    assert found.working.endswith("the text says 69.")


@pytest.mark.parametrize(
    "text",
    [
        "Anna Bergmann, 62, was born in 1960.",
        "Anna Bergmann, 61, was born in 1960.",
        "Anna Bergmann, 63, was born in 1960.",
        "Born in 1960, Anna Bergmann was 20 when she left.",
        "Anna Bergmann, 69, has a sister. Joan Whitfield was born in 1960.",
        "Anna Bergmann was born in 1960. Her 22-year-old son drove.",
        "Anna Bergmann, born in 1920, died aged 80.",
        "Anna Bergmann, 69, left. A cousin, Tom Bergmann, was born in 1990.",
    ],
)
def test_an_age_that_fits_or_is_another_persons_is_let_pass(text):
    assert findings(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "It was the first strike in 25 years. The last was in 2010.",
        "For the first time since 2001 the club won, and for the first time in 40 years.",
        "The flood was the worst in 10 years. The previous one came in 1987.",
        "Prices rose at the fastest pace in 30 years. They last rose so fast in 2008.",
    ],
)
def test_a_first_in_so_many_years_is_held_against_the_year_of_the_last(text):
    only(text, Check.RANKED_SPAN)


@pytest.mark.parametrize(
    "text",
    [
        "It was the first strike in 12 years. The last was in 2010.",
        "It was the first strike in more than 10 years, since 2010.",
        "It was the first strike in 25 years. The last bus left in a hurry.",
        "It was the first strike in 25 years. The mayor was born in 2010.",
    ],
)
def test_a_first_that_fits_is_let_pass(text):
    assert findings(text) == []


def test_checks_that_need_the_articles_day_are_silent_without_it():
    text = "He has ruled for 40 years, since 1995. Anna Bergmann, 69, was born in 1960."
    assert findings(text, None) == []
