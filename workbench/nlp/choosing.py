"""Which stretches of a passage become claims: a small net scores them, the best set is taken."""

import json
from array import array
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from workbench.nlp.stretches import Form, Stretch, Traits

Floats = NDArray[np.float32]

_CELL_BYTES = 4
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
        return self.weigh(np.maximum(rows @ self.hidden + self.hidden_bias, 0))

    def weigh(self, units: Floats) -> Floats:
        """Return the log-odds for what the hidden units gave, one row a stretch."""
        return np.asarray(units @ self.out + self.out_bias, dtype=np.float32)


@dataclass(frozen=True)
class Chooser:
    """Several nets of one size that vote, and the least score that a claim needs."""

    version: str
    traits: dict[str, int]
    nets: tuple[Net, ...]
    least: float
    least_statement: float

    def scores(self, held: Sequence[Traits]) -> list[float]:
        """Return, for the traits of each stretch, how sure it is to be a claim (0 to 1)."""
        if not held:
            return []
        # The hidden layers of all nets in one product: many stretches are few numbers to numpy.
        units = np.maximum(self._rows(held) @ self._hidden + self._hidden_bias, 0)
        shares = zip(self.nets, np.hsplit(units, len(self.nets)), strict=True)
        logits = np.stack([net.weigh(own) for net, own in shares])
        scores: list[float] = np.mean(1 / (1 + np.exp(-logits)), axis=0).tolist()
        return scores

    @cached_property
    def _hidden(self) -> Floats:
        return np.hstack([net.hidden for net in self.nets])

    @cached_property
    def _hidden_bias(self) -> Floats:
        return np.hstack([net.hidden_bias for net in self.nets])

    def _rows(self, held: Sequence[Traits]) -> Floats:
        # Cells of a plain array are set in a third of the time that numpy's take.
        width = len(self.traits)
        cells = array("f", bytes(len(held) * width * _CELL_BYTES))
        for row, traits in enumerate(held):
            for name, value in traits.items():
                at = self.traits.get(name)
                if at is not None:
                    cells[row * width + at] = value
        return np.frombuffer(cells, dtype=np.float32).reshape(len(held), width)

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
