import json
import os
import subprocess
import sys

import pytest
from click.testing import CliRunner

from workbench.cli import main
from workbench.cli._bench_text import make_text
from workbench.nlp.pipeline import load, pipeline_id
from workbench.settings import Settings

TEXT = (
    "Mill sold\r\n\r\nDr Maud Ferrier sold the mill for 40,000 euros in May.\r\n\r\nShe said it"
    " was the oldest in the county.\r\n"
)


@pytest.fixture
def run():
    def invoke(*arguments, stdin=None):
        words = [str(each) for each in arguments]
        return CliRunner().invoke(main, ["extract", *words], input=stdin)

    return invoke


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "mill.txt"
    path.write_bytes(TEXT.encode())
    return path


def rows(result):
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.mark.parametrize("day", ["yesterday", "2022-13-40", "16.9.2022", "१९९९-01-01", ""])
def test_a_day_that_is_none_is_refused_with_how_it_is_written(run, article, day):
    result = run("--published-on", day, article)
    assert result.exit_code == 2
    assert "is no day. Write it as 2022-09-16." in result.stderr


def test_an_empty_name_is_not_the_folder_one_is_in(run, article, monkeypatch):
    monkeypatch.chdir(article.parent)
    result = run("")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "cannot be opened" in result.stderr


def test_each_claim_is_a_json_line(run, article):
    result = run(article, "--format", "jsonl")
    assert result.exit_code == 0
    first = rows(result)[0]
    assert list(first) == [
        "article",
        "what",
        "start",
        "end",
        "quote",
        "kind",
        "claimant",
        "worth",
        "reasons",
        "parts",
        "pipeline",
    ]
    assert first["article"] == "mill"
    assert first["kind"] == "quantity"
    assert {"predicate", "words", "share"} == set(first["reasons"][0])
    assert first["pipeline"] == pipeline_id(load(Settings.pipeline))


def test_offsets_count_the_normalised_text(run, article):
    text = TEXT.replace("\r\n", "\n").strip("\n")
    found = rows(run(article, "--format", "jsonl"))
    assert {each["what"] for each in found} == {"claim", "left_out"}
    assert all(text[each["start"] : each["end"]] == each["quote"] for each in found)


def test_the_same_claims_come_from_standard_input(run, article):
    piped = rows(run("-", "--format", "jsonl", stdin=TEXT))
    assert {each["article"] for each in piped} == {"stdin"}
    read = rows(run(article, "--format", "jsonl"))
    assert [each["quote"] for each in piped] == [each["quote"] for each in read]


def test_a_table_has_the_worthiest_first_and_fits_a_page(run, article):
    long = "Ferrier " + "and the very old harbour board of the county " * 3 + "sold 40 mills."
    article.write_text(f"Mill sold\n\n{long}\n\nIt rained all day in May.", encoding="utf-8")
    lines = run(article).stdout.splitlines()
    worths = [float(line[:5]) for line in lines[2:] if line]
    assert lines[0] == "mill: 2 claims"
    assert worths == sorted(worths, reverse=True)
    assert max(len(line) for line in lines) <= 100


def test_a_folder_is_searched_for_text_and_markdown(run, article):
    below = article.parent / "below"
    below.mkdir()
    (below / "quay.md").write_text("# Quay\n\nThe quay burned in May.\n", encoding="utf-8")
    (below / "quay.csv").write_text("The quay burned in June.", encoding="utf-8")
    found = rows(run(article.parent, "--format", "jsonl"))
    assert {each["article"] for each in found} == {"mill", "quay"}


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("empty.txt", b"", "The file is empty."),
        ("blank.txt", b" \n\n", "The file is empty."),
        ("binary.txt", b"\x89PNG\0\0", "The file is not plain text."),
        ("latin.txt", "Der Müller".encode("cp1252"), "The file is not in UTF-8 (byte 6"),
        ("german.txt", ("Die Mühle wurde verkauft und das Geld ist weg. " * 9).encode(), "German"),
        ("missing.txt", None, "There is no such file."),
        ("huge.txt", b"word " * 400_001, "at most 2,000,000 are read"),
    ],
)
def test_a_file_that_cannot_be_read_is_named_and_the_others_are_read(
    run, article, tmp_path, name, data, sentence
):
    bad = tmp_path / name
    if data is not None:
        bad.write_bytes(data)
    result = run(bad, article, "--format", "jsonl")
    assert result.exit_code == 1
    (line,) = result.stderr.splitlines()
    assert line.startswith(f"{bad}: ")
    assert sentence in line
    assert {each["article"] for each in rows(result)} == {"mill"}


def test_a_file_that_may_not_be_opened_is_named(run, article, monkeypatch):
    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.open", refuse)
    result = run(article)
    assert result.exit_code == 1
    assert "The file cannot be opened: Permission denied." in result.stderr


@pytest.mark.parametrize("name", ["a" * 300, "quay\0.txt"])
def test_a_name_that_no_file_can_have_is_named(run, article, name):
    result = run(name, article)
    assert result.exit_code == 1
    assert "The file cannot be opened" in result.stderr
    assert "mill: " in result.stdout


def test_a_pipeline_that_is_not_installed_is_named(run, article):
    result = run(article, "--pipeline", "en_nothing_xl")
    assert result.exit_code == 1
    assert "There is no language pipeline “en_nothing_xl”." in result.stderr


def test_help_says_what_the_offsets_count(run):
    result = run("--help")
    assert result.exit_code == 0
    assert "count characters of the text as the workbench keeps it" in " ".join(
        result.stdout.split()
    )


def test_a_reader_that_leaves_early_is_no_error(tmp_path):
    (tmp_path / "long.txt").write_text(make_text(20_000), encoding="utf-8")
    command = [sys.executable, "-m", "workbench", "extract", "long.txt", "--format", "jsonl"]
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path, env=env
    ) as process:
        assert process.stdout.readline().startswith(b'{"article": "long"')
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(timeout=60) == 0
