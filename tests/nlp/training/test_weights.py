"""The marked texts behind the shipped weights, and what is fitted on them."""

import json

import pytest

from tests.shared_data import shared_path
from workbench.nlp.choosing import read_chooser
from workbench.nlp.pipeline import load
from workbench.nlp.predicates import PREDICATES
from workbench.nlp.scoring.marks import read_marked
from workbench.nlp.training.marked import marked_groups
from workbench.nlp.training.weights import cases_of, write_weights

TEXT = """The board met

The board sold 40 boats on Friday, which angered the crew.

Maud Ferrier said that the mill was the oldest in the county.
"""
MARKS = [
    ("The board sold 40 boats on Friday", "quantity", 3),
    ("which angered the crew", "event", 1),
]


@pytest.fixture
def marked(tmp_path):
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "quay.txt").write_text(TEXT, encoding="utf-8")
    lines = [
        json.dumps({"article": "quay", "quote": q, "kind": k, "worth": w, "speaker": ""})
        for q, k, w in MARKS
    ]
    for name in ("reader_a.jsonl", "reader_b.jsonl"):
        (tmp_path / name).write_text("\n".join(lines), encoding="utf-8")
    return read_marked(tmp_path).articles


def test_each_stretch_is_wanted_as_far_as_it_shares_a_mark(marked):
    cases = {
        case.passage.text(case.stretch.start, case.stretch.end): case
        for case in cases_of(marked, load())
    }
    exact = cases["The board sold 40 boats on Friday"]
    assert (exact.wanted, exact.urgent) == (1.0, 1.0)
    longer = cases["The board sold 40 boats on Friday, which angered the crew"]
    assert 0.5 < longer.wanted < 0.75
    assert cases["the mill was the oldest in the county"].wanted == 0.0


def test_weights_are_written_as_they_are_read(marked, tmp_path):
    said = []
    groups = {"one": cases_of(marked, load()) * 8, "two": cases_of(marked, load()) * 8}
    write_weights(groups, tmp_path / "out", "test 1", said.append)
    chooser = read_chooser((tmp_path / "out" / "chooser.json").read_text(encoding="utf-8"))
    best, other = chooser.scores(
        [case.traits for case in groups["one"] if case.wanted == 1.0][:1]
        + [case.traits for case in groups["one"] if case.wanted == 0.0][:1]
    )
    assert best > 0.5 > other
    worth = json.loads((tmp_path / "out" / "worth.json").read_text(encoding="utf-8"))
    assert worth["version"] == "test 1"
    assert set(worth["weights"]) == set(PREDICATES)
    assert len(said) == 2


@pytest.mark.shared
def test_every_mark_lies_in_a_text_made_from_the_treebanks():
    groups = marked_groups(shared_path("data", "treebanks"), shared_path("claims"))
    assert {name: len(group) for name, group in groups.items()} == {
        "own": 20,
        "news": 20,
        "encyclopedia": 20,
        "web": 68,
        "talks": 34,
        "lives": 20,
        "claims": 14,
    }
    for group in groups.values():
        for article in group:
            for mark in (*article.first, *article.second):
                words = article.text[mark.start_char : mark.end_char]
                assert words == words.strip() != ""
