import csv
import io
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.exports.samples import (
    CORRECTED,
    HOSTILE,
    RECORD,
    UNJUDGED,
    VERDICT,
    claim_records,
    texts,
)
from workbench.domain.errors import InvalidInputError
from workbench.exports.csv_tables import COLUMNS, read_csv, write_csv, write_rows


def read_back(record):
    (row,) = read_csv("".join(write_csv([record])))
    return row


def test_no_claims_are_a_header_alone():
    assert "".join(write_csv([])) == ",".join(COLUMNS) + "\r\n"


def test_a_claim_is_one_row_with_its_values():
    row = read_back(RECORD)
    assert tuple(row) == COLUMNS
    assert row["claim_id"] == "7"
    assert row["claimed_on"] == "2024-04-29"
    assert row["worth"] == "0.845"
    assert (row["article_title"], row["start_char"], row["end_char"]) == (
        "Mayor opens the new ferry terminal",
        "120",
        "168",
    )
    assert (row["appearances"], row["evidence_count"], row["corrections"]) == ("2", "2", "0")
    assert row["evidence_urls"] == "https://port.example/statistics?year=2023"
    assert (row["rating"], row["rating_value"]) == ("Mostly false", "2")
    assert row["signed_off_at"] == "2024-05-02T16:05:00.250000Z"
    assert row["first_published_at"] == "2024-05-03T23:30:00.000000Z"


def test_what_a_claim_does_not_have_is_an_empty_cell():
    row = read_back(replace(UNJUDGED, appearances=()))
    empty = ("claimant", "claimed_on", "article_id", "quote", "rating", "summary", "url")
    assert {row[name] for name in empty} == {""}
    assert row["appearances"] == "0"


def test_line_breaks_inside_a_cell_are_kept_and_lines_end_in_cr_lf():
    (header, line) = write_csv([RECORD])
    assert header.endswith("\r\n")
    assert line.endswith("\r\n")
    assert VERDICT.summary in line
    assert read_back(RECORD)["summary"] == VERDICT.summary


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", " ="])
def test_a_cell_never_starts_a_formula(start):
    (_, line) = write_rows(["a"], [[start + "1+1"]])
    (cells,) = csv.reader(io.StringIO(line, newline=""))
    assert cells == ["'" + start + "1+1"]


def test_text_that_looks_guarded_already_is_kept_apart():
    rows = [["'=1"], ["=1"], ["''=1"], ["'tis"], ["'"], ["''"]]
    table = "".join(write_rows(["a"], rows))
    assert [[row["a"]] for row in read_csv(table)] == rows


def test_numbers_are_not_guarded():
    assert "".join(write_rows(["a", "b"], [[-1, -0.5]])) == "a,b\r\n-1,-0.5\r\n"


def test_a_header_is_guarded_as_cells_are():
    assert next(write_rows(["=a"], [])) == "'=a\r\n"


def test_days_and_times_are_iso_and_none_is_empty():
    row = [date(2024, 5, 3), datetime(2024, 5, 3, 1, 2, 3, tzinfo=UTC), None]
    (_, line) = write_rows(["a", "b", "c"], [row])
    assert line == "2024-05-03,2024-05-03T01:02:03.000000Z,\r\n"


@given(st.lists(st.lists(texts, min_size=3, max_size=3), max_size=4))
def test_any_text_reads_back_as_written(rows):
    table = "".join(write_rows(["a", "b", "c"], rows)).encode().decode()
    assert [list(row.values()) for row in read_csv(table)] == rows
    for cells in csv.reader(io.StringIO(table, newline="")):
        assert not any(cell.lstrip(" ").startswith(tuple("=+-@\t\r\n\0")) for cell in cells)


@given(st.lists(claim_records(), max_size=3))
def test_claims_read_back_as_written(records):
    rows = list(read_csv("".join(write_csv(records))))
    assert len(rows) == len(records)
    for row, record in zip(rows, records, strict=True):
        assert row["wording"] == record.wording
        assert row["claimant"] == record.claimant
        assert float(row["worth"]) == record.worth
        assert row["summary"] == (record.verdict.summary if record.verdict else "")
        assert row["quote"] == (record.appearances[0].quote if record.appearances else "")
        assert row["evidence_count"] == str(len(record.evidence))


@pytest.mark.parametrize("table", ['a,b\r\n1,"2', "a,b\r\n1\r\n", 'a\r\n"1"2\r\n'])
def test_what_is_no_table_is_refused_with_its_line(table):
    with pytest.raises(InvalidInputError, match="at line 2"):
        list(read_csv(table))


def test_every_hostile_text_is_one_cell():
    table = "".join(write_rows(["a"], [[each] for each in HOSTILE]))
    assert [row["a"] for row in read_csv(table)] == list(HOSTILE)


def test_rows_do_not_leak_into_each_other():
    assert "".join(write_csv([CORRECTED, UNJUDGED, RECORD])).count("\r\n") == 4
    rows = list(read_csv("".join(write_csv([CORRECTED, UNJUDGED]))))
    assert rows[1] == read_back(UNJUDGED)
