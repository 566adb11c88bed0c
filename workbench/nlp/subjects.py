"""Whom a verb is about and the words that name them, read off a dependency tree."""

from workbench.nlp import cues, words
from workbench.nlp.labels import Relation
from workbench.nlp.marked_subjects import subject_by_marks
from workbench.nlp.passages import Range
from workbench.nlp.tags import MARKS, NOMINAL, VERBAL, Tag
from workbench.nlp.tree_reader import OBLIQUE, SUBORDINATE, Reader

_CLIMB_MAX = 6
# How many words may name a speaker, and stand between commas behind a name.
_SPEAKER_MAX = 30
_ASIDE_MAX = 24
# How many auxiliaries and adverbs may stand before a verb.
_GROUP_MAX = 6
_ENDS_ASIDE = VERBAL | {Tag.QUOTE, Tag.STOP}
_TELLS = cues.SPEECH | cues.ABOUT | cues.MIND
_SAYS = VERBAL | {Tag.PARTICIPLE}
_COMMA, _BRACKET = words.word_set(","), words.word_set("(")
_OF = words.word_set("of for from at with")
_WHEN = words.word_set("after before when while until")
_OWNS = words.word_set("'s '")
_IN_PHRASE = frozenset(
    {Tag.NAME, Tag.NOUN, Tag.ADJECTIVE, Tag.DETERMINER, Tag.NUMBER, Tag.POSSESSIVE}
)
# Words so related to a noun stand in a clause of their own and do not name it.
_BESIDE = frozenset(
    {
        Relation.RELATIVE,
        Relation.ADVERBIAL,
        Relation.PARATAXIS,
        Relation.REPORTED,
        Relation.OPEN_COMPLEMENT,
    }
)


def subject_of(reader: Reader, at: int) -> int | None:
    """Return the head of who does what the verb *at* says, also where another verb says it."""
    told = reader.passage.lower(at) in _TELLS and reader.passage.tag(at) in _SAYS
    marked = subject_by_marks(reader, at) if told else None
    return _subject_by_tree(reader, at) if marked is None else marked


def _subject_by_tree(reader: Reader, at: int) -> int | None:
    for _ in range(_CLIMB_MAX):
        own = reader.own_subject(at)
        if own is not None:
            return _before_asides(reader, own, at)
        if _follows_when(reader, at):
            return at - 1
        behind = _named_behind(reader, at)
        if behind is not None:
            return behind
        head = reader.tree.heads[at]
        if head == at:
            return nearest_noun(reader, at)
        if _says_on(reader, at, head):
            at = _governing_sayer(reader, head)
            continue
        other = _other_subject(reader, at, head)
        if other is not None or not _shares_subject(reader, at):
            return other
        at = _sayer(reader, at, head)
    return None


def _follows_when(reader: Reader, at: int) -> bool:
    """Return whether a finite verb stands right behind "after" and a noun: "after an audit found".

    The parser took the noun for all that "after" governs.
    """
    passage = reader.passage
    if passage.tag(at) not in VERBAL or passage.tag(at - 1) not in (Tag.NOUN, Tag.NAME):
        return False
    i = at - 1
    while i > at - _GROUP_MAX and passage.tag(i) in _IN_PHRASE:
        i -= 1
    return passage.lower(i) in words.TEMPORAL


def _named_behind(reader: Reader, at: int) -> int | None:
    """Return the name in '…," said harbour master Ann Lee', which the parser hung otherwise."""
    passage = reader.passage
    aside = reader.relation(at) == Relation.PARATAXIS and passage.tag(at - 1) == Tag.COMMA
    if not (aside or passage.tag(at - 1) == Tag.QUOTE) or passage.lower(at) not in cues.SPEECH:
        return None
    for child in reader.tree.children[at]:
        if child > at and passage.token(child)[:1].isupper():
            first = passage.lower(reader.span(child)[0])
            return None if first in words.PREPOSITIONS else child
    return None


def _says_on(reader: Reader, at: int, head: int) -> bool:
    """Return whether a verb of saying goes on from another: "said cuts hurt and warned that …".

    The parser joined it to what was said; a thing that is the subject there says nothing.
    """
    if reader.relation(at) != Relation.CONJUNCT or reader.passage.lower(at) not in cues.SPEECH:
        return False
    thing = reader.own_subject(head)
    if thing is None or reader.passage.tag(thing) in (Tag.NAME, Tag.PRONOUN):
        return False
    return _governing_sayer(reader, head) != head


def _governing_sayer(reader: Reader, at: int) -> int:
    """Return the verb of saying before a reported clause's verb, else that verb."""
    head = reader.tree.heads[at]
    reported = reader.relation(at) == Relation.REPORTED and head < at
    return head if reported and reader.passage.lower(head) in cues.SPEECH else at


def _other_subject(reader: Reader, at: int, head: int) -> int | None:
    """Return the noun or object to which the head of a verb gives it for a subject."""
    if _modifies(reader, at, head):
        return _named(reader, head)
    if _resumes(reader, at, head):
        return reader.tree.heads[head]
    return _told(reader, at, head)


def _resumes(reader: Reader, at: int, head: int) -> bool:
    """Return whether a verb goes on after a relative clause: "Ann, who knew it, told …"."""
    if reader.relation(at) != Relation.CONJUNCT or reader.relation(head) != Relation.RELATIVE:
        return False
    joined = reader.tree.child(at, Relation.COORDINATOR) is not None
    return not joined and reader.passage.tag(at - 1) in MARKS


def nearest_noun(reader: Reader, at: int) -> int | None:
    """Return the noun before a finite verb for which the parser found no subject."""
    passage = reader.passage
    finite = passage.tag(at) in VERBAL or reader.relation(at) == Relation.ROOT
    i = at - 1
    while i > at - _GROUP_MAX and _in_group(reader, i):
        finite = finite or passage.tag(i) == Tag.FINITE
        i -= 1
    if passage.token(i) == ")":
        i = _before_aside(reader, i, _BRACKET)
    elif passage.tag(i) == Tag.COMMA:
        i = _before_aside(reader, i, _COMMA)
    return i if finite and i >= 0 and passage.tag(i) in NOMINAL else None


def _in_group(reader: Reader, at: int) -> bool:
    """Return whether a word may stand between a subject and its verb: "Lee yesterday said"."""
    tag = reader.passage.tag(at)
    return tag in (Tag.ADVERB, Tag.NOT, Tag.FINITE) or reader.passage.lower(at) in words.DAYS


def _before_asides(reader: Reader, subject: int, at: int) -> int:
    """Return "Ann Lee" for "head" or "union" in "Ann Lee, head of the union, said"."""
    if reader.passage.tag(at - 1) != Tag.COMMA or subject > at:
        return subject
    before = _before_aside(reader, at - 1, _COMMA)
    named = reader.passage.tag(before) == Tag.NAME
    return before if named and before < subject else subject


def _before_aside(reader: Reader, at: int, opening: frozenset[str]) -> int:
    """Return the word before the asides that the mark at *at* closes, better a name."""
    tag = reader.passage.tag
    found = at
    for i in range(at - 1, max(-1, at - _ASIDE_MAX), -1):
        if reader.passage.token(i) in opening:
            named = tag(i - 1) == Tag.NAME and not _is_governed_name(reader, i - 1)
            if named or tag(found) != Tag.NAME:
                found = i - 1
        elif tag(i) in _ENDS_ASIDE:
            break
    return found


def _is_governed_name(reader: Reader, at: int) -> bool:
    """Return whether a name hangs on a preposition: "of Oklahoma"."""
    while at > 0 and reader.passage.tag(at) == Tag.NAME:
        at -= 1
    return reader.passage.tag(at) == Tag.PREPOSITION


def _modifies(reader: Reader, at: int, head: int) -> bool:
    """Return whether a participle says what its noun does: "a woman claiming that …"."""
    if reader.relation(at) != Relation.PARTICIPLE or reader.is_verb(head):
        return False
    return not reader.is_marked(at) and not _is_artifact(reader, head)


def _named(reader: Reader, at: int) -> int:
    """Return "Ann Lee" for the "head" in "Ann Lee, head of the union"."""
    for _ in range(_CLIMB_MAX):
        if reader.relation(at) != Relation.APPOSITION or reader.tree.heads[at] > at:
            break
        at = reader.tree.heads[at]
    return at


def _told(reader: Reader, at: int, head: int) -> int | None:
    """Return the object of "left them feeling that …", "asked her to say …"."""
    promises = reader.passage.lower(head) in cues.PROMISES
    if reader.relation(at) != Relation.OPEN_COMPLEMENT or promises:
        return None
    told = reader.tree.child(head, Relation.OBJECT)
    if told is None or not head < told < at or reader.passage.lower(told) in cues.EXPLETIVE:
        return None
    return told


def _shares_subject(reader: Reader, at: int) -> bool:
    """Return whether whom the head of a verb is about is who the verb is about too."""
    relation = reader.relation(at)
    if relation in SUBORDINATE or relation in (Relation.CONJUNCT, Relation.PREDICATE):
        return True
    if relation == Relation.REPORTED:
        return reader.passage.lower(at) in cues.ASIDES and reader.passage.tag(at - 1) == Tag.COMMA
    return relation in OBLIQUE or (relation == Relation.OBJECT and not reader.is_verb(at))


def _sayer(reader: Reader, at: int, head: int) -> int:
    """Return the verb of saying for "X said that …, adding that …", else the head."""
    if reader.relation(at) != Relation.ADVERBIAL or not is_apart(reader, at):
        return head
    up = head
    for _ in range(_CLIMB_MAX):
        if reader.relation(up) == Relation.REPORTED and reader.tree.heads[up] < up:
            return reader.tree.heads[up]
        up = reader.tree.heads[up]
    return head


def is_apart(reader: Reader, at: int) -> bool:
    """Return whether a verb stands behind a comma: "…, adding", "…, while adding"."""
    before = at - 1 - (reader.passage.lower(at - 1) == "while")
    return reader.passage.tag(before) == Tag.COMMA


def _is_artifact(reader: Reader, at: int) -> bool:
    """Return whether a word names a text or a day, which something said is but beside."""
    return reader.passage.lower(at) in cues.ARTIFACTS or reader.passage.lower(at) in words.DAYS


def name_of(reader: Reader, head: int, cue: int) -> Range | None:
    """Return the words on one side of *cue* that name what *head* stands for.

    No clause beside it belongs to them, nor a mark at their ends.
    """
    head = _before_preposition(reader, head)
    start, end = _run(reader, *_phrase(reader, head, cue))
    start = next((i + 1 for i in range(start, head) if _opens_clause(reader, i)), start)
    if reader.passage.tag(start - 1) == Tag.COORDINATOR and _begins(reader, start - 2, head):
        start = _phrase_start(reader, start - 2, head)
    if head < cue and reader.passage.tag(cue - 1) == Tag.COMMA:
        end = _with_aside(reader, end, cue - 1)
    start, end = max(start, head - _SPEAKER_MAX), min(end, head + _SPEAKER_MAX)
    start, end = (start, min(end, cue)) if head < cue else (max(start, cue + 1), end)
    while end - 1 > start and reader.passage.lower(end - 1) in _OWNS:
        end -= 1
    return reader.trimmed(start, end)


def _opens_clause(reader: Reader, at: int) -> bool:
    """Return whether a word begins the clause of a subject: "hours after Ann Lee said"."""
    return reader.passage.lower(at) in _WHEN


def _phrase(reader: Reader, head: int, cue: int) -> Range:
    """Return the noun phrase of *head* without the clauses beside it."""
    start, end = reader.span(head)
    for child in reader.tree.children[head]:
        low, high = reader.span(child)
        beside = reader.relation(child) in _BESIDE or reader.is_marked(child)
        if child < head and (beside or reader.relation(child) == Relation.CASE):
            start = max(start, high)
        elif child > head and beside:
            end = min(end, low)
    if reader.relation(head) == Relation.NAME_PART and reader.tree.heads[head] == cue:
        start = min(start, reader.span(cue)[0])  # the cue was taken for a noun
    return start, end


def _run(reader: Reader, start: int, end: int) -> Range:
    """Return a range with the rest of the names that it cuts."""
    tag = reader.passage.tag
    while start > 0 and tag(start) == tag(start - 1) == Tag.NAME:
        start -= 1
    while tag(end - 1) == tag(end) == Tag.NAME:
        end += 1
    return start, end


def _with_aside(reader: Reader, end: int, comma: int) -> int:
    """Return the end after "…, head of the union," right before the verb, if nothing else is."""
    between = range(end, comma)
    plain = not any(reader.passage.tag(i) in _ENDS_ASIDE for i in between)
    return comma if plain and comma - end <= _ASIDE_MAX else end


def _begins(reader: Reader, at: int, head: int) -> bool:
    """Return whether nothing but a noun phrase stands before *at* in its sentence or part."""
    low = _phrase_start(reader, at, head)
    return low <= at and reader.passage.tag(at) in (Tag.NOUN, Tag.NAME)


def _phrase_start(reader: Reader, at: int, head: int) -> int:
    """Return where the phrase begins that ends at *at*; behind *at* where a clause precedes."""
    low = reader.passage.sentence_of(head)[0]
    start = at
    while start >= low and reader.passage.tag(start) in _IN_PHRASE:
        start -= 1
    begins = start < low or reader.passage.tag(start) == Tag.COMMA
    return start + 1 if begins else at + 1


def _before_preposition(reader: Reader, head: int) -> int:
    """Return "spokeswoman" for "a spokeswoman for Ann Lee" where only the name was taken."""
    case = reader.tree.child(head, Relation.CASE)
    if case is None or case > head or reader.passage.lower(case) not in _OF:
        return head
    before = case - 1
    return before if reader.passage.tag(before) in (Tag.NOUN, Tag.NAME) else head
