"""What is no claim: opinions, forecasts, questions, thanks, conditions, scraps."""

from workbench.nlp import verbs, words
from workbench.nlp.clauses import Clause, ClauseType
from workbench.nlp.kinds import number_words, ranking_words
from workbench.nlp.passages import Passage
from workbench.nlp.tagging import Tag

_WORDS_MIN = 3
_VERB_REACH = 4
_TITLE_CASE_SHARE = 0.6
_LONG_WORD = 4


def is_heading(passage: Passage) -> bool:
    """Return whether a paragraph is a headline, subheading, caption, dateline or byline."""
    if passage.heading or _is_credit(passage):
        return True
    if not passage.opening or len(passage.sentences) > 1:
        return False
    long = [token for token in passage.tokens if token[0].isalpha() and len(token) >= _LONG_WORD]
    capitals = sum(token[0].isupper() for token in long)
    return bool(long) and capitals >= _TITLE_CASE_SHARE * len(long)


def _is_credit(passage: Passage) -> bool:
    """Return whether a short paragraph names the maker of a picture: "Image: …", "from file"."""
    if len(passage.tokens) > _CREDIT_WORDS:
        return False
    return any(
        (lower in _CREDITS and passage.lowers[at + 1 : at + 2] == [":"])
        or (lower == "from" and passage.lowers[at + 1 : at + 2] == ["file"])
        for at, lower in enumerate(passage.lowers)
    )


_CREDIT_WORDS = 40
_CREDITS = frozenset(
    {
        "image",
        "images",
        "photo",
        "photos",
        "picture",
        "credit",
        "photograph",
        "source",
        "sources",
        "by",
    }
)


def why_left_out(passage: Passage, clause: Clause) -> str:
    """Return why a clause is not proposed, in a word or two; empty when it may be."""
    if clause.end - clause.start < _WORDS_MIN and not number_words(
        passage, clause.start, clause.end
    ):
        return "too short"
    if _is_scrap(passage, clause):
        return "scrap"
    if _asks(passage, clause):
        return "question"
    if clause.opener in words.CONDITIONAL or _inverted(passage, clause):
        return "condition"
    if _has(passage, clause, words.THANKS):
        return "thanks"
    if _foretells(passage, clause):
        return "forecast"
    if _judges(passage, clause):
        return "opinion"
    return ""


def _is_scrap(passage: Passage, clause: Clause) -> bool:
    """Return whether nothing is stated: no verb, or "citing …" without what is cited."""
    if clause.type == ClauseType.PARTICIPLE:
        return clause.verb is not None and passage.lower(clause.verb) in _CITING
    if clause.type == ClauseType.APPOSITION or clause.verb is not None:
        return False
    return not ranking_words(passage, clause.start, clause.end)


_CITING = frozenset("citing quoting writing saying speaking adding according".split())


def _inverted(passage: Passage, clause: Clause) -> bool:
    """Return whether the clause opens like "Had it happened" or "Were she to"."""
    return (
        passage.lower(clause.start) in ("had", "were", "should") and clause.type == ClauseType.MAIN
    )


def _has(passage: Passage, clause: Clause, wanted: frozenset[str]) -> bool:
    return any(word in wanted for word in passage.words_in(clause.start, clause.end))


def _asks(passage: Passage, clause: Clause) -> bool:
    sentence = passage.sentence_of(clause.start)
    return "?" in (
        passage.token(i) for i in range(clause.end, sentence[1])
    ) and not _reported_question(clause)


def _reported_question(clause: Clause) -> bool:
    return clause.type == ClauseType.RELATIVE


def _foretells(passage: Passage, clause: Clause) -> bool:
    """Return whether the clause's own verb speaks of the future."""
    if clause.verb is None:
        return False
    verb = passage.lower(clause.verb)
    if verb in words.FUTURE_MODALS:
        return True
    if verb in _PLANS and passage.lower(clause.verb + 1) == "to":
        return True
    group = passage.words_in(clause.verb, min(clause.end, clause.verb + _VERB_REACH))
    return verb in words.BE_FINITE and any(
        word in words.FUTURE_WORDS and "to" in group[at:] for at, word in enumerate(group)
    )


_PLANS = frozenset("plans plan hopes hope aims aim wants want".split())


def _judges(passage: Passage, clause: Clause) -> bool:
    if number_words(passage, clause.start, clause.end) or ranking_words(
        passage, clause.start, clause.end
    ):
        return False
    if clause.verb is not None and passage.lower(clause.verb) in words.OUGHT_MODALS:
        return True
    lowers = passage.words_in(clause.start, clause.end)
    if any(word in ("i", "we", "my") for word in lowers) and any(
        word in ("think", "feel", "hope", "believe", "guess", "want", "wish") for word in lowers
    ):
        return True
    if clause.type == ClauseType.APPOSITION:
        return any(word in words.OPINION_WORDS for word in lowers)
    return _predicative_opinion(passage, clause)


def _predicative_opinion(passage: Passage, clause: Clause) -> bool:
    """Return whether the clause says of something that it is good, odd, sad and the like."""
    if clause.verb is None or passage.lower(clause.verb) not in _LINKING:
        return False
    for i in range(clause.verb + 1, min(clause.end, clause.verb + _VERB_REACH)):
        if passage.lower(i) in words.OPINION_WORDS:
            return True
        if passage.tag(i) in (Tag.NOUN, Tag.NAME):
            return False
    return False


_LINKING = (
    words.BE_FINITE
    | frozenset({"seems", "seem", "seemed", "looks", "look", "'s"})
    | verbs.FINDING_FORMS
)
