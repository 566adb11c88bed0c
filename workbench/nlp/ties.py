"""By what an article calls whom: "the mayor", "the harbour agency", "the report"."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from workbench.nlp import words
from workbench.nlp.mentions import Mention
from workbench.nlp.named_places import Line, Person, Place, name_in

# Of several who hold an office the one named within so many characters is meant.
_CLOSE = 400
# An author may be told behind the document, so many characters after it is spoken of.
_AUTHOR_AFTER = 200
_SMALL = words.word_set("of the and for in on at 's a an to former new")


@dataclass(frozen=True)
class _Holder:
    """Whom the article ties to an office, and all that it says there of what they are."""

    named: Person | str
    about: frozenset[str]

    def may_be(self, modifiers: frozenset[str], office: str) -> bool:
        """Return whether nothing that tells one office from another speaks against it."""
        told = self.about - {office}
        return not modifiers or not told or bool(modifiers & told)


@dataclass
class Ties:
    """Offices with their holders, kinds with the bodies of that kind, documents with authors."""

    _offices: dict[str, list[_Holder]] = field(default_factory=dict)
    _bodies: dict[str, list[str]] = field(default_factory=dict)
    _authors: dict[str, list[tuple[int, Mention]]] = field(default_factory=dict)

    def tie(self, mention: Mention, named: Person | str) -> None:
        """Learn that the article calls whom a mention names by an office or kind."""
        about = frozenset(mention.about) - _SMALL
        for office in mention.offices:
            holders = self._offices.setdefault(office, [])
            known = next((each for each in holders if each.named is named), None)
            if known is None:
                known = next((h for h in holders if name_in(h.named) == name_in(named)), None)
            if known is not None:
                holders.remove(known)
            before = known.about if known is not None else frozenset()
            holders.append(_Holder(named, about | before))

    def learn_body(self, name: str) -> None:
        """Learn the name of a body by the words for kinds of bodies in it."""
        for word in {each.casefold() for each in name.split()} & words.BODY_WORDS:
            bodies = self._bodies.setdefault(word, [])
            if name not in bodies:
                bodies.append(name)

    def learn_author(self, mention: Mention) -> None:
        """Learn who made a document."""
        if mention.author is not None:
            authors = self._authors.setdefault(mention.words, [])
            authors.append((mention.start_char, mention.author))

    def author(self, document: str, at: int) -> Mention | None:
        """Return who made "the report" spoken of at a character; None where nobody is told."""
        told = self._authors.get(document.casefold(), [])
        before = [author for place, author in told if place <= at + _AUTHOR_AFTER]
        return before[-1] if before else None

    def holder(self, name: str, at: int, lines: Iterable[Line]) -> Person | str | None:
        """Return who "the president" or "the ministry" is at a character of the article.

        Of several it is the one named last shortly before; None where none or no one fits.
        """
        *modifiers, office = name.casefold().split()
        wanted = frozenset(modifiers) - _SMALL
        holders: list[Person | str] = [
            each.named for each in self._offices.get(office, ()) if each.may_be(wanted, office)
        ]
        if not holders:
            bodies = self._bodies.get(office, ())
            holders = [each for each in bodies if wanted <= set(each.casefold().split())]
        if len(holders) <= 1:
            return holders[0] if holders else None
        named = {name_in(each) for each in holders}
        near = (place for line in lines for place in line.nearby(at, _CLOSE))
        return _latest(place for place in near if name_in(place.named) in named)


def _latest(places: Iterable[Place]) -> Person | str | None:
    found = max(places, key=lambda place: place.at, default=None)
    return found.named if found is not None else None
