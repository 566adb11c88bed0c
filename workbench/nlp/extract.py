"""The way in: an article's text to the claims proposed in it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from workbench.domain.claims import ClaimCandidate
from workbench.nlp.names import Mention, Names
from workbench.nlp.paragraphs import Paragraph, split_paragraphs
from workbench.nlp.passages import PARAGRAPHS_KEY, PUBLISHED_KEY
from workbench.nlp.pipeline import load

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


def extract(
    text: str, *, nlp: "Language | None" = None, published_on: date | None = None
) -> list[ClaimCandidate]:
    """Return the claims proposed in *text*, by start; `text[start_char:end_char] == quote`.

    *text* is taken as it is: normalise it first where offsets are kept (`domain.articles`).
    *nlp* is a pipeline with the component `claim_finder`, by default the blank English one;
    *published_on* helps to tell what still lies ahead. The same arguments always give the same
    claims. Each paragraph is read by itself, so time grows with length and a paragraph changes
    no other's spans, kinds and worths; only claimants are filled out from the whole article.
    """
    nlp = load() if nlp is None else nlp
    names = Names()
    found: list[tuple[ClaimCandidate, Mention | None]] = []
    paragraphs = split_paragraphs(text)
    docs = nlp.pipe(_docs(nlp, text, paragraphs, published_on))
    for paragraph, doc in zip(paragraphs, docs, strict=True):
        names.add([_moved(each, paragraph.start) for each in doc._.name_mentions])
        for span in doc.spans["claims"]:
            mention = span._.claimant_mention
            found.append(
                (
                    _at(span._.claim, paragraph.start),
                    _moved(mention, paragraph.start) if mention is not None else None,
                )
            )
    return [
        replace(claim, claimant=names.resolve(mention) if mention is not None else "")
        for claim, mention in found
    ]


def _docs(
    nlp: "Language", text: str, paragraphs: list[Paragraph], published_on: date | None
) -> "Iterator[Doc]":
    for paragraph in paragraphs:
        doc = nlp.make_doc(text[paragraph.start : paragraph.end])
        doc.user_data[PARAGRAPHS_KEY] = [
            replace(paragraph, start=0, end=paragraph.end - paragraph.start)
        ]
        doc.user_data[PUBLISHED_KEY] = published_on
        yield doc


def _at(claim: ClaimCandidate, offset: int) -> ClaimCandidate:
    return replace(claim, start_char=claim.start_char + offset, end_char=claim.end_char + offset)


def _moved(mention: Mention, offset: int) -> Mention:
    return replace(mention, start_char=mention.start_char + offset)
