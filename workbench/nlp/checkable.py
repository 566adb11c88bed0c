"""What is no claim: opinions, forecasts, questions, thanks, conditions, headings, scraps."""

from collections.abc import Callable

from workbench.nlp import verbs, words
from workbench.nlp.amounts import states_amount
from workbench.nlp.clauses import Clause, ClauseType
from workbench.nlp.passages import Passage
from workbench.nlp.rankings import RANKING
from workbench.nlp.tags import Tag

_WORDS_MIN = 3
_VERB_REACH = 4
_TITLE_CASE_SHARE = 0.6
_LONG_WORD = 4
_CREDIT_WORDS = 40
_CREDITS = words.word_set(
    "image images photo photos photograph picture credit credits source sources by"
)
_NAMES_THING = frozenset({Tag.NOUN, Tag.NAME})
_FROM = words.word_set("from")
_CITING = words.word_set("citing quoting writing saying speaking adding according")
_PLANS = words.word_set("plans plan hopes hope aims aim wants want")
_INVERTED = words.word_set("had were should")
_QUESTION = words.word_set("?")
_WE = words.word_set("i we my")
_MENTAL = words.word_set("think feel hope believe guess want wish")
_LINKING = words.BE_FINITE | words.word_set("seems seem seemed looks look 's") | verbs.FINDING_FORMS


def is_heading(passage: Passage) -> bool:
    """Return whether a paragraph is a headline, subheading, caption, dateline or byline."""
    if passage.paragraph.heading or is_credit(passage):
        return True
    if not passage.paragraph.opening or len(passage.sentences) > 1:
        return False
    long = [token for token in passage.tokens if token[0].isalpha() and len(token) >= _LONG_WORD]
    capitals = sum(token[0].isupper() for token in long)
    return bool(long) and capitals >= _TITLE_CASE_SHARE * len(long)


def is_credit(passage: Passage) -> bool:
    """Return whether a short paragraph names the maker of a picture: "Image: …", "from file"."""
    if passage.end > _CREDIT_WORDS:
        return False
    following = [passage.lower(i + 1) for i in passage.places(_CREDITS)]
    return ":" in following or any(passage.lower(i + 1) == "file" for i in passage.places(_FROM))


def why_left_out(passage: Passage, clause: Clause) -> str:
    """Return why a clause is not proposed, in a word or two; empty when it is."""
    for why, holds in _REASONS.items():
        if holds(passage, clause):
            return why
    return ""


def _is_short(passage: Passage, clause: Clause) -> bool:
    few = clause.end - clause.start < _WORDS_MIN
    return few and not states_amount(passage, clause.start, clause.end)


def _is_scrap(passage: Passage, clause: Clause) -> bool:
    """Return whether nothing is stated: no verb, or "citing …" without what is cited."""
    if clause.type == ClauseType.PARTICIPLE:
        return clause.verb is not None and passage.lower(clause.verb) in _CITING
    if clause.type == ClauseType.APPOSITION:
        return False
    if clause.verb is not None:
        # "The figures show" that something is the case: the something is the claim.
        return clause.verb == clause.end - 1 and passage.tag(clause.end) == Tag.THAT
    return not RANKING.stands_in(passage, clause.start, clause.end)


def _asks(passage: Passage, clause: Clause) -> bool:
    if clause.type == ClauseType.RELATIVE:
        return False  # "Did she, who won in 2010, …?" takes that for granted
    if not passage.places(_QUESTION):
        return False
    _, end = passage.sentence_of(clause.start)
    return bool(passage.places_in(_QUESTION, clause.end, end))


def _is_condition(passage: Passage, clause: Clause) -> bool:
    """Return whether the clause supposes: "if …", "Had it happened", "Were she to"."""
    if clause.opener in words.CONDITIONAL:
        return True
    return clause.type == ClauseType.MAIN and passage.lower(clause.start) in _INVERTED


def _thanks(passage: Passage, clause: Clause) -> bool:
    return bool(passage.places_in(words.THANKS, clause.start, clause.end))


def _foretells(passage: Passage, clause: Clause) -> bool:
    """Return whether the clause's own verb speaks of the future."""
    if clause.verb is None:
        return False
    verb = passage.lower(clause.verb)
    if verb in words.FUTURE_MODALS:
        return True
    if verb in _PLANS:
        return passage.lower(clause.verb + 1) == "to"
    if verb not in words.BE_FINITE:
        return False
    group = passage.words_in(clause.verb, min(clause.end, clause.verb + _VERB_REACH))
    return any(word in words.FUTURE_WORDS and "to" in group[at:] for at, word in enumerate(group))


def _judges(passage: Passage, clause: Clause) -> bool:
    """Return whether the clause gives an opinion and neither an amount nor a rank."""
    start, end = clause.start, clause.end
    if states_amount(passage, start, end) or RANKING.stands_in(passage, start, end):
        return False
    if clause.verb is not None and passage.lower(clause.verb) in words.OUGHT_MODALS:
        return True
    if passage.places_in(_WE, start, end) and passage.places_in(_MENTAL, start, end):
        return True
    if clause.type == ClauseType.APPOSITION:
        return bool(passage.places_in(words.OPINION_WORDS, start, end))
    return _calls_it_good_or_bad(passage, clause)


def _calls_it_good_or_bad(passage: Passage, clause: Clause) -> bool:
    if clause.verb is None or passage.lower(clause.verb) not in _LINKING:
        return False
    for i in range(clause.verb + 1, min(clause.end, clause.verb + _VERB_REACH)):
        if passage.lower(i) in words.OPINION_WORDS:
            return True
        if passage.tag(i) in _NAMES_THING:
            return False
    return False


_REASONS: dict[str, Callable[[Passage, Clause], bool]] = {
    "too short": _is_short,
    "scrap": _is_scrap,
    "question": _asks,
    "condition": _is_condition,
    "thanks": _thanks,
    "forecast": _foretells,
    "opinion": _judges,
}
