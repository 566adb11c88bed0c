"""The claimant in the words that name a speaker: without title, office and apposition."""

from workbench.nlp import cues, words
from workbench.nlp.mentions import (
    HE_SHE,
    PERSON_WORDS,
    PRONOUNS,
    Mention,
    gender_of,
    has_person_aside,
    looks_like_person,
    pronoun,
)
from workbench.nlp.nouns import DOCUMENTS, ends_as_name
from workbench.nlp.passages import Passage, Range
from workbench.nlp.speakers import antecedent
from workbench.nlp.tags import Tag

_NAME_WORDS_MAX = 14
_RELATIVES = words.word_set("who which whom that")
_NOBODY = words.word_set("nobody none nothing neither no there one you")
# What shows something and is nobody's word; a single study or report is somebody's.
_TEXTS = words.FINDINGS | cues.ARTIFACTS | DOCUMENTS
# So far (words) behind a text "by" may name whose it is.
_TO_AUTHOR = 8
_EVIDENCE = words.word_set(
    "result results figures data images photo photos evidence records"
    " reports estimates polls surveys studies analysis"
)
# Amounts, and what the article points to: "less than half", "this newspaper".
_NO_NAME = words.word_set("less more fewer this these")
_DESCRIBING = frozenset({Tag.ADJECTIVE, Tag.ADVERB, Tag.PARTICIPLE, Tag.PAST})
_CIRCUMSTANCE = words.word_set("into outside inside during after before near through since")
_ACTS = frozenset({Tag.PARTICIPLE, Tag.PAST, Tag.ING})
_BEFORE_PERSON = frozenset({Tag.NOUN, Tag.ADJECTIVE})
_DEFINITE = words.POSSESSIVES | {"the"}
_DATES = words.DAYS | words.MONTHS
_NAMING = words.BODY_WORDS | words.TITLES
_OFFICES = words.ROLE_NOUNS | words.TITLES
_LEADING_WORDS = words.ARTICLES
_LEADING = frozenset(
    {Tag.COMMA, Tag.STRONG, Tag.ADVERB, Tag.COORDINATOR, Tag.QUOTE, Tag.SUBORDINATOR, Tag.NOT}
)
_TRAILING = frozenset(
    {
        Tag.COMMA,
        Tag.STRONG,
        Tag.QUOTE,
        Tag.STOP,
        Tag.POSSESSIVE,
        Tag.ADVERB,
        Tag.FINITE,
        Tag.RELATIVE,
    }
)


def claimant_mention(passage: Passage, speaker: Range) -> Mention | None:
    """Return who the words of a speaker name, or None where they name no person or body.

    "who" stands for what it repeats; an opening quotation mark for whoever is still speaking.
    """
    start, end = _trimmed(passage, *_meant(passage, *speaker))
    start, end = _whole_name(passage, start, end)
    if end - start == 1 and passage.lower(start) in PRONOUNS:
        return pronoun(passage, start, speaks=True)
    whole = start
    start, end = _without_apposition(passage, (start, end))
    start, end = _without_circumstance(passage, *_author_of(passage, start, end))
    start, end = _without_office(passage, *_trimmed(passage, start, end))
    definite = passage.lower(start) in _DEFINITE
    start, end = _undescribed(passage, *_trimmed(passage, start, end, _LEADING_WORDS))
    if start >= end:
        return None
    end = min(end, start + _NAME_WORDS_MAX)
    if not _names_somebody(passage, start, end):
        return None
    lowers = passage.words_in(start, end)
    named = any(passage.tag(i) == Tag.NAME for i in range(start, end))
    person = looks_like_person(lowers) and ends_as_name(passage.text(start, end))
    return Mention(
        passage.text(start, end),
        passage.char(start),
        person=named and (person or has_person_aside(passage, start, end)),
        speaks=True,
        gender=_told_gender(passage, whole, start if named else end),
        definite=definite,
    )


def _told_gender(passage: Passage, start: int, end: int) -> str:
    """Return the gender that titles before a name tell; "his" there is somebody else's."""
    return gender_of([word for word in passage.words_in(start, end) if word not in HE_SHE])


def _meant(passage: Passage, start: int, end: int) -> Range:
    """Return the words for which a relative pronoun stands, else the same words."""
    relative = end - start == 1 and passage.lower(start) in _RELATIVES
    return (antecedent(passage, start) if relative else None) or (start, end)


def _whole_name(passage: Passage, start: int, end: int) -> Range:
    """Return "Mr Vane" for "Mr", where the parser tied the name to another word."""
    titled = end > start and passage.lower(end - 1) in words.TITLES
    if titled and passage.token(end - 1)[:1].isupper() and passage.token(end)[:1].isupper():
        return start, end + 1
    return start, end


def _without_circumstance(passage: Passage, start: int, end: int) -> Range:
    """Return the words before where, when or how whom they name speaks or came about.

    "an inquiry" for "an inquiry into the fire", "Ann Lee" for "Ann Lee outside the hall", "a
    study" for "a study published in May".
    """
    for i in range(start + 1, end):
        if passage.tag(i - 1) not in (Tag.NOUN, Tag.NAME) or not passage.token(i).islower():
            continue
        lower = passage.lower(i)
        timed = lower in ("last", "this", "next") and passage.tag(i - 1) == Tag.NAME
        timed = timed or (lower == "on" and passage.lower(i + 1) in _DATES)
        acts = passage.tag(i) in _ACTS and passage.tag(i + 1) not in (Tag.NOUN, Tag.ADJECTIVE)
        if timed or acts or lower in _CIRCUMSTANCE or lower in words.DAYS:
            return start, i
    return start, end


def _trimmed(
    passage: Passage, start: int, end: int, leading: frozenset[str] = frozenset()
) -> Range:
    """Return a range without marks, openers and adverbs at its ends, nor *leading* words."""
    while start < end and (passage.tag(start) in _LEADING or passage.lower(start) in leading):
        quoted = passage.tag(start) == Tag.QUOTE
        if end - start == 1 and (quoted or passage.token(start)[:1].isupper()):
            break
        start += 1
    while end - 1 > start and passage.tag(end - 1) in _TRAILING:
        if passage.tag(end - 1) == Tag.ADVERB and passage.token(end - 1)[0].isupper():
            break  # a name of another class
        end -= 1
    return start, end


def _names_somebody(passage: Passage, start: int, end: int) -> bool:
    """Return whether the words name a person or body: not "figures", not "nobody"."""
    lowers = passage.words_in(start, end)
    if lowers[0] in _NOBODY and (lowers[0] != "one" or len(lowers) == 1):
        return False
    if lowers[0] in words.DAYS or lowers[0].isdigit() or lowers[0] in _NO_NAME:
        return False
    meant = [i for i in range(start, end) if passage.tag(i) in (Tag.NAME, Tag.NOUN)]
    return any(passage.lower(i) not in _EVIDENCE for i in meant) or not any(
        word in _EVIDENCE for word in lowers
    )


def _author_of(passage: Passage, start: int, end: int) -> Range:
    """Return "the trade institute" for a report "by" it, or for "the trade institute's report"."""
    for i in range(start, end - 1):
        if passage.lower(i) not in _TEXTS:
            continue
        for at in range(i + 1, min(i + _TO_AUTHOR, end - 1)):  # "report published last year by"
            if passage.lower(at) == "by" or (passage.lower(at) == "from" and at == i + 1):
                return at + 1, end
    last = end - 1
    if passage.lower(last) in words.FINDINGS:
        for i in range(last, start, -1):
            if passage.lower(i) in ("'s", "'"):
                return start, i
    return start, end


def _without_apposition(passage: Passage, speaker: Range) -> Range:
    """Return the part between commas that names the speaker."""
    parts: list[Range] = []
    low = speaker[0]
    for i in range(speaker[0], speaker[1] + 1):
        if i == speaker[1] or passage.tag(i) in (Tag.COMMA, Tag.STRONG):
            if i > low:
                parts.append((low, i))
            low = i + 1
    if len(parts) > 1 and _is_bare_name(passage, parts[0]):
        return parts[0]
    for fits in (_names_person, _has_name):
        fitting = [part for part in parts if fits(passage, part)]
        if fitting:
            return fitting[0]
    return parts[0] if parts else speaker


def _is_bare_name(passage: Passage, part: Range) -> bool:
    """Return whether a part is capitalized throughout, whatever its class: "Vane, the owner,"."""
    if passage.lower(part[0]) in words.DETERMINERS or part[1] - part[0] >= PERSON_WORDS.stop:
        return False
    offices = words.ROLE_NOUNS | words.TITLES
    return all(
        passage.token(i)[:1].isupper() and passage.lower(i) not in offices for i in range(*part)
    )


def _has_name(passage: Passage, part: Range) -> bool:
    return any(passage.tag(i) == Tag.NAME for i in range(*part))


def _names_person(passage: Passage, part: Range) -> bool:
    """Return whether a part ends with what looks like a person's name: "coach Ann Lee"."""
    last = part[1] - 1
    if passage.tag(part[0]) == Tag.PREPOSITION or passage.tag(last) != Tag.NAME:
        return False
    if passage.lower(last) in _NAMING:
        return False
    run = last
    while run > part[0] and passage.tag(run - 1) == Tag.NAME:
        run -= 1
    return last - run + 1 >= PERSON_WORDS.start or passage.lower(run - 1) in words.ROLE_NOUNS


def _without_office(passage: Passage, start: int, end: int) -> Range:
    """Drop what stands before a person's name: "US State Department spokesperson", "Mr"."""
    if passage.tag(end - 1) != Tag.NAME:
        return start, end
    for i in range(end - 2, start - 1, -1):
        if passage.lower(i) in _OFFICES and passage.tag(i + 1) == Tag.NAME:
            return i + 1, end
    return _given_name_on(passage, *_without_owner(passage, start, end))


def _without_owner(passage: Passage, start: int, end: int) -> Range:
    """Return "Ann Lee" for "the Greens' Ann Lee"."""
    for i in range(end - PERSON_WORDS.start, start, -1):
        if passage.lower(i - 1) in ("'s", "'") and looks_like_person(passage.words_in(i, end)):
            named = all(passage.tag(at) == Tag.NAME for at in range(i, end))
            return (i, end) if named else (start, end)
    return start, end


def _undescribed(passage: Passage, start: int, end: int) -> Range:
    """Return "Lee" for "visibly shaken Lee", "Ann Lee" for "local pilot Ann Lee"."""
    at = start
    while at < end and passage.tag(at) in _DESCRIBING and passage.token(at).islower():
        at += 1
    named = at
    while named < end and passage.tag(named) in _BEFORE_PERSON and passage.token(named).islower():
        named += 1
    if named < end and looks_like_person(passage.words_in(named, end)):
        at = named if all(passage.tag(i) == Tag.NAME for i in range(named, end)) else at
    return (at, end) if at < end and passage.token(at)[0].isupper() else (start, end)


def _given_name_on(passage: Passage, start: int, end: int) -> Range:
    """Cut "… of the Council on Relations Ann Lee" before the given name of a person at its end."""
    if end - start > PERSON_WORDS.stop and passage.lower(end - 2) in words.GIVEN_NAMES:
        return end - 2, end
    return start, end
