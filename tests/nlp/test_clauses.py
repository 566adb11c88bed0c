import pytest

from workbench.nlp.clause_rules import find_clauses
from workbench.nlp.clauses import ClauseType

MAIN, AND, SAID, WHO, WHEN, ING, WHAT = (
    ClauseType.MAIN,
    ClauseType.COORDINATED,
    ClauseType.REPORTED,
    ClauseType.RELATIVE,
    ClauseType.ADVERBIAL,
    ClauseType.PARTICIPLE,
    ClauseType.APPOSITION,
)


@pytest.fixture
def clauses(read_passage):
    def read(text):
        passage = read_passage(text)
        return [(each.type, passage.text(each.start, each.end)) for each in find_clauses(passage)]

    return read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On Friday, the ferry left.", [(MAIN, "On Friday, the ferry left")]),
        (
            "The ferry left, and the pilot stayed.",
            [(MAIN, "The ferry left"), (AND, "the pilot stayed")],
        ),
        (
            "Maud and Ivo have kept the boat.",
            [(MAIN, "Maud and Ivo have kept the boat")],
        ),
        (
            "She was beaten in May and resigned her seat.",
            [(MAIN, "She was beaten in May"), (AND, "resigned her seat")],
        ),
        (
            "They rescued 40 sailors whose boat sank.",
            [(MAIN, "They rescued 40 sailors"), (WHO, "whose boat sank")],
        ),
        (
            "The crane fell on the quay, killing four and wounding nine.",
            [
                (MAIN, "The crane fell on the quay"),
                (ING, "killing four"),
                (ING, "wounding nine"),
            ],
        ),
        (
            "After spending 90 days at sea, the crew came home.",
            [(ING, "spending 90 days at sea"), (MAIN, "the crew came home")],
        ),
        (
            "Smoking causes cancer.",
            [(MAIN, "Smoking causes cancer")],
        ),
        (
            "Police said fishermen noticed the smoke and a boat was sent.",
            [
                (MAIN, "Police said"),
                (SAID, "fishermen noticed the smoke"),
                (AND, "a boat was sent"),
            ],
        ),
        (
            "The board announced that the quay had been sold.",
            [(MAIN, "The board announced"), (SAID, "the quay had been sold")],
        ),
        (
            "It is a sign that he will keep his distance.",
            [(MAIN, "It is a sign that he will keep his distance")],
        ),
        (
            "Although the tide was low, the ship left.",
            [(WHEN, "the tide was low"), (MAIN, "the ship left")],
        ),
        (
            "It has been shut since the war began.",
            [(MAIN, "It has been shut since the war began")],
        ),
        (
            "The men arrested on Friday were freed.",
            [(MAIN, "The men arrested on Friday were freed")],
        ),
        (
            "The man who was arrested was freed.",
            [(MAIN, "The man who was arrested was freed"), (WHO, "was arrested")],
        ),
    ],
)
def test_a_sentence_falls_into_its_clauses(clauses, text, expected):
    assert clauses(text) == expected


def test_an_interrupted_clause_keeps_what_interrupts_it(clauses):
    found = clauses("Maud Ferrier, director of the museum, sold it in May.")
    assert found == [
        (MAIN, "Maud Ferrier, director of the museum, sold it in May"),
        (WHAT, "director of the museum"),
    ]


def test_a_clause_mostly_made_of_an_interruption_starts_at_its_verb(clauses):
    found = clauses(
        "The Ferrier, which had been built in a small yard far up the river in 1902, sank."
    )
    assert (MAIN, "sank") in found


def test_a_list_is_no_apposition(clauses):
    found = clauses("He met envoys of Peru, the king of Spain, and a friend of mine.")
    assert WHAT not in [kind for kind, _ in found]


def test_how_much_stands_apart_after_a_comma(clauses):
    found = clauses("The poll was held on Sunday, with a turnout of 58 per cent.")
    assert (WHAT, "with a turnout of 58 per cent") in found


def test_the_source_of_a_statement_is_no_part_of_it(clauses):
    assert clauses("The quay burned, according to the harbour police.") == [
        (MAIN, "The quay burned")
    ]
    assert clauses("According to the harbour police, the quay burned.") == [
        (MAIN, "the quay burned")
    ]


def test_a_clause_that_opens_a_mark_ends_with_its_partner(clauses):
    ((_, text),) = clauses('The captain called the boat a "heap of rust".')
    assert text.endswith('"heap of rust"')


def test_the_subject_of_the_first_verb_is_that_of_the_next(read_passage):
    passage = read_passage("Maud Ferrier sold the mill in May and left the town.")
    subjects = [passage.text(*each.subject) for each in find_clauses(passage)]
    assert subjects == ["Maud Ferrier", "Maud Ferrier"]
