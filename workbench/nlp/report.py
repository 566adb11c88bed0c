"""What a report is, whoever found it, and the verbs that tell one."""

from dataclasses import dataclass

from workbench.nlp import verbs, words
from workbench.nlp.clauses import Clause
from workbench.nlp.passages import Passage, Range
from workbench.nlp.tags import Tag

# How far (words) a verb of saying may stand behind its auxiliary.
_GROUP = 5
_IN_GROUP = frozenset({Tag.FINITE, Tag.ADVERB, Tag.NOT, Tag.PARTICIPLE, Tag.PAST})
# What somebody thought or felt is no statement of theirs.
_PRIVATE = words.word_set("thought felt feel feels")
_SAY = verbs.SAY_FORMS - _PRIVATE
_BE = words.BE_FINITE | words.word_set("be been being")


@dataclass(frozen=True)
class Report:
    """Somebody's statement: all ranges in words of the passage, end exclusive.

    `content` is what was said; `whole` that with its attribution, or None where the attribution
    is no part of the same stretch ("according to", a quotation that goes on). `speaker` is the
    range of the words that name who said it, `cue` the word that says so. `stance` tells what
    somebody thinks, wants or speaks of from what they said.
    """

    content: Range
    speaker: Range | None
    whole: Range | None
    cue: int | None = None
    stance: bool = False


def say_verb(passage: Passage, clause: Clause) -> int | None:
    """Return the verb of saying that a clause is built on, as a word, or None."""
    if clause.verb is None:
        return None
    for i in range(clause.verb, min(clause.end, clause.verb + _GROUP)):
        tag = passage.tag(i)
        if passage.lower(i) in _SAY and tag != Tag.NOUN:
            passive = tag != Tag.ING and any(
                word in _BE for word in passage.words_in(clause.verb, i)
            )
            return None if passive else i
        if tag not in _IN_GROUP:
            return None
    return None
