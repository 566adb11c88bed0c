"""One paragraph of a Doc as the rules see it: words, their classes, sentences and quotations."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.nlp import words
from workbench.nlp.paragraphs import Paragraph, split_paragraphs
from workbench.nlp.tagging import Tag, tag_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

# A sentence is cut after so many words, whatever it says: no rule then takes long.
SENTENCE_WORDS_MAX = 120
# Fewer words between quotation marks are somebody's expression, not their statement.
QUOTED_WORDS_MIN = 5

Range = tuple[int, int]


@dataclass(frozen=True)
class Passage:
    """A paragraph; all numbers in it count tokens from the start of the Doc.

    `at` shifts them into the lists: the word at `i` is `tokens[i - at]`. `sentences` and `quotes`
    are (start, end), end exclusive; a quotation's range includes its marks.
    """

    doc: "Doc"
    at: int
    tokens: list[str]
    lowers: list[str]
    tags: list[Tag]
    sentences: list[Range]
    quotes: list[Range]
    heading: bool
    opening: bool

    @property
    def end(self) -> int:
        """Return the token after the last."""
        return self.at + len(self.tokens)

    def lower(self, i: int) -> str:
        """Return the word at *i* in lower case, straight apostrophes; empty outside."""
        return self.lowers[i - self.at] if self.at <= i < self.end else ""

    def token(self, i: int) -> str:
        """Return the word at *i* as written; empty outside."""
        return self.tokens[i - self.at] if self.at <= i < self.end else ""

    def tag(self, i: int) -> Tag:
        """Return the class of the word at *i*; outside the paragraph it is a full stop."""
        return self.tags[i - self.at] if self.at <= i < self.end else Tag.STOP

    def words_in(self, start: int, end: int) -> list[str]:
        """Return the words of a range in lower case."""
        return self.lowers[max(0, start - self.at) : max(0, end - self.at)]

    def text(self, start: int, end: int) -> str:
        """Return the article's own characters for a range."""
        return self.doc[start:end].text

    def sentence_of(self, i: int) -> Range:
        """Return the sentence that holds the token *i*."""
        return next(
            (each for each in self.sentences if each[0] <= i < each[1]), (self.at, self.end)
        )


def passages_of(doc: "Doc") -> "Iterator[Passage]":
    """Yield the paragraphs of *doc* in order, each tagged and split into sentences."""
    token = 0
    for paragraph in split_paragraphs(doc.text):
        while token < len(doc) and doc[token].idx < paragraph.start:
            token += 1
        first = token
        while token < len(doc) and doc[token].idx < paragraph.end:
            token += 1
        if token > first:
            yield _passage(doc, first, token, paragraph)


def _passage(doc: "Doc", first: int, end: int, paragraph: Paragraph) -> Passage:
    tokens = [token.text for token in doc[first:end]]
    lowers = [token.lower().replace("’", "'") for token in tokens]
    quotes = _quotes(tokens, [bool(token.whitespace_) for token in doc[first:end]])
    stops = _sentence_ends(tokens, lowers)
    return Passage(
        doc=doc,
        at=first,
        tokens=tokens,
        lowers=lowers,
        tags=tag_words(tokens),
        sentences=[(first + low, first + high) for low, high in stops],
        quotes=[(first + low, first + high) for low, high in quotes],
        heading=paragraph.heading,
        opening=paragraph.opening,
    )


def _sentence_ends(tokens: list[str], lowers: list[str]) -> list[Range]:
    """Return the sentences as (start, end); together they hold every token."""
    out: list[Range] = []
    start, at = 0, 0
    while at < len(tokens):
        at += 1
        if not _ends_sentence(tokens, lowers, at - 1) and at - start < SENTENCE_WORDS_MAX:
            continue
        while at < len(tokens) and _closes(tokens, at):
            at += 1
        out.append((start, at))
        start = at
    if start < len(tokens):
        out.append((start, len(tokens)))
    return out


def _closes(tokens: list[str], at: int) -> bool:
    """Return whether the mark at *at* closes what came before rather than opens something."""
    token = tokens[at]
    if token in ("”", "’", ")", "]", "»"):
        return True
    return token == '"' and sum(each == '"' for each in tokens[:at][-SENTENCE_WORDS_MAX:]) % 2 == 1


def _ends_sentence(tokens: list[str], lowers: list[str], at: int) -> bool:
    token, lower = tokens[at], lowers[at]
    following = tokens[at + 1] if at + 1 < len(tokens) else ""
    if token == "." and lowers[at - 1] + "." in words.NEVER_FINAL_ABBREVIATIONS and at:
        return lowers[at - 1] == "no" and not following[:1].isdigit()
    if token in words.TERMINATORS:
        return not following[:1].islower() and not following[:1] == ","
    if not lower.endswith(".") or lower in words.NEVER_FINAL_ABBREVIATIONS:
        return False
    if lower in words.OTHER_ABBREVIATIONS or len(lower.replace(".", "")) <= 1:
        return lowers[at + 1] in _STARTERS and following[:1].isupper() if following else True
    return following[:1].isupper()


_STARTERS = (
    words.DETERMINERS
    | words.SUBJECT_PRONOUNS
    | words.POSSESSIVES
    | words.SUBORDINATORS
    | {"in", "on", "at", "but", "and", "however", "according", "under", "with", "by", "for", "from"}
)


def _quotes(tokens: list[str], spaced: list[bool]) -> list[Range]:
    """Return the quotations long enough to be statements; one never closed runs to the end.

    *spaced* tells for each token whether a space follows. A straight mark opens when a space
    stands before it and none after: text carries marks that were never opened (`… in chaos."`),
    and those must not turn the rest of the paragraph inside out.
    """
    out: list[Range] = []
    opened: int | None = None
    for at, token in enumerate(tokens):
        if token not in words.QUOTE_MARKS:
            continue
        if opened is None:
            opened = at if _may_open(tokens, spaced, at) else None
        elif _may_close(tokens, spaced, at):
            if at - opened - 1 >= QUOTED_WORDS_MIN:
                out.append((opened, at + 1))
            opened = None
        elif _may_open(tokens, spaced, at):
            opened = at
    if opened is not None and len(tokens) - opened - 1 >= QUOTED_WORDS_MIN:
        out.append((opened, len(tokens)))
    return out


def _may_open(tokens: list[str], spaced: list[bool], at: int) -> bool:
    if tokens[at] in ("“", "„", "«", "``"):
        return True
    if tokens[at] != '"' or at + 1 >= len(tokens):
        return False
    return at == 0 or spaced[at - 1] or tokens[at - 1] in ("(", "[", "—", "–")


def _may_close(tokens: list[str], spaced: list[bool], at: int) -> bool:
    if tokens[at] in ("”", "»", "''"):
        return True
    if tokens[at] != '"':
        return False
    return spaced[at] or at + 1 == len(tokens) or not tokens[at + 1][0].isalnum()
