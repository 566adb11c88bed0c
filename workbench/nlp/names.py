"""Claimants: the words that name them, shortened to a name and filled out from the article."""

from dataclasses import dataclass, field

from workbench.domain.claims import CLAIMANT_MAX
from workbench.nlp import words
from workbench.nlp.passages import Passage, Range
from workbench.nlp.tagging import Tag

_HE_SHE = frozenset({"he", "she"})
_IT_THEY = frozenset({"it", "they", "we", "i", "who", "which"})
_INSIDE_NAMES = frozenset(
    {"of", "the", "for", "and", "on", "de", "al", "van", "von", "bin", "'s", "&", "-", "–"}
)
_NAME_WORDS_MAX = 14
_PERSON_WORDS = range(2, 5)


@dataclass(frozen=True)
class Mention:
    """A name or pronoun at a place: `start_char` counts from the start of the Doc."""

    words: str
    start_char: int
    person: bool = False


@dataclass
class Names:
    """The names of an article, in order, from which short forms and pronouns are filled out."""

    mentions: list[Mention] = field(default_factory=list)
    _fullest: dict[str, str] = field(default_factory=dict)

    def add(self, mentions: list[Mention]) -> None:
        """Add the mentions of the next stretch of the article."""
        for mention in mentions:
            self.mentions.append(mention)
            last = _key(mention.words)
            if len(mention.words.split()) > len(self._fullest.get(last, "").split()):
                self._fullest[last] = mention.words

    def resolve(self, mention: Mention) -> str:
        """Return the fullest name in the article for *mention*; empty for a pronoun of nobody."""
        lower = mention.words.lower()
        if lower in _HE_SHE:
            return self._nearest(mention.start_char, person=True)
        if lower in _IT_THEY:
            return self._nearest(mention.start_char, person=False)
        return self.fullest(mention.words)[:CLAIMANT_MAX]

    def fullest(self, name: str) -> str:
        """Return the longest form of *name* in the article: "Price" → "Ned Price"."""
        known = self._fullest.get(_key(name), "")
        if len(name.split()) == 1 and name[:1].isupper() and known:
            return known
        return name

    def _nearest(self, before: int, *, person: bool) -> str:
        for mention in reversed(self.mentions):
            if mention.start_char < before and mention.person == person:
                return self.fullest(mention.words)
        return ""


def _key(name: str) -> str:
    return name.split()[-1].casefold() if name.split() else ""


def mentions_of(passage: Passage) -> list[Mention]:
    """Return the named persons and bodies of a passage in order."""
    out = []
    i = passage.at
    while i < passage.end:
        if passage.tag(i) != Tag.NAME:
            i += 1
            continue
        end = _run_end(passage, i)
        mention = _mention(passage, i, end)
        if mention is not None:
            out.append(mention)
        i = end
    return out


def _run_end(passage: Passage, start: int) -> int:
    end = start + 1
    while passage.tag(end) == Tag.NAME and end < passage.end and end - start < _NAME_WORDS_MAX:
        end += 1
    return end


def _mention(passage: Passage, start: int, end: int) -> Mention | None:
    first = start
    titled = start > passage.at and passage.lower(start - 1) in words.ROLE_NOUNS
    while first < end and passage.lower(first) in words.TITLES:
        first, titled = first + 1, True
    if first == end:
        return None
    lowers = passage.words_in(first, end)
    body = any(word in words.BODY_WORDS for word in lowers)
    given = any(word in words.GIVEN_NAMES for word in lowers[:2])
    person = not body and (titled or given) and (titled or len(lowers) in _PERSON_WORDS)
    if not person and not body and len(lowers) not in _PERSON_WORDS:
        return None
    return Mention(passage.text(first, end), passage.doc[first].idx, person=person)


def claimant_mention(passage: Passage, speaker: Range) -> Mention | None:
    """Return the name in the words that name a speaker, without titles, office and apposition."""
    start, end = _without_apposition(passage, speaker)
    start, end = _without_office(passage, start, end)
    while start < end and (
        passage.lower(start) in words.ARTICLES or passage.tag(start) in _LEADING
    ):
        start += 1
    while end > start and passage.tag(end - 1) in _TRAILING:
        end -= 1
    if start >= end:
        return None
    name = passage.text(start, min(end, start + _NAME_WORDS_MAX))
    lower = name.lower()
    return Mention(name, passage.doc[start].idx, person=lower in _HE_SHE)


_LEADING = frozenset(
    {Tag.COMMA, Tag.STRONG, Tag.ADVERB, Tag.COORDINATOR, Tag.QUOTE, Tag.SUBORDINATOR}
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


def _without_apposition(passage: Passage, speaker: Range) -> Range:
    """Return the part between commas that names the speaker."""
    parts: list[Range] = []
    low = speaker[0]
    for i in range(speaker[0], speaker[1] + 1):
        if i == speaker[1] or passage.tag(i) in (Tag.COMMA, Tag.STRONG):
            if i > low:
                parts.append((low, i))
            low = i + 1
    if not parts:
        return speaker
    named = [part for part in parts if _names_person(passage, part)]
    if named:
        return named[0]
    with_name = [part for part in parts if any(passage.tag(i) == Tag.NAME for i in range(*part))]
    return (with_name or parts)[0]


def _names_person(passage: Passage, part: Range) -> bool:
    if passage.tag(part[0]) == Tag.PREPOSITION:
        return False
    lowers = passage.words_in(*part)
    names = [
        i
        for i in range(*part)
        if passage.tag(i) == Tag.NAME and passage.lower(i) not in words.TITLES
    ]
    if any(word in words.BODY_WORDS for word in lowers[-1:]):
        return False
    return (
        len(names) >= _PERSON_WORDS[0]
        and names[-1] - names[0] < len(names) + 1
        or (
            any(word in words.ROLE_NOUNS | words.TITLES for word in lowers[:-1])
            and passage.tag(part[1] - 1) == Tag.NAME
        )
    )


def _without_office(passage: Passage, start: int, end: int) -> Range:
    """Drop what stands before a person's name: "US State Department spokesperson", "Mr"."""
    if passage.tag(end - 1) != Tag.NAME:
        return start, end
    for i in range(end - 2, start - 1, -1):
        if (
            passage.lower(i) in words.ROLE_NOUNS | words.TITLES
            and passage.lower(i + 1) not in _INSIDE_NAMES
        ):
            return i + 1, end
    return start, end
