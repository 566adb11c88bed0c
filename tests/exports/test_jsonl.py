import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.exports.samples import CORRECTED, HOSTILE, RECORD, UNJUDGED, claim_records
from workbench.domain.errors import InvalidInputError
from workbench.domain.records import NO_PARTS
from workbench.exports.json_text import one_line
from workbench.exports.jsonl import read_jsonl, write_jsonl


def line_with(**changes):
    (line,) = write_jsonl([RECORD])
    return json.dumps({**json.loads(line), **changes})


@given(st.lists(claim_records(), max_size=3))
def test_records_read_back_identical(records):
    text = "".join(write_jsonl(records)).encode().decode()
    assert len(text.splitlines()) == len(records)
    assert list(read_jsonl(text.splitlines(keepends=True))) == records


def test_everything_of_a_claim_is_on_its_line_under_sorted_names():
    (line,) = write_jsonl([RECORD])
    members = json.loads(line)
    assert list(members) == sorted(vars(RECORD))
    assert members["evidence"][0]["passage"] == RECORD.evidence[0].passage
    assert list(members["evidence"][0]) == sorted(vars(RECORD.evidence[0]))


def test_days_times_and_worth_have_one_form():
    (line,) = write_jsonl([replace(RECORD, worth=0.123456)])
    members = json.loads(line)
    assert members["claimed_on"] == "2024-04-29"
    assert members["first_published_at"] == "2024-05-03T23:30:00.000000Z"
    assert members["worth"] == 0.123
    assert json.loads(next(write_jsonl([UNJUDGED])))["verdict"] is None


def test_a_line_from_before_claims_had_parts_is_a_claim_without_any():
    members = json.loads(next(write_jsonl([RECORD])))
    del members["parts"]
    assert list(read_jsonl([json.dumps(members)])) == [replace(RECORD, parts=NO_PARTS)]


def test_blank_lines_are_passed_over():
    text = "".join(write_jsonl([RECORD, CORRECTED]))
    lines = ["\n", *text.splitlines(), "  "]
    assert list(read_jsonl(lines)) == [RECORD, CORRECTED]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "Expecting"),
        ("[]", "the line does not hold the fields of a ClaimRecord"),
        ("{}", "the line does not hold the fields of a ClaimRecord"),
        (line_with(extra=1), "the line does not hold the fields of a ClaimRecord"),
        (line_with(claim_id="7"), "claim_id is not a whole number"),
        (line_with(claim_id=True), "claim_id is not a whole number"),
        (line_with(wording=None), "wording is not text"),
        (line_with(worth="high"), "worth is not a number"),
        (line_with(worth=10**400), "too large"),
        (line_with(claimed_on="29 April"), "Invalid isoformat"),
        (line_with(changed_at="2024-05-03T23:30:00"), "changed_at does not say its time zone"),
        (line_with(reasons=[["a", "b"]]), r"reasons\[0\] does not have 3 members"),
        (line_with(evidence={}), "evidence is not a list"),
        (line_with(evidence=[{}]), r"evidence\[0\] does not hold the fields of a EvidenceRecord"),
        ("[" * 200_000, "recursion"),
    ],
)
def test_a_line_that_is_no_claim_is_refused_with_its_number(line, reason):
    with pytest.raises(InvalidInputError, match=f"Line 2 .*{reason}"):
        list(read_jsonl(["", line]))


@pytest.mark.parametrize("text", [*HOSTILE, "\ud800", "a\udfffb"])
def test_any_text_stays_on_one_line_and_has_utf_8(text):
    line = one_line({"text": text})
    assert len(line.splitlines()) == 1
    assert json.loads(line.encode()) == {"text": text}
