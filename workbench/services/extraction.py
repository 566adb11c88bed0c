"""Reading a text that is about to be taken in: its claims, what is left out of them, findings."""

from collections.abc import Callable
from datetime import date

from flask import current_app

from workbench.domain.articles import ArticleDraft
from workbench.nlp.extract import read_article
from workbench.nlp.language import check_language
from workbench.nlp.pipeline import load, pipeline_id
from workbench.services import worth
from workbench.services.articles import Proposals


def propose(draft: ArticleDraft, *, published_on: date | None = None) -> Proposals:
    """Return what a reading of *draft* gives. Slow on long texts: call it before transaction().

    Days are reckoned from the draft's own, else from *published_on*.

    Claims are judged with the desk's own weights where it has any. Raises UnknownLanguageError
    for a text in a language that claims are not found in.
    """
    ensure_readable(draft)
    return read(draft.text, draft.published_on or published_on)


def ensure_readable(draft: ArticleDraft) -> None:
    """Raise UnknownLanguageError for a text in a language that claims are not found in."""
    check_language(draft.text)


def read(
    text: str, published_on: date | None, tell: Callable[[int, int], None] | None = None
) -> Proposals:
    """Return what a reading of *text* gives; *tell* hears how many characters of how many are read.

    Whatever *tell* raises ends the reading.
    """
    nlp = load(current_app.config["PIPELINE"])
    weights = worth.current()
    reading = read_article(
        text,
        nlp=nlp,
        published_on=published_on,
        weights=worth.for_reading(weights),
        tell=tell,
    )
    return Proposals(
        candidates=reading.claims,
        pipeline=worth.signed(pipeline_id(nlp), weights),
        left_out=reading.left_out,
        findings=reading.findings,
    )
