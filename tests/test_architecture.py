"""The rules of the house that no linter knows: sizes, single places, and a tidy top level."""

import ast
import re

import pytest

from tests.project_files import ROOT, calls_in, files_in, is_text, named, project_files, tree_of

LINES_PER_FILE = 400
LINES_PER_FUNCTION = 50
TOP_LEVEL = {
    ".ci",
    ".gitignore",
    "ARCHITECTURE.md",
    "CHANGELOG.md",
    "LICENSE",
    "README.md",
    "instance",
    "pyproject.toml",
    "static",
    "templates",
    "tests",
    "workbench",
}
# Template → why its |safe is safe.
SAFE_TEMPLATES: dict[str, str] = {}
TEST_COMMAND = "python3 -m venv .venv && .venv/bin/pip install -e '.[dev]'"
# Put together here, so that this file does not hold what it looks for.
FOREIGN = re.compile(
    "|".join(f"/{folder}/" for folder in ("work", "tmp", "root", "home"))
    + "|".join(["", *(rf"{host}\.org" for host in ("pypi", "files.pythonhosted", "npmjs"))])
)
TAKES_SQL = {"text", "execute", "executemany", "exec_driver_sql", "literal_column"}
EXCEPTION = re.compile(r"#\s*(?:noqa|type: ignore)")
EXCEPTION_WITH_REASON = re.compile(
    r"#\s*(?:noqa: [A-Z]+\d+(?:, ?[A-Z]+\d+)*|type: ignore\[[\w, -]+\])\s*(?:#|-)\s*\S"
)


def assert_nothing(found: list[str], rule: str) -> None:
    assert not found, f"{rule}:\n" + "\n".join(found)


def python_files() -> list:
    return files_in("workbench", ".py")


def test_no_file_is_longer_than_a_reader_can_hold():
    found = []
    for path in files_in(".", ".py", ".html", ".css", ".js"):
        lines = len(path.read_text(encoding="utf-8").splitlines())
        if lines > LINES_PER_FILE:
            found.append(f"{named(path)}: {lines} lines")
    assert_nothing(found, f"at most {LINES_PER_FILE} lines a file")


def test_no_function_is_longer_than_a_screen():
    found = []
    for path in files_in(".", ".py"):
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or 0) - node.lineno + 1
                if lines > LINES_PER_FUNCTION:
                    found.append(f"{named(path)}:{node.lineno} {node.name}: {lines} lines")
    assert_nothing(found, f"at most {LINES_PER_FUNCTION} lines a function")


def test_only_transaction_commits():
    found = [
        f"{named(path)}:{call.lineno}"
        for path in python_files()
        for call, name in calls_in(path)
        if name == "commit" and named(path) != "workbench/services/transaction.py"
    ]
    assert_nothing(found, "the one commit stands in services/transaction.py")


def test_only_the_clock_tells_the_time():
    found = [
        f"{named(path)}:{call.lineno} {ast.unparse(call.func)}"
        for path in python_files()
        for call, _ in calls_in(path)
        if re.search(r"\b(datetime\.(now|utcnow|today)|date\.today)$", ast.unparse(call.func))
        and named(path) != "workbench/domain/clock.py"
    ]
    assert_nothing(found, "time comes in as an argument, from domain/clock.py")


def test_values_are_bound_not_written_into_sql():
    found = []
    for path in python_files():
        # Definitions of tables and triggers cannot bind; their names are our own constants.
        if path.is_relative_to(ROOT / "workbench" / "migrations"):
            continue
        found += [
            f"{named(path)}:{call.lineno} {ast.unparse(call)[:80]}"
            for call, name in calls_in(path)
            if name in TAKES_SQL and len(call.args) > 0 and is_put_together(call.args[0])
        ]
    assert_nothing(found, "SQL text is constant, values are bound")


def is_put_together(argument: ast.expr) -> bool:
    """Whether a string is built at run time: f-string, %, + or .format(). PRAGMA cannot bind."""
    words = [
        part.value
        for part in ast.walk(argument)
        if isinstance(part, ast.Constant) and isinstance(part.value, str)
    ]
    if not words or words[0].startswith("PRAGMA "):
        return False
    if isinstance(argument, ast.Call):
        return getattr(argument.func, "attr", "") == "format"
    return isinstance(argument, ast.JoinedStr | ast.BinOp)


@pytest.mark.parametrize(
    ("sql", "built"),
    [
        ('f"SELECT {x}"', True),
        ('"SELECT %s" % x', True),
        ('"SELECT " + x', True),
        ('"SELECT {}".format(x)', True),
        ('"SELECT :x"', False),
        ("STATEMENT", False),
        ("start + 1", False),
        ('f"PRAGMA busy_timeout = {x}"', False),
    ],
)
def test_sql_put_together_is_recognised(sql, built):
    assert is_put_together(ast.parse(sql, mode="eval").body) is built


def test_templates_escape_what_people_typed():
    unescaped = re.compile(r"\|\s*safe\b|autoescape\s+false|\bMarkup\b")
    found = [
        f"{named(path)}: {match.group()}"
        for path in files_in("templates", ".html")
        for match in unescaped.finditer(path.read_text(encoding="utf-8"))
        if path.relative_to(ROOT / "templates").as_posix() not in SAFE_TEMPLATES
    ]
    assert_nothing(found, "text is escaped, or the template is listed with its reason")


def test_templates_keep_to_the_content_policy():
    inline = re.compile(
        r"<script(?![^>]*\b(?:src|nonce|type=\"application/(?:ld\+)?json\"))[^>]*>"
        r"|<style(?![^>]*\bnonce)[^>]*>|<[a-z][^>]*\s(?:style|on[a-z]+)\s*=|href=\"javascript:",
        re.IGNORECASE,
    )
    found = [
        f"{named(path)}: {match.group()[:80]}"
        for path in files_in("templates", ".html")
        for match in inline.finditer(path.read_text(encoding="utf-8"))
    ]
    assert_nothing(found, "scripts and styles stand in static/")


def test_the_product_does_not_know_its_tests():
    found = [
        f"{named(path)}:{node.lineno}"
        for path in python_files()
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Import | ast.ImportFrom)
        and re.match(r"(from|import) tests\b", ast.unparse(node))
    ]
    assert_nothing(found, "workbench does not import tests")


def test_the_top_level_holds_only_what_a_newcomer_expects():
    present = {named(path).split("/")[0] for path in project_files()}
    assert_nothing(sorted(present - TOP_LEVEL), "not expected at the top level")


def test_every_rule_left_out_says_why():
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    lints = text.partition("[tool.ruff.lint]")[2].partition("[tool.ruff.lint.mccabe]")[0]
    entries = re.findall(r'^\s+"[A-Z]+\d*",.*$', lints, re.MULTILINE)
    assert entries
    found = [entry.strip() for entry in entries if not re.search(r'",\s*# \w', entry)]
    assert_nothing(found, "each ignored rule carries its reason")


def test_every_exception_in_the_code_says_why():
    found = [
        f"{named(path)}:{number} {line.strip()}"
        for path in files_in(".", ".py")
        if path.name != "test_architecture.py"
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if EXCEPTION.search(line) and not EXCEPTION_WITH_REASON.search(line)
    ]
    assert_nothing(found, "each noqa and type: ignore is followed by its reason")


def test_no_file_speaks_of_one_persons_machine():
    found = [
        f"{named(path)}:{number} {match.group()}"
        for path in project_files()
        if is_text(path)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if (match := FOREIGN.search(line))
    ]
    assert_nothing(found, "paths and hosts of one workplace")


def test_continuous_integration_runs_what_the_readme_says():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = re.findall(rf"^\s*({re.escape(TEST_COMMAND)}.*)$", readme, re.MULTILINE)
    assert len(commands) == 1, "README gives the test command once, on one line"
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert commands[0].strip() in script.splitlines()
