"""The one test command counts a test that did not run as a failure."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
RUNS = "def test_that_runs(): pass\n"
SKIPS = "import pytest\ndef test_that_skips(): pytest.skip('not today')\n"
WHOLE_MODULE = "import pytest\npytest.skip('not today', allow_module_level=True)\n"
NEEDS_DATA = """
from tests.shared_data import shared_path
def test_of_data(): shared_path('many claims', 'x.json')
"""
CLAIMS_ABSENCE = (
    "import pytest\n"
    "def test_of_data():\n"
    "    pytest.skip('development data claims/x.json is not beside this checkout')\n"
)
FAILS_AS_EXPECTED = (
    "import pytest\n@pytest.mark.xfail(strict=True)\ndef test_xfail(): raise AssertionError\n"
)


@pytest.fixture
def run(tmp_path):
    def run_with(*modules, ci=True, arguments=(), data=None):
        for number, text in enumerate(modules):
            (tmp_path / f"test_{number}.py").write_text(text)
        environment = {key: value for key, value in os.environ.items() if "PYTEST" not in key}
        environment |= {"PYTHONPATH": str(ROOT), "WORKBENCH_SHARED_DATA": str(data or tmp_path)}
        environment.pop("CI", None)
        if ci:
            environment["CI"] = "1"
        command = [sys.executable, "-m", "pytest", "-c", os.devnull, f"--rootdir={tmp_path}"]
        command += ["-p", "tests.skips", "-p", "no:cacheprovider", *arguments, str(tmp_path)]
        return subprocess.run(
            command, check=False, cwd=tmp_path, env=environment, capture_output=True, text=True
        )

    return run_with


@pytest.mark.parametrize("arguments", [(), ("-n", "1")])
def test_in_ci_a_skip_without_excuse_fails_the_run(run, arguments):
    done = run(RUNS, SKIPS, WHOLE_MODULE, arguments=arguments)
    assert done.returncode == pytest.ExitCode.TESTS_FAILED
    named = done.stdout.partition("skipped, but should have run")[2]
    assert "test_1.py::test_that_skips" in named
    assert "test_2.py: Skipped: not today" in named


def test_outside_ci_a_skip_is_only_reported(run):
    assert run(RUNS, SKIPS, ci=False).returncode == pytest.ExitCode.OK


def test_in_ci_absent_development_data_excuses_a_skip(run):
    assert run(RUNS, NEEDS_DATA).returncode == pytest.ExitCode.OK


def test_in_ci_data_that_are_there_excuse_nothing(run, tmp_path):
    present = tmp_path / "data" / "claims" / "x.json"
    present.parent.mkdir(parents=True)
    present.touch()
    done = run(RUNS, CLAIMS_ABSENCE, data=tmp_path / "data")
    assert done.returncode == pytest.ExitCode.TESTS_FAILED


def test_in_ci_an_expected_failure_is_no_skip(run):
    assert run(RUNS, FAILS_AS_EXPECTED).returncode == pytest.ExitCode.OK


@pytest.mark.parametrize("ci", [True, False])
def test_a_run_that_executes_nothing_fails(run, ci):
    assert run(NEEDS_DATA, ci=ci).returncode == pytest.ExitCode.NO_TESTS_COLLECTED
