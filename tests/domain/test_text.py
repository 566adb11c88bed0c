"""Text is made storable without changing its words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.text import (
    NUMBER_MAX,
    clean,
    number_in,
    one_line,
    turning_marks,
    turns_ended,
)

# Half characters too: they come out of JSON escapes and broken clients.
ANY = st.text(st.characters(exclude_categories=()))


@given(ANY)
def test_cleaning_twice_is_cleaning_once(text):
    assert clean(clean(text)) == clean(text)


@given(ANY)
def test_clean_text_can_be_stored_and_sent(text):
    cleaned = clean(text)
    assert cleaned.encode().decode() == cleaned
    assert not set("\0\r") & set(cleaned)


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0\r")))
def test_whole_characters_stay_as_they_are(text):
    assert clean(text) == text


@given(ANY)
def test_one_line_is_one_line_without_outer_space(text):
    line = one_line(text)
    assert "\n" not in line
    assert line == line.strip()
    assert one_line(line) == line


def test_line_ends_of_every_system_become_one():
    assert clean("a\r\nb\rc\nd") == "a\nb\nc\nd"


def test_nul_and_half_characters_are_taken_out():
    assert clean("a\0b\ud800c") == "ab?c"


@given(st.integers(0, NUMBER_MAX))
def test_a_records_number_is_read_back(number):
    assert number_in(str(number)) == number


@pytest.mark.parametrize(
    "text",
    [
        "",
        " 1",
        "-1",
        "+1",
        "1_0",
        "1.0",
        "٣",
        "²",
        "one",
        str(NUMBER_MAX + 1),
        "9" * 20,
        "9" * 1_000_000,
        "0" * 1_000_000,
    ],
)
def test_what_is_no_records_number_is_none(text):
    assert number_in(text) is None


TURNS = st.text(st.sampled_from("ab \u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"))


def open_turns(text):
    """What Annex 9 has open behind *text*, and whether it ended what was not its own."""
    opened, foreign = [], False
    for mark in text:
        if mark in "\u202a\u202b\u202d\u202e":
            opened.append("turn")
        elif mark in "\u2066\u2067\u2068":
            opened.append("isolate")
        elif mark == "\u202c" and opened and opened[-1] == "turn":
            opened.pop()
        elif mark == "\u2069" and "isolate" in opened:
            while opened.pop() != "isolate":
                pass
        elif mark == "\u2069":
            foreign = True
    return opened, foreign


@given(TURNS)
def test_no_turn_of_the_reading_direction_is_left_open(text):
    ended = turns_ended(text)
    assert text in ended
    assert open_turns(ended) == ([], False)
    assert turns_ended(ended) == ended


@given(ANY)
def test_a_text_without_turns_is_written_as_it_is(text):
    if not turning_marks(text):
        assert turns_ended(text) == text


def test_turning_marks_are_named_once_each():
    assert turning_marks("a\u202eb\u2069\u202e") == ["U+202E", "U+2069"]
    assert turning_marks("Ελλάδα, עיתון\u200f") == []
