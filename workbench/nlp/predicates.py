"""The named predicates that a claim's worth is summed from, each with the words that fire it."""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from workbench.domain.claims import ClaimKind
from workbench.nlp import words
from workbench.nlp.amounts import AMOUNT, dates, is_year
from workbench.nlp.causes import CAUSE
from workbench.nlp.clauses import ClauseType
from workbench.nlp.duties import RULE
from workbench.nlp.kinds import COMPARISON
from workbench.nlp.passages import Passage, Wanted
from workbench.nlp.phrases import Sign
from workbench.nlp.rankings import RANKING
from workbench.nlp.tags import Tag

# Length in words; a longer claim than the second is rarely one claim.
_SHORT, _LONG = 5, 30
_LARGE_DIGITS = 3
_LARGE = words.MULTIPLES | words.word_set("dozens m bn")
_SURE_LEAST = 0.02
_FUTURE = words.FUTURE_MODALS | words.word_set("expected tomorrow")
_FIRST_PERSON = words.word_set("i we my our us me")
_DENIALS = words.word_set("not n't never no none nobody nothing neither without denied denies")
_PEOPLE = words.word_set(
    "people men women children voters students workers patients residents families refugees"
    " migrants passengers soldiers police officers members victims jobs homes households"
)
_MONEY = words.MONEY | words.word_set("dollar euro pound salary wages fine fined cost costs budget")
_TIME = words.word_set("years year months weeks days hours minutes decade decades century")
_PER_CENT = words.word_set("% percent per-cent percentage")
_BOUNDS = words.word_set("over nearly almost about around approximately roughly exceed exceeded")
_SEPARATOR = " … "


@dataclass(frozen=True)
class Proposal:
    """A stretch that may be a claim, before its worth is known; a range of words of a passage.

    `type` is None for a noun phrase and for a statement with its attribution; `quoted` says that
    it stands inside quotation marks, `sure` how sure it is (0 to 1) that readers would mark it.
    """

    start: int
    end: int
    kind: ClaimKind
    type: ClauseType | None
    quoted: bool
    sure: float = 0.5


# Returns the words that fired it, "" where the claim as a whole did, None where it does not hold.
Test = Callable[[Passage, Proposal], str | None]


@dataclass(frozen=True)
class Predicate:
    """When a predicate holds, in one line for editors, and the test that finds its words.

    `needs` are the words without which it holds of nothing in a passage; None where it needs none.
    """

    meaning: str
    test: Test
    graded: bool = False
    needs: Wanted | None = None

    def size(self, proposal: Proposal) -> float:
        """Return how far a predicate holds: 1, or for a graded one the log-odds of `sure`."""
        if not self.graded:
            return 1.0
        sure = min(max(proposal.sure, _SURE_LEAST), 1 - _SURE_LEAST)
        return math.log(sure / (1 - sure))


def _of_phrases(meaning: str, sign: Sign) -> Predicate:
    """Return a predicate that collects every phrase of a sort, none overlapping another."""

    def test(passage: Passage, proposal: Proposal) -> str | None:
        found: list[str] = []
        free = proposal.start
        for i in passage.places_in(sign, proposal.start, proposal.end):
            length = sign.at(passage, i, proposal.end) if i >= free else 0
            if length:
                free = min(proposal.end, i + length)
                found.append(passage.text(i, free))
        return _SEPARATOR.join(dict.fromkeys(found)) or None

    return Predicate(meaning, test, needs=sign)


def _of_words(meaning: str, wanted: Wanted) -> Predicate:
    """Return a predicate that collects every word that is wanted, each once."""

    def test(passage: Passage, proposal: Proposal) -> str | None:
        found = passage.places_in(wanted, proposal.start, proposal.end)
        return _SEPARATOR.join(dict.fromkeys(passage.tokens[i] for i in found)) or None

    return Predicate(meaning, test, needs=wanted)


def _whole(holds: Callable[[Passage, Proposal], bool]) -> Test:
    return lambda passage, proposal: "" if holds(passage, proposal) else None


def _is_type(*types: ClauseType) -> Test:
    return _whole(lambda _, proposal: proposal.type in types)


def _names(passage: Passage) -> list[int]:
    return [i for i, tag in enumerate(passage.tags) if tag == Tag.NAME]


def _large_numbers(passage: Passage) -> list[int]:
    """Return the numbers of a hundred or more, in words or digits, but no years."""
    counted = [i for i in passage.places(AMOUNT) if _has_large_digits(passage.lower(i))]
    return sorted({*passage.places(_LARGE), *counted})


def _has_large_digits(lower: str) -> bool:
    digits = sum(letter in "0123456789" for letter in lower)
    return digits >= _LARGE_DIGITS and not is_year(lower)


def _future(passage: Passage) -> list[int]:
    """Return the words that speak of the future, with the years to come."""
    coming = [i for i in passage.places(dates) if 0 < passage.year < _year(passage.token(i))]
    return sorted({*passage.places(_FUTURE), *coming})


def _year(token: str) -> int:
    return int(token) if is_year(token) else 0


def _opens_with_pronoun(passage: Passage, proposal: Proposal) -> str | None:
    first = passage.lower(proposal.start)
    return passage.token(proposal.start) if first in words.VAGUE_SUBJECTS else None


PREDICATES: dict[str, Predicate] = {
    "reads like a claim": Predicate(
        "how often stretches built like this one were marked as claims by careful readers",
        _whole(lambda _, __: True),
        graded=True,
    ),
    "states a number": _of_phrases("a number that counts or measures", AMOUNT),
    "states a large number": _of_words("a hundred or more of something", _large_numbers),
    "states a share": _of_words("per cent or percentage points", _PER_CENT),
    "speaks of money": _of_words("an amount of money, a cost, a fine", _MONEY),
    "counts people": _of_words("people, voters, patients, jobs …", _PEOPLE),
    "measures time": _of_words("years, months, days, hours", _TIME),
    "bounds a number": _of_words("over, nearly, about …", _BOUNDS),
    "ranks something": _of_phrases(
        "first, last, only, record, most, “for the first time”", RANKING
    ),
    "names a cause": _of_phrases("that one thing brought about another", CAUSE),
    "states a rule": _of_phrases("a law, duty or procedure", RULE),
    "compares": _of_phrases("one thing set against another", COMPARISON),
    "reports harm": _of_words("death, injury, crime, damage", words.HARM_WORDS),
    "alleges": _of_words("accused, alleged, denied, suspected", words.ALLEGATION_WORDS),
    "denies": _of_words("not, never, nobody, denied", _DENIALS),
    "speaks of an office or election": _of_words(
        "who holds or seeks a public office", words.OFFICIAL_WORDS
    ),
    "gives a date": _of_words("a year, month or weekday", dates),
    "names somebody or a place": _of_words("a person, body or place by name", _names),
    "stands in quotation marks": Predicate(
        "somebody’s own words", _whole(lambda _, proposal: proposal.quoted)
    ),
    "reports that something was said": Predicate(
        "the claim is that somebody said it", _whole(lambda _, p: p.kind == ClaimKind.QUOTE)
    ),
    "says what is the case": Predicate(
        "a state of things without a number, rank, rule or cause",
        _whole(lambda _, p: p.kind == ClaimKind.STATE),
    ),
    "hedges": _of_words("may, perhaps, reportedly …", words.HEDGES),
    "judges": _of_words("words of praise or blame", words.OPINION_WORDS),
    "speaks of the future": _of_words("will, would, expected", _future),
    "speaks in the first person": _of_words("I, we, our …", _FIRST_PERSON),
    "subject is a pronoun": Predicate("who or what stands elsewhere", _opens_with_pronoun),
    "is a mere apposition": Predicate(
        "a name’s description between commas", _is_type(ClauseType.APPOSITION)
    ),
    "is a side clause": Predicate(
        "a relative or adverbial clause", _is_type(ClauseType.RELATIVE, ClauseType.ADVERBIAL)
    ),
    "is a participle": Predicate("a clause in -ing or -ed", _is_type(ClauseType.PARTICIPLE)),
    "is very short": Predicate(
        f"at most {_SHORT} words", _whole(lambda _, c: c.end - c.start <= _SHORT)
    ),
    "is very long": Predicate(
        f"more than {_LONG} words", _whole(lambda _, c: c.end - c.start > _LONG)
    ),
}


def held_by(passage: Passage, proposal: Proposal) -> Iterator[tuple[str, str]]:
    """Yield each predicate that holds of a proposal, with the words that made it hold."""
    for name, predicate in passage.once(_possible):
        fired = predicate.test(passage, proposal)
        if fired is not None:
            yield name, fired


def _possible(passage: Passage) -> list[tuple[str, Predicate]]:
    """Return the predicates for which a passage has the words, by name."""
    return [
        (name, predicate)
        for name, predicate in PREDICATES.items()
        if predicate.needs is None or passage.places(predicate.needs)
    ]
