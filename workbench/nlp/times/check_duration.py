"""Durations against the dates of their own sentence: "over 1,000 days … since January 2020"."""

import re
from collections.abc import Iterator
from datetime import date

from workbench.domain.readings import Check, Finding
from workbench.nlp.times.check_range import APART, NEW_SUBJECT, OTHER, SPENT, against_range
from workbench.nlp.times.meaning import TimeWords
from workbench.nlp.times.spans_stated import (
    Bound,
    Length,
    day_words,
    fits,
    is_longer_than,
    length_of,
    sum_words,
)
from workbench.nlp.times.statements import Statement, places, span_of

# How far (characters) the two may stand from each other, and "since" from its date.
_SINCE_REACH = 80
_SINCE = re.compile(r"\bsince\b(?P<event>[^.;:—\"“”]*)$")
_AFTER = re.compile(r",?\s(?:after|following)\s[^.;:—\"“”,]{0,60}\s(?:in|on)\s")
_PERFECT = re.compile(r"\b(?:has|have)\b[^,;:—]*\bfor\s+$")
# The duration must be one that lasts up to now, or that was spent.
_LASTING = re.compile(
    r"\b(?:has|have|had|having|['’]ve|been|spent|spending|after|lasted|lasting|marks?|marked"
    r"|marking|served|serving"
    r"|worked|working|lived|living|ruled|ruling|for|is|now|it['’]s|in|passed|elapsed|waited"
    r"|waiting)\b"
)
_STARTS = re.compile(
    r"\b(?:began|begun|started|opened|founded|established|joined|launched|set up|built|appointed"
    r"|elected|formed|created"
    r"|introduced|moved|came to power|took (?:office|over|power)|arrived|imposed|signed|closed"
    r"|broke out|erupted|married)"
    r"\b[^,;]{0,40}\s(?:in|on)\s+$"
)
# From the date to the number: one comma or "and", then a perfect that runs up to now.
_RUNS = re.compile(
    r"(?:,| and)\s[^,;:.]{0,50}?\b(?:has|have)\s(?P<verb>[^,;:.]{0,50}?)\s(?:for\s|(?<=lasted )"
    r"|(?<=spent ))(?:\w+\s){0,2}"
)
# "… shut since 2015 — now more than 1,500 days": the length stands beside the date it counts from.
_APPOSED = re.compile(r"\s*[—–,(]\s*(?:(?:now|already|that is|or|a (?:span|period) of)\s)?")
_PASSED = re.compile(r"\s*,?\s*(?:(?:have|has)\s(?:\w+\s)?(?:passed|elapsed|gone)\b|since\b|on\b)")


def duration_findings(
    text: str, published_on: date | None, sentences: list[Statement]
) -> Iterator[Finding]:
    """Yield the durations that the dates of their own sentence do not leave room for."""
    for sentence in sentences:
        for words in sentence.durations():
            if "-" in words.quote[-8:] or words.anchored:
                continue  # "a two-year deal" and "the past two years" name another stretch
            stated = length_of(text, words)
            if stated is None:
                continue
            found = _against_since(text, published_on, sentence, (words, stated))
            found = found or against_range(text, sentence, (words, stated))
            found = found or _against_start(text, published_on, sentence, (words, stated))
            if found is not None:
                yield found


def _against_since(
    text: str, published_on: date | None, sentence: Statement, stated: tuple[TimeWords, Length]
) -> Finding | None:
    words, length = stated
    if published_on is None:
        return None
    since = _since_date(text, sentence, words)
    if since is None and length.bound is Bound.OVER:
        since = _date_of_cause(text, sentence, words)
    if since is None or since.period is None or since.period.first is None:
        return None
    first, last = since.period.first, since.period.last or since.period.first
    if last > published_on or _is_other(text, sentence, words, since):
        return None
    least, most = (published_on - last).days, (published_on - first).days
    if fits(length, least, most):
        return None
    side = "at most" if length.least > most else "at least"
    edge = first if length.least > most else last
    return Finding(
        Check.DURATION,
        f"Do “{words.quote}” fit between {since.quote} and the article’s day?",
        f"{day_words(edge)} to {day_words(published_on)} is {side} {sum_words(edge, published_on)};"
        f" the text says {words.quote}.",
        places(text, span_of(words), span_of(since)),
    )


def _against_start(
    text: str, published_on: date | None, sentence: Statement, stated: tuple[TimeWords, Length]
) -> Finding | None:
    """Compare "founded in 1972, it has toured for 60 years", "which began in May, has lasted"."""
    words, length = stated
    if published_on is None:
        return None
    for each in sentence.dates():
        if each.end_char > words.start_char or each.period is None or each.period.last is None:
            continue
        joint = text[each.end_char : words.start_char].lower()
        runs = _RUNS.fullmatch(joint)
        if runs is None or not _STARTS.search(sentence.before(text, each)[-60:]):
            continue
        first, last = each.period.first or each.period.last, each.period.last
        if last > published_on or OTHER.search(joint):
            continue
        most = (published_on - first).days
        short = "last" in runs["verb"] and not fits(length, (published_on - last).days, most)
        if short or is_longer_than(length, most):
            return too_long(text, first, published_on, words, each)
    return None


def too_long(
    text: str, first: date, published_on: date, words: TimeWords, since: TimeWords
) -> Finding:
    """Return the question whether a length fits between *first*, of *since*, and the article."""
    return Finding(
        Check.DURATION,
        f"Do “{words.quote}” fit between {since.quote} and the article’s day?",
        f"{day_words(first)} to {day_words(published_on)} is at most"
        f" {sum_words(first, published_on)}; the text says {words.quote}.",
        places(text, span_of(words), span_of(since)),
    )


def _since_date(text: str, sentence: Statement, words: TimeWords) -> TimeWords | None:
    """Return the date that "since" begins with and that stands nearest to the duration."""
    for each in sentence.dates():
        if each is words or abs(each.start_char - words.start_char) > APART:
            continue
        since = _SINCE.search(sentence.before(text, each)[-_SINCE_REACH:])
        if since is not None and not _has_time_inside(sentence, each, since, words):
            return each
    return None


def _date_of_cause(text: str, sentence: Statement, words: TimeWords) -> TimeWords | None:
    """Return the date in "has been shut for over 900 days, after a valve failed on 5 May 2020".

    Only with "over" and the like: "shut for ten days after a flood" may still lie ahead.
    """
    if not _PERFECT.search(sentence.before(text, words)):
        return None
    for each in sentence.dates():
        if each.start_char > words.end_char:
            joint = text[words.end_char : each.start_char].lower()
            return each if _AFTER.fullmatch(joint) else None
    return None


def _has_time_inside(
    sentence: Statement, each: TimeWords, since: re.Match[str], words: TimeWords
) -> bool:
    """Return whether another time stands between "since" and its date."""
    begins = each.start_char - (len(since.group()))
    return any(
        begins <= other.start_char < each.start_char
        for other in (*sentence.times, words)
        if other is not each
    )


def _is_other(text: str, sentence: Statement, words: TimeWords, since: TimeWords) -> bool:
    """Return whether the duration is not the time that passed since the date."""
    before = sentence.before(text, words)[-60:]
    joint = sentence.between(text, words, since)
    after = sentence.after(text, words)[:24]
    if words.start_char < since.start_char:
        close = joint
    else:
        close = before[-40:]
        if _APPOSED.fullmatch(joint):
            return OTHER.search(after) is not None
        if not SPENT.search(before):
            return True
    if OTHER.search(before) or OTHER.search(after.partition("since")[0]):
        return True
    lasting = _LASTING.search(before) or SPENT.search(before) or _PASSED.match(joint)
    return (
        not lasting or NEW_SUBJECT.search(close.partition("since")[0].rstrip(" ,(–—")) is not None
    )
