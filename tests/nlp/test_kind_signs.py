import pytest

from tests.nlp.tagged import read_tagged
from workbench.nlp.amounts import number_words
from workbench.nlp.causes import cause_at
from workbench.nlp.clauses import Clause, ClauseType
from workbench.nlp.duties import rule_at
from workbench.nlp.kinds import comparison_words
from workbench.nlp.rankings import ranking_words
from workbench.nlp.report import Report
from workbench.nlp.speech import is_finding, is_speech, states_content
from workbench.nlp.verb_groups import is_practice, tells_event


def whole(passage):
    return passage, 0, passage.end


@pytest.mark.parametrize(
    ("notation", "found"),
    [
        ("a/DT record/JJ profit/NN", "record"),
        ("she/PRP set/VBD the/DT world/NN record/NN", "record"),
        ("busier/JJR than/IN ever/RB", "than ever"),
        ("the/DT least/RBS loyal/JJ guests/NNS", "least loyal"),
        ("the/DT 86th/JJ most/RBS read/JJ page/NN", "most read"),
        ("it/PRP rose/VBD to/IN No./NN 31/CD", "No. 31"),
        ("they/PRP ended/VBD up/RP fourth/RB", "ended up fourth"),
        ("it/PRP became/VBD the/DT city/NN 's/POS first/JJ covered/JJ market/NN", "first"),
        ("only/RB the/DT second/JJ woman/NN to/TO win/VB", "only"),
        ("the/DT hottest/JJS day/NN on/IN record/NN", "hottest"),
    ],
)
def test_what_stands_above_all_others_ranks(notation, found):
    assert ranking_words(*whole(read_tagged(notation))) == found


@pytest.mark.parametrize(
    "notation",
    [
        "his/PRP$ record/NN label/NN",
        "they/PRP record/VBP the/DT date/NN",
        "at/IN best/JJS a/DT sketch/NN",
        "Sir/NNP Ernest/NNP sailed/VBD",
        "Court/NNP No./NN 2/CD",
        "the/DT single/JJ currency/NN",
    ],
)
def test_what_is_kept_named_or_numbered_ranks_nothing(notation):
    assert ranking_words(*whole(read_tagged(notation))) == ""


@pytest.mark.parametrize(
    "notation",
    [
        "a/DT two/CD -/HYPH state/NN solution/NN",
        "in/IN 1890/CD –/: 91/CD he/PRP wrote/VBD it/PRP",
        "he/PRP died/VBD in/IN March/NNP of/IN 384/CD",
        "by/IN 352/CD ,/, he/PRP ruled/VBD",
        "until/IN about/RB 360/CD –/: 366/CD",
        "in/IN 1687/CD and/CC 1689/CD",
        "in/IN season/NN 2/CD",
        "as/IN told/VBN elsewhere/RB [/-LRB- 12/CD ]/-RRB-",
        "the/DT 53/CD year/NN old/JJ",
    ],
)
def test_years_sorts_and_labels_are_no_amounts(notation):
    assert number_words(*whole(read_tagged(notation))) == ""


@pytest.mark.parametrize(
    "notation",
    ["a/DT ten/CD -/HYPH year/NN ban/NN", "a/DT five/CD -/HYPH member/NN board/NN"],
)
def test_a_number_of_a_unit_is_an_amount_in_a_compound_too(notation):
    assert number_words(*whole(read_tagged(notation)))


@pytest.mark.parametrize(
    ("notation", "at"),
    [
        ("the/DT heat/NN crippled/VBD the/DT port/NN", 2),
        ("the/DT verdict/NN alarmed/VBD investors/NNS", 2),
        ("he/PRP died/VBD of/IN thirst/NN", 1),
        ("in/IN the/DT wake/NN of/IN the/DT flood/NN", 0),
        ("it/PRP was/VBD made/VBN possible/JJ by/IN a/DT gift/NN", 2),
    ],
)
def test_what_harms_sways_or_makes_possible_is_a_cause(notation, at):
    passage = read_tagged(notation)
    assert cause_at(passage, at, passage.end)


def test_a_compound_that_tells_what_a_thing_is_like_is_no_cause():
    passage = read_tagged("a/DT mood/NN -/HYPH altering/VBG remedy/NN")
    assert not cause_at(passage, 3, passage.end)


@pytest.mark.parametrize(
    ("notation", "at", "length"),
    [
        ("it/PRP may/MD only/RB open/VB then/RB", 1, 2),
        ("the/DT town/NN needs/VBZ permission/NN", 3, 1),
        ("years/NNS of/IN communist/JJ rule/NN", 3, 0),
        ("they/PRP lived/VBD under/IN martial/JJ law/NN", 4, 0),
        ("its/PRP$ goal/NN is/VBZ to/TO grow/VB", 2, 0),
    ],
)
def test_a_rule_is_told_from_a_reign_and_an_aim(notation, at, length):
    passage = read_tagged(notation)
    assert rule_at(passage, at, passage.end) == length


@pytest.mark.parametrize(
    ("notation", "found"),
    [
        ("it/PRP is/VBZ as/RB popular/JJ as/IN tea/NN", "as popular as"),
        ("it/PRP kept/VBD pace/NN with/IN rents/NNS", "pace with"),
        ("come/VB as/RB soon/RB as/IN you/PRP can/MD", ""),
        ("parts/NNS of/IN lower/JJR Egypt/NNP", ""),
    ],
)
def test_what_is_set_against_another_is_compared(notation, found):
    assert comparison_words(*whole(read_tagged(notation))) == found


@pytest.mark.parametrize(
    ("notation", "verb", "event"),
    [
        ("in/IN 1945/CD she/PRP served/VBD as/IN mayor/NN", 3, True),
        ("she/PRP served/VBD as/IN mayor/NN", 1, False),
        ("she/PRP worked/VBD there/RB until/IN 2015/CD", 1, False),
        ("in/IN 2005/CD she/PRP was/VBD named/VBN captain/NN", 3, True),
        ("the/DT king/NN dies/VBZ in/IN May/NNP 1660/CD", 2, True),
        ("it/PRP opens/VBZ every/DT Friday/NNP", 1, False),
        ("the/DT fire/NN of/IN 1871/CD", None, True),
        ("2/CD May/NNP 1754/CD –/: 1/CD June/NNP 1825/CD", None, True),
        ("the/DT mayor/NN of/IN the/DT town/NN", None, False),
    ],
)
def test_a_date_makes_a_deed_of_what_may_last(notation, verb, event):
    passage = read_tagged(notation)
    assert tells_event(passage, 0, passage.end, verb) is event


def test_what_a_thing_does_to_others_is_no_practice():
    passage = read_tagged("roads/NNS are/VBP often/RB swamped/VBN by/IN crowds/NNS")
    assert not is_practice(passage, 0, passage.end, 1)


@pytest.mark.parametrize(
    ("notation", "verb", "said"),
    [
        ("she/PRP was/VBD described/VBN by/IN critics/NNS as/IN weak/JJ", 1, True),
        ("they/PRP accept/VBP that/IN it/PRP sank/VBD", 1, True),
        ("he/PRP posted/VBD the/DT files/NNS", 1, False),
        ("he/PRP called/VBD at/IN noon/NN", 1, False),
        ("he/PRP wrote/VBD for/IN a/DT paper/NN", 1, False),
    ],
)
def test_what_is_said_of_somebody_is_speech_and_a_handled_thing_is_not(notation, verb, said):
    passage = read_tagged(notation)
    assert is_speech(passage, Clause(0, passage.end, ClauseType.MAIN, verb)) is said


def test_a_clause_holds_what_somebody_is_called_only_with_the_verb():
    passage = read_tagged("Lee/NNP called/VBD it/PRP the/DT best/JJS")
    clause = Clause(0, passage.end, ClauseType.MAIN, 1)
    assert states_content(passage, clause, 0, passage.end)
    assert not states_content(passage, clause, 2, passage.end)


@pytest.mark.parametrize(
    ("notation", "finds"),
    [
        ("the/DT study/NN shows/VBZ that/IN it/PRP sank/VBD", True),
        ("the/DT teacher/NN shows/VBZ that/IN it/PRP sank/VBD", False),
        ("the/DT study/NN says/VBZ that/IN it/PRP sank/VBD", False),
    ],
)
def test_a_thing_finds_and_a_person_says(notation, finds):
    passage = read_tagged(notation)
    report = Report((3, passage.end), (0, 2), (0, passage.end), 2)
    assert is_finding(passage, report) is finds
