"""Where an article names whom: searched backwards from a place for whom a pronoun means."""

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field

from workbench.domain.claims import CLAIMANT_MAX
from workbench.nlp.given_names import gender_by_name
from workbench.nlp.mentions import Mention, is_plural
from workbench.nlp.nouns import FIRM_HEADS

# "He added" means the nearest person before, a quotation that goes on whoever spoke before it,
# within so many characters.
NEAR = 2_000
# Within so many characters the subject of a sentence is meant before others; so many places
# are looked at.
_CLOSE = 400
_SENTENCE = 150
_NEARBY_MAX = 20
_VOTES_MIN = 2
_VOTE_SHARE = 0.75


@dataclass
class Person:
    """A name that may be a person's: its longest form and what tells the gender.

    It is surely one's when a title, the recognizer or something said by that name tells so.
    `unnamed` tells that it is no name but what somebody is: "driver".
    """

    full: str
    sure: bool
    gender: str = ""
    unnamed: bool = False
    offices: set[str] = field(default_factory=set)
    votes: Counter[str] = field(default_factory=Counter)

    @property
    def said_gender(self) -> str:
        """Return the gender by title, by the pronouns that follow, or by the given name."""
        if self.gender or self.votes.total() < _VOTES_MIN:
            return self.gender or gender_by_name(self.full)
        ((word, count),) = self.votes.most_common(1)
        told = count >= _VOTE_SHARE * self.votes.total()
        return word if told else gender_by_name(self.full)

    def take(self, mention: Mention) -> None:
        """Learn from another mention of the person."""
        if len(mention.words) > len(self.full):
            self.full = mention.words
        self.sure = self.sure or mention.person or mention.speaks
        self.gender = self.gender or mention.gender
        self.offices.update(mention.offices)


@dataclass(frozen=True)
class Place:
    """Where somebody is named, and whether the sentence is about them."""

    at: int
    named: "Person | str"
    subject: bool = False


@dataclass
class Line:
    """What was named in the order of the article, to be searched backwards from a place."""

    places: list[Place] = field(default_factory=list)

    def add(self, place: Place) -> None:
        """Add the next place."""
        self.places.append(place)

    def nearby(self, start_char: int, within: int) -> list[Place]:
        """Return the last few places before a character, nearest first, *within* so many."""
        end = bisect_left(self.places, start_char, key=lambda place: place.at)
        return [
            place
            for place in reversed(self.places[max(0, end - _NEARBY_MAX) : end])
            if start_char - place.at <= within
        ]

    def before(self, start_char: int, within: int) -> "Person | str | None":
        """Return who is named nearest before a character, at most *within* away."""
        found = self.nearby(start_char, within)
        return found[0].named if found else None

    def body(self, start_char: int, *, plural: bool) -> str:
        """Return the body that the sentence before is about, for "it" or "they"; else nothing."""
        for place in self.nearby(start_char, _CLOSE):
            if isinstance(place.named, str) and (plural or not is_plural(place.named.split()[-1])):
                return place.named
        return ""

    def person(self, start_char: int, within: int, gender: str) -> "Person | None":
        """Return whom "he" or "she" means: the nearest who is not known to be otherwise.

        No farther before the nearest than a sentence, whom a sentence is about or who speaks
        comes before whom it mentions; close by, who is known to be so before who is not.
        """
        nearest: Person | None = None
        surer: Person | None = None
        least = start_char - _CLOSE
        for place in self.nearby(start_char, within):
            if not isinstance(place.named, Person):
                continue
            known = place.named.said_gender
            if known and known != gender:
                continue
            if place.named.unnamed and (nearest or start_char - place.at > _CLOSE):
                continue
            if nearest is None:
                nearest, least = place.named, max(least, place.at - _SENTENCE)
            if place.subject and place.at >= least:
                return place.named
            if surer is None and known and start_char - place.at <= _CLOSE:
                surer = place.named
        return surer or nearest


class Firms:
    """Which company an article has named most often up to a place: "the company"."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._by_first: dict[str, str] = {}
        self._leader = ""
        self._most = Line()

    def add(self, mention: Mention) -> None:
        """Count a company; a single word counts for the one whose name begins with it."""
        first, _, rest = mention.words.casefold().partition(" ")
        if rest and rest.split()[-1] in FIRM_HEADS:
            self._by_first.setdefault(first, mention.words)
        elif rest or first not in self._by_first:
            return
        name = self._by_first[first]
        self._counts[name] += 1
        if self._counts[name] >= self._counts[self._leader]:
            self._leader = name
        self._most.add(Place(mention.start_char, self._leader))

    def before(self, start_char: int) -> str:
        """Return the company named most often before a place; empty where none was named."""
        return name_in(self._most.before(start_char, NEAR))


def name_in(meant: Person | str | None) -> str:
    """Return the name by which somebody or a body found in the article goes; else nothing."""
    full = meant.full if isinstance(meant, Person) else meant or ""
    return full[:CLAIMANT_MAX]
