"""A desk's own weights of worth: whole thousandths, and what another set would make of a claim."""

import json
import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from workbench.domain.errors import InvalidInputError

# In thousandths. Beyond this one predicate alone decides, and the others might as well not be.
WEIGHT_MAX = 5_000
# Worths are kept in thousandths; the logistic of nothing finite is 0 or 1.
_LEAST, _MOST = 0.0005, 0.9995
_WEIGHT = re.compile(r"([+\-−]?)([0-9]{1,2})(?:\.([0-9]{1,3}))?")


@dataclass(frozen=True)
class WeightSet:
    """Weights in thousandths.

    `version` names the set: "shipped 1", or by its entry and what it rests on, "desk 57 on shipped
    1".
    """

    version: str
    bias: int
    weights: Mapping[str, int]

    def own_text(self, base: "WeightSet") -> str:
        """Return as JSON text what weighs otherwise than in *base*; "" where nothing does.

        One predicate a line, the same for the same weights. The others are left out, so that they
        go on as *base* does when a release weighs them anew.
        """
        own: dict[str, Any] = {} if self.bias == base.bias else {"bias": self.bias}
        weights = {
            name: weight
            for name, weight in sorted(self.weights.items())
            if weight != base.weights.get(name)
        }
        if weights:
            own["weights"] = weights
        return json.dumps(own, ensure_ascii=False, indent=0) if own else ""

    def with_own(self, text: str, version: str) -> "WeightSet":
        """Return this set with the weights that `own_text` wrote, for the predicates it has."""
        stored = json.loads(text)
        own = stored.get("weights", {})
        weights = {name: own.get(name, weight) for name, weight in self.weights.items()}
        return WeightSet(version, stored.get("bias", self.bias), weights)


def own_words(text: str) -> str:
    """Return what `own_text` wrote as people read it, one weight a line; other text as it is."""
    try:
        stored = json.loads(text)
    except ValueError:
        return text
    if not isinstance(stored, dict) or not stored or not stored.keys() <= {"bias", "weights"}:
        return text
    start = {"starting point": stored["bias"]} if "bias" in stored else {}
    own = stored.get("weights", {})
    values = {**start, **own} if isinstance(own, dict) else {}
    # A desk may have any name, and so any text may stand in a setting.
    if not all(type(weight) is int for weight in values.values()):
        return text
    return "\n".join(f"{name}: {weight_text(weight)}" for name, weight in values.items()) or text


def read_weight(text: str, *, field: str) -> int | None:
    """Return the weight that an editor wrote, in thousandths; None for an empty text.

    Raises InvalidInputError, naming *field*, for anything else.
    """
    written = text.strip()
    if not written:
        return None
    found = _WEIGHT.fullmatch(written)
    size = int(found[2]) * 1000 + int((found[3] or "").ljust(3, "0")) if found else WEIGHT_MAX + 1
    if found is None or size > WEIGHT_MAX:
        raise InvalidInputError(
            "Write a weight from −5 to 5 with at most three decimals, such as 0.25.", field=field
        )
    return -size if found[1] in {"-", "−"} else size


def weight_text(weight: int) -> str:
    """Return a weight of so many thousandths in digits, such as "0.25" or "-1.5"."""
    whole, rest = divmod(abs(weight), 1000)
    decimals = f"{rest:03}".rstrip("0")
    return f"{'-' if weight < 0 else ''}{whole}{'.' if decimals else ''}{decimals}"


def rejudged(
    worth_milli: int, shares: Iterable[tuple[str, int]], old: WeightSet, new: WeightSet
) -> int:
    """Return about what worth a claim would have with *new* weights, in thousandths.

    Its worth and *shares* (predicate and share, in thousandths) were judged with *old*. The worth
    is the logistic of a sum (`workbench.nlp.worth`), and each share is what would go from it
    without its predicate, so what each added to the sum can be told from them. It is exact but for
    rounding, and for predicates whose share was too small to be kept.
    """
    worth = worth_milli / 1000
    total = _log_odds(worth)
    changed = total + (new.bias - old.bias) / 1000
    for predicate, share in shares:
        before = old.weights.get(predicate, 0)
        if before:
            added = total - _log_odds(worth - share / 1000)
            changed += added * (new.weights.get(predicate, 0) / before - 1)
    return round(1000 / (1 + math.exp(-changed)))


def _log_odds(value: float) -> float:
    value = min(max(value, _LEAST), _MOST)
    return math.log(value / (1 - value))
