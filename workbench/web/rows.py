"""Claims as rows and list items of a page."""

from dataclasses import dataclass
from datetime import datetime

from flask import url_for

from workbench.models import Claim, Editor
from workbench.services.clock import now

REASONS = 3
_MINUTE, _HOUR, _DAY = 60, 3_600, 86_400


@dataclass(frozen=True)
class Row:
    """A claim as the queue's table and the article's list show it."""

    id: int
    href: str
    worth: float
    wording: str
    prefix: str
    quote: str
    suffix: str
    reasons: str
    kind: str
    claimant: str
    article_title: str
    article_href: str
    status: str
    holder: str
    mine: bool
    age: str
    at: datetime
    questioned: bool
    changed: bool


def row_of(
    claim: Claim,
    reader: Editor,
    *,
    in_article: bool = False,
    questioned: bool = False,
    changed: bool = False,
) -> Row:
    """Return *claim* as *reader* sees it in a list; inside its article the context is left out.

    `questioned` says that an open finding speaks of it, `changed` that a newer text of its article
    reads differently at its place, which nobody has seen yet.
    """
    appearance = claim.appearances[0] if not in_article and claim.appearances else None
    hold = claim.hold if claim.hold is not None and claim.hold.expires_at > now() else None
    return Row(
        id=claim.id,
        href=url_for("claims.show", claim_id=claim.id),
        worth=claim.worth,
        wording=claim.wording,
        prefix=appearance.prefix if appearance else "",
        quote=appearance.quote if appearance else "",
        suffix=appearance.suffix if appearance else "",
        reasons=_strongest(claim),
        kind=claim.kind.value,
        claimant=claim.claimant,
        article_title="" if in_article else claim.article.title,
        article_href=url_for("articles.show", article_id=claim.article_id),
        status=claim.status.value,
        holder=hold.editor.name if hold else "",
        mine=hold is not None and hold.editor_id == reader.id,
        age=age_of(claim.created_at),
        at=claim.created_at,
        questioned=questioned,
        changed=changed,
    )


def _strongest(claim: Claim) -> str:
    """Return the predicates that add most to the claim's worth, in words."""
    adding = sorted(claim.named_reasons, key=lambda each: -each.share)
    return " · ".join(each.predicate for each in adding[:REASONS] if each.share > 0)


def age_of(moment: datetime) -> str:
    """Return how long ago *moment* was, in one short unit."""
    seconds = max(0, int((now() - moment).total_seconds()))
    for unit, letter in ((_DAY, "d"), (_HOUR, "h"), (_MINUTE, "min")):
        if seconds >= unit:
            return f"{seconds // unit} {letter}"
    return "now"
