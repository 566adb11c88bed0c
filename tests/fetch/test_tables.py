"""Lists of articles in files: every way of writing them down, and the traps of CSV."""

import csv
import io
import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.shared_data import shared_path
from workbench.domain.errors import InvalidInputError, UnreadableFileError
from workbench.domain.imports import COLUMNS, row_of
from workbench.domain.text import clean
from workbench.fetch.tables import Table, TableRow

HEADER = "title,text\n"
CAFE = "Café,The café’s owner paid 3 000 €.\n"


def cells(data):
    return [each.cells for each in Table(data).rows()]


@pytest.mark.parametrize(
    ("encoding", "said"),
    [
        ("utf-8", "CSV with commas, UTF-8"),
        ("utf-8-sig", "CSV with commas, UTF-8"),
        ("utf-16", "CSV with commas, UTF-16"),
        ("cp1252", "CSV with commas, read as Windows-1252, since it is no UTF-8"),
    ],
)
def test_each_encoding_is_read_and_said(encoding, said):
    table = Table((HEADER + CAFE).encode(encoding))
    assert [each.cells for each in table.rows()] == [
        {"title": "Café", "text": "The café’s owner paid 3 000 €."}
    ]
    assert table.form.startswith(said)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_each_delimiter_is_found_by_the_header(delimiter):
    data = io.StringIO()
    writer = csv.writer(data, delimiter=delimiter)
    writer.writerows([["Title", "published on", "TEXT"], ["A; b, c", "2026-03-02", "d|e\tf"]])
    assert cells(data.getvalue().encode()) == [
        {"title": "A; b, c", "published_on": "2026-03-02", "text": "d|e\tf"}
    ]


WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\0\r\ufeff"))


@given(st.lists(st.tuples(WORDS, WORDS.filter(bool)), max_size=8))
def test_what_any_program_writes_as_csv_is_read_as_it_was(rows):
    data = io.StringIO(newline="")
    csv.writer(data).writerows([("title", "text"), *rows])
    expected = [{"title": title, "text": text} for title, text in rows]
    assert cells(data.getvalue().encode()) == expected


@given(st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=8))
def test_what_any_program_writes_as_json_lines_is_read_as_it_was(rows):
    expected = [{"title": title, "text": text} for title, text in rows]
    data = "\n".join(json.dumps(each) for each in expected).encode()
    assert cells(data) == expected


def test_unknown_columns_are_named_and_left_out():
    table = Table(b"id,title,text,mood\n1,A,B,gay\n")
    assert list(table.unknown) == ["id", "mood"]
    assert list(table.rows()) == [TableRow(1, {"title": "A", "text": "B"})]


def test_a_row_with_too_many_cells_is_told_with_its_line_and_the_rest_is_read():
    rows = list(Table(b'title,text\n"A\nA",B\nC,D,E\nF,G\n').rows())
    assert [each.fault for each in rows] == [
        "",
        "Line 4: the row has 3 cells, the header has 2.",
        "",
    ]
    assert rows[2].cells == {"title": "F", "text": "G"}


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "The file has no rows in it."),
        (b" \n\n", "The file has no rows in it."),
        (b"a,b\n1,2\n", "The first row must name the columns"),
        (b"text,text\n1,2\n", "The first row names a column twice."),
        (b'[{"text": "A"}]', "Write JSON Lines"),
        (b"PK\x03\x04\0\0\0", "This file holds no text"),
        (b"text\n\x81\x8d\n", "The letters of this file are not UTF-8 nor Windows-1252."),
        (b"\xff\xfea\0b", "The letters of this file are not UTF-16."),
    ],
)
def test_a_file_that_is_no_list_says_why(data, sentence):
    with pytest.raises((InvalidInputError, UnreadableFileError)) as caught:
        Table(data)
    assert sentence in caught.value.sentence
    assert caught.value.field == "file"


def test_a_quotation_mark_that_is_not_closed_names_where_its_row_begins():
    table = Table(b'text\nfine\n"open\nand\nmore\n')
    rows = table.rows()
    assert next(rows).cells == {"text": "fine"}
    with pytest.raises(InvalidInputError, match=r"The row that begins on line 3 cannot be read"):
        next(rows)


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ('{"text": "A"', "Line 2: no JSON (Expecting ',' delimiter, character 13)."),
        ('["A"]', "Line 2: no JSON object."),
        ('{"text": 7}', "Line 2: text must be a text."),
        ('{"text": ' + "[" * 100_000, "Line 2: "),
    ],
)
def test_a_line_that_is_no_object_is_told_and_the_rest_is_read(line, fault):
    first, bad, last = Table(f'{{"text": "A"}}\n{line}\n{{"text": "B"}}'.encode()).rows()
    assert (first.cells, last.cells) == ({"text": "A"}, {"text": "B"})
    assert bad.fault.startswith(fault)


def test_ten_thousand_rows_are_read_in_a_moment():
    data = ("title,text\n" + '"A, b","Nine boats ""sank""\nin March."\n' * 10_000).encode()
    began = time.process_time()
    assert sum(1 for _ in Table(data).rows()) == 10_000
    assert time.process_time() - began < 2


@pytest.mark.parametrize(
    ("found", "sentence"),
    [
        ({}, "neither a text nor an address"),
        ({"url": "javascript:alert(1)"}, "is no address"),
        ({"text": "A", "published_on": "3/4/2026"}, "is no day"),
        ({"text": "A", "language": "English (British)"}, "is no language"),
    ],
)
def test_a_row_that_cannot_be_an_article_says_why(found, sentence):
    with pytest.raises(InvalidInputError, match=sentence):
        row_of(found)


def test_a_row_with_text_and_address_is_not_fetched():
    row = row_of(
        {"text": "A", "url": "https://post.example.org/a", "published_on": "2026-03-02T09"}
    )
    assert (row.url, row.source_url) == ("", "https://post.example.org/a")
    assert row.published_on.isoformat() == "2026-03-02"
    assert row.draft("A").title == "A"


@pytest.mark.shared
def test_the_traps_of_the_csv_spectrum_are_read_as_its_answers_say():
    folder = shared_path("data", "csv_spectrum")
    paths = sorted((folder / "csvs").glob("*.csv"))
    assert len(paths) == 12
    for path in paths:
        answers = json.loads((folder / "json" / f"{path.stem}.json").read_text("utf-8"))
        # Its columns are no columns of ours: they get names of ours in the same order.
        answers = answers if isinstance(answers, list) else [answers]
        header, _, rest = path.read_bytes().partition(b"\n")
        names = next(csv.reader([header.decode()]))
        ours = dict(zip(names, COLUMNS, strict=False))
        first = ",".join(ours.values()).encode() + (b"\r\n" if header.endswith(b"\r") else b"\n")
        # An article's line ends are made one kind; the file has LF where its answer has CR LF.
        expected = [{ours[name]: clean(cell) for name, cell in row.items()} for row in answers]
        found = [{name: clean(cell) for name, cell in row.items()} for row in cells(first + rest)]
        if path.stem == "location_coordinates":  # whose answer has another telephone number
            found[0]["text"] = expected[0]["text"]
        assert found == expected, path.name
