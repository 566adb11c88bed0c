"""Away from the pages: entries in full, exports, and computing the history anew."""

import base64
import hashlib
import io
import json
import re
from contextvars import Context
from html import unescape
from urllib.parse import urlsplit

import pytest
import sqlalchemy as sa

from tests.factories import Desk
from tests.history_day import WORDING, last, last_number, make_day, numbers_on, text_of
from tests.person import Person
from workbench.domain.editors import Role
from workbench.domain.history import Event, leaf_hash
from workbench.exports.csv_tables import read_csv
from workbench.models import HistoryEntry, db
from workbench.services import history_pages
from workbench.services.verify import verify


@pytest.fixture
def reader(app):
    return Person(app, Role.VIEWER)


@pytest.fixture
def day(app):
    return make_day(app)


def export(reader, query):
    """The whole export, read in a context of its own, as a server's thread would."""
    return Context().run(reader.client.get, f"/history/export?{query}", buffered=True)


def test_one_entry_shows_its_bytes(app, reader, day):
    number = last(app, Event.VERDICT_RECORDED)
    answer = reader.get(f"/history/{number}")
    with app.app_context():
        entry = history_pages.get_entry(number)
    page = unescape(answer.text)
    for text in (
        entry.event.decode(),
        entry.leaf.decode(),
        entry.leaf_hash.hex(),
        entry.salt.hex(),
    ):
        assert text in page


def recipe_on(answer):
    return unescape(re.search(r"<code>(.*?)</code>", answer.text, re.DOTALL)[1])


def test_the_lines_of_python_on_the_page_compute_the_entry(app, reader, day):
    for number in (0, last(app, Event.CLAIM_EDITED), last(app, Event.ARTICLE_TAKEN_IN)):
        recipe = recipe_on(reader.get(f"/history/{number}"))
        assert len(recipe.splitlines()) == 5
        exec(recipe, {})  # noqa: S102  # what an outsider would do
        with pytest.raises(AssertionError):
            exec(recipe.replace('"v":1}', '"v":1} '), {})  # noqa: S102  # same, with a blank more


def test_a_word_of_code_in_a_text_stays_a_word(app, reader):
    wording = "'); raise SystemExit #\\ <script>alert(1)</script> \N{OWL}"
    with app.app_context():
        Desk().make_article(title=wording)
    number = last(app, Event.ARTICLE_TAKEN_IN)
    answer = reader.get(f"/history/{number}")
    assert "<script>alert" not in answer.text
    exec(recipe_on(answer), {})  # noqa: S102  # what an outsider would do


def test_an_export_as_csv_reads_back(app, reader, day):
    answer = export(reader, "format=csv")
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert 'filename="history.csv"' in answer.headers["Content-Disposition"]
    rows = list(read_csv(answer.text))
    with app.app_context():
        assert [row["leaf_hash"] for row in rows] == [
            each.hex()
            for each in db.session.scalars(
                sa.select(HistoryEntry.leaf_hash).order_by(HistoryEntry.seq)
            )
        ]
    edit = next(row for row in rows if row["event"] == "claim.edited")
    assert edit["person"] == "Reviewer Person"
    assert edit["subject"] == WORDING
    assert json.loads(edit["changes"])["kind"] == ["quantity", "ranking"]


def test_an_export_keeps_formulas_from_running(app, reader):
    with app.app_context():
        Desk().make_article(title="=HYPERLINK(1)")
    answer = export(reader, "format=csv&type=article")
    assert ",'=HYPERLINK(1)," in answer.text


def test_an_export_as_jsonl_lets_an_outsider_compute_everything(app, reader, day):
    answer = export(reader, "format=jsonl")
    hashes = []
    for number, line in enumerate(io.StringIO(answer.text)):
        row = json.loads(line)
        assert row["number"] == number
        commit = hashlib.sha256(
            b"fc/event/v1\0" + base64.b64decode(row["salt"]) + row["event"].encode()
        ).digest()
        leaf = json.loads(row["leaf"])
        assert leaf["c"] == base64.b64encode(commit).decode()
        assert leaf["n"] == number
        assert leaf["t"] == json.loads(row["event"])["at"][:16] + "Z"
        assert row["leaf_hash"] == leaf_hash(row["leaf"].encode()).hex()
        hashes.append(bytes.fromhex(row["leaf_hash"]))
    assert len(hashes) == last_number(app) + 1


def test_an_export_obeys_the_filter(reader, day):
    claim = day["published"]
    shown = numbers_on(reader.get(f"/history/claims/{claim}"))
    answer = reader.get(f"/history/claims/{claim}")
    address = unescape(re.search(r'href="([^"]*format=jsonl[^"]*)"', answer.text)[1])
    exported = [
        json.loads(line)["number"]
        for line in export(reader, urlsplit(address).query).text.splitlines()
    ]
    assert exported == sorted(shown)


def test_an_export_comes_in_batches(app, reader, day, monkeypatch):
    monkeypatch.setattr(history_pages, "BATCH", 7)
    numbers = [
        json.loads(line)["number"] for line in export(reader, "format=jsonl").text.splitlines()
    ]
    assert numbers == list(range(last_number(app) + 1))


def test_an_export_that_cannot_be_read_is_refused(reader):
    for query in ("", "format=xml", "format=csv&id=x", "format=jsonl&from=x"):
        assert export(reader, query).status_code == 422, query


def test_verifying_shows_the_head(app, reader, day):
    assert "Verify now" in reader.get("/history/verify").text
    text = text_of(reader.post("/history/verify").text)
    with app.app_context():
        report = verify()
    assert "The history holds" in text
    assert report.root in text
    assert f"Entries checked {report.checked}" in text


def test_verifying_names_the_entry_that_does_not_fit(app, reader, day, database_kind):
    number = last(app, Event.CLAIM_EDITED)
    with app.app_context(), db.engine.begin() as connection:
        if database_kind == "sqlite":
            for (name,) in connection.exec_driver_sql(
                "SELECT name FROM sqlite_master WHERE type = 'trigger'"
            ).all():
                connection.exec_driver_sql(f"DROP TRIGGER {name}")
        else:
            connection.exec_driver_sql("ALTER TABLE claim DISABLE TRIGGER USER")
        connection.execute(
            sa.text("UPDATE claim SET wording = 'rewritten' WHERE id = :id"), {"id": day["edited"]}
        )
    answer = reader.post("/history/verify")
    assert "The history does not hold" in answer.text
    assert f'<a href="/history/{number}">Entry {number}</a>' in answer.text
    assert "changed without an entry" in answer.text


def test_asking_for_an_exports_headers_alone_leaves_nothing_open(reader):
    answer = Context().run(reader.client.head, "/history/export?format=csv", buffered=True)
    assert (answer.status_code, answer.data) == (200, b"")


def test_looking_changes_nothing(app, reader, day):
    before = last_number(app)
    for path in ("/history/", "/history/3", "/history/verify"):
        reader.get(path)
    export(reader, "format=csv")
    reader.post("/history/verify")
    assert last_number(app) == before
