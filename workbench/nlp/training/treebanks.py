"""Universal Dependencies treebanks (CoNLL-U) as spaCy Docs with their true surface text."""

import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Doc
from spacy.vocab import Vocab

_RUN_MAX = 12
# How often a run of sentences ends where a paragraph ends: mostly, for the product reads each
# paragraph by itself; not always, so that two sentences in a row stay a common sight.
_BREAK_AT_PARAGRAPH = 0.7
# How many runs have their straight marks made curly, and how many are set in capitals. Treebank
# text is older than curly quotation marks on the web; newspapers use little else.
_CURLY = 0.3
_CAPITALS = 0.02


@dataclass(frozen=True)
class TreeWord:
    """One syntactic word; `head` counts words of its sentence from 0, the root is its own."""

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    deprel: str
    spaced: bool
    misc: str


@dataclass(frozen=True)
class TreeSentence:
    """One sentence of a treebank, its document's name, and whether it opens a paragraph."""

    document: str
    text: str
    opens: bool
    words: tuple[TreeWord, ...]


def read_sentences(path: Path, *, leave_out: Iterable[str] = ()) -> list[TreeSentence]:
    """Return the sentences of a CoNLL-U file whose words give back the text they stand for.

    Documents named in *leave_out* are passed over. See universaldependencies.org/format.html.
    """
    unwanted = frozenset(leave_out)
    out: list[TreeSentence] = []
    document, opens = "", True
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        comments, rows = _parts(block)
        document = comments.get("newdoc id", document)
        opens = opens or any(name.startswith("new") for name in comments)
        if not rows or document in unwanted:
            continue
        words = tuple(_words(rows))
        text = comments.get("text", "")
        if "".join(w.form + " " * w.spaced for w in words).strip() == text.strip():
            out.append(TreeSentence(document, text, opens, words))
            opens = False
    return out


def _parts(block: str) -> tuple[dict[str, str], list[list[str]]]:
    lines = block.strip("\n").split("\n")
    comments: dict[str, str] = {}
    for line in lines:
        if line.startswith("#"):
            name, _, value = line[1:].partition("=")
            comments[name.strip()] = value.strip()
    return comments, [line.split("\t") for line in lines if line and not line.startswith("#")]


def _words(rows: list[list[str]]) -> Iterator[TreeWord]:
    """Yield the words; those of one written token ("don't") stand together without a space."""
    joined_until, joined_spaced = 0, True
    for row in rows:
        if "-" in row[0]:
            joined_until = int(row[0].partition("-")[2])
            joined_spaced = "SpaceAfter=No" not in row[9]
            continue
        if "." in row[0]:
            continue
        number = int(row[0])
        spaced = "SpaceAfter=No" not in row[9]
        if number <= joined_until:
            spaced = joined_spaced if number == joined_until else False
        head = int(row[6])
        yield TreeWord(
            form=row[1],
            lemma=row[2],
            upos=row[3],
            xpos=row[4],
            feats="" if row[5] == "_" else row[5],
            head=number - 1 if head == 0 else head - 1,
            deprel="ROOT" if head == 0 else row[7],
            spaced=spaced,
            misc=row[9],
        )


def runs_of(sentences: list[TreeSentence], rng: random.Random) -> Iterator[list[TreeSentence]]:
    """Yield runs of 1 to 12 sentences in a row, so that training meets sentence starts."""
    run: list[TreeSentence] = []
    length = rng.randint(1, _RUN_MAX)
    for sentence in sentences:
        ends = sentence.opens and rng.random() < _BREAK_AT_PARAGRAPH
        elsewhere = bool(run) and run[-1].document != sentence.document
        if run and (len(run) >= length or ends or elsewhere):
            yield run
            run, length = [], rng.randint(1, _RUN_MAX)
        run.append(sentence)
    if run:
        yield run


def doc_of(run: list[TreeSentence], vocab: Vocab, *, change: Callable[[str], str] = str) -> Doc:
    """Return one Doc with tags, morphology, lemmas, trees and sentence starts of a run."""
    words = [word for sentence in run for word in sentence.words]
    heads: list[int] = []
    spaces: list[bool] = []
    for sentence in run:
        base = len(heads)
        heads += [base + word.head for word in sentence.words]
        spaces += [*(word.spaced for word in sentence.words[:-1]), True]
    return Doc(
        vocab,
        words=[change(word.form) for word in words],
        spaces=spaces,
        tags=[word.xpos for word in words],
        pos=[word.upos for word in words],
        morphs=[word.feats for word in words],
        lemmas=[word.lemma for word in words],
        heads=heads,
        deps=[word.deprel for word in words],
    )


def training_docs(sentences: list[TreeSentence], vocab: Vocab, *, seed: int = 0) -> Iterator[Doc]:
    """Yield Docs for training, some with curly marks and a few in capitals, the same each time."""
    rng = random.Random(seed)  # noqa: S311  # repeatable on purpose
    for run in runs_of(sentences, rng):
        chance = rng.random()
        if chance < _CAPITALS:
            yield doc_of(run, vocab, change=str.upper)
        elif chance < _CAPITALS + _CURLY:
            yield doc_of(run, vocab, change=_Curler())
        else:
            yield doc_of(run, vocab)


def plain_docs(sentences: list[TreeSentence], vocab: Vocab, *, seed: int = 0) -> Iterator[Doc]:
    """Yield Docs for scoring, their text unchanged."""
    rng = random.Random(seed)  # noqa: S311  # repeatable on purpose
    for run in runs_of(sentences, rng):
        yield doc_of(run, vocab)


class _Curler:
    """Makes straight marks curly, one word after another: the first opens, the next closes."""

    def __init__(self) -> None:
        self.open = False

    def __call__(self, form: str) -> str:
        if form == '"':
            self.open = not self.open
            return "“" if self.open else "”"
        return form.replace("'", "’")
