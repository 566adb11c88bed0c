"""What tests of a claim's pages share: its state, and a form of evidence filled in."""

import sqlalchemy as sa

from workbench.models import Claim, db


def status_of(claim_id):
    db.session.rollback()
    return db.session.get_one(Claim, claim_id).status


def only(model):
    """The one row of a table, as it stands now."""
    db.session.rollback()
    return db.session.scalars(sa.select(model)).one()


EVIDENCE = {
    "evidence-title": "Harbour office log",
    "evidence-stance": "refutes",
    "evidence-passage": "The ferry also sailed in 2019.",
    "evidence-url": "https://harbour.example.org/log",
    "evidence-rev": "0",
}
