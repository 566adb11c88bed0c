"""The mutation suite over edited articles: what it counts is true, and the anchors stand it."""

import json
from random import Random

import pytest
from click.testing import CliRunner

from tests.project_files import ROOT
from tests.shared_data import shared_path
from workbench.cli import main
from workbench.cli._bench_edits import EDITS, apart, edited, joined
from workbench.cli.bench_anchors import by_find, count, measure, texts_in
from workbench.domain.anchors import AnchorState, re_anchor

TEXTS = texts_in(ROOT / "workbench" / "nlp" / "training" / "marks" / "own")
OTHERS = [each.text for part in apart(TEXTS[-1]) for each in part]


@pytest.mark.parametrize("edit", EDITS, ids=lambda each: each.__name__)
def test_the_truth_of_an_edit_is_true(edit):
    for seed in range(12):
        case = edited(TEXTS[seed % 3], OTHERS, edit, seed)
        assert case.spans
        for (start, end), truth in zip(case.spans, case.truths, strict=True):
            if truth.span is not None and not truth.edited:
                words = case.new[slice(*truth.span)]
                straight = {ord(each): "'\""[each in "“”"] for each in "“”‘’"}
                assert words.translate(straight) == case.old[start:end].translate(straight)


def test_a_text_taken_apart_is_put_together_again():
    text = "A heading\n\nOne says so. Two says no!\n\nThree asks why?"
    again, places = joined(apart(text))
    assert again == text
    assert [again[at:].startswith(each.text) for at, each in places.values()] == [True] * 4


def test_no_passage_is_put_wrongly_in_silence_and_true_moves_are_found():
    scores = measure(TEXTS, rounds=1, seed=3)
    wrong = {name: score.ours.wrong for name, score in scores.items() if score.ours.wrong}
    assert wrong == {}
    moves = sum(score.ours.moves for score in scores.values())
    assert sum(score.ours.moves_found for score in scores.values()) >= 0.95 * moves > 0
    # The same suite catches the simple search, so it could catch ours.
    assert sum(score.naive.wrong for score in scores.values()) > 0


@pytest.mark.shared
def test_no_passage_of_real_articles_is_put_wrongly_in_silence():
    texts = texts_in(shared_path("claims", "articles"))
    scores = measure(texts, rounds=1, seed=Random(5).randrange(1_000))
    assert {name: each.ours.wrong for name, each in scores.items() if each.ours.wrong} == {}


def test_a_wrong_answer_is_counted():
    case = edited(TEXTS[0], OTHERS, next(e for e in EDITS if e.__name__ == "all_rewritten"), 1)
    right = re_anchor(case.old, case.new, case.spans)
    assert count(case, right).wrong == 0
    lie = [each if each.span else _kept_at_start(each) for each in right]
    assert count(case, lie).wrong == len(lie)
    assert count(case, by_find(case.old, case.new, case.spans)).passages == len(lie)


def _kept_at_start(outcome):
    return type(outcome)(AnchorState.KEPT, (0, 1))


def test_the_command_measures_a_folder_of_articles_and_treebanks(tmp_path):
    (tmp_path / "one.txt").write_text(TEXTS[0], encoding="utf-8")
    lines = [f"# text = {each.text}" for part in apart(TEXTS[1]) for each in part]
    (tmp_path / "two.conllu").write_text("\n".join(["# newdoc id = two", *lines]), encoding="utf-8")
    words = ["bench", "anchors", "--articles", str(tmp_path), "--rounds", "1"]
    result = CliRunner().invoke(main, words)
    assert result.exit_code == 0, result.output
    assert "wrong silent anchors" in result.stdout
    assert "sentence moved" in result.stdout
    values = json.loads(CliRunner().invoke(main, [*words, "--json"]).stdout)
    assert len(values) == len(EDITS)
    assert values["all rewritten"]["ours"]["away"] > 0


@pytest.mark.parametrize("made", [True, False])
def test_an_absent_or_empty_folder_is_said(tmp_path, made):
    folder = tmp_path if made else tmp_path / "absent"
    result = CliRunner().invoke(main, ["bench", "anchors", "--articles", str(folder)])
    assert result.exit_code == 1
    assert ("No article" if made else "There is no folder") in result.stderr
