"""Clauses by rule, for text that no parser has read: segments joined around their verbs."""

from dataclasses import dataclass, field

from workbench.nlp import verbs, words
from workbench.nlp.clauses import Clause, ClauseType, FinderChoice
from workbench.nlp.kinds import number_words
from workbench.nlp.passages import Passage, Range
from workbench.nlp.segments import Segment, segments_of
from workbench.nlp.tagging import NOMINAL, Tag

# "until", "since" and the like without a comma say when the clause before them held.
_TIGHT = frozenset("since until till before when once as than whether".split())
# An interrupted clause is given from its verb on, when more than this share interrupts it.
_INTERRUPTION_MAX = 0.5
_APPOSITION_MIN = 3


@dataclass
class _Draft:
    start: int
    end: int
    type: ClauseType
    verb: int | None = None
    opener: str = ""
    subject: Range | None = None
    resumed: int | None = None
    inner: int = 0


@dataclass
class _State:
    """What is open while a sentence's segments are read from left to right."""

    passage: Passage
    done: list[_Draft] = field(default_factory=list)
    main: _Draft | None = None
    current: _Draft | None = None

    @property
    def pending(self) -> _Draft | None:
        """Return the clause that still waits for its verb."""
        return self.main if self.main is not None and self.main.verb is None else None

    def open(self, draft: _Draft, *, main: bool = False) -> None:
        self.done.append(draft)
        self.current = draft
        if main:
            self.main = draft


def find_clauses(passage: Passage) -> list[Clause]:
    """Return the clauses of a passage by rule; linear in its length."""
    out: list[Clause] = []
    for sentence in passage.sentences:
        state = _State(passage)
        for segment in _with_whole_subjects(segments_of(passage, sentence)):
            _read(state, segment)
        out += [_finish(passage, draft) for draft in state.done if draft.end > draft.start]
    return sorted(out, key=lambda clause: (clause.start, -clause.end))


def _with_whole_subjects(segments: list[Segment]) -> list[Segment]:
    """Join "where the president | and the minister met": one subject, cut at its "and"."""
    out: list[Segment] = []
    for segment in segments:
        before = out[-1] if out else None
        if (
            before is not None
            and before.verb is None
            and before.participle is None
            and segment.opener_tag == Tag.COORDINATOR
            and not segment.comma
            and not segment.bare
            and before.opener_tag in (Tag.RELATIVE, Tag.SUBORDINATOR, Tag.THAT)
        ):
            before.end, before.verb = segment.end, segment.verb
        else:
            out.append(segment)
    return out


RULES = FinderChoice(needs="", find=find_clauses)


def _read(state: _State, segment: Segment) -> None:
    """Put one segment where it belongs: into an open clause, or into one of its own."""
    if state.current is None:
        _first(state, segment)
    elif _said_before(state.passage, segment) and segment.opener_tag is None:
        _open_finite(state, segment, ClauseType.REPORTED)
        state.main = state.current
    elif segment.hard and segment.verb is not None and not segment.bare:
        _open_finite(state, segment, ClauseType.COORDINATED)
    elif segment.opener_tag == Tag.RELATIVE:
        _relative(state, segment)
    elif segment.opener_tag == Tag.THAT:
        _that_clause(state, segment)
    elif segment.opener_tag == Tag.SUBORDINATOR:
        _subordinate(state, segment)
    elif segment.verb is not None:
        _finite(state, segment)
    elif segment.participle is not None and (segment.comma or _links_participle(state, segment)):
        _participle(state, segment)
    elif state.main is None and segment.comma and segment.opener_tag is None:
        _open_finite(state, segment, ClauseType.MAIN)
    elif _is_apposition(state, segment) or _is_amount_aside(state, segment):
        state.open(_Draft(segment.start, segment.end, ClauseType.APPOSITION))
    else:
        _attach(state.current, segment)


def _first(state: _State, segment: Segment) -> None:
    if segment.opener_tag == Tag.SUBORDINATOR and segment.verb is not None:
        _open_finite(state, segment, ClauseType.ADVERBIAL)
        state.main = None
    elif segment.participle is not None and not _participle_is_subject(segment):
        _participle(state, segment)
        if segment.verb is not None and state.current is not None:
            state.current.verb = segment.participle
    else:
        _open_finite(state, segment, ClauseType.MAIN)


def _participle_is_subject(segment: Segment) -> bool:
    """Tell "Smoking causes cancer" from "After smoking for years, he stopped"."""
    return segment.verb is not None and segment.participle == segment.start


def _open_finite(state: _State, segment: Segment, kind: ClauseType) -> None:
    draft = _Draft(segment.start, segment.end, kind, segment.verb, segment.opener)
    if segment.verb is not None and segment.verb > segment.start:
        draft.subject = (segment.start, segment.verb)
    elif segment.bare and state.main is not None:
        draft.subject = state.main.subject
    state.open(draft, main=kind in (ClauseType.MAIN, ClauseType.COORDINATED))


def _relative(state: _State, segment: Segment) -> None:
    current = state.current
    if current is None or (segment.verb is None and not segment.comma):
        _attach(current, segment)
        return
    start = segment.start - 1 if segment.opener == "whose" else segment.start
    state.open(_Draft(start, segment.end, ClauseType.RELATIVE, segment.verb, segment.opener))
    _split_resumption(state, segment)


def _split_resumption(state: _State, segment: Segment) -> None:
    """Give "who was arrested was freed" its second verb back to the clause that waits for it."""
    pending, relative = state.pending, state.current
    if pending is None or relative is None or segment.verb is None:
        return
    passage = state.passage
    for i in range(segment.verb + 2, segment.end):
        if passage.tag(i) == Tag.FINITE and passage.tag(i - 1) in NOMINAL | {Tag.PARTICIPLE}:
            relative.end = i
            pending.verb, pending.end = i, segment.end
            pending.subject = (pending.start, pending.end)
            state.current = pending
            return


def _that_clause(state: _State, segment: Segment) -> None:
    current = state.current
    if current is None or segment.verb is None:
        _attach(current, segment)
        return
    before = _word_before(state.passage, segment)
    reported = before in verbs.SAY_FORMS or not _after_nominal(state.passage, segment)
    if reported or _clause_says(state.passage, current):
        _open_finite(state, segment, ClauseType.REPORTED)
    elif not segment.bare and not segment.comma:
        _attach(current, segment)
    else:
        state.open(
            _Draft(segment.start, segment.end, ClauseType.RELATIVE, segment.verb, segment.opener)
        )
        _split_resumption(state, segment)


def _word_before(passage: Passage, segment: Segment) -> str:
    i = segment.start - 1
    while passage.tag(i) in (Tag.THAT, Tag.COMMA, Tag.QUOTE) and i > passage.at:
        i -= 1
    return passage.lower(i)


def _after_nominal(passage: Passage, segment: Segment) -> bool:
    return passage.tag(segment.start - 2) in NOMINAL


def _clause_says(passage: Passage, draft: _Draft) -> bool:
    return draft.verb is not None and any(
        passage.lower(i) in verbs.REPORTING_FORMS
        for i in range(draft.verb, min(draft.end, draft.verb + 4))
    )


def _subordinate(state: _State, segment: Segment) -> None:
    current = state.current
    if segment.verb is None:
        if segment.participle is not None and segment.opener in words.SUBORDINATORS:
            _participle(state, segment)
        else:
            _attach(current, segment)
        return
    tight = not segment.comma and segment.opener in _TIGHT
    if tight and current is not None:
        _attach(current, segment)
        return
    draft = _Draft(segment.start, segment.end, ClauseType.ADVERBIAL, segment.verb, segment.opener)
    draft.subject = (segment.start, segment.verb) if segment.verb > segment.start else None
    state.open(draft)


def _finite(state: _State, segment: Segment) -> None:
    """Place a segment that has a finite verb and no subordinating opener."""
    pending, current = state.pending, state.current
    if pending is not None:
        _complete(state, pending, segment)
    elif _said_before(state.passage, segment):
        _open_finite(state, segment, ClauseType.REPORTED)
    elif segment.bare and current is not None and current.verb is not None:
        kind = current.type if current.type != ClauseType.MAIN else ClauseType.COORDINATED
        draft = _Draft(segment.start, segment.end, kind, segment.verb, segment.opener)
        draft.subject = current.subject
        state.open(draft, main=kind == ClauseType.COORDINATED)
    elif state.main is None:
        _open_finite(state, segment, ClauseType.MAIN)
    else:
        _open_finite(state, segment, ClauseType.COORDINATED)


def _complete(state: _State, pending: _Draft, segment: Segment) -> None:
    """Give the waiting clause its verb; what stood between stays inside its span."""
    if state.current is not pending:
        pending.inner = segment.start - pending.end
        pending.resumed = segment.start
    elif segment.verb is not None and segment.verb > segment.start:
        pending.subject = (segment.start, segment.verb)
    if state.passage.lower(pending.start) == "according" and not segment.bare:
        pending.start, pending.resumed, pending.inner = segment.start, None, 0
    if pending.subject is None:
        pending.subject = (pending.start, pending.end)
    if segment.opener_tag == Tag.COORDINATOR and not segment.bare and segment.verb is not None:
        pending.subject = (pending.start, segment.verb)
    pending.verb, pending.end = segment.verb, segment.end
    state.current = pending


def _said_before(passage: Passage, segment: Segment) -> bool:
    return (
        not segment.opener
        and not segment.comma
        and passage.lower(segment.start - 1) in verbs.SAY_FORMS
    )


def _links_participle(state: _State, segment: Segment) -> bool:
    return state.current is not None and state.current.type == ClauseType.PARTICIPLE


def _participle(state: _State, segment: Segment) -> None:
    start = segment.start if segment.participle is None else segment.participle
    draft = _Draft(start, segment.end, ClauseType.PARTICIPLE, segment.participle, segment.opener)
    if state.main is not None:
        draft.subject = state.main.subject
    state.open(draft)


def _is_apposition(state: _State, segment: Segment) -> bool:
    passage, current = state.passage, state.current
    if not segment.comma or segment.opener or current is None:
        return False
    if segment.end - segment.start < _APPOSITION_MIN:
        return False
    if passage.tag(current.end - 1) not in NOMINAL:
        return False
    first = segment.start
    if passage.lower(segment.end) == "," and passage.lower(segment.end + 1) in ("and", "or"):
        return False
    return (
        passage.lower(first) in words.ARTICLES | words.RANKING_WORDS
        or passage.lower(first) in words.ROLE_NOUNS
        or passage.tag(first) == Tag.POSSESSIVE
    ) and any(
        passage.tag(i) in (Tag.PREPOSITION, Tag.NUMBER, Tag.POSSESSIVE)
        for i in range(first + 1, segment.end)
    )


def _is_amount_aside(state: _State, segment: Segment) -> bool:
    """Return whether a segment says with, at or by how much: ", with a turnout of 58%"."""
    passage = state.passage
    return (
        segment.comma
        and segment.opener_tag is None
        and passage.lower(segment.start) in _ASIDES
        and bool(number_words(passage, segment.start, segment.end))
    )


_ASIDES = frozenset({"with", "at", "by", "including", "despite"})


def _attach(current: _Draft | None, segment: Segment) -> None:
    if current is not None:
        current.end = segment.end


def _with_closing_mark(passage: Passage, start: int, end: int) -> int:
    """Return the end after the quotation mark that closes what was opened inside, if it follows."""
    opened = sum(passage.token(i) in words.QUOTE_MARKS for i in range(start, end))
    if opened % 2 == 0:
        return end
    for i in range(end, min(end + 2, passage.end)):
        if passage.token(i) in words.QUOTE_MARKS:
            return i + 1
    return end


def _finish(passage: Passage, draft: _Draft) -> Clause:
    start = draft.start
    if draft.resumed is not None and draft.inner > _INTERRUPTION_MAX * (draft.end - draft.start):
        start = draft.resumed
    while start < draft.end and passage.tag(start) in (Tag.COMMA, Tag.STRONG, Tag.QUOTE):
        start += 1
    return Clause(
        start,
        _with_closing_mark(passage, start, draft.end),
        draft.type,
        draft.verb,
        draft.opener,
        draft.subject,
    )
