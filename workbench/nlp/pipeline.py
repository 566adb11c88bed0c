"""The language pipeline, loaded once and only when text is first read.

spaCy takes seconds to import, which no command that reads no text should wait for: this module
and only this one imports it inside a function, and `claim_finder` with it.
"""

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from workbench.domain.errors import NotFoundError

if TYPE_CHECKING:
    from spacy.language import Language

SHIPPED = "shipped"
BLANK = "blank"
COMPONENT = "claim_finder"
SENTENCES = "sentence_marks"


def load(name: str = SHIPPED) -> "Language":
    """Return the pipeline *name* with the claim finder last, loaded once for each name.

    "shipped" is the one that comes with the product, "blank" spaCy's English tokenizer alone,
    which claims are found with by rules; any other name is an installed pipeline package or a
    path. Raises NotFoundError when there is none.
    """
    return _loaded(name)


@cache
def _loaded(name: str) -> "Language":
    import spacy

    import workbench.nlp.claim_finder
    import workbench.nlp.sentence_marks  # noqa: F401  # both register factories

    if name == BLANK:
        nlp = spacy.blank("en")
    else:
        try:
            nlp = spacy.load(shipped_path() if name == SHIPPED else name)
        except OSError as error:
            raise NotFoundError(
                f"There is no language pipeline “{name}”. Install it, or use “{SHIPPED}”."
            ) from error
    if "parser" in nlp.pipe_names and SENTENCES not in nlp.pipe_names:
        nlp.add_pipe(SENTENCES, before="parser")
    if COMPONENT not in nlp.pipe_names:
        nlp.add_pipe(COMPONENT)
    return nlp


def shipped_path() -> str:
    """Return the folder of the pipeline that comes with the product."""
    return str(files("workbench.nlp").joinpath("shipped"))


def pipeline_id(nlp: "Language") -> str:
    """Return what proposed a claim: "claim-rules 1 · blank en · spacy 3.8.18"."""
    from spacy.about import __version__

    from workbench.nlp.claim_finder import RULES_VERSION

    meta = nlp.meta
    trained = any(pipe not in (COMPONENT, SENTENCES) for pipe in nlp.pipe_names)
    base = f"{meta['lang']}_{meta['name']} {meta['version']}" if trained else f"blank {nlp.lang}"
    return f"claim-rules {RULES_VERSION} · {base} · spacy {__version__}"
