import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.fetch.markdown import read_markdown


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("# A heading", "A heading"),
        ("### A heading ###", "A heading"),
        ("# Learn C#", "Learn C#"),
        ("#hashtag", "#hashtag"),
        ("A heading\n=========\nText", "A heading\nText"),
        ("one\n\n---\n\n* * *\n\ntwo", "one\n\n\n\ntwo"),
        ("**bold** and *slanted* and ***both***", "bold and slanted and both"),
        ("__bold__ and _slanted_ and ~~gone~~", "bold and slanted and gone"),
        ("**bold with *slanted* in it**", "bold with slanted in it"),
        ("3 * 4 * 5 and snake_case_name and 2*3*4", "3 * 4 * 5 and snake_case_name and 2*3*4"),
        ("a [link](https://x.example/a_b) here", "a link here"),
        ('a [link](https://x.example "Title") here', "a link here"),
        ("a [link][1] and [**bold**](x)", "a link and bold"),
        ("![the harbour](harbour.png)", "the harbour"),
        ("[![the harbour](a.png)](b)", "the harbour"),
        ("<https://x.example/> and `code`", "https://x.example/ and code"),
        ("> quoted\n> > twice", "quoted\ntwice"),
        ("- one\n* two\n+ three\n1. four", "one\ntwo\nthree\n1. four"),
        ("```python\nx = 1\n```", "x = 1"),
        (r"\*not slanted\* and 5\.", "*not slanted* and 5."),
        ("seen<!-- not\nseen --> too", "seen too"),
        ("plain text, [sic], (really)", "plain text, [sic], (really)"),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
    ],
)
def test_marks_go_and_words_stay(markdown, text):
    assert read_markdown(markdown).text == text


def test_the_front_matter_and_the_first_heading_say_what_it_is():
    front = (
        "---\ntitle: 'The harbour'\nauthor: Ada Byrne\ndate: 2024-05-03 10:00\nlang: en\n---\nHi."
    )
    document = read_markdown(front)
    assert (document.title, document.author, document.language) == (
        "The harbour",
        "Ada Byrne",
        "en",
    )
    assert document.published_on == date(2024, 5, 3)
    assert document.text == "Hi."
    assert read_markdown("Intro\n\n## The *old* quay\n\nText").title == "The old quay"
    assert read_markdown("No heading").title == ""
    assert read_markdown("---\ndate: 2024-13-99\n---\nx").published_on is None


@given(st.text(alphabet="ab #*_`~[]()<>!\\-\n", max_size=200))
def test_no_letter_is_lost_or_made(text):
    found = read_markdown(text).text
    kept = [each for each in found if each in "ab"]
    # Only what stands in a comment or as a link's address may go.
    if not any(mark in text for mark in ("](", "][", "<!--", "```", "~~~")):
        assert kept == [each for each in text if each in "ab"]


@pytest.mark.parametrize(
    "bait",
    ["*", "**a", "_", "[", "[a](", "![", "`", "<!--", "~~", "# ", "> ", "- ", " ", "\\", "***a*"],
)
def test_a_hostile_line_is_read_in_no_time(bait):
    started = time.monotonic()
    read_markdown("#" + " " + bait * (100_000 // len(bait)) + "x")
    assert time.monotonic() - started < 0.5
