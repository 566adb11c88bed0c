"""The desk's own weights: a setting with its entry, used for what is proposed next."""

import json
from dataclasses import replace

import pytest
import sqlalchemy as sa

from workbench.domain.articles import ArticleDraft
from workbench.domain.claims import ClaimStatus
from workbench.domain.errors import InvalidInputError, StaleError
from workbench.domain.history import Event, EventRecord
from workbench.models import Claim, HistoryOpening, db
from workbench.nlp.worth import PREDICATE_NAMES, shipped_weights
from workbench.services import articles, history, worth
from workbench.services.extraction import propose
from workbench.services.transaction import transaction
from workbench.services.verify import verify

ARTICLE = """Dunmere council raised the ferry fare by 12 per cent on Monday.

The crossing carried 41,000 people last year, more than ever before, the harbour office said.
Dora Felling, the mayor, said the council had spent 4.2 million crowns on the new pier.
The old pier was closed in 2019 because its piles had rotted.
"""
NUMBER = "states a number"


def with_weights(**changes):
    base = worth.shipped()
    names = {name.replace(" ", "_"): name for name in base.weights}
    weights = dict(base.weights) | {names[name]: value for name, value in changes.items()}
    return replace(base, version="typed", weights=weights)


def change(desk, wanted, reason="We look at money first.", rev=None):
    setting = worth.find_setting()
    at = (setting.rev if setting else 0) if rev is None else rev
    with transaction():
        worth.change(wanted, reason, rev=at, actor=desk.admin)


def take_in(desk, text=ARTICLE):
    draft = ArticleDraft(title="Ferry fares", text=text)
    proposals = propose(draft)
    with transaction():
        return articles.take_in(draft, proposals, actor=desk.editor)


def claims_of(article):
    query = sa.select(Claim).where(Claim.article_id == article.id).order_by(Claim.id)
    return db.session.scalars(query).all()


def test_a_new_desk_judges_with_what_ships(in_app):
    assert worth.current() == worth.shipped()
    assert worth.shipped().version == f"shipped {shipped_weights().version}"
    assert set(worth.shipped().weights) == set(PREDICATE_NAMES)
    for name, weight in worth.for_reading(worth.shipped()).weights.items():
        assert weight == pytest.approx(shipped_weights().weights[name], abs=0.0005)


def test_every_predicate_is_explained_in_one_line(in_app):
    for name, meaning in worth.predicates():
        assert meaning
        assert "\n" not in meaning + name


def test_a_change_is_a_version_with_its_reason_in_the_history(desk):
    change(desk, with_weights(states_a_number=1_250))
    setting = worth.find_setting()
    assert worth.current().version == f"desk {setting.entry_seq} on {worth.shipped().version}"
    assert worth.current().weights[NUMBER] == 1_250
    data = db.session.scalars(
        sa.select(HistoryOpening.event).where(HistoryOpening.seq == setting.entry_seq)
    ).one()
    event = EventRecord.from_bytes(data)
    assert (event.event, event.note) == ("setting.changed", "We look at money first.")
    assert event.actor_id == desk.admin.id
    stored = json.loads(event.changes["value"][1])
    assert stored == {"weights": {NUMBER: 1_250}}
    assert verify().fault is None


def test_claims_say_with_which_weights_they_were_judged_and_keep_them(desk):
    before = claims_of(take_in(desk))
    kept = [(each.worth_milli, each.reasons) for each in before]
    assert before
    assert all(each.pipeline.endswith(f" · worth {worth.shipped().version}") for each in before)
    change(desk, with_weights(states_a_number=-3_000))
    after = claims_of(take_in(desk, ARTICLE + "\nAn epilogue."))
    assert all(each.pipeline.endswith(worth.current().version) for each in after)
    db.session.expire_all()
    assert [(each.worth_milli, each.reasons) for each in before] == kept


def test_the_desks_own_weights_judge_what_comes_next(desk):
    def of_number(article):
        return next(each for each in claims_of(article) if "4.2 million" in each.wording)

    first = of_number(take_in(desk)).worth_milli
    change(desk, with_weights(states_a_number=-3_000))
    assert of_number(take_in(desk, ARTICLE + "\nAn epilogue.")).worth_milli < first - 100


def test_a_later_release_weighs_anew_what_the_desk_left_to_it(desk, monkeypatch):
    change(desk, with_weights(states_a_number=1_250))
    take_in(desk)
    ours = shipped_weights()
    weights = {name: weight + 0.1 for name, weight in ours.weights.items()}
    later = replace(ours, version="later", weights=weights)
    monkeypatch.setattr(worth, "shipped_weights", lambda: later)
    assert worth.current().weights[NUMBER] == 1_250
    assert worth.current().weights["hedges"] == round(ours.weights["hedges"] * 1000) + 100
    assert worth.current().version.endswith(" on shipped later")
    # What the claims were judged with is not known any more, and nothing is reckoned from it.
    (shown,) = worth.preview(worth.current())
    assert (shown.moved, shown.unknown > 0) == ([], True)


def test_going_back_to_what_ships_is_a_change_too(desk):
    change(desk, with_weights(states_a_number=1_250))
    change(desk, with_weights(), "It did not help.")
    assert worth.find_setting().value == ""
    assert worth.current() == worth.shipped()
    assert verify().fault is None


@pytest.mark.parametrize("own", [False, True])
def test_saving_what_is_there_already_is_refused(desk, own):
    wanted = with_weights(states_a_number=1_250) if own else with_weights()
    if own:
        change(desk, wanted)
    with pytest.raises(InvalidInputError, match="Change one first"):
        change(desk, wanted)


def test_a_change_without_a_reason_is_refused(desk):
    with pytest.raises(InvalidInputError, match="Say why") as raised:
        change(desk, with_weights(states_a_number=1), " ")
    assert raised.value.field == "reason"
    assert worth.find_setting() is None


def test_two_admins_at_once_are_one_change_and_a_refusal_that_shows_it(desk):
    change(desk, with_weights(states_a_number=1_250))
    with pytest.raises(StaleError) as raised:
        change(desk, with_weights(hedges=0), rev=0)
    assert raised.value.theirs[NUMBER] == "1.25"


def test_a_predicate_that_came_later_weighs_as_shipped(desk):
    wanted = with_weights(states_a_number=1_250)
    fewer = {name: weight for name, weight in wanted.weights.items() if name != "hedges"}
    change(desk, replace(wanted, weights=fewer | {"of old": 9}))
    assert worth.current().weights["hedges"] == worth.shipped().weights["hedges"]
    assert "of old" not in worth.current().weights


def test_a_look_at_a_change_is_about_what_judging_anew_gives_and_writes_nothing(desk):
    article = take_in(desk)
    wanted = with_weights(states_a_number=-500, compares=2_000)
    before = verify()
    (shown,) = worth.preview(wanted)
    assert verify() == before
    assert shown.article.id == article.id
    assert shown.unknown == 0
    assert [each.place_after for each in shown.moved] == [*range(1, len(shown.moved) + 1)]
    change(desk, wanted)
    anew = {each.wording: each.worth_milli for each in claims_of(take_in(desk, ARTICLE + "\nEnd."))}
    for each in shown.moved:
        assert each.worth_before == each.claim.worth_milli
        if each.claim.wording in anew:
            assert abs(each.worth_after - anew[each.claim.wording]) <= 60


def test_a_look_is_at_the_foremost_proposals_of_the_newest_articles(desk):
    lines = "\n\n".join(f"The ferry carried {n} people in 20{n}." for n in range(10, 26))
    for number in range(worth.PREVIEW_ARTICLES + 1):
        take_in(desk, f"{lines}\n\nEdition {number}.")
    found = worth.preview(with_weights(states_a_number=2_000))
    assert len(found) == worth.PREVIEW_ARTICLES
    assert [each.article.id for each in found] == sorted(
        (each.article.id for each in found), reverse=True
    )
    assert all(len(each.moved) <= worth.PREVIEW_CLAIMS for each in found)


def test_claims_judged_with_weights_nobody_knows_are_counted_apart(desk):
    article = desk.make_article()
    (shown,) = worth.preview(with_weights(states_a_number=2_000))
    assert shown.article.id == article.id
    assert (shown.moved, shown.unknown) == ([], 2)


def test_a_place_before_is_among_the_claims_that_are_shown(desk):
    article = take_in(desk)
    foremost = max(claims_of(article), key=lambda each: each.worth_milli)
    with transaction():
        foremost.pipeline = "of an earlier release · worth shipped 0"
        history.append(Event.CLAIM_EDITED, foremost, actor=desk.editor)
    (shown,) = worth.preview(worth.shipped())
    assert shown.unknown == 1
    assert [(each.place_before, each.place_after) for each in shown.moved] == [
        (place, place) for place in range(1, len(shown.moved) + 1)
    ]


def test_claims_judged_with_an_earlier_version_of_the_desk_are_reckoned_from_it(desk):
    change(desk, with_weights(states_a_number=1_250))
    article = take_in(desk)
    own = worth.current()
    change(desk, with_weights(), "Back.")
    (shown,) = worth.preview(replace(own, version="typed"))
    assert shown.article.id == article.id
    assert shown.unknown == 0
    assert all(abs(each.worth_after - each.worth_before) <= 1 for each in shown.moved)


def test_only_proposals_are_looked_at(desk):
    for claim in claims_of(take_in(desk)):
        if claim.status is ClaimStatus.PROPOSED:
            desk.accepted(claim)
    assert worth.preview(with_weights(hedges=0)) == []
