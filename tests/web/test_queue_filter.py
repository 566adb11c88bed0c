"""The queue's filter survives the address bar, and nothing typed there breaks a page."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from workbench.domain.claims import ClaimKind, ClaimStatus
from workbench.domain.errors import InvalidInputError
from workbench.domain.text import NUMBER_MAX as ID_MAX
from workbench.services.queue import QueueFilter, Sort
from workbench.web.queue_filter import WORDS_MAX, read_filter, to_params

ME = 7
DEFAULT = (ClaimStatus.PROPOSED, ClaimStatus.ACCEPTED)
WORDS = st.text(max_size=20).map(lambda text: " ".join(text.replace("\0", "").split()))
IDS = st.none() | st.integers(0, ID_MAX)


@st.composite
def filters(draw):
    holder = draw(IDS)
    return QueueFilter(
        statuses=draw(st.sampled_from([(), DEFAULT, *((each,) for each in ClaimStatus)])),
        kind=draw(st.none() | st.sampled_from(ClaimKind)),
        article_id=draw(IDS),
        claimant=draw(WORDS),
        holder_id=holder,
        free=draw(st.booleans()) if holder is None else False,
        words=draw(WORDS),
        sort=draw(st.sampled_from(Sort)),
    )


def read(**params):
    return read_filter(MultiDict(params), me_id=ME, default=DEFAULT)


@given(filters(), IDS)
def test_a_filter_is_read_back_as_it_was_written(wanted, me_id):
    params = MultiDict(to_params(wanted, me_id=me_id))
    assert read_filter(params, me_id=ME if me_id is None else me_id, default=DEFAULT) == wanted


def test_without_parameters_the_page_shows_its_default():
    assert read() == QueueFilter(statuses=DEFAULT)
    assert to_params(QueueFilter(statuses=DEFAULT)) == {}


def test_all_states_are_asked_for_by_name():
    assert read(status="all") == QueueFilter()
    assert to_params(QueueFilter()) == {"status": "all"}


def test_me_is_whoever_asks_and_nobody_holds_what_is_free():
    assert read(holder="me").holder_id == ME
    assert (read(holder="nobody").holder_id, read(holder="nobody").free) == (None, True)
    assert to_params(QueueFilter(holder_id=ME), me_id=ME)["holder"] == "me"


def test_words_lose_their_outer_space_and_nul():
    assert read(q=" pier\0 of\nstone ").words == "pier of stone"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("status", "nonsense"),
        ("kind", "quantity\0quantity"),
        ("sort", "worth;--"),
        ("article", "٤٢"),
        ("article", "²"),
        ("article", "-1"),
        ("article", "1_000"),
        ("article", str(ID_MAX + 1)),
        ("article", "9" * 40),
        ("holder", "everybody"),
        ("holder", "9" * 299),
        ("q", "x" * (WORDS_MAX + 1)),
        ("claimant", "x" * (WORDS_MAX + 1)),
    ],
)
def test_what_the_filter_does_not_know_is_named(name, value):
    with pytest.raises(InvalidInputError) as caught:
        read(**{name: value})
    assert caught.value.field == name


@given(st.dictionaries(st.sampled_from(["status", "kind", "article", "holder", "q"]), st.text()))
def test_anything_typed_is_read_or_refused_with_a_sentence(params):
    with suppress(InvalidInputError):
        assert isinstance(read(**params), QueueFilter)
