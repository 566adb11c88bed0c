"""Hand-tagged passages: a sentence as "word/TAG" with Penn tags, no tree."""

from functools import cache

import spacy
from spacy.tokens import Doc

from workbench.nlp.paragraphs import Paragraph
from workbench.nlp.passages import PARAGRAPHS_KEY, passages_of

_CLASSES = {"V": "VERB", "N": "NOUN", "J": "ADJ", "R": "ADV", "I": "ADP", "D": "DET", "C": "NUM"}


@cache
def _vocab():
    return spacy.blank("en").vocab


def read_tagged(notation):
    """Return the passage of one hand-tagged sentence."""
    words, tags = zip(*(each.rsplit("/", 1) for each in notation.split()), strict=True)
    classes = [_CLASSES.get(tag[0], "X") for tag in tags]
    doc = Doc(_vocab(), words=list(words), tags=list(tags), pos=classes)
    doc.user_data[PARAGRAPHS_KEY] = [Paragraph(0, len(doc.text))]
    (passage,) = passages_of(doc)
    return passage
