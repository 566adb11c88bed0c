"""Snapshots of sources: asked for, taken by a job, read again."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from flask import current_app
from sqlalchemy import select

from workbench.domain.clock import as_utc_text
from workbench.domain.errors import FetchError, InvalidInputError, NotFoundError, WorkbenchError
from workbench.domain.history import Event
from workbench.domain.jobs import About, JobKind
from workbench.domain.snapshots import SnapshotOutcome, SnapshotWay
from workbench.fetch.snapshot import KeptPage, ReadableText, text_in
from workbench.models import Editor, Job, Snapshot, Source, db
from workbench.services import files, history, jobs, passages
from workbench.services.clock import now
from workbench.services.job_runs import JobRun
from workbench.services.lookup import find
from workbench.services.sources import evidence_on, get_source

FETCH_PAGE = "workbench_fetch_page"
PageFetcher = Callable[[str, datetime], KeptPage]
_TAKEN, _LOOKED_UP = "snapshot", "passages"


@dataclass(frozen=True)
class _Taken:
    """What an attempt brought, with every file in the store already."""

    way: SnapshotWay
    fetched_at: datetime
    problem: str = ""
    failed: bool = False
    url: str = ""
    final_url: str = ""
    status: int | None = None
    headers: list[list[str]] = field(default_factory=list)
    file_name: str = ""
    digest: str = ""
    size: int = 0
    warc_digest: str = ""
    warc_size: int = 0
    text_digest: str = ""
    text_chars: int = 0


def about_source(source_id: int) -> About:
    """Return what the jobs of a source are found by."""
    return About("source", source_id)


def awaited(source_ids: Collection[int]) -> set[int]:
    """Return which of some sources a snapshot is being taken of."""
    return jobs.under_way(about_source(0).type, source_ids, JobKind.TAKE_SNAPSHOT)


def ask_for(source: Source, way: SnapshotWay, *, actor: Editor | None) -> Job:
    """Have a snapshot taken after this transaction; one that is under way is returned instead.

    Raises InvalidInputError when the source has no address, or no file, to take it from.
    """
    there = source.url if way is SnapshotWay.ADDRESS else source.file_digest
    if not there:
        raise InvalidInputError(
            f"This source has no {way.value}, so there is nothing to take a snapshot of. Give it"
            " one with Edit."
        )
    for each in jobs.list_about(about_source(source.id), JobKind.TAKE_SNAPSHOT):
        if not each.state.ended and each.arguments.get("way") == way.value:
            return each
    return jobs.ask_for(
        JobKind.TAKE_SNAPSHOT,
        {"source": source.id, "way": way.value},
        actor=actor,
        about=about_source(source.id),
    )


def ask_where_missing(source: Source, *, actor: Editor) -> list[Job]:
    """Have snapshots taken of the source's address and file where no attempt was made of them."""
    made = snapshots_of(source)
    wanted = []
    if source.url and source.url not in {each.url for each in made}:
        wanted.append(SnapshotWay.ADDRESS)
    if source.file_digest and source.file_digest not in {each.digest for each in made}:
        wanted.append(SnapshotWay.FILE)
    return [ask_for(source, way, actor=actor) for way in wanted]


def snapshots_of(source: Source) -> Sequence[Snapshot]:
    """Return all attempts to take a snapshot of *source*, newest first."""
    return db.session.scalars(
        select(Snapshot).where(Snapshot.source_id == source.id).order_by(Snapshot.id.desc())
    ).all()


def get_snapshot(snapshot_id: int) -> Snapshot:
    """Return the snapshot; raise NotFoundError when there is none."""
    snapshot = find(Snapshot, snapshot_id)
    if snapshot is None:
        raise NotFoundError("There is no such snapshot.")
    return snapshot


def text_of(snapshot: Snapshot) -> str:
    """Return the text that was read in *snapshot*; "" where there is none."""
    return files.read(snapshot.text_digest).decode() if snapshot.text_digest else ""


def payload_of(snapshot: Snapshot) -> bytes:
    """Return the bytes that were fetched; raise NotFoundError where there are none."""
    if not snapshot.digest:
        raise NotFoundError("This attempt brought nothing that was kept.")
    return files.read(snapshot.digest)


def warc_of(snapshot: Snapshot) -> bytes:
    """Return the snapshot's WARC file; raise NotFoundError where there is none."""
    if not snapshot.warc_digest:
        raise NotFoundError("Only what was fetched from an address has a WARC file.")
    return files.read(snapshot.warc_digest)


def take_snapshot(run: JobRun) -> None:
    """Do the job: fetch or read what the source points to, keep it, and say what came of it.

    A fetch that fails is kept as an attempt of its own, with the reason; the job then fails with
    the same sentence, and trying it again makes another attempt. What was quoted from the source
    is looked up in what was kept.
    """
    source = get_source(run.number("source"))
    if not run.has(_TAKEN):
        _take(run, source)
    if not run.has(_LOOKED_UP):
        looked = passages.look_up_all(evidence_on(source))
        run.step(_LOOKED_UP, lambda: passages.keep(looked, actor=run.actor()))


def _take(run: JobRun, source: Source) -> None:
    way = SnapshotWay(str(run.arguments["way"]))
    run.tell(0, 1, "The page is being fetched." if way is SnapshotWay.ADDRESS else "It is read.")
    taken = _from_address(source.url) if way is SnapshotWay.ADDRESS else _from_file(source)
    if taken.failed:
        key = f"failed at {as_utc_text(taken.fetched_at)}"
        run.step(key, lambda: _keep(run, taken))
        raise FetchError(taken.problem)
    run.step(_TAKEN, lambda: _keep(run, taken))
    run.tell(1, 1, taken.problem or f"{taken.text_chars:,} characters of text are kept.")


def _keep(run: JobRun, taken: _Taken) -> int:
    actor = run.actor()
    snapshot = Snapshot(
        source_id=run.number("source"),
        way=taken.way,
        outcome=SnapshotOutcome.FAILED if taken.failed else SnapshotOutcome.KEPT,
        problem=taken.problem,
        url=taken.url,
        final_url=taken.final_url,
        status=taken.status,
        headers=taken.headers,
        fetched_at=taken.fetched_at,
        file_name=taken.file_name,
        digest=taken.digest,
        size=taken.size,
        warc_digest=taken.warc_digest,
        warc_size=taken.warc_size,
        text_digest=taken.text_digest,
        text_chars=taken.text_chars,
        asked_by_id=None if actor is None else actor.id,
    )
    event = Event.SNAPSHOT_FAILED if taken.failed else Event.SNAPSHOT_TAKEN
    history.append(event, snapshot, actor=actor, note=taken.problem)
    return snapshot.id


def _from_address(url: str) -> _Taken:
    """Fetch the page and put its files into the store, before there is a record of them."""
    at = now()
    fetch: PageFetcher = current_app.extensions[FETCH_PAGE]
    try:
        page = fetch(url, at)
    except WorkbenchError as error:
        return _Taken(
            way=SnapshotWay.ADDRESS, fetched_at=at, url=url, failed=True, problem=error.sentence
        )
    fetched = page.fetched
    taken: dict[str, Any] = {
        "way": SnapshotWay.ADDRESS,
        "fetched_at": at,
        "url": url,
        "final_url": fetched.final_url,
        "status": fetched.status,
        "headers": [list(each) for each in fetched.headers],
    }
    if page.refusal:
        return _Taken(**taken, failed=True, problem=page.refusal)
    return _Taken(
        **taken,
        **_text(page.readable),
        digest=files.keep_bytes(fetched.body),
        size=len(fetched.body),
        warc_digest=files.keep_bytes(page.warc),
        warc_size=len(page.warc),
    )


def _from_file(source: Source) -> _Taken:
    data = files.read(source.file_digest)
    return _Taken(
        way=SnapshotWay.FILE,
        fetched_at=now(),
        file_name=source.file_name,
        digest=source.file_digest,
        size=len(data),
        **_text(text_in(data)),
    )


def _text(readable: ReadableText) -> dict[str, Any]:
    if not readable.text:
        return {"problem": readable.problem}
    return {
        "text_digest": files.keep_bytes(readable.text.encode()),
        "text_chars": len(readable.text),
    }
