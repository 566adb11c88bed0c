"""Words of time that lean on what the text has named before, or on the verbs beside them."""

from datetime import date

import pytest

from workbench.nlp.times import TimeType, find_times

DAY = date(2022, 9, 16)


def only(text, published_on=DAY):
    (found,) = find_times(text, published_on)
    return found


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("He left on Monday. Two days later he came back.", "2022-09-14"),
        ("In 1970 he left; five years later she did.", "1975"),
        ("It fell on 19 October 1987. The next day it rose.", "1987-10-20"),
        ("It fell on 19 October 1987. The following week it rose.", "1987-W44"),
        ("It fell on 19 October 1987, but had risen the day before.", "1987-10-18"),
        ("They met on 19 October 1987, and she left that day.", "1987-10-19"),
        ("It closed on Friday, down from the previous Friday.", "2022-09-09"),
        ("It fell in 2012, and more than the year before.", "2011"),
    ],
)
def test_words_that_lean_on_the_date_named_last_are_counted_from_it(text, value):
    assert find_times(text, DAY)[-1].value == value


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("He won the race. Two days later he fell.", ["P2D"]),
        ("In 1987 it fell. The next day it rose.", ["1987", "XXXX-XX-XX"]),
        ("In 1987 prices fell that day.", ["1987"]),
        ("It was the last week of the campaign.", []),
        ("It rose on Black Monday.", []),
        ("It will be Election Day for many.", []),
    ],
)
def test_no_day_is_made_up_where_none_is_named(text, values):
    assert [found.value for found in find_times(text, DAY)] == values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (
            "Third-quarter profit rose from the second quarter. It was lower a year earlier.",
            "2021-Q3",
        ),
        ("In the second quarter profit rose. For the six months it rose from a year ago.", "2021"),
        ("In the first half of 2022 profit rose from a year earlier.", "2021-H1"),
        (
            "It made 5 in the second quarter. In the first nine months it beat the 2021 period.",
            "2021",
        ),
        ("In the second quarter it made 5, more than in the 2021 period.", "2021-Q2"),
        (
            "It expects more in the fourth quarter than in Q3 2021, or a year ago.",
            "2021",
        ),
    ],
)
def test_a_year_earlier_is_before_the_span_that_is_reported_on(text, value):
    assert find_times(text, date(2022, 11, 2))[-1].value == value


def test_a_quarter_that_ended_on_a_day_is_the_three_months_up_to_it():
    quarter = find_times("In the quarter ended July 31 it lost money.", DAY)[0]
    assert quarter.quote == "the quarter"
    assert (quarter.period.first, quarter.period.last) == (date(2022, 5, 1), date(2022, 7, 31))
    assert quarter.value == "2022-Q2"
    ahead = find_times("In the quarter ending Sept. 30 it may earn money.", DAY)[0]
    assert (ahead.period.first, ahead.period.last) == (date(2022, 7, 1), date(2022, 9, 30))
    unknown = find_times("In the quarter ended July 31 it lost money.", None)[0]
    assert (unknown.value, unknown.period) == ("XXXX-QX", None)


@pytest.mark.parametrize(
    ("published_on", "text", "value"),
    [
        (date(2022, 3, 4), "She will lead a mission in December.", "2022-12"),
        (date(2022, 2, 10), "The board has decided to admit them in early March.", "2022-03"),
        (date(2022, 10, 30), "The bank extended the loan through January.", "2023-01"),
        (date(2022, 10, 30), "An order for November goods was lost.", "2022-11"),
        (date(2022, 8, 26), "A visit of the U.S. secretary in September.", "2022-09"),
        (
            date(2022, 8, 26),
            "They spoke of a slated visit of the U.S. secretary in September.",
            "2022-09",
        ),
        (date(2022, 8, 26), "The U.S. secretary came in September.", "2021-09"),
        (date(2022, 2, 10), "The March accession helps them.", "2022-03"),
        (date(2022, 10, 26), "They met on Columbus Day.", "2022-10-10"),
        (date(2022, 4, 1), "They met on Easter Monday.", "2022-04-18"),
        (date(2022, 6, 1), "They met on the Fourth of July 2021.", "2021-07-04"),
        (date(2022, 3, 1), "They meet on March eighth.", "2022-03-08"),
        (date(2022, 3, 1), "They meet this coming Tuesday, March eighth.", "2022-03-08"),
    ],
)
def test_months_and_days_are_of_the_year_that_their_sentence_speaks_of(published_on, text, value):
    assert only(text, published_on).value == value


@pytest.mark.parametrize(
    ("text", "type_", "value"),
    [
        ("for two-and-a-half years", TimeType.DURATION, "P2.5Y"),
        ("for a year and a half", TimeType.DURATION, "P1.5Y"),
        ("in the weeks ahead", TimeType.DURATION, "PXW"),
        ("in the months to come", TimeType.DURATION, "PXM"),
        ("after months of talks", TimeType.DURATION, "PXM"),
        ("once a month", TimeType.SET, "P1M"),
        ("three times a day", TimeType.SET, "P1D"),
        ("in past years", TimeType.DATE, "PAST_REF"),
        ("in future quarters", TimeType.DATE, "FUTURE_REF"),
        ("a long time ago", TimeType.DATE, "PAST_REF"),
        ("in the last half of 2021", TimeType.DATE, "2021-H2"),
        ("in fiscal 2021's second quarter", TimeType.DATE, "2021-Q2"),
    ],
)
def test_lengths_sets_and_loose_times_have_their_type(text, type_, value):
    found = only(f"They met {text}.")
    assert (found.type, found.value) == (type_, value)
