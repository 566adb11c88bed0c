"""Times as text: one length, one zone, sortable."""

from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.clock import SystemClock, as_utc_text

MOMENTS = st.datetimes(
    datetime(1000, 1, 2),  # noqa: DTZ001  # hypothesis adds the zone
    datetime(9999, 12, 30),  # noqa: DTZ001  # same
    timezones=st.integers(-14 * 60, 14 * 60).map(lambda m: timezone(timedelta(minutes=m))),
)


@given(MOMENTS)
def test_a_time_is_read_back_from_its_text(moment):
    text = as_utc_text(moment)
    assert len(text) == 27
    assert datetime.fromisoformat(text) == moment


@given(MOMENTS, MOMENTS)
def test_texts_sort_as_their_times_do(one, other):
    assert (as_utc_text(one) < as_utc_text(other)) == (one < other)


def test_the_machines_clock_tells_utc():
    before = datetime.now(UTC)
    told = SystemClock().now()
    assert told.utcoffset() == timedelta(0)
    assert before <= told <= datetime.now(UTC)
