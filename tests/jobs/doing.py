"""Doing what was asked for at once, without a worker's threads: for tests of what jobs do."""

import sqlalchemy as sa

from workbench.domain.jobs import JobState
from workbench.domain.snapshots import SnapshotWay
from workbench.jobs.work import work
from workbench.models import Job, db
from workbench.services import files, snapshots
from workbench.services.transaction import transaction


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


def keep_file(app, desk):
    """Take a snapshot of a file that evidence rests on; return the snapshot's number."""
    kept = files.keep(b"No sailings.", "log.txt")
    source = desk.make_evidence(desk.make_claim(), file=kept).source
    with transaction():
        job = snapshots.ask_for(source, SnapshotWay.FILE, actor=desk.editor)
    work(app, job.id, job.run)
    db.session.rollback()  # the job had a session of its own
    return snapshots.snapshots_of(source)[0].id
