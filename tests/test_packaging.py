"""What a wheel carries, and what an editable install leaves where it is."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.project_files import ROOT, files_in

BUILD_EDITABLE = (
    "import sys; from hatchling.build import build_editable; build_editable(sys.argv[1])"
)
FROM_WHEEL = """
import sys
sys.path.insert(0, sys.argv[1])
from workbench.paths import CHECKOUT, asset
assert CHECKOUT is None
assert (asset("templates") / "base.html").is_file()
assert (asset("static") / "css").is_dir()
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel as pip builds it, without asking any index."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", ".", "--no-deps", "--no-build-isolation"]
    options = ["--no-index", "--quiet", "--disable-pip-version-check", "--wheel-dir", str(folder)]
    subprocess.run([*command, *options], cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


def names_in(archive: Path) -> set[str]:
    with zipfile.ZipFile(archive) as opened:
        return set(opened.namelist())


def test_a_wheel_carries_every_file_of_the_product(wheel):
    expected = {path.relative_to(ROOT).as_posix() for path in files_in("workbench")}
    for folder in ("templates", "static"):
        expected |= {f"workbench/{path.relative_to(ROOT).as_posix()}" for path in files_in(folder)}
    assert {"workbench/templates/base.html", "workbench/py.typed"} <= expected
    assert any(name.startswith("workbench/static/css/") for name in expected)
    assert any(name.startswith("workbench/migrations/versions/") for name in expected)
    assert expected - names_in(wheel) == set()


def test_a_wheel_carries_nothing_else(wheel):
    tops = {name.split("/")[0] for name in names_in(wheel)}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"workbench"}
    assert not [name for name in names_in(wheel) if name.endswith((".pyc", ".db", ".sqlite"))]


def test_a_wheel_announces_its_command_and_its_spacy_component(wheel):
    with zipfile.ZipFile(wheel) as opened:
        (points,) = [name for name in opened.namelist() if name.endswith("entry_points.txt")]
        text = opened.read(points).decode()
        licences = [name for name in opened.namelist() if name.endswith("/LICENSE")]
        (license_text,) = [name for name in licences if "shipped" not in name]
    assert "workbench = workbench.cli:main" in text
    assert "claim_finder = workbench.nlp.claim_finder:make_claim_finder" in text
    assert ".dist-info/licenses/" in license_text


def test_an_installed_wheel_finds_its_templates_inside(wheel, tmp_path):
    with zipfile.ZipFile(wheel) as opened:
        opened.extractall(tmp_path)  # our own archive, built a moment ago
    command = [sys.executable, "-c", FROM_WHEEL, str(tmp_path)]
    done = subprocess.run(command, cwd=tmp_path, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_an_editable_install_copies_nothing(tmp_path):
    command = [sys.executable, "-c", BUILD_EDITABLE, str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (built,) = tmp_path.glob("*.whl")
    assert not [name for name in names_in(built) if name.startswith("workbench/")]
