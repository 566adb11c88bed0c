import pytest

from tests.fetch.files import make_word, repack
from workbench.domain.errors import TooLargeError, UnreadableFileError
from workbench.fetch.word import read_word

NO_RELATIONS = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
)


def run(words):
    return f"<w:r><w:t>{words}</w:t></w:r>"


def test_paragraphs_and_tables_are_read_in_their_order():
    data = make_word(
        "The harbour’s cost.",
        table=[("Year", "Spent"), ("2019", "3 million")],
        body_xml=f"<w:p>{run('After the table.')}</w:p>",
        title=" The harbour ",
        author="Ada Byrne",
    )
    document = read_word(data)
    assert document.text == (
        "The harbour’s cost.\n\nYear\tSpent\n\n2019\t3 million\n\nAfter the table."
    )
    assert (document.title, document.author) == ("The harbour", "Ada Byrne")


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        ("<w:p><w:r><w:t>one</w:t><w:tab/><w:t>two</w:t><w:br/></w:r></w:p>", "one\ttwo\n"),
        (f"<w:sdt><w:sdtContent><w:p>{run('box')}</w:p></w:sdtContent></w:sdt>", "box"),
        (f"<w:p><w:sdt><w:sdtContent>{run('field')}</w:sdtContent></w:sdt></w:p>", "field"),
        (f"<w:p>{run('spent ')}<w:ins>{run('three')}</w:ins></w:p>", "spent three"),
        (f"<w:p>{run('a')}<w:del><w:r><w:delText> b</w:delText></w:r></w:del></w:p>", "a"),
        (f"<w:p>{run('here')}<w:moveFrom>{run(' there')}</w:moveFrom></w:p>", "here"),
        (f"<w:p><w:hyperlink>{run('a link')}</w:hyperlink></w:p>", "a link"),
        ("<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>x</w:t></w:r></w:p>", "x"),
        (f"<w:p>{run('a')}<w:r><w:noBreakHyphen/></w:r>{run('b')}</w:p>", "a-b"),
    ],
)  # fmt: skip
def test_words_are_read_as_they_stand_with_changes_accepted(xml, text):
    assert read_word(make_word(body_xml=xml)).text == text


def test_the_library_is_not_the_author():
    assert read_word(make_word("x", author="python-docx")).author == ""


def test_a_document_without_words_is_refused():
    with pytest.raises(UnreadableFileError, match="no text in it"):
        read_word(make_word("", "  "))


def test_entities_of_a_document_type_are_not_unfolded():
    bomb = b"""<!DOCTYPE x [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY f SYSTEM
    "file:///etc/hostname">]><w:document
    xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r>
    <w:t>before &b; &f; after</w:t></w:r></w:p></w:body></w:document>"""
    text = read_word(repack(make_word("x"), {"word/document.xml": bomb})).text
    assert text.startswith("before")
    assert "haha" not in text


def test_a_bomb_is_refused_by_its_declared_sizes():
    with pytest.raises(TooLargeError, match="unfolds"):
        read_word(repack(make_word("x"), {"word/media/a.bin": b"\0" * 12_000_000}))
    with pytest.raises(TooLargeError, match="unfolds"):
        read_word(repack(make_word("x"), {f"m{at}": b"" for at in range(5_001)}))


def test_a_bomb_that_declares_less_than_it_holds_is_damaged():
    data = repack(make_word("x"), {"zero.bin": b"\0" * 900_000})
    lying = data.replace((900_000).to_bytes(4, "little"), (1_000).to_bytes(4, "little"))
    assert lying != data
    with pytest.raises(UnreadableFileError, match="damaged"):
        read_word(lying)


def test_a_protected_member_is_said_so():
    data = bytearray(make_word("x"))
    at = data.index(b"PK\1\2") + 8
    data[at] |= 1
    with pytest.raises(UnreadableFileError, match="protected by a password"):
        read_word(bytes(data))


@pytest.mark.parametrize(
    "data",
    [
        make_word("x")[:2_000],
        b"PK\3\4word/document.xml",
        repack(make_word("x"), {"word/document.xml": b"<w:document"}),
        repack(make_word("x"), {"[Content_Types].xml": b"not xml"}),
        repack(make_word("x"), {"_rels/.rels": NO_RELATIONS}),
    ],
)
def test_a_damaged_document_is_said_so(data):
    with pytest.raises(UnreadableFileError, match="damaged"):
        read_word(data)
