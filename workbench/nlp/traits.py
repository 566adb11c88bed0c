"""What can be told of a stretch at sight: the traits by which claims are chosen among stretches."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import accumulate

from workbench.nlp import words
from workbench.nlp.amounts import AMOUNT, dates
from workbench.nlp.causes import CAUSE
from workbench.nlp.checkable import why_left_out
from workbench.nlp.clause_rules import find_clauses
from workbench.nlp.duties import RULE
from workbench.nlp.edge_traits import edge_traits
from workbench.nlp.kinds import COMPARISON
from workbench.nlp.labels import Relation, Tree
from workbench.nlp.passages import Passage, Range, Wanted
from workbench.nlp.rankings import RANKING
from workbench.nlp.report import Report, say_verb
from workbench.nlp.stretches import Form, Stretch, Traits
from workbench.nlp.tagging import tag_words
from workbench.nlp.tags import MARKS, Tag
from workbench.nlp.tree_clauses import Reach

_LENGTH_MAX = 40
_TEN = 10
_FEW, _MANY = 2, 4
_NEAR, _CLOSE, _SAME = 0.5, 0.75, 0.95
_FIRST_PERSON = words.word_set("i we my our us me")
_SECOND_PERSON = words.word_set("you your")
_BESIDE: dict[Tag, str] = {
    Tag.STOP: "stop",
    Tag.COMMA: "comma",
    Tag.STRONG: "strong",
    Tag.QUOTE: "quote",
    Tag.COORDINATOR: "and",
    Tag.SUBORDINATOR: "opener",
    Tag.RELATIVE: "relative",
    Tag.THAT: "relative",
    Tag.PREPOSITION: "preposition",
    Tag.TO: "preposition",
    Tag.FINITE: "verb",
    Tag.PARTICIPLE: "verb",
    Tag.ING: "verb",
    Tag.PAST: "verb",
}
_OPENS: dict[Tag, str] = {
    Tag.FINITE: "finite",
    Tag.ING: "ing",
    Tag.PARTICIPLE: "participle",
    Tag.PREPOSITION: "preposition",
    Tag.COORDINATOR: "and",
    Tag.SUBORDINATOR: "opener",
    Tag.RELATIVE: "opener",
    Tag.THAT: "opener",
    Tag.ADVERB: "adverb",
}
# What may be cut off a stretch or stand in it, and under which name it counts.
_PARTS: dict[Relation, str] = {
    Relation.REPORTED: "reported",
    Relation.OPEN_COMPLEMENT: "complement",
    Relation.OBJECT: "object",
    Relation.OBLIQUE: "oblique",
    Relation.NOMINAL_MODIFIER: "modifier",
    Relation.SUBJECT: "subject",
    Relation.RELATIVE: "relative",
    Relation.ADVERBIAL: "adverbial",
    Relation.CONJUNCT: "conjunct",
    Relation.APPOSITION: "apposition",
    Relation.PARTICIPLE: "participle",
    Relation.PARATAXIS: "parataxis",
    Relation.MARK: "mark",
}
_FORMS = {form: f"form {form.value}" for form in Form}
_REACHES = {reach: f"reach {reach.value}" for reach in Reach}
_SIDE_CLAUSES = frozenset({Relation.RELATIVE, Relation.ADVERBIAL})
# What is worth telling where it stands in a stretch.
_TOLD = _SIDE_CLAUSES | {
    Relation.APPOSITION,
    Relation.PARATAXIS,
    Relation.REPORTED,
    Relation.CONJUNCT,
}
_VERBAL = frozenset({Tag.FINITE, Tag.PARTICIPLE, Tag.ING})


def _tagged(wanted: Tag) -> Callable[[Passage], list[int]]:
    return lambda passage: [i for i, tag in enumerate(passage.tags) if tag == wanted]


def _read_as(*classes: str) -> Callable[[Passage], list[int]]:
    return lambda passage: [i for i, sort in enumerate(passage.universal) if sort in classes]


def _past(passage: Passage) -> list[int]:
    return [i for i, tag in enumerate(passage.penn) if tag == "VBD"]


_WORD_TRAITS: dict[str, Wanted] = {
    "names": _tagged(Tag.NAME),
    "first person": _FIRST_PERSON,
    "second person": _SECOND_PERSON,
    "opinion": words.OPINION_WORDS,
    "hedge": words.HEDGES,
    "future": words.FUTURE_MODALS,
    "allegation": words.ALLEGATION_WORDS,
    "office": words.OFFICIAL_WORDS,
    "date": dates,
    "comma": _tagged(Tag.COMMA),
    "and": _tagged(Tag.COORDINATOR),
    "mark": _tagged(Tag.QUOTE),
    "past": _past,
    "verb": _read_as("VERB", "AUX"),
    "proper": _read_as("PROPN"),
    "adjective": _read_as("ADJ"),
    "pronoun": _read_as("PRON"),
    "amount": AMOUNT,
    "rank": RANKING,
    "cause": CAUSE,
    "rule": RULE,
    "comparison": COMPARISON,
}
_IF_ANY = (
    "names", "first person", "second person", "opinion", "hedge", "future", "allegation",
    "office", "date", "and", "past", "amount", "rank", "cause", "rule", "comparison",
)  # fmt: skip
_SHARES = ("proper", "adjective", "pronoun")


@dataclass(frozen=True)
class Seen:
    """A passage with what its stretches are judged by, counted once for all of them.

    `counts[name][i]` is how many of the first *i* words have that trait, for those traits that
    any word has; `if_any` are those of them that a stretch has when any of its words does;
    `rules` are the claims that the rules on words would propose, a second opinion beside the tree.
    """

    passage: Passage
    tree: Tree
    reports: list[Report]
    counts: dict[str, list[int]]
    if_any: list[tuple[str, list[int]]]
    rules: list[Range]
    rule_starts: dict[int, list[int]]
    rule_ends: dict[int, list[int]]
    rules_begun: list[int]
    said: list[Range]

    def count(self, name: str, start: int, end: int) -> int:
        """Return how many words of a range have a trait."""
        counted = self.counts.get(name)
        return counted[end] - counted[start] if counted is not None else 0


def see(passage: Passage, tree: Tree, reports: list[Report]) -> Seen:
    """Return a passage ready to have its stretches judged; linear in its length."""
    counts = {
        name: _running_count(found, passage.end)
        for name, wanted in _WORD_TRAITS.items()
        if (found := passage.places(wanted))
    }
    by_rule = replace(passage, tags=tag_words(passage.tokens, passage.lowers))
    rules = [
        (clause.start, clause.end)
        for clause in find_clauses(by_rule)
        if not why_left_out(by_rule, clause)
    ]
    starts: dict[int, list[int]] = {}
    ends: dict[int, list[int]] = {}
    begun = [0] * (passage.end + 1)
    for start, end in rules:
        starts.setdefault(start, []).append(end)
        ends.setdefault(end, []).append(start)
        begun[start + 1] += 1
    if_any = [(name, counts[name]) for name in _IF_ANY if name in counts]
    return Seen(
        passage, tree, reports, counts, if_any, rules, starts, ends, list(accumulate(begun)),
        [report.content for report in reports],
    )  # fmt: skip


def _running_count(places: list[int], end: int) -> list[int]:
    held = bytearray(end)
    for i in places:
        held[i] = 1
    return list(accumulate(held, initial=0))


def traits_of(seen: Seen, stretch: Stretch) -> Traits:
    """Return the traits of one stretch, each with its value; absent ones do not hold."""
    out: Traits = {"always": 1.0}
    for group in (_shape, _clause, _contents, _surroundings, _edges, _tree, _agreement):
        out.update(group(seen, stretch))
    out.update(edge_traits(seen.passage, seen.tree, stretch))
    return out


def _if(held: dict[str, bool]) -> Traits:
    return {name: 1.0 for name, holds in held.items() if holds}


def _shape(seen: Seen, stretch: Stretch) -> Traits:
    length = min(stretch.end - stretch.start, _LENGTH_MAX) / _TEN
    out = {_FORMS[stretch.form]: 1.0, "length": length, "length squared": length**2}
    if stretch.reach is not None:
        out[_REACHES[stretch.reach]] = 1.0
    for name in _SHARES:
        share = seen.count(name, stretch.start, stretch.end) / (stretch.end - stretch.start)
        out[f"share {name}"] = share
    return out


def _clause(seen: Seen, stretch: Stretch) -> Traits:
    clause, passage = stretch.clause, seen.passage
    if clause is None:
        return {}
    why = why_left_out(passage, clause)
    out = _if(
        {
            "says": say_verb(passage, clause) is not None,
            "opener": bool(clause.opener),
            "supposes": clause.opener in words.CONDITIONAL,
            "own subject": clause.subject is not None and clause.subject[0] >= stretch.start,
        }
    )
    if why:
        out[f"why {why}"] = 1.0
    if clause.verb is not None:
        out[f"verb {passage.penn[clause.verb]}"] = 1.0
    return out


def _contents(seen: Seen, stretch: Stretch) -> Traits:
    start, end = stretch.start, stretch.end
    out = {name: 1.0 for name, counted in seen.if_any if counted[end] > counted[start]}
    commas = seen.count("comma", start, end)
    out |= _if(
        {
            "amounts": seen.count("amount", start, end) >= _FEW,
            "verbless": not seen.count("verb", start, end),
            "comma": commas > 0,
            "commas": commas >= _FEW,
            "many commas": commas >= _MANY,
            "odd marks": seen.count("mark", start, end) % 2 == 1,
        }
    )
    sort = "phrase" if stretch.form == Form.PHRASE else "clause"
    out |= {f"{name} in {sort}": 1.0 for name in ("amount", "rank") if name in out}
    return out


def _surroundings(seen: Seen, stretch: Stretch) -> Traits:
    passage, start, end = seen.passage, stretch.start, stretch.end
    low, high = passage.sentence_of(start)
    return _if(
        {
            "quoted": any(a <= start and end <= b for a, b in passage.quotes),
            "reported": any(a <= start and end <= b for a, b in seen.said),
            "whole sentence": start <= low + 1 and end >= high - 1,
            "opens sentence": start == low,
            "crosses sentences": end > high,
            "vague subject": passage.lower(start) in words.VAGUE_SUBJECTS,
            "asks": passage.lower(end - 1) == "?",
        }
    )


def _edges(seen: Seen, stretch: Stretch) -> Traits:
    passage, start, end = seen.passage, stretch.start, stretch.end
    low, high = passage.sentence_of(start)
    before = _BESIDE.get(passage.tag(start - 1), "word") if start > low else "start"
    after = _BESIDE.get(passage.tag(end), "word") if end < high else "stop"
    sort = "phrase" if stretch.form == Form.PHRASE else "clause"
    opens = _OPENS.get(passage.tag(start), "word")
    return {
        f"before {before}": 1.0,
        f"after {after}": 1.0,
        f"{sort} after {after}": 1.0,
        f"opens with {opens}": 1.0,
    }


def _tree(seen: Seen, stretch: Stretch) -> Traits:
    """Return what of the tree stands in the stretch, and what of it was cut off."""
    tree, start, end = seen.tree, stretch.start, stretch.end
    heads, relations = tree.heads[start:end], tree.relations[start:end]
    inside = [start <= head < end and head != at for at, head in enumerate(heads, start)]
    roots, subjects = inside.count(False), relations.count(Relation.SUBJECT)
    out: Traits = {}
    for at, relation in enumerate(relations):
        if relation in _TOLD and inside[at]:
            out.update(dict.fromkeys(_held(seen, stretch, start + at), 1.0))
    for below in tree.children[start:end]:
        for word in below:
            if not start <= word < end:
                out.update(dict.fromkeys(_cut_off(seen, stretch, word), 1.0))
    return out | _if(
        {
            "two roots": roots >= _FEW,
            "three roots": roots > _FEW,
            "no subject": subjects == 0,
            "two subjects": subjects >= _FEW,
            "three subjects": subjects > _FEW,
        }
    )


def _held(seen: Seen, stretch: Stretch, word: int) -> Iterable[str]:
    relation = seen.tree.relations[word]
    if relation in _SIDE_CLAUSES:
        loose = _set_off(seen, word, stretch.start)
        yield f"holds {'loose ' if loose else ''}{_PARTS[relation]}"
    elif relation != Relation.CONJUNCT:
        yield f"holds {_PARTS[relation]}"
    elif seen.tree.child(word, Relation.SUBJECT) is not None:
        yield "holds coordinated clause"
    elif seen.passage.tag(word) in _VERBAL:
        yield "holds coordinated verb"


def _cut_off(seen: Seen, stretch: Stretch, word: int) -> Iterator[str]:
    part = _PARTS.get(seen.tree.relations[word])
    if part is not None:
        yield f"without {part}"
        if word >= stretch.end and not _set_off(seen, word, 0):
            yield f"torn from {part}"


def _set_off(seen: Seen, word: int, start: int) -> bool:
    """Return whether a mark stands before a part's first word."""
    first = min([word, *seen.tree.children[word]])
    passage = seen.passage
    return first > start and (passage.tag(first - 1) in MARKS or passage.tag(first) in MARKS)


def _agreement(seen: Seen, stretch: Stretch) -> Traits:
    """Return how near the nearest claim comes that the rules on words would propose."""
    start, end = stretch.start, stretch.end
    likeness = max(
        (
            (min(end, b) - max(start, a)) / (max(end, b) - min(start, a))
            for a, b in _sharing_an_edge(seen, start, end)
        ),
        default=0.0,
    )
    inside = seen.rules_begun[end] - seen.rules_begun[start + 1]
    return _if(
        {
            "rules agree": likeness > _SAME,
            "rules close": likeness >= _CLOSE,
            "rules near": likeness >= _NEAR,
            "rules start": start in seen.rule_starts,
            "rules end": end in seen.rule_ends,
            "rules begin inside": inside > 0,
            "rules split it": inside >= _FEW,
        }
    )


def _sharing_an_edge(seen: Seen, start: int, end: int) -> Iterator[Range]:
    for other in seen.rule_starts.get(start, ()):
        yield start, other
    for other in seen.rule_ends.get(end, ()):
        yield other, end
