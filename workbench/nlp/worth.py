"""How soon a desk would look at a claim: named predicates, a weight each, one sum."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from workbench.domain.claims import ClaimKind, Reason
from workbench.nlp import words
from workbench.nlp.amounts import is_year, number_words
from workbench.nlp.clauses import ClauseType
from workbench.nlp.kinds import cause_words, comparison_words, rule_words
from workbench.nlp.passages import Passage
from workbench.nlp.rankings import ranking_words
from workbench.nlp.tags import Tag

# Length in words; a longer claim than the second is rarely one claim.
_SHORT, _LONG = 5, 30
_SHOWN = 3
_FUTURE = words.FUTURE_MODALS | words.word_set("expected tomorrow")
_FIRST_PERSON = words.word_set("i we my our us me")


@dataclass(frozen=True)
class Proposal:
    """A stretch that may be a claim, before its worth is known; a range of words of a passage.

    `type` is None for a noun phrase and for a statement with its attribution; `quoted` says that
    it stands inside quotation marks.
    """

    start: int
    end: int
    kind: ClaimKind
    type: ClauseType | None
    quoted: bool


# Returns the words that fired it, or nothing where it does not hold.
Predicate = Callable[[Passage, Proposal], str]


def _stretch(find: Callable[[Passage, int, int], str]) -> Predicate:
    def test(passage: Passage, proposal: Proposal) -> str:
        return find(passage, proposal.start, proposal.end)

    return test


def _any_word(holds: Callable[[Passage, int], bool]) -> Predicate:
    def test(passage: Passage, proposal: Proposal) -> str:
        span = range(proposal.start, proposal.end)
        return next((passage.token(i) for i in span if holds(passage, i)), "")

    return test


def _any_of(wanted: frozenset[str]) -> Predicate:
    return _any_word(lambda passage, i: passage.lower(i) in wanted)


def _when(holds: Callable[[Passage, Proposal], bool]) -> Predicate:
    """Return a predicate that has no words of its own: the first of the claim stand for it."""

    def test(passage: Passage, proposal: Proposal) -> str:
        end = min(proposal.end, proposal.start + _SHOWN)
        return passage.text(proposal.start, end) if holds(passage, proposal) else ""

    return test


def _is_date(passage: Passage, i: int) -> bool:
    lower, token = passage.lower(i), passage.token(i)
    if lower in words.MONTHS:
        return token[0].isupper()
    return lower in words.DAYS or is_year(token)


def _is_future(passage: Passage, i: int) -> bool:
    token = passage.token(i)
    if is_year(token):
        return 0 < passage.year < int(token)
    return passage.lower(i) in _FUTURE


def _is_type(*types: ClauseType) -> Predicate:
    return _when(lambda _, proposal: proposal.type in types)


# Predicate → (weight in the sum, test). The weights lie between what an editor would say and
# what ridge regression on the marks of two readers says (14 articles, left out one by one).
PREDICATES: dict[str, tuple[float, Predicate]] = {
    "states a number": (0.8, _stretch(number_words)),
    "ranks something": (0.8, _stretch(ranking_words)),
    "names a cause": (0.5, _stretch(cause_words)),
    "states a rule": (0.2, _stretch(rule_words)),
    "compares": (0.25, _stretch(comparison_words)),
    "alleges or reports harm": (0.5, _any_of(words.ALLEGATION_WORDS)),
    "speaks of an office or election": (0.15, _any_of(words.OFFICIAL_WORDS)),
    "gives a date": (0.2, _any_word(_is_date)),
    "names somebody or a place": (0.3, _any_word(lambda p, i: p.tag(i) == Tag.NAME)),
    "stands in quotation marks": (-0.5, _when(lambda _, proposal: proposal.quoted)),
    "reports that something was said": (-0.3, _when(lambda _, p: p.kind == ClaimKind.QUOTE)),
    "hedges": (-0.15, _any_of(words.HEDGES)),
    "judges": (-0.3, _any_of(words.OPINION_WORDS)),
    "speaks of the future": (-0.25, _any_word(_is_future)),
    "speaks in the first person": (-0.55, _any_of(_FIRST_PERSON)),
    "subject is a pronoun": (-0.3, _when(lambda p, c: p.lower(c.start) in words.VAGUE_SUBJECTS)),
    "is a mere apposition": (-0.3, _is_type(ClauseType.APPOSITION)),
    "is a side clause": (-0.15, _is_type(ClauseType.RELATIVE, ClauseType.ADVERBIAL)),
    "is a participle": (-0.4, _is_type(ClauseType.PARTICIPLE)),
    "is very short": (-0.6, _when(lambda _, c: c.end - c.start <= _SHORT)),
    "is very long": (-0.35, _when(lambda _, c: c.end - c.start > _LONG)),
}
BIAS = 0.1


def judge(passage: Passage, proposal: Proposal) -> tuple[float, tuple[Reason, ...]]:
    """Return the worth of a proposal (0 to 1) and its reasons, the weightiest first.

    The worth is the logistic of the sum of the weights of the predicates that hold. Each share
    tells how much of the worth would go without that predicate.
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
    reasons.sort(key=lambda reason: (-abs(reason.share), reason.predicate))
    return round(worth, 4), tuple(reasons)


def _logistic(value: float) -> float:
    return 1 / (1 + math.exp(-value))
