import textwrap
import zlib

import pytest

from tests.fetch.files import PARAGRAPHS, encrypted, make_pdf
from workbench.domain.errors import TooLargeError, UnreadableFileError
from workbench.fetch.pdf import read_pdf

LINES = ["The harbour (the old one) cost", "three million pounds, no less."]


def test_the_words_of_all_pages_are_read():
    document = read_pdf(make_pdf(LINES, ["A second page."]))
    assert "The harbour (the old one) cost three million pounds, no less." in document.text
    assert document.text.endswith("A second page.")


def test_long_paragraphs_come_out_whole():
    pages = [textwrap.wrap(each, 60) for each in PARAGRAPHS]
    assert read_pdf(make_pdf(*pages)).text.replace("\n\n", " ") == " ".join(PARAGRAPHS)


@pytest.mark.parametrize(
    ("info", "title", "author"),
    [
        ({"Title": "The  harbour", "Author": "Ada Byrne"}, "The harbour", "Ada Byrne"),
        ({"Title": "Microsoft Word - Harbour report", "Author": "user1"}, "Harbour report", ""),
        ({"Title": "Microsoft Word - harbour.docx", "Author": "Admin"}, "", ""),
        ({"Title": "Untitled-1"}, "", ""),
        (None, "", ""),
    ],
)
def test_title_and_author_are_taken_where_they_make_sense(info, title, author):
    document = read_pdf(make_pdf(LINES, info=info))
    assert (document.title, document.author) == (title, author)


def test_a_users_password_stops_reading_and_an_owners_does_not():
    with pytest.raises(UnreadableFileError, match="protected by a password"):
        read_pdf(encrypted(make_pdf(LINES), user="secret"))
    assert "three million" in read_pdf(encrypted(make_pdf(LINES))).text


def test_pictures_of_pages_are_said_to_be_pictures():
    scan = make_pdf([], [], resources="/XObject << >>", stream=b"q Q")
    with pytest.raises(UnreadableFileError, match="pictures of pages and no text"):
        read_pdf(scan)


def test_a_pdf_without_anything_is_said_to_be_empty():
    with pytest.raises(UnreadableFileError, match="no text in it"):
        read_pdf(make_pdf([]))


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\nnothing",
        b"%PDF-1.7\nstartxref\n5\n%%EOF",
        make_pdf(LINES)[:200],
        make_pdf(LINES).replace(b"/Pages 2 0 R", b"/Pages 9 0 R"),
    ],
)
def test_a_damaged_pdf_is_said_so(data):
    with pytest.raises(UnreadableFileError):
        read_pdf(data)


def test_a_pdf_of_too_many_pages_is_refused_before_they_are_read():
    with pytest.raises(TooLargeError, match="1,200 pages"):
        read_pdf(make_pdf(*[["x"]] * 1_200))


def test_a_stream_that_unfolds_to_hundreds_of_megabytes_is_refused():
    packed = zlib.compress(b" " * 200_000_000)
    with pytest.raises(TooLargeError, match="unfolds"):
        read_pdf(make_pdf(["x"], packed=packed))


def test_more_text_than_an_article_holds_is_refused():
    text = b"BT /F1 11 Tf " + b"(" + b"word " * 20_000 + b") Tj ET"
    with pytest.raises(TooLargeError, match="more than 2,000,000 characters"):
        read_pdf(make_pdf(*[["x"]] * 21, stream=text))
