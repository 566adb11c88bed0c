"""One paragraph of a Doc as the rules see it: words, their classes, sentences and quotations."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from workbench.nlp.paragraphs import Paragraph, split_paragraphs
from workbench.nlp.sentences import find_quotes, split_sentences
from workbench.nlp.tagger_tags import tagged
from workbench.nlp.tagging import tag_words
from workbench.nlp.tags import Tag

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Range = tuple[int, int]
Made = TypeVar("Made")
# Which words of a passage are wanted: those of a list (in lower case), or what a function finds.
Wanted = frozenset[str] | Callable[["Passage"], list[int]]

# Under these keys of `Doc.user_data` stand, where known, the Doc's paragraphs, the day on which
# the article was published, a desk's own weights of worth, and the character of an article at
# which the Doc begins that is a part of it.
PARAGRAPHS_KEY = "workbench_paragraphs"
PUBLISHED_KEY = "workbench_published_on"
WEIGHTS_KEY = "workbench_weights"
OFFSET_KEY = "workbench_offset"
TEXT_KEY = "workbench_text"


@dataclass(frozen=True)
class Passage:
    """A paragraph; all numbers count its words from 0, end exclusive.

    Spaces that spaCy keeps as tokens are no words here: `index` leads from a word to its token.
    `quotes` are ranges including their marks. `year` is the year of publication, 0 when unknown.
    `penn` and `universal` are the tagger's classes of the words, empty where none has read them;
    `chars` is where each word starts in `written`, the Doc's whole text, which begins in its
    article at the character `offset`.

    Many rules ask the same of the same words. What is asked of all stretches of a passage is
    worked out once for the passage: see `once` and `places`.
    """

    doc: "Doc"
    index: list[int]
    tokens: list[str]
    lowers: list[str]
    tags: list[Tag]
    penn: list[str]
    universal: list[str]
    chars: list[int]
    written: str
    sentences: list[Range]
    quotes: list[Range]
    paragraph: Paragraph
    year: int = 0
    offset: int = 0
    _starts: list[int] = field(default_factory=list)
    # A copy with other classes shares where the words of lists stand, and nothing else.
    _listed: dict[frozenset[str], list[int]] = field(
        default_factory=dict, repr=False, compare=False
    )
    _made: dict[object, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def end(self) -> int:
        """Return the number of words."""
        return len(self.tokens)

    def lower(self, i: int) -> str:
        """Return the word at *i* in lower case, with straight apostrophes; empty outside."""
        return self.lowers[i] if 0 <= i < len(self.lowers) else ""

    def token(self, i: int) -> str:
        """Return the word at *i* as written; empty outside."""
        return self.tokens[i] if 0 <= i < len(self.tokens) else ""

    def tag(self, i: int) -> Tag:
        """Return the class of the word at *i*; outside the paragraph it is a full stop."""
        return self.tags[i] if 0 <= i < len(self.tags) else Tag.STOP

    def words_in(self, start: int, end: int) -> list[str]:
        """Return the words of a range in lower case."""
        return self.lowers[max(0, start) : max(0, end)]

    def text(self, start: int, end: int) -> str:
        """Return the article's own characters for a range that holds a word."""
        return self.written[self.chars[start] : self.chars[end - 1] + len(self.tokens[end - 1])]

    def tokens_of(self, start: int, end: int) -> Range:
        """Return a range of words as tokens of the Doc."""
        return self.index[start], self.index[end - 1] + 1

    def char(self, i: int) -> int:
        """Return where the word at *i* starts, in characters of the article."""
        return self.chars[i] + self.offset

    def sentence_of(self, i: int) -> Range:
        """Return the sentence that holds the word *i*."""
        return self.sentences[max(0, bisect_right(self._starts, i) - 1)]

    def once(self, make: Callable[["Passage"], Made]) -> Made:
        """Return *make* of this passage, made when it is first asked for."""
        try:
            made: Made = self._made[make]
        except KeyError:
            made = self._made[make] = make(self)
        return made

    def places(self, wanted: Wanted) -> list[int]:
        """Return the words that are wanted, in order; looked for once."""
        if not isinstance(wanted, frozenset):
            return self.once(wanted)
        found = self._listed.get(wanted)
        if found is None:
            said = wanted & self._said
            found = [i for i, lower in enumerate(self.lowers) if lower in said] if said else []
            self._listed[wanted] = found
        return found

    def places_in(self, wanted: Wanted, start: int, end: int) -> list[int]:
        """Return those of the wanted words that stand in a range, in order."""
        found = self.places(wanted)
        if not found or found[-1] < start:
            return []
        low = bisect_left(found, start)
        return found[low : bisect_left(found, end, low)]

    @cached_property
    def _said(self) -> frozenset[str]:
        return frozenset(self.lowers)

    @cached_property
    def quote_edges(self) -> frozenset[int]:
        """Return the words at which a quotation begins, or something after one."""
        return frozenset(edge for quote in self.quotes for edge in quote)


def passages_of(doc: "Doc") -> Iterator[Passage]:
    """Yield the paragraphs of *doc* in order, each tagged and split into sentences."""
    written = text_of(doc)
    for paragraph, read in words_by_paragraph(doc, written):
        yield _passage(doc, read, written, paragraph)


def text_of(doc: "Doc") -> str:
    """Return the text of *doc*, as it was given where it was: spaCy puts it together anew."""
    text: str | None = doc.user_data.get(TEXT_KEY)
    return doc.text if text is None else text


def words_by_paragraph(doc: "Doc", written: str) -> "Iterator[tuple[Paragraph, list[Token]]]":
    """Yield each paragraph of *doc*, whose text is *written*, with its words: no spaces."""
    paragraphs: Sequence[Paragraph] = doc.user_data.get(PARAGRAPHS_KEY) or split_paragraphs(written)
    words = [token for token in doc if not token.is_space]
    chars = [token.idx for token in words]
    end = 0
    for paragraph in paragraphs:
        start = bisect_left(chars, paragraph.start, end)
        end = bisect_left(chars, paragraph.end, start)
        if end > start:
            yield paragraph, words[start:end]


def _passage(doc: "Doc", read: "list[Token]", written: str, paragraph: Paragraph) -> Passage:
    published_on = doc.user_data.get(PUBLISHED_KEY)
    chars = [token.idx for token in read]
    tokens = [token.text for token in read]
    lowers = lower_words(tokens)
    penn = [token.tag_ for token in read]
    universal = [token.pos_ for token in read]
    sentences = split_sentences(tokens, lowers)
    if any(penn):
        tags = [tagged(*word) for word in zip(penn, universal, lowers, strict=True)]
    else:
        tags = tag_words(tokens, lowers)
    return Passage(
        doc=doc,
        index=[token.i for token in read],
        tokens=tokens,
        lowers=lowers,
        tags=tags,
        penn=penn,
        universal=universal,
        chars=chars,
        written=written,
        sentences=sentences,
        quotes=find_quotes(tokens, _spaced(written, chars, tokens)),
        paragraph=paragraph,
        year=published_on.year if published_on is not None else 0,
        offset=doc.user_data.get(OFFSET_KEY, 0),
        _starts=[start for start, _ in sentences],
    )


def lower_words(tokens: list[str]) -> list[str]:
    """Return words in lower case, with straight apostrophes."""
    return [token.lower().replace("’", "'") for token in tokens]


def _spaced(written: str, chars: list[int], tokens: list[str]) -> list[bool]:
    """Return for each word whether a space follows it."""
    ends = [char + len(token) for char, token in zip(chars, tokens, strict=True)]
    return [written[end : end + 1].isspace() for end in ends]
