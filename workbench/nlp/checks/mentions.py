"""What the words around an amount speak of, so that two mentions of one thing can be known."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from workbench.nlp.checks.statements import Statement
from workbench.nlp.numbers.context import is_plural
from workbench.nlp.numbers.lists import FUNCTION_WORDS, PLAIN_OPENERS
from workbench.nlp.quantities import Quantity
from workbench.nlp.words import word_set

_WORD = re.compile(r"[^\W\d_]{3,}")
_STEM = 6
_ENDING = re.compile(r"(?:ions?|ments?|ings?|ed|es|ers?|ors?|e|s|d)$")
_COMMON = word_set(
    "about above after again against also among amongst another around because been before being"
    " below between both could does doing down during each even ever every everyone exactly first"
    " following from further gave gets give given goes going have having here hers himself into"
    " itself just last later least less like made make makes many might more most much must near"
    " nearly never next once only other others ours over says said same seen several shall should"
    " since some something still such than that their them then there these they thing this those"
    " though three through time times told took toward under until upon used very want well went"
    " were what when where which while whom whose will with within without would year years month"
    " months week weeks days hours minutes hundred thousand million billion trillion percent"
    " taken takes taking take gone come came comes coming become became none all any had has was"
    " people persons according officials reported report reports monday tuesday wednesday thursday"
    " friday saturday sunday january february march april june july august september october"
    " november december dollars euros pounds number total killed dead died injured wounded"
)
_STEMS_REACH, _NAMES_REACH = 75, 110
_NAME = re.compile(r"(?<![\w’'-])[A-Z][\w’-]{1,30}")
# Open a sentence without naming anybody, besides the words that may open any.
_OPENERS = word_set(
    "none nobody most many few several both either neither everyone everybody somebody police"
    " however meanwhile instead perhaps besides moreover therefore although though despite whether"
)
# Verbs whose past is not their stem and an ending.
_IRREGULAR = {
    form: forms.split()[0]
    for forms in (
        "steal stole stolen",
        "build built",
        "buy bought",
        "sell sold sale sales",
        "spend spent",
        "lose lost loss losses",
        "pay paid",
        "win won",
        "hold held",
        "find found",
        "break broke broken",
        "sink sank sunk sunken",
        "catch caught",
        "fight fought",
        "fly flew flown flight",
        "grow grew grown",
        "hide hid hidden",
        "lend lent loan loans",
        "send sent",
        "shoot shot",
        "sing sang sung",
        "speak spoke spoken",
        "swear swore sworn",
        "teach taught",
        "wear wore worn",
        "write wrote written",
    )
    for form in forms.split()
}
_NO_NAMES = _COMMON | FUNCTION_WORDS | PLAIN_OPENERS | _OPENERS
_TIMES = re.compile(
    r"\b(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|yesterday|today|tonight"
    r"|(?:in|since|of|by) (?:1[0-9]{3}|20[0-9]{2})|1[0-9]{3}|20[0-9]{2}|january|february|march"
    r"|april|june|july|august|september|october|november|december"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\. [0-9]{1,2}"
    r"|(?:last|next|this|previous|past)"
    r" (?:year|month|week|spring|summer|autumn|winter|quarter)"
    r"|[a-z]{1,12} (?:years?|months?|weeks?|days?) (?:ago|earlier|before|later)|earlier|previously"
    r"|a year ago|first quarter|second quarter|third quarter|fourth quarter|annual(?:ly)?)\b"
)
_PAST = re.compile(
    r"\d{4}|last|ago|january|february|march|april|june|july|august|september|october"
    r"|november|december|previous|[a-z]{3,4}\. [0-9]|past|annual|quarter"
)
_PLACES = re.compile(r"\b(?:in|at|near|from|outside) (?:the )?([A-Z][\w’'-]{1,30})")


@dataclass(frozen=True, eq=False)
class Scene:
    """A sentence as far as it tells when and where something was; worked out when first asked."""

    statement: Statement

    @cached_property
    def times(self) -> frozenset[str]:
        """Return the words for days, months and years."""
        return frozenset(match[0] for match in _TIMES.finditer(self.statement.words))

    @cached_property
    def places(self) -> frozenset[str]:
        """Return the capitalised names that follow "in", "at" or "near"."""
        statement = self.statement
        found = _PLACES.finditer(statement.text, statement.start, statement.end)
        return frozenset(match[1] for match in found)

    @cached_property
    def is_past(self) -> bool:
        """Return whether the sentence dates itself further back than this week."""
        return any(_PAST.search(time) for time in self.times)

    @cached_property
    def stems(self) -> frozenset[str]:
        """Return the telling words of the sentence."""
        return _stems(self.statement, self.statement.start, self.statement.end)

    def may_be(self, other: "Scene") -> bool:
        """Return whether neither day nor place tells two sentences apart, as far as they say."""
        times = not self.times or not other.times or bool(self.times & other.times)
        places = not self.places or not other.places or bool(self.places & other.places)
        return times and places


@dataclass(frozen=True, eq=False)
class Mention:
    """An amount where it is mentioned, with what the words around it tell."""

    scene: Scene
    quantity: Quantity

    @property
    def statement(self) -> Statement:
        """Return the sentence of the mention."""
        return self.scene.statement

    @cached_property
    def stems(self) -> frozenset[str]:
        """Return the telling words near the amount, cut to what their forms share."""
        return _stems(self.statement, *self._around(_STEMS_REACH))

    @cached_property
    def names(self) -> frozenset[str]:
        """Return the names near the amount, by their capitals."""
        return frozenset(
            match[0]
            for match in _NAME.finditer(self.statement.text, *self._around(_NAMES_REACH))
            if match[0].lower() not in _NO_NAMES
            and (match.start() > self.statement.start or self._names_somebody(match[0]))
        )

    def has_other_names(self, other: "Mention") -> bool:
        """Return whether names tell both apart: each has one that the other lacks."""
        return bool(self.names - other.names) and bool(other.names - self.names)

    def _names_somebody(self, opener: str) -> bool:
        """Return whether a sentence's first word is a name, not any word with a capital."""
        return opener in self.statement.names or not is_plural(opener.lower())

    def _around(self, reach: int) -> tuple[int, int]:
        return (
            max(self.statement.start, self.quantity.start_char - reach),
            min(self.statement.end, self.quantity.end_char + reach),
        )


def mentions_in(statements: Iterable[Statement]) -> Iterator[Mention]:
    """Yield every amount of the sentences as a mention, in reading order."""
    for statement in statements:
        scene = Scene(statement)
        for quantity in statement.quantities:
            yield Mention(scene, quantity)


def _stems(statement: Statement, start: int, end: int) -> frozenset[str]:
    return frozenset(
        _stem(match[0])
        for match in _WORD.finditer(statement.lowered, start, end)
        if match[0] not in _COMMON and match[0] not in FUNCTION_WORDS
    )


def _stem(word: str) -> str:
    """Return what the forms of a word share: "fine", "fined" and "fines" are "fin"."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    bare = _ENDING.sub("", word)
    return (bare if len(bare) > 2 else word)[:_STEM]  # noqa: PLR2004 - less tells nothing
