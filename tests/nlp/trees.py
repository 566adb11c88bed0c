"""Hand-made dependency trees: a sentence as "word:label:head" with heads counted from 1."""

from functools import cache

import spacy
from spacy.tokens import Doc

from workbench.nlp.paragraphs import Paragraph
from workbench.nlp.passages import PARAGRAPHS_KEY, passages_of


@cache
def _vocab():
    return spacy.blank("en").vocab


def read_tree(notation):
    """Return the passage of one hand-made sentence; head 0 stands for none."""
    parts = [part.rsplit(":", 1) for part in notation.split()]
    words = [word.split(":", 1)[0] for word, _ in parts]
    labels = [word.split(":", 1)[1] for word, _ in parts]
    heads = [int(head) - 1 if head != "0" else at for at, (_, head) in enumerate(parts)]
    return passage_of_tree(words, labels, heads)


def passage_of_tree(words, labels, heads):
    """Return the passage of words whose heads are given as indices, a root's as its own."""
    doc = Doc(_vocab(), words=words, deps=labels, heads=heads)
    doc.user_data[PARAGRAPHS_KEY] = [Paragraph(0, len(doc.text))]
    (passage,) = passages_of(doc)
    return passage
