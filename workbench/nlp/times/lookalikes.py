"""Words that look like time and are none: names, verbs, ordinals, titles of papers."""

import re

from workbench.nlp.times.meaning import Spot
from workbench.nlp.times.vocabulary import MONTHS

# Months that are also words or given names; alone they need a sign that a month is meant.
_DOUBTFUL = frozenset(
    {
        "may",
        "march",
        "april",
        "june",
        "august",
        "jan",
        "mar",
        "sep",
        "sept",
        "dec",
        "oct",
        "jun",
        "jul",
        "apr",
        "nov",
        "feb",
        "aug",
    }
)
# Written small these are other words, in any text: "that may rise", "they sat", "an august body".
_OTHER_WORDS = re.compile(r"(?<![^\W_])(?:may|march|mar|august|sun|sat|wed)(?![^\W_])")
# "said that May would resign" names a person, "that May, he left" a month.
_THAT = re.compile(r"(?:that|this)\s")
_MONTH_IS_OVER = re.compile(r"\s*(?:[,.;:)!?]|$)")
# "in that fall", "in that May"; else "prices that fall", "shares that spring back".
_LEADS_TO_TIME = re.compile(r"\b(?:in|of|by|since|until|during|before|after|late|early)\s+$")
_BEFORE_MONTH = re.compile(
    r"(?:^|[^\w])(?:in|of|by|since|until|till|from|to|through|during|between|before|after|last"
    r"|next|this|early|late"
    r"|mid|and|or|for|around|on|every|each|late-|early-|mid-|than|beyond)[\s-]+(?:the\s+)?$"
)
# "the May election", "the March accession", but not "the March for Life" or "the May is over".
_ARTICLE = re.compile(r"(?:^|\s)(?:the|a|its|their|this year['’]s|last year['’]s)\s+$")
_NAMED_EVENT = re.compile(
    r"\s(?!(?:for|of|on|to|in|by|and|or|at|against|from|with|through|that|who|which|into|over|as"
    r"|was|is|were|are|has|had|have|will|would|could|can|did|may|began|drew|ended|took|came)\b)"
    r"[a-z]{4,}"
)
_PAPERS = re.compile(
    r"\s+(?:Times|Telegraph|Post|Mail|Mirror|Herald|Express|Tribune|Star|Sun|Journal|Night Live"
    r"|Night Football|People|World|Business Post)\b"
)
_PERSON_BEFORE = re.compile(
    r"(?:Mr|Mrs|Ms|Miss|Sir|Dame|Dr|Lady|Lord|Theresa|Theresa's|Prime Minister|Secretary)\.?\s+$"
)
_SURNAME_AFTER = re.compile(r"\s+(?:[A-Z]\.\s+)?[A-Z][a-z]+")


def is_no_time(family: str, spot: Spot) -> bool:
    """Return whether the words at *spot*, read as *family*, are something else."""
    check = _CHECKS.get(family)
    return check is not None and check(spot)


def without_other_words(text: str, low: str) -> str:
    """Return *low*, the lower-case twin of *text*, without small words that only look like time.

    Their letters are replaced, so that every character keeps its place: a "may" or "sat"
    that the text writes small is never a month or a day of the week.
    """
    if _OTHER_WORDS.search(text) is None:
        return low
    kept, at = [], 0
    for word in _OTHER_WORDS.finditer(text):
        kept.append(low[at : word.start()])
        kept.append("~" * (word.end() - word.start()))
        at = word.end()
    return "".join((*kept, low[at:]))


def _is_no_month(spot: Spot) -> bool:
    words = spot.text[spot.start : spot.end]
    bare = words.rstrip(".").lower()
    if _THAT.match(bare) and bare.rsplit(maxsplit=1)[-1] in _DOUBTFUL:
        return _is_no_month_after_that(spot, words)
    if not any(letter.isupper() for letter in words) and bare in MONTHS:
        return True
    return bare in _DOUBTFUL and _is_another_word(spot, words)


def _is_another_word(spot: Spot, words: str) -> bool:
    """Return whether a month's bare name is a person's, or a verb, by what stands beside it."""
    bare = words.rstrip(".").lower()
    before = spot.text[max(0, spot.start - 24) : spot.start]
    low = before.lower()
    if words.endswith(".") and bare not in ("may", "march", "april", "june", "august"):
        return False
    if _PERSON_BEFORE.search(before) or (words == "MAY" and low.endswith(("this ", "that "))):
        return True
    unled = not before.endswith(("-", "–", "/")) and not _BEFORE_MONTH.search(low)
    if unled and _ARTICLE.search(low) and _NAMED_EVENT.match(spot.text, spot.end, spot.end + 30):
        return False
    if unled and bare in ("may", "march", "jan", "mar", "dec"):
        return True
    return _surname_follows(spot)


def _is_no_month_after_that(spot: Spot, words: str) -> bool:
    """Return whether "that May", "THIS MAY" is a conjunction or pronoun and a name or verb."""
    if words.rsplit(maxsplit=1)[-1].isupper():
        return True
    led = _LEADS_TO_TIME.search(spot.before[-16:]) or _MONTH_IS_OVER.match(spot.after)
    return words[:4].lower() == "that" and not led


def _surname_follows(spot: Spot) -> bool:
    """Return whether a capital follows: "June Smith"; a paper's or day's name is no surname."""
    return _SURNAME_AFTER.match(spot.text, spot.end, spot.end + 30) is not None


def _is_no_season(spot: Spot) -> bool:
    """Return whether "that fall" is a verb: "prices that fall", "shares that spring back"."""
    if not spot.low.startswith("that", spot.start):
        return False
    if spot.text[spot.start] == "T":
        return not spot.after.startswith(",")
    return _LEADS_TO_TIME.search(spot.before[-16:]) is None


_DAY_WITH_NAME = re.compile(r"\b(?:Black|Bloody|Super|Cyber|Giving|Manic)\s$")


def _is_no_weekday(spot: Spot) -> bool:
    words = spot.text[spot.start : spot.end]
    if words.endswith(".") and not words[0].isupper():
        return True
    if _PAPERS.match(spot.text, spot.end, spot.end + 20):
        return True
    return _DAY_WITH_NAME.search(spot.text[max(0, spot.start - 10) : spot.start]) is not None


_AFTER_PAST = re.compile(
    r"\s+(?:tense|participle|few|several|couple|two|three|four|five|six|seven|eight|nine|ten|[0-9]"
    r"|(?:\w+\s+)?(?:year|month|week|day|decade|summer|winter|season)s?\b)"
)


def _is_title(spot: Spot) -> bool:
    """Return whether the unit is capitalised in mixed text: "60 Minutes" is a programme."""
    words = spot.text[spot.start : spot.end].split()
    return len(words) > 1 and words[-1].istitle() and words[0].isdigit()


def _is_no_reference(spot: Spot) -> bool:
    words = spot.low[spot.start : spot.end]
    if words == "the past":
        # "the past" before a unit is part of a longer expression that was no time.
        return _AFTER_PAST.match(spot.after) is not None
    return words == "soon" and spot.before.endswith("as ")


_CHECKS = {
    "month": _is_no_month,
    "season": _is_no_season,
    "weekday": _is_no_weekday,
    "reference": _is_no_reference,
    "duration": _is_title,
}
