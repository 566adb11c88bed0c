"""The spaCy component `claim_finder`: proposed claims as spans of a Doc."""

from collections.abc import Iterable, Iterator

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from workbench.domain.claims import ClaimCandidate
from workbench.nlp.names import Mention, Names, mentions_of
from workbench.nlp.passages import passages_of
from workbench.nlp.proposals import Found, propose

RULES_VERSION = 1
SPANS_KEY = "claims"


def register_extensions() -> None:
    """Make `span._.claim`, `span._.claimant_mention` and `doc._.name_mentions` known to spaCy.

    `span._.claim` is a ClaimCandidate whose offsets count characters of the Doc's text.
    """
    if not Span.has_extension("claim"):
        Span.set_extension("claim", default=None)
        Span.set_extension("claimant_mention", default=None)
        Doc.set_extension("name_mentions", default=())


class ClaimFinder:
    """Fills `doc.spans[spans_key]` with proposed claims, which may nest but are never identical.

    Each span carries `span._.claim`, a ClaimCandidate with kind, claimant, worth and reasons.
    Proposals below *worth_min* are left out. Build it with `nlp.add_pipe("claim_finder")`.
    """

    def __init__(self, name: str, *, spans_key: str, worth_min: float) -> None:
        register_extensions()
        self.name = name
        self.spans_key = spans_key
        self.worth_min = worth_min

    def __call__(self, doc: Doc) -> Doc:
        """Find the claims of *doc* and set them on it."""
        self.set_annotations([doc], self.predict([doc]))
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 64) -> Iterator[Doc]:  # noqa: ARG002  # spaCy hands it to every component
        """Yield each Doc of *stream* with its claims set."""
        for doc in stream:
            yield self(doc)

    def predict(self, docs: Iterable[Doc]) -> list[tuple[list[Found], list[Mention]]]:
        """Return, for each Doc, the claims found and the names mentioned; changes nothing."""
        out = []
        for doc in docs:
            found: list[Found] = []
            mentions: list[Mention] = []
            for passage in passages_of(doc):
                mentions += mentions_of(passage)
                claims = propose(passage)
                mentions += [each.claimant for each in claims if each.claimant]
                found += [each for each in claims if each.worth >= self.worth_min]
            out.append((found, mentions))
        return out

    def set_annotations(
        self, docs: Iterable[Doc], predicted: list[tuple[list[Found], list[Mention]]]
    ) -> None:
        """Write what predict() returned to the Docs."""
        for doc, (found, mentions) in zip(docs, predicted, strict=True):
            names = Names()
            names.add(mentions)
            doc._.name_mentions = tuple(mentions)
            doc.spans[self.spans_key] = SpanGroup(
                doc,
                name=self.spans_key,
                spans=[_span(doc, each, names) for each in found],
            )


def _span(doc: Doc, found: Found, names: Names) -> Span:
    span = doc[found.start : found.end]
    span._.claimant_mention = found.claimant
    span._.claim = ClaimCandidate(
        start_char=span.start_char,
        end_char=span.end_char,
        quote=span.text,
        kind=found.kind,
        claimant=names.resolve(found.claimant) if found.claimant else "",
        worth=found.worth,
        reasons=found.reasons,
    )
    return span


@Language.factory(
    "claim_finder",
    assigns=["doc.spans", "span._.claim"],
    default_config={"spans_key": SPANS_KEY, "worth_min": 0.0},
)
def make_claim_finder(
    nlp: Language,  # noqa: ARG001  # spaCy calls every factory with nlp and name
    name: str,
    *,
    spans_key: str,
    worth_min: float,
) -> ClaimFinder:
    """Return the component; `worth_min` (0 to 1) leaves out what is worth less."""
    return ClaimFinder(name, spans_key=spans_key, worth_min=worth_min)
