"""How soon a desk would look at a claim: named predicates, a weight each, one sum."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from workbench.domain.claims import ClaimKind, Reason
from workbench.nlp import words
from workbench.nlp.clauses import ClauseType
from workbench.nlp.kinds import (
    cause_words,
    comparison_words,
    number_words,
    ranking_words,
    rule_words,
)
from workbench.nlp.passages import Passage
from workbench.nlp.tagging import Tag


@dataclass(frozen=True)
class Proposal:
    """A stretch that may be a claim, before its worth is known; tokens of the Doc."""

    start: int
    end: int
    kind: ClaimKind
    type: ClauseType | None
    verb: int | None
    attributed: bool
    quoted: bool


Predicate = Callable[[Passage, Proposal], str]


def _any_word(wanted: frozenset[str]) -> Predicate:
    def find(passage: Passage, proposal: Proposal) -> str:
        for i in range(proposal.start, proposal.end):
            if passage.lower(i) in wanted:
                return passage.token(i)
        return ""

    return find


def _number(passage: Passage, proposal: Proposal) -> str:
    return number_words(passage, proposal.start, proposal.end)


def _ranking(passage: Passage, proposal: Proposal) -> str:
    return ranking_words(passage, proposal.start, proposal.end)


def _cause(passage: Passage, proposal: Proposal) -> str:
    return cause_words(passage, proposal.start, proposal.end)


def _rule(passage: Passage, proposal: Proposal) -> str:
    return rule_words(passage, proposal.start, proposal.end)


def _comparison(passage: Passage, proposal: Proposal) -> str:
    return comparison_words(passage, proposal.start, proposal.end)


def _dated(passage: Passage, proposal: Proposal) -> str:
    for i in range(proposal.start, proposal.end):
        lower, token = passage.lower(i), passage.token(i)
        if (lower in words.MONTHS and token[0].isupper()) or lower in words.DAYS:
            return token
        if token.isdigit() and len(token) == 4 and token[:2] in ("18", "19", "20"):  # noqa: PLR2004  # a year
            return token
    return ""


def _named(passage: Passage, proposal: Proposal) -> str:
    for i in range(proposal.start, proposal.end):
        if passage.tag(i) == Tag.NAME:
            return passage.token(i)
    return ""


def _vague(passage: Passage, proposal: Proposal) -> str:
    first = passage.lower(proposal.start)
    return passage.token(proposal.start) if first in words.VAGUE_SUBJECTS else ""


def _first_person(passage: Passage, proposal: Proposal) -> str:
    return _any_word(frozenset({"i", "we", "my", "our", "us", "me"}))(passage, proposal)


def _attributed(passage: Passage, proposal: Proposal) -> str:
    return passage.text(proposal.start, proposal.start + 1) if proposal.attributed else ""


def _quoted(passage: Passage, proposal: Proposal) -> str:
    return passage.text(proposal.start, proposal.start + 1) if proposal.quoted else ""


def _of_type(*kinds: ClauseType) -> Predicate:
    def find(passage: Passage, proposal: Proposal) -> str:
        return passage.text(proposal.start, proposal.start + 1) if proposal.type in kinds else ""

    return find


def _says(passage: Passage, proposal: Proposal) -> str:
    return (
        passage.text(proposal.start, proposal.start + 1) if proposal.kind == ClaimKind.QUOTE else ""
    )


_SHORT, _LONG = 5, 30


def _short(passage: Passage, proposal: Proposal) -> str:
    few = proposal.end - proposal.start <= _SHORT
    return passage.text(proposal.start, proposal.end) if few else ""


def _long(passage: Passage, proposal: Proposal) -> str:
    many = proposal.end - proposal.start > _LONG
    return passage.text(proposal.start, proposal.start + 3) if many else ""


def _future(passage: Passage, proposal: Proposal) -> str:
    return _any_word(words.FUTURE_MODALS | {"expected", "tomorrow"})(passage, proposal)


# Predicate → (weight in the sum, test). The weights were fitted to marks of two readers.
PREDICATES: dict[str, tuple[float, Predicate]] = {
    "states a number": (0.8, _number),
    "ranks something": (0.8, _ranking),
    "names a cause": (0.5, _cause),
    "states a rule": (0.2, _rule),
    "compares": (0.25, _comparison),
    "alleges or reports harm": (0.5, _any_word(words.ALLEGATION_WORDS)),
    "speaks of an office or election": (0.15, _any_word(words.OFFICIAL_WORDS)),
    "gives a date": (0.2, _dated),
    "names somebody or a place": (0.3, _named),
    "stands in quotation marks": (-0.5, _quoted),
    "reports that something was said": (-0.3, _says),
    "hedges": (-0.15, _any_word(words.HEDGES)),
    "judges": (-0.3, _any_word(words.OPINION_WORDS)),
    "speaks of the future": (-0.25, _future),
    "speaks in the first person": (-0.55, _first_person),
    "subject is a pronoun": (-0.3, _vague),
    "is a mere apposition": (-0.3, _of_type(ClauseType.APPOSITION)),
    "is a side clause": (-0.15, _of_type(ClauseType.RELATIVE, ClauseType.ADVERBIAL)),
    "is a participle": (-0.4, _of_type(ClauseType.PARTICIPLE)),
    "is very short": (-0.6, _short),
    "is very long": (-0.35, _long),
}
BIAS = 0.1


def judge(passage: Passage, proposal: Proposal) -> tuple[float, tuple[Reason, ...]]:
    """Return the worth of a proposal (0 to 1) and its reasons, the weightiest first.

    The worth is the logistic of the sum of the weights of the predicates that hold. Each share
    tells how much the worth would fall without that predicate.
    """
    fired = [
        (name, found, weight)
        for name, (weight, test) in PREDICATES.items()
        if (found := test(passage, proposal))
    ]
    total = BIAS + sum(weight for _, _, weight in fired)
    worth = _logistic(total)
    reasons = [
        Reason(name, found, round(worth - _logistic(total - weight), 3))
        for name, found, weight in fired
    ]
    return round(worth, 4), tuple(
        sorted(reasons, key=lambda reason: (-abs(reason.share), reason.predicate))
    )


def _logistic(value: float) -> float:
    return 1 / (1 + math.exp(-value))
