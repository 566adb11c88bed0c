"""A passage with its dependency tree, asked for what names the subject of a verb."""

from bisect import bisect_left
from dataclasses import dataclass

from workbench.nlp import cues, verbs, words
from workbench.nlp.labels import Relation, Tree
from workbench.nlp.passages import Passage, Range
from workbench.nlp.tags import MARKS, NOMINAL, VERBAL, Tag

OBLIQUE = (Relation.OBLIQUE, Relation.NOMINAL_MODIFIER, Relation.CASE)
THAT_WORDS = words.word_set("that if whether how why what")
_CLIMB_MAX = 6
_SPEAKER_MAX = 30
_ASIDE_MAX = 14
_BEFORE_NAME = MARKS | {Tag.COORDINATOR}
_OF = words.word_set("of for from at with")
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
_WITH_SUBJECT = _SUBORDINATE | {
    Relation.ROOT,
    Relation.CONJUNCT,
    Relation.REPORTED,
    Relation.RELATIVE,
    Relation.PARATAXIS,
}


@dataclass(frozen=True)
class Reader:
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
        """Return the label as the parser wrote it."""
        return self.passage.doc[self.passage.index[at]].dep_

    def relation(self, at: int) -> Relation:
        """Return what a word is to its head."""
        return self.tree.relations[at]

    def is_verb(self, at: int) -> bool:
        """Return whether a word is a verb: by the parser, or by all but its part of speech."""
        pos = self.passage.doc[self.passage.index[at]].pos_
        if not pos:
            return self.relation(at) in _WITH_SUBJECT
        if pos in ("VERB", "AUX"):
            return True
        lower = self.passage.lower(at)
        if lower not in verbs.PRESENT_FORMS and not verbs.is_past_like(lower):
            return False
        return self._own_subject(at) is not None or self.passage.lower(at + 1) in THAT_WORDS

    def passive(self, at: int) -> bool:
        """Return whether a verb stands in the passive."""
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
        joined = self.tree.child(at, Relation.COORDINATOR) is not None
        return not joined and self.passage.tag(at - 1) in MARKS

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
        return not self._is_marked(at) and not self._is_artifact(head)

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
            return self.passage.lower(at) in cues.ASIDES and self.passage.tag(at - 1) == Tag.COMMA
        return relation in OBLIQUE or (relation == Relation.OBJECT and not self.is_verb(at))

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
            beside = self.relation(child) in _BESIDE or self._is_marked(child)
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

    def _is_marked(self, at: int) -> bool:
        """Return whether a clause hangs on a preposition: "accused by X of lying"."""
        if self.relation(at) != Relation.PARTICIPLE:
            return False
        return self.tree.child(at, Relation.MARK, Relation.CASE) is not None

    def _before_preposition(self, head: int) -> int:
        """Return "spokeswoman" for "a spokeswoman for Ann Lee" where only the name was taken."""
        case = self.tree.child(head, Relation.CASE)
        if case is None or case > head or self.passage.lower(case) not in _OF:
            return head
        before = case - 1
        return before if self.passage.tag(before) in (Tag.NOUN, Tag.NAME) else head

    def trimmed(self, start: int, end: int) -> Range | None:
        """Return a range without marks and "and" at its ends, with the quotation's last mark."""
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
