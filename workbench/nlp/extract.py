"""The way in: an article's text to the claims proposed in it."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from workbench.domain.claims import ClaimCandidate
from workbench.nlp.names import Mention, Names
from workbench.nlp.paragraphs import split_paragraphs
from workbench.nlp.pipeline import load

if TYPE_CHECKING:
    from spacy.language import Language


def extract(
    text: str, *, nlp: "Language | None" = None, published_on: date | None = None
) -> list[ClaimCandidate]:
    """Return the claims proposed in *text*, by start; `text[start_char:end_char] == quote`."""
    nlp = load() if nlp is None else nlp
    names = Names()
    found: list[tuple[ClaimCandidate, Mention | None]] = []
    paragraphs = split_paragraphs(text)
    texts = (text[each.start : each.end] for each in paragraphs)
    for paragraph, doc in zip(paragraphs, nlp.pipe(texts), strict=True):
        names.add([_moved(each, paragraph.start) for each in doc._.name_mentions])
        for span in doc.spans["claims"]:
            mention = span._.claimant_mention
            found.append(
                (
                    _at(span._.claim, paragraph.start),
                    _moved(mention, paragraph.start) if mention else None,
                )
            )
    return [
        replace(claim, claimant=names.resolve(mention) if mention else "")
        for claim, mention in found
    ]


def _at(claim: ClaimCandidate, offset: int) -> ClaimCandidate:
    return replace(claim, start_char=claim.start_char + offset, end_char=claim.end_char + offset)


def _moved(mention: Mention, offset: int) -> Mention:
    return replace(mention, start_char=mention.start_char + offset)
