"""The way in: an article's text to the claims in it, what was left out, and findings."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from workbench.domain.claims import ClaimCandidate
from workbench.domain.readings import Finding, LeftOut, Period, Reading
from workbench.nlp.checks.numbers import find_number_findings
from workbench.nlp.names import Mention, Names
from workbench.nlp.paragraphs import Paragraph, split_paragraphs
from workbench.nlp.parsed import parse_claim
from workbench.nlp.passages import OFFSET_KEY, PARAGRAPHS_KEY, PUBLISHED_KEY, TEXT_KEY, WEIGHTS_KEY
from workbench.nlp.pipeline import load
from workbench.nlp.quantities import Quantity, find_quantities
from workbench.nlp.times.checks import find_date_findings
from workbench.nlp.times.find import find_times
from workbench.nlp.times.meaning import TimeWords
from workbench.nlp.times.periods import period_of
from workbench.nlp.worth import Weights

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

# More at once is no faster and takes memory that grows with the article.
_PARAGRAPHS_AT_ONCE = 32
# No rule reads lemmas, and finding them takes a third of a pipeline's time.
_NOT_READ = ["trainable_lemmatizer", "lemmatizer"]


def read_article(
    text: str,
    *,
    nlp: "Language | None" = None,
    published_on: date | None = None,
    weights: Weights | None = None,
    tell: Callable[[int, int], None] | None = None,
) -> Reading:
    """Return the claims of *text*, what was left out of them, and what does not fit together.

    Each list goes by where it starts, and `text[start_char:end_char] == quote` for all. *text* is
    taken as it is: normalise it first where offsets are kept (`domain.articles`). *nlp* is a
    pipeline with the component `claim_finder`, by default the shipped one; *published_on* tells
    what "on Wednesday" means and what still lies ahead; *weights* are a desk's own weights of
    worth, by default the shipped ones; *tell* is called after each paragraph with how many of the
    text's characters are read, and how many there are. The same arguments always give the same
    reading.

    Each paragraph is read by itself, so time grows with length, and a paragraph changes no
    other's spans, kinds and worths; claimants are filled out from the whole article, and findings
    compare all of it.
    """
    nlp = load() if nlp is None else nlp
    numbers = _Numbers(find_quantities(text), find_times(text, published_on), published_on)
    spans = _Spans()
    for end in _read(spans, text, nlp, published_on, weights):
        if tell is not None:
            tell(end, len(text))
    claims = [
        replace(
            claim,
            claimant=spans.claimant(claim, mention),
            parsed=parse_claim(
                text,
                claim.start_char,
                claim.end_char,
                quantities=numbers.quantities,
                period=numbers.period(text, claim),
            ),
        )
        for claim, mention in spans.claims
    ]
    return Reading(claims, spans.left_out, numbers.findings(text))


def extract(
    text: str, *, nlp: "Language | None" = None, published_on: date | None = None
) -> list[ClaimCandidate]:
    """Return the claims proposed in *text*, by start: those of `read_article`."""
    return read_article(text, nlp=nlp, published_on=published_on).claims


@dataclass(frozen=True)
class _Numbers:
    """The amounts and times of an article."""

    quantities: list[Quantity]
    times: list[TimeWords]
    published_on: date | None

    def period(self, text: str, claim: ClaimCandidate) -> Period | None:
        return period_of(text, claim.start_char, claim.end_char, self.published_on, self.times)

    def findings(self, text: str) -> list[Finding]:
        found = find_number_findings(text, self.quantities)
        found += find_date_findings(text, self.published_on, self.times)
        return sorted(found, key=lambda each: (each.places[0].start_char, each.check))


@dataclass
class _Spans:
    """What the claim finder set on the Docs of an article, in its characters."""

    names: Names = field(default_factory=Names)
    claims: list[tuple[ClaimCandidate, Mention | None]] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)

    def claimant(self, claim: ClaimCandidate, mention: Mention | None) -> str:
        """Return whom a mention names, or who speaks in the whole paragraph."""
        if mention is None:
            return self.names.voice(claim.start_char)
        return self.names.resolve(mention)

    def take(self, doc: "Doc", offset: int) -> None:
        self.names.add(doc._.name_mentions)
        for span in doc.spans["claims"]:
            self.claims.append((_at(span._.claim, offset), span._.claimant_mention))
        for span in doc.spans["left_out"]:
            start, end = span.start_char + offset, span.end_char + offset
            self.left_out.append(LeftOut(start, end, span.text, span._.left_out_why))


def _read(
    out: _Spans, text: str, nlp: "Language", published_on: date | None, weights: Weights | None
) -> Iterator[int]:
    """Add to *out* what is found, paragraph by paragraph; yield where each one ends."""
    paragraphs = split_paragraphs(text)
    docs = read_docs(nlp, docs_of(nlp, text, paragraphs, published_on, weights))
    for paragraph, doc in zip(paragraphs, docs, strict=True):
        out.take(doc, paragraph.start)
        yield paragraph.end


def read_docs(nlp: "Language", docs: "Iterable[Doc]") -> "Iterator[Doc]":
    """Yield the Docs as *nlp* reads them for claims: without what no rule asks for."""
    return nlp.pipe(docs, batch_size=_PARAGRAPHS_AT_ONCE, disable=_NOT_READ)


def docs_of(
    nlp: "Language",
    text: str,
    paragraphs: list[Paragraph],
    published_on: date | None,
    weights: Weights | None = None,
) -> "Iterator[Doc]":
    """Yield one unread Doc a paragraph, with what the claim finder needs to know of the article."""
    for paragraph in paragraphs:
        own = text[paragraph.start : paragraph.end]
        doc = nlp.make_doc(own)
        whole = replace(paragraph, start=0, end=paragraph.end - paragraph.start)
        doc.user_data[TEXT_KEY] = own
        doc.user_data[PARAGRAPHS_KEY] = [whole]
        doc.user_data[PUBLISHED_KEY] = published_on
        doc.user_data[WEIGHTS_KEY] = weights
        doc.user_data[OFFSET_KEY] = paragraph.start
        yield doc


def _at(claim: ClaimCandidate, offset: int) -> ClaimCandidate:
    return replace(claim, start_char=claim.start_char + offset, end_char=claim.end_char + offset)
