import pytest

from tests.nlp.tagged import read_tagged
from workbench.nlp.verb_groups import is_practice, tells_event, verb_group


@pytest.mark.parametrize(
    ("notation", "verb", "event"),
    [
        ("the/DT ferry/NN left/VBD the/DT quay/NN", 2, True),
        ("the/DT ferry/NN did/VBD not/RB stop/VB", 2, True),
        ("the/DT ferry/NN has/VBZ stopped/VBN", 2, True),
        ("the/DT ferry/NN had/VBD to/TO turn/VB back/RB", 2, True),
        ("she/PRP was/VBD able/JJ to/TO leave/VB", 1, True),
        ("the/DT ferry/NN was/VBD quickly/RB sold/VBN", 2, True),
        ("the/DT ferry/NN has/VBZ been/VBN sold/VBN", 2, True),
        ("the/DT ferry/NN will/MD sail/VB today/NN", 2, True),
        ("the/DT mayor/NN has/VBZ not/RB said/VBN why/WRB", 2, True),
        ("sold/VBN in/IN Lund/NNP", 0, True),
        ("she/PRP worked/VBD out/RP the/DT sum/NN", 1, True),
        ("she/PRP worked/VBD in/IN Lund/NNP", 1, False),
        ("the/DT ferry/NN belongs/VBZ to/IN Lund/NNP", 2, False),
        ("the/DT ferry/NN belonged/VBD to/IN Lund/NNP", 2, False),
        ("the/DT ferry/NN is/VBZ sold/VBN", 2, False),
        ("the/DT ferry/NN is/VBZ being/VBG sold/VBN", 2, False),
        ("the/DT firm/NN was/VBD based/VBN in/IN Lund/NNP", 2, False),
        ("based/VBN in/IN Lund/NNP", 0, False),
        ("the/DT ferry/NN has/VBZ never/RB stopped/VBN", 2, False),
        ("the/DT ferry/NN has/VBZ long/RB been/VBN closed/VBN", 2, False),
        ("the/DT ferry/NN has/VBZ been/VBN closed/VBN since/IN May/NNP", 2, False),
        ("none/NN has/VBZ closed/VBN", 1, False),
        ("she/PRP never/RB learned/VBD it/PRP", 2, False),
        ("boats/NNS used/VBD to/TO stop/VB here/RB", 1, False),
        ("it/PRP can/MD be/VB sold/VBN", 1, False),
        ("the/DT ferry/NN will/MD be/VB late/JJ", 2, False),
    ],
)
def test_what_happened_is_told_from_what_is_the_case(notation, verb, event):
    passage = read_tagged(notation)
    assert tells_event(passage, 0, passage.end, verb) is event


def test_a_phrase_without_a_verb_is_no_event():
    assert not tells_event(read_tagged("a/DT ferry/NN"), 0, 2, None)


def test_a_group_ends_at_its_main_verb():
    passage = read_tagged("it/PRP has/VBZ not/RB yet/RB been/VBN sold/VBN or/CC let/VBN")
    group = verb_group(passage, 1, passage.end)
    assert (group.main, group.helper, group.negated, group.passive) == (5, "been", True, True)


@pytest.mark.parametrize(
    ("notation", "practice"),
    [
        ("every/DT call/NN is/VBZ logged/VBN", True),
        ("calls/NNS are/VBP always/RB logged/VBN", True),
        ("the/DT call/NN is/VBZ logged/VBN when/WRB it/PRP ends/VBZ", True),
        ("a/DT fee/NN is/VBZ charged/VBN", True),
        ("the/DT road/NN is/VBZ closed/VBN", False),
        ("a/DT call/NN is/VBZ now/RB logged/VBN", False),
        ("the/DT firm/NN is/VBZ based/VBN in/IN Lund/NNP", False),
        ("the/DT call/NN was/VBD logged/VBN", False),
        ("the/DT call/NN is/VBZ long/JJ", False),
    ],
)
def test_a_passive_of_the_present_tells_a_practice(notation, practice):
    passage = read_tagged(notation)
    verb = next(i for i in range(passage.end) if passage.lower(i) in ("is", "are", "was"))
    assert is_practice(passage, 0, passage.end, verb) is practice
