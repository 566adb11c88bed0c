"""Clauses from a dependency tree: for each predicate, the stretches that may state its claim."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from workbench.nlp import words
from workbench.nlp.clauses import Clause, ClauseType
from workbench.nlp.drafts import with_closing_mark
from workbench.nlp.labels import Relation, Tree
from workbench.nlp.passages import Passage, Range
from workbench.nlp.tags import LEADING_MARKS, MARKS, Tag


class Reach(Enum):
    """How much of what hangs on a predicate its stretch takes in.

    CORE has what is set off by a comma before the subject ("On Friday, …"), BARE leaves it out;
    MIDDLE also has what restricts without a comma ("that …", "since …") and what is reported;
    JOINED also the further verbs of the same subject; WHOLE all but separate statements.
    """

    CORE = "core"
    BARE = "bare"
    MIDDLE = "middle"
    JOINED = "joined"
    WHOLE = "whole"


# An interrupted clause is given from after the interruption, when more than this share interrupts.
_INTERRUPTION_MAX = 0.5
_CLAUSAL = {
    Relation.ROOT: ClauseType.MAIN,
    Relation.CONJUNCT: ClauseType.COORDINATED,
    Relation.REPORTED: ClauseType.REPORTED,
    Relation.ADVERBIAL: ClauseType.ADVERBIAL,
    Relation.RELATIVE: ClauseType.RELATIVE,
    Relation.PARATAXIS: ClauseType.MAIN,
    Relation.PARTICIPLE: ClauseType.PARTICIPLE,
    Relation.APPOSITION: ClauseType.APPOSITION,
    Relation.SUBJECT: ClauseType.REPORTED,
    Relation.OPEN_COMPLEMENT: ClauseType.REPORTED,
}
_OPENING = frozenset({Relation.MARK, Relation.COORDINATOR, Relation.PUNCTUATION})
_SIDE_CLAUSES = frozenset({Relation.RELATIVE, Relation.ADVERBIAL, Relation.PARTICIPLE})
_SIDE = _SIDE_CLAUSES | {Relation.APPOSITION}
# Marks inside a stretch are in it anyhow; those at its edges are not wanted.
_NEVER = frozenset({Relation.PARATAXIS, Relation.PUNCTUATION})
_FRONTED = frozenset({Relation.OBLIQUE, Relation.CASE, Relation.ADVERB, Relation.NOMINAL_MODIFIER})
# Sets of reaches as bits of a number.
_BITS = {reach: 1 << place for place, reach in enumerate(Reach)}
_ALL = (1 << len(Reach)) - 1
_WHOLE, _BARE = _BITS[Reach.WHOLE], _BITS[Reach.BARE]
_RESTRICTED = _BITS[Reach.MIDDLE] | _BITS[Reach.JOINED]
_JOINED = _BITS[Reach.JOINED] | _WHOLE
_PRONOUNS = frozenset({Tag.RELATIVE, Tag.THAT})
_FINITE_PARTS = frozenset({Relation.AUXILIARY, Relation.COPULA})
_VERBS = frozenset({"VERB", "AUX"})


@dataclass(frozen=True)
class TreeClause:
    """A clause, how much it takes in, and the word (of the passage) that it is built on."""

    clause: Clause
    reach: Reach
    head: int


def tree_clauses(passage: Passage, tree: Tree) -> Iterator[TreeClause]:
    """Yield the stretches of each predicate of a passage, the smallest first."""
    for at, relation in enumerate(tree.relations):
        kind = _CLAUSAL.get(relation)
        if kind is None or not _is_predicate(passage, tree, at, kind):
            continue
        predicate = _predicate(tree, at, kind)
        seen: set[Range] = set()
        for reach, taken in _extents(passage, tree, at):
            clause = _clause(passage, tree, predicate, taken)
            if clause is not None and (clause.start, clause.end) not in seen:
                seen.add((clause.start, clause.end))
                yield TreeClause(clause, reach, at)


def core_clauses(passage: Passage, tree: Tree) -> list[Clause]:
    """Return each predicate's clause in its core extent, by start."""
    return in_core(tree_clauses(passage, tree))


def in_core(clauses: Iterable[TreeClause]) -> list[Clause]:
    """Return those of *clauses* that have the core extent, by start, the longer first."""
    core = [each.clause for each in clauses if each.reach == Reach.CORE]
    return sorted(core, key=lambda clause: (clause.start, -clause.end))


def _is_predicate(passage: Passage, tree: Tree, at: int, kind: ClauseType) -> bool:
    if kind == ClauseType.APPOSITION:
        return True
    pos = passage.universal[at]
    copular = tree.child(at, Relation.COPULA) is not None
    return pos in _VERBS or copular or tree.child(at, Relation.SUBJECT) is not None


@dataclass(frozen=True)
class _Predicate:
    """What all clauses that are built on the word *at* share."""

    at: int
    type: ClauseType
    verb: int | None
    subject: Range | None


def _predicate(tree: Tree, at: int, kind: ClauseType) -> _Predicate:
    if kind == ClauseType.APPOSITION:
        return _Predicate(at, kind, None, None)
    if kind == ClauseType.PARTICIPLE:
        return _Predicate(at, kind, at, None)
    if kind == ClauseType.ADVERBIAL and tree.child(at, Relation.SUBJECT) is None:
        kind = ClauseType.PARTICIPLE
    return _Predicate(at, kind, _finite(tree, at), _subject(tree, at))


def _clause(passage: Passage, tree: Tree, predicate: _Predicate, taken: list[int]) -> Clause | None:
    start, end = taken[0], taken[-1] + 1
    if end - start > len(taken):
        gap, after = max((b - a - 1, b) for a, b in pairwise(taken))
        if gap > _INTERRUPTION_MAX * (end - start):
            start = after
    opener = ""
    while start < end and _opens(passage, tree, start, predicate.at):
        if passage.tag(start) not in MARKS:
            opener = opener or passage.lower(start)
        start += 1
    if end <= start:
        return None
    end = with_closing_mark(passage, start, end)
    return Clause(start, end, predicate.type, predicate.verb, opener, predicate.subject)


def _opens(passage: Passage, tree: Tree, i: int, at: int) -> bool:
    """Return whether the first word of a stretch only ties it to what precedes."""
    if passage.tag(i) in LEADING_MARKS:
        return True
    relation = tree.relations[i]
    own = tree.heads[i] == at
    if own and relation in _OPENING:
        return True
    return own and i < at and passage.tag(i) in _PRONOUNS


def _extents(passage: Passage, tree: Tree, at: int) -> Iterator[tuple[Reach, list[int]]]:
    """Yield the reaches of a predicate, the smallest first, each with the words it takes in.

    Of reaches that take in the same words only the first is given.
    """
    found: dict[int, int] = {}
    waiting = [(at, _ALL)]
    while waiting:
        word, reaches = waiting.pop()
        found[word] = reaches
        for child in tree.children[word]:
            common = reaches & _reaches(passage, tree, child, at)
            if common:
                waiting.append((child, common))
    words_of = sorted(found.items())
    sorts = set(found.values())
    given: set[tuple[int, ...]] = set()
    for reach, bit in _BITS.items():
        held = tuple(sort for sort in sorts if sort & bit)
        if held not in given:
            given.add(held)
            yield reach, [word for word, reaches in words_of if reaches & bit]


def _reaches(passage: Passage, tree: Tree, child: int, at: int) -> int:
    """Return, as bits, the reaches of the predicate *at* that take in a word below it.

    They take in what hangs on that word only so far as they take in the word.
    """
    relation = tree.relations[child]
    own = tree.heads[child] == at
    if relation in _NEVER or (own and relation == Relation.COORDINATOR):
        return 0
    if own and relation == Relation.CONJUNCT:
        return _of_conjunct(passage, tree, child)
    if relation in _SIDE:
        return _WHOLE if _after_comma(passage, tree, child) else _WHOLE | _RESTRICTED
    if own and relation == Relation.REPORTED:
        return _WHOLE | _RESTRICTED
    return _of_adjunct(passage, tree, child) if own and relation in _FRONTED else _ALL


def _of_adjunct(passage: Passage, tree: Tree, child: int) -> int:
    """Return which reaches take in where, when or how, before the predicate or after it."""
    if child < tree.heads[child]:
        return _ALL & ~_BARE if _before_comma(passage, tree, child) else _ALL
    return _WHOLE | _RESTRICTED if _after_comma(passage, tree, child) else _ALL


def _of_conjunct(passage: Passage, tree: Tree, child: int) -> int:
    if not _is_predicate(passage, tree, child, ClauseType.COORDINATED):
        return _ALL
    return _JOINED if tree.child(child, Relation.SUBJECT) is None else 0


def _before_comma(passage: Passage, tree: Tree, child: int) -> bool:
    """Return whether a mark follows the last word of the child's own subtree."""
    last = _edges(tree, child)[1]
    return passage.tag(last) in MARKS or passage.tag(last - 1) in MARKS


def _after_comma(passage: Passage, tree: Tree, child: int) -> bool:
    """Return whether a mark stands before the first word of the child's own opening."""
    first = min([child, *tree.children[child]])
    return passage.tag(first) in MARKS or passage.tag(first - 1) in MARKS


def _finite(tree: Tree, at: int) -> int:
    parts = [c for c in tree.children[at] if tree.relations[c] in _FINITE_PARTS]
    return min([at, *parts])


def _subject(tree: Tree, at: int) -> Range | None:
    """Return the subject's range, taken from the first conjunct where it is shared."""
    for _ in range(len(words.NUMBER_WORDS)):
        own = tree.child(at, Relation.SUBJECT)
        if own is not None:
            return _edges(tree, own)
        if tree.relations[at] not in (Relation.CONJUNCT, Relation.ADVERBIAL):
            return None
        at = tree.heads[at]
    return None


def _edges(tree: Tree, at: int) -> Range:
    low = high = at
    waiting = [at]
    while waiting:
        word = waiting.pop()
        low, high = min(low, word), max(high, word)
        waiting += [c for c in tree.children[word] if tree.relations[c] not in _SIDE_CLAUSES]
    return low, high + 1
