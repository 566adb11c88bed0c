import pytest

from workbench.nlp.checkable import is_heading, why_left_out
from workbench.nlp.clause_rules import find_clauses


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Did the board sell the quay?", "question"),
        ("She thanked the crew for its work in May.", "thanks"),
        ("The board will sell the quay.", "forecast"),
        ("The quay is expected to be sold.", "forecast"),
        ("The board plans to sell the quay.", "forecast"),
        ("The loss of the quay is sad.", "opinion"),
        ("The board should sell the quay.", "opinion"),
        ("We believe in the good of the town.", "opinion"),
        ("Had the board sold the quay.", "condition"),
        ("A fine evening at the quay.", "scrap"),
        ("The board sold the quay.", ""),
        ("The quay, sad to say, was sold for 40 euros.", ""),
    ],
)
def test_what_is_no_claim_is_left_out_for_a_reason(read_passage, text, why):
    passage = read_passage(text)
    assert why_left_out(passage, find_clauses(passage)[0]) == why


def test_a_condition_is_no_claim_but_what_it_hangs_on_is(find):
    assert "the board met in May" not in find("The mayor left if the board met in May.")


def test_what_somebody_promises_is_a_quote_though_a_forecast_is_no_claim(find):
    found = find("The harbour board said that it will sell the quay.")
    assert list(found) == ["The harbour board said that it will sell the quay"]


@pytest.mark.parametrize(
    ("text", "options", "heading"),
    [
        ("Ferry Sold To Stranger, Mayor Admits He Never Knew.", {"opening": True}, True),
        ("Ferry Sold To Stranger, Mayor Admits He Never Knew.", {}, False),
        ("The ferry was sold to a stranger.", {"opening": True}, False),
        ("The ferry in May. Image: Maud Ferrier.", {}, True),
        ("The ferry from file, 2015.", {}, True),
        ("Ferry sold", {"heading": True}, True),
    ],
)
def test_headings_and_captions_are_told_from_text(read_passage, text, options, heading):
    assert is_heading(read_passage(text, **options)) is heading
