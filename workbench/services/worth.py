"""The desk's weights of worth: what ships, what the desk made of it, and what a change would do."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from workbench.domain.claims import REASON_MAX, ClaimStatus
from workbench.domain.errors import InvalidInputError, StaleError
from workbench.domain.history import Event, EventRecord
from workbench.domain.text import ensure_at_most
from workbench.domain.worth import WeightSet, rejudged, weight_text
from workbench.models import Article, Claim, DeskSetting, Editor, HistoryOpening, db
from workbench.nlp.worth import PREDICATE_NAMES, Weights, meaning_of, shipped_weights
from workbench.services import history

KEY = "worth"
PREVIEW_ARTICLES = 3
PREVIEW_CLAIMS = 10
# What a claim's `pipeline` says last: the weights it was judged with.
_VERSION = re.compile(r" · worth (shipped \S+|desk [0-9]+ on shipped \S+)$")


def predicates() -> list[tuple[str, str]]:
    """Return each predicate with its meaning in one line."""
    return [(name, meaning_of(name)) for name in PREDICATE_NAMES]


def shipped() -> WeightSet:
    """Return the weights that ship with the product."""
    found = shipped_weights()
    return WeightSet(
        version=f"shipped {found.version}",
        bias=round(found.bias * 1000),
        weights={name: round(found.weights.get(name, 0) * 1000) for name in PREDICATE_NAMES},
    )


def find_setting() -> DeskSetting | None:
    """Return the record of the desk's own weights; None where it never had any."""
    return db.session.scalar(select(DeskSetting).where(DeskSetting.key == KEY))


def current() -> WeightSet:
    """Return the weights that claims are judged with now: the desk's own, else those shipped."""
    setting = find_setting()
    if setting is None or not setting.value:
        return shipped()
    base = shipped()
    return base.with_own(setting.value, f"desk {setting.entry_seq} on {base.version}")


def for_reading(chosen: WeightSet) -> Weights:
    """Return *chosen* as the reading of articles takes them."""
    weights = {name: weight / 1000 for name, weight in chosen.weights.items()}
    return Weights(chosen.version, chosen.bias / 1000, weights)


def signed(pipeline: str, chosen: WeightSet) -> str:
    """Return the words that say what proposed a claim, with the weights it was judged with."""
    return f"{pipeline} · worth {chosen.version}"


def change(wanted: WeightSet, reason: str, *, rev: int, actor: Editor) -> None:
    """Make *wanted* the desk's weights, for a reason that is kept with them.

    Only what differs from the shipped weights is kept, so the others follow later releases;
    weights equal to those shipped give up the desk's own. `rev` is the revision the form was
    opened on (0 where there was none): StaleError when somebody saved since. Claims that are there
    keep their worth and reasons.
    """
    setting = find_setting()
    if rev != (setting.rev if setting is not None else 0):
        raise StaleError(
            "Somebody saved other weights since you opened the page. Theirs stand beside yours.",
            theirs=_as_typed(current()),
        )
    if not reason.strip():
        raise InvalidInputError("Say why the weights change.", field="reason")
    ensure_at_most(reason, REASON_MAX, field="reason")
    value = wanted.own_text(shipped())
    if value == (setting.value if setting is not None else ""):
        raise InvalidInputError("These are the weights the desk has. Change one first.")
    if setting is None:
        setting = DeskSetting(key=KEY, value=value)
    else:
        setting.value = value
    history.append(Event.SETTING_CHANGED, setting, actor=actor, note=reason.strip())


def _as_typed(chosen: WeightSet) -> dict[str, str]:
    weights = {name: weight_text(weight) for name, weight in chosen.weights.items()}
    return {"bias": weight_text(chosen.bias), **weights}


@dataclass(frozen=True)
class Moved:
    """A claim before and after: worth in thousandths, and place in its article's order."""

    claim: Claim
    worth_before: int
    worth_after: int
    place_before: int
    place_after: int


@dataclass(frozen=True)
class Preview:
    """What a change would do to the foremost proposals of one article, in their new order.

    `unknown` is how many were judged with weights that are not known any more.
    """

    article: Article
    moved: Sequence[Moved]
    unknown: int


def preview(wanted: WeightSet) -> list[Preview]:
    """Return what *wanted* would do to the newest articles' proposals; writes nothing.

    It is reckoned from the reasons kept with each claim: see `rejudged` for how exactly.
    """
    articles = db.session.scalars(
        select(Article)
        .where(
            select(Claim.id)
            .where(Claim.article_id == Article.id, Claim.status == ClaimStatus.PROPOSED)
            .exists()
        )
        .order_by(Article.id.desc())
        .limit(PREVIEW_ARTICLES)
    ).all()
    known: dict[str, WeightSet | None] = {}
    return [_preview(article, wanted, known) for article in articles]


def _preview(article: Article, wanted: WeightSet, known: dict[str, WeightSet | None]) -> Preview:
    claims = db.session.scalars(
        select(Claim)
        .where(Claim.article_id == article.id, Claim.status == ClaimStatus.PROPOSED)
        .order_by(Claim.worth_milli.desc(), Claim.id)
        .options(joinedload(Claim.article))
    ).all()
    judged: list[tuple[int, Claim]] = []
    for claim in claims:
        old = _judged_with(claim, known)
        if old is not None:
            shares = [(each["predicate"], each["share_milli"]) for each in claim.reasons]
            judged.append((rejudged(claim.worth_milli, shares, old, wanted), claim))
    # The places before are among the same claims: those left out would seem to have been passed.
    before = {claim.id: place for place, (_, claim) in enumerate(judged, start=1)}
    judged.sort(key=lambda each: (-each[0], each[1].id))
    moved = [
        Moved(claim, claim.worth_milli, worth, before[claim.id], place)
        for place, (worth, claim) in enumerate(judged[:PREVIEW_CLAIMS], start=1)
    ]
    return Preview(article, moved, len(claims) - len(judged))


def _judged_with(claim: Claim, known: dict[str, WeightSet | None]) -> WeightSet | None:
    """Return the weights that *claim* was judged with; None where they are not known."""
    found = _VERSION.search(claim.pipeline)
    if found is None:
        return None
    version = found[1]
    if version not in known:
        known[version] = _find_version(version)
    return known[version]


def _find_version(version: str) -> WeightSet | None:
    base = shipped()
    if version == base.version:
        return base
    desk, _, rests_on = version.partition(" on ")
    if rests_on != base.version:
        return None
    number = int(desk.removeprefix("desk "))
    data = db.session.scalar(select(HistoryOpening.event).where(HistoryOpening.seq == number))
    if data is None:
        return None
    value = EventRecord.from_bytes(data).changes.get("value", (None, None))[1]
    return base.with_own(value, version) if isinstance(value, str) and value else None
