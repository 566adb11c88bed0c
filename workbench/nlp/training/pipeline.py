"""The shipped pipeline: two trainings put together, scored, and written with its model card."""

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import spacy
from spacy.cli.train import train
from spacy.training import Example

from workbench.nlp.training.card import CARD, LICENSE
from workbench.nlp.training.corpora import write_corpora
from workbench.nlp.training.names_corpus import name_docs, read_iob
from workbench.nlp.training.treebanks import plain_docs, read_sentences

if TYPE_CHECKING:
    from spacy.language import Language

VERSION = "1.0.0"
NAME = "claim_workbench_news"
_CONFIGS = Path(__file__).parent
_TESTS = {
    "news (PUD)": ("en_pud-test.conllu", "uner_en_pud-ud-test.iob2"),
    "web (EWT)": ("en_ewt-test.conllu", "uner_en_ewt-ud-test.iob2"),
    "mixed (GUM)": ("en_gum-test.conllu", ""),
}
_FIGURES = {
    "tag_acc": "TAG",
    "pos_acc": "UPOS",
    "morph_acc": "morphology",
    "dep_uas": "UAS",
    "dep_las": "LAS",
    "sents_f": "sentences F",
    "lemma_acc": "lemma",
    "ents_f": "names F",
}


def train_pipeline(
    treebanks: Path, out: Path, say: Callable[[str], None], *, leave_out: Iterable[str] = ()
) -> None:
    """Train from the treebanks and write the pipeline to the folder *out*; under an hour.

    Documents of GUM named in *leave_out* are not trained on: figures on them are then honest.
    """
    with TemporaryDirectory() as folder:
        work = Path(folder)
        write_corpora(treebanks, work, leave_out=leave_out)
        for part in ("grammar", "names"):
            say(f"Training {part} …")
            train(
                _CONFIGS / f"{part}.cfg",
                work / part,
                overrides={
                    "paths.train": str(work / f"{part}-train.spacy"),
                    "paths.dev": str(work / f"{part}-dev.spacy"),
                },
            )
        say("Scoring …")
        assemble(work / "grammar" / "model-best", work / "names" / "model-best", treebanks, out)


def assemble(grammar: Path, names: Path, treebanks: Path, out: Path) -> None:
    """Put two trained halves together, score them on the test sets, and write all to *out*."""
    nlp = spacy.load(grammar)
    nlp.add_pipe("ner", source=spacy.load(names))
    scores = score_pipeline(nlp, treebanks)
    nlp.meta.update(
        name=NAME,
        version=VERSION,
        description="English news and web text: tags, morphology, lemmas, trees, sentences, names.",
        author="The claim workbench",
        license="CC BY-SA 4.0",
        performance=scores,
    )
    nlp.to_disk(out, exclude=["vocab/vectors"])
    (out / "README.md").write_text(CARD.format(table=_table(scores)), encoding="utf-8")
    (out / "LICENSE").write_text(LICENSE, encoding="utf-8")


def score_pipeline(nlp: "Language", treebanks: Path) -> dict[str, dict[str, float]]:
    """Return the figures of each test set, 0 to 100, from raw text."""
    out: dict[str, dict[str, float]] = {}
    for name, (trees, entities) in _TESTS.items():
        found = nlp.evaluate(_examples(nlp, treebanks / trees, None))
        if entities:
            found["ents_f"] = nlp.evaluate(_examples(nlp, treebanks / trees, treebanks / entities))[
                "ents_f"
            ]
        else:
            found.pop("ents_f", None)
        out[name] = {
            label: round(100 * float(found[key]), 1)
            for key, label in _FIGURES.items()
            if found.get(key) is not None
        }
    return out


def _examples(nlp: "Language", trees: Path, entities: Path | None) -> list[Example]:
    sentences = read_sentences(trees)
    if entities is None:
        docs = plain_docs(sentences, nlp.vocab)
    else:
        docs = name_docs(sentences, read_iob(entities), nlp.vocab)
    return [Example(nlp.make_doc(doc.text), doc) for doc in docs]


def _table(scores: dict[str, dict[str, Any]]) -> str:
    labels = list(_FIGURES.values())
    rows = [f"| test set | {' | '.join(labels)} |", "|---|" + "--:|" * len(labels)]
    rows += [
        f"| {name} | {' | '.join(str(figures.get(label, '–')) for label in labels)} |"
        for name, figures in scores.items()
    ]
    return "\n".join(rows)


def figures_of(folder: Path) -> dict[str, dict[str, float]]:
    """Return the figures that a written pipeline carries in its meta.json."""
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    return dict(meta["performance"])
