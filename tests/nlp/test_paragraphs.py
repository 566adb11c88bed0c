import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.nlp.paragraphs import PIECE_MAX, split_paragraphs

TEXTS = st.text(alphabet='ab .\n"“”’,Z9\t\u00a0é', max_size=400)


def pieces(text):
    return [text[each.start : each.end] for each in split_paragraphs(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One line.\nAnother line.", ["One line.", "Another line."]),
        ("One line.\n\n\nAnother line.", ["One line.", "Another line."]),
        ("  Spaces around. \n", ["Spaces around."]),
        ("The ferry, which\nwas late, left.", ["The ferry, which\nwas late, left."]),
        ("", []),
        (" \n\t\n", []),
    ],
)
def test_a_line_is_a_paragraph_unless_it_goes_on_in_the_next(text, expected):
    assert pieces(text) == expected


def test_text_wrapped_at_a_fixed_width_is_joined():
    text = (
        "The ferry between the two towns was taken out of service by the\n"
        "Harbour Board on Tuesday because its engine had failed for the\n"
        "Third time this year."
    )
    assert pieces(text) == [text]


@given(TEXTS)
def test_paragraphs_are_in_order_apart_and_hold_words(text):
    last = 0
    for each in split_paragraphs(text):
        assert last <= each.start < each.end <= len(text)
        assert text[each.start : each.end].strip() == text[each.start : each.end] != ""
        last = each.end


@given(TEXTS)
def test_no_word_is_lost(text):
    assert "".join("".join(pieces(text)).split()) == "".join(text.split())


def test_an_endless_line_is_cut_between_words():
    text = "harbour " * 5_000
    cut = split_paragraphs(text)
    assert max(each.end - each.start for each in cut) <= PIECE_MAX
    assert all(text[each.start : each.end].rsplit(maxsplit=1)[-1] == "harbour" for each in cut)


def test_a_run_without_a_space_holds_no_words():
    assert pieces("Before. " + "x" * 5_000 + " After.") == ["Before.", "After."]


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("Ferry out of service", True),
        ("Friday, 3 May 2024", True),
        ("The ferry is out of service.", False),
        ('The captain said: "It is broken"', False),
        ("word " * 30, False),
    ],
)
def test_a_short_paragraph_without_a_stop_is_a_heading(text, heading):
    (only,) = split_paragraphs(text)
    assert only.heading is heading


def test_only_the_first_paragraph_opens_the_article():
    assert [each.opening for each in split_paragraphs("One.\n\nTwo.\n\nThree.")] == [
        True,
        False,
        False,
    ]
