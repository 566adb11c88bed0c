"""Invented claims for the tests of exports: one full record, variations, and any record at all."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st

from workbench.domain.claims import ClaimantType, ClaimKind, ClaimStatus
from workbench.domain.readings import Comparator
from workbench.domain.records import (
    NO_PARTS,
    AppearanceRecord,
    ClaimRecord,
    CorrectionRecord,
    EvidenceRecord,
    PartsRecord,
    Publisher,
    VerdictRecord,
)

DESK = Publisher(name="The Harbour Post Checks", url="https://checks.harbour-post.example/")

SPEECH = AppearanceRecord(
    article_id=3,
    article_title="Mayor opens the new ferry terminal",
    outlet="Nordholm Courier",
    author="Ilse Brandvik",
    published_on=date(2024, 4, 30),
    source_url="https://courier.example/2024/terminal",
    revision=2,
    digest="sha256:" + "5a" * 32,
    start_char=120,
    end_char=168,
    quote="the ferry carried 41,000 people, more than ever.",
)
LEAFLET = replace(
    SPEECH,
    article_id=9,
    article_title="Vote for more ferries",
    outlet="Ferry League",
    author="",
    published_on=date(2024, 2, 1),
    source_url="",
    revision=1,
    start_char=0,
    end_char=33,
    quote="41,000 on our ferry: a new record",
)
COUNT = EvidenceRecord(
    evidence_id=21,
    stance="refutes",
    passage="Passengers in 2019: 43,512. Passengers in 2023: 41,007.",
    locator="table 4",
    note="Counted at the gates.",
    source_title="Passengers by year",
    source_publisher="Nordholm Port Authority",
    source_url="https://port.example/statistics?year=2023",
    source_published_on=date(2024, 1, 15),
    file_name="",
    file_digest="",
    source_class="official statistic",
    source_naming="named",
)
LETTER = replace(
    COUNT,
    evidence_id=22,
    stance="context",
    passage="“A single ticket has cost 3 crowns since March.”",
    locator="second paragraph",
    note="Answer of the port authority to our question.",
    source_title="",
    source_publisher="",
    source_url="",
    source_published_on=None,
    file_name="letter.pdf",
    file_digest="sha256:" + "0f" * 32,
    source_class="document",
    source_naming="anonymous",
    source_unnamed_reason="The clerk would lose her post.",
    source_interests="Works for the port.",
)
VERDICT = VerdictRecord(
    number=2,
    rating="Mostly false",
    rating_value=2,
    best=5,
    worst=1,
    definition="A grain of truth, but what matters is wrong.",
    summary="The number is right.\nThe record is not: in 2019 there were 43,512 passengers.",
    author="Tomas Eide",
    recorded_at=datetime(2024, 5, 2, 9, 30, tzinfo=UTC),
    evidence_ids=(21,),
    signed_off_by="Rana Yilmaz",
    signed_off_at=datetime(2024, 5, 2, 16, 5, 0, 250_000, tzinfo=UTC),
)
RECORD = ClaimRecord(
    claim_id=7,
    wording="The Nordholm ferry carried more passengers in 2023 than ever before.",
    proposed_wording="the ferry carried 41,000 people, more than ever",
    kind="ranking",
    claimant="Greta Holm",
    claimant_type="person",
    claimed_on=date(2024, 4, 29),
    status="published",
    worth=0.845,
    reasons=(("superlative", "more than ever", 0.4), ("number", "41,000", 0.25)),
    pipeline="claim_finder 1",
    appearances=(SPEECH, LEAFLET),
    evidence=(COUNT, LETTER),
    verdict=VERDICT,
    publication="published",
    url="https://checks.harbour-post.example/claims/7",
    first_published_at=datetime(2024, 5, 3, 23, 30, tzinfo=UTC),
    changed_at=datetime(2024, 5, 3, 23, 30, tzinfo=UTC),
    corrections=(),
    parts=PartsRecord(
        number="41000",
        unit="people",
        comparator="about",
        period_words="in 2023",
        period_first_on=date(2023, 1, 1),
        period_last_on=date(2023, 12, 31),
        place="Nordholm",
        quoted_words="",
    ),
)
CORRECTED = replace(
    RECORD,
    claim_id=8,
    wording="A ticket costs “3 crowns”, says the café <b>& bar</b>.",
    kind="quantity",
    claimant="Ferry League",
    claimant_type="organization",
    claimed_on=None,
    worth=0.5,
    appearances=(LEAFLET,),
    evidence=(COUNT, LETTER),
    verdict=replace(
        VERDICT,
        rating="True",
        rating_value=5,
        definition="Nothing of weight is missing.",
        summary="The port authority confirms the price.",
        evidence_ids=(22,),
    ),
    publication="corrected",
    url="https://checks.harbour-post.example/claims/8",
    changed_at=datetime(2024, 5, 6, 8, tzinfo=UTC),
    corrections=(
        CorrectionRecord(
            kind="corrected",
            reason="An earlier version gave the price of a return ticket.",
            made_at=datetime(2024, 5, 6, 8, tzinfo=UTC),
        ),
    ),
)
UNJUDGED = replace(
    RECORD,
    claim_id=9,
    wording="=SUM(A1:A9) is what the עיתון said.",
    claimant="",
    claimant_type="",
    claimed_on=None,
    status="proposed",
    worth=0.0,
    reasons=(),
    evidence=(),
    verdict=None,
    publication="",
    url="",
    first_published_at=None,
    changed_at=None,
    parts=NO_PARTS,
)


def many_records(count: int) -> Iterator[ClaimRecord]:
    """Yield *count* publishable records, each made when it is asked for and none alike."""
    for number in range(count):
        yield replace(
            RECORD,
            claim_id=number,
            wording=f"{RECORD.wording} ({number})",
            url=f"https://checks.harbour-post.example/claims/{number}",
        )


# Text that has broken exports: formulas, markup, separators of lines, right-to-left, nothing.
HOSTILE = (
    "=1+1", "'=1+1", "''@x", "+2", "-2", "@cmd", "\t=x", "\r\n", "\n", "\0", " =1", "＝1", "'", '"',
    'say ""', "a,b;c", "</script><!--", "&amp;", "\u2028", "a\u2029b", "\x85", "\u202eesrever",
    "سلام عليكم", "עיתון", "🛳️", "e\u0301", "\ufeff", "  ", "\x0b\x0c\x1c", "null", "\\u2028", "\\",
)  # fmt: skip
texts = st.one_of(
    st.text(max_size=30),
    st.sampled_from(HOSTILE),
    st.tuples(st.sampled_from(HOSTILE), st.text(max_size=10)).map("".join),
)
words = texts.filter(str.strip)
counts = st.integers(0, 2**40)
days = st.dates(date(1900, 1, 1), date(2100, 12, 31))
times = st.datetimes(datetime(1970, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - hypothesis wants bounds without a zone
addresses = st.sampled_from(
    ("https://a.example/x?y=1&z=%20", "http://b.example:8080", "https://höfn.example/ä", "")
)
shares = st.floats(-1, 1)
worths = st.integers(0, 1000).map(lambda thousandths: thousandths / 1000)

appearances = st.builds(
    AppearanceRecord,
    article_id=counts,
    article_title=words,
    outlet=texts,
    author=texts,
    published_on=st.none() | days,
    source_url=addresses,
    revision=counts,
    digest=texts,
    start_char=counts,
    end_char=counts,
    quote=texts,
)


numbers = st.just("") | st.decimals(-1_000_000, 1_000_000, places=3).map(str)
parts = st.builds(
    PartsRecord,
    number=numbers,
    unit=texts,
    comparator=st.sampled_from(("", *Comparator)).map(str),
    period_words=texts,
    period_first_on=st.none() | days,
    period_last_on=st.none() | days,
    place=texts,
    quoted_words=texts,
)


def evidence(evidence_ids: tuple[int, ...]) -> st.SearchStrategy[tuple[EvidenceRecord, ...]]:
    """Return evidence with these numbers, whatever it says."""
    return st.tuples(
        *(
            st.builds(
                EvidenceRecord,
                evidence_id=st.just(each),
                stance=st.sampled_from(("supports", "refutes", "context")),
                passage=texts,
                locator=texts,
                note=texts,
                source_title=words,
                source_publisher=texts,
                source_url=addresses,
                source_published_on=st.none() | days,
                file_name=texts,
                file_digest=texts,
                source_class=texts,
                source_naming=texts,
                source_unnamed_reason=texts,
                source_interests=texts,
            )
            for each in evidence_ids
        )
    )


def verdicts(evidence_ids: tuple[int, ...]) -> st.SearchStrategy[VerdictRecord]:
    """Return verdicts with numbers in order that rest on some of this evidence."""
    relied = st.sets(st.sampled_from(evidence_ids)) if evidence_ids else st.just(set())
    return st.builds(
        lambda numbers, **rest: VerdictRecord(
            worst=numbers[0], rating_value=numbers[1], best=numbers[2], **rest
        ),
        numbers=st.lists(st.integers(0, 100), min_size=3, max_size=3).map(sorted),
        number=counts,
        rating=words,
        definition=texts,
        summary=texts,
        author=texts,
        recorded_at=times,
        evidence_ids=relied.map(sorted).map(tuple),
        signed_off_by=texts,
        signed_off_at=st.none() | times,
    )


@st.composite
def claim_records(draw: st.DrawFn) -> ClaimRecord:
    """Return any record at all, publishable or not."""
    evidence_ids = tuple(draw(st.lists(counts, max_size=3, unique=True)))
    return draw(
        st.builds(
            ClaimRecord,
            claim_id=counts,
            wording=texts,
            proposed_wording=texts,
            kind=st.sampled_from(list(ClaimKind)).map(str),
            claimant=texts,
            claimant_type=st.sampled_from(["", *map(str, ClaimantType)]),
            claimed_on=st.none() | days,
            parts=parts,
            status=st.sampled_from(list(ClaimStatus)).map(str),
            worth=worths,
            reasons=st.lists(st.tuples(texts, texts, shares), max_size=3).map(tuple),
            pipeline=texts,
            appearances=st.lists(appearances, max_size=3).map(tuple),
            evidence=evidence(evidence_ids),
            verdict=st.none() | verdicts(evidence_ids),
            publication=st.sampled_from(("", "published", "corrected", "withdrawn")),
            url=addresses,
            first_published_at=st.none() | times,
            changed_at=st.none() | times,
            corrections=st.lists(
                st.builds(CorrectionRecord, kind=texts, reason=words, made_at=times), max_size=2
            ).map(tuple),
        )
    )


@st.composite
def publishable_records(draw: st.DrawFn) -> ClaimRecord:
    """Return any record that can be a ClaimReview of DESK."""
    record = draw(claim_records())
    published_at = draw(times)
    return replace(
        record,
        wording=draw(words),
        claimant_type=draw(st.sampled_from(list(ClaimantType))).value,
        verdict=draw(verdicts(tuple(each.evidence_id for each in record.evidence))),
        publication=draw(st.sampled_from(("published", "corrected"))),
        url=f"https://checks.harbour-post.example/claims/{record.claim_id}",
        first_published_at=published_at,
        changed_at=published_at + draw(st.timedeltas(timedelta(0), timedelta(days=900))),
    )
