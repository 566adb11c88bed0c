"""The weights that ship, fitted on readers' marks: which stretches are claims, and their worth."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from workbench.nlp.checkable import is_heading
from workbench.nlp.choosing import Chooser, Net
from workbench.nlp.extract import docs_of
from workbench.nlp.labels import tree_of
from workbench.nlp.paragraphs import split_paragraphs
from workbench.nlp.passages import Passage, Range, passages_of
from workbench.nlp.pipeline import COMPONENT
from workbench.nlp.predicates import PREDICATES, Proposal
from workbench.nlp.report import Report
from workbench.nlp.scoring.marks import Mark, MarkedArticle
from workbench.nlp.stretches import Form, Stretch, Traits
from workbench.nlp.training.fitting import Rows, fit_net, fit_sum
from workbench.nlp.tree_proposals import candidates, kind_of, weighed
from workbench.nlp.worth import held_by

if TYPE_CHECKING:
    from spacy.language import Language

# A stretch is a reader's claim when it shares half of it, as in the measure of spans.
_SAME = 0.5
# What one reader alone marked counts a little less than what both did.
_ONE_READER = 0.85
_NETS = 4
_LEAST, _LEAST_STATEMENT = 0.4, 0.5
# A trait that fewer stretches have tells nothing that holds elsewhere.
_SEEN_LEAST = 40
_PENALTY = 3.0
# Readers rank by what is claimed; the desk also wants well-cut claims above scraps.
_SURE_BOOST = 1.5
_URGENT = 3
_DIGITS = 4

Group = list["Case"]


@dataclass(frozen=True)
class Case:
    """One stretch of a marked article, and how the readers' marks meet it."""

    passage: Passage
    place: tuple[str, int]
    stretch: Stretch
    reports: list[Report]
    traits: Traits
    shares: tuple[float, float]
    worths: tuple[int, int]

    @property
    def wanted(self) -> float:
        """Return how much a claim it is: what it shares with the marks, 0 below half."""
        most, least = max(self.shares), min(self.shares)
        if most < _SAME:
            return 0.0
        return (most + least) / 2 if least >= _SAME else most * _ONE_READER

    @property
    def urgent(self) -> float:
        """Return the share of readers who marked it as what a desk would look at first."""
        pairs = zip(self.shares, self.worths, strict=True)
        return sum(share >= _SAME and worth == _URGENT for share, worth in pairs) / 2


def cases_of(articles: Iterable[MarkedArticle], nlp: "Language") -> Group:
    """Return every stretch of the articles, read by *nlp*, with how the marks meet it."""
    return [case for article in articles for case in _cases(article, nlp)]


def _cases(article: MarkedArticle, nlp: "Language") -> Iterator[Case]:
    paragraphs = split_paragraphs(article.text)
    unread = docs_of(nlp, article.text, paragraphs, article.published_on)
    docs = nlp.pipe(unread, disable=[COMPONENT])
    for paragraph, doc in zip(paragraphs, docs, strict=True):
        for number, passage in enumerate(passages_of(doc)):
            tree = tree_of(passage)
            if tree is None or is_heading(passage):
                continue
            stretches, reports, _ = candidates(passage, tree)
            traits = weighed(passage, tree, stretches, reports)
            for stretch, held in zip(stretches, traits, strict=True):
                met = [
                    _met(_characters(passage, stretch, paragraph.start), marks)
                    for marks in (article.first, article.second)
                ]
                place = article.name, paragraph.start + number
                yield Case(
                    passage, place, stretch, reports, held,
                    (met[0][0], met[1][0]), (met[0][1], met[1][1]),
                )  # fmt: skip


def _characters(passage: Passage, stretch: Stretch, offset: int) -> Range:
    low, high = passage.tokens_of(stretch.start, stretch.end)
    span = passage.doc[low:high]
    return span.start_char + offset, span.end_char + offset


def _met(span: Range, marks: Iterable[Mark]) -> tuple[float, int]:
    """Return the greatest share that a mark and the span have in common, and its worth."""
    best = (0.0, 0)
    for mark in marks:
        both = min(span[1], mark.end_char) - max(span[0], mark.start_char)
        if both > 0:
            either = max(span[1], mark.end_char) - min(span[0], mark.start_char)
            best = max(best, (both / either, mark.worth))
    return best


def fit_chooser(groups: Mapping[str, Group], version: str) -> Chooser:
    """Return a chooser fitted on all the groups together."""
    cases = [case for group in groups.values() for case in group]
    seen = Counter(name for case in cases for name in case.traits)
    names = sorted(name for name, number in seen.items() if number >= _SEEN_LEAST)
    traits = {name: at for at, name in enumerate(names)}
    rows = np.zeros((len(cases), len(names)))
    for row, case in zip(rows, cases, strict=True):
        for name, value in case.traits.items():
            at = traits.get(name)
            if at is not None:
                row[at] = value
    wanted = np.array([case.wanted for case in cases])
    nets = tuple(_rounded(fit_net(rows, wanted, seed)) for seed in range(_NETS))
    return Chooser(version, traits, nets, _LEAST, _LEAST_STATEMENT)


def _rounded(net: Net) -> Net:
    return Net(
        np.round(net.hidden, _DIGITS),
        np.round(net.hidden_bias, _DIGITS),
        np.round(net.out, _DIGITS),
        round(net.out_bias, _DIGITS),
    )


def fit_worth(groups: Mapping[str, Group], version: str) -> dict[str, object]:
    """Return the weights of the predicates, fitted on what a chooser would propose.

    Each group is proposed by a chooser that was fitted on the others, so that "reads like a
    claim" is as sure here as it will be on articles never seen.
    """
    names = list(PREDICATES)
    rows: list[list[float]] = []
    wanted: list[float] = []
    for group, cases in groups.items():
        chooser = fit_chooser({name: g for name, g in groups.items() if name != group}, "")
        for case, sure in chosen_of(cases, chooser):
            proposal = as_proposal(case, sure)
            held = {name for name, _ in held_by(case.passage, proposal)}
            sizes = (PREDICATES[name].size(proposal) if name in held else 0.0 for name in names)
            rows.append([1.0, *sizes])
            wanted.append(case.urgent)
    bias, *weights = fit_sum(np.array(rows), np.array(wanted), _PENALTY)
    fitted = {name: round(float(w), 2) for name, w in zip(names, weights, strict=True)}
    for name in names:
        if PREDICATES[name].graded:
            fitted[name] = round(fitted[name] * _SURE_BOOST, 2)
    return {"version": version, "bias": round(float(bias), 2), "weights": fitted}


def chosen_of(cases: Group, chooser: Chooser) -> Iterator[tuple[Case, float]]:
    """Yield what a chooser would propose among the cases, each with its sureness."""
    places: dict[tuple[str, int], Group] = {}
    for case in cases:
        places.setdefault(case.place, []).append(case)
    for group in places.values():
        stretches = [case.stretch for case in group]
        scores = chooser.scores([case.traits for case in group])
        for at in chooser.choose(stretches, scores):
            yield group[at], scores[at]


def as_proposal(case: Case, sure: float) -> Proposal:
    """Return the case as the worth is judged on."""
    stretch, passage = case.stretch, case.passage
    said = stretch.form == Form.STATEMENT
    quoted = any(a <= stretch.start and stretch.end <= b for a, b in passage.quotes)
    return Proposal(
        stretch.start, stretch.end, kind_of(passage, stretch, case.reports),
        None if said else stretch.type, quoted=quoted and not said, sure=sure,
    )  # fmt: skip


def write_weights(
    groups: Mapping[str, Group], folder: Path, version: str, say: Callable[[str], None]
) -> None:
    """Fit both sets of weights and write them to chooser.json and worth.json in *folder*."""
    chooser = fit_chooser(groups, version)
    stored = {
        "version": chooser.version,
        "least": chooser.least,
        "least_statement": chooser.least_statement,
        "traits": list(chooser.traits),
        "nets": [
            {
                "hidden": _listed(net.hidden),
                "hidden_bias": _listed(net.hidden_bias),
                "out": _listed(net.out),
                "out_bias": net.out_bias,
            }
            for net in chooser.nets
        ],
    }
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / "chooser.json", json.dumps(stored, separators=(",", ":")))
    say("Fitted which stretches are claims.")
    _write(folder / "worth.json", json.dumps(fit_worth(groups, version), indent=2))
    say("Fitted what a claim is worth.")


def _listed(array: Rows | np.ndarray) -> list[object]:
    return list(np.round(array.astype(float), _DIGITS).tolist())


def _write(path: Path, text: str) -> None:
    path.write_text(text + "\n", encoding="utf-8")
