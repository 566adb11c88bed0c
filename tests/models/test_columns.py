"""Columns mean the same on both databases, and hold nothing that the models do not know."""

import random
from datetime import UTC, datetime, timedelta, timezone

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from sqlalchemy.exc import IntegrityError, StatementError

from tests.person import Person
from workbench.domain.editors import Role
from workbench.models import AUDITED, Base, Claim, Source, WebSession, db
from workbench.models.columns import UtcDateTime
from workbench.services import sessions
from workbench.services.transaction import transaction

MOMENTS = st.datetimes(
    datetime(1000, 1, 2),  # noqa: DTZ001  # hypothesis adds the zone
    datetime(9999, 12, 30),  # noqa: DTZ001  # same
    timezones=st.integers(-14 * 60, 14 * 60).map(lambda m: timezone(timedelta(minutes=m))),
)


def seen_at(key):
    return db.session.get_one(WebSession, sessions.hash_of(key)).last_seen_at


def keep(key, moment):
    with transaction():
        sessions.keep(key, b"x", None)
        db.session.get_one(WebSession, sessions.hash_of(key)).last_seen_at = moment


@hypothesis_settings(max_examples=30)
@given(MOMENTS, MOMENTS)
def test_a_time_is_the_same_moment_when_it_is_read_back(in_app, one, other):
    keep("one", one)
    keep("other", other)
    assert seen_at("one") == one
    assert seen_at("one").utcoffset() == timedelta(0)
    order = sa.select(WebSession.last_seen_at).order_by(WebSession.last_seen_at)
    assert list(db.session.scalars(order)) == sorted([one, other])
    later = sa.select(sa.func.count()).select_from(WebSession).where(WebSession.last_seen_at > one)
    assert db.session.scalar(later) == (other > one)


def test_a_time_without_a_zone_is_refused(in_app):
    with pytest.raises(StatementError, match="without a zone"):
        keep("one", datetime(2026, 3, 2, 9))  # noqa: DTZ001  # that is the point
    assert UtcDateTime().process_result_value(None, db.engine.dialect) is None


def test_bytes_come_back_as_they_are(in_app):
    data = bytes(range(256)) * 3
    with transaction():
        sessions.keep("one", data, None)
    assert db.session.get_one(WebSession, sessions.hash_of("one")).data == data


@pytest.mark.parametrize(("column", "value"), [("status", "forgotten"), ("kind", "opinion")])
def test_the_database_knows_the_words_of_a_closed_list(desk, column, value):
    claim_id = desk.make_proposal().id
    db.session.rollback()
    statement = sa.text(f"UPDATE claim SET {column} = :value WHERE id = :id")
    with pytest.raises(IntegrityError), db.engine.begin() as connection:
        connection.execute(statement, {"value": value, "id": claim_id})


def test_every_table_of_records_is_audited_and_every_other_is_known():
    others = {
        *("history_entry", "history_head", "history_opening", "account", "setup_code"),
        *("sign_in_attempt", "web_session", "claim_lease"),
        *("job", "job_step", "job_worker"),  # what a job does to records is audited, not itself
        "finding_claim",  # derived from places and spans, for the queue
    }
    assert set(Base.metadata.tables) - others == set(AUDITED)


def test_the_columns_of_an_audited_table_come_in_one_order():
    for model in AUDITED.values():
        names = [column.name for column in model.__table__.c]
        assert names[:3] == ["id", "rev", "entry_seq"], model


def test_the_longest_address_and_title_of_any_letters_can_be_kept(desk, app):
    """An index of PostgreSQL holds fewer bytes than such a column may have."""
    claim_id = desk.make_claim().id
    dice = random.Random(1)

    def letters(number):
        return "".join(chr(dice.randrange(0x4E00, 0x9FFF)) for _ in range(number))

    title, url = letters(500), f"https://example.org/{letters(1_980)}"
    form = {"title": title, "publisher": letters(300), "url": url, "locator": letters(300)}
    form |= {"stance": "supports", "passage": letters(20_000), "note": letters(5_000), "rev": 0}
    fields = {f"evidence-{name}": value for name, value in form.items()}
    answer = Person(app, Role.EDITOR).post(f"/claims/{claim_id}/evidence/new", **fields)
    assert answer.status_code == 303
    db.session.rollback()
    source = db.session.scalars(sa.select(Source)).one()
    assert (source.title, source.url) == (title, url)
    assert db.session.get_one(Claim, claim_id).created_at.tzinfo is UTC
