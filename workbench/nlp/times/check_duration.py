"""Durations against the dates of their own sentence: "over 1,000 days … since January 2020"."""

import itertools
import re
from collections.abc import Iterator
from datetime import date

from workbench.domain.readings import Check, Finding
from workbench.nlp.times.meaning import TimeWords
from workbench.nlp.times.periods import range_between
from workbench.nlp.times.spans_stated import (
    Length,
    day_words,
    fits,
    is_longer_than,
    length_of,
    sum_words,
)
from workbench.nlp.times.statements import Statement, places, span_of

# How far (characters) the two may stand from each other, and "since" from its date.
_APART = 160
_SINCE_REACH = 80
_SINCE = re.compile(r"\bsince\b(?P<event>[^.;:—\"“”]*)$")
# The duration must be one that lasts up to now, or that was spent.
_LASTING = re.compile(
    r"\b(?:has|have|had|having|['’]ve|been|spent|spending|after|lasted|lasting|marks?|marked"
    r"|marking|served|serving"
    r"|worked|working|lived|living|ruled|ruling|for|is|now|it['’]s|in|passed|elapsed|waited"
    r"|waiting)\b"
)
# Lengths of something else than the time that passed: terms, forecasts, comparisons, rates.
_OTHER = re.compile(
    r"\b(?:sentence[ds]?|jail(?:ed)?|imprison\w*|prison|term|contract|deal|loan|lease|banned"
    r"|suspen\w+|bonds?|plan"
    r"|aged?|warrant\w*|guarantee\w*|first|last time|only|never|most|worst|best|highest|lowest"
    r"|biggest|largest|fastest"
    r"|slowest|longest|shortest|record|average|every|each|a (?:day|week|month|year)|per|within"
    r"|fell|rose|down|up|will"
    r"|would|next|before|earlier|ago|later|previous\w*|old|older|young\w*|deadline|extension"
    r"|notice|record-\w+)\b"
)
_SPENT = re.compile(
    r"\b(?:for|spent|spending|over|lasted|lasting|ran|running|than|(?:period|span|stretch"
    r"|spell) of|total of|least|some|waited|served|been|now|has|have"
    r"|about|nearly|almost)\s+$"
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
_PASSED = re.compile(r"\s*,?\s*(?:(?:have|has)\s(?:\w+\s)?(?:passed|elapsed|gone)\b|since\b|on\b)")
_NEW_SUBJECT = re.compile(
    r"[;:—]|\b(?:but|while|whereas|although|and (?:he|she|they|it)|who|which|said)\b"
)


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
            found = found or _against_range(text, sentence, (words, stated))
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
        if last > published_on or _OTHER.search(joint):
            continue
        most = (published_on - first).days
        short = "last" in runs["verb"] and not fits(length, (published_on - last).days, most)
        if short or is_longer_than(length, most):
            return Finding(
                Check.DURATION,
                f"Do “{words.quote}” fit between {each.quote} and the article’s day?",
                f"{day_words(first)} to {day_words(published_on)} is at most"
                f" {sum_words(first, published_on)}; the text says {words.quote}.",
                places(text, span_of(words), span_of(each)),
            )
    return None


def _since_date(text: str, sentence: Statement, words: TimeWords) -> TimeWords | None:
    """Return the date that "since" begins with and that stands nearest to the duration."""
    best: TimeWords | None = None
    for each in sentence.dates():
        if each is words or abs(each.start_char - words.start_char) > _APART:
            continue
        since = _SINCE.search(sentence.before(text, each)[-_SINCE_REACH:])
        if since is None or _has_time_inside(sentence, each, since, words):
            continue
        if best is None:
            best = each
    return best


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
        if not _SPENT.search(before):
            return True
    if _OTHER.search(before) or _OTHER.search(after.partition("since")[0]):
        return True
    lasting = _LASTING.search(before) or _SPENT.search(before) or _PASSED.match(joint)
    return (
        not lasting or _NEW_SUBJECT.search(close.partition("since")[0].rstrip(" ,(–—")) is not None
    )


def _against_range(
    text: str, sentence: Statement, stated: tuple[TimeWords, Length]
) -> Finding | None:
    words, length = stated
    dates = sentence.dates()
    for one, two in itertools.pairwise(dates):
        days = range_between(text, one, two)
        if (
            days is None
            or min(abs(words.end_char - one.start_char), abs(words.start_char - two.end_char))
            > _APART
        ):
            continue
        if not _speaks_of_range(text, sentence, words, (one, two)):
            continue
        first, last = days
        most = (last - first).days + 1
        beside = (
            one.start_char - words.end_char < len(" between ") + 1
            and words.end_char <= one.start_char
        )
        least = (
            (two.period.first - one.period.last).days
            if beside and two.period and one.period and two.period.first and one.period.last
            else 0
        )
        if not is_longer_than(length, most) and (not beside or fits(length, max(least, 0), most)):
            continue
        return Finding(
            Check.DURATION,
            f"Do “{words.quote}” fit between {one.quote} and {two.quote}?",
            f"{day_words(first)} to {day_words(last)} is {sum_words(first, last)};"
            f" the text says {words.quote}.",
            places(text, span_of(words), (one.start_char, two.end_char)),
        )
    return None


def _speaks_of_range(
    text: str, sentence: Statement, words: TimeWords, ends: tuple[TimeWords, TimeWords]
) -> bool:
    before = sentence.before(text, words)
    if words.end_char <= ends[0].start_char:
        joint = text[words.end_char : ends[0].start_char].lower()
    else:
        joint = text[ends[1].end_char : words.start_char].lower()
    if _OTHER.search(before[-50:]) or _NEW_SUBJECT.search(joint):
        return False
    return bool(_SPENT.search(before)) or before.endswith((", ", "in ", "during "))
