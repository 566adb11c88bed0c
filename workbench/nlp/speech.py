"""Whether a stretch is checked as somebody's saying something or taking a stand."""

from workbench.nlp import verbs, words
from workbench.nlp.clauses import Clause
from workbench.nlp.found import says
from workbench.nlp.inflections import forms_of
from workbench.nlp.passages import Passage
from workbench.nlp.report import Report, say_verb
from workbench.nlp.subject_of import subject_of
from workbench.nlp.tags import Tag
from workbench.nlp.verb_groups import verb_group

# Verbs that say where somebody stands, with what it is about as their object.
_STANDS = forms_of(
    "welcome dispute threaten regret applaud deplore decry refute justify dismiss endorse contest"
    " accuse criticise criticize condemn denounce deny blast slam"
)
# A stand in two words: "called for the repeal", "ruled out a rise".
_STANDS_WITH = {
    "for": forms_of("call argue plead"),
    "out": forms_of("rule"),
    "against": forms_of("argue warn protest caution"),
    "that": forms_of("agree"),
    "questions": forms_of("raise"),
    "concerns": forms_of("raise voice"),
    "doubts": forms_of("raise voice"),
}
# Not what a study finds, nor whom somebody blames.
_CUES = verbs.REPORTING_FORMS - verbs.FINDING_FORMS
# These tell a deed or its lack rather than any content: "answered the letter".
_DEEDS = forms_of("answer request reply")
_WRITES = words.word_set("write writes wrote written writing record records recorded recording")
_CALLS = forms_of("call declare")
_NOBODY = words.word_set("nobody none neither no-one")
_SELVES = words.word_set("itself himself herself themselves him her them me us")
_BEFORE_THING = frozenset({Tag.DETERMINER, Tag.POSSESSIVE, Tag.NOUN, Tag.NUMBER})
# A stretch of which a statement fills more than this share is that statement.
_STATEMENT_MIN = 0.6


def is_speech(passage: Passage, clause: Clause) -> bool:
    """Return whether a clause tells what somebody said or where they stand.

    That nobody said something, or that somebody answered a letter, is an event.
    """
    if clause.verb is None:
        return False
    verb = say_verb(passage, clause)
    if verb is not None and says(passage, clause):
        return not (_is_deed(passage, verb) or _is_unsaid(passage, clause))
    return _takes_stand(passage, clause)


def holds_statement(passage: Passage, reports: list[Report], start: int, end: int) -> bool:
    """Return whether a range of words is a statement with its "she said", by their share of it."""
    return any(
        report.cue is not None
        and start <= report.cue < end
        and passage.lower(report.cue) in _CUES
        and min(end, report.content[1]) - max(start, report.content[0])
        > _STATEMENT_MIN * (end - start)
        for report in reports
    )


def _is_deed(passage: Passage, verb: int) -> bool:
    lower, after = passage.lower(verb), passage.lower(verb + 1)
    if lower in _DEEDS:
        return True
    if lower in _WRITES:
        return passage.tag(verb + 1) in _BEFORE_THING
    return lower in _CALLS and after in _SELVES and passage.tag(verb + 2) != Tag.DETERMINER


def _is_unsaid(passage: Passage, clause: Clause) -> bool:
    if clause.verb is None:
        return False
    group = verb_group(passage, clause.verb, clause.end)
    subject = subject_of(passage, group.main)
    nobody = subject is not None and passage.lower(subject) in _NOBODY
    if passage.lower(group.main - 1) == "never":
        return True
    return nobody or (group.negated and group.first != "could")


def _takes_stand(passage: Passage, clause: Clause) -> bool:
    if clause.verb is None:
        return False
    group = verb_group(passage, clause.verb, clause.end)
    if group.passive:
        return False
    lower, after = passage.lower(group.main), passage.lower(group.main + 1)
    return lower in _STANDS or lower in _STANDS_WITH.get(after, ())
