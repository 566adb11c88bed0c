"""Jobs as the desk sees them, the steps they have taken, and the workers that are alive.

None is audited: what a job does to the desk's records has its entries like any other change, and
progress would drown the history. The engine that runs jobs keeps tables of its own.
"""

from datetime import datetime

from sqlalchemy import BigInteger, Boolean, Enum, ForeignKey, Index, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workbench.domain.jobs import KEY_MAX, JobKind, JobState, Kept
from workbench.models.base import Base
from workbench.models.columns import ENUM_LENGTH, Json, UtcDateTime, stored
from workbench.models.editor import Editor

# Without a CHECK: versions of the workbench differ in the kinds they know.
_KIND = Enum(
    JobKind,
    native_enum=False,
    length=ENUM_LENGTH,
    values_callable=lambda members: [each.value for each in members],
)


class Job(Base):
    """One piece of work after the request.

    `run` counts how often it was put into the engine's queue, `attempt` how often a worker began
    it, `deaths` the attempts since its last step that ended with their worker. `done` of `whole`
    and `sentence` are its progress, `error` why it failed, `reference` where the log says more.
    """

    __tablename__ = "job"
    __table_args__ = (
        Index("ix_job_state", "state", "id"),
        Index("ix_job_about", "about_type", "about_id", "id"),
        Index("ix_job_asked_by", "asked_by_id", "id"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    key: Mapped[str] = mapped_column(String(KEY_MAX), unique=True)
    kind: Mapped[JobKind] = mapped_column(_KIND)
    arguments: Mapped[dict[str, Kept]] = mapped_column(Json)
    about_type: Mapped[str | None] = mapped_column(String(24))
    about_id: Mapped[int | None] = mapped_column(BigInteger)
    state: Mapped[JobState] = mapped_column(stored(JobState, "state"))
    asked_by_id: Mapped[int | None] = mapped_column(BigInteger, ForeignKey("editor.id"))
    asked_at: Mapped[datetime] = mapped_column(UtcDateTime)
    started_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    cancel_asked: Mapped[bool] = mapped_column(Boolean)
    cancelled_by_id: Mapped[int | None] = mapped_column(BigInteger, ForeignKey("editor.id"))
    run: Mapped[int] = mapped_column(Integer)
    attempt: Mapped[int] = mapped_column(Integer)
    deaths: Mapped[int] = mapped_column(Integer)
    done: Mapped[int] = mapped_column(Integer)
    whole: Mapped[int] = mapped_column(Integer)
    sentence: Mapped[str] = mapped_column(Text)
    error: Mapped[str] = mapped_column(Text)
    reference: Mapped[str] = mapped_column(String(40))

    asked_by: Mapped[Editor | None] = relationship(foreign_keys=[asked_by_id])
    cancelled_by: Mapped[Editor | None] = relationship(foreign_keys=[cancelled_by_id])


class JobStep(Base):
    """That a step of a job has taken effect, kept in the same transaction as its effect."""

    __tablename__ = "job_step"

    job_id: Mapped[int] = mapped_column(Integer, ForeignKey("job.id"), primary_key=True)
    key: Mapped[str] = mapped_column(String(KEY_MAX), primary_key=True)
    kept: Mapped[Kept] = mapped_column(Json, nullable=True)
    done_at: Mapped[datetime] = mapped_column(UtcDateTime)


class JobWorker(Base):
    """A process that takes jobs; one that has not beaten for a while is dead.

    `machine` is one process table: on the same one, a `pid` that is gone tells at once.
    """

    __tablename__ = "job_worker"

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    machine: Mapped[str] = mapped_column(String(200))
    pid: Mapped[int] = mapped_column(Integer)
    started_at: Mapped[datetime] = mapped_column(UtcDateTime)
    beat_at: Mapped[datetime] = mapped_column(UtcDateTime)
