"""Chromium is found, or installed, or the line to run is said."""

import os
from pathlib import Path

import pytest

from tests import chromium

BROWSER = Path(os.devnull)


@pytest.fixture
def bare_machine(monkeypatch, tmp_path):
    """A machine without a browser; the commands it was told to run are kept, not run."""
    ran = []
    monkeypatch.delenv("WORKBENCH_TEST_CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(chromium, "MAC_APPS", ())
    monkeypatch.setattr(chromium, "_playwrights_own", lambda: None)
    monkeypatch.setattr(chromium, "_is_debian", lambda: True)
    monkeypatch.setattr(chromium.os, "geteuid", lambda: 0)
    monkeypatch.setattr(chromium.subprocess, "run", lambda command, **_: ran.append(command))
    return ran


def test_a_named_browser_comes_first(bare_machine, monkeypatch):
    monkeypatch.setenv("WORKBENCH_TEST_CHROMIUM", str(BROWSER))
    assert chromium.find_chromium() == BROWSER


def test_a_browser_on_path_is_found(bare_machine, tmp_path):
    program = tmp_path / "google-chrome"
    program.touch(mode=0o755)
    assert chromium.find_chromium() == program


def test_root_on_debian_installs_by_apt_and_stops_there(bare_machine, monkeypatch):
    def apt_brings_it():
        return BROWSER if any("install" in each for each in bare_machine) else None

    monkeypatch.setattr(chromium, "_playwrights_own", apt_brings_it)
    assert chromium.install_chromium() == BROWSER
    assert [command[-2:] for command in bare_machine] == [
        ["-q", "update"],
        ["--no-install-recommends", "chromium"],
    ]


def test_without_rights_playwright_fetches_it(bare_machine, monkeypatch):
    monkeypatch.setattr(chromium.os, "geteuid", lambda: 1000)
    with pytest.raises(SystemExit, match="Run this line"):
        chromium.install_chromium()
    assert bare_machine == [chromium.BY_PLAYWRIGHT]
