import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.shared_data import shared_path
from workbench.domain.articles import normalise
from workbench.domain.errors import UnreadableFileError
from workbench.fetch.documents import read_document
from workbench.fetch.plain import charset_in, decode_text, named_encoding

SENTENCE = "The café’s owner paid £3,000 – twice what it cost in Zürich."


# A zero character first makes UTF-16 and UTF-32 look alike; no text begins so.
@given(st.text().filter(lambda text: not text.startswith("\0")))
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_text_with_a_byte_order_mark_is_read_as_it_was(encoding, text):
    assert decode_text(text.encode(encoding)) == text


@given(st.text().filter(lambda text: "\0" not in text and not text.startswith("\ufeff")))
def test_a_text_in_utf_8_is_read_as_it_was(text):
    assert decode_text(text.encode()) == text


def test_a_western_text_of_older_programs_is_read_as_it_was():
    assert decode_text(SENTENCE.encode("cp1252")) == SENTENCE


def test_the_servers_word_on_the_encoding_counts_where_it_is_not_utf_8():
    russian = "Совет города потратил три миллиона."
    assert decode_text(russian.encode("koi8-r"), charset="koi8-r") == russian
    assert decode_text(russian.encode(), charset="koi8-r") == russian


@pytest.mark.parametrize(
    "data",
    [
        "Совет города потратил три миллиона.".encode("cp1251"),
        "市議会は三百万を費やした。".encode("shift_jis"),
        b"\x81\x8d\x8f\x90\x9d",
        b"A\x80\x01\x02\x03",
        b"\xff\xfeA",
        bytes(range(1, 256)),
    ],
)
def test_letters_that_are_not_certain_are_not_guessed(data):
    with pytest.raises(UnreadableFileError, match="cannot be made out"):
        decode_text(data)


@pytest.mark.parametrize("data", [b"\0", b"text\0text", SENTENCE.encode("utf-16-le")])
def test_data_with_zero_bytes_is_no_text(data):
    with pytest.raises(UnreadableFileError, match="data of a program"):
        decode_text(data)


@pytest.mark.parametrize(
    ("header", "encoding"),
    [
        ("text/html; charset=UTF-8", "utf-8"),
        ('text/plain; format=flowed; Charset="iso-8859-1"', "cp1252"),
        ("text/html; charset=windows-1251", "cp1251"),
        ("text/html", ""),
        ("text/html; charset=unicode_escape", ""),
        ("text/html; charset=zip", ""),
        ("text/html; charset=cp0000", ""),
    ],
)
def test_a_header_names_only_encodings_of_the_web(header, encoding):
    assert charset_in(header) == encoding


def test_ascii_and_latin_1_are_windows_1252_on_the_web():
    assert named_encoding("us-ascii") == named_encoding("Latin1") == "cp1252"


@pytest.mark.shared
def test_naughty_strings_come_through_a_text_file_unharmed():
    path = shared_path("data", "blns", "blns.json")
    read = 0
    for text in json.loads(path.read_text()):
        if not normalise(text).strip():
            continue
        document = read_document(text.encode(), name="naughty.txt", at_most=1_000_000)
        assert document.text == normalise(text)
        read += 1
    assert read > 400


def test_a_text_of_ten_megabytes_in_one_line_is_judged_at_once():
    started = time.monotonic()
    with pytest.raises(UnreadableFileError):
        decode_text(b"\xe9\x81" * 5_000_000)
    assert time.monotonic() - started < 2
