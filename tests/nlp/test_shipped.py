"""The pipeline that ships: what it finds, what it says of itself, and that it is what it says."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tests.shared_data import shared_path
from workbench.domain.claims import ClaimKind
from workbench.domain.readings import Comparator, LeftOutWhy
from workbench.nlp.extract import read_article
from workbench.nlp.pipeline import load, shipped_path
from workbench.nlp.training.pipeline import figures_of, score_pipeline

DAY = date(2026, 9, 18)
HEAD = "Board sells boats\n\n"


def read(text):
    return read_article(HEAD + text, published_on=DAY)


def quotes(reading):
    return [claim.quote for claim in reading.claims]


def test_a_clause_with_its_number_is_found_and_its_side_clause_is_another():
    reading = read("The harbour board sold 40 boats on Wednesday, angering crews in the port.")
    assert "The harbour board sold 40 boats on Wednesday" in quotes(reading)


def test_a_ranking_phrase_is_found_inside_the_sentence_that_holds_it():
    reading = read(
        "The mayors praised each other's patience in their first talks since the start of the"
        " strike and promised to meet again."
    )
    ranked = {claim.quote: claim.kind for claim in reading.claims}
    assert ranked["their first talks since the start of the strike"] is ClaimKind.RANKING


def test_what_somebody_said_has_its_claimant_by_full_name():
    reading = read(
        "Maud Ferrier runs the mill. It was built in 1840, Ferrier said, and it employs 12 people."
    )
    claimants = {claim.claimant for claim in reading.claims if "1840" in claim.quote}
    assert claimants == {"Maud Ferrier"}


def test_a_claim_has_its_parts():
    reading = read("The board sold over 1,200 boats in Port Adrian on Wednesday.")
    (parts,) = [claim.parsed for claim in reading.claims if "1,200" in claim.quote]
    assert (parts.number, parts.unit, parts.comparator) == (
        Decimal(1200),
        "boats",
        Comparator.OVER,
    )
    assert parts.period is not None
    assert (parts.period.first, parts.period.last) == (date(2026, 9, 16), date(2026, 9, 16))
    assert parts.place == "Port Adrian"


@pytest.mark.parametrize(
    ("text", "words", "why"),
    [
        ("Who will pay for the new quay wall?", "will pay", LeftOutWhy.QUESTION),
        ("The ferry will return next spring.", "The ferry will return", LeftOutWhy.PREDICTION),
        ("The plan is a wonderful idea.", "The plan is", LeftOutWhy.OPINION),
    ],
)
def test_what_is_no_claim_is_left_out_with_its_reason(text, words, why):
    reading = read(f"The board met on Friday. {text}")
    assert [each.why for each in reading.left_out if each.quote.startswith(words)] == [why]
    assert not any(quote.startswith(words) for quote in quotes(reading))


def test_a_heading_is_left_out_as_a_heading():
    reading = read("The board sold 40 boats.")
    assert reading.left_out[0].quote == "Board sells boats"
    assert reading.left_out[0].why is LeftOutWhy.HEADING


def test_left_out_passages_stand_where_their_words_are_and_do_not_overlap():
    text = HEAD + "Who pays? It is a fine idea, and perhaps the ferry will sail. Thanks to all!"
    left = read_article(text).left_out
    assert all(text[each.start_char : each.end_char] == each.quote for each in left)
    ends = [each.end_char for each in left]
    assert all(end <= each.start_char for end, each in zip(ends, left[1:], strict=False))


def test_what_is_a_claim_is_not_left_out_and_crumbs_are_not_listed():
    text = HEAD + 'Ana Ruiz said: "Nobody had asked the crews before." She left. So it goes on.'
    reading = read_article(text)
    claims = {(each.start_char, each.end_char) for each in reading.claims}
    left = {(each.start_char, each.end_char) for each in reading.left_out[1:]}
    assert not claims & left
    assert all(len(text[start:end].split()) > 2 for start, end in left)


def test_figures_that_do_not_fit_are_a_finding():
    reading = read("The vote split: 45 per cent for A, 40 per cent for B and 30 per cent for C.")
    assert len(reading.findings) == 1


def test_the_model_card_names_data_scores_limits_and_licence():
    folder = Path(shipped_path())
    card = (folder / "README.md").read_text(encoding="utf-8")
    for words in ("**Trained on.**", "**Scores**", "**Limits.**", "CC BY-SA 4.0"):
        assert words in card
    assert "ShareAlike" in (folder / "LICENSE").read_text(encoding="utf-8")
    for figures in figures_of(folder).values():
        assert all(str(value) in card for value in figures.values())


def test_the_shipped_pipeline_is_small():
    size = sum(path.stat().st_size for path in Path(shipped_path()).rglob("*") if path.is_file())
    assert size <= 15_000_000


def test_the_pipeline_has_all_it_is_said_to_have():
    doc = load()("John Smith sold the mills in London. He left.")
    assert [token.lemma_ for token in doc][2:5] == ["sell", "the", "mill"]
    assert doc[2].morph.get("Tense") == ["Past"]
    assert (doc[1].dep_, doc[2].dep_) == ("flat", "ROOT")
    assert len(list(doc.sents)) == 2
    assert ("John Smith", "PERSON") in [(ent.text, ent.label_) for ent in doc.ents]


@pytest.mark.shared
def test_the_scores_of_the_card_are_what_the_pipeline_reaches():
    nlp = load()
    with nlp.select_pipes(disable=["claim_finder", "sentence_marks"]):  # as it was trained
        scored = score_pipeline(nlp, shared_path("data", "treebanks"))
    for name, figures in figures_of(Path(shipped_path())).items():
        assert scored[name] == pytest.approx(figures, abs=0.3)
