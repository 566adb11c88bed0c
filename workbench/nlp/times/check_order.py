"""A “first” still to come beside one that has already been: the order of an article's events.

What it sees: one sentence says that a named person or body will, for the first time, do something
of a kind it knows (travel abroad, meet a named counterpart, give a concert, speech or interview,
play a match, launch) on a later day than the article's or than the other event; another sentence
tells that the same one did so on an earlier day. What narrows the “first” ("first visit as
president", "first concert in Leeds") makes it stay silent, for then both may be true.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from workbench.domain.readings import Check, Finding
from workbench.nlp.times.meaning import TimeType, TimeWords
from workbench.nlp.times.order_words import (
    AHEAD,
    CALLED_OFF,
    DONE,
    FIRST,
    GOAL,
    IS_SORT,
    KINDS,
    NARROWED,
    NOT_DONE,
    OTHER_DEED,
    VISITS,
)
from workbench.nlp.times.spans_stated import day_words, sum_words
from workbench.nlp.times.statements import Statement, places
from workbench.nlp.times.subjects import homes_of, names_in, subjects
from workbench.nlp.times.vocabulary import MONTHS

_WEEKS_BEFORE = 31
_A_YEAR = timedelta(366)


@dataclass(frozen=True)
class _Event:
    """A dated event: its kind, who took part by surname, its time, its sentence.

    `since` is the day from which a first is one ("the first trip since 2020"); None for all time.
    """

    kind: str
    names: frozenset[str]
    when: TimeWords
    sentence: Statement
    since: date | None = None

    @property
    def day(self) -> date:
        """Return the first day of its time."""
        period = self.when.period
        return date.min if period is None or period.first is None else period.first


def order_findings(
    text: str, published_on: date | None, sentences: list[Statement]
) -> Iterator[Finding]:
    """Yield each first-to-come that an earlier event of its kind speaks against."""
    if published_on is None:
        return
    firsts = [event for each in sentences for event in _firsts(text, published_on, each)]
    if not firsts:
        return
    homes = homes_of(text, frozenset(name for first in firsts for name in first.names))
    done = _latest_of_each(
        event for each in sentences for event in _dones(text, published_on, each, homes)
    )
    for first in firsts:
        earlier = _earlier(first, done)
        if earlier is not None:
            yield _finding(text, published_on, first, earlier)


def _latest_of_each(events: Iterable[_Event]) -> dict[tuple[str, str], _Event]:
    """Return the latest event of each kind and name."""
    done: dict[tuple[str, str], _Event] = {}
    for event in events:
        for name in event.names:
            latest = done.get((event.kind, name))
            if latest is None or latest.day < event.day:
                done[event.kind, name] = event
    return done


def _firsts(text: str, published_on: date, sentence: Statement) -> Iterator[_Event]:
    low = sentence.words.lower()
    found, ahead = FIRST.search(low), AHEAD.search(low)
    when = _date_after(sentence, published_on)
    if found is None or ahead is None or when is None:
        return
    kind = _kind_of_first(sentence, low, found)
    if kind is None or NARROWED.search(low[found.end() : when.start_char - sentence.start_char]):
        return
    since = None
    if "since" in low[found.end() : found.end() + 60]:
        since = _since_when(text, sentence, published_on)
    names = subjects(text, sentence, max(found.start(), ahead.start()), {})
    if kind == "meeting":
        names |= names_in(sentence.words)
    if names:
        yield _Event(kind, names, when, sentence, since)


def _kind_of_first(sentence: Statement, low: str, found: re.Match[str]) -> str | None:
    """Return what is announced as a first: one of `KINDS`, or "visit to …" for one country."""
    near = low[max(0, found.start() - 60) : found.end() + 60]
    kind = next((kind for kind, (words, _) in KINDS.items() if words.search(near)), None)
    if kind == "journey":
        other = IS_SORT.search(found.group()) or OTHER_DEED.match(low, found.end())
        return None if other else kind
    goals = {goal["country"] for goal in GOAL.finditer(sentence.words)}
    if kind is None and VISITS.search(near) and len(goals) == 1:
        return None if IS_SORT.search(found.group()) else f"visit to {goals.pop()}"
    return kind


def _since_when(text: str, sentence: Statement, published_on: date) -> date:
    """Return the day a first counts from: the date after "since", else a month before the article.

    Nobody calls something the first since an event of the same weeks, so what happened within them
    speaks against the first whatever that event was.
    """
    for words in sentence.dates():
        if words.period and words.period.last and sentence.before(text, words).endswith("since "):
            return words.period.last
    return published_on - timedelta(_WEEKS_BEFORE)


def _date_after(sentence: Statement, published_on: date) -> TimeWords | None:
    """Return the sentence's date that lies ahead of the article's day, or may: a bare month."""
    for words in sentence.dates():
        period = words.period
        if period is None or period.first is None or period.last is None:
            continue
        if period.first > published_on or _is_month_ahead(words, published_on):
            return words
    return None


def _is_month_ahead(words: TimeWords, published_on: date) -> bool:
    """Return whether a month without a year, read as the past one, can be the coming one."""
    return (
        words.anchored
        and words.quote.lower() in MONTHS
        and MONTHS[words.quote.lower()] != published_on.month
    )


def _dones(
    text: str, published_on: date, sentence: Statement, homes: Mapping[str, set[str]]
) -> Iterator[_Event]:
    low = sentence.words.lower()
    done = DONE.search(low)
    when = _date_before(sentence, published_on)
    if done is None or when is None or CALLED_OFF.search(low):
        return
    for kind, (_, words) in KINDS.items():
        told = words.search(low)
        if told is None or NOT_DONE.search(low[: told.end()]):
            continue
        names = subjects(text, sentence, max(told.start(), done.start()), homes)
        if kind == "meeting":
            yield from _journeys_to_meet(sentence, names, when, homes)
            names |= names_in(sentence.words)
        if kind != "journey":
            yield _Event(kind, names, when, sentence)
        else:
            yield from _journeys(sentence, names, when, homes)


def _journeys(
    sentence: Statement, names: frozenset[str], when: TimeWords, homes: Mapping[str, set[str]]
) -> Iterator[_Event]:
    """Yield the journey abroad that a sentence tells of, and the visit to each of its goals."""
    goals = {goal["country"] for goal in GOAL.finditer(sentence.words)}
    abroad = " abroad" in sentence.words or " overseas" in sentence.words
    away = frozenset(name for name in names if abroad or goals - homes.get(name, set()))
    yield _Event("journey", away, when, sentence)
    for goal in sorted(goals):
        yield _Event(f"visit to {goal}", away, when, sentence)


def _journeys_to_meet(
    sentence: Statement, names: frozenset[str], when: TimeWords, homes: Mapping[str, set[str]]
) -> Iterator[_Event]:
    """Yield the journey of those who met somebody in a country that is known not to be theirs."""
    lands = {goal["country"] for goal in GOAL.finditer(sentence.words) if goal["way"] == "in"}
    away = frozenset(name for name in names if homes.get(name) and lands - homes[name])
    yield _Event("journey", away, when, sentence)


def _date_before(sentence: Statement, published_on: date) -> TimeWords | None:
    """Return the sentence's first time in the year up to the article; older ones are history."""
    for words in sentence.times:
        first = words.period and words.period.first
        dated = words.type in (TimeType.DATE, TimeType.TIME)
        if dated and first and timedelta(0) <= published_on - first <= _A_YEAR:
            return words
    return None


def _earlier(first: _Event, done: dict[tuple[str, str], _Event]) -> _Event | None:
    """Return an earlier event of the kind by the same one; for a meeting, by both."""
    for name in sorted(first.names):
        event = done.get((first.kind, name))
        if event is None or event.sentence is first.sentence:
            continue
        if first.since is not None and event.day <= first.since:
            continue
        if first.kind == "meeting" and len(first.names & event.names) < 2:  # noqa: PLR2004 - both who meet
            continue
        return event
    return None


def _begin_of(words: TimeWords, published_on: date) -> date:
    """Return the first day of a date ahead; a bare month, read as the past one, is the coming."""
    known = words.period
    if known is not None and known.first is not None and known.first > published_on:
        return known.first
    month = MONTHS.get(words.quote.lower(), published_on.month)
    return date(published_on.year + (month <= published_on.month), month, 1)


def _finding(text: str, published_on: date, first: _Event, earlier: _Event) -> Finding:
    when, begin = day_words(earlier.day), _begin_of(first.when, published_on)
    said = "" if earlier.when.quote == when else f" (“{earlier.when.quote}”)"
    meant = "" if first.when.quote == day_words(begin) else f" (“{first.when.quote}”)"
    return Finding(
        Check.ORDER_OF_EVENTS,
        f"Can it be the first in {first.when.quote}, when the text tells of one on {when}?",
        f"{when}{said} is {sum_words(earlier.day, begin)} before {day_words(begin)}{meant};"
        " the text calls the later one the first.",
        places(
            text,
            (first.sentence.start_char, first.sentence.end_char),
            (earlier.sentence.start_char, earlier.sentence.end_char),
        ),
    )
