import pytest

from tests.nlp.tagged import read_tagged
from workbench.nlp.kinds import duty_words, rule_words


@pytest.mark.parametrize(
    ("notation", "found"),
    [
        ("owners/NNS must/MD not/RB leave/VB litter/NN", "must"),
        ("the/DT lease/NN requires/VBZ a/DT deposit/NN", "requires"),
        ("a/DT deposit/NN is/VBZ required/VBN", "required"),
        ("they/PRP are/VBP not/RB allowed/VBN to/TO vote/VB", "allowed to"),
        ("tenants/NNS have/VBP the/DT right/NN to/TO appeal/VB", "right to"),
        ("the/DT panel/NN is/VBZ to/TO meet/VB", "is to"),
        ("the/DT panel/NN has/VBZ to/TO meet/VB", "has to"),
        ("under/IN the/DT new/JJ state/NN rules/NNS", "under the new state rules"),
        ("by/IN law/NN it/PRP closes/VBZ", "by law"),
    ],
)
def test_what_must_or_may_be_done_is_a_duty(notation, found):
    passage = read_tagged(notation)
    assert duty_words(passage, 0, passage.end) == found


@pytest.mark.parametrize(
    "notation",
    [
        "the/DT owner/NN must/MD have/VB left/VBN",
        "the/DT iron/NN a/DT plant/NN requires/VBZ to/TO grow/VB",
        "they/PRP were/VBD allowed/VBN in/RP",
        "the/DT house/NN on/IN the/DT right/NN",
        "they/PRP had/VBD to/TO meet/VB",
        "under/IN a/DT bridge/NN",
        "by/IN the/DT new/JJ law/NN",
    ],
)
def test_a_guess_a_need_or_a_place_is_no_duty(notation):
    passage = read_tagged(notation)
    assert duty_words(passage, 0, passage.end) == ""


@pytest.mark.parametrize(
    ("notation", "found"),
    [
        ("the/DT law/NN is/VBZ old/JJ", "law"),
        ("smoking/NN is/VBZ illegal/JJ", "illegal"),
        ("the/DT rule/NN of/IN law/NN", "law"),
        ("they/PRP did/VBD not/RB rule/VB it/PRP out/RP", ""),
        ("law/NN and/CC order/NN", ""),
        ("Law/NNP lives/VBZ here/RB", ""),
    ],
)
def test_a_word_of_law_is_a_noun_of_its_own(notation, found):
    passage = read_tagged(notation)
    assert rule_words(passage, 0, passage.end) == found
