"""README, ARCHITECTURE and CHANGELOG say what the code says."""

import re
import tomllib

import click
import pytest

from tests.project_files import ROOT
from workbench.cli import main
from workbench.models import AUDITED
from workbench.settings import SETTINGS

README = (ROOT / "README.md").read_text(encoding="utf-8")
ARCHITECTURE = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def test_readme_lists_every_setting_with_its_default_and_help():
    rows = [f"| `{each.variable}` | {each.default} | {each.help} |" for each in SETTINGS]
    listed = [line for line in README.splitlines() if line.startswith("| `WORKBENCH_")]
    assert listed == rows


def commands():
    return list(main.list_commands(click.Context(main)))


@pytest.mark.parametrize("name", commands())
def test_readme_names_every_command(name):
    assert f"`workbench {name}" in README or f"`bench {name}" in README


def test_readme_names_no_command_that_is_not_there():
    named = set(re.findall(r"`workbench ([a-z]+)", README)) | set(
        re.findall(r"bin/workbench ([a-z]+)", README)
    )
    assert named <= set(commands())


def names_of(requirements):
    return {re.match(r"[A-Za-z0-9_.-]+", each)[0].lower() for each in requirements}


def test_architecture_gives_a_reason_for_every_dependency():
    wanted = names_of(PROJECT["dependencies"]) | names_of(PROJECT["optional-dependencies"]["dev"])
    text = ARCHITECTURE.lower()
    missing = {each for each in wanted if each.partition("[")[0] not in text}
    assert missing == set()


@pytest.mark.parametrize("table", sorted(AUDITED))
def test_architecture_names_every_audited_record(table):
    word = {
        "article_revision": "revision",
        "sign_off": "sign-off",
        "rating_scale": "scale",
    }.get(table, table)
    assert word in ARCHITECTURE


def test_every_path_that_the_documents_name_exists():
    for text in (README, ARCHITECTURE):
        for path in re.findall(r"`((?:workbench|templates|static|tests)/[\w/.]*)`", text):
            assert (ROOT / path).exists(), path
        for path in re.findall(
            r"`((?:domain|models|nlp|exports|fetch|services|web|cli)/\w+\.py)`", text
        ):
            assert (ROOT / "workbench" / path).exists(), path


def test_the_version_is_in_the_changelog():
    assert f"## {PROJECT['version']}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
