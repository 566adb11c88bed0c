"""The corpora on disk: treebank files in, spaCy's binary training files out."""

from collections.abc import Iterable
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin

from workbench.nlp.training.names_corpus import (
    Entity,
    name_docs,
    named_entities,
    read_iob,
    words_of,
)
from workbench.nlp.training.treebanks import (
    TreeSentence,
    plain_docs,
    read_sentences,
    training_docs,
)

# Every second run is enough to see where training stands, and halves the waiting.
_DEV_SHARE = 2


def write_corpora(treebanks: Path, out: Path, *, leave_out: Iterable[str] = ()) -> None:
    """Write the binary files that the two training runs read, into the folder *out*.

    *leave_out* names documents that scores will be reported on. The files are
    grammar-train, grammar-dev, names-train and names-dev, each `.spacy`.
    """
    out.mkdir(parents=True, exist_ok=True)
    vocab = spacy.blank("en").vocab
    unwanted = frozenset(leave_out)
    ewt = read_sentences(treebanks / "en_ewt-train.conllu")
    gum = read_sentences(treebanks / "en_gum-train.conllu", leave_out=unwanted)
    ewt_dev = read_sentences(treebanks / "en_ewt-dev.conllu")
    gum_dev = read_sentences(treebanks / "en_gum-dev.conllu")
    _write(out / "grammar-train.spacy", training_docs(ewt + gum, vocab))
    dev = list(plain_docs(ewt_dev + gum_dev, vocab))
    _write(out / "grammar-dev.spacy", dev[::_DEV_SHARE])
    names = read_iob(treebanks / "uner_en_ewt-ud-train.iob2") | _gum_names(gum)
    _write(out / "names-train.spacy", name_docs(ewt + gum, names, vocab))
    names = read_iob(treebanks / "uner_en_ewt-ud-dev.iob2") | _gum_names(gum_dev)
    _write(out / "names-dev.spacy", name_docs(ewt_dev + gum_dev, names, vocab))


def _gum_names(sentences: list[TreeSentence]) -> dict[str, list[Entity]]:
    return {words_of(sentence): named_entities(sentence) for sentence in sentences}


def _write(path: Path, docs: Iterable[Doc]) -> None:
    DocBin(docs=docs, store_user_data=False).to_disk(path)
