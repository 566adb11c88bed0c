"""Matching is one to one, figures are shares, and the given scorer says the same."""

import json
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.shared_data import shared_path
from workbench.domain.claims import ClaimCandidate, ClaimKind
from workbench.nlp.scoring.baseline import naive_claims
from workbench.nlp.scoring.marks import Mark, MarkedArticle, read_marked
from workbench.nlp.scoring.spans import (
    agreement,
    average_precision,
    judge_article,
    match,
    overlap,
    same_name,
    score_spans,
)

TEXT = "x" * 400
kinds = st.sampled_from(ClaimKind)
names = st.sampled_from(["", "Ferrier", "Maud Ferrier", "the harbour board", "board"])


@st.composite
def places(draw):
    start = draw(st.integers(0, 380))
    return start, start + draw(st.integers(1, 20))


@st.composite
def marks(draw):
    found = draw(st.lists(places(), max_size=12, unique=True))
    return tuple(
        Mark(start, end, draw(kinds), draw(st.integers(1, 3)), draw(names)) for start, end in found
    )


@st.composite
def proposals(draw):
    return [
        ClaimCandidate(
            start, end, TEXT[start:end], draw(kinds), draw(names), draw(st.floats(0, 1)), ()
        )
        for start, end in draw(st.lists(places(), max_size=12))
    ]


def article(*readers):
    return MarkedArticle("one", TEXT, None, readers)


def as_proposals(found):
    return [
        ClaimCandidate(
            each.start_char,
            each.end_char,
            TEXT[each.start_char : each.end_char],
            each.kind,
            each.claimant,
            each.worth / 3,
            (),
        )
        for each in found
    ]


def figures(score):
    return [value for name, value in vars(score).items() if name not in ("proposed", "agreed")]


@given(marks(), marks())
def test_matching_is_one_to_one_and_of_spans_that_overlap_by_half(left, right):
    pairs = match(left, right)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)
    assert all(overlap(left[i], right[j]) >= 0.5 for i, j in pairs)
    free_left = set(range(len(left))) - {i for i, _ in pairs}
    free_right = set(range(len(right))) - {j for _, j in pairs}
    assert all(overlap(left[i], right[j]) < 0.5 for i in free_left for j in free_right)


@given(marks(), marks(), proposals())
def test_every_figure_is_a_share(first, second, proposed):
    score = score_spans([judge_article(article(first, second), proposed)])
    assert all(0 <= each <= 1 for each in [*figures(score), score.f1])
    agreed = agreement([article(first, second)])
    shares = (agreed.precision, agreed.recall, agreed.kind, agreed.claimant, agreed.f1)
    assert all(0 <= each <= 1 for each in shares)


def spread(found):
    """Marks that do not overlap, one of them of worth 3: they can be proposed without a fault."""
    kept, end = [], 0
    for each in sorted(found, key=lambda mark: mark.start_char):
        if each.start_char >= end:
            kept.append(each)
            end = each.end_char
    return (*kept, Mark(395, 400, ClaimKind.EVENT, 3, "Ferrier"))


@given(marks())
def test_marks_proposed_as_they_are_score_one(found):
    marked = spread([each for each in found if each.end_char < 390])
    score = score_spans([judge_article(article(marked), as_proposals(marked))])
    perfect = (score.precision, score.recall, score.f1, score.kind, score.claimant)
    assert perfect == (1, 1, 1, 1, 1)
    assert score.average_precision == score.precision_at_top == 1
    urgent = sum(each.worth == 3 for each in marked)
    assert score.worth_at_top == min(1, urgent / min(5, len(marked)))


def test_a_proposal_is_right_when_one_reader_has_it_and_recall_asks_where_both_do():
    both = Mark(0, 10, ClaimKind.EVENT, 1, "")
    alone = Mark(20, 30, ClaimKind.EVENT, 2, "")
    trivial = Mark(40, 50, ClaimKind.EVENT, 1, "")
    first, second = (both, alone, trivial), (Mark(0, 10, ClaimKind.QUOTE, 2, ""), trivial)
    judged = judge_article(article(first, second), as_proposals([alone, trivial]))
    score = score_spans([judged])
    assert (score.precision, score.recall, score.agreed) == (1, 0, 1)
    assert judged.missed == ((0, 0),)


def test_an_article_that_one_reader_left_blank_is_not_scored():
    found = (Mark(0, 10, ClaimKind.EVENT, 3, ""),)
    score = score_spans([judge_article(article(found, ()), as_proposals(found))])
    assert (score.proposed, score.agreed, score.f1) == (0, 0, 0)


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("Maud Ferrier", "Ferrier", True),
        ("Dr Maud Ferrier", "Maud Ferrier, mayor", False),
        ("the harbour board", "harbour board", True),
        ("Ferrier", "", False),
        ("", " ", True),
    ],
)
def test_names_are_the_same_by_part_or_surname(one, two, same):
    assert same_name(one, two) is same


def test_average_precision_falls_with_each_wrong_one_ranked_above():
    assert average_precision([(0.9, True), (0.5, True), (0.1, False)]) == 1
    assert average_precision([(0.9, False), (0.5, True)]) == 0.5
    assert average_precision([(0.9, False)]) == 0


def theirs(folder, proposed):
    given = shared_path("claims", "score.py")
    words = [sys.executable, given, folder / "articles"]
    words += [folder / "reader_a.jsonl", folder / "reader_b.jsonl", proposed]
    output = subprocess.run(words, check=True, capture_output=True, text=True).stdout
    human, agreed, scores = output.splitlines()
    parts = scores.split()
    found = dict(zip(parts[::2], map(float, parts[1::2]), strict=True))
    *_, precision, _, recall, _, f1 = human.split()
    found |= {"human": [float(precision), float(recall), float(f1)]}
    kind, speaker = agreed.replace(",", "").split()[-3::2]
    return found | {"agreed kind": float(kind), "agreed speaker": float(speaker)}


@pytest.mark.shared
def test_the_given_scorer_says_the_same_to_three_decimals(tmp_path):
    folder = shared_path("claims")
    marked = read_marked(folder)
    judged, lines = [], []
    for each in marked.articles:
        found = naive_claims(each.text)
        judged.append(judge_article(each, found))
        lines += [
            json.dumps(
                {
                    "article": each.name,
                    "start": claim.start_char,
                    "end": claim.end_char,
                    "kind": claim.kind.value,
                    "claimant": claim.claimant,
                    "score": claim.worth,
                }
            )
            for claim in found
        ]
    proposed = tmp_path / "proposed.jsonl"
    proposed.write_text("\n".join(lines), encoding="utf-8")
    score, agreed = score_spans(judged), agreement(marked.articles)
    ours = {
        "proposed": score.proposed,
        "agreed": score.agreed,
        "precision": score.precision,
        "recall": score.recall,
        "F1": score.f1,
        "kind": score.kind,
        "claimant": score.claimant,
        "AP": score.average_precision,
        "P@5": score.precision_at_top,
        "W@5": score.worth_at_top,
        "human": [agreed.precision, agreed.recall, agreed.f1],
        "agreed kind": agreed.kind,
        "agreed speaker": agreed.claimant,
    }
    wanted = theirs(folder, proposed)
    assert ours.keys() == wanted.keys()
    for name, value in wanted.items():
        assert ours[name] == pytest.approx(value, abs=0.0005), name
