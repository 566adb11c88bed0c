"""Ages against birth years of the same person: "born in 1950" beside "69-year-old"."""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from workbench.domain.readings import Check, Finding
from workbench.nlp.times.meaning import TimeWords
from workbench.nlp.times.spans_stated import day_words
from workbench.nlp.times.statements import SENTENCE_MAX, places, sentence_spans, span_of

_NAME = r"(?:[A-Z][\w'’-]+\s+){0,3}[A-Z][\w'’-]+"
_AGE = re.compile(
    r"\b(?P<hyphen>\d{1,3})[- ]years?[- ]olds?\b|\b[Aa]ged (?P<aged>\d{1,3})\b(?!\s*(?:to|and|or"
    r"|[-–])\s*\d)"
    r"|(?<=\w), (?P<comma>\d{2,3})(?=,\s|\.\s|\)|$)|\((?P<bracket>\d{2,3})\)"
    r"|\bhas died (?:\w+ ){0,3}?(?:at the age of|aged|at) (?P<died>\d{2,3})\b"
    r"|\bAt (?P<at>\d{2,3})(?=, [A-Z])"
    r"|\b(?:is|turned|turns|now) (?P<turned>\d{2,3})(?=[\s,.](?!per|million|billion|people"
    r"|years? (?!old)|days|\d))(?: years old)?",
    re.ASCII,
)
_BORN = re.compile(
    r"\b(?:[Bb]orn(?:\s(?:there|here))?(?:\s(?:in|at|to|near|into)\s[^.;,()]{1,40}?,?(?:\s[A-Z]\w+,?)?)?\s(?:in\s"
    r"|on\s)?|b\.\s)$"
    r"|\(born\s$"
)
# The next sentence goes on about the one just named: "Today the 65-year-old runs …".
_GOES_ON = re.compile(
    r"[^.!?]{0,80}[.!?][”\"]?\s+(?:(?:Now|Today|These days),?\s)?(?:[Tt]he\s|(?:He|She|he"
    r"|she)\s(?:is\s)?(?:now\s)?)?$"
)
_HAS_YEAR = re.compile(r"\d{4}(?:-|$)", re.ASCII)
# An age at some other time than the article's, or of somebody else.
_OTHER_TIME = re.compile(
    r"\b(?:when|at the time|died|dead|death|then|before|after|until|by the age|would have"
    r"|was aged|at the age|at age|since)\b"
)
_OTHER_PERSON = re.compile(
    r"\b(?:son|daughter|wife|husband|father|mother|brother|sister|grand\w+|niece|nephew|uncle"
    r"|aunt|cousin|widow\w*|partner"
    r"|child|children|boy|girl|baby|twins?|whose|his|her|their)\b"
)
# "Born in 1937 in Porto, …": what may stand between a birth and the comma before the name.
_PLACE_COMMA = re.compile(r"(?:\s(?:in|at|near|to)\s[A-Z][\w ]{0,30})?,")
_PHRASE_START = re.compile(r"[,;:“”\"]|``|''|\bsaid\b")
_AGE_MAX = 120
# So many ages of one name are compared with its birth; more would make long lists slow.
_AGES_COMPARED = 20
_GOES_ON_MAX = 130
_NAME_AFTER = re.compile(rf"\s*(?:(?:[a-z]+\s+){{0,4}})?(?P<name>{_NAME})")
_NAME_BEFORE = re.compile(
    rf"(?P<name>{_NAME})\s*(?:\([^()]{{0,60}})?,?\s*(?:who\s+)?(?:was\s+|is\s+|has\s+)?(?:an?\s+)?$"
)
_NOT_NAMES = frozenset(
    {
        "The",
        "A",
        "An",
        "Born",
        "In",
        "On",
        "He",
        "She",
        "They",
        "It",
        "But",
        "And",
        "Now",
        "At",
        "His",
        "Her",
        "Mr",
        "Mrs",
        "Ms",
        "Dr",
    }
)


@dataclass(frozen=True)
class _Said:
    """An age or a birth, where it stands, its sentence's start, and the name beside it."""

    start: int
    end: int
    sentence: int
    name: tuple[str, ...]
    age: int = 0
    birth: TimeWords | None = None

    @property
    def surname(self) -> str:
        """Return the last word of the name; empty where none stands beside it."""
        return self.name[-1] if self.name else ""

    def may_be(self, other: "_Said") -> bool:
        """Return whether both may be of one person: no given name speaks against the other's."""
        given, others = self.name[:-1], other.name[:-1]
        return not given or not others or given[0] == others[0]


def age_findings(
    text: str, published_on: date | None, times: Sequence[TimeWords]
) -> Iterator[Finding]:
    """Yield ages that do not fit the birth year the article gives for the same person.

    The same person is one sentence with one birth and one age, or one surname beside both. One
    year more or less is let pass: the article may not be read on the day it was written.
    """
    if published_on is None:
        return
    births = [said for words in times if (said := _birth(text, words)) is not None]
    if not births:
        return
    ages = list(_ages(text))
    by_sentence, by_surname = _index(ages)
    births_in = Counter(birth.sentence for birth in births)
    for birth in births:
        beside = by_sentence.get(birth.sentence, [])
        if len(beside) == 1 and births_in[birth.sentence] == 1:
            candidates = beside
        else:
            candidates = [
                *by_surname.get(birth.surname, [])[:_AGES_COMPARED],
                *_going_on(text, birth, ages),
            ]
        for age in candidates:
            found = _finding(text, published_on, birth, age) if age.may_be(birth) else None
            if found is not None:
                yield found
                break


def _going_on(text: str, birth: "_Said", ages: "list[_Said]") -> "list[_Said]":
    """Return the age that the next sentence states of the one whose birth was told."""
    at = bisect_right(ages, birth.end, key=lambda age: age.start)
    if at == len(ages) or ages[at].start - birth.end > _GOES_ON_MAX:
        return []
    age = ages[at]
    joint = text[birth.end : age.start]
    return [age] if not age.surname and _GOES_ON.fullmatch(joint) else []


def _index(ages: "list[_Said]") -> "tuple[dict[int, list[_Said]], dict[str, list[_Said]]]":
    by_sentence: dict[int, list[_Said]] = defaultdict(list)
    by_surname: dict[str, list[_Said]] = defaultdict(list)
    for age in ages:
        by_sentence[age.sentence].append(age)
        if age.surname:
            by_surname[age.surname].append(age)
    return by_sentence, by_surname


def _birth(text: str, words: TimeWords) -> _Said | None:
    if words.period is None or not _HAS_YEAR.match(words.value) or words.anchored:
        return None
    lead = _BORN.search(text, max(0, words.start_char - 60), words.start_char)
    if lead is None:
        return None
    start = _sentence_start(text, words.start_char)
    name = _name_before(text, start, lead.start())
    comma = _PLACE_COMMA.match(text, words.end_char, words.end_char + 60)
    if not name and comma is not None:
        name = _name_after(text, comma.end())
    return _Said(words.start_char, words.end_char, start, name, birth=words)


def _ages(text: str) -> Iterator[_Said]:
    for found in _AGE.finditer(text):
        number = int(next(group for group in found.groups() if group))
        if not 1 <= number <= _AGE_MAX:
            continue
        start = _sentence_start(text, found.start())
        if _is_elsewhere(text, start, found):
            continue
        name = _name_before(text, start, found.start())
        if found["hyphen"]:
            name = _name_after(text, found.end()) or name
        yield _Said(found.start(), found.end(), start, name, age=number)


def _is_elsewhere(text: str, start: int, found: re.Match[str]) -> bool:
    """Return whether an age is of another time or another person than the sentence's subject."""
    before = text[start : found.start()].lower()
    after = text[found.end() : found.end() + 40].lower()
    if _OTHER_TIME.search(before[-60:]) or _OTHER_TIME.match(after.lstrip(" ,")):
        return True
    return (
        _OTHER_PERSON.search(_PHRASE_START.split(before[-40:])[-1]) is not None
        or _OTHER_PERSON.match(after.lstrip()) is not None
    )


def _sentence_start(text: str, at: int) -> int:
    """Return where the sentence around a character begins; looks back SENTENCE_MAX at most."""
    low = max(0, at - SENTENCE_MAX)
    spans = [start for start, _ in sentence_spans(text[low : at + 1])]
    return low + (spans[-1] if spans else 0)


def _name_before(text: str, start: int, end: int) -> tuple[str, ...]:
    found = _NAME_BEFORE.search(text, max(start, end - 90), end)
    return _name(found["name"]) if found else ()


def _name_after(text: str, at: int) -> tuple[str, ...]:
    found = _NAME_AFTER.match(text, at, at + 90)
    return _name(found["name"]) if found else ()


def _name(words: str) -> tuple[str, ...]:
    whole = words.replace("’s", "").replace("'s", "")
    return tuple(word for word in whole.split() if word not in _NOT_NAMES)


def _finding(text: str, published_on: date, said: _Said, age: _Said) -> Finding | None:
    birth = said.birth
    period = None if birth is None else birth.period
    if birth is None or period is None or period.first is None or period.last is None:
        return None
    most, least = _full_years(period.first, published_on), _full_years(period.last, published_on)
    if least - 1 <= age.age <= most + 1 or most < 0:
        return None
    born = day_words(period.first) if period.first == period.last else birth.quote
    ages = f"{most}" if most == least else f"{least} or {most}"
    return Finding(
        Check.AGE,
        f"Does the age {age.age} fit a birth in {birth.quote}?",
        f"Born {born}, a person is {ages} years old on {day_words(published_on)};"
        f" the text says {age.age}.",
        places(text, span_of(birth), (age.start, age.end)),
    )


def _full_years(born: date, on: date) -> int:
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))
