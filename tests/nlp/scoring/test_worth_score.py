"""One threshold separates sentences; files of the set are read with their known faults."""

from math import prod

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.shared_data import shared_path
from workbench.domain.errors import InvalidInputError
from workbench.nlp.pipeline import load
from workbench.nlp.scoring.spans import harmonic, share
from workbench.nlp.scoring.worth import (
    TESTED,
    TRAIN,
    fit_threshold,
    read_sentences,
    score_worth,
    sentence_worth,
    sentence_worths,
)

HEAD = "Sentence_id\tText\tclass_label\n"
scored = st.lists(st.tuples(st.sampled_from([0.1, 0.2, 0.5, 0.9]), st.booleans()), min_size=1)


def f1_at(threshold, pairs):
    chosen = [yes for value, yes in pairs if value >= threshold]
    wanted = sum(yes for _, yes in pairs)
    return harmonic(share(sum(chosen), len(chosen)), share(sum(chosen), wanted))


@given(scored)
def test_no_other_threshold_is_better_than_the_fitted_one(pairs):
    best = f1_at(fit_threshold(pairs), pairs)
    assert all(f1_at(value, pairs) <= best for value, _ in pairs)


def test_records_run_together_and_quoted_are_read_apart(tmp_path):
    path = tmp_path / "set.tsv"
    path.write_text(
        HEAD + '7\tWe won.\tNo29286\tYou can\'t.\tYes\n8\t"He said ""no"", twice."\tNo\n',
        encoding="utf-8",
    )
    assert read_sentences(path) == [
        ("We won.", False),
        ("You can't.", True),
        ('He said "no", twice.', False),
    ]


@pytest.mark.parametrize("line", ["7\tWe won.\tMaybe", "We won.\tNo", "7\tWe won.\tNo\tYes", ""])
def test_a_line_of_another_form_is_named(tmp_path, line):
    path = tmp_path / "set.tsv"
    path.write_text(f"{HEAD}1\tWe won.\tNo\n{line}\n2\tWe won.\tNo\n", encoding="utf-8")
    with pytest.raises(InvalidInputError, match=r"set.tsv, line 3: this is not"):
        read_sentences(path)


def test_a_file_that_is_missing_or_another_is_said(tmp_path):
    with pytest.raises(InvalidInputError, match=f"{TRAIN} cannot be read. Give the folder"):
        score_worth(tmp_path, load("blank"))
    (tmp_path / TRAIN).write_text("id,text,label\n", encoding="utf-8")
    with pytest.raises(InvalidInputError, match="does not begin with the columns"):
        score_worth(tmp_path, load("blank"))


def test_a_sentence_is_worth_any_of_its_claims_or_what_it_says_as_a_whole():
    nlp = load("blank")
    claim = "The council bought 12 boats for the first time in 9 years."
    doc = nlp(claim)
    worths = [span._.claim.worth for span in doc.spans["claims"]]
    assert sentence_worth(nlp, claim) == pytest.approx(1 - prod(1 - worth for worth in worths))
    thanks = "Thank you all very much indeed."
    doc = nlp(thanks)
    assert not doc.spans["claims"]
    assert 0 < sentence_worth(nlp, thanks) < sentence_worth(nlp, claim)
    assert list(sentence_worths(nlp, [claim, "", thanks, " "]))[1::2] == [0, 0]


def test_progress_and_sample_are_as_asked(tmp_path):
    rows = "".join(f"{number}\tThe mayor sold {number} mills.\tYes\n" for number in range(20))
    for name in (TRAIN, TESTED):
        (tmp_path / name).write_text(HEAD + rows, encoding="utf-8")
    told = []
    score = score_worth(tmp_path, load("blank"), lambda *step: told.append(step), sample=5)
    assert (score.fitted_on, score.tested) == (5, 20)
    assert told == [(done, 25) for done in range(1, 26)]
    again = score_worth(tmp_path, load("blank"), sample=5)
    assert again == score


@pytest.mark.shared
def test_the_set_is_read_whole():
    folder = shared_path("data", "ct24_task1_english")
    train, tested = read_sentences(folder / TRAIN), read_sentences(folder / TESTED)
    assert (len(train), len(tested)) == (22_501, 318)
    assert sum(yes for _, yes in tested) == 108
