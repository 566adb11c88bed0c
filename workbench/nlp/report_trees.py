"""Who says, thinks or wants what, read off a dependency tree."""

from bisect import bisect_left
from dataclasses import dataclass

from workbench.nlp import cues, words
from workbench.nlp.labels import Relation, Tree
from workbench.nlp.passages import Passage, Range
from workbench.nlp.report import Report
from workbench.nlp.tags import MARKS, NOMINAL, VERBAL, Tag

_CLIMB_MAX = 6
_SPEAKER_MAX = 30
_BEFORE_NAME = MARKS | {Tag.COORDINATOR}
_ASIDE_MAX = 14
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
_SUBORDINATE = frozenset({Relation.ADVERBIAL, Relation.OPEN_COMPLEMENT, Relation.PARTICIPLE})
_WITH_SUBJECT = frozenset(
    {Relation.ROOT, Relation.CONJUNCT, Relation.REPORTED, Relation.RELATIVE, Relation.PARATAXIS}
) | _SUBORDINATE
_OBLIQUE = (Relation.OBLIQUE, Relation.NOMINAL_MODIFIER, Relation.CASE)
_THAT = words.word_set("that if whether how why what")
_OF = words.word_set("of for from at with")
_GOVERNING = words.word_set("for of about against on from to with as")
_BY = words.word_set("by from of among")


@dataclass(frozen=True)
class _Reader:
    """A passage with its tree, asked for what hangs on a word."""

    passage: Passage
    tree: Tree

    def span(self, at: int) -> Range:
        """Return the words of the subtree of *at*, inside its sentence."""
        doc, index = self.passage.doc, self.passage.index
        token = doc[index[at]]
        low, high = self.passage.sentence_of(at)
        start = bisect_left(index, token.left_edge.i)
        end = bisect_left(index, token.right_edge.i + 1)
        return max(start, low), min(end, high)

    def label(self, at: int) -> str:
        return self.passage.doc[self.passage.index[at]].dep_

    def relation(self, at: int) -> Relation:
        return self.tree.relations[at]

    def is_verb(self, at: int) -> bool:
        """Return whether a word is a verb: by the parser, or by all but its part of speech."""
        pos = self.passage.doc[self.passage.index[at]].pos_
        if not pos:
            return self.relation(at) in _WITH_SUBJECT
        if pos in ("VERB", "AUX"):
            return True
        if self.passage.tag(at) not in VERBAL:
            return False
        return self._own_subject(at) is not None or self.passage.lower(at + 1) in _THAT

    def passive(self, at: int) -> bool:
        return any("pass" in self.label(child) for child in self.tree.children[at])

    def subject(self, at: int) -> int | None:
        """Return the head of who does what the verb *at* says, also where another verb says it."""
        for _ in range(_CLIMB_MAX):
            own = self._own_subject(at)
            if own is not None:
                return own
            head = self.tree.heads[at]
            if head == at:
                return None
            if self._modifies(at, head):
                return self._named(head)
            told = self._told(at, head)
            if told is not None:
                return told
            if not self._shares_subject(at, head):
                return None
            if self._resumes(at, head):
                return self.tree.heads[head]
            at = self._sayer(at, head)
        return None

    def _resumes(self, at: int, head: int) -> bool:
        """Return whether a verb goes on after a relative clause: "Ann, who knew it, told …"."""
        if self.relation(at) != Relation.CONJUNCT or self.relation(head) != Relation.RELATIVE:
            return False
        return self.tree.child(at, Relation.COORDINATOR) is None and self.passage.tag(at - 1) in MARKS

    def nearest(self, at: int) -> int | None:
        """Return the noun before a finite verb for which the parser found no subject."""
        passage = self.passage
        finite = passage.tag(at) in VERBAL
        i = at - 1
        while passage.tag(i) in (Tag.ADVERB, Tag.NOT, Tag.FINITE):
            finite = finite or passage.tag(i) == Tag.FINITE
            i -= 1
        if passage.token(i) == ")":
            i = self._before_aside(i, words.word_set("("))
        elif passage.tag(i) == Tag.COMMA:
            i = self._before_aside(i, words.word_set(","))
        return i if finite and i >= 0 and passage.tag(i) in NOMINAL else None

    def _before_aside(self, at: int, opening: frozenset[str]) -> int:
        """Return the word before the aside that the mark at *at* closes."""
        for i in range(at - 1, max(-1, at - _ASIDE_MAX), -1):
            if self.passage.token(i) in opening:
                return i - 1
        return at

    def _modifies(self, at: int, head: int) -> bool:
        """Return whether a participle says what its noun does: "a woman claiming that …"."""
        if self.relation(at) != Relation.PARTICIPLE or self.is_verb(head):
            return False
        marked = any(
            self.relation(c) in (Relation.MARK, Relation.CASE) for c in self.tree.children[at]
        )
        return not marked and not self._is_artifact(head)

    def _named(self, at: int) -> int:
        """Return "Ann Lee" for the "head" in "Ann Lee, head of the union"."""
        for _ in range(_CLIMB_MAX):
            if self.relation(at) != Relation.APPOSITION or self.tree.heads[at] > at:
                break
            at = self.tree.heads[at]
        return at

    def _told(self, at: int, head: int) -> int | None:
        """Return the object of "left them feeling that …", "asked her to say …"."""
        if self.relation(at) != Relation.OPEN_COMPLEMENT:
            return None
        if self.passage.lower(head) in cues.PROMISES:
            return None
        told = self.tree.child(head, Relation.OBJECT)
        if told is None or not head < told < at or self.passage.lower(told) in cues.EXPLETIVE:
            return None
        return told

    def _shares_subject(self, at: int, head: int) -> bool:
        relation = self.relation(at)
        if relation in _SUBORDINATE or relation in (Relation.CONJUNCT, Relation.PREDICATE):
            return True
        if relation == Relation.REPORTED:
            return self.passage.lower(at) in _ASIDES and self.passage.tag(at - 1) == Tag.COMMA
        return not self.is_verb(at) and relation in (Relation.OBJECT, *_OBLIQUE) or (
            self.is_verb(at) and relation in _OBLIQUE
        )

    def _sayer(self, at: int, head: int) -> int:
        """Return the verb of saying for "X said that …, adding that …", else the head."""
        aside = self.relation(at) == Relation.ADVERBIAL and self.passage.tag(at - 1) == Tag.COMMA
        if aside and self.relation(head) == Relation.REPORTED and at > head:
            return self.tree.heads[head]
        return head

    def _is_artifact(self, at: int) -> bool:
        """Return whether a word names a text or a day, which something said is but beside."""
        return self.passage.lower(at) in cues.ARTIFACTS or self.passage.lower(at) in words.DAYS

    def _own_subject(self, at: int) -> int | None:
        found = [c for c in self.tree.children[at] if self.relation(c) == Relation.SUBJECT]
        if len(found) > 1 and self.passage.tag(found[-1] - 1) in MARKS | {Tag.DETERMINER}:
            return found[0]  # "Ann Lee, the director, said": the parser took both
        return found[-1] if found else None

    def agent(self, at: int) -> int | None:
        """Return the head of the phrase with "by" that names who did it."""
        for child in self.tree.children[at]:
            if child < at:
                continue
            noun = self.noun_of(child, words.word_set("by"))
            if noun is not None:
                return noun
        return None

    def noun_of(self, at: int, prepositions: frozenset[str]) -> int | None:
        """Return the noun of a prepositional phrase in either scheme, or None."""
        lower = self.passage.lower
        if lower(at) in prepositions:
            return self.tree.child(at, Relation.PREPOSITION_OBJECT)
        for child in self.tree.children[at]:
            if self.relation(child) == Relation.CASE and lower(child) in prepositions:
                return at
        return None

    def name(self, head: int, cue: int) -> Range | None:
        """Return the words on one side of *cue* that name what *head* stands for.

        No clause beside it belongs to them, nor a mark at their ends.
        """
        head = self._before_preposition(head)
        start, end = self.span(head)
        for child in self.tree.children[head]:
            low, high = self.span(child)
            beside = self.relation(child) in _BESIDE
            if child < head and (beside or self.relation(child) == Relation.CASE):
                start = max(start, high)
            elif child > head and beside:
                end = min(end, low)
        while start > 0 and self.passage.tag(start) == self.passage.tag(start - 1) == Tag.NAME:
            start -= 1
        start = max(start, head - _SPEAKER_MAX)
        end = min(end, head + _SPEAKER_MAX)
        start, end = (start, min(end, cue)) if head < cue else (max(start, cue + 1), end)
        return self.trimmed(start, end)

    def _before_preposition(self, head: int) -> int:
        """Return "spokeswoman" for "a spokeswoman for Ann Lee" where only the name was taken."""
        case = self.tree.child(head, Relation.CASE)
        if case is None or case > head or self.passage.lower(case) not in _OF:
            return head
        before = case - 1
        return before if self.passage.tag(before) in (Tag.NOUN, Tag.NAME) else head

    def trimmed(self, start: int, end: int) -> Range | None:
        passage = self.passage
        while start < end and passage.tag(start) in _BEFORE_NAME:
            start += 1
        while end > start and passage.tag(end - 1) in MARKS - {Tag.QUOTE}:
            end -= 1
        return (start, self._closed(start, end)) if end > start else None

    def _closed(self, start: int, end: int) -> int:
        """Return the end after the mark that closes a quotation opened inside, where it follows."""
        passage = self.passage
        if sum(passage.tag(i) == Tag.QUOTE for i in range(start, end)) % 2 == 0:
            return end
        for i in range(end, min(end + 2, passage.end)):
            if passage.tag(i) == Tag.QUOTE:
                return i + 1
        return end


def tree_reports(passage: Passage, tree: Tree) -> list[Report]:
    """Return what the verbs, nouns and adjectives of a passage attribute, by their place."""
    reader = _Reader(passage, tree)
    out = []
    for at in range(passage.end):
        lower = passage.lower(at)
        if lower in _VERBS and reader.is_verb(at):
            report = _verb(reader, at)
        elif lower in cues.NOUNS:
            report = _noun(reader, at)
        elif lower in cues.ADJECTIVES:
            report = _adjective(reader, at)
        elif reader.is_verb(at) and _has_that_clause(reader, at):
            report = _verb(reader, at)
        else:
            report = None
        if report is not None:
            out.append(report)
    return out


_ASIDES = frozenset(
    each for each in cues.SPEECH | cues.ABOUT if each.endswith("ing")
)
_PUT_IN = frozenset(
    {Relation.CONJUNCT, Relation.PARTICIPLE, Relation.RELATIVE, Relation.ADVERBIAL}
)
_INFINITIVE = cues.PROMISES | cues.MIND | cues.SPEECH
_WITH_OBJECT = cues.ABOUT | cues.MIND | cues.SHOWS
_VERBS = cues.SPEECH | cues.PROMISES | cues.ABOUT | cues.MIND | cues.SHOWS


def _has_that_clause(reader: _Reader, at: int) -> bool:
    """Return whether a verb outside the lists has a clause with "that": "joked that …"."""
    if reader.passage.lower(at) in cues.NO_CUES:
        return False
    child = reader.tree.child(at, Relation.REPORTED)
    return child is not None and reader.passage.lower(reader.span(child)[0]) == "that"


def _verb(reader: _Reader, at: int) -> Report | None:
    done_by = _done_by(reader, at)
    if done_by is not None:
        return done_by
    passive = reader.passive(at)
    head = reader.agent(at) if passive else reader.subject(at)
    if head is None and not passive:
        head = _inverted(reader, at) or reader.nearest(at)
    content, said = _content(reader, at)
    if content is None or head is None:
        return None
    return _report(reader, at, head, content, said=said)


def _done_by(reader: _Reader, at: int) -> Report | None:
    """Return the stance in "a plan backed by X": the noun is what X is said to back."""
    noun = reader.tree.heads[at]
    if reader.relation(at) != Relation.PARTICIPLE or noun > at:
        return None
    head = reader.agent(at)
    content = reader.name(noun, at)
    if head is None or content is None:
        return None
    return _report(reader, at, head, content, said=False)


def speaker_of(passage: Passage, tree: Tree, cue: int) -> Range | None:
    """Return the words that name who the verb at *cue* says to speak, or None."""
    reader = _Reader(passage, tree)
    head = reader.agent(cue) if reader.passive(cue) else reader.subject(cue)
    return reader.name(head, cue) if head is not None else None


def _inverted(reader: _Reader, at: int) -> int | None:
    """Return the speaker of "…," said X, where the parser took X for an object."""
    after = reader.tree.child(at, Relation.OBJECT)
    if after is not None and reader.passage.lower(after) in words.DAYS | words.MONTHS:
        return None
    before = reader.passage.tag(at - 1) in (Tag.QUOTE, Tag.COMMA)
    return after if before and after == at + 1 else None


def _report(
    reader: _Reader, cue: int, head: int, content: Range, *, said: bool
) -> Report | None:
    passage = reader.passage
    if passage.lower(head) in cues.NOBODY | {"no"} or passage.lower(head - 1) == "no":
        return None
    speaker = reader.name(head, cue)
    if speaker is None:
        return None
    if speaker[0] < content[0] < speaker[1] <= content[1]:
        speaker = (speaker[0], content[0])
    elif content[0] <= speaker[0] and speaker[1] <= content[1]:
        content = _beside(content, (min(cue, speaker[0]), max(cue + 1, speaker[1])))
    whole = _whole(reader, cue, head, (speaker, content)) if said else None
    return Report(content, speaker, whole, cue, stance=not said)


def _whole(reader: _Reader, cue: int, head: int, parts: tuple[Range, Range]) -> Range | None:
    """Return the stretch from what names the speaker to the end of what they said.

    It begins at the verb where another verb stands between: "X met Y and said that …".
    """
    speaker, content = parts
    if reader.passage.tag(head) == Tag.RELATIVE:
        return None
    low, high = min(content[0], cue), max(content[1], cue + 1)
    if reader.tree.heads[head] == cue:
        return min(low, speaker[0]), max(high, speaker[1])
    auxiliaries = [
        child
        for child in reader.tree.children[cue]
        if child < cue and reader.relation(child) in (Relation.AUXILIARY, Relation.ADVERB)
    ]
    return min(low, *auxiliaries) if auxiliaries else low, high


def _beside(content: Range, inner: Range) -> Range:
    """Return the longer part of a content before or after the attribution inside it."""
    before, after = (content[0], inner[0]), (inner[1], content[1])
    return before if before[1] - before[0] >= after[1] - after[0] else after


def _content(reader: _Reader, at: int) -> tuple[Range | None, bool]:
    """Return what a verb introduces, and whether that is somebody's statement."""
    lower = reader.passage.lower(at)
    speech = lower in cues.SPEECH
    for find, holds in (
        (_clause, speech),
        (_main_clause, speech),
        (_promise, lower in cues.PROMISES),
        (_thing, False),
    ):
        content = find(reader, at)
        if content is not None:
            return content, holds
    return None, False


def _clause(reader: _Reader, at: int) -> Range | None:
    """Return the clause that a verb introduces, better one after than before it."""
    children = reader.tree.children[at]
    for child in [c for c in children if c > at] + [c for c in children if c < at]:
        if _is_aside(reader, child):
            continue
        if reader.relation(child) == Relation.REPORTED or _is_said(reader, at, child):
            return reader.trimmed(*_without_aside(reader, child))
    return None


def _is_aside(reader: _Reader, at: int) -> bool:
    """Return whether a verb goes on about the speaker: "…, adding that …"."""
    return reader.passage.lower(at) in _ASIDES and reader.passage.tag(at - 1) == Tag.COMMA


def _is_said(reader: _Reader, at: int, child: int) -> bool:
    """Return whether a clause after a verb is its content, though the parser called it else."""
    if child < at:
        return False
    relation = reader.relation(child)
    if relation in (Relation.ADVERBIAL, Relation.RELATIVE, Relation.PARTICIPLE):
        return reader.passage.lower(reader.span(child)[0]) in _THAT
    return relation == Relation.PARATAXIS and reader.passage.lower(at) in cues.SPEECH


def _without_aside(reader: _Reader, at: int) -> Range:
    """Return the clause of the verb *at* without the "…, adding that" of whoever says it."""
    start, end = reader.span(at)
    for child in reader.tree.children[at]:
        if child > at and _is_aside(reader, child):
            return start, child - 1
    return start, end


def _main_clause(reader: _Reader, at: int) -> Range | None:
    """Return the clause that "…, he said" is put into."""
    if reader.passage.lower(at) not in cues.SPEECH or not _is_put_in(reader, at):
        return None
    return reader.trimmed(*_beside(reader.span(reader.tree.heads[at]), reader.span(at)))


def _is_put_in(reader: _Reader, at: int) -> bool:
    """Return whether a verb with its subject stands aside in another clause: ", they said"."""
    relation = reader.relation(at)
    if relation == Relation.PARATAXIS:
        return True
    mark = reader.tree.child(at, Relation.MARK)
    if mark is not None:
        return reader.passage.lower(mark) == "as"
    if relation not in _PUT_IN or reader.tree.child(at, Relation.SUBJECT) is None:
        return False
    start, end = reader.span(at)
    tags = [reader.passage.tag(i) for i in range(start - 1, min(start + 2, end))]
    return Tag.COORDINATOR not in tags and any(tag in (Tag.QUOTE, Tag.COMMA) for tag in tags[:2])


def _promise(reader: _Reader, at: int) -> Range | None:
    """Return the infinitive of "vowed to resign", "wants to leave"."""
    child = reader.tree.child(at, Relation.OPEN_COMPLEMENT)
    if child is None or child < at or reader.passage.lower(at) not in _INFINITIVE:
        return None
    told = reader.tree.child(at, Relation.OBJECT)
    if told is not None and told < child:
        return None
    return reader.trimmed(*reader.span(child))


def _thing(reader: _Reader, at: int) -> Range | None:
    """Return the object of a verb with what else hangs on its right, or the phrase it governs."""
    if reader.passage.lower(at) not in _WITH_OBJECT:
        return None
    if reader.passive(at):
        subject = reader.tree.child(at, Relation.SUBJECT)
        return None if subject is None else reader.name(subject, at)
    parts = [c for c in reader.tree.children[at] if c > at and _is_part(reader, at, c)]
    objects = [c for c in parts if reader.relation(c) == Relation.OBJECT]
    parts = [c for c in parts if c in objects or objects or _is_governed(reader, c)]
    if not parts:
        return None
    return reader.trimmed(reader.span(parts[0])[0], reader.span(parts[-1])[1])


def _is_part(reader: _Reader, at: int, child: int) -> bool:
    relation = reader.relation(child)
    if relation == Relation.ADVERBIAL:
        return _is_governed(reader, child)
    if reader.passage.tag(reader.span(child)[0] - 1) == Tag.COMMA:
        return False
    return relation in (Relation.OBJECT, Relation.OPEN_COMPLEMENT, *_OBLIQUE)


def _is_governed(reader: _Reader, at: int) -> bool:
    """Return whether a phrase or clause tells about what: "called for taxing …"."""
    return reader.passage.lower(reader.span(at)[0]) in _GOVERNING


def _noun(reader: _Reader, at: int) -> Report | None:
    tree, passage = reader.tree, reader.passage
    head: int | None = tree.child(at, Relation.POSSESSIVE)
    content = None
    said = False
    for child in tree.children[at]:
        if child < at:
            continue
        relation = reader.relation(child)
        if relation in (Relation.REPORTED, Relation.PARTICIPLE, Relation.RELATIVE, Relation.OPEN_COMPLEMENT):
            if content is None:
                content = reader.trimmed(*reader.span(child))
                said = passage.lower(at) in cues.SPEECH_NOUNS and passage.lower(at + 1) == "that"
            continue
        by = reader.noun_of(child, _BY if head is None else frozenset())
        if by is not None and passage.lower(reader.span(child)[0]) != "of":
            head = by
        elif by is None and relation in _OBLIQUE and content is None:
            content = reader.trimmed(*reader.span(child))
    if head is None:
        head = _owner(reader, at)
    if head is None or content is None:
        return None
    return _report(reader, at, head, content, said=False) if not said else _report(reader, at, head, content, said=True)


def _owner(reader: _Reader, at: int) -> int | None:
    """Return who holds the thought: "X has doubts about …", "X issued a statement that …"."""
    verb = reader.tree.heads[at]
    if reader.relation(at) != Relation.OBJECT or verb == at:
        return None
    return reader.subject(verb)


def _adjective(reader: _Reader, at: int) -> Report | None:
    head = reader.subject(at)
    if head is None:
        return None
    for child in reader.tree.children[at]:
        relation = reader.relation(child)
        if child > at and relation in (
            Relation.REPORTED,
            Relation.OPEN_COMPLEMENT,
            Relation.ADVERBIAL,
            *_OBLIQUE,
        ):
            content = reader.trimmed(*reader.span(child))
            if content is not None:
                return _report(reader, at, head, content, said=False)
    return None


def according_to(passage: Passage, tree: Tree) -> list[Report]:
    """Return a report for each "according to X": the clause that it stands in, without it."""
    reader = _Reader(passage, tree)
    out = []
    for at in range(passage.end - 2):
        if passage.lower(at) != "according" or passage.lower(at + 1) != "to":
            continue
        head = _authority(reader, at)
        if head is None:
            continue
        speaker = reader.name(head, at)
        if speaker is None or speaker[1] <= at + 2:
            continue
        speaker = (max(speaker[0], at + 2), speaker[1])
        verb = tree.heads[head] if tree.heads[head] != at else tree.heads[at]
        clause = reader.span(verb) if verb not in (head, at) else passage.sentence_of(at)
        content = reader.trimmed(*_beside(clause, (at, speaker[1])))
        if content is not None:
            out.append(Report(content, speaker, None, at))
    return out


def _authority(reader: _Reader, at: int) -> int | None:
    """Return the head of X in "according to X", or None where the parser tied them otherwise."""
    for place in (at, at + 1):
        for wanted in (Relation.PREPOSITION_OBJECT, Relation.OBLIQUE):
            found = reader.tree.child(place, wanted)
            if found is not None:
                return found
    head = reader.tree.heads[at]
    return head if head > at + 1 else None
