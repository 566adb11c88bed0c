"""What a verb of saying, thinking or wanting introduces, read off a dependency tree."""

from enum import Enum, auto

from workbench.nlp import cues, verbs, words
from workbench.nlp.labels import Relation
from workbench.nlp.passages import Passage, Range
from workbench.nlp.report_rules import around
from workbench.nlp.subjects import is_apart, name_of
from workbench.nlp.tags import MARKS, VERBAL, Tag
from workbench.nlp.tree_reader import OBLIQUE, THAT_WORDS, Reader
from workbench.nlp.unread_contents import (
    bare_clause,
    bare_statement,
    from_that,
    that_clause,
    that_next,
)

# So far (words) behind a semicolon another speaker's verb may stand.
_TO_VOICE = 14
# "X said A, although B": the article says B.
_CONCEDES = words.word_set("although though")
_BEFORE_THAT = MARKS | {Tag.COORDINATOR}
_GOVERNING = words.word_set("for of about against on from to with as")
_PUT_IN = frozenset({Relation.CONJUNCT, Relation.PARTICIPLE, Relation.RELATIVE, Relation.ADVERBIAL})
_INFINITIVE = cues.PROMISES | cues.MIND | cues.SPEECH
_WITH_OBJECT = cues.ABOUT | cues.MIND | cues.SHOWS


class Manner(Enum):
    """How a content is somebody's: a statement, something they charge others with, or a stance."""

    SAID = auto()
    CHARGED = auto()
    STANCE = auto()


def content_of(reader: Reader, at: int) -> tuple[Range, Manner] | None:
    """Return what the verb at *at* introduces and in what manner, or None."""
    lower = reader.passage.lower(at)
    tells = lower in cues.SPEECH or _puts_it(reader, at)
    speech = tells and not _is_negated(reader, at)
    said = Manner.SAID if speech else Manner.STANCE
    content = _clause(reader, at)
    if content is not None:
        content = from_that(reader, at, content) if tells else content
        described = lower in cues.ABOUT and reader.passage.lower(content[0]) in THAT_WORDS
        return content, Manner.SAID if described and lower not in cues.MIND else said
    content = _hidden(reader, at) if tells else None
    if content is not None:
        return content, said
    content = _infinitive(reader, at)
    if content is not None:
        admits = speech and verbs.is_ing(reader.passage.lower(content[0]))
        return content, Manner.SAID if admits or lower in cues.PROMISES else Manner.STANCE
    if lower in cues.SHOWS:
        content = that_next(reader, at) or bare_clause(reader, at)
        if content is not None:
            return content, Manner.SAID
    content = _thing(reader, at)
    if content is None:
        return None
    return content, Manner.CHARGED if lower in cues.CHARGES else Manner.STANCE


def _hidden(reader: Reader, at: int) -> Range | None:
    """Return what a verb of saying introduces where the parser gave it no clause."""
    for way in (that_clause, bare_clause, bare_statement, _main_clause, _around):
        content = way(reader, at)
        if content is not None:
            return content
    return None


def _puts_it(reader: Reader, at: int) -> bool:
    """Return whether a verb says so of another clause: "as Ann Lee put it"."""
    return reader.passage.lower(at) in ("put", "puts") and reader.passage.lower(at + 1) == "it"


def beside(content: Range, inner: Range) -> Range:
    """Return the longer part of a content before or after the attribution inside it."""
    before, after = (content[0], inner[0]), (inner[1], content[1])
    return before if before[1] - before[0] >= after[1] - after[0] else after


def _is_negated(reader: Reader, at: int) -> bool:
    return any(reader.passage.tag(c) == Tag.NOT for c in reader.tree.children[at] if c < at)


def _clause(reader: Reader, at: int) -> Range | None:
    """Return the clause that a verb introduces, better one after than before it."""
    children = reader.tree.children[at]
    for child in [c for c in children if c > at] + [c for c in children if c < at]:
        if _is_aside(reader, child):
            continue
        if reader.relation(child) == Relation.REPORTED or _is_said(reader, at, child):
            start, end = _without_aside(reader, child, at)
            return reader.trimmed(_with_subject(reader, at, start), end)
    return None


def _with_subject(reader: Reader, at: int, start: int) -> int:
    """Return where "the quay" begins in "claims the quay burned", if taken for an object."""
    thing = reader.tree.child(at, Relation.OBJECT)
    hearer = reader.passage.lower(at) in verbs.HEARER_VERBS
    if thing is None or hearer or reader.passage.lower(at) not in cues.SPEECH:
        return start
    low, high = reader.span(thing)
    return low if at < low < high == start else start


def _is_said(reader: Reader, at: int, child: int) -> bool:
    """Return whether a clause after a verb is its content, though the parser called it else."""
    if child < at:
        return False
    relation = reader.relation(child)
    if relation in (Relation.ADVERBIAL, Relation.RELATIVE, Relation.PARTICIPLE):
        return reader.passage.lower(reader.span(child)[0]) in THAT_WORDS
    if reader.passage.lower(at) not in cues.SPEECH and not _puts_it(reader, at):
        return False
    if relation == Relation.OPEN_COMPLEMENT:
        return reader.tree.child(child, Relation.SUBJECT) is not None
    return relation == Relation.PARATAXIS


def _is_aside(reader: Reader, at: int) -> bool:
    """Return whether a verb goes on about the speaker: "…, adding that …"."""
    return reader.passage.lower(at) in cues.ASIDES and is_apart(reader, at)


def _without_aside(reader: Reader, at: int, cue: int) -> Range:
    """Return the clause of the verb *at*, up to what goes on about whoever says it.

    After the cue it reaches as far as the cue's own words: parsers hang its end now here, now
    there. It ends before "…, adding that" and before another verb of the speaker's.
    """
    start, end = reader.span(at)
    if at > cue:
        end = max(end, reader.span(cue)[1])
        for child in reader.tree.children[cue]:
            if child > at and _goes_on(reader, child, cue):
                end = min(end, reader.span(child)[0])
    end = _before_aside(reader, max(start, at), end, conceding=at > cue)
    return start, _before_other_voice(reader, max(start, at), end)


def _before_other_voice(reader: Reader, start: int, end: int) -> int:
    """Return where words end before "…; Lane says" or "…, but Lane says", else their end."""
    passage = reader.passage
    for i in range(start, end):
        joined = passage.tag(i) == Tag.COMMA and passage.tag(i + 1) == Tag.COORDINATOR
        if not joined and passage.token(i) != ";":
            continue
        first = i + 2 + joined
        verb = next(
            (v for v in range(first, min(first + _TO_VOICE, end)) if _is_verb(passage, v)), 0
        )
        if passage.lower(verb) in cues.SPEECH and (
            not joined or _has_name(passage, first - 1, verb)
        ):
            return i
    return end


def _is_verb(passage: Passage, at: int) -> bool:
    return passage.tag(at) in VERBAL


def _has_name(passage: Passage, start: int, end: int) -> bool:
    """Return whether some noun and no pronoun stands there: "but Lane says", not "and he says"."""
    tags = [passage.tag(i) for i in range(start, end)]
    return Tag.PRONOUN not in tags and (Tag.NOUN in tags or Tag.NAME in tags)


def _before_aside(reader: Reader, start: int, end: int, *, conceding: bool = True) -> int:
    """Return where words end before "…, adding that" or "…, although", else their end.

    What "although" opens is the article's only where it stands behind the verb of saying.
    """
    for i in range(start, end):
        if _is_aside(reader, i):
            return i - (reader.passage.tag(i - 1) != Tag.COMMA)
        concedes = conceding and reader.passage.tag(i) == Tag.COMMA
        if concedes and reader.passage.lower(i + 1) in _CONCEDES:
            return i
    return end


def _goes_on(reader: Reader, at: int, cue: int) -> bool:
    """Return whether another verb goes on from a verb of saying, not from what was said.

    "X said A fell and B rose" goes on with what was said, "X said A fell, and Y denied it" not.
    """
    if reader.relation(at) != Relation.CONJUNCT:
        return False
    if _has_mark_that(reader, at):
        return False  # "X said that A fell, and that B rose"
    own = reader.tree.child(at, Relation.SUBJECT)
    joined = reader.tree.child(at, Relation.COORDINATOR) is not None
    if own is None and not joined and reader.passage.tag(at) == Tag.PARTICIPLE:
        return False  # "a fault, made at night": no second verb
    if own is None or (reader.passage.lower(at) in cues.SPEECH and not reader.passive(at)):
        return True
    if _has_subject_of(reader, own, cue):
        return False  # "They said they burned, and they were sold"
    start = reader.span(at)[0]
    return any(reader.passage.tag(i) in MARKS for i in (start - 1, start))


def _has_subject_of(reader: Reader, own: int, cue: int) -> bool:
    """Return whether a pronoun is the one that what was said begins with."""
    said = reader.tree.child(cue, Relation.REPORTED)
    first = None if said is None else reader.own_subject(said)
    pronoun = reader.passage.tag(own) == Tag.PRONOUN
    return (
        pronoun and first is not None and reader.passage.lower(first) == reader.passage.lower(own)
    )


def _has_mark_that(reader: Reader, at: int) -> bool:
    """Return whether a joined clause begins anew with "that": ", and that B rose"."""
    start = reader.span(at)[0]
    while start < at and reader.passage.tag(start) in _BEFORE_THAT:
        start += 1
    return start < at and reader.passage.lower(start) == "that"


def _main_clause(reader: Reader, at: int) -> Range | None:
    """Return the clause that "…, he said" is put into."""
    if not _is_put_in(reader, at):
        return None
    return reader.trimmed(*beside(reader.span(reader.tree.heads[at]), reader.span(at)))


def _is_put_in(reader: Reader, at: int) -> bool:
    """Return whether a verb with its subject stands aside in another clause: ", they said"."""
    relation = reader.relation(at)
    if relation == Relation.PARATAXIS:
        return reader.passage.token(reader.span(at)[0] - 1) != ";" and not _has_semicolon(
            reader, at
        )
    mark = reader.tree.child(at, Relation.MARK)
    if mark is not None:
        return reader.passage.lower(mark) == "as"
    if relation not in _PUT_IN or reader.tree.child(at, Relation.SUBJECT) is None:
        return False
    start, end = reader.span(at)
    tags = [reader.passage.tag(i) for i in range(start - 1, min(start + 2, end))]
    return Tag.COORDINATOR not in tags and any(tag in (Tag.QUOTE, Tag.COMMA) for tag in tags[:2])


def _has_semicolon(reader: Reader, at: int) -> bool:
    return reader.passage.token(reader.span(at)[0]) == ";"


def _around(reader: Reader, at: int) -> Range | None:
    """Return what stands around "…, X said, …" by its commas alone."""
    subject = reader.tree.child(at, Relation.SUBJECT)
    if subject is None or subject > at:
        return None
    return around(reader.passage, reader.span(subject)[0], at)


def _infinitive(reader: Reader, at: int) -> Range | None:
    """Return the infinitive of "vowed to resign", "wants to leave"."""
    if reader.passage.lower(at) not in _INFINITIVE:
        return None
    child = reader.tree.child(at, Relation.OPEN_COMPLEMENT)
    if child is None and reader.passage.lower(at + 1) == "to":
        child = reader.tree.child(at, Relation.PARTICIPLE)  # "plans to": taken for a noun
    if child is None or child < at:
        return None
    told = reader.tree.child(at, Relation.OBJECT)
    if told is not None and told < child:
        return None
    return reader.trimmed(*reader.span(child))


def _thing(reader: Reader, at: int) -> Range | None:
    """Return the object of a verb with what else hangs on its right, or the phrase it governs."""
    if reader.passage.lower(at) not in _WITH_OBJECT or not _counts(reader, at):
        return None
    parts = [c for c in reader.tree.children[at] if c > at and _is_part(reader, c)]
    if reader.passive(at):
        return _suffered(reader, at)
    objects = [c for c in parts if _is_object(reader, at, c)]
    parts = [c for c in parts if objects or _is_governed(reader, c)]
    if not parts:
        return None
    start, end = reader.span(parts[0])[0], reader.span(parts[-1])[1]
    return reader.trimmed(start, _before_aside(reader, start, end))


def _counts(reader: Reader, at: int) -> bool:
    """Return whether a verb, if it is one of counting, tells a count: "has counted 40 dead"."""
    counting = reader.passage.lower(at) in cues.COUNTING
    return not counting or reader.passage.tag(at + 1) == Tag.NUMBER


def _is_object(reader: Reader, at: int, child: int) -> bool:
    """Return whether a part is what a verb acts on, whatever the parser called it."""
    if reader.relation(child) == Relation.OPEN_COMPLEMENT:
        return reader.span(child)[0] == at + 1 and reader.passage.lower(at + 1) != "to"
    return reader.relation(child) == Relation.OBJECT


def _suffered(reader: Reader, at: int) -> Range | None:
    """Return "of lying" for "was accused by X of lying", else what suffers the verb."""
    if reader.passage.lower(at) in cues.CHARGES:
        high = reader.span(at)[1]
        for i in range(at + 1, high):
            if reader.passage.lower(i) in ("of", "for"):
                return reader.trimmed(i, high)
    subject = reader.tree.child(at, Relation.SUBJECT)
    return None if subject is None else name_of(reader, subject, at)


def _is_part(reader: Reader, child: int) -> bool:
    relation = reader.relation(child)
    if relation == Relation.ADVERBIAL:
        return _is_governed(reader, child)
    if reader.passage.tag(reader.span(child)[0] - 1) == Tag.COMMA:
        return False
    return relation in (Relation.OBJECT, Relation.OPEN_COMPLEMENT, *OBLIQUE)


def _is_governed(reader: Reader, at: int) -> bool:
    """Return whether a phrase or clause tells about what: "called for taxing", "balked at it"."""
    first = reader.passage.lower(reader.span(at)[0])
    if first in ("at", "over"):  # else a place or a time: "spoke at noon"
        return reader.passage.lower(reader.tree.heads[at]) in cues.MIND
    return first in _GOVERNING
