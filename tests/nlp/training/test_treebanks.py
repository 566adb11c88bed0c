"""Treebanks and layers of names as training documents, on two sentences of our own."""

import random

import pytest
import spacy

from workbench.nlp.training.names_corpus import name_docs, named_entities, read_iob, words_of
from workbench.nlp.training.treebanks import (
    doc_of,
    plain_docs,
    read_sentences,
    runs_of,
    training_docs,
)

TREEBANK = """\
# newdoc id = harbour
# sent_id = harbour-1
# text = Maud Ferrier didn't sell "it".
1\tMaud\tMaud\tPROPN\tNNP\tNumber=Sing\t5\tnsubj\t_\tEntity=(1-person-new-sgl
2\tFerrier\tFerrier\tPROPN\tNNP\tNumber=Sing\t1\tflat\t_\tEntity=1)
3-4\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_
3\tdid\tdo\tAUX\tVBD\tTense=Past\t5\taux\t_\t_
4\tn't\tnot\tPART\tRB\t_\t5\tadvmod\t_\t_
5\tsell\tsell\tVERB\tVB\t_\t0\troot\t_\t_
6\t"\t"\tPUNCT\t``\t_\t7\tpunct\t_\tSpaceAfter=No
7\tit\tit\tPRON\tPRP\t_\t5\tobj\t_\tEntity=(2-object-giv-sgl)|SpaceAfter=No
8\t"\t"\tPUNCT\t''\t_\t7\tpunct\t_\tSpaceAfter=No
9\t.\t.\tPUNCT\t.\t_\t5\tpunct\t_\t_

# newpar
# sent_id = harbour-2
# text = The mayor of Port Adrian left.
1\tThe\tthe\tDET\tDT\t_\t2\tdet\t_\tEntity=(3-person-new-sgl
2\tmayor\tmayor\tNOUN\tNN\t_\t6\tnsubj\t_\t_
3\tof\tof\tADP\tIN\t_\t5\tcase\t_\t_
4\tPort\tPort\tPROPN\tNNP\t_\t5\tcompound\t_\tEntity=(4-place-new-sgl
5\tAdrian\tAdrian\tPROPN\tNNP\t_\t2\tnmod\t_\tEntity=4)3)
6\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No
7\t.\t.\tPUNCT\t.\t_\t6\tpunct\t_\t_

# newdoc id = broken
# sent_id = broken-1
# text = These words are not those below.
1\tNo\tno\tDET\tDT\t_\t0\troot\t_\t_

"""
NAMES = """\
# sent_id = elsewhere-0001
1\tMaud\tB-PER\t-\tx
2\tFerrier\tI-PER\t-\tx
3\tdid\tO\t-\tx
4\tn't\tO\t-\tx
5\tsell\tO\t-\tx
6\t"\tO\t-\tx
7\tit\tB-OTH\t-\tx
8\t"\tO\t-\tx
9\t.\tO\t-\tx

"""


@pytest.fixture
def sentences(tmp_path):
    path = tmp_path / "own.conllu"
    path.write_text(TREEBANK, encoding="utf-8")
    return read_sentences(path)


@pytest.fixture
def vocab():
    return spacy.blank("en").vocab


def test_a_document_has_the_text_of_its_sentences(sentences, vocab):
    doc = doc_of(sentences, vocab)
    assert doc.text.strip() == 'Maud Ferrier didn\'t sell "it". The mayor of Port Adrian left.'
    assert [sent.text for sent in doc.sents][1] == "The mayor of Port Adrian left."
    assert (doc[4].dep_, doc[4].head.i, doc[0].head.text) == ("ROOT", 4, "sell")
    assert (doc[10].tag_, doc[10].lemma_, doc[10].head.text) == ("NN", "mayor", "left")


def test_a_sentence_whose_words_are_not_its_text_is_left_out(sentences):
    assert [each.document for each in sentences] == ["harbour", "harbour"]


def test_named_documents_are_left_out(tmp_path):
    path = tmp_path / "own.conllu"
    path.write_text(TREEBANK, encoding="utf-8")
    assert read_sentences(path, leave_out=["harbour"]) == []


def test_runs_hold_every_sentence_once_and_never_two_documents(sentences):
    runs = list(runs_of(sentences * 40, random.Random(1)))
    assert [each for run in runs for each in run] == sentences * 40
    assert 1 < max(len(run) for run in runs) <= 12


def test_training_documents_are_the_same_each_time_and_some_have_curly_marks(sentences, vocab):
    made = [[doc.text for doc in training_docs(sentences * 60, vocab, seed=3)] for _ in range(2)]
    assert made[0] == made[1]
    assert any("“it”" in text for text in made[0])
    assert any("didn’t" in text for text in made[0])
    assert any('"it"' in text for text in made[0])
    assert all('"it"' in doc.text for doc in plain_docs(sentences[:1] * 9, vocab))


def test_names_are_read_from_both_layers(sentences, vocab, tmp_path):
    path = tmp_path / "own.iob2"
    path.write_text(NAMES, encoding="utf-8")
    assert read_iob(path) == {words_of(sentences[0]): [(0, 2, "PERSON")]}
    assert named_entities(sentences[0]) == [(0, 2, "PERSON")]
    # "the mayor of Port Adrian" is a mention; the name in it is the place.
    assert named_entities(sentences[1]) == [(3, 5, "LOC")]
    names = {words_of(each): named_entities(each) for each in sentences}
    docs = list(name_docs(sentences, names, vocab))
    found = [(ent.text, ent.label_) for doc in docs for ent in doc.ents]
    assert found == [("Maud Ferrier", "PERSON"), ("Port Adrian", "LOC")]
