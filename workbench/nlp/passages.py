"""One paragraph of a Doc as the rules see it: words, their classes, sentences and quotations."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from workbench.nlp.paragraphs import Paragraph, split_paragraphs
from workbench.nlp.sentences import find_quotes, split_sentences
from workbench.nlp.tagger_tags import tagged
from workbench.nlp.tagging import tag_words
from workbench.nlp.tags import Tag

if TYPE_CHECKING:
    from spacy.tokens import Doc

Range = tuple[int, int]

# Under these keys of `Doc.user_data` stand, where known, the Doc's paragraphs, the day on which
# the article was published, and a desk's own weights of worth.
PARAGRAPHS_KEY = "workbench_paragraphs"
PUBLISHED_KEY = "workbench_published_on"
WEIGHTS_KEY = "workbench_weights"


@dataclass(frozen=True)
class Passage:
    """A paragraph; all numbers count its words from 0, end exclusive.

    Spaces that spaCy keeps as tokens are no words here: `index` leads from a word to its token.
    `quotes` are ranges including their marks. `year` is the year of publication, 0 when unknown.
    """

    doc: "Doc"
    index: list[int]
    tokens: list[str]
    lowers: list[str]
    tags: list[Tag]
    sentences: list[Range]
    quotes: list[Range]
    paragraph: Paragraph
    year: int = 0
    _starts: list[int] = field(default_factory=list)

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
        low, high = self.tokens_of(start, end)
        return self.doc[low:high].text

    def tokens_of(self, start: int, end: int) -> Range:
        """Return a range of words as tokens of the Doc."""
        return self.index[start], self.index[end - 1] + 1

    def char(self, i: int) -> int:
        """Return where the word at *i* starts, in characters of the Doc."""
        return self.doc[self.index[i]].idx

    def sentence_of(self, i: int) -> Range:
        """Return the sentence that holds the word *i*."""
        return self.sentences[max(0, bisect_right(self._starts, i) - 1)]

    @cached_property
    def quote_edges(self) -> frozenset[int]:
        """Return the words at which a quotation begins, or something after one."""
        return frozenset(edge for quote in self.quotes for edge in quote)


def passages_of(doc: "Doc") -> Iterator[Passage]:
    """Yield the paragraphs of *doc* in order, each tagged and split into sentences."""
    published_on = doc.user_data.get(PUBLISHED_KEY)
    year = published_on.year if published_on is not None else 0
    for paragraph, index in words_by_paragraph(doc):
        yield _passage(doc, index, paragraph, year)


def words_by_paragraph(doc: "Doc") -> "Iterator[tuple[Paragraph, list[int]]]":
    """Yield each paragraph of *doc* that has words, with the tokens that are words."""
    paragraphs: Sequence[Paragraph] = doc.user_data.get(PARAGRAPHS_KEY) or split_paragraphs(
        doc.text
    )
    token = 0
    for paragraph in paragraphs:
        index: list[int] = []
        while token < len(doc) and doc[token].idx < paragraph.end:
            if doc[token].idx >= paragraph.start and not doc[token].is_space:
                index.append(token)
            token += 1
        if index:
            yield paragraph, index


def _passage(doc: "Doc", index: list[int], paragraph: Paragraph, year: int) -> Passage:
    tokens = [doc[i].text for i in index]
    spaced = [bool(doc[i].whitespace_) or doc[min(i + 1, len(doc) - 1)].is_space for i in index]
    lowers = [token.lower().replace("’", "'") for token in tokens]
    sentences = split_sentences(tokens, lowers)
    return Passage(
        doc=doc,
        index=index,
        tokens=tokens,
        lowers=lowers,
        tags=_tags(doc, index, tokens, lowers),
        sentences=sentences,
        quotes=find_quotes(tokens, spaced),
        paragraph=paragraph,
        year=year,
        _starts=[start for start, _ in sentences],
    )


def _tags(doc: "Doc", index: list[int], tokens: list[str], lowers: list[str]) -> list[Tag]:
    """Return the words' classes: the tagger's, where one has read the Doc, else by rule."""
    if doc.has_annotation("TAG"):
        return [tagged(doc[i], lower) for i, lower in zip(index, lowers, strict=True)]
    return tag_words(tokens)
