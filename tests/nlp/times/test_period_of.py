"""The days a claim speaks of, with the article's own words for them."""

from datetime import date

import pytest

from workbench.domain.readings import Period
from workbench.nlp.times import find_times, period_of

DAY = date(2022, 9, 16)


@pytest.mark.parametrize(
    ("claim", "words", "first", "last"),
    [
        ("it has fallen since January 2020", "since January 2020", date(2020, 1, 1), None),
        (
            "it fell between 2010 and 2015",
            "between 2010 and 2015",
            date(2010, 1, 1),
            date(2015, 12, 31),
        ),
        (
            "open from Monday to Friday",
            "from Monday to Friday",
            date(2022, 9, 12),
            date(2022, 9, 16),
        ),
        (
            "open from Friday to Monday",
            "from Friday to Monday",
            date(2022, 9, 9),
            date(2022, 9, 12),
        ),
        (
            "between May and July 2021",
            "between May and July 2021",
            date(2021, 5, 1),
            date(2021, 7, 31),
        ),
        ("in the past three years", "in the past three years", date(2019, 9, 16), DAY),
        ("it fell last year", "last year", date(2021, 1, 1), date(2021, 12, 31)),
        ("they met on Wednesday", "on Wednesday", date(2022, 9, 14), date(2022, 9, 14)),
        ("open until 2019", "until 2019", None, date(2019, 12, 31)),
        ("before 5 May it rained", "before 5 May", None, date(2022, 5, 4)),
        ("after March 2020 it rose", "after March 2020", date(2020, 4, 1), None),
        ("from 2019 onwards", "from 2019 onwards", date(2019, 1, 1), None),
        ("the years 2010-2015 were dry", "2010-2015", date(2010, 1, 1), date(2015, 12, 31)),
    ],
)
def test_the_words_before_a_date_open_or_close_the_period(claim, words, first, last):
    assert period_of(claim, 0, len(claim), DAY) == Period(words, first, last)


@pytest.mark.parametrize(
    "claim",
    [
        "over 1,000 days at home",
        "everyone now agrees",
        "a plain claim",
        "every Friday",
        "he opposes any step that may further disrupt trade",
        "in march 300 people march",
        "an august body that sat in the sun for a second",
    ],
)
def test_a_claim_without_days_has_no_period(claim):
    assert period_of(claim, 0, len(claim), DAY) is None


def test_relative_words_are_kept_where_the_articles_day_is_not_known():
    claim = "they met on Wednesday"
    assert period_of(claim, 0, len(claim), None) == Period("on Wednesday")


def test_only_the_claims_own_words_count():
    text = "In 2019 they met, and in 2021 they parted."
    start = text.index("and")
    times = find_times(text, DAY)
    found = period_of(text, start, len(text), DAY, times)
    assert found == Period("in 2021", date(2021, 1, 1), date(2021, 12, 31))
