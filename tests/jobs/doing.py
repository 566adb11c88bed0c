"""Doing what was asked for at once, without a worker's threads: for tests of what jobs do."""

import sqlalchemy as sa

from workbench.domain.jobs import JobState
from workbench.jobs.work import work
from workbench.models import Job, db


def do_waiting(app, **options):
    """Do the jobs that wait, in their order, until none does; return how many were done."""
    number = 0
    while True:
        with app.app_context():
            waiting = sa.select(Job.id, Job.run).where(Job.state == JobState.WAITING)
            found = db.session.execute(waiting.order_by(Job.id).limit(1)).first()
        if found is None:
            return number
        work(app, found.id, found.run, **options)
        number += 1
