"""A passage finds its words, and what rules look for, once: the same as if asked for each time."""

from dataclasses import replace

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from workbench.nlp.amounts import AMOUNT, CHANGE, amount_at, states_amount
from workbench.nlp.causes import CAUSE
from workbench.nlp.duties import DUTY, RULE
from workbench.nlp.kinds import COMPARISON
from workbench.nlp.passages import OFFSET_KEY, passages_of
from workbench.nlp.pipeline import SHIPPED, load
from workbench.nlp.rankings import RANKING
from workbench.nlp.tags import Tag
from workbench.nlp.words import word_set

SIGNS = {
    "amount": AMOUNT,
    "change": CHANGE,
    "ranking": RANKING,
    "cause": CAUSE,
    "duty": DUTY,
    "rule": RULE,
    "comparison": COMPARISON,
}
# What the signs look for, and what looks like it, in an order that rules need not expect.
WORDS = word_set(
    "the first last most popular oldest best known number one two third of a an in since 1990 747"
    " Boeing Lund 40 % per cent 5 pm May 12 years euros because due to caused by storms so hard"
    " that it must be have shall report is required under law may not more than any longer same"
    " as similar rose fell doubled no . , “ ” ? only record ever nobody before for time"
)


@pytest.fixture(scope="module")
def read():
    nlp = load(SHIPPED)

    def passage_of(words):
        doc = spacy.tokens.Doc(nlp.vocab, words=words)
        with nlp.select_pipes(disable=["claim_finder", "ner", "trainable_lemmatizer"]):
            (passage,) = passages_of(nlp(doc))
        return passage

    return passage_of


@given(words=st.lists(st.sampled_from(sorted(WORDS)), min_size=1, max_size=12))
def test_what_a_sign_is_in_a_stretch_it_is_in_the_passage_and_begins_with_its_words(read, words):
    passage = read(words)
    for name, sign in SIGNS.items():
        begun = sign(passage)
        for end in range(passage.end + 1):
            found = [i for i in range(end) if sign.at(passage, i, end)]
            assert set(found) <= set(begun), name
            assert sign.stands_in(passage, 0, end) == bool(found)


@given(words=st.lists(st.sampled_from(sorted(WORDS)), min_size=1, max_size=10))
def test_a_stretch_states_an_amount_where_one_of_its_words_does(read, words):
    passage = read(words)
    for start in range(passage.end + 1):
        for end in range(start, passage.end + 1):
            stated = any(amount_at(passage, i, start) for i in range(start, end))
            assert states_amount(passage, start, end) == stated


def test_places_are_those_of_the_words_of_a_list(read_passage):
    passage = read_passage("The board sold the mill.")
    the = frozenset({"the"})
    assert passage.places(the) == [0, 3]
    assert passage.places_in(the, 1, 4) == [3]
    assert passage.places_in(the, 4, 9) == []
    assert passage.places(frozenset({"quay"})) == []


def test_what_is_made_of_a_passage_is_made_once(read_passage):
    made = []

    def count(passage):
        made.append(passage)
        return passage.end

    passage = read_passage("The board sold the mill.")
    assert passage.once(count) == passage.once(count) == 6
    assert made == [passage]


def test_a_passage_with_other_classes_forgets_what_hung_on_them(read_passage):
    def nouns(passage):
        return [i for i, tag in enumerate(passage.tags) if tag == Tag.NOUN]

    passage = read_passage("The board sold the mill.")
    assert passage.places(nouns) == [1, 4]
    assert replace(passage, tags=[Tag.NOUN] * 6).places(nouns) == [0, 1, 2, 3, 4, 5]


def test_characters_of_a_part_are_told_as_those_of_its_article(read_passage):
    passage = read_passage("The board sold the “old” mill.")
    assert passage.text(1, 8) == "board sold the “old” mill"
    assert passage.char(1) == 4
    passage.doc.user_data[OFFSET_KEY] = 100
    (part,) = passages_of(passage.doc)
    assert part.char(1) == 104
    assert part.text(1, 3) == "board sold"
