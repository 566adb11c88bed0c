"""Articles taken in from files, folders, addresses and standard input."""

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from tests.shared_data import shared_path
from workbench.domain.articles import ArticleDraft, normalise
from workbench.domain.editors import Role
from workbench.domain.errors import FetchError
from workbench.models import db
from workbench.services import articles, editors
from workbench.services.transaction import transaction
from workbench.services.verify import verify

TEXT = (
    "Quay reopens\n\nThe harbour quay reopened in May for the first time in 12 years. The council"
    " spent 4.2 million crowns on the stones, said Maud Ferrier.\n"
)


@pytest.fixture
def add(workbench, in_app):
    """Take articles in as the desk's editor."""

    def invoke(*words, stdin=None):
        return workbench("articles", "add", *words, "--as", "editor@example.org", stdin=stdin)

    return invoke


@pytest.fixture
def quay(tmp_path):
    path = tmp_path / "quay.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def newest():
    db.session.rollback()
    return articles.list_articles(before=None, limit=1)[0]


def number_taken_in():
    db.session.rollback()
    return len(articles.list_articles(before=None, limit=1_000))


def test_a_file_is_taken_in_and_its_claims_are_proposed(add, quay):
    result = add(quay)
    article = newest()
    proposals = articles.spans_of(article.newest)
    assert result.stdout == (
        f"{quay}: taken in as article {article.id}, {len(proposals)} claims proposed\n"
    )
    assert len(proposals) >= 2
    assert article.newest.text == normalise(TEXT)
    assert article.title == "Quay reopens"
    assert verify().fault is None


def test_the_same_text_is_taken_in_once_and_is_no_failure(add, quay):
    add(quay)
    first = newest().id
    again = add(quay, "-", stdin=TEXT)
    assert again.exit_code == 0
    assert again.stdout == (
        f"{quay}: the same text as article {first}\n-: the same text as article {first}\n"
    )
    assert number_taken_in() == 1


def test_what_is_typed_stands_before_what_the_file_says(add, quay):
    result = add(
        *(quay, "--title", "The quay", "--outlet", "The Ilsen Courier", "--author", "K. Holm"),
        *("--published", "2026-02-28", "--url", "https://courier.example.org/quay"),
    )
    assert result.exit_code == 0
    article = newest()
    assert (article.title, article.outlet, article.author) == (
        "The quay",
        "The Ilsen Courier",
        "K. Holm",
    )
    assert article.published_on == date(2026, 2, 28)
    assert article.source_url == "https://courier.example.org/quay"


def test_a_folder_is_read_in_the_order_of_names(add, tmp_path):
    below = tmp_path / "wire" / "below"
    below.mkdir(parents=True)
    (below.parent / "b.md").write_text(f"# Quay\n\n{TEXT}", encoding="utf-8")
    (below.parent / "a.html").write_text(
        f"<html><title>Mill</title><body><article><p>{TEXT * 3}</p></article></body></html>",
        encoding="utf-8",
    )
    (below / "c.txt").write_text(TEXT, encoding="utf-8")
    (below / "notes.csv").write_text("no article", encoding="utf-8")
    result = add(below.parent)
    names = [Path(line.partition(": ")[0]).name for line in result.stdout.splitlines()]
    assert names == ["a.html", "b.md", "c.txt"]
    assert number_taken_in() == 3


def test_an_empty_folder_is_named(add, tmp_path):
    (tmp_path / "wire").mkdir()
    result = add(tmp_path / "wire")
    assert result.exit_code == 0
    assert "holds no file that can be read as an article" in result.stdout


def test_what_cannot_be_taken_in_is_named_and_the_rest_is_taken_in(add, quay, tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "photo.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    german = "Die Mühle wurde im Mai verkauft, und das Geld ist seither verschwunden. " * 9
    (tmp_path / "muehle.txt").write_text(german, encoding="utf-8")
    bad = [tmp_path / name for name in ("empty.txt", "photo.png", "muehle.txt", "missing.txt")]
    result = add(*bad, quay)
    assert result.exit_code == 1
    lines = result.stderr.splitlines()
    assert [line.partition(": ")[0] for line in lines] == [str(each) for each in bad]
    assert lines[3].endswith("There is no such file.")
    assert number_taken_in() == 1


def test_a_name_with_a_nul_is_no_file(add):
    result = add("quay\0.txt")
    assert result.exit_code == 1
    assert "cannot be opened" in result.stderr


def test_a_name_that_is_too_long_is_no_file(add):
    for words in (["a" * 300], ["a" * 300, "--title", "Title"]):
        result = add(*words)
        assert result.exit_code == 1
        assert "The file cannot be opened: File name too long." in result.stderr


def test_the_limit_on_files_is_the_one_that_is_set(add, environment, tmp_path):
    environment.setenv("WORKBENCH_UPLOAD_MEGABYTES", "1")
    large = tmp_path / "large.txt"
    large.write_bytes(b"x" * 1_000_001)
    for source, stdin in ((large, None), ("-", "x" * 1_000_001)):
        result = add(source, stdin=stdin)
        assert result.exit_code == 1
        assert "The file is larger than 1 MB." in result.stderr
    assert number_taken_in() == 0


def test_an_address_is_fetched(add, monkeypatch):
    def fetched(url):
        return ArticleDraft(title="From afar", text=TEXT, source_url=url)

    monkeypatch.setattr("workbench.cli.articles.article_from_url", fetched)
    assert add("https://courier.example.org/quay").exit_code == 0
    assert newest().source_url == "https://courier.example.org/quay"


def test_an_address_that_fails_is_named(add, monkeypatch):
    def failing(url):
        raise FetchError("The site took too long to answer.")

    monkeypatch.setattr("workbench.cli.articles.article_from_url", failing)
    result = add("https://courier.example.org/quay")
    assert result.exit_code == 1
    assert result.stderr == (
        "https://courier.example.org/quay: The site took too long to answer.\n"
    )


def test_an_address_of_this_machine_is_refused(add):
    result = add("http://127.0.0.1:9/quay")
    assert result.exit_code == 1
    assert "http://127.0.0.1:9/quay: " in result.stderr
    assert number_taken_in() == 0


def test_the_only_admin_takes_in_when_nobody_is_named(workbench, in_app, quay):
    assert workbench("articles", "add", quay).exit_code == 0
    shown = workbench("history", "show", "--article", newest().id).stdout
    assert "article taken in, by Admin Person" in shown


def test_with_two_admins_somebody_has_to_be_named(workbench, in_app, quay):
    with transaction():
        editors.add_editor("Second", "second@example.org", Role.ADMIN, actor=None)
    result = workbench("articles", "add", quay)
    assert result.exit_code == 1
    assert "Say with --as EMAIL" in result.stderr
    assert number_taken_in() == 0


@pytest.mark.parametrize(
    ("email", "sentence"),
    [
        ("nobody@example.org", "Nobody signs in with “nobody@example.org”."),
        ("viewer@example.org", "Viewer Person may not take articles in."),
        ("\udcff", "Nobody signs in with"),
    ],
)
def test_only_who_may_edit_takes_articles_in(workbench, in_app, quay, email, sentence):
    result = workbench("articles", "add", quay, "--as", email)
    assert result.exit_code == 1
    assert sentence in result.stderr
    assert number_taken_in() == 0


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--published", "28.2.2026"], "is no day. Write it as 2022-09-16."),
        (["--published", "2026-02-30"], "is no day. Write it as 2022-09-16."),
        (["--url", "courier.example.org"], "Write the whole address"),
        (["--url", "https://a:b@courier.example.org"], "Write the whole address"),
    ],
)
def test_bad_particulars_are_refused(add, quay, options, sentence):
    result = add(quay, *options)
    assert result.exit_code == 2
    assert sentence in result.stderr
    assert number_taken_in() == 0


def test_particulars_belong_to_one_file(add, quay):
    result = add(quay, quay.parent, "--title", "Both")
    assert result.exit_code == 2
    assert "go with one file" in result.stderr


def test_a_file_name_of_broken_bytes_does_no_harm(environment, database_url, in_app, tmp_path):
    name = os.fsdecode(b"qu\xe9y.txt")
    (tmp_path / name).write_bytes(TEXT.encode())
    words = ["articles", "add", name, "--as", "editor@example.org", "--title", name]
    result = subprocess.run(
        [sys.executable, "-m", "workbench", *words],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])},
        capture_output=True,
        check=False,
    )
    assert (result.returncode, result.stderr) == (0, b"")
    assert newest().title == "qu?y.txt"


@pytest.mark.shared
def test_naughty_strings_are_read_back_as_they_were(add, tmp_path):
    strings = json.loads(shared_path("data", "blns", "blns.json").read_text(encoding="utf-8"))
    # English words around each, so that it is read as an article at all.
    around = "The council said on Monday that it had received the following message: {}\n\n"
    text = "".join(around.format(each) for each in strings)
    (tmp_path / "naughty.txt").write_text(text, encoding="utf-8", newline="")
    result = add(tmp_path / "naughty.txt")
    assert result.exit_code == 0
    article = newest()
    assert article.newest.text == normalise(text)
    for appearance in articles.spans_of(article.newest):
        assert article.newest.text[appearance.start_char : appearance.end_char] == appearance.quote
    assert verify().fault is None


LIST = f'title,text\nQuay,"{TEXT.strip()}"\nAgain,"{TEXT.strip()}"\nNothing,\n'


@pytest.fixture
def import_list(workbench, in_app):
    """Take a list in as the desk's editor."""

    def invoke(*words):
        return workbench("articles", "import", *words, "--as", "editor@example.org")

    return invoke


def test_a_dry_run_says_what_would_happen_to_each_row_and_takes_nothing_in(import_list, tmp_path):
    path = tmp_path / "list.csv"
    path.write_text(LIST, encoding="utf-8")
    result = import_list(path, "--dry-run")
    assert result.stdout == (
        "row 1: new – Quay\nrow 2: here already – Again – The same text as row 1.\n"
    )
    assert "row 3: cannot be taken in – Nothing – The row has neither" in result.stderr
    assert result.exit_code == 1
    assert number_taken_in() == 0


def test_a_list_is_taken_in_row_by_row_and_a_second_time_nothing_is_doubled(import_list, tmp_path):
    path = tmp_path / "list.csv"
    path.write_text(LIST, encoding="utf-8")
    first = import_list(path)
    number = newest().id
    assert first.stdout == (
        f"row 1: taken in as article {number} – Quay\n"
        f"row 2: here already as article {number} – Again\n"
    )
    assert first.exit_code == 1
    again = import_list(path)
    assert f"row 1: here already as article {number}" in again.stdout
    assert number_taken_in() == 1
    assert verify().fault is None


def test_a_folder_is_looked_at_first_and_then_taken_in(import_list, tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
    look = import_list(tmp_path, "--dry-run")
    assert look.stdout.count(": new") == 1
    assert "The same text as row 1." in look.stdout
    assert number_taken_in() == 0
    assert import_list(tmp_path).exit_code == 0
    assert number_taken_in() == 1


def test_a_file_that_is_no_list_is_refused_with_a_sentence(import_list, tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    result = import_list(path)
    assert result.exit_code == 1
    assert "The first row must name the columns" in result.stderr


def test_a_list_that_is_not_there_is_named(import_list, tmp_path):
    result = import_list(tmp_path / "nowhere.csv")
    assert result.exit_code == 1
    assert "nowhere.csv”. Give a list" in result.stderr
