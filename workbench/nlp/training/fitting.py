"""Fitting by numpy alone: small nets by Adam, weights of a sum by Newton's method."""

import numpy as np
from numpy.typing import NDArray

from workbench.nlp.choosing import Net

Rows = NDArray[np.float64]
_Single = NDArray[np.float32]

_UNITS = 48
_ROUNDS = 15
_BATCH = 128
_DROPPED = 0.4
_DECAY = 3e-3
# The rate falls evenly to a tenth of itself.
_RATE, _RATE_LOST = 4e-3, 0.9
_MOMENT, _SPREAD, _TINY = 0.9, 0.999, 1e-8
_NEWTON_STEPS = 25


def fit_net(rows: Rows, wanted: Rows, seed: int) -> Net:
    """Return a net that gives each row its wanted share (0 to 1); the same for the same seed.

    One hidden layer of rectified units, dropout on the traits (Srivastava et al. 2014), weight
    decay, Adam (Kingma and Ba 2015) at a falling rate, logistic loss, single precision.
    """
    rng = np.random.default_rng(seed)
    held, shares = rows.astype(np.float32), wanted.astype(np.float32)
    number, traits = held.shape
    layers: list[_Single] = [
        rng.normal(0, 1 / np.sqrt(traits), (traits, _UNITS)).astype(np.float32),
        np.zeros(_UNITS, np.float32),
        rng.normal(0, 1 / np.sqrt(_UNITS), _UNITS).astype(np.float32),
        np.zeros(1, np.float32),
    ]
    batches = max(1, number // _BATCH)
    adam = _Adam(layers, _ROUNDS * batches)
    for _ in range(_ROUNDS):
        for batch in np.array_split(rng.permutation(number), batches):
            kept = rng.random((len(batch), traits), dtype=np.float32) > _DROPPED
            seen = held[batch] * kept / np.float32(1 - _DROPPED)
            adam.step(_slopes(layers, seen, shares[batch]))
    return Net(layers[0], layers[1], layers[2], float(layers[3][0]))


class _Adam:
    """The optimiser's memory: it changes the layers that it was made with."""

    def __init__(self, layers: list[_Single], steps: int) -> None:
        self._layers, self._steps, self._step = layers, steps, 0
        self._moments = [np.zeros_like(layer) for layer in layers]
        self._spreads = [np.zeros_like(layer) for layer in layers]

    def step(self, slopes: list[_Single]) -> None:
        self._step += 1
        rate = np.float32(_RATE * (1 - _RATE_LOST * self._step / self._steps))
        for at, slope in enumerate(slopes):
            moment, spread = self._moments[at], self._spreads[at]
            moment += (1 - _MOMENT) * (slope - moment)
            spread += (1 - _SPREAD) * (slope**2 - spread)
            ahead = moment / np.float32(1 - _MOMENT**self._step)
            wide = np.sqrt(spread / np.float32(1 - _SPREAD**self._step)) + np.float32(_TINY)
            self._layers[at] -= rate * ahead / wide


def _slopes(layers: list[_Single], rows: _Single, wanted: _Single) -> list[_Single]:
    sums = rows @ layers[0] + layers[1]
    units = np.maximum(sums, 0)
    given = 1 / (1 + np.exp(-(units @ layers[2] + layers[3])))
    off = (given - wanted) / np.float32(len(wanted))
    back = np.outer(off, layers[2]) * (sums > 0)
    decay = np.float32(_DECAY)
    return [
        rows.T @ back + decay * layers[0],
        back.sum(axis=0),
        units.T @ off + decay * layers[2],
        np.array([off.sum()], np.float32),
    ]


def fit_sum(rows: Rows, wanted: Rows, penalty: float) -> Rows:
    """Return the weights of a logistic sum, the first (the bias) without penalty.

    Ridge logistic regression by Newton's method; *wanted* may lie anywhere between 0 and 1.
    """
    weights = np.zeros(rows.shape[1])
    ridge = np.full(rows.shape[1], penalty)
    ridge[0] = _TINY
    for _ in range(_NEWTON_STEPS):
        given = 1 / (1 + np.exp(-(rows @ weights)))
        slope = rows.T @ (given - wanted) + ridge * weights
        bend = (rows * (given * (1 - given))[:, None]).T @ rows + np.diag(ridge)
        weights = weights - np.linalg.solve(bend, slope)
    return weights
