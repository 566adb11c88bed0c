"""Every stretch of a passage that could state a claim, read off its dependency tree."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum

from workbench.nlp.amounts import AMOUNT, states_amount
from workbench.nlp.clauses import Clause, ClauseType
from workbench.nlp.labels import Relation, Tree
from workbench.nlp.passages import Passage, Range
from workbench.nlp.rankings import RANKING
from workbench.nlp.report import Report
from workbench.nlp.tags import MARKS, Tag
from workbench.nlp.tree_clauses import Reach, TreeClause

# What can be told of a stretch, by name; what is absent does not hold.
Traits = dict[str, float]

_PHRASE_MIN = 2
# A clause with the verb of saying and so many words of what was said is the statement.
_SHARED = 3
_NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "SYM"})
# What ends a noun phrase, whatever hangs below it.
_NOT_IN_PHRASE = frozenset(
    {
        Relation.RELATIVE,
        Relation.APPOSITION,
        Relation.PARATAXIS,
        Relation.PUNCTUATION,
        Relation.COPULA,
        Relation.SUBJECT,
        Relation.AUXILIARY,
        Relation.MARK,
        Relation.ADVERBIAL,
        Relation.COORDINATOR,
    }
)
_NOT_BELOW_HEAD = _NOT_IN_PHRASE | {Relation.CASE, Relation.CONJUNCT}


class Form(Enum):
    """What a stretch is: a clause of some type, a noun phrase, or a statement with its source."""

    MAIN = "main"
    COORDINATED = "coordinated"
    REPORTED = "reported"
    RELATIVE = "relative"
    ADVERBIAL = "adverbial"
    PARTICIPLE = "participle"
    APPOSITION = "apposition"
    PHRASE = "phrase"
    STATEMENT = "statement"


_FORMS = {kind: Form(kind.value) for kind in ClauseType}


@dataclass(frozen=True)
class Stretch:
    """A stretch of words of a passage, end exclusive; `clause` where it is built on one."""

    start: int
    end: int
    form: Form
    reach: Reach | None = None
    clause: Clause | None = None
    report: Report | None = None

    @property
    def type(self) -> ClauseType | None:
        """Return the type of its clause; None for a noun phrase and a statement."""
        return self.clause.type if self.clause is not None and self.form != Form.PHRASE else None


def stretches_of(
    passage: Passage,
    tree: Tree,
    clauses: list[TreeClause],
    reports: list[Report],
    ranked: Iterable[Range] = (),
) -> list[Stretch]:
    """Return the stretches, by start, no two alike; a statement has precedence, then a clause.

    *ranked* are noun phrases known to claim a rank, whatever the tree makes of them.
    """
    found: dict[Range, Stretch] = {}
    for report in reports:
        if report.whole is not None:
            found.setdefault(report.whole, Stretch(*report.whole, Form.STATEMENT, report=report))
    for each in clauses:
        clause = _kept_inside(passage, each.clause, reports)
        if (clause.start, clause.end) not in found and not _tells_any(clause, reports):
            stretch = Stretch(clause.start, clause.end, _FORMS[clause.type], each.reach, clause)
            found[clause.start, clause.end] = stretch
    for phrase in (*ranked, *_phrases(passage, tree)):
        found.setdefault(phrase, Stretch(*phrase, Form.PHRASE))
    return sorted(found.values(), key=lambda each: (each.start, -each.end))


def _tells_any(clause: Clause, reports: list[Report]) -> bool:
    """Return whether a clause is a statement with its source, cut otherwise than the report.

    It would stand for the statement and bar what is said in it.
    """
    return any(_tells(clause, report) for report in reports if report.whole is not None)


def _tells(clause: Clause, report: Report) -> bool:
    start, end = report.content
    if report.cue is None or start <= report.cue < end:
        return False
    if not clause.start <= report.cue < clause.end:
        return False
    return min(clause.end, end) - max(clause.start, start) >= min(_SHARED, end - start)


def _kept_inside(passage: Passage, clause: Clause, reports: list[Report]) -> Clause:
    """Return a clause that begins in a quotation somebody is said to utter as ending with it."""
    for start, end in (report.content for report in reports):
        if start <= clause.start < end < clause.end and passage.tag(end - 1) == Tag.QUOTE:
            last = end - 1
            while last > clause.start and passage.tag(last - 1) in MARKS:
                last -= 1
            return replace(clause, end=max(last, clause.start + 1))
    return clause


def _phrases(passage: Passage, tree: Tree) -> list[Range]:
    """Return the noun phrases that state an amount or a rank."""
    if not passage.places(AMOUNT) and not passage.places(RANKING):
        return []
    below = _phrases_below(tree)
    out = []
    for at, sort in enumerate(passage.universal):
        if sort not in _NOMINAL:
            continue
        own = [c for c in tree.children[at] if tree.relations[c] not in _NOT_BELOW_HEAD]
        if not own:
            continue
        low, high = _joined([(at, at + 1), *(below[child] for child in own)])
        if high - low >= _PHRASE_MIN and (
            states_amount(passage, low, high) or RANKING.stands_in(passage, low, high)
        ):
            out.append((low, high))
    return out


def _phrases_below(tree: Tree) -> list[Range]:
    """Return for each word the range of itself and all below it that a noun phrase may hold."""
    out = [(at, at + 1) for at in range(len(tree.heads))]
    for at in tree.upward:
        inner = [c for c in tree.children[at] if tree.relations[c] not in _NOT_IN_PHRASE]
        if inner:
            out[at] = _joined([out[at], *(out[child] for child in inner)])
    return out


def _joined(ranges: list[Range]) -> Range:
    return min(low for low, _ in ranges), max(high for _, high in ranges)
