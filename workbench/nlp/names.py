"""Names of an article: whom a surname, acronym, office or pronoun means there."""

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field

from workbench.domain.claims import CLAIMANT_MAX
from workbench.nlp import words
from workbench.nlp.given_names import gender_by_name
from workbench.nlp.mentions import (
    FIRM_HEADS,
    FIRM_WORDS,
    HE_SHE,
    IT_THEY,
    OPENING,
    Mention,
    gender_of,
    initials,
    is_plural,
    looks_like_person,
    mentions_of,
)

__all__ = ["Mention", "Names", "mentions_of"]

# "He added" means the nearest person before, a quotation that goes on whoever spoke before it,
# within so many characters.
_NEAR = 2_000
# A pronoun tells the gender of the nearest person before it, so many characters away at most.
_VOTE_WITHIN = 150
# Within so many characters the subject of a sentence is meant before others; so many places
# are looked at.
_CLOSE = 400
_SENTENCE = 150
_NEARBY_MAX = 20
_VOTES_MIN = 2
_VOTE_SHARE = 0.75
_SMALL = frozenset({"of", "the", "and", "for", "&"})
_IT = frozenset({"it", "its"})
_THEY = frozenset({"they", "their", "them"})


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

    def body(self, start_char: int, *, plural: bool) -> str:
        """Return the body that the sentence before is about, for "it" or "they"; else nothing."""
        for place in self.nearby(start_char, _CLOSE):
            if isinstance(place.named, str) and (plural or not is_plural(place.named)):
                return place.named
        return ""

    def person(self, start_char: int, within: int, gender: str) -> "_Person | None":
        """Return whom "he" or "she" means: the nearest who is not known to be otherwise.

        No farther before the nearest than a sentence, whom a sentence is about or who speaks
        comes before whom it mentions; close by, who is known to be so before who is not.
        """
        nearest: _Person | None = None
        surer: _Person | None = None
        least = start_char - _CLOSE
        for place in self.nearby(start_char, within):
            if not isinstance(place.named, _Person):
                continue
            known = place.named.said_gender
            if known and known != gender:
                continue
            if nearest is None:
                nearest, least = place.named, max(least, place.at - _SENTENCE)
            if place.subject and place.at >= least:
                return place.named
            if surer is None and known and start_char - place.at <= _CLOSE:
                surer = place.named
        return surer or nearest


class _Firms:
    """Which company an article has named most often up to a place: "the company"."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._by_first: dict[str, str] = {}
        self._leader = ""
        self._most = _Line()

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
        self._most.add(_Place(mention.start_char, self._leader))

    def before(self, start_char: int) -> str:
        """Return the company named most often before a place; empty where none was named."""
        return _name(self._most.before(start_char, _NEAR))


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
        self._subjects = _Line()
        self._firms = _Firms()

    def add(self, mentions: list[Mention]) -> None:
        """Add the mentions of the next stretch of the article."""
        for mention in sorted(mentions, key=lambda each: each.start_char):
            if mention.is_pronoun:
                self._pronoun(mention)
                continue
            if mention.body and not mention.speaks and not mention.words[0].isupper():
                self._subjects.add(_Place(mention.start_char, self._fullest(mention)))
                continue
            if mention.short:
                self._short.setdefault(mention.short.casefold(), mention.words)
            self._place(mention, self._learn(mention))

    def _place(self, mention: Mention, person: _Person | None) -> None:
        """Remember where somebody or a body is named."""
        self._firms.add(mention)
        if person is not None:
            self._persons.add(_Place(mention.start_char, person, mention.subject))
        elif mention.body and mention.subject:
            self._subjects.add(_Place(mention.start_char, mention.words))
        if mention.speaks:
            self._spoke(mention, person or self._fullest(mention))

    def _spoke(self, mention: Mention, named: "_Person | str") -> None:
        place = _Place(mention.start_char, named, subject=True)
        self._speakers.add(place)
        line = self._persons if isinstance(named, _Person) else self._subjects
        line.add(place)

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
        elif mention.person or (
            mention.words[0].isupper() and looks_like_person(mention.words.lower().split())
        ):
            known = _Person(mention.words, mention.person, mention.gender, set(mention.offices))
            self._people.setdefault(_last(mention.words), []).append(known)
        elif " " in mention.words and _is_name(mention.words):
            self._learn_body(mention.words)
        if known is None or not known.sure:
            self._tie(mention, mention.words if known is None else known.full)
            about = mention.subject and not mention.body
            return known if about else None
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
            return self._persons.person(at, _NEAR, gender_of([lower]))
        if lower in _IT | _THEY:
            plural = lower in _THEY
            return self._subjects.body(at, plural=plural) or self._speakers.before(at, _NEAR)
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
            found = self._by_office(name)
            if found == name and name in FIRM_WORDS:
                found = self._firms.before(mention.start_char) or name
            return found
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


def _is_name(words_of: str) -> bool:
    """Return whether words are a name throughout: not "Officials at the agency"."""
    return all(word[0].isupper() or word in _SMALL for word in words_of.split())


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
