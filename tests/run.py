"""The one test command: Chromium and PostgreSQL at hand, then style, types, layers and tests.

    .venv/bin/python tests/run.py [--quick] [pytest's own arguments]

--quick leaves out the browser and PostgreSQL. Exits with 0 only if every stage succeeded, tests
did run and, with CI set in the environment, none was skipped that could have run.
"""

import argparse
import os
import re
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[0] = str(ROOT)  # the tests' own modules are named from here, as pytest names them

from tests.chromium import find_chromium, install_chromium  # noqa: E402  # needs the path above
from tests.postgres import PostgresNotFoundError, find_binaries  # noqa: E402  # same

TOOLS = Path(sys.executable).parent
LINTS = {
    "ruff check": [TOOLS / "ruff", "check", "."],
    "ruff format": [TOOLS / "ruff", "format", "--check", "."],
    "mypy": [TOOLS / "mypy"],
    "lint-imports": [TOOLS / "lint-imports"],
}
WORKERS = ["-n", "2", "--dist", "worksteal"]
COUNTS = re.compile(r"\d+ (?:passed|failed|error|skipped|deselected)[^\n]*? in [\d.]+s")
TERMINAL_CODES = re.compile(r"\x1b\[[\d;]*m")


def main() -> int:
    """Run every stage, say how each went, and return the exit status."""
    parser = argparse.ArgumentParser(description="Run all checks and tests.")
    parser.add_argument("--quick", action="store_true", help="no browser, SQLite only")
    options, for_pytest = parser.parse_known_args()
    environment = dict(os.environ)
    if options.quick:
        environment["WORKBENCH_TEST_DATABASES"] = "sqlite"
        for_pytest = ["-m", "not browser", *for_pytest]
    else:
        environment["WORKBENCH_TEST_CHROMIUM"] = str(find_chromium() or install_chromium())
        _ensure_postgres()

    stages = []
    for name, command in LINTS.items():
        print(f"--- {name}", flush=True)
        started = time.monotonic()
        status = subprocess.run(command, cwd=ROOT, check=False).returncode
        stages.append((name, status, time.monotonic() - started))
    print("--- pytest", flush=True)
    started = time.monotonic()
    status, counts = _pytest(for_pytest, environment)
    stages.append(("pytest", status, time.monotonic() - started))

    for name, status, seconds in stages:
        print(f"{name:14} {'ok' if status == 0 else 'FAILED':8} {seconds:7.1f} s")
    print(f"tests: {counts}")
    return int(any(status for _, status, _ in stages))


def _ensure_postgres() -> None:
    """Leave with the lines to run when there is no PostgreSQL: that is a failure, not a skip."""
    if "WORKBENCH_TEST_DATABASE_URL" in os.environ:
        return
    try:
        find_binaries()
    except PostgresNotFoundError as error:
        raise SystemExit(str(error)) from None


def _pytest(arguments: list[str], environment: dict[str, str]) -> tuple[int, str]:
    """Run pytest, showing its output as it comes; return its status and its line of counts."""
    colour = ["--color=yes"] if sys.stdout.isatty() else []
    command = [sys.executable, "-m", "pytest", "-p", "tests.skips", *WORKERS, *colour, *arguments]
    tail = ""
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE) as running:
        while chunk := running.stdout.read1():
            sys.stdout.buffer.write(chunk)
            sys.stdout.flush()
            tail = (tail + chunk.decode(errors="replace"))[-4000:]
    found = COUNTS.findall(TERMINAL_CODES.sub("", tail))
    return running.returncode, found[-1] if found else "pytest gave no counts"


if __name__ == "__main__":
    raise SystemExit(main())
