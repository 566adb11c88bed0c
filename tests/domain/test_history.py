"""The history's format, held to fixed bytes and to the RFCs it is made from."""

import base64
import hashlib
import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.shared_data import shared_path
from workbench.domain.history import (
    Event,
    EventRecord,
    Subject,
    commitment,
    leaf_hash,
    leaf_of,
    root_of,
)

SALT = bytes(range(32))
EVENT = EventRecord(
    event=Event.CLAIM_EDITED,
    at=datetime(2026, 3, 2, 9, 4, 5, 67, tzinfo=UTC),
    actor_id=3,
    subject=Subject("claim", 41, 7),
    prev=40,
    claim_id=41,
    article_id=12,
    changes={"wording": ("Sie fährt", "Sie fährt “nie” €"), "claimed_on": (None, "2026-03-01")},
    note="a\nb",
)
# Version 1 of the format, byte for byte. These never change: old entries must verify for ever.
EVENT_BYTES = (
    '{"actor":3,"article":12,"at":"2026-03-02T09:04:05.000067Z",'
    '"changes":{"claimed_on":[null,"2026-03-01"],"wording":["Sie fährt","Sie fährt “nie” €"]},'
    '"claim":41,"event":"claim.edited","note":"a\\nb","prev":40,'
    '"subject":{"id":41,"rev":7,"type":"claim"},"v":1}'
).encode()
LEAF_BYTES = (
    b'{"c":"3owi8m0iQFANLT90lZNqp3Lk4c9jbMFREKm4AXxpF9g=","n":42,"t":"2026-03-02T09:04Z","v":1}'
)
LEAF_HASH = "79515552e1437d4e858131aadd32a565c64d753a03634fd56416e89fdc48f997"

EVENT_NAMES = """
article.taken_in article.edited article_revision.added claim.proposed claim.added claim.accepted
claim.dismissed claim.reopened claim.edited claim.merged claim.split claim.judged claim.returned
claim.judgement_voided
claim.signed_off claim.published claim.withdrawn claim.taken claim.released appearance.added
appearance.moved appearance.carried_over appearance_change.noted appearance_change.seen
appearance_change.moved source.added evidence.attached evidence.edited evidence.withdrawn
evidence.moved
verdict.recorded sign_off.given sign_off.returned publication.made publication.corrected
publication.withdrawn correction.added editor.added editor.renamed editor.role_changed
editor.deactivated editor.reactivated editor.code_made editor.password_set editor.signed_in
rating_scale.added rating_scale.retired rating.added setting.changed export.made
"""

WORDS = st.text(st.characters(codec="utf-8"), max_size=12)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=6,
)
NUMBERS = st.none() | st.integers(0, 2**53 - 1)
RECORDS = st.builds(
    EventRecord,
    event=st.sampled_from(Event),
    at=st.datetimes(datetime(1000, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001  # hypothesis adds the zone
    actor_id=NUMBERS,
    subject=st.builds(Subject, WORDS, st.integers(0, 2**53 - 1), NUMBERS),
    prev=NUMBERS,
    claim_id=NUMBERS,
    article_id=NUMBERS,
    changes=st.dictionaries(WORDS, st.tuples(VALUES, VALUES), max_size=3),
    note=WORDS,
)


def test_an_events_bytes_are_those_of_version_1():
    assert EVENT.to_bytes() == EVENT_BYTES


def test_a_leafs_bytes_and_hash_are_those_of_version_1():
    leaf = leaf_of(42, EVENT.at, commitment(SALT, EVENT_BYTES))
    assert leaf == LEAF_BYTES
    assert leaf_hash(leaf).hex() == LEAF_HASH


def test_the_commitment_is_a_plain_sha256_that_an_outsider_can_compute():
    said = hashlib.sha256(b"fc/event/v1\0" + SALT + EVENT_BYTES).digest()
    assert commitment(SALT, EVENT_BYTES) == said
    assert json.loads(LEAF_BYTES)["c"] == base64.b64encode(said).decode()
    assert hashlib.sha256(b"\0" + LEAF_BYTES).hexdigest() == LEAF_HASH


def test_the_list_of_events_only_grows():
    assert {event.value for event in Event} >= set(EVENT_NAMES.split())


def test_every_event_names_a_table_and_fits_its_column():
    for event in Event:
        assert event.subject_type.isidentifier()
        assert len(event.value) <= 40
        assert event.sentence == event.value.replace("_", " ").replace(".", " ")


@given(RECORDS)
def test_an_event_is_read_back_from_its_bytes(record):
    again = EventRecord.from_bytes(record.to_bytes())
    assert again == record
    assert again.to_bytes() == record.to_bytes()


@given(RECORDS, RECORDS)
def test_two_events_with_the_same_bytes_are_the_same(one, other):
    assert (one == other) == (one.to_bytes() == other.to_bytes())


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"null",
        b"[]",
        b"{}",
        b'{"v":2}',
        EVENT_BYTES[:-1],
        EVENT_BYTES.replace(b'"v":1', b'"v":2'),
        EVENT_BYTES.replace(b"claim.edited", b"claim.forgotten"),
        EVENT_BYTES.replace(b"2026-03-02T", b"2026-13-02T"),
        EVENT_BYTES.replace(b'"rev":7,', b""),
        b"\xff" + EVENT_BYTES,
    ],
)
def test_what_is_no_event_is_refused(data):
    with pytest.raises((ValueError, KeyError, TypeError)):
        EventRecord.from_bytes(data)


def test_the_words_of_an_event_are_its_note_and_its_texts():
    assert EVENT.words.split("\n") == ["a", "b", "2026-03-01", "Sie fährt", "Sie fährt “nie” €"]


def naive_root(hashes):
    """RFC 6962 section 2.1, word for word."""
    if not hashes:
        return hashlib.sha256(b"").digest()
    if len(hashes) == 1:
        return hashes[0]
    k = 1
    while 2 * k < len(hashes):
        k *= 2
    return hashlib.sha256(b"\1" + naive_root(hashes[:k]) + naive_root(hashes[k:])).digest()


@given(st.lists(st.binary(max_size=8), max_size=70))
def test_the_root_is_that_of_rfc_6962(leaves):
    hashes = [leaf_hash(leaf) for leaf in leaves]
    assert root_of(hashes) == naive_root(hashes)


@pytest.mark.parametrize("size", [*range(20), 31, 32, 33, 255, 256, 257, 1000])
def test_the_root_is_right_around_powers_of_two(size):
    hashes = [leaf_hash(b"%d" % number) for number in range(size)]
    assert root_of(iter(hashes)) == naive_root(hashes)


# The reference tree of Certificate Transparency (RFC 6962): its eight leaves, and its roots.
CT_LEAVES = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657"]
CT_LEAVES += ["606162636465666768696a6b6c6d6e6f"]
CT_ROOTS = {
    0: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    1: "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    2: "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    3: "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    8: "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
}


@pytest.mark.parametrize("size", CT_ROOTS)
def test_the_root_is_that_of_the_reference_tree(size):
    leaves = [bytes.fromhex(text) for text in CT_LEAVES[:size]]
    assert root_of(map(leaf_hash, leaves)).hex() == CT_ROOTS[size]


@given(st.lists(st.binary(max_size=4), min_size=1, max_size=20), st.data())
def test_a_changed_leaf_changes_the_root(leaves, data):
    at = data.draw(st.integers(0, len(leaves) - 1))
    other = [*leaves]
    other[at] += b"x"
    assert root_of(map(leaf_hash, leaves)) != root_of(map(leaf_hash, other))


@pytest.mark.shared
def test_a_leaf_of_the_published_vectors_hashes_to_what_they_say():
    checked = 0
    for path in sorted(shared_path("data", "merkle_vectors").rglob("*.json")):
        case = json.loads(path.read_text())
        if not isinstance(case, dict) or case.get("wantErr", True) or "leafHash" not in case:
            continue
        if case.get("treeSize") == 1 and case.get("leafHash"):
            leaf = base64.b64decode(case["leafHash"])
            assert root_of([leaf]) == base64.b64decode(case["root"])
            checked += 1
    assert checked
