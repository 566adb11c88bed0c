"""The files as they left the desk when their form was agreed, byte for byte.

A change of form is a change for every reader of the files: write the new bytes by hand, and say so
in the changelog.
"""

from pathlib import Path

import pytest

from tests.exports.samples import CORRECTED, DESK, RECORD, UNJUDGED
from workbench.domain.claim_review import claim_review_of
from workbench.exports.claim_review import write_claim_reviews
from workbench.exports.csv_tables import read_csv, write_csv
from workbench.exports.jsonl import read_jsonl, write_jsonl

GOLDEN = Path(__file__).parent / "golden"


def reviews():
    yield claim_review_of(RECORD, DESK, language="en")
    yield claim_review_of(CORRECTED, DESK)


@pytest.mark.parametrize(
    ("name", "write"),
    [
        ("claim_reviews.json", lambda: write_claim_reviews(reviews())),
        ("claims.csv", lambda: write_csv([RECORD, CORRECTED, UNJUDGED])),
        ("claims.jsonl", lambda: write_jsonl([RECORD, CORRECTED, UNJUDGED])),
    ],
)
def test_an_export_is_the_agreed_bytes(name, write):
    assert "".join(write()).encode() == (GOLDEN / name).read_bytes()


def test_agreed_files_read_back():
    lines = (GOLDEN / "claims.jsonl").read_text("utf-8").splitlines()
    assert list(read_jsonl(lines)) == [RECORD, CORRECTED, UNJUDGED]
    table = (GOLDEN / "claims.csv").read_bytes().decode()
    assert [row["wording"] for row in read_csv(table)] == [
        each.wording for each in (RECORD, CORRECTED, UNJUDGED)
    ]
