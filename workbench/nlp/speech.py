"""Whether a stretch is checked as somebody's saying something or taking a stand."""

from workbench.nlp import verbs, words
from workbench.nlp.causes import is_thing
from workbench.nlp.clauses import Clause
from workbench.nlp.found import says
from workbench.nlp.inflections import forms_of
from workbench.nlp.labels import Relation, relation_of
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
    "that": forms_of("agree accept insist assure assume acknowledge hint demand"),
    "of": words.word_set("spoke spoken speaks"),
    "fears": forms_of("raise voice express"),
    "concern": forms_of("raise voice express"),
    "hope": forms_of("voice express"),
    "support": forms_of("voice express"),
    "questions": forms_of("raise"),
    "concerns": forms_of("raise voice"),
    "doubts": forms_of("raise voice"),
}
# Not what a study finds, nor whom somebody blames.
_CUES = verbs.REPORTING_FORMS - verbs.FINDING_FORMS
# These tell a deed or its lack rather than any content: "answered the letter".
_DEEDS = forms_of("answer request reply")
_SHOWS = verbs.FINDING_FORMS | forms_of("hint imply") | words.word_set("shown tells")
_WRITES = words.word_set("write writes wrote written writing record records recorded recording")
_CALLS = forms_of("call declare")
# With an object that is no content these tell a deed: "recalled him", "posted the file".
_HANDLES = forms_of("post recall recommend maintain repeat observe") | words.word_set(
    "hold holds held holding find finds found"
)
_OBJECTS = words.word_set("him her them it us me himself herself itself themselves")
# "Wrote for a paper", "called at the house" tell no content either.
_AWAY = words.word_set("for to at in")
_CALLED = words.word_set("at in off round")
_NAMINGS = forms_of("call describe declare dub hail brand label proclaim")
# By these passives somebody is said to have spoken: "was described by critics as weak".
_SAID_OF = forms_of("describe accuse criticise criticize condemn denounce praise dub hail brand")
_SAID_OF_TAILS = words.word_set("as by of")
_TAIL_REACH = 5
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


def states_content(passage: Passage, clause: Clause, start: int, end: int) -> bool:
    """Return whether words of a clause hold who said it and what: "Lee said it was sold".

    So does what somebody is called: "Lee called it the best".
    """
    verb = say_verb(passage, clause)
    if verb is None or not start <= verb < end or not is_speech(passage, clause):
        return False
    if passage.lower(verb) in _NAMINGS:
        after = passage.lower(verb + 1)
        return after in _OBJECTS or passage.tag(verb + 1) == Tag.NAME
    token = passage.doc[passage.index[verb]]
    return any(relation_of(child.dep_) == Relation.REPORTED for child in token.children)


def is_finding(passage: Passage, report: Report | None) -> bool:
    """Return whether a thing tells what is reported: "a study shows that", "the letters hint"."""
    if report is None or report.cue is None or report.speaker is None:
        return False
    last = report.speaker[1] - 1
    shows = passage.lower(report.cue) in _SHOWS
    return shows and passage.tag(last) == Tag.NOUN and is_thing(passage.lower(last))


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
    if lower in _DEEDS or (lower in _HANDLES and _has_bare_object(passage, verb)):
        return True
    if (lower in _WRITES and after in _AWAY) or (lower in _CALLS and after in _CALLED):
        return True
    if lower in _WRITES:
        return passage.tag(verb + 1) in _BEFORE_THING
    return lower in _CALLS and after in _SELVES and passage.tag(verb + 2) != Tag.DETERMINER


def _has_bare_object(passage: Passage, verb: int) -> bool:
    """Return whether an object follows and no clause: "recalled him", not "recalled that"."""
    token = passage.doc[passage.index[verb]]
    if any(relation_of(child.dep_) == Relation.REPORTED for child in token.children):
        return False
    return passage.lower(verb + 1) in _OBJECTS or passage.tag(verb + 1) in _BEFORE_THING


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
        tail = passage.words_in(group.main + 1, min(clause.end, group.main + _TAIL_REACH))
        return passage.lower(group.main) in _SAID_OF and not _SAID_OF_TAILS.isdisjoint(tail)
    lower, after = passage.lower(group.main), passage.lower(group.main + 1)
    return lower in _STANDS or lower in _STANDS_WITH.get(after, ())
