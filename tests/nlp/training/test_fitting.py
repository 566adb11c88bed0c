"""Fitting finds what it is given, and the same each time."""

import numpy as np
import pytest

from workbench.nlp.training.fitting import fit_net, fit_sum


def table(number, seed=0):
    rng = np.random.default_rng(seed)
    rows = (rng.random((number, 4)) > 0.5).astype(float)
    rows[:, 0] = 1.0
    return rows


def test_a_net_learns_what_no_sum_can_say():
    rows = table(20_000)
    either = (rows[:, 1] != rows[:, 2]).astype(float)
    net = fit_net(rows, either, seed=0)
    right = (net.logits(rows.astype(np.float32)) > 0) == (either > 0.5)
    assert right.mean() > 0.95


def test_the_same_seed_gives_the_same_net():
    rows = table(200)
    one, two = (fit_net(rows, rows[:, 1], seed=7) for _ in range(2))
    assert np.array_equal(one.hidden, two.hidden)
    assert one.out_bias == two.out_bias


def test_a_sum_finds_the_weights_behind_the_shares():
    rows = table(4_000)
    true = np.array([-0.5, 1.5, 0.0, -1.0])
    wanted = 1 / (1 + np.exp(-(rows @ true)))
    assert fit_sum(rows, wanted, penalty=1e-6) == pytest.approx(true, abs=1e-3)


def test_a_penalty_draws_all_weights_but_the_bias_to_nothing():
    rows = table(500)
    weights = fit_sum(rows, np.full(500, 0.2), penalty=1e9)
    assert weights[1:] == pytest.approx(np.zeros(3), abs=1e-6)
    assert weights[0] == pytest.approx(np.log(0.25), abs=1e-3)
