"""A passage with its dependency tree, asked for what hangs on a word."""

from bisect import bisect_left
from dataclasses import dataclass

from workbench.nlp import verbs, words
from workbench.nlp.labels import Relation, Tree
from workbench.nlp.passages import Passage, Range
from workbench.nlp.tags import MARKS, NOMINAL, Tag

OBLIQUE = (Relation.OBLIQUE, Relation.NOMINAL_MODIFIER, Relation.CASE)
SUBORDINATE = frozenset({Relation.ADVERBIAL, Relation.OPEN_COMPLEMENT, Relation.PARTICIPLE})
THAT_WORDS = words.word_set("that if whether how why what")
_BEFORE_NAME = MARKS | {Tag.COORDINATOR}
_AFTER_NAME = MARKS - {Tag.QUOTE}
_BEFORE_UNREAD = NOMINAL | {Tag.ADVERB}
_BETWEEN_SUBJECTS = MARKS | {Tag.DETERMINER}
_AFTER_VERB = words.word_set("to for on against over a an the his her its their")
_PERIODS = words.word_set(
    "day week weekend month quarter year decade morning afternoon evening night spring summer"
    " autumn fall winter"
)
_THIS = words.word_set("this last next")
_BY = words.word_set("by")
_WITH_SUBJECT = SUBORDINATE | {
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
        pos = self.passage.universal[at]
        if not pos:
            return self.relation(at) in _WITH_SUBJECT
        return pos in ("VERB", "AUX") or self._acts(at)

    def _acts(self, at: int) -> bool:
        """Return whether a word that was taken for no verb has a verb's form and a subject."""
        lower = self.passage.lower(at)
        if lower.endswith("ing"):
            copula = self.tree.child(at, Relation.COPULA)
            return copula is not None and self._has_object(at)
        inflected = lower.endswith("s") or verbs.is_past_like(lower)
        return inflected and (self.own_subject(at) is not None or self._is_unread_verb(at))

    def _is_unread_verb(self, at: int) -> bool:
        """Return whether what was taken for a noun is a verb: "X plans to go", "X asserts that"."""
        if self.tree.child(at, Relation.COPULA) is not None:
            return False
        if self.passage.tag(at - 1) not in _BEFORE_UNREAD:
            return False
        following = self.passage.lower(at + 1)
        root = self.relation(at) == Relation.ROOT and following in _AFTER_VERB
        return root or following in THAT_WORDS

    def _has_object(self, at: int) -> bool:
        return self.tree.child(at, Relation.OBJECT) is not None

    def passive(self, at: int) -> bool:
        """Return whether a verb stands in the passive."""
        return any("pass" in self.label(child) for child in self.tree.children[at])

    def own_subject(self, at: int) -> int | None:
        """Return the subject that hangs on a verb itself, as its head."""
        found = [c for c in self.tree.children[at] if self._can_be_subject(c)]
        if len(found) > 1 and self.passage.tag(found[-1] - 1) in _BETWEEN_SUBJECTS:
            return found[0]  # "Ann Lee, the director, said": the parser took both
        return found[-1] if found else None

    def _can_be_subject(self, at: int) -> bool:
        """Return whether a word is called a subject and is no time or mark: "Lee said Friday"."""
        if self.relation(at) != Relation.SUBJECT or not self.passage.token(at)[0].isalnum():
            return False
        return not self.is_time(at)

    def is_time(self, at: int) -> bool:
        """Return whether a word alone tells when: "Friday", the last of "this week"."""
        lower = self.passage.lower
        return lower(at) in words.DAYS or (lower(at) in _PERIODS and lower(at - 1) in _THIS)

    def agent(self, at: int) -> int | None:
        """Return the head of the phrase with "by" that names who did it."""
        for child in self.tree.children[at]:
            if child < at:
                continue
            noun = self.noun_of(child, _BY)
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

    def is_marked(self, at: int) -> bool:
        """Return whether a clause hangs on a preposition: "accused by X of lying"."""
        if self.relation(at) != Relation.PARTICIPLE:
            return False
        return self.tree.child(at, Relation.MARK, Relation.CASE) is not None

    def trimmed(self, start: int, end: int) -> Range | None:
        """Return a range without marks and "and" at its ends, with the quotation's last mark."""
        passage = self.passage
        while start < end and passage.tag(start) in _BEFORE_NAME:
            start += 1
        while end > start and passage.tag(end - 1) in _AFTER_NAME:
            end -= 1
        return (start, self._closed(start, end)) if end > start else None

    def _closed(self, start: int, end: int) -> int:
        """Return the end after the mark that closes a quotation opened inside, where it follows."""
        passage = self.passage
        if sum(passage.tag(i) == Tag.QUOTE for i in range(start, end)) % 2 == 0:
            return end
        if passage.tag(end) == Tag.QUOTE or passage.tag(end + 1) == Tag.QUOTE:
            return end + 1 if passage.tag(end) == Tag.QUOTE else min(end + 2, passage.end)
        high = passage.sentence_of(start)[1]
        return next((q[1] for q in passage.quotes if start <= q[0] < end < q[1] <= high), end)
