"""“First in 25 years” against the year the text names for the one before."""

import re
from collections.abc import Iterator
from datetime import date

from workbench.domain.readings import Check, Finding
from workbench.nlp.times.meaning import TimeWords
from workbench.nlp.times.spans_stated import Length, day_words, fits, length_of, sum_words
from workbench.nlp.times.statements import Statement, places, span_of

_RANKING = re.compile(
    r"\b(?:first|only|lone|sole|(?:most|least)\s\w+|worst|best|[a-z]{3,}est|record|unprecedented"
    r"|not\s\w+|never|no\s\w+)\b"
)
_IN = re.compile(r"\b(?:in|for|for the first time in)\s+(?:the\s+)?(?:past\s+|last\s+)?$")
_IN_PAST = re.compile(r"\b(?:in|for)\s+$")
_LATER_RANK = re.compile(r"\b(?:second|third|fourth|fifth|sixth|tenth|next)\b")
_SINCE = re.compile(
    r"\bsince(?:\s+(?:the\s+)?[\w'’-]+){0,6}?\s+(?:(?:in|of|on|back in|early|late|mid)\s+)?$"
    r"|\bsince\s+$"
)
# "The last was in 2001", "the previous one came in 1998", "it last happened in 2001".
_LAST_WAS = re.compile(
    r"\bthe (?:last|previous|most recent|preceding)(?:\s(?:such|one|time|of its kind|title|win"
    r"|victory|visit|case|strike|trip|event|\w+)){0,4}"
    r"\s(?:was|came|happened|took place|occurred|dates? (?:from|back to)|had been|had come|fell"
    r"|dated (?:from|back to)|were"
    r"|ended|did so|went|struck|won|being|having been)(?:\s\w+){0,4}?\s(?:in|on|back in|from"
    r"|to)\s+$"
    r"|\bthe (?:last|previous|most recent)(?:\s(?:one|such\s\w+|time|occasion))?,?\s(?:in|on)\s+$"
    r"|\b(?:last|previously)\s(?:\w+ed|won|done|did|been|met|went|happened|came|saw|held|took|made"
    r"|struck|hit|fell|rose|lost|beat)"
    r"(?:\s[\w'’-]+){0,6}?\s(?:in|on|back in)\s+$"
)
_FAR = 2
# What stands more characters behind a sentence than this is told of something else.
_NEXT_PARAGRAPH = 500


def ranked_span_findings(
    text: str, published_on: date | None, sentences: list[Statement]
) -> Iterator[Finding]:
    """Yield the “first in N years” that the year named for the last one contradicts.

    The year stands in the same sentence after "since", or in it or one of the two that follow as
    "the last was in …".
    """
    if published_on is None:
        return
    for number, sentence in enumerate(sentences):
        for words in sentence.durations():
            length = length_of(text, words)
            if length is None or not _ranks(text, sentence, words):
                continue
            named = _named_last(text, sentence, words, sentences[number + 1 : number + 1 + _FAR])
            found = named and _finding(text, published_on, (words, length), named)
            if found:
                yield found


def _ranks(text: str, sentence: Statement, words: TimeWords) -> bool:
    """Return whether the words are the span of a ranking: "the first strike in 25 years"."""
    before = sentence.before(text, words)
    if words.quote.lower().startswith(("the past", "the last", "past ", "last ")):
        joint = _IN_PAST.search(before)
    else:
        joint = _IN.search(before)
    return joint is not None and _ranking_before(before) is not None


def _ranking_before(before: str) -> str | None:
    """Return the ranking word nearest before a number or year, in the same clause; else None.

    A "second in 25 years" says nothing of how far back the one before lies.
    """
    nearest = before[-70:]
    found = list(_RANKING.finditer(nearest))
    if not found or re.search(r"[;:]", nearest[found[-1].end() :]):
        return None
    return None if _LATER_RANK.search(nearest[found[-1].start() :]) else found[-1].group()


def _is_same_sort(one: str | None, other: str | None) -> bool:
    """Return whether both rank alike: "highest in ten years" may well be the "first since 2021"."""
    return other is None or one is None or one.endswith("est") == other.endswith("est")


def _named_last(
    text: str, sentence: Statement, words: TimeWords, following: list[Statement]
) -> TimeWords | None:
    """Return the date that the text gives for the last one, in this sentence or the next two."""
    here = _told_in(text, sentence, (_SINCE, _LAST_WAS))
    if here is not None:
        sort = _ranking_before(sentence.before(text, words))
        return here if _is_same_sort(sort, _ranking_before(sentence.before(text, here))) else None
    for other in following:
        if other.start_char - sentence.end_char > _NEXT_PARAGRAPH:
            break
        if any(_ranks(text, other, each) for each in other.durations()):
            break  # the next ranking has a last one of its own
        there = _told_in(text, other, (_LAST_WAS,))
        if there is not None:
            return there
    return None


def _told_in(
    text: str, sentence: Statement, patterns: tuple[re.Pattern[str], ...]
) -> TimeWords | None:
    """Return the first date of a sentence, with its year, that one of the patterns leads up to."""
    for each in sentence.dates():
        before = sentence.before(text, each)[-110:]
        if not each.anchored and any(pattern.search(before) for pattern in patterns):
            return each
    return None


def _finding(
    text: str, published_on: date, stated: tuple[TimeWords, Length], named: TimeWords
) -> Finding | None:
    words, length = stated
    period = named.period
    if period is None or period.first is None or period.last is None or period.last > published_on:
        return None
    first, last = period.first, period.last
    if fits(length, (published_on - last).days, (published_on - first).days):
        return None
    edge = first if length.least > (published_on - first).days else last
    return Finding(
        Check.RANKED_SPAN,
        f"Does “{words.quote}” fit, when the last one is put at {named.quote}?",
        f"{day_words(edge)} to {day_words(published_on)} is {sum_words(edge, published_on)};"
        f" the text says {words.quote}.",
        places(text, span_of(words), span_of(named)),
    )
