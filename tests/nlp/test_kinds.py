import pytest

from tests.nlp.tagged import read_tagged
from workbench.domain.claims import ClaimKind
from workbench.nlp.amounts import is_year, number_words
from workbench.nlp.kinds import change_words, comparison_words, find_kind
from workbench.nlp.rankings import ranking_words

R, Q, C, U, V, S, E, T = (
    ClaimKind.RANKING,
    ClaimKind.QUANTITY,
    ClaimKind.CAUSATION,
    ClaimKind.RULE,
    ClaimKind.COMPARISON,
    ClaimKind.QUOTE,
    ClaimKind.EVENT,
    ClaimKind.STATE,
)


@pytest.fixture
def kind_of(read_passage):
    def kind(text, *, verb="", says=False):
        passage = read_passage(text)
        at = passage.lowers.index(verb) if verb else None
        return find_kind(passage, 0, passage.end, verb=at, says=says)

    return kind


@pytest.mark.parametrize(
    ("text", "verb", "kind"),
    [
        ("the mill is the oldest in the county", "is", R),
        ("she visited the island for the first time in 25 years", "visited", R),
        ("it was the only bridge left", "was", R),
        ("the town had never before had a mayor", "had", R),
        ("the most popular beach of the coast", "", R),
        ("their last meeting since the war", "", R),
        ("it came in second place", "came", R),
        ("the board sold 40 boats", "sold", Q),
        ("the price rose by five per cent", "rose", Q),
        ("a 14-year-old girl from the town", "", Q),
        ("it cost $3.5 million", "cost", Q),
        ("two thousand people live there", "live", Q),
        ("the storm caused the crane to fall", "caused", C),
        ("the road was shut because of snow", "was", C),
        ("the rise led to a strike", "led", C),
        ("the law forbids it", "forbids", U),
        ("the bidder must be a resident", "must", U),
        ("the ferry is slower than the bus", "is", V),
        ("the ferry left the quay", "left", E),
        ("the quay was sold to a stranger", "was", E),
        ("she was successfully re-elected", "was", E),
        ("the ferry belongs to the town", "belongs", T),
        ("the quay is empty", "is", T),
        ("the bidder must pay within 30 days", "must", U),
        ("the council passed the law", "passed", E),
        ("the price rose sharply", "rose", Q),
        ("profits fell because of the storm", "fell", C),
    ],
)
def test_the_kind_is_what_an_editor_would_check_first(kind_of, text, verb, kind):
    assert kind_of(text, verb=verb) == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("it is the largest of 40 boats, which caused a row over the law", R),
        ("40 boats caused a row over the law", Q),
        ("it caused a row over the law that is older than mine", C),
        ("the law is older than mine", U),
    ],
)
def test_of_several_kinds_the_first_in_order_counts(kind_of, text, kind):
    assert kind_of(text, says=True) == kind


def test_what_reports_speech_and_nothing_else_is_a_quote(kind_of):
    assert kind_of("she told the court about the boat", verb="told", says=True) == S


@pytest.mark.parametrize(
    "text",
    [
        "it was founded in 1998",
        "they met on 3 May",
        "it opened at 9 a.m. on Friday",
        "the Boeing 747 landed",
        "see No. 3 of the list",
        "the shop on the third floor",
        "the report for the first half of the year",
        "one of them met her",
        "the mp3 file",
        "the other two boats",
        "the day of the race",
        "she came a year later",
        "it is cleaned every two hours",
        "the play was written in 1593",
        "he died on April 6, 884",
        "it left at 2.15am",
        "it left at a quarter past six",
        "it began in 610 AD",
        "a third-party seller",
        "her two-year-old son",
        "17-year-old Mina Lund",
    ],
)
def test_a_date_a_label_or_a_name_is_no_amount(read_passage, text):
    passage = read_passage(text)
    assert number_words(passage, 0, passage.end) == ""


@pytest.mark.parametrize(
    "text",
    [
        "it began in the first half of the game",
        "a first draft was written",
        "the First National Bank closed",
        "they signed the latest request",
        "a forest in the west of honest people",
        "in the first place",
        "he kept a record of it",
        "she has no record of it",
        "the last four digits of the card",
        "before she left the first time",
        "the nearest village",
        "a few boats",
        "has she ever crossed it",
        "the top shelf",
        "without the slightest doubt",
    ],
)
def test_a_row_is_no_ranking(read_passage, text):
    passage = read_passage(text)
    assert ranking_words(passage, 0, passage.end) == ""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("they won by a single vote", "single"),
        ("she worked there for decades", "decades"),
        ("it lost a tenth of its trees", "tenth"),
        ("it was shut for more than a day", "day"),
        ("the third spill since May", "third"),
    ],
)
def test_a_number_may_be_put_in_words(read_passage, text, words):
    passage = read_passage(text)
    assert number_words(passage, 0, passage.end) == words


def test_what_follows_a_sign_of_money_is_an_amount_however_it_is_tagged():
    passage = read_tagged("it/PRP borrowed/VBD £/$ 88million/NN")
    assert number_words(passage, 0, passage.end) == "88million"


@pytest.mark.parametrize(
    ("notation", "words"),
    [
        ("the/DT rate/NN is/VBZ rising/VBG", "rising"),
        ("sales/NNS doubled/VBD", "doubled"),
        ("the/DT firm/NN halved/VBD its/PRP$ debt/NN", "halved"),
        ("a/DT steep/JJ rise/NN in/IN rents/NNS", "rise in"),
        ("large/JJ numbers/NNS of/IN eels/NNS", "numbers of"),
        ("the/DT sun/NN is/VBZ rising/VBG", ""),
        ("the/DT firm/NN declined/VBD to/TO comment/VB", ""),
        ("she/PRP dropped/VBD the/DT price/NN list/NN", ""),
        ("a/DT number/NN of/IN eels/NNS", ""),
    ],
)
def test_a_measured_thing_may_rise_without_a_number(notation, words):
    passage = read_tagged(notation)
    assert change_words(passage, 0, passage.end) == words


@pytest.mark.parametrize(
    ("notation", "words"),
    [
        ("the/DT reed/NN is/VBZ shorter/JJR", "shorter"),
        ("there/EX are/VBP far/RB fewer/JJR boats/NNS", "fewer"),
        ("unlike/IN the/DT reed/NN", "unlike"),
        ("it/PRP is/VBZ similar/JJ to/IN mine/PRP", "similar to"),
        ("part/NN of/IN a/DT larger/JJR plan/NN", ""),
        ("it/PRP came/VBD later/RBR", ""),
        ("more/JJR than/IN a/DT day/NN", ""),
        ("rather/RB than/IN the/DT bus/NN", ""),
    ],
)
def test_a_comparison_sets_one_thing_against_another(notation, words):
    passage = read_tagged(notation)
    assert comparison_words(passage, 0, passage.end) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("it is not the first time", "first time"),
        ("the most far-reaching plan", "most far"),
        ("it was their final concert", "final"),
        ("the port ranks about third", "ranks about third"),
        ("she reads more than any rival", "than any"),
        ("a top 50 name", "top 50"),
        ("it became the top port", "top port"),
        ("nobody has ever crossed it", "ever"),
        ("one of very few ferries", "few"),
        ("one of only four boats", "only"),
        ("she retired as the last keeper", "last"),
    ],
)
def test_a_rank_may_be_told_in_many_ways(read_passage, text, words):
    passage = read_passage(text)
    assert ranking_words(passage, 0, passage.end) == words


def test_years_are_four_digits_of_three_centuries():
    assert [is_year(each) for each in ("1800", "2099", "1799", "20245", "x2024")] == [
        True,
        True,
        False,
        False,
        False,
    ]
