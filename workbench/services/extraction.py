"""Reading a text that is about to be taken in: its claims, and what is left out of them."""

from flask import current_app

from workbench.domain.articles import ArticleDraft
from workbench.domain.readings import Reading
from workbench.nlp.extract import extract
from workbench.nlp.language import check_language
from workbench.nlp.pipeline import load, pipeline_id
from workbench.services.articles import Proposals


def propose(draft: ArticleDraft) -> Proposals:
    """Return what a reading of *draft* gives. Slow on long texts: call it before transaction().

    Raises UnknownLanguageError for a text in a language that claims are not found in.
    """
    check_language(draft.text)
    nlp = load(current_app.config["PIPELINE"])
    found = extract(draft.text, nlp=nlp, published_on=draft.published_on)
    reading = Reading(claims=found)
    return Proposals(
        candidates=reading.claims,
        pipeline=pipeline_id(nlp),
        left_out=reading.left_out,
        findings=reading.findings,
    )
