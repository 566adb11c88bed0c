"""Clauses by rule, for text that no parser has read: segments joined around their verbs."""

from collections.abc import Callable

from workbench.nlp import verbs, words
from workbench.nlp.amounts import states_amount
from workbench.nlp.clauses import Clause, ClauseType
from workbench.nlp.drafts import Draft, Reading
from workbench.nlp.passages import Passage
from workbench.nlp.segments import Segment, segments_of
from workbench.nlp.tags import NOMINAL, VERBAL, Tag

# "until", "since" and the like without a comma say when the clause before them held.
_TIGHT = words.word_set("since until till before when once as than whether")
# ", with a turnout of 58%" says by how much.
_ASIDES = words.word_set("with at by including despite")
_TELLS_WHAT = words.ARTICLES | words.RANKING_WORDS | words.ROLE_NOUNS
_BEFORE_RESUMED = NOMINAL | {Tag.PARTICIPLE}
_APPOSITION_MIN = 3
_SAY_REACH = 4


def find_clauses(passage: Passage) -> list[Clause]:
    """Return the clauses of a passage by rule, by start; linear in its length."""
    out: list[Clause] = []
    for sentence in passage.sentences:
        reading = Reading(passage)
        for segment in _with_whole_subjects(segments_of(passage, sentence)):
            _read(reading, segment)
        out += [draft.clause(passage) for draft in reading.drafts if draft.end > draft.start]
    return sorted(out, key=lambda clause: (clause.start, -clause.end))


def _with_whole_subjects(segments: list[Segment]) -> list[Segment]:
    """Join "where the president | and the minister met": one subject, cut at its "and"."""
    out: list[Segment] = []
    for segment in segments:
        if out and _shares_subject(out[-1], segment):
            out[-1].end, out[-1].verb = segment.end, segment.verb
        else:
            out.append(segment)
    return out


def _shares_subject(before: Segment, segment: Segment) -> bool:
    if before.verb is not None or before.participle is not None:
        return False
    if before.opener_tag not in (Tag.RELATIVE, Tag.SUBORDINATOR, Tag.THAT):
        return False
    return segment.opener_tag == Tag.COORDINATOR and not segment.comma and not segment.bare


def _read(reading: Reading, segment: Segment) -> None:
    """Put one segment where it belongs: into an open clause, or into one of its own.

    The first rule whose test holds decides.
    """
    current = reading.current
    if current is None:
        _first(reading, segment)
        return
    for holds, place in _RULES:
        if holds(reading, segment):
            place(reading, segment)
            return
    current.take(segment)


def _first(reading: Reading, segment: Segment) -> None:
    # "Smoking causes cancer" has a subject in -ing, "After smoking for years, he stopped" none.
    subject = segment.verb is not None and segment.participle == segment.start
    if segment.opener_tag == Tag.SUBORDINATOR and segment.verb is not None:
        reading.open(segment, ClauseType.ADVERBIAL)
    elif segment.participle is not None and not subject:
        reading.open_participle(segment)
    else:
        reading.open(segment, ClauseType.MAIN, main=True)


def _is_unmarked_speech(reading: Reading, segment: Segment) -> bool:
    return (
        segment.opener_tag is None
        and not segment.comma
        and reading.passage.lower(segment.start - 1) in verbs.SAY_FORMS
    )


def _speech(reading: Reading, segment: Segment) -> None:
    reading.open(segment, ClauseType.REPORTED, main=True)


def _is_new_sentence(_: Reading, segment: Segment) -> bool:
    return segment.hard and segment.verb is not None and not segment.bare


def _coordinated(reading: Reading, segment: Segment) -> None:
    reading.open(segment, ClauseType.COORDINATED, main=True)


def _opened_by(tag: Tag) -> Callable[[Reading, Segment], bool]:
    def holds(_: Reading, segment: Segment) -> bool:
        return segment.opener_tag == tag

    return holds


def _relative(reading: Reading, segment: Segment) -> None:
    if segment.verb is None and not segment.comma:
        _take(reading, segment)
        return
    draft = reading.open(segment, ClauseType.RELATIVE)
    draft.subject = None
    if segment.opener == "whose":
        draft.start -= 1
    _split_resumption(reading, segment, draft)


def _split_resumption(reading: Reading, segment: Segment, relative: Draft) -> None:
    """Give "who was arrested was freed" its second verb back to the clause that waits for it."""
    pending, passage = reading.pending, reading.passage
    if pending is None or segment.verb is None:
        return
    for i in range(segment.verb + 2, segment.end):
        if passage.tag(i) == Tag.FINITE and passage.tag(i - 1) in _BEFORE_RESUMED:
            pending.subject = (pending.start, pending.end)
            relative.end = i
            pending.verb, pending.end = i, segment.end
            reading.current = pending
            return


def _that_clause(reading: Reading, segment: Segment) -> None:
    if segment.verb is None:
        _take(reading, segment)
    elif _is_said(reading, segment):
        reading.open(segment, ClauseType.REPORTED)
    elif segment.bare or segment.comma:
        draft = reading.open(segment, ClauseType.RELATIVE)
        draft.subject = None
        _split_resumption(reading, segment, draft)
    else:
        _take(reading, segment)  # "a sign that he will", "worried that it might"


def _is_said(reading: Reading, segment: Segment) -> bool:
    passage, current = reading.passage, reading.current
    i = segment.start - 1
    while i > 0 and passage.tag(i) in (Tag.THAT, Tag.COMMA, Tag.QUOTE):
        i -= 1
    if passage.lower(i) in verbs.SAY_FORMS or passage.tag(i) in VERBAL:
        return True
    if current is None or current.verb is None:
        return False
    group = passage.words_in(current.verb, min(current.end, current.verb + _SAY_REACH))
    return any(word in verbs.REPORTING_FORMS for word in group)


def _subordinate(reading: Reading, segment: Segment) -> None:
    if segment.verb is not None:
        if segment.opener in _TIGHT and not segment.comma:
            _take(reading, segment)
        else:
            reading.open(segment, ClauseType.ADVERBIAL)
    elif segment.participle is not None:
        reading.open_participle(segment)
    else:
        _take(reading, segment)


def _names_source(reading: Reading, segment: Segment) -> bool:
    """Return whether a segment says no more than ", according to the ministry"."""
    return (
        segment.comma
        and segment.verb is None
        and reading.passage.lower(segment.start) == "according"
    )


def _skip(_: Reading, segment: Segment) -> None:
    """Leave a segment out of every clause."""


def _has_verb(_: Reading, segment: Segment) -> bool:
    return segment.verb is not None


def _finite(reading: Reading, segment: Segment) -> None:
    """Place a segment that has a finite verb and no subordinating opener."""
    pending, current = reading.pending, reading.current
    if pending is not None:
        reading.complete(pending, segment)
    elif segment.bare and current is not None and current.verb is not None:
        main = current.type in (ClauseType.MAIN, ClauseType.COORDINATED)
        kind = ClauseType.COORDINATED if main else current.type
        reading.open(segment, kind, main=main).subject = current.subject
    elif reading.main is None:
        _main(reading, segment)
    else:
        _coordinated(reading, segment)


def _is_participle(reading: Reading, segment: Segment) -> bool:
    if segment.participle is None or reading.current is None:
        return False
    return segment.comma or reading.current.type == ClauseType.PARTICIPLE


def _starts_main(reading: Reading, segment: Segment) -> bool:
    return reading.main is None and segment.comma and segment.opener_tag is None


def _main(reading: Reading, segment: Segment) -> None:
    reading.open(segment, ClauseType.MAIN, main=True)


def _is_apposition(reading: Reading, segment: Segment) -> bool:
    """Return whether a segment says what the name before it is: ", director of the museum"."""
    passage, current = reading.passage, reading.current
    start, end = segment.start, segment.end
    if not segment.comma or segment.opener or current is None:
        return False
    if passage.lower(start) in _ASIDES and states_amount(passage, start, end):
        return True
    if end - start < _APPOSITION_MIN or passage.tag(current.end - 1) not in NOMINAL:
        return False
    if passage.lower(end) == "," and passage.lower(end + 1) in ("and", "or"):
        return False  # one of a list
    return _names_what(passage, start) and any(
        passage.tag(i) in (Tag.PREPOSITION, Tag.NUMBER, Tag.POSSESSIVE)
        for i in range(start + 1, end)
    )


def _names_what(passage: Passage, start: int) -> bool:
    if passage.tag(start) == Tag.POSSESSIVE:
        return True
    return passage.lower(start) in _TELLS_WHAT


def _apposition(reading: Reading, segment: Segment) -> None:
    reading.open(segment, ClauseType.APPOSITION)


def _take(reading: Reading, segment: Segment) -> None:
    if reading.current is not None:
        reading.current.take(segment)


_Test = Callable[[Reading, Segment], bool]
_Place = Callable[[Reading, Segment], None]
_RULES: tuple[tuple[_Test, _Place], ...] = (
    (_names_source, _skip),
    (_is_unmarked_speech, _speech),
    (_is_new_sentence, _coordinated),
    (_opened_by(Tag.RELATIVE), _relative),
    (_opened_by(Tag.THAT), _that_clause),
    (_opened_by(Tag.SUBORDINATOR), _subordinate),
    (_has_verb, _finite),
    (_is_participle, Reading.open_participle),
    (_starts_main, _main),
    (_is_apposition, _apposition),
)
