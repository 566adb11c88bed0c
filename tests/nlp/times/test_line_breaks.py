"""Text wrapped by hand is checked like the same text in whole lines."""

import re
import textwrap
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.readings import Check
from workbench.nlp.times import find_date_findings, find_times
from workbench.nlp.times.line_breaks import unwrapped

DAY = date(2022, 9, 16)
STORY = (
    "After spending more than 1,500 days indoors, the king is travelling again, to the joy of"
    " crowds along the road from the palace to the port. He was the only ruler to remain at"
    " home since the first closure began in January 2020."
)
NEXT = "The port is being built anew, and it is to open to ships of any size before long."


def findings(text):
    return find_date_findings(text, DAY, find_times(text, DAY))


@pytest.mark.parametrize("width", [48, 60, 72, 80, 99])
def test_a_length_in_the_sentence_before_is_held_against_its_since_over_line_ends(width):
    text = textwrap.fill(STORY, width)
    (found,) = findings(text)
    assert found.check is Check.DURATION
    assert [" ".join(each.quote.split()) for each in found.places] == [
        "more than 1,500 days",
        "January 2020",
    ]
    assert all(text[each.start_char : each.end_char] == each.quote for each in found.places)
    assert "\n" not in found.question + found.working


def test_a_paragraph_of_two_lines_is_read_as_wrapped_where_others_are():
    short = "The bridge has been shut for more than 1,000 days. It has been closed since May 2021."
    width = len("The bridge has been shut for more than 1,000 days.")
    assert len(findings(short)) == 1
    assert findings(textwrap.fill(short, width)) == []
    wrapped = "\n\n".join(textwrap.fill(each, width) for each in (STORY, short))
    assert len(findings(wrapped)) == 2


def test_a_question_is_one_line_though_its_place_is_two():
    text = "The bridge has been shut for over 1,000\ndays. It has been closed since May 2021."
    (found,) = findings(text)
    assert found.places[0].quote == "over 1,000\ndays"
    assert "\n" not in found.question + found.working


def test_lines_that_are_paragraphs_stay_apart():
    text = (
        "The bridge has been shut for over 1,000 days.\nIt has been closed since May 2021.\n"
        "Nobody knows more."
    )
    assert unwrapped(text) == text
    assert findings(text) == []
    items = f"{textwrap.fill(STORY, 60)}\n- 900 days\n- since 2021"
    assert unwrapped(items).endswith("\n- 900 days\n- since 2021")


@given(st.lists(st.text(alphabet="ab .\n-", max_size=60), max_size=6).map("\n".join))
def test_only_line_ends_change_and_each_to_a_space(text):
    flat = unwrapped(text)
    assert len(flat) == len(text)
    assert all(one == two or (one, two) == ("\n", " ") for one, two in zip(text, flat, strict=True))


@given(st.integers(30, 90))
def test_wrapping_whole_paragraphs_is_undone(width):
    text = f"{STORY}\n\n{NEXT}"
    wrapped = "\n\n".join(textwrap.fill(each, width) for each in (STORY, NEXT))
    assert unwrapped(wrapped) == text
    assert re.sub(r"\s", " ", wrapped) == re.sub(r"\s", " ", text)
