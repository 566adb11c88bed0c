import itertools
import tracemalloc

import pytest

from tests.exports.samples import DESK, many_records
from workbench.domain.claim_review import claim_review_of
from workbench.exports.claim_review import write_claim_reviews
from workbench.exports.csv_tables import write_csv
from workbench.exports.jsonl import write_jsonl

MANY = 20_000
# Tracing makes every step several times slower, so it is on for the last stretch only. Whoever
# held on to claims or to text would hold at least half a kilobyte for each of these.
TRACED = 2_000
MOST_BYTES = 300_000


@pytest.mark.parametrize(
    "write",
    [
        pytest.param(write_csv, id="csv"),
        pytest.param(write_jsonl, id="jsonl"),
        pytest.param(
            lambda records: write_claim_reviews(claim_review_of(each, DESK) for each in records),
            id="claim_reviews",
        ),
    ],
)
def test_many_claims_are_written_without_being_held(write):
    pieces = write(many_records(MANY))
    untraced = sum(len(piece) for piece in itertools.islice(pieces, MANY - TRACED))
    tracemalloc.start()
    try:
        traced = sum(len(piece) for piece in pieces)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert untraced > (MANY - TRACED) * 500
    assert traced > TRACED * 500
    assert peak < MOST_BYTES
