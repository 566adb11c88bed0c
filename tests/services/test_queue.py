"""The queue reads no more of a large desk than it shows."""

import pytest
import sqlalchemy as sa

from tests.plans import plan_of_last
from workbench.cli._bench_desk import fill
from workbench.domain.claims import ClaimStatus
from workbench.models import Article, db
from workbench.services import articles, queue
from workbench.services.queue import Key, QueueFilter


@pytest.fixture
def article_ids(in_app):
    fill(300, tell=lambda _: None)
    return db.session.scalars(sa.select(Article.id).order_by(Article.id)).all()


def test_a_state_of_an_article_and_its_counts_are_read_from_their_own_index(article_ids):
    wanted = QueueFilter(statuses=(ClaimStatus.PROPOSED,), article_id=article_ids[2])
    for after in (None, Key(600, 40)):
        plan = plan_of_last(lambda key=after: queue.page(wanted, after=key), "FROM claim ")
        assert "ix_claim_article_status" in plan
        assert "TEMP B-TREE FOR ORDER BY" not in plan
    assert "ix_claim_article_status" in plan_of_last(
        lambda: articles.counts_by_status(article_ids[:2])
    )
