"""What became of claims in newer texts survives a step back and the step forward again."""

import pytest
import sqlalchemy as sa

from workbench.domain.articles import ArticleDraft, Way
from workbench.migrations.runner import differences, downgrade, upgrade
from workbench.models import Appearance, AppearanceChange, ArticleRevision, Claim, db
from workbench.models.engine import guards_of
from workbench.services import editors, revisions
from workbench.services.transaction import transaction
from workbench.services.verify import verify


def kept():
    """All that the migration's columns and table hold."""
    places = sa.select(
        Appearance.id, Appearance.came_from_id, Appearance.outcome, Appearance.context_changed
    )
    changes = sa.select(AppearanceChange.id, AppearanceChange.outcome, AppearanceChange.became_id)
    ways = sa.select(ArticleRevision.id, ArticleRevision.way)
    return [
        [tuple(row) for row in db.session.execute(query.order_by(sa.text("1")))]
        for query in (places, changes, ways)
    ]


@pytest.mark.parametrize("revision", ["0007", "0006", "0002"])
def test_going_back_and_up_again_keeps_revisions_and_what_became_of_claims(desk, revision):
    claim = desk.published()
    article, number = claim.article, claim.id
    text = article.newest.text.replace("12 years", "13 years").replace("4.2", "5.1")
    with transaction():
        draft = ArticleDraft(title="Newer", text=text, way=Way.PASTE)
        revisions.add_revision(article, draft, after=1, actor=desk.editor)
    before, guards, report = kept(), guards_of(db.engine), verify()
    assert report.fault is None
    assert len(before[1]) == 2
    db.session.remove()
    downgrade(db.engine, revision)
    upgrade(db.engine)
    assert (kept(), guards_of(db.engine), verify()) == (before, guards, report)
    assert differences(db.engine) == []
    with transaction():
        found = db.session.get_one(Claim, number)
        editor = editors.find_by_email("editor@example.org")
        assert revisions.see(found, actor=editor) == 1
    assert verify().fault is None
