import pytest

from tests.fetch.files import PARAGRAPHS, make_page, make_pdf, make_word
from workbench.domain.errors import TooLargeError, UnreadableFileError
from workbench.fetch import documents

LIMIT = 20_000_000


def read_document(data, at_most=LIMIT, **about):
    return documents.read_document(data, at_most=at_most, **about)


def test_each_form_is_read_by_its_own_reader():
    texts = {
        read_document(data, name=name).text
        for data, name in (
            (b"The quay is new.", "a.txt"),
            (b"The *quay* is new.", "a.md"),
            (make_word("The quay is new."), "a.docx"),
            (make_pdf(["The quay is new."]), "a.pdf"),
        )
    }
    assert texts == {"The quay is new."}
    assert read_document(make_page(), name="a.html").text == "\n\n".join(PARAGRAPHS)


def test_the_text_is_normalised():
    assert read_document(b"\xef\xbb\xbf\r\none\r\ntwo\r", name="a.txt").text == "one\ntwo"


@pytest.mark.parametrize("data", [b"", b"\n\n", b"  \t ", b"\xef\xbb\xbf", b"# \n\n---\n"])
def test_a_file_without_words_is_said_to_be_empty(data):
    with pytest.raises(UnreadableFileError, match=r"is empty|no text in it"):
        read_document(data, name="a.md")


def test_a_file_is_measured_before_anything_reads_it():
    with pytest.raises(TooLargeError, match=r"50\.0 MB; at most 20 MB"):
        read_document(bytes(50_000_000), name="a.pdf")
    with pytest.raises(UnreadableFileError, match="data of a program"):
        read_document(bytes(LIMIT), name="a.txt")
    with pytest.raises(TooLargeError, match="at most 2 MB are taken"):
        read_document(bytes(2_000_001), at_most=2_000_000, name="a.txt")


def test_a_text_longer_than_an_article_is_refused():
    with pytest.raises(TooLargeError, match="2,000,001 characters"):
        read_document(b"a" * 2_000_001, name="a.txt")


def test_the_servers_encoding_is_used_for_plain_text():
    data = "Совет города".encode("koi8-r")
    document = read_document(data, name="", content_type="text/plain; charset=koi8-r")
    assert document.text == "Совет города"
