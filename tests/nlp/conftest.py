"""What tests of the language layer read with: a passage of one paragraph, claims of a text."""

from dataclasses import replace

import pytest

from workbench.nlp.claim_finder import register_extensions
from workbench.nlp.extract import extract
from workbench.nlp.paragraphs import Paragraph
from workbench.nlp.passages import PARAGRAPHS_KEY, passages_of
from workbench.nlp.pipeline import BLANK, load


@pytest.fixture
def read_passage():
    """Return a function from one paragraph's text to its Passage, never read as a heading."""

    def read(text, *, heading=False, opening=False):
        register_extensions()
        doc = load(BLANK).make_doc(text)
        doc.user_data[PARAGRAPHS_KEY] = [Paragraph(0, len(text), heading, opening)]
        (passage,) = passages_of(doc)
        return passage

    return read


@pytest.fixture
def find():
    """Return a function from a text to {quote: claim}, by the rules on words alone.

    A headline is put before the text.
    """

    def claims_of(text, **options):
        before = "Council meets\n\n"
        found = extract(before + text, nlp=load(BLANK), **options)
        return {
            claim.quote: replace(
                claim,
                start_char=claim.start_char - len(before),
                end_char=claim.end_char - len(before),
            )
            for claim in found
        }

    return claims_of
