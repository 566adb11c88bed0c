"""The claimant in the words that name a speaker: without title, office and apposition."""

from workbench.nlp import words
from workbench.nlp.mentions import (
    HE_SHE,
    IT_THEY,
    OPENING,
    PERSON_WORDS,
    Mention,
    gender_of,
    looks_like_person,
    pronoun,
)
from workbench.nlp.passages import Passage, Range
from workbench.nlp.speakers import antecedent
from workbench.nlp.tags import Tag

_NAME_WORDS_MAX = 14
_RELATIVES = words.word_set("who which whom that")
_NOBODY = words.word_set("nobody none nothing neither no there one")
# What shows something and is nobody's word; a study or report is somebody's.
_EVIDENCE = words.word_set("result results figures data images photo photos evidence records")
_DESCRIBING = frozenset({Tag.ADJECTIVE, Tag.ADVERB, Tag.PARTICIPLE, Tag.PAST})
_DEFINITE = words.POSSESSIVES | {"the"}
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
    start, end = _meant(passage, *speaker)
    start, end = _trimmed(passage, start, end)
    if end - start == 1 and passage.lower(start) in HE_SHE | IT_THEY | OPENING:
        return pronoun(passage, start, speaks=True)
    whole = start
    start, end = _without_apposition(passage, (start, end))
    start, end = _author_of(passage, start, end)
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
    return Mention(
        passage.text(start, end),
        passage.char(start),
        person=named and looks_like_person(lowers),
        speaks=True,
        gender=gender_of(passage.words_in(whole, start)) if named else "",
        definite=definite,
    )


def _meant(passage: Passage, start: int, end: int) -> Range:
    """Return the words for which a relative pronoun stands, else the same words."""
    relative = end - start == 1 and passage.lower(start) in _RELATIVES
    return (antecedent(passage, start) if relative else None) or (start, end)


def _trimmed(
    passage: Passage, start: int, end: int, leading: frozenset[str] = frozenset()
) -> Range:
    """Return a range without marks, openers and adverbs at its ends, nor *leading* words."""
    while start < end and (passage.tag(start) in _LEADING or passage.lower(start) in leading):
        if end - start == 1 and passage.tag(start) == Tag.QUOTE:
            break
        start += 1
    while end - 1 > start and passage.tag(end - 1) in _TRAILING:
        end -= 1
    return start, end


def _names_somebody(passage: Passage, start: int, end: int) -> bool:
    """Return whether the words name a person or body: not "figures", not "nobody"."""
    lowers = passage.words_in(start, end)
    if lowers[0] in _NOBODY:
        return False
    if lowers[0].isdigit():
        return False
    meant = [i for i in range(start, end) if passage.tag(i) in (Tag.NAME, Tag.NOUN)]
    return any(passage.lower(i) not in _EVIDENCE for i in meant) or not any(
        word in _EVIDENCE for word in lowers
    )


def _author_of(passage: Passage, start: int, end: int) -> Range:
    """Return "the trade institute" for a report "by" it, or for "the trade institute's report"."""
    for i in range(start, end - 1):
        if passage.lower(i) not in words.FINDINGS:
            continue
        for at in (i + 1, i + 2):  # "report by", "report published by"
            if passage.lower(at) in ("by", "from") and at + 1 < end:
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
    for fits in (_names_person, _has_name):
        fitting = [part for part in parts if fits(passage, part)]
        if fitting:
            return fitting[0]
    return parts[0] if parts else speaker


def _has_name(passage: Passage, part: Range) -> bool:
    return any(passage.tag(i) == Tag.NAME for i in range(*part))


def _names_person(passage: Passage, part: Range) -> bool:
    """Return whether a part ends with what looks like a person's name: "coach Ann Lee"."""
    last = part[1] - 1
    if passage.tag(part[0]) == Tag.PREPOSITION or passage.tag(last) != Tag.NAME:
        return False
    if passage.lower(last) in words.BODY_WORDS | words.TITLES:
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
        if passage.lower(i) in words.ROLE_NOUNS | words.TITLES and passage.tag(i + 1) == Tag.NAME:
            return i + 1, end
    return _given_name_on(passage, start, end)


def _undescribed(passage: Passage, start: int, end: int) -> Range:
    """Return "Lee" for "visibly shaken Lee"."""
    at = start
    while at < end and passage.tag(at) in _DESCRIBING and passage.token(at).islower():
        at += 1
    return (at, end) if at < end and passage.token(at)[0].isupper() else (start, end)


def _given_name_on(passage: Passage, start: int, end: int) -> Range:
    """Cut "… of the Council on Relations Ann Lee" before the given name of a person at its end."""
    if end - start > PERSON_WORDS.stop and passage.lower(end - 2) in words.GIVEN_NAMES:
        return end - 2, end
    return start, end
