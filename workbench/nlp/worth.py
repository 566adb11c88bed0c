"""How soon a desk would look at a claim: named predicates, a weight each, one sum."""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from workbench.domain.claims import Reason
from workbench.nlp.passages import Passage
from workbench.nlp.predicates import PREDICATES, Proposal, held_by

# A share of the worth that is smaller than this (of 1) is no reason that a reader can use.
_SHARE_LEAST = 0.005

PREDICATE_NAMES: tuple[str, ...] = tuple(PREDICATES)
__all__ = [
    "PREDICATE_NAMES",
    "Proposal",
    "Weights",
    "held_by",
    "judge",
    "meaning_of",
    "shipped_weights",
]


@dataclass(frozen=True)
class Weights:
    """What each predicate adds to the sum whose logistic is the worth; `version` names the set."""

    version: str
    bias: float
    weights: Mapping[str, float]


@cache
def shipped_weights() -> Weights:
    """Return the weights that ship with the product, fitted on its readers' marks."""
    path = files("workbench.nlp").joinpath("weights", "worth.json")
    stored = json.loads(path.read_text("utf-8"))
    return Weights(stored["version"], stored["bias"], stored["weights"])


def meaning_of(predicate: str) -> str:
    """Return one line for editors on when a predicate holds."""
    return PREDICATES[predicate].meaning


def judge(
    passage: Passage, proposal: Proposal, weights: Weights | None = None
) -> tuple[float, tuple[Reason, ...]]:
    """Return the worth of a proposal (0 to 1) and its reasons, the weightiest first.

    The worth is the logistic of the bias and the weights of the predicates that hold. Each
    share tells how much of the worth would go without that predicate; its words are all the
    words that made it hold, empty where the claim as a whole does.
    """
    chosen = weights or shipped_weights()
    held = [
        (name, words, chosen.weights.get(name, 0.0) * PREDICATES[name].size(proposal))
        for name, words in held_by(passage, proposal)
    ]
    total = chosen.bias + sum(weight for _, _, weight in held)
    worth = _logistic(total)
    shares = [round(worth - _logistic(total - weight), 3) for _, _, weight in held]
    reasons = [
        Reason(name, words, share)
        for (name, words, _), share in zip(held, shares, strict=True)
        if abs(share) >= _SHARE_LEAST
    ]
    reasons.sort(key=lambda reason: (-abs(reason.share), reason.predicate))
    return round(worth, 4), tuple(reasons)


def _logistic(value: float) -> float:
    return 1 / (1 + math.exp(-value))
