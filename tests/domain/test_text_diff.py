"""The difference of two texts is shown word by word, and holds both of them."""

from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.text_diff import changes_between

LINES = st.lists(
    st.sampled_from(["The ferry sailed on Monday.", "It cost 4 million.", "", "All were glad."])
    | st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=20),
    max_size=6,
).map("\n".join)


def shown(old, new):
    return [[(each.op, each.text) for each in change.parts] for change in changes_between(old, new)]


def test_the_same_text_has_no_difference():
    assert changes_between("One.\nTwo.", "One.\nTwo.") == []


def test_a_word_is_taken_out_and_another_put_in():
    old, new = (
        "First.\nIt cost 4.2 million crowns.\nLast.",
        "First.\nIt cost 5 million crowns.\nLast.",
    )
    [change] = changes_between(old, new)
    assert [(each.op, each.text) for each in change.parts if each.op != "same"] == [
        ("del", " 4.2 "),
        ("ins", " 5 "),
    ]
    assert (change.before, change.after) == ("First.\n", "Last.")
    assert change.start_char == new.index("It cost")


def test_what_stayed_is_folded():
    same = "\n".join(f"Line {number} of the text." for number in range(400))
    [one, other] = changes_between(f"A.\n{same}\nB.", f"C.\n{same}\nD.")
    assert one.skipped == 0
    assert 0 < other.skipped < len(same)
    assert len(one.after) + len(other.before) < 400


@given(LINES, LINES)
def test_the_parts_hold_the_words_of_both_texts(old, new):
    changes = changes_between(old, new)
    assert (changes == []) == (old == new)
    for side, text in (("del", old), ("ins", new)):
        words = "".join(
            each.text for change in changes for each in change.parts if each.op in ("same", side)
        )
        rest = text.split()
        for word in words.split():
            assert word in rest or word in text
