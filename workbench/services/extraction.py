"""Finding the claims in a text that is about to be taken in."""

from flask import current_app

from workbench.domain.articles import ArticleDraft
from workbench.nlp.extract import extract
from workbench.nlp.language import check_language
from workbench.nlp.pipeline import load, pipeline_id
from workbench.services.articles import Proposals


def propose(draft: ArticleDraft) -> Proposals:
    """Return the claims proposed for *draft*. Slow on long texts: call it before transaction().

    Raises UnknownLanguageError for a text in a language that claims are not found in.
    """
    check_language(draft.text)
    nlp = load(current_app.config["PIPELINE"])
    found = extract(draft.text, nlp=nlp, published_on=draft.published_on)
    return Proposals(candidates=found, pipeline=pipeline_id(nlp))
