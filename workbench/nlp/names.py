"""Names of an article: whom a surname, acronym, office or pronoun means there."""

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field

from workbench.domain.claims import CLAIMANT_MAX
from workbench.nlp import words
from workbench.nlp.mentions import (
    HE_SHE,
    IT_THEY,
    OPENING,
    Mention,
    gender_of,
    initials,
    looks_like_person,
    mentions_of,
)

__all__ = ["Mention", "Names", "mentions_of"]

# "He added" means whoever spoke last, when that is no more than this many characters ago; else
# the nearest person before, a quotation that goes on whoever spoke before it, within so many.
_SPOKE_WITHIN = 400
_NEAR = 2_000
# A pronoun tells the gender of the nearest person before it, so many characters away at most.
_VOTE_WITHIN = 150
# Within so many characters the subject of a sentence is meant before others; so many places
# are looked at.
_CLOSE = 300
_NEARBY_MAX = 12
_VOTES_MIN = 2
_VOTE_SHARE = 0.75


@dataclass
class _Person:
    """A name that may be a person's: its longest form and what tells the gender.

    It is surely one's when a title, the recognizer or something said by that name tells so.
    """

    full: str
    sure: bool
    gender: str = ""
    offices: set[str] = field(default_factory=set)
    votes: Counter[str] = field(default_factory=Counter)

    @property
    def said_gender(self) -> str:
        """Return the gender by title, else by the pronouns that follow the name."""
        if self.gender or self.votes.total() < _VOTES_MIN:
            return self.gender
        ((word, count),) = self.votes.most_common(1)
        return word if count >= _VOTE_SHARE * self.votes.total() else ""

    def take(self, mention: Mention) -> None:
        """Learn from another mention of the person."""
        if len(mention.words) > len(self.full):
            self.full = mention.words
        self.sure = self.sure or mention.person or mention.speaks
        self.gender = self.gender or mention.gender
        self.offices.update(mention.offices)


@dataclass(frozen=True)
class _Place:
    """Where somebody is named, and whether the sentence is about them."""

    at: int
    named: "_Person | str"
    subject: bool = False


@dataclass
class _Line:
    """What was named in the order of the article, to be searched backwards from a place."""

    places: list[_Place] = field(default_factory=list)

    def add(self, place: _Place) -> None:
        self.places.append(place)

    def nearby(self, start_char: int, within: int) -> list[_Place]:
        """Return the last few places before a character, nearest first, *within* so many."""
        end = bisect_left(self.places, start_char, key=lambda place: place.at)
        return [
            place
            for place in reversed(self.places[max(0, end - _NEARBY_MAX) : end])
            if start_char - place.at <= within
        ]

    def before(self, start_char: int, within: int) -> "_Person | str | None":
        """Return who is named nearest before a character, at most *within* away."""
        found = self.nearby(start_char, within)
        return found[0].named if found else None

    def person(self, start_char: int, within: int, gender: str) -> "_Person | None":
        """Return whom "he" or "she" means: the nearest known to be so, else not known otherwise.

        Close by, whom the sentence is about comes before whom it mentions.
        """
        best: _Person | None = None
        best_rank = (0, 0, 0)
        for place in self.nearby(start_char, within):
            known = place.named.said_gender if isinstance(place.named, _Person) else ""
            if not isinstance(place.named, _Person) or (known and known != gender):
                continue
            close = start_char - place.at <= _CLOSE
            rank = (int(close), int(bool(known)), int(place.subject)) if close else (0, 0, 0)
            if best is None or rank > best_rank:
                best, best_rank = place.named, rank
        return best


class Names:
    """The names of an article, from which short forms and pronouns are filled out.

    Add the mentions in the order of the article, then resolve. What is said far away (2,000
    characters) changes who is meant only by a fuller name, a title, an office or a gender.
    """

    def __init__(self) -> None:
        self._people: dict[str, list[_Person]] = {}
        self._bodies: dict[str, str] = {}
        self._body_heads: dict[str, set[str]] = {}
        self._short: dict[str, str] = {}
        self._initials: dict[str, str] = {}
        self._offices: dict[str, list[_Person | str]] = {}
        self._persons = _Line()
        self._speakers = _Line()
        self._voices = _Line()

    def add(self, mentions: list[Mention]) -> None:
        """Add the mentions of the next stretch of the article."""
        for mention in sorted(mentions, key=lambda each: each.start_char):
            if mention.is_pronoun:
                self._pronoun(mention)
                continue
            if mention.short:
                self._short.setdefault(mention.short.casefold(), mention.words)
            person = self._learn(mention)
            if person is not None:
                self._persons.add(_Place(mention.start_char, person, mention.subject))
            if mention.speaks:
                self._spoke(mention, person or mention.words)

    def _spoke(self, mention: Mention, named: "_Person | str") -> None:
        place = _Place(mention.start_char, named, subject=True)
        self._speakers.add(place)
        if isinstance(named, _Person):
            self._voices.add(place)

    def _pronoun(self, mention: Mention) -> None:
        """Let a pronoun tell a gender, and whoever speaks by it have spoken."""
        if mention.gender:
            near = self._persons.nearby(mention.start_char, _VOTE_WITHIN)
            people = [place.named for place in near if isinstance(place.named, _Person)]
            if people and all(each is people[0] for each in people):
                people[0].votes[mention.gender] += 1
        if mention.speaks:
            meant = self._meant(mention)
            if meant is not None:
                self._spoke(mention, meant)

    def _learn(self, mention: Mention) -> _Person | None:
        """Return the person that a mention names, known or new; learn the name of a body."""
        known = self._known(mention)
        if known is not None:
            known.take(mention)
        elif mention.person or looks_like_person(mention.words.lower().split()):
            known = _Person(mention.words, mention.person, mention.gender, set(mention.offices))
            self._people.setdefault(_last(mention.words), []).append(known)
        elif " " in mention.words and mention.words[0].isupper():
            self._learn_body(mention.words)
        if known is None or not known.sure:
            self._tie(mention, mention.words if known is None else known.full)
            return None
        self._tie(mention, known)
        return known

    def _tie(self, mention: Mention, named: "_Person | str") -> None:
        """Learn that the article calls whom a mention names by an office or kind."""
        for office in mention.offices:
            holders = self._offices.setdefault(office, [])
            if not any(_name(each) == _name(named) for each in holders):
                holders.append(named)

    def _learn_body(self, name: str) -> None:
        self._initials.setdefault(initials(name), name)
        for word in {each.casefold() for each in name.split()} & words.BODY_WORDS:
            self._body_heads.setdefault(word, set()).add(name)

    def _known(self, mention: Mention) -> _Person | None:
        """Return the first known person whose name and gender a mention fits."""
        for person in self._people.get(_last(mention.words), ()):
            told = not mention.gender or not person.gender or mention.gender == person.gender
            if told and _fits(mention.words, person.full):
                return person
        return None

    def resolve(self, mention: Mention) -> str:
        """Return the fullest name in the article for *mention*; empty for a pronoun of nobody."""
        if mention.is_pronoun:
            return _name(self._meant(mention))
        return self._fullest(mention)[:CLAIMANT_MAX]

    def _meant(self, mention: Mention) -> "_Person | str | None":
        lower, at = mention.words.lower(), mention.start_char
        if lower in HE_SHE:
            gender = gender_of([lower])
            spoke = self._voices.person(at, _SPOKE_WITHIN, gender)
            return spoke or self._persons.person(at, _NEAR, gender)
        if lower in IT_THEY | OPENING:
            return self._speakers.before(at, _NEAR)
        return None

    def _fullest(self, mention: Mention) -> str:
        name = mention.words
        known = self._known(mention) if name[:1].isupper() else None
        if known is not None:
            return known.full
        short = self._short.get(name.casefold()) or self._initials.get(name)
        if short is not None:
            return short
        if mention.definite and name.islower():
            return self._by_office(name)
        return name

    def _by_office(self, name: str) -> str:
        """Return who "the president" or "the ministry" is, where the article names just one."""
        last = _last(name)
        holders = self._offices.get(last, [])
        if len(holders) == 1:
            return _name(holders[0])
        bodies = self._body_heads.get(last, set())
        if len(bodies) == 1 and " " not in name:
            return next(iter(bodies))
        return name


def _name(meant: "_Person | str | None") -> str:
    full = meant.full if isinstance(meant, _Person) else meant or ""
    return full[:CLAIMANT_MAX]


def _last(name: str) -> str:
    parts = name.split()
    return parts[-1].casefold() if parts else ""


def _fits(name: str, full: str) -> bool:
    """Return whether two names with one surname can be one person's.

    "Ferrier", "M. Ferrier" and "Anne Maud Ferrier" fit "Maud Ferrier"; "Paul Ferrier" does not.
    """
    first, second = name.casefold().split()[:-1], full.casefold().split()[:-1]
    if not first or not second:
        return True
    short, long = sorted((first, second), key=len)
    return all(any(_same(one, other) for other in long) for one in short)


def _same(one: str, other: str) -> bool:
    one, other = one.strip("."), other.strip(".")
    return one == other or (min(len(one), len(other)) == 1 and one[:1] == other[:1])
