"""A pytest plugin for the one test command: no test may quietly not run.

With CI set, a skipped test fails the run, unless it needs development data and that is truly
absent. A run that executed no test fails everywhere.
"""

import os
import re

import pytest

from tests.shared_data import BESIDE

DATA_ABSENT = re.compile(r"(?:Skipped: )?development data (?P<path>.+) is not beside this checkout")


def is_excused(reason: str) -> bool:
    """Whether *reason* names development data that is not there."""
    match = DATA_ABSENT.fullmatch(reason)
    folder = os.environ.get("WORKBENCH_SHARED_DATA", BESIDE)
    return match is not None and not os.path.exists(os.path.join(folder, match["path"]))  # noqa: PTH110, PTH118  # an absent folder may be no path at all


class SkipPolice:
    """Counts what ran and remembers the skips that nothing excuses."""

    def __init__(self, *, strict: bool) -> None:
        self.strict = strict
        self.executed = 0
        self.unexcused: list[str] = []

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Look at a whole module that skips itself."""
        self._look_at(report)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Look at one phase of one test, here or in a worker process."""
        self.executed += report.when == "call" and not report.skipped
        if not hasattr(report, "wasxfail"):
            self._look_at(report)

    def _look_at(self, report: pytest.CollectReport | pytest.TestReport) -> None:
        if report.skipped and isinstance(report.longrepr, tuple):
            reason = report.longrepr[2]
            if self.strict and not is_excused(reason):
                self.unexcused.append(f"{report.nodeid}: {reason}")

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session, exitstatus: int) -> None:
        """Turn a success into a failure when a test was skipped, or none ran at all."""
        if exitstatus == pytest.ExitCode.OK and not session.config.option.collectonly:
            if not self.executed:
                session.exitstatus = pytest.ExitCode.NO_TESTS_COLLECTED
            if self.unexcused:
                session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Name the skips that failed the run."""
        if self.unexcused:
            terminalreporter.section("skipped, but should have run")
            for each in self.unexcused:
                terminalreporter.line(each)


def pytest_configure(config: pytest.Config) -> None:
    """Police the run from its main process; workers report to it."""
    if not hasattr(config, "workerinput"):
        config.pluginmanager.register(SkipPolice(strict="CI" in os.environ), "skip-police")
