import pytest

from workbench.nlp.clause_rules import find_clauses
from workbench.nlp.reports import find_reports, said_by


@pytest.fixture
def told(read_passage):
    """Return a function from a text to (speaker, content) of its reports, by words alone."""

    def read(text):
        passage = read_passage(text)
        return [
            (passage.text(*each.speaker), passage.text(*each.content))
            for each in find_reports(passage, find_clauses(passage))
        ]

    return read


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("Lane told the court that it rained.", "Lane", "it rained"),
        ("It rained all day, Lane told the court.", "Lane", "It rained all day"),
        ("It rained all day, said Paul Lane, a sailor.", "Paul Lane", "It rained all day"),
        ("It had rained all day,” Lane said.", "Lane", "It had rained all day"),
        (
            "“It rained all day long,” a tired Lane said.",
            "a tired Lane",
            "“It rained all day long,”",
        ),
        (
            "Said Paul Lane: “It rained all day long.”",
            "Paul Lane",
            "“It rained all day long.”",
        ),
        ("Lane: “It rained all day long.”", "Lane", "“It rained all day long.”"),
    ],
)
def test_words_alone_tell_who_says_what(told, text, speaker, content):
    assert (speaker, content) in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Nobody said that it rained.",
        "On Friday, Lane said.",
        "The results show that it rained.",
        "Lane thought that it rained.",
    ],
)
def test_what_nobody_says_has_no_speaker(told, text):
    assert told(text) == []


def test_a_quotation_that_goes_on_has_the_speaker_of_the_one_before(told):
    text = "“It rained all day long,” Lane said. “Nobody had seen that since May.”"
    assert told(text) == [
        ("Lane", "“It rained all day long,”"),
        ("Lane", "“Nobody had seen that since May.”"),
    ]


def test_a_quotation_without_attribution_at_a_start_goes_on_from_the_paragraph_before(told):
    assert told("“It rained all day long. It was cold.") == [
        ("“", "“It rained all day long. It was cold.")
    ]


def test_both_sides_of_an_attribution_are_said(told):
    found = told("It rained, Lane said, and 40 boats sank near the quay.")
    assert ("Lane", "It rained") in found
    assert {speaker for speaker, _ in found} == {"Lane"}
    assert any("40 boats sank" in content for _, content in found)


def test_we_inside_a_quotation_is_whoever_is_quoted(told):
    found = told("“We believe that it rained all day,” Lane said.")
    assert {speaker for speaker, _ in found} == {"Lane"}


def test_a_stretch_is_said_by_the_inmost_report_around_it(read_passage):
    passage = read_passage("Lane said that Holm told him that it rained all day.")
    reports = find_reports(passage, find_clauses(passage))
    rained = passage.tokens.index("rained")
    speaker = said_by(reports, (rained - 1, rained + 3))
    assert passage.text(*speaker) == "Holm"
    assert said_by(reports, (0, 2)) is None
