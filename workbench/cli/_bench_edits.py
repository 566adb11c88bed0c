"""Edits of articles with the truth known by construction: what became of each marked passage."""

import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from random import Random

from workbench.domain.articles import normalise
from workbench.domain.sentences import sentences_of

Span = tuple[int, int]
_WORD = re.compile(r"[^\W\d_]{3,}")
_NUMBER = re.compile(r"\d[\d,.]*\d|\d")
_ENDS = (".", "!", "?", ".”", '."')
_STRAIGHT = str.maketrans("“”‘’", "\"\"''")


@dataclass(frozen=True)
class Sentence:
    """A sentence of an edited text. `origin` is its number in the old text, None for a new one.

    `cut` is what was edited in it: from character to character of the old sentence, and the words
    that stand there now. `copy_of` is the number of the sentence that it is an edited copy of.
    """

    text: str
    origin: int | None = None
    cut: tuple[int, int, str] | None = None
    copy_of: int | None = None

    def as_copy(self) -> "Sentence":
        """Return the sentence as a copy beside the one it was made of."""
        return Sentence(self.text, None, self.cut, self.origin)


Paragraphs = list[list[Sentence]]


@dataclass(frozen=True)
class Passage:
    """A marked passage of the old text: `sentence` is its number, `at` its characters therein."""

    sentence: int
    at: Span


@dataclass(frozen=True)
class Truth:
    """Where the passage stands in the edited text, None for nowhere.

    `moved` and `edited` say that its sentence was moved and its words edited; `copied` that it was
    taken out while an edited copy of its sentence is there: that may be said to be it, not in
    silence, or not. `also` is where all of its sentence is repeated while it was edited at its
    place: the same holds of that.
    """

    span: Span | None
    moved: bool = False
    edited: bool = False
    copied: bool = False
    also: Span | None = None


@dataclass(frozen=True)
class Edited:
    """An old text, the passages marked in it, the new text, and what became of each passage."""

    old: str
    spans: list[Span]
    new: str
    truths: list[Truth]


class NothingToEdit(Exception):  # noqa: N818  # no fault: an edit that does not fit this text
    """The text has nothing that this kind of edit could be made to."""


@dataclass
class Draft:
    """An article taken apart, on its way to the newer text; `moved` are numbers of sentences."""

    paragraphs: Paragraphs
    others: Sequence[str]
    random: Random
    moved: set[int]
    gap: str = " "

    def pick(self, *, running: bool = False) -> tuple[int, int]:
        """Return the place of some sentence: which paragraph, which in it.

        A *running* one ends as sentences do; a heading or the line of a date does not.
        """
        places = [
            (p, s)
            for p, each in enumerate(self.paragraphs)
            for s, one in enumerate(each)
            if one.origin is not None and (not running or one.text.endswith(_ENDS))
        ]
        if not places:
            raise NothingToEdit
        return self.random.choice(places)

    def put(self, sentence: Sentence) -> None:
        """Put *sentence* somewhere into the text, but not into a heading or the line of a date."""
        running = [each for each in self.paragraphs if each and each[-1].text.endswith(_ENDS)]
        paragraph = self.random.choice(running or self.paragraphs)
        paragraph.insert(self.random.randint(0, len(paragraph)), sentence)

    def replaced(self, sentence: Sentence, pattern: re.Pattern[str], words: str) -> Sentence:
        """Return *sentence* with one match of *pattern* replaced, as it is when there is none."""
        found = list(pattern.finditer(sentence.text))
        if not found or sentence.cut is not None:
            return sentence
        one = self.random.choice(found)
        if one[0] == words:
            return sentence
        text = sentence.text[: one.start()] + words + sentence.text[one.end() :]
        return Sentence(text, sentence.origin, (one.start(), one.end(), words))

    def word(self) -> str:
        """Return some word of another article."""
        words: list[str] = _WORD.findall(self.random.choice(self.others))
        return self.random.choice(words or ["otherwise"])


def words_replaced(draft: Draft) -> None:
    """Replace a word in some sentences."""
    for _ in range(3):
        p, s = draft.pick()
        draft.paragraphs[p][s] = draft.replaced(draft.paragraphs[p][s], _WORD, draft.word())


def numbers_changed(draft: Draft) -> None:
    """Put other numbers for one number in every third sentence."""
    for paragraph in draft.paragraphs:
        for s, sentence in enumerate(paragraph):
            if draft.random.random() < 1 / 3:
                number = str(draft.random.randint(2, 9_999))
                paragraph[s] = draft.replaced(sentence, _NUMBER, number)


def negation_put_in(draft: Draft) -> None:
    """Deny what some sentences say, before or within them."""
    for _ in range(3):
        p, s = draft.pick()
        sentence = draft.paragraphs[p][s]
        spaces = [each.start() for each in re.finditer(r"(?<=\w) (?=\w)", sentence.text)]
        at = draft.random.choice([0, *spaces])
        words = "The ministry denied that " if at == 0 else " hardly"
        if sentence.cut is not None:
            continue
        text = sentence.text[:at] + words + sentence.text[at:]
        draft.paragraphs[p][s] = Sentence(text, sentence.origin, (at, at, words))


def sentence_deleted(draft: Draft) -> None:
    """Take a sentence out."""
    p, s = draft.pick()
    del draft.paragraphs[p][s]


def sentence_moved(draft: Draft) -> None:
    """Move a sentence somewhere else."""
    p, s = draft.pick(running=True)
    sentence = draft.paragraphs[p].pop(s)
    draft.put(sentence)
    draft.moved.add(sentence.origin or 0)


def sentence_moved_and_edited(draft: Draft) -> None:
    """Move a sentence somewhere else and replace a word of it."""
    p, s = draft.pick(running=True)
    sentence = draft.paragraphs[p].pop(s)
    draft.put(draft.replaced(sentence, _WORD, draft.word()))


def near_copy_put_in(draft: Draft) -> None:
    """Put copies of sentences, each with another word or number, elsewhere; the sentences stay."""
    for _ in range(2):
        p, s = draft.pick()
        sentence = draft.paragraphs[p][s]
        copy = draft.replaced(sentence, _WORD, draft.word())
        if copy.text != sentence.text:
            draft.put(copy.as_copy())


def near_copy_beside(draft: Draft) -> None:
    """Put an edited copy of a sentence right before or behind it."""
    p, s = draft.pick()
    sentence = draft.paragraphs[p][s]
    copy = draft.replaced(sentence, _WORD, draft.word())
    if copy.text != sentence.text:
        draft.paragraphs[p].insert(s + draft.random.randint(0, 1), copy.as_copy())


def words_used_again(draft: Draft) -> None:
    """Take a sentence out and use some words of it in a sentence of another article."""
    p, s = draft.pick()
    sentence = draft.paragraphs[p].pop(s)
    words = sentence.text.split(" ")
    length = draft.random.randint(1, max(1, len(words) // 2))
    start = draft.random.randint(0, len(words) - length)
    frame = draft.random.choice(draft.others).split(" ")
    at = draft.random.randint(1, max(1, len(frame) - 1))
    text = " ".join([*frame[:at], *words[start : start + length], *frame[at:]])
    draft.paragraphs[p].insert(s, Sentence(text))


def paragraph_moved(draft: Draft) -> None:
    """Move a paragraph somewhere else."""
    if len(draft.paragraphs) < 2:  # noqa: PLR2004  # a single one has nowhere to go
        return
    start = draft.random.randrange(len(draft.paragraphs))
    paragraph = draft.paragraphs.pop(start)
    places = [each for each in range(len(draft.paragraphs) + 1) if each != start]
    draft.paragraphs.insert(draft.random.choice(places), paragraph)
    draft.moved |= {each.origin for each in paragraph if each.origin is not None}


def paragraph_split(draft: Draft) -> None:
    """Cut the longest paragraph in two."""
    p = max(range(len(draft.paragraphs)), key=lambda each: len(draft.paragraphs[each]))
    paragraph = draft.paragraphs[p]
    at = draft.random.randint(1, max(1, len(paragraph) - 1))
    draft.paragraphs[p : p + 1] = [paragraph[:at], paragraph[at:]]


def paragraphs_merged(draft: Draft) -> None:
    """Make one paragraph of two neighbours."""
    if len(draft.paragraphs) > 1:
        p = draft.random.randrange(len(draft.paragraphs) - 1)
        pair = draft.paragraphs[p] + draft.paragraphs[p + 1]
        draft.paragraphs[p : p + 2] = [pair]


def marks_made_straight(draft: Draft) -> None:
    """Put straight quotation marks for curled ones."""
    for paragraph in draft.paragraphs:
        paragraph[:] = [replace(each, text=each.text.translate(_STRAIGHT)) for each in paragraph]


def spaces_doubled(draft: Draft) -> None:
    """Put two spaces behind every sentence."""
    draft.gap = "  "


def headline_said_again(draft: Draft) -> None:
    """Repeat the headline as a sentence of the text, and half the time give it another wording."""
    headline = draft.paragraphs[0][0]
    draft.put(Sentence(f"{headline.text}.", copy_of=headline.origin))
    if draft.random.random() < 1 / 2:
        draft.paragraphs[0][0] = draft.replaced(headline, _WORD, draft.word())


def all_rewritten(draft: Draft) -> None:
    """Put other articles' sentences for all of the text."""
    draft.paragraphs[:] = [
        [Sentence(draft.random.choice(draft.others)) for _ in each] for each in draft.paragraphs
    ]


def sentences_swapped(draft: Draft) -> None:
    """Let two neighbouring sentences change places."""
    p, s = draft.pick()
    paragraph = draft.paragraphs[p]
    if s + 1 < len(paragraph):
        paragraph[s : s + 2] = [paragraph[s + 1], paragraph[s]]
        draft.moved |= {each.origin for each in paragraph[s : s + 2] if each.origin is not None}


def many_at_once(draft: Draft) -> None:
    """Edit as an editor does in an hour: a few of the other kinds one after the other."""
    for edit in draft.random.sample(_SINGLE, 5):
        edit(draft)


_SINGLE: tuple[Callable[[Draft], None], ...] = (
    words_replaced,
    numbers_changed,
    negation_put_in,
    sentence_deleted,
    sentence_moved,
    near_copy_put_in,
    near_copy_beside,
    paragraph_moved,
    paragraph_split,
    paragraphs_merged,
)
EDITS: tuple[Callable[[Draft], None], ...] = (
    *_SINGLE,
    sentence_moved_and_edited,
    words_used_again,
    sentences_swapped,
    marks_made_straight,
    spaces_doubled,
    headline_said_again,
    all_rewritten,
    many_at_once,
)


def apart(text: str) -> Paragraphs:
    """Return *text* as paragraphs of numbered sentences."""
    number = 0
    paragraphs: Paragraphs = []
    for line in normalise(text).split("\n"):
        found = [" ".join(each.split()) for each in sentences_of(line, 0, len(line))]
        if found:
            paragraphs.append([Sentence(each, number + at) for at, each in enumerate(found)])
            number += len(found)
    return paragraphs


def joined(paragraphs: Paragraphs, gap: str = " ") -> tuple[str, dict[int, tuple[int, Sentence]]]:
    """Return the text, and where each sentence that has an origin begins in it.

    A copy of sentence n has the number -1 - n.
    """
    parts: list[str] = []
    places: dict[int, tuple[int, Sentence]] = {}
    at = 0
    for paragraph in (each for each in paragraphs if each):
        if parts:
            parts.append("\n\n")
            at += 2
        for number, sentence in enumerate(paragraph):
            space = gap if number else ""
            at += len(space)
            if sentence.origin is not None:
                places[sentence.origin] = (at, sentence)
            elif sentence.copy_of is not None:
                places.setdefault(-1 - sentence.copy_of, (at, sentence))
            parts += [space, sentence.text]
            at += len(sentence.text)
    return "".join(parts), places


def passages(paragraphs: Paragraphs, random: Random) -> list[Passage]:
    """Return passages as claims are: of each sentence the whole, a stretch, a few words.

    A sentence that the text has twice gives none: nobody could say which of them one is.
    """
    texts = [each.text for paragraph in paragraphs for each in paragraph]
    found = []
    for number, text in enumerate(texts):
        words = [each.span() for each in re.finditer(r"\S+", text)]
        if texts.count(text) > 1 or len(words) < 4:  # noqa: PLR2004  # too short for a claim
            continue
        for least, most in ((len(words), len(words)), (4, len(words)), (2, 4)):
            length = random.randint(min(least, len(words)), min(most, len(words)))
            start = random.randint(0, len(words) - length)
            at = (words[start][0], words[start + length - 1][1])
            found.append(Passage(number, at))
    return list(dict.fromkeys(found))


def edited(text: str, others: Sequence[str], edit: Callable[[Draft], None], seed: int) -> Edited:
    """Return *text* edited in one way, with what became of passages marked in it.

    *others* are sentences of other articles, for what is put in.
    """
    random = Random(seed)  # noqa: S311  # for edits, not for secrets
    paragraphs = apart(text)
    old, old_places = joined(paragraphs)
    marked = passages(paragraphs, random)
    draft = Draft(paragraphs, others, random, set())
    with suppress(NothingToEdit):
        edit(draft)
    new, new_places = joined(draft.paragraphs, draft.gap)
    spans = [
        (old_places[each.sentence][0] + each.at[0], old_places[each.sentence][0] + each.at[1])
        for each in marked
    ]
    truths = [_truth(each, new_places, draft) for each in marked]
    return Edited(old, spans, new, truths)


def _truth(passage: Passage, places: dict[int, tuple[int, Sentence]], draft: Draft) -> Truth:
    copied = passage.sentence not in places
    number = -1 - passage.sentence if copied else passage.sentence
    if number not in places:
        return Truth(None)
    begin, sentence = places[number]
    start, end = passage.at
    moved = passage.sentence in draft.moved
    if sentence.cut is None:
        return Truth((begin + start, begin + end), moved, copied=copied)
    also = None
    if not copied and -1 - passage.sentence in places:
        there, repeated = places[-1 - passage.sentence]
        also = (there + start, there + end) if repeated.cut is None else None
    first, last, words = sentence.cut
    longer = len(words) - (last - first)
    before, behind = end <= first, start >= last
    if before or behind:
        by = longer if behind else 0
        return Truth((begin + start + by, begin + end + by), moved, copied=copied, also=also)
    span = (begin + min(start, first), begin + max(end, last) + longer)
    return Truth(span, moved, edited=True, copied=copied, also=also)
