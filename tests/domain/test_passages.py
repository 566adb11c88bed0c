"""A quoted passage in a text: exact places, small differences, and none where there is none."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.passages import PassageOutcome, look_up

TEXT = (
    "The ﬁrst “harbour”  board — counted\n4,112 contain\u00aders in the third quarter. Then nothing"
    " happened for a long time, said Ana Marsh, who has kept the log since 2014. Café Zürich."
)


@pytest.mark.parametrize(
    ("passage", "there"),
    [
        ("third quarter.", "third quarter."),
        ('The first "harbour" board', "The ﬁrst “harbour”  board"),
        ("board - counted 4,112", "board — counted\n4,112"),
        ("  4,112 containers\nin the", "4,112 contain\u00aders in the"),
        ("“said Ana Marsh”", "said Ana Marsh"),
        ("“harbour", "“harbour"),
        ("the third\u00a0quarter", "the third quarter"),
        ("Cafe\u0301 Zu\u0308rich", "Café Zürich"),
    ],
)
def test_what_no_reader_would_see_makes_no_difference_and_places_are_exact(passage, there):
    found = look_up(passage, TEXT)
    assert (found.outcome, found.places) == (PassageOutcome.FOUND, 1)
    assert TEXT[found.start : found.end] == there


def test_small_differences_are_shown_both_ways():
    found = look_up("Then nothing much happened for a time, said Ana Marsh", TEXT)
    assert found.outcome is PassageOutcome.DIFFERS
    assert TEXT[found.start : found.end] == (
        "Then nothing happened for a long time, said Ana Marsh"
    )
    changed = [(op, words.strip()) for op, words in found.parts if op != "same"]
    assert changed == [("del", "much"), ("ins", "long")]


def test_a_number_that_differs_is_no_exact_find():
    found = look_up("counted 4,113 containers in the third quarter. Then nothing happened", TEXT)
    assert found.outcome is PassageOutcome.DIFFERS
    assert ("del", "4,113 ") in found.parts
    assert ("ins", "4,112 ") in found.parts


@pytest.mark.parametrize(
    "passage",
    [
        "No ferry sailed in all those years of the closure.",
        "Ana Marsh denied",
        "Bo",
        "“”",
        "the the the the the the the the",
    ],
)
def test_what_is_not_there_is_missing(passage):
    assert look_up(passage, TEXT).outcome is PassageOutcome.MISSING


def test_a_page_without_text_is_said_to_have_none():
    assert look_up("third quarter", " \n").outcome is PassageOutcome.NO_TEXT


def test_a_passage_that_stands_twice_is_counted_and_the_first_place_is_given():
    found = look_up("one two", "one two, one\u00a0 two")
    assert (found.start, found.end, found.places) == (0, 7, 2)


WORDS = st.lists(st.text("abcdeﬁ“”—éß", min_size=1, max_size=6), min_size=1, max_size=30)
GAPS = st.sampled_from([" ", "  ", "\n", "\u00a0", " \n\t"])


@given(WORDS, st.data())
def test_any_stretch_of_any_text_is_found_whatever_its_white_space(words, data):
    gaps = [data.draw(GAPS) for _ in words]
    text = "".join(word + gap for word, gap in zip(words, gaps, strict=True))
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    passage = " ".join(words[first : last + 1])
    found = look_up(passage, text)
    if found.outcome is PassageOutcome.FOUND:
        again = look_up(text[found.start : found.end], text)
        assert again.outcome is PassageOutcome.FOUND
        assert 0 <= found.start < found.end <= len(text)
    else:  # nothing but marks that are no words
        assert not any(each.isalpha() for each in passage)


@given(st.text(), st.text())
def test_whatever_is_asked_the_place_lies_within_the_text(passage, text):
    found = look_up(passage, text)
    assert 0 <= found.start <= found.end <= len(text)


def test_a_long_text_takes_a_time_that_grows_with_its_length_alone():
    text = "".join(
        f"Berth {each} holds {each * 37} ships of “{each % 97}” flags. " for each in range(50_000)
    )
    passage = text[1_000_000:1_010_000].replace("ships", "boats", 3)
    start = time.process_time()
    found = look_up(passage, text)
    assert found.outcome is PassageOutcome.DIFFERS
    assert abs(found.start - 1_000_000) < 20
    assert time.process_time() - start < 5
