"""The demo desk's database: made whole or not at all, by doing the demo's week step by step."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from sqlalchemy import create_engine

from workbench.cli._app import open_app
from workbench.domain.clock import SystemClock
from workbench.migrations import runner
from workbench.models import db
from workbench.models.engine import prepare_engine
from workbench.services import job_engine
from workbench.services.demo.filling import Filling
from workbench.services.transaction import transaction
from workbench.settings import Settings

DATABASE = "demo.db"
_UNFINISHED = "unfinished.db"


class StepClock:
    """A clock that stands where the step being done happened."""

    def __init__(self, time: datetime) -> None:
        self.time = time

    def now(self) -> datetime:
        """Return the time of the step."""
        return self.time


def demo_settings(folder: Path, base: Settings) -> Settings:
    """Return the settings of the demo desk in *folder*, the rest as in *base*."""
    return _on(base, folder, DATABASE)


def _on(base: Settings, folder: Path, name: str) -> Settings:
    return replace(base, instance=folder, database_url=f"sqlite:///{folder / name}", demo=True)


def is_ready(settings: Settings, folder: Path) -> bool:
    """Return whether *folder* holds a demo desk at this version's schema."""
    if not (folder / DATABASE).exists():
        return False
    engine = create_engine(settings.database_url)
    try:
        return runner.current(engine) == runner.newest()
    finally:
        engine.dispose()


def build(base: Settings, folder: Path) -> None:
    """Make the demo desk in *folder* anew.

    It is filled under another name and renamed when whole: one that was interrupted is never
    taken for a finished one.
    """
    remove(folder, _UNFINISHED)
    settings = _on(base, folder, _UNFINISHED)
    engine = create_engine(settings.database_url)
    prepare_engine(engine)
    runner.upgrade(engine)
    engine.dispose()
    clock = StepClock(SystemClock().now())
    with open_app(settings, clock=clock):
        job_engine.engine().make_tables()
        for step in Filling(clock.time).steps():
            clock.time = step.at
            with transaction():
                step.do()
        db.session.remove()
    remove(folder, DATABASE)
    # The last connection has closed, so nothing is left beside the file.
    (folder / _UNFINISHED).rename(folder / DATABASE)


def remove(folder: Path, name: str) -> None:
    """Delete the SQLite database *name* in *folder* with what it keeps beside itself."""
    for suffix in ("", "-wal", "-shm"):
        (folder / f"{name}{suffix}").unlink(missing_ok=True)
