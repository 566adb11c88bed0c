"""Desks of any size to measure on: invented claims, each with its true entries in the history."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sqlalchemy import select, text

from workbench.domain.articles import ArticleDraft, context_of
from workbench.domain.claims import ClaimantType, ClaimKind, ClaimStatus
from workbench.domain.editors import Role
from workbench.domain.history import Event
from workbench.domain.verdicts import Stance, VerdictDraft
from workbench.models import Appearance, Article, Claim, Editor, db
from workbench.services import articles, desk, editors, evidence, verdicts
from workbench.services.articles import Proposals
from workbench.services.clock import now
from workbench.services.evidence import EvidenceDraft
from workbench.services.history_bulk import append_new
from workbench.services.parts import NO_PART_COLUMNS
from workbench.services.transaction import transaction

SEED = 20_260_302
PASSWORD = "eleven slow green trams"  # noqa: S105  # of an invented person on a desk that is thrown away
EMAIL = "reader@example.org"
# As on a working desk: most claims still wait to be looked at.
ACCEPTED_SHARE = 0.2
EVIDENCE_PER_CLAIM = 3
# A long article; the claim page shows it whole.
CLAIMS_PER_ARTICLE = 50

_WHO = ("The harbour board", "Councillor Maud Ferrier", "The ministry", "Dr Ivo Castellan")
_DID = (
    "spent {n} crowns on the pier",
    "closed {n} stops for the first time in {m} years",
    "counted {n} boats, more than in any year before",
    "said that {n} homes had been without water for {m} days",
)


@dataclass(frozen=True)
class BenchDesk:
    """What was filled: one claim that has been judged, and how many claims there are in all."""

    judged_claim_id: int
    claims: int


def fill(claims: int, *, tell: Callable[[int], None]) -> BenchDesk:
    """Fill the current desk with *claims* claims, CLAIMS_PER_ARTICLE to an article.

    `tell` hears how many more there are, batch by batch. One of them has evidence and a verdict,
    done as editors do it.
    """
    rng = random.Random(SEED)  # noqa: S311  # repeatable desks, nothing secret
    with transaction():
        desk.found_desk()
        editor = editors.add_editor("Iva Reader", EMAIL, Role.EDITOR, actor=None)
        editors.set_password(editor, PASSWORD, actor=editor)
    done = 0
    while done < claims:
        number = min(CLAIMS_PER_ARTICLE, claims - done)
        sentences = [_sentence(rng) for _ in range(number)]
        with transaction():
            _add_claims(_take_in(sentences, done, editor), sentences, rng, editor)
        done += number
        tell(number)
    judged = _judge()
    _gather_statistics()
    return BenchDesk(judged, claims)


def _gather_statistics() -> None:
    """Let PostgreSQL look at what it holds, as its own housekeeping does on a desk that grows."""
    if db.engine.dialect.name == "postgresql":
        with db.engine.begin() as connection:
            connection.execute(text("ANALYZE"))


def _sentence(rng: random.Random) -> str:
    did = rng.choice(_DID).format(n=f"{rng.randint(20, 90_000):,}", m=rng.randint(2, 60))
    return f"{rng.choice(_WHO)} {did}."


def _take_in(sentences: list[str], number: int, editor: Editor) -> Article:
    draft = ArticleDraft(
        title=f"Minutes, part {number // CLAIMS_PER_ARTICLE + 1}",
        text="\n\n".join(sentences),
        outlet="Bench",
    )
    return articles.take_in(draft, Proposals((), "bench"), actor=editor)


def _add_claims(article: Article, sentences: list[str], rng: random.Random, editor: Editor) -> None:
    claims = [_claim(article.id, each, rng) for each in sentences]
    accepted = [each for each in claims if each.status is ClaimStatus.ACCEPTED]
    proposed = [each for each in claims if each.status is ClaimStatus.PROPOSED]
    for event, group in ((Event.CLAIM_PROPOSED, proposed), (Event.CLAIM_ADDED, accepted)):
        if group:
            append_new(event, group, actor=editor, article_id=article.id)
    appearances = list(_appearances(article, claims))
    append_new(Event.APPEARANCE_ADDED, appearances, actor=editor, article_id=article.id)


def _claim(article_id: int, sentence: str, rng: random.Random) -> Claim:
    accepted = rng.random() < ACCEPTED_SHARE
    words = sentence.removesuffix(".")
    return Claim(
        article_id=article_id,
        wording=words,
        proposed_wording=words,
        kind=rng.choice(list(ClaimKind)),
        claimant=next(each for each in _WHO if words.startswith(each)),
        claimant_type=ClaimantType.ORGANIZATION if accepted else None,
        claimed_on=None,
        worth_milli=rng.randint(0, 1000),
        reasons=[{"predicate": "states a number", "words": words[-12:], "share_milli": 300}],
        pipeline="bench",
        status=ClaimStatus.ACCEPTED if accepted else ClaimStatus.PROPOSED,
        status_note="",
        merged_into_id=None,
        created_at=now(),
        **NO_PART_COLUMNS,
    )


def _appearances(article: Article, claims: list[Claim]) -> Iterator[Appearance]:
    revision = article.newest
    start = 0
    for claim in claims:
        start = revision.text.index(claim.wording, start)
        end = start + len(claim.wording)
        prefix, suffix = context_of(revision.text, start, end)
        yield Appearance(
            claim_id=claim.id,
            revision_id=revision.id,
            start_char=start,
            end_char=end,
            quote=claim.wording,
            prefix=prefix,
            came_from_id=None,
            outcome=None,
            context_changed=None,
            suffix=suffix,
        )
        start = end


def _judge() -> int:
    """Give one accepted claim evidence and a verdict; return its id."""
    with transaction():
        claim = db.session.scalar(
            select(Claim).where(Claim.status == ClaimStatus.ACCEPTED).order_by(Claim.id).limit(1)
        )
        editor = editors.find_by_email(EMAIL)
        if claim is None or editor is None:
            msg = "a bench desk has an accepted claim and an editor"
            raise RuntimeError(msg)
        items = [
            evidence.attach(
                claim,
                EvidenceDraft(
                    title=f"Ledger {number}", stance=Stance.SUPPORTS, passage="The sum is entered."
                ),
                actor=editor,
            )
            for number in range(EVIDENCE_PER_CLAIM)
        ]
        draft = VerdictDraft(
            rating_id=desk.current_scale().ratings[0].id,
            summary="The ledger bears it out.",
            evidence_ids=tuple(each.id for each in items),
            replaces=0,
        )
        verdicts.record(claim, draft, actor=editor)
        return claim.id
