"""The spaCy component `claim_finder`: proposed claims as spans of a Doc."""

from collections.abc import Iterable, Iterator

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from workbench.domain.claims import ClaimCandidate
from workbench.nlp.names import Mention, Names, mentions_of
from workbench.nlp.passages import OFFSET_KEY, WEIGHTS_KEY, passages_of
from workbench.nlp.proposals import Found, Passed, propose

RULES_VERSION = 2
SPANS_KEY = "claims"
LEFT_OUT_KEY = "left_out"

Predicted = tuple[list[Found], list[Passed], list[Mention]]


def register_extensions() -> None:
    """Make what the component sets known to spaCy.

    `span._.claim` is a ClaimCandidate whose offsets count characters of the Doc's text,
    `span._.left_out_why` a LeftOutWhy; `span._.claimant_mention` and `doc._.name_mentions` serve
    those who resolve names over several Docs: they are told that a Doc is a part by OFFSET_KEY in
    its user data, and its claims then have no claimant yet.
    """
    if not Span.has_extension("claim"):
        Span.set_extension("left_out_why", default=None)
        Span.set_extension("claim", default=None)
        Span.set_extension("claimant_mention", default=None)
        Doc.set_extension("name_mentions", default=())


class ClaimFinder:
    """Fills `doc.spans[spans_key]` with proposed claims, which may nest but are never identical.

    `doc.spans["left_out"]` holds what was read and not proposed, with `span._.left_out_why`. Each
    claim's span carries `span._.claim`, a ClaimCandidate with kind, claimant, worth and reasons.
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

    def predict(self, docs: Iterable[Doc]) -> list[Predicted]:
        """Return, for each Doc, claims, stretches left out and names; changes nothing."""
        out = []
        for doc in docs:
            found: list[Found] = []
            passed: list[Passed] = []
            mentions: list[Mention] = []
            for passage in passages_of(doc):
                mentions += mentions_of(passage)
                made = propose(passage, doc.user_data.get(WEIGHTS_KEY))
                mentions += [each.claimant for each in made.found if each.claimant]
                found += [each for each in made.found if each.worth >= self.worth_min]
                passed += made.passed
            out.append((found, passed, mentions))
        return out

    def set_annotations(self, docs: Iterable[Doc], predicted: list[Predicted]) -> None:
        """Write what predict() returned to the Docs."""
        for doc, (found, passed, mentions) in zip(docs, predicted, strict=True):
            doc._.name_mentions = mentions
            names = None
            if OFFSET_KEY not in doc.user_data:  # else whoever has the whole article resolves them
                names = Names()
                names.add(mentions)
            claims = [_span(doc, each, names) for each in found]
            doc.spans[self.spans_key] = SpanGroup(doc, name=self.spans_key, spans=claims)
            left = [_left_out(doc, each) for each in passed]
            doc.spans[LEFT_OUT_KEY] = SpanGroup(doc, name=LEFT_OUT_KEY, spans=left)


def _left_out(doc: Doc, passed: Passed) -> Span:
    span = doc[passed.start : passed.end]
    span._.left_out_why = passed.why
    return span


def _span(doc: Doc, found: Found, names: Names | None) -> Span:
    span = doc[found.start : found.end]
    span._.claimant_mention = found.claimant
    span._.claim = ClaimCandidate(
        start_char=span.start_char,
        end_char=span.end_char,
        quote=span.text,
        kind=found.kind,
        claimant=names.resolve(found.claimant) if names and found.claimant else "",
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
