"""The words at the edges of a stretch and the classes in it, as traits to choose claims by."""

from collections.abc import Sequence

from workbench.nlp.labels import Relation, Tree
from workbench.nlp.passages import Passage
from workbench.nlp.stretches import Stretch, Traits

_NAMES = {relation: relation.name.lower().replace("_", " ") for relation in Relation}

_WITHIN = {relation: f"relation in {name}" for relation, name in _NAMES.items()}
_OPENS = {relation: f"opens as {name}" for relation, name in _NAMES.items()}
_ENDS = {relation: f"ends as {name}" for relation, name in _NAMES.items()}


def edge_traits(passage: Passage, tree: Tree, stretch: Stretch) -> Traits:
    """Return a trait for each word at an edge of the stretch, each class and relation in it.

    There are as many names as words: a chooser knows those that its readers' marks held often
    enough, and passes over the others. Penn classes and `Relation` are the same under both
    schemes of labels.
    """
    start, end = stretch.start, stretch.end
    penn, relations = passage.penn, tree.relations
    out = _words(passage.lowers, start, end)
    out += [f"class in {name}" for name in set(penn[start:end])]
    out += [_WITHIN[relation] for relation in set(relations[start:end])]
    out.append(_OPENS[relations[start]])
    out.append(_ENDS[relations[end - 1]])
    if penn:
        out += _classes(penn, start, end)
    if stretch.clause is not None and stretch.clause.verb is not None:
        verb = stretch.clause.verb
        out.append(f"verb {passage.lowers[verb]}")
        out.append(f"verb as {_NAMES[relations[verb]]}")
    return dict.fromkeys(out, 1.0)


def _words(lowers: Sequence[str], start: int, end: int) -> list[str]:
    out = [f"first word {lowers[start]}", f"last word {lowers[end - 1]}"]
    if start > 0:
        out.append(f"word before {lowers[start - 1]}")
    if start > 1:
        out.append(f"word but one before {lowers[start - 2]}")
    if start + 1 < end:
        out.append(f"second word {lowers[start + 1]}")
    if end < len(lowers):
        out.append(f"word after {lowers[end]}")
    if end + 1 < len(lowers):
        out.append(f"word but one after {lowers[end + 1]}")
    return out


def _classes(penn: Sequence[str], start: int, end: int) -> list[str]:
    out = [f"first class {penn[start]}", f"last class {penn[end - 1]}"]
    if start > 0:
        out.append(f"class before {penn[start - 1]}")
    if end < len(penn):
        out.append(f"class after {penn[end]}")
    if start + 1 < end:
        out.append(f"first classes {penn[start]} {penn[start + 1]}")
    return out
