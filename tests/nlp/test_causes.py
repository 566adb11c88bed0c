import pytest

from tests.nlp.tagged import read_tagged
from tests.nlp.trees import read_tree
from workbench.nlp.kinds import cause_words
from workbench.nlp.subject_of import subject_of


def causes(notation):
    passage = read_tagged(notation)
    return cause_words(passage, 0, passage.end)


@pytest.mark.parametrize(
    ("notation", "found"),
    [
        ("fumes/NNS can/MD cause/VB asthma/NN", "cause"),
        ("the/DT dam/NN can/MD lead/VB to/IN floods/NNS", "lead to"),
        ("frost/NN loosened/VBD the/DT stones/NNS", "loosened"),
        ("the/DT flood/NN wiped/VBD out/RP the/DT crop/NN", "wiped"),
        ("it/PRP made/VBD them/PRP ill/JJ", "made"),
        ("the/DT fee/NN keeps/VBZ the/DT beach/NN clean/JJ", "keeps"),
        ("the/DT cut/NN led/VBD the/DT board/NN to/TO resign/VB", "led"),
        ("Eases/VBZ pain/NN", "Eases"),
        ("it/PRP was/VBD so/RB cold/JJ that/IN the/DT lake/NN froze/VBD", "so cold that"),
        ("the/DT ferry/NN was/VBD delayed/VBN by/IN thick/JJ fog/NN", "delayed by"),
        ("the/DT ferry/NN was/VBD hit/VBN again/RB by/IN a/DT wave/NN", "by"),
        ("the/DT quay/NN was/VBD hit/VBN by/IN a/DT container/NN ship/NN", "by"),
    ],
)
def test_what_brings_something_about_is_a_cause(notation, found):
    assert causes(notation) == found


@pytest.mark.parametrize(
    "notation",
    [
        "the/DT builder/NN loosened/VBD the/DT stones/NNS",
        "she/PRP made/VBD the/DT soup/NN",
        "soldiers/NNS blocked/VBD the/DT road/NN",
        "the/DT airline/NN reduced/VBD its/PRP$ flights/NNS",
        "the/DT mill/NN made/VBD flour/NN",
        "Lund/NNP created/VBD a/DT lion/NN",
        "the/DT lion/NN was/VBD made/VBN by/IN a/DT sculptor/NN",
        "the/DT letter/NN was/VBD sold/VBN by/IN a/DT fund/NN",
        "the/DT letter/NN was/VBD carried/VBN by/IN hand/NN",
        "it/PRP was/VBD cut/VBN by/IN two/CD percent/NN",
        "the/DT ferry/NN was/VBD so/RB late/JJ ,/, that/DT day/NN",
        "a/DT prompt/JJ reply/NN",
        "the/DT lead/NN singer/NN left/VBD",
        "in/IN order/NN to/TO improve/VB safety/NN",
    ],
)
def test_a_persons_deed_or_a_purpose_is_no_cause(notation):
    assert causes(notation) == ""


def test_that_one_thing_means_another_is_a_cause():
    passage = read_tree("The:det:2 fee:nsubj:3 meant:ROOT:0 homes:nsubj:5 freeze:ccomp:3")
    assert cause_words(passage, 0, passage.end) == "meant"
    passage = read_tree("The:det:2 word:nsubj:3 meant:ROOT:0 harbour:obj:3")
    assert cause_words(passage, 0, passage.end) == ""


@pytest.mark.parametrize(
    ("notation", "verb", "subject"),
    [
        ("Rain:nsubj:4 in:case:3 Lund:nmod:1 closed:ROOT:0 roads:obj:4", 3, 0),
        ("Rain:nsubj:2 fell:ROOT:0 and:cc:4 closed:conj:2 roads:obj:4", 3, 0),
        ("Rain:ROOT:0 that:nsubj:3 closed:acl:relcl:1 roads:obj:3", 2, 0),
        ("Rain:ROOT:0 closing:acl:1 roads:obj:2", 1, 0),
        ("Close:ROOT:0 roads:obj:1", 0, None),
    ],
)
def test_the_subject_of_a_verb_is_read_off_the_tree(notation, verb, subject):
    assert subject_of(read_tree(notation), verb) == subject


def test_without_a_tree_the_subject_is_the_noun_before_the_verb_group():
    passage = read_tagged("rain/NN has/VBZ never/RB closed/VBN the/DT road/NN")
    assert subject_of(passage, 3) == 0
