"""Names of an article: who is mentioned where, and whom a surname, acronym or pronoun means."""

from bisect import bisect_left
from dataclasses import dataclass, field

from workbench.domain.claims import CLAIMANT_MAX
from workbench.nlp import words
from workbench.nlp.passages import Passage
from workbench.nlp.tags import Tag

HE_SHE = frozenset({"he", "she"})
IT_THEY = frozenset({"it", "they", "we", "i", "who", "which"})
_RUN_MAX = 12
# "He added" means whoever spoke last, when that is no more than this many characters ago.
_SPOKE_WITHIN = 400
PERSON_WORDS = range(2, 5)
_PLACE_WORDS = words.word_set("north south east west new united saint san los las republic city")


@dataclass(frozen=True)
class Mention:
    """A name or pronoun at a place: `start_char` counts from the start of the Doc.

    `person` tells persons from bodies and places; `speaks` that something is said there by whom
    the words name; `short` is an acronym that the article gives for the name.
    """

    words: str
    start_char: int
    person: bool = False
    speaks: bool = False
    short: str = ""

    @property
    def is_pronoun(self) -> bool:
        """Return whether the words alone name nobody."""
        return self.words.lower() in HE_SHE | IT_THEY


@dataclass
class _Line:
    """Names in the order of the article, to be searched backwards from a place."""

    at: list[int] = field(default_factory=list)
    names: list[str] = field(default_factory=list)

    def add(self, mention: Mention) -> None:
        self.at.append(mention.start_char)
        self.names.append(mention.words)

    def before(self, start_char: int, *, within: int | None = None) -> str:
        """Return the nearest name before a place, at most *within* characters away; or nothing."""
        found = bisect_left(self.at, start_char)
        if not found or (within is not None and start_char - self.at[found - 1] > within):
            return ""
        return self.names[found - 1]


class Names:
    """The names of an article, from which short forms and pronouns are filled out.

    Add the mentions in the order of the article, then resolve.
    """

    def __init__(self) -> None:
        self._full: dict[str, Mention] = {}
        self._short: dict[str, str] = {}
        self._persons = _Line()
        self._speakers = _Line()
        self._voices = _Line()

    def add(self, mentions: list[Mention]) -> None:
        """Add the mentions of the next stretch of the article."""
        for mention in sorted(mentions, key=lambda each: each.start_char):
            if mention.is_pronoun:
                continue
            if mention.short:
                self._short.setdefault(mention.short.casefold(), mention.words)
            if mention.speaks:
                self._speakers.add(mention)
            known = self._learn(mention)
            if known is not None and known.person:
                self._persons.add(mention)
                if mention.speaks:
                    self._voices.add(mention)

    def _learn(self, mention: Mention) -> Mention | None:
        """Keep the first full name that ends so, or a longer form of it; return what is known."""
        key = _key(mention.words)
        known = self._full.get(key)
        if len(mention.words.split()) == 1:
            return known or (mention if mention.person else None)
        longer = known is None or (
            len(mention.words) > len(known.words) and mention.words.endswith(known.words)
        )
        if longer:
            self._full[key] = mention
            return mention
        return known

    def resolve(self, mention: Mention) -> str:
        """Return the fullest name in the article for *mention*; empty for a pronoun of nobody."""
        lower = mention.words.lower()
        if lower in HE_SHE:
            at = mention.start_char
            spoke = self._voices.before(at, within=_SPOKE_WITHIN)
            return self._fullest(spoke or self._persons.before(at))
        if lower in IT_THEY:
            return self._fullest(self._speakers.before(mention.start_char))
        return self._fullest(mention.words)

    def _fullest(self, name: str) -> str:
        if " " not in name:
            short = self._short.get(name.casefold())
            known = self._full.get(_key(name))
            if short is not None:
                return short[:CLAIMANT_MAX]
            if known is not None and name[:1].isupper():
                return known.words[:CLAIMANT_MAX]
        return name[:CLAIMANT_MAX]


def _key(name: str) -> str:
    parts = name.split()
    return parts[-1].casefold() if parts else ""


def mentions_of(passage: Passage) -> list[Mention]:
    """Return the names of a passage in order; single words too, which may be surnames."""
    out = []
    i = 0
    while i < passage.end:
        if passage.tag(i) != Tag.NAME:
            i += 1
            continue
        end = i + 1
        while passage.tag(end) == Tag.NAME and end < passage.end and end - i < _RUN_MAX:
            end += 1
        mention = _mention(passage, i, end)
        if mention is not None:
            out.append(mention)
        i = end
    return out


def _mention(passage: Passage, start: int, end: int) -> Mention | None:
    first = start
    titled = start > 0 and passage.lower(start - 1) in words.ROLE_NOUNS
    for i in range(start, end):
        if passage.lower(i) in words.TITLES:
            first, titled = i + 1, True
    if first == end:
        return None
    person = _is_person(passage.words_in(first, end), titled=titled)
    return Mention(
        passage.text(first, end),
        passage.char(first),
        person=person,
        short=_acronym(passage, first, end),
    )


def _is_person(lowers: list[str], *, titled: bool) -> bool:
    if any(word in words.BODY_WORDS for word in lowers):
        return False
    if titled:
        return len(lowers) < PERSON_WORDS.stop
    return len(lowers) in PERSON_WORDS and lowers[0] in words.GIVEN_NAMES


def looks_like_person(lowers: list[str]) -> bool:
    """Return whether a speaker's name of several words is more likely a person's than a body's."""
    return len(lowers) in PERSON_WORDS and not any(
        word in words.BODY_WORDS | _PLACE_WORDS for word in lowers
    )


def _acronym(passage: Passage, start: int, end: int) -> str:
    """Return the acronym that follows a name in brackets: "World Trade Body (WTB)"."""
    if passage.token(end) not in ("(", "[") or passage.token(end + 2) not in (")", "]"):
        return ""
    short = passage.token(end + 1)
    letters = "".join(passage.token(i)[0] for i in range(start, end))
    return short if short.isupper() and letters.upper().startswith(short[:2]) else ""
