"""Date errors planted by editing an article's own sentences, with sound twins of the edits."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from random import Random

from workbench.domain.readings import Check
from workbench.nlp.scoring.planted import Planted
from workbench.nlp.times import TimeType, TimeWords, find_times
from workbench.nlp.times.spans_stated import DAY_NAMES
from workbench.nlp.times.statements import sentence_spans

_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_WHOLE_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_PERFECT = re.compile(r"\b(?:has|have)\s(?:\w+\s){0,3}\w+(?:ed|en|n|wn|t|un)\b[^,;:—]*$")
_RANKED = re.compile(r"\b(?:first|[a-z]{3,}est|only|record|most|never|not)\b")
_AGED = re.compile(r"\b[A-Z][a-z]+ (?P<surname>[A-Z][a-z]+), (?P<age>[2-9]\d),")


@dataclass(frozen=True)
class _Edit:
    """What is put in place of some characters of the text, once wrong and once sound."""

    check: Check
    start: int
    end: int
    wrong: str
    sound: str


def plant_edits(text: str, published_on: date, rng: Random) -> Iterator[Planted]:
    """Yield the article with one of its own sentences made wrong, and with the sound twin of it.

    A wrong weekday is put to a whole date, a length of time before "since", and a birth year after
    the sentence that tells somebody's age; an article with none of these gives nothing.
    """
    edits = (
        *_weekdays(text, published_on, rng),
        *_lengths(text, published_on, rng),
        *_births(text, published_on, rng),
    )
    for edit in edits:
        for words, sound in ((edit.wrong, False), (edit.sound, True)):
            whole = f"{text[: edit.start]}{words}{text[edit.end :]}"
            end = edit.start + len(words)
            yield Planted(edit.check, whole, edit.start, end, published_on, sound=sound)


def _weekdays(text: str, published_on: date, rng: Random) -> list[_Edit]:
    """Return the edit of one whole date: its weekday changed, or one put before it."""
    dates = [
        each
        for each in find_times(text, published_on)
        if _WHOLE_DAY.fullmatch(each.value) and re.search(r"[a-z].* \d{4}$", each.quote)
    ]
    if not dates:
        return []
    chosen = rng.choice(dates)
    right = date.fromisoformat(chosen.value).weekday()
    wrong = (right + rng.randint(1, 6)) % 7
    quotes = [_with_weekday(chosen.quote, DAY_NAMES[number]) for number in (wrong, right)]
    return [_Edit(Check.WEEKDAY, chosen.start_char, chosen.end_char, quotes[0], quotes[1])]


def _with_weekday(quote: str, name: str) -> str:
    named = _WEEKDAY.search(quote)
    if named is None:
        return f"{name}, {quote}"
    return f"{quote[: named.start()]}{name}{quote[named.end() :]}"


def _lengths(text: str, published_on: date, rng: Random) -> list[_Edit]:
    """Return the edit of one "has … since 2010": "for 31 years" put before "since"."""
    found = [
        each
        for each in find_times(text, published_on)
        if each.type is TimeType.DATE and re.fullmatch(r"\d{4}", each.value) and not each.anchored
    ]
    places = [at for each in found if (at := _since_place(text, each, published_on)) is not None]
    if not places:
        return []
    place, year = rng.choice(places)
    right = published_on.year - year
    wrong = right + rng.randint(max(4, right // 3), right + 12)
    return [_Edit(Check.DURATION, place, place, f" for {wrong} years", f" for {right} years")]


def _since_place(text: str, words: TimeWords, published_on: date) -> tuple[int, int] | None:
    """Return where " since" stands before a year in a sentence in the perfect, and the year."""
    at = words.start_char - len(" since ")
    if not text.startswith(" since ", max(at, 0)) or int(words.value) >= published_on.year - 1:
        return None
    start = max(0, at - 120)
    clause = re.split(r"[.!?\n]\s", text[start:at])[-1].lower()
    if _PERFECT.search(clause) is None or _RANKED.search(clause):
        return None
    return at, int(words.value)


def _births(text: str, published_on: date, rng: Random) -> list[_Edit]:
    """Return the edit that adds a birth year after a sentence that tells a person's age."""
    ends = []
    for start, end in sentence_spans(text):
        found = _AGED.search(text, start, end)
        if found is not None and text[end - 1] == "." and text[start:end].count(", ") < 5:  # noqa: PLR2004 - a list of people tells several ages
            ends.append((end, found["surname"], int(found["age"])))
    if not ends:
        return []
    end, surname, age = rng.choice(ends)
    right = published_on.year - age
    wrong = right + rng.choice((-1, 1)) * rng.randint(3, 12)
    sentences = [f" {surname} was born in {year}." for year in (wrong, right)]
    return [_Edit(Check.AGE, end, end, sentences[0], sentences[1])]
