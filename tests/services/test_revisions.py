"""A newer text of an article: kept once, every claim found again, editors told what changed."""

from datetime import date

import pytest
import sqlalchemy as sa

from tests.factories import FIRST, SPENT, TEXT, candidate
from workbench.domain.anchors import AnchorState
from workbench.domain.articles import ArticleDraft, Way
from workbench.domain.claims import ClaimStatus
from workbench.domain.errors import (
    DuplicateArticleError,
    InvalidInputError,
    KnownAddressError,
    NotFoundError,
    StaleError,
    UnchangedTextError,
)
from workbench.models import Appearance, AppearanceChange, Article, Claim, HistoryOpening, db
from workbench.services import (
    appearances,
    articles,
    claims,
    decisions,
    findings,
    queue,
    revisions,
    verdicts,
)
from workbench.services.articles import Proposals
from workbench.services.queue import QueueFilter
from workbench.services.transaction import transaction
from workbench.services.verify import verify

KEPT, MOVED, CHANGED, GONE = AnchorState
START_DAY = date(2026, 1, 5)
COST = "The council says it spent 4.2 million crowns on the pier."


def draft(text, **values):
    return ArticleDraft(title="Ferry line reopens", text=text, way=Way.PASTE, **values)


def add(desk, article, text, *, after=None):
    number = article.newest.number if after is None else after
    with transaction():
        return revisions.add_revision(article, draft(text), after=number, actor=desk.editor)


def take_in(desk, text=TEXT, quotes=(FIRST, SPENT), **values):
    found = Proposals([candidate(text, each) for each in quotes], "test 1")
    with transaction():
        return articles.take_in(draft(text, **values), found, actor=desk.editor)


def claims_of(article):
    query = sa.select(Claim).where(Claim.article_id == article.id).order_by(Claim.id)
    return db.session.scalars(query).all()


def test_every_claim_is_found_again_in_the_newer_text(desk):
    article = take_in(desk)
    added = add(desk, article, f"New on top.\n\n{TEXT.replace('4.2', '5.1')}")
    assert (added.revision.number, added.revision.way) == (2, Way.PASTE)
    assert added.outcomes == {KEPT: 1, CHANGED: 1}
    first, spent = articles.spans_of(added.revision)
    assert (first.quote, first.outcome, first.came_from_id is None) == (FIRST, KEPT, False)
    assert spent.quote == SPENT.replace("4.2", "5.1")
    text = added.revision.text
    for each in (first, spent):
        assert text[each.start_char : each.end_char] == each.quote
        assert each.context_changed is False
    assert verify().fault is None


def test_a_verdict_stays_on_the_words_that_were_judged_and_its_editors_are_told(desk):
    article = take_in(desk)
    judged = desk.signed(desk.judged(desk.accepted(claims_of(article)[1])))
    digest = verdicts.newest_verdict(judged).content_digest
    added = add(desk, article, TEXT.replace("4.2", "5.1"))
    assert added.judged_changed == appearances.changed_with_verdict() == 1
    claim = db.session.get_one(Claim, judged.id)
    assert claim.status is ClaimStatus.SIGNED_OFF
    assert [each.quote for each in claim.appearances] == [SPENT]
    assert verdicts.content_of(verdicts.newest_verdict(claim)).digest == digest
    [change] = appearances.unseen_of(claim)
    assert (change.outcome, change.appearance.quote) == (CHANGED, SPENT)
    assert change.became.quote == SPENT.replace("4.2", "5.1")
    [shown] = queue.page(QueueFilter(article_changed=True)).claims
    assert shown.id == claim.id
    with transaction():
        assert revisions.see(claim, actor=desk.reviewer) == 1
    assert appearances.unseen_of(claim) == []
    assert queue.page(QueueFilter(article_changed=True)).claims == []
    assert change.seen_by_id == desk.reviewer.id
    last = db.session.scalars(sa.select(HistoryOpening).order_by(HistoryOpening.seq.desc())).first()
    assert (last.event_name, last.claim_id) == ("appearance_change.seen", claim.id)
    with transaction():
        assert revisions.see(claim, actor=desk.reviewer) == 0
    assert verify().fault is None


def test_a_denial_put_before_the_words_is_to_be_seen_though_they_were_kept(desk):
    article = take_in(desk)
    add(desk, article, TEXT.replace("The council says it", "The council denied that it"))
    [change] = db.session.scalars(sa.select(AppearanceChange)).all()
    assert (change.outcome, change.became.quote) == (KEPT, SPENT)
    assert change.became.context_changed is True


def test_a_text_that_is_the_same_or_another_articles_changes_nothing(desk):
    article = take_in(desk)
    other = take_in(desk, "Quite another text.", ())
    before = verify()
    with pytest.raises(UnchangedTextError):
        add(desk, article, f"\ufeff{TEXT}\r\n")
    with pytest.raises(DuplicateArticleError) as raised:
        add(desk, article, "Quite another text.")
    assert raised.value.article_id == other.id
    with pytest.raises(StaleError):
        add(desk, article, "A newer text.", after=7)
    assert verify() == before


def test_a_text_that_comes_back_brings_its_claims_back(desk):
    article = take_in(desk)
    add(desk, article, TEXT.replace(f" {COST}", ""))
    [change] = db.session.scalars(sa.select(AppearanceChange)).all()
    assert (change.outcome, change.became_id) == (GONE, None)
    added = add(desk, article, TEXT)
    assert added.revision.number == 3
    assert [each.quote for each in articles.spans_of(added.revision)] == [FIRST, SPENT]
    [_, spent] = claims_of(article)
    [place] = appearances.places_of(spent)
    assert (place.standing.revision_id, place.gone) == (added.revision.id, False)


def test_what_is_gone_with_possible_places_is_placed_by_hand(desk):
    article = take_in(desk)
    twice = f"As said before, in other words. {COST}\n\nOnce more it is this. {COST}\n\n"
    add(desk, article, twice + TEXT.replace(f" {COST}", ""))
    claim = claims_of(article)[1]
    [change] = appearances.unseen_of(claim)
    assert change.outcome is GONE
    start = change.places[-1][0]
    with pytest.raises(InvalidInputError), transaction():
        revisions.place(change, start + 1, actor=desk.editor)
    with transaction():
        row = revisions.place(change, start, actor=desk.editor)
    assert (row.quote, row.outcome, row.start_char) == (SPENT, MOVED, start)
    assert appearances.unseen_of(claim) == []
    with pytest.raises(StaleError), transaction():
        revisions.place(change, start, actor=desk.editor)
    assert verify().fault is None


def test_what_was_dismissed_is_not_proposed_again_and_tells_nobody(desk):
    article = take_in(desk)
    with transaction():
        claims.dismiss(claims_of(article)[1], "No claim.", actor=desk.editor)
    text = f"New on top.\n\n{TEXT}"
    with transaction():
        added = revisions.add_revision(article, draft(text), after=1, actor=desk.editor)
        proposals = Proposals([candidate(text, each) for each in (SPENT, "New on top")], "test 1")
        articles.keep_proposals(added.revision, proposals, actor=desk.editor)
    assert [each.wording for each in claims_of(article)] == [FIRST, SPENT, "New on top"]
    add(desk, article, text.replace("4.2", "5.1"))
    assert db.session.scalars(sa.select(AppearanceChange)).all() == []


def test_a_merged_claim_takes_its_places_and_changes_along(desk):
    article = take_in(desk)
    add(desk, article, TEXT.replace("4.2", "5.1").replace("12 years", "13 years"))
    first, spent = claims_of(article)
    with transaction():
        claims.merge(first, spent, actor=desk.editor)
    assert len(appearances.all_of(spent)) == 4
    assert len(appearances.unseen_of(spent)) == 2
    assert appearances.all_of(first) == []
    assert verify().fault is None


def test_a_claim_is_split_where_it_stands_now(desk):
    article = take_in(desk)
    added = add(desk, article, f"On top.\n\n{TEXT}")
    claim = desk.accepted(claims_of(article)[1])
    with transaction():
        made = claims.split(claim, ["it spent 4.2", "million crowns"], actor=desk.editor)
    assert [each.appearances[0].revision_id for each in made] == [added.revision.id] * 2


def test_a_finding_of_an_earlier_text_is_no_question_any_more(desk):
    finding = desk.make_finding()
    article = finding.revision.article
    assert findings.questioned([findings.claim_of(finding)])
    add(desk, article, article.newest.text + " More.")
    assert not findings.questioned([findings.claim_of(finding)])
    claim = db.session.get_one(Claim, findings.claim_of(finding))
    assert findings.findings_about(claim) == []


def test_a_claim_in_several_articles_names_the_one_that_came_out_first(desk):
    late = take_in(desk, published_on=None)
    text = "Weeks before. It spent 4.2 million crowns on the pier, they said."
    early = take_in(desk, text, ("It spent 4.2 million crowns on the pier",))
    with transaction():
        article = db.session.get_one(Article, early.id)
        edit = articles.ArticleEdit("Early", "", "", START_DAY, "", article.rev)
        articles.edit_article(article, edit, actor=desk.editor)
    [claim], [_, into] = claims_of(early), claims_of(late)
    with transaction():
        claims.merge(claim, into, actor=desk.editor)
    places = appearances.places_of(into)
    assert [(each.article.id, each.earliest) for each in places] == [
        (early.id, True),
        (late.id, False),
    ]


def test_decisions_are_written_of_the_newest_text_alone(desk, tmp_path):
    article = take_in(desk)
    desk.accepted(claims_of(article)[1])
    add(desk, article, f"On top. {TEXT}")
    written = decisions.write_decisions(tmp_path / "out", tell=lambda _: None)
    [path] = (tmp_path / "out" / "articles").glob("*.txt")
    assert path.read_text(encoding="utf-8").startswith("On top. ")
    assert written.articles == 1


def test_revisions_are_listed_with_day_editor_and_way(desk):
    article = take_in(desk)
    add(desk, article, f"{TEXT} More.")
    second, first = revisions.list_revisions(article)
    assert (second.number, second.by, second.way) == (2, desk.editor.name, Way.PASTE)
    assert (first.number, first.characters, first.digest) == (
        1,
        len(TEXT),
        revisions.get_revision(article, 1).digest,
    )
    assert second.at >= first.at
    with pytest.raises(NotFoundError):
        revisions.get_revision(article, 3)
    with pytest.raises(NotFoundError):
        revisions.get_change(999_999)


def test_another_text_from_a_known_address_is_told(desk):
    article = take_in(desk, source_url="https://news.example.org/ferry")
    with pytest.raises(KnownAddressError) as raised:
        revisions.ensure_address_new(draft("Newer.", source_url="https://news.example.org/ferry"))
    assert raised.value.article_id == article.id
    revisions.ensure_address_new(draft("Newer.", source_url="https://news.example.org/other"))
    revisions.ensure_address_new(draft("Newer."))


@pytest.mark.parametrize("table", ["appearance_change", "appearance"])
def test_the_database_refuses_a_change_without_its_entry(desk, table):
    article = take_in(desk)
    add(desk, article, TEXT.replace("4.2", "5.1"))
    statement = {
        "appearance_change": "UPDATE appearance_change SET outcome = 'kept'",
        "appearance": "UPDATE appearance SET outcome = 'moved'",
    }[table]
    with pytest.raises(sa.exc.DatabaseError), transaction():
        db.session.execute(sa.text(statement))
    db.session.rollback()
    assert db.session.scalars(sa.select(Appearance)).first() is not None
