import time

import pytest

from tests.fetch.files import make_page, make_pdf, make_word, ole
from workbench.domain.errors import UnreadableFileError
from workbench.fetch.kinds import Kind, clean_name, kind_of

PDF = make_pdf(["One line."])
WORD = make_word("One paragraph.")
PAGE = make_page()
TEXT = b"One line of plain text."
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (TEXT, "a.txt", Kind.TEXT),
        (TEXT, "A.TXT", Kind.TEXT),
        (TEXT, "a.md", Kind.MARKDOWN),
        (TEXT, "", Kind.TEXT),
        (TEXT, "README", Kind.TEXT),
        (PAGE, "a.html", Kind.PAGE),
        (b"<p>Only a fragment</p>", "a.htm", Kind.PAGE),
        (b"\xef\xbb\xbf <?xml version='1.0'?>\n<!-- x --><!DOCTYPE html><p>", "a.xhtml", Kind.PAGE),
        ("\ufeff<html><p>wide</p>".encode("utf-16-le"), "a.html", Kind.PAGE),
        (PAGE, "", Kind.PAGE),
        (WORD, "a.docx", Kind.WORD),
        (WORD, "", Kind.WORD),
        (PDF, "a.pdf", Kind.PDF),
        (b"\n" + PDF, "a.pdf", Kind.PDF),
    ],
)
def test_a_file_is_what_its_bytes_and_its_ending_say(data, name, kind):
    assert kind_of(data, name=name) is kind


@pytest.mark.parametrize(
    ("data", "name", "sentence"),
    [
        (WORD, "report.pdf", "“report.pdf” is not a PDF: it starts like a Word document."),
        (PDF, "report.docx", "“report.docx” is not a Word document: it starts like a PDF."),
        (TEXT, "report.pdf", "“report.pdf” is not a PDF: it is plain text."),
        (PDF, "report.txt", "“report.txt” is not plain text: it starts like a PDF."),
        (PAGE, "report.txt", "“report.txt” is not plain text: it starts like a web page."),
        (TEXT, "report.html", "“report.html” is not a web page: it is plain text."),
        (PNG, "report.md", "“report.md” is not Markdown: it starts like a picture (PNG)."),
        (ole("WordDocument"), "report.docx", "it starts like a Word document in the old .doc form"),
    ],
)
def test_a_file_that_is_not_what_its_name_says_is_refused(data, name, sentence):
    with pytest.raises(UnreadableFileError) as caught:
        kind_of(data, name=name)
    assert sentence in caught.value.sentence


@pytest.mark.parametrize(
    ("data", "name", "sentence"),
    [
        (ole("WordDocument"), "old.doc", "in the old .doc form. Open it in Word"),
        (ole("EncryptedPackage"), "secret.docx", "protected by a password. Save a copy"),
        (PNG, "scan.png", "a picture (PNG). Text in pictures is not read."),
        (b"\xff\xd8\xff\xe0", "scan.jpg", "a picture (JPEG)"),
        (b"{\\rtf1 hello}", "a.rtf", "Rich Text Format. Save it as .docx"),
        (b"\x1f\x8b\x08\0", "a.gz", "a packed file (GZIP)"),
        (b"\x7fELF\2", "a.bin", "a program"),
        (b"PK\3\4nothing known", "a.zip", "a packed file (ZIP)"),
        (b"PK\3\4" + b"\0" * 26 + b"xl/workbook.xml", "a.xlsx", "an Excel workbook"),
        (TEXT, "a.csv", "Files that end in .csv are not read. Read are: plain text (.txt)"),
        (TEXT, "a.doc", "Files that end in .doc are not read."),
        (PNG, "", "“This file” is a picture"),
    ],
)
def test_a_form_that_is_not_read_gets_a_word_of_advice(data, name, sentence):
    with pytest.raises(UnreadableFileError) as caught:
        kind_of(data, name=name)
    assert sentence in caught.value.sentence


@pytest.mark.parametrize(
    ("data", "media_type", "kind"),
    [
        (TEXT, "text/plain; charset=utf-8", Kind.TEXT),
        (TEXT, "Text/Markdown", Kind.MARKDOWN),
        (b"<p>A fragment</p>", "text/html", Kind.PAGE),
        (TEXT, "application/octet-stream", Kind.TEXT),
        (PDF, "text/html", Kind.PDF),
        (PAGE, "application/pdf", Kind.PAGE),
    ],
)
def test_a_servers_word_only_tells_one_text_from_another(data, media_type, kind):
    assert kind_of(data, media_type=media_type) is kind


@pytest.mark.parametrize(
    ("name", "own"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\desk\\report.pdf", "report.pdf"),
        ("über uns.txt", "über uns.txt"),
        ("", ""),
    ],
)
def test_a_files_name_is_its_own_part_only(name, own):
    assert clean_name(name) == own


@pytest.mark.parametrize("name", ["report\u202efdp.exe", "a\u2066.txt", "a\0.txt", "a\r\n.txt"])
def test_a_name_that_hides_its_ending_is_refused(name):
    with pytest.raises(UnreadableFileError, match="invisible characters"):
        clean_name(name)


@pytest.mark.parametrize(
    "bait", [b"<!--" * 5_000, b"<!--" + b"--><!--" * 5_000, b"<?xml " * 5_000, b" " * 50_000]
)
def test_a_hostile_start_of_a_page_is_judged_at_once(bait):
    started = time.monotonic()
    kind_of(bait, name="a.txt")
    assert time.monotonic() - started < 0.2
