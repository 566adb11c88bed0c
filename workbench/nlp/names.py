"""Names of an article: whom a surname, acronym, office or pronoun means there."""

from workbench.domain.claims import CLAIMANT_MAX
from workbench.nlp import mentions as found
from workbench.nlp.documents import document_mentions
from workbench.nlp.mentions import (
    HE_SHE,
    IT_THEY,
    OPENING,
    Mention,
    gender_of,
    initials,
    looks_like_person,
)
from workbench.nlp.named_places import NEAR, Firms, Line, Person, Place, name_in
from workbench.nlp.nouns import DOCUMENTS, FIRM_WORDS, ends_as_name, is_person_noun
from workbench.nlp.passages import Passage
from workbench.nlp.ties import Ties
from workbench.nlp.turns import Turn, turn_of
from workbench.nlp.voices import Voices

__all__ = ["Mention", "Names", "mentions_of"]

# A pronoun tells the gender of the nearest person before it, so many characters away at most.
_VOTE_WITHIN = 150
_SMALL = frozenset({"of", "the", "and", "for", "&"})
_IT = frozenset({"it", "its"})
_THEY = frozenset({"they", "their", "them"})


def mentions_of(passage: Passage) -> list[Mention]:
    """Return the names, pronouns, authors of documents and the turn of a passage, in order."""
    both = [turn_of(passage), *found.mentions_of(passage), *document_mentions(passage)]
    return sorted(both, key=lambda mention: mention.start_char)


class Names:
    """The names of an article, from which short forms and pronouns are filled out.

    Add the mentions in the order of the article, then resolve. What is said far away (2,000
    characters) changes who is meant only by a fuller name, a title, an office or a gender.
    """

    def __init__(self) -> None:
        self._people: dict[str, list[Person]] = {}
        self._short: dict[str, str] = {}
        self._initials: dict[str, str] = {}
        self._ties = Ties()
        self._voices = Voices()
        self._persons = Line()
        self._speakers = Line()
        self._subjects = Line()
        self._bodies = Line()
        # Single names a sentence is about, which no fuller name tells to be persons'.
        self._singles = Line()
        self._firms = Firms()

    def add(self, mentions: list[Mention]) -> None:
        """Add the mentions of the next stretch of the article."""
        for mention in sorted(mentions, key=lambda each: each.start_char):
            if isinstance(mention, Turn):
                self._voices.add(mention)
                continue
            if mention.is_pronoun:
                self._pronoun(mention)
                continue
            if mention.author is not None:
                self._ties.learn_author(mention)
                continue
            if mention.words[0].islower() and not mention.speaks:
                self._subject(mention)
                continue
            if mention.short:
                self._short.setdefault(mention.short.casefold(), mention.words)
            self._place(mention, self._learn(mention))

    def _subject(self, mention: Mention) -> None:
        """Remember what without a name a sentence is about."""
        self._subjects.add(Place(mention.start_char, self._fullest(mention)))

    def _unnamed(self, mention: Mention) -> Person | str:
        """Return whom words without a name mean: a person by what they are is one all the same."""
        holder = self._holder(mention)
        if holder is not None:
            return holder
        if is_person_noun(mention.words):
            return Person(mention.words, sure=False, gender=mention.gender, unnamed=True)
        return self._fullest(mention)

    def _place(self, mention: Mention, person: Person | None) -> None:
        """Remember where somebody or a body is named."""
        self._firms.add(mention)
        self._voices.count(mention.words)
        if person is not None:
            self._persons.add(Place(mention.start_char, person, mention.subject))
        elif mention.body:
            self._bodies.add(Place(mention.start_char, mention.words))
            if mention.subject:
                self._subjects.add(Place(mention.start_char, mention.words))
        elif mention.subject and mention.words[0].isupper() and " " not in mention.words:
            self._singles.add(Place(mention.start_char, mention.words))
        if mention.speaks:
            self._spoke(mention, person or self._unnamed(mention))

    def _spoke(self, mention: Mention, named: "Person | str") -> None:
        place = Place(mention.start_char, named, subject=True)
        self._speakers.add(place)
        line = self._persons if isinstance(named, Person) else self._subjects
        line.add(place)

    def _pronoun(self, mention: Mention) -> None:
        """Let a pronoun tell a gender, and whoever speaks by it have spoken."""
        if mention.gender:
            near = self._persons.nearby(mention.start_char, _VOTE_WITHIN)
            people = [place.named for place in near if isinstance(place.named, Person)]
            if people and all(each is people[0] for each in people):
                people[0].votes[mention.gender] += 1
        if mention.speaks:
            meant = self._meant(mention)
            if meant is not None:
                self._spoke(mention, meant)

    def _learn(self, mention: Mention) -> Person | None:
        """Return the person that a mention names, known or new; learn the name of a body."""
        known = self._known(mention)
        if known is not None:
            known.take(mention)
        elif mention.person or (
            mention.words[0].isupper()
            and ends_as_name(mention.words)
            and looks_like_person(mention.words.lower().split())
        ):
            known = Person(
                mention.words,
                mention.person,
                mention.gender,
                offices=set(mention.offices),
            )
            self._people.setdefault(_last(mention.words), []).append(known)
        elif " " in mention.words and _is_name(mention.words):
            self._learn_body(mention.words)
        if known is None or not known.sure:
            self._ties.tie(mention, mention.words if known is None else known.full)
            about = mention.subject and not mention.body
            return known if about else None
        self._ties.tie(mention, known)
        return known

    def _learn_body(self, name: str) -> None:
        self._initials.setdefault(initials(name), name)
        self._ties.learn_body(name)

    def _known(self, mention: Mention) -> Person | None:
        """Return the first known person whose name and gender a mention fits."""
        for person in self._people.get(_last(mention.words), ()):
            told = not mention.gender or not person.gender or mention.gender == person.gender
            if told and _fits(mention.words, person.full):
                return person
        return None

    def resolve(self, mention: Mention) -> str:
        """Return the fullest name in the article for *mention*; empty for a pronoun of nobody."""
        named = self._meant(mention) if mention.is_pronoun else self._fullest(mention)
        author = self._author(mention, named) if isinstance(named, str) else None
        return name_in(named) if author is None else self._fullest(author)[:CLAIMANT_MAX]

    def voice(self, start_char: int) -> str:
        """Return who speaks in the paragraph of a character; empty for the article itself."""
        speaker = self._voices.at(start_char)
        return self.resolve(speaker) if speaker is not None else ""

    def _author(self, mention: Mention, document: str) -> Mention | None:
        """Return who made "the report", or a report that "it" means."""
        told = mention.definite or mention.is_pronoun
        document = _last(document)
        if not told or document not in DOCUMENTS:
            return None
        return self._ties.author(document, mention.start_char)

    def _meant(self, mention: Mention) -> "Person | str | None":
        lower, at = mention.words.lower(), mention.start_char
        if lower in HE_SHE:
            person = self._persons.person(at, NEAR, gender_of([lower]))
            return person or self._singles.before(at, _VOTE_WITHIN)
        if lower in _IT | _THEY:
            plural = lower in _THEY
            return self._subjects.body(at, plural=plural) or self._speakers.before(at, NEAR)
        if lower in IT_THEY | OPENING:
            return self._speakers.before(at, NEAR)
        return None

    def _fullest(self, mention: Mention) -> str:
        name = mention.words
        known = self._known(mention) if name[:1].isupper() else None
        if known is not None:
            return known.full
        short = self._short.get(name.casefold()) or self._initials.get(name)
        if short is not None:
            return short
        holder = self._holder(mention)
        if holder is None and mention.definite and name in FIRM_WORDS:
            return self._firms.before(mention.start_char) or name
        return name if holder is None else name_in(holder)

    def _holder(self, mention: Mention) -> Person | str | None:
        """Return who "the president" or "the ministry" is, where the article names somebody so."""
        if not mention.definite or not mention.words.split()[-1].islower():
            return None
        lines = (self._persons, self._bodies)
        return self._ties.holder(mention.words, mention.start_char, lines)


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
