"""Fitting by numpy alone: small nets by Adam, weights of a sum by Newton's method."""

import numpy as np
from numpy.typing import NDArray

from workbench.nlp.choosing import Net

Rows = NDArray[np.float64]

_UNITS = 48
_ROUNDS = 30
_BATCH = 64
_DROPPED = 0.2
_DECAY = 3e-3
_RATE = 3e-3
_MOMENT, _SPREAD, _TINY = 0.9, 0.999, 1e-8
_NEWTON_STEPS = 25


def fit_net(rows: Rows, wanted: Rows, seed: int) -> Net:
    """Return a net that gives each row its wanted share (0 to 1); the same for the same seed.

    One hidden layer of rectified units, dropout on the traits (Srivastava et al. 2014), weight
    decay, Adam (Kingma and Ba 2015), logistic loss.
    """
    rng = np.random.default_rng(seed)
    number, traits = rows.shape
    layers: list[Rows] = [
        rng.normal(0, 1 / np.sqrt(traits), (traits, _UNITS)),
        np.zeros(_UNITS),
        rng.normal(0, 1 / np.sqrt(_UNITS), _UNITS),
        np.zeros(1),
    ]
    moments = [np.zeros_like(layer) for layer in layers]
    spreads = [np.zeros_like(layer) for layer in layers]
    step = 0
    for _ in range(_ROUNDS):
        for batch in np.array_split(rng.permutation(number), max(1, number // _BATCH)):
            kept = rng.random((len(batch), traits)) > _DROPPED
            slopes = _slopes(layers, rows[batch] * kept / (1 - _DROPPED), wanted[batch])
            step += 1
            for at, slope in enumerate(slopes):
                moments[at] = _MOMENT * moments[at] + (1 - _MOMENT) * slope
                spreads[at] = _SPREAD * spreads[at] + (1 - _SPREAD) * slope**2
                ahead = moments[at] / (1 - _MOMENT**step)
                wide = np.sqrt(spreads[at] / (1 - _SPREAD**step)) + _TINY
                layers[at] = layers[at] - _RATE * ahead / wide
    single = [layer.astype(np.float32) for layer in layers]
    return Net(single[0], single[1], single[2], float(single[3][0]))


def _slopes(layers: list[Rows], rows: Rows, wanted: Rows) -> list[Rows]:
    sums = rows @ layers[0] + layers[1]
    units = np.maximum(sums, 0)
    given = 1 / (1 + np.exp(-(units @ layers[2] + layers[3])))
    off = (given - wanted) / len(wanted)
    back = np.outer(off, layers[2]) * (sums > 0)
    return [
        rows.T @ back + _DECAY * layers[0],
        back.sum(axis=0),
        units.T @ off + _DECAY * layers[2],
        np.array([off.sum()]),
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
