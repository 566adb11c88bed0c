"""Sentences whose figures fit together or, when an error is wanted, do not: one maker a check."""

from random import Random
from typing import Protocol

from workbench.domain.readings import Check
from workbench.nlp.scoring.number_styles import PARTIES, PERSONS, PLACES, SOURCES, Style
from workbench.nlp.scoring.number_templates import FIRST, LATER, MULTIPLE, NAMED, ONE_SHARE
from workbench.nlp.scoring.number_templates_last import LAST

_TEMPLATES = {name: first + LATER[name] + LAST[name] for name, first in FIRST.items()}
_MILLION, _BILLION = 10**6, 10**9
_WHOLE = 100
_THINGS = [
    "members",
    "visitors",
    "applications",
    "complaints",
    "burglaries",
    "students",
    "patients",
]
_GROUPS = ["voters", "residents", "pupils", "patients", "households", "workers"]
_HEADS = [("families", "family"), ("farmers", "farmer"), ("pupils", "pupil"), ("workers", "worker")]
_EVENTS = ["explosion", "ferry accident", "factory fire", "landslide", "train crash"]
_RATES = ["unemployment", "turnout", "approval of the plan", "the share of renters"]
_MULTIPLES = {
    2: {"verb": "doubled", "infinitive": "double", "fold": "twofold", "times": "twice"},
    3: {"verb": "tripled", "infinitive": "triple", "fold": "threefold", "times": "three times"},
    4: {
        "verb": "quadrupled",
        "infinitive": "quadruple",
        "fold": "fourfold",
        "times": "four times",
    },
}


def make_sentences(check: Check, rng: Random, style: Style, *, sound: bool) -> list[str]:
    """Return a sentence, or two that stand apart, with figures for *check*.

    They fit together when *sound*; else exactly one thing about them does not.
    """
    name, slots = _MAKERS[check](rng, style, sound=sound)
    slots |= _names(rng)
    filled = rng.choice(_TEMPLATES[name]).format(**slots)
    return [sentence[0].upper() + sentence[1:] for sentence in filled.split("||")]


# Which wordings to choose from, and what goes into their slots.
_Made = tuple[str, dict[str, str]]


class _Maker(Protocol):
    def __call__(self, rng: Random, style: Style, *, sound: bool) -> _Made: ...


def _names(rng: Random) -> dict[str, str]:
    x, y, z = rng.sample(PLACES, 3)
    g, h, i = rng.sample(PARTIES, 3)
    named = {"x": x, "y": y, "z": z, "g": g, "h": h, "i": i}
    return named | {"person": rng.choice(PERSONS), "source": rng.choice(SOURCES)}


def _parts(rng: Random, total: int, number: int) -> list[int]:
    """Return *number* parts of at least a sixth each that come to *total*."""
    least = max(1, total // 6)
    parts = [least] * number
    for _ in range(total - least * number):
        parts[rng.randrange(number)] += 1
    return parts


def _shares(rng: Random, style: Style, *, sound: bool) -> _Made:
    if rng.random() < 1 / 4:
        alone = rng.randint(61, 94) if sound else rng.randint(104, 160)
        return ONE_SHARE, {"p": style.share(alone), "group": rng.choice(_GROUPS)}
    whole = _WHOLE if sound else rng.choice([108, 112, 115, 120, 131])
    p, q, r = (style.share(part) for part in _parts(rng, whole, 3))
    most = rng.randint(54, 58)
    rest = _WHOLE - most if sound else most - 3
    return Check.SHARES, {
        "p": p,
        "q": q,
        "r": r,
        "most": style.share(most),
        "rest": style.share(rest),
    }


def _sum(rng: Random, style: Style, *, sound: bool) -> _Made:
    if rng.random() < 1 / 5:
        return _named(rng, style, sound=sound)
    total = rng.randint(14, 60)
    off = 0 if sound else rng.choice([1, 2, 3, 5])
    a, b = (style.count(part) for part in _parts(rng, total + off, 2))
    c, d, e = (style.count(part) for part in _parts(rng, total + off, 3))
    # Parts in whole millions may be rounded; an error is more than that.
    rounded = off + 4 if off else 0
    k, m, n = (style.money(part * _MILLION) for part in _parts(rng, total + rounded, 3))
    return Check.SUM, {
        "n": style.count(total),
        "money": style.money(total * _MILLION),
        "a": a,
        "b": b,
        "c": c,
        "d": d,
        "e": e,
        "k": k,
        "l": m,
        "m": n,
    }


def _named(rng: Random, style: Style, *, sound: bool) -> _Made:
    names = rng.sample(PLACES, rng.randint(3, 5))
    number = len(names) + (0 if sound else rng.choice([-1, 1]))
    listed = f"{', '.join(names[:-1])} and {names[-1]}"
    return NAMED, {"n": style.count(number), "names": listed}


def _change(rng: Random, style: Style, *, sound: bool) -> _Made:
    if rng.random() < 1 / 3:
        return _multiple(rng, style, sound=sound)
    per_cent = rng.choice([10, 20, 25, 30, 40, 50])
    old = rng.randrange(20, 400) * 20
    new, low = old * (100 + per_cent) // 100, old * (100 - per_cent) // 100
    more = new - old + (0 if sound else old // 3)
    return Check.CHANGE, {
        "p": style.share(per_cent if sound else per_cent + rng.choice([12, 15, 22, 30])),
        "old": style.count(old),
        "new": style.count(new),
        "low": style.count(low),
        "was": style.money(old * _MILLION),
        "rose": style.money(new * _MILLION),
        "fell": style.money(low * _MILLION),
        "more": style.money(more * _MILLION),
        "thing": rng.choice(_THINGS),
    }


def _multiple(rng: Random, style: Style, *, sound: bool) -> _Made:
    times = rng.choice(list(_MULTIPLES))
    old = rng.randrange(30, 300) * 10
    new = old * times if sound else old * rng.choice([15, 14]) // 10
    return MULTIPLE, _MULTIPLES[times] | {
        "old": style.count(old),
        "new": style.count(new),
        "half": style.count(old // 2 if sound else old * 4 // 5),
        "was": style.money(old),
        "dear": style.money(new),
        "thing": rng.choice(_THINGS),
    }


def _points(rng: Random, style: Style, *, sound: bool) -> _Made:
    old, points = rng.choice([20, 25, 40, 50]), rng.choice([5, 10])
    says_points = rng.random() < 1 / 2
    amount = points if says_points is sound else points * 100 / old
    return Check.POINTS, {
        "p": style.points(amount) if says_points else style.share(amount),
        "old": style.share(old),
        "new": style.share(old + points),
        "low": style.share(old - points),
        "rate": rng.choice(_RATES),
    }


def _per_head(rng: Random, style: Style, *, sound: bool) -> _Made:
    heads, each = rng.randrange(4, 90) * 50, rng.randrange(4, 60) * 50
    wrong = each * 10 if rng.random() < 1 / 2 else each // 3
    group, one = rng.choice(_HEADS)
    return Check.PER_HEAD, {
        "total": style.money(heads * each),
        "n": style.count(heads),
        "each": style.money(each if sound else wrong),
        "group": group,
        "one": one,
    }


def _contradiction(rng: Random, style: Style, *, sound: bool) -> _Made:
    first = rng.randint(6, 80)
    second = first if sound else first + rng.choice([2, 3, 4, 7])
    return Check.CONTRADICTION, {
        "a": style.count(first),
        "b": style.count(second),
        "many": style.count(first * 100),
        "more": style.count(second * 100),
        "money": style.money(first * _MILLION),
        "dear": style.money(second * _MILLION),
        "event": rng.choice(_EVENTS),
    }


def _slip(rng: Random, style: Style, *, sound: bool) -> _Made:
    tenths = rng.choice([12, 15, 25, 34, 48, 60, 75, 120])
    size, other = rng.choice([(_MILLION, _BILLION), (_BILLION, _MILLION)])
    scale = "million" if sound else rng.choice(["billion", "thousand"])
    return Check.UNIT_SLIP, {
        "a": style.money(tenths * size // 10),
        "b": style.money(tenths * (size if sound else other) // 10),
        "c": f"{tenths / 10:g} million",
        "d": f"{tenths / 10:g} {scale}",
    }


_MAKERS: dict[Check, _Maker] = {
    Check.SHARES: _shares,
    Check.SUM: _sum,
    Check.CHANGE: _change,
    Check.POINTS: _points,
    Check.PER_HEAD: _per_head,
    Check.CONTRADICTION: _contradiction,
    Check.UNIT_SLIP: _slip,
}
CHECKS = tuple(_MAKERS)
