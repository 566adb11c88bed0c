"""The language pipeline, loaded once and only when text is first read.

spaCy takes seconds to import, which no command that reads no text should wait for: this module
and only this one imports it inside a function, and `claim_finder` with it.
"""

from functools import cache
from typing import TYPE_CHECKING

from workbench.domain.errors import NotFoundError

if TYPE_CHECKING:
    from spacy.language import Language

BLANK = "blank"
COMPONENT = "claim_finder"


@cache
def load(name: str = BLANK) -> "Language":
    """Return the pipeline *name* with the claim finder last, loaded once for each name.

    "blank" is spaCy's English tokenizer alone; any other name is an installed pipeline package
    or a path. Raises NotFoundError when there is none.
    """
    import spacy

    import workbench.nlp.claim_finder  # noqa: F401  # registers the factory

    if name == BLANK:
        nlp = spacy.blank("en")
    else:
        try:
            nlp = spacy.load(name)
        except OSError as error:
            raise NotFoundError(
                f"There is no language pipeline “{name}”. Install it, or use “{BLANK}”."
            ) from error
    if COMPONENT not in nlp.pipe_names:
        nlp.add_pipe(COMPONENT)
    return nlp


def pipeline_id(nlp: "Language") -> str:
    """Return what proposed a claim: "claim-rules 1 · blank en · spacy 3.8.18"."""
    from spacy.about import __version__

    from workbench.nlp.claim_finder import RULES_VERSION

    meta = nlp.meta
    trained = any(pipe != COMPONENT for pipe in nlp.pipe_names)
    base = f"{meta['lang']}_{meta['name']} {meta['version']}" if trained else f"blank {nlp.lang}"
    return f"claim-rules {RULES_VERSION} · {base} · spacy {__version__}"
