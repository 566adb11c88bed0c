"""What the shipped pipeline reaches on articles that two readers marked, and on an example.

Its weights were fitted on these marks among others: the floors guard what is reached, they do not
measure it.
"""

import importlib.util
import json

import pytest

from tests.shared_data import shared_path
from workbench.domain.articles import normalise
from workbench.domain.claims import ClaimKind
from workbench.nlp.extract import extract

pytestmark = pytest.mark.shared


def overlap(claim, start, end):
    shared = min(claim.end_char, end) - max(claim.start_char, start)
    return max(0, shared) / (max(claim.end_char, end) - min(claim.start_char, start))


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("their first face-to-face discussions since the start of the conflict", ClaimKind.RANKING),
        ("spending over 1,000 days at home", ClaimKind.QUANTITY),
    ],
)
def test_the_claims_inside_sentences_are_found_and_rank_in_the_upper_half(words, kind):
    path = shared_path("claims", "unmarked", "seed_putin_xi.txt")
    text = normalise(path.read_text(encoding="utf-8"))
    found = sorted(extract(text), key=lambda each: -each.worth)
    start = text.index(words)
    best = max(found, key=lambda each: overlap(each, start, start + len(words)))
    assert overlap(best, start, start + len(words)) >= 0.8
    assert best.kind == kind
    assert found.index(best) < len(found) / 2


@pytest.fixture(scope="module")
def scores():
    spec = importlib.util.spec_from_file_location("score", shared_path("claims", "score.py"))
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    folder = shared_path("claims", "articles")
    texts = {path.stem: path.read_text(encoding="utf-8") for path in folder.glob("*.txt")}
    readers = []
    for name in ("reader_a.jsonl", "reader_b.jsonl"):
        lines = shared_path("claims", name).read_text(encoding="utf-8").splitlines()
        rows = [json.loads(line) for line in lines if line.strip()]
        readers.append(score.marks([row for row in rows if row["article"] in texts], texts))
    proposed = {
        article: [
            {
                "start": claim.start_char,
                "end": claim.end_char,
                "kind": claim.kind.value,
                "claimant": claim.claimant,
                "score": claim.worth,
            }
            for claim in extract(text)
        ]
        for article, text in texts.items()
    }
    articles = sorted(set(readers[0]) & set(readers[1]))
    return score.evaluate(proposed, *readers, articles, 2, 5)


@pytest.mark.parametrize(
    ("figure", "least"),
    [
        ("F1", 0.75),
        ("precision", 0.70),
        ("recall", 0.78),
        ("kind", 0.70),
        ("claimant", 0.74),
        ("AP", 0.82),
        ("W@5", 0.50),
    ],
)
def test_the_rules_reach_what_they_reached_on_marked_articles(scores, figure, least):
    assert scores[figure] >= least
