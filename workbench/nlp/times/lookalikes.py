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
_BEFORE_MONTH = re.compile(
    r"(?:^|[^\w])(?:in|of|by|since|until|till|from|to|through|during|between|before|after|last"
    r"|next|this|early|late"
    r"|mid|and|or|for|around|on|every|each|late-|early-|mid-|than|beyond)[\s-]+(?:the\s+)?$"
)
_ALLOWED_SPELLING = re.compile(r"[A-Z]")
_PAPERS = re.compile(
    r"\s+(?:Times|Telegraph|Post|Mail|Mirror|Herald|Express|Tribune|Star|Sun|Journal|Night Live"
    r"|Night Football|People|World|Business Post)\b"
)
_PERSON_BEFORE = re.compile(
    r"(?:Mr|Mrs|Ms|Miss|Sir|Dame|Dr|Lady|Lord|Theresa|Theresa's|Prime Minister|Secretary)\.?\s+$"
)
_SURNAME_AFTER = re.compile(r"\s+(?:[A-Z]\.\s+)?[A-Z][a-z]+")
_NAMED_AFTER_DAY = re.compile(r"[A-Z]\w+\s+$")


def is_no_time(family: str, spot: Spot) -> bool:
    """Return whether the words at *spot*, read as *family*, are something else."""
    check = _CHECKS.get(family)
    return check is not None and check(spot)


def _is_no_month(spot: Spot) -> bool:
    words = spot.text[spot.start : spot.end]
    bare = words.rstrip(".").lower()
    if not any(letter.isupper() for letter in words) and bare in MONTHS:
        return True
    if bare not in _DOUBTFUL:
        return False
    before = spot.text[max(0, spot.start - 24) : spot.start]
    if words.endswith(".") and bare not in ("may", "march", "april", "june", "august"):
        return False
    if _PERSON_BEFORE.search(before):
        return True
    if not before.endswith(("-", "–", "/")) and not _BEFORE_MONTH.search(before.lower()):
        return bare in ("may", "march", "jan", "mar", "dec") or _surname_follows(spot)
    return _surname_follows(spot)


def _surname_follows(spot: Spot) -> bool:
    """Return whether a capital follows: "June Smith"; a paper's or day's name is no surname."""
    return _SURNAME_AFTER.match(spot.text, spot.end, spot.end + 30) is not None


def _is_no_day_of_month(spot: Spot) -> bool:
    words = spot.text[spot.start : spot.end]
    found = re.search(r"[A-Za-z]*\b(?:may|march|mar)\b", words, re.IGNORECASE)
    # "may 10 people" is a modal; in text all in capitals or lower case nothing else can be told.
    return found is not None and found.group().islower()


def _is_no_weekday(spot: Spot) -> bool:
    words = spot.text[spot.start : spot.end]
    if words.endswith(".") and not words[0].isupper():
        return True
    if _PAPERS.match(spot.text, spot.end, spot.end + 20):
        return True
    return words.startswith("Friday") and spot.text[max(0, spot.start - 6) : spot.start] in (
        "Black ",
        " Black ",
    )


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
    "month_day": _is_no_day_of_month,
    "day_month": _is_no_day_of_month,
    "weekday": _is_no_weekday,
    "reference": _is_no_reference,
    "duration": _is_title,
}
