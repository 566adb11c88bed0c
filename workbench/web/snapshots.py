"""Snapshots of sources: asking for one, reading its text, and its files as attachments."""

import mimetypes
from io import BytesIO

from flask import Blueprint, Response, flash, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue

from workbench.domain.editors import Permission
from workbench.domain.snapshots import SnapshotWay
from workbench.domain.text import number_in
from workbench.models import Snapshot
from workbench.services import snapshots, sources
from workbench.services.transaction import transaction
from workbench.web.access import me, requires
from workbench.web.article_page import page_of

bp = Blueprint("snapshots", __name__, url_prefix="/sources")


@bp.route("/<int:source_id>/snapshots", methods=["POST"])
@requires(Permission.EDIT)
def take(source_id: int) -> ResponseReturnValue:
    """Have a snapshot taken of a source's address, or of its file."""
    source = sources.get_source(source_id)
    of_file = request.form.get("way") == SnapshotWay.FILE.value
    with transaction():
        way = SnapshotWay.FILE if of_file else SnapshotWay.ADDRESS
        snapshots.ask_for(source, way, actor=me())
    flash("A snapshot is being taken.", "success")
    return redirect(url_for("sources.show", source_id=source_id, _anchor="snapshots"), code=303)


@bp.route("/snapshots/<int:snapshot_id>")
@requires(Permission.READ)
def show(snapshot_id: int) -> ResponseReturnValue:
    """Show what is known of one snapshot, and a page of its text as plain words."""
    snapshot = snapshots.get_snapshot(snapshot_id)
    text = snapshots.text_of(snapshot)
    start = number_in(request.args.get("from", "")) or 0
    page = page_of(text, start)
    end = min(number_in(request.args.get("to", "")) or 0, page.end)
    start = min(max(start, page.start), page.end)
    return render_template(
        "sources/snapshot.html",
        nav="sources",
        snapshot=snapshot,
        before=text[page.start : start] if end > start else text[page.start : page.end],
        passage=text[start:end],
        after=text[end : page.end] if end > start else "",
        page=page,
    )


@bp.route("/snapshots/<int:snapshot_id>/file")
@requires(Permission.READ)
def file(snapshot_id: int) -> ResponseReturnValue:
    """Hand out exactly the bytes that were kept."""
    snapshot = snapshots.get_snapshot(snapshot_id)
    return _attachment(snapshots.payload_of(snapshot), _name_of(snapshot))


@bp.route("/snapshots/<int:snapshot_id>/warc")
@requires(Permission.READ)
def warc(snapshot_id: int) -> ResponseReturnValue:
    """Hand out the WARC file, for the tools of web archives."""
    snapshot = snapshots.get_snapshot(snapshot_id)
    return _attachment(snapshots.warc_of(snapshot), f"snapshot-{snapshot.id}.warc.gz")


def _name_of(snapshot: Snapshot) -> str:
    if snapshot.file_name:
        return snapshot.file_name
    media_type = snapshot.content_type.partition(";")[0].strip().lower()
    return f"snapshot-{snapshot.id}{mimetypes.guess_extension(media_type) or '.bin'}"


def _attachment(data: bytes, name: str) -> Response:
    """Return *data* as a file to be saved: never a page of ours, and nothing in it may run."""
    response = send_file(
        BytesIO(data),
        mimetype="application/octet-stream",
        as_attachment=True,
        download_name=name,
    )
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
