"""What went wrong in an article, mark by mark, in words that a desk can read."""

from collections.abc import Iterator, Sequence

from workbench.domain.claims import ClaimCandidate
from workbench.nlp.scoring.marks import Mark
from workbench.nlp.scoring.spans import Judged, Span, overlap

Values = dict[str, object]


def mistakes_in(judged: Judged) -> Iterator[Values]:
    """Yield what is wrong in an article's proposals, as plain values in the text's order.

    `what` is "missed" (both readers mark it, nothing proposed matches), "wrong" (proposed, matches
    no mark), "kind" or "claimant" (found, but with another kind or claimant than either reader
    has). `nearest` quotes what overlaps a missed mark or wrong proposal most, with the overlap.
    """
    found = [*_missed(judged), *_wrong(judged), *_misread(judged)]
    yield from sorted(found, key=lambda each: (each["start"], each["end"], each["what"]))


def _missed(judged: Judged) -> Iterator[Values]:
    for pair in judged.missed:
        marks = judged.marks(pair)
        yield {
            **_place(judged, "missed", marks[0]),
            **_marked(marks),
            "nearest": _nearest(judged, marks[0], judged.proposals),
        }


def _wrong(judged: Judged) -> Iterator[Values]:
    marks = [*judged.article.first, *judged.article.second]
    for number, each in enumerate(judged.proposals):
        if number not in judged.right:
            yield {
                **_place(judged, "wrong", each),
                **_proposed(each),
                "nearest": _nearest(judged, each, marks),
            }


def _misread(judged: Judged) -> Iterator[Values]:
    for pair, number in judged.found.items():
        proposal = judged.proposals[number]
        both = {**_proposed(proposal), **_marked(judged.marks(pair))}
        if not judged.kind_right(pair):
            yield {**_place(judged, "kind", proposal), **both}
        if judged.claimant_right(pair) is False:
            yield {**_place(judged, "claimant", proposal), **both}


def _place(judged: Judged, what: str, span: Span) -> Values:
    return {
        "article": judged.article.name,
        "what": what,
        "start": span.start_char,
        "end": span.end_char,
        "quote": judged.article.text[span.start_char : span.end_char],
    }


def _proposed(claim: ClaimCandidate) -> Values:
    return {
        "proposed": {
            "kind": claim.kind.value,
            "worth": claim.worth,
            "claimant": claim.claimant,
            "reasons": [each.predicate for each in claim.reasons],
        }
    }


def _marked(marks: Sequence[Mark]) -> Values:
    return {
        "marked": [
            {"kind": each.kind.value, "worth": each.worth, "claimant": each.claimant}
            for each in marks
        ]
    }


def _nearest(judged: Judged, span: Span, others: Sequence[Span]) -> Values | None:
    best = max(others, key=lambda each: overlap(span, each), default=None)
    if best is None or overlap(span, best) == 0:
        return None
    return {
        "quote": judged.article.text[best.start_char : best.end_char],
        "overlap": round(overlap(span, best), 3),
    }
