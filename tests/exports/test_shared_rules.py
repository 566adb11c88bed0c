"""Exports against rules and hostile texts that others keep."""

import csv
import io
import json
from dataclasses import replace

import jsonschema
import pyshacl
import pytest
import rdflib

from tests.exports.samples import CORRECTED, DESK, RECORD
from tests.shared_data import shared_path
from workbench.domain.claim_review import claim_review_of
from workbench.exports.claim_review import claim_review_json, read_claim_review, script_safe
from workbench.exports.csv_tables import read_csv, write_csv, write_rows
from workbench.exports.jsonl import read_jsonl, write_jsonl

pytestmark = pytest.mark.shared

# What schema.org has and the schema of Duke's Fact-Check Insights does not know.
BEYOND_DUKE = {"dateModified", "inLanguage", "citation", "correction"}

# Tables whose text and expected values are not the same: a telephone number, a line end.
DISAGREE = {"location_coordinates", "newlines_crlf"}

# rdflib's own reader of JSON-LD still uses what rdflib would like nobody to use.
RDFLIB_WARNS = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")


def documents():
    return [
        claim_review_json(claim_review_of(RECORD, DESK, language="en")),
        claim_review_json(claim_review_of(CORRECTED, DESK)),
        claim_review_json(claim_review_of(replace(RECORD, claimant="", appearances=()), DESK)),
    ]


@pytest.fixture(scope="module")
def duke():
    path = shared_path("data/claimreview/public/json-schemas/claim-review-schema.json")
    schema = json.loads(path.read_text())
    # The inner name makes every reference inside the schema point to nowhere.
    del schema["definitions"]["claimReview"]["$id"]
    return jsonschema.Draft6Validator(schema, format_checker=jsonschema.FormatChecker())


@pytest.fixture(scope="module")
def shapes():
    graph = rdflib.Graph()
    for name in ("full.shacl", "subclasses.ttl"):
        graph.parse(shared_path("data/claimreview/schemarama/shacl", name), format="turtle")
    return graph


def conforms(document, shapes):
    """Return whether *document* keeps the shapes; they use schema.org's http names."""
    offline = {"@vocab": "http://schema.org/", "url": {"@type": "@id"}}
    graph = rdflib.Graph().parse(
        data=json.dumps({**document, "@context": offline}), format="json-ld"
    )
    assert len(graph) > 5
    return pyshacl.validate(graph, shacl_graph=shapes, ont_graph=shapes, inference="none")[0]


def test_dukes_schema_accepts_all_that_it_knows(duke):
    for document in documents():
        known = {name: each for name, each in document.items() if name not in BEYOND_DUKE}
        assert list(duke.iter_errors(known)) == []


def test_dukes_schema_would_notice_numbers_that_are_no_text(duke):
    document = documents()[2]
    document["reviewRating"]["ratingValue"] = 2
    assert not duke.is_valid(
        {name: each for name, each in document.items() if name not in BEYOND_DUKE}
    )


@RDFLIB_WARNS
def test_documents_keep_the_shapes_of_schema_org(shapes):
    assert [conforms(each, shapes) for each in documents()] == [True, True, True]


@RDFLIB_WARNS
def test_the_shapes_would_notice_a_rating_that_is_text(shapes):
    assert not conforms({**documents()[0], "reviewRating": "Mostly false"}, shapes)


def test_naughty_strings_pass_through_every_format():
    strings = json.loads(shared_path("data/blns/blns.json").read_text("utf-8"))
    records = [
        replace(RECORD, claim_id=number, wording=text)
        for number, text in enumerate(strings)
        if text.strip()
    ]
    assert len(records) > 400
    assert list(read_jsonl(write_jsonl(records))) == records
    rows = list(read_csv("".join(write_csv(records))))
    assert [row["wording"] for row in rows] == [each.wording for each in records]
    for each in records:
        review = claim_review_of(each, DESK)
        page_text = script_safe(json.dumps(claim_review_json(review), ensure_ascii=False))
        assert read_claim_review(json.loads(page_text)) == review


def test_formulas_from_the_field_start_no_cell():
    text = shared_path("data/payloads/CSV Injection/README.md").read_text("utf-8")
    formulas = [line for line in text.splitlines() if line.startswith(tuple("=+-@"))]
    assert len(formulas) > 3
    table = "".join(write_rows(["cell"], [[each] for each in formulas]))
    assert [row["cell"] for row in read_csv(table)] == formulas
    cells = [row[0] for row in csv.reader(io.StringIO(table, newline=""))]
    assert all(cell.startswith("'") for cell in cells[1:])


def test_odd_tables_are_read_as_their_keepers_say():
    folder = shared_path("data/csv_spectrum/csvs")
    compared = 0
    for path in sorted(folder.glob("*.csv")):
        if path.stem in DISAGREE:
            continue
        expected = json.loads((folder.parent / "json" / f"{path.stem}.json").read_text("utf-8"))
        rows = list(read_csv(path.read_bytes().decode()))
        assert rows == expected, path.name
        compared += 1
    assert compared > 5
