"""A “first” still to come beside one that has already been: the order of an article's events.

What it sees: one sentence says that a named person or body will, for the first time, do something
of a kind it knows (travel abroad, meet a named counterpart, give a concert, speech or interview,
play a match, launch) on a later day than the article's or than the other event; another sentence
tells that the same one did so on an earlier day. What narrows the “first” ("first visit as
president", "first concert in Leeds") makes it stay silent, for then both may be true.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from workbench.domain.readings import Check, Finding
from workbench.nlp.times.countries import COUNTRIES
from workbench.nlp.times.meaning import TimeType, TimeWords
from workbench.nlp.times.spans_stated import day_words
from workbench.nlp.times.statements import Statement, places
from workbench.nlp.times.vocabulary import MONTHS, WEEKDAYS, any_of, listed

_FIRST = re.compile(
    r"\bfor the first time\b|\b(?:first(?:-ever)?|maiden|debut)\s(?:\w+[\s-]){0,2}?"
    r"(?=trip|visit|tour|journey|meeting|talks|summit|concert|show|gig|speech|address|interview"
    r"|match|game|launch|flight)"
    r"|\b(?:trip|visit|tour|journey|meeting|concert|speech|interview|match|flight),?\s(?:the|his"
    r"|her|their|its)\sfirst\b"
)
_AHEAD = re.compile(
    r"\b(?:will|scheduled|due|expected|plans?|planned|planning|set (?:to|for)|(?:is|are|was"
    r"|were) to|going to"
    r"|slated|intends?|hopes? to|to make|coming|next"
    r"|later this|upcoming|would)\b"
)
_KINDS = {
    "journey": (
        re.compile(r"\b(?:abroad|overseas|foreign|outside the country|international)\b"),
        re.compile(
            r"\b(?:visit(?:ed|ing)?|trip|tour(?:ed|ing)?|travel(?:l?ed|l?ing)|flew|flown"
            r"|arriv(?:ed|ing)|landed|went|returned from|journey)\b"
        ),
    ),
    "meeting": (
        re.compile(r"\b(?:meet|meeting|talks|summit|face-to-face|sit down)\b"),
        re.compile(r"\b(?:met|meeting|held talks|talks with|sat down|shook hands|summit)\b"),
    ),
    "concert": (
        re.compile(r"\b(?:concert|gig|show|perform|sing|play)\b"),
        re.compile(r"\b(?:concert|gig|show|performed|sang|played)\b"),
    ),
    "speech": (
        re.compile(r"\b(?:speech|address|speak|interview)\b"),
        re.compile(r"\b(?:speech|address(?:ed)?|spoke|interview(?:ed)?)\b"),
    ),
    "match": (
        re.compile(r"\b(?:match|game|play|race)\b"),
        re.compile(r"\b(?:match|game|played|raced)\b"),
    ),
    "flight": (
        re.compile(r"\b(?:launch|flight|fly)\b"),
        re.compile(r"\b(?:launch(?:ed)?|flight|flew|lifted off)\b"),
    ),
}
# Words behind "first …" that make it a narrower first than the kind alone.
_NARROWED = re.compile(
    r"\b(?:as|at|under|against|of the|of its|with fans|season|half|leg|home|away|solo|without"
    r"|in charge)\b"
)
_DONE = re.compile(
    r"\b(?:got underway|began|begun|started|took place|was held|has (?:met|visited|travell?ed"
    r"|played|performed|given|returned|arrived|been)"
    r"|met|visited|travell?ed|flew|arrived|landed|went|returned|gave|held|made|played|performed"
    r"|sang|spoke|addressed|launched"
    r"|attended|toured|had|was|were|raced|lifted off|sat down|wrapped up|ended|concluded"
    r"|finished|shook hands)\b"
)
_NOT_DONE = re.compile(
    r"\b(?:not|never|\w+n['’]t|if|whether|will|would|plans?|planned"
    r"|scheduled|due to|denied|wants?|first)\b"
)
_CALLED_OFF = re.compile(r"\b(?:cancel\w+|postpon\w+|called off|scrapped|put off)\b")
_NAME = re.compile(r"\b[A-Z][a-z][\w'’-]*(?:\s+[A-Z][a-z][\w'’-]*){0,3}")
_NO_NAMES = frozenset(
    {name.title() for name in (*MONTHS, *WEEKDAYS)}
    | set(
        listed(
            "The A An In On At After Before He She They It But And His Her Their Its Since "
            "For With When While As By From Last Next This That Then Now Earlier Later "
            "Meanwhile Also President Prime Minister Mr Mrs Ms Dr Sir King Queen Prince "
            "Princess Pope Chancellor Secretary State Foreign Chinese Russian American "
            "British French German Monday First Both"
        )
    )
)
_COUNTRY = re.compile(rf"\b{any_of(tuple(sorted(COUNTRIES)))}\b")


# A sentence that begins so speaks of the one just named.
_STANDS_FOR = re.compile(r"(?:He|She|They|It|The|His|Her|Their|Its)\b")


_WEEKS_BEFORE = 31


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
    done = _latest_of_each(
        event for each in sentences for event in _dones(text, published_on, each)
    )
    for first in firsts:
        earlier = _earlier(first, done)
        if earlier is not None:
            yield _finding(text, first, earlier)


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
    found = _FIRST.search(low)
    if found is None or not _AHEAD.search(low):
        return
    when = _date_after(sentence, published_on)
    if when is None:
        return
    near = low[max(0, found.start() - 60) : found.end() + 60]
    narrowed = _NARROWED.search(low[found.end() : when.start_char - sentence.start_char])
    if narrowed is not None:
        return
    since = None
    if "since" in low[found.end() : found.end() + 60]:
        since = _since_when(text, sentence, published_on)
    for kind, (words, _) in _KINDS.items():
        if words.search(near):
            names = _subject(text, sentence)
            if names:
                yield _Event(kind, names, when, sentence, since)
            return


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


def _dones(text: str, published_on: date, sentence: Statement) -> Iterator[_Event]:
    low = sentence.words.lower()
    if not _DONE.search(low) or _CALLED_OFF.search(low):
        return
    when = next(
        (
            words
            for words in sentence.times
            if words.type in (TimeType.DATE, TimeType.TIME)
            and words.period is not None
            and words.period.first is not None
            and 0 <= (published_on - words.period.first).days <= 366  # noqa: PLR2004 - a year back; older ones are history
        ),
        None,
    )
    if when is None:
        return
    names = _subject(text, sentence)
    for kind, (_, words) in _KINDS.items():
        told = words.search(low)
        if told is None or not names or _NOT_DONE.search(low[: told.end()]):
            continue
        if kind != "journey" or _goes_abroad(sentence.words):
            yield _Event(kind, names, when, sentence)


def _goes_abroad(words: str) -> bool:
    return _COUNTRY.search(words) is not None or " abroad" in words or " overseas" in words


def _subject(text: str, sentence: Statement) -> frozenset[str]:
    """Return the surnames in a sentence; with a pronoun as its subject, those just before it."""
    names = _names(sentence.words)
    if names:
        return names
    before = text[max(0, sentence.start_char - 300) : sentence.start_char]
    return _names(before) if _STANDS_FOR.match(sentence.words) else frozenset()


def _names(words: str) -> frozenset[str]:
    """Return the last word of each run of capitalised words that can be a name."""
    out = set()
    for found in _NAME.finditer(words):
        parts = [part.removesuffix("'s").removesuffix("’s") for part in found.group().split()]
        kept = [part for part in parts if part not in _NO_NAMES]
        if kept and " ".join(kept) not in COUNTRIES and kept[-1] not in COUNTRIES:
            out.add(kept[-1])
    return frozenset(out)


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


def _finding(text: str, first: _Event, earlier: _Event) -> Finding:
    when = day_words(earlier.day)
    said = "" if earlier.when.quote == when else f" (“{earlier.when.quote}”)"
    return Finding(
        Check.ORDER_OF_EVENTS,
        f"Can it be the first in {first.when.quote}, when the text tells of one on {when}?",
        f"{when}{said} comes before {first.when.quote}; the text calls the later one the first.",
        places(
            text,
            (first.sentence.start_char, first.sentence.end_char),
            (earlier.sentence.start_char, earlier.sentence.end_char),
        ),
    )
