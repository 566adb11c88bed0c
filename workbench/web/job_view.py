"""A job as its pages show it."""

from collections.abc import Callable
from dataclasses import dataclass

from flask import url_for

from workbench.domain.jobs import JobState
from workbench.models import Editor, Job
from workbench.services import jobs

# What leads to the record that a job is about, and what the link says.
_ABOUT: dict[str, tuple[Callable[[int], str], str]] = {
    "source": (lambda number: url_for("sources.show", source_id=number), "Open the source"),
    "article": (lambda number: url_for("articles.show", article_id=number), "Open the article"),
    "import": (lambda number: url_for("imports.report", job_id=number), "Open the report"),
}
_TONES = {
    JobState.WAITING: "grey",
    JobState.RUNNING: "blue",
    JobState.DONE: "green",
    JobState.FAILED: "red",
    JobState.CANCELLED: "amber",
}
_LINES = {
    JobState.WAITING: "It waits for its turn.",
    JobState.RUNNING: "It is under way.",
    JobState.DONE: "It is done.",
}


@dataclass(frozen=True)
class ShownJob:
    """One job as *reader* sees it; *title* is that of the record it is about."""

    job: Job
    reader: Editor
    title: str = ""

    @property
    def tone(self) -> str:
        """Return the colour of its state."""
        return _TONES[self.job.state]

    @property
    def line(self) -> str:
        """Return one sentence on where it stands, for whoever hears the page."""
        if self.job.cancel_asked and not self.job.state.ended:
            return "It ends after the step it is in."
        return self.job.error or _LINES.get(self.job.state, "")

    @property
    def who(self) -> str:
        """Return who asked for it."""
        return self.job.asked_by.name if self.job.asked_by is not None else "the desk itself"

    @property
    def about_href(self) -> str | None:
        """Return the address of the record that it is about, if any."""
        found = _ABOUT.get(self.job.about_type or "")
        if found is None or self.job.about_id is None:
            return None
        return found[0](self.job.about_id)

    @property
    def about_label(self) -> str:
        """Return what the link to that record says."""
        return _ABOUT[self.job.about_type or ""][1]

    @property
    def live(self) -> bool:
        """Return whether anything may still change by itself."""
        return not self.job.state.ended

    @property
    def may_cancel(self) -> bool:
        """Return whether the reader may cancel it now."""
        return self.live and not self.job.cancel_asked and self._mine

    @property
    def may_retry(self) -> bool:
        """Return whether the reader may try it again now."""
        return self.job.state in (JobState.FAILED, JobState.CANCELLED) and self._mine

    @property
    def _mine(self) -> bool:
        return jobs.may_change(self.job, self.reader)
