"""The database: made, brought up to date, found fit or not, and taken back."""

import pytest
import sqlalchemy as sa

from workbench.migrations import runner
from workbench.models.engine import prepare_engine

FIT = ["schema    as it must be", "settings  as it must be", "triggers  as it must be"]


@pytest.fixture
def empty_url(database_kind, tmp_path, request):
    """The address of a database that nothing was done to yet."""
    if database_kind == "sqlite":
        yield f"sqlite:///{tmp_path / 'empty.db'}"
        return
    server = request.getfixturevalue("postgres")
    url = server.create_database()
    yield url
    server.drop_database(url)


@pytest.fixture
def new_desk(workbench, environment, empty_url):
    environment.setenv("WORKBENCH_DATABASE_URL", empty_url)
    return workbench


def change(url, statement):
    engine = sa.create_engine(url)
    prepare_engine(engine)
    with engine.begin() as connection:
        connection.exec_driver_sql(statement)
    engine.dispose()


def test_a_new_desk_gets_its_schema_and_a_rating_scale_once(new_desk):
    newest = runner.newest()
    assert f"was at schema none and is now at {newest}" in new_desk("db", "upgrade").stdout
    again = new_desk("db", "upgrade")
    assert (again.exit_code, again.stdout) == (
        0,
        f"The database is at schema {newest} already.\n",
    )
    for entry, sentence in (("0", "setting changed"), ("1", "rating scale added")):
        shown = new_desk("history", "show", "--entry", entry).stdout
        assert f"{sentence}, by the system" in shown
    added = new_desk("history", "export", "--format", "csv").stdout.count("rating_scale.added")
    assert added == 1


def test_a_desk_that_was_made_is_fit(new_desk):
    new_desk("db", "upgrade")
    result = new_desk("db", "check")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[:3] == FIT


def test_a_database_without_schema_is_not_fit(new_desk):
    result = new_desk("db", "check")
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert lines[0] == f"schema    is at none, this version needs {runner.newest()}"
    assert lines[2] == "triggers  not looked at"
    assert "workbench db upgrade" in result.stderr


def test_a_trigger_that_was_taken_away_is_missed(workbench, database_url, database_kind):
    table = " ON claim" if database_kind == "postgresql" else ""
    change(database_url, f"DROP TRIGGER claim_update{table}")
    result = workbench("db", "check")
    assert result.exit_code == 1
    assert "triggers  claim_update is missing" in result.stdout


def test_a_trigger_that_was_changed_or_added_is_noticed(workbench, database_url, database_kind):
    if database_kind == "sqlite":
        change(database_url, "DROP TRIGGER claim_delete")
        change(
            database_url,
            "CREATE TRIGGER claim_delete BEFORE DELETE ON claim BEGIN SELECT 1; END",
        )
        change(database_url, "CREATE TRIGGER extra BEFORE DELETE ON claim BEGIN SELECT 1; END")
    else:
        change(database_url, "ALTER TABLE claim DISABLE TRIGGER claim_delete")
        change(
            database_url,
            "CREATE TRIGGER extra BEFORE DELETE ON claim FOR EACH ROW"
            " EXECUTE FUNCTION guard_refuse()",
        )
    result = workbench("db", "check")
    assert result.exit_code == 1
    assert "triggers  extra is not ours; claim_delete was changed" in result.stdout


def test_a_column_that_is_not_ours_is_noticed(workbench, database_url):
    change(database_url, "ALTER TABLE source ADD COLUMN mood VARCHAR(10)")
    result = workbench("db", "check")
    assert result.exit_code == 1
    assert "mood" in result.stdout


def test_looking_leaves_nothing_behind(workbench, database_url):
    workbench("db", "check")
    engine = sa.create_engine(database_url)
    assert "workbench_reference" not in sa.inspect(engine).get_schema_names()
    engine.dispose()


def test_going_back_asks_first_and_is_undone_by_an_upgrade(new_desk):
    new_desk("db", "upgrade")
    asked = new_desk("db", "downgrade", "base", stdin="n\n")
    assert asked.exit_code == 1
    assert new_desk("db", "check").exit_code == 0
    assert "schema none" in new_desk("db", "downgrade", "base", "--yes").stdout
    assert new_desk("db", "check").exit_code == 1
    assert new_desk("db", "upgrade").exit_code == 0
    assert new_desk("db", "check").exit_code == 0


def test_an_unknown_revision_is_a_sentence(new_desk):
    new_desk("db", "upgrade")
    result = new_desk("db", "downgrade", "9999", "--yes")
    assert result.exit_code == 1
    (line,) = result.stderr.splitlines()
    assert "a schema that this version does not know" in line


def test_a_database_of_a_later_version_is_left_alone(workbench, database_url):
    change(database_url, "UPDATE alembic_version SET version_num = '9999'")
    result = workbench("db", "upgrade")
    assert result.exit_code == 1
    assert "Use the version of the workbench that knows it" in result.stderr
    assert "is at 9999" in workbench("db", "check").stdout
