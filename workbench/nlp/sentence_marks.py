"""The spaCy component `sentence_marks`: where sentences begin, by rule, before a parser reads."""

from collections.abc import Iterable, Iterator

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from workbench.nlp.passages import lower_words, text_of, words_by_paragraph
from workbench.nlp.sentences import split_sentences

# How spaCy writes whether a sentence starts at a token.
_STARTS, _INSIDE = 1, -1


class SentenceMarks:
    """Sets `token.is_sent_start` for every token, which spaCy's parsers then leave as it is.

    A parser trained on running text splits headlines and captions in odd places, and never
    splits a text without a full stop; the rules bound a sentence's length.
    """

    def __call__(self, doc: Doc) -> Doc:
        """Mark the sentences of *doc*, paragraph by paragraph."""
        marks = np.full(len(doc), _INSIDE, dtype=np.int64)
        marks[:1] = _STARTS
        for _, words in words_by_paragraph(doc, text_of(doc)):
            tokens = [word.text for word in words]
            for start, _ in split_sentences(tokens, lower_words(tokens)):
                marks[words[start].i] = _STARTS
        # One call: spaCy takes longer to set them one by one than the rules to find them.
        doc.from_array(["SENT_START"], marks.astype(np.uint64)[:, np.newaxis])  # type: ignore[arg-type]  # spaCy types only arrays of its own
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 64) -> Iterator[Doc]:  # noqa: ARG002  # spaCy hands it to every component
        """Yield each Doc of *stream* with its sentences marked."""
        for doc in stream:
            yield self(doc)


@Language.factory("sentence_marks", assigns=["token.is_sent_start"])
def make_sentence_marks(nlp: Language, name: str) -> SentenceMarks:  # noqa: ARG001  # spaCy calls every factory with nlp and name
    """Return the component; it stands before the parser."""
    return SentenceMarks()
