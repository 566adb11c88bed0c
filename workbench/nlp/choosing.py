"""Which stretches of a passage become claims: a small net scores them, the best set is taken."""

import json
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from workbench.nlp.stretches import Form, Stretch
from workbench.nlp.traits import Traits

Floats = NDArray[np.float32]

# Two stretches that share more than this are one claim said twice.
_ALIKE = 0.8


@dataclass(frozen=True)
class Net:
    """One hidden layer over the traits; `hidden` is (traits, units), `out` is (units,)."""

    hidden: Floats
    hidden_bias: Floats
    out: Floats
    out_bias: float

    def logits(self, rows: Floats) -> Floats:
        """Return one number a row: the log-odds that readers would mark the stretch."""
        units = np.maximum(rows @ self.hidden + self.hidden_bias, 0)
        return np.asarray(units @ self.out + self.out_bias, dtype=np.float32)


@dataclass(frozen=True)
class Chooser:
    """Several nets that vote, and the least score with which a stretch may be a claim."""

    version: str
    traits: dict[str, int]
    nets: tuple[Net, ...]
    least: float
    least_statement: float

    def scores(self, held: Sequence[Traits]) -> list[float]:
        """Return, for the traits of each stretch, how sure it is to be a claim (0 to 1)."""
        if not held:
            return []
        rows = np.zeros((len(held), len(self.traits)), dtype=np.float32)
        known = [
            (row, self.traits[name], value)
            for row, traits in enumerate(held)
            for name, value in traits.items()
            if name in self.traits
        ]
        if known:
            at_rows, at_traits, values = zip(*known, strict=True)
            rows[at_rows, at_traits] = values
        votes = [1 / (1 + np.exp(-net.logits(rows))) for net in self.nets]
        return [float(score) for score in np.mean(votes, axis=0)]

    def choose(self, stretches: Sequence[Stretch], scores: Sequence[float]) -> list[int]:
        """Return which stretches to propose, by position.

        Of those that overlap the set is taken whose scores above the least add up to most
        (weighted interval scheduling: Kleinberg and Tardos, Algorithm Design, 6.1). A statement
        with its source may wrap the claims inside it.
        """
        inner = [
            at
            for at, stretch in enumerate(stretches)
            if stretch.form != Form.STATEMENT and scores[at] > self.least
        ]
        inner.sort(key=lambda at: stretches[at].end)
        chosen = _best_set(stretches, scores, inner, self.least)
        taken = [stretches[at] for at in chosen]
        wraps = [
            at
            for at, stretch in enumerate(stretches)
            if stretch.form == Form.STATEMENT
            and scores[at] >= self.least_statement
            and not any(_shared(stretch, other) >= _ALIKE for other in taken)
        ]
        return sorted([*chosen, *wraps])


def _best_set(
    stretches: Sequence[Stretch], scores: Sequence[float], by_end: list[int], least: float
) -> list[int]:
    ends = [stretches[at].end for at in by_end]
    best = [0.0]
    taken: list[int | None] = [None]
    for number, at in enumerate(by_end):
        before = bisect_right(ends, stretches[at].start, 0, number)
        value = best[before] + scores[at] - least
        keep = value > best[number]
        best.append(value if keep else best[number])
        taken.append(before if keep else None)
    out: list[int] = []
    number = len(by_end)
    while number:
        before_it = taken[number]
        if before_it is None:
            number -= 1
        else:
            out.append(by_end[number - 1])
            number = before_it
    return out


def _shared(one: Stretch, other: Stretch) -> float:
    both = min(one.end, other.end) - max(one.start, other.start)
    return max(0, both) / (max(one.end, other.end) - min(one.start, other.start))


@cache
def shipped_chooser() -> Chooser:
    """Return the chooser that ships with the product, read once."""
    path = files("workbench.nlp").joinpath("weights", "chooser.json")
    return read_chooser(path.read_text("utf-8"))


def read_chooser(text: str) -> Chooser:
    """Return the chooser written by `python -m workbench.nlp.training weights`."""
    stored = json.loads(text)
    return Chooser(
        version=stored["version"],
        traits={name: at for at, name in enumerate(stored["traits"])},
        nets=tuple(
            Net(
                np.array(net["hidden"], dtype=np.float32),
                np.array(net["hidden_bias"], dtype=np.float32),
                np.array(net["out"], dtype=np.float32),
                float(net["out_bias"]),
            )
            for net in stored["nets"]
        ),
        least=stored["least"],
        least_statement=stored["least_statement"],
    )
