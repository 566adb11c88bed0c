"""What was spoken becomes paragraphs by speaker, and claims in them find their claimant."""

import time

import pytest

from workbench.domain.errors import UnreadableFileError
from workbench.fetch.article import article_from_file, pasted_text
from workbench.fetch.transcripts import as_transcript

TALK = """WEBVTT

00:01.000 --> 00:03.000
<v Maud Ferrier>The harbour was closed for nine days,

00:03.100 --> 00:05.000
<v Maud Ferrier>the longest closure in 12 years.

00:05.500 --> 00:08.000
<v Jean-Luc Moreau>Nine boats sank in the storm of March.

00:09.000 --> 00:11.000
<v Maud Ferrier>The council spent 4.2 million crowns.

00:12.000 --> 00:14.000
- The mayor closed 14 of 20 quays last year.
"""
READ = [
    "Maud Ferrier: The harbour was closed for nine days, the longest closure in 12 years.",
    "Jean-Luc Moreau: Nine boats sank in the storm of March.",
    "Maud Ferrier: The council spent 4.2 million crowns.",
    "Speaker: The mayor closed 14 of 20 quays last year.",
]


def test_cues_are_joined_to_paragraphs_by_speaker():
    assert as_transcript(TALK) == "\n\n".join(READ)
    assert as_transcript("\ufeff" + TALK.replace("\n", "\r\n")) == "\n\n".join(READ)


def test_a_long_turn_is_parted_at_a_pause_after_a_sentence_only():
    said = [(1, "One boat"), (9, "sank."), (18, "Two"), (19, "did not.")]
    cues = [f"{n}\n00:00:{s:02},000 --> 00:00:{s + 1:02},000\n{w}" for n, (s, w) in enumerate(said)]
    assert as_transcript("\n\n".join(cues)) == "One boat sank.\n\nTwo did not."


def test_a_turn_without_pauses_is_parted_at_sentence_ends():
    cues = [
        f"{n}\n00:{n // 60:02}:{n % 60:02},000 --> 00:{n // 60:02}:{n % 60:02},900\n"
        f"Boat number {n} of the harbour sank in the storm."
        for n in range(100)
    ]
    parts = (as_transcript("\n\n".join(cues)) or "").split("\n\n")
    assert len(parts) > 5
    assert all(part.endswith(".") and len(part) < 800 for part in parts)


@pytest.mark.parametrize(
    "text",
    [
        "[00:01] Maud Ferrier: One.\n[00:05] Paul Lane: Two.\n\n[01:00:09.5] Maud Ferrier: Three.",
        "Maud Ferrier (00:01):\nOne.\n\nPaul Lane 0:05\nTwo.\n\nMaud Ferrier  00:09\nThree.",
    ],
)
def test_a_transcript_with_time_codes_is_read_without_them(text):
    assert as_transcript(text) == "Maud Ferrier: One.\n\nPaul Lane: Two.\n\nMaud Ferrier: Three."


@pytest.mark.parametrize(
    "text",
    [
        "The train left at 10:30. It came at 11:30.\n\nNobody knew why.",
        "Maud Ferrier: One.\n\nPaul Lane: Two.",
        "Kick-off 20:45\n\nThe match was lost.\n\nFull time 22:31\n\nEverybody went home.",
        "10:30 The train left.\n10:45 It stopped.\n11:00 It came.",
    ],
)
def test_other_texts_stay_as_they_are(text):
    assert as_transcript(text) is None
    assert pasted_text(text) == text


def test_a_pasted_file_that_is_damaged_is_named_by_its_line_at_the_text():
    with pytest.raises(UnreadableFileError) as caught:
        pasted_text("1\n00:00:01,000 --> 00:00:02,000\nOne.\n\n2\nTwo.")
    assert caught.value.sentence.startswith("Line 6: expected is a time code")
    assert caught.value.field == "text"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_subtitle_file_is_an_article_that_is_called_like_the_file(encoding):
    data = TALK.replace("Moreau", "Réal").encode(encoding)
    for name in ("Harbour talk.vtt", "Harbour talk.txt"):
        draft = article_from_file(data, name, at_most=10_000)
        assert draft.title == "Harbour talk"
        assert draft.text == "\n\n".join(READ).replace("Moreau", "Réal")


def test_a_file_that_only_ends_like_subtitles_is_answered_with_a_line():
    with pytest.raises(UnreadableFileError, match=r"Line 1: expected is a time code"):
        article_from_file(b"Only words.\n", "a.srt", at_most=10_000)


@pytest.mark.parametrize("bait", ["a ", "[00:01] A", "A 0:01 ", "00:01\n", " :", "(1:11)\n"])
def test_looking_takes_time_in_proportion_to_length(bait):
    began = time.process_time()
    as_transcript(bait * 30_000)
    assert time.process_time() - began < 2
