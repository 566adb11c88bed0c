"""What holds for any text: places exact, no overlap, the same every time, and a date survives."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from workbench.nlp.times import find_date_findings, find_times, period_of
from workbench.nlp.times.spans_stated import DAY_NAMES, MONTH_NAMES

DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))
PIECES = """
January May march Sept. 31 30 29 2020 1998 '90s 1990s the last next past this in since between from
to and until Monday Sunday Friday. years days weeks a two 1,000 25 ago old first time born aged 69,
quarter third year-old , ( ) - – 9/11 12/12/2012 5 p.m. now İ ß ٢٠ ⅓ half century decade over more
than has been for of early late mid- The Smith
"""
WORDS = st.sampled_from([*PIECES.split(), "\n\n"])
TEXTS = st.one_of(st.text(), st.lists(WORDS, max_size=40).map(" ".join))


@given(TEXTS, st.none() | st.dates())
def test_places_are_exact_in_order_and_never_overlap(text, published_on):
    end = 0
    for found in find_times(text, published_on):
        assert end <= found.start_char < found.end_char <= len(text)
        assert text[found.start_char : found.end_char] == found.quote
        assert found.quote == found.quote.strip()
        end = found.end_char


@given(TEXTS, st.none() | st.dates())
def test_the_same_text_gives_the_same_times_and_findings(text, published_on):
    times = find_times(text, published_on)
    assert times == find_times(text, published_on)
    findings = find_date_findings(text, published_on, times)
    assert findings == find_date_findings(text, published_on, times)
    for finding in findings:
        assert finding.places
        assert [*finding.places] == sorted(finding.places, key=lambda each: each.start_char)
        for place in finding.places:
            assert text[place.start_char : place.end_char] == place.quote


@given(TEXTS, st.none() | st.dates(), st.data())
def test_a_period_of_any_span_has_its_days_in_order(text, published_on, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    times = find_times(text, published_on)
    period = period_of(text, start, end, published_on, times)
    assert period == period_of(text, start, end, published_on)
    if period is not None:
        assert period.words in text[start:end]
        if period.first and period.last:
            assert period.first <= period.last


@given(TEXTS)
def test_without_the_articles_day_nothing_relative_gets_days(text):
    for found in find_times(text, None):
        assert not (found.anchored and found.period)


@given(DAYS, st.dates(date(1950, 1, 1), date(2050, 1, 1)), st.integers(0, 5))
def test_a_written_date_comes_back_as_that_day(day, published_on, form):
    month = MONTH_NAMES[day.month - 1]
    written = (
        f"{day.day} {month} {day.year}",
        f"{month} {day.day}, {day.year}",
        f"{DAY_NAMES[day.weekday()]}, {day.day} {month} {day.year}",
        day.isoformat(),
        f"{day.day}/{day.month}/{day.year}",
        f"the {day.day} of {month}, {day.year}",
    )[form]
    (found,) = find_times(f"It was done on {written}.", published_on)
    one_reading = form != 4 or day.day > 12 or day.day == day.month  # else month or day
    assert found.value == (day.isoformat() if one_reading else f"{day.year}-XX-XX")


@given(DAYS.filter(lambda day: day.year < 2099), st.integers(0, 6))
def test_a_weekday_in_the_past_tense_is_within_the_last_seven_days(published_on, number):
    (found,) = find_times(f"The council met on {DAY_NAMES[number]}.", published_on)
    day = found.period.first
    assert day.weekday() == number
    assert timedelta(0) <= published_on - day < timedelta(7)


@given(st.integers(1, 60), DAYS)
def test_a_text_added_far_away_changes_nothing_before_it(copies, published_on):
    text = "They met on 5 May 2020 for two days.\n\n" + "The river ran on. " * 100
    before = find_times(text, published_on)
    assert (
        find_times(text + "It rained last year. " * copies, published_on)[: len(before)] == before
    )
