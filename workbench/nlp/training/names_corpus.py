"""Names of people, organizations and places, as two open corpora mark them, as spaCy Docs."""

import random
import re
from collections.abc import Iterator
from pathlib import Path

from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from workbench.nlp.training.treebanks import TreeSentence, TreeWord, doc_of, runs_of

Entity = tuple[int, int, str]

# Universal NER (universalner.org) and GUM (gucorpling.org/gum) under the labels of spaCy's own
# English pipelines.
_LABELS = {
    "PER": "PERSON",
    "ORG": "ORG",
    "LOC": "LOC",
    "person": "PERSON",
    "organization": "ORG",
    "place": "LOC",
}
# What may stand between two capitalised words of one name.
_JOINERS = frozenset({"of", "the", "and", "for", "&", "-", "'s", "de", "van", "von", "al", "."})
_MISC_ENTITY = re.compile(r"Entity=([^|]*)")


def read_iob(path: Path) -> dict[str, list[Entity]]:
    """Return the names in each sentence of a Universal NER file, in word positions.

    The keys are the sentences' words with spaces between: their numbers differ between the
    treebanks and the layer of names.
    """
    out: dict[str, list[Entity]] = {}
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.split("\n") if line and line[0] != "#"]
        if rows:
            out[" ".join(row[1] for row in rows)] = _from_iob([row[2] for row in rows])
    return out


def words_of(sentence: TreeSentence) -> str:
    """Return a sentence's words with spaces between, as its names are looked up by."""
    return " ".join(word.form for word in sentence.words)


def _from_iob(tags: list[str]) -> list[Entity]:
    found: list[Entity] = []
    for at, tag in enumerate(tags):
        position, _, kind = tag.partition("-")
        label = _LABELS.get(kind)
        if label is None:
            continue
        if position == "I" and found and found[-1][1] == at and found[-1][2] == label:
            found[-1] = (found[-1][0], at + 1, label)
        else:
            found.append((at, at + 1, label))
    return found


def named_entities(sentence: TreeSentence) -> list[Entity]:
    """Return the names among GUM's entities: spans headed by a proper noun, without the rest.

    GUM marks every mention, "the mayor" as well as "Ana Ruiz"; of "the mayor of Lisbon" only
    "Lisbon" is a name. The longer of two that overlap stays.
    """
    found: list[Entity] = []
    for start, end, kind in _gum_spans(sentence.words):
        label = _LABELS.get(kind)
        name = _name_in(sentence.words, start, end) if label else None
        if name and label:
            found.append((*name, label))
    found.sort(key=lambda each: each[0] - each[1])
    kept: list[Entity] = []
    for each in found:
        if all(each[1] <= other[0] or other[1] <= each[0] for other in kept):
            kept.append(each)
    return sorted(kept)


def _gum_spans(words: tuple[TreeWord, ...]) -> Iterator[Entity]:
    """Yield (start, end, type) from `Entity=(1-person-new…(2-place-…)1)`."""
    waiting: dict[str, tuple[int, str]] = {}
    for at, word in enumerate(words):
        match = _MISC_ENTITY.search(word.misc)
        for part in re.findall(r"\([^()]*\)?|[^()]+\)", match.group(1)) if match else ():
            number, _, rest = part.strip("()").partition("-")
            if part.startswith("("):
                waiting[number] = (at, rest.partition("-")[0])
            if part.endswith(")") and number in waiting:
                start, kind = waiting.pop(number)
                yield start, at + 1, kind


def _name_in(words: tuple[TreeWord, ...], start: int, end: int) -> tuple[int, int] | None:
    heads = [at for at in range(start, end) if not start <= words[at].head < end]
    heads += [at for at in range(start, end) if words[at].head == at]
    if not heads or words[heads[0]].upos != "PROPN":
        return None
    low = high = heads[0]
    for at in range(heads[0] - 1, start - 1, -1):
        if words[at].upos == "PROPN":
            low = at
        elif words[at].form not in _JOINERS:
            break
    for at in range(heads[0] + 1, end):
        if words[at].upos == "PROPN":
            high = at
        elif words[at].form not in _JOINERS:
            break
    return low, high + 1


def name_docs(
    sentences: list[TreeSentence],
    names: dict[str, list[Entity]],
    vocab: Vocab,
    *,
    seed: int = 0,
) -> Iterator[Doc]:
    """Yield Docs with their names set; *names* holds a list for each sentence by its words."""
    known = [sentence for sentence in sentences if words_of(sentence) in names]
    for run in runs_of(known, random.Random(seed)):  # noqa: S311  # repeatable on purpose
        doc = doc_of(run, vocab)
        base, spans = 0, []
        for sentence in run:
            for start, end, label in names[words_of(sentence)]:
                spans.append(Span(doc, base + start, base + end, label=label))
            base += len(sentence.words)
        doc.set_ents(spans)
        yield doc
