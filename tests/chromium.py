"""The Chromium that browser tests drive: found on this machine, or installed."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC_APPS = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
BY_PLAYWRIGHT = [sys.executable, "-m", "playwright", "install", "chromium"]
LINE = {
    "darwin": "    brew install --cask chromium",
    "linux": "    sudo apt-get install -y chromium",
}.get(sys.platform, f"    {' '.join(BY_PLAYWRIGHT)}")
# Chromium's sandbox does not work for root; everybody else keeps it.
LAUNCH_ARGS = [
    *(["--no-sandbox"] if os.geteuid() == 0 else []),
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # No name is looked up: a page that asks for anything outside this machine gets nothing.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]


def find_chromium() -> Path | None:
    """Return the browser to drive, or None.

    The order is WORKBENCH_TEST_CHROMIUM, the programs on PATH, macOS's applications and then
    Playwright's own download. Call it before Playwright itself is started.
    """
    named = os.environ.get("WORKBENCH_TEST_CHROMIUM")
    if named:
        return Path(named)
    on_path = [found for name in NAMES if (found := shutil.which(name))]
    places = [Path(place) for place in (*on_path, *MAC_APPS)]
    return next((place for place in places if place.is_file()), None) or _playwrights_own()


def _playwrights_own() -> Path | None:
    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    return path if path.is_file() else None


def install_chromium() -> Path:
    """Install Chromium by the package manager, or by Playwright, and return it.

    Raises SystemExit with the line to run where neither brings one.
    """
    for command in [*_by_package_manager(), BY_PLAYWRIGHT]:
        print("+", " ".join(command), flush=True)
        subprocess.run(command, check=False)
        found = find_chromium()
        if found is not None:
            return found
    raise SystemExit(f"Browser tests need Chromium. Run this line, then the tests again:\n{LINE}")


def _by_package_manager() -> list[list[str]]:
    """Return the commands that install Chromium here without a question."""
    if _is_debian() and (os.geteuid() == 0 or _sudo_asks_nothing()):
        rights = [] if os.geteuid() == 0 else ["sudo", "-n"]
        apt = [*rights, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q"]
        return [
            [*apt, "update"],
            [*apt, "install", "-y", "--no-install-recommends", "chromium"],
        ]
    if sys.platform == "darwin" and shutil.which("brew"):
        return [["brew", "install", "--cask", "chromium"]]
    return []


def _is_debian() -> bool:
    """Whether `chromium` is a package here; Ubuntu's of that name is only a pointer to a snap."""
    release = Path("/etc/os-release")
    return release.is_file() and "ID=debian" in release.read_text().split("\n")


def _sudo_asks_nothing() -> bool:
    if not shutil.which("sudo"):
        return False
    return subprocess.run(["sudo", "-n", "true"], check=False, capture_output=True).returncode == 0
