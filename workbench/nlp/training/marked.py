"""The marked texts that the shipped weights are fitted on, brought together from their sources.

`own` are articles written for this purpose, which stand here with two readers' marks; twenty
more, `held`, are kept apart to measure on. `news` and `web` are passages of two treebanks: only the
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

_NEWS = ("en_pud-test.conllu",)
_WEB = ("en_ewt-train.conllu", "en_ewt-dev.conllu")
_SENTENCES_A_FILE = 25
_WEB_SEED = 5
_WEB_KINDS = ("weblog", "newsgroup")
_WORDS_A_FILE, _WORDS_LEAST, _WORDS_IN_ALL = 450, 120, 12_000
GROUPS = ("own", "news", "web")


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
    texts = news_passages(treebanks) if group == "news" else web_passages(treebanks)
    with TemporaryDirectory() as folder:
        copy = Path(folder) / group
        shutil.copytree(marks, copy)
        (copy / TEXTS).mkdir()
        for name, text in texts.items():
            (copy / TEXTS / f"{name}.txt").write_text(text, encoding="utf-8")
        return read_marked(copy).articles


def news_passages(treebanks: Path) -> dict[str, str]:
    """Return the news half of the parallel treebank, each document a paragraph, by file name."""
    documents = _by_document(treebanks, _NEWS)
    out: dict[str, str] = {}
    paragraphs: list[str] = []
    sentences = 0
    news = [each for name, each in documents.items() if name.startswith("n")]
    for number, document in enumerate(news, 1):
        paragraphs.append(" ".join(sentence.text for sentence in document))
        sentences += len(document)
        if sentences >= _SENTENCES_A_FILE or number == len(news):
            out[f"pud_news_{len(out) + 1:02}"] = "\n\n".join(paragraphs) + "\n"
            paragraphs, sentences = [], 0
    return out


def web_passages(treebanks: Path) -> dict[str, str]:
    """Return the beginnings of some weblogs and newsgroup posts of the web treebank."""
    documents = _by_document(treebanks, _WEB)
    names = [name for name in documents if name.startswith(_WEB_KINDS)]
    random.Random(_WEB_SEED).shuffle(names)  # noqa: S311  # the same ones each time
    out: dict[str, str] = {}
    in_all = 0
    for name in names:
        text, number = _beginning(documents[name])
        if number < _WORDS_LEAST:
            continue
        out[f"ewt_{len(out) + 1:02}"] = text
        in_all += number
        if in_all > _WORDS_IN_ALL:
            break
    return out


def _beginning(document: list[TreeSentence]) -> tuple[str, int]:
    paragraphs: list[str] = []
    current: list[str] = []
    words = 0
    for sentence in document:
        if sentence.opens and current:
            paragraphs.append(" ".join(current))
            current = []
        current.append(sentence.text)
        words += len(sentence.text.split())
        if words > _WORDS_A_FILE:
            break
    return "\n\n".join([*paragraphs, " ".join(current)]) + "\n", words


def _by_document(treebanks: Path, names: tuple[str, ...]) -> dict[str, list[TreeSentence]]:
    out: dict[str, list[TreeSentence]] = {}
    for name in names:
        for sentence in read_sentences(treebanks / name):
            out.setdefault(sentence.document, []).append(sentence)
    return out
