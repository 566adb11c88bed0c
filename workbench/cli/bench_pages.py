"""`workbench bench pages`: what each page sends, with the styles and scripts it loads."""

import re
import tempfile
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

import click
from flask.testing import FlaskClient
from sqlalchemy import select

from workbench.cli._app import open_app, quiet, sentences
from workbench.cli._bench_http import assets_of, body, gzipped, signed_in
from workbench.cli._demo_desk import build, demo_settings
from workbench.domain.claims import ClaimStatus
from workbench.domain.errors import NotFoundError
from workbench.models import Article, Claim, Publication, db
from workbench.services.demo.people import ADMIN
from workbench.settings import Settings

_IMPORT = re.compile(rb'^\s*(?:import|export)\b[^;]*?"(\./[^"]+)"', re.MULTILINE)


@dataclass(frozen=True)
class Weight:
    """What one page sends in bytes, the page itself and all it loads, plain and compressed."""

    page: int
    page_gzipped: int
    everything: int
    everything_gzipped: int


@click.command("pages")
def command() -> None:
    """Count the bytes that each page sends.

    Pages are those of a new demo desk. "all" adds the styles, scripts and pictures that a browser
    which has nothing yet loads with the page; it keeps them, so the next page sends only itself.
    Gzip is what a proxy in front that compresses would send.
    """
    with sentences(), tempfile.TemporaryDirectory(prefix="workbench-bench-") as name:
        folder = Path(name)
        base = Settings(instance=folder, database_url="", secret_key="b" * 40)
        build(quiet(base), folder)
        with open_app(quiet(demo_settings(folder, base))) as app:
            client = signed_in(app, ADMIN.email, ADMIN.password)
            paths = _paths()
            click.echo(f"{'page':<24}{'html':>9}{'gzip':>9}{'all':>9}{'gzip':>9}")
            for title, path in paths.items():
                each = weigh(client, path)
                click.echo(
                    f"{title:<24}{each.page:>9,}{each.page_gzipped:>9,}"
                    f"{each.everything:>9,}{each.everything_gzipped:>9,}"
                )


def _paths() -> dict[str, str]:
    claim = db.session.scalar(
        select(Claim.id).where(Claim.status == ClaimStatus.PUBLISHED).order_by(Claim.id).limit(1)
    )
    article = db.session.scalar(select(Article.id).order_by(Article.id).limit(1))
    published = db.session.scalar(select(Publication.claim_id).order_by(Publication.id).limit(1))
    if claim is None or article is None or published is None:
        raise NotFoundError("The demo desk is not filled.")
    return {
        "queue": "/queue/?status=proposed",
        "articles": "/articles/",
        "article": f"/articles/{article}",
        "claim": f"/claims/{claim}",
        "history": "/history/",
        "published verdicts": "/verdicts/",
        "published verdict": f"/verdicts/{published}",
    }


def weigh(client: FlaskClient, path: str) -> Weight:
    """Return what the page at *path* sends, and what comes with everything it loads."""
    page = body(client, path)
    loaded = _loaded(client, page)
    return Weight(
        page=len(page),
        page_gzipped=gzipped(page),
        everything=len(page) + sum(map(len, loaded.values())),
        everything_gzipped=gzipped(page) + sum(map(gzipped, loaded.values())),
    )


def _loaded(client: FlaskClient, page: bytes) -> dict[str, bytes]:
    """Return the assets of *page* by address, and what its scripts import in turn."""
    loaded: dict[str, bytes] = {}
    waiting = assets_of(page)
    while waiting:
        address = waiting.pop()
        if address.partition("?")[0] in {each.partition("?")[0] for each in loaded}:
            continue
        loaded[address] = body(client, address)
        if ".js" in address:
            waiting += [
                urljoin(address, found.decode()) for found in _IMPORT.findall(loaded[address])
            ]
    return loaded
