"""The marked texts that the shipped weights are fitted on, brought together from their sources.

`own` are articles written for this purpose, which stand here with two readers' marks; twenty
more, `held`, are kept apart to measure on. The other groups are passages of the treebanks: only the
marks stand here, as offsets, and the text is made anew from the treebank. `claims` is a folder of
the user's, in the same form.
"""

import random
import shutil
from importlib.resources import as_file, files
from pathlib import Path
from tempfile import TemporaryDirectory

from workbench.nlp.scoring.marks import TEXTS, MarkedArticle, read_marked
from workbench.nlp.training.treebanks import TreeSentence, read_sentences

_PARALLEL = ("en_pud-test.conllu",)
_WEB = ("en_ewt-train.conllu", "en_ewt-dev.conllu")
_GENRES = ("en_gum-train.conllu", "en_gum-dev.conllu", "en_gum-test.conllu")
_SENTENCES_A_FILE = 25
_WEB_SEED = 5
_WEB_KINDS = ("weblog", "newsgroup")
_WORDS_A_FILE, _WORDS_LEAST = 450, 120
_TALKS, _LIVES = ("GUM_interview", "GUM_speech"), ("GUM_bio",)
_WORDS_A_TALK = 330
GROUPS = ("own", "news", "encyclopedia", "web", "talks", "lives")


def marked_groups(treebanks: Path, claims: Path | None) -> dict[str, tuple[MarkedArticle, ...]]:
    """Return the marked articles of each group; `claims` only where that folder is given."""
    out: dict[str, tuple[MarkedArticle, ...]] = {}
    with as_file(files("workbench.nlp.training").joinpath("marks")) as marks:
        for group in GROUPS:
            out[group] = _group(marks / group, group, treebanks)
    if claims is not None:
        out["claims"] = read_marked(claims).articles
    return {name: tuple(each for each in group if each.scored) for name, group in out.items()}


def _group(marks: Path, group: str, treebanks: Path) -> tuple[MarkedArticle, ...]:
    if group == "own":
        return read_marked(marks).articles
    texts = passages(group, treebanks)
    with TemporaryDirectory() as folder:
        copy = Path(folder) / group
        shutil.copytree(marks, copy)
        (copy / TEXTS).mkdir()
        for name, text in texts.items():
            (copy / TEXTS / f"{name}.txt").write_text(text, encoding="utf-8")
        return read_marked(copy).articles


def passages(group: str, treebanks: Path) -> dict[str, str]:
    """Return the texts of a group whose marks stand here as offsets, by file name.

    `news` and `encyclopedia` are the halves of the parallel treebank, `web` the beginnings of
    weblogs and newsgroup posts, `talks` those of interviews and speeches, `lives` of biographies.
    """
    if group == "news":
        return _parallel(treebanks, "n", "pud_news")
    if group == "encyclopedia":
        return _parallel(treebanks, "w", "pud_wiki")
    if group == "web":
        return _web_passages(treebanks)
    if group == "talks":
        return _genres(treebanks, _TALKS, _WORDS_A_TALK)
    return _genres(treebanks, _LIVES, _WORDS_A_FILE)


def _parallel(treebanks: Path, initial: str, stem: str) -> dict[str, str]:
    """Return some documents of the parallel treebank to a file, each document a paragraph."""
    documents = _by_document(treebanks, _PARALLEL)
    out: dict[str, str] = {}
    paragraphs: list[str] = []
    sentences = 0
    chosen = [each for name, each in documents.items() if name.startswith(initial)]
    for number, document in enumerate(chosen, 1):
        paragraphs.append(" ".join(sentence.text for sentence in document))
        sentences += len(document)
        if sentences >= _SENTENCES_A_FILE or number == len(chosen):
            out[f"{stem}_{len(out) + 1:02}"] = "\n\n".join(paragraphs) + "\n"
            paragraphs, sentences = [], 0
    return out


def _web_passages(treebanks: Path) -> dict[str, str]:
    """Return the beginnings of the longer weblogs and newsgroup posts, in a mixed order."""
    documents = _by_document(treebanks, _WEB)
    names = [name for name in documents if name.startswith(_WEB_KINDS)]
    random.Random(_WEB_SEED).shuffle(names)  # noqa: S311  # the same ones each time
    out: dict[str, str] = {}
    for name in names:
        text, words = _beginning(documents[name], _WORDS_A_FILE)
        if words >= _WORDS_LEAST:
            out[f"ewt_{len(out) + 1:02}"] = text
    return out


def _genres(treebanks: Path, kinds: tuple[str, ...], words: int) -> dict[str, str]:
    documents = _by_document(treebanks, _GENRES)
    chosen = sorted(name for name in documents if name.startswith(kinds))
    return {name.lower(): _beginning(documents[name], words)[0] for name in chosen}


def _beginning(document: list[TreeSentence], most: int) -> tuple[str, int]:
    paragraphs: list[str] = []
    current: list[str] = []
    words = 0
    for sentence in document:
        if sentence.opens and current:
            paragraphs.append(" ".join(current))
            current = []
        current.append(sentence.text)
        words += len(sentence.text.split())
        if words > most:
            break
    return "\n\n".join([*paragraphs, " ".join(current)]) + "\n", words


def _by_document(treebanks: Path, names: tuple[str, ...]) -> dict[str, list[TreeSentence]]:
    out: dict[str, list[TreeSentence]] = {}
    for name in names:
        for sentence in read_sentences(treebanks / name):
            out.setdefault(sentence.document, []).append(sentence)
    return out
