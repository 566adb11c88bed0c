"""Whose turn a paragraph is: an interviewer's question, a labelled answer, a list after a colon."""

from dataclasses import dataclass

from workbench.nlp import cues, nouns, words
from workbench.nlp.claimants import claimant_mention
from workbench.nlp.mentions import Mention, looks_like_person
from workbench.nlp.passages import Passage, Range
from workbench.nlp.tags import VERBAL, Tag

FIRST_PERSON = words.word_set("i we my our me us i'm i've we're we've mine ours myself")
# Labels of who asks, which name nobody, and of who answers.
_ASKS = words.word_set("q wn wikinews question interviewer host moderator")
# The first words of labels by which transcripts tell speakers apart that they do not name.
_UNNAMED = words.word_set("speaker unknown unidentified voice")
_ANSWERS = words.word_set("a answer")
_ITEMS = words.word_set("• - – * · ▪ ●")
# Verbs and nouns by which an article says whom it interviews, the first with their prepositions.
_MEETS = words.word_set("interview interviews interviewed interviewing questioned")
_MEETS_WITH = words.word_set("spoke speaks talked talks chatted sat caught met")
_WITH = words.word_set("with to up down")
_TELLS = words.word_set("tells told talks speaks spoke answers answered")
_SPEAKS_WITH = _MEETS | _MEETS_WITH | _TELLS
_OFFICES = words.TITLES | words.ROLE_NOUNS
_WORKS = words.word_set("speech address remarks lecture sermon")
_SIGNS = _WORKS | words.word_set("i name")
_REPORTERS = words.word_set("reporter correspondent editor interviewer journalist by")
# What stands within names: "Jean-Luc Moreau", "Maud O'Hara".
_JOINTS = frozenset("-'’.")
_LABEL_MAX = 6
_LABEL_WORDS_MAX = 4
_NAME_MAX = 16
_SIGNED_MAX = 6
_TO_COLON = 5
_LISTED = cues.NOUNS | nouns.DOCUMENTS | words.word_set("recommendations allegations")
_BOUNDS = frozenset({Tag.COMMA, Tag.STOP, Tag.QUOTE})
_NAMING = frozenset({Tag.NAME, Tag.NOUN, Tag.ADJECTIVE, Tag.DETERMINER})


@dataclass(frozen=True)
class Turn(Mention):
    """A paragraph, `words` being who speaks by its label, or behind the colon at its end.

    `asks` says that it is a question or of somebody unnamed, `item` that it stands in a list,
    `introduces` that the paragraph that follows is said by `words`, `lists` that the list that
    follows is: "Lee's findings:"; `heading` that it is none of the running text, `own` that
    somebody speaks of "I" or "we" outside quotations. `guests` are names of those whom the article
    says here that it interviews, `signs` of those by whom it says that a speech or text is.
    """

    asks: bool = False
    item: bool = False
    introduces: bool = False
    lists: bool = False
    heading: bool = False
    own: bool = False
    guests: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()


def turn_of(passage: Passage) -> Turn:
    """Return the turn that a paragraph is."""
    label = _label(passage)
    lister = _lister(passage) if label is None else None
    speaker = lister or (_before_colon(passage) if label is None else None)
    name = passage.text(*label) if label is not None else ""
    nobody = label is not None and passage.lower(0) in _UNNAMED
    asks = nobody or name.casefold() in _ASKS or (label is None and _is_question(passage))
    return Turn(
        name if speaker is None else speaker.words,
        passage.char(0),
        definite=speaker is not None and speaker.definite,
        asks=asks,
        item=passage.token(0) in _ITEMS,
        introduces=speaker is not None,
        lists=lister is not None,
        heading=passage.paragraph.heading and label is None and not asks,
        own=any(not _is_quoted(passage, i) for i in passage.places(FIRST_PERSON)),
        guests=tuple(_guests(passage)),
        signs=tuple(_signed(passage)),
    )


def is_answer(turn: Turn) -> bool:
    """Return whether a label says no more than that somebody answers."""
    return turn.words.casefold() in _ANSWERS


def _is_quoted(passage: Passage, at: int) -> bool:
    return any(low <= at < high for low, high in passage.quotes)


def _is_question(passage: Passage) -> bool:
    """Return whether a paragraph ends as a question that nobody is said to have asked."""
    last = passage.end - 1
    return passage.token(last) == "?" and not _is_quoted(passage, last)


def _label(passage: Passage) -> Range | None:
    """Return the words before the colon of "Ann Lee: It sank", "Q: Why?"; None without a label."""
    end = next((i for i in range(1, _LABEL_MAX + 1) if passage.token(i) == ":"), None)
    if end is None or end + 1 >= passage.end:
        return None
    named = all(passage.token(i)[0].isupper() for i in range(end) if passage.token(i)[0].isalpha())
    numbered = passage.lower(0) in _UNNAMED
    plain = all(
        passage.token(i)[0].isalpha() or passage.token(i) in _JOINTS or (numbered and i > 0)
        for i in range(end)
    )
    few = sum(passage.token(i)[0].isalpha() for i in range(end)) <= _LABEL_WORDS_MAX
    return (0, end) if named and plain and few else None


def _before_colon(passage: Passage) -> Mention | None:
    """Return who says what follows a paragraph with a colon at its end: "Lee denied it:"."""
    last = passage.end - 1
    low = passage.sentence_of(last)[0]
    for verb in passage.places_in(cues.SPEECH, max(low, last - _TO_COLON), last):
        if passage.token(last) == ":" and passage.tag(verb) in VERBAL:
            start = verb
            while start > low and passage.tag(start - 1) not in _BOUNDS:
                start -= 1
            return claimant_mention(passage, (start, verb)) if start < verb else None
    return None


def _lister(passage: Passage) -> Mention | None:
    """Return whose the list behind a colon is: "Among Ann Lee's other findings:"."""
    noun = passage.end - 2
    if passage.token(noun + 1) != ":" or passage.lower(noun) not in _LISTED:
        return None
    low = passage.sentence_of(noun)[0]
    owner = next((i for i in range(noun, low, -1) if passage.lower(i) in ("'s", "'")), low)
    start = owner
    while start > low and passage.tag(start - 1) in _NAMING:
        start -= 1
    return claimant_mention(passage, (start, owner)) if start < owner else None


def _guests(passage: Passage) -> list[str]:
    """Return the persons' names beside words that say whom the article interviews."""
    out: list[str] = []
    for at in passage.places(_SPEAKS_WITH):
        low, high = passage.sentence_of(at)
        lower = passage.lower(at)
        if lower in _MEETS or (lower in _MEETS_WITH and passage.lower(at + 1) in _WITH):
            out += _names_in(passage, at + 1, min(high, at + 2 * _NAME_MAX))
        if lower in _TELLS:
            out += _names_in(passage, max(low, at - _NAME_MAX), at)
    return out


def _signed(passage: Passage) -> list[str]:
    """Return the name that signs a text or whose speech it is: "By Ann Lee", "I, Ann Lee, …"."""
    lowers = passage.lowers
    if lowers[0] == "by" and passage.end <= _SIGNED_MAX:
        return _names_in(passage, 1, passage.end)
    for i in passage.places(_SIGNS):
        low, high = passage.sentence_of(i)
        if lowers[i] == "i" and passage.tag(i + 1) == Tag.COMMA:
            return _names_in(passage, i + 2, min(high, i + _SIGNED_MAX))
        if lowers[i] == "name" and passage.lower(i - 1) == "my":
            return _names_in(passage, i + 2, min(high, i + _SIGNED_MAX))
        if lowers[i] in _WORKS:
            by = passage.lower(i + 1) == "by"
            around = (i + 2, min(high, i + _NAME_MAX)) if by else (max(low, i - _NAME_MAX), i)
            return _names_in(passage, *around)
    return []


def _names_in(passage: Passage, start: int, end: int) -> list[str]:
    """Return the names in a range that look like persons'."""
    out = []
    i = start
    while i < end:
        stop = i
        while stop < end and passage.tag(stop) == Tag.NAME:
            stop += 1
        first = i
        while first < stop and passage.lower(first) in _OFFICES:
            first += 1
        asks = passage.lower(first - 1) in _REPORTERS
        if stop > first and not asks and looks_like_person(passage.words_in(first, stop)):
            out.append(passage.text(first, stop))
        i = max(stop, i + 1)
    return out
