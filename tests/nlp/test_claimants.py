import pytest

from workbench.nlp.mentions import mentions_of
from workbench.nlp.names import Mention, Names


@pytest.fixture
def who(find):
    """Return a function from a text and a word to the claimant of the claims that hold the word."""

    def claimants(text, word):
        return {claim.claimant for quote, claim in find(text).items() if word in quote}

    return claimants


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("Maud Ferrier said the quay had burned.", "Maud Ferrier"),
        ("The quay had burned, said Maud Ferrier.", "Maud Ferrier"),
        ('"The quay had burned to the ground," said Maud Ferrier.', "Maud Ferrier"),
        ('"The quay had burned to the ground," Maud Ferrier said.', "Maud Ferrier"),
        ("According to Maud Ferrier, the quay had burned.", "Maud Ferrier"),
        ("The quay had burned, according to the harbour police.", "harbour police"),
        ("The harbour board said the quay had burned.", "harbour board"),
        ("Harbour board spokesperson Maud Ferrier said the quay had burned.", "Maud Ferrier"),
        ("Maud Ferrier, director of the board, said the quay had burned.", "Maud Ferrier"),
        ("The town's mayor, Maud Ferrier, said the quay had burned.", "Maud Ferrier"),
        ("Emeritus Professor Ivo Castellan wrote that the quay had burned.", "Ivo Castellan"),
        ("According to a report by the Ferrier Institute, the quay had burned.", "Ferrier"),
        ("Figures show the quay had burned.", ""),
        ("The quay had burned.", ""),
    ],
)
def test_the_claimant_is_whoever_the_text_names(who, text, claimant):
    found = who(text, "had burned")
    assert found
    assert all(each.startswith(claimant) and bool(each) == bool(claimant) for each in found)


def test_a_surname_stands_for_the_full_name_anywhere_in_the_article(who):
    text = "Maud Ferrier runs the ferry.\n\nIt rained.\n\nFerrier said the quay had burned."
    assert who(text, "quay had burned") == {"Maud Ferrier"}


def test_a_pronoun_stands_for_the_nearest_person_before_it(who):
    text = (
        "Mr Paul Lane owns the mill.\n\nDr Maud Ferrier owns the quay."
        " She said the quay had burned.\n\nMr Paul Lane was away."
    )
    assert who(text, "quay had burned") == {"Maud Ferrier"}


def test_a_pronoun_in_another_paragraph_is_resolved_too(who):
    text = "Dr Maud Ferrier owns the quay.\n\nShe said the quay had burned."
    assert who(text, "quay had burned") == {"Maud Ferrier"}


def test_an_acronym_stands_for_the_name_that_explained_it(who):
    text = "The Northern Harbour Agency (NHA) met in May.\n\nThe NHA said the quay had burned."
    assert who(text, "quay had burned") == {"Northern Harbour Agency"}


def test_a_quotation_that_goes_on_has_the_same_claimant(who):
    text = '"It had been a good quay," said Maud Ferrier. "It had burned in one night."'
    assert who(text, "burned") == {"Maud Ferrier"}


def test_a_pronoun_of_nobody_names_nobody():
    assert Names().resolve(Mention("she", 10)) == ""


def test_the_longer_form_of_a_name_wins_over_another_person_of_that_name():
    names = Names()
    names.add(
        [
            Mention("Maud Ferrier", 0, person=True),
            Mention("Anne Maud Ferrier", 20, person=True),
            Mention("Paul Ferrier", 50, person=True),
        ]
    )
    assert names.resolve(Mention("Ferrier", 70)) == "Anne Maud Ferrier"


def test_names_are_told_from_offices(read_passage):
    found = mentions_of(read_passage("Then Prime Minister Maud Ferrier met Harbour Council."))
    assert [(each.words, each.person) for each in found] == [
        ("Maud Ferrier", True),
        ("Harbour Council", False),
    ]


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ('Asked why, Maud Ferrier wrote in a note: "The quay had burned in May."', "Maud Ferrier"),
        ("The quay had burned, says local pilot Maud Ferrier.", "Maud Ferrier"),
        ("The Greens' Maud Ferrier said the quay had burned.", "Maud Ferrier"),
        ("One harbour pilot said the quay had burned.", "One harbour pilot"),
        ("Less than half said the quay had burned.", ""),
        ("Ms Ferrier outside the court said the quay had burned.", "Ferrier"),
        ("Ferrier, the largest owner in Eastport, said the quay had burned.", "Ferrier"),
    ],
)
def test_the_claimant_is_named_without_what_is_beside_the_name(who, text, claimant):
    assert who(text, "had burned") == {claimant}


def test_a_name_with_an_age_or_who_behind_it_is_a_persons(read_passage):
    for text in ("Ostrev, 34, left.", "Ostrev, who left, came."):
        assert [each.person for each in mentions_of(read_passage(text))] == [True]
    assert not any(each.person for each in mentions_of(read_passage("Ostrev, in 1934, left.")))


def test_the_company_is_the_one_the_article_names_most(who):
    text = (
        "Ferrier Foods sold its quay. Ferrier hired 40 crews.\n\n"
        "The company said the quay had burned."
    )
    assert who(text, "quay had burned") == {"Ferrier Foods"}


def test_she_is_whom_the_sentence_before_is_about_rather_than_who_spoke_before(who):
    text = (
        "“We sold 40 boats in 2003,” said Dr Robin Lane of the Harbour Agency. It rained on the"
        " hills all day and nothing at all was seen of the boats that had been sold there.\n\n"
        "Maud Ferrier, 34, owns the quay. She said the quay had burned."
    )
    assert who(text, "quay had burned") == {"Maud Ferrier"}


def test_a_newspaper_does_not_speak_of_itself(who):
    assert who("This newspaper said the quay had burned.", "had burned") == {""}


def test_a_text_reads_what_is_quoted(who):
    found = who('"The quay had burned in 1974 and in 1980," a plaque reads.', "had burned")
    assert found == {"plaque"}
