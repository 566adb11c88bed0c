"""Settings: each read from its variable, checked, and a secret of the installation's own."""

import os
import stat
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest

from workbench import create_app
from workbench.domain.errors import InvalidInputError
from workbench.settings import SECRET_KEY_MIN, SETTINGS, Settings, from_env

ROOT = Path(__file__).resolve().parents[1]
GOOD = [
    ("database_url", "postgresql+psycopg://desk@db/desk", "postgresql+psycopg://desk@db/desk"),
    ("secret_key", "k" * 40, "k" * 40),
    ("production", "yes", True),
    ("production", "NO", False),
    ("demo", "true", True),
    ("demo", "0", False),
    (
        "trusted_hosts",
        "desk.example.org, facts.example.org,",
        ("desk.example.org", "facts.example.org"),
    ),
    ("proxy_hops", "2", 2),
    ("idle_minutes", "5", 5),
    ("session_hours", "1", 1),
    ("hold_minutes", "90", 90),
    ("upload_megabytes", "3", 3),
    ("pipeline", "en_core_web_sm", "en_core_web_sm"),
    ("worker", "None", "none"),
    ("log_level", "warning", "WARNING"),
]
BAD = [
    ("production", "perhaps"),
    ("demo", "2"),
    ("proxy_hops", "one"),
    ("proxy_hops", "-1"),
    ("idle_minutes", "1.5"),
    ("session_hours", "٣"),
    ("hold_minutes", " 3"),
    ("upload_megabytes", "20MB"),
    ("worker", "apart"),
    ("log_level", "LOUD"),
]


def read(folder, **values):
    return from_env(
        {"WORKBENCH_INSTANCE": str(folder)}
        | {f"WORKBENCH_{name.upper()}": text for name, text in values.items()}
    )


def settings(folder, **differences):
    values = {"instance": folder, "database_url": "sqlite://", "secret_key": "k" * 40}
    return Settings(**(values | differences))


def test_every_setting_is_described_and_tried_here():
    described = [each.name for each in SETTINGS]
    assert described == [field.name for field in fields(Settings)]
    assert {name for name, *_ in GOOD} | {"instance"} == set(described)
    assert all(each.default and each.help for each in SETTINGS)


@pytest.mark.parametrize(("name", "text", "value"), GOOD)
def test_a_setting_is_read_from_its_variable(tmp_path, name, text, value):
    assert getattr(read(tmp_path, **{name: text}), name) == value


@pytest.mark.parametrize(("name", "text"), BAD)
def test_a_value_that_cannot_be_read_is_refused_by_its_name(tmp_path, name, text):
    with pytest.raises(InvalidInputError, match=f"WORKBENCH_{name.upper()}"):
        read(tmp_path, **{name: text})


def test_what_is_not_said_has_its_default(tmp_path):
    found = read(tmp_path / "new", production="", idle_minutes="")
    assert found.instance == (tmp_path / "new").resolve()
    assert found.database_url == f"sqlite:///{found.instance / 'workbench.db'}"
    assert (found.production, found.demo, found.idle_minutes) == (False, False, 60)
    assert found.problems() == []


def test_a_variable_that_is_no_setting_is_refused(tmp_path):
    with pytest.raises(InvalidInputError, match="WORKBENCH_PORDUCTION is not a setting") as raised:
        read(tmp_path, porduction="yes")
    assert "WORKBENCH_PRODUCTION" in raised.value.sentence
    assert from_env({"WORKBENCH_INSTANCE": str(tmp_path), "PATH": "x", "WORKBENCH_TEST_X": "y"})


def test_a_secret_is_made_once_for_its_owner_alone(tmp_path):
    first = read(tmp_path).secret_key
    assert len(first) >= SECRET_KEY_MIN
    assert read(tmp_path).secret_key == first
    assert read(tmp_path / "other").secret_key != first
    assert stat.S_IMODE((tmp_path / "secret_key").stat().st_mode) == 0o600
    assert sorted(path.name for path in tmp_path.iterdir()) == ["other", "secret_key"]


def test_a_given_secret_leaves_none_behind(tmp_path):
    read(tmp_path, secret_key="k" * 40)
    assert not (tmp_path / "secret_key").exists()


ASKS = """
import sys
from workbench.settings import from_env
sys.stdin.readline()
print(from_env({"WORKBENCH_INSTANCE": sys.argv[1]}).secret_key)
"""


def test_processes_that_start_at_once_share_one_secret(tmp_path):
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", ASKS, str(tmp_path)],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(4)
    ]
    for process in processes:
        process.stdin.write("\n")
        process.stdin.flush()
    secrets = {process.communicate(timeout=60)[0].strip() for process in processes}
    assert secrets == {(tmp_path / "secret_key").read_text().strip()}


def test_a_secret_that_another_process_is_writing_is_never_read_by_half(tmp_path, monkeypatch):
    """The file appears whole: at no moment is there an empty or shorter one to read."""
    seen = []
    link = os.link

    def look_first(source, target, **options):
        seen.append((tmp_path / "secret_key").exists())
        link(source, target, **options)
        seen.append(len((tmp_path / "secret_key").read_text()) > SECRET_KEY_MIN)

    monkeypatch.setattr(os, "link", look_first)
    read(tmp_path)
    assert seen == [False, True]


@pytest.mark.parametrize(
    ("differences", "sentence"),
    [
        ({"secret_key": "short"}, "WORKBENCH_SECRET_KEY must have at least 32 characters"),
        ({"production": True, "demo": True, "trusted_hosts": ("x",)}, "cannot run in production"),
        ({"production": True}, "WORKBENCH_TRUSTED_HOSTS must name"),
        ({"idle_minutes": 0}, "WORKBENCH_IDLE_MINUTES must be a number from"),
        ({"session_hours": 0}, "WORKBENCH_SESSION_HOURS must be a number from"),
        ({"hold_minutes": -1}, "WORKBENCH_HOLD_MINUTES must be a number from"),
        ({"upload_megabytes": 0}, "WORKBENCH_UPLOAD_MEGABYTES must be a number from"),
        ({"proxy_hops": -1}, "WORKBENCH_PROXY_HOPS must be a number from"),
        ({"session_hours": 10**9}, "WORKBENCH_SESSION_HOURS must be a number from"),
        ({"upload_megabytes": 10**9}, "WORKBENCH_UPLOAD_MEGABYTES must be a number from"),
    ],
)
def test_unfit_settings_are_named_and_the_desk_does_not_start(tmp_path, differences, sentence):
    unfit = settings(tmp_path, **differences)
    [problem] = unfit.problems()
    assert sentence in problem
    with pytest.raises(InvalidInputError, match=sentence):
        create_app(unfit, check=False)


def test_a_number_of_any_length_is_only_too_large(tmp_path):
    [problem] = read(tmp_path, idle_minutes="9" * 5_000).problems()
    assert "WORKBENCH_IDLE_MINUTES must be a number from 1 to" in problem


def test_all_that_is_wrong_is_said_at_once(tmp_path):
    unfit = settings(tmp_path, secret_key="", production=True, demo=True, proxy_hops=-1)
    assert len(unfit.problems()) == 4
    assert settings(tmp_path).problems() == []


def test_settings_do_not_change_once_read(tmp_path):
    with pytest.raises(AttributeError):
        settings(tmp_path).production = True
