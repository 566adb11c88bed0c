"""On whose authority something is said: "according to X", "in X's words", by a parser's tree."""

from workbench.nlp import words
from workbench.nlp.labels import Relation
from workbench.nlp.passages import Passage, Range
from workbench.nlp.report import Report
from workbench.nlp.subjects import name_of
from workbench.nlp.tags import MARKS, VERBAL, Tag
from workbench.nlp.tree_reader import OBLIQUE, Reader

# After which prepositions a noun says on whose authority: "in her words", "by their account".
_IN_WORDS = {
    **dict.fromkeys(
        ("words", "view", "opinion", "telling", "estimation", "judgment"), ("in", "by")
    ),
    **dict.fromkeys(("account", "accounts", "admission"), ("by",)),
    **dict.fromkeys(("reckoning", "estimate", "estimates", "calculations"), ("by", "on")),
    "eyes": ("in", "to"),
}
# A name in apposition has at least so many words.
_NAME_MIN = 2
_OPENS_CLAUSE = frozenset({Tag.RELATIVE, Tag.COORDINATOR})
_OURS = words.word_set("my our your")
_GOVERNED = frozenset({*OBLIQUE, Relation.PREPOSITION_OBJECT})


def authorities(reader: Reader) -> list[Report]:
    """Return a report for each "according to X": the sentence or clause that it stands in."""
    passage = reader.passage
    out = []
    for at in range(passage.end - 1):
        report = None
        if passage.lower(at) == "according" and passage.lower(at + 1) == "to":
            report = _according_to(reader, at)
        elif passage.lower(at) == "per" and passage.tag(at - 1) == Tag.COMMA:
            report = _per(reader, at)
        elif passage.lower(at) in _IN_WORDS:
            report = _in_words(reader, at)
        if report is not None:
            out.append(report)
    return out


def _according_to(reader: Reader, at: int) -> Report | None:
    head = _authority(reader, at)
    speaker = name_of(reader, head, at) if head is not None else None
    if head is None or speaker is None or speaker[1] <= at + 2:
        return None
    speaker = _one_name(reader.passage, max(speaker[0], at + 2), speaker[1])
    speaker = _with_name(reader.passage, *speaker)
    return Report(_ruled(reader.passage, (at, speaker[1])), speaker, None, at)


def _per(reader: Reader, at: int) -> Report | None:
    """Return the report of "…, per the fire brigade"."""
    passage = reader.passage
    head = reader.tree.heads[at]
    named = passage.tag(at + 1) in (Tag.NAME, Tag.DETERMINER) and head > at
    speaker = name_of(reader, head, at) if named else None
    if speaker is None:
        return None
    return Report(_ruled(passage, (at, speaker[1])), speaker, None, at)


def _authority(reader: Reader, at: int) -> int | None:
    """Return the head of X in "according to X", or None where the parser tied them otherwise."""
    for place in (at, at + 1):
        found = reader.tree.child(place, Relation.PREPOSITION_OBJECT, Relation.OBLIQUE)
        if found is not None:
            return found
    head = reader.tree.heads[at]
    return head if head > at + 1 else None


def _one_name(passage: Passage, start: int, end: int) -> Range:
    """Return "Smith" for "according to Smith the house": a new phrase begins without a comma."""
    for i in range(start + 1, end):
        if passage.tag(i) == Tag.DETERMINER and passage.tag(i - 1) == Tag.NAME:
            return start, i
    return start, end


def _with_name(passage: Passage, start: int, end: int) -> Range:
    """Return "the mayor, Ann Lee" for "the mayor" where the name follows between marks."""
    after = end + 1
    if passage.tag(end) != Tag.COMMA or passage.tag(end - 1) == Tag.NAME:
        return start, end
    while passage.tag(after) == Tag.NAME:
        after += 1
    closed = after > end + _NAME_MIN and passage.tag(after) in (Tag.COMMA, Tag.STOP)
    return start, after if closed else end


def _in_words(reader: Reader, at: int) -> Report | None:
    """Return the report of "in Ann Lee's words, …"."""
    owner = reader.tree.child(at, Relation.POSSESSIVE)
    if owner is None and reader.passage.lower(at - 1) in ("'s", "'"):
        owner = at - 2
    start = reader.span(at)[0]
    while start < at and reader.passage.tag(start) in MARKS:
        start += 1
    described = reader.passage.tag(at - 1) in (Tag.ADJECTIVE, Tag.NOUN)
    if described and reader.passage.lower(at - 1) != "own":
        return None  # "her large bank account"
    if owner is not None and reader.passage.lower(owner) in _OURS:
        return None  # "in our view" inside a quotation: whoever is quoted
    before = _IN_WORDS[reader.passage.lower(at)]
    if owner is None or reader.passage.lower(start) not in before:
        start -= 1  # the other scheme hangs the phrase on its preposition
    if owner is None or reader.passage.lower(start) not in before:
        return None
    speaker = name_of(reader, owner, at)
    opens = start == reader.passage.sentence_of(at)[0]  # the parser may find no head then
    if speaker is None or not (opens or reader.relation(at) in _GOVERNED):
        return None
    speaker = (max(speaker[0], start + 1), speaker[1])
    return Report(_ruled(reader.passage, (start, at + 1)), speaker, None, at)


def _ruled(passage: Passage, phrase: Range) -> Range:
    """Return what stands on an authority: the sentence, or the clause that begins before it.

    "…, which according to X …" and "…, and, according to X, …" begin one.
    """
    start, end = phrase
    low, high = passage.sentence_of(start)
    before = start - 1
    while before > low and passage.tag(before) == Tag.COMMA:
        before -= 1
    if before > low and passage.tag(before) in _OPENS_CLAUSE:
        low = before + (passage.tag(before) != Tag.RELATIVE)
    return low, _before_next(passage, end, high, opens=start == low)


def _before_next(passage: Passage, start: int, end: int, *, opens: bool) -> int:
    """Return where the statement ends that an authority stands for: before ", but …".

    An authority that *opens* the sentence stands for what "and" joins too.
    """
    for i in range(start, end - 1):
        anew = passage.tag(i) == Tag.COMMA and passage.tag(i + 1) == Tag.COORDINATOR
        anew = anew and not (opens and passage.lower(i + 1) == "and")
        if anew and any(passage.tag(j) in VERBAL for j in range(i + 2, end)):
            return i
    return end
