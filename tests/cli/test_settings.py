"""The list of settings: all of them, none of the secrets."""

import pytest
from click.testing import CliRunner

from workbench.cli import main
from workbench.settings import SETTINGS


@pytest.fixture
def settings(monkeypatch, tmp_path):
    monkeypatch.setenv("WORKBENCH_INSTANCE", str(tmp_path))

    def invoke(**given):
        for name, value in given.items():
            monkeypatch.setenv(f"WORKBENCH_{name.upper()}", value)
        return CliRunner().invoke(main, ["settings"])

    return invoke


def now_of(result, variable):
    lines = result.stdout.splitlines()
    return lines[lines.index(variable) + 3].removeprefix("    now: ")


def test_each_setting_is_listed_with_help_default_and_value(settings):
    result = settings(production="no", trusted_hosts="a.example.org, b.example.org")
    assert result.exit_code == 0
    for each in SETTINGS:
        assert f"{each.variable}\n    {each.help}\n    default: {each.default}\n" in result.stdout
    assert now_of(result, "WORKBENCH_PRODUCTION") == "no"
    assert now_of(result, "WORKBENCH_TRUSTED_HOSTS") == "a.example.org, b.example.org"
    assert now_of(result, "WORKBENCH_IDLE_MINUTES") == "60"


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://desk:opensesame@localhost/desk",
        "postgresql://desk:open@opensesame@localhost/desk",
        "postgresql://localhost/desk?user=desk&password=opensesame",
        "postgresql://desk:opensesame@[localhost/desk",
    ],
)
def test_secrets_are_not_shown(settings, url):
    result = settings(database_url=url, secret_key="k" * 40)
    assert result.exit_code == 0
    assert "opensesame" not in result.stdout
    assert "k" * 40 not in result.stdout
    assert now_of(result, "WORKBENCH_SECRET_KEY") == "(hidden)"


def test_a_database_without_password_is_shown_whole(settings):
    result = settings(database_url="postgresql://localhost/desk")
    assert now_of(result, "WORKBENCH_DATABASE_URL") == "postgresql://localhost/desk"


def test_unfit_settings_are_named_after_the_list(settings):
    result = settings(production="yes", demo="yes", secret_key="short")
    assert result.exit_code == 1
    assert "WORKBENCH_SECRET_KEY must have at least 32 characters." in result.stderr
    assert "A demo desk cannot run in production" in result.stderr
    assert now_of(result, "WORKBENCH_DEMO") == "yes"


def test_a_value_that_cannot_be_read_is_one_sentence(settings):
    result = settings(hold_minutes="٣٠")
    assert result.exit_code == 1
    assert "WORKBENCH_HOLD_MINUTES must be a whole number" in result.stderr
