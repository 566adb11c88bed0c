"""A day at the desk whose history tests read, and how they read a page of it."""

import re
from html import unescape

import sqlalchemy as sa

from tests.factories import Desk
from workbench.domain.claims import ClaimEdit, ClaimKind
from workbench.models import HistoryEntry, HistoryOpening, db
from workbench.services import claims
from workbench.services.transaction import transaction

WORDING = "The ferry sailed for the first time in twelve years"
NUMBERS = re.compile(r'id="entry-(\d+)"')


def make_day(app):
    """A claim that went all the way and one that was edited; the numbers of both."""
    with app.app_context():
        desk = Desk()
        published = desk.published()
        edited = desk.make_claim()
        with transaction():
            claims.edit(
                edited,
                ClaimEdit(wording=WORDING, kind=ClaimKind.RANKING),
                rev=edited.rev,
                actor=desk.reviewer,
            )
        return {"published": published.id, "edited": edited.id, "article": edited.article_id}


def numbers_on(answer):
    """The numbers of the entries that a page lists, in its order."""
    assert answer.status_code == 200, answer.status_code
    return [int(each) for each in NUMBERS.findall(answer.text)]


def text_of(page):
    """The words of a page's main part, white space made single."""
    main = re.search(r"<main.*?</main>", page, re.DOTALL)[0]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())


def last(app, event):
    """The number of the newest entry of an event."""
    with app.app_context():
        query = sa.select(sa.func.max(HistoryOpening.seq)).filter_by(event_name=event.value)
        return db.session.scalar(query)


def last_number(app):
    """The number of the newest entry."""
    with app.app_context():
        return db.session.scalar(sa.select(sa.func.max(HistoryEntry.seq)))
