"""Subtitles to cues: what players read is read, and what is damaged is named by its line."""

import time

import pytest

from workbench.domain.errors import UnreadableFileError
from workbench.fetch.captions import (
    Said,
    is_subrip,
    is_webvtt,
    read_captions,
    split_label,
    webvtt_title,
)

SUBRIP = """1
00:00:01,000 --> 00:00:03,500
The harbour <i>was</i> closed

2
00:00:03,600 --> 00:00:05,000
{\\an8}MAUD FERRIER: for nine days
- It opens in May.
"""
WEBVTT = """WEBVTT - Harbour talk
Kind: captions

NOTE written by hand
--- over two lines

STYLE
::cue { color: red }

opening
00:01.000 --> 01:00:03.000 align:start
<v.loud Maud O'Hara>Nine boats &amp; a ferry <00:02.000><c>sank</c>.</v>
"""


def test_subrip_gives_words_times_and_labels():
    assert read_captions(SUBRIP, webvtt=False) == [
        Said("The harbour was closed", 1_000, 3_500),
        Said("for nine days", 3_600, 5_000, "MAUD FERRIER", turns=True),
        Said("It opens in May.", 3_600, 5_000, turns=True),
    ]


def test_webvtt_gives_voices_and_leaves_out_comments_and_styles():
    assert read_captions(WEBVTT, webvtt=True) == [
        Said("Nine boats & a ferry sank.", 1_000, 3_603_000, "Maud O'Hara", turns=True)
    ]
    assert webvtt_title(WEBVTT) == "Harbour talk"


def test_sounds_are_nobodys_words():
    text = (
        "1\n00:00:01,000 --> 00:00:02,000\n[applause] (laughs)\n♪ la la ♪\nNine boats [sic] sank.\n"
    )
    assert [each.words for each in read_captions(text, webvtt=False)] == ["Nine boats [sic] sank."]


def test_lines_that_roll_up_are_read_once():
    lines = ["one boat", "two boats", "three boats", "four boats", "five boats"]
    cues = [
        f"00:0{at}.000 --> 00:0{at + 1}.000\n{lines[at - 1]}\n{lines[at]}" for at in range(1, 5)
    ]
    said = read_captions("WEBVTT\n\n" + "\n\n".join(cues), webvtt=True)
    assert [each.words for each in said] == lines


def test_what_is_said_twice_is_read_twice():
    text = "WEBVTT\n\n" + "\n\n".join(
        f"00:0{at}.000 --> 00:0{at}.900\n{words}" for at, words in enumerate(["No.", "No.", "Yes."])
    )
    assert [each.words for each in read_captions(text, webvtt=True)] == ["No.", "No.", "Yes."]


def test_cues_without_empty_lines_between_them_are_kept_apart():
    text = "1\n00:00:01,000 --> 00:00:02,000\nOne.\n2\n00:00:02,000 --> 00:00:03,000\nTwo."
    assert [each.words for each in read_captions(text, webvtt=False)] == ["One.", "Two."]


GOOD = "1\n00:00:01,000 --> 00:00:02,000\nOne.\n\n"


@pytest.mark.parametrize(
    ("text", "webvtt", "sentence"),
    [
        (GOOD + "2\n00:00:0x,000 --> 00:00:03,000\nTwo.", False, "Line 6: expected is a time code"),
        (GOOD + "stray words\nand more", False, "Line 5: expected is a time code, found is “stray"),
        (GOOD + "2\n00:61:00,000 --> 00:62:00,000\nTwo.", False, "Line 6: the time code “00:61:00"),
        (
            GOOD + "2\n00:00:05,000 --> 00:00:04,000\nTwo.",
            False,
            "Line 6: the time code ends before",
        ),
        (GOOD, True, "Line 1: a WebVTT file begins with the word WEBVTT."),
        ("WEBVTT\n\nNOTE nothing else\n", True, "There is no subtitle in this file"),
    ],
)
def test_a_damaged_file_is_answered_with_the_line(text, webvtt, sentence):
    with pytest.raises(UnreadableFileError) as caught:
        read_captions(text, webvtt=webvtt)
    assert sentence in caught.value.sentence
    assert caught.value.field == "file"


@pytest.mark.parametrize(
    ("words", "speaker"),
    [
        ("Maud Ferrier: It sank.", "Maud Ferrier"),
        ("Dr. Maud Ferrier (Norrland): It sank.", "Dr. Maud Ferrier (Norrland)"),
        ("She said this: it sank.", ""),
        ("10:30 was the time: it sank.", ""),
        ("It sank. Then: nothing.", ""),
        ("Maud Ferrier", ""),
    ],
)
def test_a_label_is_a_name_before_a_colon(words, speaker):
    assert split_label(words)[0] == speaker


def test_one_word_before_a_colon_is_a_name_only_when_it_comes_again():
    once = "1\n00:00:01,000 --> 00:00:02,000\nRemember: nine boats sank.\n"
    again = once + "\n2\n00:00:02,000 --> 00:00:03,000\nRemember: ten did.\n"
    assert [each.speaker for each in read_captions(once, webvtt=False)] == [""]
    assert [each.speaker for each in read_captions(again, webvtt=False)] == ["Remember"] * 2


def test_only_subtitles_are_taken_for_them():
    assert is_webvtt("WEBVTT\n\n")
    assert is_webvtt("\ufeffWEBVTT - talk")
    assert not is_webvtt("WEBVTTS")
    assert is_subrip("\n" + SUBRIP)
    assert not is_subrip("1\nThe train leaves at 00:00:01,000 --> soon.")


@pytest.mark.parametrize("bait", ["♪", "(a", "<", "{\\", "*", "- ", "Aa.", "<v ", "[ "])
def test_reading_takes_time_in_proportion_to_length(bait):
    text = "1\n00:00:01,000 --> 00:00:02,000\n" + bait * 30_000 + "!"
    began = time.process_time()
    read_captions(text, webvtt=False)
    assert time.process_time() - began < 2
