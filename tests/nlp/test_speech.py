import pytest

from tests.nlp.tagged import read_tagged
from workbench.nlp.clauses import Clause, ClauseType
from workbench.nlp.report import Report
from workbench.nlp.speech import holds_statement, is_speech


def speaks(notation, verb):
    passage = read_tagged(notation)
    return is_speech(passage, Clause(0, passage.end, ClauseType.MAIN, verb))


@pytest.mark.parametrize(
    ("notation", "verb"),
    [
        ("the/DT mayor/NN denied/VBD it/PRP", 2),
        ("the/DT mayor/NN welcomed/VBD the/DT plan/NN", 2),
        ("the/DT union/NN has/VBZ threatened/VBN a/DT strike/NN", 2),
        ("she/PRP called/VBD for/IN a/DT vote/NN", 1),
        ("she/PRP did/VBD not/RB rule/VB out/RP a/DT vote/NN", 1),
        ("they/PRP agreed/VBD that/IN it/PRP sank/VBD", 1),
        ("they/PRP raised/VBD questions/NNS about/IN it/PRP", 1),
        ("she/PRP wrote/VBD that/IN it/PRP sank/VBD", 1),
    ],
)
def test_saying_and_taking_a_stand_is_speech(notation, verb):
    assert speaks(notation, verb)


@pytest.mark.parametrize(
    ("notation", "verb"),
    [
        ("the/DT mayor/NN has/VBZ not/RB said/VBN why/WRB", 2),
        ("nobody/NN called/VBD her/PRP", 1),
        ("she/PRP never/RB asked/VBD about/IN it/PRP", 2),
        ("she/PRP answered/VBD every/DT letter/NN", 1),
        ("she/PRP wrote/VBD a/DT book/NN", 1),
        ("the/DT town/NN declared/VBD itself/PRP bankrupt/JJ", 2),
        ("the/DT plan/NN was/VBD welcomed/VBN", 2),
        ("she/PRP raised/VBD goats/NNS", 1),
        ("the/DT ferry/NN left/VBD", 2),
    ],
)
def test_silence_and_deeds_are_no_speech(notation, verb):
    assert not speaks(notation, verb)


def test_an_apposition_says_nothing():
    passage = read_tagged("a/DT ferry/NN")
    assert not is_speech(passage, Clause(0, 2, ClauseType.APPOSITION, None))


def test_a_stretch_filled_by_what_was_said_is_a_statement():
    passage = read_tagged("the/DT ferry/NN sank/VBD last/JJ night/NN ,/, said/VBD Lund/NNP")
    said = Report((0, 5), (7, 8), None, cue=6)
    assert holds_statement(passage, [said], 0, 8)
    assert not holds_statement(passage, [said], 0, 5)
    assert not holds_statement(passage, [], 0, 8)
    view = Report((2, 8), (1, 2), None, cue=0)
    assert not holds_statement(passage, [view], 0, 8)
