"""Plants errors of number in real articles: a changed figure of their own or an added sentence."""

import re
from collections.abc import Iterator
from datetime import date
from random import Random

from workbench.domain.readings import Check
from workbench.nlp.scoring.number_sentences import CHECKS, make_sentences
from workbench.nlp.scoring.number_styles import make_style
from workbench.nlp.scoring.planted import Planted

_PARAGRAPH_END = re.compile(r"(?<=[.!?”\"])(?=\n|$)")
_MONEY = re.compile(r"[$£€][0-9][0-9.,]*[0-9]? (?:million|billion)(?: [a-z]{4,})?")
_COUNTED = re.compile(r"(?<![\w.,$£€-])([1-9][0-9]{1,2}) ([a-z]+s|people|men|women|children)\b")
_TELLING = re.compile(r"[a-z]{5,}")
_AROUND, _SHARED_MIN = 70, 2
_TIMES = frozenset({"hours", "days", "weeks", "months", "years", "minutes", "seconds", "points"})
_SCALE = re.compile(r"million|billion")
_OTHER_SCALE = {"million": "billion", "billion": "million"}


def plant(text: str, published_on: date | None, rng: Random) -> Iterator[Planted]:
    """Yield copies of an article, each with one error of number or with its sound twin.

    For each check of numbers there is one with an error and one where the figures fit; where the
    article gives the same amount twice, also one with an own figure of it changed. The same *rng*
    state gives the same copies.
    """
    for check in CHECKS:
        for sound in (False, True):
            yield _with_sentences(check, text, published_on, rng, sound=sound)
    yield from _own_figures(text, published_on)


def _with_sentences(
    check: Check, text: str, published_on: date | None, rng: Random, *, sound: bool
) -> Planted:
    """Return the article with made sentences at the ends of its paragraphs, in order."""
    sentences = make_sentences(check, rng, make_style(rng), sound=sound)
    ends = [match.start() for match in _PARAGRAPH_END.finditer(text)] or [len(text)]
    places = sorted(rng.choices(ends, k=len(sentences)))
    planted, shift, start = text, 0, 0
    for place, sentence in zip(places, sentences, strict=True):
        joint = "\n" if "\n" in sentence else " "
        at = place + shift
        planted = f"{planted[:at]}{joint}{sentence}{planted[at:]}"
        start = at + len(joint)
        shift += len(joint) + len(sentence)
    return Planted(check, planted, start, start + len(sentences[-1]), published_on, sound)


def _own_figures(text: str, published_on: date | None) -> Iterator[Planted]:
    """Yield the article with one of two mentions of its own amount changed."""
    repeated = _repeated(_MONEY, text)
    if repeated is not None:
        changed = _SCALE.sub(lambda scale: _OTHER_SCALE[scale[0]], repeated[0])
        yield _replaced(Check.UNIT_SLIP, text, repeated, changed, published_on)
    repeated = _repeated(_COUNTED, text)
    if repeated is not None:
        changed = f"{int(repeated[1]) + 3} {repeated[2]}"
        yield _replaced(Check.CONTRADICTION, text, repeated, changed, published_on)


def _repeated(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """Return the second mention of the first amount that *text* gives twice in like words."""
    seen: dict[str, set[str]] = {}
    for match in pattern.finditer(text):
        around = text[max(0, match.start() - _AROUND) : match.end() + _AROUND].lower()
        telling = set(_TELLING.findall(around))
        if len(seen.get(match[0], set()) & telling) > _SHARED_MIN:
            return match
        if match[0].rsplit(" ", 1)[1] not in _TIMES:
            seen.setdefault(match[0], telling)
    return None


def _replaced(
    check: Check, text: str, match: re.Match[str], changed: str, published_on: date | None
) -> Planted:
    planted = text[: match.start()] + changed + text[match.end() :]
    return Planted(check, planted, match.start(), match.start() + len(changed), published_on)
