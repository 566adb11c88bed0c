"""Who says, thinks or wants what, read off a dependency tree."""

from workbench.nlp import cues, verbs, words
from workbench.nlp.contents import Manner, beside, content_of
from workbench.nlp.labels import Relation
from workbench.nlp.passages import Range
from workbench.nlp.report import Report
from workbench.nlp.subjects import name_of, nearest_noun, subject_of
from workbench.nlp.tags import Tag
from workbench.nlp.tree_reader import OBLIQUE, Reader

_RELATIVES = words.word_set("who which that")
_BY = words.word_set("by from of among")
_VERBS = cues.SPEECH | cues.PROMISES | cues.ABOUT | cues.MIND | cues.SHOWS
_CUES = _VERBS | cues.NOUNS | cues.ADJECTIVES
_TIMES = words.DAYS | words.MONTHS
_TELLING = frozenset(
    {
        Relation.REPORTED,
        Relation.PARTICIPLE,
        Relation.RELATIVE,
        Relation.OPEN_COMPLEMENT,
        *OBLIQUE,
    }
)
_AFTER_ADJECTIVE = frozenset(
    {Relation.REPORTED, Relation.OPEN_COMPLEMENT, Relation.ADVERBIAL, *OBLIQUE}
)


def tree_reports(reader: Reader) -> list[Report]:
    """Return what the verbs, nouns and adjectives of a passage attribute, by their place."""
    told = {reader.tree.heads[at] for at in reader.tree.places(Relation.REPORTED)}
    found = (_at(reader, at) for at in sorted(told.union(reader.passage.places(_CUES))))
    return [report for report in found if report is not None]


def speaker_of(reader: Reader, cue: int) -> Range | None:
    """Return the words that name who the verb at *cue* says to speak, or None."""
    head = reader.agent(cue) if reader.passive(cue) else subject_of(reader, cue)
    return name_of(reader, head, cue) if head is not None else None


def announced_by_colon(reader: Reader, known: list[Report]) -> list[Report]:
    """Return the reports of quotations after a colon that no verb of saying introduces.

    "The letter read: …", "Lee was blunt: …": the subject before the colon speaks.
    """
    passage = reader.passage
    out = []
    for quote in passage.quotes:
        if passage.token(quote[0] - 1) != ":" or any(_meets(each, quote) for each in known):
            continue
        low = passage.sentence_of(quote[0] - 1)[0]
        verb = next((i for i in range(low, quote[0]) if reader.own_subject(i) is not None), None)
        speaker = speaker_of(reader, verb) if verb is not None else None
        if verb is not None and speaker is not None:
            out.append(Report(quote, speaker, (min(low, speaker[0]), quote[1]), verb))
    return out


def _meets(report: Report, quote: Range) -> bool:
    return not report.stance and report.content[0] < quote[1] and quote[0] < report.content[1]


def _at(reader: Reader, at: int) -> Report | None:
    lower = reader.passage.lower(at)
    if lower in _VERBS and reader.is_verb(at):
        return _verb(reader, at)
    if lower in cues.NOUNS:
        return _noun(reader, at)
    if lower in cues.ADJECTIVES:
        return _adjective(reader, at)
    return _verb(reader, at) if _has_that_clause(reader, at) else None


def _has_that_clause(reader: Reader, at: int) -> bool:
    """Return whether a verb outside the lists has a clause with "that": "joked that …"."""
    if reader.passage.lower(at) in cues.NO_CUES:
        return False
    child = reader.tree.child(at, Relation.REPORTED)
    return child is not None and _has_that(reader, child) and reader.is_verb(at)


def _verb(reader: Reader, at: int) -> Report | None:
    done_by = _done_by(reader, at)
    if done_by is not None:
        return done_by
    passive = reader.passive(at)
    head = reader.agent(at) if passive else subject_of(reader, at)
    if head is not None and _is_quoted_apart(reader, head, at):
        head = None
    if head is None and not passive:
        head = _inverted(reader, at) or nearest_noun(reader, at)
    found = content_of(reader, at) or _told_of(reader, at, head)
    return None if found is None or head is None else _report(reader, at, head, *found)


def _told_of(reader: Reader, at: int, head: int | None) -> tuple[Range, Manner] | None:
    """Return the noun that a relative clause tells of: "the target" in "the target it pledged"."""
    noun = reader.tree.heads[at]
    if reader.relation(at) != Relation.RELATIVE or head is None or not noun < head < at:
        return None
    if reader.passage.lower(head) in _RELATIVES:
        return None
    content = name_of(reader, noun, at)
    return None if content is None else ((content[0], min(content[1], head)), Manner.STANCE)


def _is_quoted_apart(reader: Reader, head: int, at: int) -> bool:
    """Return whether a subject stands in a quotation that ends before its verb."""
    return any(low <= head < high <= at for low, high in reader.passage.quotes)


def _done_by(reader: Reader, at: int) -> Report | None:
    """Return the stance in "a plan backed by X": the noun is what X is said to back."""
    noun = reader.tree.heads[at]
    if reader.relation(at) != Relation.PARTICIPLE or noun > at:
        return None
    head = reader.agent(at)
    content = name_of(reader, noun, at)
    if head is None or content is None:
        return None
    return _report(reader, at, head, content, Manner.STANCE)


def _inverted(reader: Reader, at: int) -> int | None:
    """Return the speaker of "…," said X, where the parser took X for an object."""
    after = reader.tree.child(at, Relation.OBJECT)
    if after is None or reader.passage.lower(at) in verbs.HEARER_VERBS:
        return None
    if reader.passage.lower(after) in _TIMES:
        return None
    before = reader.passage.tag(at - 1) in (Tag.QUOTE, Tag.COMMA)
    return after if before and at + 1 == reader.span(after)[0] else None


def _report(reader: Reader, cue: int, head: int, content: Range, manner: Manner) -> Report | None:
    speaker = None if _is_nobody(reader, head) else name_of(reader, head, cue)
    if speaker is None:
        return None
    if speaker[0] < content[0] < speaker[1] <= content[1]:
        speaker = (speaker[0], content[0])
    elif content[0] <= speaker[0] and speaker[1] <= content[1]:
        content = beside(content, (min(cue, speaker[0]), max(cue + 1, speaker[1])))
    if content[0] >= content[1]:
        return None
    said = manner == Manner.SAID
    whole = _whole(reader, cue, head, (speaker, content)) if said else None
    return Report(content, speaker, whole, cue, stance=manner == Manner.STANCE)


def _is_nobody(reader: Reader, head: int) -> bool:
    lower = reader.passage.lower
    return lower(head) in cues.NOBODY or "no" in (lower(head), lower(head - 1))


def _whole(reader: Reader, cue: int, head: int, parts: tuple[Range, Range]) -> Range:
    """Return the stretch from what names the speaker to the end of what they said.

    It begins at the verb where another verb stands between: "X met Y and said that …".
    """
    speaker, content = parts
    low, high = min(content[0], cue), max(content[1], cue + 1)
    direct = head in (nearest_noun(reader, cue), *reader.tree.children[cue])
    if direct and reader.passage.lower(head) not in _RELATIVES:
        return min(low, speaker[0]), max(high, speaker[1])
    auxiliaries = [
        child
        for child in reader.tree.children[cue]
        if child < cue and reader.relation(child) in (Relation.AUXILIARY, Relation.ADVERB)
    ]
    return min([low, *auxiliaries]), high


def _noun(reader: Reader, at: int) -> Report | None:
    """Return the report of "X's claim that …", "criticism of … by X"."""
    head = reader.tree.child(at, Relation.POSSESSIVE)
    content: Range | None = None
    manner = Manner.STANCE
    for child in reader.tree.children[at]:
        if child < at:
            continue
        by = None if head is not None else _named_by(reader, child)
        if by is not None:
            head = by
        elif content is None and (reader.relation(child) in _TELLING or _has_that(reader, child)):
            content = reader.trimmed(*reader.span(child))
            manner = _manner(reader, at, child)
    if head is None:
        head = _owner(reader, at)
    return None if head is None or content is None else _report(reader, at, head, content, manner)


def _named_by(reader: Reader, child: int) -> int | None:
    """Return the head of X in "claims by X": who makes them, never "of" what they are."""
    if reader.passage.lower(reader.span(child)[0]) == "of":
        return None
    return reader.noun_of(child, _BY)


def _manner(reader: Reader, noun: int, child: int) -> Manner:
    passage = reader.passage
    said = _has_that(reader, child) and passage.lower(noun) in cues.SPEECH_NOUNS
    return Manner.CHARGED if said else Manner.STANCE


def _has_that(reader: Reader, at: int) -> bool:
    return reader.passage.lower(reader.span(at)[0]) == "that"


def _owner(reader: Reader, at: int) -> int | None:
    """Return who holds the thought: "X has doubts about …", "X issued a statement that …"."""
    verb = reader.tree.heads[at]
    if reader.passage.tag(at - 1) == Tag.POSSESSIVE and reader.passage.lower(at - 1) in ("'s", "'"):
        return at - 2
    if reader.relation(at) != Relation.OBJECT or verb == at:
        return None
    return subject_of(reader, verb)


def _adjective(reader: Reader, at: int) -> Report | None:
    """Return the stance of "X is worried that …"."""
    for child in reader.tree.children[at]:
        if child > at and reader.relation(child) in _AFTER_ADJECTIVE:
            content = reader.trimmed(*reader.span(child))
            head = subject_of(reader, at)
            if content is not None and head is not None:
                return _report(reader, at, head, content, Manner.STANCE)
    return None
